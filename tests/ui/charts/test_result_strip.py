"""The strip of the weekly result: gaps stay gaps, and its axis is its own."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator, QSvgRenderer

from journal.domain.result import ResultMeasure, WeekResult
from tests.ui.charts.charting import TODAY, figure_of, steady
from ui.charts.figure import FOR_OTHERS, ChartChoices, ChartFigure, ChartMarks
from ui.charts.ink import Ink, Plane
from ui.charts.paper import lay_out
from ui.charts.result_strip import paint_strip, round_up, strip_of, strip_words, value_text
from ui.charts.screen_layout import lay_out_screen, least_height
from ui.charts.words import whole_words
from ui.theme.look import Look
from ui.theme.tokens import load_tokens

pytestmark = pytest.mark.usefixtures("qapp")

MONDAY = dt.date.fromordinal(TODAY) - dt.timedelta(days=dt.date.fromordinal(TODAY).weekday())
CALLS = ResultMeasure("Calls", "no.")


def results(*values: float | None) -> list[WeekResult]:
    """One a week up to this one; None is a gap."""
    weeks = (MONDAY - dt.timedelta(weeks=len(values) - 1 - place) for place in range(len(values)))
    return [WeekResult(week, value) for week, value in zip(weeks, values, strict=True) if value is not None]


def drawn(*, chosen: bool = True, measure: ResultMeasure = CALLS) -> ChartFigure:
    marks = ChartMarks(results=results(12, None, 47), measure=measure)
    return figure_of(steady(90), "90d", marks=marks, choices=ChartChoices() if chosen else FOR_OTHERS)


def test_without_a_measure_or_unchosen_there_is_none() -> None:
    assert drawn().strip is not None
    assert drawn(chosen=False).strip is None
    assert drawn(measure=ResultMeasure()).strip is None
    assert strip_of([], CALLS, 0, TODAY) is None


def test_a_gap_is_no_zero_and_the_axis_has_its_own_ends() -> None:
    strip = drawn().strip
    assert strip is not None
    assert [value for _week, value in strip.weeks] == [12, 47]
    assert (strip.low, strip.high) == (0.0, 47.0)
    below = strip_of(results(-3, 41.2), CALLS, TODAY - 99, TODAY)
    assert below is not None
    assert (below.low, below.high) == (-3.0, 42.0)


def test_it_takes_its_room_from_the_share_and_nothing_without_it() -> None:
    look = Look.named("light")
    size = QSize(900, 600)
    with_strip, without = lay_out_screen(size, drawn(), look), lay_out_screen(size, drawn(chosen=False), look)
    assert without.strip is None
    assert with_strip.strip is not None
    assert with_strip.strip.bottom() <= size.height()
    assert with_strip.strip.top() > with_strip.counts.bottom() + 24
    assert with_strip.counts.height() == without.counts.height()
    assert least_height(900, drawn(), look) > least_height(900, drawn(chosen=False), look)
    sheet = lay_out(size.toSizeF(), drawn(), load_tokens("light"))
    assert sheet.strip is not None
    assert sheet.strip.rect.bottom() <= sheet.caption_top


def test_it_is_said_in_words() -> None:
    figure = drawn()
    assert figure.strip is not None
    assert strip_words(figure.strip, TODAY, TODAY) == ("Calls a week, no.: 47",)
    gap = (MONDAY - dt.timedelta(weeks=1)).toordinal()
    assert strip_words(figure.strip, gap, gap + 6) == ()
    assert "Calls a week, no., 2 weeks." in whole_words(figure)


def test_only_weeks_with_a_figure_are_painted() -> None:
    strip = drawn().strip
    assert strip is not None
    image = QImage(300, 40, QImage.Format.Format_RGB32)
    tokens = load_tokens("light")
    image.fill(tokens.colour("surface"))
    look = Look.named("light")
    plane = Plane(QRectF(0, 0, 300, 40), MONDAY.toordinal() - 14.5, MONDAY.toordinal() + 6.5, 1.0)
    painter = QPainter(image)
    paint_strip(painter, plane, strip, Ink(tokens, tokens.colour("surface"), (look.font("small"),) * 2))
    painter.end()

    def at(ago: int, part: float) -> bool:
        x = plane.x(MONDAY.toordinal() - 7 * ago + 3)
        return image.pixelColor(round(x), round(40 * (1 - part))) != tokens.colour("surface")

    assert [at(ago, 0.1) for ago in (2, 1, 0)] == [True, False, True]
    assert [at(ago, 0.9) for ago in (2, 1, 0)] == [False, False, True]


def test_a_week_that_begins_before_the_days_is_cut_at_their_edge_in_a_vector_file_too() -> None:
    strip = drawn().strip
    assert strip is not None
    tokens, look, data = load_tokens("light"), Look.named("light"), QBuffer()
    data.open(QBuffer.OpenModeFlag.WriteOnly)
    file = QSvgGenerator()
    file.setOutputDevice(data)
    file.setViewBox(QRectF(0, 0, 400, 40))
    plane = Plane(QRectF(100, 0, 300, 40), MONDAY.toordinal() - 11.0, MONDAY.toordinal() + 6.5, 1.0)
    painter = QPainter(file)
    paint_strip(painter, plane, strip, Ink(tokens, tokens.colour("surface"), (look.font("small"),) * 2))
    painter.end()
    image = QImage(400, 40, QImage.Format.Format_RGB32)
    image.fill(tokens.colour("surface"))
    painter = QPainter(image)
    QSvgRenderer(data.data()).render(painter)
    painter.end()
    surface = tokens.colour("surface")
    assert all(image.pixelColor(x, y) == surface for x in range(98) for y in range(40))
    assert image.pixelColor(104, 36) != surface


@pytest.mark.parametrize(
    ("value", "text"), [(1234.0, "1,234"), (97.5, "97.5"), (-3.0, "−3"), (0.125, "0.125")]
)
def test_figures_at_the_axis(value: float, text: str) -> None:
    assert value_text(value) == text


@given(st.floats(1e-9, 1e14))
def test_the_axis_ends_at_or_above_every_figure_and_not_far(value: float) -> None:
    end = round_up(value)
    assert value <= end * (1 + 1e-9)
    assert end <= value * 1.11
