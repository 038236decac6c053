"""Distinction marks per day, for distinctions and families."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.domain.action import DistinctionMark, Draft
from journal.domain.behaviour import Behaviour, Origin, Pole
from journal.domain.distinctions import Catalogue
from journal.opening import Opened
from journal.reading.marks import mark_series
from journal.statistics.facets import Marks
from journal.statistics.series import DaySeries

DAY = dt.date(2026, 11, 16)
Mark = tuple[str, Pole]
M, L = Pole.MANAGER, Pole.LEADER


def record(opened: Opened, *drafts: Draft) -> None:
    opened.journal.actions.record_all(list(drafts), opened.journal.settings.get())


def draft(
    *marks: Mark, day: int = 0, behaviour: Behaviour | None = Behaviour.BOTH, origin: Origin = Origin.LIVE
) -> Draft:
    found = tuple(DistinctionMark(name, pole) for name, pole in marks)
    return Draft("a", behaviour, DAY + dt.timedelta(days=day), origin=origin, distinctions=found)


def counts(series: DaySeries) -> list[tuple[int, int, int, int, int]]:
    """The day's place, manager, leader, both and hollow of each day."""
    columns = (series.manager, series.leader, series.both, series.hollow)
    days = (series.days - DAY.toordinal()).tolist()
    return list(zip(days, *(column.tolist() for column in columns), strict=True))


def total(marks: Marks) -> int:
    return sum(int(series.tagged.sum()) for series in marks.distinctions.values())


def test_a_journal_without_marks_has_an_empty_series_for_everything(
    opened: Opened, catalogue: Catalogue
) -> None:
    for _ in range(2):
        marks = mark_series(opened.reader, catalogue)
        assert list(marks.distinctions) == list(catalogue.ids())
        assert list(marks.families) == [family.id for family in catalogue.families]
        assert total(marks) == 0
        assert all(series.days.size == 0 for series in marks.families.values())
        record(opened, draft())


def test_each_mark_counts_on_its_day_by_its_own_pole(opened: Opened, catalogue: Catalogue) -> None:
    record(
        opened,
        draft(("control-trust", L), ("bottomline-horizon", M), behaviour=Behaviour.BOTH),
        draft(("control-trust", M), behaviour=Behaviour.LEADER),
        draft(("control-trust", L), day=3, behaviour=Behaviour.MANAGER),
    )
    marks = mark_series(opened.reader, catalogue)
    assert counts(marks.distinctions["control-trust"]) == [(0, 1, 1, 0, 0), (3, 0, 1, 0, 0)]
    assert counts(marks.distinctions["bottomline-horizon"]) == [(0, 1, 0, 0, 0)]
    assert counts(marks.distinctions["how-why"]) == []


def test_an_action_counts_once_in_a_family(opened: Opened, catalogue: Catalogue) -> None:
    record(
        opened,
        draft(("control-trust", L), ("systems-people", L), ("maintain-develop", L)),
        draft(("control-trust", L), ("systems-people", M)),
        draft(("control-trust", M), ("systems-people", M), ("short-long", L), day=1),
    )
    families = mark_series(opened.reader, catalogue).families
    assert counts(families["people"]) == [(0, 0, 1, 1, 0), (1, 1, 0, 0, 0)]
    assert counts(families["horizon"]) == [(1, 0, 1, 0, 0)]


def test_own_work_and_what_waits_for_a_tag_are_in_neither_side(opened: Opened, catalogue: Catalogue) -> None:
    record(opened, draft(("how-why", L), behaviour=Behaviour.OWN), draft(("how-why", L), behaviour=None))
    assert total(mark_series(opened.reader, catalogue)) == 0


def test_later_days_and_on_request_what_was_recalled_are_left_out(
    opened: Opened, catalogue: Catalogue
) -> None:
    record(
        opened,
        draft(("how-why", L), origin=Origin.RECALLED),
        draft(("how-why", M)),
        draft(("how-why", L), ("accept-investigate", L), day=1, origin=Origin.IMPORTED),
        draft(("how-why", M), day=2),
    )
    whole = mark_series(opened.reader, catalogue)
    assert counts(whole.distinctions["how-why"]) == [(0, 1, 1, 0, 1), (1, 0, 1, 0, 1), (2, 1, 0, 0, 0)]
    assert counts(whole.families["enquiry"])[1] == (1, 0, 1, 0, 1)
    until = mark_series(opened.reader, catalogue, DAY + dt.timedelta(days=1), with_hollow=False)
    assert counts(until.distinctions["how-why"]) == [(0, 1, 0, 0, 0)]


def test_a_distinction_that_the_catalogue_does_not_have_keeps_its_marks(
    opened: Opened, catalogue: Catalogue
) -> None:
    record(opened, draft(("control-trust", L), ("how-why", M)))
    fewer = Catalogue(
        families=catalogue.families,
        distinctions=tuple(one for one in catalogue.distinctions if one.id != "how-why"),
        definitions=catalogue.definitions,
        general_pairs=catalogue.general_pairs,
        source=catalogue.source,
    )
    marks = mark_series(opened.reader, fewer)
    assert list(marks.distinctions)[-1] == "how-why"
    assert counts(marks.distinctions["how-why"]) == [(0, 1, 0, 0, 0)]
    assert counts(marks.families["enquiry"]) == []


def test_the_marks_of_a_deleted_action_are_not_counted_until_it_is_back(
    opened: Opened, catalogue: Catalogue
) -> None:
    record(opened, draft(("how-why", L)), draft(("how-why", L)), draft(("control-trust", L)))
    first = opened.reader.actions()[0]
    opened.journal.actions.delete([first.id])
    assert total(mark_series(opened.reader, catalogue)) == 2
    opened.journal.undo()
    assert total(mark_series(opened.reader, catalogue)) == 3


marks_of_actions = st.lists(
    st.tuples(
        st.dictionaries(st.integers(0, 12), st.sampled_from(Pole), max_size=4),
        st.integers(0, 3),
        st.sampled_from([*Behaviour, None]),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(marks_of_actions)
def test_the_counts_are_those_of_the_actions_themselves(
    opened: Opened, catalogue: Catalogue, made: list[tuple[dict[int, Pole], int, Behaviour | None]]
) -> None:
    ids = list(catalogue.ids())
    record(
        opened,
        *(
            draft(*((ids[place], pole) for place, pole in marks.items()), day=day, behaviour=behaviour)
            for marks, day, behaviour in made
        ),
    )
    expected: Counter[tuple[str, int, Pole]] = Counter()
    for action in opened.reader.actions(behaviours=["manager", "leader", "both"]):
        for mark in action.distinctions:
            expected[mark.distinction, action.day.toordinal(), mark.pole] += 1
    found: Counter[tuple[str, int, Pole]] = Counter()
    marks = mark_series(opened.reader, catalogue)
    for key, series in marks.distinctions.items():
        for pole, column in ((M, series.manager), (L, series.leader)):
            for day, count in zip(series.days.tolist(), column.tolist(), strict=True):
                found[key, day, pole] += count
        assert np.all(np.diff(series.days) > 0)
    assert +found == expected
    together = sum(int(series.tagged.sum()) for series in marks.families.values())
    assert together <= expected.total()
