"""Guesses of others, entered from several places at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from journal.domain.self_view import OtherView
from journal.errors import UsageError
from journal.opening import Opened
from journal.reading.reflecting import other_views

MONTH, TODAY = dt.date(2026, 10, 1), dt.date(2026, 11, 19)


def test_two_windows_never_put_two_colleagues_at_one_place(open_again: Callable[[], Opened]) -> None:
    mine, other = open_again(), open_again()
    mine.journal.views.add_other(OtherView(MONTH, 1, TODAY, 3, "Ana"))
    other.journal.views.add_other(OtherView(MONTH, 1, TODAY, 7, "Ben"))
    found = other_views(mine.reader)
    assert [(one.place, one.who, one.leader) for one in found] == [(1, "Ana", 3), (2, "Ben", 7)]
    assert mine.journal.undo() is not None
    mine.journal.views.add_other(OtherView(MONTH, 1, TODAY, 5, "Cem"))
    assert [one.who for one in other_views(mine.reader)] == ["Cem", "Ben"]


def test_a_sixth_colleague_is_refused_and_says_so(open_again: Callable[[], Opened]) -> None:
    opened = open_again()
    for leader in range(5):
        opened.journal.views.add_other(OtherView(MONTH, 1, TODAY, leader))
    with pytest.raises(UsageError, match="five colleagues"):
        opened.journal.views.add_other(OtherView(MONTH, 1, TODAY, 9))
    assert [one.leader for one in other_views(opened.reader)] == [0, 1, 2, 3, 4]
