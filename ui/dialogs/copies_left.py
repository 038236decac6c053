"""The copies that still hold what was taken out of the journal, each with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.domain.forgetting import KeptCopy
from journal.errors import JournalError
from journal.language import _
from ui.dialogs.forget_words import copy_sentence
from ui.tasks import Lane
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.chips import Flow
from ui.widgets.text import Text


class CopiesLeft(QWidget):
    """One row for each copy; `grown` says that another height is needed.

    `clean` takes it out of a copy, None where it can only be deleted; `delete` deletes one. Both run on the
    lane.
    """

    grown = Signal()

    def __init__(
        self,
        look: Look,
        lane: Lane,
        delete: Callable[[KeptCopy], None],
        clean: Callable[[KeptCopy], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._lane = look, lane
        self._delete, self._clean = delete, clean
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self.rows: list[CopyRow] = []
        self._working: set[str] = set()
        lane.broke.connect(self._broken)

    @property
    def is_working(self) -> bool:
        """Whether a copy is being changed: its dialog is not left before what comes of it is told."""
        return bool(self._working)

    def set_copies(self, copies: Sequence[KeptCopy]) -> None:
        """Show these."""
        for row in self.rows:
            row.deleteLater()
        self.rows = [CopyRow(self._look, copy, can_clean=self._clean is not None) for copy in copies]
        for row in self.rows:
            self._column.addWidget(row)
            row.delete.clicked.connect(lambda _on=False, row=row: self._do(row, self._delete, _("Deleted.")))
            row.clean.clicked.connect(lambda _on=False, row=row: self._take_out(row))
        self.setVisible(bool(copies))

    def _take_out(self, row: CopyRow) -> None:
        if self._clean is not None:
            self._do(row, self._clean, _("The name is out of it."))

    def _do(self, row: CopyRow, work: Callable[[KeptCopy], None], words: str) -> None:
        name = f"copy {row.copy.path}"
        self._working.add(name)
        row.work()

        def done(_nothing: object) -> None:
            self._working.discard(name)
            row.finish(words)
            self.grown.emit()

        def failed(error: JournalError) -> None:
            self._working.discard(name)
            row.fail(error)
            self.grown.emit()

        self._lane.run(name, lambda: work(row.copy), done, failed)

    def _broken(self, name: str, _error: object) -> None:
        """A bug, which the window tells: the dialog can be left all the same."""
        self._working.discard(name)


class CopyRow(QWidget):
    """A copy with its sentence and its buttons."""

    def __init__(self, look: Look, copy: KeptCopy, *, can_clean: bool) -> None:
        super().__init__()
        self.copy = copy
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.sentence = Text(look, "ui", text=copy_sentence(copy))
        self.sentence.setToolTip(str(copy.path))
        self.clean = Button(look, _("Take the name out of it"), compact=True)
        self.delete = Button(look, _("Delete this copy"), compact=True)
        for button, words in (
            (self.clean, _("Take the name out of {name}")),
            (self.delete, _("Delete the copy {name}")),
        ):
            button.setAccessibleName(words.format(name=copy.path.name))
            button.setAutoDefault(False)
        self._can_clean = can_clean and copy.is_readable
        self._buttons = QWidget()
        flow = Flow(self._buttons, 8)
        if self._can_clean:
            flow.addWidget(self.clean)
        else:
            self.clean.setParent(self)
            self.clean.hide()
        flow.addWidget(self.delete)
        column.addWidget(self.sentence)
        column.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignTop)

    def work(self) -> None:
        """It is being done."""
        self.clean.setEnabled(False)
        self.delete.setEnabled(False)

    def finish(self, words: str) -> None:
        """It is done."""
        self._buttons.hide()
        self.sentence.set_text(_("{name}: {what}").format(name=self.copy.path.name, what=words))

    def fail(self, error: JournalError) -> None:
        """It could not be done: say why, and offer it again."""
        self.sentence.set_text(str(error))
        self.clean.setEnabled(self._can_clean)
        self.delete.setEnabled(True)
