"""The look put in force: style, palette, font and style sheet of the whole application."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionSpinBox,
    QWidget,
)
from typing_extensions import override

from ui.theme.focus import FocusRing
from ui.theme.look import Look
from ui.theme.painting import draw_box
from ui.theme.palette import make_palette
from ui.theme.sheet import make_sheet
from ui.theme.wheel import WheelGuard

_Primitive = QStyle.PrimitiveElement
_State = QStyle.StateFlag
_NAME = "look_in_force"
_FIELD, _STEPPER, _STEPPER_INSET = 9, 16, 8
# Qt's message boxes use these; a warning is an octagon, as triangles mean leader.
_ICONS = {
    QStyle.StandardPixmap.SP_MessageBoxWarning: ("warning", "warning"),
    QStyle.StandardPixmap.SP_MessageBoxCritical: ("warning", "danger"),
    QStyle.StandardPixmap.SP_MessageBoxInformation: ("info", "muted"),
    QStyle.StandardPixmap.SP_MessageBoxQuestion: ("help", "muted"),
    QStyle.StandardPixmap.SP_LineEditClearButton: ("close", "muted"),
}


class LookStyle(QProxyStyle):
    """Fusion, with our check boxes, radio buttons and arrows, and without its focus rectangle."""

    def __init__(self, look: Look) -> None:
        super().__init__("Fusion")
        self._look = look
        self._wheel = WheelGuard(self)

    @override
    def polish(self, what: QWidget | QPalette | QApplication, /) -> None:  # type: ignore[override]
        super().polish(what)
        if isinstance(what, WheelGuard.FIELDS):
            self._wheel.guard(what)

    @override
    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        /,
        widget: QWidget | None = None,
    ) -> None:
        match element:
            case _Primitive.PE_FrameFocusRect:
                return  # FocusRing draws it, for keyboard focus only
            case _Primitive.PE_PanelLineEdit:
                if isinstance(option, QStyleOptionFrame) and option.lineWidth > 0:
                    self._draw_field(option, painter, focused=bool(option.state & _State.State_HasFocus))
            case _Primitive.PE_IndicatorCheckBox:
                self._draw_check_box(option, painter)
            case _Primitive.PE_IndicatorRadioButton:
                self._draw_radio(option, painter)
            case _Primitive.PE_IndicatorMenuCheckMark:
                _draw_tick(painter, QRectF(option.rect).center(), self._look.tokens.colour("ink"))
            case _Primitive.PE_IndicatorArrowDown | _Primitive.PE_IndicatorSpinDown:
                self._draw_chevron(option, painter, 1)
            case _Primitive.PE_IndicatorArrowUp | _Primitive.PE_IndicatorSpinUp:
                self._draw_chevron(option, painter, -1)
            case _:
                super().drawPrimitive(element, option, painter, widget)

    @override
    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        /,
        widget: QWidget | None = None,
    ) -> None:
        if control is QStyle.ComplexControl.CC_ComboBox and isinstance(option, QStyleOptionComboBox):
            self._draw_combo_box(option, painter)
        elif control is QStyle.ComplexControl.CC_SpinBox and isinstance(option, QStyleOptionSpinBox):
            self._draw_spin_box(option, painter, widget)
        else:
            super().drawComplexControl(control, option, painter, widget)

    @override
    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        sub_control: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        # The stub denies that Qt takes no widget here.
        if control is QStyle.ComplexControl.CC_SpinBox and isinstance(option, QStyleOptionSpinBox):
            return self._spin_box_part(option, sub_control)
        rect = super().subControlRect(control, option, sub_control, cast("QWidget", widget))
        if (
            control is QStyle.ComplexControl.CC_ComboBox
            and sub_control is QStyle.SubControl.SC_ComboBoxEditField
        ):
            # Text 12 from the edge, as in a button; Fusion knows 4.
            left_to_right = option.direction is Qt.LayoutDirection.LeftToRight
            return rect.adjusted(8, 0, -4, 0) if left_to_right else rect.adjusted(4, 0, -8, 0)
        return rect

    def _spin_box_part(self, option: QStyleOptionSpinBox, part: QStyle.SubControl) -> QRect:
        """Text 11 from the edge, as in a field; two arrows one above the other, 8 from the other edge."""
        whole = option.rect
        stepper = 0
        if option.buttonSymbols is not QAbstractSpinBox.ButtonSymbols.NoButtons:
            stepper = self._look.grown(_STEPPER)
        arrows = QRect(
            whole.right() + 1 - _STEPPER_INSET - stepper, whole.top() + 4, stepper, whole.height() - 8
        )
        match part:
            case QStyle.SubControl.SC_SpinBoxFrame:
                return QRect(whole)
            case QStyle.SubControl.SC_SpinBoxUp:
                place = arrows.adjusted(0, 0, 0, -(arrows.height() // 2))
            case QStyle.SubControl.SC_SpinBoxDown:
                place = arrows.adjusted(0, arrows.height() // 2, 0, 0)
            case _:
                # the line edit adds 2 of its own, and needs the border left free above and below
                right = arrows.left() - 2 if stepper else whole.right() - _FIELD
                place = QRect(whole.left() + _FIELD, whole.top() + 2, 0, whole.height() - 4)
                place.setRight(right)
        return QStyle.visualRect(option.direction, whole, place)

    @override
    def standardIcon(
        self,
        standard_icon: QStyle.StandardPixmap,
        /,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> QIcon:
        if standard_icon in _ICONS:
            name, role = _ICONS[standard_icon]
            return self._look.icon(name, role, 20, role)
        return super().standardIcon(standard_icon, option, widget)

    @override
    def sizeFromContents(
        self,
        contents: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        found = super().sizeFromContents(contents, option, size, cast("QWidget", widget))
        if contents in (QStyle.ContentsType.CT_ComboBox, QStyle.ContentsType.CT_SpinBox):
            height = round(36 * max(1.0, self._look.text_ratio))
            return QSize(found.width() + 16, height)
        return found

    def _draw_field(self, option: QStyleOption, painter: QPainter, *, focused: bool) -> None:
        """A text field: control edge at rest, 1.5 px of ink with the focus."""
        tokens = self._look.tokens
        rect = QRectF(option.rect)
        if not option.state & _State.State_Enabled:
            draw_box(painter, rect, 8, tokens.colour("paper"), tokens.colour("line"))
        elif focused:
            draw_box(painter, rect, 8, tokens.colour("surface"), tokens.colour("ink"), width=1.5)
        else:
            draw_box(painter, rect, 8, tokens.colour("surface"), tokens.colour("control"))

    def _draw_combo_box(self, option: QStyleOptionComboBox, painter: QPainter) -> None:
        tokens = self._look.tokens
        rect = QRectF(option.rect)
        if option.editable:
            self._draw_field(option, painter, focused=bool(option.state & _State.State_HasFocus))
        elif option.frame:
            enabled = bool(option.state & _State.State_Enabled)
            hovered = enabled and bool(option.state & _State.State_MouseOver)
            fill = "surface" if enabled else "paper"
            if option.state & _State.State_On:
                fill = "selected"
            draw_box(painter, rect, 8, tokens.colour(fill), tokens.colour("control" if hovered else "line"))
        arrow = QStyleOption(option)
        left_to_right = option.direction is Qt.LayoutDirection.LeftToRight
        place = QRect(0, 0, 16, 16)
        place.moveCenter(rect.center().toPoint())
        place.moveLeft(option.rect.right() - 26 if left_to_right else option.rect.left() + 11)
        arrow.rect = place
        self._draw_chevron(arrow, painter, 1)

    def _draw_spin_box(self, option: QStyleOptionSpinBox, painter: QPainter, widget: QWidget | None) -> None:
        focused = bool(option.state & _State.State_HasFocus)
        if option.frame:
            self._draw_field(option, painter, focused=focused)
        spin = QStyle.ComplexControl.CC_SpinBox
        for part, direction in (
            (QStyle.SubControl.SC_SpinBoxUp, -1),
            (QStyle.SubControl.SC_SpinBoxDown, 1),
        ):
            place = self.subControlRect(spin, option, part, widget)
            # drawn towards each other: the halves are for the finger, the pair is for the eye
            place.translate(0, -direction * (place.height() - 8) // 4)
            arrow = QStyleOption(option)
            arrow.rect = place
            if place.width() > 0:
                self._draw_chevron(arrow, painter, direction)

    def _draw_check_box(self, option: QStyleOption, painter: QPainter) -> None:
        tokens = self._look.tokens
        rect = _square(QRectF(option.rect), 18)
        state = option.state
        painter.save()
        if not state & _State.State_Enabled:
            painter.setOpacity(0.6)
        if state & (_State.State_On | _State.State_NoChange):
            draw_box(painter, rect, 5, tokens.colour("ink"))
            partly = bool(state & _State.State_NoChange)
            _draw_tick(painter, rect.center(), tokens.colour("paper"), partly=partly)
        else:
            hovered = bool(state & _State.State_MouseOver)
            edge = tokens.colour("ink" if hovered else "control")
            fill = tokens.colour("selected" if state & _State.State_Sunken else "surface")
            draw_box(painter, rect, 5, fill, edge, width=1.5)
        painter.restore()

    def _draw_radio(self, option: QStyleOption, painter: QPainter) -> None:
        tokens = self._look.tokens
        rect = _square(QRectF(option.rect), 18)
        state = option.state
        painter.save()
        if not state & _State.State_Enabled:
            painter.setOpacity(0.6)
        if state & _State.State_On:
            draw_box(painter, rect, 9, tokens.colour("surface"), tokens.colour("ink"), width=5.5)
        else:
            hovered = bool(state & _State.State_MouseOver)
            edge = tokens.colour("ink" if hovered else "control")
            fill = tokens.colour("selected" if state & _State.State_Sunken else "surface")
            draw_box(painter, rect, 9, fill, edge, width=1.5)
        painter.restore()

    def _draw_chevron(self, option: QStyleOption, painter: QPainter, direction: int) -> None:
        enabled = bool(option.state & _State.State_Enabled)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._look.tokens.colour("muted", 1.0 if enabled else 0.6), 1.4)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        centre = QRectF(option.rect).center()
        reach = min(4.0, option.rect.width() / 2 - 1)
        drop = direction * reach / 2
        painter.drawPolyline(
            QPolygonF([centre + QPointF(x, y) for x, y in ((-reach, -drop), (0, drop), (reach, -drop))])
        )
        painter.restore()


def _square(rect: QRectF, side: float) -> QRectF:
    side = min(side, rect.width(), rect.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(rect.center())
    return square


def _draw_tick(painter: QPainter, centre: QPointF, colour: QColor, *, partly: bool = False) -> None:
    """What stands in a box that is checked, or before a menu's entry; a line where it is so in part."""
    painter.save()
    pen = QPen(colour, 1.75)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    marks = [(-3.5, 0.0), (3.5, 0.0)] if partly else [(-4.0, 0.3), (-1.3, 3.0), (4.0, -2.8)]
    painter.drawPolyline(QPolygonF([centre + QPointF(x, y) for x, y in marks]))
    painter.restore()


class _InForce(QObject):
    """Keeps one look in force on the application until another takes its place."""

    def __init__(self, app: QApplication, look: Look) -> None:
        super().__init__(app)
        self.setObjectName(_NAME)
        self._app = app
        self._look = look
        self.ring = FocusRing(app, look, self)
        # Qt owns the style once it is set; the reference keeps its Python half alive with it.
        self._style = LookStyle(look)
        app.setStyle(self._style)
        self._refresh()
        look.changed.connect(self._refresh)

    def let_go(self) -> None:
        """Stop following the look, at once, and go."""
        self._look.changed.disconnect(self._refresh)
        self.ring.let_go()
        self.setParent(None)
        self.deleteLater()

    def _refresh(self) -> None:
        self._app.setPalette(make_palette(self._look.tokens))
        self._app.setFont(self._look.font("ui"))
        self._app.setStyleSheet(make_sheet(self._look))


def apply_look(app: QApplication, look: Look) -> FocusRing:
    """Put `look` in force on the application and follow its changes. Returns the focus ring's keeper.

    A look that was in force before is let go of.
    """
    for former in app.findChildren(_InForce, _NAME, Qt.FindChildOption.FindDirectChildrenOnly):
        former.let_go()
    return _InForce(app, look).ring
