"""The one way in: a change is one transaction, one step and one notice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import Connection

from journal.domain.action import Notice
from journal.places import Clock
from journal.storage import steps
from journal.storage.database import Database
from journal.storage.images import IMAGERS, Image
from journal.storage.steps import Change, narrowed

# A notice names at most so many actions.
MOST_NAMED = 100

Subscriber = Callable[[Notice], None]
Work = Callable[[Connection], Iterable[Change | None]]


class Unit:
    """Applies changes to a journal, walks them back, and tells subscribers.

    `writer` names who writes: undo and redo walk this writer's own steps.
    """

    def __init__(self, database: Database, clock: Clock, writer: str) -> None:
        self.database = database
        self.clock = clock
        self._writer = writer
        self._subscribers: list[Subscriber] = []

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Have `subscriber` called after each change, in the thread that made it.

        Returns:
            A function that ends the subscription.
        """
        self._subscribers.append(subscriber)

        def end() -> None:
            if subscriber in self._subscribers:
                self._subscribers.remove(subscriber)

        return end

    def apply(
        self, name: str | Callable[[], str], work: Work, by: object | None = None, joins: int = 0
    ) -> bool:
        """Run `work` in one transaction: it reads, and returns the changes to make.

        When this returns the changes are on disk. Without a change nothing is written. A `name` that
        depends on what `work` finds is asked for after it. Where `joins` is the number of the step that
        undo would take back now, the changes belong to that step, and its name stays.

        Returns:
            Whether anything changed.
        """
        with self.database.write() as connection:
            changes = [change for change in work(connection) if change is not None]
            if changes:
                steps.perform(connection, changes)
                step = steps.next_to_undo(connection, self._writer) if joins else None
                if step is not None and step.id == joins:
                    whole = _as_one([*steps.changes_of(connection, step), *changes])
                    steps.log_again(connection, self._writer, step, whole)
                else:
                    called = name if isinstance(name, str) else name()
                    steps.log_step(connection, self._writer, called, self.clock.now(), changes)
        if changes:
            self._tell(changes, by)
        return bool(changes)

    @property
    def last_step(self) -> int:
        """The number of the step that undo would take back; 0 where there is none."""
        with self.database.read() as connection:
            step = steps.next_to_undo(connection, self._writer)
        return 0 if step is None else step.id

    def apply_all(self, name: str, works: Iterable[Work], by: object | None = None) -> bool:
        """As `apply`, for several works one after another, each seeing what those before it changed.

        Returns:
            Whether anything changed.
        """
        done: list[Change] = []
        with self.database.write() as connection:
            for work in works:
                some = [change for change in work(connection) if change is not None]
                steps.perform(connection, some)
                done += some
            changes = _as_one(done)
            if changes:
                steps.log_step(connection, self._writer, name, self.clock.now(), changes)
        if changes:
            self._tell(changes, by)
        return bool(changes)

    def names(self) -> tuple[str | None, str | None]:
        """What undo and redo would take back and do again, by name."""
        with self.database.read() as connection:
            undo = steps.next_to_undo(connection, self._writer)
            redo = steps.next_to_redo(connection, self._writer)
        return (undo.name if undo else None, redo.name if redo else None)

    def is_long(self, *, forward: bool) -> bool:
        """Whether undo (or, `forward`, redo) would bring back so much that it takes a while."""
        with self.database.read() as connection:
            find = steps.next_to_redo if forward else steps.next_to_undo
            step = find(connection, self._writer)
            return step is not None and steps.is_long(connection, step)

    def undo(self, by: object | None = None) -> str | None:
        """Take this writer's last step back.

        Returns:
            Its name, or None where there was nothing to undo.

        Raises:
            JournalError: somebody else has changed the same things since; nothing is changed.
        """
        return self._walk(steps.next_to_undo, steps.undo_step, by)

    def redo(self, by: object | None = None) -> str | None:
        """Do the step that was undone last again; as `undo`."""
        return self._walk(steps.next_to_redo, steps.redo_step, by)

    def _walk(
        self,
        find: Callable[[Connection, str], steps.Step | None],
        turn: Callable[[Connection, steps.Step], list[Change]],
        by: object | None,
    ) -> str | None:
        with self.database.write() as connection:
            step = find(connection, self._writer)
            if step is None:
                return None
            changes = turn(connection, step)
        self._tell(changes, by)
        return step.name

    def _tell(self, changes: Sequence[Change], by: object | None) -> None:
        kinds = frozenset("action" if change.kind == "deleted action" else change.kind for change in changes)
        actions = frozenset(change.key for change in changes if change.kind == "action")
        self.announce(Notice(kinds=kinds, by=by, actions=actions if len(actions) <= MOST_NAMED else None))

    def announce(self, notice: Notice) -> None:
        """Tell the subscribers of something that is on disk."""
        for subscriber in tuple(self._subscribers):
            subscriber(notice)


def _as_one(done: Iterable[Change]) -> list[Change]:
    """Several changes of one thing as the one that they come to, in the order of the first of each."""
    whole: dict[tuple[str, str], Change | None] = {}
    for change in done:
        place = change.kind, change.key
        first = whole.get(place)
        whole[place] = change if first is None else _joined(first, change)
    return [change for change in whole.values() if change is not None]


def _joined(first: Change, then: Change) -> Change | None:
    """One change that does what two do; None where the thing came and went."""
    before, after = first.before, then.after
    if before is not None and then.before is not None:
        before = {**then.before, **before}
    if after is not None and first.after is not None:
        after = {**first.after, **after}
    return narrowed(first.kind, first.key, before, after)


def current(connection: Connection, kind: str, key: str) -> Image | None:
    """The image of a thing as it is now."""
    return IMAGERS[kind].read(connection, key)
