"""The longer form: one slider for each distinction, and two dates laid beside one another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from journal.domain.dates import long_date
from journal.domain.distinctions import Catalogue, Distinction
from journal.domain.self_view import Assessment
from journal.language import _, ngettext
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.emptying import empty
from ui.widgets.fields import Choice
from ui.widgets.segments import Segments
from ui.widgets.split_slider import SplitSlider
from ui.widgets.text import Text
from ui.widgets.two_places import TwoPlaces

_ACT_WIDTH, _FIGURE_WIDTH = 148, 40


class SliderRow(QWidget):
    """A distinction as a slider between its two acts; `leader` is None until it was moved or confirmed."""

    said = Signal()

    def __init__(self, look: Look, distinction: Distinction) -> None:
        super().__init__()
        self.key = distinction.id
        self.leader: int | None = None
        name = _("{manager_act}, or {leader_act}").format(
            manager_act=distinction.manager_act, leader_act=distinction.leader_act
        )
        self.slider = SplitSlider(look, name)
        self.figure = Text(look, "ui", "muted", text="–", wrap=False)
        self.figure.setFixedWidth(look.grown(_FIGURE_WIDTH))
        manager = _act(look, distinction.manager_act)
        leader = _act(look, distinction.leader_act)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(12)
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(manager, 0, middle)
        row.addWidget(self.slider, 1, middle)
        row.addWidget(leader, 0, middle)
        row.addWidget(self.figure, 0, middle)
        self.slider.leader_changed.connect(self._say)
        self.slider.confirmed.connect(lambda: self._say(self.slider.leader))

    def put(self, leader: int | None) -> None:
        """Show what was said, or that nothing was."""
        self.slider.blockSignals(True)
        self.slider.set_leader(50 if leader is None else leader)
        self.slider.blockSignals(False)
        self.slider.update()
        self.leader = leader
        self._show()

    def _say(self, leader: int) -> None:
        self.leader = leader
        self._show()
        self.said.emit()

    def _show(self) -> None:
        self.figure.set_text("–" if self.leader is None else str(self.leader))


class LongPart(QWidget):
    """Sliders in the catalogue's order, kept with today's date; below them two dates to compare.

    `wanted` carries what was said, by the ids of the distinctions.
    """

    wanted = Signal(object)
    typed = Signal()
    grown = Signal()
    complained = Signal(str)

    def __init__(self, look: Look, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._catalogue = look, catalogue
        self._waiting: Mapping[str, Any] = {}
        self.rows: list[SliderRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        words = _(
            "One slider for each distinction: where do you see yourself between two acts that are both worth "
            "doing? What you leave alone is left open. The figure is the share of the second act."
        )
        self._column.addWidget(Text(look, "ui", "muted", text=words))
        self._sliders = QVBoxLayout()
        self._sliders.setSpacing(8)
        self._column.addLayout(self._sliders)
        self.keep = Button(look, _("Keep with today’s date"), "primary")
        self.count = Text(look, "ui", "muted")
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self.keep)
        foot.addWidget(self.count, 1, Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(foot)
        self.compared = Compared(look, catalogue)
        self.compared.grown.connect(self.grown)
        self._column.addSpacing(16)
        self._column.addWidget(self.compared)
        self._column.addStretch(1)
        self.keep.clicked.connect(self.submit)
        self._follow()

    def build(self) -> None:
        """Make the sliders, once they are to be seen."""
        if self.rows:
            return
        self.rows = [SliderRow(self._look, one) for one in self._catalogue.distinctions]
        self._add_sliders()
        self.put_kept(self._waiting)
        self.compared.refresh()
        for row in self.rows:
            row.said.connect(self._follow)
            row.said.connect(self.typed)

    def _add_sliders(self) -> None:
        families = {family.id: family.name for family in self._catalogue.families}
        before = ""
        for row, distinction in zip(self.rows, self._catalogue.distinctions, strict=True):
            if distinction.family != before:
                before = distinction.family
                self._sliders.addSpacing(4)
                name = families.get(before, before)
                self._sliders.addWidget(Text(self._look, "ui", "muted", 600, text=name))
            self._sliders.addWidget(row)

    @property
    def first_focus(self) -> QWidget:
        """What is worked with first."""
        return self.rows[0].slider if self.rows else self

    def said(self) -> dict[str, int]:
        """What was said, by the ids of the distinctions."""
        if not self.rows:
            return {key: leader for key, leader in self._waiting.items() if isinstance(leader, int)}
        return {row.key: row.leader for row in self.rows if row.leader is not None}

    def submit(self) -> None:
        """Ask for it to be kept."""
        if self.said():
            self.wanted.emit(self.said())
        else:
            self.complained.emit(_("Move a slider first, or press Space on one to say it where it stands."))

    def clear(self) -> None:
        """Ready for another day."""
        self.put_kept({})

    def put_kept(self, kept: Mapping[str, Any]) -> None:
        """Put back what was said and not kept."""
        self._waiting = kept
        for row in self.rows:
            leader = kept.get(row.key)
            row.put(leader if isinstance(leader, int) and 0 <= leader <= 100 else None)
        self._follow()

    def show_assessments(self, assessments: Sequence[Assessment]) -> None:
        """Which dates can be compared."""
        self.compared.show_assessments(assessments, shown=bool(self.rows))

    def _follow(self) -> None:
        count = len(self._catalogue.distinctions)
        words = ngettext("{said} of {count} said", "{said} of {count} said", count)
        self.count.set_text(words.format(said=len(self.said()), count=count))


class Compared(QWidget):
    """Two dates of the longer form, each distinction with both positions."""

    grown = Signal()

    def __init__(self, look: Look, catalogue: Catalogue) -> None:
        super().__init__()
        self._look, self._catalogue = look, catalogue
        self._by_day: dict[str, Assessment] = {}
        self._shown: list[ComparedRow] = []
        self.first = Choice(look, [], _("The earlier date"))
        self.second = Choice(look, [], _("The later date"))
        for choice in (self.first, self.second):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.order = Segments(
            look, [("listed", _("As listed")), ("change", _("Largest change first"))], name=_("Order")
        )
        self.order.choose("listed")
        self.words = Text(look, "ui", "muted")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        dates = QHBoxLayout()
        dates.setSpacing(8)
        dates.addWidget(self.first)
        dates.addWidget(Text(look, "ui", "muted", text=_("beside"), wrap=False))
        dates.addWidget(self.second)
        dates.addStretch(1)
        dates.addWidget(self.order)
        self._chosen = QWidget()
        self._chosen.setLayout(dates)
        dates.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(look, "ui", "muted", 600, text=_("Two dates compared")))
        column.addWidget(self.words)
        column.addWidget(self._chosen)
        column.addLayout(self._rows)
        self.first.chosen.connect(lambda _key: self._show())
        self.second.chosen.connect(lambda _key: self._show())
        self.order.chosen.connect(lambda _key: self._show())

    def refresh(self) -> None:
        """Show what is chosen."""
        self._show()

    def show_assessments(self, assessments: Sequence[Assessment], *, shown: bool = True) -> None:
        """Offer these dates, at first the last two; their rows are made once they are `shown`."""
        before = set(self._by_day)
        self._by_day = {one.day.isoformat(): one for one in assessments}
        days = [(one.day.isoformat(), long_date(one.day)) for one in reversed(assessments)]
        is_new = set(self._by_day) != before
        self.first.set_choices(days)
        self.second.set_choices(days)
        if is_new and len(days) > 1:
            self.first.choose(days[1][0])
            self.second.choose(days[0][0])
        if shown:
            self._show()

    def changes(self) -> list[tuple[str, str]]:
        """The distinctions that are shown, in their order, with their changes in words."""
        return [(row.key, row.change) for row in self._shown]

    def _show(self) -> None:
        count = len(self._by_day)
        self._chosen.setVisible(count > 1)
        told = {
            0: _("Nothing kept yet. After the second time both can be laid beside one another."),
            1: _("Kept once, on {day}. After the second time both can be laid beside one another."),
        }
        day = next(iter(self._by_day.values())).day if self._by_day else dt.date.min
        self.words.set_text(
            told.get(count, _("The hollow mark is the earlier one.")).format(day=long_date(day))
        )
        empty(self._rows)
        self._shown.clear()
        if count > 1:
            one, other = self._by_day[self.first.key], self._by_day[self.second.key]
            earlier, later = sorted((one, other), key=lambda assessment: assessment.day)
            for distinction in in_order(self._catalogue, earlier, later, self.order.key):
                row = ComparedRow(
                    self._look,
                    distinction,
                    earlier.leader.get(distinction.id),
                    later.leader.get(distinction.id),
                )
                self._rows.addWidget(row)
                self._shown.append(row)
                row.show()
        self.grown.emit()


class ComparedRow(QWidget):
    """A distinction at two dates."""

    def __init__(self, look: Look, distinction: Distinction, before: int | None, now: int | None) -> None:
        super().__init__()
        self.key, self.change = distinction.id, change_words(before, now)
        places = TwoPlaces(look)
        places.set_places(before, now, distinction.manager_act, distinction.leader_act)
        figure = Text(look, "ui", "ink", text=self.change, wrap=False)
        figure.setFixedWidth(look.grown(_FIGURE_WIDTH))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(_act(look, distinction.manager_act), 0, middle)
        row.addWidget(places, 1, middle)
        row.addWidget(_act(look, distinction.leader_act), 0, middle)
        row.addWidget(figure, 0, middle)


def in_order(
    catalogue: Catalogue, earlier: Assessment, later: Assessment, order: str
) -> tuple[Distinction, ...]:
    """The distinctions that were said at either date, as listed or by the size of their change.

    One that is not offered any more stays where it was said; one that was said only once comes last.
    """
    found = [
        one
        for one in (*catalogue.distinctions, *catalogue.withdrawn)
        if one.id in earlier.leader or one.id in later.leader
    ]
    if order == "change":
        found.sort(key=lambda one: -_size(earlier.leader.get(one.id), later.leader.get(one.id)))
    return tuple(found)


def change_words(before: int | None, now: int | None) -> str:
    """The change in points with its sign; a dash where it was said only once."""
    if before is None or now is None:
        return "–"
    change = now - before
    return f"{'+' if change > 0 else '−' if change < 0 else ''}{abs(change)}"


def _size(before: int | None, now: int | None) -> int:
    return -1 if before is None or now is None else abs(now - before)


def _act(look: Look, words: str) -> Text:
    act = Text(look, "ui", text=words)
    act.setFixedWidth(look.grown(_ACT_WIDTH))
    return act
