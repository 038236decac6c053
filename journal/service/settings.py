"""The settings that live in the journal, changed as undoable steps."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any

from sqlalchemy import Connection, select

from journal.domain.cue import Cue, SelfImage
from journal.domain.dates import long_date
from journal.domain.days import EARLIEST, LATEST
from journal.domain.marks import Target, checked_target, checked_targets
from journal.domain.own_catalogue import OwnCatalogue
from journal.domain.settings import JournalSettings
from journal.domain.wording import checked_note
from journal.language import _
from journal.service.own_settings import (
    checked_catalogue,
    checked_roles,
    meant_catalogue,
    meant_result,
    meant_roles,
    plain_catalogue,
    plain_result,
    plain_roles,
)
from journal.service.unit import Unit, current
from journal.storage.steps import Change, narrowed
from journal.storage.tables import SettingRow


class Settings:
    """Reads and changes what is set in the journal. Keeps what it read until it changes.

    Threads may share it: what one has read while another changed something is not kept.
    """

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._kept: JournalSettings | None = None
        self._turn = 0
        self._keeping = Lock()
        unit.subscribe(lambda notice: self.forget() if "setting" in notice.kinds else None)

    def forget(self) -> None:
        """Read anew at the next question: another program may have changed something."""
        with self._keeping:
            self._turn += 1
            self._kept = None

    def get(self) -> JournalSettings:
        """The settings in force.

        Raises:
            UnusableJournalError: one of them is nothing that Leaderward wrote.
        """
        kept, turn = self._kept, self._turn
        if kept is None:
            with self._unit.database.read() as connection:
                kept = _read(connection)
            with self._keeping:
                if turn == self._turn:
                    self._kept = kept
        return kept

    def change(self, settings: JournalSettings, by: object | None = None, name: str = "") -> None:
        """Put other settings in force, as one step, which is called `name` where undo speaks of it.

        Only what differs from `get` is written.

        Raises:
            UsageError: the name, the cue or a target can't be kept as it is.
            JournalError: the settings can't be read, or the journal can't be written to.
        """
        checked = dataclasses.replace(
            settings,
            name=checked_note(settings.name),
            targets=checked_targets(settings.targets),
            cue=dataclasses.replace(settings.cue, event=checked_note(settings.cue.event)),
            catalogue=checked_catalogue(settings.catalogue),
            roles=checked_roles(settings.roles),
        )
        # what stays as it was read is left alone: another program may have changed it since
        known = _plain(self.get())
        wanted = {key: value for key, value in _plain(checked).items() if value != known[key]}

        def work(connection: Connection) -> list[Change | None]:
            return [_change_of(connection, key, value) for key, value in wanted.items()]

        self._unit.apply(name or _("change the settings"), work, by)

    def set_target(self, target: Target, instead_of: dt.date | None = None, by: object | None = None) -> None:
        """Choose a target, as one step; one that begins on the same day makes way.

        Args:
            target: the share, the day it begins on, and why.
            instead_of: the day of the target that this one was made from, which makes way too.
            by: passed on in the notice.

        Raises:
            UsageError: the target can't be kept as it is.
            JournalError: the journal can't be written to; nothing was changed.
        """
        wanted = checked_target(target)
        name = (
            _("set a target of {points}\u00a0%")
            if instead_of is None
            else _("change a target to {points}\u00a0%")
        )

        def changed(targets: tuple[Target, ...]) -> Iterable[Target]:
            return [*(kept for kept in targets if kept.day != instead_of), wanted]

        self._change_targets(name.format(points=wanted.points), changed, by)

    def remove_target(self, day: dt.date, by: object | None = None) -> None:
        """Remove the target that begins on that day, as one step; the one before it goes on then.

        Where there is none any more, nothing is changed.

        Raises:
            JournalError: the journal can't be written to; nothing was changed.
        """

        def changed(targets: tuple[Target, ...]) -> Iterable[Target]:
            return [kept for kept in targets if kept.day != day]

        self._change_targets(_("remove the target from {day}").format(day=long_date(day)), changed, by)

    def set_rest(self, until: dt.date | None, by: object | None = None) -> None:
        """Rest up to that day, included, or end the rest, as one step.

        Raises:
            JournalError: the journal can't be written to; nothing was changed.
        """
        name = _("end the rest") if until is None else _("rest until {day}").format(day=long_date(until))

        def work(connection: Connection) -> list[Change | None]:
            return [_change_of(connection, "rest_until", _plain_day(until))]

        self._unit.apply(name, work, by)

    def change_catalogue(
        self, name: str, changed: Callable[[OwnCatalogue], OwnCatalogue], by: object | None = None
    ) -> None:
        """Change the person's catalogue, as one step; `journal.distinctions` does it.

        Raises:
            UsageError: as `changed`, or a text can't be kept as it is.
            JournalError: the journal can't be written to; nothing was changed.
        """

        def work(connection: Connection) -> list[Change | None]:
            # read in the same transaction, so that what another program changed meanwhile stays
            wanted = checked_catalogue(changed(_read(connection).catalogue))
            return [_change_of(connection, "catalogue", plain_catalogue(wanted))]

        self._unit.apply(name, work, by)

    def _change_targets(
        self, name: str, changed: Callable[[tuple[Target, ...]], Iterable[Target]], by: object | None
    ) -> None:
        def work(connection: Connection) -> list[Change | None]:
            # read in the same transaction, so that what another program set meanwhile stays
            wanted = checked_targets(changed(_read(connection).targets))
            return [_change_of(connection, "targets", _plain_targets(wanted))]

        self._unit.apply(name, work, by)


def _change_of(connection: Connection, key: str, value: Any) -> Change | None:
    before = current(connection, "setting", key)
    if before is None and value == _DEFAULTS[key]:
        return None
    return narrowed("setting", key, before, {"value": value})


# Reading: a value that makes no sense was not written by us, and is told as damage --------------------


def _read(connection: Connection) -> JournalSettings:
    rows = connection.execute(select(SettingRow.key, SettingRow.value))
    found = {row.key: row.value for row in rows if row.key in _MEANINGS}
    return JournalSettings(**{name: _MEANINGS[name](value) for name, value in found.items()})


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(value)  # noqa: TRY004 - told as damage, like a date that is none
    return value


def _weekday(value: Any) -> int:
    if not isinstance(value, int) or not 0 <= value <= 6:
        raise ValueError(value)
    return int(value)


def _targets(value: Any) -> tuple[Target, ...]:
    if not isinstance(value, list):
        raise ValueError(value)  # noqa: TRY004 - as above
    by_day = {target.day: target for target in map(_target, value)}
    return tuple(by_day[day] for day in sorted(by_day))


def _target(value: Any) -> Target:
    """One target; what a later version keeps beside these three is passed over."""
    if not isinstance(value, dict):
        raise ValueError(value)  # noqa: TRY004 - as above
    day = dt.date.fromisoformat(_text(value.get("day")))
    share = value.get("share")
    if not isinstance(share, int | float) or not 0 < share <= 1:
        raise ValueError(value)
    if not EARLIEST <= day <= LATEST:
        raise ValueError(value)
    return Target(day, float(share), _text(value.get("reason", "")))


def _cue(value: Any) -> Cue:
    """The cue; what a later version keeps beside these three is passed over."""
    if not isinstance(value, dict):
        raise ValueError(value)  # noqa: TRY004 - as above
    at, since = value.get("prompt_at"), value.get("since")
    return Cue(
        event=_text(value.get("event", "")),
        prompt_at=None if at is None else _time(at),
        since=_date(since),
    )


def _time(value: Any) -> dt.time:
    time = dt.time.fromisoformat(_text(value))
    if time.tzinfo is not None:
        raise ValueError(value)
    return time


def _date(value: Any) -> dt.date | None:
    return None if value is None else dt.date.fromisoformat(_text(value))


def _self_images(value: Any) -> tuple[SelfImage, ...]:
    if not isinstance(value, list):
        raise ValueError(value)  # noqa: TRY004 - as above
    by_day = {image.day: image for image in map(_self_image, value)}
    return tuple(by_day[day] for day in sorted(by_day))


def _self_image(value: Any) -> SelfImage:
    if not isinstance(value, dict):
        raise ValueError(value)  # noqa: TRY004 - as above
    leader = value.get("leader")
    if not isinstance(leader, int) or not 0 <= leader <= 100:
        raise ValueError(value)
    return SelfImage(dt.date.fromisoformat(_text(value.get("day"))), leader)


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError(value)  # noqa: TRY004 - as above
    return tuple(map(_text, value))


_MEANINGS: dict[str, Callable[[Any], Any]] = {
    "name": _text,
    "day_start": _time,
    "week_start": _weekday,
    "targets": _targets,
    "cue": _cue,
    "rest_until": _date,
    "self_images": _self_images,
    "best": _texts,
    "catalogue": meant_catalogue,
    "roles": meant_roles,
    "result": meant_result,
}


# Writing ----------------------------------------------------------------------------------------------


def _plain(settings: JournalSettings) -> dict[str, Any]:
    return {
        "name": settings.name,
        "day_start": settings.day_start.isoformat("minutes"),
        "week_start": settings.week_start,
        "targets": _plain_targets(settings.targets),
        "cue": {
            "event": settings.cue.event,
            "prompt_at": None
            if settings.cue.prompt_at is None
            else settings.cue.prompt_at.isoformat("minutes"),
            "since": _plain_day(settings.cue.since),
        },
        "rest_until": _plain_day(settings.rest_until),
        "self_images": [
            {"day": image.day.isoformat(), "leader": image.leader}
            for image in sorted(settings.self_images, key=lambda image: image.day)
        ],
        "best": list(settings.best),
        "catalogue": plain_catalogue(settings.catalogue),
        "roles": plain_roles(settings.roles),
        "result": plain_result(settings.result),
    }


def _plain_day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _plain_targets(targets: Iterable[Target]) -> list[dict[str, Any]]:
    return [
        {"day": target.day.isoformat(), "share": target.share, "reason": target.reason} for target in targets
    ]


_DEFAULTS = _plain(JournalSettings())
