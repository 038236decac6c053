"""The list of actions on the margin: keys, clicks, menu, and editing in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QSizePolicy, QWidget
from typing_extensions import override

from journal.domain.action import Action, DistinctionMark
from journal.domain.behaviour import CONTROL_ORDER, Behaviour
from journal.domain.behaviour_names import behaviour_name
from journal.domain.distinctions import Catalogue
from journal.language import _
from ui.models.action_delegate import ActionDelegate
from ui.models.actions import ActionListModel, HeadingMaker, Index
from ui.theme.focus import RADIUS_PROPERTY
from ui.theme.look import Look
from ui.widgets.growing_text import BEHAVIOUR_KEYS
from ui.widgets.row_editor import RowEditor

# What a letter asks for, of the current row alone.
_OF_ONE: dict[int, str] = {
    Qt.Key.Key_D: "distinctions_requested",
    Qt.Key.Key_V: "vision_requested",
    Qt.Key.Key_G: "milestone_requested",
}
_LETTERS = {behaviour: chr(key) for key, behaviour in BEHAVIOUR_KEYS.items()}


class ActionList(QListView):
    """Actions as rows on the margin. It asks and never changes an action itself.

    ↑ ↓ move, Shift extends, Space selects, Enter edits, M L B O tag, D opens distinctions, T and V tie,
    Delete deletes; the context menu holds the same. Tagging and deleting ask for all selected rows at once,
    by their ids in the order of the list, so that the owner can make one step of them.

    With `embedded` it has no scroll bar and is as high as its rows: for a page with one scroll area.

    Editing: `edit_committed` is emitted with what was typed. If the owner answers
    `editing_failed(id, message)`, at once or later, the editor is there again with that text;
    otherwise it closes. `editing_lost` hands over a typed text whose row has gone from the model.
    """

    tag_requested = Signal(tuple, object)
    edit_committed = Signal(str, str, object, object)
    delete_requested = Signal(tuple)
    delete_for_good_requested = Signal(tuple)
    distinctions_requested = Signal(str)
    tie_requested = Signal(tuple)
    vision_requested = Signal(str)
    milestone_requested = Signal(str)
    menu_requested = Signal(str, object)
    editing_lost = Signal(str, str)
    selection_changed = Signal(tuple)

    def __init__(
        self,
        look: Look,
        catalogue: Catalogue,
        parent: QWidget | None = None,
        *,
        heading: HeadingMaker | None = None,
        embedded: bool = False,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._embedded = embedded
        self._editing: QPersistentModelIndex | None = None
        self._typed: tuple[str, str, Behaviour | None, tuple[DistinctionMark, ...]] | None = None
        self._failed = False
        self._is_settling = False
        self._own_menu = True
        # of each row at the list's width, kept where the list is as high as its rows
        self._heights: list[int] = []
        self.delegate = ActionDelegate(look, catalogue, self)  # first: it forgets before the model tells
        self.actions_model = ActionListModel(catalogue, heading, self)
        self.setModel(self.actions_model)
        self.setItemDelegate(self.delegate)
        self._set_up()
        self._connect()

    def _set_up(self) -> None:
        self.setAccessibleName(_("Actions"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("QListView { background: transparent; border: none; padding: 0; }")
        # The current row wears the ring, not the list as a whole.
        self.setProperty(RADIUS_PROPERTY, -1)
        if self._embedded:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.setFixedHeight(0)

    def _connect(self) -> None:
        model, delegate = self.actions_model, self.delegate
        delegate.tag_clicked.connect(lambda key, behaviour: self.tag_requested.emit((key,), behaviour))
        delegate.icon_clicked.connect(self._icon_clicked)
        if self._embedded:
            delegate.sizeHintChanged.connect(lambda index: self._measure(index.row(), index.row()))
            model.rowsInserted.connect(self._measure_new)
            model.rowsRemoved.connect(self._forget_heights)
            model.rowsMoved.connect(self._move_heights)
            model.dataChanged.connect(lambda top, bottom, _roles: self._measure(top.row(), bottom.row()))
            model.modelReset.connect(self._measure_all)
        self._look.changed.connect(self._restyle)

    # What the owner does -------------------------------------------------------------------

    def set_actions(self, actions: Sequence[Action]) -> None:
        """Show these actions; selection, current row, scrolling and an open editor stay."""
        self.actions_model.set_actions(actions)

    def selected_ids(self) -> tuple[str, ...]:
        """The ids of the selected actions, in the order of the list."""
        rows = sorted(self.selectionModel().selectedIndexes(), key=lambda index: index.row())
        actions = (self.actions_model.action_at(index) for index in rows)
        return tuple(action.id for action in actions if action is not None)

    def current_id(self) -> str:
        """The id of the current action, or an empty string."""
        action = self.actions_model.action_at(self.currentIndex())
        return action.id if action is not None else ""

    def select(self, action_id: str) -> bool:
        """Make an action the current and only selected one; False when it is not in the list."""
        index = self.actions_model.index_of(action_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def set_highlights(self, words: Sequence[str]) -> None:
        """Words that were searched for: they stand out in every row."""
        self.delegate.set_highlights(words)
        self.viewport().update()

    def use_own_menu(self, own: bool) -> None:
        """Whether the list shows its menu itself (the default) or only emits `menu_requested`."""
        self._own_menu = own

    def edit_action(self, action_id: str) -> bool:
        """Open the editor on an action; False when it is not in the list."""
        index = self.actions_model.index_of(action_id)
        if not index.isValid():
            return False
        editor = self.editor()
        if editor is not None:
            if editor.action_id == action_id:
                editor.setFocus()
                return True
            if self.asks_to_finish():
                return False
            self._close_editor()
        self.setCurrentIndex(index)
        self.selectionModel().clearSelection()
        self._editing = QPersistentModelIndex(index)
        self.openPersistentEditor(index)
        opened = self.editor()
        if opened is not None:
            self._take_on(opened)
        return True

    def editor(self) -> RowEditor | None:
        """The open editor, or None."""
        return self.delegate.editor

    def asks_to_finish(self) -> bool:
        """Whether the editor holds something unsaved: it then has the focus, and says what to do first.

        Nothing typed is dropped for opening something else.
        """
        editor = self.editor()
        if editor is None or not editor.is_changed():
            return False
        editor.show_message(_("Save this one first with Enter, or leave it with Esc."))
        editor.setFocus()
        return True

    def editing_failed(self, action_id: str, message: str) -> None:
        """What was committed could not be saved: show it again as it was typed, and say why."""
        editor = self.editor()
        if editor is None or editor.action_id != action_id:
            if self._typed is None or self._typed[0] != action_id or not self.edit_action(action_id):
                return
            editor = self.editor()
            if editor is not None:
                editor.restore(*self._typed[1:])
        if editor is not None:
            editor.show_message(message)
            editor.setFocus()
        self._failed = True

    def unsaved(self) -> tuple[str, str] | None:
        """The id of the action being edited, and its text as it was typed; None where nothing is changed."""
        editor = self.editor()
        return (editor.action_id, editor.text()) if editor is not None and editor.is_changed() else None

    def stop_editing(self) -> None:
        """Close the editor and drop what is typed in it."""
        self._close_editor()

    # Editing -------------------------------------------------------------------------------

    def _take_on(self, editor: RowEditor) -> None:
        editor.committed.connect(self._commit)
        editor.left.connect(self._leave)
        editor.height_changed.connect(self._editor_grew)
        self._editor_grew()
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _commit(self, text: str, behaviour: Behaviour | None, marks: tuple[DistinctionMark, ...]) -> None:
        editor = self.editor()
        if editor is None:
            return
        if not editor.is_changed():
            self._leave()
            return
        action_id = editor.action_id
        self._typed = (action_id, text, behaviour, marks)
        self._failed = False
        self.edit_committed.emit(action_id, text, behaviour, marks)
        if not self._failed:
            self._leave()

    def _leave(self) -> None:
        self._close_editor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        # Enter and Esc led here, so the keyboard is in use.
        self._show_ring(True)

    def _close_editor(self) -> None:
        index, self._editing = self._editing, None
        if index is not None and index.isValid():
            row = self.actions_model.index(index.row())
            self.closePersistentEditor(row)
            self.delegate.editor = None
            self.delegate.sizeHintChanged.emit(row)

    def _editor_grew(self) -> None:
        if self._is_settling or self._editing is None or not self._editing.isValid():
            return
        self._is_settling = True
        self.delegate.sizeHintChanged.emit(self.actions_model.index(self._editing.row()))
        self.updateEditorGeometries()
        self._is_settling = False

    @override
    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        editor = self.editor()
        lost = self._editing is not None and start <= self._editing.row() <= end
        if lost and editor is not None:
            self._editing = None
            if editor.is_changed():
                self.editing_lost.emit(editor.action_id, editor.text())
        super().rowsAboutToBeRemoved(parent, start, end)

    # Keys, clicks, menu --------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._show_ring(True)
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self.current_id():
            self.edit_action(self.current_id())
        elif plain and key in BEHAVIOUR_KEYS:
            self._tag_selected(BEHAVIOUR_KEYS[key])
        elif plain and key in _OF_ONE and self.current_id():
            getattr(self, _OF_ONE[key]).emit(self.current_id())
        elif plain and key == Qt.Key.Key_T and self._meant():
            self.tie_requested.emit(self._meant())
        elif plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._delete_selected()
        elif event.modifiers() == Qt.KeyboardModifier.ShiftModifier and key == Qt.Key.Key_Delete:
            self.delete_for_good_requested.emit(self._meant())
        elif plain and key == Qt.Key.Key_Escape and self.selected_ids():
            self.selectionModel().clearSelection()
        elif event.text() and event.text().isprintable() and event.text() != " " and plain:
            # No search by typing here: letters are commands.
            event.ignore()
        else:
            self._move_or_pass(event)

    def _move_or_pass(self, event: QKeyEvent) -> None:
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        # Up on the first row and Down on the last stay; headings are stepped over.
        index = self.currentIndex()
        if self.actions_model.heading_at(index) is None or event.key() not in (
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
        ):
            return
        step = -1 if index.row() < before else 1
        row = index.row() + step
        target = self.actions_model.index(row) if 0 <= row < self.actions_model.rowCount() else None
        if target is None:
            target = self.actions_model.index(before)
        self.setCurrentIndex(target)

    def _meant(self) -> tuple[str, ...]:
        """The selected actions, or else the current one."""
        return self.selected_ids() or ((self.current_id(),) if self.current_id() else ())

    def _tag_selected(self, behaviour: Behaviour | None) -> None:
        if meant := self._meant():
            self.tag_requested.emit(meant, behaviour)

    def _delete_selected(self) -> None:
        if meant := self._meant():
            self.delete_requested.emit(meant)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._show_ring(False)
        super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        action = self.actions_model.action_at(self.indexAt(event.position().toPoint()))
        if action is not None and event.button() == Qt.MouseButton.LeftButton:
            self.edit_action(action.id)
        else:
            super().mouseDoubleClickEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            action = self.actions_model.action_at(self.currentIndex())
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        else:
            action = self.actions_model.action_at(self.indexAt(event.pos()))
            place = event.globalPos()
        if action is not None:
            self._open_menu(action.id, place)

    def _icon_clicked(self, action_id: str, icon: str, place: QPoint) -> None:
        match icon:
            case "edit":
                self.edit_action(action_id)
            case "tag":
                self.distinctions_requested.emit(action_id)
            case _:
                self._open_menu(action_id, place)

    def _open_menu(self, action_id: str, place: QPoint) -> None:
        self.menu_requested.emit(action_id, place)
        if not self._own_menu:
            return
        menu = self.make_menu(action_id)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def make_menu(self, action_id: str) -> QMenu:
        """The commands of one row, or of the selection when the row belongs to it."""
        if action_id not in self.selected_ids():
            self.select(action_id)
        menu = QMenu(self)
        edit = menu.addAction(_("Edit") + "\tEnter")
        edit.triggered.connect(lambda: self.edit_action(action_id))
        menu.addSeparator()
        for behaviour in CONTROL_ORDER:
            entry = menu.addAction(f"{behaviour_name(behaviour)}\t{_LETTERS[behaviour]}")
            entry.setIcon(
                self._look.icon(f"behaviour-{behaviour.value}", behaviour.value, 16, behaviour.value)
            )
            entry.triggered.connect(lambda _on=False, which=behaviour: self._tag_selected(which))
        untag = menu.addAction(behaviour_name(None))
        untag.setIcon(self._look.icon("behaviour-none", "muted", 16))
        untag.triggered.connect(lambda: self._tag_selected(None))
        menu.addSeparator()
        marks = menu.addAction(_("Distinctions …") + "\tD")
        marks.triggered.connect(lambda: self.distinctions_requested.emit(action_id))
        tie = menu.addAction(self._look.icon("intention", size=16), _("Tie to the intention") + "\tT")
        tie.triggered.connect(lambda: self.tie_requested.emit(self._meant()))
        vision = menu.addAction(self._look.icon("vision", size=16), _("Tie to the vision…") + "\tV")
        vision.triggered.connect(lambda: self.vision_requested.emit(action_id))
        star = self._look.icon("milestone-success", size=16)
        milestone = menu.addAction(star, _("A great success or failure…") + "\tG")
        milestone.triggered.connect(lambda: self.milestone_requested.emit(action_id))
        menu.addSeparator()
        trash = menu.addAction(_("Delete") + "\t" + _("Del"))
        trash.triggered.connect(self._delete_selected)
        for_good = menu.addAction(_("Delete for good…") + "\t" + _("Shift Del"))
        for_good.triggered.connect(lambda: self.delete_for_good_requested.emit(self._meant()))
        return menu

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit(self.selected_ids())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        self._show_ring(by_key)
        if by_key and self.actions_model.action_at(self.currentIndex()) is None:
            first = next((a.id for a in self.actions_model.actions), "")
            if first:
                index = self.actions_model.index_of(first)
                self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.NoUpdate)
        super().focusInEvent(event)

    def _show_ring(self, shown: bool) -> None:
        self.delegate.show_ring(shown)
        self.viewport().update()

    # Size ----------------------------------------------------------------------------------

    def content_height(self) -> int:
        """The height of all rows at the list's present width."""
        return sum(self._heights if self._embedded else self._measured(0, self.actions_model.rowCount()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
            self._measure_all()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._embedded:
            # The page scrolls, not the list in it.
            event.ignore()
        else:
            super().wheelEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(624, self.height() if self._embedded else 400)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(280, self.height() if self._embedded else 120)

    def _measured(self, first: int, end: int) -> list[int]:
        model = self.actions_model
        return [self.sizeHintForIndex(model.index(row)).height() for row in range(first, end)]

    def _measure(self, first: int, last: int) -> None:
        if 0 <= first <= last < len(self._heights):
            self._heights[first : last + 1] = self._measured(first, last + 1)
            self._fit()

    def _measure_all(self) -> None:
        if self._embedded:
            self._heights = self._measured(0, self.actions_model.rowCount())
            self._fit()

    def _measure_new(self, _parent: Index, first: int, last: int) -> None:
        self._heights[first:first] = self._measured(first, last + 1)
        self._fit()

    def _forget_heights(self, _parent: Index, first: int, last: int) -> None:
        del self._heights[first : last + 1]
        self._fit()

    def _move_heights(self, _parent: Index, first: int, last: int, _to: Index, before: int) -> None:
        moved = self._heights[first : last + 1]
        del self._heights[first : last + 1]
        place = before if before <= first else before - len(moved)
        self._heights[place:place] = moved
        self._fit()

    def _fit(self) -> None:
        if self._embedded:
            height = sum(self._heights)
            if height != self.height() or self.minimumHeight() != height:
                self.setFixedHeight(height)
                self.updateGeometry()

    def _restyle(self) -> None:
        self.scheduleDelayedItemsLayout()
        self._measure_all()
        self.viewport().update()
