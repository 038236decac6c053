"""What is said about forgetting: of the plan, of what came of it, and of copies that still hold it."""

from __future__ import annotations

from pathlib import Path

from journal.domain.dates import long_date
from journal.domain.forgetting import Doubt, ForgettingPlan, Forgotten, KeptCopy, Left, NameHit, Place
from journal.language import _, ngettext

_MOST_LISTED = 3


def place_word(hit: NameHit) -> str:
    """Where a text stands, in a word or two."""
    return {
        Place.ACTION: _("Action"),
        Place.LESSON: _("What was learned"),
        Place.TRASH: _("Trash"),
        Place.PERSON: _("Note"),
        Place.VIEW: _("Colleague’s view"),
        Place.REFLECTION: _("Answer"),
        Place.VISION: _("Vision"),
        Place.INTENTION: _("Intention"),
        Place.REVIEW: _("Review"),
        Place.SETTING: _("Settings"),
        Place.UNDO: _("Undo"),
    }[hit.place]


def doubt_heading(doubt: Doubt) -> str:
    """Over the hits of one kind."""
    return {
        Doubt.NONE: _("Written as the name is"),
        Doubt.ORDINARY: _("May be the word, not the name"),
        Doubt.SPELLED: _("Written otherwise"),
        Doubt.JOINED: _("Joined to something else"),
    }[doubt]


def doubt_sentences(plan: ForgettingPlan) -> list[str]:
    """Why some are not ticked at first, a sentence for each reason there is."""
    doubts = {hit.doubt for hit in plan.hits}
    said = []
    if Doubt.ORDINARY in doubts:
        words = ngettext(
            "“{name}” is a word too: it stands uncapitalised in {count} place, so nothing is ticked "
            "that has no @ before it.",
            "“{name}” is a word too: it stands uncapitalised in {count} places, so nothing is ticked "
            "that has no @ before it.",
            plan.small,
        )
        if not plan.small:
            words = _("“{name}” can be a word too, so nothing is ticked that has no @ before it.")
        said.append(words.format(name=plan.name, count=plan.small))
    if Doubt.SPELLED in doubts:
        said.append(_("What is written otherwise may be something else, so it is not ticked."))
    if Doubt.JOINED in doubts:
        said.append(_("What is joined to another word, an address or a path is not ticked."))
    return said


def mention_sentence(plan: ForgettingPlan, replacement: str) -> str:
    """How often `@name` stands there, and what becomes of it."""
    actions = plan.mentions.get(Place.ACTION, 0)
    others = sum(count for place, count in plan.mentions.items() if place not in {Place.ACTION, Place.UNDO})
    spelled = " ".join(f"@{name}" for name in sorted(plan.spellings)[:_MOST_LISTED]) or f"@{plan.name}"
    parts = [ngettext("{count} action", "{count} actions", actions).format(count=f"{actions:,}")]
    if others:
        parts.append(
            ngettext("{count} other text", "{count} other texts", others).format(count=f"{others:,}")
        )
    where = _("{one} and {other}").format(one=parts[0], other=parts[1]) if others else parts[0]
    if not actions and not others:
        return _("No text names {name} with an @ any more.").format(name=f"@{plan.name}")
    return _(
        "{names} stands in {where}. Each time it becomes “{replacement}”. The actions stay, with tag, day "
        "and marks."
    ).format(names=spelled, where=where, replacement=replacement)


def besides(plan: ForgettingPlan) -> list[str]:
    """What else goes."""
    said = []
    if plan.is_noted:
        said.append(_("What is kept about {name} goes.").format(name=plan.name))
    if plan.mentions.get(Place.UNDO) or plan.steps:
        said.append(_("What can be undone is rewritten as well; all else in it can still be undone."))
    if plan.former:
        names = ", ".join(f"@{name}" for name in plan.former)
        said.append(_("Before a renaming they were {names}; that goes as well.").format(names=names))
    return said


def within_sentence(plan: ForgettingPlan) -> str:
    """That it stays within longer words; "" where it stands in none."""
    if not plan.within:
        return ""
    words = ngettext(
        "Within a longer word it stands in {count} place, and stays there.",
        "Within longer words it stands in {count} places, and stays there.",
        plan.within,
    )
    return words.format(count=plan.within)


def typed_sentence(slots: tuple[str, ...]) -> str:
    """Where something is typed and not saved that holds the name; "" where nothing is."""
    names = {
        "capture": _("the line on Today"),
        "sweep": _("the sweep"),
        "quick": _("the quick capture"),
        "first_run": _("the first run"),
    }
    places = list(dict.fromkeys(names.get(slot, _("another field")) for slot in slots))
    if not places:
        return ""
    return _("It stays in what is typed and not saved yet: {places}.").format(places=", ".join(places))


def path_sentence(path: Path) -> str:
    """That the file itself is called so."""
    return _("The file itself is called {name}: that is yours to change.").format(name=path.name)


def unknown_copies_sentence() -> str:
    """What the program can't know."""
    return _(
        "Leaderward can’t know of copies made elsewhere: backups of this machine, exported files and "
        "pictures, the calendar that meetings came from."
    )


def copy_sentence(copy: KeptCopy) -> str:
    """One copy: when it was made, and until when it holds it."""
    words = (
        _("{name}, made on {day}, holds it until you delete it.")
        if copy.is_readable
        else _("{name}, made on {day}, can’t be read: it may hold it until you delete it.")
    )
    return words.format(name=copy.path.name, day=long_date(copy.made))


def copies_sentence(copies: tuple[KeptCopy, ...]) -> str:
    """How many copies hold it, before anything is done; "" where none does."""
    if not copies:
        return ""
    words = ngettext(
        "A copy that Leaderward made beside the journal holds it too. You are asked about it afterwards.",
        "{count} copies that Leaderward made beside the journal hold it too. You are asked about them "
        "afterwards.",
        len(copies),
    )
    return words.format(count=len(copies))


def result_sentences(done: Forgotten, *, is_partial: bool) -> list[str]:
    """What came of it, and what is left to do."""
    said = []
    if done.steps:
        words = ngettext(
            "{count} step can’t be undone any more: it was about this alone.",
            "{count} steps can’t be undone any more: they were about this alone.",
            done.steps,
        )
        said.append(words.format(count=done.steps))
    match done.left:
        case Left.IN_USE:
            said.append(
                _(
                    "Another program has the journal open, so the file could not be written anew: remains of "
                    "what was taken out may still lie in it. Close the other program; the next start of "
                    "Leaderward does the rest."
                )
            )
        case Left.NO_ROOM:
            said.append(
                _(
                    "The disk has no room to write the file anew: remains of what was taken out may still "
                    "lie in it. Free some space; the next start of Leaderward does the rest."
                )
            )
        case Left.FAILED:
            said.append(
                _(
                    "The file could not be written anew: remains of what was taken out may still lie in it. "
                    "The next start of Leaderward tries again."
                )
            )
        case Left.NOTHING if done.is_clean:
            said.append(_("The file was written anew and searched byte by byte: nothing of it is left."))
        case Left.NOTHING if is_partial:
            said.append(_("The file was written anew. What you left is still in it."))
        case Left.NOTHING:
            said.append(_("The file was written anew. The same letters stand in other words of it."))
    return said
