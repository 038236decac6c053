"""What is aimed at: targets chosen by themselves, and roles while they last."""

from __future__ import annotations

import datetime as dt
import itertools

from hypothesis import given
from hypothesis import strategies as st

from journal.domain.marks import Target
from journal.domain.role import Role, held, held_on, role_on

D = dt.date
LEAD = Role("Team lead", D(2026, 1, 1), D(2026, 6, 30), 0.5, "a new team")
HEAD = Role("Head of floor", D(2026, 7, 1), None, 0.65)


def told(*given: tuple[list[Target], list[Role]]) -> list[tuple[D, D | None, float, str]]:
    targets, roles = given[0]
    return [(one.first, one.last, one.target.share, one.role) for one in held(targets, roles)]


def test_a_role_follows_another() -> None:
    assert told(([], [HEAD, LEAD])) == [
        (D(2026, 1, 1), D(2026, 6, 30), 0.5, "Team lead"),
        (D(2026, 7, 1), None, 0.65, "Head of floor"),
    ]


def test_between_two_roles_nothing_holds_but_what_was_chosen_by_itself() -> None:
    early = Role("Seller", D(2025, 1, 1), D(2025, 12, 1), 0.2)
    assert [one[:2] for one in told(([], [early, LEAD]))] == [
        (D(2025, 1, 1), D(2025, 12, 1)),
        (D(2026, 1, 1), D(2026, 6, 30)),
    ]
    chosen = Target(D(2025, 6, 1), 0.4)
    assert told(([chosen], [early, LEAD])) == [
        (D(2025, 1, 1), D(2025, 12, 1), 0.2, "Seller"),
        (D(2025, 12, 2), D(2025, 12, 31), 0.4, ""),
        (D(2026, 1, 1), D(2026, 6, 30), 0.5, "Team lead"),
        (D(2026, 7, 1), None, 0.4, ""),
    ]


def test_a_role_without_a_share_leaves_the_target_as_it_is() -> None:
    chosen = Target(D(2025, 6, 1), 0.4)
    quiet = Role("Acting head", D(2026, 1, 1))
    assert told(([chosen], [quiet])) == [(D(2025, 6, 1), None, 0.4, "")]
    assert role_on([quiet], D(2026, 3, 1)) == quiet


days = st.dates(D(1900, 1, 1), D(2999, 12, 31))
shares = st.floats(0.01, 1.0)
targets = st.lists(st.builds(Target, days, shares), max_size=4, unique_by=lambda target: target.day)


def role(first: D, length: int | None, share: float | None) -> Role:
    last = None if length is None else min(D(2999, 12, 31), first + dt.timedelta(length))
    return Role("r", first, last, share)


roles = st.lists(st.builds(role, days, st.none() | st.integers(0, 900), st.none() | shares), max_size=4)


@given(targets, roles, days)
def test_on_every_day_the_stretch_says_what_holds(
    chosen: list[Target], played: list[Role], day: dt.date
) -> None:
    stretches = held(chosen, played)
    for before, after in itertools.pairwise(stretches):
        assert before.last is not None
        assert before.last < after.first
    found = [one for one in stretches if one.first <= day and (one.last is None or day <= one.last)]
    expected = held_on(chosen, played, day)
    assert [one.target for one in found] == ([] if expected is None else [expected])
