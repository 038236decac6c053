import re

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from ui.theme.look import Look
from ui.theme.palette import make_palette
from ui.theme.sheet import make_sheet
from ui.theme.system import high_contrast_tokens, system_theme
from ui.theme.tokens import load_tokens

pytestmark = pytest.mark.usefixtures("qapp")


def luminance(colour: str) -> float:
    """WCAG 2 relative luminance of `#RRGGBB`."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [
        (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window, 7),
        (QPalette.ColorRole.Text, QPalette.ColorRole.Base, 7),
        (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Button, 7),
        (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight, 7),
        (QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase, 7),
        (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base, 4.5),
        (QPalette.ColorRole.Link, QPalette.ColorRole.Window, 4.5),
    ],
)
def test_text_of_the_palette_is_readable_on_its_ground(
    theme: str, text: QPalette.ColorRole, ground: QPalette.ColorRole, least: float
) -> None:
    palette = make_palette(load_tokens(theme))
    assert contrast(palette.color(text).name(), palette.color(ground).name()) >= least


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("behaviour", ["manager", "leader", "both", "own"])
@pytest.mark.parametrize("ground", ["paper", "surface"])
def test_behaviour_colours_are_readable_and_none_shouts(theme: str, behaviour: str, ground: str) -> None:
    tokens = load_tokens(theme)
    assert contrast(getattr(tokens, behaviour), getattr(tokens, ground)) >= 4.5
    assert contrast(tokens.manager, tokens.leader) < 1.25


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_sheet_is_filled_to_the_last_name(theme: str) -> None:
    sheet = make_sheet(Look.named(theme))
    assert "$" not in sheet
    known = {
        getattr(load_tokens(theme), name).lower() for name in ("paper", "surface", "ink", "line", "control")
    }
    used = {colour.lower() for colour in re.findall(r"#[0-9A-Fa-f]{6}", sheet)}
    assert known & used
    assert sheet.count("{") == sheet.count("}")


def test_a_larger_text_makes_fields_of_the_sheet_higher() -> None:
    def heights(sheet: str) -> list[int]:
        return [int(number) for number in re.findall(r"min-height: (\d+)px", sheet)]

    assert max(heights(make_sheet(Look.named("light", 1.5)))) > max(heights(make_sheet(Look.named("light"))))


def test_the_system_theme_has_a_name_that_can_be_loaded(qapp: QApplication) -> None:
    assert load_tokens(system_theme(qapp)).name == system_theme(qapp)


def test_high_contrast_uses_the_desktops_own_roles() -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, "#000000")
    palette.setColor(QPalette.ColorRole.WindowText, "#ffff00")
    palette.setColor(QPalette.ColorRole.Base, "#000000")
    palette.setColor(QPalette.ColorRole.Text, "#ffffff")
    tokens = high_contrast_tokens(palette)
    assert tokens.dark
    assert tokens.paper == "#000000"
    assert tokens.ink == tokens.leader == tokens.manager == "#ffff00"
    assert contrast(tokens.on_inverse, tokens.inverse) >= 7
    assert contrast(tokens.ink, tokens.selected) >= 7
