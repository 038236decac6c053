"""What is typed and not saved yet, kept for each journal through a closed window and a crash."""

from __future__ import annotations

import os
import tomllib
from contextlib import suppress
from pathlib import Path

import tomli_w


class DraftFile:
    """One small file beside the journals, readable by its owner alone.

    A draft is a convenience: where the file can't be read or written, there is none.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self, journal: Path) -> str:
        """The draft of that journal; empty if there is none."""
        draft = self._table().get(str(journal.absolute()), "")
        return draft if isinstance(draft, str) else ""

    def save(self, journal: Path, text: str) -> None:
        """Keep the draft of that journal; blank text takes it away."""
        before = self._table()
        table = {name: draft for name, draft in before.items() if name != str(journal.absolute())}
        if text.strip():
            table[str(journal.absolute())] = text
        if table == before:
            return
        writing = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        with suppress(OSError, UnicodeEncodeError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(writing, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
            with open(handle, "wb") as file:  # noqa: PTH123 - a handle, not a path
                file.write(tomli_w.dumps(table).encode())
            writing.replace(self.path)

    def _table(self) -> dict[str, object]:
        try:
            return tomllib.loads(self.path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
            return {}
