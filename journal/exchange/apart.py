"""Reading a large calendar in a program of its own.

It is pure Python and holds the interpreter: on another thread of the window's program it would make the
window stutter for as long as it takes.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

from journal.errors import JournalError
from journal.exchange.calendar import CalendarRead, read_calendar

APART_FROM = 400_000
"""Bytes from which on it is worth starting a program."""

_PATIENCE = 120.0


def read_large_calendar(data: bytes, **how: Any) -> CalendarRead:
    """As `read_calendar`; a large file is read by a child process, if one can be started."""
    if len(data) < APART_FROM:
        return read_calendar(data, **how)
    try:
        answer = _asked(pickle.dumps((data, how)))
    except (OSError, subprocess.SubprocessError, pickle.PickleError, EOFError):
        return read_calendar(data, **how)  # then it stutters
    if isinstance(answer, CalendarRead):
        return answer
    raise JournalError(*answer)


def _asked(question: bytes) -> Any:
    folder = str(Path(__file__).parents[2])
    paths = [folder, *filter(None, [os.environ.get("PYTHONPATH")])]
    done = subprocess.run(
        [sys.executable, "-m", "journal.exchange"],
        input=question,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        timeout=_PATIENCE,
        check=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    return pickle.loads(done.stdout)  # noqa: S301 - it comes from our own child, through a pipe of ours


def answer(question: bytes) -> bytes:
    """What the child process answers: what was read, or the words of the error."""
    data, how = pickle.loads(question)  # noqa: S301 - as above
    try:
        read: Any = read_calendar(data, **how)
    except JournalError as error:
        read = (error.text, error.hint)
    return pickle.dumps(read)
