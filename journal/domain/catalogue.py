"""The catalogue as it ships: read from `resources/distinctions.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from importlib import resources
from typing import Any

from journal.domain.behaviour import Behaviour
from journal.domain.distinctions import Catalogue, Distinction, Family, Pair
from journal.language import _

_PAIR_KEYS = ("event", "manager", "leader")
_DISTINCTION_KEYS = (
    "id",
    "code",
    "family",
    "manager_act",
    "leader_act",
    "quotation",
    "meaning",
    "question",
)
_UNTRANSLATED = frozenset({"id", "code", "family"})

Translate = Callable[[str], str]


def load_catalogue() -> Catalogue:
    """The shipped catalogue in the person's language; the caller keeps it.

    Raises:
        ValueError: the file is malformed; a bug of ours, never the person's.
    """
    text = (resources.files("resources") / "distinctions.toml").read_text("utf-8")
    return parse_catalogue(text, _)


def parse_catalogue(text: str, translate: Translate = str) -> Catalogue:
    """The catalogue written as TOML in `text`, each sentence passed through `translate`.

    Raises:
        ValueError: a key is missing, unknown, empty or no text; an id or code stands twice, a code
            could be taken for an id or a number; a family is unknown. The message says where.
    """
    raw = tomllib.loads(text)
    _demand_keys(raw, ("source", "definition", "family", "general", "distinction"), "the catalogue")
    families = tuple(_family(table, translate) for table in _tables(raw, "family", "the catalogue"))
    distinctions = tuple(
        _distinction(table, translate) for table in _tables(raw, "distinction", "the catalogue")
    )
    _demand_unambiguous(families, distinctions)
    return Catalogue(
        families=families,
        distinctions=distinctions,
        definitions=_definitions(raw["definition"], translate),
        general_pairs=_pairs(raw, "general", "the catalogue", translate),
        source=translate(_words(raw, "source", "the catalogue")),
    )


def _family(table: Mapping[str, Any], translate: Translate) -> Family:
    where = f"family {table.get('id')!r}"
    _demand_keys(table, ("id", "name"), where)
    return Family(id=_words(table, "id", where), name=translate(_words(table, "name", where)))


def _distinction(table: Mapping[str, Any], translate: Translate) -> Distinction:
    where = f"distinction {table.get('id')!r}"
    _demand_keys(table, (*_DISTINCTION_KEYS, "pair"), where)
    words = {key: _words(table, key, where) for key in _DISTINCTION_KEYS}
    shown = {key: text if key in _UNTRANSLATED else translate(text) for key, text in words.items()}
    return Distinction(**shown, pairs=_pairs(table, "pair", where, translate))


def _pairs(table: Mapping[str, Any], key: str, where: str, translate: Translate) -> tuple[Pair, ...]:
    found: list[Pair] = []
    for number, raw in enumerate(_tables(table, key, where), start=1):
        place = f"{where}, {key} {number}"
        _demand_keys(raw, _PAIR_KEYS, place)
        found.append(Pair(**{name: translate(_words(raw, name, place)) for name in _PAIR_KEYS}))
    return tuple(found)


def _definitions(table: object, translate: Translate) -> dict[str, str]:
    where = "the definitions"
    if not isinstance(table, dict):
        raise ValueError(f"In {where}: a table is expected.")  # noqa: TRY004 - the data, not a caller
    keys = [behaviour.value for behaviour in Behaviour]
    _demand_keys(table, keys, where)
    return {key: translate(_words(table, key, where)) for key in keys}


def _demand_keys(table: Mapping[str, Any], keys: Iterable[str], where: str) -> None:
    """Exactly these keys: a misspelt one is both missing and unknown."""
    wanted = set(keys)
    if missing := wanted - table.keys():
        raise ValueError(f"In {where}: missing {', '.join(sorted(missing))}.")
    if unknown := table.keys() - wanted:
        raise ValueError(f"In {where}: unknown {', '.join(sorted(unknown))}.")


def _words(table: Mapping[str, Any], key: str, where: str) -> str:
    text = table[key]
    if not isinstance(text, str) or not text.strip() or text != text.strip():
        raise ValueError(f"In {where}: {key} has to be text without blanks around it.")
    return text


def _tables(table: Mapping[str, Any], key: str, where: str) -> list[dict[str, Any]]:
    tables = table[key]
    if not isinstance(tables, list) or not tables or not all(isinstance(item, dict) for item in tables):
        raise ValueError(f"In {where}: {key} has to be a list of tables, and not an empty one.")
    return tables


def _demand_unambiguous(families: tuple[Family, ...], distinctions: tuple[Distinction, ...]) -> None:
    """One word names one thing, and each distinction is in a family that exists."""
    family_ids = [family.id for family in families]
    names = [name.casefold() for d in distinctions for name in (d.id, d.code)]
    for listed in (family_ids, names):
        if twice := sorted({name for name in listed if listed.count(name) > 1}):
            raise ValueError(f"These stand twice in the catalogue: {', '.join(twice)}.")
    for distinction in distinctions:
        if distinction.family not in family_ids:
            raise ValueError(f"In distinction {distinction.id!r}: no family {distinction.family!r}.")
        if not distinction.code.isalpha() or not distinction.code.islower():
            raise ValueError(f"In distinction {distinction.id!r}: a code is lower-case letters.")
