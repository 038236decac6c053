"""The sidebar: the journal, its pages, settings, and whether everything is saved."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSpacerItem, QVBoxLayout, QWidget
from typing_extensions import override

from journal.language import _
from ui.theme.look import Look
from ui.theme.painting import draw_box, draw_rule, hairline_width, mix
from ui.widgets.painted import PaintedButton, draw_icon, draw_line_of_text, mirrored, text_width

WIDE, NARROW = 208, 64
_ITEM, _GAP = 40, 4
_ICON, _ICON_LEFT, _TEXT_LEFT, _PADDING = 20, 12, 44, 12


class _SideButton(PaintedButton):
    """What all rows of the sidebar share: wide with text, or narrow with the icon alone."""

    def __init__(self, look: Look, text: str, icon: str, parent: QWidget) -> None:
        super().__init__(look, text, radius=8, parent=parent)
        self._icon_name = icon
        self._narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone, or icon and text."""
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDE - 24, self._scaled(_ITEM))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(NARROW - 16, self._scaled(_ITEM))

    def _ground(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        if self.isChecked() or self.isDown():
            draw_box(painter, QRectF(self.rect()), 8, tokens.colour("selected"))
        elif self._fade.level > 0:
            hover = mix(tokens.colour("recess"), tokens.colour("selected"), 0.45)
            hover.setAlphaF(self._fade.level)
            draw_box(painter, QRectF(self.rect()), 8, hover)

    def _text_left(self) -> int:
        return _TEXT_LEFT - _ICON + self._look.grown(_ICON)

    def _icon_box(self, design: int = _ICON) -> QRectF:
        size, column = self._look.grown(design), self._look.grown(_ICON)
        left = (self.width() - size) / 2 if self._narrow else _ICON_LEFT + (column - size) / 2
        return mirrored(self, QRectF(round(left), round((self.height() - size) / 2), size, size))


class _PageButton(_SideButton):
    """One page."""

    def __init__(self, look: Look, text: str, icon: str, shortcut: str, parent: QWidget) -> None:
        super().__init__(look, text, icon, parent)
        self._shortcut, self._note = shortcut, ""
        self.setCheckable(True)
        self._tell()

    def set_shortcut(self, shortcut: str) -> None:
        """The key that leads there, for the tooltip."""
        self._shortcut = shortcut
        self._tell()

    def set_note(self, note: str) -> None:
        """A word at the right end, such as "due"; narrow, a dot."""
        self._note = note
        self._tell()
        self.update()

    @override
    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self._tell()

    def _tell(self) -> None:
        name = f"{self._text}, {self._note}" if self._note else self._text
        self.setAccessibleName(name)
        shown = name if self._narrow else ""
        self.setToolTip("  ".join(part for part in (shown or self._text, self._shortcut) if part))

    @override
    def nextCheckState(self) -> None:
        # The sidebar decides which page is chosen.
        return

    @override
    def _paint(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        self._ground(painter)
        chosen = self.isChecked()
        role = "ink" if chosen or self._fade.level > 0.5 else "muted"
        draw_icon(painter, self._look, self._icon_name, role, self._icon_box())
        if self._narrow:
            if self._note:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(tokens.colour("ink"))
                box = self._icon_box()
                painter.drawEllipse(QPointF(box.right() + 3, box.top() - 1), 3, 3)
            return
        right = float(self.width() - _PADDING)
        if self._note:
            font = self._look.font("small")
            width = text_width(font, self._note) + 1
            place = QRectF(right - width, 0, width, self.height())
            draw_line_of_text(painter, mirrored(self, place), self._note, font, tokens.colour("muted"))
            right -= width + 8
        font = self._look.font("navigation", 600 if chosen else 400)
        place = mirrored(self, QRectF(self._text_left(), 0, right - self._text_left(), self.height()))
        colour = mix(tokens.colour("muted"), tokens.colour("ink"), 1.0 if chosen else self._fade.level)
        draw_line_of_text(painter, place, self._text, font, colour)


class _JournalButton(_SideButton):
    """The journal's name with its lock; opens the journal menu."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, "", "unlock", parent)

    def set_journal(self, name: str, *, encrypted: bool) -> None:
        """Name the journal and say whether it is encrypted."""
        self._text = name
        self._icon_name = "lock" if encrypted else "unlock"
        state = _("encrypted") if encrypted else _("not encrypted")
        self.setAccessibleName(_("Journal {name}, {state}").format(name=name, state=state))
        self.setToolTip(f"{name} ({state})")
        self.update()

    @override
    def _paint(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        self._ground(painter)
        draw_icon(painter, self._look, self._icon_name, "muted", self._icon_box())
        if self._narrow:
            return
        font = self._look.font("navigation", 600)
        side, left = self._look.grown(16), self._text_left()
        chevron = QRectF(self.width() - 12 - side, round((self.height() - side) / 2), side, side)
        place = QRectF(left, 0, chevron.left() - 4 - left, self.height())
        draw_line_of_text(painter, mirrored(self, place), self._text, font, tokens.colour("ink"))
        draw_icon(painter, self._look, "chevron-down", "muted", mirrored(self, chevron))


class _StatusButton(_SideButton):
    """Two small lines that say whether everything is saved."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, "", "backup-ok", parent)
        self._detail = ""
        self._problem = False

    def set_status(self, title: str, detail: str, *, problem: bool) -> None:
        """Say it in two short lines."""
        self._text, self._detail, self._problem = title, detail, problem
        self._icon_name = "warning" if problem else "backup-ok"
        whole = f"{title}. {detail}" if detail else title
        self.setAccessibleName(whole)
        self.setToolTip(whole)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        lines = 2 if self._detail else 1
        return QSize(WIDE - 24, max(32, round(lines * self._look.line("small")) + 16))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(NARROW - 16, self.sizeHint().height())

    @override
    def _paint(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        self._ground(painter)
        box = self._icon_box(18)
        if not self._narrow:
            box.moveTop(8)
        draw_icon(painter, self._look, self._icon_name, "warning" if self._problem else "muted", box)
        if self._narrow:
            return
        font = self._look.font("small", 500 if self._problem else 400)
        line = self._look.line("small")
        lines = [self._text, self._detail] if self._detail else [self._text]
        top = (self.height() - len(lines) * line) / 2
        for text in lines:
            place = QRectF(self._text_left(), top, self.width() - self._text_left() - 4, line)
            colour = tokens.colour("ink" if self._problem else "muted")
            draw_line_of_text(painter, mirrored(self, place), text, font, colour)
            font = self._look.font("small")
            top += line


class Sidebar(QWidget):
    """208 wide, or 64 with icons alone. Pages above, settings and the status at the foot."""

    page_chosen = Signal(str)
    foot_chosen = Signal(str)
    journal_menu_requested = Signal()
    status_clicked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pages: dict[str, _PageButton] = {}
        self._foot: dict[str, _PageButton] = {}
        self._narrow = False
        self._journal = _JournalButton(look, self)
        self._journal.clicked.connect(self.journal_menu_requested)
        self._status = _StatusButton(look, self)
        self._status.clicked.connect(self.status_clicked)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(_GAP)
        self._column.addWidget(self._journal)
        self._column.addItem(QSpacerItem(0, 12 - _GAP, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed))
        self._page_index = self._column.count()
        self._column.addStretch(1)
        self._column.addWidget(self._status)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Pages"))
        self.set_narrow(False)
        look.changed.connect(self._follow_look)

    def set_journal(self, name: str, *, encrypted: bool) -> None:
        """Name the open journal; the lock says whether it is encrypted."""
        self._journal.set_journal(name, encrypted=encrypted)

    @property
    def journal_button(self) -> QWidget:
        """The journal's row, to open its menu below."""
        return self._journal

    def add_page(self, key: str, text: str, icon: str, shortcut_text: str = "") -> None:
        """Add a page below the ones there are; `shortcut_text` is shown in its tooltip."""
        button = _PageButton(self._look, text, icon, shortcut_text, self)
        button.set_narrow(self._narrow)
        button.clicked.connect(lambda _on=False: self.page_chosen.emit(key))
        self._column.insertWidget(self._page_index + len(self._pages), button)
        self._pages[key] = button
        self._order_focus()

    def set_shortcut(self, key: str, shortcut_text: str) -> None:
        """The key that leads to a page or foot item, shown in its tooltip."""
        (self._pages.get(key) or self._foot[key]).set_shortcut(shortcut_text)

    def add_foot_item(self, key: str, text: str, icon: str, shortcut_text: str = "") -> None:
        """Add an item above the status, such as the settings; `foot_chosen` tells its key."""
        button = _PageButton(self._look, text, icon, shortcut_text, self)
        button.set_narrow(self._narrow)
        button.clicked.connect(lambda _on=False: self.foot_chosen.emit(key))
        self._column.insertWidget(self._column.count() - 1, button)
        self._foot[key] = button
        self._order_focus()

    def button(self, key: str) -> PaintedButton:
        """The button of a page or of an item at the foot."""
        return self._pages[key] if key in self._pages else self._foot[key]

    def select(self, key: str) -> None:
        """Mark a page, or an item at the foot, as the one that is shown."""
        for name, button in (*self._pages.items(), *self._foot.items()):
            button.setChecked(name == key)

    def set_note(self, key: str, note: str) -> None:
        """A word beside a page ("due"), or none; narrow it is a dot."""
        self._pages[key].set_note(note)

    def set_status(self, title: str, detail: str = "", *, problem: bool = False) -> None:
        """Say at the foot whether everything is saved."""
        self._status.set_status(title, detail, problem=problem)

    @property
    def status_button(self) -> PaintedButton:
        """The status at the foot."""
        return self._status

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone, for windows under 1120 wide."""
        self._narrow = narrow
        side = 8 if narrow else 12
        self._column.setContentsMargins(side, 20, side, 16)
        for button in (self._journal, *self._pages.values(), *self._foot.values(), self._status):
            button.set_narrow(narrow)
        # Last, so that the rows are laid out for the new margins at once.
        self.setFixedWidth(NARROW if narrow else self._wide())

    def _follow_look(self) -> None:
        self.set_narrow(self._narrow)
        self.update()

    def _wide(self) -> int:
        return round(WIDE * max(1.0, self._look.text_ratio))

    def _order_focus(self) -> None:
        chain = [self._journal, *self._pages.values(), *self._foot.values(), self._status]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        painter.fillRect(self.rect(), tokens.colour("recess"))
        right = self.width() - hairline_width(painter)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            right = 0
        draw_rule(painter, QPointF(right, 0), self.height(), tokens.colour("hair"), upright=True)
        painter.end()
