"""The card of the intention: the plan for this week, the focus it belongs to, and what fulfilled it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.intention import Focus, Intention
from journal.domain.intention_words import intention_phrases
from journal.language import _, ngettext
from ui.theme.look import Look
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card, Rule
from ui.widgets.painted import draw_icon, mirrored
from ui.widgets.text import RichText, Run, Text

_ICON, _GAP = 20, 12
# A plan has at most 500 characters a half; the card shows its beginning, the tooltip all of it.
_MOST_LINES = 8


class IntentionCard(Card):
    """What stands all week: "When …, I will …", with the hinges muted and the person's words in ink.

    On Today (`review` False) the focus is a line below the plan, and a menu offers what can be done; beside
    the review it has a part of its own, and nothing can be changed from there.

    `tied_wanted` asks for the tied actions, the other signals for what their names say. An intention that
    is not there is offered in one quiet line, unless `set_asking(False)`: in a rest nothing asks.
    """

    change_wanted = Signal()
    tied_wanted = Signal()
    focus_wanted = Signal()
    calendar_wanted = Signal()
    removal_wanted = Signal()

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        review: bool = False,
        key: str = "",
        tie_key: str = "",
    ) -> None:
        super().__init__(look, parent=parent)
        self._review, self._key, self._tie_key = review, key, tie_key
        self._asking, self._early = True, False
        self._intention: Intention | None = None
        self._focus: Focus | None = None
        self._focus_name = ""
        self.focus_line = Marked(look, "focus", role="body", weight=600)
        self.rule = Rule(look)
        self.wanted = Text(look, "small", "muted", 600, text=_("You wanted to"))
        self.plan = Marked(look, "intention", role="body")
        self.none = Text(look, "ui", "muted", text=_("None yet. One sentence is enough."))
        self.make = Button(look, _("Make one…"), compact=True, key=key)
        self.make.setToolTip(f"{_('The intention…')}  {key}".strip())
        self.focus_below = Text(look, "small", "muted")
        self.tied = FlushButton(look, "", "quiet", "intention" if review else None, compact=True)
        self.tied.setToolTip(_("Show these actions"))
        self.untied = Text(look, "small", "muted")
        self.more = IconButton(look, "more", _("What can be done with it"), size=28, icon_size=16)
        self._lay_out()
        self.make.clicked.connect(self.change_wanted)
        self.tied.clicked.connect(self.tied_wanted)
        self.more.clicked.connect(self._open_menu)
        self.show_plan(None, "", None, None, 0)

    def _lay_out(self) -> None:
        self._before, self._before_focus = QSpacerItem(0, 0), QSpacerItem(0, 0)
        foot = self._foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addItem(self._before)
        foot.addWidget(self.tied)
        foot.addWidget(self.untied, 1000, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.make)
        foot.addStretch(1)
        foot.addWidget(self.more, 0, Qt.AlignmentFlag.AlignVCenter)
        for widget in (self.focus_line, self.rule, self.wanted):
            self.body.addWidget(widget)
        # the row of the foot is as high as a button, which is distance enough
        close = QVBoxLayout()
        close.setSpacing(0)
        close.addWidget(self.plan)
        close.addWidget(self.none)
        close.addLayout(foot)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addItem(self._before_focus)
        below.addWidget(self.focus_below, 1)
        self._below = below
        close.addLayout(below)
        self.body.addLayout(close)
        if self._review:
            self.plan.set_icon("")

    def set_asking(self, asking: bool) -> None:
        """Whether an intention that is missing is asked for."""
        self._asking = asking
        self._show()

    def set_early(self, early: bool) -> None:
        """In the first days, before there is a share, an intention is not asked for either."""
        if early != self._early:
            self._early = early
            self._show()

    def show_plan(
        self,
        focus: Focus | None,
        focus_name: str,
        week: int | None,
        intention: Intention | None,
        tied_count: int,
    ) -> None:
        """Show what stands.

        Args:
            focus: the focus of the day, or None.
            focus_name: its family, as the catalogue names it.
            week: which of its weeks it is, from 1.
            intention: the one that stands, or None.
            tied_count: how many actions that are still there fulfil it.
        """
        self._focus = focus if week is not None else None
        self._intention, self._focus_name = intention, focus_name
        if focus is not None and week is not None:
            told = _("Focus, week {week} of {weeks}").format(week=week, weeks=focus.weeks)
            below = _("Focus on {family}, week {week} of {weeks}").format(
                family=focus_name, week=week, weeks=focus.weeks
            )
        else:
            told = below = ""
        self.focus_line.set_runs([Run(focus_name)])
        self.focus_below.set_text(below)
        self.set_heading(told or _("You wanted to") if self._review else _("Intention for this week"))
        if intention is not None:
            self.plan.set_runs(plan_runs(intention))
        words = ngettext("Tied to {count} action", "Tied to {count} actions", tied_count)
        self.tied.set_text(words.format(count=f"{tied_count:,}"))
        self._tied_count = tied_count
        self._show()

    def _show(self) -> None:
        has_focus, has_plan = self._focus is not None, self._intention is not None
        self.focus_line.setVisible(self._review and has_focus)
        self.rule.setVisible(self._review and has_focus)
        self.wanted.setVisible(self._review and has_focus and has_plan)
        self.plan.setVisible(has_plan)
        self.none.setVisible(not has_plan)
        self.make.setVisible(not has_plan and not self._review)
        self.tied.setVisible(has_plan and self._tied_count > 0)
        untied = has_plan and self._tied_count == 0
        self.untied.setVisible(untied)
        self.untied.set_text(
            _("Nothing is tied yet. {key} ties an action.").format(key=self._tie_key)
            if self._tie_key and not self._review
            else _("Nothing is tied yet.")
        )
        self.more.setVisible(has_plan and not self._review)
        self.focus_below.setVisible(has_focus and not self._review)
        # what is said of the plan stands under its words
        left = self._look.grown(_ICON) + _GAP if has_plan and not self._review else 0
        for space, row in ((self._before, self._foot), (self._before_focus, self._below)):
            space.changeSize(left, 0)
            row.invalidate()
        wanted = has_plan or (has_focus and self._review) or (self._asking and not self._early)
        if not wanted or self.parentWidget() is not None:  # without a parent it would be a window
            self.setVisible(wanted)

    @property
    def sentence(self) -> str:
        """What it says the plan is; empty without one."""
        return self.plan.plain_text() if self._intention is not None else ""

    def menu(self) -> QMenu:
        """What can be done with the intention and the focus."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        change = menu.addAction(self._look.icon("edit"), _("Change it…"), self.change_wanted.emit)
        if self._key:
            change.setText(f"{change.text()}\t{self._key}")
        menu.addAction(self._look.icon("calendar"), _("Put it into the calendar…"), self.calendar_wanted.emit)
        choose = _("Choose another focus…") if self._focus is not None else _("Choose a focus…")
        menu.addAction(self._look.icon("focus"), choose, self.focus_wanted.emit)
        menu.addSeparator()
        menu.addAction(self._look.icon("trash"), _("Take it out"), self.removal_wanted.emit)
        return menu

    def _open_menu(self) -> None:
        self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))


def plan_runs(intention: Intention) -> list[Run]:
    """The plan as it stands all week: its hinges muted, the person's words in ink, no stop at the end."""
    phrases = intention_phrases(intention.cue, intention.deed)
    runs = [Run(phrase.text, colour_role="muted" if phrase.strong else None) for phrase in phrases]
    return runs[:-1] if runs[-1].text == "." else runs


class Marked(QWidget):
    """Wrapped text beside an icon that hangs before its first line; without an icon only the text."""

    def __init__(
        self,
        look: Look,
        icon: str,
        *,
        role: str = "body",
        weight: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = RichText(look, role, weight=weight, max_lines=_MOST_LINES)
        self._mark = _Mark(look, icon, role)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_icon(self, icon: str) -> None:
        """Show another icon, or none."""
        self._mark.set_icon(icon)
        self._mark.setVisible(bool(icon))

    def set_runs(self, runs: list[Run]) -> None:
        """Show other words."""
        self._words.set_runs(runs)
        self.setAccessibleName(self._words.plain_text())

    def plain_text(self) -> str:
        """The words as they are read."""
        return self._words.plain_text()


class _Mark(QWidget):
    """An icon in the middle of a line of text."""

    def __init__(self, look: Look, icon: str, role: str) -> None:
        super().__init__()
        self._look, self._icon, self._role = look, icon, role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.grown(_ICON), round(self._look.line(self._role)))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._icon:
            return
        painter = QPainter(self)
        side = self._look.grown(_ICON)
        box = QRectF(0, round((self.height() - side) / 2), side, side)
        draw_icon(painter, self._look, self._icon, "muted", mirrored(self, box))
        painter.end()


class FlushButton(Button):
    """A quiet button whose text stands where other text of the card does; it has no fill."""

    @override
    def _padding(self) -> int:
        return 0

    @override
    def _colours(self) -> tuple[QColor | None, QColor | None, QColor, str]:
        _fill, edge, text, role = super()._colours()
        return None, edge, text, role
