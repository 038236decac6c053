"""Change the catalogue of distinctions: each change is one undoable step that says what it did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journal.domain import catalogue_edit as edit
from journal.domain.days import shortened
from journal.domain.distinctions import Catalogue
from journal.domain.identifiers import Identifiers
from journal.language import _, ngettext
from journal.service.settings import Settings

_SHOWN = 40


class Distinctions:
    """The person's own catalogue. Ids and what was marked with them stay, whatever is changed here.

    Every call raises UsageError, with nothing changed, where the catalogue can't be like that, and
    JournalError where the journal can't be written to.
    """

    def __init__(self, settings: Settings, identifiers: Identifiers, shipped: Catalogue) -> None:
        self._settings, self._identifiers, self._shipped = settings, identifiers, shipped

    def reword(self, key: str, words: Mapping[str, str], by: object | None = None) -> None:
        """Put it in other words: "manager_act", "leader_act", "question", "meaning"; those left out stay."""
        name = _("reword “{act}”").format(act=self._act(key))
        self._settings.change_catalogue(name, lambda own: edit.reworded(self._shipped, own, key, words), by)

    def move(self, key: str, place: int, by: object | None = None) -> None:
        """Put it at another place of its family, counted from 0."""
        name = _("move “{act}”").format(act=self._act(key))
        self._settings.change_catalogue(name, lambda own: edit.moved(self._shipped, own, key, place), by)

    def hide(self, key: str, by: object | None = None) -> None:
        """Offer it no more; actions keep its marks."""
        name = _("hide “{act}”").format(act=self._act(key))
        self._settings.change_catalogue(name, lambda own: edit.hidden(self._shipped, own, key), by)

    def bring_back(self, keys: Iterable[str], by: object | None = None) -> None:
        """Offer what was hidden again."""
        wanted = tuple(keys)
        name = (
            _("bring “{act}” back").format(act=self._act(wanted[0]))
            if len(wanted) == 1
            else ngettext(
                "bring {count} distinction back", "bring {count} distinctions back", len(wanted)
            ).format(count=len(wanted))
        )
        self._settings.change_catalogue(name, lambda own: edit.shown(own, wanted), by)

    def add(self, family: str, words: Mapping[str, str], by: object | None = None) -> str:
        """Add one of the person's own, the last of its family; returns its id."""
        key = f"own-{self._identifiers.next()[-12:]}"
        name = _("add the distinction “{act}”").format(act=_short(words.get("leader_act", "")))
        self._settings.change_catalogue(
            name, lambda own: edit.added(self._shipped, own, key, family, words), by
        )
        return key

    def remove(self, key: str, by: object | None = None) -> None:
        """Remove one of the person's own; actions keep its marks and can still name it."""
        name = _("remove the distinction “{act}”").format(act=self._act(key))
        self._settings.change_catalogue(name, lambda own: edit.removed(own, key), by)

    def mark_example(self, key: str, action: str, *, marked: bool, by: object | None = None) -> None:
        """Mark an action as one's own example of a distinction, or take that back."""
        name = _("mark an example of “{act}”") if marked else _("take back an example of “{act}”")
        self._settings.change_catalogue(
            name.format(act=self._act(key)),
            lambda own: edit.example_marked(own, key, action, marked=marked),
            by,
        )

    def as_shipped(self, key: str | None = None, by: object | None = None) -> None:
        """Go back to the words (with `key`: of that one), the order and the list that ship."""
        name = (
            _("go back to the shipped distinctions")
            if key is None
            else _("go back to the shipped words of “{act}”").format(act=self._act(key))
        )
        self._settings.change_catalogue(name, lambda own: edit.as_shipped(own, key), by)

    def _act(self, key: str) -> str:
        """What a step calls it: by its leader act."""
        found = edit.whole(self._shipped, self._settings.get().catalogue).find(key)
        return _short(key if found is None else found.leader_act)


def _short(text: str) -> str:
    return shortened(" ".join(text.split()), _SHOWN)
