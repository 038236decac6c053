"""The weekly result: what is counted, and its figures, typed week by week or pasted from a spreadsheet."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.result import ResultMeasure, WeekResult
from journal.domain.result_table import DecimalMark, Reading, changed_results, in_weeks
from journal.errors import JournalError
from journal.language import _, ngettext
from ui.commands import shown
from ui.dialogs.frame import Dialog
from ui.dialogs.results_paste import PastePart
from ui.dialogs.results_weeks import WeeksPart
from ui.dialogs.target_form import Field
from ui.dialogs.told_line import ToldLine
from ui.dialogs.tools import Tools
from ui.widgets.buttons import Button
from ui.widgets.segments import Segments
from ui.widgets.text import Text

if TYPE_CHECKING:
    from journal.opening import Opened

SLOT = "results"
_WIDTH, _UNIT_WIDTH = 640, 168


class ResultsDialog(Dialog):
    """Name and unit of what is counted, and one figure for each week.

    What can be read is kept when asked for, as one step; what can't stays where it was typed, with a
    sentence that names its line. What is typed and not kept is there again when it is opened next.
    """

    def __init__(self, context: Tools, opened: Opened, parent: QWidget | None = None) -> None:
        super().__init__(context.look, _("The weekly result"), parent, with_foot=True)
        look = context.look
        self._context, self._opened = context, opened
        settings = opened.journal.settings.get()
        self._measure = settings.result
        self._stored = in_weeks(opened.results(), settings.week_start)
        self._reading = Reading(
            today=opened.journal.today(),
            week_start=settings.week_start,
            day_order=context.day_order,
            decimal=decimal_mark(),
            unit=self._measure.unit,
        )
        self.name, self.unit = Field(self._measure.name), Field(self._measure.unit)
        self.told = ToldLine(look, opened, self, self)
        self.tabs = Segments(
            look,
            [("weeks", _("Week by week")), ("paste", _("From a spreadsheet"))],
            name=_("How it is entered"),
        )
        self.weeks = WeeksPart(look, self._reading)
        self.paste = PastePart(look, self._reading)
        self.keep = Button(look, _("Keep"), "primary")
        self.leave = Button(look, _("Close"), "quiet")
        self._build()
        self._take_drafts()
        self._connect()
        self.weeks.show_results(self._kept)
        self.show_part("weeks")

    def _build(self) -> None:
        look = self.look
        words = _(
            "One figure a week of your choosing, such as calls, quota or attrition. It is drawn as a quiet "
            "strip under the drift, on the same days. Nothing is computed from it: what belongs together is "
            "yours to judge."
        )
        self.name.setPlaceholderText(_("Calls, quota, …"))
        self.name.setAccessibleName(_("What is counted each week"))
        self.unit.setPlaceholderText(_("May be left empty"))
        self.unit.setAccessibleName(_("Its unit"))
        fields = QHBoxLayout()
        fields.setSpacing(16)
        for label, field, stretch in ((_("Counted each week"), self.name, 1), (_("Unit"), self.unit, 0)):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(Text(look, "ui", "muted", 600, text=label, wrap=False))
            column.addWidget(field)
            fields.addLayout(column, stretch)
        self.unit.setFixedWidth(look.grown(_UNIT_WIDTH))
        self.body.addWidget(Text(look, "ui", "muted", text=words))
        self.body.addLayout(fields)
        self.body.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.told)
        self.body.addWidget(self.weeks)
        self.body.addWidget(self.paste)
        self.foot.addStretch(1)
        self.foot.addWidget(self.leave)
        self.foot.addWidget(self.keep)
        self.keep.setToolTip(_("{what}  {key}").format(what=_("Keep"), key=shown("Ctrl+Return")))

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_part)
        self.told.undone.connect(self._read_again)
        self.told.grown.connect(self._grow)
        self.keep.clicked.connect(self.save)
        self.leave.clicked.connect(self.reject)
        for field in (self.name, self.unit):
            field.textChanged.connect(self._touch)
            field.returnPressed.connect(self.save)
        for part in (self.weeks, self.paste):
            part.typed.connect(self._touch)
            part.grown.connect(self._grow)
            part.entered.connect(self.save)
        self.weeks.pasted.connect(self._take_pasted)

    # What the person does ------------------------------------------------------------------

    def show_part(self, key: str) -> None:
        """Show the small table, or the field to paste into."""
        self.tabs.choose(key)
        self.weeks.setVisible(key == "weeks")
        self.paste.setVisible(key == "paste")
        self._grow()

    def save(self) -> None:
        """Keep name, unit and every figure that can be read; say what could not be."""
        measure = ResultMeasure(" ".join(self.name.text().split()), " ".join(self.unit.text().split()))
        found, problem = self.weeks.read() if self.tabs.key == "weeks" else self.paste.read()
        if not measure.is_chosen and found:
            self.told.complain(_("Say first what is counted: a name such as “calls”."))
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        changes = self._changes(found)
        if measure == self._measure and not changes:
            self.told.complain(problem) if problem else self.told.say(_("Everything is kept as it stands."))
            return
        if measure != self._measure and not self._keep_measure(measure):
            return
        words = _("Kept.")
        if changes:
            words = ngettext("{count} figure kept.", "{count} figures kept.", len(changes))
            words = words.format(count=len(changes))
            if not self.told.change(
                lambda: self._opened.journal.results.set_all(self._placed(changes), self), words
            ):
                return
        self._read_again()
        if self.tabs.key == "paste":
            self.paste.leave_the_rest()
        self._touch()
        self.told.say(words if not problem else f"{words} {problem}")

    def _changes(self, found: dict[dt.date, float | None]) -> dict[dt.date, float | None]:
        figures = [WeekResult(week, value) for week, value in found.items() if value is not None]
        gone = {week: None for week, value in found.items() if value is None and week in self._kept}
        return {**changed_results(figures, self._kept), **gone}

    @property
    def _kept(self) -> dict[dt.date, float]:
        return {week: one.value for week, one in self._stored.items()}

    def _placed(self, changes: dict[dt.date, float | None]) -> dict[dt.date, float | None]:
        """The changes with what goes: a figure that was kept when weeks began on another day."""
        gone = {self._stored[week].week: None for week in changes if week in self._stored}
        return {**gone, **changes}

    def _keep_measure(self, measure: ResultMeasure) -> bool:
        settings = self._opened.journal.settings

        def change() -> None:
            settings.change(replace(settings.get(), result=measure), self, _("choose the weekly result"))

        if not self.told.change(change, _("Kept.")):
            return False
        self._measure = settings.get().result
        self._reading = replace(self._reading, unit=self._measure.unit)
        self.weeks.set_reading(self._reading)
        self.paste.set_reading(self._reading)
        return True

    def _take_pasted(self, text: str) -> None:
        """Several lines were pasted into one week: they belong into the other part."""
        self.show_part("paste")
        self.paste.add(text)

    def _read_again(self) -> None:
        try:
            self._stored = in_weeks(self._opened.results(), self._reading.week_start)
            measure = self._opened.journal.settings.get().result
        except JournalError as error:
            self.told.complain(str(error))
            return
        if measure != self._measure:  # it was undone
            self._measure = measure
            self.name.setText(measure.name)
            self.unit.setText(measure.unit)
        self.weeks.show_results(self._kept)

    # Drafts --------------------------------------------------------------------------------

    def _touch(self) -> None:
        self._context.drafts.touch(SLOT)

    def _take_drafts(self) -> None:
        kept = self._context.drafts.load(SLOT)
        for field, name in ((self.name, "name"), (self.unit, "unit")):
            if isinstance(kept.get(name), str):
                field.setText(kept[name])
        if isinstance(kept.get("weeks"), dict):
            self.weeks.put_kept(kept["weeks"])
        if isinstance(kept.get("paste"), str):
            self.paste.put_kept(kept["paste"])
        self._context.drafts.follow(SLOT, self._to_keep)

    def _to_keep(self) -> dict[str, Any]:
        found: dict[str, Any] = {"weeks": self.weeks.kept(), "paste": self.paste.kept()}
        if self.name.text().strip() != self._measure.name:
            found["name"] = self.name.text()
        if self.unit.text().strip() != self._measure.unit:
            found["unit"] = self.unit.text()
        return {name: value for name, value in found.items() if value not in ({}, "")}

    @override
    def done(self, result: int) -> None:
        """Closed: what is typed and not kept stays as a draft."""
        last = self._to_keep()
        self._context.drafts.flush()
        self._context.drafts.follow(SLOT, lambda: last)
        super().done(result)

    # Size ----------------------------------------------------------------------------------

    @override
    def _fit(self) -> None:
        most = self.screen().availableGeometry().width()
        self.setMinimumWidth(min(self.look.grown(_WIDTH), most - 16))
        super()._fit()

    def _grow(self) -> None:
        if self.isVisible():
            self.body.activate()
            self._fit()


def decimal_mark() -> DecimalMark:
    """How decimals are written where the person is."""
    return "," if QLocale().decimalPoint() == "," else "."
