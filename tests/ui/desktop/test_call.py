"""How a second start finds the first: claims, questions, and what a killed program leaves behind."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.desktop.call import LONGEST_PATH, Claim, address_of, ask, claim, first_or_told, within
from ui.desktop.instance import Instances

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has pipes, not sockets")
HOLDER = """
import sys
from pathlib import Path
from ui.desktop.call import address_of, claim
mine = claim(address_of(Path(sys.argv[1]), {"XDG_RUNTIME_DIR": sys.argv[2]}))
print("first" if mine is not None else "second", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    return {"XDG_RUNTIME_DIR": str(folder)}


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "mine.leaderward"


@pytest.fixture
def answering(environment: dict[str, str], qapp: QApplication) -> Iterator[Instances]:
    instances = Instances(environment, qapp)
    yield instances
    instances.close()


def left_in(environment: dict[str, str]) -> list[Path]:
    return list(Path(environment["XDG_RUNTIME_DIR"]).iterdir())


def hold(journal: Path, environment: dict[str, str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", HOLDER, str(journal), environment["XDG_RUNTIME_DIR"]]
    return subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=dict(os.environ)
    )


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_the_same_journal_has_one_address_by_whatever_name(
    journal: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    journal.touch()
    link = tmp_path / "link.leaderward"
    link.symlink_to(journal)
    there = address_of(journal, environment)
    assert address_of(link, environment) == there
    assert address_of(tmp_path / "x" / ".." / journal.name, environment) == there
    assert address_of(tmp_path / "other.leaderward", environment) != there
    assert there.path.startswith(environment["XDG_RUNTIME_DIR"])


def test_an_address_is_short_enough_for_every_system(journal: Path, tmp_path: Path) -> None:
    deep = tmp_path / ("x" * 80) / ("y" * 80)
    deep.mkdir(parents=True)
    for folder in (str(deep), "", "relative", "/no/such/folder"):
        assert len(os.fsencode(address_of(journal, {"XDG_RUNTIME_DIR": folder}).path)) <= LONGEST_PATH


def test_one_is_first_until_it_lets_go(journal: Path, environment: dict[str, str]) -> None:
    address = address_of(journal, environment)
    mine = claim(address)
    assert mine is not None
    assert claim(address) is None
    assert Path(address.path).stat().st_mode & 0o777 == 0o600
    mine.release()
    assert left_in(environment) == []
    again = claim(address)
    assert again is not None
    again.release()


def test_what_a_killed_program_leaves_is_taken_over(journal: Path, environment: dict[str, str]) -> None:
    process = hold(journal, environment)
    assert said(process) == "first"
    assert claim(address_of(journal, environment)) is None
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert left_in(environment)
    mine = claim(address_of(journal, environment))
    assert mine is not None
    mine.release()


def test_of_many_that_start_together_one_is_first(journal: Path, environment: dict[str, str]) -> None:
    for _round in range(3):
        together = [hold(journal, environment) for _number in range(4)]
        assert sorted(map(said, together)) == ["first", "second", "second", "second"]
        for process in together:
            end(process)


def test_where_no_socket_can_be_the_program_runs_without(journal: Path, tmp_path: Path) -> None:
    unusable = Path(address_of(journal, {"XDG_RUNTIME_DIR": str(tmp_path)}).path + ".lock")
    unusable.mkdir()
    mine = first_or_told(journal, "show", {"XDG_RUNTIME_DIR": str(tmp_path)})
    assert mine is not None
    assert mine.address is None
    mine.release()
    nonsense = first_or_told(Path("a\0b"), "show", {})
    assert isinstance(nonsense, Claim)


def asking(journal: Path, environment: dict[str, str], wish: str) -> subprocess.Popen[str]:
    code = (
        "import sys; from pathlib import Path; from ui.desktop.call import first_or_told;"
        "import json; print(first_or_told(Path(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3])) is None);"
        "print([name for name in sys.modules if name.startswith('PySide6')])"
    )
    command = [sys.executable, "-c", code, str(journal), wish, json.dumps(environment)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_a_second_start_is_answered_and_loads_no_window(
    qtbot: QtBot, journal: Path, environment: dict[str, str], answering: Instances
) -> None:
    assert answering.take(journal)
    for wish, token in (("show", "abc_TIME12"), ("capture", "")):
        given = {**environment, "DESKTOP_STARTUP_ID": token}
        with qtbot.waitSignal(answering.asked, timeout=20_000) as asked:
            process = asking(journal, given, wish)
        assert asked.args == [wish, token]
        out, _err = process.communicate(timeout=20)
        assert out.splitlines() == ["True", "[]"]


def test_what_was_asked_before_anybody_listened_is_answered(
    qtbot: QtBot, journal: Path, environment: dict[str, str], answering: Instances
) -> None:
    mine = claim(address_of(journal, environment))
    assert mine is not None
    process = asking(journal, environment, "capture")
    with qtbot.waitSignal(answering.asked, timeout=20_000):
        qtbot.wait(50)  # it has asked, or will
        answering.hold(mine)
    assert process.wait(20) == 0
    process.communicate()


@pytest.mark.parametrize(
    "message", [b"", b"\n", b"nonsense\n", b'{"wish": "delete"}\n', b"[1]\n", b"\xff\xfe\n", b"x" * 20_000]
)
def test_nonsense_is_not_answered_and_harms_nobody(
    qtbot: QtBot, journal: Path, environment: dict[str, str], answering: Instances, message: bytes
) -> None:
    wishes: list[str] = []
    answering.asked.connect(lambda wish, _token: wishes.append(wish))
    assert answering.take(journal)
    path = address_of(journal, environment).path
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.connect(path)
        line.sendall(message)
        line.setblocking(False)
        if message:

            def closed() -> bool:
                try:
                    return line.recv(10) == b""
                except BlockingIOError:
                    return False
                except ConnectionResetError:
                    return True

            qtbot.waitUntil(closed, timeout=20_000)
    assert wishes == []
    with qtbot.waitSignal(answering.asked, timeout=20_000):
        process = asking(journal, environment, "show")
    process.communicate(timeout=20)


def test_one_who_hangs_does_not_keep_the_second_from_writing(
    journal: Path, environment: dict[str, str]
) -> None:
    process = hold(journal, environment)
    assert said(process) == "first"
    assert not ask(address_of(journal, environment), "show", environment, patience=0.2)
    end(process)


def test_what_knows_no_limit_is_waited_for_so_long_and_no_longer() -> None:
    never = threading.Event()
    with pytest.raises(TimeoutError):
        within(0.05, never.wait)
    never.set()
    assert within(20, lambda: True)
    assert not within(20, lambda: False)

    def gone() -> bool:
        raise FileNotFoundError

    with pytest.raises(FileNotFoundError):
        within(20, gone)


def test_the_claim_follows_the_journal_that_is_open(
    journal: Path, tmp_path: Path, environment: dict[str, str], answering: Instances
) -> None:
    other = tmp_path / "other.leaderward"
    assert answering.take(journal)
    assert answering.take(other)
    answering.settle(other)
    assert claim(address_of(other, environment)) is None
    free = claim(address_of(journal, environment))
    assert free is not None
    free.release()
    answering.settle(None)
    assert left_in(environment) == []
