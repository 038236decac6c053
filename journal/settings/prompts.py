"""What became of the prompts on this machine, for each journal."""

from __future__ import annotations

import datetime as dt
import os
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

import tomli_w

from journal.domain.prompting import Prompts


class PromptsFile:
    """One small file beside the journals, readable by its owner alone.

    Where it can't be read or written the prompt knows nothing of earlier days, and no journal is concerned.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self, journal: Path) -> Prompts:
        """What is known for that journal; nothing at all if the file says nothing that makes sense."""
        return _from_table(self._table().get(str(journal.absolute())))

    def save(self, journal: Path, prompts: Prompts) -> None:
        """Keep it for that journal."""
        before = self._table()
        table = {**before, str(journal.absolute()): _plain(prompts)}
        if table == before:
            return
        writing = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        with suppress(OSError, UnicodeEncodeError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(writing, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
            with open(handle, "wb") as file:  # noqa: PTH123 - a handle, not a path
                file.write(tomli_w.dumps(table).encode())
            writing.replace(self.path)

    def _table(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self.path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
            return {}


def _plain(prompts: Prompts) -> dict[str, Any]:
    plain: dict[str, Any] = {"came": list(prompts.came), "unanswered": prompts.unanswered}
    return plain if prompts.gone is None else {**plain, "gone": prompts.gone}


def _from_table(table: Any) -> Prompts:
    if not isinstance(table, dict):
        return Prompts()
    came, unanswered, gone = table.get("came"), table.get("unanswered"), table.get("gone")
    days = sorted({day for day in came if _is_date(day)}) if isinstance(came, list) else []
    counted = unanswered if isinstance(unanswered, int) and not isinstance(unanswered, bool) else 0
    return Prompts(tuple(days), min(max(counted, 0), 99), gone if _is_date(gone) else None)


def _is_date(value: Any) -> bool:
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)
