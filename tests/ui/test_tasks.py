import logging
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.errors import JournalError
from ui.tasks import Lane


@pytest.fixture
def lane(qapp: QApplication) -> Iterator[Lane]:
    assert qapp
    lane = Lane()
    yield lane
    lane.stop()


class Gate:
    """Holds the lane up until it is opened."""

    def __init__(self, lane: Lane) -> None:
        self._opened = threading.Event()
        self.reached = threading.Event()
        lane.run("gate", self._wait, lambda _nothing: None)

    def _wait(self) -> None:
        self.reached.set()
        self._opened.wait(10)

    def open(self) -> None:
        self._opened.set()


def test_work_is_done_elsewhere_and_its_result_delivered_here(qtbot: QtBot, lane: Lane) -> None:
    delivered: list[tuple[int, int]] = []
    lane.run("count", threading.get_ident, lambda there: delivered.append((there, threading.get_ident())))
    assert not lane.is_idle
    qtbot.waitUntil(lambda: lane.is_idle)
    assert delivered[0][0] != threading.get_ident()
    assert delivered[0][1] == threading.get_ident()


def test_of_one_name_the_latest_wins_and_what_waited_is_not_even_done(qtbot: QtBot, lane: Lane) -> None:
    done: list[int] = []
    shown: list[int] = []

    def work(number: int) -> int:
        done.append(number)
        return number

    gate = Gate(lane)
    for number in range(4):
        lane.run("drift", lambda number=number: work(number), shown.append)
    lane.run("other", lambda: 10, shown.append)
    gate.open()
    qtbot.waitUntil(lambda: lane.is_idle)
    assert done == [3]
    assert shown == [3, 10]


def test_a_result_that_comes_too_late_is_not_delivered(qtbot: QtBot, lane: Lane) -> None:
    shown: list[str] = []
    started, go_on = threading.Event(), threading.Event()

    def slow() -> str:
        started.set()
        go_on.wait(10)
        return "old"

    lane.run("open", slow, shown.append)
    assert started.wait(10)
    lane.run("open", lambda: "new", shown.append)
    go_on.set()
    qtbot.waitUntil(lambda: lane.is_idle)
    assert shown == ["new"]
    lane.run("open", lambda: "newest", shown.append)
    lane.cancel("open")
    qtbot.waitUntil(lambda: lane.is_idle)
    assert shown == ["new"]


def test_what_a_person_can_act_on_goes_to_failed(qtbot: QtBot, lane: Lane) -> None:
    told: list[str] = []

    def work() -> None:
        raise JournalError("The disk is full.", "Free some space.")

    lane.run("open", work, lambda _nothing: told.append("done"), lambda error: told.append(error.hint))
    qtbot.waitUntil(lambda: lane.is_idle)
    assert told == ["Free some space."]


def test_a_bug_is_logged_and_told_with_its_name(
    qtbot: QtBot, lane: Lane, caplog: pytest.LogCaptureFixture
) -> None:
    failed: list[JournalError] = []
    with qtbot.waitSignal(lane.broke) as broke:
        lane.run("open", lambda: 1 // 0, lambda _nothing: None, failed.append)
    assert broke.args is not None
    assert broke.args[0] == "open"
    assert isinstance(broke.args[1], ZeroDivisionError)
    assert not failed
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert caplog.records[0].exc_info
    shown: list[int] = []
    lane.run("open", lambda: 1, shown.append)  # the lane goes on
    qtbot.waitUntil(lambda: lane.is_idle)
    assert shown == [1]


def test_drain_delivers_what_was_asked_for_before_it_returns(lane: Lane) -> None:
    shown: list[int] = []
    lane.run("one", lambda: 1, shown.append)
    lane.run("two", lambda: 2, shown.append)
    lane.drain(10)
    assert shown == [1, 2]


def test_stop_lets_the_running_piece_end_and_takes_no_more(qtbot: QtBot, lane: Lane) -> None:
    done: list[str] = []
    gate = Gate(lane)
    lane.run("waits", lambda: done.append("waits"), lambda _nothing: done.append("delivered"))
    assert gate.reached.wait(10)
    threading.Timer(0.02, gate.open).start()
    lane.stop()
    lane.run("late", lambda: done.append("late"), lambda _nothing: None)
    lane.stop()
    qtbot.waitUntil(lambda: lane.is_idle)
    assert done == []


def test_drain_waits_for_nobody_once_it_was_stopped(lane: Lane) -> None:
    lane.stop()
    begun = threading.Thread(target=lane.drain, args=(60.0,), daemon=True)
    begun.start()
    begun.join(5.0)
    assert not begun.is_alive()
