"""One person beside the list: what moves them, their own goal, the last actions, and a question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.action import Action
from journal.domain.person import Person
from journal.domain.reflection import Asked, Reflection
from journal.language import _
from journal.reading.people import People, SeenPerson, asked_of
from ui.commands import Commands
from ui.pages.people_delegate import INSET
from ui.pages.people_line import KeptLine
from ui.pages.people_words import about, besides, capital, day_words, honest_line, question
from ui.pages.side_panel import SidePanel
from ui.theme.look import Look
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card, Rule
from ui.widgets.chips import Flow
from ui.widgets.fields import Choice
from ui.widgets.lead_line import LeadLine
from ui.widgets.question_bar import QuestionBar
from ui.widgets.scroll import ScrollColumn
from ui.widgets.text import UNTAGGED, Text

LAST = 3


@dataclass(frozen=True)
class PersonDetail:
    """What is read of one person: the last actions, and the one that is asked about with its answer."""

    key: str
    last: tuple[Action, ...] = ()
    asked: Action | None = None
    answer: Reflection | None = None


class LastActions(QWidget):
    """Some actions in short: shape, text, day."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: tuple[Action, ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_actions(self, actions: Sequence[Action], people: People) -> None:
        """Show these, the newest first."""
        if tuple(actions) == self._shown:
            return
        self._shown = tuple(actions)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        inset = self._look.grown(24)
        for number, action in enumerate(actions):
            if number:
                self._column.addSpacing(12)
            shape = action.behaviour.value if action.behaviour is not None else UNTAGGED
            text = " ".join(action.text.split())
            self._column.addWidget(LeadLine(self._look, text, shape=shape, role="ui", most_lines=3))
            day = Text(self._look, "small", "muted", text=day_words(action.day, people.today))
            row = QHBoxLayout()
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(0)
            row.addSpacing(inset)
            row.addWidget(day, 1)
            holder = QWidget()
            holder.setLayout(row)
            self._column.addWidget(holder)


def _wrapping(*buttons: Button, above: int) -> QWidget:
    """Buttons side by side, below each other where their words are long."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, above, 0, 0)
    flow = Flow()
    for button in buttons:
        flow.addWidget(button)
    column.addLayout(flow)
    policy = holder.sizePolicy()
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder


class QuestionPart(QWidget):
    """The symmetrical question about one action; answered in place, and the answer stands there then."""

    wanted_later = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.about = Text(look, "small", "muted", 600)
        self.question = Text(look, "body", weight=600)
        self.write = Button(look, _("Write it down"), compact=True)
        self.later = Button(look, _("Another time"), "quiet", compact=True)
        self.line = KeptLine(look, hint=_("In a line, for yourself"), most_lines=8)
        self.line.label.hide()
        self._buttons = _wrapping(self.write, self.later, above=8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.about, self.question, self._buttons, self.line):
            column.addWidget(part)
        self.write.clicked.connect(self.begin)
        self.later.clicked.connect(self.wanted_later)
        self.line.left.connect(self._left)
        self._answered = False

    def begin(self, text: str | None = None) -> None:
        """Write the answer."""
        self._buttons.hide()
        self.line.show()
        self.line.begin(text or None)

    def show_question(self, action: Action, asked: Asked, answer: Reflection | None) -> None:
        """Ask about this action, or show what was answered."""
        words = question(asked)
        self.about.set_text(about(action))
        self.question.set_text(words)
        self.line.field.setAccessibleName(words)
        self._answered = answer is not None
        if not self.line.is_open:
            self.line.show_text("" if answer is None else answer.text)
            self.line.button.setAccessibleName(
                _("Your answer: {text}").format(text=answer.text if answer else "")
            )
            self._fit()

    def let_go(self) -> None:
        """Forget what is asked and being written."""
        self.line.show_text("")
        self._answered = False
        self._fit()

    def _left(self) -> None:
        self._fit()
        (self.line.button if self._answered else self.write).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        self.line.setVisible(self._answered)
        self._buttons.setVisible(not self._answered)


class NamePart(QWidget):
    """Renaming and merging, below the name: a field, or a choice of the others; questions in place."""

    rename_wanted = Signal(str)
    merge_wanted = Signal(str)
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.line = KeptLine(look, hint=_("Another name"), most_lines=1, keep_when_left=False)
        self.line.setAccessibleName(_("Another name"))
        self.others = Choice(look, (), _("Merge into"))
        self._merge_label = Text(look, "small", "muted", 600)
        self._merge_note = Text(
            look, "small", "muted", text=_("What is kept about both is joined. Undo takes it back.")
        )
        self.merge_button = Button(look, _("Merge"), compact=True)
        self.leave_button = Button(look, _("Leave it"), "quiet", compact=True)
        self.asking = QuestionBar(look)
        self._asked_name = ""
        self._merging = QWidget()
        merging = QVBoxLayout(self._merging)
        merging.setContentsMargins(0, 0, 0, 0)
        merging.setSpacing(4)
        merging.addWidget(self._merge_label)
        merging.addWidget(self.others)
        merging.addWidget(self._merge_note)
        merging.addWidget(_wrapping(self.merge_button, self.leave_button, above=4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(self.line)
        column.addWidget(self._merging)
        column.addWidget(self.asking)
        self.line.saved.connect(self.rename_wanted)
        self.line.left.connect(self._close)
        self.merge_button.clicked.connect(lambda: self.merge_wanted.emit(self.others.currentText()))
        self.leave_button.clicked.connect(self._close)
        self.asking.answered.connect(self._answered)
        self.shut()

    def shut(self) -> None:
        """Neither renaming nor merging."""
        self.line.show_text("")
        for part in (self, self.line, self._merging, self.asking):
            part.hide()

    def rename(self, name: str, text: str | None = None) -> None:
        """Ask for another name."""
        self.shut()
        self.show()
        self.line.show()
        self.line.show_text(name)
        self.line.set_label(_("Another name for {name}").format(name=name))
        self.line.begin(text)
        self.line.field.selectAll()

    def merge(self, name: str, others: Sequence[str]) -> None:
        """Ask whom to merge them into."""
        self.shut()
        self.show()
        self._merging.show()
        self._merge_label.set_text(_("Merge {name} into").format(name=name))
        self.others.set_choices([(other, other) for other in others])
        self.others.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self, name: str, other: str) -> None:
        """The new name is somebody's: say that it would be a merge, before it is one."""
        self._asked_name = other
        self.asking.ask(
            _("There is a {other} already. Merge {name} into {other}?").format(name=name, other=other),
            _("Merge"),
            _("Leave it"),
        )

    def _answered(self, yes: bool) -> None:
        if yes:
            self.merge_wanted.emit(self._asked_name)
        else:
            self.asking.hide()
            self.line.begin()

    def _close(self) -> None:
        self.shut()
        self.closed.emit()


class PersonPanel(SidePanel):
    """The panel, 304 wide. It asks and changes nothing itself: `asked(command)` of the scope "person".

    `kept(field, text)`: "moves", "goal" or "answer" is to be kept.
    """

    INDENT = 12

    asked = Signal(str)
    kept = Signal(str, str)
    typed = Signal()
    renamed = Signal(str)
    merged = Signal(str)
    left = Signal()
    later = Signal()

    def __init__(self, look: Look, commands: Commands) -> None:
        super().__init__(look)
        self._commands = commands
        self.person: SeenPerson | None = None
        self.detail: PersonDetail | None = None
        self.setAccessibleName(_("About this person"))

    def build(self) -> Iterator[str]:
        """Make it, part by part; each is some milliseconds, and it is whole after the last."""
        yield from self._build()
        yield "panel's parts"
        self._lay_out()
        self._connect()
        yield "panel's places"

    @property
    @override
    def first_focus(self) -> QWidget:
        return self.moves.button

    def _build(self) -> Iterator[str]:
        look, commands = self._look, self._commands
        self.name = Text(look, "lead", weight=600)
        rename_key = commands.key("person.rename")
        self.pencil = IconButton(look, "edit", _("Rename"), key=rename_key, icon_size=16)
        self.close_button = self._close_button()
        self.honest = Text(look, "ui", "muted")
        self.besides = Text(look, "small", "muted")
        self.naming = NamePart(look)
        yield "name"
        ask = _("Ask, and write it here")
        self.moves = KeptLine(look, invitation=ask, hint=_("being asked first"))
        self.goal = KeptLine(look, invitation=ask, hint=_("lead a shift by spring"))
        yield "lines"
        self.all = Button(look, "", "link")
        self.last_label = Text(look, "small", "muted", 600, text=_("Last actions"))
        self.last = LastActions(look)
        self.none = Text(look, "ui", "muted", text=_("No action names them in these days."))
        self.asking = QuestionPart(look)
        self.merge = Button(look, _("Merge…"), "quiet", compact=True)
        self.hide_button = Button(look, _("Hide"), "quiet", compact=True)
        self.forget = Button(look, "", "quiet", compact=True)
        for button, command in (
            (self.merge, "person.merge"),
            (self.hide_button, "person.hide"),
            (self.forget, "person.forget"),
            (self.all, "person.all"),
        ):
            button.setToolTip(f"{commands.text(command)}  {commands.key(command)}")
        for line, command in ((self.moves, "person.moves"), (self.goal, "person.goal")):
            line.button.setToolTip(f"{commands.text(command)}  {commands.key(command)}")

    def _lay_out(self) -> None:
        look = self._look
        self.card = Card(look)
        self.card.body.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.name, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.pencil, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        body = self.card.body
        body.addLayout(head)
        body.addWidget(self.naming)
        body.addWidget(self.honest)
        body.addWidget(self.besides)
        body.addSpacing(16)
        body.addWidget(self.moves)
        body.addSpacing(12)
        body.addWidget(self.goal)
        body.addSpacing(16)
        body.addWidget(Rule(look))
        body.addSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.last_label, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.all, 0, Qt.AlignmentFlag.AlignVCenter)
        body.addLayout(row)
        body.addSpacing(4)
        body.addWidget(self.none)
        body.addWidget(self.last)
        self._question_rule = Rule(look)
        self._gaps = [QWidget(), QWidget()]
        for gap in self._gaps:
            gap.setFixedHeight(16)
        body.addWidget(self._gaps[0])
        body.addWidget(self._question_rule)
        body.addWidget(self._gaps[1])
        body.addWidget(self.asking)
        foot = Flow(gap=4)
        for button in (self.merge, self.hide_button, self.forget):
            foot.addWidget(button)
        holder = QWidget()
        holder.setLayout(foot)
        self.pane = ScrollColumn(look, parent=self)
        self.pane.setAccessibleName(_("About this person"))
        self.pane.body.addWidget(self.card)
        self.pane.body.addSpacing(8)
        self.pane.body.addWidget(holder)
        self.pane.body.addStretch(1)
        self._column.addWidget(self.pane)
        self.pane.verticalScrollBar().rangeChanged.connect(self._make_room)

    def _make_room(self) -> None:
        """Beside the list the card is as wide with its scroll bar as without."""
        bar = self.pane.verticalScrollBar()
        edge = 0 if self._is_over else round(INSET)
        self.pane.set_padding(0, 0, max(0, edge - (bar.width() if bar.maximum() > 0 else 0)), 0)

    def _connect(self) -> None:
        for name, line in self.lines().items():
            line.typed.connect(self.typed)
            if name == "name":
                continue
            line.saved.connect(lambda text, name=name: self.kept.emit(name, text))
            if name != "answer":
                line.left.connect(self.left)
        self.naming.rename_wanted.connect(self.renamed)
        self.naming.merge_wanted.connect(self.merged)
        self.naming.closed.connect(self.left)
        self.asking.wanted_later.connect(self.later)
        for button, command in (
            (self.pencil, "person.rename"),
            (self.merge, "person.merge"),
            (self.hide_button, "person.hide"),
            (self.forget, "person.forget"),
            (self.all, "person.all"),
        ):
            button.clicked.connect(lambda _on=False, command=command: self.asked.emit(command))

    def lines(self) -> Mapping[str, KeptLine]:
        """What can be edited, by its name in drafts."""
        return {
            "moves": self.moves,
            "goal": self.goal,
            "answer": self.asking.line,
            "name": self.naming.line,
        }

    def show_person(self, person: SeenPerson, people: People) -> None:
        """Show somebody; what is being edited of the same person stays open."""
        is_other = self.person is None or self.person.key != person.key
        self.person = person
        if is_other:
            self.detail = None
            self.naming.shut()
            self.asking.let_go()
            self.asking.hide()
            self.moves.leave()
            self.goal.leave()
        name, kept = person.person.name, person.person
        self.name.set_text(name)
        self.honest.set_text(honest_line(person, people))
        rest = besides(person, people)
        self.besides.set_text(rest)
        self.besides.setVisible(bool(rest))
        self.moves.set_label(_("What moves {name}").format(name=name))
        self.goal.set_label(_("{name}’s own goal").format(name=name))
        for line, text in ((self.moves, kept.moves), (self.goal, kept.goal)):
            if not line.is_open:
                line.show_text(text, capital(text))
        count = person.counts.total or person.ever
        self.all.set_text(_("All {count}").format(count=f"{count:,}"))
        self.all.setAccessibleName(_("All {count} actions that name {name}").format(count=count, name=name))
        self.all.setVisible(count > 0)
        self.none.setVisible(count == 0)
        self.last.setVisible(count > 0)
        self.hide_button.set_text(_("Show again") if kept.hidden else _("Hide"))
        self.hide_button.setToolTip(f"{self.hide_button.text()}  {self._commands.key('person.hide')}")
        self.forget.set_text(_("Forget {name}…").format(name=name))
        if is_other:
            self._show_question()
            self.pane.verticalScrollBar().setValue(0)

    def show_kept(self, field: str, kept: Person) -> None:
        """A line was kept: show it, at once."""
        if self.person is not None:
            self.person = replace(self.person, person=kept)
        text = kept.moves if field == "moves" else kept.goal
        self.lines()[field].show_text(text, capital(text))

    def show_answer(self, answer: Reflection | None) -> None:
        """The answer was kept, or taken out: show it with its question, at once."""
        self.asking.line.show_text("" if answer is None else answer.text)
        if self.detail is not None:
            self.detail = replace(self.detail, answer=answer)
            self._show_question()

    def show_detail(self, detail: PersonDetail, people: People) -> None:
        """The last actions were read; and which is asked about, if any."""
        if self.person is None or self.person.key != detail.key:
            return
        if self.detail is not None and self.detail.asked != detail.asked and not self.asking.line.is_open:
            self.asking.let_go()
        self.detail = detail
        self.last.show_actions(detail.last, people)
        self._show_question()

    def _show_question(self) -> None:
        detail = self.detail
        asked = None if detail is None or detail.asked is None else asked_of(detail.asked)
        shown = asked is not None or self.asking.line.is_open
        for part in (*self._gaps, self._question_rule, self.asking):
            part.setVisible(shown)
        if detail is not None and detail.asked is not None and asked is not None:
            self.asking.show_question(detail.asked, asked, detail.answer)

    @override
    def set_over(self, over: bool) -> None:
        super().set_over(over)
        self._column.setContentsMargins(
            QMargins(self.INDENT, self.INDENT, self.INDENT, 0) if over else QMargins(0, 0, 0, 0)
        )
        self._make_room()
