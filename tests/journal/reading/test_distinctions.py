"""What the page of the distinctions rests on: counts of a period, shares, least seen, and hiding nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from journal.domain.action import DistinctionMark, Draft
from journal.domain.behaviour import Behaviour, Pole
from journal.domain.role import Role
from journal.reading.distinctions import (
    DistinctionsReading,
    marked_actions,
    read_behind,
    read_distinctions,
    with_thirteen,
)
from journal.statistics.verdict import Yardstick

if TYPE_CHECKING:
    from journal.opening import Opened

TRUST, SYSTEMS = "control-trust", "systems-people"
M, L, B = Behaviour.MANAGER, Behaviour.LEADER, Behaviour.BOTH


def record(opened: Opened, *drafts: Draft) -> list[str]:
    return opened.journal.actions.record_all(drafts, opened.journal.settings.get())


def draft(back: int, behaviour: Behaviour, *marks: tuple[str, Pole], today: dt.date) -> Draft:
    made = tuple(DistinctionMark(*mark) for mark in marks)
    return Draft("Something", behaviour, day=today - dt.timedelta(days=back), distinctions=made)


def read(opened: Opened) -> DistinctionsReading:
    journal = opened.journal
    own = journal.settings.get().catalogue
    return with_thirteen(read_distinctions(opened.reader, journal.shipped, own, journal.today()))


def steady(opened: Opened, days: int, leads: int) -> None:
    """One mark of trust a day, of ten so many on the leader side; the other families two a week."""
    today = opened.journal.today()
    drafts = []
    for back in range(days):
        pole = Pole.LEADER if (back * 3) % 10 < leads else Pole.MANAGER
        drafts.append(draft(back, Behaviour(pole.value), (TRUST, pole), today=today))
    record(opened, *drafts)


def test_an_action_with_two_marks_of_a_family_counts_once_there(opened: Opened) -> None:
    today = opened.journal.today()
    record(opened, draft(0, B, (TRUST, Pole.LEADER), (SYSTEMS, Pole.MANAGER), today=today))
    family = read(opened).of_family("people", "1y")
    assert (family.manager, family.leader, family.both) == (0, 0, 1)
    assert family.side(Pole.MANAGER) == family.side(Pole.LEADER) == 0.5


def test_the_counts_are_of_the_period_and_the_share_is_todays(opened: Opened) -> None:
    today = opened.journal.today()
    days = (0, 89, 90, 364, 365, 700)
    record(opened, *(draft(back, L, (TRUST, Pole.LEADER), today=today) for back in days))
    reading = read(opened)
    counts = {period: reading.of_distinction(TRUST, period).marks for period in ("90d", "1y", "all")}
    assert counts == {"90d": 2, "1y": 4, "all": 6}
    assert reading.first_day("all") == today.toordinal() - 700


def test_too_little_data_is_shown_as_such(opened: Opened) -> None:
    steady(opened, 3, 5)
    few = read(opened).of_distinction(TRUST, "1y")
    assert few.facet is not None
    assert (few.facet.stage, few.facet.missing_marks, few.facet.share) == ("count", 2, None)
    steady(opened, 20, 5)
    more = read(opened).of_distinction(TRUST, "1y")
    assert more.facet is not None
    assert more.facet.stage == "early"
    assert more.facet.share is not None
    assert more.change is None


def test_hiding_and_removing_change_no_number_of_a_family(opened: Opened) -> None:
    steady(opened, 60, 5)
    before = read(opened)
    opened.journal.distinctions.hide(TRUST)
    after = read(opened)
    assert after.of_family("people", "1y").marks == before.of_family("people", "1y").marks == 60
    assert TRUST not in [one.id for one in after.rows_of("people")]
    assert after.thirteen is not None
    assert after.thirteen.comparisons == 12


def test_a_family_of_which_all_is_hidden_is_not_shown(opened: Opened) -> None:
    for key in ("accept-investigate", "how-why"):
        opened.journal.distinctions.hide(key)
    shown = [family.id for family in read(opened).shown_families]
    assert shown == ["new-ways", "people", "horizon", "judgement"]


def test_a_change_from_all_manager_to_all_leader_is_claimed_and_tells_which_count_moved(
    opened: Opened,
) -> None:
    today = opened.journal.today()
    drafts = []
    for back in range(0, 360, 2):
        pole = Pole.LEADER if back < 180 else Pole.MANAGER
        drafts.append(draft(back, Behaviour(pole.value), (TRUST, pole), today=today))
    record(opened, *drafts)
    reading = read(opened)
    figures = reading.of_distinction(TRUST, "1y")
    assert figures.is_claimed
    assert figures.change is not None
    assert figures.change > 30
    assert reading.any_claimed
    assert figures.moved is not None
    assert figures.moved.leader_now > figures.moved.leader_before + 5
    assert figures.moved.manager_now < figures.moved.manager_before - 5
    assert reading.ordered(tuple(reading.catalogue.ids()), "change", families=False)[0] == TRUST


def test_a_claim_rests_while_a_shift_of_the_yardstick_could_explain_it(opened: Opened) -> None:
    today = opened.journal.today()
    drafts = []
    for back in range(0, 360, 2):
        leads = (back // 2) % 10 < (6 if back < 180 else 2)
        pole = Pole.LEADER if leads else Pole.MANAGER
        drafts.append(draft(back, Behaviour(pole.value), (TRUST, pole), today=today))
    record(opened, *drafts)
    reading = read(opened)
    assert reading.of_distinction(TRUST, "1y").is_claimed
    shifted = replace(reading, yardstick=Yardstick(60, 0.5, 0.3, 0.9)).of_distinction(TRUST, "1y")
    assert shifted.rests
    assert not shifted.is_claimed
    level = replace(reading, yardstick=Yardstick(60, 0.0, -0.1, 0.1)).of_distinction(TRUST, "1y")
    assert level.is_claimed


def test_a_steady_one_claims_nothing(opened: Opened) -> None:
    steady(opened, 360, 5)
    reading = read(opened)
    assert not reading.of_distinction(TRUST, "1y").is_claimed
    assert not reading.any_claimed


def test_least_seen_is_one_side_and_nothing_where_many_are_level(opened: Opened) -> None:
    today = opened.journal.today()
    assert read(opened).least_seen("1y") == frozenset()
    drafts = []
    for key in ("copy-original", "how-why", TRUST, "short-long", "right-thing"):
        for number in range(8):
            pole = Pole.LEADER if number < 4 else Pole.MANAGER
            drafts.append(draft(number, Behaviour(pole.value), (key, pole), today=today))
    record(opened, *drafts)
    assert read(opened).least_seen("1y") == frozenset()  # ten level sides
    record(
        opened,
        *(
            draft(0, behaviour, (key, Pole(behaviour.value)), today=today)
            for key in ("copy-original", "how-why", TRUST, "right-thing")
            for behaviour in (M, L)
        ),
        draft(0, M, ("short-long", Pole.MANAGER), today=today),
    )
    assert read(opened).least_seen("1y") == frozenset({("horizon", Pole.LEADER)})


def test_what_is_behind_a_bar_is_what_it_counts_newest_first(opened: Opened) -> None:
    today = opened.journal.today()
    keys = record(
        opened,
        draft(3, L, (TRUST, Pole.LEADER), today=today),
        draft(1, M, (TRUST, Pole.MANAGER), today=today),
        draft(2, M, (SYSTEMS, Pole.MANAGER), today=today),
        Draft("My own call", Behaviour.OWN, distinctions=(DistinctionMark(TRUST, Pole.LEADER),)),
    )
    found = marked_actions(opened.reader, [TRUST], None, today, 9)
    assert [action.id for action in found] == [keys[1], keys[0]]
    assert len(found) == read(opened).of_distinction(TRUST, "all").marks
    behind = read_behind(opened.reader, [TRUST], [keys[0], "gone"], today, 1)
    assert [action.id for action in behind.last] == [keys[1]]
    assert [action.id for action in behind.examples] == [keys[0]]


@pytest.mark.parametrize("period", ["90d", "1y", "all"])
def test_an_empty_journal_has_figures_too(opened: Opened, period: str) -> None:
    reading = read(opened)
    assert reading.is_empty
    for family in reading.shown_families:
        assert reading.of_family(family.id, period).marks == 0  # type: ignore[arg-type]


def test_what_the_present_role_needs_stands_with_its_family(opened: Opened) -> None:
    today = opened.journal.today()
    former = Role(
        "Acting", today - dt.timedelta(days=90), today - dt.timedelta(days=31), needs=(("people", 50),)
    )
    present = Role("Team lead", today - dt.timedelta(days=30), needs=(("horizon", 60),))
    own = opened.journal.settings.get().catalogue
    shipped = opened.journal.shipped
    reading = read_distinctions(opened.reader, shipped, own, today, (former, present))
    assert reading.role == present
    assert (reading.need_of("horizon"), reading.need_of("people")) == (60, None)
    assert read_distinctions(opened.reader, shipped, own, today).need_of("horizon") is None
