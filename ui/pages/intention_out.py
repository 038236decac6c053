"""An intention as a file for the calendar."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from journal.domain.intention import Intention
from journal.errors import JournalError
from journal.language import _
from ui.dialogs.saving import ask_where
from ui.messages import Message
from ui.pages.context import PageContext

if TYPE_CHECKING:
    from journal.opening import Opened


def put_into_calendar(
    context: PageContext, opened: Opened, intention: Intention, today: dt.date, parent: QWidget
) -> None:
    """Ask where the file is to be, write it on the lane, and say where it is."""
    messages = context.messages
    path = ask_where(
        parent,
        _("Put the intention into the calendar"),
        name=_("Intention"),
        ending="ics",
        place=QStandardPaths.StandardLocation.DocumentsLocation,
        complain=lambda words: messages.complain(JournalError(words)),
    )
    if path is None:
        return
    context.lane.run(
        "intention calendar",
        lambda: opened.write_intention(intention, today, path),
        lambda _none: messages.post(Message(_("Saved as {path}. Open it to add it.").format(path=path))),
        messages.complain,
    )
