from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour
from journal.domain.catalogue import load_catalogue
from journal.opening import open_journal
from journal.places import World
from journal.settings.machine import MachineSettings
from tests.conftest import THURSDAY
from ui.commands import Commands, command_table
from ui.known_catalogue import LiveCatalogue
from ui.messages import Messages
from ui.pages.context import PageContext
from ui.pages.drift import DriftPage
from ui.tasks import Lane
from ui.theme.look import Look
from ui.widgets.text import RichText

TODAY = THURSDAY.date()
Shown = Callable[..., DriftPage]


def drafts(count: int, *, every: int = 1) -> list[Draft]:
    """Two of three are manager actions; a new day after `every` of them, today the last."""
    kinds = (Behaviour.MANAGER, Behaviour.LEADER, Behaviour.MANAGER)
    return [
        Draft(f"Action {n}", kinds[n % 3], TODAY - dt.timedelta(days=(count - 1 - n) // every))
        for n in range(count)
    ]


@pytest.fixture
def shown(qtbot: QtBot, world: World, tmp_path: Path) -> Iterator[Shown]:
    """Shows the page of a journal in a window of some size, with text of some scale."""
    lanes: list[Lane] = []
    journals = []
    windows: list[QMainWindow] = []

    def show(
        actions: list[Draft], size: tuple[int, int] = (1000, 700), scale: float = 1.0, days: str = "all"
    ) -> DriftPage:
        window = QMainWindow()
        windows.append(window)
        qtbot.addWidget(window)
        lane = Lane()
        lanes.append(lane)
        look = Look.named("light", scale)
        context = PageContext(
            look, LiveCatalogue(load_catalogue()), Commands(window, command_table()), Messages(), lane
        )
        page = DriftPage(context, world.clock, MachineSettings(chart_range=days))
        window.setCentralWidget(page)
        window.resize(*size)
        opened = open_journal(tmp_path / "mine.leaderward", world, create=True)
        journals.append(opened)
        if actions:
            opened.journal.actions.record_all(actions, opened.journal.settings.get())
        page.set_journal(opened)
        with qtbot.waitExposed(window):
            window.show()
        qtbot.waitUntil(lambda: page.is_current, timeout=20_000)
        # what was read changes what is needed, and Qt lays out in turns of its own
        qtbot.waitUntil(lambda: has_room(page))
        return page

    yield show
    for lane in lanes:
        lane.stop()
    for opened in journals:
        opened.close()


def has_room(page: DriftPage) -> bool:
    parts = (page._scroll.widget(), page.stage)
    return all(part.height() >= part.heightForWidth(part.width()) for part in parts)


def open_last(page: DriftPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.chart, Qt.Key.Key_End)
    qtbot.keyClick(page.chart, Qt.Key.Key_Return)
    QApplication.processEvents()


def title_of(page: DriftPage) -> str:
    return " ".join(page.evidence._title.plain_text().split())


def bottom(page: DriftPage, part: RichText) -> int:
    return part.mapTo(page, part.rect().bottomLeft()).y() + 1


@pytest.mark.parametrize("count", [8, 200])
@pytest.mark.parametrize("size", [(1000, 700), (1280, 832), (1920, 1080)])
def test_spare_height_goes_to_the_chart_alone(shown: Shown, size: tuple[int, int], count: int) -> None:
    page = shown(drafts(count, every=2), size)
    assert page._scroll.verticalScrollBar().maximum() == 0
    assert page.second.mapTo(page, page.second.rect().topLeft()).y() - bottom(page, page.first) == 6
    assert page.gauge.isVisible() == (count == 8)
    if count == 8:
        gap = page.gauge.mapTo(page, page.gauge.rect().topLeft()).y() - bottom(page, page.second)
        assert gap == 12
    assert page.chart.height() >= 0.55 * size[1]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [(600, 420), (1000, 700)])
def test_large_text_is_never_cut_and_the_page_scrolls(
    shown: Shown, size: tuple[int, int], scale: float
) -> None:
    page = shown(drafts(200, every=2), size, scale)
    for part in (page.first, page.second, page.is_not):
        assert part.height() >= part.heightForWidth(part.width()), part.plain_text()
    assert page.chart.height() >= page.chart.least_height(page.chart.width()) >= 240
    assert page._scroll.widget().width() <= page._scroll.viewport().width()
    if scale == 2.0:
        assert page._scroll.verticalScrollBar().maximum() > 0


@pytest.mark.parametrize("width", [600, 1000, 1280])
def test_the_actions_open_beside_a_chart_that_can_be_read(qtbot: QtBot, shown: Shown, width: int) -> None:
    page = shown(drafts(200, every=2), (width, 700))
    open_last(page, qtbot)
    assert page.evidence.isVisible()
    assert page.evidence.geometry().right() == page.evidence.parentWidget().rect().right()
    assert page.chart.width() >= 320
    beside = page.chart.geometry().right() < page.evidence.geometry().left()
    assert beside == (width >= 1000)
    before = page.chart.geometry()
    page.evidence.closed.emit()
    assert page.chart.width() >= before.width()


def test_a_week_is_named_with_its_count(qtbot: QtBot, shown: Shown) -> None:
    page = shown(drafts(400, every=2), days="1y")
    open_last(page, qtbot)
    assert title_of(page) == "Week of 16 November 2026 8 actions"
    headings = [page.evidence._heading(TODAY, 2), page.evidence._heading(dt.date(2025, 2, 3), 1)]
    assert [heading.title for heading in headings] == ["Thursday 19 November", "Monday 3 February 2025"]


def test_a_single_day_is_named_once(qtbot: QtBot, shown: Shown) -> None:
    page = shown(drafts(40, every=2))
    open_last(page, qtbot)
    assert title_of(page) == "2 actions"
    heading = page.evidence._heading(TODAY, 2)
    assert (heading.title, heading.fact) == ("Thursday 19 November", "")


def test_the_mark_goes_with_the_panel(qtbot: QtBot, shown: Shown) -> None:
    page = shown(drafts(40, every=2))
    open_last(page, qtbot)
    assert not page.chart._popup.isVisible()
    assert page.chart._mark == (TODAY.toordinal(), TODAY.toordinal())
    page.evidence.closed.emit()
    assert page.chart._mark is None


def test_no_segment_is_chosen_while_other_days_are_in_view(qtbot: QtBot, shown: Shown) -> None:
    page = shown(drafts(200), days="90d")
    assert page.ranges.key == "90d"
    assert page.all_button.isHidden()
    qtbot.keyClick(page.chart, Qt.Key.Key_Plus)
    assert page.ranges.key == ""
    assert page.all_button.isVisible()
    assert page.range_name == "90d"
    page.ranges.segment("90d").click()
    assert page.ranges.key == "90d"
    assert page.chart.is_in_own_range
    qtbot.keyClick(page.chart, Qt.Key.Key_Plus)
    page.all_button.click()
    assert (page.ranges.key, page.range_name) == ("all", "all")
    assert page.all_button.isHidden()
    figure = page.chart.figure
    assert figure is not None
    assert page.chart.view_range == pytest.approx(figure.view)


def test_it_is_told_how_it_is_computed_but_not_for_nothing(qtbot: QtBot, shown: Shown) -> None:
    page = shown([*drafts(40, every=2), Draft("Mine", Behaviour.OWN, TODAY), Draft("Later", None, TODAY)])
    page.computed_button.click()
    qtbot.waitUntil(lambda: page.is_current)
    assert page.computed.isVisible()
    words = page.computed.words().replace("\N{NO-BREAK SPACE}", " ")
    for said in ("40 tagged actions", "1 of own work", "waits for a tag", "20 days", "90 %"):
        assert said in words
    qtbot.keyClick(page.computed, Qt.Key.Key_Escape)
    assert page.computed.isHidden()


def test_an_empty_journal_is_not_computed(shown: Shown) -> None:
    assert shown([]).computed_button.isHidden()
