"""Rules about topics, people, minutes, distinctions, craft, and what was written earlier."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from journal.domain.behaviour import Behaviour, Craft, Pole
from journal.domain.dates import weekday_name
from journal.language import _, ngettext
from journal.statistics.remark_facts import (
    FORTNIGHT,
    SEVEN,
    Claim,
    Deed,
    Facts,
    NameKind,
    is_after_noon,
    is_before_noon,
    sign,
    weight,
    year_before,
)
from journal.statistics.remark_rules import mostly, stray
from journal.statistics.remark_words import around_noon, begun, craft_name, date_words, number, quoted

_MOST_NAMES = 24
_YOUNG_DAYS = 56


def named(facts: Facts) -> Iterator[Claim]:
    """In how many actions a topic or a person is."""
    for (kind, folded), deeds in _names(facts, SEVEN):
        if len(deeds) < 2:
            continue
        words = ngettext(
            "{name} is in {count} action {when}.", "{name} is in {count} actions {when}.", len(deeds)
        )
        sentence = words.format(
            name=sign(kind, deeds, folded), count=number(len(deeds)), when=facts.when(SEVEN)
        )
        yield Claim(f"{kind}:{folded}", sentence, weight(len(deeds)), tuple(deeds))


def named_halves(facts: Facts) -> Iterator[Claim]:
    """The actions about a topic, or with a person, that were before or after noon."""
    for (kind, folded), deeds in _names(facts, FORTNIGHT):
        for late in (False, True):
            is_there = is_after_noon if late else is_before_noon
            hits = [deed for deed in deeds if is_there(deed.time, facts.day_start)]
            if not mostly(len(hits), len(deeds)):
                continue
            what = _what(kind, sign(kind, deeds, folded))
            sentence = around_noon(len(hits), len(deeds), late=late).format(
                count=number(len(hits)), all=number(len(deeds)), what=what, when=facts.when(FORTNIGHT)
            )
            wrong = replace(hits[0], id="", day=facts.today, time=dt.time(9) if late else dt.time(15))
            yield Claim(
                f"noon:{kind}:{folded}:{'late' if late else 'early'}",
                begun(sentence),
                weight(len(hits)) + 0.1,
                tuple(hits),
                (wrong, replace(wrong, time=None)),
            )


def _what(kind: NameKind, name: str) -> str:
    words = _("actions about {name}") if kind == "topic" else _("actions with {name}")
    return words.format(name=name)


def sides(facts: Facts) -> Iterator[Claim]:
    """A topic whose actions were nearly all leading, or nearly all managing."""
    for (kind, folded), deeds in _names(facts, FORTNIGHT):
        for behaviour in (Behaviour.LEADER, Behaviour.MANAGER):
            hits = [deed for deed in deeds if deed.behaviour is behaviour]
            if kind != "topic" or not mostly(len(hits), len(deeds)):
                continue
            words = _led(hits, deeds) if behaviour is Behaviour.LEADER else _managed(hits, deeds)
            other = Behaviour.MANAGER if behaviour is Behaviour.LEADER else Behaviour.LEADER
            yield Claim(
                f"side:{folded}:{behaviour.value}",
                begun(
                    words.format(
                        count=number(len(hits)),
                        all=number(len(deeds)),
                        name=sign(kind, deeds, folded),
                        when=facts.when(FORTNIGHT),
                    )
                ),
                weight(len(hits)),
                tuple(hits),
                (replace(hits[0], id="", day=facts.today, behaviour=other),),
            )


def _led(hits: list[Deed], deeds: list[Deed]) -> str:
    if len(hits) == len(deeds):
        return ngettext(
            "{count} action about {name} {when} was leading.",
            "All {count} actions about {name} {when} were leading.",
            len(hits),
        )
    return ngettext(
        "{count} of the {all} actions about {name} {when} was leading.",
        "{count} of the {all} actions about {name} {when} were leading.",
        len(hits),
    )


def _managed(hits: list[Deed], deeds: list[Deed]) -> str:
    if len(hits) == len(deeds):
        return ngettext(
            "{count} action about {name} {when} was managing.",
            "All {count} actions about {name} {when} were managing.",
            len(hits),
        )
    return ngettext(
        "{count} of the {all} actions about {name} {when} was managing.",
        "{count} of the {all} actions about {name} {when} were managing.",
        len(hits),
    )


def weekdays(facts: Facts) -> Iterator[Claim]:
    """A topic or person whose actions were nearly all on one weekday, on two days at least."""
    for (kind, folded), deeds in _names(facts, FORTNIGHT):
        for weekday in sorted({deed.day.weekday() for deed in deeds}):
            hits = [deed for deed in deeds if deed.day.weekday() == weekday]
            if not mostly(len(hits), len(deeds)) or len({deed.day for deed in hits}) < 2:
                continue
            words = ngettext(
                "{count} of the {all} {what} {when} was on a {weekday}.",
                "{count} of the {all} {what} {when} were on a {weekday}.",
                len(hits),
            )
            elsewhere = next(
                day
                for day in (facts.today - dt.timedelta(days=place) for place in range(7))
                if day.weekday() != weekday
            )
            yield Claim(
                f"weekday:{kind}:{folded}",
                begun(
                    words.format(
                        count=number(len(hits)),
                        all=number(len(deeds)),
                        what=_what(kind, sign(kind, deeds, folded)),
                        when=facts.when(FORTNIGHT),
                        weekday=weekday_name(weekday),
                    )
                ),
                weight(len(hits)),
                tuple(hits),
                (replace(hits[0], id="", day=elsewhere),),
            )


def pairs(facts: Facts) -> Iterator[Claim]:
    """Two names that come together."""
    found: dict[tuple[tuple[NameKind, str], tuple[NameKind, str]], list[Deed]] = {}
    for deed in facts.last_days(FORTNIGHT):
        names = sorted({(kind, folded) for kind, folded, _name in deed.names[:6]})
        for pair in combinations(names, 2):
            found.setdefault(pair, []).append(deed)
    for (one, other), deeds in sorted(found.items()):
        if len(deeds) < 2:
            continue
        words = ngettext(
            "{one} and {other} are together in {count} action {when}.",
            "{one} and {other} are together in {count} actions {when}.",
            len(deeds),
        )
        yield Claim(
            f"pair:{one[0]}:{one[1]}+{other[0]}:{other[1]}",
            words.format(
                one=sign(one[0], deeds, one[1]),
                other=sign(other[0], deeds, other[1]),
                count=number(len(deeds)),
                when=facts.when(FORTNIGHT),
            ),
            weight(len(deeds)),
            tuple(deeds),
        )


def name_counts(facts: Facts) -> Iterator[Claim]:
    """How many different people, and how many topics, the actions name."""
    names = _names(facts, SEVEN)
    for kind in ("person", "topic"):
        found = [(deeds, folded) for (a_kind, folded), deeds in names if a_kind == kind]
        if len(found) < 2:
            continue
        words = (
            ngettext(
                "{count} person is in the actions {when}.",
                "{count} different people are in the actions {when}.",
                len(found),
            )
            if kind == "person"
            else ngettext(
                "{count} topic is in the actions {when}.",
                "{count} different topics are in the actions {when}.",
                len(found),
            )
        )
        rare = sorted(found, key=lambda entry: (len(entry[0]), entry[1]))
        yield Claim(
            "people" if kind == "person" else "topics",
            begun(words.format(count=number(len(found)), when=facts.when(SEVEN))),
            weight(len(found)) / 2,
            tuple(deeds[0] for deeds, _folded in rare),
        )


def minutes_with(facts: Facts) -> Iterator[Claim]:
    """The person, and the topic, that most minutes went into."""
    longest = max((deed.minutes or 0 for deed in facts.last_days(SEVEN)), default=0)
    for kind in ("person", "topic"):
        sums = sorted(
            (
                (sum(deed.minutes or 0 for deed in deeds), folded, [deed for deed in deeds if deed.minutes])
                for (a_kind, folded), deeds in _names(facts, SEVEN)
                if a_kind == kind
            ),
            key=lambda entry: (-entry[0], entry[1]),
        )
        if len(sums) < 2 or sums[1][0] == 0 or sums[0][0] == sums[1][0] or len(sums[0][2]) < 2:
            continue
        most, folded, deeds = sums[0]
        words = (
            _("Actions with {name} took {minutes} minutes {when}, more than with anyone else.")
            if kind == "person"
            else _("Actions about {name} took {minutes} minutes {when}, more than about any other topic.")
        )
        second = next(deed for deed in sums[1][2])
        rival = tuple(name for name in second.names if name[:2] == (kind, sums[1][1]))
        yield Claim(
            f"minutes:{kind}:{folded}",
            words.format(name=sign(kind, deeds, folded), minutes=most, when=facts.when(SEVEN)),
            weight(len(deeds)) + 0.1,
            (*sums[1][2][:2], *sorted(deeds, key=lambda deed: -(deed.minutes or 0))),
            (stray(facts, names=rival, minutes=longest),),
        )


def minutes_noted(facts: Facts) -> Iterator[Claim]:
    """How many actions carry minutes, and what they come to."""
    deeds = [deed for deed in facts.last_days(SEVEN) if deed.minutes]
    if len(deeds) < 2:
        return
    hours, minutes = divmod(sum(deed.minutes or 0 for deed in deeds), 60)
    length = (
        _("{hours}\u00a0h {minutes}\u00a0min").format(hours=hours, minutes=minutes)
        if hours
        else _("{minutes}\u00a0min").format(minutes=minutes)
    )
    words = ngettext(
        "{count} action {when} carries minutes: {length} in all.",
        "{count} actions {when} carry minutes: {length} in all.",
        len(deeds),
    )
    yield Claim(
        "minutes-noted",
        begun(words.format(count=number(len(deeds)), when=facts.when(SEVEN), length=length)),
        weight(len(deeds)) / 2,
        tuple(deeds),
    )


def acts(facts: Facts) -> Iterator[Claim]:
    """How often one side of a distinction was marked."""
    found: dict[tuple[str, Pole], list[Deed]] = {}
    for deed in facts.last_days(FORTNIGHT):
        for mark in deed.marks:
            found.setdefault((mark.distinction, mark.pole), []).append(deed)
    for distinction in facts.catalogue.distinctions:
        for pole in Pole:
            deeds = found.get((distinction.id, pole), [])
            if len(deeds) < 2:
                continue
            words = ngettext(
                "“{act}” is marked {count} time {when}.",
                "“{act}” is marked {count} times {when}.",
                len(deeds),
            )
            yield Claim(
                f"act:{distinction.id}:{pole.value}",
                words.format(
                    act=begun(distinction.act(pole)), count=number(len(deeds)), when=facts.when(FORTNIGHT)
                ),
                weight(len(deeds)),
                tuple(deeds),
            )


def families(facts: Facts) -> Iterator[Claim]:
    """How many of the families have a mark."""
    family_of = {distinction.id: distinction.family for distinction in facts.catalogue.distinctions}
    found: dict[str, list[Deed]] = {}
    for deed in facts.last_days(FORTNIGHT):
        for family in {family_of.get(mark.distinction, "") for mark in deed.marks} - {""}:
            found.setdefault(family, []).append(deed)
    every = len(facts.catalogue.families)
    if len(found) < 3:
        return
    words = (
        ngettext("The {all} family has a mark {when}.", "All {all} families have a mark {when}.", every)
        if len(found) == every
        else ngettext(
            "{count} of the {all} families has a mark {when}.",
            "{count} of the {all} families have a mark {when}.",
            len(found),
        )
    )
    rare = sorted(found.items(), key=lambda entry: (len(entry[1]), entry[0]))
    yield Claim(
        "families",
        begun(words.format(count=number(len(found)), all=number(every), when=facts.when(FORTNIGHT))),
        weight(len(found)) / 2,
        tuple(deed for _family, deeds in rare for deed in deeds),
    )


def crafts(facts: Facts) -> Iterator[Claim]:
    """How often a craft was marked."""
    for craft in Craft:
        deeds = [deed for deed in facts.last_days(FORTNIGHT) if craft in deed.craft]
        if len(deeds) < 2:
            continue
        words = ngettext(
            "{craft} is marked on {count} action {when}.",
            "{craft} is marked on {count} actions {when}.",
            len(deeds),
        )
        yield Claim(
            f"craft:{craft.value}",
            words.format(craft=craft_name(craft), count=number(len(deeds)), when=facts.when(FORTNIGHT)),
            weight(len(deeds)),
            tuple(deeds),
        )


def episodes(facts: Facts) -> Iterator[Claim]:
    """What was written a week, two weeks, four weeks or a year ago: an episode found again."""
    ago = {
        "year": (year_before(facts.today), _("A year ago you wrote: “{text}”")),
        "28": (facts.today - dt.timedelta(days=28), _("Four weeks ago you wrote: “{text}”")),
        "14": (facts.today - dt.timedelta(days=14), _("Two weeks ago you wrote: “{text}”")),
        "7": (facts.today - dt.timedelta(days=7), _("A week ago you wrote: “{text}”")),
    }
    for key, (day, words) in ago.items():
        deeds = [deed for deed in (*facts.deeds, *facts.found) if _was_written(deed, day)]
        if not deeds:
            continue
        # a different one each time, and as likely one of managing as one of leading
        chosen = sorted(deeds, key=lambda deed: deed.id)[facts.today.toordinal() % len(deeds)]
        yield Claim(
            f"episode:{key}",
            words.format(text=quoted(chosen.text)),
            0.9 if key == "year" else 0.6,
            tuple(deeds),
            said=frozenset(deed.id for deed in deeds),
        )


def _was_written(deed: Deed, day: dt.date) -> bool:
    """Whether it is an episode of that day; what was written down only today is none."""
    return deed.day == day and bool(deed.text and deed.id) and not deed.is_new


def first_words(facts: Facts) -> Iterator[Claim]:
    """What was written first of all, once it is a few days old and while the journal is young."""
    first = facts.first
    if first is None or not first.text or not 4 <= (facts.today - first.day).days <= _YOUNG_DAYS:
        return
    words = _("The first line of this journal, on {day}: “{text}”")
    yield Claim(
        "first-words",
        words.format(day=date_words(first.day, facts.today), text=quoted(first.text)),
        0.5,
        (first,),
        said=frozenset({first.id}),
    )


def self_image(facts: Facts) -> Iterator[Claim]:
    """What the person thought of themselves, told back."""
    older = [image for image in facts.self_images if image.day <= facts.today - dt.timedelta(days=5)]
    if not older:
        return
    image = older[-1]
    words = _("On {day} you saw yourself as {manager}\u00a0% manager, {leader}\u00a0% leader.")
    yield Claim(
        "self-image",
        words.format(day=date_words(image.day, facts.today), manager=image.manager, leader=image.leader),
        0.8,
    )


def _names(facts: Facts, days: int) -> list[tuple[tuple[NameKind, str], list[Deed]]]:
    """The names used most, a bounded number of them, in a steady order."""
    names = sorted(facts.names(days).items(), key=lambda entry: (-len(entry[1]), entry[0]))
    return names[:_MOST_NAMES]
