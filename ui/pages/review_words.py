"""What the review says of its steps: their titles, what leads in, what there is, how long it takes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from journal.domain.behaviour_names import behaviour_word
from journal.domain.dates import month_name
from journal.domain.intention import Intention, Outcome
from journal.domain.intention_words import intention_sentence
from journal.domain.reflection import Asked
from journal.domain.review import Review, Step
from journal.domain.review_material import Material, Moved
from journal.language import _, ngettext
from ui.pages.review_desk import ReviewReading

MINUTES: dict[Step, int] = {
    Step.WELL: 2,
    Step.MOVED: 2,
    Step.AGAIN: 1,
    Step.READ: 1,
    Step.OTHERWISE: 2,
    Step.KEPT: 1,
    Step.NEXT: 1,
}
SHORT_MINUTES = 3
_FEW = 5


def week_words(first: dt.date, last: dt.date) -> str:
    """“16 to 22 November”, “28 September to 4 October”."""
    if first.month == last.month:
        return _("{first} to {last} {month}").format(
            first=first.day, last=last.day, month=month_name(last.month)
        )
    return _("{first} {first_month} to {last} {month}").format(
        first=first.day, first_month=month_name(first.month), last=last.day, month=month_name(last.month)
    )


def week_number(week: dt.date) -> int:
    """The ISO number of the week in whose middle the person's week has its own."""
    return (week + dt.timedelta(days=3)).isocalendar().week


def minutes_left(review: Review, step: Step) -> int:
    """How long it takes from this step on, about, in whole minutes."""
    rest = review.steps[review.steps.index(step) :]
    if review.short:
        return len(rest)
    return sum(MINUTES[later] for later in rest)


def place_words(review: Review, step: Step) -> str:
    """“3 of 7, about 6 minutes left”."""
    minutes = minutes_left(review, step)
    words = ngettext(
        "{number} of {count}, about {minutes} minute left",
        "{number} of {count}, about {minutes} minutes left",
        minutes,
    )
    number = review.steps.index(step) + 1
    return words.format(number=number, count=len(review.steps), minutes=minutes)


def title(step: Step, reading: ReviewReading) -> str:
    """What the step is called."""
    return _TITLES[step](reading.material)


def lead(step: Step, reading: ReviewReading) -> str:
    """The sentence under the title of the open step."""
    return _LEADS[step](reading.material)


def summary(step: Step, reading: ReviewReading, review: Review | None) -> str:
    """What there is in a step, beside its title; of one that was ended, what came of it."""
    done = review is not None and (step in review.done or review.finished is not None)
    return _SUMMARIES[step](reading, review if done else None)


def below(step: Step, review: Review | None) -> str:
    """What was written in a step that was ended, to stand below its title."""
    return review.well if review is not None and step is Step.WELL else ""


def sentence(intention: Intention) -> str:
    """An intention as one line."""
    return intention_sentence(intention.cue, intention.deed)


def counts_words(reading: ReviewReading) -> str:
    """The week’s counts in words, and whether it was like those before it."""
    total = reading.material.total
    named = (("leader", total.leader), ("manager", total.manager), ("both", total.both), ("own", total.own))
    parts = [f"{behaviour_word(name)} {count}" for name, count in named if count]
    if total.untagged:
        parts.append(_("not tagged yet {count}").format(count=total.untagged))
    if not parts:
        return _("Nothing was logged in this week.")
    counted = ", ".join(parts)
    return f"{counted[0].upper()}{counted[1:]}. {change_words(reading)}"


def change_words(reading: ReviewReading) -> str:
    """Whether this week was like those before it, in a sentence, as far as that can be told."""
    moved = reading.material.moved
    if not moved or not moved[0].weeks:
        return _("The first week has none before it to stand beside.")
    if any(one.is_told for one in moved):
        whole = moved[0]
        return told_words(whole) if whole.is_told else _("Some things moved more than chance would give.")
    if moved[0].now.tagged < _FEW:
        return _("Too few actions to tell this week from the ones before.")
    return _("Much like the weeks before.")


def told_words(moved: Moved) -> str:
    """“More than chance would give: leader 6, usually 3.” Empty where nothing may be told."""
    if not moved.is_told:
        return ""
    parts = [
        _("{behaviour} {now}, usually {before}").format(
            behaviour=behaviour_word(behaviour),
            now=getattr(moved.now, behaviour.value),
            before=getattr(moved.before, behaviour.value),
        )
        for behaviour in moved.told
    ]
    return _("More than chance would give: {changes}.").format(changes="; ".join(parts))


def question_of(asked: Asked) -> str:
    """What is asked about an action of the week."""
    if asked is Asked.MANAGING:
        return _("What managing would make it stick?")
    return _("What would leading have looked like?")


def outcome_words(outcome: Outcome | None) -> str:
    """What became of an intention, as a label."""
    words = {
        Outcome.KEPT: _("Kept"),
        Outcome.PARTLY: _("Partly"),
        Outcome.NOT_YET: _("Not this time"),
    }
    return words[outcome] if outcome is not None else _("Not said")


def _again_title(material: Material) -> str:
    three = len(material.again) == 3
    return _("Three old actions, tagged again") if three else _("Old actions, tagged again")


def _otherwise_title(material: Material) -> str:
    if material.leading is None and material.managing is not None:
        return _("What managing would make it stick?")
    return _("What would leading have looked like?")


def _again_lead(material: Material) -> str:
    if not material.again:
        return _("Nothing is old enough yet. In some weeks three will wait here, with their tags hidden.")
    return _("Your tags are hidden. Does “leader” still mean to you what it meant? This is your yardstick.")


def _read_lead(material: Material) -> str:
    if not material.read and not material.on_this_day:
        return _("There is nothing to read again yet. It comes with time.")
    return _("Nothing to do here but to read.")


def _otherwise_lead(material: Material) -> str:
    if material.leading is None and material.managing is None:
        return _("No tagged action this week to ask about. You can go on.")
    return _("The other way, for an action of each function. Neither way is the better one.")


def _kept_lead(material: Material) -> str:
    if material.intention is None:
        return _("No intention stood in this week. The next step makes one.")
    return _("What you wanted, and the actions you tied to it.")


_TITLES: dict[Step, Callable[[Material], str]] = {
    Step.WELL: lambda _material: _("What went well"),
    Step.MOVED: lambda _material: _("What moved"),
    Step.AGAIN: _again_title,
    Step.READ: lambda _material: _("To read again, and on this day"),
    Step.OTHERWISE: _otherwise_title,
    Step.KEPT: lambda _material: _("The focus, and the week’s intention"),
    Step.NEXT: lambda _material: _("One intention"),
}
_LEADS: dict[Step, Callable[[Material], str]] = {
    Step.WELL: lambda _material: _("In either function. A line is enough; a few are welcome."),
    Step.MOVED: lambda _material: _("This week beside the weeks before. Press a row to see its actions."),
    Step.AGAIN: _again_lead,
    Step.READ: _read_lead,
    Step.OTHERWISE: _otherwise_lead,
    Step.KEPT: _kept_lead,
    Step.NEXT: lambda _material: _("For the week to come: one moment, and one thing you will do then."),
}


def _well(_reading: ReviewReading, done: Review | None) -> str:
    return _("Nothing written") if done and not done.well else "" if done else _("In either function")


def _moved(reading: ReviewReading, done: Review | None) -> str:
    return counts_words(reading) if done else _("Counts and shares of the week")


def _again(reading: ReviewReading, done: Review | None) -> str:
    count, again = len(reading.material.retagged), len(reading.material.again)
    if again and (done or count == again):
        words = ngettext("{count} tagged again", "{count} tagged again", count)
        return words.format(count=count) if count else _("None tagged again")
    if not again:
        return _("None is old enough yet")
    return ngettext("{count}, its tag hidden", "{count}, their tags hidden", again).format(count=again)


def _read(reading: ReviewReading, done: Review | None) -> str:
    read, day = len(reading.material.read), len(reading.material.on_this_day)
    parts = []
    if read:
        parts.append(ngettext("{count} to read again", "{count} to read again", read).format(count=read))
    if day:
        parts.append(ngettext("{count} on this day", "{count} on this day", day).format(count=day))
    if parts:
        return ", ".join(parts)
    return _("Nothing to read again") if done else _("Nothing yet")


def _otherwise(reading: ReviewReading, done: Review | None) -> str:
    material, count = reading.material, len(reading.material.answers)
    if done and count:
        words = ngettext(
            "{count} answer, kept with its action", "{count} answers, kept with their actions", count
        )
        return words.format(count=count)
    both = material.leading is not None and material.managing is not None
    if done and (material.leading is not None or material.managing is not None):
        return _("Left open")
    if both:
        return _("One action of each function")
    if material.leading is not None:
        return _("One manager action")
    return _("One leader action") if material.managing is not None else _("No action to ask about")


def _kept(reading: ReviewReading, done: Review | None) -> str:
    plan = reading.material.intention
    if plan is None:
        return _("None stood in this week")
    if plan.outcome is not None or done:
        return outcome_words(plan.outcome)
    return _("Kept, partly, or not this time")


def _next(reading: ReviewReading, done: Review | None) -> str:
    if reading.next is not None:
        return sentence(reading.next)
    return _("None this time") if done else _("When …, I will …")


_SUMMARIES: dict[Step, Callable[[ReviewReading, Review | None], str]] = {
    Step.WELL: _well,
    Step.MOVED: _moved,
    Step.AGAIN: _again,
    Step.READ: _read,
    Step.OTHERWISE: _otherwise,
    Step.KEPT: _kept,
    Step.NEXT: _next,
}
