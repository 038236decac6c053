"""The settings that live in the journal, changed as undoable steps."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from sqlalchemy import Connection

from journal.domain.settings import JournalSettings
from journal.domain.wording import checked_note
from journal.language import _
from journal.service.unit import Unit, current
from journal.storage.steps import Change, narrowed


class Settings:
    """Reads and changes what is set in the journal. Keeps what it read until it changes."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._kept: JournalSettings | None = None
        unit.subscribe(lambda notice: self.forget() if "setting" in notice.kinds else None)

    def forget(self) -> None:
        """Read anew at the next question: another program may have changed something."""
        self._kept = None

    def get(self) -> JournalSettings:
        """The settings in force."""
        if self._kept is None:
            with self._unit.database.read() as connection:
                self._kept = _read(connection)
        return self._kept

    def change(self, settings: JournalSettings, by: object | None = None) -> None:
        """Put other settings in force, as one step.

        Raises:
            UsageError: the name can't be kept as it is.
        """
        wanted = _plain(dataclasses.replace(settings, name=checked_note(settings.name)))

        def work(connection: Connection) -> list[Change | None]:
            changes: list[Change | None] = []
            for key, value in wanted.items():
                before = current(connection, "setting", key)
                if before is None and value == _plain(JournalSettings())[key]:
                    continue
                changes.append(narrowed("setting", key, before, {"value": value}))
            return changes

        self._unit.apply(_("change the settings"), work, by)


def _read(connection: Connection) -> JournalSettings:
    given: dict[str, Any] = {}
    for field in dataclasses.fields(JournalSettings):
        image = current(connection, "setting", field.name)
        if image is not None:
            given[field.name] = image["value"]
    if "day_start" in given:
        given["day_start"] = dt.time.fromisoformat(given["day_start"])
    return JournalSettings(**given)


def _plain(settings: JournalSettings) -> dict[str, Any]:
    return {**dataclasses.asdict(settings), "day_start": settings.day_start.isoformat("minutes")}
