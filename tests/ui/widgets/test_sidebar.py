import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.theme.look import Look
from ui.widgets.sidebar import Sidebar

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def sidebar(qtbot: QtBot, look: Look) -> Sidebar:
    sidebar = Sidebar(look)
    sidebar.set_journal("Sales floor", encrypted=True)
    sidebar.add_page("today", "Today", "today", "Ctrl 1")
    sidebar.add_page("review", "Review", "review", "Ctrl 6")
    sidebar.add_foot_item("settings", "Settings", "settings", "Ctrl ,")
    sidebar.set_status("Everything saved", "Copy made 12:30")
    qtbot.addWidget(sidebar)
    sidebar.resize(208, 600)
    sidebar.show()
    qtbot.waitExposed(sidebar)
    sidebar.activateWindow()
    return sidebar


def test_a_click_tells_the_page_and_leaves_the_choice_to_the_window(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.select("today")
    with qtbot.waitSignal(sidebar.page_chosen) as signal:
        qtbot.mouseClick(sidebar.button("review"), Qt.MouseButton.LeftButton)
    assert signal.args == ["review"]
    assert sidebar.button("today").isChecked()
    sidebar.select("review")
    assert sidebar.button("review").isChecked()
    assert not sidebar.button("today").isChecked()


def test_the_foot_and_the_journal_tell_too(qtbot: QtBot, sidebar: Sidebar) -> None:
    with qtbot.waitSignal(sidebar.foot_chosen) as signal:
        qtbot.mouseClick(sidebar.button("settings"), Qt.MouseButton.LeftButton)
    assert signal.args == ["settings"]
    with qtbot.waitSignal(sidebar.journal_menu_requested):
        qtbot.mouseClick(sidebar.journal_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(sidebar.status_clicked):
        qtbot.mouseClick(sidebar.status_button, Qt.MouseButton.LeftButton)


def test_places_are_those_of_the_design(sidebar: Sidebar) -> None:
    today, review = sidebar.button("today").geometry(), sidebar.button("review").geometry()
    assert sidebar.journal_button.geometry().getRect() == (12, 20, 184, 40)
    assert today.getRect() == (12, 72, 184, 40)
    assert review.top() - today.top() == 44
    assert sidebar.status_button.geometry().bottom() + 1 == 600 - 16


def test_narrow_it_shows_icons_with_names_as_tooltips(sidebar: Sidebar) -> None:
    sidebar.set_note("review", "due")
    sidebar.set_narrow(True)
    assert sidebar.width() == 64
    for key, name in (("today", "Today"), ("review", "Review"), ("settings", "Settings")):
        button = sidebar.button(key)
        assert name in button.toolTip()
        assert button.width() == 48
    assert "due" in sidebar.button("review").accessibleName()
    assert "due" in sidebar.button("review").toolTip()
    assert "Sales floor" in sidebar.journal_button.toolTip()
    sidebar.set_narrow(False)
    assert sidebar.width() == 208


def test_keys_are_in_the_tooltips(sidebar: Sidebar) -> None:
    assert "Ctrl 1" in sidebar.button("today").toolTip()
    assert "Ctrl ," in sidebar.button("settings").toolTip()


def test_the_lock_is_told(sidebar: Sidebar) -> None:
    assert sidebar.journal_button.accessibleName() == "Journal Sales floor, encrypted"
    sidebar.set_journal("Sales floor", encrypted=False)
    assert sidebar.journal_button.accessibleName() == "Journal Sales floor, not encrypted"


def test_a_problem_is_in_ink_and_told(sidebar: Sidebar, look: Look) -> None:
    def has(colour: str) -> bool:
        image = sidebar.status_button.grab().toImage()
        return any(
            image.pixelColor(x, y).name() == colour.lower()
            for x in range(image.width())
            for y in range(image.height())
        )

    assert not has(look.tokens.ink)
    sidebar.set_status("Not saved yet", "The disk is full", problem=True)
    assert has(look.tokens.ink)
    assert sidebar.status_button.accessibleName() == "Not saved yet. The disk is full"


def test_tab_goes_from_top_to_bottom(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.journal_button.setFocus()
    order = []
    for _ in range(4):
        qtbot.keyClick(sidebar.focusWidget(), Qt.Key.Key_Tab)
        order.append(sidebar.focusWidget())
    wanted = [sidebar.button(key) for key in ("today", "review", "settings")]
    assert order == [*wanted, sidebar.status_button]


def test_space_opens_the_focused_page(qtbot: QtBot, sidebar: Sidebar) -> None:
    with qtbot.waitSignal(sidebar.page_chosen) as signal:
        qtbot.keyClick(sidebar.button("review"), Qt.Key.Key_Space)
    assert signal.args == ["review"]
