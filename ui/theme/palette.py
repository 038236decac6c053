"""Qt's palette, made from the colours of a theme."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from ui.theme.tokens import Tokens

_Role = QPalette.ColorRole


def make_palette(tokens: Tokens) -> QPalette:
    """The palette that widgets we do not paint ourselves draw with."""
    palette = QPalette()
    for role, name in {
        _Role.Window: "paper",
        _Role.WindowText: "ink",
        _Role.Base: "surface",
        _Role.AlternateBase: "hover",
        _Role.Text: "ink",
        _Role.PlaceholderText: "muted",
        _Role.Button: "surface",
        _Role.ButtonText: "ink",
        _Role.BrightText: "danger",
        _Role.ToolTipBase: "surface",
        _Role.ToolTipText: "ink",
        _Role.Highlight: "selected",
        _Role.HighlightedText: "ink",
        _Role.Accent: "ink",
        _Role.Link: "ink",
        _Role.LinkVisited: "muted",
        _Role.Light: "surface",
        _Role.Midlight: "hair",
        _Role.Mid: "line",
        _Role.Dark: "control",
    }.items():
        palette.setColor(role, tokens.colour(name))
    palette.setColor(_Role.Shadow, QColor(0, 0, 0, 128 if tokens.dark else 36))
    faded = tokens.colour("muted", 0.6)
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faded)
    palette.setColor(QPalette.ColorGroup.Disabled, _Role.Base, tokens.colour("paper"))
    return palette
