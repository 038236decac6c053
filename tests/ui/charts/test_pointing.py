from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from journal.domain.behaviour import Milestone
from journal.domain.marks import MilestoneMark, SelfView, Target
from journal.statistics.series import DaySeries
from tests.ui.charts.charting import TODAY, Show, figure_of, is_ink, layout_of, place_of, series_of, steady
from ui.charts.figure import ChartChoices, ChartFigure, ChartMarks
from ui.charts.screen import DriftChart
from ui.theme.look import Look
from ui.theme.tokens import load_tokens

Key = Qt.Key

GAPPED = [(ago, 2, 0, 1, 0) for ago in (*range(90, 60, -1), *range(30, -1, -1))]


def marks() -> ChartMarks:
    def date(ago: int) -> dt.date:
        return dt.date.fromordinal(TODAY - ago)

    return ChartMarks(
        targets=[Target(date(55), 0.9, "a high one"), Target(date(20), 0.8, "two team leads")],
        milestones=[
            MilestoneMark("a", date(50), Milestone.SUCCESS, "New script"),
            MilestoneMark("b", date(12), Milestone.FAILURE, "Lost two closers"),
        ],
        self_views=[SelfView(date(8), 0.1)],
        other_views=[SelfView(date(8), 0.9, said=date(2)), SelfView(date(8), 0.9)],
    )


def marked(series: DaySeries | None = None) -> ChartFigure:
    return figure_of(series or steady(90), "90d", marks=marks(), choices=ChartChoices())


def disc_of(chart: DriftChart, index: int) -> QPoint:
    layout = layout_of(chart)
    plane, _counts = layout.planes(chart.view_range)
    boxes = [box for place, box in layout.places.discs(plane) if place.holds(index)]
    return QPointF(plane.x(layout.figure.signs[index].day), boxes[0].center().y()).toPoint()


def test_a_day_without_actions_is_named_and_opened_by_a_click(qtbot: QtBot, shown: Show) -> None:
    chart = shown(figure_of(series_of(GAPPED), "90d"))
    viewport = chart._canvas.viewport()
    place = place_of(chart, TODAY - 45, 0.9)
    qtbot.mouseMove(viewport, place)
    words = chart._popup.words
    assert words is not None
    assert (words.heading, words.total) == ("5 October", "nothing logged")
    assert words.estimate.startswith("Estimate ")
    with qtbot.waitSignal(chart.bucket_opened) as opened:
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [TODAY - 45, TODAY - 45]
    chart.mark_bucket(TODAY - 45, TODAY - 45)
    assert is_ink(chart, 45, 0.95)


def test_an_empty_week_opens_with_its_own_first_and_last_day(qtbot: QtBot, shown: Show) -> None:
    rows = [(ago, 2, 0, 1, 0) for ago in (*range(300, 200, -1), *range(100, -1, -1))]
    chart = shown(figure_of(series_of(rows), "1y"))
    place = place_of(chart, TODAY - 150, 0.2)
    with qtbot.waitSignal(chart.bucket_opened) as opened:
        qtbot.mouseClick(chart._canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    first, last = opened.args or (0, 0)
    assert last - first == 6
    assert first <= TODAY - 150 <= last
    assert dt.date.fromordinal(first).weekday() == 0


def test_days_before_the_first_and_after_today_open_nothing(qtbot: QtBot, shown: Show) -> None:
    chart = shown(figure_of(steady(40), "90d", choices=ChartChoices()))
    viewport = chart._canvas.viewport()
    for day in (TODAY - 80, TODAY + 20):
        with qtbot.assertNotEmitted(chart.bucket_opened):
            qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place_of(chart, day, 0.9))


@pytest.mark.parametrize(("key", "ago"), [(Key.Key_Left, 61), (Key.Key_Right, 30)])
def test_the_arrows_walk_from_a_gap_to_the_dot_beside_it(
    qtbot: QtBot, shown: Show, key: Qt.Key, ago: int
) -> None:
    chart = shown(figure_of(series_of(GAPPED), "90d"))
    qtbot.mouseMove(chart._canvas.viewport(), QPoint(5, 5))
    qtbot.mouseMove(chart._canvas.viewport(), place_of(chart, TODAY - 45, 0.9))
    qtbot.keyClick(chart, key)
    assert chart.current_bucket == (TODAY - ago, TODAY - ago)


def test_the_pointer_hears_the_forecast(qtbot: QtBot, shown: Show) -> None:
    chart = shown(marked())
    qtbot.mouseMove(chart._canvas.viewport(), place_of(chart, TODAY + 15, 0.95))
    words = chart._popup.words
    assert words is not None
    assert words.total == "in 15 days"
    assert chart.accessibleName().startswith("4 December 2026. in 15 days. Forecast ")
    assert chart.current_bucket is None


def test_a_milestone_is_named_and_opens_its_own_day(qtbot: QtBot, shown: Show) -> None:
    chart = shown(figure_of(steady(300), "1y", marks=marks(), choices=ChartChoices()))
    place = disc_of(chart, 1)
    qtbot.mouseMove(chart._canvas.viewport(), place)
    words = chart._popup.words
    assert words is not None
    assert (words.heading, words.notes) == ("Great failure", ("Lost two closers",))
    with qtbot.waitSignal(chart.bucket_opened) as opened:
        qtbot.mouseClick(chart._canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [TODAY - 12, TODAY - 12]


def test_milestones_are_reached_and_opened_by_keys(qtbot: QtBot, shown: Show) -> None:
    chart = shown(marked())
    qtbot.keyClick(chart, Key.Key_Up)
    assert chart.accessibleName().startswith("Great failure. 7 November 2026. ")
    qtbot.keyClick(chart, Key.Key_Left)
    assert chart.accessibleName().startswith("Great success. ")
    assert "New script" in chart.accessibleName()
    with qtbot.waitSignal(chart.bucket_opened) as opened:
        qtbot.keyClick(chart, Key.Key_Return)
    assert opened.args == [TODAY - 50, TODAY - 50]
    qtbot.keyClick(chart, Key.Key_Up)
    qtbot.keyClick(chart, Key.Key_Down)
    assert chart.accessibleName().startswith("7 November. ")
    assert "milestones" in chart.accessibleDescription()


def test_the_reason_of_a_former_target_is_told_on_its_line(qtbot: QtBot, shown: Show) -> None:
    chart = shown(marked())
    viewport = chart._canvas.viewport()
    qtbot.mouseMove(viewport, place_of(chart, TODAY - 40, 0.9))
    words = chart._popup.words
    assert words is not None
    assert (words.heading, words.notes) == ("Target 90", ("a high one",))
    with qtbot.waitSignal(chart.bucket_opened) as opened:
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place_of(chart, TODAY - 40, 0.9))
    assert opened.args == [TODAY - 40, TODAY - 40]


def test_a_colleagues_view_names_no_one(qtbot: QtBot, shown: Show) -> None:
    chart = shown(marked())
    place = place_of(chart, TODAY - 8, 0.9)
    qtbot.mouseMove(chart._canvas.viewport(), place)
    words = chart._popup.words
    assert words is not None
    assert (words.heading, words.total) == ("A colleague’s view 90\u00a0%", "for November 2026")
    assert words.notes == ("said on 17 November 2026",)


def test_a_self_view_names_the_guess(qtbot: QtBot, shown: Show) -> None:
    chart = shown(marked())
    qtbot.mouseMove(chart._canvas.viewport(), place_of(chart, TODAY - 8, 0.1))
    words = chart._popup.words
    assert words is not None
    assert words.heading == "Self-view 10\u00a0%"


def test_the_view_ends_with_the_forecast_and_plus_keeps_today_in_it(qtbot: QtBot, shown: Show) -> None:
    chart = shown(marked())
    assert chart.view_range[1] == TODAY + 30.5
    for _time in range(8):
        qtbot.keyClick(chart, Key.Key_Plus)
    first, last = chart.view_range
    assert first < TODAY < last


def test_panning_moves_no_panel_and_no_milestone_against_its_day(shown: Show) -> None:
    chart = shown(figure_of(steady(300), "30d", marks=marks(), choices=ChartChoices()))
    before, share = disc_of(chart, 1), layout_of(chart).share
    chart._canvas.show_days(chart.view_range[0] - 8, chart.view_range[1] - 8)
    after = disc_of(chart, 1)
    plane, _counts = layout_of(chart).planes(chart.view_range)
    assert layout_of(chart).share == share
    assert after.y() == before.y()
    assert after.x() - before.x() == pytest.approx(8 * plane.px_per_day, abs=1)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_marks_are_painted_where_they_are_told(shown: Show, theme: str) -> None:
    chart = shown(marked())
    chart.set_look(Look.named(theme))
    image = chart.grab().toImage()
    ink = load_tokens(theme).colour("ink")
    disc = disc_of(chart, 0)
    assert image.pixelColor(disc + QPoint(-7, 0)).rgb() == ink.rgb()  # beside the star
    middle = place_of(chart, TODAY - 8, 0.1)
    assert image.pixelColor(middle).rgb() == load_tokens(theme).colour("paper").rgb()  # it is hollow
    today = place_of(chart, TODAY, 0.97)
    assert any(
        image.pixelColor(today + QPoint(dx, 0)) == load_tokens(theme).colour("control") for dx in (-1, 0, 1)
    )


@pytest.mark.parametrize(
    "figure",
    [
        marked(),
        figure_of(series_of(GAPPED), "90d", marks=marks(), choices=ChartChoices()),
        figure_of(
            series_of([(7300, 20, 0, 20, 0), (0, 20, 0, 30, 0)]), marks=marks(), choices=ChartChoices()
        ),
        figure_of(series_of([(4, 3, 0, 4, 2)]), marks=marks(), choices=ChartChoices()),
        figure_of(series_of([(0, 1, 0, 0, 0)]), "30d", marks=marks(), choices=ChartChoices()),
    ],
    ids=["marked", "gapped", "twenty years of nothing", "one day", "one action"],
)
def test_wherever_one_points_what_is_named_has_a_name(shown: Show, figure: ChartFigure) -> None:
    chart = shown(figure)
    area = layout_of(chart).share
    names = set()
    for x in range(int(area.left()) - 4, int(area.right()) + 5, 3):
        for part in (0.05, 0.5, 0.97):
            chart._pointer_moved(QPointF(x, area.top() + part * area.height()))
            if chart._popup.isVisible():
                words = chart._popup.words
                assert words is not None
                assert words.heading
                names.add(words.heading)
    assert names


def test_what_opens_it_is_told_to_the_hand_that_points(qtbot: QtBot, shown: Show) -> None:
    chart = shown(marked(series_of(GAPPED)))

    def hint() -> str:
        words = chart._popup.words
        assert words is not None
        return words.hint

    viewport = chart._canvas.viewport()
    qtbot.mouseMove(viewport, place_of(chart, TODAY - 25, 0.05))
    assert hint() == "Click opens the actions"
    qtbot.mouseMove(viewport, place_of(chart, TODAY - 45, 0.05))
    assert hint() == "Click opens the day"
    qtbot.mouseMove(viewport, disc_of(chart, 1))
    assert hint() == "Click opens the day’s actions"
    qtbot.keyClick(chart, Key.Key_Left)
    assert hint() == "Enter opens the day’s actions"
    qtbot.keyClick(chart, Key.Key_Down)
    assert hint() == "Enter opens the actions"


def test_milestones_that_share_a_disc_are_named_together(qtbot: QtBot, shown: Show) -> None:
    many = ChartMarks(
        milestones=[
            MilestoneMark(str(ago), dt.date.fromordinal(TODAY - ago), Milestone.SUCCESS, f"No {ago}")
            for ago in range(300, 200, -1)
        ]
    )
    chart = shown(figure_of(steady(600), marks=many, choices=ChartChoices()), (500, 400))
    layout = layout_of(chart)
    plane, _counts = layout.planes(chart.view_range)
    place = max(layout.places.in_view(plane), key=lambda place: place.count)
    assert place.count > 1
    viewport = chart._canvas.viewport()
    qtbot.mouseMove(viewport, layout.places.middle(plane, place).toPoint())
    words = chart._popup.words
    assert words is not None
    assert words.heading == f"{place.count} milestones"
    assert words.notes[0] == f"Great success: {layout.figure.signs[place.index].label}"
    with qtbot.waitSignal(chart.bucket_opened) as opened:
        qtbot.mouseClick(
            viewport, Qt.MouseButton.LeftButton, pos=layout.places.middle(plane, place).toPoint()
        )
    assert opened.args == list(layout.figure.bounds(layout.figure.signs[place.index].day) or ())


def test_what_was_walked_to_stays_named_when_the_figure_changes(qtbot: QtBot, shown: Show) -> None:
    chart = shown(marked())
    for _time in range(4):
        qtbot.keyClick(chart, Key.Key_Left)
    assert chart.current_bucket == (TODAY - 3, TODAY - 3)
    chart.set_figure(marked(steady(120)), keep_view=True)
    assert chart.current_bucket == (TODAY - 3, TODAY - 3)
    assert chart._popup.isVisible()
    assert chart.accessibleName().startswith("16 November. ")
    qtbot.keyClick(chart, Key.Key_Left)
    assert chart.current_bucket == (TODAY - 4, TODAY - 4)
    # a milestone is found again by what it is, not by its number
    qtbot.keyClick(chart, Key.Key_Up)
    fewer = ChartMarks(milestones=[*marks().milestones][1:])
    chart.set_figure(figure_of(steady(90), "90d", marks=fewer, choices=ChartChoices()))
    assert chart.accessibleName().startswith("Great failure. ")
    # and what the other one has not is let go
    chart.set_figure(figure_of(steady(90), "90d"))
    assert chart.current_bucket is None
    assert not chart._popup.isVisible()


def test_keys_that_mean_nothing_here_go_on_to_the_page(qtbot: QtBot, shown: Show) -> None:
    chart = shown(figure_of(steady(60), "30d"))
    seen: list[int] = []
    page = chart.parentWidget()
    assert page is not None
    page.keyPressEvent = lambda event: seen.append(event.key())  # type: ignore[method-assign]
    for key in (Key.Key_Up, Key.Key_Down, Key.Key_A):
        qtbot.keyClick(chart, key)
    assert seen == [Key.Key_Up, Key.Key_Down, Key.Key_A]
