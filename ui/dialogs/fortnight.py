"""Two weeks on a page: which were best, what came of them, and the page as it will be."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, QSizeF, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.action import Action
from journal.domain.distinctions import Catalogue
from journal.domain.edit import Edit
from journal.errors import JournalError
from journal.language import _, ngettext
from journal.reading.fortnight import DAYS, MOST_BEST, Fortnight, fortnight
from journal.reading.remarks import first_day
from ui.charts.files import image_of, write_page
from ui.charts.fortnight import PAGES, PageName, paint_fortnight
from ui.charts.fortnight_words import page_title, period_words
from ui.dialogs.fortnight_list import BestList
from ui.dialogs.frame import Dialog
from ui.dialogs.saving import ask_where
from ui.theme.look import Look
from ui.theme.tokens import load_tokens
from ui.widgets.buttons import Button
from ui.widgets.lead_line import LeadLine
from ui.widgets.segments import Segments
from ui.widgets.text import Text

if TYPE_CHECKING:
    from journal.opening import Opened

PREVIEW = QSize(390, 552)
_CHOICES_WIDTH, _LIST_HEIGHT = 456, 216
_PIXELS = 2.0
_REST_MS = 80
_LETTER_COUNTRIES = ("US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "PA", "DO", "SV", "VE")


def usual_page(locale: QLocale) -> PageName:
    """The paper that lies in the printer there."""
    return "letter" if QLocale.territoryToCode(locale.territory()) in _LETTER_COUNTRIES else "a4"


class _OneLine(QLineEdit):
    """A field in which Enter keeps the line; it does not press the dialog's button."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


class FortnightDialog(Dialog):
    """Nothing is on the page that was not chosen or counted. `saved` with the path, `copied` when it was."""

    saved = Signal(str)
    copied = Signal()

    def __init__(
        self, look: Look, opened: Opened, catalogue: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, page_title(), parent, with_foot=True)
        self._opened, self._catalogue = opened, catalogue
        self._today = opened.journal.today()
        self._page: Fortnight | None = None
        self._first_end = self._today
        self._lesson_of: Action | None = None
        self.period = Segments(
            look, [("first", _("The first two")), ("last", _("The last two"))], name=_("Which two weeks")
        )
        self.best = BestList(look, MOST_BEST)
        self.lesson = _OneLine()
        self.kind = Segments(look, [("pdf", "PDF"), ("png", "PNG")], name=_("File"))
        self.paper = Segments(look, [("a4", _("A4")), ("letter", _("Letter"))], name=_("Paper"))
        self._marked = Text(look, "ui", "muted")
        self._others = Text(look, "ui", "muted")
        self._preview = QLabel()
        self._fact = Text(look, "ui", "muted", wrap=False)
        self.problem = LeadLine(look, icon="warning", role="ui")
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_REST_MS)
        self._build()
        self._connect()
        self._choose_period()
        self.kind.choose("pdf")
        self.paper.choose(usual_page(QLocale.system()))
        self.read()
        self.best.setCurrentIndex(self.best.best.index(0, 0))
        self.best.setFocus(Qt.FocusReason.OtherFocusReason)

    # Building ------------------------------------------------------------------------------

    def _build(self) -> None:
        look = self.look
        self.problem.hide()
        self._preview.setFixedSize(PREVIEW)
        self._preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._preview.setAccessibleName(_("Preview of the page"))
        left = QVBoxLayout()
        left.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(Text(look, "ui", "muted", 600, text=_("Preview"), wrap=False))
        head.addStretch(1)
        head.addWidget(self._fact)
        left.addLayout(head)
        left.addWidget(self._preview)
        left.addStretch(1)
        right = QWidget()
        right.setFixedWidth(_CHOICES_WIDTH)
        choices = QVBoxLayout(right)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(8)
        self._period_label = Text(look, "ui", "muted", 600, text=_("Which two weeks"))
        choices.addWidget(self._period_label)
        choices.addWidget(self.period)
        choices.addWidget(Text(look, "ui", "muted", 600, text=_("Up to three that were best")))
        self.best.setFixedHeight(_LIST_HEIGHT)
        choices.addWidget(self.best)
        choices.addWidget(self._marked)
        label = Text(look, "ui", "muted", 600, text=_("What came of it"))
        choices.addWidget(label)
        self.lesson.setAccessibleName(_("What came of it"))
        self.lesson.setPlaceholderText(_("In one line, if you like"))
        choices.addWidget(self.lesson)
        for heading, widget in ((_("File"), self.kind), (_("Paper"), self.paper)):
            choices.addWidget(Text(look, "ui", "muted", 600, text=heading))
            choices.addWidget(widget)
        choices.addWidget(self._others)
        choices.addWidget(self.problem)
        choices.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(32)
        row.addLayout(left)
        row.addWidget(right, 1)
        self.body.addLayout(row)
        self._build_foot()

    def _build_foot(self) -> None:
        words = _("Nothing leaves this computer unless you send the file.")
        self.foot.addWidget(Text(self.look, "ui", "muted", text=words), 1, Qt.AlignmentFlag.AlignVCenter)
        self.copy_button = Button(self.look, _("Copy picture"), icon="copy")
        self.save_button = Button(self.look, _("Save as…"), "primary")
        self.save_button.setDefault(True)
        self.foot.addWidget(self.copy_button)
        self.foot.addWidget(self.save_button)

    def _connect(self) -> None:
        self.period.chosen.connect(lambda _key: self.read())
        self.paper.chosen.connect(lambda _key: self._later.start())
        self.kind.chosen.connect(lambda _key: self._show_words())
        self.best.walked.connect(self._show_lesson)
        self.best.best.marked.connect(self._mark)
        self.best.best.refused.connect(self._refuse)
        self.lesson.editingFinished.connect(self._keep_lesson)
        self._later.timeout.connect(self._show_preview)
        self.copy_button.clicked.connect(self._copy)
        self.save_button.clicked.connect(self._save)

    def _choose_period(self) -> None:
        """The first two weeks while they are what one looks back on, else the last two."""
        first = first_day(self._opened.reader, self._opened.journal.settings.get())
        self._first_end = self._today if first is None else first + dt.timedelta(days=DAYS - 1)
        is_young = (self._today - self._first_end).days < DAYS // 2
        differs = self._first_end < self._today
        self.period.choose("first" if is_young and differs else "last")
        self.period.setVisible(differs)
        self._period_label.setVisible(differs)

    # The page ------------------------------------------------------------------------------

    @property
    def page(self) -> Fortnight | None:
        """What stands on the page now."""
        return self._page

    def read(self) -> None:
        """Read the two weeks anew."""
        last = self._first_end if self.period.key == "first" else self._today
        try:
            settings = self._opened.journal.settings.get()
            self._page = fortnight(self._opened.reader, settings, last, self._today, self._catalogue)
        except JournalError as error:
            self._complain(str(error))
            return
        self.best.best.set_actions(self._page.actions, settings.best)
        self._show_lesson()
        self._show_words()
        self._show_preview()

    def paint(self, painter: QPainter, size: QSizeF) -> None:
        """The page, as it goes into file, preview and clipboard alike."""
        if self._page is not None:
            paint_fortnight(painter, size, self._page, load_tokens("light"))

    @property
    def size_in_pixels(self) -> tuple[int, int]:
        """The page in 96ths of an inch."""
        return PAGES["letter" if self.paper.key == "letter" else "a4"]

    def _show_words(self) -> None:
        count = len(self.best.best.chosen)
        marked = ngettext(
            "{count} of {most} marked. Space marks, or takes the mark off.",
            "{count} of {most} marked. Space marks, or takes the mark off.",
            count,
        )
        self._marked.set_text(marked.format(count=count, most=MOST_BEST))
        lines = (
            ngettext(
                "What others get: {count} line of yours, with people as initials; counts, the share with its "
                "band and one remark. “Self-logged, self-tagged” always goes with it.",
                "What others get: {count} lines of yours, with people as initials; counts, the share with "
                "its band and one remark. “Self-logged, self-tagged” always goes with it.",
                count,
            )
            if count
            else _(
                "What others get: counts, the share with its band and one remark; none of your lines. "
                "“Self-logged, self-tagged” always goes with it."
            )
        )
        self._others.set_text(lines.format(count=count))
        if self._page is not None:
            self._fact.set_text(period_words(self._page))

    def _show_preview(self) -> None:
        width, height = self.size_in_pixels
        ratio = self.devicePixelRatioF()
        scale = min(PREVIEW.width() / width, PREVIEW.height() / height)
        image = image_of(self.paint, (width, height), ratio=scale * ratio)
        image.setDevicePixelRatio(ratio)
        framed = QPainter(image)
        framed.setPen(self.look.tokens.colour("line"))
        framed.drawRect(0, 0, round(image.width() / ratio) - 1, round(image.height() / ratio) - 1)
        framed.end()
        self._preview.setPixmap(QPixmap.fromImage(image))

    # Choosing ------------------------------------------------------------------------------

    def _current(self) -> Action | None:
        return self.best.best.action(self.best.currentIndex())

    def _show_lesson(self) -> None:
        """What came of the current action; it can be said of one that is marked."""
        action = self._current()
        can = action is not None and action.id in self.best.best.chosen
        self.lesson.setText(" ".join(action.lesson.split()) if action is not None and can else "")
        self.lesson.setEnabled(can)
        self.lesson.setToolTip("" if can else _("Mark the action first"))
        self._lesson_of = action if can else None

    def _mark(self, key: str, is_best: bool) -> None:
        """Keep the choice; marks on actions of other days stay."""
        journal = self._opened.journal
        name = _("mark as best") if is_best else _("take the mark of the best off")
        try:
            settings = journal.settings.get()
            best = tuple(other for other in settings.best if other != key)
            journal.settings.change(replace(settings, best=(*best, key) if is_best else best), name=name)
        except JournalError as error:
            self._complain(str(error))
        self.read()

    def _refuse(self) -> None:
        self._marked.set_text(_("Three are marked already. Take one off first."))

    def _keep_lesson(self) -> None:
        action, lesson = self._lesson_of, self.lesson.text().strip()
        if action is None or lesson == " ".join(action.lesson.split()):
            return
        try:
            self._opened.journal.actions.change(action.id, Edit(lesson=lesson))
        except JournalError as error:
            self._complain(str(error))
            return
        self.read()

    # Out -----------------------------------------------------------------------------------

    def write(self, path: Path) -> bool:
        """Write the file; False, with the sentence shown, where that is not possible."""
        self._keep_lesson()
        try:
            write_page(path, self.paint, self.size_in_pixels, f"Leaderward: {page_title()}", _PIXELS)
        except JournalError as error:
            self._complain(str(error))
            return False
        return True

    def _copy(self) -> None:
        self._keep_lesson()
        QGuiApplication.clipboard().setImage(image_of(self.paint, self.size_in_pixels, _PIXELS))
        self.copied.emit()
        self.accept()

    def _save(self) -> None:
        if self._page is None:
            return
        path = ask_where(
            self,
            _("Save the page"),
            name=f"{page_title()}, {period_words(self._page)}",
            ending=self.kind.key,
            place=QStandardPaths.StandardLocation.DocumentsLocation,
            complain=self._complain,
        )
        if path is not None and self.write(path):
            self.saved.emit(str(path))
            self.accept()

    def _complain(self, sentence: str) -> None:
        self.problem.set_text(sentence)
        self.problem.show()
        self.problem.announce()
