"""Words that several remarks share: numbers as words, counts of behaviours, quotations."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable

from journal.domain.behaviour import COUNT_ORDER, Behaviour, Craft
from journal.domain.dates import long_date, month_name
from journal.domain.text import find_tokens
from journal.language import _, ngettext, pgettext

LONGEST_QUOTE = 96
_ADDRESS = re.compile(r"[\w.+'-]{1,64}[@\uff20][\w-]{1,63}(?:\.[\w-]{1,63}){1,9}")
_LOOSE_NAME = re.compile(r"[@\uff20]([^\W\d_])(?:[-'’.&]?\w)*\.?")

_NUMBERS: tuple[Callable[[], str], ...] = (
    lambda: pgettext("number in a sentence", "no"),
    lambda: pgettext("number in a sentence", "one"),
    lambda: pgettext("number in a sentence", "two"),
    lambda: pgettext("number in a sentence", "three"),
    lambda: pgettext("number in a sentence", "four"),
    lambda: pgettext("number in a sentence", "five"),
    lambda: pgettext("number in a sentence", "six"),
    lambda: pgettext("number in a sentence", "seven"),
    lambda: pgettext("number in a sentence", "eight"),
    lambda: pgettext("number in a sentence", "nine"),
    lambda: pgettext("number in a sentence", "ten"),
    lambda: pgettext("number in a sentence", "eleven"),
    lambda: pgettext("number in a sentence", "twelve"),
)
_CRAFT: dict[Craft, Callable[[], str]] = {
    Craft.FORETHOUGHT: lambda: _("Forethought"),
    Craft.PLANNING: lambda: _("Planning"),
    Craft.PREPARATION: lambda: _("Preparation"),
    Craft.COMMUNICATION: lambda: _("Communication"),
}


def number(count: int) -> str:
    """A count inside a sentence: in words up to twelve."""
    return _NUMBERS[count]() if 0 <= count < len(_NUMBERS) else f"{count:,}"


def begun(sentence: str) -> str:
    """The sentence with a capital where it begins."""
    return sentence[:1].upper() + sentence[1:]


def craft_name(craft: Craft) -> str:
    """A craft as a sentence begins with it."""
    return _CRAFT[craft]()


def doing(behaviour: Behaviour, count: int) -> str:
    """So many actions of a behaviour: "three managing", "two of your own work"."""
    words = number(count)
    match behaviour:
        case Behaviour.MANAGER:
            return ngettext("{count} managing", "{count} managing", count).format(count=words)
        case Behaviour.LEADER:
            return ngettext("{count} leading", "{count} leading", count).format(count=words)
        case Behaviour.BOTH:
            return ngettext("{count} both", "{count} both", count).format(count=words)
        case Behaviour.OWN:
            return ngettext("{count} own work", "{count} own work", count).format(count=words)


def listed(behaviours: Iterable[Behaviour | None]) -> str:
    """Counts by behaviour in their order: "two managing, one both, one leading"; empty without a tag."""
    counts = Counter(behaviours)
    parts = [doing(behaviour, counts[behaviour]) for behaviour in COUNT_ORDER if counts[behaviour]]
    if parts and counts[None]:
        words = ngettext("{count} not tagged yet", "{count} not tagged yet", counts[None])
        parts.append(words.format(count=number(counts[None])))
    return ", ".join(parts)


def quoted(text: str, most: int = LONGEST_QUOTE) -> str:
    """The first line of a text, cut at a word where it is long."""
    line = " ".join(text.partition("\n")[0].split())
    if len(line) <= most:
        return line
    head = line[: most - 1]
    place = head.rfind(" ")
    return (head[:place] if place > most // 2 else head).rstrip(" ,;:.–-") + "…"


def date_words(day: dt.date, today: dt.date) -> str:
    """A date inside a sentence: "6 November", with the year where it is another one."""
    if day.year != today.year:
        return long_date(day)
    return _("{day} {month}").format(day=day.day, month=month_name(day.month))


def clock(hour: int, minute: int = 0) -> str:
    """A time of day as the window writes it."""
    return f"{dt.time(hour % 24, minute):%H:%M}"


def with_initials(text: str) -> str:
    """The text with every person as an initial: "@Femi" becomes "F."; what is printed goes to others.

    That holds for "/@Femi" too, which names nobody elsewhere; an e-mail address becomes an ellipsis.
    """
    text = _ADDRESS.sub("…", text)
    pieces, end = [], 0
    for token in find_tokens(text):
        if token.kind != "person":
            continue
        pieces += [text[end : token.start], f"{token.name[:1].upper()}."]
        end = token.end
        if text[end : end + 1] == ".":  # one full stop is enough
            end += 1
    return _LOOSE_NAME.sub(lambda found: f"{found[1].upper()}.", "".join([*pieces, text[end:]]))


def around_noon(hits: int, count: int, *, late: bool) -> str:
    """That all of them or most were before noon, or after it; takes {count}, {all}, {what} and {when}.

    {what} names them: "actions with @Femi".
    """
    if hits == count:
        return (
            ngettext(
                "All {count} {what} {when} was after noon.",
                "All {count} {what} {when} were after noon.",
                hits,
            )
            if late
            else ngettext(
                "All {count} {what} {when} was before noon.",
                "All {count} {what} {when} were before noon.",
                hits,
            )
        )
    return (
        ngettext(
            "{count} of the {all} {what} {when} was after noon.",
            "{count} of the {all} {what} {when} were after noon.",
            hits,
        )
        if late
        else ngettext(
            "{count} of the {all} {what} {when} was before noon.",
            "{count} of the {all} {what} {when} were before noon.",
            hits,
        )
    )
