"""The people as a list: who was longest not led first. Keys, clicks and menu."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QToolTip, QWidget
from typing_extensions import override

from journal.language import _
from journal.reading.people import People, SeenPerson
from ui.commands import Commands
from ui.pages.people_delegate import PersonDelegate
from ui.pages.people_words import spoken_person
from ui.theme.focus import RADIUS_PROPERTY
from ui.theme.look import Look

_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_MENU = ("person.open", "person.moves", "person.goal", "person.all")
_MENU_MORE = ("person.rename", "person.merge", "person.hide", "person.forget")


class PeopleModel(QAbstractListModel):
    """People as rows, in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people: People | None = None
        self._rows: tuple[SeenPerson, ...] = ()

    @property
    def rows(self) -> tuple[SeenPerson, ...]:
        """Everybody who is shown."""
        return self._rows

    def set_people(self, people: People | None, rows: Sequence[SeenPerson]) -> None:
        """Show these of `people`; where the same are shown in the same order only the rows change."""
        self._people = people
        former, now = [row.key for row in self._rows], [row.key for row in rows]
        if former == now and rows:
            self._rows = tuple(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        person = self._rows[index.row()]
        if role == PersonDelegate.PERSON:
            return person
        if role == Qt.ItemDataRole.DisplayRole:
            return person.person.name
        if role == Qt.ItemDataRole.AccessibleTextRole and self._people is not None:
            return spoken_person(person, self._people)
        return None

    def row_of(self, key: str) -> int:
        """The row of the person with that folded name, or -1."""
        return next((row for row, person in enumerate(self._rows) if person.key == key), -1)


class PeopleList(QListView):
    """Rows of people. It asks and changes nothing itself.

    ↑ ↓ walk, which the panel follows (`walked`). `asked(command, key)`: something of the scope "person"
    is to be done with somebody, by key, click or menu.
    """

    walked = Signal(str)
    asked = Signal(str, str)

    def __init__(self, look: Look, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._commands = look, commands
        self._is_filling = False
        self.people_model = PeopleModel(self)
        self.delegate = PersonDelegate(look, self)
        self.setModel(self.people_model)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(_("People, longest not led first"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("QListView { background: transparent; border: none; padding: 0; }")
        # the current row wears the ring, not the list as a whole
        self.setProperty(RADIUS_PROPERTY, -1)
        self.selectionModel().currentChanged.connect(self._walked)
        look.changed.connect(self._restyle)

    def show_people(self, people: People | None, rows: Sequence[SeenPerson], first_day: int) -> None:
        """Show these of `people`, on strips that begin with the ordinal `first_day`."""
        key = self.current_key()
        self._is_filling = True
        self.delegate.people, self.delegate.first_day = people, first_day
        self.people_model.set_people(people, rows)
        self.select(key)
        self._is_filling = False
        self.viewport().update()

    def current(self) -> SeenPerson | None:
        """Whose row is the current one."""
        row = self.currentIndex().row()
        rows = self.people_model.rows
        return rows[row] if 0 <= row < len(rows) else None

    def current_key(self) -> str:
        """The folded name of the current row, or an empty string."""
        person = self.current()
        return "" if person is None else person.key

    def select(self, key: str) -> bool:
        """Make somebody's row the current one, without `walked`; False when they are not here."""
        row = self.people_model.row_of(key)
        if row < 0:
            return False
        filling, self._is_filling = self._is_filling, True
        index = self.people_model.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self._is_filling = filling
        return True

    def _walked(self, current: QModelIndex, _before: QModelIndex) -> None:
        # the neighbours' dividers come and go with the fill
        self.viewport().update()
        if not self._is_filling and current.isValid():
            self.walked.emit(self.current_key())

    def _ask(self, command: str) -> None:
        if key := self.current_key():
            self.asked.emit(command, key)

    # Keys, clicks, menu --------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._show_ring(True)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = {Qt.Key.Key_Enter: "Return", Qt.Key.Key_Return: "Return", Qt.Key.Key_Delete: "Del"}.get(
            Qt.Key(event.key()), event.text().upper()
        )
        if event.key() == Qt.Key.Key_F2:
            key = "F2"
        command = self._commands.at("person", key) if plain and key else None
        if command is not None:
            self._ask(command)
        elif event.text() and event.text().isprintable() and plain:
            event.ignore()  # no search by typing here: letters are commands
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._show_ring(False)
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        person = index.data(PersonDelegate.PERSON)
        if event.button() is not Qt.MouseButton.LeftButton or not isinstance(person, SeenPerson):
            return
        self.asked.emit("person.moves" if self._is_on_link(event, index) else "person.show", person.key)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        on_link = self._is_on_link(event, self.indexAt(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if on_link else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self.viewport().update()

    def _is_on_link(self, event: QMouseEvent, index: QModelIndex) -> bool:
        person = index.data(PersonDelegate.PERSON)
        if not isinstance(person, SeenPerson):
            return False
        mirror = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        place = self.delegate.link_place(QRectF(self.visualRect(index)), person, mirror=mirror)
        return place is not None and place.contains(event.position())

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        menu = self.make_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        middle = self.viewport().mapToGlobal(self.visualRect(index).center())
        menu.popup(middle if by_key else event.globalPos())

    def make_menu(self) -> QMenu:
        """What can be done with the current person."""
        menu = QMenu(self)
        person = self.current()
        for number, group in enumerate((_MENU, _MENU_MORE)):
            if number:
                menu.addSeparator()
            for command in group:
                hidden = person is not None and person.person.hidden
                words = (
                    _("Show again") if command == "person.hide" and hidden else self._commands.text(command)
                )
                entry = menu.addAction(f"{words}\t{self._commands.key(command)}")
                entry.triggered.connect(lambda _on=False, command=command: self._ask(command))
        return menu

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            person = self.indexAt(event.pos()).data(PersonDelegate.PERSON)
            words = self.delegate.tooltip(person) if isinstance(person, SeenPerson) else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        if event.type() is QEvent.Type.Leave:
            self.viewport().update()
        return super().viewportEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_ring(event.reason() in _BY_KEY)
        if not self.currentIndex().isValid() and self.people_model.rows:
            self.setCurrentIndex(self.people_model.index(0))
        super().focusInEvent(event)

    def _show_ring(self, shown: bool) -> None:
        self.delegate.show_ring(shown)
        self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def _restyle(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
