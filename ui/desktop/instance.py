"""Answers second starts: the program's side of one window per journal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from ui.desktop.call import ANSWER, WISHES, Address, Claim, address_of, ask, claim

LONGEST_MESSAGE = 8192
SILENCE_MS = 5000
PATIENCE_S = 2.0


class Instances(QObject):
    """Holds the claim on the journal that is open, and tells what a second start wants of this one.

    `asked` carries the wish ("show" or "capture") and what the desktop gave the second start for the focus.
    """

    asked = Signal(str, str)

    def __init__(self, environment: Mapping[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._environment = environment
        self._held: dict[str, tuple[Claim, QLocalServer | None]] = {}

    def hold(self, mine: Claim) -> None:
        """Answer for a journal that was claimed before this was made."""
        if mine.address is not None:
            self._held[mine.address.path] = (mine, self._listen(mine, mine.address))

    def take(self, journal: Path) -> bool:
        """Claim a journal that is to be opened; False if another window has it, which comes forward."""
        address = _address(journal, self._environment)
        if address is None or address.path in self._held:
            return True
        mine = claim(address)
        if mine is None or self._is_elsewhere(address):
            ask(address, "show", self._environment, PATIENCE_S)
            return False
        self.hold(mine)
        return True

    def _is_elsewhere(self, address: Address) -> bool:
        """Whether a pipe has somebody at its other end, on Windows, where there is no lock."""
        if not address.path.startswith("\\\\"):
            return False
        line = QLocalSocket()
        line.connectToServer(address.path)
        return line.waitForConnected(200)

    def settle(self, journal: Path | None) -> None:
        """This journal is open now, or none that is shared: the others are free again."""
        kept = None if journal is None else _address(journal, self._environment)
        for path in [path for path in self._held if kept is None or path != kept.path]:
            self._let_go(path)

    def close(self) -> None:
        """Answer nobody any more."""
        self.settle(None)

    def _let_go(self, path: str) -> None:
        mine, server = self._held.pop(path)
        if server is not None:
            server.close()
            server.deleteLater()
        mine.release()

    def _listen(self, mine: Claim, address: Address) -> QLocalServer | None:
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        handle = mine.take_handle()
        listens = server.listen(address.path) if handle is None else server.listen(handle)
        if not listens:
            server.deleteLater()
            return None
        server.newConnection.connect(lambda: self._greet(server))
        if server.hasPendingConnections():
            self._greet(server)
        return server

    def _greet(self, server: QLocalServer) -> None:
        while (line := server.nextPendingConnection()) is not None:
            line.readyRead.connect(lambda line=line: self._read(line))
            line.disconnected.connect(line.deleteLater)
            QTimer.singleShot(SILENCE_MS, line, line.abort)
            if line.bytesAvailable():
                self._read(line)

    def _read(self, line: QLocalSocket) -> None:
        if not line.canReadLine():
            if line.bytesAvailable() > LONGEST_MESSAGE:
                line.abort()
            return
        wish, token = _understood(bytes(line.readLine(LONGEST_MESSAGE).data()))
        if wish:
            line.write(ANSWER)
            line.flush()
        line.disconnectFromServer()
        if wish:
            self.asked.emit(wish, token)


def _address(journal: Path, environment: Mapping[str, str]) -> Address | None:
    try:
        return address_of(journal, environment)
    except (OSError, ValueError):
        return None


def _understood(message: bytes) -> tuple[str, str]:
    """The wish and the token of a message; an empty wish for what is none of ours."""
    try:
        said: Any = json.loads(message)
    except ValueError:
        return "", ""
    if not isinstance(said, dict) or said.get("wish") not in WISHES:
        return "", ""
    token = said.get("token")
    return str(said["wish"]), token if isinstance(token, str) and token.isprintable() else ""
