"""What is kept about people, beside the actions that name them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from journal.domain.forgetting import Forgetting, Forgotten, KeptCopy
from journal.domain.names import NameKind, fold_name
from journal.domain.person import Person
from journal.domain.renaming import SIGNS, checked_name
from journal.errors import UsageError
from journal.language import _
from journal.service.forgetting import clean_copy, delete_copy, forget_person
from journal.service.kept import Kept, line, put
from journal.service.renaming import Renaming, changes_of, is_known
from journal.service.unit import current
from journal.storage.steps import Change
from journal.storage.tables import to_micros


class People(Kept):
    """Every change a person can make to the people of the journal."""

    def note(self, person: Person, by: object | None = None) -> None:
        """Keep what moves them, their goal, and whether they are hidden.

        Raises:
            UsageError: a line can't be kept as it is.
            JournalError: the journal can't be written to; nothing was changed.
        """
        image = {
            "name": line(person.name),
            "moves": line(person.moves),
            "goal": line(person.goal),
            "hidden": person.hidden,
        }
        name = _("change what is kept about {name}").format(name=person.name)
        self._put(name, "person", fold_name(person.name), image, by)

    def forget(self, forgetting: Forgetting, by: object | None = None) -> Forgotten:
        """Take a person out of everything, for good: no undo brings them back.

        Texts are rewritten as chosen and keep all else; what is kept about them goes; the log of steps is
        rewritten alike, so that what was done besides can still be undone. Then the file is written anew and
        searched. It costs what the journal holds: call it on the lane.

        Raises:
            UsageError: what is to stand instead of the name can't; nothing was changed.
            JournalError: the journal can't be written to; nothing was changed.
        """
        return forget_person(self._unit, forgetting, by)

    def delete_copy(self, copy: KeptCopy) -> None:
        """Delete a copy that Leaderward made beside the journal; see `ForgettingPlan.copies`.

        Raises:
            JournalError: it can't be deleted.
        """
        delete_copy(copy)

    def clean_copy(self, copy: KeptCopy, forgetting: Forgetting) -> None:
        """Take a person out of such a copy, as out of the journal.

        Raises:
            JournalError: it can't be changed; it is as it was.
        """
        clean_copy(copy, forgetting)

    def hide(self, name: str, by: object | None = None) -> None:
        """Leave them out of the People page; what is kept about them and every text stays."""
        self._set_hidden(name, True, _("hide {name}"), by)

    def show(self, name: str, by: object | None = None) -> None:
        """Have them on the People page again."""
        self._set_hidden(name, False, _("show {name} again"), by)

    def rename(self, old: str, new: str, by: object | None = None, *, kind: NameKind = "person") -> int:
        """Call a person (or, by `kind`, a topic) otherwise: in every text, the trash included, as one step.

        Every spelling of the old name becomes the new one; what is kept about them moves along. The cost
        grows with the number of texts that name them.

        Returns:
            How many actions were rewritten.

        Raises:
            UsageError: the new name can't stand in a text, belongs to somebody else already, or nobody
                has the old one; nothing was changed.
            JournalError: the journal can't be written to; nothing was changed.
        """
        name = checked_name(new, kind)
        former = _bare(old, kind)
        step = _("rename {old} to {new}").format(old=former, new=name)
        return self._call(step, Renaming(kind, frozenset({fold_name(former)}), name), by)

    def merge(
        self, names: Iterable[str], into: str, by: object | None = None, *, kind: NameKind = "person"
    ) -> int:
        """Make several people (or topics) one: all texts name `into` from now on; else as `rename`.

        What is kept about them is joined, that about `into` first.
        """
        name = checked_name(into, kind)
        former = list(dict.fromkeys(_bare(one, kind) for one in names))
        folded = frozenset(map(fold_name, former)) - {fold_name(name)}
        step = _("merge {names} into {name}").format(names=", ".join(former), name=name)
        return self._call(step, Renaming(kind, folded, name), by, may_join=True)

    def _call(self, step: str, renaming: Renaming, by: object | None, *, may_join: bool = False) -> int:
        rewritten = 0

        def work(connection: Connection) -> list[Change | None]:
            nonlocal rewritten
            _check_known(connection, renaming, may_join=may_join)
            changes = list(changes_of(connection, renaming, to_micros(self._unit.clock.now())))
            rewritten = sum(change.kind == "action" for change in changes)
            return [*changes]

        self._unit.apply(step, work, by)
        return rewritten

    def _set_hidden(self, name: str, hidden: bool, step: str, by: object | None) -> None:
        former = line(_bare(name, "person"))
        key = fold_name(former)

        def work(connection: Connection) -> list[Change | None]:
            if current(connection, "person", key) is None:
                image = {"name": former, "moves": "", "goal": "", "hidden": hidden}
                return [put(connection, "person", key, image) if hidden else None]
            return [put(connection, "person", key, {"hidden": hidden})]

        self._unit.apply(step.format(name=former), work, by)


def _bare(name: str, kind: NameKind) -> str:
    return name.strip().removeprefix(SIGNS[kind])


def _check_known(connection: Connection, renaming: Renaming, *, may_join: bool) -> None:
    """Nobody is renamed who is not there, and nobody becomes somebody else without being asked."""
    target = fold_name(renaming.name)
    if renaming.folded and not any(is_known(connection, renaming.kind, name) for name in renaming.folded):
        raise UsageError(
            _("No action names them any more."),
            _("They may have been renamed elsewhere. Nothing was changed."),
        )
    if not may_join and target not in renaming.folded and is_known(connection, renaming.kind, target):
        raise UsageError(
            _("There is a {name} already.").format(name=renaming.name),
            _("Merge the two if they are one person."),
        )
