from __future__ import annotations

import re
from dataclasses import replace

import pytest

from journal.statistics.drift import estimate_of
from journal.statistics.narrowing import narrowing
from journal.statistics.runs import plain, runs
from journal.statistics.series import DaySeries
from journal.statistics.verdict import Yardstick, decide
from tests.ui.charts.charting import TODAY, series_of
from ui.pages.computed_words import Part, computed_parts


def parts_of(series: DaySeries, today: int = TODAY, yardstick: Yardstick | None = None) -> tuple[Part, ...]:
    estimate = estimate_of(series, today)
    verdict = decide(estimate, series, today, yardstick)
    return computed_parts(series, estimate, verdict, narrowing(series, today), today)


def words_of(series: DaySeries, today: int = TODAY, yardstick: Yardstick | None = None) -> str:
    parts = parts_of(series, today, yardstick)
    sentences = [sentence for part in parts for sentence in (part.heading, *part.sentences)]
    return " ".join(plain(runs(sentence)) for sentence in sentences).replace("\N{NO-BREAK SPACE}", " ")


def test_the_persons_own_figures_are_told() -> None:
    series = series_of([(ago, 3, 1, 2, 1) for ago in range(60)][::-1])
    words = words_of(replace(series, untagged=series.untagged + 1))
    for said in (
        "360 tagged actions",
        "120 leader",
        "180 manager",
        "60 both",
        "60 of own work",
        "60 that wait",
        "60 days since",
        "chance of 90 %",
    ):
        assert said in words, said


def test_under_five_no_share_is_told() -> None:
    words = words_of(series_of([(3, 2, 0, 1, 0)]))
    assert "3 tagged actions" in words
    assert "of 100" not in words
    assert "own work" not in words


def test_how_alike_actions_of_one_day_are_follows_the_journal() -> None:
    same = words_of(series_of([(ago, 4 * (ago % 2), 0, 4 * (1 - ago % 2), 0) for ago in range(99, -1, -1)]))
    mixed = words_of(series_of([(ago, 2, 0, 2, 0) for ago in range(99, -1, -1)]))
    assert "much alike" in same
    assert "hardly alike" in mixed


def test_no_word_claims_too_much() -> None:
    words = words_of(series_of([(ago, 1, 0, 1, 0) for ago in range(40, -1, -1)])).lower()
    assert "surely" not in words.split()
    assert "real" not in words.split()


def test_swapping_the_sides_swaps_two_counts_and_mirrors_the_figures() -> None:
    rows = [(ago, 3, 1, 1, 0) for ago in range(60, -1, -1)]
    one = words_of(series_of(rows))
    other = words_of(
        series_of([(ago, leader, both, manager, own) for ago, manager, both, leader, own in rows])
    )
    assert one != other
    figures = re.compile(r"[+−]?\d")
    assert figures.sub("", one) == figures.sub("", other)


def test_few_actions_show_a_band_and_no_point() -> None:
    series = series_of([(ago, 1, 0, 1, 0) for ago in range(6, -1, -1)])
    gauges = [part for part in parts_of(series) if part.band is not None]
    assert [part.share for part in gauges] == [None]
    assert "A point would claim too much yet" in words_of(series)
    assert "of 100 is the middle" not in words_of(series)


def test_the_busiest_day_is_named_with_what_it_counts_for() -> None:
    rows = [(ago, 4 * (ago % 2), 0, 4 * (1 - ago % 2), 0) for ago in range(99, -1, -1)]
    rows[50] = (49, 12, 0, 0, 0)
    words = words_of(series_of(rows))
    assert "Your busiest day, 1 October 2026, has 12 tagged actions and counts for" in words


def test_days_without_a_tagged_action_are_told_where_they_widened_the_band() -> None:
    series = series_of([(ago, 2, 0, 1, 0) for ago in range(160, 39, -1)])
    assert "On 10 October 2026, the last day with a tagged action, it was" in words_of(series)
    assert "last day with a tagged action" not in words_of(series, TODAY - 40)


def rising() -> list[tuple[int, int, int, int, int]]:
    return [(ago, 2 + ago // 100, 0, 3 - ago // 130, 0) for ago in range(364, -1, -1)]


def test_a_claimed_drift_is_told_with_window_chance_and_counts() -> None:
    words = words_of(series_of(rising()))
    assert "days since 20 November 2025: +45 points" in words
    assert "with a chance of over 99 % that it rose" in words
    assert "Per logged day: leader actions from" in words
    assert "told as a change in what you do" in words


def test_a_fall_is_told_as_a_fall() -> None:
    rows = [(ago, leader, both, manager, own) for ago, manager, both, leader, own in rising()]
    words = words_of(series_of(rows))
    assert "with a chance of over 99 % that it fell" in words
    assert "+" not in words.split("The drift")[1]


def test_fewer_manager_actions_alone_are_told_as_what_is_written_down() -> None:
    rows = [(ago, 1 + ago // 60, 0, 1, 0) for ago in range(364, -1, -1)]
    assert "told as a change in what is written down" in words_of(series_of(rows))


def test_a_claim_rests_while_the_yardstick_could_explain_it() -> None:
    words = words_of(series_of(rising()), yardstick=Yardstick(40, 0.6, 0.3, 0.9))
    assert "so it stays open" in words


def test_what_can_not_be_told_from_chance_is_not_claimed() -> None:
    words = words_of(series_of([(ago, 2, 0, 2, 0) for ago in range(300, -1, -1)]))
    assert "too little to tell it from chance" in words


def test_time_is_told_in_time() -> None:
    series = series_of([(ago, 60, 0, 30, 15) for ago in range(120, -1, -1)])
    words = words_of(replace(series, measure="minutes", unit=20.0))
    assert "182 hours of tagged actions" in words
    assert "20 minutes inform as much as one action" in words
    assert "tagged action " not in words


@pytest.mark.parametrize("count", [1, 2, 5, 29, 30, 31, 400])
def test_every_number_is_grammatical(count: int) -> None:
    words = words_of(series_of([(ago, 1, 0, 0, 1) for ago in range(count - 1, -1, -1)]))
    assert not re.search(r"(?<![.,])\b1 (?:\w+ )?(?:actions|days|points|hours)\b", words)
    assert "{" not in words
