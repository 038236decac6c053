"""The months: one's guess beside what was tagged, and colleagues' answers."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.domain.dates import long_date, month_name
from journal.domain.self_view import MonthShare, MonthView, OtherView, Views
from journal.domain.self_view_words import compared_words, question_of
from journal.language import _, ngettext
from ui.commands import shown
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.card import Card, Rule
from ui.widgets.emptying import empty
from ui.widgets.of_ten import OfTen
from ui.widgets.self_view_scale import SelfViewScale
from ui.widgets.text import RichText, Run, Text

MOST_AT_FIRST = 6
_MONTH_WIDTH, _SCALE_WIDTH = 144, 184


class MonthsPart(QWidget):
    """The month that is due as a question, then the months with guess and share side by side.

    `guessed` carries the month and how many of ten; `grown` says that another height is needed.
    """

    guessed = Signal(object, int)
    typed = Signal()
    grown = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._month: dt.date | None = None
        self.question = Text(look, "body", weight=500)
        self.circles = OfTen(look, "")
        self.keep = Button(look, _("Keep"), compact=True)
        self.keep.setToolTip(_("{what}  {key}").format(what=_("Keep"), key=shown("Return")))
        self.hint = Text(
            look, "small", "muted", text=_("The month is shown afterwards, and the guess stands.")
        )
        self.ask = Card(look, _("Before you look"))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.circles)
        row.addWidget(self.keep)
        row.addStretch(1)
        self.ask.body.addWidget(self.question)
        self.ask.body.addLayout(row)
        self.ask.body.addWidget(self.hint)
        self.none = Text(look, "body", "muted")
        self.none.set_text(
            _(
                "No self-view yet. Around the end of a month with at least ten tagged actions, Today asks "
                "how many of ten you would call leadership, before you look."
            )
        )
        self._views = Views()
        self._most = MOST_AT_FIRST
        self.more = Button(look, _("Earlier months"), "link")
        self.more.clicked.connect(self._show_more)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.ask)
        column.addWidget(self.none)
        column.addLayout(self._rows)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        self.keep.clicked.connect(self._answer)
        self.circles.entered.connect(self._answer)
        self.circles.changed.connect(self.typed)

    @property
    def first_focus(self) -> QWidget:
        """What is worked with first."""
        return self.circles if not self.ask.isHidden() else self

    def show_views(self, views: Views) -> None:
        """Show what was read, the newest month first, so many at first."""
        self._views = views
        self.ask.setVisible(views.due is not None)
        if views.due is not None and views.due != self._month:
            self.question.set_text(question_of(views.due))
            self.circles.setAccessibleName(question_of(views.due))
        self._month = views.due
        empty(self._rows)
        own = {view.month: view for view in views.months}
        others: dict[dt.date, list[OtherView]] = {}
        for other in views.others:
            others.setdefault(other.month, []).append(other)
        months = sorted({*own, *others}, reverse=True)
        self.none.setVisible(not months and views.due is None)
        self.more.setVisible(len(months) > self._most)
        for place, month in enumerate(months[: self._most]):
            if place:
                self._put(Rule(self._look))
            share = views.shares.get(month)
            self._put(MonthRow(self._look, month, own.get(month), share, tuple(others.get(month, ()))))

    def _show_more(self) -> None:
        self._most += MOST_AT_FIRST
        self.show_views(self._views)
        self.grown.emit()

    def _put(self, widget: QWidget) -> None:
        self._rows.addWidget(widget)
        widget.show()

    def _answer(self) -> None:
        said = self.circles.said
        if self._month is not None and said is not None:
            self.guessed.emit(self._month, said)
        elif said is None:
            self.circles.setFocus(Qt.FocusReason.OtherFocusReason)


class MonthRow(QWidget):
    """A month: its name, the guess beside the share in words, and both on one scale."""

    def __init__(
        self,
        look: Look,
        month: dt.date,
        view: MonthView | None,
        share: MonthShare | None,
        others: tuple[OtherView, ...],
    ) -> None:
        super().__init__()
        name = _("{month} {year}").format(month=month_name(month.month), year=month.year)
        words = month_words(view, share, others)
        title = Text(look, "body", weight=600, text=name, wrap=False)
        title.setMinimumWidth(max(look.grown(_MONTH_WIDTH), title.natural_width()))
        middle = QVBoxLayout()
        middle.setSpacing(0)
        self.words = RichText(look, "ui", runs=words)
        middle.addWidget(self.words)
        if view is not None:
            said = _("Guessed on {day}").format(day=long_date(view.day))
            compared = f" {compared_words(view, share)}" if share is not None else ""
            middle.addWidget(Text(look, "small", "muted", text=f"{said}.{compared}"))
        scale = SelfViewScale(look)
        low, high = (None, None) if share is None else (share.low, share.high)
        scale.set_share(None if view is None else view.share, low, high, [other.share for other in others])
        scale.setFixedWidth(_SCALE_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 12)
        row.setSpacing(16)
        row.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(middle, 1)
        row.addWidget(scale, 0, Qt.AlignmentFlag.AlignTop)


def month_words(view: MonthView | None, share: MonthShare | None, others: tuple[OtherView, ...]) -> list[Run]:
    """Guess, share and colleagues: "You guessed 6 of 10. Tagged: likely 4 to 5. Two colleagues: 5, 7."."""
    runs = [
        Run(_("You guessed {leader} of 10.").format(leader=view.leader), strong=True)
        if view is not None
        else Run(_("Not guessed."), colour_role="muted")
    ]
    band = None if share is None else share.band_of_ten
    if band is not None and share is not None:
        words = ngettext(
            "Of {count} tagged: likely {low} to {high}.",
            "Of {count} tagged: likely {low} to {high}.",
            share.tagged,
        )
        if band[0] == band[1]:
            words = ngettext(
                "Of {count} tagged: likely about {low}.",
                "Of {count} tagged: likely about {low}.",
                share.tagged,
            )
        runs.append(Run(" " + words.format(count=f"{share.tagged:,}", low=band[0], high=band[1])))
    if others:
        words = ngettext("A colleague: {answers}.", "Colleagues: {answers}.", len(others))
        answers = _(", ").join(str(other.leader) for other in others)
        runs.append(Run(" " + words.format(answers=answers)))
    return runs
