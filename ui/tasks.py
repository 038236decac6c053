"""One lane for work whose cost grows with the journal, off the window's thread."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from journal.errors import JournalError

PATIENCE = 5.0


@dataclass(frozen=True)
class _Task:
    name: str
    number: int
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[JournalError], None] | None


class Lane(QObject):
    """Runs one piece of work after another on one thread; of those with a name, the latest wins.

    `done` and `failed` are called on the thread that made the lane, and only for the latest
    request of that name. A bug in the work is logged with its traceback and reaches `broke`, with the
    name of what was asked for.
    """

    broke = Signal(str, object)
    _finished = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._latest: dict[str, int] = {}
        self._open = 0
        self._stopped = False
        self._finished.connect(self._deliver)
        self._thread = threading.Thread(target=self._work, name="leaderward-lane", daemon=True)
        self._thread.start()

    def run(
        self,
        name: str,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[JournalError], None] | None = None,
    ) -> None:
        """Have `work` done on the lane's thread, and its result handed to `done` on this one.

        Nothing happens once the lane was stopped.
        """
        if self._stopped:
            return
        number = self._latest.get(name, 0) + 1
        self._latest[name] = number
        self._open += 1
        self._tasks.put(_Task(name, number, work, done, failed))

    def cancel(self, name: str) -> None:
        """Forget what was asked for under that name."""
        self._latest[name] = self._latest.get(name, 0) + 1

    @property
    def is_idle(self) -> bool:
        """Whether everything asked for has been delivered."""
        return self._open == 0

    def drain(self, seconds: float) -> None:
        """Wait until what was asked for is done, at most so long, and deliver it; not once it was stopped."""
        if self._stopped:
            return
        reached = threading.Event()
        self.run("drain", reached.set, lambda _nothing: None)
        reached.wait(seconds)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall)

    def stop(self) -> None:
        """Let the running piece end, forget the rest, and take no more."""
        if self._stopped:
            return
        self._stopped = True
        self._latest.clear()
        self._tasks.put(None)
        self._thread.join(PATIENCE)

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            result: Any = None
            error: Exception | None = None
            if self._latest.get(task.name) == task.number:
                try:
                    result = task.work()
                except Exception as caught:  # noqa: BLE001 - handed to the window's thread below
                    error = caught
            self._finished.emit(task, result, error)

    def _deliver(self, task: _Task, result: Any, error: Exception | None) -> None:
        self._open -= 1
        if self._latest.get(task.name) != task.number:
            return
        if error is None:
            task.done(result)
        elif isinstance(error, JournalError) and task.failed is not None:
            task.failed(error)
        else:
            logging.getLogger(__name__).error("%s failed", task.name, exc_info=error)
            self.broke.emit(task.name, error)
