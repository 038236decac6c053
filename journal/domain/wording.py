"""What a text must be to be kept: not blank, and made of characters that can be seen again."""

from __future__ import annotations

import re
import unicodedata

from journal.errors import UsageError
from journal.language import _

LONGEST = 1_000_000
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# nothing to see, though Unicode calls them letters, marks or symbols: fillers, selectors, a blank
_FILLERS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)


def checked_text(text: str) -> str:
    """The text with its line ends made newlines and the white space around it taken off.

    Any Unicode is kept as it was typed, and never normalised: it is the person's own.

    Raises:
        UsageError: the text is blank, holds a control character, half a character, or is longer
            than a million characters.
    """
    tidy = checked_note(text)
    if is_blank(tidy):
        raise UsageError(_("There is nothing to log yet."), _("Write what you did, then save."))
    return tidy


def checked_note(text: str) -> str:
    """A text that may also be missing, a lesson for example, tidied and checked as `checked_text` does.

    Raises:
        UsageError: it holds a control character, half a character, or is longer than a million characters.
    """
    tidy = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(tidy) > LONGEST:
        raise UsageError(
            _("This text has {count} characters; an action can hold {most}.").format(
                count=f"{len(tidy):,}", most=f"{LONGEST:,}"
            ),
            _("Keep the point here and the rest in a document."),
        )
    found = _UNSEEN.search(tidy)
    if found:
        place, code = found.start() + 1, ord(found.group())
        sentence = (
            _("Character {place} of the text is only half of one (U+{code}).")
            if 0xD800 <= code <= 0xDFFF
            else _("Character {place} of the text is an invisible control character (U+{code}).")
        )
        raise UsageError(sentence.format(place=place, code=f"{code:04X}"), _("Delete it and save again."))
    return tidy


def is_blank(text: str) -> bool:
    """Whether nothing of it can be seen: white space, joiners and direction marks alone."""
    return all(char.isspace() or unicodedata.category(char) == "Cf" for char in _FILLERS.sub("", text))
