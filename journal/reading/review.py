"""What a weekly review has to show, read in one go; texts of the chosen actions alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from journal.domain.action import Action
from journal.domain.again import AGAIN_AFTER_DAYS
from journal.domain.behaviour import Behaviour, Milestone
from journal.domain.days import shortened
from journal.domain.distinctions import Catalogue
from journal.domain.intention import Focus, Intention, focus_on, intention_in
from journal.domain.names import fold_name
from journal.domain.occasions import ago_words, occasion_of
from journal.domain.person import Person
from journal.domain.reflection import Reflection
from journal.domain.review import Chosen, Retag, Review
from journal.domain.review_material import Material, Tally, ToRead
from journal.domain.vision import Made, Vision
from journal.language import _
from journal.places import Chance
from journal.reading.reader import Reader
from journal.reading.reflecting import (
    focuses,
    intentions,
    people_notes,
    reflections,
    retags,
    reviews,
    vision_ties,
    visions,
)
from journal.reading.review_choice import Ground, choose
from journal.reading.review_moves import Weeks, moves, read_weeks
from journal.storage.reflecting import ReflectionRow

LAST_OUTCOMES = 4
_WEEK_DAYS = 7
_REVIEWS_LOOKED_AT = 60
_SAME_REVIEW = dt.timedelta(days=180)


def review_material(  # noqa: PLR0917 - each says something else, and the order is that of its neighbours
    reader: Reader,
    catalogue: Catalogue,
    week: dt.date,
    today: dt.date,
    chance: Chance,
    review: Review | None = None,
) -> Material:
    """Everything that the review of the week from `week` on shows.

    Days after today are left out, unless the week itself is yet to come, as where the clock was set back.

    Args:
        reader: the journal.
        catalogue: the person's own.
        week: the week's first day.
        today: the civil day.
        chance: chooses among actions that serve equally well.
        review: the review as far as it got. What it chose is kept, be the journal changed meanwhile; what is
            gone is left out.
    """
    last = week + dt.timedelta(days=_WEEK_DAYS - 1)
    end = last if today < week else min(last, today)
    kept = _Kept(reader, week, end, today)
    with reader.database.read() as connection:
        weeks = read_weeks(connection, week, end, catalogue)
        chosen = Chosen() if review is None else review.chosen
        if chosen == Chosen():
            chosen = choose(connection, kept.ground(weeks, today, catalogue), chance)
    moved = moves(weeks, catalogue, kept.people)
    by_id = {action.id: action for action in reader.by_ids(_ids(chosen))}
    retagged = _retagged(kept.retags, chosen, today if review is None else review.day)
    done = {one.action for one in retagged}
    chosen = _still_there(chosen, by_id, done)
    told = _Told(reader, kept, weeks, chosen, today)
    intention = kept.intention
    return Material(
        week=week,
        last=last,
        days=tuple((day, weeks.days.get(day, Tally())) for day in _days(week)),
        total=weeks.of_days(week, end),
        moved=moved,
        chosen=chosen,
        again=tuple(by_id[key] for key in chosen.again),
        retagged=retagged,
        read=tuple(ToRead(by_id[key], told.why(by_id[key])) for key in chosen.read),
        on_this_day=tuple(ToRead(by_id[key], told.when(by_id[key])) for key in chosen.on_this_day),
        leading=None if chosen.leading is None else by_id[chosen.leading],
        managing=None if chosen.managing is None else by_id[chosen.managing],
        untagged=reader.untagged_count(),
        focus=kept.focus,
        focus_name=_family_name(catalogue, kept.focus),
        intention=intention,
        tied=() if intention is None else reader.by_ids(intention.actions),
        last_outcomes=kept.before[:LAST_OUTCOMES],
        vision=kept.vision,
        answers=_answers(reader, week),
    )


class _Kept:
    """What is kept beside actions, as it stood in the week."""

    def __init__(self, reader: Reader, week: dt.date, end: dt.date, today: dt.date) -> None:
        since = min(week, today) - dt.timedelta(days=AGAIN_AFTER_DAYS)
        self.people: dict[str, Person] = people_notes(reader)
        self.intentions = intentions(reader)
        self.reviews: Sequence[Review] = reviews(reader, _REVIEWS_LOOKED_AT)
        self.retags: Sequence[Retag] = retags(reader, since)
        self.ties = vision_ties(reader)
        self.focus: Focus | None = focus_on(focuses(reader), end)
        self.intention = intention_in(self.intentions, week, end)
        self.before: tuple[Intention, ...] = tuple(
            one
            for one in sorted(self.intentions, key=lambda one: (one.day, one.id), reverse=True)
            if one.day < (week if self.intention is None else min(week, self.intention.day))
        )
        held = [vision for vision in visions(reader) if vision.day <= end]
        self.vision: Vision | None = held[-1] if held else None

    def ground(self, weeks: Weeks, today: dt.date, catalogue: Catalogue) -> Ground:
        """What the choice is made from."""
        family = None if self.focus is None else self.focus.family
        return Ground(
            weeks=weeks,
            today=today,
            family=frozenset(one.id for one in catalogue.distinctions if one.family == family),
            people=self.people,
            intentions=[one for one in self.intentions if one.day < weeks.week],
            reviews=self.reviews,
            retags=self.retags,
        )


@dataclass(frozen=True)
class _Facts:
    intention: Mapping[str, Intention]
    made: Mapping[str, Made]
    answers: Mapping[str, str]
    read: frozenset[str]


class _Told:
    """Says in a few words why an action is to be read."""

    def __init__(self, reader: Reader, kept: _Kept, weeks: Weeks, chosen: Chosen, today: dt.date) -> None:
        self._week, self._today = weeks.week, today
        self._led = {folded: named for (kind, folded), named in weeks.names.items() if kind == "person"}
        self._people = kept.people
        self._facts = _Facts(
            {key: one for one in kept.intentions if one.day < weeks.week for key in one.actions},
            {tie.action: tie.made for tie in kept.ties},
            _answers_about(reader, chosen.read),
            frozenset(
                key
                for review in kept.reviews
                if review.week != weeks.week
                for key in (*review.chosen.read, *review.chosen.on_this_day)
            ),
        )

    def why(self, action: Action) -> str:
        """The rule that chose it, or would: what speaks most for it comes first."""
        return next(self._reasons(action))

    def _reasons(self, action: Action) -> Iterator[str]:
        if action.milestone is Milestone.SUCCESS:
            yield _("A great success")
        elif action.milestone is Milestone.FAILURE:
            yield _("A great failure, and what it taught") if action.lesson else _("A great failure")
        if (name := self._last_led(action)) is not None:
            yield _("When you last led {name}").format(name=name)
        if (intention := self._facts.intention.get(action.id)) is not None:
            yield _("Tied to your intention: {deed}").format(deed=shortened(intention.deed, 90))
        if (answer := self._facts.answers.get(action.id)) is not None:
            yield _("Your answer: “{text}”").format(text=shortened(answer, 90))
        if (made := self._facts.made.get(action.id)) is not None:
            yield {
                Made.REAL: _("It made the vision more real"),
                Made.DESIRABLE: _("It made the vision more desirable"),
                Made.OBTAINABLE: _("It made the vision more obtainable"),
            }[made]
        if action.lesson:
            yield _("It has a lesson")
        if action.id not in self._facts.read:
            yield _("Not read again so far")
        yield ago_words(action.day, self._today)

    def when(self, action: Action) -> str:
        """How long before the week it was."""
        occasion = occasion_of(action.day, self._week)
        return ago_words(action.day, self._today) if occasion is None else occasion.words

    def _last_led(self, action: Action) -> str | None:
        """Whom one led in it and not since, where that is two weeks ago at least."""
        if action.behaviour not in (Behaviour.LEADER, Behaviour.BOTH):
            return None
        for name in action.people:
            named = self._led.get(fold_name(name))
            if named is not None and named.led == action.day:
                person = self._people.get(fold_name(name))
                return named.name if person is None else person.name
        return None


def _days(week: dt.date) -> list[dt.date]:
    return [week + dt.timedelta(days=number) for number in range(_WEEK_DAYS)]


def _ids(chosen: Chosen) -> list[str]:
    asked = [key for key in (chosen.leading, chosen.managing) if key is not None]
    return [*chosen.again, *chosen.read, *chosen.on_this_day, *asked]


def _still_there(chosen: Chosen, there: Mapping[str, Action], done: set[str]) -> Chosen:
    """The choice without what is gone, or can't be tagged again as it has no tag any more."""
    return replace(
        chosen,
        again=tuple(
            key for key in chosen.again if key in there and (key in done or there[key].behaviour is not None)
        ),
        read=tuple(key for key in chosen.read if key in there),
        on_this_day=tuple(key for key in chosen.on_this_day if key in there),
        leading=chosen.leading if chosen.leading in there else None,
        managing=chosen.managing if chosen.managing in there else None,
    )


def _retagged(found: Sequence[Retag], chosen: Chosen, day: dt.date) -> tuple[Retag, ...]:
    """What was tagged again already in this review, each once, in the order of the choice.

    An action rests for a year before it is offered again, so one within half a year belongs to this review,
    also where the clock was set back during it.
    """
    latest = {one.action: one for one in found if abs(one.day - day) <= _SAME_REVIEW}
    return tuple(latest[key] for key in chosen.again if key in latest)


def _family_name(catalogue: Catalogue, focus: Focus | None) -> str:
    if focus is None:
        return ""
    return next((family.name for family in catalogue.families if family.id == focus.family), "")


def _answers_about(reader: Reader, keys: Sequence[str]) -> dict[str, str]:
    """The last answer that is kept with each action that has one."""
    query = select(ReflectionRow.action_id, ReflectionRow.text).where(ReflectionRow.action_id.in_(keys))
    with reader.database.read() as connection:
        rows = connection.execute(query.order_by(ReflectionRow.day, ReflectionRow.id))
        return {key: text for key, text in rows if key is not None}


def _answers(reader: Reader, week: dt.date) -> tuple[Reflection, ...]:
    """The reflections that were written in the week's review, oldest first."""
    since = week - dt.timedelta(days=366)  # the clock may have been wrong
    return tuple(reversed([one for one in reflections(reader, since) if one.review == week]))
