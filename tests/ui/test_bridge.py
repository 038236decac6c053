from collections.abc import Callable

from journal.domain.action import Notice
from ui.bridge import Bridge


class Subject:
    """Something that can be subscribed to as a journal can."""

    def __init__(self) -> None:
        self.subscribers: list[Callable[[Notice], None]] = []

    def subscribe(self, subscriber: Callable[[Notice], None]) -> Callable[[], None]:
        self.subscribers.append(subscriber)
        return lambda: self.subscribers.remove(subscriber)

    def tell(self, notice: Notice) -> None:
        for subscriber in list(self.subscribers):
            subscriber(notice)


def test_it_tells_of_the_journal_it_follows_and_of_no_other() -> None:
    bridge, first, second = Bridge(), Subject(), Subject()
    heard: list[Notice] = []
    bridge.changed.connect(heard.append)
    notice = Notice(frozenset({"action"}), None)
    bridge.follow(first.subscribe)
    first.tell(notice)
    assert heard == [notice]
    bridge.follow(second.subscribe)
    first.tell(notice)
    assert heard == [notice]
    second.tell(notice)
    assert heard == [notice, notice]
    bridge.follow(None)
    bridge.follow(None)
    assert not first.subscribers
    assert not second.subscribers
