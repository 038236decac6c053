"""Whom one leads and whom one only manages, read from journals of every kind."""

from __future__ import annotations

import datetime as dt

import pytest

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour
from journal.domain.person import Person
from journal.domain.reflection import Asked, Reflection
from journal.opening import Opened
from journal.reading.people import (
    MOST_BEADS,
    People,
    Period,
    answer_to,
    asked_of,
    people_history,
    person_actions,
)

TODAY = dt.date(2026, 11, 19)
M, L, B, O = Behaviour.MANAGER, Behaviour.LEADER, Behaviour.BOTH, Behaviour.OWN  # noqa: E741


def log(opened: Opened, *lines: tuple[int, str, Behaviour | None]) -> list[str]:
    """Actions of so many days ago."""
    drafts = [Draft(text=text, behaviour=tag, day=TODAY - dt.timedelta(days=ago)) for ago, text, tag in lines]
    return opened.journal.actions.record_all(drafts, opened.journal.settings.get())


def people(opened: Opened, period: Period = "90d") -> People:
    return people_history(opened.reader, TODAY).people(period)


def names(opened: Opened, period: Period = "90d") -> list[str]:
    return [person.person.name for person in people(opened, period).seen]


def test_nobody_in_an_empty_journal_and_in_one_without_names(opened: Opened) -> None:
    assert people(opened).seen == ()
    log(opened, (0, "Called the bank about #fees", M))
    for period in ("90d", "1y", "all"):
        found = people(opened, period)  # type: ignore[arg-type]
        assert (found.seen, found.hidden, found.beyond) == ((), (), ())


def test_one_person_is_counted_by_behaviour_and_both_counts_as_led(opened: Opened) -> None:
    log(
        opened,
        (40, "Checked @Joss", M),
        (30, "Planned with @joss", B),
        (20, "Checked @JOSS again", M),
        (10, "Did @Joss’s quote myself", O),
        (5, "@Joss", None),
    )
    (joss,) = people(opened).seen
    counts = joss.counts
    assert (counts.manager, counts.both, counts.leader, counts.own, counts.untagged) == (2, 1, 0, 1, 1)
    assert joss.person == Person("Joss"), "spelled as it was last"
    assert joss.led == joss.led_ever == TODAY - dt.timedelta(days=30)
    assert joss.named == TODAY - dt.timedelta(days=5)
    assert [bead.behaviour for bead in joss.beads] == [M, B, M], "own work and what waits are not on it"


def test_who_was_longest_not_led_comes_first_and_nobody_is_weighed(opened: Opened) -> None:
    log(
        opened,
        *((days, "@Busy", M) for days in range(1, 30)),
        (3, "@Busy", L),
        (3, "@Quiet", L),
        (60, "@Ava", M),
        (50, "@Bo", M),
        (200, "@Bo", L),
        (120, "@Cy", L),
        (40, "@Cy", M),
        (0, "@Zoe", B),
    )
    assert names(opened) == ["Ava", "Bo", "Cy", "Quiet", "Busy", "Zoe"]
    assert [person.led for person in people(opened).seen[:3]] == [None] * 3


def test_who_is_named_in_the_year_and_not_in_the_period_is_neglected_most_and_not_left_out(
    opened: Opened,
) -> None:
    log(
        opened,
        (89, "@In", M),
        (90, "@Out", M),
        (364, "@Year", M),
        (274, "@Left", L),
        (2, "@Now", L),
        (365, "@Beyond", L),
        (-1, "@Tomorrow", L),
    )
    assert names(opened) == ["Year", "Out", "In", "Left", "Now"]
    left = people(opened).seen[3]
    assert (left.counts.total, left.led) == (0, None)
    assert left.led_ever == TODAY - dt.timedelta(days=274)
    assert [person.key for person in people(opened).beyond] == ["beyond"]
    assert names(opened, "1y") == ["Year", "Out", "In", "Left", "Now"]
    assert [person.key for person in people(opened, "1y").beyond] == ["beyond"]
    assert names(opened, "all") == ["Year", "Out", "In", "Beyond", "Left", "Now"]
    assert people(opened, "all").beyond == ()


def test_what_is_kept_stands_beside_and_who_is_hidden_apart(opened: Opened) -> None:
    log(opened, (1, "@Joss", M), (1, "@Ghost", M))
    kept = opened.journal.people
    kept.note(Person("JOSS", moves="The number", goal="The stand-up"))
    kept.note(Person("Unnamed", goal="Not in any action"))
    kept.hide("ghost")
    found = people(opened)
    assert [person.person for person in found.seen] == [Person("JOSS", "The number", "The stand-up")]
    assert [person.key for person in found.hidden] == ["ghost"]
    assert names(opened, "all") == ["Unnamed", "JOSS"], "what is kept about somebody can be found"


def test_a_long_strip_is_thinned_alike_in_every_behaviour(opened: Opened) -> None:
    log(
        opened,
        *((day, "@Joss", M) for day in range(1, 90) for _ in range(10)),
        (45, "@Joss", L),
        (0, "@Joss", L),
    )
    (joss,) = people(opened).seen
    assert joss.each == -(-892 // MOST_BEADS) == 30
    managed = [bead for bead in joss.beads if bead.behaviour is M]
    led = [bead.day for bead in joss.beads if bead.behaviour is L]
    assert len(managed) == -(-890 // 30)
    assert led == [TODAY], "of two leader actions one in thirty, the last one"
    assert len(joss.beads) <= MOST_BEADS + 3
    assert [bead.day for bead in joss.beads] == sorted(bead.day for bead in joss.beads)


def test_someone_with_thirty_thousand_actions(opened: Opened) -> None:
    drafts = [
        Draft(
            text=f"@Joss {number}",
            behaviour=(M, L, B)[number % 3],
            day=TODAY - dt.timedelta(days=number % 900),
        )
        for number in range(30_000)
    ]
    opened.journal.actions.record_all(drafts, opened.journal.settings.get())
    (joss,) = people(opened, "all").seen
    assert joss.counts.total == 30_000
    assert len(joss.beads) <= MOST_BEADS + 3
    last = person_actions(opened.reader, "joss", last=TODAY, limit=3)
    assert [action.day for action in last] == [TODAY] * 3


@pytest.mark.parametrize("name", ["دانا", "דנה", "Zoë", "李雷", "Straße", "O’Neil"])
def test_names_of_any_script(opened: Opened, name: str) -> None:
    log(opened, (1, f"Asked @{name} 🎉", L))
    assert names(opened) == [name]


def test_changes_show_and_undo_takes_them_back(opened: Opened) -> None:
    key, _other = log(opened, (1, "@Joss", M), (2, "@Joss", M))
    opened.journal.actions.tag([key], L)
    assert people(opened).seen[0].led == TODAY - dt.timedelta(days=1)
    opened.journal.undo()
    assert people(opened).seen[0].led is None
    opened.journal.actions.delete([key])
    assert people(opened).seen[0].counts.total == 1
    opened.journal.people.rename("Joss", "Jo")
    assert names(opened) == ["Jo"]


def test_the_actions_of_a_person_come_newest_first_within_the_days(opened: Opened) -> None:
    log(opened, (3, "@Joss old", M), (1, "@Ava", M), (0, "@Joss and @Ava", L), (1, "@joss", B))
    found = person_actions(opened.reader, "joss", first=TODAY - dt.timedelta(days=1), last=TODAY)
    assert [action.text for action in found] == ["@Joss and @Ava", "@joss"]
    assert person_actions(opened.reader, "nobody") == ()


def test_what_is_asked_of_an_action_and_what_was_answered(opened: Opened) -> None:
    log(opened, (1, "@Joss", M))
    (action,) = opened.reader.actions()
    assert asked_of(action) is Asked.LEADING
    assert answer_to(opened.reader, action) is None
    given = Reflection("", TODAY, Asked.LEADING, "What would?", "Let Joss ask", action=action.id)
    opened.journal.reflections.answer(given)
    answered = answer_to(opened.reader, action)
    assert answered is not None
    assert answered.text == "Let Joss ask"
    opened.journal.actions.tag([action.id], L)
    (action,) = opened.reader.actions()
    assert asked_of(action) is Asked.MANAGING
    assert answer_to(opened.reader, action) is None, "another question"
    opened.journal.actions.tag([action.id], O)
    assert asked_of(opened.reader.actions()[0]) is None
