"""The drift in words: each sentence as it is read."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import numpy as np
import pytest

from journal.statistics.attribution import Attribution, Side
from journal.statistics.drift_words import (
    claim_sentence,
    counts_moved,
    counts_plain,
    drift_sentences,
    pace_sentence,
)
from journal.statistics.outlook import Arrival
from journal.statistics.ramp import Drift
from journal.statistics.runs import plain, runs
from journal.statistics.series import DaySeries
from journal.statistics.verdict import Cause, DriftClaim, Pace, Verdict, Window, Yardstick
from tests.journal.statistics.made import (
    TODAY,
    words,
)

EMPTY = DaySeries.empty()
MINUTES = DaySeries(*(np.empty(0, np.int64) for _ in range(7)), measure="minutes", unit=30.0)
QUARTER, YEAR = dt.date(2026, 8, 21).toordinal(), dt.date(2025, 11, 19).toordinal()


def side(before: float, now: float, chance_up: float | None = None) -> Side:
    """A side that surely moved, if its ends differ; rates are per logged day, of which a week has five."""
    chance = chance_up if chance_up is not None else 0.5 if before == now else 0.99 if before < now else 0.01
    ends = [factor * end / 5 for end in (before, now) for factor in (1, 0.5, 2)]
    return Side(*ends, math.log(now / before) if before and now else 0.0, chance)


def counts(leader: Side, manager: Side, since: int = YEAR) -> Attribution:
    return Attribution(leader, manager, since, 200, 5.0)


def claim(
    change: int,
    *,
    certain: bool = True,
    chance: float = 0.988,
    cause: Cause = "behaviour",
    window: Window = "year",
    moved: Attribution | None = None,
) -> DriftClaim:
    since = YEAR if window == "year" else QUARTER
    drift = Drift(chance, change / 12, change / 20, change / 8, change, since)
    moved = moved or counts(side(3, 6), side(7, 7))
    return DriftClaim(window, change > 0, abs(change), certain, chance, cause, drift, moved)


def sentence(one: DriftClaim, series: DaySeries = EMPTY, yardstick: Yardstick | None = None) -> str:
    return words(plain(runs(claim_sentence(one, series, TODAY, yardstick))))


ENDS = "leader actions went from 3 to 6 a week, manager actions stayed near 7 a week."


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (claim(13), f"13 points more than in November 2025, more than chance would give (99 %): {ENDS}"),
        (claim(-13), f"13 points less than in November 2025, more than chance would give (99 %): {ENDS}"),
        (
            claim(13, window="quarter"),
            f"13 points more than on 21 August, more than chance would give (99 %): {ENDS}",
        ),
        (
            claim(6, certain=False, chance=0.931),
            f"Perhaps 6 points more than in November 2025 (93 %): {ENDS}",
        ),
        (
            claim(-6, certain=False, chance=0.9749, window="quarter"),
            f"Perhaps 6 points less than on 21 August (97 %): {ENDS}",
        ),
        (
            claim(1, chance=0.99999),
            f"1 point more than in November 2025, more than chance would give (99 %): {ENDS}",
        ),
        (
            claim(-2, chance=0.976),
            f"2 points less than in November 2025, more than chance would give (98 %): {ENDS}",
        ),
    ],
)
def test_a_claim_in_words(one: DriftClaim, text: str) -> None:
    assert sentence(one) == text


TAIL = "This is a change in what is written down; whether what is done changed, no count can tell."


def test_the_mix_in_words() -> None:
    fewer = counts(side(4, 4), side(7, 4))
    assert sentence(claim(6, cause="mix", moved=fewer)) == (
        "The mix shifted: fewer manager actions were written down. The share is 6 points higher than in "
        "November 2025 (99 %): leader actions stayed near 4 a week, manager actions went from 7 to 4 a week. "
        + TAIL
    )
    assert sentence(
        claim(-6, cause="mix", moved=counts(side(7, 4), side(4, 4)), certain=False, chance=0.92)
    ) == (
        "Perhaps the mix shifted: fewer leader actions were written down. The share is perhaps 6 "
        "points lower than in November 2025 (92 %): leader actions went from 7 to 4 a week, manager "
        "actions stayed near 4 a "
        "week. " + TAIL
    )


@pytest.mark.parametrize(
    ("one", "start"),
    [
        (6, "6 points more than in November 2025, more than chance would give (99 %), but"),
        (-6, "6 points less than in November 2025, more than chance would give (99 %), but"),
    ],
)
def test_where_no_count_is_told_from_the_other_it_is_said(one: int, start: str) -> None:
    unclear = counts(side(4, 5, 0.8), side(6, 5, 0.2))
    told = sentence(claim(one, cause="unclear", moved=unclear))
    assert told == (
        f"{start} which count carries it can't be told yet: leader actions perhaps went from 4 to 5 a week, "
        "manager actions stayed near 6 a week."
    )
    unsure = sentence(claim(one, cause="unclear", moved=unclear, certain=False, chance=0.93))
    assert unsure.startswith("Perhaps 6 points ")
    assert "(93 %), but which count carries it can't be told yet: " in unsure


def test_an_open_claim_in_words() -> None:
    up = Yardstick(40, 0.12, 0.054, 0.186)
    assert sentence(claim(6, cause="yardstick"), yardstick=up) == (
        "Whether the share rose since November 2025 stays open: of 40 old actions tagged again "
        "unseen, 12 in 100 more (likely 5 to 19) are leadership now, which alone could explain it. "
        "Leader actions went from 3 to 6 a week, manager actions stayed near 7 a week."
    )
    down = Yardstick(1, -1.0, -1.0, -0.054)
    assert sentence(claim(-6, cause="yardstick", window="quarter"), yardstick=down) == (
        "Whether the share fell since 21 August stays open: of 1 old action tagged again unseen, 100 "
        "in 100 fewer (likely 5 to 100) are leadership now, which alone could explain it. Leader "
        "actions went from 3 to 6 a week, manager actions stayed near 7 a week."
    )


def test_two_windows_that_disagree_in_words() -> None:
    def first(one: DriftClaim, other: DriftClaim) -> str:
        said = drift_sentences(Verdict("share", 900, 900, 366, 200, 0, 0, (one, other)), EMPTY, TODAY)
        assert len(said) == 3
        return said[0]

    up, down = claim(9), claim(-9, window="quarter")
    assert words(first(up, down)) == "Up over the year, down since 21 August."
    assert words(first(replace(up, rises=False), replace(down, rises=True))) == (
        "Down over the year, up since 21 August."
    )
    unsure = replace(up, is_certain=False), replace(down, is_certain=False)
    assert words(first(*unsure)) == "Perhaps up over the year, down since 21 August."
    short = replace(up, drift=replace(up.drift, since=dt.date(2026, 5, 25).toordinal()))
    assert words(first(short, down)) == "Up since 25 May, down since 21 August."


def test_where_one_of_two_windows_stays_open_no_direction_is_told_before() -> None:
    shorter = claim(-9, window="quarter", cause="yardstick")
    told = drift_sentences(
        Verdict("share", 900, 900, 366, 200, 0, 0, (claim(9), shorter)),
        EMPTY,
        TODAY,
        Yardstick(40, -0.3, -0.5, -0.1),
    )
    assert [text[:12] for text in told] == ["**9\u00a0points m", "Whether the "]


def steady(low: float, high: float, since: int = QUARTER) -> str:
    factor = (TODAY - since) / 30
    drift = Drift(0.6, (low + high) / 2 / factor, low / factor, high / factor, (low + high) / 2, since)
    (text,) = drift_sentences(Verdict("share", 900, 900, 366, 200, 0, 0, (), drift), EMPTY, TODAY)
    return words(plain(runs(text)))


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (
            -3.4,
            7.8,
            (
                "No change since 21 August that could be told from chance: likely between 3 points less and "
                "8 points more."
            ),
        ),
        (
            -0.02,
            5.2,
            (
                "No change since 21 August that could be told from chance: likely between none and 5 points "
                "more."
            ),
        ),
        (
            -12,
            1.04,
            (
                "No change since 21 August that could be told from chance: likely between 12 points less and "
                "1 point more."
            ),
        ),
        (-2.1, 2.4, "Steady since 21 August: likely no more than 3 points either way."),
        (-5.0, 5.0, "Steady since 21 August: likely no more than 5 points either way."),
        (-0.7, 1.0, "Steady since 21 August: likely no more than 1 point either way."),
        (-0.31, 0.2, "Steady since 21 August: likely no more than 0.4 points either way."),
        (0.0, 0.0, "Steady since 21 August: likely no more than 0.1 points either way."),
        (1.6, 3.4, "Hardly any change since 21 August: likely between 2 points more and 3 points more."),
        (-3.4, -1.2, "Hardly any change since 21 August: likely between 3 points less and 1.2 points less."),
    ],
)
def test_no_claim_in_words(low: float, high: float, text: str) -> None:
    assert steady(low, high) == text


def test_a_long_window_is_against_a_month_and_a_year_ago_has_its_year() -> None:
    assert steady(-2, 2, YEAR).startswith("Steady since November 2025: ")
    assert steady(-2, 2, TODAY - 300).startswith("Steady since January 2026: ")
    assert steady(-2, 2, TODAY - 299).startswith("Steady since 24 January: ")
    january = dt.date(2026, 1, 15).toordinal()
    drift = Drift(0.6, 0, -1, 1, 0, january - 60)
    (text,) = drift_sentences(Verdict("share", 900, 900, 366, 200, 0, 0, (), drift), EMPTY, january)
    assert words(text).startswith("Steady since 16 November 2025: ")


# --- counts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("leader", "manager", "text"),
    [
        (
            side(3, 6),
            side(7, 7),
            "leader actions went from 3 to 6 a week, manager actions stayed near 7 a week",
        ),
        (
            side(0.4, 1.26),
            side(12.4, 8.6),
            "leader actions went from 0.4 to 1.3 a week, manager actions went from 12 to 9 a week",
        ),
        (
            side(1.04, 41.6),
            side(41.9, 1.96),
            "leader actions went from 1 to 42 a week, manager actions went from 42 to 2 a week",
        ),
        (
            side(3.6, 4.2),
            side(2.2, 1.8),
            "leader actions went from 3.6 to 4.2 a week, manager actions went from 2.2 to 1.8 a week",
        ),
        (
            side(3, 5, 0.851),
            side(0.5, 0.5),
            "leader actions went from 3 to 5 a week, manager actions stayed near 0.5 a week",
        ),
        (
            side(3.3, 5.2, 0.849),
            side(8, 5, 0.151),
            "leader actions perhaps went from 3 to 5 a week, manager actions perhaps went from 8 to 5 a week",
        ),
        (
            side(5, 6.05, 0.8),
            side(5, 6.15, 0.8),
            "leader actions stayed near 6 a week, manager actions perhaps went from 5 to 6 a week",
        ),
        (
            side(0, 0),
            side(2999.6, 3500),
            "leader actions stayed near 0 a week, manager actions went from 3,000 to 3,500 a week",
        ),
        (
            side(15.4, 14.7),
            side(0.01, 0.04),
            "leader actions stayed near 15 a week, manager actions stayed near 0 a week",
        ),
    ],
)
def test_counts_a_week(leader: Side, manager: Side, text: str) -> None:
    assert words(plain(runs(counts_moved(counts(leader, manager), EMPTY)))) == text


def test_time_a_week() -> None:
    moved = counts(side(1, 7), side(4.4, 24))  # actions of 30 minutes
    assert words(plain(runs(counts_moved(moved, MINUTES)))) == (
        "leader time went from 0.5 hours to 3.5 hours a week, manager time went from 2.2 hours to "
        "12 hours a week"
    )
    still = counts(side(1 / 30, 1 / 30), side(4, 4))
    assert words(plain(runs(counts_moved(still, MINUTES)))) == (
        "leader time stayed near 1 minute a week, manager time stayed near 2 hours a week"
    )
    assert words(counts_plain(moved, MINUTES)) == (
        "leader 0.5 hours to 3.5 hours, manager 2.2 hours to 12 hours"
    )
    perhaps = counts(side(1, 7, 0.6), side(7, 4, 0.4))
    assert words(plain(runs(counts_moved(perhaps, MINUTES)))) == (
        "leader time perhaps went from 0.5 hours to 3.5 hours a week, manager time perhaps went from "
        "3.5 hours to 2 hours a week"
    )
    assert words(counts_plain(counts(side(3, 6), side(7, 7)), EMPTY)) == "leader 3 to 6, manager near 7"


def test_shapes_stand_before_their_words_and_are_not_parted_from_them() -> None:
    text = claim_sentence(claim(13), EMPTY, TODAY)
    found = [run for run in runs(text) if run.shape]
    assert [run.shape for run in found] == ["leader", "manager"]
    assert found[0].text.startswith("leader actions")
    assert found[1].text.startswith("manager actions")
    assert "▲\u00a0leader" in text
    assert "■\u00a0manager" in text
    strong = [run.text for run in runs(text) if run.strong]
    assert [words(part) for part in strong] == ["13 points more", "3 to 6"]
    assert all(" " not in part.removesuffix(" more") for part in strong)
    resting = runs(claim_sentence(claim(13, cause="yardstick"), EMPTY, TODAY, Yardstick(40, 0.1, 0.05, 0.2)))
    assert [run.text[:6] for run in resting if run.shape == "leader"] == ["Leader"]


# --- the pace -------------------------------------------------------------------------------------


def pace(
    early: float,
    late: float,
    *,
    own: bool = False,
    there: bool = False,
    today: int = TODAY,
    target: float = 0.6,
) -> str:
    one = Pace(target, Arrival(early, (early + late) / 2, late), is_own=own, is_there=there)
    return words(plain(runs(pace_sentence(one, today))))


@pytest.mark.parametrize(
    ("early", "late", "text"),
    [
        (120, 250, "If this pace held, 60 would be reached between March 2027 and July 2027."),
        (120, 125, "If this pace held, 60 would be reached in March 2027."),
        (0, 0, "If this pace held, 60 would be reached by November 2026."),
        (14, 120, "If this pace held, 60 would be reached by March 2027."),
        (21, 120, "If this pace held, 60 would be reached between December 2026 and March 2027."),
        (
            120,
            math.inf,
            "If this pace held, 60 would be reached in March 2027 at the earliest, or not at all.",
        ),
        (14, math.inf, "If this pace held, 60 could be reached at any time, or not at all."),
        (math.inf, math.inf, "If this pace held, 60 would not be reached within ten years."),
        (3650, 3652, "If this pace held, 60 would be reached in November 2036."),
    ],
)
def test_the_pace_in_words(early: float, late: float, text: str) -> None:
    assert pace(early, late) == text


def test_what_is_reached_is_reached() -> None:
    assert pace(0, 0, own=True, there=True, target=0.545) == (
        "Your share has reached your target of 54.5 already."
    )


def test_an_own_target_is_called_so() -> None:
    assert pace(120, 250, own=True) == (
        "If this pace held, your target of 60 would be reached between March 2027 and July 2027."
    )
    assert pace(math.inf, math.inf, own=True, target=0.625) == (
        "If this pace held, your target of 62.5 would not be reached within ten years."
    )


def test_at_the_end_of_the_calendar_the_pace_stops_with_it() -> None:
    last = dt.date(9999, 12, 30).toordinal()
    assert pace(700, 3000, today=last) == "If this pace held, 60 would be reached in December 9999."
