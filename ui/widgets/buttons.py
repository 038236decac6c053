"""Buttons: primary, secondary, quiet and link; and icon buttons."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.theme.look import Look
from ui.theme.painting import draw_box, hairline_width, mix
from ui.widgets.painted import (
    PaintedButton,
    draw_behaviour,
    draw_icon,
    draw_line_of_text,
    mirrored,
    text_width,
)

KINDS = ("secondary", "primary", "quiet", "link")
_ICON, _GAP = 16, 8
_MENU_GAP, _MENU_OUT = 6, 4  # the chevron reaches into the padding


class Button(PaintedButton):
    """A button with text, 36 high, or 32 with `compact`. Use at most one primary in a view.

    `icon` is a name from `resources/icons`, `shape` a behaviour's, `key` a key hint in muted text; with
    `opens_menu` a chevron stands at the end. Give a disabled button the reason as its tooltip.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        kind: str = "secondary",
        icon: str | None = None,
        *,
        compact: bool = False,
        shape: str | None = None,
        key: str = "",
        opens_menu: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        if kind not in KINDS:
            raise ValueError(f"no kind of button: {kind}")
        super().__init__(look, text, radius=4 if kind == "link" else 8, parent=parent)
        self._kind, self._icon_name, self._compact = kind, icon, compact
        self._shape, self._key, self._opens_menu = shape, key, opens_menu
        self.setCursor(Qt.CursorShape.PointingHandCursor if kind == "link" else Qt.CursorShape.ArrowCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def kind(self) -> str:
        """How prominent the button is."""
        return self._kind

    def set_kind(self, kind: str) -> None:
        """Make the button more or less prominent."""
        if kind not in KINDS:
            raise ValueError(f"no kind of button: {kind}")
        self._kind = kind
        self.update()

    def set_icon(self, name: str | None) -> None:
        """Show another icon, or none."""
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def _padding(self) -> int:
        if self._kind == "link":
            return 0
        return 12 if self._compact else 16

    def _contents_width(self) -> float:
        width = text_width(self._look.font("ui", 500), self._text)
        if self._icon_name or self._shape:
            width += self._look.grown(_ICON) + _GAP
        if self._key:
            width += text_width(self._look.font("ui"), self._key) + _GAP
        if self._opens_menu:
            width += self._look.grown(_ICON) + _MENU_GAP - _MENU_OUT
        return width

    @override
    def sizeHint(self) -> QSize:
        height = self._scaled(32 if self._compact or self._kind == "link" else 36)
        return QSize(int(self._contents_width() + 0.999) + 2 * self._padding(), height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor, str]:
        """Fill, edge, text and the token of the icon, for the state the button is in."""
        tokens = self._look.tokens
        level = self._fade.level
        pressed = self.isDown() or self.isChecked()
        text = tokens.colour("ink")
        fill: QColor | None
        edge: QColor | None
        match self._kind:
            case "primary":
                if not self.isEnabled():
                    return tokens.colour("hover"), tokens.colour("line"), tokens.colour("muted", 0.6), "muted"
                fill = mix(tokens.colour("ink"), tokens.colour("muted"), 0.35 if pressed else 0.18 * level)
                return fill, None, tokens.colour("paper"), "paper"
            case "secondary":
                fill = mix(tokens.colour("surface"), tokens.colour("hover"), level)
                fill = tokens.colour("selected") if pressed else fill
                edge = mix(tokens.colour("line"), tokens.colour("control"), 0.6 * level)
            case "quiet":
                fill = tokens.colour("selected") if pressed else tokens.colour("hover", level)
                edge = None
                text = mix(tokens.colour("muted"), text, 1.0 if pressed else level)
            case _:
                fill, edge = None, None
        if not self.isEnabled():
            return (tokens.colour("surface") if edge else None), edge, tokens.colour("muted", 0.6), "muted"
        role = "ink" if self._kind != "quiet" or level > 0.5 else "muted"
        return fill, edge, text, role

    @override
    def _paint(self, painter: QPainter) -> None:
        fill, edge, text_colour, icon_role = self._colours()
        rect = QRectF(self.rect())
        if fill is not None or edge is not None:
            draw_box(painter, rect, self._radius, fill, edge)
        left = max(float(self._padding()), (rect.width() - self._contents_width()) / 2)
        if self._kind == "link":
            left = 0.0
        middle, icon = rect.center().y(), self._look.grown(_ICON)
        box = mirrored(self, QRectF(round(left), round(middle - icon / 2), icon, icon))
        if self._icon_name:
            draw_icon(painter, self._look, self._icon_name, icon_role, box, alpha=self._alpha())
            left += icon + _GAP
        elif self._shape:
            draw_behaviour(painter, self._look, self._shape, box, alpha=self._alpha())
            left += icon + _GAP
        font = self._look.font("ui", 500)
        right = rect.width() - (self._padding() if self._kind != "link" else 0)
        if self._opens_menu:
            right -= icon + _MENU_GAP - _MENU_OUT
            chevron = QRectF(round(right + _MENU_GAP), round(middle - icon / 2), icon, icon)
            draw_icon(
                painter,
                self._look,
                "chevron-down",
                "muted",
                mirrored(self, chevron),
                alpha=self._alpha(),
            )
        width = min(text_width(font, self._text), right - left)
        place = mirrored(self, QRectF(left, 0, width, rect.height()))
        draw_line_of_text(painter, place, self._text, font, text_colour)
        if self._kind == "link":
            self._underline(painter, place, text_colour)
        if self._key:
            key_font = self._look.font("ui")
            key = QRectF(left + width + _GAP, 0, text_width(key_font, self._key) + 1, rect.height())
            colour = self._look.tokens.colour("muted", self._alpha())
            draw_line_of_text(painter, mirrored(self, key), self._key, key_font, colour)

    def _underline(self, painter: QPainter, place: QRectF, colour: QColor) -> None:
        metrics = QFontMetricsF(self._look.font("ui", 500))
        baseline = round((place.height() - metrics.height()) / 2 + metrics.ascent())
        line = QColor(colour)
        line.setAlphaF(colour.alphaF() * (0.55 + 0.45 * self._fade.level))
        painter.fillRect(
            QRectF(place.left(), baseline + 3, place.width(), hairline_width(painter)),
            line,
        )


class IconButton(PaintedButton):
    """An icon alone, 32 x 32, with its name as tooltip and for the screen reader.

    `key` is the shortcut as it is to be read in the tooltip; `role` the icon's colour at rest.
    """

    def __init__(
        self,
        look: Look,
        icon: str,
        name: str,
        *,
        key: str = "",
        role: str = "muted",
        size: int = 32,
        icon_size: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, name, parent=parent)
        self._icon_name, self._role, self._size, self._icon_size = icon, role, size, icon_size
        self.setToolTip(f"{name}  {key}" if key else name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, name: str | None = None) -> None:
        """Show another icon, and with it another name."""
        self._icon_name = icon
        if name is not None:
            self.set_text(name)
            self.setToolTip(name)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._scaled(self._size), self._scaled(self._size))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def _paint(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        pressed = self.isDown() or self.isChecked()
        ground = tokens.colour(self._role)
        if self._role == "on_inverse":
            # On a dark bar the fill is a breath of the text's colour.
            ground.setAlphaF(0.22 if pressed else 0.12 * self._fade.level)
            draw_box(painter, QRectF(self.rect()), self._radius, ground)
            role = self._role
        else:
            fill = tokens.colour("selected") if pressed else tokens.colour("hover", self._fade.level)
            draw_box(painter, QRectF(self.rect()), self._radius, fill)
            role = "ink" if pressed or self._fade.level > 0.5 else self._role
        side = self._scaled(self._icon_size)
        box = QRectF(round((self.width() - side) / 2), round((self.height() - side) / 2), side, side)
        draw_icon(painter, self._look, self._icon_name, role, box, alpha=self._alpha())
