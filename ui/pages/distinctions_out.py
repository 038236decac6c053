"""The bars of the distinctions for others: as a file, and on the clipboard."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from journal.language import _
from journal.reading.distinctions import Period
from ui.charts.distinctions_paper import paint_distinctions
from ui.charts.files import image_of
from ui.dialogs.export_distinctions import ExportDistinctionsDialog, PictureFor
from ui.messages import Message
from ui.pages.context import PageContext
from ui.theme.tokens import load_tokens

_SLIDE = 1280, 720


def export_bars(
    parent: QWidget, context: PageContext, picture_for: PictureFor, standing: tuple[Period, bool]
) -> None:
    """Open the export dialog; `standing` is the period that is shown, and whether a family is open."""
    period, has_open = standing
    post = context.messages.post
    if picture_for(period, False) is None:
        post(Message(_("There is nothing to export yet. Mark an action first.")))
        return
    dialog = ExportDistinctionsDialog(context.look, picture_for, period, has_open=has_open, parent=parent)
    dialog.saved.connect(lambda path: post(Message(_("Picture saved as {path}").format(path=path))))
    dialog.copied.connect(lambda: _say_copied(context))
    dialog.open()


def copy_bars(context: PageContext, picture_for: PictureFor, standing: tuple[Period, bool]) -> None:
    """Put the bars on the clipboard as a picture for a slide, as they stand on the page."""
    picture = picture_for(*standing)
    if picture is None:
        context.messages.post(Message(_("There is nothing to copy yet. Mark an action first.")))
        return
    tokens = load_tokens("light")
    image = image_of(lambda painter, size: paint_distinctions(painter, size, picture, tokens), _SLIDE, 2.0)
    QGuiApplication.clipboard().setImage(image)
    _say_copied(context)


def _say_copied(context: PageContext) -> None:
    context.messages.post(Message(_("Picture copied. Paste it into a slide.")))
