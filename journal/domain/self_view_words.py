"""The question for a self-view, and a guess and a month beside one another, in words."""

from __future__ import annotations

import datetime as dt

from journal.domain.dates import month_name
from journal.domain.self_view import MonthShare, MonthView
from journal.language import _


def question_of(month: dt.date) -> str:
    """What is asked: "Of ten things you logged in October, how many would you call leadership?"."""
    words = _("Of ten things you logged in {month}, how many would you call leadership?")
    return words.format(month=month_name(month.month))


def tagged_words(share: MonthShare) -> str:
    """The month's own share in the unit of the guess, with its band."""
    band = share.band_of_ten
    if band is None:
        return _("Of that month nothing is tagged any more.")
    low, high = band
    if low == high:
        return _("Of what you logged and tagged: likely about {low}\u00a0of\u00a010.").format(low=low)
    words = _("Of what you logged and tagged: likely {low} to {high}\u00a0of\u00a010.")
    return words.format(low=low, high=high)


def compared_words(view: MonthView, share: MonthShare) -> str:
    """How the two lie to one another; neither is the right one."""
    band = share.band_of_ten
    if band is None:
        return _("There is nothing to lay beside it.")
    if view.leader > band[1]:
        return _("It felt like more leadership and less management than you wrote down.")
    if view.leader < band[0]:
        return _("It felt like more management and less leadership than you wrote down.")
    return _("It felt about as you wrote it down.")
