from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QImage

from journal.domain.behaviour import Milestone
from journal.domain.marks import MilestoneMark, Target
from journal.statistics.amounts import band
from journal.statistics.drift import Estimate
from journal.statistics.runs import Run
from journal.statistics.series import DaySeries
from tests.ui.charts.charting import TODAY, figure_of, series_of, steady
from ui.charts.figure import FOR_OTHERS, ChartChoices, ChartFigure, ChartMarks
from ui.charts.files import render_image, write_chart
from ui.charts.paper import Sheet, lay_out
from ui.charts.words import percent
from ui.theme.tokens import load_tokens

pytestmark = pytest.mark.usefixtures("qapp")

SIZES = [
    (1600, 900),
    (1280, 720),
    (800, 600),
    (3840, 2160),
    (1080, 1080),
    (1123, 794),
    (794, 1123),
    (480, 320),
]


def sheet_of(figure: object, size: tuple[int, int]) -> Sheet:
    return lay_out(QSizeF(*size), figure, load_tokens("light"))  # type: ignore[arg-type]


def is_like(colour: QColor, wanted: QColor, by: int = 24) -> bool:
    return all(
        abs(a - b) <= by
        for a, b in zip(colour.getRgb()[:3], wanted.getRgb()[:3], strict=True)  # type: ignore[index]
    )


def ink_within(image: QImage, area: QRectF) -> int:
    """How many pixels of an area are not white."""
    white = QColor("white").rgb()
    return sum(
        image.pixel(x, y) != white
        for x in range(max(0, int(area.left())), min(image.width(), int(area.right())))
        for y in range(max(0, int(area.top())), min(image.height(), int(area.bottom())))
    )


@pytest.mark.parametrize("size", SIZES)
def test_everything_stands_inside_the_sheet_and_in_order(size: tuple[int, int]) -> None:
    sheet = sheet_of(figure_of(steady(400)), size)
    width, height = size
    assert sheet.share.rect.height() >= height * 0.2
    assert sheet.title_top + sheet.title.height < sheet.legend_middle < sheet.share.rect.top()
    assert sheet.share.rect.bottom() < sheet.counts.rect.top()
    assert sheet.counts.rect.bottom() + 12 * sheet.unit < sheet.caption_top
    assert sheet.credit_top + 20 * sheet.unit <= height
    for row in sheet.legend:
        assert row[-1].mark_box.right() < width - sheet.margin
    assert 0 < sheet.share.rect.left() < sheet.share.rect.right() < width


@pytest.mark.parametrize("size", [(480, 320), (800, 600)])
def test_a_long_title_shrinks_and_the_chart_stays(size: tuple[int, int]) -> None:
    figure = replace(figure_of(steady(400)), title=(Run("A finding of very many words " * 7, strong=True),))
    sheet = sheet_of(figure, size)
    assert sheet.share.rect.height() >= size[1] * 0.15
    assert sheet.counts.rect.bottom() < sheet.caption_top


@pytest.mark.parametrize("size", [(1280, 720), (480, 320)])
def test_nothing_is_painted_into_the_outer_margin(size: tuple[int, int]) -> None:
    image = render_image(figure_of(steady(400)), size)
    edge = 8
    width, height = size
    for area in (
        QRectF(0, 0, width, edge),
        QRectF(0, height - edge, width, edge),
        QRectF(0, 0, edge, height),
        QRectF(width - edge, 0, edge, height),
    ):
        assert ink_within(image, area) == 0


def test_a_dot_is_where_its_day_and_share_are() -> None:
    figure = figure_of(series_of([(10, 60, 0, 20, 0)]), "30d")
    nothing = Estimate(*(np.empty(0),) * 4, correlation=0.0)
    figure = replace(figure, estimate=nothing, shows_line=False)
    sheet = sheet_of(figure, (1280, 720))
    image = render_image(figure, (1280, 720))
    x, y = sheet.share.x(TODAY - 10), sheet.share.y(0.25)
    # Muted at 26 % over white, but for the grid line that runs through the middle.
    dot = image.pixelColor(round(x) - 3, round(y) - 4)
    assert is_like(dot, QColor("#d4d7da"), 6)
    assert image.pixelColor(round(x) - 30, round(y) - 4) == QColor("white")
    radius = 9
    assert image.pixelColor(round(x), round(y) - radius - 3) == QColor("white")


def test_under_five_tagged_actions_no_share_is_drawn() -> None:
    figure = figure_of(series_of([(10, 2, 0, 0, 0), (3, 0, 0, 1, 0)]), "30d")
    sheet = sheet_of(figure, (1280, 720))
    image = render_image(figure, (1280, 720))
    for ago, share in ((10, 0.0), (3, 1.0)):
        place = sheet.share.x(TODAY - ago), sheet.share.y(share)
        # beside the line of the grid, where half of the dot would be
        assert image.pixelColor(round(place[0]), round(place[1] + (-3 if share < 0.5 else 3))) == QColor(
            "white"
        )
    assert ink_within(image, QRectF(sheet.share.rect.left(), sheet.share.y(0.7), 900, 60)) > 100
    bar = image.pixelColor(round(sheet.counts.x(TODAY - 10)), round(sheet.counts.y(1)))
    assert is_like(bar, load_tokens("light").colour("manager"))


def test_bars_stand_over_their_day_in_the_order_of_the_stack() -> None:
    figure = figure_of(series_of([(10, 2, 2, 4, 2)]), "30d")
    sheet = sheet_of(figure, (1280, 720))
    image = render_image(figure, (1280, 720))
    tokens = load_tokens("light")
    x = round(sheet.counts.x(TODAY - 10))
    for middle, role in ((1, "manager"), (3, "both"), (6, "leader"), (9, "own")):
        colour = image.pixelColor(x, round(sheet.counts.y(middle)))
        assert is_like(colour, tokens.colour(role)), role
    assert is_like(
        image.pixelColor(round(sheet.counts.x(TODAY - 11)), round(sheet.counts.y(1))), QColor("white")
    )


def test_the_line_is_broken_over_a_gap_and_the_band_is_not() -> None:
    rows = [(ago, 2, 0, 1, 0) for ago in (*range(90, 60, -1), *range(30, -1, -1))]
    figure = figure_of(series_of(rows), "all")
    assert figure.estimate is not None
    sheet = sheet_of(figure, (1280, 720))
    image = render_image(figure, (1280, 720))
    leader, band = load_tokens("light").colour("leader"), QColor("#f3e3d8")

    def at(ago: int) -> QColor:
        share = float(figure.estimate.share[-1 - ago])  # type: ignore[union-attr]
        return image.pixelColor(round(sheet.share.x(TODAY - ago - 0.5)), round(sheet.share.y(share)))

    assert is_like(at(15), leader, 60)
    assert is_like(at(75), leader, 60)
    assert is_like(at(45), band, 12)


def test_the_picture_is_white_unless_dark_is_asked_for() -> None:
    figure = figure_of(steady(60))
    assert render_image(figure, (800, 600)).pixelColor(2, 2) == QColor("white")
    dark = render_image(figure, (800, 600), theme="dark")
    assert dark.pixelColor(2, 2) == QColor(load_tokens("dark").paper)


@pytest.mark.parametrize(
    "series",
    [DaySeries.empty(), series_of([(0, 1, 0, 0, 0)]), series_of([(400, 0, 0, 0, 1)]), steady(1200)],
    ids=["nothing", "one action", "own work long ago", "years"],
)
@pytest.mark.parametrize("range_name", ["30d", "90d", "1y", "all"])
def test_any_journal_can_be_drawn(series: DaySeries, range_name: str) -> None:
    image = render_image(figure_of(series, range_name), (640, 400))  # type: ignore[arg-type]
    assert ink_within(image, QRectF(0, 0, 640, 400)) > 1000


def test_a_sample_is_faint_and_says_so() -> None:
    figure = figure_of(steady(400))
    sheet = sheet_of(figure, (1280, 720))
    leader = load_tokens("light").colour("leader")

    def leader_pixels(image: QImage) -> int:
        area = sheet.share.rect
        return sum(
            is_like(image.pixelColor(x, y), leader, 30)
            for x in range(int(area.left()), int(area.right()), 3)
            for y in range(int(area.top()), int(area.bottom()))
        )

    assert leader_pixels(render_image(figure, (1280, 720))) > 100
    assert leader_pixels(render_image(figure.as_sample(), (1280, 720))) == 0


def chosen(choices: ChartChoices) -> ChartFigure:
    day = dt.date.fromordinal(TODAY - 60)
    marks = ChartMarks(
        targets=[Target(day, 0.7, "two team leads")],
        milestones=[MilestoneMark("id", day, Milestone.SUCCESS, "Priya led the board")],
    )
    return figure_of(steady(400), "1y", marks=marks, choices=choices)


def texts_of(figure: ChartFigure, folder: Path) -> str:
    write_chart(folder / "chart.svg", figure, (1280, 720))
    return (folder / "chart.svg").read_text("utf-8")


def test_others_see_the_target_and_none_of_the_persons_words(tmp_path: Path) -> None:
    text = texts_of(chosen(FOR_OTHERS), tmp_path)
    assert "Target 70" in text
    assert "Chosen target" in text
    for word in ("two team leads", "Priya", "Great success", "Forecast", "Today"):
        assert word not in text


def test_what_is_chosen_is_on_paper_too(tmp_path: Path) -> None:
    text = texts_of(chosen(ChartChoices()), tmp_path)
    for word in ("two team leads", "Priya led the board", "Great success", "Forecast (50, 80", "Today"):
        assert word in text


def test_what_stands_at_the_end_of_a_forecast_is_the_forecasts(tmp_path: Path) -> None:
    figure = chosen(ChartChoices())
    text = texts_of(figure, tmp_path)
    assert figure.estimate is not None
    assert f"Today {percent(float(figure.estimate.share[-1]))}<" in text
    assert "likely in 90 days" in text
    assert figure.fan is not None
    low, high = (float(line[-1]) for line in figure.fan.bands[0])
    assert f">{band(low, high)}<" in text
    assert "likely in" not in texts_of(chosen(FOR_OTHERS), tmp_path)


def test_by_minutes_the_heading_says_time(tmp_path: Path) -> None:
    assert "Leader share of logged actions" in texts_of(figure_of(steady(60)), tmp_path)
    by_time = replace(figure_of(steady(60)), measure="minutes")
    text = texts_of(by_time, tmp_path)
    assert "Leader share of logged time" in text
    assert "logged actions<" not in text


def test_milestones_without_words_are_discs_alone(tmp_path: Path) -> None:
    text = texts_of(chosen(ChartChoices(reasons=False)), tmp_path)
    assert "Great success" in text
    assert "Priya" not in text
    assert "two team leads" not in text


def test_the_forecast_lies_beyond_today() -> None:
    figure = chosen(ChartChoices(targets=False, marks=False))
    assert figure.fan is not None
    sheet = sheet_of(figure, (1280, 720))
    image = render_image(figure, (1280, 720))
    day = TODAY + 80
    lowest = float(np.interp(day, figure.fan.days, figure.fan.bands[-1][0]))
    y, x = round(sheet.share.y((figure.fan.share + lowest) / 2)), round(sheet.share.x(day))
    # leader at 10, 12 and 14 % over each other on white
    assert is_like(image.pixelColor(x, y), QColor("#e7c9b5"), 8)
