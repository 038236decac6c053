"""What is said about how far the number can be trusted."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from journal.domain.behaviour import Behaviour, Origin
from journal.domain.review import Retag
from journal.reading.mirror import Mirror, Waiting
from journal.statistics.runs import plain, runs
from ui.pages.trust_words import Trust, trust_of, ways_words

TODAY = dt.date(2026, 11, 19)
MANAGER, LEADER, BOTH, OWN = Behaviour.MANAGER, Behaviour.LEADER, Behaviour.BOTH, Behaviour.OWN


def retags(*counts: tuple[Behaviour, Behaviour, int]) -> tuple[Retag, ...]:
    """So many of each kind, all of last week."""
    pairs = [(before, after) for before, after, count in counts for _ in range(count)]
    day = TODAY - dt.timedelta(days=7)
    return tuple(
        Retag(f"r{place}", f"a{place}", day - dt.timedelta(days=200), day, before, after)
        for place, (before, after) in enumerate(pairs)
    )


def words(sentences: tuple[str, ...]) -> str:
    return plain(runs(" ".join(sentences))).replace("\N{NO-BREAK SPACE}", " ")


def shift(*counts: tuple[Behaviour, Behaviour, int], rests: bool = False) -> str:
    """What is said of these re-tags."""
    return words(trust_of(Mirror(retags=retags(*counts)), TODAY, rests=rests).shift)


def everything(found: Trust) -> str:
    """All that is said."""
    meanings = tuple(way.meaning for way in found.ways)
    return words((found.period, *found.shift, *meanings, *found.waiting, *found.alike))


def test_before_the_first_it_is_said_where_they_come_from() -> None:
    said = shift()
    assert said.startswith("No old action has been tagged again yet. The weekly review offers three")
    assert trust_of(Mirror(), TODAY).yardstick is None
    assert trust_of(Mirror(), TODAY).alike == ()


def test_few_that_agree_say_how_little_that_is_and_how_many_more_help() -> None:
    assert shift((LEADER, LEADER, 8), (MANAGER, MANAGER, 4)) == (
        "Of 12 old actions tagged again unseen, as many are leadership now as before: likely between 12 "
        "fewer and 12 more in 100. That is no clear shift: as far as these go, you call "
        "leadership what you called so before, and the line "
        "compares like with like. With 18 more, a shift that shows is drawn beside the line, with today’s "
        "yardstick."
    )


def test_a_wider_word_is_told_and_what_it_means_for_a_rise() -> None:
    said = shift((MANAGER, LEADER, 12), (MANAGER, MANAGER, 20), (LEADER, LEADER, 28), rests=True)
    assert said == (
        "Of 60 old actions tagged again unseen, 20 in 100 more are leadership now than before: likely "
        "between 11 more and 28 more. You call more things leadership than you did. Part of a rise may be "
        "the word, and not what you do. It could explain the whole change by itself, so the sentence over "
        "the chart "
        "leaves it open."
    )
    assert "leaves it open" not in shift((MANAGER, LEADER, 12), (MANAGER, MANAGER, 20), (LEADER, LEADER, 28))


def test_a_narrower_word_is_told_the_other_way() -> None:
    said = shift((LEADER, MANAGER, 12), (LEADER, LEADER, 20), (MANAGER, MANAGER, 28))
    assert "20 in 100 fewer are leadership now than before: likely between 28 fewer and 11 fewer" in said
    assert "You ask more of an action before you call it leadership." in said


@pytest.mark.parametrize(
    ("number", "said"), [(60, "some 90 more"), (149, "some 1 more"), (150, "a smaller one may hide")]
)
def test_how_many_more_find_a_shift(number: int, said: str) -> None:
    assert said in shift((LEADER, LEADER, number))


def test_ways_of_logging_are_told_from_fresh_to_not_written_down() -> None:
    mirror = Mirror(
        since=TODAY, origins={Origin.RECALLED: 30, Origin.LIVE: 60, Origin.IMPORTED: 10}, leading=40.0
    )
    found = trust_of(mirror, TODAY)
    assert [way.origin for way in found.ways] == [Origin.LIVE, Origin.RECALLED, Origin.IMPORTED]
    assert ways_words(found.ways).replace("\N{NO-BREAK SPACE}", " ") == (
        "Live 60 %, Recalled 30 %, Imported 10 %"
    )
    assert all(way.meaning for way in found.ways)
    assert sum(way.share for way in found.ways) == pytest.approx(1)


def waiting(count: int, tagged: int = 100, leading: float = 40.0) -> str:
    first, last = dt.date(2026, 6, 3), dt.date(2026, 11, 18)
    mirror = Mirror(first, {Origin.LIVE: tagged} if tagged else {}, leading, Waiting(count, 12, first, last))
    return words(trust_of(mirror, TODAY).waiting)


def test_what_waits_is_told_with_the_most_that_it_could_move() -> None:
    assert waiting(25) == (
        "25 actions wait for a tag, 20 in 100, on 12 days (3 June 2026 to 18 November 2026). Whatever they "
        "are, they would move the share of these months by no more than 12 points, to somewhere from 32 "
        "to 52 of "
        "100. If the hard ones wait, the easy ones speak for them."
    )
    assert waiting(1, tagged=900, leading=300).endswith("they would hardly move the share of these months.")
    assert (
        waiting(3, tagged=0)
        == "3 actions wait for a tag, 100 in 100, on 12 days (3 June 2026 to 18 November 2026)."
    )
    assert waiting(2, tagged=645).startswith("2 actions wait for a tag, fewer than 1 in 100, on 12 days")
    assert waiting(1, tagged=99).startswith("1 action waits for a tag, 1 in 100, on 12 days")
    assert words(trust_of(Mirror(), TODAY).waiting).startswith("Nothing waits for a tag")


def alike(*counts: tuple[Behaviour, Behaviour, int]) -> str:
    return words(trust_of(Mirror(retags=retags(*counts)), TODAY).alike)


def test_kappa_is_told_with_what_it_means() -> None:
    said = alike((MANAGER, MANAGER, 20), (LEADER, LEADER, 15), (MANAGER, LEADER, 5))
    assert said.startswith("35 of 40 got the same tag again. Your two tags differed 75 in 100 less than")
    assert said.index("only a shift moves it") < said.index("Cohen’s kappa is 0.75 (three tags, linear")


def test_without_kappa_it_is_said_why() -> None:
    assert "better that is than guessing can be told with 18 more" in alike((MANAGER, MANAGER, 12))
    assert "can’t be told" in alike((LEADER, LEADER, 40))
    assert "with 2 more" in alike((MANAGER, MANAGER, 28), (LEADER, OWN, 12))


def test_nothing_is_claimed_to_be_sure_and_nobody_is_scolded() -> None:
    mirror = Mirror(
        TODAY,
        dict.fromkeys(Origin, 5),
        10.0,
        Waiting(9, 3, TODAY - dt.timedelta(9), TODAY),
        retags((MANAGER, LEADER, 20), (LEADER, LEADER, 20)),
    )
    said = everything(trust_of(mirror, TODAY, rests=True))
    assert not re.search(r"\b(surely|real|really|should|must|weak\w*)\b|!", said)
