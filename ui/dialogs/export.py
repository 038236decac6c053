"""Export the drift chart: shape, file, days and marks, with a preview of exactly what will be in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from journal.domain.dates import long_date
from journal.language import _
from ui.charts.figure import FOR_OTHERS, ChartChoices, ChartFigure, RangeName, range_named
from ui.charts.files import chart_title
from ui.charts.paper import paint_figure
from ui.dialogs.picture import Painting, PictureDialog, check
from ui.theme.look import Look
from ui.theme.tokens import load_tokens

FigureFor = Callable[[RangeName, ChartChoices], ChartFigure | None]


class ExportDialog(PictureDialog):
    """Charts only: no line, name or topic of the journal is in the file."""

    def __init__(
        self, look: Look, figure_for: FigureFor, range_name: str, parent: QWidget | None = None
    ) -> None:
        targets = check(_("Targets"), FOR_OTHERS.targets)
        forecast = check(_("Forecast"), FOR_OTHERS.forecast)
        milestones = check(_("Milestones"), FOR_OTHERS.marks)
        self_views = check(_("Self-views"), FOR_OTHERS.self_views)
        other_views = check(_("Colleagues’ views"), FOR_OTHERS.other_views)
        todays = check(_("With today’s yardstick"), FOR_OTHERS.todays)
        result = check(_("Weekly result"), FOR_OTHERS.result)
        days = [("30d", _("30 days")), ("90d", _("90 days")), ("1y", _("Year")), ("all", _("All"))]
        checks = (targets, milestones, forecast, todays, self_views, other_views, result)
        super().__init__(look, _("Export the drift chart"), days, checks, parent)
        self._figure_for = figure_for
        self.targets = targets
        self.forecast = forecast
        self.milestones = milestones
        self.self_views = self_views
        self.other_views = other_views
        self.todays = todays
        self.with_result = result
        self.begin(range_name)

    def figure(self) -> ChartFigure | None:
        """What will be drawn; never a reason or a milestone's words, which are the person's own."""
        choices = replace(
            FOR_OTHERS,
            targets=self.targets.isChecked(),
            forecast=self.forecast.isChecked(),
            marks=self.milestones.isChecked(),
            self_views=self.self_views.isChecked(),
            other_views=self.other_views.isChecked(),
            result=self.with_result.isChecked(),
            todays=self.todays.isChecked(),
        )
        return self._figure_for(range_named(self.ranges.key), choices)

    @override
    def painting(self) -> Painting | None:
        figure = self.figure()
        if figure is None:
            return None
        tokens = load_tokens(self.theme.key)

        def paint(painter: QPainter, size: QSizeF) -> None:
            paint_figure(painter, size, figure, tokens)

        day = long_date(dt.date.fromordinal(figure.today))
        description = "".join(run.text for run in figure.title)
        return Painting(paint, chart_title(), description, _("Leader share, {day}").format(day=day))
