"""Sentences that a person reads go through here: gettext, for journal, command line and window.

The catalogue is chosen by the environment (`LANGUAGE`, `LC_ALL`, `LC_MESSAGES`, `LANG`), as for any
other program; without one, the English sentences in the code are what is shown.
"""

from __future__ import annotations

import gettext
from importlib import resources

DOMAIN = "leaderward"


def bind_catalogues(folder: str | None = None) -> None:
    """Tell gettext where the catalogues are; called once by each composition root."""
    place = folder or str(resources.files("resources") / "locale")
    gettext.bindtextdomain(DOMAIN, place)


def _(sentence: str) -> str:
    """The sentence in the person's language."""
    return gettext.dgettext(DOMAIN, sentence)


def ngettext(one: str, many: str, count: int) -> str:
    """The sentence for `count` things in the person's language."""
    return gettext.dngettext(DOMAIN, one, many, count)


def pgettext(context: str, sentence: str) -> str:
    """The sentence in the person's language, where one English word stands for several."""
    return gettext.dpgettext(DOMAIN, context, sentence)
