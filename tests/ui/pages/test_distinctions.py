"""The rows of the distinctions: what they say in words, how they change, and where their columns stand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from journal.domain.behaviour import Pole
from journal.domain.catalogue import load_catalogue
from journal.reading.distinctions import Figures, Moved
from journal.statistics.facets import Facet
from journal.statistics.outlook import Band
from ui.charts import distinction_words as words
from ui.charts.distinction_lanes import Lanes
from ui.charts.distinction_rows import Row
from ui.pages.distinctions_list import DistinctionList
from ui.pages.distinctions_rows import RowModel
from ui.theme.look import Look

TRUST = next(one for one in load_catalogue().distinctions if one.id == "control-trust")
FACET = Facet("control-trust", 47, 29, 8, "share", 0, 0, Band(0.39, 0.29, 0.49))
MOVED = Moved(4.1, 4.2, 2.0, 3.1)
TOLD = Figures("control-trust", 47, 29, 8, FACET, 11, is_claimed=True, chance=0.98, since=1, moved=MOVED)


def row(key: str, *, family: bool = True, is_open: bool = False) -> Row:
    figures = Figures(key, 3, 2, 1, None)
    name = key.title() if family else ""
    return Row(key, family, is_open, name, "", "a", "b", figures, "", 4.0, f"{key} spoken")


def test_a_row_says_its_figures_in_words() -> None:
    said = words.spoken_distinction(TRUST, TOLD, "1y")
    assert said.startswith("Checked, or entrusted. 84 actions: 47 manager, 29 leader, 8 both.")
    assert "39 of 100 likely 29\u00a0to\u00a049." in said
    assert "11\u00a0points more over the last year, more than chance would give (98\u00a0%)" in said
    assert "entrusted 2 to 3 a month, checked stayed at 4 a month" in said


def test_what_chance_would_give_is_called_so() -> None:
    said = words.change_words(replace(TOLD, is_claimed=False), "90d", ("checked", "entrusted"))
    assert "over the last 90 days, within what chance would give" in said
    assert "98" not in said


def test_too_little_is_told_with_what_is_missing() -> None:
    few = Figures("x", 1, 1, 0, Facet("x", 1, 1, 0, "count", 3, 0))
    assert words.lane_words(few) == "3 more needed"
    assert words.share_words(few)[1] == "3 more marked actions until there is a share."
    early = Figures("x", 9, 5, 0, Facet("x", 9, 5, 0, "early", 16, 0, Band(0.4, 0.2, 0.6)))
    assert words.share_words(early)[0] == "Likely 20\u00a0to\u00a060 of 100"
    assert "16 more marked actions until a drift can be told (30 in all)." in words.change_words(
        early, "1y", ("a", "b")
    )


@pytest.mark.parametrize(("change", "said"), [(10, "+10"), (-2, "−2"), (0, "0")])
def test_a_change_has_a_true_sign(change: int, said: str) -> None:
    assert words.signed(change) == said


def test_least_is_never_called_weakest() -> None:
    for poles in (frozenset({Pole.LEADER}), frozenset({Pole.MANAGER}), frozenset(Pole)):
        assert "least seen" in words.least_seen(poles)
    assert words.least_seen(frozenset()) == ""


@pytest.mark.usefixtures("qtbot")
def test_the_model_keeps_rows_that_stay() -> None:
    model = RowModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    closed = (row("people"), row("horizon"))
    model.show(closed)
    opened = (row("people", is_open=True), row("one", family=False), row("two", family=False), row("horizon"))
    removed: list[object] = []
    model.modelReset.connect(lambda: removed.append("reset"))
    model.show(opened)
    model.show((row("horizon", is_open=True), row("three", family=False)))
    model.show(closed)
    assert [one.key for one in model.rows] == ["people", "horizon"]
    assert not removed
    model.show(tuple(reversed(closed)))
    assert [one.key for one in model.rows] == ["horizon", "people"]
    index = model.index(0)
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "horizon spoken"


def test_the_current_row_stays_when_a_family_is_opened_above_it(qtbot: QtBot) -> None:
    view = DistinctionList(Look.named("light"))
    qtbot.addWidget(view)
    view.show_rows((row("people"), row("horizon")))
    view.choose("horizon")
    view.show_rows((row("people", is_open=True), row("one", family=False), row("horizon")))
    assert view.key == "horizon"
    assert view.height() == 64 + 48 + 64


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [320, 480, 592, 656, 900, 1400])
def test_columns_do_not_overlap_at_any_width(width: int, scale: float) -> None:
    lanes = Lanes.of(width, Look.named("light", scale))
    assert lanes.half > 0
    assert lanes.act >= 0
    assert lanes.counts >= lanes.centre + lanes.half
    assert lanes.lane >= lanes.counts + lanes.counts_width
    if width >= 592 and scale == 1.0:
        assert lanes.lane + lanes.lane_width <= lanes.change_right


def test_the_columns_are_those_of_the_design_at_its_width() -> None:
    lanes = Lanes.of(656, Look.named("light"))
    assert round(lanes.half) == 84
    assert round(lanes.lane_width) == 96
