"""One window per journal: how a second start finds the first and asks it to come forward.

A local socket (a named pipe on Windows) that is named after the person and the journal; never a network.
Imports no Qt, so that `leaderward capture` is quick.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import queue
import socket
import stat
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

if sys.platform != "win32":
    import fcntl

Wish = Literal["show", "capture"]
WISHES: tuple[Wish, ...] = ("show", "capture")
ANSWER = b"shown\n"
LONGEST_PATH = 100  # of the 104 bytes that macOS allows a socket's name
PATIENCE_S = 8.0  # the first program may still be opening its journal
_PAUSE_S = 0.02
_PIPE_BUSY = 231


@dataclass(frozen=True, slots=True)
class Address:
    """Where the program with one journal is reached: a socket's path, or a pipe's name on Windows."""

    path: str

    @property
    def lock(self) -> str:
        """The file whose lock the first program holds for as long as it runs."""
        return f"{self.path}.lock"


def address_of(journal: Path, environment: Mapping[str, str]) -> Address:
    """The address for a journal, the same by whatever name or link it is called.

    Raises:
        ValueError: the path can't be one.
    """
    real = os.path.normcase(os.path.realpath(journal))
    person = str(os.getuid()) if sys.platform != "win32" else environment.get("USERNAME", "")
    digest = hashlib.sha256(f"{person}\0{real}".encode(errors="surrogatepass")).hexdigest()
    name = f"leaderward-{digest[:16]}"
    if sys.platform == "win32":
        return Address(rf"\\.\pipe\{name}")
    return Address(str(Path(_folder(environment, name)) / name))


def _folder(environment: Mapping[str, str], name: str) -> str:
    """The session's own folder, or the system's for what is temporary."""
    for folder in (environment.get("XDG_RUNTIME_DIR", ""), tempfile.gettempdir()):
        fits = len(os.fsencode(folder)) + len(name) + 1 <= LONGEST_PATH
        if folder.startswith("/") and fits and os.access(folder, os.W_OK | os.X_OK):
            return folder
    return "/tmp"  # noqa: S108 - the last resort; who owns the socket is looked at before it is used


class Claim:
    """That this program is the one with a journal; `handle` is a listening socket until it is taken.

    A second start's question waits in the socket from the first moment on. Ends with `release`, and by itself
    with the process, however that ends.
    """

    def __init__(self, address: Address | None, lock: int | None = None, handle: int | None = None) -> None:
        self.address, self._lock, self._handle = address, lock, handle

    def take_handle(self) -> int | None:
        """The listening socket's descriptor, for the one who answers from now on; None without one."""
        handle, self._handle = self._handle, None
        return handle

    def release(self) -> None:
        """Let another program be the one."""
        handle = self.take_handle()
        if handle is not None:
            os.close(handle)
        if self._lock is not None and self.address is not None:
            for path in (self.address.path, self.address.lock):
                with contextlib.suppress(OSError):
                    os.unlink(path)  # noqa: PTH108 - a socket
            os.close(self._lock)
            self._lock = None


def claim(address: Address) -> Claim | None:
    """Become the program with that journal; None if another one is.

    Where the system refuses a socket or a lock the program runs without: two windows are better than none.
    """
    if sys.platform == "win32":
        return Claim(address)  # who listens there is found by asking
    try:
        lock = _locked(address.lock)
        return None if lock is None else Claim(address, lock, _listening(address.path))
    except OSError:
        return Claim(None)


def _locked(path: str) -> int | None:
    """The open and locked file; None if another process has it locked. The lock of one that died is free."""
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_at(file, path):
                return file
        except BlockingIOError:
            os.close(file)
            return None
        except OSError:
            os.close(file)
            raise
        os.close(file)  # it was taken away between the two: the next one is another file


def _is_at(file: int, path: str) -> bool:
    try:
        return os.path.samestat(os.fstat(file), os.stat(path))  # noqa: PTH116
    except FileNotFoundError:
        return False


def _listening(path: str) -> int:
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)  # noqa: PTH108 - of a program that was killed: its lock was free
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    before = os.umask(0o177)  # nobody else may connect, from the first moment on
    try:
        listener.bind(path)
        listener.listen(8)
    except OSError:
        listener.close()
        raise
    finally:
        os.umask(before)
    listener.setblocking(False)
    return listener.detach()


def ask(address: Address, wish: Wish, environment: Mapping[str, str], patience: float = PATIENCE_S) -> bool:
    """Ask the program with that journal for something; whether it has answered.

    What the desktop gave this start goes along, so that the other window may take the focus.
    """
    token = environment.get("XDG_ACTIVATION_TOKEN") or environment.get("DESKTOP_STARTUP_ID") or ""
    message = json.dumps({"wish": wish, "token": token}).encode() + b"\n"
    deadline = time.monotonic() + patience
    while True:
        try:
            return _ask_once(address, message, max(_PAUSE_S, deadline - time.monotonic()))
        except OSError as error:
            # nobody listens yet, or all of the pipe's ends are in use
            soon = isinstance(error, (FileNotFoundError, ConnectionError)) or _is_busy(error)
            if sys.platform == "win32" and isinstance(error, FileNotFoundError):
                return False  # nobody is there
            if not soon or time.monotonic() > deadline:
                return False
        time.sleep(_PAUSE_S)


def _is_busy(error: OSError) -> bool:
    return getattr(error, "winerror", None) == _PIPE_BUSY


def _ask_once(address: Address, message: bytes, patience: float) -> bool:
    if sys.platform == "win32":
        _let_others_come_forward()
        return within(patience, lambda: _ask_pipe(address.path, message))
    found = os.lstat(address.path)
    if not stat.S_ISSOCK(found.st_mode) or found.st_uid != os.getuid():
        return False  # in a folder that others may write to, it can be theirs
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(patience)
        line.connect(address.path)
        line.sendall(message)
        return line.recv(len(ANSWER)) == ANSWER


def _ask_pipe(path: str, message: bytes) -> bool:
    with open(path, "r+b", buffering=0) as pipe:  # noqa: PTH123 - a pipe
        pipe.write(message)
        return pipe.read(len(ANSWER)) == ANSWER


def within(patience: float, work: Callable[[], bool]) -> bool:
    """What `work` returns, for what knows no limit of its own, as reading from a pipe of Windows.

    Args:
        patience: in seconds.
        work: called on a thread of its own, which keeps the program from nothing, least of all from ending.

    Raises:
        TimeoutError: it took longer.
        OSError: as `work` raised it.
    """
    ended: queue.SimpleQueue[bool | OSError] = queue.SimpleQueue()

    def run() -> None:
        try:
            ended.put(work())
        except OSError as error:
            ended.put(error)

    threading.Thread(target=run, name="leaderward-ask", daemon=True).start()
    try:
        result = ended.get(timeout=patience)
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(result, OSError):
        raise result
    return result


def _let_others_come_forward() -> None:
    """Windows lets only the program that was just started take the focus: pass that right on."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows alone needs it

        ctypes.windll.user32.AllowSetForegroundWindow(-1)


def first_or_told(journal: Path, wish: Wish, environment: Mapping[str, str]) -> Claim | None:
    """Be the program with that journal, or have the one that is come forward.

    Returns:
        The claim to go on with; None if the other program has answered and there is nothing more to do.
    """
    try:
        address = address_of(journal, environment)
    except (OSError, ValueError):
        return Claim(None)
    if sys.platform == "win32":
        return None if ask(address, wish, environment) else Claim(address)
    mine = claim(address)
    if mine is not None:
        return mine
    # one that hangs must not keep the person from writing
    return None if ask(address, wish, environment) else Claim(None)
