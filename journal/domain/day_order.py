"""In which order the person's locale writes day, month and year."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal

DayOrder = Literal["dmy", "mdy", "ymd"]

# How "3/4" is read where people write it, by CLDR: the skeleton `Md` of a territory's main language.
# Sweden and Canada write a whole date year first, but a day and a month alone the other way round.
_BY_TERRITORY: dict[str, DayOrder] = {
    **dict.fromkeys(("AS", "GU", "MH", "MP", "PA", "PH", "PR", "UM", "US", "VI"), "mdy"),
    **dict.fromkeys(
        ("AF", "BT", "CN", "HU", "IR", "JP", "KP", "KR", "LT", "MN", "NP", "TW", "ZA"),
        "ymd",
    ),
}
_BY_LANGUAGE: dict[str, DayOrder] = dict.fromkeys(
    ("dz", "fa", "hu", "ja", "ko", "lt", "mn", "ne", "ps", "zh"), "ymd"
)
_REGION = re.compile(r"\brg=([a-z]{2})z{4}", re.IGNORECASE)


def day_order_of(environment: Mapping[str, str], system: Callable[[], str | None] = lambda: None) -> DayOrder:
    """The order of `LC_ALL`, `LC_TIME` or `LANG`; where they say nothing, that of the system's locale.

    Args:
        environment: the process's variables.
        system: asks the system for the name of its locale ("en-US"); asked only when needed.

    Returns:
        Day, month, year where neither says anything.
    """
    for name in ("LC_ALL", "LC_TIME", "LANG"):
        if environment.get(name):
            return _order(environment[name]) or _order(system()) or "dmy"
    return _order(system()) or "dmy"


def _order(name: str | None) -> DayOrder | None:
    """The order of a locale by its name ("en_US.UTF-8", "zh-Hant-TW"); None if it tells no place."""
    if not name:
        return None
    language, *rest = re.split(r"[-_]", re.split(r"[.@]", name)[0])
    region = _REGION.search(name)  # macOS: a region other than the language's
    found = [region[1]] if region else [part for part in rest if len(part) == 2 and part.isalpha()]
    if found:
        return _BY_TERRITORY.get(found[0].upper(), "dmy")
    return _BY_LANGUAGE.get(language.lower())
