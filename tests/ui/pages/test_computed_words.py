from __future__ import annotations

import re
from dataclasses import replace

import pytest

from journal.statistics.drift import estimate_of
from journal.statistics.narrowing import narrowing
from journal.statistics.runs import plain, runs
from journal.statistics.saying import say
from journal.statistics.series import DaySeries
from journal.statistics.verdict import Yardstick, decide
from tests.journal.statistics.made import drawn, even, mirrored, ramp
from tests.ui.charts.charting import TODAY, series_of
from ui.pages.computed_words import NOTHING, LeftOut, Part, computed_parts


def parts_of(
    series: DaySeries,
    today: int = TODAY,
    yardstick: Yardstick | None = None,
    left_out: LeftOut = NOTHING,
) -> tuple[Part, ...]:
    estimate = estimate_of(series, today)
    verdict = decide(estimate, series, today, yardstick)
    return computed_parts(series, estimate, verdict, narrowing(series, today), today, left_out)


def words_of(
    series: DaySeries,
    today: int = TODAY,
    yardstick: Yardstick | None = None,
    left_out: LeftOut = NOTHING,
) -> str:
    parts = parts_of(series, today, yardstick, left_out)
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


def said_of(series: DaySeries, yardstick: Yardstick | None = None) -> str:
    """The drift sentence of the same journal, on the same day."""
    saying = say(estimate_of(series, TODAY), series, TODAY, yardstick=yardstick)
    return plain((*saying.first, *saying.second)).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("falls", [False, True])
def test_the_told_points_are_the_lines_and_the_chance_is_the_sentences(falls: bool) -> None:
    rows = [(*row[:1], *reversed(row[1:4]), row[4]) if falls else row for row in rising()]
    series = series_of(rows)
    words, sentence = words_of(series), said_of(series)
    found = re.search(r"goes from (\d+) on 20 November 2025 to (\d+) today: (\d+) points", words)
    assert found is not None
    before, now, told = map(int, found.groups())
    assert abs(now - before) == told
    assert f"{told} points {'less' if falls else 'more'} than" in sentence
    assert f"{now} of 100" in words
    steep = re.search(r"steeper, (\d+) points \(likely (\d+) to (\d+)\)", words)
    assert steep is not None
    change, low, high = map(int, steep.groups())
    assert low < told < change < high
    chance = re.search(r"\((\d+ %)\)", sentence)
    assert chance is not None
    assert f"{'fall' if falls else 'rise'} at all has a chance of {chance.group(1)}" in words
    assert "over 99 %" not in words


def test_a_change_of_behaviour_is_told_as_what_was_logged() -> None:
    words = words_of(series_of(rising()))
    assert "Per logged day, of which a week has 6.9 on average: leader actions from" in words
    assert "leader actions themselves became more and carry the rise" in words
    assert "what you do" not in words


def test_fewer_manager_actions_alone_are_told_as_a_shift_of_the_mix() -> None:
    series = series_of([(ago, 1 + ago // 60, 0, 1, 0) for ago in range(364, -1, -1)])
    assert "The mix shifted" in said_of(series)
    assert "so the sentence says that the mix shifted" in words_of(series)


def test_a_claim_rests_while_the_yardstick_could_explain_it() -> None:
    yardstick = Yardstick(40, 0.6, 0.3, 0.9)
    series = series_of(rising())
    assert "stays open" in said_of(series, yardstick)
    assert "so whether the share rose stays open" in words_of(series, yardstick=yardstick)


def test_what_can_not_be_told_from_chance_is_not_claimed() -> None:
    words = words_of(series_of([(ago, 2, 0, 2, 0) for ago in range(300, -1, -1)]))
    assert "no change that could be told from chance" in words
    assert "If this pace held" not in words


@pytest.mark.parametrize("falls", [False, True])
@pytest.mark.parametrize(
    ("series", "told"),
    [
        (drawn(4, 400, ramp(10, 11), even(10)), "No change worth telling"),
        (drawn(0, 700, ramp(30, 30.6, over=700), even(30)), "Steady since"),
        (drawn(3, 700, ramp(30, 30.6, over=700), even(30)), "Hardly any change"),
    ],
)
def test_a_likely_change_that_is_not_claimed_is_too_small(series: DaySeries, told: str, falls: bool) -> None:
    turned = mirrored(series) if falls else series
    drift = decide(estimate_of(turned, TODAY), turned, TODAY).steady
    assert drift is not None
    assert max(drift.chance_up, 1 - drift.chance_up) > 0.9
    assert told in said_of(turned)
    words = words_of(turned)
    assert "that it rises: a change too small to be told." in words
    assert "told from chance." not in words
    assert "only if the line itself moved by a point and the straight line by 0.3 points in 30 days" in words


@pytest.mark.parametrize("falls", [False, True])
def test_where_no_count_is_known_to_carry_it_that_stays_open(falls: bool) -> None:
    series = drawn(0, 300, ramp(1.0, 1.6), ramp(2.0, 1.5))
    turned = mirrored(series) if falls else series
    assert "can't be told yet" in said_of(turned)
    words = words_of(turned)
    assert "Which of the two counts carries it can't be told yet, so the sentence leaves it open." in words
    assert "themselves became more" not in words


BUSY = [(ago, 1, 0, 1, 0) for ago in range(500, 400, -1)]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([(ago, 1, 0, 1, 0) for ago in range(6, -1, -1)], "tagged actions over 28 days; yours are 14 over 7"),
        ([*BUSY, (9, 6, 0, 6, 0)], "30 tagged actions within a year; your last year holds 12."),
        (
            [*BUSY, *((ago, 2, 0, 2, 0) for ago in range(19, -1, -1))],
            "go back 28 days or more; those of your last year go back 20 days.",
        ),
        (
            [(ago, 4, 0, 4, 0) for ago in range(60, -1, -12)],
            "8 days with tagged actions: a few busy days are no drift. Your last year holds 6 days.",
        ),
        (
            [(60, 4, 0, 4, 0), *((ago, 1, 0, 1, 0) for ago in range(19, -1, -1))],
            "3 days with tagged actions in each half of its time, and one half holds fewer.",
        ),
    ],
)
def test_where_nothing_is_said_of_a_drift_the_reason_is_the_one_that_holds(
    rows: list[tuple[int, int, int, int, int]], said: str
) -> None:
    words = words_of(series_of(rows))
    assert said in words
    assert words.count("A drift needs") + words.count("A drift compares") == 1
    assert "Until then nothing is said of it." in words


def test_by_time_what_falls_short_is_told_as_what_it_is_worth() -> None:
    series = series_of([(ago, 20, 0, 20, 0) for ago in range(6, -1, -1)])
    words = words_of(replace(series, measure="minutes", unit=20.0))
    assert "yours are the minutes of some 14 actions over 7 days" in words


def test_a_long_silence_is_why_no_drift_is_told() -> None:
    series = series_of([(ago, 2, 0, 2, 0) for ago in range(300, 39, -1)])
    assert "The last tagged action is 40 days old. After four weeks" in words_of(series)
    assert "A drift needs" not in words_of(series)


def test_the_two_ends_of_the_pace_are_explained_as_the_sentence_names_them() -> None:
    series = series_of(rising())
    words, sentence = words_of(series), said_of(series)
    found = re.search(r"If this pace held, (\d+) would be reached between (\w+ \d+) and (\w+ \d+)", sentence)
    assert found is not None
    target, early, late = found.groups()
    assert f"until it meets {target}." in words
    assert f"80 % of the chances between them: {early} for a steep rise, {late} for a flat one." in words
    assert "It is no forecast" in words


def test_a_pace_that_may_be_there_at_once_says_so() -> None:
    series = series_of([(ago, 4 - ago % 2, 0, 2 + (300 - ago) // 150, 0) for ago in range(299, -1, -1)])
    assert "If this pace held, 50 would be reached by September 2027" in said_of(series)
    assert "the next two weeks for a steep rise, September 2027 for a flat one" in words_of(series)


def test_later_actions_move_the_line_of_past_months() -> None:
    assert "The line of past months can still move" in words_of(series_of(rising()))


def test_more_days_narrow_the_band_only_where_actions_of_a_day_are_alike() -> None:
    mixed = words_of(series_of([(ago, 2, 0, 2, 0) for ago in range(99, -1, -1)]))
    assert "weigh about as much as five of different days" in mixed
    assert "spread over more days narrows it more" not in mixed
    alike = words_of(series_of([(ago, 4 * (ago % 2), 0, 4 * (1 - ago % 2), 0) for ago in range(99, -1, -1)]))
    assert "spread over more days narrows it more" in alike


@pytest.mark.parametrize(
    ("each", "said"),
    [(2, "Only 20 days of yours hold two or more"), (1, "No day of yours holds two or more yet")],
)
def test_after_few_days_the_likeness_is_told_as_a_usual_value(each: int, said: str) -> None:
    words = words_of(series_of([(ago, each - 1, 0, 1, 0) for ago in range(19, -1, -1)]))
    assert said in words
    assert "in your journal" not in words


def test_time_is_told_in_time() -> None:
    series = series_of([(ago, 60, 0, 30, 15) for ago in range(120, -1, -1)])
    timed = replace(series, measure="minutes", unit=20.0)
    words = words_of(timed, left_out=LeftOut(untimed=1200))
    assert "182 hours of tagged actions" in words
    assert "all of them tell as much as 544 actions of 20 minutes each would" in words
    assert "1,200 tagged actions without minutes are left out" in words
    assert "inform as" not in words
    assert "without minutes" not in words_of(timed)


def test_own_work_is_in_neither_side_of_the_share() -> None:
    words = words_of(series_of([(ago, 1, 0, 1, 1) for ago in range(9, -1, -1)]))
    assert "10 of own work count to neither side of the share" in words


@pytest.mark.parametrize("count", [1, 2, 5, 29, 30, 31, 400])
def test_every_number_is_grammatical(count: int) -> None:
    words = words_of(series_of([(ago, 1, 0, 0, 1) for ago in range(count - 1, -1, -1)]))
    assert not re.search(r"(?<![.,])\b1 (?:\w+ )?(?:actions|days|points|hours)\b", words)
    assert "{" not in words
