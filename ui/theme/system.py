"""What the desktop asks for: light or dark, and more contrast."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessibilityHints, QGuiApplication, QPalette

from ui.theme.tokens import Tokens, load_tokens


def system_theme(app: QGuiApplication) -> str:
    """The name of the theme the desktop asks for, "light" or "dark"; light where it does not say."""
    return "dark" if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"


def wants_high_contrast(app: QGuiApplication) -> bool:
    """Whether the desktop asks for more contrast (Qt 6.10 or newer can tell)."""
    hints = app.styleHints()
    return _asks_for_contrast(hints.accessibility())


def _asks_for_contrast(hints: QAccessibilityHints) -> bool:
    return hints.contrastPreference() is Qt.ContrastPreference.HighContrast


def high_contrast_tokens(palette: QPalette) -> Tokens:
    """The colours of a high-contrast desktop: its palette's roles, with ink for every shape.

    Shapes and words tell the behaviours apart there, so no hue has to.
    """
    colour = palette.color
    role = QPalette.ColorRole
    ink, paper = colour(role.WindowText).name(), colour(role.Window).name()
    text, base = colour(role.Text).name(), colour(role.Base).name()
    dark = colour(role.Window).lightnessF() < colour(role.WindowText).lightnessF()
    return Tokens(
        name="contrast",
        dark=dark,
        paper=paper,
        surface=base,
        recess=paper,
        hover=base,
        selected=base,
        ink=ink,
        muted=text,
        control=ink,
        line=ink,
        hair=ink,
        inverse=ink,
        on_inverse=paper,
        manager=ink,
        leader=ink,
        both=ink,
        own=ink,
        success=ink,
        warning=ink,
        danger=ink,
    )


class SystemTheme(QObject):
    """Follows the desktop: `changed` carries the tokens to put in force.

    Connect it to `Look.set_theme` where the person's setting is "as the system".
    """

    changed = Signal(object)

    def __init__(self, app: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        # The palette as the desktop gave it, before ours replaces it.
        self._palette = QPalette(app.palette())
        app.styleHints().colorSchemeChanged.connect(self._tell)
        # both are kept: PySide lets go of the inner one with the last reference to the outer one
        self._style_hints = app.styleHints()
        self._hints = self._style_hints.accessibility()
        self._hints.contrastPreferenceChanged.connect(self._tell)

    @property
    def name(self) -> str:
        """The name of the theme the desktop asks for now."""
        return system_theme(self._app)

    def tokens(self) -> Tokens:
        """The colours the desktop asks for now."""
        if _asks_for_contrast(self._hints):
            return high_contrast_tokens(self._palette)
        return load_tokens(self.name)

    def _tell(self) -> None:
        self.changed.emit(self.tokens())
