"""The lines of a sweep in their order, and which of them is asked about now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journal.domain.action import Action


class Course:
    """Actions that are walked through one by one, from the first that has no tag.

    `place` counts from 0; it is the number of actions once the last one is behind.
    """

    def __init__(self, actions: Sequence[Action]) -> None:
        self._actions = list(actions)
        self._gone: list[tuple[str, int]] = []
        self.place = self._next_untagged(0)

    @property
    def actions(self) -> tuple[Action, ...]:
        """All of them, in order."""
        return tuple(self._actions)

    @property
    def keys(self) -> tuple[str, ...]:
        """Their ids, in order."""
        return tuple(action.id for action in self._actions)

    @property
    def known(self) -> tuple[str, ...]:
        """Their ids, and those of what has gone and may come back."""
        return (*self.keys, *(key for key, _place in self._gone))

    def __len__(self) -> int:
        return len(self._actions)

    @property
    def current(self) -> Action | None:
        """The action that is asked about; None once all are behind."""
        return self._actions[self.place] if self.place < len(self._actions) else None

    @property
    def is_finished(self) -> bool:
        """Whether the last one is behind."""
        return self.place >= len(self._actions)

    @property
    def tagged(self) -> int:
        """How many have a tag."""
        return sum(action.behaviour is not None for action in self._actions)

    def around(self, before: int, after: int) -> tuple[int, tuple[Action, ...]]:
        """The actions near the current one, and the place of the first of them."""
        first = max(0, self.place - before)
        return first, tuple(self._actions[first : self.place + after + 1])

    def go_on(self) -> None:
        """To the next one that has no tag."""
        self.place = self._next_untagged(self.place + 1)

    def go_back(self) -> bool:
        """To the one before, whatever its tag. False at the first."""
        if self.place == 0:
            return False
        self.place -= 1
        return True

    def go_to(self, place: int) -> None:
        """To a certain one."""
        self.place = min(max(place, 0), len(self._actions))

    def take(self, action: Action) -> None:
        """The action has changed: this is how it is now."""
        for place, known in enumerate(self._actions):
            if known.id == action.id:
                self._actions[place] = action
                return

    def drop(self, key: str) -> None:
        """That action is not there any more; what comes after it moves up."""
        places = [place for place, action in enumerate(self._actions) if action.id == key]
        for place in places:
            del self._actions[place]
            self._gone.append((key, place))
            if place < self.place:
                self.place -= 1
        if places and self.current is not None and self.current.behaviour is not None:
            self.go_on()

    def renew(self, actions: Iterable[Action]) -> None:
        """This is how they are now; those not given are gone, until they are given again.

        One that is back at its place, or whose tag was taken off or changed elsewhere, is asked about
        again; a current one that has got its tag elsewhere is behind.
        """
        now = {action.id: action for action in actions}
        current = self.current
        changed = next((known.id for known in self._actions if _is_retagged(known, now.get(known.id))), None)
        before = self._actions[: self.place]
        was_open = current is not None and current.behaviour is None
        gone = [(known.id, place) for place, known in enumerate(self._actions) if known.id not in now]
        self._actions = [now[known.id] for known in self._actions if known.id in now]
        self.place = sum(known.id in now for known in before)
        if changed is not None:
            self.place = self.keys.index(changed)
        elif current is not None and (current.id not in now or was_open):
            self.place = self._next_untagged(self.place)
        for key, place in self._gone[::-1]:  # the last one to go left the places as they are now
            if key in now:
                self.place = min(place, len(self._actions))
                self._actions.insert(self.place, now[key])
        self._gone = [found for found in self._gone if found[0] not in now] + gone[::-1]

    def _next_untagged(self, start: int) -> int:
        place = min(start, len(self._actions))
        while place < len(self._actions) and self._actions[place].behaviour is not None:
            place += 1
        return place


def _is_retagged(known: Action, now: Action | None) -> bool:
    return now is not None and known.behaviour is not None and now.behaviour is not known.behaviour
