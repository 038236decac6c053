"""The look: the theme in force, the type scale and the icons, handed to every widget that paints."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.theme.tokens import Tokens, load_tokens

FALLBACK_FAMILIES = (
    "Inter",
    "Segoe UI Variable Text",
    "Segoe UI",
    ".AppleSystemUIFont",
    "Noto Sans",
    "Cantarell",
    "DejaVu Sans",
)


@dataclass(frozen=True, slots=True)
class TypeRole:
    """One step of the type scale: size and line in logical pixels at 100 %, weight, spacing."""

    size: float
    line: float
    weight: int = 400
    spacing: float = 0.0


# look.md, Type. 13 px is the application font's own size; the rest grows with it.
TYPE_SCALE: dict[str, TypeRole] = {
    "title": TypeRole(28, 40, 600, -0.4),
    "sentence": TypeRole(22, 32, 400, -0.15),
    "lead": TypeRole(18, 28),
    "body": TypeRole(15, 24),
    "navigation": TypeRole(14, 20),
    "ui": TypeRole(13, 20),
    "small": TypeRole(12, 16),
}


class Look(QObject):
    """Theme, type and icons. One for each window; `changed` tells widgets to repaint.

    `text_scale` enlarges all text (1.0 is the system's own size).
    """

    changed = Signal()

    def __init__(self, tokens: Tokens, text_scale: float = 1.0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._text_scale = text_scale
        self._reduced_motion = False
        self._base = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        # Pixels, not points: a point is 1/72 inch on macOS and 1/96 elsewhere, 13 px is 13 px.
        self._base_ratio = max(
            1.0, QFontInfo(self._base).pixelSize() / 13
        )  # looked up once: it is asked often
        self._fonts: dict[tuple[str, int | None], QFont] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    @classmethod
    def named(cls, name: str, text_scale: float = 1.0) -> Look:
        """The look of the theme called "light" or "dark"."""
        return cls(load_tokens(name), text_scale)

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self._tokens

    @property
    def text_scale(self) -> float:
        """How much larger than the system's the text is."""
        return self._text_scale

    def set_theme(self, tokens: Tokens) -> None:
        """Put another theme in force."""
        if tokens != self._tokens:
            self._tokens = tokens
            self._pixmaps.clear()
            self.changed.emit()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Let nothing move: every duration becomes zero."""
        self._reduced_motion = reduced

    def duration(self, milliseconds: int) -> int:
        """How long a motion of the design lasts; 0 where motion is to be reduced."""
        return 0 if self._reduced_motion else milliseconds

    def set_text_scale(self, scale: float) -> None:
        """Enlarge or shrink all text."""
        if scale != self._text_scale:
            self._text_scale = scale
            self._fonts.clear()
            self.changed.emit()

    def font(self, role: str, weight: int | None = None) -> QFont:
        """The font of a role of the type scale, with another weight if given; figures tabular."""
        key = (role, weight)
        if key not in self._fonts:
            self._fonts[key] = self._make_font(TYPE_SCALE[role], weight)
        return QFont(self._fonts[key])

    def line(self, role: str) -> float:
        """The line height of a role in logical pixels."""
        return TYPE_SCALE[role].line * self.text_ratio

    @property
    def text_ratio(self) -> float:
        """Actual text size over the design's: the system's font and `text_scale` together."""
        return self._base_ratio * self._text_scale

    def grown(self, size: float) -> int:
        """A size that keeps up with larger text, for shapes, icons and what holds a line of text."""
        return round(size * max(1.0, self.text_ratio))

    def _make_font(self, role: TypeRole, weight: int | None) -> QFont:
        font = QFont(self._base)
        font.setFamilies([self._base.family(), *FALLBACK_FAMILIES])
        font.setPixelSize(max(1, round(role.size * self.text_ratio)))
        font.setWeight(QFont.Weight(weight or role.weight))
        if role.spacing:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, role.spacing)
        font.setFeature(QFont.Tag("tnum"), 1)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def pixmap(self, name: str, role: str = "muted", size: int = 20, ratio: float = 1.0) -> QPixmap:
        """The icon `name` of `resources/icons/` in the colour of `role`, `size` logical pixels."""
        key = (name, role, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._draw_icon(name, role, size, ratio)
        return self._pixmaps[key]

    def icon(self, name: str, role: str = "muted", size: int = 20, on_role: str = "ink") -> QIcon:
        """The icon as a QIcon: `role` at rest, `on_role` when active or selected, 60 % disabled."""
        icon = QIcon()
        for ratio in (1.0, 2.0):
            rest = self.pixmap(name, role, size, ratio)
            icon.addPixmap(rest, QIcon.Mode.Normal, QIcon.State.Off)
            for mode in (QIcon.Mode.Active, QIcon.Mode.Selected):
                icon.addPixmap(self.pixmap(name, on_role, size, ratio), mode, QIcon.State.Off)
            icon.addPixmap(self.pixmap(name, on_role, size, ratio), QIcon.Mode.Normal, QIcon.State.On)
            faded = QImage(rest.size(), QImage.Format.Format_ARGB32_Premultiplied)
            faded.fill(Qt.GlobalColor.transparent)
            faded.setDevicePixelRatio(ratio)
            painter = QPainter(faded)
            painter.setOpacity(0.6)
            painter.drawPixmap(0, 0, rest)
            painter.end()
            icon.addPixmap(QPixmap.fromImage(faded), QIcon.Mode.Disabled, QIcon.State.Off)
        return icon

    def _draw_icon(self, name: str, role: str, size: int, ratio: float) -> QPixmap:
        # Qt's renderer does not resolve currentColor, so the colour is put in first.
        svg = (resources.files("resources") / "icons" / f"{name}.svg").read_bytes()
        colour = getattr(self._tokens, role).encode()
        renderer = QSvgRenderer(QByteArray(svg.replace(b"currentColor", colour)))
        pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap
