"""What the People page says of somebody, in words: how long ago, how often, and what is asked."""

from __future__ import annotations

import datetime as dt

from journal.domain.action import Action
from journal.domain.dates import long_date, month_name, weekday_name
from journal.domain.names import fold_name
from journal.domain.reflection import Asked
from journal.language import _, ngettext
from journal.reading.people import People, Period, SeenPerson
from ui.widgets.figures import counts_in_words

_OFTEN = 4
"""From so many manager actions on, and twice as many as those that led, one "managed often"."""


def period_heading(period: Period) -> str:
    """What stands over the strips: which days they are of."""
    return {
        "90d": _("Last 90 days"),
        "1y": _("Last 365 days"),
        "all": _("From the first day to today"),
    }[period]


def in_period(period: Period) -> str:
    """The days of a period, within a sentence; empty for all of them."""
    return {"90d": _("in 90 days"), "1y": _("in 365 days"), "all": _("so far")}[period]


def last_led_words(person: SeenPerson, people: People) -> tuple[str, str]:
    """The right end of a row: the figure, and what stands small below it."""
    if person.led_ever is None:
        return _("not yet"), ""
    days = (people.today - person.led_ever).days
    if days == 0:
        return _("today"), ""
    return ngettext("{count} day", "{count} days", days).format(count=days), _("ago")


def unnamed(people: People) -> str:
    """That no action of the period names somebody."""
    return _("not named {period}").format(period=in_period(people.period))


def honest_line(person: SeenPerson, people: People) -> str:
    """How somebody was led and managed in the period, in one sentence."""
    counts = person.counts
    led = counts.leader + counts.both
    period = in_period(people.period)
    if not counts.total:
        return _("No action names them now.") if person.named is None else capital(unnamed(people)) + "."
    if person.led is None and counts.manager:
        words = ngettext(
            "Managed once, not led {period}.", "Managed {count} times, not led {period}.", counts.manager
        )
        return words.format(count=counts.manager, period=period)
    if person.led is None:
        return _("Neither led nor managed {period}.").format(period=period)
    when = _ago((people.today - person.led).days)
    if counts.manager >= max(_OFTEN, 2 * led):
        return _("Managed often, last led {when}.").format(when=when)
    if counts.manager == 0:
        return _("Led and not managed {period}, last {when}.").format(period=period, when=when)
    return _("Last led {when}.").format(when=when)


def besides(person: SeenPerson, people: People) -> str:
    """What counts in neither side of the share, and the last day they were led before the period."""
    counts = person.counts
    parts = []
    apart = {"own": counts.own, "none": counts.untagged}
    if any(apart.values()):
        parts.append(_("Besides: {counts}.").format(counts=counts_in_words(apart)))
    if person.led is None and person.led_ever is not None:
        parts.append(_("Last led on {day}.").format(day=long_date(person.led_ever)))
    if person.named is not None and person.named != person.led:
        days = (people.today - person.named).days
        parts.append(_("Last named {when}.").format(when=_ago(days)))
    return " ".join(parts)


def _ago(days: int) -> str:
    if days == 0:
        return _("today")
    return ngettext("{count} day ago", "{count} days ago", days).format(count=days)


def spoken_person(person: SeenPerson, people: People) -> str:
    """A row in words, for who hears it: name, when last led, counts, and what is kept."""
    figure, rest = last_led_words(person, people)
    counts = {name: getattr(person.counts, name) for name in ("manager", "both", "leader")}
    what = counts_in_words(counts) + (", " + thinned(person.each) if person.each > 1 else "")
    if not person.counts.total and person.named is not None:
        what = unnamed(people)
    led = _("last led: {words}").format(words=f"{figure} {rest}".strip())
    parts = [
        f"{person.person.name}, {led}",
        what,
        moved_by(person, people) or _("what moves them is not written yet"),
        wants(person) or _("what they want is not written yet"),
    ]
    return "; ".join(parts)


def thinned(each: int) -> str:
    """That not every action has a bead: what the "1 in 7" of a row means."""
    return _("1 in {count} of these actions is drawn on the line").format(count=each)


def moved_by(person: SeenPerson, people: People) -> str:
    """What moves them, as the row says it; empty where it is not known."""
    what = person.person.moves
    return _("Moved by {what}").format(what=within(what, people)) if what else ""


def wants(person: SeenPerson) -> str:
    """What they want, as the row says it; empty where it is not known."""
    return _("Wants: {what}").format(what=person.person.goal) if person.person.goal else ""


def about(action: Action) -> str:
    """Which action the question is about."""
    return _("About the action of {day}").format(day=day_words(action.day))


def day_words(day: dt.date, today: dt.date | None = None) -> str:
    """A day without weekday: "16 November", with the year where it is not that of `today`."""
    if today is not None and day.year != today.year:
        return long_date(day)
    return _("{day} {month}").format(day=day.day, month=month_name(day.month))


def question(asked: Asked) -> str:
    """The question that is asked of one action."""
    if asked is Asked.LEADING:
        return _("What would leading have looked like?")
    return _("What managing would make it stick?")


_MARKS = "“”\"‘’'.,;:!?…()"


def within(text: str, people: People) -> str:
    """A line the person wrote, within a sentence: small at first, where the capital only began the line.

    Acronyms, names of people, days and months, and whatever is in the possessive or written so again keep it.
    """
    first, *rest = (word.strip(_MARKS) for word in text.split()) if text.strip() else [""]
    if len(first) < 2 or not first[1:].isalpha() or first[1:] != first[1:].lower() or first in rest:
        return text
    named = {person.key for person in (*people.seen, *people.hidden, *people.beyond)}
    dated = {*(weekday_name(day) for day in range(7)), *(month_name(month) for month in range(1, 13))}
    if fold_name(first) in named or {first, first.removesuffix("s")} & dated:
        return text
    return text.replace(first[0], first[0].lower(), 1)


def capital(text: str) -> str:
    """A line the person wrote, as a line of its own: it begins with a capital letter."""
    first = text[:1].upper()
    return first + text[1:] if len(first) == 1 else text
