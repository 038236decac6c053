"""Record, change, tag and delete actions."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

from journal.domain.action import DistinctionMark, Draft, Imported
from journal.domain.behaviour import Behaviour, Origin
from journal.domain.days import EARLIEST, LATEST, civil_day, moment, shortened
from journal.domain.distinctions import Catalogue
from journal.domain.edit import KEPT, Edit
from journal.domain.forgetting import Forgotten
from journal.domain.identifiers import Identifiers
from journal.domain.settings import JournalSettings
from journal.domain.wording import checked_note, checked_text
from journal.errors import JournalError, UsageError
from journal.language import _, ngettext
from journal.service.forgetting import delete_actions
from journal.service.unit import Unit, current
from journal.storage.sources import known_sources
from journal.storage.steps import Change, narrowed
from journal.storage.tables import to_micros

LIVE_WITHIN = dt.timedelta(hours=1)
MOST_MINUTES = 24 * 60


class Actions:
    """Every change a person can make to actions."""

    def __init__(self, unit: Unit, identifiers: Identifiers, catalogue: Callable[[], Catalogue]) -> None:
        self._unit = unit
        self._identifiers = identifiers
        self._catalogue = catalogue

    def record(self, draft: Draft, settings: JournalSettings, by: object | None = None) -> str:
        """Log an action; when this returns it is on disk.

        Args:
            draft: what was done; its open ends are decided here, once.
            settings: decide the civil day.
            by: passed on in the notice.

        Returns:
            The action's id.

        Raises:
            UsageError: the text, the marks or the minutes can't be kept as they are.
            JournalError: the journal can't be written to; nothing was logged.
        """
        return self.record_all([draft], settings, by)[0]

    def new_id(self) -> str:
        """An id for an action that is to be logged.

        Who notes it before `record_all` can tell, after a crash in between, whether all was logged or none.
        """
        return self._identifiers.next()

    def record_all(
        self,
        drafts: Sequence[Draft],
        settings: JournalSettings,
        by: object | None = None,
        *,
        first: str | None = None,
    ) -> list[str]:
        """Log several actions as one step: all of them or none; `first` is the first one's `new_id`."""
        now = self._unit.clock.now()
        made = [(self._identifiers.next(), self._image(draft, settings, now)) for draft in drafts]
        if first is not None and made:
            made[0] = first, made[0][1]
        name = (
            _("log “{text}”").format(text=shortened(drafts[0].text, 40))
            if len(drafts) == 1
            else ngettext("log {count} action", "log {count} actions", len(drafts)).format(count=len(drafts))
        )
        self._unit.apply(name, lambda _c: [Change("action", key, None, image) for key, image in made], by)
        return [key for key, _image in made]

    def import_all(
        self, drafts: Sequence[Draft], settings: JournalSettings, by: object | None = None
    ) -> Imported:
        """Log what was found elsewhere, as one step: each draft names its `source`.

        A source of which there is an action already, be it in the trash, is passed over, and so is the
        second of two drafts with one source. Nothing is written where all are known.

        Args:
            drafts: what was found, not tagged; their origin becomes "imported".
            settings: decide the civil day of a draft that has none.
            by: passed on in the notice.

        Raises:
            UsageError: a text or minutes can't be kept as they are; nothing was logged.
            JournalError: the journal can't be written to; nothing was logged.
        """
        now = self._unit.clock.now()
        made: dict[str, dict[str, Any]] = {}
        for draft in drafts:
            image = self._image(dataclasses.replace(draft, origin=Origin.IMPORTED), settings, now)
            if draft.source is None:
                raise ValueError(draft)
            made.setdefault(draft.source, image)
        ids: list[str] = []

        def work(connection: Connection) -> list[Change | None]:
            known = known_sources(connection, made)
            new = [image for source, image in made.items() if source not in known]
            ids.extend(self._identifiers.next() for _image in new)
            return [Change("action", key, None, image) for key, image in zip(ids, new, strict=True)]

        # how many are new is known inside the transaction alone
        self._unit.apply(lambda: import_name(len(ids)), work, by)
        return Imported(tuple(ids), len(drafts) - len(ids))

    def change(self, key: str, edit: Edit, by: object | None = None) -> None:
        """Change one action.

        Raises:
            UsageError: the new text, marks or minutes can't be kept as they are.
            JournalError: the action is not there any more, or the journal can't be written to.
        """
        fields = self._fields(edit)

        def work(connection: Connection) -> list[Change | None]:
            return [self._touched(connection, key, fields)]

        self._unit.apply(self._edit_name(edit), work, by)

    def tag(self, keys: Iterable[str], behaviour: Behaviour | None, by: object | None = None) -> None:
        """Tag actions with a behaviour, or take the tag off.

        Raises:
            JournalError: one of them is not there any more, or the journal can't be written to.
        """
        wanted = list(dict.fromkeys(keys))
        fields = {"behaviour": None if behaviour is None else behaviour.value}

        def work(connection: Connection) -> list[Change | None]:
            return [self._touched(connection, key, fields) for key in wanted]

        self._unit.apply(self._tag_name(behaviour, len(wanted)), work, by)

    def delete(self, keys: Iterable[str], by: object | None = None) -> None:
        """Put actions into the trash, from which they can be restored for thirty days.

        One that is not there any more is passed over: it is where it was to go.
        """
        wanted = list(dict.fromkeys(keys))
        deleted = to_micros(self._unit.clock.now())

        def work(connection: Connection) -> list[Change | None]:
            changes: list[Change | None] = []
            for key in wanted:
                image = current(connection, "action", key)
                if image is not None:
                    trash = {"deleted": deleted, "image": image}
                    before = current(connection, "deleted action", key)
                    changes += [
                        Change("action", key, image, None),
                        Change("deleted action", key, before, trash),
                    ]
            return changes

        name = ngettext("delete {count} action", "delete {count} actions", len(wanted))
        self._unit.apply(name.format(count=len(wanted)), work, by)

    def delete_for_good(self, keys: Iterable[str], by: object | None = None) -> Forgotten:
        """Take actions out of everything, be they in the trash: no undo brings them back.

        With them go their marks, ties, answers and second tags, and their places in lists and reviews. It
        costs what the journal holds: call it on the lane.

        Raises:
            JournalError: the journal can't be written to; nothing was changed.
        """
        return delete_actions(self._unit, keys, by)

    def _touched(self, connection: Connection, key: str, fields: dict[str, Any]) -> Change | None:
        before = current(connection, "action", key)
        if before is None:
            raise JournalError(
                _("This action is not in the journal any more."), _("It may have been deleted elsewhere.")
            )
        if all(before[name] == value for name, value in fields.items()):
            return None
        changed = to_micros(self._unit.clock.now())
        return narrowed("action", key, before, {**before, **fields, "changed": changed})

    def _image(self, draft: Draft, settings: JournalSettings, now: dt.datetime) -> dict[str, Any]:
        captured = draft.captured or now
        today = civil_day(captured, settings.day_start)
        day = _checked_day(draft.day or today)
        time = draft.time
        if time is None and day == today and draft.origin in (None, Origin.LIVE, Origin.PINGED):
            time = captured.time()
        offset = captured.utcoffset() or dt.timedelta()
        return {
            "day": day.isoformat(),
            "time": None if time is None else time.isoformat("minutes"),
            "text": checked_text(draft.text),
            "behaviour": None if draft.behaviour is None else draft.behaviour.value,
            "origin": (draft.origin or _origin(draft, day, captured, settings.day_start)).value,
            "minutes": _checked_minutes(draft.minutes),
            "milestone": None if draft.milestone is None else draft.milestone.value,
            "lesson": checked_note(draft.lesson),
            "captured": to_micros(captured),
            "captured_offset": offset // dt.timedelta(minutes=1),
            "created": to_micros(now),
            "changed": to_micros(now),
            "distinctions": self._checked_marks(draft.distinctions),
            "craft": sorted(craft.value for craft in draft.craft),
            "source": draft.source,
        }

    def _fields(self, edit: Edit) -> dict[str, Any]:
        given = {
            field.name: getattr(edit, field.name)
            for field in dataclasses.fields(edit)
            if getattr(edit, field.name) is not KEPT
        }
        if "text" in given:
            given["text"] = checked_text(given["text"])
        if "lesson" in given:
            given["lesson"] = checked_note(given["lesson"])
        if "day" in given:
            given["day"] = _checked_day(given["day"]).isoformat()
        if given.get("time") is not None:
            given["time"] = given["time"].isoformat("minutes")
        if "distinctions" in given:
            given["distinctions"] = self._checked_marks(given["distinctions"])
        if "craft" in given:
            given["craft"] = sorted(craft.value for craft in given["craft"])
        if "minutes" in given:
            given["minutes"] = _checked_minutes(given["minutes"])
        for name in ("behaviour", "milestone"):
            if given.get(name) is not None:
                given[name] = given[name].value
        return given

    def _checked_marks(self, marks: Iterable[DistinctionMark]) -> list[list[str]]:
        """Marks as they are kept; of two on the same distinction the later one stands.

        One that is not offered any more is kept as well: it was, when the line was begun.
        """
        kept: dict[str, str] = {}
        marks = tuple(marks)
        if not marks:
            return []
        catalogue = self._catalogue()
        known = {d.id for d in (*catalogue.distinctions, *catalogue.withdrawn)}
        for mark in marks:
            if mark.distinction not in known:
                names = ", ".join(sorted(catalogue.ids()))
                raise UsageError(
                    _("There is no distinction called “{name}”.").format(name=shortened(mark.distinction)),
                    _("The distinctions are: {names}.").format(names=names),
                )
            kept[mark.distinction] = mark.pole.value
        return [[distinction, pole] for distinction, pole in kept.items()]

    @staticmethod
    def _edit_name(edit: Edit) -> str:
        if edit.text is KEPT and edit.behaviour is KEPT and edit.distinctions is not KEPT:
            return _("change the distinctions")
        if isinstance(edit.text, str):
            return _("edit “{text}”").format(text=shortened(edit.text, 40))
        return _("edit an action")

    @staticmethod
    def _tag_name(behaviour: Behaviour | None, count: int) -> str:
        name = {
            Behaviour.MANAGER: ngettext(
                "tag {count} action as manager", "tag {count} actions as manager", count
            ),
            Behaviour.LEADER: ngettext(
                "tag {count} action as leader", "tag {count} actions as leader", count
            ),
            Behaviour.BOTH: ngettext("tag {count} action as both", "tag {count} actions as both", count),
            Behaviour.OWN: ngettext(
                "tag {count} action as own work", "tag {count} actions as own work", count
            ),
            None: ngettext("take the tag off {count} action", "take the tag off {count} actions", count),
        }[behaviour]
        return name.format(count=count)


def import_name(count: int) -> str:
    """What the step is called that imported so many actions."""
    return ngettext("import {count} action", "import {count} actions", count).format(count=count)


def _origin(draft: Draft, day: dt.date, captured: dt.datetime, day_start: dt.time) -> Origin:
    """Live when logged on its day within the hour it names; later that day, or from memory."""
    today = civil_day(captured, day_start)
    if day < today:
        return Origin.RECALLED
    if day > today or draft.time is None:
        return Origin.LIVE
    happened = moment(day, draft.time, day_start).replace(tzinfo=captured.tzinfo)
    return Origin.SAME_DAY if captured - happened > LIVE_WITHIN else Origin.LIVE


def _checked_day(day: dt.date) -> dt.date:
    if not EARLIEST <= day <= LATEST:
        raise UsageError(
            _("The date {day} is out of range.").format(day=day.isoformat()),
            _("Days from 1900 to 2999 can be logged."),
        )
    return day


def _checked_minutes(minutes: int | None) -> int | None:
    if minutes is not None and not 0 < minutes <= MOST_MINUTES:
        raise UsageError(
            _("{minutes} minutes can't be right for one action.").format(minutes=minutes),
            _("Give 1 to 1440 minutes, or none."),
        )
    return minutes
