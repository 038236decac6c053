"""The sentences of two weeks on a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from journal.domain.dates import long_date, month_name, weekday_name
from journal.language import _, ngettext
from journal.statistics.runs import Run, runs

if TYPE_CHECKING:  # imports SQLAlchemy
    from journal.reading.fortnight import Fortnight, LeastSeen

_MUCH = 60
"""From so many tagged actions on the band is not told to be wide."""

_QUESTIONS: dict[str, Callable[[], str]] = {
    "new-ways": lambda: _("What that works would you keep as it is, and what would you try another way?"),
    "enquiry": lambda: _("What could you take as given, and what would you like to find out?"),
    "people": lambda: _("What could you put in order, and whom could you give an hour?"),
    "horizon": lambda: _("What does the week need, and which hour could serve next year?"),
    "judgement": lambda: _(
        "What will you carry out as it was decided, and where would you ask what it is for?"
    ),
}


def page_title() -> str:
    """What the page is called."""
    return _("Two weeks on a page")


def period_words(page: Fortnight) -> str:
    """The days of the page: "6 to 19 November 2026"."""
    first, last = page.first, page.last
    if (first.year, first.month) == (last.year, last.month):
        return _("{first} to {last}").format(first=first.day, last=long_date(last))
    if first.year == last.year:
        start = _("{day} {month}").format(day=first.day, month=month_name(first.month))
        return _("{first} to {last}").format(first=start, last=long_date(last))
    return _("{first} to {last}").format(first=long_date(first), last=long_date(last))


def lead_runs(page: Fortnight) -> tuple[Run, ...]:
    """How much was logged, and what it was called."""
    counts = page.counts
    if not counts.total:
        return runs(_("**Nothing was logged** on these days."))
    actions = ngettext("{count} action", "{count} actions", counts.total).format(count=counts.total)
    days = ngettext("on {count} day", "on {count} days", page.logged_days).format(count=page.logged_days)
    whole = _("**{actions} {days}.**").format(actions=actions, days=days)
    called = [
        words.format(count=count).replace(" ", "\u00a0")
        for words, count in (
            (_("{count} managing"), counts.manager),
            (_("{count} leading"), counts.leader),
            (_("{count} both"), counts.both),
        )
        if count
    ]
    parts = [_("You called {parts}").format(parts=_and(called))] if called else []
    if counts.own:
        own = ngettext("{count} was your own work", "{count} were your own work", counts.own)
        parts.append(own.format(count=counts.own))
    if counts.untagged:
        waiting = ngettext("{count} is not tagged yet", "{count} are not tagged yet", counts.untagged)
        parts.append(waiting.format(count=counts.untagged))
    return runs(f"{whole} {'; '.join(parts)}.")


def _and(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return _("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])


def share_runs(page: Fortnight) -> tuple[Run, ...]:
    """The share with its band; of few actions the band alone."""
    share = page.share
    if share is None:
        return runs(_("**No share** of fewer than five tagged actions."))
    low, high = round(share.low * 100), round(share.high * 100)
    if page.shows_point:
        return runs(
            _("**{share} of 100**, likely {low} to {high}").format(
                share=round(share.share * 100), low=low, high=high
            )
        )
    return runs(_("**{low} to {high} of 100**, likely").format(low=low, high=high))


def share_note(page: Fortnight) -> str:
    """What the share is not yet."""
    count = page.counts.tagged
    early = _("Too early to say where it drifts: a first word needs four weeks, a firm one months.")
    if page.share is None:
        return _("With fewer there would be a number, but nothing behind it.")
    if not page.shows_point:
        words = ngettext(
            "{count} action is few, so there is a band and no point.",
            "{count} actions are few, so there is a band and no point.",
            count,
        )
    elif count < _MUCH:
        words = ngettext(
            "{count} action is few, so the band is wide.",
            "{count} actions are few, so the band is wide.",
            count,
        )
    else:
        return early
    return f"{words.format(count=count)} {early}"


def least_words(least: LeastSeen) -> str:
    """The family least seen, how often it was, and a question from either side."""
    if not least.count:
        seen = _("{family}, not among {marked} marked actions.")
    else:
        seen = ngettext(
            "{family}, once in {marked} marked actions.",
            "{family}, {count} times in {marked} marked actions.",
            least.count,
        )
    words = seen.format(family=least.name, count=least.count, marked=least.marked)
    question = _QUESTIONS.get(least.family)
    return words if question is None else f"{words} {question()}"


def best_title(count: int) -> str:
    """Above the actions that were marked as best."""
    return ngettext("The one you marked as best", "The {count} you marked as best", count).format(
        count={2: _("two"), 3: _("three")}.get(count, str(count))
    )


def foot_words(page: Fortnight) -> str:
    """The number of actions, how they came about, own work, and what the band is."""
    counts = page.counts
    tagged = ngettext("{count} tagged action", "{count} tagged actions", counts.tagged).format(
        count=counts.tagged
    )
    if page.hollow:
        came = ngettext(
            "{count} of them recalled or imported", "{count} of them recalled or imported", page.hollow
        ).format(count=page.hollow)
    elif counts.tagged:
        came = _("all logged on their own day")
    else:
        came = ""
    parts = [", ".join(filter(None, (tagged, came)))]
    if counts.own:
        parts.append(_("{count} of own work in neither side").format(count=counts.own))
    if counts.untagged:
        parts.append(_("{count} not tagged yet").format(count=counts.untagged))
    told = "; ".join(parts) + "."
    return told if page.share is None else f"{told} " + _("Band: 90\u00a0% likely.")


def claim_words() -> str:
    """What always stands on it."""
    return _("Self-logged, self-tagged; not a measurement of leadership.")


def credit_words(page: Fortnight) -> str:
    """Whose page it is, and of when."""
    return _("Leaderward, {date}").format(date=long_date(page.today))


def day_label(day: dt.date) -> str:
    """A day at the margin: "Fri 6"."""
    return _("{weekday} {day}").format(weekday=weekday_name(day.weekday())[:3], day=day.day)


def best_date(day: dt.date) -> str:
    """The day of an action marked as best: "Wednesday 18 November"."""
    return _("{weekday} {day} {month}").format(
        weekday=weekday_name(day.weekday()), day=day.day, month=month_name(day.month)
    )
