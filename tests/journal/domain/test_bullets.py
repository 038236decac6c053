"""What of a list's line is no text."""

from __future__ import annotations

import pytest

from journal.domain.bullets import bullet_end


@pytest.mark.parametrize(
    "bullet",
    ["- ", "* ", "• ", "– ", "1. ", "2) ", "12. ", "[ ] ", "[x] ", "- [ ] ", "  -  ", "1. [x] ", "-\t"],
)
def test_a_bullet_is_no_text(bullet: str) -> None:
    assert bullet_end(f"{bullet}Coached @Jo") == len(bullet)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "  ",
        "*",
        "- ",
        "1. ",
        "1:1 with @Jo",
        "-5 % on the list",
        "2 calls",
        "2.5 hours of calls",
        "  Coached @Jo",
        "*very* clear",
        "[Acme] wrote back",
        "12. November was calm",
        "3.Coached",
        "100. call of the week",
    ],
)
def test_what_looks_like_one_is_text(source: str) -> None:
    assert bullet_end(source) == 0
