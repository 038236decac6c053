"""What every facet over the tables of reflection shares: put a thing into the journal, or take it out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection

from journal.domain.days import EARLIEST, LATEST
from journal.domain.wording import checked_note
from journal.errors import UsageError
from journal.language import _
from journal.service.unit import Unit, current
from journal.storage.images import Image
from journal.storage.steps import Change, narrowed

LONGEST_LINE = 500


class Kept:
    """Puts and removes things of the kinds in `journal.storage.reflecting`, each as one undoable step."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def _put(self, name: str, kind: str, key: str, image: Image, by: object | None) -> bool:
        """Write one thing, made if it is not there. Returns whether anything changed."""
        return self._put_all(name, {(kind, key): image}, by)

    def _put_all(self, name: str, images: Mapping[tuple[str, str], Image | None], by: object | None) -> bool:
        """Write several things as one step; None takes one out."""

        def work(connection: Connection) -> list[Change | None]:
            return [put(connection, kind, key, image) for (kind, key), image in images.items()]

        return self._unit.apply(name, work, by)

    def _remove(self, name: str, kind: str, keys: Iterable[str], by: object | None) -> bool:
        return self._put_all(name, {(kind, key): None for key in keys}, by)


def put(connection: Connection, kind: str, key: str, image: Image | None) -> Change | None:
    """The change that makes the thing what `image` says; columns it does not name stay."""
    before = current(connection, kind, key)
    if image is None or before is None:
        return narrowed(kind, key, before, image)
    return narrowed(kind, key, before, {**before, **image})


def line(text: str, what: str = "") -> str:
    """One line of the person's, tidied: line breaks become blanks.

    Raises:
        UsageError: it is longer than 500 characters or can't be kept as it is.
    """
    tidy = " ".join(checked_note(text).split())
    if len(tidy) > LONGEST_LINE:
        raise UsageError(
            (what or _("This line has {count} characters; {most} fit.")).format(
                count=f"{len(tidy):,}", most=LONGEST_LINE
            ),
            _("Keep what tells you what to do, in a sentence."),
        )
    return tidy


def day_text(day: dt.date) -> str:
    """A day as it is kept.

    Raises:
        UsageError: it is beyond 1900 to 2999.
    """
    if not EARLIEST <= day <= LATEST:
        raise UsageError(
            _("The date {day} is out of range.").format(day=day.isoformat()),
            _("Days from 1900 to 2999 can be kept."),
        )
    return day.isoformat()


def plain(value: dt.date | None) -> Any:
    """A day that may be missing, as it is kept."""
    return None if value is None else day_text(value)
