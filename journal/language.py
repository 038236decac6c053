"""Sentences that a person reads go through here: gettext, for journal, command line and window.

The catalogue is chosen by the environment (`LANGUAGE`, `LC_ALL`, `LC_MESSAGES`, `LANG`), as for any
other program; without one, the English sentences in the code are what is shown. Like the locale,
the language belongs to the process: each composition root chooses it once, before anything else.
"""

from __future__ import annotations

import gettext
from importlib import resources

DOMAIN = "leaderward"
_chosen: list[gettext.NullTranslations] = [gettext.NullTranslations()]


def choose_language(folder: str | None = None, languages: list[str] | None = None) -> None:
    """Choose the catalogue for this process: the environment's language unless `languages` are given.

    `folder` holds the catalogues; the program's own by default.
    """
    place = folder or str(resources.files("resources") / "locale")
    _chosen[0] = gettext.translation(DOMAIN, place, languages, fallback=True)


def _(sentence: str) -> str:
    """The sentence in the person's language."""
    return _chosen[0].gettext(sentence)


def ngettext(one: str, many: str, count: int) -> str:
    """The sentence for `count` things in the person's language."""
    return _chosen[0].ngettext(one, many, count)


def pgettext(context: str, sentence: str) -> str:
    """The sentence in the person's language, where one English word stands for several."""
    return _chosen[0].pgettext(context, sentence)
