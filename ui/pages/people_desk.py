"""Carries out what is asked on the People page: what is kept about somebody, their name, who is hidden."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from journal.domain.action import Action
from journal.domain.person import Person
from journal.domain.reflection import Reflection
from journal.errors import JournalError
from journal.language import _, ngettext
from journal.reading.people import PeopleHistory, asked_of
from ui.pages.context import ActionDesk, PageContext
from ui.pages.people_words import question

if TYPE_CHECKING:
    from journal.opening import Opened


class PeopleDesk:
    """Changes what the page asks for, through the journal's doors, and says so with the way back."""

    def __init__(self, context: PageContext, desk: ActionDesk) -> None:
        self._context, self._desk = context, desk
        self._renamings = 0

    @property
    def opened(self) -> Opened | None:
        """The journal that is open."""
        return self._desk.opened

    def keep_line(self, person: Person, field: str, text: str) -> Person:
        """Keep what moves them ("moves") or their goal ("goal"); raises JournalError."""
        line = " ".join(text.split())
        kept = replace(person, moves=line) if field == "moves" else replace(person, goal=line)
        self._there().journal.people.note(kept)
        return kept

    def answer(self, action: Action | None, text: str) -> Reflection | None:
        """Keep the answer to the question about an action; an empty one takes it out. Raises JournalError."""
        asked = None if action is None else asked_of(action)
        if action is None or asked is None:
            raise JournalError(
                _("The action is not there any more, or has another tag."), _("Copy what you wrote.")
            )
        journal = self._there().journal
        given = Reflection("", journal.today(), asked, question(asked), text, action=action.id)
        journal.reflections.answer(given)
        return given if text.strip() else None

    def set_hidden(self, name: str, *, hidden: bool) -> bool:
        """Hide somebody or show them again; whether that worked."""
        try:
            people = self._there().journal.people
            (people.hide if hidden else people.show)(name)
        except JournalError as error:
            self._context.messages.complain(error)
            return False
        self._desk.done((_("{name} is hidden") if hidden else _("{name} is shown again")).format(name=name))
        return True

    def rename(self, old: str, new: str) -> None:
        """Call somebody otherwise, on the lane: ten thousand texts take a second."""
        words = _("{old} is called {new} now").format(old=old, new=new)
        self._run(lambda opened: opened.journal.people.rename(old, new), words)

    def merge(self, name: str, into: str) -> None:
        """Make two people one, on the lane."""
        words = _("{old} is merged into {new}").format(old=name, new=into)
        self._run(lambda opened: opened.journal.people.merge([name], into), words)

    def learn_names(self) -> None:
        """Somebody is called otherwise: have the fields that complete names know it."""
        if self.opened is not None:
            self._context.names.read(self._context.lane, self.opened.used_names)

    def _run(self, work: Callable[[Opened], int], words: str) -> None:
        opened = self.opened
        if opened is None:
            return

        def done(count: int) -> None:
            if opened is not self.opened:
                return  # what "Undo" would take back now is another journal's
            told = ngettext("{words}, in {count} action", "{words}, in {count} actions", count)
            self._desk.done(told.format(words=words, count=f"{count:,}"))
            self.learn_names()

        # a name of its own each time: of two with the same name the lane would do the later alone
        self._renamings += 1
        name = f"renaming {self._renamings}"
        self._context.lane.run(name, lambda: work(opened), done, self._context.messages.complain)

    def _there(self) -> Opened:
        if self.opened is None:
            raise JournalError(_("The journal is not open yet."))
        return self.opened


def spelled(history: PeopleHistory) -> dict[str, str]:
    """Everybody's name as it is spelled, by folded name."""
    found = {folded: named.name for folded, named in history.named.items()}
    return found | {folded: note.name for folded, note in history.notes.items()}
