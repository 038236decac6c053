"""Every control of the page of the distinctions: named, reached, large enough, and never clipped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from journal.places import World
from tests.flows.conftest import until_shown
from tests.flows.test_distinctions_story import TRUST, calm, journal, page_of, to_trust
from tests.flows.test_every_control import catalogues, clipped, longer_language, nameless, reachable
from tests.flows.windows import Start, settle
from ui.pages.distinctions import DistinctionsPage
from ui.program import Program
from ui.widgets.text import Text

__all__ = ["catalogues", "journal", "longer_language"]  # fixtures of theirs


def views(program: Program, page: DistinctionsPage) -> Iterator[str]:
    """Everything that can be shown on the page, one after another."""
    yield "families"
    to_trust(program, page)
    page.list.wanted.emit(page.list.key)
    calm(program, page)
    yield "a distinction"
    page.panel.all_button.click()
    calm(program, page)
    yield "its actions"
    program.window.commands.action("catalogue").trigger()
    settle(program)
    yield "the catalogue"
    page.editor.edit(TRUST)
    settle(program)
    yield "its words"
    page.editor.form.fields["leader_act"].setText("")
    page.editor.form.save_button.click()
    settle(program)
    yield "what was refused"
    page.editor.form.leave()
    page.editor.add()
    settle(program)
    yield "one's own"


def test_everything_that_tab_reaches_has_a_name_and_can_be_hit(start: Start, journal: Path) -> None:
    program = start(journal)
    page = page_of(program)
    found = {}
    for name in views(program, page):
        small = [
            f"{widget.accessibleName()!r} {widget.width()} x {widget.height()}"
            for widget in reachable(program.window.shell)
            if isinstance(widget, QAbstractButton) and (widget.width() < 24 or widget.height() < 24)
        ]
        if wrong := [*nameless(program.window.shell), *small]:
            found[name] = wrong
    assert found == {}


@pytest.mark.usefixtures("longer_language")
def test_text_a_third_longer_clips_nothing(start: Start, journal: Path) -> None:
    program = start(journal)
    program.window.shell.resize(1000, 700)
    page = page_of(program)
    found = {}
    for name in views(program, page):
        QApplication.processEvents()
        if cut := clipped(page):
            found[name] = cut
    assert found == {}


@pytest.mark.parametrize("size", [(640, 480), (480, 420), (1000, 700), (1920, 1080)])
def test_a_small_window_breaks_nothing(start: Start, journal: Path, size: tuple[int, int]) -> None:
    program = start(journal)
    program.window.shell.resize(*size)
    page = page_of(program)
    until_shown(lambda: (program.window.shell.width(), program.window.shell.height()) == size)
    for _name in views(program, page):
        program.window.shell.grab()
        assert (program.window.shell.width(), program.window.shell.height()) == size
        assert page.list.width() >= 320


def test_an_empty_journal_says_what_belongs_here(start: Start, tmp_path: Path, world: World) -> None:
    program = start(tmp_path / "mine.leaderward")
    assert program.opened is not None
    assert world is not None
    page = page_of(program)
    assert "No action carries a distinction yet" in page._empty.text()
    assert "0 actions" not in page.panel.share.plain_text()
    assert not page.export_button.isEnabled()
    assert page.export_button.toolTip()
    program.window.commands.action("export").trigger()
    settle(program)
    assert QApplication.activeModalWidget() is None
    page.log_link.click()
    assert program.window.page == "today"


@pytest.mark.parametrize(("width", "in_header"), [(1000, True), (640, False)])
def test_the_header_cuts_no_title_and_both_buttons_can_be_reached(
    start: Start, journal: Path, width: int, in_header: bool
) -> None:
    program = start(journal)
    program.window.shell.resize(width, 700)
    page = page_of(program)
    until_shown(lambda: program.window.shell.width() == width)
    settle(program)
    title = page.header.findChildren(Text)[0]
    assert title.width() >= title.natural_width()
    for button in (page.edit_button, page.export_button):
        assert button.isVisible()
        assert page.header.isAncestorOf(button) is in_header


def test_in_a_small_window_a_panel_comes_when_asked_for_and_covers_nothing(
    start: Start, journal: Path
) -> None:
    program = start(journal)
    program.window.shell.resize(1000, 700)
    page = page_of(program)
    until_shown(lambda: program.window.shell.width() == 1000)
    calm(program, page)
    assert page.stage.panel is None
    page.list.wanted.emit(page.list.key)
    calm(program, page)
    assert page.stage.panel is page.panel
    assert page.column.geometry().right() < page.panel.x()
    QTest.keyClick(page.list, Qt.Key.Key_Escape)
    assert page.stage.panel is None
