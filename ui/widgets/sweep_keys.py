"""What can be done with the current line of a sweep: the four with their keys, the hints, the craft."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from journal.domain.behaviour import Behaviour, Craft
from journal.domain.behaviour_names import behaviour_name
from journal.language import _
from ui.theme.look import Look
from ui.theme.painting import draw_box, mix
from ui.widgets.buttons import Button
from ui.widgets.growing_text import BEHAVIOUR_KEYS
from ui.widgets.painted import PaintedButton, draw_icon, draw_line_of_text, mirrored, text_width

LETTERS: dict[Behaviour, str] = {behaviour: chr(key) for key, behaviour in BEHAVIOUR_KEYS.items()}
HINT_SIDE = 6
_HINT_HEIGHT = 24
_CHECK = 14
_TIGHT = 8


def craft_name(craft: Craft) -> str:
    """The craft as a person reads it."""
    match craft:
        case Craft.FORETHOUGHT:
            return _("forethought")
        case Craft.PLANNING:
            return _("planning")
        case Craft.PREPARATION:
            return _("preparation")
        case Craft.COMMUNICATION:
            return _("communication")


class TagButton(Button):
    """One of the four, with its bare key; pressed in while the line has that tag."""

    def __init__(self, look: Look, behaviour: Behaviour, parent: QWidget | None = None) -> None:
        name = behaviour_name(behaviour)
        super().__init__(
            look, name, compact=True, shape=behaviour.value, key=LETTERS[behaviour], parent=parent
        )
        self.behaviour = behaviour
        self._is_tight = False
        self.setCheckable(True)
        self.setAccessibleName(_("Tag as {name}").format(name=name.lower()))
        self.setToolTip(_("Tag as {name} ({key})").format(name=name.lower(), key=LETTERS[behaviour]))

    def show_key(self, shown: bool, *, tight: bool = False) -> None:
        """Show the key behind the name, or leave it to the tooltip; `tight` takes less room at the sides."""
        key = LETTERS[self.behaviour] if shown else ""
        if (key, tight) != (self._key, self._is_tight):
            self._key, self._is_tight = key, tight
            self.updateGeometry()
            self.update()

    @override
    def _padding(self) -> int:
        return _TIGHT if self._is_tight else super()._padding()

    @override
    def nextCheckState(self) -> None:
        """A press does not toggle: what is tagged is the owner's to show."""


class HintButton(PaintedButton):
    """A key and what it does, in small muted text; ink while it is on. A click does the same."""

    def __init__(
        self, look: Look, key: str, words: str, spoken: str = "", parent: QWidget | None = None
    ) -> None:
        self._hint = f"{key} {words}"
        super().__init__(look, self._hint, radius=4, parent=parent)
        self._spoken = spoken or words
        self.setAccessibleName(self._spoken)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._is_on = False

    def set_on(self, on: bool) -> None:
        """Whether what it opens is open."""
        if on != self._is_on:
            self._is_on = on
            self.setAccessibleDescription(_("open") if on else "")
            self.update()

    @property
    def is_on(self) -> bool:
        """Whether what it opens is open."""
        return self._is_on

    def tell_open(self, told: bool) -> None:
        """Say in words, too, that what it opens is open."""
        self.set_text(_("{hint}, open").format(hint=self._hint) if told and self._is_on else self._hint)
        self.setAccessibleName(self._spoken)

    @override
    def sizeHint(self) -> QSize:
        width = text_width(self._look.font("small"), self._text)
        return QSize(int(width + 0.999) + 2 * HINT_SIDE, self._scaled(_HINT_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def _paint(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        rect = QRectF(self.rect())
        if self.isDown():
            draw_box(painter, rect, 4, tokens.colour("selected"))
        level = 1.0 if self._is_on else self._fade.level
        colour = mix(tokens.colour("muted"), tokens.colour("ink"), level)
        place = mirrored(self, rect.adjusted(HINT_SIDE, 0, -HINT_SIDE + 1, 0))
        draw_line_of_text(painter, place, self._text, self._look.font("small"), colour)


class CraftToggle(PaintedButton):
    """A craft with the digit that toggles it: outlined, and filled with a check while it is on."""

    def __init__(self, look: Look, craft: Craft, digit: int, parent: QWidget | None = None) -> None:
        super().__init__(look, craft_name(craft), radius=6, parent=parent)
        self.craft = craft
        self._digit = str(digit)
        self.setCheckable(True)
        self.setAccessibleName(_("Craft: {name}").format(name=craft_name(craft)))
        self.setToolTip(_("{name} ({key})").format(name=craft_name(craft), key=self._digit))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def nextCheckState(self) -> None:
        """A press does not toggle: what is kept is the owner's to show."""

    @override
    def sizeHint(self) -> QSize:
        font, small = self._look.font("small", 500), self._look.font("small")
        words = text_width(font, self._text) + text_width(small, self._digit)
        return QSize(int(8 + self._look.grown(_CHECK) + 6 + words + 6 + 10.999), self._scaled(24))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def _paint(self, painter: QPainter) -> None:
        tokens, look = self._look.tokens, self._look
        rect = QRectF(self.rect())
        level = 1.0 if self.isDown() else self._fade.level
        fill = mix(tokens.colour("surface"), tokens.colour("hover"), level)
        if self.isChecked():
            fill = tokens.colour("selected")
        draw_box(painter, rect, 6, fill, tokens.colour("control" if self.isChecked() else "line"))
        side = look.grown(_CHECK)
        icon = QRectF(8, round((self.height() - side) / 2), side, side)
        name = "check" if self.isChecked() else "plus"
        role = "ink" if self.isChecked() else "muted"
        draw_icon(painter, look, name, role, mirrored(self, icon))
        left = 8.0 + side + 6
        font = look.font("small", 500)
        width = text_width(font, self._text)
        place = mirrored(self, QRectF(left, 0, width + 1, rect.height()))
        draw_line_of_text(painter, place, self._text, font, tokens.colour("ink"))
        key = QRectF(left + width + 6, 0, text_width(look.font("small"), self._digit) + 1, rect.height())
        draw_line_of_text(
            painter, mirrored(self, key), self._digit, look.font("small"), tokens.colour("muted")
        )


def fit_hints(hints: list[HintButton], room: int, gap: int) -> None:
    """Say of what is open that it is, where the hints stay on one line so; it is in ink in any case."""
    for told in (True, False):
        for hint in hints:
            hint.tell_open(told)
        if sum(hint.sizeHint().width() for hint in hints) + gap * (len(hints) - 1) <= room:
            return


def fit_keys(buttons: list[TagButton], room: int, gap: int) -> None:
    """Show the keys where all four fit on one line, if need be closer; else the names alone."""
    for tight in (False, True):
        for button in buttons:
            button.show_key(shown=True, tight=tight)
        if sum(button.sizeHint().width() for button in buttons) + gap * (len(buttons) - 1) <= room:
            return
    for button in buttons:
        button.show_key(shown=False)
