"""People: whom do I lead, and whom do I only manage?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.action import Notice
from journal.domain.names import fold_name
from journal.domain.renaming import checked_name
from journal.errors import JournalError
from journal.language import _
from journal.places import Clock
from journal.reading.people import (
    PERIODS,
    People,
    PeopleHistory,
    Period,
    SeenPerson,
    answer_to,
    asked_of,
    people_history,
    person_actions,
)
from journal.settings.machine import MachineSettings
from ui.dialogs.forget import ForgetDialog
from ui.models.action_list import ActionList
from ui.pages.context import ActionDesk, PageContext
from ui.pages.page import Page
from ui.pages.people_desk import PeopleDesk, spelled
from ui.pages.people_face import PeopleFace
from ui.pages.people_panel import LAST, PersonDetail
from ui.pages.people_words import period_heading

if TYPE_CHECKING:
    from journal.opening import Opened

SLOT = "people"
_LOOK_BACK = 20
"""The question is about one of so many last actions: the newest that has one."""


class PeoplePage(Page):
    """The page. What is kept and renamed goes through the journal's doors; who reads is the lane."""

    shows = frozenset({"action", "person", "reflection", "setting"})

    def __init__(self, context: PageContext, clock: Clock, settings: MachineSettings) -> None:
        super().__init__(context, clock, settings)
        self._history: PeopleHistory | None = None
        self._people: People | None = None
        self._period: Period = "90d"
        self._with_hidden = self._with_beyond = False
        self._closed_by_hand = False
        self._is_reading = False
        self._wanted_key = ""
        self._then: Callable[[], None] | None = None
        self._later: set[str] = set()
        self._desk = ActionDesk(context, self.undo_wanted.emit)
        self.people_desk = PeopleDesk(context, self._desk)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(0)
        self._settling.timeout.connect(self._settle)
        self.face = PeopleFace(context)
        self.face.setParent(self)
        self.face.hide()  # until it is whole
        self.setAccessibleName(_("People"))
        # made in parts, so that nobody who types while it is loaded has to wait
        self._steps = self.face.build(self._desk)
        self._is_built = False
        self._building = QTimer(self)
        self._building.timeout.connect(self._build)
        self._building.start()

    def _build(self) -> None:
        """Make the next part; after the last one show what there is."""
        if next(self._steps, None) is not None:
            return
        self._building.stop()
        if not self.face.is_built:
            return  # a part could not be made, and that was told
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.face)
        self.face.show()
        self._connect()
        self._context.drafts.follow(SLOT, self._kept)
        self._is_built = True
        if self.hasFocus():
            self.take_focus()
        self.reload()

    def _connect(self) -> None:
        face = self.face
        face.periods.choose(self._period)
        face.periods.chosen.connect(self._choose_period)
        face.list.asked.connect(self.do_with)
        face.list.walked.connect(self._walked)
        face.hidden_link.clicked.connect(self._toggle_hidden)
        face.beyond_link.clicked.connect(self._toggle_beyond)
        face.nobody.link.clicked.connect(self._leave_nobody)
        panel = face.panel
        panel.asked.connect(lambda command: self.do_with(command, face.list.current_key()))
        panel.closed.connect(self._close_panel)
        panel.kept.connect(self._keep)
        panel.typed.connect(lambda: self._context.drafts.touch(SLOT))
        panel.renamed.connect(self._rename)
        panel.merged.connect(self._merge)
        panel.left.connect(lambda: face.list.setFocus(Qt.FocusReason.ShortcutFocusReason))
        panel.later.connect(self._ask_later)
        face.all.closed.connect(self.close_all)
        face.all.list.editing_lost.connect(self.text_left)

    # What the window does ------------------------------------------------------------------

    @override
    def set_journal(self, opened: Opened) -> None:
        for name in ("people", "person", "person all"):
            self._context.lane.cancel(name)  # they are of another journal
        self._desk.opened = self._opened = opened
        self._then = self._take_up_draft
        if self._is_built:
            super().set_journal(opened)

    @override
    def forget(self) -> None:
        self._history = self._people = None
        self._is_reading = False
        self._later.clear()
        self._with_hidden = self._with_beyond = self._closed_by_hand = False
        for line in self.face.panel.lines().values():
            line.leave()
        self.face.panel.person = None
        self.face.stage.set_open(is_open=False)
        self.face.list.show_people(None, (), 0)
        self.face.all.list.set_actions(())
        self.face.stack.setCurrentWidget(self.face.people)
        for link in (self.face.hidden_link, self.face.beyond_link):
            link.hide()

    @override
    def follow(self, notices: Sequence[Notice]) -> None:
        super().follow(notices)
        if any(notice.actions is None and "action" in notice.kinds for notice in notices):
            self.people_desk.learn_names()  # many were changed at once: somebody may be called otherwise

    @override
    def lists(self) -> tuple[ActionList, ...]:
        return (self.face.all.list,) if self._is_built else ()

    @override
    def take_focus(self) -> None:
        if not self._is_built:
            self.setFocus()
            return
        shown = self.face.stack.currentWidget()
        target: QWidget = self.face.list if shown is self.face.people else self.face.nobody.link
        if shown is self.face.all:
            target = self.face.all.list
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def leave(self) -> None:
        if self._is_built:
            self._context.drafts.touch(SLOT, at_once=True)

    @property
    @override
    def is_current(self) -> bool:
        return super().is_current and not self._is_reading and not self._settling.isActive()

    # Reading -------------------------------------------------------------------------------

    @override
    def read(self) -> None:
        opened = self._opened
        if opened is None or not self._is_built:
            self._is_stale = True
            return
        self._is_reading, period = True, self._period

        def work() -> tuple[PeopleHistory, People]:
            history = people_history(opened.reader, opened.journal.today())
            return history, history.people(period)

        self._context.lane.run("people", work, self._take, self._fail)

    def _take(self, found: tuple[PeopleHistory, People]) -> None:
        self._is_reading = False
        self._history, self._people = found
        self._show(found[1])
        known = {fold_name(name.name) for name in self._context.names.all if name.kind == "person"}
        if not known.issuperset(found[0].named):
            self.people_desk.learn_names()  # a renaming was taken back, perhaps
        if self._then is not None:
            then, self._then = self._then, None
            then()

    def _fail(self, error: JournalError) -> None:
        self._is_reading, self._is_stale = False, True
        self._context.messages.complain(error)

    def _show(self, people: People) -> None:
        """Show what was read of the chosen period."""
        history, face = self._history, self.face
        if history is None:
            return
        before = people.beyond if self._with_beyond else ()
        rows = (*people.seen, *before, *(people.hidden if self._with_hidden else ()))
        first = people.first.toordinal() if people.first is not None else history.first_day
        face.headings.set_period(period_heading(self._period))
        face.list.show_people(people, rows, first)
        face.show_links(people, with_hidden=self._with_hidden, with_beyond=self._with_beyond)
        if face.stack.currentWidget() is not face.all:
            face.stack.setCurrentWidget(face.people if rows else face.nobody)
        if not rows:
            self._show_nobody(people)
            return
        if self._wanted_key and face.list.select(self._wanted_key):
            self._wanted_key = ""
        elif not face.list.current_key():
            face.list.select(rows[0].key)
        self._settling.start()  # in the next moment: each of the two is a few milliseconds

    def _settle(self) -> None:
        self._follow_list()
        if self.face.stack.currentWidget() is self.face.all:
            self._read_all()

    def _show_nobody(self, people: People) -> None:
        nobody, face = self.face.nobody, self.face
        face.stage.set_open(is_open=False)
        face.panel.person = None
        nobody.say(people)

    def _leave_nobody(self) -> None:
        people = self._people
        if people is not None and people.hidden:
            self._toggle_hidden()
        elif people is not None and people.beyond:
            self._toggle_beyond()
        else:
            self.page_wanted.emit("today")

    def _follow_list(self) -> None:
        """The panel shows whose row is the current one, where it is open or has room."""
        person, people = self.face.list.current(), self._people
        if person is None or people is None:
            return
        stage, panel = self.face.stage, self.face.panel
        if not stage.is_open and stage.has_room and not self._closed_by_hand:
            stage.set_open(is_open=True)
        if stage.is_open:
            panel.show_person(person, people)
            self._read_person(person)

    def _read_person(self, person: SeenPerson) -> None:
        opened, people, later = self._opened, self._people, frozenset(self._later)
        if opened is None or people is None:
            return
        first, key = people.first if person.counts.total else None, person.key

        def work() -> PersonDetail:
            day_start = opened.journal.settings.get().day_start
            found = person_actions(
                opened.reader, key, first=first, last=people.today, limit=_LOOK_BACK, day_start=day_start
            )
            asked = next((a for a in found if asked_of(a) is not None and a.id not in later), None)
            answer = None if asked is None else answer_to(opened.reader, asked)
            return PersonDetail(key, found[:LAST], asked, answer)

        def show(detail: PersonDetail) -> None:
            if self._people is not None:
                self.face.panel.show_detail(detail, self._people)

        self._context.lane.run("person", work, show, self._context.messages.complain)

    def _choose_period(self, key: str) -> None:
        self._period = next((known for known in PERIODS if known == key), "90d")
        self.face.periods.choose(self._period)
        history, period = self._history, self._period
        if history is None or self._is_reading:
            self.reload()
            return
        self._is_reading = True
        self._context.lane.run("people", lambda: (history, history.people(period)), self._take, self._fail)

    def _toggle_hidden(self) -> None:
        self._with_hidden = not self._with_hidden
        if self._people is not None:
            self._show(self._people)

    def _toggle_beyond(self) -> None:
        """Show who was not named for a year below the others, or leave them out again."""
        self._with_beyond = not self._with_beyond
        if self._people is not None:
            self._show(self._people)

    def _walked(self, _key: str) -> None:
        self._settle()

    # What is done with somebody ------------------------------------------------------------

    def do_with(self, command: str, key: str) -> None:
        """Do a command of the scope "person" with somebody in the list."""
        if self.face.list.current_key() != key and not self.face.list.select(key):
            return
        person = self.face.list.current()
        if person is None:
            return
        if command == "person.hide":
            self._hide(person)
        elif command == "person.all":
            self._open_all(person)
        elif command == "person.forget":
            self._forget_person(person)
        else:
            self._open_panel()
            self._do_in_panel(command, person)

    def _do_in_panel(self, command: str, person: SeenPerson) -> None:
        panel = self.face.panel
        if command == "person.moves":
            panel.moves.begin()
        elif command == "person.goal":
            panel.goal.begin()
        elif command == "person.rename":
            panel.naming.rename(person.person.name)
        elif command == "person.merge":
            known = {} if self._history is None else spelled(self._history)
            if others := sorted((name for key, name in known.items() if key != person.key), key=str.casefold):
                panel.naming.merge(person.person.name, others)
        elif command == "person.open":
            panel.first_focus.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_panel(self) -> None:
        self._closed_by_hand = False
        self.face.stage.set_open(is_open=True)
        self._follow_list()

    def _close_panel(self) -> None:
        self._closed_by_hand = True
        self.face.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.face.stage.set_open(is_open=False)

    def _keep(self, field: str, text: str) -> None:
        """Keep what was typed into a line of the panel; what can't be kept stays in it."""
        panel = self.face.panel
        person, line = panel.person, panel.lines()[field]
        if person is None:
            return
        had_focus = line.field.hasFocus()
        try:
            if field == "answer":
                asked = None if panel.detail is None else panel.detail.asked
                panel.show_answer(self.people_desk.answer(asked, text))
            else:
                panel.show_kept(field, self.people_desk.keep_line(person.person, field, text))
        except JournalError as error:
            line.complain(str(error))
            return
        self._context.drafts.touch(SLOT, at_once=True)
        if had_focus:
            self.face.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _ask_later(self) -> None:
        """Not this one, today: the question is asked of the one before it."""
        detail, person = self.face.panel.detail, self.face.panel.person
        if detail is not None and detail.asked is not None and person is not None:
            self._later.add(detail.asked.id)
            self._read_person(person)
            self.face.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hide(self, person: SeenPerson) -> None:
        hidden = not person.person.hidden
        rows, row = self.face.list.people_model.rows, self.face.list.currentIndex().row()
        beside = rows[row + 1] if row + 1 < len(rows) else rows[row - 1]
        if (
            self.people_desk.set_hidden(person.person.name, hidden=hidden)
            and hidden
            and not self._with_hidden
        ):
            self._wanted_key = beside.key

    def _forget_person(self, person: SeenPerson) -> None:
        if self._opened is not None:
            ForgetDialog(self._context, self._opened, person.person.name, self).open()

    # Renaming ------------------------------------------------------------------------------

    def _rename(self, text: str) -> None:
        person, naming = self.face.panel.person, self.face.panel.naming
        if person is None or self._history is None:
            return
        try:
            name = checked_name(text)
        except JournalError as error:
            naming.line.complain(str(error))
            return
        key, known = fold_name(name), spelled(self._history)
        if key != person.key and key in known:
            naming.ask(person.person.name, known[key])
            return
        self._end_naming(key)
        self.people_desk.rename(person.person.name, name)

    def _merge(self, other: str) -> None:
        person = self.face.panel.person
        if person is not None and other:
            self._end_naming(fold_name(other))
            self.people_desk.merge(person.person.name, other)

    def _end_naming(self, key: str) -> None:
        """Close the field; the row of who has that folded name is the current one, once it is there."""
        self.face.panel.naming.shut()
        self._context.drafts.touch(SLOT, at_once=True)
        self.face.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._wanted_key = key

    # All actions ---------------------------------------------------------------------------

    def _open_all(self, person: SeenPerson) -> None:
        if person.named is None:
            return
        face = self.face
        face.all.list.set_actions(())
        face.stack.setCurrentWidget(face.all)
        if not face.stage.has_room:
            face.stage.set_open(is_open=False)
        face.all.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._read_all()

    def _read_all(self) -> None:
        opened, people, person = self._opened, self._people, self.face.list.current()
        if opened is not None and people is not None and person is not None:
            self.face.all.read(self._context, opened, people, person)

    def close_all(self) -> None:
        """Back to the people; what is being typed into an action is asked about first."""
        if self.face.all.list.asks_to_finish():
            return
        self.face.all.list.stop_editing()
        self.face.stack.setCurrentWidget(self.face.people)
        self.face.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._follow_list()

    # Drafts --------------------------------------------------------------------------------

    def _kept(self) -> dict[str, Any]:
        """What is typed into a line and not kept yet."""
        panel = self.face.panel
        if panel.person is None:
            return {}
        for field, line in panel.lines().items():
            if (text := line.unsaved()) is not None:
                return {"person": panel.person.key, "field": field, "text": text}
        return {}

    def _take_up_draft(self) -> None:
        kept = self._context.drafts.load(SLOT)
        key, field, text = (str(kept.get(name, "")) for name in ("person", "field", "text"))
        if not key or field not in self.face.panel.lines():
            return
        if self.face.list.people_model.row_of(key) < 0 and not self._with_hidden:
            self._with_hidden, self._then = True, self._take_up_draft
            self._choose_period("all")
            return
        if not self.face.list.select(key):
            return
        self._open_panel()
        panel, person = self.face.panel, self.face.list.current()
        if field == "name" and person is not None:
            panel.naming.rename(person.person.name, text)
        elif field == "answer":
            panel.asking.show()
            panel.asking.begin(text)
        else:
            panel.lines()[field].begin(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() == Qt.Key.Key_Escape
            and self._is_built
            and self.face.stage.is_open
            and not self.face.stage.has_room
        ):
            self._close_panel()
        else:
            super().keyPressEvent(event)
