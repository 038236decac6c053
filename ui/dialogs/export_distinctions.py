"""Export the bars of the distinctions: shape, file, period, with a preview of exactly what will be in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from journal.domain.dates import long_date
from journal.language import _
from journal.reading.distinctions import Period
from ui.charts.distinctions_paper import DistinctionsPicture, paint_distinctions
from ui.dialogs.picture import Painting, PictureDialog, check
from ui.theme.look import Look
from ui.theme.tokens import load_tokens

PictureFor = Callable[[Period, bool], DistinctionsPicture | None]


def distinctions_title() -> str:
    """The title that files carry. Nothing else of the journal is in their hidden fields."""
    return _("Leaderward: distinctions")


class ExportDistinctionsDialog(PictureDialog):
    """Bars only: no action, name or topic of the journal is in the file.

    `picture_for` makes the picture of a period, the open family's distinctions with it or not.
    """

    def __init__(
        self,
        look: Look,
        picture_for: PictureFor,
        period: Period,
        *,
        has_open: bool,
        parent: QWidget | None = None,
    ) -> None:
        with_open = check(_("The distinctions of the open family"), False)
        with_open.setEnabled(has_open)
        with_open.setToolTip("" if has_open else _("Open a family on the page first"))
        days = [("90d", _("90 days")), ("1y", _("Year")), ("all", _("All"))]
        super().__init__(look, _("Export the distinctions"), days, (with_open,), parent)
        self._picture_for = picture_for
        self.with_open = with_open
        self.begin(period)

    def picture(self) -> DistinctionsPicture | None:
        """What will be drawn."""
        return self._picture_for(period_named(self.ranges.key), self.with_open.isChecked())

    @override
    def painting(self) -> Painting | None:
        picture = self.picture()
        if picture is None:
            return None
        tokens = load_tokens(self.theme.key)

        def paint(painter: QPainter, size: QSizeF) -> None:
            paint_distinctions(painter, size, picture, tokens)

        day = long_date(dt.date.fromordinal(picture.today))
        name = _("Distinctions, {day}").format(day=day)
        return Painting(paint, distinctions_title(), picture.plain, name)


def period_named(key: str) -> Period:
    """The period a segment stands for; the year for anything else."""
    periods: dict[str, Period] = {"90d": "90d", "all": "all"}
    return periods.get(key, "1y")
