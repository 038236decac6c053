"""A language a third longer than English, to see that nothing clips: accents, and a tail on each sentence.

`PSEUDO=1 python -m tests.screens …` takes the pictures in it.
"""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from journal.language import DOMAIN, choose_language

TEMPLATE = Path(__file__).parents[1] / "resources" / "locale" / "leaderward.pot"
LANGUAGE = "en_XA"
_KEPT = re.compile(r"(\{[^}]*\}|\*\*|[▲■◆○]|\s+)")
_ACCENTS = str.maketrans("aeiouAEIOUncy", "àéîöúÀÉÎÖÚñçý")
_TAIL = " lörem îpsum dölör sît ämét cönsécté"


def stretched(sentence: str) -> str:
    """The sentence with accents and a third longer; what is filled in and marked in it stays."""
    parts = [part if _KEPT.fullmatch(part) else part.translate(_ACCENTS) for part in _KEPT.split(sentence)]
    letters = sum(len(part) for part in parts if not _KEPT.fullmatch(part))
    more = max(1, round(letters / 3))
    tail = (_TAIL * (more // len(_TAIL) + 1))[:more].rstrip()
    text = "".join(parts)
    end = len(text.rstrip(" .…:?"))
    return text[:end] + tail + text[end:]


def choose_pseudo(folder: Path) -> None:
    """Put the pseudo-language into that folder, and have this process speak it."""
    with TEMPLATE.open("rb") as file:
        catalog = read_po(file, locale="en")
    for message in catalog:
        if not message.id:
            continue
        ids = message.id
        message.string = stretched(ids) if isinstance(ids, str) else tuple(map(stretched, ids))
    place = folder / LANGUAGE / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / f"{DOMAIN}.mo").open("wb") as file:
        write_mo(file, catalog)
    choose_language(str(folder), [LANGUAGE])
