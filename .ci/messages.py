"""Collects the sentences that a person reads into `resources/locale/leaderward.pot`.

`messages.py` writes it; `messages.py --check` says whether it is current. There is no date and no line
number in it, so that it changes only when a sentence does.
"""

from __future__ import annotations

import io
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parent.parent
CONTENT = tuple(ROOT / "resources" / f"{name}.toml" for name in ("distinctions", "intentions"))
TEMPLATE = ROOT / "resources" / "locale" / "leaderward.pot"
# what the catalogue does not pass to gettext either
UNTRANSLATED = frozenset({"id", "code", "family"})
KEYWORDS = {"_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def _texts(value: Any) -> Iterator[str]:
    """Every text of a TOML table that is not an identifier."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in UNTRANSLATED or not isinstance(inner, str):
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def collected() -> bytes:
    """The template as it should be."""
    catalog = Catalog()
    for folder in ("journal", "ui"):
        found = extract_from_dir(
            ROOT / folder, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
        )
        for name, _line, sentence, comments, context in found:
            place = f"{folder}/{Path(name).as_posix()}"
            catalog.add(sentence, locations=[(place, 0)], auto_comments=comments, context=context)
    for content in CONTENT:
        for sentence in _texts(tomllib.loads(content.read_text("utf-8"))):
            catalog.add(sentence, locations=[(content.relative_to(ROOT).as_posix(), 0)])
    written = io.BytesIO()
    write_po(written, catalog, omit_header=True, include_lineno=False, sort_by_file=True, width=100)
    return HEADER.encode() + written.getvalue()


HEADER = """\
# The sentences of Leaderward, for translators. Made by `make messages`; do not edit.
# A new language: pybabel init -D leaderward -i resources/locale/leaderward.pot -d resources/locale -l de
msgid ""
msgstr ""
"Project-Id-Version: Leaderward\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def main(arguments: list[str]) -> int:
    """Write the template, or with `--check` say whether it is current."""
    template = collected()
    there = TEMPLATE.read_bytes() if TEMPLATE.exists() else b""
    if arguments == ["--check"]:
        if there == template:
            return 0
        print(f"{TEMPLATE.relative_to(ROOT)} is not current. Run make messages.", file=sys.stderr)
        return 1
    if there != template:
        TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
        TEMPLATE.write_bytes(template)
    count = template.count(b'\nmsgid "') - 1
    print(f"{count} sentences in {TEMPLATE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
