"""From a calendar: what an .ics file would add is shown first, and added as one step."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.dates import long_date
from journal.errors import JournalError
from journal.language import _, ngettext
from ui.dialogs.calendar_import_list import MeetingList
from ui.dialogs.frame import Dialog
from ui.dialogs.tools import Tools
from ui.widgets.buttons import Button
from ui.widgets.chips import Flow
from ui.widgets.day_chooser import CalendarPopup
from ui.widgets.lead_line import LeadLine
from ui.widgets.segments import Segments
from ui.widgets.text import Text

if TYPE_CHECKING:  # these import SQLAlchemy and the calendar library
    from journal.domain.action import Imported
    from journal.exchange.calendar import CalendarRead
    from journal.opening import Opened

_WIDTH, _LIST_HEIGHT, _LEAST_LIST = 640, 340, 128
_TWO_WEEKS, _MONTH = 14, 31
_TASK = "calendar"
_ADDING = "calendar add"


def calendar_in(event: QDropEvent) -> Path | None:
    """The one .ics file that is being dragged, if it is one."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.casefold() in {".ics", ".ical", ".ifb", ".icalendar"} else None


class CalendarImportDialog(Dialog):
    """Shows the meetings of a calendar file, day by day, and adds those that stay ticked.

    Without a `path` it first asks for one. `imported` says how many were added.
    """

    imported = Signal(int)

    def __init__(
        self, context: Tools, opened: Opened, path: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(context.look, _("From a calendar"), parent, with_foot=True)
        self._lane, self._opened = context.lane, opened
        self._path = path
        self._data: bytes | None = None
        self._read: CalendarRead | None = None
        self._known = 0
        self._is_adding = self._is_closed = False
        self._today = opened.journal.today()
        self._week_start = opened.journal.settings.get().week_start
        self._days = [self._today - dt.timedelta(days=_TWO_WEEKS - 1), self._today]
        self.setAcceptDrops(True)
        look = self.look
        self.file_name = Text(look, "body", weight=600, wrap=False)
        self.other_button = Button(look, _("Another file…"), compact=True)
        self.ranges = Segments(
            look, [("two", _("Two weeks")), ("month", _("Month")), ("days", _("Days…"))], name=_("Days")
        )
        self.day_buttons = [Button(look, "", icon="calendar", compact=True) for _place in range(2)]
        self.popup = CalendarPopup(look, self)
        self._popup_place = 0
        self.summary = Text(look, "ui")
        self.notes = LeadLine(look, icon="warning", role="ui")
        self.problem = LeadLine(look, icon="warning", role="ui")
        self.list = MeetingList(look, self._today)
        self.choose_button = Button(look, _("Choose a file…"), "primary")
        self.add_button = Button(look, "", "primary")
        self._build()
        self._connect()
        self.ranges.choose("two")
        self._show_days()
        if path is None:
            self._ask()
        else:
            self.load(path)

    # Building --------------------------------------------------------------------------------

    def _build(self) -> None:
        look = self.look
        self._help = QWidget()
        helps = QVBoxLayout(self._help)
        helps.setContentsMargins(0, 0, 0, 0)
        helps.setSpacing(12)
        words = _(
            "Meetings of the last two weeks are a quick way to begin: each becomes an action that waits for "
            "its tag. You see them all before any is added."
        )
        helps.addWidget(Text(look, "body", text=words))
        ways = _(
            "Outlook, Google Calendar, Apple Calendar and others export a calendar as an .ics file. Choose "
            "it, or drop it here."
        )
        helps.addWidget(Text(look, "ui", "muted", text=ways))
        self._found = QWidget()
        found = QVBoxLayout(self._found)
        found.setContentsMargins(0, 0, 0, 0)
        found.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.file_name, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.other_button)
        found.addLayout(head)
        found.addWidget(self.ranges)
        self._chosen_days = QWidget()
        days = Flow(self._chosen_days, 8)
        for button in self.day_buttons:
            days.addWidget(button)
        found.addWidget(self._chosen_days)
        found.addWidget(self.summary)
        found.addWidget(self.notes)
        found.addWidget(self.list)
        self.body.addWidget(self._help)
        self.body.addWidget(self._found)
        self.body.addWidget(self.problem)
        promise = _("They wait in To tag, drawn hollow as imported. Descriptions and addresses stay out.")
        self.foot.addWidget(Text(look, "ui", "muted", text=promise), 1, Qt.AlignmentFlag.AlignVCenter)
        self.foot.addWidget(self.choose_button)
        self.foot.addWidget(self.add_button)
        for widget in (self.problem, self.notes):
            widget.hide()

    def _connect(self) -> None:
        self.choose_button.clicked.connect(self._choose_file)
        self.other_button.clicked.connect(self._choose_file)
        self.add_button.clicked.connect(self._add)
        self.ranges.chosen.connect(self._take_range)
        self.list.meetings.dataChanged.connect(lambda *_range: self._count())
        self.popup.chosen.connect(self._take_day)
        for place, button in enumerate(self.day_buttons):
            button.clicked.connect(lambda _on=False, place=place: self._open_popup(place))

    def _ask(self) -> None:
        """No file yet."""
        self._help.show()
        self._found.hide()
        self.add_button.hide()
        self.choose_button.show()
        self.choose_button.setDefault(True)
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # Files and days --------------------------------------------------------------------------

    def _choose_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        kinds = _("Calendars ({pattern})").format(pattern="*.ics *.ical") + ";;" + _("All files (*)")
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose a calendar file"), folder, kinds)
        if name:
            self.load(Path(name))

    def load(self, path: Path) -> None:
        """Read another file, and show what it would add."""
        self._path, self._data = path, None
        self._help.hide()
        self._found.show()
        self.file_name.set_text(path.name)
        self.choose_button.hide()
        self.add_button.show()
        self.add_button.setDefault(True)
        self._look_up()

    def _take_range(self, key: str) -> None:
        if key == "days":
            self._open_popup(0)
        else:
            days = _TWO_WEEKS if key == "two" else _MONTH
            self._days = [self._today - dt.timedelta(days=days - 1), self._today]
            self._look_up()
        self._show_days()

    def _show_days(self) -> None:
        names = (_("From {day}"), _("to {day}"))
        for button, name, day in zip(self.day_buttons, names, self._days, strict=True):
            button.set_text(name.format(day=long_date(day)))
        self._chosen_days.setVisible(self.ranges.key == "days")
        self._fit()

    def _open_popup(self, place: int) -> None:
        self._popup_place = place
        button = self.day_buttons[place]
        self._chosen_days.show()
        corner = button.mapToGlobal(QPoint(button.width(), button.height() + 4))
        self.popup.open_at(corner, self._days[place], self._today, self._week_start)

    def _take_day(self, day: dt.date) -> None:
        """Take the first or the last day; the other one gives way."""
        day = min(day, self._today)
        self._days[self._popup_place] = day
        if self._popup_place == 0:
            self._days[1] = max(self._days[1], day)
        else:
            self._days[0] = min(self._days[0], day)
        self._show_days()
        self._look_up()

    def _look_up(self) -> None:
        """Read the file on the lane, with what of it is known already."""
        path, data, opened = self._path, self._data, self._opened
        if path is None:
            return
        first, last = self._days
        self.problem.hide()
        self.summary.set_text(_("Reading…"))
        self.add_button.setEnabled(False)

        def work() -> tuple[bytes, CalendarRead, frozenset[str]]:
            from journal.exchange.apart import read_large_calendar  # noqa: PLC0415 - 60 ms, seldom needed
            from journal.exchange.calendar import read_file  # noqa: PLC0415 - the same

            content = read_file(path) if data is None else data
            journal = opened.journal
            read = read_large_calendar(
                content,
                first=first,
                last=last,
                zone=journal.zone(),
                now=journal.now(),
                day_start=journal.settings.get().day_start,
            )
            return content, read, opened.reader.known_sources(one.source for one in read.meetings)

        self._lane.run(_TASK, work, self._show_found, self._fail)

    def _show_found(self, found: tuple[bytes, CalendarRead, frozenset[str]]) -> None:
        self._data, self._read, known = found
        self._known = len(known)
        self.list.meetings.set_meetings([one for one in self._read.meetings if one.source not in known])
        self.list.setVisible(self.list.meetings.rowCount() > 0)
        self.notes.set_text(" ".join(self._read.notes))
        self.notes.setVisible(bool(self._read.notes))
        self._count()
        self._fit()
        if self.list.isVisibleTo(self) and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.meetings.index(0, 0))
        if self.add_button.isEnabled():
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, error: JournalError) -> None:
        """The file can't be used: say why, and ask for another one."""
        self._path = None
        self._ask()
        self.problem.set_text(str(error))
        self.problem.show()
        self._fit()
        self.problem.announce()

    def _count(self) -> None:
        """Say how many there are, and on the button how many would be added."""
        if self._read is None:
            return
        new = len(self._read.meetings) - self._known
        said = [ngettext("{count} new", "{count} new", new).format(count=new)]
        if self._known:
            words = ngettext("{count} known already", "{count} known already", self._known)
            said.append(words.format(count=self._known))
        sentences = [_("{counts}.").format(counts=", ".join(said)), self._read.left_out.sentence()]
        self.summary.set_text(" ".join(filter(None, sentences)))
        chosen = len(self.list.meetings.chosen())
        self.add_button.set_text(_("Add {count} to To tag").format(count=chosen))
        self.add_button.setEnabled(chosen > 0)
        self.add_button.setToolTip("" if chosen else _("There is nothing new in these days"))

    # Adding ----------------------------------------------------------------------------------

    def _add(self) -> None:
        drafts = [meeting.draft() for meeting in self.list.meetings.chosen()]
        if not drafts:
            return
        journal = self._opened.journal
        self.problem.hide()
        self._set_adding(True)
        self.add_button.set_text(_("Adding…"))
        self._lane.run(
            f"{_ADDING} {id(self)}",  # nothing else takes its place
            lambda: journal.actions.import_all(drafts, journal.settings.get()),
            self._added,
            self._not_added,
        )

    def _set_adding(self, adding: bool) -> None:
        self._is_adding = adding
        for widget in (self.other_button, self.ranges, self._chosen_days, self.list, self.add_button):
            widget.setEnabled(not adding)

    def _added(self, done: Imported) -> None:
        self._is_adding = False
        if not self._is_closed:
            self.accept()
        self.imported.emit(len(done.ids))
        if self._is_closed:
            self.deleteLater()

    def _not_added(self, error: JournalError) -> None:
        """Nothing was added: say why, also where the dialog was closed in the meantime."""
        self._set_adding(False)
        self._count()
        if self._is_closed:
            self._is_closed = False
            self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.open()
        self.problem.set_text(str(error))
        self.problem.show()
        self._fit()
        self.problem.announce()

    @override
    def done(self, result: int) -> None:
        self._lane.cancel(_TASK)
        if self._is_adding:  # it goes on, and is told of when it is done
            self._is_closed = True
            self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        super().done(result)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if calendar_in(event) is not None and not self._is_adding:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = calendar_in(event)
        if path is not None and not self._is_adding:
            event.acceptProposedAction()
            self.load(path)

    @override
    def _fit(self) -> None:
        """As high as what is shown; where the screen is low the list gives way before the dialog scrolls."""
        room = self.screen().availableGeometry()
        self.setMinimumWidth(min(self.look.grown(_WIDTH), room.width()))
        full, least = self.look.grown(_LIST_HEIGHT), self.look.grown(_LEAST_LIST)
        self.list.setFixedHeight(full)
        for layout in (self._help.layout(), self._found.layout(), self.body):
            if layout is not None:
                layout.activate()
        super()._fit()
        rows = self.list.rows_height()
        over = self._overflow()
        height = max(min(full - over, rows), min(least, rows)) if self.list.isVisibleTo(self) else full
        if height != full:
            self.list.setFixedHeight(height)
            for layout in (self._found.layout(), self.body):
                if layout is not None:
                    layout.activate()
            super()._fit()

    def _overflow(self) -> int:
        """How much higher the contents are than what is shown of them."""
        width = max(self.minimumWidth(), self._column.totalMinimumSize().width())
        around = self._column.totalHeightForWidth(width) - self._scroll.sizeHint().height()
        return max(around + self.body.totalHeightForWidth(width) - self.height(), 0)
