"""Export a picture: shape, file, days and marks, with a preview of exactly what will be in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from journal.errors import JournalError
from journal.language import _
from ui.charts.files import Paint, image_of, write_picture
from ui.dialogs.frame import Dialog
from ui.dialogs.saving import ask_where
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.lead_line import LeadLine
from ui.widgets.segments import Segments
from ui.widgets.text import Text

SHAPES: dict[str, tuple[int, int]] = {"slide": (1280, 720), "page": (1123, 794), "square": (1080, 1080)}
LEAST, MOST = (480, 320), 8000
PREVIEW = QSize(600, 338)
_HALF_WIDTH = 144  # of the column of choices
_MILLIMETRES_PER_INCH = 25.4


@dataclass(frozen=True)
class Painting:
    """What is drawn: how, the title its file carries, a description for those who can't see it, its name."""

    paint: Paint
    title: str
    description: str
    name: str


class PictureDialog(Dialog):
    """What every export of a picture asks. Charts only: no line, name or topic of the journal is in the file.

    A subclass says what is drawn (`painting`) and calls `begin` once all that it draws by is there.
    """

    saved = Signal(str)
    copied = Signal()

    def __init__(
        self,
        look: Look,
        title: str,
        days: Sequence[tuple[str, str]],
        checks: Sequence[QCheckBox],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, title, parent, with_foot=True)
        self._checks = tuple(checks)
        self.shape = Segments(
            look, [("slide", _("Slide 16:9")), ("page", _("A4")), ("square", _("Square"))], name=_("Shape")
        )
        self.kind = Segments(look, [("png", "PNG"), ("svg", "SVG"), ("pdf", "PDF")], name=_("File"))
        self.ranges = Segments(look, list(days), name=_("Days"))
        self.width_box, self.height_box = (
            _pixels(_("Width in pixels"), LEAST[0]),
            _pixels(_("Height in pixels"), LEAST[1]),
        )
        self.theme = Segments(look, [("light", _("Light")), ("dark", _("Dark"))], name=_("Colours"))
        self._preview = QLabel()
        self._fact = Text(look, "ui", "muted", wrap=False)
        self.problem = LeadLine(look, icon="warning", role="ui")
        self.problem.hide()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(80)
        self._build()
        self._connect()

    def begin(self, range_name: str) -> None:
        """Show what is offered first, over these days."""
        self.shape.choose("slide")
        self.kind.choose("png")
        self.theme.choose("light")
        self.ranges.choose(range_name)
        self._take_shape("slide")
        self._show_preview()

    def painting(self) -> Painting | None:
        """What will be drawn; None where there is nothing."""
        raise NotImplementedError

    def _build(self) -> None:
        look = self.look
        choices = QVBoxLayout()
        choices.setSpacing(8)
        for heading, widget in (
            (_("Shape"), self.shape),
            (_("File"), self.kind),
            (_("Days"), self.ranges),
            (_("Colours"), self.theme),
        ):
            choices.addWidget(Text(look, "ui", "muted", 600, text=heading))
            choices.addWidget(widget)
            choices.addSpacing(8)
        size = QGridLayout()
        size.setHorizontalSpacing(8)
        size.addWidget(Text(look, "ui", "muted", 600, text=_("Size in pixels")), 0, 0, 1, 3)
        size.addWidget(self.width_box, 1, 0)
        times = Text(look, "ui", "muted", text="×", wrap=False)
        size.addWidget(times, 1, 1, Qt.AlignmentFlag.AlignCenter)
        size.addWidget(self.height_box, 1, 2)
        size.setColumnStretch(0, 1)
        size.setColumnStretch(2, 1)
        choices.addLayout(size)
        choices.addSpacing(8)
        choices.addWidget(Text(look, "ui", "muted", 600, text=_("What to show")))
        shown = QGridLayout()
        shown.setVerticalSpacing(0)
        # two in a row, and those with longer words below them in rows of their own
        short = [box for box in self._checks if box.sizeHint().width() <= _HALF_WIDTH]
        for place, box in enumerate(short):
            shown.addWidget(box, place // 2, place % 2)
        for row, box in enumerate((box for box in self._checks if box not in short), len(short)):
            shown.addWidget(box, row, 0, 1, 2)
        choices.addLayout(shown)
        choices.addStretch(1)
        left = QWidget()
        left.setLayout(choices)
        choices.setContentsMargins(0, 0, 0, 0)
        left.setFixedWidth(296)
        right = QVBoxLayout()
        right.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(Text(look, "ui", "muted", 600, text=_("Preview"), wrap=False))
        head.addStretch(1)
        head.addWidget(self._fact)
        right.addLayout(head)
        self._preview.setFixedSize(PREVIEW)
        self._preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._preview.setAccessibleName(_("Preview of the chart"))
        right.addWidget(self._preview)
        promise = _(
            "Charts only: none of your lines, names or topics are in this file, nor in its hidden fields. "
            "The caption with period, number, band and “self-logged, self-tagged” always goes with it."
        )
        right.addWidget(Text(look, "ui", "muted", text=promise))
        right.addWidget(self.problem)
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(32)
        both.addWidget(left)
        both.addLayout(right, 1)
        self.body.addLayout(both)
        self._build_foot()

    def _build_foot(self) -> None:
        look = self.look
        words = _("Nothing leaves this computer unless you send the file.")
        self.foot.addWidget(Text(look, "ui", "muted", text=words), 1, Qt.AlignmentFlag.AlignVCenter)
        self.copy_button = Button(look, _("Copy picture"), icon="copy")
        self.save_button = Button(look, _("Save as…"), "primary")
        self.save_button.setDefault(True)
        self.foot.addWidget(self.copy_button)
        self.foot.addWidget(self.save_button)

    def _connect(self) -> None:
        self.shape.chosen.connect(self._take_shape)
        self.kind.chosen.connect(self._take_kind)
        for segments in (self.ranges, self.theme):
            segments.chosen.connect(lambda _key: self._later.start())
        for box in (self.width_box, self.height_box):
            box.valueChanged.connect(lambda _value: self._later.start())
        for check in self._checks:
            check.toggled.connect(lambda _on: self._later.start())
        self._later.timeout.connect(self._show_preview)
        self.copy_button.clicked.connect(self._copy)
        self.save_button.clicked.connect(self._save)

    @property
    def size_in_pixels(self) -> tuple[int, int]:
        """Width and height that are asked for; a page of a PDF is always that of its shape."""
        if self.kind.key == "pdf":
            return SHAPES[self.shape.key]
        return self.width_box.value(), self.height_box.value()

    def write(self, path: Path) -> bool:
        """Write the file; False, with the sentence shown, where that is not possible."""
        found = self.painting()
        if found is None:
            return False
        try:
            write_picture(
                path,
                found.paint,
                self.size_in_pixels,
                title=found.title,
                description=found.description,
                dpi=self._dots_per_inch(),
            )
        except JournalError as error:
            self._complain(str(error))
            return False
        return True

    def _complain(self, sentence: str) -> None:
        self.problem.set_text(sentence)
        self.problem.show()
        self.problem.announce()

    def _dots_per_inch(self) -> int:
        # a picture twice as many pixels wide as its shape is meant to be printed at the same size
        return max(96, round(96 * self.size_in_pixels[0] / SHAPES[self.shape.key][0]))

    def _take_shape(self, key: str) -> None:
        width, height = SHAPES[key]
        factor = 1.5 if self.kind.key == "png" else 1.0
        self.width_box.setValue(round(width * factor))
        self.height_box.setValue(round(height * factor))
        self._later.start()

    def _take_kind(self, key: str) -> None:
        """A page has no pixels to choose."""
        for box in (self.width_box, self.height_box):
            box.setEnabled(key != "pdf")
            box.setToolTip(_("A PDF has the size of its page") if key == "pdf" else "")
        self._later.start()

    def _size_words(self) -> str:
        """The size that is written: of a page in millimetres."""
        width, height = self.size_in_pixels
        if self.kind.key != "pdf":
            return f"{width} × {height}"
        across, down = (round(side * _MILLIMETRES_PER_INCH / 96) for side in (width, height))
        return _("{width} × {height} mm").format(width=across, height=down)

    def _show_preview(self) -> None:
        found = self.painting()
        if found is None:
            return
        width, height = self.size_in_pixels
        ratio = self.devicePixelRatioF()
        scale = min(PREVIEW.width() / width, PREVIEW.height() / height)
        image = image_of(found.paint, (width, height), scale * ratio)
        image.setDevicePixelRatio(ratio)
        framed = QPainter(image)
        framed.setPen(self.look.tokens.colour("line"))
        framed.drawRect(0, 0, round(image.width() / ratio) - 1, round(image.height() / ratio) - 1)
        framed.end()
        self._preview.setPixmap(QPixmap.fromImage(image))
        self._fact.set_text(self._size_words())

    def _copy(self) -> None:
        found = self.painting()
        if found is not None:
            QGuiApplication.clipboard().setImage(image_of(found.paint, self.size_in_pixels))
            self.copied.emit()
            self.accept()

    def _save(self) -> None:
        found = self.painting()
        if found is None:
            return
        path = ask_where(
            self,
            _("Save the chart"),
            name=found.name,
            ending=self.kind.key,
            place=QStandardPaths.StandardLocation.PicturesLocation,
            complain=self._complain,
        )
        if path is not None and self.write(path):
            self.saved.emit(str(path))
            self.accept()


def check(text: str, checked: bool) -> QCheckBox:
    """A check box of what can be shown."""
    box = QCheckBox(text)
    box.setAccessibleName(text)
    box.setChecked(checked)
    return box


def _pixels(name: str, least: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(least, MOST)
    box.setSingleStep(10)
    box.setAccessibleName(name)
    box.setGroupSeparatorShown(False)
    return box
