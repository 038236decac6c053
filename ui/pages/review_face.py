"""The face of the review: the steps on their rule, the week and the intention beside them, the foot."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.review import Review, Step
from journal.language import _, ngettext
from journal.reading.reader import Counts
from ui.pages import review_words as words
from ui.pages.columns import MAIN_MOST, WIDE, TwoColumns
from ui.pages.intention_card import IntentionCard
from ui.pages.review_desk import ReviewReading
from ui.pages.review_vision import VisionNote
from ui.pages.today_aside import WeekCard
from ui.theme.look import Look
from ui.widgets.buttons import Button, IconButton
from ui.widgets.review_foot import ReviewFoot
from ui.widgets.review_rail import State, StepRow
from ui.widgets.scroll import ScrollColumn
from ui.widgets.text import Text

if TYPE_CHECKING:
    from journal.domain.review_material import Tally

_SIDE_WIDE, _SIDE, _SIDE_SMALL, _SMALL = 48, 32, 20, 560


class ReviewAside(QWidget):
    """The week that is looked back upon, then focus and intention."""

    day_clicked = Signal(object)
    tied_wanted = Signal()

    def __init__(self, look: Look, vision_key: str) -> None:
        super().__init__()
        self.week = WeekCard(look)
        self.vision = VisionNote(look, vision_key)
        self.plan = IntentionCard(look, review=True)
        self.plan.set_asking(False)
        self.week.day_clicked.connect(self.day_clicked)
        self.plan.tied_wanted.connect(self.tied_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.week)
        column.addWidget(self.plan)
        column.addWidget(self.vision)
        column.addStretch(1)
        self._column = column

    def give_back(self) -> None:
        """The vision stands here again, and not below the steps."""
        self._column.insertWidget(2, self.vision)

    def show_reading(self, reading: ReviewReading) -> None:
        """Show the week of the review."""
        material = reading.material
        counts = {day: _counts(tally) for day, tally in material.days if tally.total}
        self.week.show_week(material.week, counts, reading.today)
        self.week.set_heading(words.week_words(material.week, material.last))
        self.week.remark.set_sentence(words.change_words(reading) if counts else "")
        focus = material.focus
        week = None if focus is None else focus.week_on(min(reading.today, material.last, focus.last))
        self.vision.show_vision(material.vision)
        self.plan.show_plan(focus, material.focus_name, week, material.intention, len(material.tied))


class ReviewColumns(TwoColumns):
    """The two columns of the review; in a narrow window the steps stand alone."""

    moved = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Review"))
        self.place = Text(look, "ui", "muted", wrap=False)
        self.past_button = IconButton(look, "search", _("Past reviews"), key=_("Ctrl F"))
        self.header.controls.addWidget(self.place, 0, Qt.AlignmentFlag.AlignVCenter)
        self.header.controls.addWidget(self.past_button)
        self.intro = Text(look, "body")
        self.link = Button(look, "", "link")
        self.rows_column = QVBoxLayout()
        self.rows_column.setSpacing(0)
        self.widen = Button(look, _("Make it the whole review"), "link")
        links = QHBoxLayout()
        links.setContentsMargins(0, 0, 0, 0)
        links.addWidget(self.link)
        links.addStretch(1)
        self._links = QWidget()
        self._links.setLayout(links)
        self.steps = QWidget()
        column = QVBoxLayout(self.steps)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.intro)
        column.addSpacing(8)
        column.addWidget(self._links)
        column.addSpacing(16)
        column.addLayout(self.rows_column)
        column.addSpacing(16)
        column.addWidget(self.widen, 0, Qt.AlignmentFlag.AlignLeading)
        self.below = QVBoxLayout()
        self.below.setContentsMargins(0, 16, 0, 0)
        column.addLayout(self.below)
        column.addStretch(1)
        self._head = (self.intro, self._links)
        self._spaces = [column.itemAt(1), column.itemAt(3)]
        self.main.addWidget(self.steps)
        self.main.addStretch(1)

    def show_intro(self, intro: str, link: str) -> None:
        """Say this above the steps, and offer another week; empty is not there."""
        self.intro.set_text(intro)
        self.intro.setVisible(bool(intro))
        self.link.set_text(link)
        self._links.setVisible(bool(link))
        for space, shown, height in zip(self._spaces, (intro and link, intro or link), (8, 16), strict=True):
            if space is not None and (spacer := space.spacerItem()) is not None:
                spacer.changeSize(0, height if shown else 0)
        layout = self.steps.layout()
        if layout is not None:
            layout.invalidate()

    @property
    def is_wide(self) -> bool:
        """Whether the aside is shown."""
        return self._is_beside

    @override
    def fit(self, *, wide: bool) -> None:
        small = self.width() < _SMALL
        side = _SIDE_WIDE if wide else _SIDE_SMALL if small else _SIDE
        top = 32 if wide else 20 if small else 24
        self._outer.setContentsMargins(side, top, side, 24)
        self._columns.setSpacing(48)
        self._side.setFixedWidth(304)
        self._group.setMaximumWidth(MAIN_MOST + (48 + 304 if self._is_beside else 0))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.window().width() >= WIDE * self._look.text_ratio
        if wide != self._is_beside:
            self.set_beside(beside=wide)
        self.fit(wide=wide)
        QWidget.resizeEvent(self, event)
        self.moved.emit()


class ReviewFace(QWidget):
    """Everything of the page, without knowing what a press does.

    `step_clicked` carries the step whose title was pressed.
    """

    step_clicked = Signal(object)

    def __init__(self, look: Look, vision_key: str = "") -> None:
        super().__init__()
        self._look = look
        self.rows: dict[Step, StepRow] = {}
        self.columns = ReviewColumns(look)
        self.aside = ReviewAside(look, vision_key)
        self.columns.aside.addWidget(self.aside)
        self.pane = ScrollColumn(look)
        self.pane.body.addWidget(self.columns)
        self.foot = ReviewFoot(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pane, 1)
        column.addWidget(self.foot)
        self.columns.moved.connect(self._span_foot)
        # what the layouts give it is known only after the resize events of those around it
        self.columns.column.installEventFilter(self)

    def _span_foot(self) -> None:
        is_below = self.columns.steps.isAncestorOf(self.aside.vision)
        if is_below and self.columns.is_wide:
            self.aside.give_back()
        elif not is_below and not self.columns.is_wide:
            self.columns.below.addWidget(self.aside.vision)
        column = self.columns.column
        left = column.mapTo(self, QPoint(0, 0)).x()
        if self.isRightToLeft():
            left = self.width() - left - column.width()
        self.foot.set_span(left, column.width())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._span_foot()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._span_foot()
        return False

    def make_rows(self, steps: tuple[Step, ...]) -> None:
        """Have a row for each of these steps."""
        if tuple(self.rows) == steps:
            return
        for row in self.rows.values():
            row.set_body(None)
            self.columns.rows_column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        for number, step in enumerate(steps, 1):
            row = StepRow(self._look, number, len(steps))
            row.clicked.connect(lambda which=step: self.step_clicked.emit(which))
            self.rows[step] = row
            self.columns.rows_column.addWidget(row)

    def show_steps(self, reading: ReviewReading, review: Review, present: Step | None) -> None:
        """Show every step as far as one got; `present` is the open one."""
        for step, row in self.rows.items():
            title = words.title(step, reading)
            if step is present:
                row.set_open(title, words.lead(step, reading))
                continue
            done = step in review.done or review.finished is not None
            state = State.DONE if done else State.LATER
            told = words.summary(step, reading, review)
            row.set_closed(title, state, told, words.below(step, review) if done else "")

    def show_head(self, reading: ReviewReading, review: Review, present: Step | None) -> None:
        """Title, week and how much is left."""
        header = self.columns.header
        header.set_title(_("Review"))
        number = _("Week {number}").format(number=words.week_number(reading.week))
        days = words.week_words(reading.week, reading.material.last)
        header.set_fact(number if self.columns.is_wide else f"{number}, {days}", number)
        self.columns.place.set_text("" if present is None else words.place_words(review, present))
        self.columns.place.setVisible(present is not None)
        self.columns.past_button.setVisible(reading.has_past)

    def show_foot(self, reading: ReviewReading, review: Review, present: Step | None) -> None:
        """What can be done with the open step, or with the review before and after it."""
        foot = self.foot
        if present is not None:
            is_last = present is review.steps[-1]
            ends = _("Done") if review.finished is not None else _("Finish") if is_last else _("Continue")
            back = "" if present is review.steps[0] else _("Back")
            skip = "" if review.finished is not None else _("Skip")
            note = _("Everything is saved as you go. You may stop here.")
            foot.show_parts(note, ends, back=back, other=skip)
        elif review.finished is not None:
            foot.show_parts(_("Done. The week is yours."), "")
        elif reading.is_young:
            note = _("Three of the seven, about three minutes. Everything is saved as you go.")
            foot.show_parts(note, _("Begin"), other=_("The whole, ten minutes"))
        else:
            note = _("Seven small steps, about ten minutes. Everything is saved as you go.")
            foot.show_parts(note, _("Begin"), other=_("Three minutes only"))
        foot.next.setToolTip(_("{words} (Enter, in a text Ctrl Enter)").format(words=foot.next.text()))
        foot.back.setToolTip(_("Back (Alt ←)"))
        foot.other.setToolTip(_("Skip (S)") if present is not None else "")

    def message_place(self) -> QRect:
        """The column one works in, down to the foot, which no message may cover."""
        column = self.columns.column
        left = column.mapTo(self, QPoint(0, 0)).x()
        return QRect(left, 0, column.width(), self.foot.y())

    def show_row(self, step: Step) -> None:
        """Scroll so that the open step can be worked with."""
        row = self.rows.get(step)
        if row is None:
            return
        layout = self.columns.layout()
        if layout is not None:
            layout.activate()
        top = row.mapTo(self.columns, QPoint(0, 0)).y()
        bar, seen = self.pane.verticalScrollBar(), self.pane.viewport().height()
        bottom = top + min(row.height(), seen - 16)
        if bottom > bar.value() + seen:
            bar.setValue(bottom - seen + 16)
        if top < bar.value() + 16:
            bar.setValue(max(0, top - 16))


def intro_words(reading: ReviewReading, review: Review, *, begun: bool) -> str:
    """What stands above the steps of a review that is not open: what it is, or that it is done."""
    if review.finished is not None:
        return _("This review is done, and stays here to read. A press on a step opens it again.")
    if begun:
        return ""
    days = words.week_words(reading.week, reading.material.last)
    total = reading.material.total.total
    if not total:
        return _("A look back on {days}, a week in which nothing was logged.").format(days=days)
    counted = ngettext("{count} action", "{count} actions", total).format(count=total)
    return _("A look back on {days}, {counted}. You can stop at any step and go on later.").format(
        days=days, counted=counted
    )


def other_week(reading: ReviewReading) -> tuple[dt.date, str]:
    """The other of the two weeks that can be looked back upon, and how it is offered."""
    state = reading.state
    if reading.week == state.this_week:
        return state.this_week - dt.timedelta(days=7), _("Last week instead")
    return state.this_week, _("This week instead")


def _counts(tally: Tally) -> Counts:
    return Counts(**dataclasses.asdict(tally))
