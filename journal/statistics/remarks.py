"""One true remark: what the rules offer, whether it stands, and which one a day gets.

A claim is told only if its rule would offer it with one action more, the one that speaks most against it,
and with one action less, whichever of those it rests on. What is quoted is true while the action is there.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b

from journal.language import ngettext
from journal.statistics import remark_names as names
from journal.statistics import remark_rules as rules
from journal.statistics.remark_facts import FORTNIGHT, Claim, Facts, Rule
from journal.statistics.remark_words import begun, listed, number

RULES: tuple[Rule, ...] = (
    names.named_halves,
    names.named,
    names.minutes_with,
    names.pairs,
    names.sides,
    names.weekdays,
    names.acts,
    names.crafts,
    names.episodes,
    names.self_image,
    names.first_words,
    rules.first_of_day,
    rules.last_of_day,
    rules.fullest,
    rules.halves,
    rules.spread,
    rules.mixed,
    rules.hours,
    rules.counted,
    names.families,
    names.name_counts,
    names.minutes_noted,
    rules.own_day,
    rules.total,
    rules.holds,
    rules.yesterday,
)
_PLAIN = frozenset({"total", "count", "holds", "yesterday", "own-day", "minutes-noted", "people", "topics"})
_OF_OTHER_TIMES = frozenset(
    {"episode", "first-words", "self-image", "yesterday", "holds", "total", "fullest"}
)
_MOST_SUPPORT = 12
SELF_IMAGE_DAYS = 30
FIRST_ESTIMATE = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A remark that could be told; `survives` is whether one action more or less would leave it true."""

    key: str
    sentence: str
    strength: float
    survives: bool


def remarks(facts: Facts) -> tuple[Candidate, ...]:
    """Everything the rules offer."""
    return tuple(
        Candidate(claim.key, claim.sentence, claim.strength, stands(rule, facts, claim))
        for rule, claim in offered(facts)
    )


def offered(facts: Facts) -> Iterator[tuple[Rule, Claim]]:
    """What each rule says."""
    for rule in RULES:
        for claim in rule(facts):
            yield rule, claim


def stands(rule: Rule, facts: Facts, claim: Claim) -> bool:
    """Whether the rule says the same of these facts with one action more or one less."""
    fewer = [deed for deed in claim.support if deed.id not in claim.said][:_MOST_SUPPORT]
    others = (*(facts.without(deed) for deed in fewer), *(facts.plus(deed) for deed in claim.contrary))
    return all(any(other.key == claim.key for other in rule(changed)) for changed in others)


def choose(facts: Facts, told: Mapping[dt.date, str]) -> Claim | None:
    """The remark of the day, or None where there is nothing to say.

    `told` are keys by the day they were told on. What was told today stays as long as it is true; nothing
    of the last fortnight comes again, and no kind on two days running while there is another. Of the rest it
    is a kind not heard lately, then what is newest.
    """
    if (same := still_told(facts, told.get(facts.today, ""))) is not None:
        return same
    claims = list(offered(facts))
    past = {day: key for day, key in told.items() if day < facts.today}
    since = facts.today - dt.timedelta(days=FORTNIGHT)
    heard = {key for day, key in past.items() if day >= since}
    if any(key == "self-image" and (facts.today - day).days < SELF_IMAGE_DAYS for day, key in past.items()):
        heard.add("self-image")
    fresh = [(rule, claim) for rule, claim in claims if claim.key not in heard]
    kinds = [key.partition(":")[0] for _day, key in sorted(past.items()) if _day >= since]
    newest = max((deed.day for deed in facts.deeds), default=facts.today)
    fresh.sort(key=lambda entry: _rank(entry[1], kinds, newest, facts.today))
    return next((claim for rule, claim in fresh if stands(rule, facts, claim)), None)


def still_told(facts: Facts, key: str) -> Claim | None:
    """What was told today already, with what is so by now; None where it is not true any more."""
    return next((claim for _rule, claim in offered(facts) if claim.key == key), None) if key else None


def _rank(claim: Claim, kinds: list[str], newest: dt.date, today: dt.date) -> tuple[object, ...]:
    is_new = any(deed.day == newest for deed in claim.support)
    chance = blake2b(f"{today}{claim.key}".encode(), digest_size=4).hexdigest()
    plain = claim.kind in _PLAIN
    again = claim.kind in kinds[-1:]
    return again, plain, kinds.count(claim.kind), not is_new, -round(claim.strength, 1), chance


def remark_of_page(facts: Facts) -> Claim | None:
    """The remark for two weeks on a page: about these days, without a line that somebody wrote.

    `facts` are those of a page (`is_page`).
    """
    claims = [entry for entry in offered(facts) if entry[1].kind not in _OF_OTHER_TIMES]
    claims.sort(key=lambda entry: (entry[1].kind in _PLAIN, -round(entry[1].strength, 1), entry[1].key))
    found = next((claim for rule, claim in claims if stands(rule, facts, claim)), None)
    return None if found is None else replace(found, sentence=_without_gap(found.sentence))


def _without_gap(sentence: str) -> str:
    """The sentence as it is without the words for its days."""
    return re.sub(r" (?=[.:,])", "", " ".join(sentence.split(" ")).replace("  ", " "))


# The first two days -----------------------------------------------------------------------------------


def is_beginning(key: str) -> bool:
    """Whether it is the key of what is told before the third day with actions."""
    return key.startswith("began:")


def beginning(facts: Facts, logged: Iterable[dt.date], tagged: int, told: str = "") -> Claim | None:
    """What there is to read before the third day with actions.

    `logged` are the first days on which something was logged; `tagged` counts the actions of the share;
    `told` is the key that was told today already, which is told again.
    """
    days = sorted(set(logged))
    if not facts.deeds or not days:
        return None
    first_key = f"began:{facts.today.isoformat()}:first"
    if told == first_key or (not told and days[-1] >= facts.today and len(days) == 1):
        return _first_day(facts, tagged)
    day = max((deed.day for deed in facts.deeds if deed.day < facts.today), default=None)
    if day is None:
        return None
    deeds = [deed for deed in facts.deeds if deed.day == day]
    parts = listed(deed.behaviour for deed in deeds)
    is_yesterday = (facts.today - day).days == 1
    words = _before_words(len(deeds), is_yesterday=is_yesterday, has_parts=bool(parts))
    sentence = words.format(count=number(len(deeds)), parts=parts)
    return Claim(f"began:{facts.today.isoformat()}", sentence, support=tuple(deeds))


def _before_words(count: int, *, is_yesterday: bool, has_parts: bool) -> str:
    match is_yesterday, has_parts:
        case True, True:
            return ngettext(
                "Yesterday holds {count} action: {parts}.", "Yesterday holds {count} actions: {parts}.", count
            )
        case True, False:
            return ngettext("Yesterday holds {count} action.", "Yesterday holds {count} actions.", count)
        case False, True:
            return ngettext(
                "The last day holds {count} action: {parts}.",
                "The last day holds {count} actions: {parts}.",
                count,
            )
        case _:
            return ngettext(
                "The last day holds {count} action.", "The last day holds {count} actions.", count
            )


def _first_day(facts: Facts, tagged: int) -> Claim:
    count = len(facts.deeds)
    if tagged < FIRST_ESTIMATE:
        words = ngettext(
            "{count} action to begin with. A share needs {least} tagged ones.",
            "{count} actions to begin with. A share needs {least} tagged ones.",
            count,
        )
    else:
        words = ngettext(
            "{count} action to begin with: {parts}.", "{count} actions to begin with: {parts}.", count
        )
    parts = listed(deed.behaviour for deed in facts.deeds)
    sentence = begun(words.format(count=number(count), least=number(FIRST_ESTIMATE), parts=parts))
    return Claim(f"began:{facts.today.isoformat()}:first", sentence, support=facts.deeds)
