"""The journals for pictures are what their names say."""

from __future__ import annotations

import pytest

from journal.reading.series import series_of
from journal.statistics.drift import estimate_of
from journal.statistics.saying import Saying, say
from tests.conftest import THURSDAY
from tests.drifts import NAMES, drafts

TODAY = THURSDAY.date()


def said(name: str) -> Saying:
    series = series_of(drafts(name, TODAY))
    return say(estimate_of(series, TODAY.toordinal()), series, TODAY.toordinal())


@pytest.mark.parametrize("name", NAMES)
def test_each_can_be_said_and_is_the_same_each_time(name: str) -> None:
    assert said(name).plain == said(name).plain
    assert "nan" not in said(name).plain


@pytest.mark.parametrize(
    ("name", "claims"),
    [
        ("rising", [("year", True, "behaviour")]),
        ("falling", [("year", False, "behaviour")]),
        ("steady", []),
        ("mix-shifted", [("year", True, "mix")]),
        ("all-leader", []),
        ("up-down", [("year", True, "behaviour"), ("quarter", False, "behaviour")]),
    ],
)
def test_what_is_claimed_of_them(name: str, claims: list[tuple[str, bool, str]]) -> None:
    found = said(name).verdict.claims
    assert [(claim.window, claim.rises, claim.cause) for claim in found if claim.is_certain] == claims


def test_the_few_have_a_band_and_no_line() -> None:
    assert said("few").kind == "early"
