"""Where the texts of a journal stand: columns of tables, and within the images of steps.

Whatever has to reach every text a person wrote goes through here. A column that is added is named here too:
`tests/journal/storage/test_texts.py` asks about each.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from journal.domain.forgetting import Place

Image = dict[str, Any]
Rewrite = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class TextColumns:
    """The columns of a table that hold texts, the kind its images have, and how a person calls the place."""

    table: str
    kind: str
    columns: tuple[tuple[str, Place], ...]
    day: str | None = "day"


COLUMNS = (
    TextColumns("action", "action", (("text", Place.ACTION), ("lesson", Place.LESSON))),
    TextColumns("person", "person", (("moves", Place.PERSON), ("goal", Place.PERSON)), None),
    TextColumns("other_view", "other view", (("who", Place.VIEW),)),
    TextColumns("reflection", "reflection", (("question", Place.REFLECTION), ("text", Place.REFLECTION))),
    TextColumns("vision", "vision", (("text", Place.VISION),)),
    TextColumns("vision_tie", "vision tie", (("whom", Place.VISION),), None),
    TextColumns("intention", "intention", (("cue", Place.INTENTION), ("deed", Place.INTENTION))),
    TextColumns("review", "review", (("well", Place.REVIEW),)),
)

_IMAGE_TEXTS = {one.kind: tuple(name for name, _place in one.columns) for one in COLUMNS}
_PLACES = {(one.kind, name): place for one in COLUMNS for name, place in one.columns}
_SETTINGS_WITHOUT = frozenset({"day_start", "week_start", "rest_until", "self_images", "best"})
_OF_OURS = "id code family day first last prompt_at since order hidden examples needs share leader"
_NO_WORDS = frozenset(_OF_OURS.split())


def tables_of(connection: sqlite3.Connection) -> frozenset[str]:
    """The tables that are there: an older journal has fewer."""
    return frozenset(
        row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    )


def rewritten(kind: str, key: str, image: Image | None, rewrite: Rewrite) -> Image | None:
    """An image, whole or of some columns, with each of its texts rewritten."""
    if image is None:
        return None
    if kind == "deleted action":
        kept = image.get("image")
        return image if kept is None else {**image, "image": rewritten("action", key, kept, rewrite)}
    if kind == "setting":
        if key in _SETTINGS_WITHOUT or "value" not in image:
            return image
        return {**image, "value": _walked(image["value"], rewrite)}
    texts = {
        name: rewrite(image[name]) for name in _IMAGE_TEXTS.get(kind, ()) if isinstance(image.get(name), str)
    }
    return {**image, **texts}


def _walked(value: Any, rewrite: Rewrite) -> Any:
    """A setting's value with every text in it rewritten; ids, days and names of its parts stay."""
    if isinstance(value, str):
        return rewrite(value)
    if isinstance(value, list):
        return [_walked(one, rewrite) for one in value]
    if isinstance(value, dict):
        return {name: one if name in _NO_WORDS else _walked(one, rewrite) for name, one in value.items()}
    return value


@dataclass(frozen=True, slots=True)
class Standing:
    """A text, where it stands, and the day it belongs to as ISO text, if any."""

    text: str
    place: Place
    day: str | None = None


def all_texts(connection: sqlite3.Connection) -> Iterator[Standing]:
    """Every text of the journal, those that only undo knows at the end; names of steps are apart.

    Raises:
        ValueError: JSON of the journal is none.
    """
    there = tables_of(connection)
    for one in COLUMNS:
        if one.table in there:
            names = ", ".join(name for name, _place in one.columns)
            day = one.day or "NULL"
            order = f" ORDER BY {one.day}" if one.day else ""
            for *texts, of in connection.execute(f"SELECT {names}, {day} FROM {one.table}{order}"):  # noqa: S608
                for (_name, place), text in zip(one.columns, texts, strict=True):
                    if text:
                        yield Standing(text, place, of)
    yield from _of_trash(connection)
    yield from _of_settings(connection)
    yield from _of_steps(connection)


def _of_trash(connection: sqlite3.Connection) -> Iterator[Standing]:
    for (packed,) in connection.execute("SELECT image FROM deleted_action"):
        image = object_of(packed)
        for text in texts_of("action", "", image):
            yield Standing(text, Place.TRASH, image.get("day"))


def _of_settings(connection: sqlite3.Connection) -> Iterator[Standing]:
    for key, packed in connection.execute("SELECT key, value FROM setting"):
        for text in texts_of("setting", key, {"value": json_of(packed)}):
            yield Standing(text, Place.SETTING)


def _of_steps(connection: sqlite3.Connection) -> Iterator[Standing]:
    for kind, key, *images in connection.execute("SELECT kind, key, before, after FROM step_change"):
        for packed in images:
            image = unpacked(packed)
            if image is not None:
                for text in texts_of(kind, key, image):
                    yield Standing(text, Place.UNDO)


def texts_of(kind: str, key: str, image: Image) -> list[str]:
    """The texts of an image, in order; empty ones are left out."""
    found: list[str] = []

    def gather(text: str) -> str:
        if text:
            found.append(text)
        return text

    rewritten(kind, key, image, gather)
    return found


def unpacked(packed: bytes | None) -> Image | None:
    """An image of a step; None where it is missing or can't be read."""
    if packed is None:
        return None
    try:
        image = object_of(packed)
    except ValueError:
        return None
    return image if isinstance(image.get("image", {}), dict | None) else None


def json_of(packed: Any) -> Any:
    """What JSON of the journal holds.

    Raises:
        ValueError: it is none, or its brackets are too deep.
    """
    try:
        return json.loads(packed)
    except (TypeError, RecursionError) as error:
        raise ValueError(str(packed)[:60]) from error


def object_of(packed: Any) -> Image:
    """The image that JSON of the journal holds.

    Raises:
        ValueError: it is something else.
    """
    image = json_of(packed)
    if not isinstance(image, dict):
        raise ValueError(str(packed)[:60])  # noqa: TRY004 - told as damage
    return image


def packed_image(image: Image | None) -> bytes | None:
    """An image as the log of steps keeps it."""
    return None if image is None else json.dumps(image, ensure_ascii=False).encode()
