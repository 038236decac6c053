"""What is typed and not saved yet, kept for each journal through a closed window and a crash."""

from __future__ import annotations

import hashlib
import json
import os
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import tomli_w

CAPTURE = "capture"
"""The slot that the one draft of version 0.2 belongs to."""


class Drafts:
    """One small file for each journal and slot, in a folder that its owner alone can read.

    A slot names where something was typed: "capture", "sweep", "quick", "first_run". A draft is a
    convenience: where a file can't be read or written, there is none. What version 0.2 kept, one table
    of plain texts in `drafts.toml` beside the folder, is still read, as the text of "capture".
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._old = folder.with_suffix(".toml")

    def keep(self, journal: Path, slot: str, value: Mapping[str, Any]) -> bool:
        """Keep what stands in that slot now; an empty mapping takes the draft away.

        It is written at once and whole, so that a killed program leaves the former draft or this one.
        It costs a few milliseconds for a million characters: owners in a window keep it through
        `ui.drafts.DraftKeeper`, which does so at most every 120 ms.

        Args:
            journal: the journal's file.
            slot: letters and `_`.
            value: what `json` can hold.

        Returns:
            Whether it is written.
        """
        path = self._path(journal, slot)
        try:
            if value:
                self._write(path, json.dumps({"journal": str(journal.absolute()), "value": dict(value)}))
            else:
                path.unlink(missing_ok=True)
        except OSError:
            return False
        if slot == CAPTURE:
            self._forget_old(journal)
        return True

    def load(self, journal: Path, slot: str) -> dict[str, Any]:
        """What was kept in that slot; empty if nothing was."""
        try:
            table = json.loads(self._path(journal, slot).read_text("utf-8"))
            value = table["value"] if table["journal"] == str(journal.absolute()) else {}
        except FileNotFoundError:
            text = self._old_table().get(str(journal.absolute()), "")
            return {"text": text} if slot == CAPTURE and isinstance(text, str) and text else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}
        return value if isinstance(value, dict) else {}

    def all_of(self, journal: Path) -> dict[str, dict[str, Any]]:
        """Everything that is kept for that journal, by slot."""
        start = self._path(journal, "").stem
        try:
            slots = {CAPTURE, *(path.stem.removeprefix(start) for path in self.folder.glob(f"{start}*.json"))}
        except OSError:
            slots = {CAPTURE}
        kept = {slot: self.load(journal, slot) for slot in sorted(slots)}
        return {slot: value for slot, value in kept.items() if value}

    def _path(self, journal: Path, slot: str) -> Path:
        name = hashlib.sha256(str(journal.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        return self.folder / f"{name}-{slot}.json"

    def _write(self, path: Path, text: str) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        writing = path.with_name(f".{path.name}.{os.getpid()}")
        handle = os.open(writing, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with open(handle, "w", encoding="ascii") as file:  # noqa: PTH123 - a handle, not a path
            file.write(text)
        writing.replace(path)

    # Version 0.2 ---------------------------------------------------------------------------

    def _old_table(self) -> dict[str, object]:
        try:
            return tomllib.loads(self._old.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
            return {}

    def _forget_old(self, journal: Path) -> None:
        if not self._old.exists():
            return
        before = self._old_table()
        table = {name: draft for name, draft in before.items() if name != str(journal.absolute())}
        if table == before:
            return
        with suppress(OSError, UnicodeEncodeError):
            if table:
                writing = self._old.with_name(f".{self._old.name}.{os.getpid()}")
                handle = os.open(writing, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
                with open(handle, "wb") as file:  # noqa: PTH123 - a handle, not a path
                    file.write(tomli_w.dumps(table).encode())
                writing.replace(self._old)
            else:
                self._old.unlink()
