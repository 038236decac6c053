"""The actions behind a mark of the chart, beside it, and changeable there."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.dates import day_heading, long_date
from journal.domain.distinctions import Catalogue
from journal.language import _, ngettext
from journal.statistics.saying import figure
from journal.statistics.series import Unit
from ui.charts.words import full_heading
from ui.models.action_list import ActionList
from ui.models.actions import Heading
from ui.pages.context import ActionDesk
from ui.pages.side_panel import SidePanel
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.text import RichText, Run, Text

if TYPE_CHECKING:
    from journal.opening import Opened

MOST = 500


class _Nothing(QWidget):
    """A stretch without actions: that it is no zero, and which days with actions are the nearest."""

    day_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._before: dt.date | None = None
        self._after: dt.date | None = None
        self._words = Text(look, "body")
        self._ends = [Text(look, "ui", "muted") for _side in range(2)]
        self._links = [Button(look, "", "link") for _side in range(2)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._words)
        for end, link in zip(self._ends, self._links, strict=True):
            column.addSpacing(16)
            column.addWidget(end)
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        self._links[0].clicked.connect(lambda: self.day_wanted.emit(self._before))
        self._links[1].clicked.connect(lambda: self.day_wanted.emit(self._after))
        column.addStretch(1)

    @property
    def first_link(self) -> Button | None:
        """The first day that can be opened from here."""
        return next((link for link in self._links if not link.isHidden()), None)

    def show_between(self, before: dt.date | None, after: dt.date | None) -> None:
        """Say that nothing was logged, and name the nearest days that have actions."""
        self._before, self._after = before, after
        if before is not None and after is not None:
            way = _(
                "The estimate passes through from its neighbours, and its band is wider for it: a day "
                "without actions is no information, never a zero."
            )
        elif before is not None:
            way = _(
                "The estimate rests on the days before, and its band widens until there is something new: "
                "a day without actions is no information, never a zero."
            )
        else:
            way = _("The journal begins later, and so does the estimate.")
        self._words.set_text(_("Nothing was logged then.") + " " + way)
        names = (_("The last day before with actions"), _("The first day after with actions"))
        for end, link, day, name in zip(self._ends, self._links, (before, after), names, strict=True):
            end.setVisible(day is not None)
            link.setVisible(day is not None)
            end.set_text(name)
            if day is not None:
                link.set_text(long_date(day))


class EvidencePanel(SidePanel):
    """The actions of some days, the newest first; the chart follows what is changed here."""

    day_wanted = Signal(object)
    """A day is to be opened on Today."""
    around_wanted = Signal(str)
    """What lies before and after a milestone, an action's id, is to be shown."""
    neighbour_wanted = Signal(object)
    """A day is to be opened here, instead of the one without actions."""

    def __init__(self, look: Look, catalogue: Catalogue, desk: ActionDesk) -> None:
        super().__init__(look)
        self._days: tuple[dt.date, dt.date] | None = None
        self._unit: Unit = "day"
        self._today = dt.date.min
        self._neighbours: tuple[dt.date | None, dt.date | None] = None, None
        self._title = RichText(look, "body")
        self._rest = Text(look, "small", "muted")
        self._rest.hide()
        self._go = Button(look, _("Open this day"), "quiet", icon="calendar", compact=True)
        self._go.clicked.connect(self._go_to_day)
        self.around = Button(look, _("Before and after"), "quiet", icon="milestone-success", compact=True)
        self.around.clicked.connect(self._go_around)
        self.around.hide()
        self._nothing = _Nothing(look)
        self._nothing.hide()
        self._nothing.day_wanted.connect(self.neighbour_wanted)
        self.list = ActionList(look, catalogue, self, heading=self._heading)
        self.list.setAccessibleName(_("Actions behind this mark"))
        desk.serve(self.list)
        head = QHBoxLayout()
        middle = Qt.AlignmentFlag.AlignVCenter
        head.addWidget(self._title, 1, middle)
        head.addWidget(self._go, 0, middle)
        head.addWidget(self._close_button(), 0, middle)
        column = self._column
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.around, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._rest)
        column.addWidget(self._nothing, 1)
        column.addWidget(self.list, 1)

    @property
    @override
    def first_focus(self) -> QWidget:
        return (self._nothing.first_link or self) if self.is_empty else self.list

    @property
    def is_empty(self) -> bool:
        """Whether nothing was logged in these days."""
        return not self._nothing.isHidden()

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """The first and the last day that are shown."""
        return self._days

    def set_neighbours(self, before: dt.date | None, after: dt.date | None) -> None:
        """The nearest days with actions, before and after those that are shown."""
        self._neighbours = before, after
        self._nothing.show_between(before, after)

    def show_days(self, opened: Opened, unit: Unit, first: dt.date, last: dt.date) -> None:
        """Show the actions from `first` to `last`: one day, week or month.

        Raises:
            JournalError: they can't be read.
        """
        self._days, self._unit = (first, last), unit
        self._today = opened.journal.today()
        self._go.setVisible(unit == "day")
        self._read(opened, first, last)

    def reload(self, opened: Opened) -> None:
        """Read the same days again; raises as `show_days`."""
        if self._days is not None and not self.isHidden():
            self._read(opened, *self._days)

    def forget(self) -> None:
        """Let go of the days and their actions; what was typed into one of them is handed over."""
        self._days = None
        self.list.set_actions(())

    def _read(self, opened: Opened, first: dt.date, last: dt.date) -> None:
        day_start = opened.journal.settings.get().day_start
        actions = opened.reader.actions(first, last, limit=MOST, day_start=day_start)
        count = opened.reader.counts(first, last).total if len(actions) == MOST else len(actions)
        self._title.set_runs(self._named(first, count))
        self._rest.setVisible(count > MOST)
        self._rest.set_text(_("The last {shown} of {count} actions").format(shown=MOST, count=figure(count)))
        self.list.set_actions(actions)
        self.around.setVisible(any(action.milestone is not None for action in actions))
        self._swap(self.list if actions else self._nothing)

    def _swap(self, part: QWidget) -> None:
        """Show the list, or that there is nothing; the focus goes along before Qt would tab on with it."""
        former = self._nothing if part is self.list else self.list
        focus: QWidget | None = self.window().focusWidget()
        part.show()
        if focus is not None and (focus is former or former.isAncestorOf(focus)):
            link = self._nothing.first_link if part is self._nothing else None
            (link or (self.list if part is self.list else self)).setFocus(Qt.FocusReason.OtherFocusReason)
        former.hide()

    def _named(self, first: dt.date, count: int) -> list[Run]:
        """The title. A single day is named in the list, over its actions, and only there."""
        words = ngettext("{count} action", "{count} actions", count).format(count=figure(count))
        if self._unit == "day" and count:
            return [Run(words, strong=True)]
        name = full_heading(self._unit, first.toordinal())
        return [Run(f"{name}   ", strong=True), Run(words, colour_role="muted", role="ui")]

    def _heading(self, day: dt.date, count: int) -> Heading:
        return Heading(day_heading(day, self._today), "" if self._unit == "day" else figure(count))

    def _go_around(self) -> None:
        """Of several milestones the selected one, else the first."""
        marked = [action.id for action in self.list.actions_model.actions if action.milestone is not None]
        chosen = [key for key in self.list.selected_ids() if key in marked]
        for key in (chosen or marked)[:1]:
            self.around_wanted.emit(key)

    def _go_to_day(self) -> None:
        if self._days is not None:
            self.day_wanted.emit(self._days[0])
