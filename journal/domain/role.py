"""Roles: what one was in which time, how much leading it asks for, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from journal.domain.days import LATEST
from journal.domain.marks import Target, target_on


@dataclass(frozen=True, slots=True)
class Role:
    """A role from `first` to `last`, both included; `last` None while it goes on.

    `share` is the target it asks for, a fraction above 0 and at most 1, None without one; `reason` says why.
    `needs` are families' ids with how much leading the role needs of them, in whole percent; may be empty.
    """

    name: str
    first: dt.date
    last: dt.date | None = None
    share: float | None = None
    reason: str = ""
    needs: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A share that is aimed at from `first` to `last`, both included; `last` None while nothing follows.

    `role` is the name of the role that asks for it, empty where the target was chosen by itself.
    """

    first: dt.date
    last: dt.date | None
    target: Target
    role: str = ""


def role_on(roles: Iterable[Role], day: dt.date) -> Role | None:
    """The role of a day: of several, the one that began last."""
    running = [role for role in roles if role.first <= day and (role.last is None or day <= role.last)]
    return max(running, key=lambda role: role.first, default=None)


def held(targets: Iterable[Target], roles: Iterable[Role]) -> tuple[Held, ...]:
    """What is aimed at, stretch by stretch, oldest first.

    While a role with a share goes on, its share holds; before, between and after, the target that was
    chosen by itself, if there is one.
    """
    targets = tuple(sorted(targets, key=lambda target: target.day))
    roles = tuple(roles)
    ends = {
        role.last + dt.timedelta(days=1) for role in roles if role.last is not None and role.last < LATEST
    }
    found: list[Held] = []
    for day in sorted({target.day for target in targets} | {role.first for role in roles} | ends):
        target, role = _aim(targets, roles, day)
        if found and found[-1].last is None:
            if target == found[-1].target and role == found[-1].role:
                continue
            found[-1] = Held(found[-1].first, day - dt.timedelta(days=1), found[-1].target, found[-1].role)
        if target is not None:
            found.append(Held(day, None, target, role))
    return tuple(found)


def held_on(targets: Iterable[Target], roles: Iterable[Role], day: dt.date) -> Target | None:
    """What is aimed at on a day, or None."""
    return _aim(tuple(sorted(targets, key=lambda target: target.day)), tuple(roles), day)[0]


def _aim(targets: tuple[Target, ...], roles: tuple[Role, ...], day: dt.date) -> tuple[Target | None, str]:
    role = role_on((role for role in roles if role.share is not None), day)
    if role is not None and role.share is not None:
        return Target(role.first, role.share, role.reason), role.name
    return target_on(targets, day), ""
