"""Every setting that is one value, declared: where it is kept, how it is called and explained, how it is set.

Those of the machine are fields of `MachineSettings`, those of the journal of `JournalSettings`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, TypeAlias

from journal.domain.dates import weekday_name
from journal.language import _
from journal.settings.machine import MOST_PINGS


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few values, side by side: pairs of the value and its word."""

    options: tuple[tuple[Any, str], ...]


@dataclass(frozen=True, slots=True)
class ListChoice:
    """One of more values, from a list."""

    options: tuple[tuple[Any, str], ...]


@dataclass(frozen=True, slots=True)
class Switch:
    """On or off; `text` stands beside the box."""

    text: str


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time; kept as `dt.time`, or with `as_text` as "09:00"."""

    latest: dt.time = dt.time(23, 59)
    as_text: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text."""

    longest: int
    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number from `least` to `most`."""

    least: int
    most: int


Control: TypeAlias = Choice | ListChoice | Switch | TimeOfDay | Line | Number


@dataclass(frozen=True, slots=True)
class Setting:
    """One declared setting.

    `key` is the field it is kept in; `group` the heading it stands under; `of_journal` whether it is kept in
    the journal, as an undoable step, or in this machine's file. `also` are other words to search for.
    """

    key: str
    title: str
    explanation: str
    control: Control
    group: str
    of_journal: bool = False
    also: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Something that has a place of its own, found here too: a command of the window and what it leads to."""

    command: str
    title: str
    explanation: str
    button: str
    group: str
    also: str = ""


def headings() -> tuple[str, ...]:
    """The headings of the dialog in their order; what is kept elsewhere, as the desktop's part, included."""
    return (
        _("How it looks"),
        desktop_heading(),
        _("Pings"),
        _("This journal"),
        _("The cue"),
        _("A rest"),
    )


def desktop_heading() -> str:
    """Over tray and global shortcut."""
    return _("On this desktop")


def declared() -> tuple[Setting | Place, ...]:
    """All of them, in the order in which they are shown."""
    return (*_of_the_look(), *_of_pings(), *_of_the_journal())


def _of_the_look() -> tuple[Setting, ...]:
    group = _("How it looks")
    themes = (("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark")))
    sizes = tuple((size, f"{size * 100:.0f}\u00a0%") for size in (0.9, 1.0, 1.2, 1.5))
    return (
        Setting(
            "theme", _("Colours"), _("Exported charts are always on white."), Choice(themes), group,
            also=_("theme dark light mode"),
        ),
        Setting(
            "text_scale", _("Text size"), _("Ctrl + and Ctrl − change it in smaller steps."), Choice(sizes),
            group, also=_("font zoom larger smaller"),
        ),
    )  # fmt: skip


def _of_pings() -> tuple[Setting, ...]:
    group = _("Pings")
    return (
        Setting(
            "pings", _("Random pings"),
            _(
                "At random moments of your working hours: what are you doing right now? What you answer is "
                "marked, and the chart can show it alone. It samples your days more evenly than memory does. "
                "They come while the program runs, in its window or in the tray."
            ),
            Switch(_("Ask me at random moments")), group, also=_("prompt sampling reminder notification"),
        ),
        Setting("ping_from", _("From"), "", TimeOfDay(as_text=True), group, also=_("ping hours")),
        Setting(
            "ping_to", _("To"), _("Hours that end before they begin go over midnight."),
            TimeOfDay(as_text=True), group, also=_("ping hours"),
        ),
        Setting(
            "pings_a_day", _("How often"), _("Pings a day on average; some days have more, some none."),
            Number(1, MOST_PINGS), group, also=_("ping frequency"),
        ),
        Setting(
            "ping_every_day", _("On which days"), "",
            Choice(((False, _("Monday to Friday")), (True, _("Every day")))), group, also=_("ping weekend"),
        ),
    )  # fmt: skip


def _of_the_journal() -> tuple[Setting | Place, ...]:
    group = _("This journal")
    return (
        Setting(
            "name", _("Name"), _("Shown at the top of the sidebar; the file keeps its own name."),
            Line(80, _("My journal")), group, of_journal=True,
        ),
        Setting(
            "day_start", _("The day begins at"),
            _("What you log earlier belongs to the day before. Actions already logged stay where they are."),
            TimeOfDay(latest=dt.time(12, 0)), group, of_journal=True, also=_("midnight late night"),
        ),
        Setting(
            "week_start", _("The week begins on"), _("For the week beside Today, the bars and the review."),
            ListChoice(tuple((weekday, weekday_name(weekday)) for weekday in range(7))), group,
            of_journal=True, also=_("monday sunday"),
        ),
        *_places(group),
    )  # fmt: skip


def _places(group: str) -> tuple[Place, ...]:
    return (
        Place("targets", _("Targets"), _("The shares you chose, each from a day on."), _("Targets…"), group),
        Place(
            "roles", _("Roles"), _("What you were and are, and how much leading each asks for."), _("Roles…"),
            group, also=_("job position need"),
        ),
        Place(
            "catalogue", _("Distinctions"), _("Reword, reorder, hide and add. Ids and history stay."),
            _("Edit the distinctions…"), group, also=_("catalogue families acts"),
        ),
        Place(
            "result", _("The weekly result"), _("One figure of your choosing, under the drift."),
            _("The weekly result…"), group, also=_("calls quota attrition"),
        ),
        Place(
            "views", _("Self-views"), _("Your guesses, your colleagues’ answers, and the long form."),
            _("Self-views…"), group, also=_("other-view colleagues"),
        ),
    )  # fmt: skip
