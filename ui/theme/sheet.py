"""The one style sheet: `resources/styles/look.qss` filled with the theme in force."""

from __future__ import annotations

from dataclasses import fields
from importlib import resources
from string import Template

from ui.theme.look import Look


def make_sheet(look: Look) -> str:
    """The application's style sheet for the look in force.

    Raises KeyError when the template names what neither the colours nor the sizes know.
    """
    template = (resources.files("resources") / "styles" / "look.qss").read_text("utf-8")
    values: dict[str, str] = {
        field.name: str(getattr(look.tokens, field.name)) for field in fields(look.tokens)
    }
    muted = look.tokens.colour("muted")
    values["faded"] = f"rgba({muted.red()}, {muted.green()}, {muted.blue()}, 60%)"
    for role in ("ui", "small", "body"):
        values[f"{role}_size"] = f"{look.font(role).pixelSize()}px"
    for height in (24, 28, 32, 36):
        values[f"h{height}"] = f"{round(height * max(1.0, look.text_ratio))}px"
    return Template(template).substitute(values)
