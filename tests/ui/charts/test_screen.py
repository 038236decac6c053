from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.statistics.series import DaySeries
from tests.ui.charts.charting import TODAY, Show, figure_of, is_ink, layout_of, place_of, series_of, steady
from ui.charts.screen import DriftChart
from ui.theme.look import Look
from ui.theme.tokens import load_tokens

Key = Qt.Key


def wheel(chart: DriftChart, place: QPoint, turn: int) -> None:
    viewport = chart._canvas.viewport()
    event = QWheelEvent(
        QPointF(place),
        QPointF(viewport.mapToGlobal(place)),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def test_walking_names_each_dot_and_enter_opens_it(qtbot: QtBot, shown: Show) -> None:
    chart = shown(figure_of(steady(60), "30d"))
    qtbot.keyClick(chart, Key.Key_Left)
    assert chart.current_bucket == (TODAY, TODAY)
    qtbot.keyClick(chart, Key.Key_Left)
    qtbot.keyClick(chart, Key.Key_Left)
    assert chart.current_bucket == (TODAY - 2, TODAY - 2)
    assert chart.accessibleName().startswith("17 November. ")
    assert "Estimate" in chart.accessibleName()
    with qtbot.waitSignal(chart.bucket_opened) as opened:
        qtbot.keyClick(chart, Key.Key_Return)
    assert opened.args == [TODAY - 2, TODAY - 2]
    with qtbot.waitSignal(chart.bucket_hovered) as hovered:
        qtbot.keyClick(chart, Key.Key_Right)
    assert hovered.args == [TODAY - 1, TODAY - 1]


def test_walking_stops_at_the_ends_and_brings_them_into_view(qtbot: QtBot, shown: Show) -> None:
    chart = shown(figure_of(steady(200), "30d"))
    qtbot.keyClick(chart, Key.Key_Home)
    assert chart.current_bucket == (TODAY - 199, TODAY - 199)
    assert chart.view_range == pytest.approx((TODAY - 199.5, TODAY - 169.5))
    qtbot.keyClick(chart, Key.Key_Left)
    assert chart.current_bucket == (TODAY - 199, TODAY - 199)
    qtbot.keyClick(chart, Key.Key_End)
    qtbot.keyClick(chart, Key.Key_Right)
    assert chart.current_bucket == (TODAY, TODAY)
    assert chart.view_range[1] == pytest.approx(TODAY + 0.5)


def test_walking_skips_days_without_actions(qtbot: QtBot, shown: Show) -> None:
    chart = shown(figure_of(series_of([(20, 1, 0, 1, 0), (3, 1, 0, 0, 0)]), "30d"))
    qtbot.keyClick(chart, Key.Key_End)
    qtbot.keyClick(chart, Key.Key_Left)
    assert chart.current_bucket == (TODAY - 20, TODAY - 20)


def test_escape_lets_go_and_then_is_the_pages(qtbot: QtBot, shown: Show) -> None:
    chart = shown(figure_of(steady(60), "30d"))
    qtbot.keyClick(chart, Key.Key_End)
    assert chart._popup.isVisible()
    qtbot.keyClick(chart, Key.Key_Escape)
    assert chart.current_bucket is None
    assert not chart._popup.isVisible()
    assert chart.accessibleName() == "Drift chart"
    with qtbot.assertNotEmitted(chart.bucket_opened):
        qtbot.keyClick(chart, Key.Key_Return)


def test_plus_minus_and_nought_zoom_within_the_data(qtbot: QtBot, shown: Show) -> None:
    chart = shown(figure_of(steady(200), "30d"))
    qtbot.keyClick(chart, Key.Key_Plus)
    first, last = chart.view_range
    assert last - first == pytest.approx(22.5)
    assert last == pytest.approx(TODAY + 0.5)
    for _time in range(12):
        qtbot.keyClick(chart, Key.Key_Plus)
    first, last = chart.view_range
    assert last - first == pytest.approx(5)
    qtbot.keyClick(chart, Key.Key_Minus)
    qtbot.keyClick(chart, Key.Key_0)
    assert chart.view_range == pytest.approx((TODAY - 199.5, TODAY + 0.5))


def test_the_wheel_zooms_days_alone(shown: Show) -> None:
    chart = shown(figure_of(steady(200), "90d"))
    place = place_of(chart, TODAY - 45, 0.5)
    before = layout_of(chart).share
    wheel(chart, place, 240)
    first, last = chart.view_range
    assert last - first < 89
    assert layout_of(chart).share == before
    for _time in range(60):
        wheel(chart, place, -240)
    assert chart.view_range == pytest.approx((TODAY - 199.5, TODAY + 0.5))


def test_dragging_pans_and_stops_at_the_data(qtbot: QtBot, shown: Show) -> None:
    chart = shown(figure_of(steady(200), "30d"))
    viewport = chart._canvas.viewport()
    start = place_of(chart, TODAY - 20, 0.6)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 12):
        qtbot.mouseMove(viewport, start + QPoint(20 * step, 9 * step))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=start + QPoint(220, 99))
    first, last = chart.view_range
    assert last - first == pytest.approx(30)
    assert first < TODAY - 32


def test_while_panning_the_line_is_thin_and_comes_back(qtbot: QtBot, shown: Show) -> None:
    chart = shown(figure_of(steady(200), "30d"))

    def leader_pixels() -> int:
        image = chart.grab().toImage()
        leader = QColor(Look.named("light").tokens.leader)
        area = layout_of(chart).share
        x = int(area.center().x())
        return sum(
            abs(image.pixelColor(x, y).red() - leader.red()) < 45
            and abs(image.pixelColor(x, y).blue() - leader.blue()) < 90
            for y in range(int(area.top()) + 2, int(area.bottom()) - 2)
        )

    rest = leader_pixels()
    chart.zoom(0.9)
    assert leader_pixels() < rest
    qtbot.waitUntil(lambda: not chart._panning, timeout=2000)
    assert leader_pixels() == rest


def test_the_pointer_names_the_nearest_dot_and_a_click_opens_it(qtbot: QtBot, shown: Show) -> None:
    chart = shown(figure_of(steady(60), "30d"))
    viewport = chart._canvas.viewport()
    place = place_of(chart, TODAY - 20.2, 0.9)
    qtbot.mouseMove(viewport, place)
    assert chart.current_bucket == (TODAY - 20, TODAY - 20)
    words = chart._popup.words
    assert words is not None
    assert words.heading == "30 October"
    assert chart._popup.isVisible()
    with qtbot.waitSignal(chart.bucket_opened) as opened:
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [TODAY - 20, TODAY - 20]
    qtbot.mouseMove(viewport, QPoint(5, 5))
    assert chart.current_bucket is None


def test_the_pop_up_stands_on_the_emptier_side(qtbot: QtBot, shown: Show) -> None:
    chart = shown(figure_of(steady(60), "30d"))
    qtbot.keyClick(chart, Key.Key_End)
    line = place_of(chart, TODAY, 0.5).x()
    card = chart._popup.geometry().adjusted(24, 24, -24, -24)
    assert abs(line - card.right() - 16) <= 2
    for _time in range(28):
        qtbot.keyClick(chart, Key.Key_Left)
    line = place_of(chart, TODAY - 28, 0.5).x()
    card = chart._popup.geometry().adjusted(24, 24, -24, -24)
    assert abs(card.left() - line - 16) <= 2
    assert 240 <= card.width() <= 320


def test_an_empty_chart_leaves_the_keys_to_the_page(qtbot: QtBot, shown: Show) -> None:
    chart = shown(figure_of(DaySeries.empty()))
    for key in (Key.Key_Left, Key.Key_Home, Key.Key_Return, Key.Key_0):
        qtbot.keyClick(chart, key)
    assert chart.current_bucket is None
    qtbot.mouseMove(chart._canvas.viewport(), QPoint(400, 200))
    assert not chart._popup.isVisible()


def test_another_figure_starts_over_its_own_range(qtbot: QtBot, shown: Show) -> None:
    chart = shown(figure_of(steady(500), "30d"))
    qtbot.keyClick(chart, Key.Key_End)
    year = figure_of(steady(500), "1y")
    chart.set_figure(year)
    assert chart.current_bucket is None
    assert chart.view_range == pytest.approx(year.view)
    old = figure_of(series_of([(4000, 1, 0, 1, 0)]), "all")
    chart.set_figure(old)
    assert chart.view_range == pytest.approx(old.view)


def test_it_follows_the_look(shown: Show) -> None:
    chart = shown(figure_of(steady(100), "90d"))
    place = place_of(chart, chart.view_range[0] + 45, 1.0)
    chart.set_look(Look.named("dark", 1.5))
    image = chart.grab().toImage()
    assert layout_of(chart).row == pytest.approx(33 * chart._look.text_ratio / 1.5)
    assert image.pixelColor(place) != QColor(Look.named("light").tokens.control)


@pytest.mark.parametrize("size", [(480, 240), (600, 320), (1400, 900)])
def test_everything_keeps_inside_at_any_size(shown: Show, size: tuple[int, int]) -> None:
    chart = shown(figure_of(steady(500)), size)
    layout = layout_of(chart)
    assert layout.counts.height() == (64 if size[1] < 400 else 80)
    assert layout.counts.bottom() + 20 <= size[1]
    assert layout.share.left() >= 48
    assert layout.share.right() <= size[0]
    assert layout.share.height() >= 40


def test_the_description_reads_the_finding(shown: Show) -> None:
    chart = shown(figure_of(steady(100)))
    assert "of 100 logged actions are called leadership" in chart.accessibleDescription()
    assert "Arrow keys" in chart.accessibleDescription()


def test_another_theme_is_seen_at_once(shown: Show) -> None:
    look = Look.named("light")
    chart = shown(figure_of(steady(100)))
    chart.set_look(look)
    corner = QPoint(chart.width() - 3, chart.height() - 3)
    assert chart.grab().toImage().pixelColor(corner) == QColor(look.tokens.paper)
    look.set_theme(load_tokens("dark"))
    assert chart.grab().toImage().pixelColor(corner) == QColor(load_tokens("dark").paper)


def test_what_is_drawn_begins_at_the_edge(shown: Show) -> None:
    layout = layout_of(shown(figure_of(steady(100))))
    assert layout.legend((TODAY - 99.5, TODAY + 0.5))[0][0].mark_box.left() == 0


def test_opening_hides_the_pop_up_and_the_mark_stays(qtbot: QtBot, shown: Show) -> None:
    chart = shown(figure_of(steady(60), "30d"))
    chart.bucket_opened.connect(chart.mark_bucket)
    viewport = chart._canvas.viewport()
    place = place_of(chart, TODAY - 20, 0.9)
    assert not is_ink(chart, 20, 0.9)
    qtbot.mouseMove(viewport, place)
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseMove(viewport, place + QPoint(2, 2))
    assert not chart._popup.isVisible()
    assert is_ink(chart, 20, 0.9)
    # also while another one is pointed at, and over a figure of other counts
    qtbot.mouseMove(viewport, place_of(chart, TODAY - 10, 0.9))
    assert chart._popup.isVisible()
    assert is_ink(chart, 20, 0.9)
    chart.set_figure(figure_of(steady(61), "30d"), keep_view=True)
    assert is_ink(chart, 20, 0.9)
    chart.set_figure(figure_of(steady(400), "1y"))
    assert not is_ink(chart, 20, 0.9)
    chart.set_figure(figure_of(steady(60), "30d"))
    chart.clear_mark()
    assert not is_ink(chart, 20, 0.9)


def test_the_arrows_go_on_from_the_dot_that_was_opened(qtbot: QtBot, shown: Show) -> None:
    chart = shown(figure_of(steady(60), "30d"))
    for key in (Key.Key_End, Key.Key_Left, Key.Key_Left, Key.Key_Return):
        qtbot.keyClick(chart, key)
    assert not chart._popup.isVisible()
    qtbot.keyClick(chart, Key.Key_Left)
    assert chart.current_bucket == (TODAY - 3, TODAY - 3)


def test_it_tells_when_other_days_than_the_ranges_own_are_in_view(qtbot: QtBot, shown: Show) -> None:
    chart = shown(figure_of(steady(200)))
    told: list[bool] = []
    chart.view_changed.connect(told.append)
    qtbot.keyClick(chart, Key.Key_Plus)
    qtbot.keyClick(chart, Key.Key_Plus)
    assert told == [False]
    with qtbot.waitSignal(chart.all_wanted):
        qtbot.keyClick(chart, Key.Key_0)
    assert told == [False, True]
    chart.set_figure(figure_of(steady(200), "30d"))
    assert told == [False, True]
    wheel(chart, place_of(chart, TODAY - 15, 0.5), 240)
    assert told == [False, True, False]


def test_what_was_zoomed_to_stays_when_the_counts_change(qtbot: QtBot, shown: Show) -> None:
    chart = shown(figure_of(steady(200), "30d"))
    qtbot.keyClick(chart, Key.Key_Plus)
    zoomed = chart.view_range
    chart.set_figure(figure_of(steady(190), "30d"), keep_view=True)
    assert chart.view_range == pytest.approx(zoomed)
    year = figure_of(steady(200), "1y")
    chart.set_figure(year, keep_view=True)
    assert chart.view_range == pytest.approx(year.view)


def test_under_five_tagged_actions_there_is_only_a_count(qtbot: QtBot, shown: Show) -> None:
    chart = shown(figure_of(series_of([(9, 2, 0, 0, 0), (3, 0, 0, 1, 0)]), "30d"))
    before = chart.grab().toImage()
    dot = place_of(chart, TODAY - 9, 0.0) - QPoint(0, 2)
    assert before.pixelColor(dot) == QColor(chart._look.tokens.paper)
    qtbot.keyClick(chart, Key.Key_End)
    words = chart._popup.words
    assert words is not None
    assert (words.total, words.estimate, words.alone) == ("1 action", "", "")


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [320, 480, 900])
def test_at_its_least_height_the_share_can_still_be_read(shown: Show, width: int, scale: float) -> None:
    chart = shown(figure_of(steady(500)))
    chart.set_look(Look.named("light", scale))
    least = chart.least_height(width)
    assert least >= 240
    chart.resize(width, least)
    layout = layout_of(chart)
    assert layout.share.height() >= 100
    assert layout.counts.bottom() + 20 * scale <= least
