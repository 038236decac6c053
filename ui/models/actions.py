"""The actions of a list, with day headings between them where they are wanted."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from journal.domain.action import Action
from journal.domain.behaviour import Milestone, Origin
from journal.domain.behaviour_names import behaviour_word
from journal.domain.dates import long_date, weekday_name
from journal.domain.distinctions import Catalogue
from journal.domain.text import find_tokens
from journal.domain.ties import Tied, tied_words
from journal.language import _, ngettext
from ui.known_catalogue import when_changed

Index: TypeAlias = QModelIndex | QPersistentModelIndex


class Roles(IntEnum):
    """What the model answers beyond Qt's own roles."""

    ACTION = Qt.ItemDataRole.UserRole + 1
    HEADING = Qt.ItemDataRole.UserRole + 2
    ID = Qt.ItemDataRole.UserRole + 3
    TIED = Qt.ItemDataRole.UserRole + 4


@dataclass(frozen=True, slots=True)
class Heading:
    """A day's heading: its name, and a fact beside it such as "2 of 4"."""

    title: str
    fact: str = ""


_UNTIED = Tied()
HeadingMaker: TypeAlias = Callable[[dt.date, int], Heading]
_Row: TypeAlias = tuple[str, Action | Heading]


def plain_heading(day: dt.date, count: int) -> Heading:
    """The day in words, with its year, and the number of its actions."""
    words = _("{weekday} {date}").format(weekday=weekday_name(day.weekday()), date=long_date(day))
    return Heading(words, ngettext("{count} action", "{count} actions", count).format(count=count))


def when_word(action: Action) -> str:
    """What stands in the time column: the time, or how the action came about, or nothing."""
    if action.origin is Origin.RECALLED:
        return _("recalled")
    if action.origin is Origin.IMPORTED:
        return _("imported")
    return action.time.strftime("%H:%M") if action.time is not None else ""


def milestone_word(milestone: Milestone) -> str:
    """The milestone as its chip names it."""
    return _("Great success") if milestone is Milestone.SUCCESS else _("Great failure")


def spoken(action: Action, catalogue: Catalogue) -> str:
    """The row in words: "16:20, leader: Let Priya run the huddle; entrusted"."""
    text = action.text
    for token in reversed(find_tokens(text)):
        text = text[: token.start] + text[token.start + 1 : token.end] + text[token.end :]
    head = ", ".join(part for part in (when_word(action), behaviour_word(action.behaviour)) if part)
    acts = []
    for mark in action.distinctions:
        distinction = catalogue.find(mark.distinction)
        acts.append(distinction.act(mark.pole) if distinction else mark.distinction)
    if action.milestone is not None:
        acts.append(milestone_word(action.milestone))
    return "; ".join([f"{head}: {text}", *acts])


class ActionListModel(QAbstractListModel):
    """Actions as rows, in the order given; `set_actions` changes no more rows than it has to.

    `heading` makes the row before each run of actions of one day; without it there are none.
    """

    def __init__(
        self, catalogue: Catalogue, heading: HeadingMaker | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._heading = heading
        self._rows: list[_Row] = []
        self._ties: dict[str, Tied] = {}
        when_changed(catalogue, self._rename)

    def _rename(self) -> None:
        """The acts may be called otherwise now."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    @property
    def catalogue(self) -> Catalogue:
        """The distinctions whose acts the rows name."""
        return self._catalogue

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions in their order, headings left out."""
        return tuple(value for _key, value in self._rows if isinstance(value, Action))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        value = self._rows[index.row()][1]
        return _heading_data(value, role) if isinstance(value, Heading) else self._action_data(value, role)

    def _action_data(self, action: Action, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return action.text
            case Roles.ACTION:
                return action
            case Roles.ID:
                return action.id
            case Qt.ItemDataRole.AccessibleTextRole:
                return "; ".join([spoken(action, self._catalogue), *tied_words(self.tied(action.id))])
            case Roles.TIED:
                return self.tied(action.id)
            case _:
                return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.heading_at(index) is not None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if self.action_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def tied(self, action_id: str) -> Tied:
        """What an action is tied to, as far as it was read."""
        return self._ties.get(action_id, _UNTIED)

    def set_ties(self, ties: Mapping[str, Tied]) -> None:
        """What the actions of the list are tied to; only rows that show something else are told of."""
        before, self._ties = self._ties, dict(ties)
        changed = {key for key in before.keys() | ties.keys() if before.get(key) != ties.get(key)}
        if not changed:
            return
        for row, (key, _value) in enumerate(self._rows):
            if key.removeprefix("action ") in changed:
                self.dataChanged.emit(self.index(row), self.index(row), [Roles.TIED])

    def value_of(self, row: int) -> Action | Heading | None:
        """What a row shows; None where there is no such row. Cheaper than asking `data`."""
        return self._rows[row][1] if 0 <= row < len(self._rows) else None

    def action_at(self, index: Index) -> Action | None:
        """The action of a row; None for a heading or no row."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        value = self._rows[index.row()][1]
        return value if isinstance(value, Action) else None

    def heading_at(self, index: Index) -> Heading | None:
        """The heading of a row; None for an action or no row."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        value = self._rows[index.row()][1]
        return value if isinstance(value, Heading) else None

    def index_of(self, action_id: str) -> QModelIndex:
        """The row of the action with that id; an invalid index when it is not here."""
        key = f"action {action_id}"
        return next((self.index(row) for row, (k, _v) in enumerate(self._rows) if k == key), QModelIndex())

    def set_actions(self, actions: Sequence[Action]) -> None:
        """Show these instead: what stays keeps its row object, so selection and scrolling stay."""
        wanted = self._rows_for(actions)
        here = len(self._rows)
        first = _alike(self._rows, wanted)
        last = _alike(self._rows[first:][::-1], wanted[first:][::-1])
        if first + last == here < len(wanted):
            self._insert(first, wanted[first : len(wanted) - last])
        elif first + last == len(wanted) < here:
            self._remove(first, here - last - 1)
        elif first < here:
            keys = [key for key, _value in wanted]
            self._drop_all_but(set(keys))
            self._move_strays_last(keys)
            self._fill_in(wanted)
        self._update(wanted)

    def _rows_for(self, actions: Sequence[Action]) -> list[_Row]:
        rows: list[_Row] = []
        counts: dict[dt.date, int] = {}
        for action in actions:
            counts[action.day] = counts.get(action.day, 0) + 1
        runs: dict[dt.date, int] = {}
        day: dt.date | None = None
        seen: set[str] = set()
        for action in actions:
            if action.id in seen:
                continue
            seen.add(action.id)
            if self._heading is not None and action.day != day:
                day = action.day
                run = runs[day] = runs.get(day, 0) + 1
                rows.append((f"day {day.isoformat()} {run}", self._heading(day, counts[day])))
            rows.append((f"action {action.id}", action))
        return rows

    def _drop_all_but(self, keys: set[str]) -> None:
        row = len(self._rows) - 1
        while row >= 0:
            if self._rows[row][0] in keys:
                row -= 1
                continue
            last = row
            while row > 0 and self._rows[row - 1][0] not in keys:
                row -= 1
            self._remove(row, last)
            row -= 1

    def _remove(self, first: int, last: int) -> None:
        self.beginRemoveRows(QModelIndex(), first, last)
        del self._rows[first : last + 1]
        self.endRemoveRows()

    def _insert(self, row: int, rows: Sequence[_Row]) -> None:
        self.beginInsertRows(QModelIndex(), row, row + len(rows) - 1)
        self._rows[row:row] = rows
        self.endInsertRows()

    def _move_strays_last(self, keys: list[str]) -> None:
        place = {key: number for number, key in enumerate(keys)}
        steady = _longest_rise([place[key] for key, _value in self._rows])
        strays = [key for number, (key, _value) in enumerate(self._rows) if number not in steady]
        for key in strays:
            row = self._row_of(key)
            self._move(row, len(self._rows))

    def _fill_in(self, wanted: list[_Row]) -> None:
        here = {key for key, _value in self._rows}
        row = 0
        while row < len(wanted):
            if wanted[row][0] not in here:
                last = row
                while last + 1 < len(wanted) and wanted[last + 1][0] not in here:
                    last += 1
                self._insert(row, wanted[row : last + 1])
                row = last + 1
                continue
            if self._rows[row][0] != wanted[row][0]:
                self._move(self._row_of(wanted[row][0], row), row)
            row += 1

    def _update(self, wanted: list[_Row]) -> None:
        for row, entry in enumerate(wanted):
            value = self._rows[row][1]
            if value is not entry[1] and value != entry[1]:
                self._rows[row] = entry
                index = self.index(row)
                self.dataChanged.emit(index, index)

    def _row_of(self, key: str, start: int = 0) -> int:
        return next(row for row in range(start, len(self._rows)) if self._rows[row][0] == key)

    def _move(self, row: int, before: int) -> None:
        if before in (row, row + 1):
            return
        self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), before)
        entry = self._rows.pop(row)
        self._rows.insert(before - 1 if before > row else before, entry)
        self.endMoveRows()


def _heading_data(heading: Heading, role: int) -> Any:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return heading.title
        case Roles.HEADING:
            return heading
        case Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (heading.title, heading.fact) if part)
        case _:
            return None


def _alike(some: Sequence[_Row], others: Sequence[_Row]) -> int:
    """How many rows from the first on are the same rows."""
    count = 0
    for (key, _value), (other, _other) in zip(some, others, strict=False):
        if key != other:
            break
        count += 1
    return count


def _longest_rise(numbers: list[int]) -> set[int]:
    """The positions of a longest rising subsequence (patience sorting, O(n log n))."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = [-1] * len(numbers)
    for position, number in enumerate(numbers):
        pile = bisect_left(tails, number)
        if pile == len(tails):
            tails.append(number)
            ends.append(position)
        else:
            tails[pile] = number
            ends[pile] = position
        before[position] = ends[pile - 1] if pile else -1
    kept: set[int] = set()
    position = ends[-1] if ends else -1
    while position >= 0:
        kept.add(position)
        position = before[position]
    return kept
