"""A name taken out of every text of a journal, the log of steps included; and a look at where it stands.

One text is rewritten in one way wherever it stands, in a row as in an image: so what can be undone fits
what is there, before as after. Plain SQL on a plain connection, so that it works on older copies too.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from journal.domain.days import shortened
from journal.domain.name_finder import Found, NameFinder
from journal.domain.names import fold_name
from journal.domain.text import find_tokens
from journal.storage.texts import (
    COLUMNS,
    Image,
    Standing,
    all_texts,
    json_of,
    object_of,
    packed_image,
    rewritten,
    tables_of,
    texts_of,
    unpacked,
)

STEP_NAME = 40  # of a text, in the name of a step that is about it


@dataclass(slots=True)
class Seen:
    """The texts that hold a name, each once: where it stands first, and in how many places."""

    standing: Standing
    found: tuple[Found, ...]
    count: int = 1


@dataclass(slots=True)
class Survey:
    """Where a name stands: see `journal.domain.forgetting.ForgettingPlan`."""

    seen: dict[str, Seen] = field(default_factory=dict)
    within: int = 0
    spellings: Counter[str] = field(default_factory=Counter)
    is_noted: bool = False
    steps: int = 0
    former: frozenset[str] = frozenset()


def survey(connection: sqlite3.Connection, finder: NameFinder) -> Survey:
    """Every text that holds the name, in one pass."""
    result = Survey()
    for standing in all_texts(connection):
        known = result.seen.get(standing.text)
        if known is not None:
            known.count += 1
            continue
        found, within = finder.look(standing.text)
        result.within += within
        if found:
            result.seen[standing.text] = Seen(standing, found)
        for one in found:
            if one.is_person:
                result.spellings[one.spelling] += 1
    if "person" in tables_of(connection):
        row = connection.execute("SELECT name FROM person WHERE id = ?", (finder.folded,)).fetchone()
        result.is_noted = row is not None
        if row is not None:
            result.spellings[row[0]] += 1
    names = connection.execute("SELECT name FROM step").fetchall()
    result.steps = sum(1 for (name,) in names if finder.find(name))
    result.former = _former_names(connection, finder)
    return result


def _former_names(connection: sqlite3.Connection, finder: NameFinder) -> frozenset[str]:
    """The names that a person was renamed from, where only the log of steps still knows them.

    The name of such a step holds both names; what merely put one person for another does not count.
    """
    found: dict[str, str] = {}
    changes = connection.execute(
        "SELECT name, before, after FROM step_change JOIN step ON step.id = step_id "
        "WHERE kind = 'action' AND before NOTNULL AND after NOTNULL"
    )
    for name, *packed in changes:
        if not finder.find(name):
            continue
        before, after = (_people_in(unpacked(one)) for one in packed)
        if len(before) == len(after):
            found |= {
                fold_name(old): old
                for old, new in zip(before, after, strict=True)
                if fold_name(new) == finder.folded != fold_name(old) and NameFinder(old).find(name)
            }
    query = "SELECT 1 FROM action_name WHERE kind = 'person' AND folded = ? LIMIT 1"
    return frozenset(
        name for key, name in found.items() if connection.execute(query, (key,)).fetchone() is None
    )


def _people_in(image: Image | None) -> list[str]:
    text = None if image is None else image.get("text")
    return [token.name for token in find_tokens(text) if token.kind == "person"] if text else []


class Rewriter:
    """Rewrites texts: `@name` always, a bare name where it was chosen.

    `chosen` holds, for each text that was looked at, the starts of the bare names to be rewritten; of a
    text nobody has seen, `is_sure` decides.
    """

    def __init__(
        self,
        finder: NameFinder,
        replacement: str,
        chosen: Mapping[str, frozenset[int]],
        is_sure: Callable[[Found], bool],
    ) -> None:
        self.finder = finder
        self.replacement = replacement
        self._chosen, self._is_sure = chosen, is_sure
        self._done: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """The text as it is to be."""
        known = self._done.get(text)
        if known is None:
            known = self._done[text] = self._rewritten(text)
        return known

    def _rewritten(self, text: str) -> str:
        found = self.finder.find(text)
        if not found:
            return text
        starts = self._chosen.get(text)
        return self.replaced(
            text,
            [
                one
                for one in found
                if one.is_person or (self._is_sure(one) if starts is None else one.start in starts)
            ],
        )

    def replaced(self, text: str, found: list[Found]) -> str:
        """The text with the replacement in all these places."""
        pieces: list[str] = []
        place = 0
        for one in found:
            pieces += [text[place : one.start], self.replacement]
            place = one.end
        return "".join([*pieces, text[place:]])

    def step_name(self, name: str, texts: list[str]) -> str:
        """What a step is called: quoted texts as they read now, and the name taken out of what is around."""
        for text in sorted(texts, key=len, reverse=True):
            quoted = shortened(text, STEP_NAME)
            if quoted and quoted in name:
                before, after = name.split(quoted, 1)
                return self._label(before) + shortened(self(text), STEP_NAME) + self._label(after)
        return self._label(name)

    def _label(self, name: str) -> str:
        found = self.finder.find(name)
        return self.replaced(name, [one for one in found if one.is_person or self._is_sure(one)])


def rewrite_journal(
    connection: sqlite3.Connection, rewriter: Rewriter, former: Sequence[Rewriter] = ()
) -> tuple[int, int]:
    """Take a name out of everything, and `former` ones as well, inside the transaction that is open.

    Returns:
        How many texts were rewritten, and how many steps can't be undone any more.

    Raises:
        ValueError: JSON of the journal is none.
    """
    there = tables_of(connection)
    texts = sum(_rewrite_rows(connection, rewriter, one.table) for one in COLUMNS if one.table in there)
    texts += _rewrite_trash(connection, rewriter)
    texts += _rewrite_settings(connection, rewriter)
    folded = rewriter.finder.folded
    if "person" in there:
        connection.execute("DELETE FROM person WHERE id = ?", (folded,))
    if "told_remark" in there:
        told = connection.execute("SELECT day, key FROM told_remark").fetchall()
        about = [(day,) for day, key in told if folded in fold_name(key).replace("+", ":").split(":")]
        connection.executemany("DELETE FROM told_remark WHERE day = ?", about)
    steps = _rewrite_steps(connection, rewriter)
    for other in former:
        some, dropped = rewrite_journal(connection, other)
        texts, steps = texts + some, steps + dropped
    return texts, steps


def _rewrite_rows(connection: sqlite3.Connection, rewriter: Rewriter, table: str) -> int:
    columns = next(one.columns for one in COLUMNS if one.table == table)
    names = [name for name, _place in columns]
    query = f"SELECT id, {', '.join(names)} FROM {table}"  # noqa: S608 - our own names
    changed = []
    for key, *texts in connection.execute(query):
        new = [rewriter(text) for text in texts]
        if new != texts:
            changed.append((*new, key))
    assignments = ", ".join(f"{name} = ?" for name in names)
    connection.executemany(f"UPDATE {table} SET {assignments} WHERE id = ?", changed)  # noqa: S608
    if table == "action":
        connection.executemany("DELETE FROM action_name WHERE action_id = ?", [(row[-1],) for row in changed])
        rows = [row for text, _lesson, key in changed for row in _name_rows(key, text)]
        connection.executemany(
            "INSERT INTO action_name (action_id, kind, folded, name, place) VALUES (?, ?, ?, ?, ?)", rows
        )
    return len(changed)


def _name_rows(key: str, text: str) -> list[tuple[str, str, str, str, int]]:
    spelled: dict[tuple[str, str], str] = {}
    for token in find_tokens(text):
        spelled.setdefault((token.kind, fold_name(token.name)), token.name)
    return [(key, kind, folded, name, place) for place, ((kind, folded), name) in enumerate(spelled.items())]


def _rewrite_trash(connection: sqlite3.Connection, rewriter: Rewriter) -> int:
    changed = []
    for key, packed in connection.execute("SELECT id, image FROM deleted_action"):
        image = object_of(packed)
        new = rewritten("action", key, image, rewriter)
        if new != image:
            changed.append((json.dumps(new), key))
    connection.executemany("UPDATE deleted_action SET image = ? WHERE id = ?", changed)
    return len(changed)


def _rewrite_settings(connection: sqlite3.Connection, rewriter: Rewriter) -> int:
    changed = []
    for key, packed in connection.execute("SELECT key, value FROM setting"):
        image = {"value": json_of(packed)}
        new = rewritten("setting", key, image, rewriter)
        if new is not None and new != image:
            changed.append((json.dumps(new["value"]), key))
    connection.executemany("UPDATE setting SET value = ? WHERE key = ?", changed)
    return len(changed)


# The log of steps ---------------------------------------------------------------------------------------

RewriteImage = Callable[[str, str, Image | None], Image | None]


@dataclass(slots=True)
class StepRewriting:
    """How a step is rewritten: its images, which changes leave it, and its name."""

    image: RewriteImage
    leaves: Callable[[str, str, Image | None, Image | None], bool]
    name: Callable[[str, list[str]], str]


def rewrite_steps(connection: sqlite3.Connection, rewriting: StepRewriting) -> int:
    """Rewrite the log; a step without anything left, or that can't be read, is dropped.

    Returns:
        How many steps were dropped.
    """
    dropped = []
    renamed = []
    for step, name in connection.execute("SELECT id, name FROM step").fetchall():
        texts: list[str] = []
        if not _rewrite_step(connection, step, rewriting, texts):
            dropped.append((step,))
            continue
        new = rewriting.name(name, texts)
        if new != name:
            renamed.append((new, step))
    connection.executemany("UPDATE step SET name = ? WHERE id = ?", renamed)
    connection.executemany("DELETE FROM step_change WHERE step_id = ?", dropped)
    connection.executemany("DELETE FROM step WHERE id = ?", dropped)
    connection.execute(_SIZES)
    return len(dropped)


_SIZES = """
    UPDATE step SET size = (
        SELECT coalesce(sum(coalesce(length(before), 0) + coalesce(length(after), 0) + 64), 0)
        FROM step_change WHERE step_id = step.id
    )
"""


def _rewrite_step(
    connection: sqlite3.Connection, step: int, rewriting: StepRewriting, texts: list[str]
) -> bool:
    """Rewrite the changes of one step; False where nothing of it is left, or it can't be read."""
    gone, changed, count = [], [], 0
    # one after another: thousands at once would hold up the window's thread
    for place, kind, key, *packed in connection.execute(
        "SELECT place, kind, key, before, after FROM step_change WHERE step_id = ? ORDER BY place", (step,)
    ):
        count += 1
        images = [unpacked(one) for one in packed]
        if any(image is None and one is not None for image, one in zip(images, packed, strict=True)):
            return False
        for image in images:
            texts += [] if image is None else texts_of(kind, key, image)
        if rewriting.leaves(kind, key, images[0], images[1]):
            gone.append((step, place))
            continue
        new = [rewriting.image(kind, key, image) for image in images]
        if new != images:
            changed.append((*map(packed_image, new), step, place))
    connection.executemany("DELETE FROM step_change WHERE step_id = ? AND place = ?", gone)
    connection.executemany(
        "UPDATE step_change SET before = ?, after = ? WHERE step_id = ? AND place = ?", changed
    )
    return len(gone) < count


def _rewrite_steps(connection: sqlite3.Connection, rewriter: Rewriter) -> int:
    folded = rewriter.finder.folded
    return rewrite_steps(
        connection,
        StepRewriting(
            image=lambda kind, key, image: rewritten(kind, key, image, rewriter),
            leaves=lambda kind, key, _before, _after: kind == "person" and key == folded,
            name=rewriter.step_name,
        ),
    )
