"""Undo and redo over everything that is kept beside actions: back and forth, byte for byte."""

from __future__ import annotations

import datetime as dt
import random
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour
from journal.domain.intention import Intention, Outcome
from journal.domain.person import Person
from journal.domain.reflection import Asked, Reflection
from journal.domain.result import ResultMeasure
from journal.domain.review import Chosen, Review, Step
from journal.domain.role import Role
from journal.domain.self_view import Assessment, MonthView, OtherView
from journal.domain.vision import Made, VisionTie
from journal.errors import JournalError
from journal.opening import open_journal
from journal.places import FixedClock, Places, World
from journal.service.journal import Journal
from tests.conftest import THURSDAY
from tests.journal.service.forgetting import everything

DAYS = [dt.date(1900, 1, 1), dt.date(2026, 11, 16), dt.date(2026, 11, 17), dt.date(2999, 12, 31)]
TEXTS = ["", "a", "Ana", "@Ana and @Bo", "שלום @Ana", "👩‍👩‍👧 e\u0301", "x" * 400]
NAMES = ["Ana", "Bo", "Åsa", "A\u030asa", "李"]

days, texts, names = map(st.sampled_from, (DAYS, TEXTS, NAMES))
few = st.integers(0, 12)
Deed = Callable[[Journal, list[str], list[str]], object]


def _settings(journal: Journal, **given: object) -> None:
    journal.settings.change(replace(journal.settings.get(), **given))


@st.composite
def deeds(draw: st.DrawFn) -> Deed:
    """One thing a person can do; it may be refused."""
    day, other, text, name, second, count = (
        draw(days), draw(days), draw(texts), draw(names), draw(names), draw(few),
    )  # fmt: skip
    behaviour, made, asked = (draw(st.sampled_from(list(kind))) for kind in (Behaviour, Made, Asked))
    key, plan = draw(few), draw(few)
    return draw(
        st.sampled_from(
            [
                lambda j, a, _p: a.append(j.record(Draft(text or name, behaviour, day=day))),
                lambda j, _a, _p: j.people.note(Person(name, text, second)),
                lambda j, _a, _p: j.people.hide(name),
                lambda j, _a, _p: j.people.show(name),
                lambda j, _a, _p: j.people.rename(name, second),
                lambda j, _a, _p: j.people.merge([name], second),
                lambda j, _a, _p: j.views.answer_month(MonthView(day.replace(day=1), day, count)),
                lambda j, _a, _p: j.views.forget_month(day),
                lambda j, _a, _p: j.views.add_other(OtherView(day, 1, other, count, text)),
                lambda j, _a, _p: j.views.answer_other(OtherView(day, count, other, count, text)),
                lambda j, _a, _p: j.views.assess(Assessment(day, {"trust": count})),
                lambda j, a, _p: j.reflections.answer(
                    Reflection("", day, asked, "Why?", text, "trust", a[key % len(a)], other)
                ),
                lambda j, _a, _p: j.visions.revise(day, text),
                lambda j, a, _p: j.visions.tie(VisionTie(a[key % len(a)], made, text)),
                lambda j, a, _p: j.visions.tie_all(a[key % len(a)], [VisionTie("", made, text)]),
                lambda j, a, _p: j.visions.untie(a[key % len(a)], made),
                lambda j, _a, _p: j.results.set_all({day: count / 3, other: None}),
                lambda j, _a, _p: j.intentions.focus(day, "direction", count),
                lambda j, _a, _p: j.intentions.end_focus(day),
                lambda j, _a, p: p.append(j.intentions.make(Intention("", day, other, text, name))),
                lambda j, a, p: j.intentions.tie(p[plan % len(p)], a[key:]),
                lambda j, a, p: j.intentions.untie(p[plan % len(p)], a[:key]),
                lambda j, _a, p: j.intentions.tell(p[plan % len(p)], Outcome.PARTLY),
                lambda j, _a, p: j.intentions.remove(p[plan % len(p)]),
                lambda j, a, _p: j.reviews.save(
                    Review(day, other, well=text, done=tuple(Step)[:count], chosen=Chosen(tuple(a[:key])))
                ),
                lambda j, _a, _p: j.reviews.remove(day),
                lambda j, a, _p: j.reviews.tag_again(a[key % len(a)], day, behaviour),
                lambda j, _a, _p: _settings(j, roles=(Role(name, day, reason=text),)),
                lambda j, _a, _p: _settings(j, result=ResultMeasure(name, text)),
                lambda j, _a, _p: j.distinctions.reword("how-why", {"question": text or "Why?"}),
                lambda j, _a, _p: j.distinctions.hide("how-why"),
                lambda j, a, _p: j.distinctions.mark_example("how-why", a[key % len(a)], marked=count > 5),
                lambda j, _a, _p: j.distinctions.as_shipped(),
                lambda j, a, _p: j.actions.delete([a[key % len(a)]]),
            ]
        )
    )


def kept(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row but the log of steps, which says itself what was undone."""
    return {
        table: rows for table, rows in everything(path).items() if not table.startswith(("step", "sqlite"))
    }


@settings(deadline=None, max_examples=60)
@given(st.lists(deeds(), min_size=1, max_size=8))
def test_there_and_back_is_nothing(done: list[Deed]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.leaderward"
        places = Places(data=path.parent / "data", config=path.parent / "config")
        opened = open_journal(path, World(FixedClock(THURSDAY), places, random.Random(1), {}))
        journal = opened.journal
        actions = [journal.record(Draft("@Ana called @Bo", Behaviour.LEADER, day=DAYS[1]))]
        plans = [journal.intentions.make(Intention("", DAYS[1], DAYS[2], "it rings", "wait"))]
        states = [kept(path)]
        for deed in done:
            try:
                deed(journal, actions, plans)
            except JournalError:
                assert kept(path) == states[-1], "what is refused changes nothing"
            if kept(path) != states[-1]:
                states.append(kept(path))
        for before in reversed(states[:-1]):
            assert journal.undo() is not None
            assert kept(path) == before
        for after in states[1:]:
            assert journal.redo() is not None
            assert kept(path) == after
        opened.close()
