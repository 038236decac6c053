"""The panel on how far the number can be trusted, and the line with today's yardstick on the chart."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journal.domain.behaviour import Behaviour, Origin
from journal.domain.review import Retag
from journal.reading.mirror import Mirror, Waiting
from journal.statistics.drift import estimate_of
from journal.statistics.saying import say
from journal.statistics.verdict import Yardstick
from journal.statistics.yardstick import line_with_todays
from tests.journal.statistics.made import TODAY, drawn, even
from ui.charts.figure import FOR_OTHERS, ChartChoices, ChartFigure, ChartMarks, make_figure
from ui.charts.legend_entries import legend_of
from ui.charts.words import whole_words
from ui.pages.trust import TrustPanel
from ui.pages.trust_drawings import ShiftGauge, WayRow, WaysBar
from ui.pages.trust_words import trust_of
from ui.theme.look import Look

DAY = dt.date.fromordinal(TODAY)
MANAGER, LEADER = Behaviour.MANAGER, Behaviour.LEADER


def again(moved: int, same: int) -> tuple[Retag, ...]:
    """So many manager actions of a year ago that are leader now, so many that are not."""
    day = DAY - dt.timedelta(days=7)
    old = DAY - dt.timedelta(days=300)
    return tuple(
        Retag(f"r{place}", f"a{place}", old, day, MANAGER, LEADER if place < moved else MANAGER)
        for place in range(moved + same)
    )


def mirror(moved: int = 8) -> Mirror:
    origins = {Origin.LIVE: 60, Origin.RECALLED: 30, Origin.IMPORTED: 10}
    return Mirror(DAY - dt.timedelta(days=200), origins, 40.0, Waiting(3, 2, DAY, DAY), again(moved, 32))


@pytest.fixture
def panel(qtbot: QtBot) -> TrustPanel:
    found = TrustPanel(Look.named("light"))
    qtbot.addWidget(found)
    found.resize(340, 600)
    return found


def test_every_part_is_shown_and_drawings_say_what_they_show(panel: TrustPanel) -> None:
    panel.show_trust(trust_of(mirror(), DAY))
    (gauge,), (bar,) = panel.findChildren(ShiftGauge), panel.findChildren(WaysBar)
    assert gauge.accessibleName() == "Shift of the yardstick: +20 points, likely +8 to +30"
    assert gauge.reach == pytest.approx(0.3)
    assert (
        bar.accessibleName().replace("\N{NO-BREAK SPACE}", " ") == "Live 60 %, Recalled 30 %, Imported 10 %"
    )
    assert len(panel.findChildren(WayRow)) == 3
    for words in ("narrower", "as before", "wider", "Recalled", "wait for a tag", "got the same tag again"):
        assert words in panel.words()


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_it_is_painted_in_either_direction(panel: TrustPanel, direction: Qt.LayoutDirection) -> None:
    panel.setLayoutDirection(direction)
    panel.show_trust(trust_of(mirror(), DAY))
    image = panel.grab().toImage()
    assert image.width() > 0
    assert panel.minimumSizeHint().width() <= 340


def test_what_is_the_same_stays_and_another_journal_leaves_nothing(panel: TrustPanel) -> None:
    panel.show_trust(trust_of(mirror(), DAY))
    first = panel.findChildren(WaysBar)[0]
    panel.show_trust(trust_of(mirror(), DAY))
    assert panel.findChildren(WaysBar)[0] is first
    panel.show_trust(trust_of(mirror(4), DAY))
    assert "11 in 100 more" in panel.words().replace("\N{NO-BREAK SPACE}", " ")
    panel.show_trust(None)
    assert panel.words() == ""


def test_a_gauge_reaches_as_far_as_its_interval(qtbot: QtBot) -> None:
    gauge = ShiftGauge(Look.named("dark"))
    qtbot.addWidget(gauge)
    for low, high, reach in ((-0.02, 0.05, 0.2), (-0.31, 0.1, 0.4), (-1.0, 1.0, 1.0)):
        gauge.set_yardstick(Yardstick(5, (low + high) / 2, low, high))
        assert gauge.reach == pytest.approx(reach)
        assert not gauge.grab().isNull()


# The line --------------------------------------------------------------------------------------


def figure(choices: ChartChoices | None = None) -> ChartFigure:
    """A steady journal in which the word has widened."""
    series = drawn(3, 400, even(2), even(2))
    estimate = estimate_of(series, TODAY)
    line = line_with_todays(estimate, again(12, 28), DAY)
    assert line is not None
    return make_figure(
        series,
        estimate,
        say(estimate, series, TODAY),
        TODAY,
        "all",
        marks=ChartMarks(todays=line),
        choices=choices or ChartChoices(),
    )


def test_the_line_stands_beside_the_estimate_with_its_entry_and_its_words() -> None:
    found = figure()
    assert found.estimate is not None
    share = np.interp(found.todays[0].x, found.estimate.days, found.estimate.share)
    assert float(found.todays[0].share[0]) > float(share[0]) + 0.05
    assert "With today’s yardstick" in [entry.text for entry in legend_of(found)]
    assert "With today’s yardstick: from " in whole_words(found)


def test_others_see_it_only_if_that_is_chosen() -> None:
    assert not figure(FOR_OTHERS).todays
    assert figure(replace(FOR_OTHERS, todays=True)).todays
