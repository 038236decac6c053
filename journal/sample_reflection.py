"""What the sample's manager keeps beside actions, read from `resources/sample/reflection.toml`."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from typing import Any

from journal.domain.action import Draft
from journal.domain.again import AGAIN_BEHAVIOURS, AGAIN_COUNT, LEAST_AGE_DAYS
from journal.domain.behaviour import Behaviour
from journal.domain.cue import SelfImage
from journal.domain.distinctions import Catalogue
from journal.domain.intention import Intention, Outcome
from journal.domain.person import Person
from journal.domain.reflection import Asked, Reflection
from journal.domain.result import ResultMeasure
from journal.domain.review import SHORT_STEPS, Chosen, Review, Step
from journal.domain.role import Role
from journal.domain.self_view import Assessment, MonthView, OtherView
from journal.domain.settings import JournalSettings
from journal.domain.vision import Made, VisionTie
from journal.language import _
from journal.service.journal import Journal
from journal.service.many import Many

QUESTIONS = {
    Asked.LEADING: "What would leading have looked like?",
    Asked.MANAGING: "What managing would make it stick?",
}
AGAIN_DAYS = dt.timedelta(days=LEAST_AGE_DAYS)
# How often an action of each kind comes to be tagged otherwise, and how: as many steps up as down.
_OTHERWISE = {
    Behaviour.MANAGER: (18, Behaviour.BOTH),
    Behaviour.LEADER: (6, Behaviour.BOTH),
    Behaviour.BOTH: (8, Behaviour.MANAGER),
}


@dataclass(frozen=True, slots=True)
class SampleReflection:
    """The file, and the days it is set beside: `today`, and the first day of its week."""

    raw: Mapping[str, Any]
    today: dt.date
    monday: dt.date

    def day(self, week: int, weekday: int = 0) -> dt.date:
        """The day that is named by week and weekday."""
        return self.monday + dt.timedelta(weeks=week, days=weekday)

    def month(self, number: int) -> dt.date:
        """The first day of the month that many months from this one."""
        months = self.today.year * 12 + self.today.month - 1 + number
        return dt.date(months // 12, months % 12 + 1, 1)


def read_reflection(today: dt.date) -> SampleReflection:
    """The file, set beside that day."""
    text = (resources.files("resources") / "sample" / "reflection.toml").read_text("utf-8")
    return SampleReflection(tomllib.loads(text), today, today - dt.timedelta(days=today.weekday()))


def with_reflection(settings: JournalSettings, told: SampleReflection) -> JournalSettings:
    """The settings with roles, self-images and what is counted each week."""
    roles = tuple(
        Role(
            name=one["name"],
            first=told.day(*one["first"]),
            last=told.day(*one["last"]) if "last" in one else None,
            share=one["share"] / 100 if "share" in one else None,
            reason=one.get("reason", ""),
            needs=tuple((family, percent) for family, percent in one.get("needs", [])),
        )
        for one in told.raw["role"]
    )
    images = tuple(
        SelfImage(told.day(week, weekday), leader) for week, weekday, leader in told.raw["self"]["images"]
    )
    measure = ResultMeasure(told.raw["result"]["name"], told.raw["result"]["unit"])
    return replace(settings, roles=roles, self_images=images, result=measure)


def write_reflection(
    journal: Journal,
    told: SampleReflection,
    drafts: Sequence[Draft],
    ids: Sequence[str],
    catalogue: Catalogue,
) -> None:
    """Keep all of it, as one step; what is of later days, or tied to actions that are, is left out."""
    actions = _Actions(drafts, ids)
    with journal.many(_("write the sample")) as many:
        _views(many, told)
        _vision(many, told, actions)
        _results(many, told)
        _plans(many, told, actions)
        asked = _asked(told, actions)
        for reflection in (*asked, *_answers(told, catalogue)):
            many.reflections.answer(reflection)
        _reviews(many, told, actions, asked)


class _Actions:
    """The sample's actions by the beginning of their texts."""

    def __init__(self, drafts: Sequence[Draft], ids: Sequence[str]) -> None:
        self._named = [(draft.text, key) for draft, key in zip(drafts, ids, strict=True)]
        self._tagged = [
            (draft.day, key, draft.behaviour)
            for draft, key in zip(drafts, ids, strict=True)
            if draft.day is not None and draft.behaviour in AGAIN_BEHAVIOURS
        ]

    def named(self, beginning: str) -> str | None:
        """The id of the action whose text begins so; None where it is not there yet."""
        return next((key for text, key in self._named if text.startswith(beginning)), None)

    def some_old(self, day: dt.date, turn: int) -> list[tuple[str, Behaviour]]:
        """One tagged action of each third of what is a month old on that day, others at each turn."""
        count = sum(action_day <= day - AGAIN_DAYS for action_day, _key, _tag in self._tagged)
        third = count // AGAIN_COUNT
        places = [number * third + turn * 97 % third for number in range(AGAIN_COUNT)] if third else []
        return [(self._tagged[place][1], self._tagged[place][2]) for place in places]


def _views(many: Many, told: SampleReflection) -> None:
    for name, (moves, goal) in told.raw["people"].items():
        many.people.note(Person(name, moves, goal))
    views = told.raw["self"]
    for number, leader in views["months"]:
        if (day := _answered(told, number)) < told.today:
            many.views.answer_month(MonthView(told.month(number), day, leader))
    for number, place, who, leader in views["others"]:
        many.views.answer_other(OtherView(told.month(number), place, _answered(told, number), leader, who))
    for form in views["form"]:
        leader = {key: value for key, value in form.items() if key != "day"}
        many.views.assess(Assessment(told.day(*form["day"]), leader))


def _answered(told: SampleReflection, number: int) -> dt.date:
    """The day on which the month's question was answered: early in the next one."""
    return told.month(number + 1) + dt.timedelta(days=number % 3 * 4)


def _vision(many: Many, told: SampleReflection, actions: _Actions) -> None:
    for week, weekday, sentence in told.raw["vision"]["sentences"]:
        many.visions.revise(told.day(week, weekday), sentence)
    for made, whom, beginning in told.raw["vision"]["ties"]:
        if (key := actions.named(beginning)) is not None:
            many.visions.tie(VisionTie(key, Made(made), whom))


def _results(many: Many, told: SampleReflection) -> None:
    result = told.raw["result"]
    figures = enumerate(result["values"].split(), result["first"])
    many.results.set_all({told.day(week): float(figure) for week, figure in figures if figure != "-"})


def _plans(many: Many, told: SampleReflection, actions: _Actions) -> None:
    for week, family in told.raw["focus"]["chosen"]:
        many.intentions.focus(told.day(week), family)
    for one in told.raw["intention"]:
        day = told.day(one["week"])
        key = many.intentions.make(
            Intention(
                id="",
                day=day,
                until=day + dt.timedelta(days=6),
                cue=one.get("cue", ""),
                deed=one["deed"],
                learning=one.get("learning", False),
                family=one.get("family"),
                outcome=Outcome(one["outcome"]) if "outcome" in one else None,
            )
        )
        tied = [actions.named(beginning) for beginning in one.get("actions", [])]
        many.intentions.tie(key, [action for action in tied if action is not None])


def _asked(told: SampleReflection, actions: _Actions) -> list[Reflection]:
    """The answers about actions, which were given in a review."""
    reviewed = {week: told.day(week, weekday) for week, weekday, _well in told.raw["reviews"]["well"]}
    return [
        Reflection("", reviewed[week], asked, question, text, action=key, review=told.day(week))
        for asked, question in QUESTIONS.items()
        for week, beginning, text in told.raw["asked"][asked.value]
        if (key := actions.named(beginning)) is not None
    ]


def _answers(told: SampleReflection, catalogue: Catalogue) -> Iterator[Reflection]:
    questions = {one.id: one.question for one in catalogue.distinctions}
    for week, weekday, distinction, text in told.raw["answers"]["days"]:
        day = told.day(week, weekday)
        if day < told.today:  # today's is still to be answered
            yield Reflection("", day, Asked.QUESTION, questions[distinction], text, distinction)


def _reviews(many: Many, told: SampleReflection, actions: _Actions, asked: Sequence[Reflection]) -> None:
    times: Counter[Behaviour] = Counter()
    for week, weekday, well in told.raw["reviews"]["well"]:
        first, day = told.day(week), told.day(week, weekday)
        again = actions.some_old(day, week)
        for action, before in again:
            times[before] += 1
            every, otherwise = _OTHERWISE[before]
            many.reviews.tag_again(action, day, before if times[before] % every else otherwise)
        about = {one.asked: one.action for one in asked if one.review == first}
        short = week in told.raw["reviews"]["short"]
        many.reviews.save(
            Review(
                week=first,
                day=day,
                short=short,
                well=well,
                done=SHORT_STEPS if short else tuple(Step),
                chosen=Chosen(
                    again=tuple(action for action, _before in again),
                    leading=about.get(Asked.LEADING),
                    managing=about.get(Asked.MANAGING),
                ),
                finished=day,
            )
        )
