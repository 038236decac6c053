from __future__ import annotations

from dataclasses import replace

from journal.statistics.drift import estimate_of
from journal.statistics.runs import plain, runs
from journal.statistics.saying import say
from journal.statistics.series import DaySeries
from tests.ui.charts.charting import TODAY, series_of
from ui.dialogs.computed import computed_sentences


def words_of(series: DaySeries) -> str:
    estimate = estimate_of(series, TODAY)
    sentences = computed_sentences(series, estimate, say(estimate, series, TODAY), TODAY)
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
    assert "".join(c for c in one if not c.isdigit()) == "".join(c for c in other if not c.isdigit())
