"""Whether marks, words and lines of the chart leave each other room, however little there is."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from journal.domain.behaviour import Milestone
from journal.domain.marks import MilestoneMark, Target
from tests.ui.charts.charting import TODAY, Show, figure_of, layout_of, place_of, rising, steady
from ui.charts.figure import ChartChoices, ChartFigure, ChartMarks, RangeName
from ui.charts.ink import Ink, Plane, crisp
from ui.charts.marks_painting import pace_pen, paint_upright
from ui.charts.paper import lay_out
from ui.charts.places import SignPlaces
from ui.charts.screen_layout import _titles
from ui.charts.step_labels import step_labels
from ui.theme.look import Look
from ui.theme.tokens import load_tokens

AGO = (370, 260, 120, 40, 12)
WORDS = (
    "New script goes live",
    "Lost two closers in one week",
    "Team ran its own launch",
    "Pricing",
    "Board",
)

EVERYTHING = ChartChoices()


def date(ago: int) -> dt.date:
    return dt.date.fromordinal(TODAY - ago)


def busy(range_name: RangeName = "all", choices: ChartChoices = EVERYTHING) -> ChartFigure:
    """Five milestones, two of them near today, and two targets, the present one with a long reason."""
    marks = ChartMarks(
        targets=[Target(date(400), 0.5), Target(date(130), 0.75, "a team lead runs the day now")],
        milestones=[
            MilestoneMark(str(ago), date(ago), list(Milestone)[ago % 2], words)
            for ago, words in zip(AGO, WORDS, strict=True)
        ],
    )
    return figure_of(rising(540), range_name, marks=marks, choices=choices)


@pytest.mark.parametrize("size", [(936, 540), (480, 405), (560, 330), (1106, 440), (300, 300)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_every_milestone_is_drawn_at_any_size(shown: Show, size: tuple[int, int], scale: float) -> None:
    chart = shown(busy(), size)
    chart.set_look(Look.named("light", scale))
    layout = layout_of(chart)
    share, _counts = layout.planes(chart.view_range)
    places = layout.places.in_view(share)
    assert sum(place.count for place in places) == len(AGO)
    image, ink = chart.grab().toImage(), load_tokens("light").colour("ink").rgb()
    for place in places:
        edge = layout.places.middle(share, place).toPoint() + QPoint(-8, 0)
        near = {image.pixelColor(edge + QPoint(dx, 0)).rgb() for dx in (-1, 0, 1)}
        assert ink in near


@pytest.mark.parametrize("size", [(936, 540), (520, 600), (480, 405), (1280, 300)])
@pytest.mark.parametrize("range_name", ["90d", "1y", "all"])
def test_no_words_stand_on_milestones_or_on_other_words(
    shown: Show, size: tuple[int, int], range_name: RangeName
) -> None:
    chart = shown(busy(range_name), size)
    layout = layout_of(chart)
    share, _counts = layout.planes(chart.view_range)
    check_apart(layout.places, share)


def check_apart(places: SignPlaces, share: Plane) -> None:
    words = places.text_boxes(share)
    assert words
    for number, box in enumerate(words):
        assert not any(box.intersects(other) for other in words[number + 1 :])
        for place in places.in_view(share):
            middle = places.middle(share, place)
            assert not box.intersects(places.disc_box(share, place))
            dot = middle.y() + place.above
            stem = QRectF(middle.x() - 0.5, min(dot, middle.y()), 1, abs(place.above))
            assert not box.intersects(stem)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("reasons", [False, True])
def test_on_paper_they_are_apart_too(reasons: bool) -> None:
    figure = busy("1y", ChartChoices(reasons=reasons))
    sheet = lay_out(QSizeF(1280, 720), figure, load_tokens("light"))
    check_apart(SignPlaces(figure, sheet.ink), sheet.share)


def test_the_present_target_keeps_its_number_where_its_reason_finds_no_room(shown: Show) -> None:
    chart = shown(busy("90d"), (420, 300))
    share, _counts = layout_of(chart).planes(chart.view_range)
    labels = layout_of(chart).places.step_labels(share)
    assert [label.lines[0] for label in labels if label.at_end] == ["Target 75"]


@pytest.mark.usefixtures("qapp")
def test_the_present_target_is_its_number_rather_than_cover_the_forecast() -> None:
    look, tokens = Look.named("light"), load_tokens("light")
    ink = Ink(tokens, tokens.colour("paper"), (look.font("small"), look.font("small", 600)))
    figure = busy("1y", ChartChoices(reasons=True))
    plane = Plane(QRectF(0, 0, 400, 120), figure.view[0], figure.view[1], 1.0)
    present = next(step for step in figure.steps if step.is_present)
    y = plane.y(present.share)
    discs = (2.0, y - 24, 375.0, y - 2)  # no word fits above the line
    labels = step_labels(plane, figure, ink, [discs], present_only=True)
    assert [label.lines for label in labels] == [(f"{present.points}",)]
    assert labels[0].box.left() >= discs[2]


@pytest.mark.usefixtures("qapp")
def test_a_line_is_interrupted_behind_words() -> None:
    image = QImage(20, 100, QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    painter.setPen(QColor("black"))
    paint_upright(
        painter, 10.2, (0.0, 100.0), [QRectF(5, 60, 10, 20), QRectF(5, 20, 10, 10), QRectF(14, 0, 5, 9)]
    )
    painter.end()
    dark = [y for y in range(100) if image.pixelColor(10, y).lightness() < 128]
    assert not [y for y in dark if 20 < y < 30 or 60 < y < 80]
    assert {5, 15, 31, 50, 85, 98} <= set(dark)


def test_the_line_of_today_does_not_run_through_the_legend_of_the_counts(shown: Show) -> None:
    chart = shown(busy(), (936, 540))
    layout = layout_of(chart)
    share, _counts = layout.planes(chart.view_range)
    x = share.x(TODAY)
    (box,) = [box for box, _title, row in _titles(layout) if row]
    assert box.left() < x < box.right()
    image, control = chart.grab().toImage(), load_tokens("light").colour("control").rgb()
    drawn = [
        y for y in range(chart.height()) if image.pixel(int(crisp(x)), y) & 0xFFFFFF == control & 0xFFFFFF
    ]
    assert drawn
    assert not [y for y in drawn if box.top() + 1 < y < box.bottom() - 1]


def test_what_is_open_has_a_stronger_line_than_today(shown: Show) -> None:
    chart = shown(figure_of(steady(90), "90d", choices=ChartChoices()))
    chart.mark_bucket(TODAY - 5, TODAY - 5)
    image, ink = chart.grab().toImage(), load_tokens("light").colour("ink")
    colours = {image.pixelColor(place_of(chart, TODAY - 5, 0.95) + QPoint(dx, 0)).rgb() for dx in (-1, 0, 1)}
    assert ink.rgb() in colours
    colours = {image.pixelColor(place_of(chart, TODAY, 0.95) + QPoint(dx, 0)).rgb() for dx in (-1, 0, 1)}
    assert ink.rgb() not in colours


def test_the_dot_of_the_week_that_runs_is_not_beyond_today(qtbot: QtBot, shown: Show) -> None:
    figure = figure_of(steady(400), "1y", week_start=1, choices=ChartChoices())
    assert figure.buckets.centre[-1] > TODAY
    assert figure.dot_days[-1] == TODAY
    chart = shown(figure)
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert chart._spot is not None
    assert chart._spot.day == TODAY
    assert chart.current_bucket == (int(figure.buckets.start[-1]), int(figure.buckets.end[-1]))


@pytest.mark.usefixtures("qapp")
def test_the_pace_is_dotted_in_ink_and_the_forecast_is_not() -> None:
    look = Look.named("light")
    pen = pace_pen(Ink(look.tokens, look.tokens.colour("paper"), (look.font("small"), look.font("small"))))
    assert pen.color() == look.tokens.colour("ink")
    assert pen.widthF() == 1.5
    assert pen.dashPattern()[0] < 0.1  # round dots


@pytest.mark.parametrize("seen", [300, 190, 110])
def test_the_pop_up_keeps_inside_what_is_seen(qtbot: QtBot, shown: Show, seen: int) -> None:
    chart = shown(busy(), (900, 600))
    chart.set_look(Look.named("light", 1.5))
    window = chart.parentWidget()
    assert window is not None
    chart.move(0, -100)  # as if it were scrolled
    window.resize(900, seen)
    qtbot.keyClick(chart, Qt.Key.Key_End)
    card = chart._popup.geometry().adjusted(24, 24, -24, -24).translated(0, -100)
    assert card.top() >= 0
    assert card.left() >= 0
    assert card.right() <= window.width()
    words = chart._popup.words
    assert words is not None
    assert words.heading
    if seen > 110:
        assert card.bottom() <= seen
