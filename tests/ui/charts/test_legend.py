from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtGui import QFont

from journal.domain.behaviour import Milestone
from journal.domain.marks import MilestoneMark, SelfView, Target
from tests.ui.charts.charting import TODAY, figure_of, rising, series_of
from ui.charts.figure import ChartChoices, ChartFigure, ChartMarks
from ui.charts.legend import place_legend, row_width
from ui.charts.legend_entries import legend_of

EVERYTHING = ChartChoices(pace=0.95, previous=True)


def marks() -> ChartMarks:
    day = dt.date.fromordinal(TODAY - 40)
    return ChartMarks(
        targets=[Target(day, 0.6)],
        milestones=[MilestoneMark("id", day, Milestone.SUCCESS, "New script")],
        self_views=[SelfView(day, 0.5)],
        other_views=[SelfView(day, 0.7)],
    )


def whole() -> ChartFigure:
    return figure_of(rising(300), "90d", marks=marks(), choices=EVERYTHING)


def kinds(
    figure: ChartFigure, days: tuple[float, float] | None = None, *, on_paper: bool = False
) -> list[str]:
    return [entry.kind for entry in legend_of(figure, days, on_paper=on_paper)]


def test_it_names_what_is_in_the_figure() -> None:
    assert kinds(whole()) == [
        "estimate",
        "band",
        "dots",
        "previous",
        "self_view",
        "other_view",
        "success",
        "forecast",
        "pace",
    ]


def test_only_what_is_in_view_is_named() -> None:
    assert kinds(whole(), (TODAY - 20.0, TODAY - 10.0)) == ["estimate", "band", "dots", "previous"]
    assert kinds(whole(), (TODAY - 200.0, TODAY - 150.0)) == ["estimate", "band", "dots"]
    assert kinds(whole(), (TODAY + 2.0, TODAY + 9.0)) == ["forecast", "pace"]


def test_a_target_carries_its_label_and_is_named_on_paper_alone() -> None:
    assert "target" not in kinds(whole())
    assert "target" in kinds(whole(), on_paper=True)


def test_recalled_dots_are_named_while_they_are_in_view() -> None:
    rows = [(ago, 2, 0, 1, 0) for ago in range(100, -1, -1)]
    series = series_of(rows)
    series.hollow[:50] = 3
    figure = figure_of(series, "90d")
    assert "hollow" in kinds(figure)
    assert "hollow" not in kinds(figure, (TODAY - 30.0, TODAY))


def test_a_year_and_ninety_days_before_have_their_names() -> None:
    names = [
        entry.text
        for range_name in ("90d", "1y")
        for entry in legend_of(figure_of(rising(800), range_name, choices=EVERYTHING))  # type: ignore[arg-type]
        if entry.kind == "previous"
    ]
    assert names == ["The 90 days before", "The year before"]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("width", [200.0, 420.0, 900.0])
def test_it_wraps_and_loses_nothing(width: float) -> None:
    entries = legend_of(whole())
    rows = place_legend(entries, 0.0, width, QFont(), 1.0)
    assert [placed.text for row in rows for placed in row] == [entry.text for entry in entries]
    assert len(rows) > 1 or width > 500


@pytest.mark.usefixtures("qapp")
def test_its_entries_move_closer_where_that_spares_a_row() -> None:
    entries, font = legend_of(whole()), QFont()
    wide = place_legend(entries, 0.0, 4000.0, font, 1.0)
    full = row_width(wide[0], font)
    assert len(wide) == 1
    closer = place_legend(entries, 0.0, full - 4.0, font, 1.0)
    assert len(closer) == 1
    assert row_width(closer[0], font) < full
