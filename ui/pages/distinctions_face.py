"""The parts of the Distinctions page and where they stand."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.language import _
from journal.places import Clock
from journal.settings.machine import MachineSettings
from ui.charts.distinction_lanes import SIDE
from ui.pages.columns import WIDE
from ui.pages.context import ActionDesk, PageContext
from ui.pages.distinctions_actions import DistinctionActions
from ui.pages.distinctions_editor import CatalogueEditor
from ui.pages.distinctions_list import DistinctionList, Heads
from ui.pages.distinctions_panel import DistinctionPanel
from ui.pages.distinctions_stage import ListAndPanel
from ui.pages.page import Page
from ui.widgets.buttons import Button, IconButton
from ui.widgets.scroll import PageHeader, ScrollColumn
from ui.widgets.segments import Segments
from ui.widgets.text import Text

MOST = 1440
_NARROW = 660
"""Under this width of the page the header holds what chooses alone."""


class DistinctionsFace(Page):
    """Header, list with its columns, foot, and one panel; `DistinctionsPage` fills it.

    The panels are made in moments of their own after the list; `is_whole` says that they are there.
    """

    panel_made = Signal()

    panel: DistinctionPanel
    all_actions: DistinctionActions
    editor: CatalogueEditor

    def __init__(self, context: PageContext, clock: Clock, settings: MachineSettings) -> None:
        super().__init__(context, clock, settings)
        self.is_whole = False
        self.desk = ActionDesk(context, self.undo_wanted.emit)
        self._build_header()
        self._build_list()
        self._lay_out()
        QTimer.singleShot(0, self, self._make_panel)

    def _build_header(self) -> None:
        look = self._context.look
        self.header = PageHeader(look, _("Distinctions"))
        self.orders = Segments(
            look,
            [("listed", _("As listed")), ("change", _("By change")), ("share", _("By share"))],
            name=_("Order"),
        )
        self.periods = Segments(
            look, [("90d", _("90 days")), ("1y", _("Year")), ("all", _("All"))], name=_("Period")
        )
        self.header.controls.setSpacing(12)
        self.header.controls.addWidget(self.orders)
        self.header.controls.addWidget(self.periods)
        commands = self._context.commands
        self.edit_button = IconButton(
            look, "edit", _("Edit the distinctions"), key=commands.key("catalogue"), size=36
        )
        self.export_button = IconButton(look, "export", _("Export"), size=36)
        self.export_button.setToolTip(_("Export this picture  {key}").format(key=commands.key("export")))
        self._acting = QWidget()
        acting = QHBoxLayout(self._acting)
        acting.setContentsMargins(0, 0, 0, 0)
        acting.setSpacing(4)
        acting.addWidget(self.edit_button)
        acting.addWidget(self.export_button)
        self.header.controls.addWidget(self._acting)

    def _build_list(self) -> None:
        look = self._context.look
        self.heads = Heads(look)
        self.list = DistinctionList(look)
        self.foot = Text(look, "ui", "muted")
        self._empty = Text(look, "body", "muted")
        self.bring_back_button = Button(look, _("Bring them all back"))
        self.bring_back_button.hide()
        self.log_link = Button(look, _("Log an action"), "link")
        self.log_link.clicked.connect(lambda: self.page_wanted.emit("today"))
        self.log_link.hide()
        self._empty.hide()
        self.column = ScrollColumn(look)
        self.column.setAccessibleName(_("Distinctions"))
        self.column.set_padding(0, 0, 0, 24)
        body = self.column.body
        body.addWidget(self.heads)
        body.addWidget(self.list)
        leading = Qt.AlignmentFlag.AlignLeading
        for widget, above in (
            (self._empty, 16),
            (self.log_link, 12),
            (self.bring_back_button, 12),
            (self.foot, 12),
        ):
            row = QVBoxLayout()
            row.setContentsMargins(SIDE, above, SIDE, 0)
            if isinstance(widget, Button):
                row.addWidget(widget, 0, leading)
            else:
                row.addWidget(widget)
            body.addLayout(row)
        self._below = QHBoxLayout()
        self._below.setContentsMargins(SIDE - 8, 8, SIDE, 0)
        self._below.addStretch(1)
        body.addLayout(self._below)
        body.addStretch(1)
        self.list.moved.connect(self._keep_in_sight)

    def _lay_out(self) -> None:
        self.stage = ListAndPanel(self._context.look, self.column)
        self._group = QWidget()
        self._rows = QVBoxLayout(self._group)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(SIDE, 0, 0, 20)
        head.addWidget(self.header)
        self._rows.addLayout(head)
        self._rows.addWidget(self.stage, 1)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._group)
        self.setFocusProxy(self.list)

    def _make_panel(self) -> None:
        self.panel = DistinctionPanel(self._context.look)
        self.panel.hide()
        self.panel.setParent(self.stage)
        QTimer.singleShot(0, self, self._make_actions)

    def _make_actions(self) -> None:
        self.all_actions = DistinctionActions(self._context, self.desk)
        self.all_actions.hide()
        self.all_actions.setParent(self.stage)
        QTimer.singleShot(0, self, self._make_editor)

    def _make_editor(self) -> None:
        self.editor = CatalogueEditor(self._context)
        self.editor.hide()
        self.editor.setParent(self.stage)
        self.is_whole = True
        self.panel_made.emit()

    def show_state(self, *, is_empty: bool, all_hidden: bool) -> None:
        """Say kindly why there is little or nothing to see."""
        if all_hidden:
            said = _(
                "All distinctions are hidden, and nothing asks for one. "
                "What was marked with them is still there."
            )
        elif is_empty:
            said = _(
                "No action carries a distinction yet. While you log, press Ctrl\u00a0D or type / and a few "
                "letters, and say which of two good acts it was."
            )
        else:
            said = ""
        self._empty.set_text(said)
        self._empty.setVisible(bool(said))
        self.bring_back_button.setVisible(all_hidden)
        self.log_link.setVisible(is_empty and not all_hidden)
        for widget in (self.heads, self.list):
            widget.setHidden(all_hidden)
        self.foot.setHidden(all_hidden or is_empty)
        self.export_button.setEnabled(not is_empty and not all_hidden)
        self.export_button.setToolTip(
            _("There is nothing to export yet")
            if is_empty or all_hidden
            else _("Export this picture  {key}").format(key=self._context.commands.key("export"))
        )

    def _keep_in_sight(self, place: QRect) -> None:
        top = self.list.y() + place.top()
        self.column.ensureVisible(0, top, 0, 8)
        self.column.ensureVisible(0, top + place.height(), 0, 8)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.window().width() >= WIDE * self._context.look.text_ratio
        side, top = (48, 32) if wide else (32, 24) if self.width() > 560 else (20, 20)
        spare = max(0, self.width() - 2 * side - MOST) // 2
        start, end = side - SIDE + spare, side + spare
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            start, end = end, start
        self._outer.setContentsMargins(start, top, end, 0)
        self._place_acting()

    def _place_acting(self) -> None:
        """The two buttons stand in the header; where it would cut the title, below the list."""
        is_narrow = self.width() < _NARROW * max(1.0, self._context.look.text_ratio)
        if is_narrow == (self._below.indexOf(self._acting) >= 0):
            return
        if is_narrow:
            self.header.controls.removeWidget(self._acting)
            self._below.insertWidget(0, self._acting)
        else:
            self._below.removeWidget(self._acting)
            self.header.controls.addWidget(self._acting)
        self._acting.show()
