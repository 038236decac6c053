"""From the lines of a sweep to what is recorded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour, Origin
from journal.domain.line import Line, Span
from journal.domain.wording import checked_text
from journal.errors import JournalError, UsageError
from journal.language import _
from ui.widgets.sweep_text import SweepField

_FRIDAY = 4


class BadLine(Exception):  # noqa: N818 - no error of the program: a line that the person will put right
    """A line can't be recorded as it is; `number` counts the lines of the field from 0."""

    def __init__(self, number: int, error: JournalError) -> None:
        super().__init__(_("Line {number}: {problem}").format(number=number + 1, problem=error))
        self.number = number


def read_kept(kept: Mapping[str, Any]) -> tuple[str, tuple[Span, ...]]:
    """Text and taken-back stretches of a draft; what makes no sense in the file is passed over."""
    text, plain = kept.get("text"), kept.get("plain")
    spans: list[Span] = []
    for span in plain if isinstance(plain, list) else []:
        with suppress(TypeError, ValueError):
            start, end = span
            spans.append((int(start), int(end)))
    return text if isinstance(text, str) else "", tuple(spans)


def last_working_day(today: dt.date) -> dt.date:
    """The last Monday to Friday before today."""
    day = today - dt.timedelta(days=1)
    while day.weekday() > _FRIDAY:
        day -= dt.timedelta(days=1)
    return day


def drafts_of(
    field: SweepField, day: dt.date, today: dt.date, origin: Origin | None, *, each: bool
) -> list[Draft]:
    """One draft for each line that is not blank, or (`each` is False) one for the whole text.

    A line that is nothing but a date is a heading: the lines below it that name no day are of that day.
    From memory (`origin`) a line without a day takes that of the line before, the first one the last
    working day; otherwise it takes `day`. A line of today that names no time has none: the sweep's own
    hour says nothing about when it was.

    Raises:
        BadLine: one of them can't be recorded as it is; nothing is to be recorded.
    """
    lines = field.lines_with_plain() if each else ((field.line(), ()),)
    numbers = (
        [number for number, line in enumerate(field.text().split("\n")) if line.strip()] if each else [0]
    )
    drafts, usual = [], last_working_day(today) if origin is not None else day
    for number, (line, plain) in zip(numbers, lines, strict=True):
        if each and (heading := field.heading(line.source, plain)) is not None:
            usual = heading
            continue
        if origin is not None:
            usual = line.day or usual
        try:
            drafts.append(_draft(line, usual, today, origin))
        except UsageError as error:
            raise BadLine(number, error) from error
    return drafts


def _draft(line: Line, day: dt.date, today: dt.date, origin: Origin | None) -> Draft:
    checked_text(line.text)
    for mark in line.distinctions:
        if mark.pole is None and line.behaviour not in (Behaviour.MANAGER, Behaviour.LEADER):
            raise UsageError(
                _("The side of {id} is open.").format(id=mark.distinction), _("Write =m or =l behind it.")
            )
    its_day = line.day or day
    if origin is not None and its_day > today:
        raise UsageError(_("This day is still to come."), _("Here is room for what has been."))
    if origin is None and its_day == today and line.time is None:
        origin = Origin.SAME_DAY
    return line.draft(None, its_day, (), origin)
