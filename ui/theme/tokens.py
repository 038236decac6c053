"""The colours of a theme, read from `resources/themes/`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme: each colour under its role, as `#RRGGBB`. Colour means behaviour, nothing else."""

    name: str
    dark: bool
    paper: str
    surface: str
    recess: str
    hover: str
    selected: str
    ink: str
    muted: str
    control: str
    line: str
    hair: str
    inverse: str
    on_inverse: str
    manager: str
    leader: str
    both: str
    own: str
    success: str
    warning: str
    danger: str

    def colour(self, role: str, alpha: float = 1.0) -> QColor:
        """The colour of a role, with an opacity of 0 to 1."""
        colour = QColor(getattr(self, role))
        colour.setAlphaF(alpha)
        return colour

    def behaviour(self, behaviour: str | None) -> QColor:
        """The colour of a behaviour's shape; control grey where nothing is tagged yet."""
        return self.colour(behaviour or "muted")


def load_tokens(name: str) -> Tokens:
    """The theme called `name` ("light" or "dark")."""
    raw = tomllib.loads((resources.files("resources") / "themes" / f"{name}.toml").read_text("utf-8"))
    return Tokens(name=raw["name"], dark=raw["dark"], **raw["colour"])
