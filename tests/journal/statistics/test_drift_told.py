"""What whole journals are told of their drift, and that no sentence says more than its numbers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.statistics.drift import estimate_of
from journal.statistics.runs import plain
from journal.statistics.saying import caption, caption_counts, finding, say
from journal.statistics.series import DaySeries
from journal.statistics.verdict import Yardstick
from tests.journal.statistics.made import (
    TODAY,
    Journal,
    drawn,
    even,
    from_weights,
    journals,
    levels,
    lively,
    ramp,
    said,
    timed,
    words,
)


@pytest.mark.parametrize(
    ("series", "pattern"),
    [
        (
            drawn(3, 400, ramp(1, 3), even(3)),
            (
                r"\d+ points more than in November 2025, more than chance would give \(9\d %\): leader "
                r"actions went from \d+ to \d+ a week, manager actions .* week\. If this pace held, \d0 .*\."
            ),
        ),
        (
            drawn(4, 400, even(3), ramp(1, 5)),
            (
                r"\d+ points less than in November 2025, more than chance would give \(9\d %\): leader "
                r"actions .* a week, manager actions went from \d+ to \d+ a week\."
            ),
        ),
        (
            drawn(40, 700, even(2), even(3)),
            (
                r"(No change|Steady) since November 2025.* In the last four weeks: \d+ leader actions and "
                r"\d+ manager actions\."
            ),
        ),
        (drawn(3, 150, ramp(1.6, 2.1, over=150), even(2)), r"Perhaps \d+ points more than on 22 June .*"),
        (drawn(3, 400, even(2), ramp(5, 0.8)), "The mix shifted: fewer manager actions were written down.*"),
        (drawn(3, 400, ramp(5, 0.8), even(2)), "The mix shifted: fewer leader actions were written down.*"),
        (
            levels(0, (0.1, 0.8, 0.55), (150, 45)),
            "Up over the year, down since 21 August. .* less than on .*",
        ),
        (
            levels(0, (0.1, 0.8, 0.55), (100, 40), age=180),
            "Up since 25 May, down since 21 August. .* less than on 21 August.*",
        ),
        (drawn(41, 400, even(2), even(3), rest=40), "Nothing has been logged since 9 October 2026."),
        (
            drawn(3, 400, ramp(0.3, 6), even(3), rest=27),
            r"\d+ points more than in November 2025.* a week\..*",
        ),
        (drawn(3, 400, ramp(0.3, 6), even(3), rest=32), r"Nothing has been logged since 16 October 2026\."),
    ],
)
def test_what_a_journal_is_told(series: DaySeries, pattern: str) -> None:
    assert re.fullmatch(pattern, words(plain(said(series).second)))


def test_findings_and_captions_of_journals() -> None:
    rising = said(drawn(3, 400, ramp(1, 3), even(3)))
    assert re.fullmatch(
        (
            r"\*\*\d+ of 100 logged actions are called leadership, \d+ points more than in November "
            r"2025:\*\* leader actions went from 7 to 13 a week, manager actions .* a week"
        ),
        words(finding(rising)),
    )
    assert re.fullmatch(
        r"Actions a week, in November 2025 and now: leader 7 to 13, manager \d+ to \d+\.",
        words(caption_counts(rising)),
    )
    mix = finding(said(drawn(3, 400, even(2), ramp(5, 0.8))))
    assert re.fullmatch(
        (
            r"\*\*\d+ of 100 logged actions are called leadership\*\*, likely \d+ to \d+\. Since November "
            r"2025 the mix of what is written down shifted: leader actions stayed .*, manager actions "
            r"went .*"
        ),
        words(mix),
    )
    perhaps = finding(said(drawn(3, 150, ramp(1.6, 2.1, over=150), even(2))))
    assert re.fullmatch(
        r"\*\*.*\*\*, likely \d+ to \d+; perhaps \d+ points more than on 22 June \(9\d %\): .* a week",
        words(perhaps),
    )
    nothing = said(drawn(40, 700, even(2), even(3)))
    assert re.fullmatch(
        r"\*\*\d+ of 100 logged actions are called leadership\*\*, likely \d+ to \d+", words(finding(nothing))
    )
    assert caption_counts(nothing) == ""
    for saying in (rising, nothing):
        assert not re.search("[▲■◆○]", finding(saying))


def test_by_minutes_everything_is_time() -> None:
    counted = drawn(3, 400, ramp(1, 3), even(3))
    spent = timed(counted, 40)
    saying = said(spent)
    assert saying.claim is not None
    text = words(saying.plain)
    assert re.match(r"\d+ of 100 minutes you logged, you called leadership, likely \d+ to \d+\. ", text)
    assert re.search(r"leader time went from \d(\.\d)? hours to \d(\.\d)? hours a week", text)
    assert words(caption_counts(saying)).startswith("Time a week, in November 2025 and now: leader ")
    assert "100 logged minutes" in words(finding(saying))
    line = words(caption(spent, saying, TODAY - 30, TODAY)[0])
    assert re.match(r"20 October 2026 to 19 November 2026, 82 hours in 123 tagged actions\. ", line)
    short = words(caption(spent, saying, TODAY, TODAY)[0])
    assert not re.search(r"\b1 hours|\b0 hours", short)


# --- properties -----------------------------------------------------------------------------------


@settings(max_examples=80, deadline=None)
@given(
    journals() | lively(),
    st.none()
    | st.builds(lambda middle: Yardstick(30, middle, middle - 0.2, middle + 0.2), st.floats(-0.8, 0.8)),
    st.sampled_from([None, 0.2, 0.66, 1.0]),
)
def test_no_sentence_says_more_than_its_numbers(
    journal: Journal, yardstick: Yardstick | None, target: float | None
) -> None:
    series = from_weights(journal)
    saying = say(
        estimate_of(series, TODAY, targets=(0.5, 0.9, *([target] if target else []))),
        series,
        TODAY,
        yardstick=yardstick,
        target=target,
    )
    drift = words(plain(saying.second))
    text = " ".join([words(saying.plain), words(finding(saying)), words(caption_counts(saying))])
    assert not re.search(r"\b(surely|real|really|certain|certainly|prove[sd]?)\b", text)
    assert not re.search(r"[{}▲■◆○]|  |None|nan|inf\b|\b1 (points|actions|minutes|days|hours)\b|: ?\.", text)
    assert not re.search(r"100 %", text)
    if "more than chance would give" in text:
        assert any(
            claim.is_certain and claim.chance > 0.975 and claim.cause in {"behaviour", "unclear"}
            for claim in saying.verdict.claims
        )
    if any(not claim.is_certain for claim in saying.verdict.claims):
        assert re.search("[Pp]erhaps|stays open", drift)
    if "If this pace held" in drift:
        assert saying.claim is not None
        assert saying.claim.rises
    assert not re.search(r"(?<!\.)\.\.(?!\.)", text)
    assert all(
        part[:1].isupper() or part[:1].isdigit() for part in re.split(r"(?<=[a-z%)])\. ", drift) if part
    )


def test_certain_claims_say_chance_only_above_the_bar_and_mixes_never_do() -> None:
    causes = set()
    for seed in range(8):
        for leader, manager in (
            (ramp(1, 3), even(3)),
            (even(1.5), ramp(4, 1)),
            (ramp(1.2, 1.9), ramp(3, 2.2)),
        ):
            saying = said(drawn(seed, 400, leader, manager))
            text = words(plain(saying.second))
            for claim in saying.verdict.claims:
                if claim.is_certain:
                    causes.add(claim.cause)
                    told = "more than chance would give" in text
                    assert told == (claim.cause in {"behaviour", "unclear"})
                    assert claim.chance > 0.975
    assert {"behaviour", "mix"} <= causes
