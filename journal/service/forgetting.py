"""Forget a person, and delete actions for good: what no undo brings back, and the file cleaned of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from journal.domain.action import Notice
from journal.domain.forgetting import Forgetting, Forgotten, KeptCopy, Left
from journal.domain.name_finder import Found, NameFinder
from journal.errors import JournalError, UsageError
from journal.language import _
from journal.service.kept import line
from journal.service.unit import Unit
from journal.storage import copies
from journal.storage.cleaning import cleaning, finish, holds
from journal.storage.copies import copies_with_words
from journal.storage.database import connect, speaking
from journal.storage.deleting import delete_for_good
from journal.storage.forgetting import Rewriter, rewrite_journal
from journal.storage.images import IMAGERS

EVERYTHING = frozenset(IMAGERS) - {"deleted action"}
LONGEST_REPLACEMENT = 80


def forget_person(unit: Unit, forgetting: Forgetting, by: object | None) -> Forgotten:
    """See `journal.service.people.People.forget`."""
    plan = forgetting.plan
    rewriter = _rewriter(forgetting)
    path = unit.database.path
    with unit.database.apart() as connection:
        with cleaning(connection):
            texts, steps = rewrite_journal(connection, rewriter, _former(forgetting))
        left = finish(connection)
    unit.announce(Notice(kinds=EVERYTHING, by=by))
    is_whole = len(forgetting.chosen) == len(plan.hits) and not plan.within
    words = {
        plan.name,
        *plan.former,
        *plan.spellings,
        *(hit.text[hit.start : hit.end].lstrip("#") for hit in plan.hits),
    }
    is_clean = left is Left.NOTHING and is_whole and not holds(path, words)
    there = tuple(copy for copy in plan.copies if copy.path.exists())
    return Forgotten(texts, steps, left, is_clean, there)


def delete_actions(unit: Unit, keys: Iterable[str], by: object | None) -> Forgotten:
    """See `journal.service.actions.Actions.delete_for_good`."""
    wanted = frozenset(keys)
    path = unit.database.path
    with unit.database.apart() as connection:
        with cleaning(connection):
            count, steps, _texts = delete_for_good(connection, wanted)
        left = finish(connection)
    kinds = EVERYTHING
    unit.announce(Notice(kinds=kinds, by=by, actions=wanted if len(wanted) <= 100 else None))
    is_clean = left is Left.NOTHING and not holds(path, wanted)
    zone = unit.clock.zone()
    return Forgotten(count, steps, left, is_clean, copies_with_words(path, zone, wanted))


def delete_copy(copy: KeptCopy) -> None:
    """Delete a copy that Leaderward made.

    Raises:
        JournalError: it can't be deleted.
    """
    try:
        copies.remove_copy(copy.path)
    except OSError as error:
        raise _not_done(copy.path, error) from error


def clean_copy(copy: KeptCopy, forgetting: Forgetting) -> None:
    """Take the name out of a copy as out of the journal.

    Raises:
        JournalError: it can't be read or written; it is as it was.
    """
    path = copy.path
    try:
        with speaking(path), closing(connect(path)) as connection:
            with cleaning(connection):
                rewrite_journal(connection, _rewriter(forgetting), _former(forgetting))
            finish(connection)
    except OSError as error:
        raise _not_done(path, error) from error


def _not_done(path: Path, error: OSError) -> JournalError:
    return JournalError(
        _("The copy {path} can’t be changed: {reason}.").format(path=path, reason=error.strerror or error),
        _("Check the rights of its folder, or delete it yourself."),
    )


def checked_replacement(replacement: str, name: str) -> str:
    """What is written instead of a name.

    Raises:
        UsageError: it is blank, too long, names a topic or a person, or holds the name.
    """
    wanted = line(replacement)
    if not wanted:
        raise UsageError(_("Something has to stand where the name was."), _("Write “someone”, for example."))
    if len(wanted) > LONGEST_REPLACEMENT:
        raise UsageError(
            _("What stands instead of the name can have {most} characters.").format(most=LONGEST_REPLACEMENT)
        )
    if "@" in wanted or "#" in wanted:
        raise UsageError(_("What stands instead of the name can’t be a person or a topic."))
    if NameFinder(name).may_hold(wanted):
        raise UsageError(_("What stands instead of the name can’t hold the name."))
    return wanted


def _former(forgetting: Forgetting) -> list[Rewriter]:
    """Takes out the names a person was renamed from: as a person, and written just so."""
    replacement = forgetting.replacement.strip()
    return [
        Rewriter(NameFinder(name), replacement, {}, _is_written_as(name)) for name in forgetting.plan.former
    ]


def _is_written_as(name: str) -> Callable[[Found], bool]:
    is_ordinary = NameFinder(name).is_ordinary()
    return lambda found: found.is_free and found.spelling == name and not is_ordinary


def _rewriter(forgetting: Forgetting) -> Rewriter:
    plan = forgetting.plan
    replacement = checked_replacement(forgetting.replacement, plan.name)
    chosen: dict[str, set[int]] = defaultdict(set)
    spellings: set[str] = set()
    for place, hit in enumerate(plan.hits):
        starts = chosen[hit.text]
        if place in forgetting.chosen:
            starts.add(hit.start)
            spellings.add(hit.text[hit.start : hit.end].lstrip("#"))
    is_whole = len(forgetting.chosen) == len(plan.hits)

    def is_sure(found: Found) -> bool:
        """Of what was written after the plan was made, and of the names of steps."""
        return is_whole or (found.is_free and found.spelling.lstrip("#") in spellings)

    return Rewriter(
        NameFinder(plan.name),
        replacement,
        {text: frozenset(starts) for text, starts in chosen.items()},
        is_sure,
    )
