"""Actions deleted for good: out of every table, every list of ids and the log of steps."""

from __future__ import annotations

import json
import re
import sqlite3
from typing import Any

from journal.domain.days import shortened
from journal.storage.forgetting import STEP_NAME, StepRewriting, rewrite_steps
from journal.storage.texts import Image, json_of, object_of, tables_of

# A step is named by a text only between marks of quotation, whichever a language has.
_OPEN = "“„”«»‹›「『\"'‘\u00a0\u202f"
_CLOSE = "”“»«›‹」』\"'’\u00a0\u202f"
_TIED = ("vision_tie", "intention_tie", "retag", "reflection")
_TIED_KINDS = frozenset({"vision tie", "intention tie", "retag", "reflection"})


def delete_for_good(connection: sqlite3.Connection, keys: frozenset[str]) -> tuple[int, int, frozenset[str]]:
    """Take the actions out, inside the transaction that is open.

    Returns:
        How many there were, be it in the trash; how many steps can't be undone any more; their texts.
    """
    texts = _texts_of(connection, keys)
    there = tables_of(connection)
    given = [(key,) for key in keys]
    for table, column in (("action", "id"), ("deleted_action", "id")):
        connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", given)  # noqa: S608 - our names
    for table in _TIED:
        if table in there:
            connection.executemany(f"DELETE FROM {table} WHERE action_id = ?", given)  # noqa: S608
    _clean_lists(connection, keys, there)
    quoted = {shortened(text, STEP_NAME) for text in texts.values()}
    quoted.discard("")

    def name(called: str, of_step: list[str]) -> str:
        texts_now = quoted | {shortened(text, STEP_NAME) for text in of_step if text in gone}
        for text in sorted(texts_now, key=len, reverse=True):
            called = re.sub(rf"(?<=[{_OPEN}]){re.escape(text)}(?=[{_CLOSE}])", "…", called)
        return called

    gone: set[str] = set(texts.values())
    dropped = rewrite_steps(
        connection,
        StepRewriting(
            image=lambda kind, key, image: without(kind, key, image, keys),
            leaves=lambda kind, key, before, after: _is_about(kind, key, before, after, keys),
            name=name,
        ),
    )
    return len(texts), dropped, frozenset(gone)


def _texts_of(connection: sqlite3.Connection, keys: frozenset[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key in keys:
        row = connection.execute("SELECT text FROM action WHERE id = ?", (key,)).fetchone()
        if row is None:
            row = connection.execute("SELECT image FROM deleted_action WHERE id = ?", (key,)).fetchone()
            row = None if row is None else (object_of(row[0]).get("text"),)
        if row is not None:
            found[key] = row[0] if isinstance(row[0], str) else ""
    return found


def _clean_lists(connection: sqlite3.Connection, keys: frozenset[str], there: frozenset[str]) -> None:
    """The lists of ids in settings and reviews, and the remarks that were told of an action."""
    for key in ("best", "catalogue"):
        row = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
        if row is not None:
            image = {"value": json_of(row[0])}
            new = without("setting", key, image, keys)
            if new is not None and new != image:
                connection.execute(
                    "UPDATE setting SET value = ? WHERE key = ?", (json.dumps(new["value"]), key)
                )
    if "review" in there:
        for key, packed in connection.execute("SELECT id, chosen FROM review").fetchall():
            image = {"chosen": json_of(packed)}
            new = without("review", key, image, keys)
            if new is not None and new != image:
                connection.execute(
                    "UPDATE review SET chosen = ? WHERE id = ?", (json.dumps(new["chosen"]), key)
                )
    if "told_remark" in there:
        connection.executemany("DELETE FROM told_remark WHERE key = ?", [(f"episode:{key}",) for key in keys])


def without(kind: str, key: str, image: Image | None, keys: frozenset[str]) -> Image | None:
    """An image whose lists name none of these actions."""
    if image is None:
        return None
    if kind == "setting" and key == "best" and isinstance(image.get("value"), list):
        return {"value": _without(image["value"], keys)}
    if kind == "setting" and key == "catalogue" and isinstance(image.get("value"), dict):
        examples = image["value"].get("examples")
        if not isinstance(examples, list):
            return image
        kept = [one for one in examples if not (isinstance(one, list) and _any_in(one, keys))]
        return {
            "value": {**image["value"], "examples": kept} if len(kept) < len(examples) else image["value"]
        }
    if kind == "review" and isinstance(image.get("chosen"), dict):
        chosen = {name: _without(value, keys) for name, value in image["chosen"].items()}
        return {**image, "chosen": chosen}
    return image


def _without(value: Any, keys: frozenset[str]) -> Any:
    if isinstance(value, list):
        return [one for one in value if not _any_in([one], keys)]
    return None if _any_in([value], keys) else value


def _any_in(values: list[Any], keys: frozenset[str]) -> bool:
    return any(isinstance(one, str) and one in keys for one in values)


def _is_about(kind: str, key: str, before: Image | None, after: Image | None, keys: frozenset[str]) -> bool:
    if kind in {"action", "deleted action"}:
        return key in keys
    if kind not in _TIED_KINDS:
        return False
    if key.rpartition("/")[2] in keys:
        return True
    return any(image is not None and _any_in([image.get("action_id")], keys) for image in (before, after))
