"""What is kept about people, beside the actions that name them."""

from __future__ import annotations

from journal.domain.names import fold_name
from journal.domain.person import Person
from journal.language import _
from journal.service.kept import Kept, line


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
