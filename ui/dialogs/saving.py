"""Asking where a file is to be saved."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from journal.language import _


def ask_where(
    parent: QWidget,
    title: str,
    *,
    name: str,
    ending: str,
    place: QStandardPaths.StandardLocation,
    complain: Callable[[str], None],
) -> Path | None:
    """Ask for a file of that ending, and add the ending where it was left out.

    Args:
        parent: the dialog that asks.
        title: of the system's file dialog.
        name: what is offered, without its ending.
        ending: "pdf", say.
        place: where the file dialog begins.
        complain: told a sentence where a file is in the way that nobody was asked about.

    Returns:
        The file to write, or None.
    """
    folder = QStandardPaths.writableLocation(place)
    chosen, _kind = QFileDialog.getSaveFileName(
        parent, title, str(Path(folder) / f"{name}.{ending}"), f"{ending.upper()} (*.{ending})"
    )
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.casefold() != f".{ending}":
        path = path.with_name(f"{path.name}.{ending}")
        if os.path.exists(path):  # noqa: PTH110 - nobody was asked about a file of this name
            complain(_("There is a file called {name} already.").format(name=path.name))
            return None
    return path
