"""Where the pace may be drawn, and what is said where it may not: never more than the sentence tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from journal.reading.series import Timed
from journal.settings.machine import MachineSettings
from journal.statistics.drift import estimate_of
from journal.statistics.saying import say
from journal.statistics.series import DaySeries
from journal.statistics.verdict import Yardstick
from tests.journal.statistics.made import MIX, RISING, TODAY, drawn, even, levels, mirrored, ramp, series
from ui.charts.figure import ChartMarks
from ui.pages.drift_reading import Reading, Wanted
from ui.pages.show_menu import Shown, pace_target, toggled, told, why_not

SHIFTED = Yardstick(40, 0.45, 0.3, 0.6)
UNCLEAR = drawn(0, 300, ramp(1.0, 1.6), ramp(2.0, 1.5))


def reading_of(counts: DaySeries, today: int = TODAY, yardstick: Yardstick | None = None) -> Reading:
    estimate = estimate_of(counts, today)
    saying = say(estimate, counts, today, yardstick=yardstick)
    timed = Timed(0, 0)
    return Reading(counts, estimate, saying, ChartMarks(), counts.days, timed, timed, today, 0, Wanted())


def drawn_pace(reading: Reading) -> bool:
    """Whether the figure has a pace, with everything chosen."""
    return reading.figure("all", Shown(pace=True).choices(reading)).pace is not None


def nearly_all() -> DaySeries:
    """A rise to a share above the last tenth."""
    days = np.arange(TODAY - 400, TODAY + 1)
    late = days >= TODAY - 200
    return series(days, np.where(late, 20, 12), np.where(late, 0, 4) * (days % 2))


def test_a_rise_that_is_told_can_be_drawn_on_as_a_switch() -> None:
    reading = reading_of(RISING)
    assert reading.saying.verdict.pace is not None
    target = pace_target(reading)
    assert target is not None
    assert target >= reading.saying.verdict.pace.target
    assert why_not("show.pace", reading, "all") is None
    assert drawn_pace(reading)
    shown = toggled("show.pace", Shown())
    assert (shown.pace, toggled("show.pace", shown).pace) == (True, False)
    assert told("show.pace", shown, "Pace") == "Pace: shown"
    assert Shown.remembered(shown.remember(MachineSettings())).pace
    assert not Shown.remembered(Shown().remember(MachineSettings(chart_pace=True))).pace


REASONS: dict[str, tuple[Callable[[], Reading], str]] = {
    "falls": (lambda: reading_of(mirrored(RISING)), "the share falls"),
    "mix": (lambda: reading_of(MIX), "the mix shifted"),
    "unclear": (lambda: reading_of(UNCLEAR), "carries the rise can't be told"),
    "yardstick": (lambda: reading_of(RISING, yardstick=SHIFTED), "whether the share rose stays open"),
    "both ways": (lambda: reading_of(levels(0, (0.1, 0.8, 0.55), (150, 45))), "went up over one time"),
    "silence": (lambda: reading_of(RISING, TODAY + 40), "no tagged action for four weeks"),
    "steady": (lambda: reading_of(drawn(41, 700, even(2), even(3))), "of a rise alone"),
    "year level": (lambda: reading_of(levels(0, (0.5, 0.2, 0.6), (150, 45))), "which has no rise"),
    "young rise": (lambda: reading_of(drawn(0, 50, ramp(1, 5, over=50), even(3))), "after 60 days"),
    "young": (lambda: reading_of(drawn(1, 40, even(2), even(3))), "after 60 days"),
    "nothing": (lambda: reading_of(drawn(1, 0, even(0), even(0))), "after 60 days"),
    "all reached": (lambda: reading_of(nearly_all()), "reached every target"),
}


@pytest.mark.parametrize("name", REASONS)
def test_what_the_sentence_refuses_to_tell_is_neither_offered_nor_drawn(name: str) -> None:
    make, said = REASONS[name]
    reading = make()
    assert reading.saying.verdict.pace is None
    reason = why_not("show.pace", reading, "all")
    assert reason is not None
    assert said in reason.sentence
    assert reason.sentence.endswith(".")
    assert len(reason.words) <= 60
    assert pace_target(reading) is None
    assert not drawn_pace(reading)


@pytest.mark.parametrize("name", ["mix", "unclear", "silence"])
def test_that_a_line_would_meet_a_target_is_not_enough(name: str) -> None:
    assert REASONS[name][0]().estimate.arrivals


def test_each_reason_is_one_of_its_own() -> None:
    found = {name: why_not("show.pace", make(), "all") for name, (make, _said) in REASONS.items()}
    assert found.pop("young") == found.pop("young rise") == found["nothing"]
    assert len(set(found.values())) == len(found)


def test_todays_yardstick_can_be_chosen_once_a_shift_is_told() -> None:
    few = replace(reading_of(RISING), yardstick=Yardstick(12, 0.2, 0.1, 0.3))
    reason = why_not("show.todays", few, "all")
    assert reason is not None
    assert "12 of 30" in reason.words
    none = replace(reading_of(RISING), yardstick=Yardstick(60, 0.02, -0.04, 0.08))
    reason = why_not("show.todays", none, "all")
    assert reason is not None
    assert reason.words == "no shift is told"
    told_shift = replace(reading_of(RISING), yardstick=Yardstick(60, 0.2, 0.1, 0.3))
    line = replace(told_shift.marks, todays=told_shift.estimate.share)
    assert why_not("show.todays", replace(told_shift, marks=line), "all") is None
    shown = toggled("show.todays", Shown())
    assert (Shown().todays, shown.todays) == (True, False)
    assert not Shown.remembered(shown.remember(MachineSettings())).todays
