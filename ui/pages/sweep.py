"""The sweep: several lines at once, then one key each. In a day's place, or for what waits to be tagged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, QMargins, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.action import Action
from journal.domain.behaviour import Origin
from journal.language import _, ngettext
from ui.pages.context import PageContext
from ui.pages.sweep_drafts import last_working_day
from ui.pages.sweep_log import SweepLog
from ui.pages.sweep_walk import SweepWalk
from ui.pages.sweep_words import closing_words, day_name, emptied_words, sweep_title
from ui.theme.painting import draw_box, draw_rule
from ui.widgets.growing_text import layout_height
from ui.widgets.lead_line import LeadLine
from ui.widgets.sweep_frame import Progress, SweepFoot, SweepHead
from ui.widgets.sweep_tagging import AFTER, BEFORE, SweepTagging
from ui.widgets.sweep_text import SweepText

if TYPE_CHECKING:  # imports SQLAlchemy, which comes after the first paint
    from journal.opening import Opened

# Of a longer text the names are known when the journal is opened again.
_NAMED = 300
_RADIUS = 12.0
_LARGE = 1 << 20


class Stage(Enum):
    """Where a sweep stands."""

    TEXT = auto()
    SAVING = auto()
    TAGGING = auto()
    DONE = auto()


class Sweep(QWidget):
    """A day's sweep, the queue "To tag", or (`origin`) actions from memory, in one painted frame.

    Set `opened`, then `begin(day, today)` for the text or `begin_queue(actions, today)` to tag what is
    there. What was said to be saved is saved: the lines are in the journal, as one step, before the
    first is asked about, and each tag is as soon as its key was pressed. `refresh` after any change of
    the journal: it follows undo and what other programs do.

    `closed` when the person leaves; `which_wanted` for "Which is it?"; `day_wanted` for another day;
    `counted(logged, tagged)` after each change, of this sweep's actions; `text_changed` while typed,
    `text_settled` before and after the text goes into the journal, and when it has come back out of it:
    what `kept` tells is to be on disk when the signal returns; `unsaved(True)` when the journal could
    not take the lines, which are still there as text.
    """

    closed = Signal()
    which_wanted = Signal()
    day_wanted = Signal()
    counted = Signal(int, int)
    text_changed = Signal()
    text_settled = Signal()
    unsaved = Signal(bool)

    def __init__(
        self, context: PageContext, *, origin: Origin | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._look = context.look
        self._origin = origin
        self._opened: Opened | None = None
        self._stage = Stage.TEXT
        self._is_queue = False
        self._day = self._today = dt.date(2000, 1, 1)
        self._remark = ""
        self._room = _LARGE
        self._build()
        self._connect()
        self._take_names()
        self._show()

    # Building ------------------------------------------------------------------------------

    def _build(self) -> None:
        look, catalogue = self._look, self._context.catalogue
        self.head = SweepHead(look, self)
        self.progress = Progress(look, self)
        self.text = SweepText(look, catalogue, dated=self._origin is Origin.RECALLED, parent=self)
        self.tagging = SweepTagging(look, catalogue, self)
        self._log = SweepLog(self.text, self._context.lane, self._origin, self)
        self._walk = SweepWalk(self)
        margins = QMargins(20, 8, 20, 8)
        self.note = LeadLine(look, icon="info", role="ui", margins=margins, parent=self)
        self.closing = LeadLine(look, role="body", margins=QMargins(20, 14, 20, 14), parent=self)
        self.foot = SweepFoot(look, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 1)
        self._column.setSpacing(0)
        for widget in (self.head, self.progress, self.text, self.tagging, self.note, self.closing, self.foot):
            self._column.addWidget(widget)
        self.note.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        text, tagging, current = self.text, self.tagging, self.tagging.current
        text.finished.connect(self.go_on)
        text.left.connect(self.leave)
        text.counted.connect(self._show_foot)
        text.text_changed.connect(self._text_changed)
        self._log.noted.connect(self.text_settled)
        self._log.began.connect(self._saving)
        self._log.recorded.connect(self._take_up)
        self._log.refused.connect(self._refused)
        self.foot.button.clicked.connect(self._foot_pressed)
        self.head.day.clicked.connect(self.day_wanted)
        tagging.left.connect(self.leave)
        tagging.finished_pressed.connect(self.leave)
        tagging.place_wanted.connect(self._go_to)
        current.tag_pressed.connect(self._walk.tag)
        current.skip_pressed.connect(self._walk.skip)
        current.back_pressed.connect(self._walk.back)
        current.delete_pressed.connect(self._walk.delete)
        current.which_pressed.connect(self.which_wanted)
        current.marks_changed.connect(self._walk.mark)
        current.craft_changed.connect(self._walk.craft)
        self._walk.moved.connect(self._arrive)
        self._walk.said.connect(self._say)
        self._walk.emptied.connect(self.leave)
        self._context.names.changed.connect(self._take_names)
        self._look.changed.connect(self._follow_look)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    # What the owner does -------------------------------------------------------------------

    @property
    def opened(self) -> Opened | None:
        """The journal it records into."""
        return self._opened

    @opened.setter
    def opened(self, opened: Opened | None) -> None:
        self._opened = self._log.opened = opened
        self._walk.set_opened(opened)

    @property
    def stage(self) -> Stage:
        """Where it stands."""
        return self._stage

    @property
    def is_queue(self) -> bool:
        """Whether it works through what waits to be tagged."""
        return self._is_queue

    @property
    def day(self) -> dt.date:
        """The day its lines belong to where they name none."""
        return self._day

    def keys(self) -> frozenset[str]:
        """The ids of the actions that stand in it, to be left out elsewhere; none while text is typed."""
        is_walked = self._stage in (Stage.TAGGING, Stage.DONE)
        return frozenset(self._walk.course.keys) if is_walked else frozenset()

    @property
    def open_count(self) -> int:
        """How many of its actions have no tag yet."""
        return len(self._walk.course) - self._walk.course.tagged

    def begin(self, day: dt.date, today: dt.date) -> None:
        """Show the text field, with what was typed before, for the lines of a day."""
        self._is_queue = False
        self._forget_course()
        self._stage = Stage.TEXT
        self.set_days(day, today)
        self._show()
        self.focus()

    def begin_queue(self, actions: Sequence[Action], today: dt.date) -> None:
        """Tag these, in their order."""
        self._is_queue = True
        self._forget_course()
        self._today = self._day = today
        self._walk.start(actions)
        self.focus()

    def set_days(self, day: dt.date, today: dt.date) -> None:
        """The sweep's day has become another, or today has. What is being tagged keeps its days."""
        if self._stage is not Stage.TEXT:
            return
        self._day = self._log.day = day
        self._today = self._log.today = today
        default = last_working_day(today) if self._origin is Origin.RECALLED else day
        self.text.set_ways(today, self._context.day_order, default)
        self._show_head()

    def _take_names(self) -> None:
        self.text.field.set_names(self._context.names.all)

    def set_remark(self, sentence: str) -> None:
        """What is said after the last line; empty leaves it at the number."""
        self._remark = sentence
        if self._stage is Stage.DONE:
            self._show()

    def set_which_open(self, opened: bool) -> None:
        """Whether "Which is it?" stands open beside it."""
        self.tagging.current.set_which_open(opened)
        self.tagging.lay()

    def set_room(self, height: int) -> None:
        """How high it may be at most; the current line and the text's first three are always shown."""
        if height != self._room:
            self._room = height
            self._share_room()

    def draft(self) -> str:
        """What is typed and not recorded yet."""
        return self.text.text()

    def kept(self) -> dict[str, Any]:
        """What is typed and what of it was taken back, to be kept as a draft; empty without text."""
        return self._log.kept()

    def put_kept(self, kept: Mapping[str, Any], *, before: bool = False) -> None:
        """Put there what was kept; with `before`, before what has been typed since.

        Nothing is being tagged any more. What makes no sense is passed over, and what is in the
        journal, because the program ended right after it was recorded, does not come back.
        """
        self._forget_course()
        self._stage = Stage.TEXT
        self._log.put_kept(kept, before=before)
        self._show()

    def focus(self) -> None:
        """Give the keys to what is worked on."""
        part = self.text.field if self._stage is Stage.TEXT else self.tagging
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Stop here: the text stays, and what has no tag waits in To tag."""
        if self._stage is Stage.SAVING:
            return
        if self._stage is not Stage.TEXT:
            self._forget_course()
            self._stage = Stage.TEXT
        self.closed.emit()

    def refresh(self) -> None:
        """Follow what has happened to its actions: undo, redo, another program."""
        found = None if self._stage is Stage.SAVING else self._walk.read()
        if found is None:
            return
        typed = self._log.typed
        if self._stage is Stage.TEXT:
            if len(found) == len(self._walk.course) and self.kept() == typed:
                self._take_up(found)  # what was undone is done again
        elif found:
            self._walk.renew(found)
            self._arrive()
        elif typed is not None:
            self._give_text_back(typed)
        else:
            self.leave()

    # Stage one -----------------------------------------------------------------------------

    def go_on(self) -> None:
        """Record the lines, as one step, and ask about the first."""
        if self._stage is Stage.TEXT:
            self._log.go_on()

    def _saving(self) -> None:
        self._stage = Stage.SAVING
        self._show_foot()

    def _refused(self) -> None:
        self._stage = Stage.TEXT
        self._show_foot()
        self.unsaved.emit(True)

    def _take_up(self, actions: tuple[Action, ...]) -> None:
        """The journal has the lines: the text goes, the first one without a tag is asked about."""
        had_focus = self._has_focus()
        if self.text.count <= _NAMED:
            self._context.names.add(self.text.field.lines(), self._day)
        self.text.clear()
        self.text_settled.emit()
        self._walk.start(actions)
        if had_focus:
            self.focus()

    def _give_text_back(self, typed: Mapping[str, Any]) -> None:
        """Recording them was undone: the lines are text again."""
        had_focus = self._has_focus()
        self._stage = Stage.TEXT
        self._log.put_kept(typed)
        self._show()
        self.text_settled.emit()
        self.counted.emit(0, 0)
        if had_focus:
            self.focus()

    def _text_changed(self) -> None:
        self._log.withdraw()
        self.text_changed.emit()

    # Stage two -----------------------------------------------------------------------------

    def _arrive(self) -> None:
        """Show the line that is asked about now, or that there is none."""
        course = self._walk.course
        self._stage = Stage.DONE if course.is_finished else Stage.TAGGING
        self.counted.emit(len(course), course.tagged)
        if self._stage is Stage.DONE and self._origin is not None and self._is_emptied:
            self.leave()  # the page around it has the way on, and there may be text to come back to
            return
        self._show()

    def _go_to(self, place: int) -> None:
        self._walk.go_to(place)
        self.focus()

    def _forget_course(self) -> None:
        self._walk.forget()
        self._log.typed = None

    # Showing -------------------------------------------------------------------------------

    def _say(self, sentence: str) -> None:
        self.note.set_text(sentence)
        self.note.setVisible(bool(sentence))
        self.note.announce()

    def _show(self) -> None:
        is_text = self._stage in (Stage.TEXT, Stage.SAVING)
        self.text.setVisible(is_text)
        self.tagging.setVisible(not is_text)
        self.closing.setVisible(self._stage is Stage.DONE)
        self._show_head()
        if not is_text:
            course = self._walk.course
            place, count = course.place, len(course)
            day = None if self._is_queue or self._origin is not None else self._day
            self.tagging.set_days(day, self._today)
            self.tagging.show_actions(*course.around(BEFORE, AFTER), place, count)
            self.progress.set_share(place / count if count else 1.0)
            words = emptied_words(count) if self._is_emptied else closing_words(count, course.tagged)
            self.closing.set_text(self._told_remark or words)
        self._show_foot()
        self._share_room()

    def _show_head(self) -> None:
        is_text = self._stage in (Stage.TEXT, Stage.SAVING)
        self.head.set_icon("tag" if self._is_queue else "sweep")
        self.head.title.set_text(self._title())
        self.setAccessibleName(self._title())
        if is_text:
            self.progress.set_share(0.0)
            self.head.set_fact("")
        else:
            count = len(self._walk.course)
            place = min(self._walk.course.place + 1, count)
            self.head.set_fact(_("{place} of {count}").format(place=f"{place:,}", count=f"{count:,}"))
        shows_day = is_text and self._origin is None
        self.head.set_day(
            day_name(self._day, self._today) if shows_day else "", self._context.commands.key("day.choose")
        )

    def _title(self) -> str:
        if self._is_queue:
            return _("To tag")
        if self._origin is not None:
            return _("From memory")
        return sweep_title(self._day, self._today)

    @property
    def _is_emptied(self) -> bool:
        """Whether it is the queue, and nothing waits any more."""
        return self._is_queue and self._stage is Stage.DONE and not self._walk.waiting()

    @property
    def _told_remark(self) -> str:
        """The remark is a day's; the queue ends with its number."""
        return "" if self._is_queue else self._remark

    def _show_foot(self) -> None:
        # from memory the page around it has the way on: a second button would only ask which one it is
        self.foot.setVisible(self._stage is not Stage.DONE or self._origin is None)
        if self._stage is Stage.TEXT:
            count = self.text.count
            words = ngettext("{count} line", "{count} lines", count).format(count=f"{count:,}")
            self.foot.show_words(
                _("One line, one action. Ctrl\u00a0Enter, then one key each."),
                words if count else "",
                _("Tag them"),
            )
            self.foot.button.setAccessibleName(_("Log the lines, then tag them"))
            self.foot.button.setToolTip(_("Log the lines, then tag them (Ctrl Enter)"))
        elif self._stage is Stage.SAVING:
            self.foot.show_words(_("Saving…"))
        elif self._stage is Stage.TAGGING:
            self.foot.show_words(_("One key each. Esc stops here; what is left waits in To tag."))
        else:
            course = self._walk.course
            words = closing_words(len(course), course.tagged) if self._told_remark else ""
            self.foot.show_words(words, "", _("Close"))
            self.foot.button.setAccessibleName(_("Close"))
            self.foot.button.setToolTip(_("Close (Esc)"))

    def _foot_pressed(self) -> None:
        if self._stage is Stage.TEXT:
            self.go_on()
        else:
            self.leave()

    # Size, painting ------------------------------------------------------------------------

    def _share_room(self) -> None:
        """Give text or rows what head and foot leave of the room."""
        width = max(1, self.width())
        others = self.head.height() + self.progress.height() + self._height_of(self.foot, width)
        for widget in (self.note, self.closing):
            others += self._height_of(widget, width)
        self.tagging.set_room(max(0, self._room - others))
        around = layout_height(cast("QVBoxLayout", self.text.layout()), width) - self.text.field.height()
        line = self._look.line("body")
        self.text.set_most_lines(int((self._room - others - around) // line))
        self._fit()

    @staticmethod
    def _height_of(widget: QWidget, width: int) -> int:
        if widget.isHidden():
            return 0
        wanted = widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
        return max(wanted, widget.minimumHeight())

    def _fit(self) -> None:
        self._column.activate()
        height = layout_height(self._column, max(1, self.width()))
        if height > 0 and (height != self.height() or height != self.minimumHeight()):
            self.setFixedHeight(height)

    def _follow_look(self) -> None:
        self._show()
        self.update()

    @override
    def event(self, event: QEvent) -> bool:
        answer = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return answer

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._share_room()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # from the head's or the foot's button; text and rows take the key themselves
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._stage is Stage.TEXT and not self.text.field.hasFocus():
            self.focus()
        else:
            self.leave()

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _focus_changed(self, _old: QWidget | None, _now: QWidget | None) -> None:
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        painter = QPainter(self)
        focused = self._has_focus()
        edge, width = tokens.colour("ink" if focused else "control"), 1.5 if focused else 1.0
        box = QRectF(self.rect())
        draw_box(painter, box, _RADIUS, tokens.colour("surface"), edge, width=width)
        for part in (self.closing, self.foot):
            if not part.isHidden():
                start = QPointF(width, float(part.y()) - 1.0)
                draw_rule(painter, start, box.width() - 2 * width, tokens.colour("hair"), upright=False)
        painter.end()
