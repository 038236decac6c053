"""What was written in past weeks: reviews, intentions and answers, to read again and to search."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import dataclass

from journal.domain.days import week_of
from journal.domain.intention import Intention
from journal.domain.reflection import Reflection
from journal.domain.review import Review
from journal.reading.reader import Reader
from journal.reading.reflecting import intentions, reflections, reviews

_WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class PastWeek:
    """What is kept of one week.

    `review` is None where there are answers or intentions only. `intentions` are those that began in that
    week or stood in it, oldest first; `answers` those of its days and those written in its review,
    oldest first.
    """

    week: dt.date
    review: Review | None = None
    intentions: tuple[Intention, ...] = ()
    answers: tuple[Reflection, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything in it that can be searched."""
        well = () if self.review is None else (self.review.well,)
        halves = (half for plan in self.intentions for half in (plan.cue, plan.deed))
        spoken = (words for answer in self.answers for words in (answer.question, answer.text))
        return (*well, *halves, *spoken)


def past_weeks(reader: Reader, week_start: int) -> tuple[PastWeek, ...]:
    """Every week of which something is kept, the newest first; three queries.

    An answer that was written in a review belongs to that review's week, whenever it was written.
    """
    by_week = {review.week: review for review in reviews(reader)}
    answers: dict[dt.date, list[Reflection]] = {}
    for answer in reversed(reflections(reader)):
        answers.setdefault(answer.review or _week(answer.day, by_week, week_start), []).append(answer)
    plans: dict[dt.date, list[Intention]] = {}
    for plan in intentions(reader):
        plans.setdefault(_week(plan.day, by_week, week_start), []).append(plan)
    weeks = sorted({*by_week, *answers, *plans}, reverse=True)
    return tuple(
        PastWeek(week, by_week.get(week), tuple(plans.get(week, ())), tuple(answers.get(week, ())))
        for week in weeks
    )


def found_in(weeks: tuple[PastWeek, ...], words: str) -> tuple[PastWeek, ...]:
    """The weeks that hold all the words, in whatever of their texts; all of them without a word.

    Case and accents make no difference, and the begin of a word is enough.
    """
    wanted = folded(words).split()
    if not wanted:
        return weeks
    return tuple(week for week in weeks if all(word in folded("\n".join(week.texts)) for word in wanted))


def folded(text: str) -> str:
    """The text without case, accents and compatible forms, for comparing."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in spread if not unicodedata.combining(char))


def _week(day: dt.date, by_week: dict[dt.date, Review], week_start: int) -> dt.date:
    """The week a day lies in; that of a review where the weeks began on another day then."""
    week = week_of(day, week_start)
    if week in by_week:
        return week
    return next((first for back in range(7) if (first := day - dt.timedelta(days=back)) in by_week), week)
