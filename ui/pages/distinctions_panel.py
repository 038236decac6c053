"""What is behind one bar: the acts, where they come from, the share, examples, the last actions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.action import Action
from journal.domain.behaviour import Pole
from journal.domain.dates import long_date, short_date, weekday_name
from journal.domain.distinctions import Distinction, Family, Pair
from journal.domain.own_catalogue import Example
from journal.domain.role import Role
from journal.language import _
from journal.reading.distinctions import Behind, DistinctionsReading, Figures, Period
from journal.statistics.amounts import figure
from ui.charts import distinction_words as words
from ui.pages.side_panel import CardPanel
from ui.theme.look import Look
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Rule
from ui.widgets.drift_line import DriftLine
from ui.widgets.gauge import ShareGauge
from ui.widgets.lead_line import LeadLine
from ui.widgets.text import RichText, Run, Text
from ui.widgets.which_is_it import PAIRS_SHOWN

LAST_SHOWN = 5
_MOST_TEXT = 400
_BETWEEN = 6


class DistinctionPanel(CardPanel):
    """One distinction, or one family with the acts of its distinctions. Its widgets are made once.

    `all_wanted` asks for all its actions, `edit_wanted` for its words; `example_wanted` marks an action as
    one's own example of it, or takes that back.
    """

    all_wanted = Signal()
    edit_wanted = Signal(str)
    example_wanted = Signal(str, str, bool)

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Distinction"))
        self.setObjectName("distinction-panel")
        self._key = ""
        self._is_family = False
        self._examples: frozenset[str] = frozenset()
        self._spaces: list[tuple[QSpacerItem, int, QWidget]] = []
        column = self.body
        self._quotation = _Quotation(look)
        self._meaning = Text(look, "ui", "muted")
        self._question = Text(look, "body")
        self._acts = _Lines(look, paired=True)
        self.gauge = ShareGauge(look)
        self.share = RichText(look, "ui")
        self.moved = Text(look, "ui", "muted")
        self.need = Text(look, "ui", "muted")
        self.line = DriftLine(look)
        for widget, above in (
            (self._quotation, 0),
            (self._meaning, 10),
            (self._question, 10),
            (self._acts, 4),
            (self.gauge, 14),
            (self.share, 4),
            (self.moved, 0),
            (self.need, 4),
            (self.line, 12),
        ):
            space = QSpacerItem(0, above, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            self._spaces.append((space, above, widget))
            column.addItem(space)
            column.addWidget(widget)
        self._build_pairs()
        self._build_last()
        column.addStretch(1)

    def _build_pairs(self) -> None:
        look, column = self._look, self.body
        self._ways = QWidget()
        ways = _column_in(self._ways)
        ways.addSpacing(14)
        ways.addWidget(Rule(look))
        ways.addSpacing(14)
        ways.addWidget(Text(look, "small", "muted", 600, text=_("One event, two ways")))
        self._pairs: list[tuple[Text, LeadLine, LeadLine]] = []
        for number in range(PAIRS_SHOWN):
            pair = (
                Text(look, "ui", "muted"),
                LeadLine(look, shape="manager", role="ui"),
                LeadLine(look, shape="leader", role="ui"),
            )
            ways.addSpacing(10 if number else 6)
            for place, widget in enumerate(pair):
                ways.addSpacing(4 if place else 0)
                ways.addWidget(widget)
            self._pairs.append(pair)
        column.addWidget(self._ways)
        self._own = QWidget()
        own = _column_in(self._own)
        own.addSpacing(14)
        own.addWidget(Text(look, "small", "muted", 600, text=_("Your own examples")))
        own.addSpacing(2)
        self._own_lines = _Lines(look, most_lines=3)
        own.addWidget(self._own_lines)
        self._own.hide()
        column.addWidget(self._own)

    def _build_last(self) -> None:
        look, column = self._look, self.body
        self._behind = QWidget()
        behind = _column_in(self._behind)
        behind.addSpacing(14)
        behind.addWidget(Rule(look))
        behind.addSpacing(10)
        head = QHBoxLayout()
        self.all_button = Button(look, "", "link")
        self.all_button.clicked.connect(self.all_wanted)
        middle = Qt.AlignmentFlag.AlignVCenter
        head.addWidget(Text(look, "small", "muted", 600, text=_("Your last")), 1, middle)
        head.addWidget(self.all_button, 0, middle)
        behind.addLayout(head)
        self.last = [_LastAction(look) for _place in range(LAST_SHOWN)]
        for row in self.last:
            row.hide()
            row.marked.connect(partial(self._mark, row))
            behind.addWidget(row)
        column.addWidget(self._behind)
        self.edit_button = Button(look, _("Edit its words"), "quiet", icon="edit", compact=True)
        self.edit_button.clicked.connect(lambda: self.edit_wanted.emit(self._key))
        column.addSpacing(12)
        column.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignLeading)

    @property
    def key(self) -> str:
        """The id of what is shown: of a distinction or a family."""
        return self._key

    @property
    def is_family(self) -> bool:
        """Whether a family is shown."""
        return self._is_family

    def show_distinction(self, one: Distinction, reading: DistinctionsReading, period: Period) -> None:
        """Show a distinction; what is behind it comes with `show_behind`."""
        self._begin(one.id, is_family=False, title=words.title(one))
        self._quotation.show_words(one.quotation)
        self._meaning.set_text(one.meaning)
        self._meaning.setVisible(bool(one.meaning))
        self._question.set_text(one.question)
        self._question.show()
        self._acts.show_lines(())
        self._show_pairs(one.pairs, reading.today)
        names = (one.manager_act, one.leader_act)
        self._show_need(None, None)
        self._show_share(reading.of_distinction(one.id, period), reading, period, names)

    def show_family(
        self, family: Family, own: Sequence[Distinction], reading: DistinctionsReading, period: Period
    ) -> None:
        """Show a family, with the acts of both sides."""
        self._begin(family.id, is_family=True, title=family.name)
        self._quotation.show_words("")
        self._meaning.hide()
        self._question.hide()
        lines = [(pole.value, one.act(pole)) for one in own for pole in (Pole.MANAGER, Pole.LEADER)]
        self._acts.show_lines(lines)
        self._show_pairs((), reading.today)
        names = (_("the manager side"), _("the leader side"))
        self._show_need(reading.role, reading.need_of(family.id))
        self._show_share(reading.of_family(family.id, period), reading, period, names)

    def show_behind(self, behind: Behind, examples: Sequence[Example], count: int, today: dt.date) -> None:
        """Show its last actions and the person's own examples; `count` is how many there are in all."""
        own = {} if self._is_family else {one.action: one for one in examples if one.distinction == self._key}
        self._examples = frozenset(own)
        self.all_button.set_text(_("All {count}").format(count=figure(count)))
        self._behind.setVisible(bool(behind.last))
        for place, row in enumerate(self.last):
            there = place < len(behind.last)
            row.setVisible(there)
            if there:
                action = behind.last[place]
                row.show_action(action, self._shape_of(action), action.id in self._examples, today)
                row.star.setVisible(not self._is_family)
        lines = [(self._shape_of(action), _short(action.text)) for action in behind.examples]
        self._own_lines.show_lines([] if self._is_family else lines)
        self._own.setVisible(bool(lines) and not self._is_family)

    def _begin(self, key: str, *, is_family: bool, title: str) -> None:
        if key != self._key:
            self.go_to_top()
            for part in (self._own, self._behind):
                part.hide()
        self._key, self._is_family = key, is_family
        self.set_title(title)
        self.edit_button.setVisible(not is_family)

    def _show_pairs(self, pairs: Sequence[Pair], seed: int) -> None:
        shown = [pairs[(seed + step) % len(pairs)] for step in range(min(PAIRS_SHOWN, len(pairs)))]
        self._ways.setVisible(bool(shown))
        for place, (event, manager, leader) in enumerate(self._pairs):
            there = place < len(shown)
            for widget in (event, manager, leader):
                widget.setVisible(there)
            if there:
                event.set_text(shown[place].event)
                manager.set_text(shown[place].manager)
                leader.set_text(shown[place].leader)

    def _show_share(
        self, figures: Figures, reading: DistinctionsReading, period: Period, names: tuple[str, str]
    ) -> None:
        facet = figures.facet
        share = None if facet is None else facet.share
        if share is None:
            self.gauge.set_share(None, None, None)
        else:
            told = facet is not None and facet.stage == "share"
            self.gauge.set_share(share.share if told else None, share.low, share.high)
        strong, rest = words.share_words(figures)
        count = words.actions(figures.marks) if figures.marks else ""
        runs = [Run(strong, strong=True), Run(", " if strong and rest.startswith(_("likely")) else " ")]
        runs.append(Run(f"{rest} {count}." if count else rest))
        self.share.set_runs(runs if strong else [Run(f"{words.actions(figures.marks)}.")])
        said = words.change_words(figures, period, names)
        self.moved.set_text(said)
        self.moved.setVisible(bool(said))
        self._show_line(figures, reading, period)
        is_first = True
        for space, above, widget in self._spaces:
            there = not widget.isHidden()
            space.changeSize(0, above if there and not is_first else 0)
            is_first = is_first and not there
        self.body.invalidate()

    def _show_need(self, role: Role | None, need: int | None) -> None:
        """What the present role needs of a family, at the gauge and in words."""
        self.gauge.set_need(None if need is None else need / 100)
        self.need.set_text("" if role is None or need is None else words.need_words(role, need))
        self.need.setVisible(need is not None)

    def _show_line(self, figures: Figures, reading: DistinctionsReading, period: Period) -> None:
        estimate = None if figures.facet is None else figures.facet.estimate
        if estimate is None or estimate.days.size < 2:
            self.line.show_line((), (), (), ("", ""), "")
            return
        first = max(reading.first_day(period), int(estimate.days[0]))
        start = min(first - int(estimate.days[0]), estimate.days.size - 2)
        day = dt.date.fromordinal(int(estimate.days[start]))
        ends = long_date(day), _("Today")
        self.line.show_line(
            estimate.share[start:].tolist(),
            estimate.low[start:].tolist(),
            estimate.high[start:].tolist(),
            ends,
            words.line_words(figures, *ends),
            with_line=figures.facet is not None and figures.facet.stage == "share",
        )

    def _shape_of(self, action: Action) -> str:
        """The pole an action is marked with here; of a family, or without a mark, its behaviour."""
        mark = next((mark for mark in action.distinctions if mark.distinction == self._key), None)
        if mark is not None:
            return mark.pole.value
        return "none" if action.behaviour is None else action.behaviour.value

    def _mark(self, row: _LastAction) -> None:
        self.example_wanted.emit(self._key, row.action, row.action not in self._examples)


class _LastAction(QWidget):
    """One of the last actions: its pole, its text, its day, and whether it is an example."""

    marked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.action = ""
        self._text = LeadLineOf(look)
        self._day = Text(look, "small", "muted", wrap=False)
        self.star = IconButton(look, "plus", _("Mark as my example"), size=24, icon_size=14)
        self.star.clicked.connect(self.marked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(6)
        top = Qt.AlignmentFlag.AlignTop
        end = QVBoxLayout()
        end.setSpacing(0)
        end.addWidget(self._day, 0, Qt.AlignmentFlag.AlignTrailing)
        end.addWidget(self.star, 0, Qt.AlignmentFlag.AlignTrailing)
        end.addStretch(1)
        row.addWidget(self._text, 1, top)
        row.addLayout(end)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_action(self, action: Action, shape: str, is_example: bool, today: dt.date) -> None:
        self.action = action.id
        self._text.show_line(shape, _short(action.text))
        self._day.set_text(_when(action.day, today))
        name = _("Take back as my example") if is_example else _("Mark as my example")
        self.star.set_icon("check" if is_example else "plus", name)


class LeadLineOf(QWidget):
    """A line whose shape changes: one of each is kept, and the one that is meant is shown."""

    def __init__(self, look: Look, most_lines: int | None = 3) -> None:
        super().__init__()
        self._look, self._most = look, most_lines
        self._lines: dict[str, LeadLine] = {}
        self._box = _column_in(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_line(self, shape: str, text: str) -> None:
        """Show this text behind that shape."""
        line = self._lines.get(shape)
        if line is None:
            line = LeadLine(self._look, shape=shape, role="ui", most_lines=self._most)
            self._lines[shape] = line
            self._box.addWidget(line)
        for other in self._lines.values():
            other.setVisible(other is line)
        line.set_text(text)


class _Lines(QWidget):
    """Some lines, each behind a shape, with `paired` two and two; those that are not needed are hidden."""

    def __init__(self, look: Look, *, most_lines: int | None = None, paired: bool = False) -> None:
        super().__init__()
        self._look, self._most_lines, self._paired = look, most_lines, paired
        self._column = _column_in(self)
        self._lines: list[LeadLineOf] = []
        self.hide()

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        while len(self._lines) < len(lines):
            line = LeadLineOf(self._look, self._most_lines)
            begins = not self._paired or len(self._lines) % 2 == 0
            line.setContentsMargins(0, (_BETWEEN if begins else 0) if self._lines else 0, 0, 0)
            self._column.addWidget(line)
            self._lines.append(line)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(lines))
            if place < len(lines):
                line.show_line(*lines[place])
        self.setVisible(bool(lines))


class _Quotation(QWidget):
    """The post's own line behind a rule, with whom it goes back to."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(0)
        self._words = Text(look, "small", "muted")
        self._source = Text(look, "small", "muted", text=_("after Warren Bennis, 1989"))
        column.addWidget(self._words)
        column.addWidget(self._source)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, quotation: str) -> None:
        self._words.set_text(_("“{words}”").format(words=quotation))
        self.setVisible(bool(quotation))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = self.width() - 2 if right else 0
        painter.fillRect(QRectF(x, 0, 2, self.height()), self._look.tokens.colour("line"))
        painter.end()


def _column_in(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    return column


def _short(text: str) -> str:
    return " ".join(text[:_MOST_TEXT].split())


def _when(day: dt.date, today: dt.date) -> str:
    """The day of one of the last actions, as short as it is plain."""
    days = (today - day).days
    if days == 0:
        return _("Today")
    if 0 < days < 7:
        return weekday_name(day.weekday())
    if day.year == today.year:
        return short_date(day)
    return f"{day.year}"
