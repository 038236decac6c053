"""When a month's self-view and the quarter's self-image are asked for, and what the month itself holds."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import func, select

from journal.domain.marks import SelfView
from journal.domain.prompting import is_resting
from journal.domain.proportion import proportion
from journal.domain.self_view import MonthShare, MonthView, OtherView, Views
from journal.domain.settings import JournalSettings
from journal.reading.reader import Reader
from journal.reading.reflecting import assessments, month_views, other_views
from journal.storage.reflecting import MonthViewRow
from journal.storage.tables import ActionRow

LAST_DAYS = 2
"""The question comes on the last days of a month, so many of them …"""
UNTIL_DAY = 10
"""… and up to this day of the next one."""
ENOUGH_TAGGED = 10
"""“Of ten things you logged”: with fewer there are no ten."""
QUARTER = dt.timedelta(days=90)
MIDDLE = 16
"""The day of a month on which a guess is drawn: it is about the month, not about the day it was said."""


def self_view_due(reader: Reader, settings: JournalSettings, today: dt.date) -> dt.date | None:
    """The first day of the month to guess at today, or None.

    It is asked from the last two days of a month until the tenth of the next, once, not during a rest, and
    only of a month with at least ten tagged actions: with fewer there are no ten to speak of. The work is
    one count over one month.
    """
    if is_resting(today, settings.rest_until):
        return None
    month = askable_month(today)
    if month is None or month_view(reader, month) is not None:
        return None
    return month if month_share(reader, month, today).tagged >= ENOUGH_TAGGED else None


def self_image_due(settings: JournalSettings, today: dt.date) -> bool:
    """Whether ninety days have passed since the self-image was given last, and there is no rest.

    Who never gave one, as the first run may be skipped, is not asked again unbidden.
    """
    if not settings.self_images or is_resting(today, settings.rest_until):
        return False
    return today - settings.self_images[-1].day >= QUARTER


def askable_month(today: dt.date) -> dt.date | None:
    """The first day of the month that lies behind one on that day; None in the middle of a month."""
    if today.day <= UNTIL_DAY:
        return month_before(today)
    return today.replace(day=1) if last_of_month(today).day - today.day < LAST_DAYS else None


def month_before(day: dt.date) -> dt.date:
    """The first day of the month before the one that holds `day`."""
    return (day.replace(day=1) - dt.timedelta(days=1)).replace(day=1)


def last_of_month(month: dt.date) -> dt.date:
    """The last day of the month that holds `month`."""
    return (month.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)


def month_view(reader: Reader, month: dt.date) -> MonthView | None:
    """The self-view of the month that begins on `month`, or None."""
    query = select(*MonthViewRow.__table__.columns).where(MonthViewRow.month == month)
    with reader.database.read() as connection:
        row = connection.execute(query).one_or_none()
        return None if row is None else MonthView(row.month, row.day, row.leader)


def answered_on(reader: Reader, today: dt.date) -> tuple[MonthView, MonthShare] | None:
    """The self-view that was kept on that day, the latest month's, with what that month holds by now."""
    query = select(*MonthViewRow.__table__.columns).where(MonthViewRow.day == today)
    with reader.database.read() as connection:
        row = connection.execute(query.order_by(MonthViewRow.month.desc()).limit(1)).one_or_none()
    if row is None:
        return None
    return MonthView(row.month, row.day, row.leader), month_share(reader, row.month, today)


def all_views(reader: Reader, settings: JournalSettings, today: dt.date) -> Views:
    """Every guess, and what the months hold that they are about; the month that is still due is left out."""
    months, others = month_views(reader), other_views(reader)
    due = self_view_due(reader, settings, today)
    about = {view.month for view in months} | {view.month for view in others}
    about.discard(due or dt.date.min)
    shares = {month: month_share(reader, month, today) for month in sorted(about)}
    return Views(months, others, assessments(reader), shares, due)


def month_share(reader: Reader, month: dt.date, today: dt.date | None = None) -> MonthShare:
    """What the month that begins on `month` holds, up to `today` (included)."""
    last = last_of_month(month)
    if today is not None:
        last = min(last, today)
    query = (
        select(ActionRow.behaviour, func.count())
        .where(ActionRow.day >= month, ActionRow.day <= last)
        .where(ActionRow.behaviour.in_(["manager", "leader", "both"]))
        .group_by(ActionRow.behaviour)
    )
    with reader.database.read() as connection:
        counts: dict[str, int] = {name or "": count for name, count in connection.execute(query)}
    tagged = sum(counts.values())
    leader = counts.get("leader", 0) + counts.get("both", 0) / 2
    if not tagged:
        return MonthShare(month, 0.0, 0, None, None)
    likely = proportion(leader, tagged)
    return MonthShare(month, leader, tagged, likely.low, likely.high)


def drawn_views(reader: Reader) -> tuple[tuple[SelfView, ...], tuple[SelfView, ...]]:
    """One's own guesses and colleagues' as the chart draws them: in the middle of their months, nameless."""
    own, others = month_views(reader), other_views(reader)
    return tuple(map(_drawn, own)), tuple(map(_drawn, others))


def _drawn(view: MonthView | OtherView) -> SelfView:
    """As the chart draws it; of a month that still runs no later than the day of the answer."""
    day = min(view.month.replace(day=MIDDLE), max(view.day, view.month))
    return SelfView(day, view.share, view.day)
