"""What a list puts before each of its lines."""

from __future__ import annotations

import re

from journal.domain.day_words import day_words, fold_words

_BULLET = re.compile(r"\s*(?:(?:[-*•–]|(?P<number>\d{1,2}[.)]))\s+)?(?:\[[ xX]?\]\s+)?(?=(?P<word>\S+))")


def bullet_end(source: str) -> int:
    """Where the text of a list's line begins: behind "- ", "2) ", "[x] " and blanks; 0 without a bullet.

    A number before a month's name is a date, and a bullet with nothing behind it is the text itself.
    """
    match = _BULLET.match(source)
    if match is None or not source[: match.end()].strip():
        return 0
    if match["number"] and fold_words(match["word"].rstrip(".:,")) in day_words().months:
        return 0
    return match.end()
