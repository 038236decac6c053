from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.statistics.drift import Estimate, estimate_of
from journal.statistics.runs import Run, plain, runs
from journal.statistics.saying import caption, figure, finding, say
from journal.statistics.series import DaySeries
from tests.journal.statistics.made import TODAY, said, series_of, words

NBSP = "\u00a0"


def estimate_ending(share: float, low: float, high: float, days: int = 60) -> Estimate:
    line = np.ones(days)
    return Estimate(np.arange(TODAY - days + 1, TODAY + 1), line * share, line * low, line * high, 0.08)


def test_an_empty_journal() -> None:
    saying = said(DaySeries.empty())
    assert saying.kind == "empty"
    assert words(saying.plain) == "No tagged action yet: the first estimate needs 5."
    assert saying.second == ()
    assert (saying.share, saying.low, saying.high) == (None, None, None)
    assert (saying.missing_actions, saying.missing_days) == (5, 0)


def test_actions_that_are_not_tagged_make_no_share() -> None:
    saying = said(series_of((1, {"untagged": 3, "own": 2})))
    assert saying.kind == "empty"
    assert words(saying.plain) == (
        "No tagged action yet: the first estimate needs 5. "
        "In the last four weeks: 2 of own work in neither side. 3 actions wait for a tag."
    )


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (1, "1 tagged action so far, 4 more until the first estimate."),
        (2, "2 tagged actions so far, 3 more until the first estimate."),
        (4, "4 tagged actions so far, 1 more until the first estimate."),
    ],
)
def test_under_five_the_count_and_what_is_missing(count: int, text: str) -> None:
    saying = said(series_of((0, {"leader": count})))
    assert saying.kind == "count"
    assert saying.share is None
    assert saying.missing_actions == 5 - count
    assert words(plain(saying.first)) == text


def test_five_give_a_band_and_no_point() -> None:
    saying = said(series_of((0, {"leader": 2, "manager": 3})))
    assert saying.kind == "early"
    assert (saying.missing_actions, saying.missing_days) == (25, 27)
    first = words(plain(saying.first))
    assert re.fullmatch(r"Likely \d+ to \d+ of 100 actions you log, you call leadership\.", first)
    assert words(plain(saying.second)) == (
        "Too early for a drift: 25 more tagged actions and 27 more days. "
        "In the last four weeks: 2 leader actions and 3 manager actions."
    )


def test_one_action_and_one_day_missing_are_singular() -> None:
    saying = said(series_of((26, {"leader": 20}), (0, {"manager": 9})))
    assert words(plain(saying.second)).startswith(
        "Too early for a drift: 1 more tagged action and 1 more day. "
    )


def test_thirty_in_under_four_weeks_miss_days_alone() -> None:
    saying = said(series_of((25, {"leader": 20}), (0, {"manager": 10})))
    assert saying.kind == "early"
    assert (saying.missing_actions, saying.missing_days) == (0, 2)
    assert words(plain(saying.second)).startswith("Too early for a drift: 2 more days. ")


def test_twenty_nine_over_four_weeks_miss_an_action_alone() -> None:
    saying = said(series_of((40, {"leader": 20}), (0, {"manager": 9})))
    assert saying.kind == "early"
    assert (saying.missing_actions, saying.missing_days) == (1, 0)
    assert words(plain(saying.second)).startswith("Too early for a drift: 1 more tagged action. ")


def test_thirty_over_four_weeks_are_enough() -> None:
    saying = said(series_of((27, {"leader": 20}), (0, {"manager": 10})))
    assert saying.kind == "share"
    assert (saying.missing_actions, saying.missing_days) == (0, 0)
    assert saying.low is not None
    assert saying.high is not None
    assert saying.share is not None
    assert saying.low <= saying.share <= saying.high


def test_the_whole_sentence_and_its_runs() -> None:
    series = series_of((40, {"manager": 30}), (3, {"leader": 1, "manager": 2, "both": 1, "own": 1}))
    saying = say(estimate_ending(0.462, 0.408, 0.513), series, TODAY)
    assert words(saying.plain) == (
        "46 of 100 actions you logged, you called leadership, likely 41 to 51. "
        "Too little in the last year for a drift: 6 more days with tagged actions. "
        "In the last four weeks: "
        "1 leader action, 2 manager actions, 1 both and 1 of own work in neither side."
    )
    assert saying.first[0] == Run(f"46{NBSP}of{NBSP}100", strong=True)
    assert f"likely{NBSP}41{NBSP}to{NBSP}51." in saying.first[1].text
    assert [(run.shape, run.text, run.strong) for run in saying.second if run.shape] == [
        ("leader", "1", True),
        ("manager", "2", True),
        ("both", "1", True),
        ("own", "1", True),
    ]


def test_what_is_zero_is_not_named() -> None:
    saying = said(series_of((0, {"leader": 3})))
    assert words(plain(saying.second)) == "In the last four weeks: 3 leader actions."


def test_only_the_last_four_weeks_are_counted() -> None:
    saying = said(series_of((28, {"manager": 3}), (27, {"leader": 1})))
    assert words(plain(saying.second)) == "In the last four weeks: 1 leader action."


def test_after_four_weeks_of_silence_it_says_since_when() -> None:
    saying = said(series_of((300, {"manager": 40}), (28, {"own": 1})))
    assert words(plain(saying.second)) == "Nothing has been logged since 22 October 2026."


def test_what_waits_for_a_tag_is_counted_in_both_forms() -> None:
    assert words(said(series_of((9, {"untagged": 1}))).plain).endswith("1 action waits for a tag.")
    assert words(said(series_of((90, {"untagged": 1200}))).plain).endswith("1,200 actions wait for a tag.")


def test_later_days_are_not_spoken_of() -> None:
    series = series_of((1, {"leader": 2}), (-3, {"leader": 50, "untagged": 4}))
    assert words(said(series).plain) == (
        "2 tagged actions so far, 3 more until the first estimate. In the last four weeks: 2 leader actions."
    )


@pytest.mark.parametrize(
    ("low", "share", "high", "text"),
    [
        (0.0001, 0.004, 0.031, "0 of 100 actions you logged, you called leadership, likely 0 to 3."),
        (0.969, 0.996, 0.9999, "100 of 100 actions you logged, you called leadership, likely 97 to 100."),
        (0.0001, 0.0002, 0.0004, "0 of 100 actions you logged, you called leadership, likely 0 to 1."),
        (0.9996, 0.9998, 0.9999, "100 of 100 actions you logged, you called leadership, likely 99 to 100."),
        (0.458, 0.46, 0.463, "46 of 100 actions you logged, you called leadership, likely 45 to 47."),
        (0.46, 0.46, 0.46, "46 of 100 actions you logged, you called leadership, likely 45 to 47."),
        (0.0, 0.0, 0.0, "0 of 100 actions you logged, you called leadership, likely 0 to 1."),
        (1.0, 1.0, 1.0, "100 of 100 actions you logged, you called leadership, likely 99 to 100."),
    ],
)
def test_narrow_bands_and_the_ends_of_the_scale_read_well(
    low: float, share: float, high: float, text: str
) -> None:
    series = series_of((40, {"manager": 60}))
    assert words(plain(say(estimate_ending(share, low, high), series, TODAY).first)) == text


def test_an_estimate_of_another_day_is_refused() -> None:
    series = series_of((40, {"manager": 60}))
    with pytest.raises(ValueError, match="end on the day"):
        say(estimate_of(series, TODAY - 1), series, TODAY)
    with pytest.raises(ValueError, match="end on the day"):
        say(estimate_of(DaySeries.empty(), TODAY), series, TODAY)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25), st.integers(0, 3)), min_size=1, max_size=12),
    st.integers(0, 60),
)
def test_every_sentence_is_whole(rows: list[tuple[int, int, int]], silent: int) -> None:
    series = series_of(
        *(
            (silent + 5 * (len(rows) - place), {"manager": manager, "leader": leader, "untagged": untagged})
            for place, (manager, leader, untagged) in enumerate(rows)
        )
    )
    saying = said(series)
    text = saying.plain
    assert text.endswith(".")
    assert not re.search(r"[{}*▲■◆○]|  |\b1\u00a0?(actions|days)\b", text)
    assert not re.search(r"\b(surely|real)\b", text + finding(saying))
    if saying.share is None:
        assert saying.tagged < 5
    elif found := re.search(r"(\d+)\u00a0to\u00a0(\d+)", text):
        assert int(found[1]) < int(found[2])


# --- exported charts ------------------------------------------------------------------------------


def test_the_finding_over_a_chart() -> None:
    series = series_of((40, {"manager": 60}))
    saying = say(estimate_ending(0.462, 0.37, 0.56), series, TODAY)
    assert words(finding(saying)) == "**46 of 100 logged actions are called leadership**, likely 37 to 56"
    early = say(estimate_ending(0.462, 0.35, 0.62), series_of((9, {"leader": 9})), TODAY)
    assert words(finding(early)) == "Likely 35 to 62 of 100 logged actions are called leadership"
    one, two = said(series_of((0, {"leader": 1}))), said(series_of((0, {"leader": 2})))
    assert finding(one) == "1 tagged action so far: too few for a share"
    assert finding(two) == "2 tagged actions so far: too few for a share"


def test_the_caption_under_a_chart() -> None:
    series = series_of(
        (600, {"manager": 1}), (549, {"manager": 770, "own": 149}), (0, {"leader": 3, "both": 2})
    )
    saying = say(estimate_ending(0.46, 0.37, 0.56), series, TODAY)
    first, second = caption(series, saying, dt.date(2025, 5, 19).toordinal(), TODAY)
    assert words(first) == (
        "19 May 2025 to 19 November 2026, 775 tagged actions "
        "(149 of own work in neither side; both counts half to each). Band: 90 % likely, today 37 to 56."
    )
    assert f"90{NBSP}%" in first
    assert second == "Self-logged, self-tagged; not a measurement of leadership."


def test_a_caption_leaves_out_what_there_is_none_of() -> None:
    series = series_of((0, {"leader": 1}))
    assert caption(series, said(series), TODAY, TODAY)[0] == "19 November 2026, 1 tagged action."


# --- markup ---------------------------------------------------------------------------------------


def test_markup_becomes_runs() -> None:
    assert runs("**46** of 100: ▲\u00a0**3** leader, ○ own") == (
        Run("46", strong=True),
        Run(" of 100: "),
        Run("3", strong=True, shape="leader"),
        Run(" leader, "),
        Run("own", shape="own"),
    )
    assert runs("") == ()


def test_thousands_are_set_apart() -> None:
    assert [figure(number) for number in (0, 999, 1096, 1_234_567)] == ["0", "999", "1,096", "1,234,567"]


# --- what may be said, and silence ----------------------------------------------------------------


def test_too_little_lately_names_what_is_missing() -> None:
    few = said(series_of((500, {"leader": 40}), (20, {"leader": 10, "manager": 3})))
    assert words(plain(few.second)).startswith(
        "Too little in the last year for a drift: 17 more tagged actions and 7 more days. "
    )
    one = said(series_of((500, {"leader": 40}), (60, {"leader": 20}), (1, {"manager": 9})))
    assert words(plain(one.second)).startswith(
        "Too little in the last year for a drift: 1 more tagged action. "
    )


def test_where_own_work_goes_on_the_silence_is_that_of_the_share() -> None:
    saying = said(series_of((300, {"manager": 40}), (28, {"both": 1}), (2, {"own": 1, "untagged": 1})))
    assert words(plain(saying.second)) == (
        "Nothing has been logged as leader or manager since 22 October 2026. "
        "In the last four weeks: 1 of own work in neither side. 1 action waits for a tag."
    )


# --- by time --------------------------------------------------------------------------------------


def by_time(*rows: tuple[int, dict[str, int]], unit: float = 30.0) -> DaySeries:
    """These minutes, of about `unit` for each action."""
    series = series_of(*rows)
    actions = np.ceil(series.tagged / unit).astype(np.int64)
    return replace(series, measure="minutes", unit=unit, timed=actions)


def test_by_time_nothing_is_called_a_number_of_actions() -> None:
    few = said(by_time((0, {"leader": 30, "manager": 45})))
    assert (few.kind, few.tagged) == ("count", 2)
    assert words(few.plain) == (
        "Too few timed actions: the first estimate by time needs some 3 more. "
        "In the last four weeks: 30 minutes of leader actions and 45 minutes of manager actions."
    )
    assert words(finding(few)) == "Too few timed actions so far for a share by time"
    early = said(by_time((9, {"leader": 90}), (0, {"manager": 150, "both": 1, "own": 200})))
    assert re.fullmatch(
        r"Likely \d+ to \d+ of 100 minutes you log, you call leadership\. Too early for a drift: "
        r"some 22 more timed actions and 18 more days\. In the last four weeks: 90 minutes of leader "
        r"actions, 2\.5 hours of manager actions, 1 minute of both and 3\.3 hours of own work in neither "
        r"side\.",
        words(early.plain),
    )
    assert re.fullmatch(
        r"Likely \d+ to \d+ of 100 logged minutes are called leadership", words(finding(early))
    )


def test_a_caption_by_time_names_how_many_actions_it_comes_from() -> None:
    one, three = by_time((0, {"leader": 25})), by_time((0, {"leader": 61}))
    assert words(caption(one, said(one), TODAY, TODAY)[0]) == (
        "19 November 2026, 25 minutes in 1 tagged action."
    )
    assert words(caption(three, said(three), TODAY, TODAY)[0]) == (
        "19 November 2026, 61 minutes in 3 tagged actions."
    )
    both = by_time((9, {"own": 45, "manager": 30}), (0, {"leader": 100, "both": 300}))
    assert words(caption(both, said(both), TODAY - 9, TODAY)[0]).startswith(
        "10 November 2026 to 19 November 2026, 7.2 hours in 15 tagged actions "
        "(45 minutes of own work in neither side; both counts half to each). Band: "
    )
    assert words(caption(both, said(both), TODAY - 30, TODAY - 9)[0]).startswith(
        "20 October 2026 to 10 November 2026, 30 minutes in 1 tagged action ("
    )
