"""What a sweep says: its title, its day, the number it ends with."""

from __future__ import annotations

import datetime as dt

from journal.language import _, ngettext
from ui.widgets.line_chips import day_words


def sweep_title(day: dt.date, today: dt.date) -> str:
    """A day's sweep as its head calls it."""
    if day == today:
        return _("The day’s sweep")
    if day == today - dt.timedelta(days=1):
        return _("Yesterday’s sweep")
    return _("The sweep of {day}").format(day=day_words(day, today))


def day_name(day: dt.date, today: dt.date) -> str:
    """The day on the head's button."""
    is_yesterday = day == today - dt.timedelta(days=1)
    return _("Yesterday") if is_yesterday else day_words(day, today)


def closing_words(count: int, tagged: int) -> str:
    """What is said after the last of `count` lines."""
    if tagged == count:
        words = ngettext("{count} action, tagged.", "{count} actions, all tagged.", count)
    else:
        words = ngettext(
            "{tagged} of {count} action tagged; what is left waits in To tag.",
            "{tagged} of {count} actions tagged; what is left waits in To tag.",
            count,
        )
    return words.format(count=f"{count:,}", tagged=f"{tagged:,}")


def emptied_words(count: int) -> str:
    """What is said once the queue is empty."""
    words = ngettext(
        "{count} action, tagged. Nothing waits any more.",
        "{count} actions, all tagged. Nothing waits any more.",
        count,
    )
    return words.format(count=f"{count:,}")
