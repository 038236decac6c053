"""The drift chart on the screen: share above, counts below, one x axis that pans and zooms.

pyqtgraph gives the view (panning, zooming, limits); what is seen is painted by `panels`, the same path
as on paper, so that the two can't differ.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from journal.language import _
from ui.charts.day_view import DayView
from ui.charts.figure import ChartFigure
from ui.charts.ink import Plane
from ui.charts.places import SignPlaces
from ui.charts.pointing import (
    Spot,
    bucket_spot,
    days_spot,
    openable_at,
    same_spot,
    sign_spot,
    spot_at,
    spot_words,
)
from ui.charts.popup import BucketPopup
from ui.charts.screen_layout import LEAST_HEIGHT, ScreenLayout, lay_out_screen, least_height, paint_screen
from ui.charts.words import whole_words
from ui.theme.look import Look

SETTLE_MS = 120
ZOOM_STEP = 0.75
_LEAST_BUCKETS = 5
_SAME_DAY = 1e-3
# Another window or a menu has the focus for a while: nothing is forgotten meanwhile.
_PASSING_REASONS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class DriftChart(QWidget):
    """The chart of one `ChartFigure`, for pointer, keyboard and screen reader.

    Wheel and + − zoom, dragging pans, 0 shows all, ← → walk from dot to dot, Home and End go to the
    first and last, ↑ goes to the nearest milestone, from where ← → walk from one to the next and ↓
    goes back to the dots, Esc lets go, Enter or a click opens what is named; a click
    opens days without actions too.
    """

    bucket_opened = Signal(int, int)
    """First and last ordinal of the days whose actions are asked for.

    They are a day, week or month of the figure, with or without actions, from the first day with actions to
    today; or the one day of a milestone, whatever the unit.
    """
    bucket_hovered = Signal(int, int)
    """First and last ordinal of the days that the pop-up names."""
    view_changed = Signal(bool)
    """Whether the days in view are those of the figure's own range; told when that changes."""
    all_wanted = Signal()
    """The key for all days was pressed; they are in view already, as far as the figure reaches."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._figure: ChartFigure | None = None
        self._spot: Spot | None = None
        self._mark: tuple[int, int] | None = None
        self._left_at: Spot | None = None
        self._by_key = False
        self._panning = False
        self._in_own_range = True
        self._is_changing = False
        self._layout_cache: ScreenLayout | None = None
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._come_to_rest)
        self._canvas = DayView(self._paint, self)
        self._popup = BucketPopup(look, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._canvas)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._canvas.range_changed.connect(self._range_changed)
        self._canvas.resized.connect(self._refresh)
        self._canvas.pointer_moved.connect(self._pointer_moved)
        self._canvas.pointer_left.connect(self._pointer_left)
        self._canvas.clicked.connect(self._clicked)
        look.changed.connect(self._look_changed)
        self._name_chart()

    # What a page uses.

    @property
    def figure(self) -> ChartFigure | None:
        """What is shown."""
        return self._figure

    @property
    def view_range(self) -> tuple[float, float]:
        """The days at the left and the right edge, as ordinals with fractions."""
        return self._canvas.days

    @property
    def current_bucket(self) -> tuple[int, int] | None:
        """First and last ordinal of the days that the pop-up names and that can be opened, or None."""
        spot = self._spot
        return None if spot is None or not spot.opens else (spot.start, spot.end)

    @property
    def is_in_own_range(self) -> bool:
        """Whether the days in view are those of the figure's own range."""
        return self._in_own_range

    def set_figure(self, figure: ChartFigure, *, keep_view: bool = False) -> None:
        """Show another figure, over its own range.

        What was named by a key stays named if the new figure has it in view, and the arrows go on from what
        was opened. With `keep_view` the days that were zoomed to stay, if it is the same range of the same
        unit.
        """
        former, days = self._figure, self.view_range
        stays = (
            keep_view
            and former is not None
            and not self._in_own_range
            and (former.range_name, former.unit) == (figure.range_name, figure.unit)
        )
        named, left_at = self._spot if self._by_key else None, self._left_at
        self._hide_spot()
        self._figure, self._is_changing = figure, True
        first, last = figure.reach
        least = min(figure.step_days * _LEAST_BUCKETS, last - first)
        self._canvas.set_limits(first, last, least)
        self._canvas.show_days(*(days if stays else figure.view))
        self._is_changing = False
        self._tell_view()
        self._name_chart()
        self.updateGeometry()
        self._refresh()
        self._come_to_rest()
        self._name_again(former, named, left_at)

    def forget(self) -> None:
        """Show nothing, as before the first figure."""
        self._hide_spot()
        self._figure = self._mark = self._left_at = None
        self._name_chart()
        self.updateGeometry()
        self._refresh()

    def _name_again(self, former: ChartFigure | None, named: Spot | None, left_at: Spot | None) -> None:
        """Take up what was named or opened in the former figure."""
        figure = self._figure
        if figure is None or former is None:
            self._left_at = None
            return
        self._left_at = same_spot(former, left_at, figure) if left_at is not None else None
        spot = same_spot(former, named, figure) if named is not None else None
        first, last = self.view_range
        if spot is not None and first <= spot.day <= last:
            self._by_key = True
            self._show_spot(spot)

    def mark_bucket(self, start: int, end: int) -> None:
        """Keep the line through the days from `start` to `end` that were opened, until `clear_mark`.

        Their actions are shown elsewhere; another figure keeps the mark if it has such a day, week, month
        or milestone.
        """
        self._mark = start, end
        self._hide_spot()
        self._canvas.repaint_picture()

    def clear_mark(self) -> None:
        """Take the mark away."""
        self._mark = None
        self._canvas.repaint_picture()

    def set_look(self, look: Look) -> None:
        """Paint with another look."""
        if look is not self._look:
            self._look.changed.disconnect(self._look_changed)
            look.changed.connect(self._look_changed)
            self._look = look
            self._popup.set_look(look)
        self._look_changed()

    def show_all(self) -> None:
        """Zoom out to everything there is, and ask for a figure of all days."""
        if self._figure is not None:
            self._canvas.show_days(*self._figure.reach)
            self.all_wanted.emit()

    def zoom(self, factor: float) -> None:
        """Show `factor` times as many days, around what is named, else around today if it is in view."""
        if self._figure is None:
            return
        first, last = self.view_range
        around = self._spot.day if self._spot is not None else min(last, self._figure.today + 0.5)
        around = around if first <= around <= last else last
        part = (around - first) / (last - first)
        days = (last - first) * factor
        self._canvas.show_days(around - part * days, around + (1 - part) * days)

    @override
    def sizeHint(self) -> QSize:
        """As wide as on a page of 1280 x 832, and no higher than it needs to be."""
        return QSize(936, self.least_height(936))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(280, self.least_height(max(self.width(), 280)))

    def least_height(self, width: int) -> int:
        """The height that it needs at this width, so that its panels can be read."""
        return LEAST_HEIGHT if self._figure is None else least_height(width, self._figure, self._look)

    # Painting.

    def _layout(self) -> ScreenLayout | None:
        if self._layout_cache is None and self._figure is not None:
            self._layout_cache = lay_out_screen(self._canvas.size(), self._figure, self._look)
            self._canvas.set_sensitive(self._layout_cache.sensitive)
        return self._layout_cache

    def _refresh(self) -> None:
        """Lay out again, keeping the days in view."""
        self._layout_cache = None
        self._layout()
        self._canvas.repaint_picture()
        self._place_popup()

    def _look_changed(self) -> None:
        self._popup.update()
        self.updateGeometry()
        self._refresh()

    def _paint(self, painter: QPainter) -> None:
        layout = self._layout()
        if layout is None:
            return
        painter.fillRect(self._canvas.rect(), self._look.tokens.colour("paper"))
        marked = self._marked()
        named = [(spot, spot == marked) for spot in dict.fromkeys((marked, self._spot)) if spot is not None]
        paint_screen(painter, layout, self.view_range, named, moves=self._panning)

    def _marked(self) -> Spot | None:
        """What is marked, if this figure has it."""
        if self._figure is None or self._mark is None:
            return None
        return days_spot(self._figure, *self._mark)

    def _range_changed(self) -> None:
        self._panning = True
        self._settle.start()
        self._canvas.repaint_picture()
        self._place_popup()
        self._tell_view()

    def _tell_view(self) -> None:
        if self._figure is None or self._is_changing:
            return
        own = np.allclose(self.view_range, self._figure.view, rtol=0, atol=_SAME_DAY)
        if bool(own) != self._in_own_range:
            self._in_own_range = bool(own)
            self.view_changed.emit(self._in_own_range)

    def _come_to_rest(self) -> None:
        self._settle.stop()
        self._panning = False
        self._canvas.repaint_picture()

    # What is named.

    def _pointer_moved(self, position: QPointF) -> None:
        spot = self._find(position, spot_at)
        if spot is not None and spot == self._marked():
            spot = None  # its actions are open: the pop-up has nothing to add, and would cover the dot
        if spot is not None and spot != self._spot:
            self._by_key = False
            self._show_spot(spot)
        elif spot is None and not self._by_key:
            self._hide_spot()

    def _pointer_left(self) -> None:
        if not self._by_key:
            self._hide_spot()

    def _clicked(self, position: QPointF) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        spot = self._find(position, openable_at)
        if spot is not None:
            self._show_spot(spot)
            self._open()

    def _find(
        self, position: QPointF, find: Callable[[tuple[Plane, Plane], SignPlaces, QPointF], Spot | None]
    ) -> Spot | None:
        layout = self._layout()
        if layout is None:
            return None
        return find(layout.planes(self.view_range), layout.places, position)

    def _show_spot(self, spot: Spot) -> None:
        self._spot = spot
        self._canvas.repaint_picture()
        self._place_popup()
        self._name_chart()
        if spot.opens:
            self.bucket_hovered.emit(spot.start, spot.end)

    def _hide_spot(self) -> None:
        self._by_key = False
        if self._spot is not None:
            self._spot = None
            self._popup.hide()
            self._canvas.repaint_picture()
            self._name_chart()

    def _place_popup(self) -> None:
        """Beside the line, or away while the line is out of view."""
        layout = self._layout()
        if self._figure is None or layout is None or self._spot is None:
            self._popup.hide()
            return
        share, _counts = layout.planes(self.view_range)
        x = share.x(self._spot.day)
        if share.rect.left() - 1 <= x <= share.rect.right() + 1:
            words = spot_words(self._figure, self._spot, by_key=self._by_key)
            self._popup.show_at(words, QPointF(x, share.rect.top() + 6), share.rect)
        else:
            self._popup.hide()

    def _open(self) -> None:
        spot = self._spot
        if spot is not None and spot.opens:
            self._left_at = spot
            self._hide_spot()
            self.bucket_opened.emit(spot.start, spot.end)

    # Keyboard and screen reader.

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class; keys that mean nothing here go on to the page."""
        actions: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Left: lambda: self._walk(-1),
            Qt.Key.Key_Right: lambda: self._walk(1),
            Qt.Key.Key_Home: lambda: self._go_to(0),
            Qt.Key.Key_End: lambda: self._go_to(-1),
            Qt.Key.Key_Plus: lambda: self.zoom(ZOOM_STEP),
            Qt.Key.Key_Equal: lambda: self.zoom(ZOOM_STEP),
            Qt.Key.Key_Minus: lambda: self.zoom(1 / ZOOM_STEP),
            Qt.Key.Key_0: self.show_all,
        }
        if self._figure is not None and self._figure.signs:
            actions |= {Qt.Key.Key_Up: self._go_up, Qt.Key.Key_Down: self._go_down}
        if self._spot is not None:
            actions |= {Qt.Key.Key_Return: self._open, Qt.Key.Key_Enter: self._open}
            actions |= {Qt.Key.Key_Escape: self._hide_spot}
        allowed = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        action = actions.get(event.key())
        if action is None or event.modifiers() & ~allowed or self._figure is None or self._figure.is_empty:
            event.ignore()
            return
        action()

    def _walk(self, step: int) -> None:
        figure, start = self._figure, self._spot or self._left_at
        if figure is None:
            return
        if start is None:
            self._go_to(-1)
        elif start.kind == "sign":
            index = min(max(start.index + step, 0), len(figure.signs) - 1)
            self._name_by_key(sign_spot(figure, index))
        elif start.kind == "bucket":
            self._go_to(min(max(start.index + step, 0), figure.buckets.start.size - 1))
        else:
            self._go_to(self._beside(start.day, step))

    def _beside(self, day: float, step: int) -> int:
        """The dot before (−1) or after (1) a day without one."""
        if self._figure is None:
            return 0
        after = int(np.searchsorted(self._figure.dot_days, day))
        return min(max(after - (step < 0), 0), self._figure.buckets.start.size - 1)

    def _go_up(self) -> None:
        """From a dot to the milestone nearest to it, without one to the last in view."""
        figure = self._figure
        if figure is None or not figure.signs or (self._spot is not None and self._spot.kind == "sign"):
            return
        day = min(self.view_range[1], figure.today) if self._spot is None else self._spot.day
        away = [abs(sign.day - day) for sign in figure.signs]
        self._name_by_key(sign_spot(figure, away.index(min(away))))

    def _go_down(self) -> None:
        """From a milestone to the dot of its day."""
        figure, spot = self._figure, self._spot
        if figure is not None and spot is not None and spot.kind == "sign":
            self._go_to(int(abs(figure.dot_days - spot.day).argmin()))

    def _go_to(self, index: int) -> None:
        """Name the bucket, counted from the end if negative, bring it into view and say it."""
        if self._figure is not None:
            self._name_by_key(bucket_spot(self._figure, index % self._figure.buckets.start.size))

    def _name_by_key(self, spot: Spot) -> None:
        if self._figure is None:
            return
        half = self._figure.step_days / 2
        first, last = self.view_range
        if spot.day - half < first:
            self._canvas.show_days(spot.day - half, spot.day - half + last - first)
        elif spot.day + half > last:
            self._canvas.show_days(spot.day + half - last + first, spot.day + half)
        self._by_key = True
        self._show_spot(spot)
        announcement = QAccessibleAnnouncementEvent(self, self.accessibleName())
        QAccessible.updateAccessibility(announcement)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What the keyboard pointed at goes with it."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING_REASONS and self._by_key:
            self._hide_spot()

    def _name_chart(self) -> None:
        """Name: what is pointed at, or the chart. Description: finding, forecast, targets, and the keys."""
        figure = self._figure
        if figure is not None and self._spot is not None:
            self.setAccessibleName(spot_words(figure, self._spot).plain)
        else:
            self.setAccessibleName(_("Drift chart"))
        parts = [_("Arrow keys walk from dot to dot, Enter opens the actions, + and − zoom, 0 shows all.")]
        if figure is not None:
            if figure.signs:
                parts.insert(0, _("The up arrow goes to the milestones, the down arrow back to the dots."))
            finding = "".join(run.text for run in figure.title)
            sample = _("A sample, not your own journal.") if figure.sample else ""
            parts = [sample, f"{finding}." if finding else "", whole_words(figure), *parts]
        self.setAccessibleDescription(" ".join(part for part in parts if part))
