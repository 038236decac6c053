"""How the catalogue's changes, the roles and the weekly result are kept among the settings."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from journal.domain.days import EARLIEST, LATEST
from journal.domain.distinctions import Distinction, Pair
from journal.domain.own_catalogue import WORDED, Example, OwnCatalogue
from journal.domain.result import ResultMeasure
from journal.domain.role import Role
from journal.domain.wording import checked_note
from journal.errors import UsageError
from journal.language import _
from journal.service.kept import line, plain

_WORDS = ("id", "code", "family", "manager_act", "leader_act", "quotation", "meaning", "question")


def plain_catalogue(own: OwnCatalogue) -> dict[str, Any]:
    """The changes as JSON carries them."""
    return {
        "order": list(own.order),
        "hidden": list(own.hidden),
        "words": {key: dict(words) for key, words in own.words.items()},
        "added": [_plain_distinction(one) for one in own.added],
        "removed": [_plain_distinction(one) for one in own.removed],
        "families": dict(own.families),
        "examples": [[one.distinction, one.action] for one in own.examples],
    }


def meant_catalogue(value: Any) -> OwnCatalogue:
    """The changes that were kept; what a later version keeps beside them is passed over.

    Raises:
        ValueError: it is nothing that Leaderward wrote.
    """
    table = _table(value)
    words = {
        key: {name: _text(text) for name, text in _table(given).items() if name in WORDED}
        for key, given in _table(table.get("words", {})).items()
    }
    return OwnCatalogue(
        order=_texts(table.get("order", [])),
        hidden=_texts(table.get("hidden", [])),
        words=words,
        added=tuple(map(_distinction, _list(table.get("added", [])))),
        removed=tuple(map(_distinction, _list(table.get("removed", [])))),
        families={key: _text(name) for key, name in _table(table.get("families", {})).items()},
        examples=tuple(Example(*_some(one, 2)) for one in _list(table.get("examples", []))),
    )


def checked_catalogue(own: OwnCatalogue) -> OwnCatalogue:
    """The changes as they are kept: every text tidied.

    Raises:
        UsageError: a text can't be kept as it is.
    """
    return dataclasses.replace(
        own,
        words={key: _checked(words) for key, words in own.words.items() if words},
        families=_checked(own.families),
    )


def plain_roles(roles: Iterable[Role]) -> list[dict[str, Any]]:
    """The roles as JSON carries them, sorted by the day each begins on."""
    return [
        {
            "name": role.name,
            "first": role.first.isoformat(),
            "last": None if role.last is None else role.last.isoformat(),
            "share": role.share,
            "reason": role.reason,
            "needs": [list(need) for need in role.needs],
        }
        for role in sorted(roles, key=lambda role: role.first)
    ]


def meant_roles(value: Any) -> tuple[Role, ...]:
    """The roles that were kept, sorted by day.

    Raises:
        ValueError: it is nothing that Leaderward wrote.
    """
    return tuple(sorted(map(_role, _list(value)), key=lambda role: role.first))


def checked_roles(roles: Iterable[Role]) -> tuple[Role, ...]:
    """The roles as they are kept.

    Raises:
        UsageError: one has no name, ends before it begins, has a day beyond 1900 to 2999, or a share that is
            none.
    """
    return tuple(map(_checked_role, roles))


def plain_result(measure: ResultMeasure) -> dict[str, Any]:
    """What is counted each week, as JSON carries it.

    Raises:
        UsageError: its name or unit is longer than 500 characters or can't be kept as it is.
    """
    return {"name": line(measure.name), "unit": line(measure.unit)}


def meant_result(value: Any) -> ResultMeasure:
    """What is counted each week, as it was kept.

    Raises:
        ValueError: it is nothing that Leaderward wrote.
    """
    table = _table(value)
    return ResultMeasure(_text(table.get("name", "")), _text(table.get("unit", "")))


def _checked(words: Mapping[str, str]) -> dict[str, str]:
    return {name: checked_note(text) for name, text in words.items()}


def _checked_role(role: Role) -> Role:
    name = line(role.name)
    if not name:
        raise UsageError(_("This role has no name yet."), _("Write what you are or were: “team lead”."))
    for day in (role.first, role.last):
        plain(day)
    if role.last is not None and role.last < role.first:
        raise UsageError(_("A role can’t end before it begins."), _("Change one of the two days."))
    if role.share is not None and not 0 < role.share <= 1:
        raise UsageError(_("A target is more than 0\u00a0% and at most 100\u00a0%."))
    if any(not 0 <= need <= 100 for _family, need in role.needs):
        raise UsageError(_("What a role needs of a family is 0 to 100\u00a0%."))
    return dataclasses.replace(role, name=name, reason=line(role.reason))


def _role(value: Any) -> Role:
    table = _table(value)
    share, last = table.get("share"), table.get("last")
    if share is not None and (not isinstance(share, int | float) or not 0 < share <= 1):
        raise ValueError(value)
    needs = tuple(map(_need, _list(table.get("needs", []))))
    return Role(
        name=_text(table.get("name")),
        first=_day(table.get("first")),
        last=None if last is None else _day(last),
        share=None if share is None else float(share),
        reason=_text(table.get("reason", "")),
        needs=needs,
    )


def _plain_distinction(one: Distinction) -> dict[str, Any]:
    words = {name: getattr(one, name) for name in _WORDS}
    pairs = [[pair.event, pair.manager, pair.leader] for pair in one.pairs]
    return {**words, "pairs": pairs}


def _distinction(value: Any) -> Distinction:
    table = _table(value)
    pairs = tuple(Pair(*_some(pair, 3)) for pair in _list(table.get("pairs", [])))
    return Distinction(**{name: _text(table.get(name)) for name in _WORDS}, pairs=pairs)


def _table(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(value)  # noqa: TRY004 - told as damage
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError(value)  # noqa: TRY004 - told as damage
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(value)  # noqa: TRY004 - told as damage
    return value


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(map(_text, _list(value)))


def _some(value: Any, count: int) -> tuple[str, ...]:
    """So many texts; what a later version keeps behind them is passed over."""
    found = _list(value)[:count]
    if len(found) < count:
        raise ValueError(value)
    return _texts(found)


def _need(value: Any) -> tuple[str, int]:
    found = _list(value)
    if len(found) < 2:
        raise ValueError(value)
    return _text(found[0]), _percent(found[1])


def _day(value: Any) -> dt.date:
    day = dt.date.fromisoformat(_text(value))
    if not EARLIEST <= day <= LATEST:
        raise ValueError(value)
    return day


def _percent(value: Any) -> int:
    if not isinstance(value, int) or not 0 <= value <= 100:
        raise ValueError(value)
    return value
