"""How long ago something was, told by its season: enough to place it, too little to know the day."""

from __future__ import annotations

import datetime as dt

from journal.language import _

_NORTH = {12: 0, 1: 0, 2: 0, 3: 1, 4: 1, 5: 1, 6: 2, 7: 2, 8: 2, 9: 3, 10: 3, 11: 3}
SOUTH = frozenset({"AR", "AU", "BO", "BW", "BR", "CL", "FJ", "LS", "MG", "MU", "MZ", "NA", "NZ", "PE"}) | (
    frozenset({"PY", "SZ", "UY", "ZA", "ZM", "ZW"})
)
"""Territories (ISO 3166) where July is winter."""


def season_words(day: dt.date, today: dt.date, *, southern: bool = False) -> str:
    """The season of a day: “from the spring”, “from last autumn”, “from the summer of 2024”.

    Seasons begin with March, June, September and December; `southern` turns them round.
    """
    then, now = _counted(day), _counted(today)
    season = (_NORTH[day.month] + (2 if southern else 0)) % 4
    ago = now - then
    if ago <= 0:
        return (_("from this winter"), _("from this spring"), _("from this summer"), _("from this autumn"))[
            season
        ]
    if ago < 4:
        return (_("from the winter"), _("from the spring"), _("from the summer"), _("from the autumn"))[
            season
        ]
    if ago == 4:
        return (_("from last winter"), _("from last spring"), _("from last summer"), _("from last autumn"))[
            season
        ]
    words = (
        _("from the winter of {year}"),
        _("from the spring of {year}"),
        _("from the summer of {year}"),
        _("from the autumn of {year}"),
    )
    return words[season].format(year=day.year)


def _counted(day: dt.date) -> int:
    """Seasons since the year 0; December belongs to the next year's first."""
    year = day.year + (day.month == 12)
    return 4 * year + _NORTH[day.month]
