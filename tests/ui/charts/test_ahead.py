from __future__ import annotations

import math

import numpy as np
import pytest

from journal.statistics.outlook import Arrival
from tests.ui.charts.charting import TODAY, figure_of, rising, series_of, steady
from ui.charts.ahead import days_ahead, make_fan, pace_curve
from ui.charts.figure import ChartChoices, ChartFigure, RangeName

EVERYTHING = ChartChoices(pace=0.7, previous=True)


def reaching(figure: ChartFigure) -> Arrival:
    assert figure.estimate is not None
    return figure.estimate.arrivals[0.7]


@pytest.mark.parametrize(("name", "days"), [("30d", 14), ("90d", 30), ("1y", 90), ("all", 90)])
def test_each_range_looks_so_many_days_ahead(name: RangeName, days: int) -> None:
    figure = figure_of(steady(600), name, choices=EVERYTHING)
    assert figure.fan is not None
    assert figure.fan.days[0] == TODAY
    assert figure.last == TODAY + days
    assert figure.view[1] == figure.reach[1] == figure.fan.days[-1] == TODAY + days + 0.5


def test_a_young_journal_does_not_look_further_ahead_than_half_its_age() -> None:
    assert days_ahead("all", 60) == 30
    assert days_ahead("all", 10) == 14
    assert figure_of(steady(60), choices=EVERYTHING).last == TODAY + 30


def test_the_forecast_is_flat_begins_with_todays_band_and_widens() -> None:
    figure = figure_of(steady(400), choices=EVERYTHING)
    fan, estimate = figure.fan, figure.estimate
    assert fan is not None
    assert estimate is not None
    assert fan.share == estimate.share[-1]
    widest, middle, narrow = fan.bands
    assert widest[0][0] == pytest.approx(estimate.low[-1], abs=2e-3)
    assert widest[1][0] == pytest.approx(estimate.high[-1], abs=2e-3)
    for low, high in fan.bands:
        assert (np.diff(high - low) > 0).all()
    for (low, high), (inner_low, inner_high) in ((widest, middle), (middle, narrow)):
        assert (low < inner_low).all()
        assert (inner_high < high).all()
    ends = fan.at(TODAY + 45)
    assert ends is not None
    assert ends[0] < fan.share < ends[1]
    assert fan.at(TODAY - 1) is None


def test_without_a_line_there_is_no_forecast() -> None:
    figure = figure_of(series_of([(ago, 1, 0, 1, 0) for ago in range(40, 34, -1)]), choices=EVERYTHING)
    assert (figure.fan, figure.pace, figure.previous) == (None, None, ())
    assert figure.last == TODAY


def test_nothing_ahead_is_no_fan() -> None:
    estimate = figure_of(steady(400)).estimate
    assert estimate is not None
    assert make_fan(estimate, 0) is None


def test_the_pace_runs_from_todays_share_to_the_target_on_its_central_day() -> None:
    figure = figure_of(rising(300), choices=EVERYTHING)
    central = reaching(figure).central
    assert 0 < central < math.inf
    assert figure.estimate is not None
    curve = pace_curve(figure.estimate, 0.7, TODAY + 4000)
    assert curve is not None
    assert (curve.x[0], curve.x[-1]) == (TODAY, TODAY + central)
    assert curve.share[0] == pytest.approx(figure.estimate.share[-1])
    assert curve.share[-1] == pytest.approx(0.7)
    logits = np.log(curve.share / (1 - curve.share))
    assert np.diff(logits) == pytest.approx(np.diff(logits)[0])


def test_the_pace_is_cut_to_what_is_shown() -> None:
    figure = figure_of(rising(300), "30d", choices=ChartChoices(pace=0.95))
    assert figure.pace is not None
    assert figure.pace.x[-1] == TODAY + 14.5


def test_the_pace_is_closed_where_nothing_rises_or_the_target_is_no_question() -> None:
    assert figure_of(steady(400), choices=EVERYTHING).pace is None
    estimate = figure_of(rising(300)).estimate
    assert estimate is not None
    assert estimate.share[-1] > 0.5
    assert estimate.arrivals
    assert pace_curve(estimate, 0.5, TODAY + 90) is None
    assert pace_curve(estimate, 1.0, TODAY + 90) is None
    assert pace_curve(estimate, 0.123, TODAY + 90) is None


def test_the_period_before_lies_under_the_range_day_by_day() -> None:
    figure = figure_of(rising(400), "90d", choices=EVERYTHING)
    assert figure.estimate is not None
    (curve,) = figure.previous
    assert (curve.x[0], curve.x[-1]) == (TODAY - 89.5, TODAY)
    then = np.interp(TODAY - 130, figure.estimate.days, figure.estimate.share)
    assert np.interp(TODAY - 40, curve.x, curve.share) == pytest.approx(then, abs=1e-3)


def test_the_period_before_keeps_its_gaps_and_ends_with_the_journal() -> None:
    rows = [(ago, 2, 0, 1, 0) for ago in (*range(130, 110, -1), *range(92, -1, -1))]
    figure = figure_of(series_of(rows), "90d", choices=EVERYTHING)
    first, last = figure.previous
    assert (first.x[0], first.x[-1]) == (TODAY - 40, TODAY - 20.5)
    assert last.x[0] == pytest.approx(TODAY - 2.5)
    assert figure_of(steady(80), "90d", choices=EVERYTHING).previous == ()


def test_all_days_have_no_period_before() -> None:
    assert figure_of(rising(400), "all", choices=EVERYTHING).previous == ()
