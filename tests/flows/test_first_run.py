"""The first run: from nothing to the first chart, by keys alone, by mouse alone, and through mishaps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journal.domain.behaviour import Behaviour
from journal.domain.cue import Cue, SelfImage
from journal.places import Places
from journal.settings.first_run import FirstRunFile
from tests.flows.conftest import until_shown
from tests.flows.first_runs import LINES, TAGS, TODAY, Begin, Story, beginner, begun, click, close
from tests.flows.windows import CONTROL, settle
from ui.pages.sweep import Stage
from ui.widgets.text import RichText, Text


@pytest.fixture
def begin(begin_app: Begin) -> Callable[..., Story]:
    """Starts the program as on a machine that has never seen it, and waits for the steps."""
    return beginner(begin_app)


# The whole way ---------------------------------------------------------------------------------------


def test_by_keys_alone_the_first_chart_is_there_in_under_five_minutes(
    begin: Callable[..., Story], places: Places
) -> None:
    story = begin()
    assert not places.default_journal.exists()
    story.press(Qt.Key.Key_Return)
    story.wait_for(2)
    assert places.default_journal.exists()
    for _ten in range(10):
        story.press(Qt.Key.Key_Right)
    assert story.image.form.sentence().startswith("I am a very good manager (60")
    story.press(Qt.Key.Key_Return)
    story.wait_for(3)
    story.type("I close the dialler")
    assert story.cue.plan.words.plain_text() == (
        "When I close the dialler, I will write down what I did that day."
    )
    story.press(Qt.Key.Key_Return)
    story.wait_for(4)
    for number, line in enumerate(LINES):
        if number:
            story.press(Qt.Key.Key_Return)
        story.type(line)
    story.press(Qt.Key.Key_Return, CONTROL)
    until_shown(lambda: story.actions.sweep.stage is Stage.TAGGING)
    for tag in TAGS:
        story.press(getattr(Qt.Key, f"Key_{tag}"))
    assert story.actions.tagged == 10
    assert QApplication.focusWidget() is story.face.next
    story.press(Qt.Key.Key_Return)
    until_shown(story.is_over)
    settle(story.program)

    assert story.keys * 0.2 < 5 * 60
    assert begun(places)
    assert story.program.window.page == "drift"
    assert not story.app.shell.is_covered
    opened = story.program.opened
    assert opened is not None
    settings = opened.journal.settings.get()
    assert settings.self_images == (SelfImage(TODAY, 40),)
    assert settings.cue == Cue("I close the dialler", dt.time(17, 25), TODAY)
    found = opened.reader.actions()
    assert len(found) == 10
    assert {action.origin for action in found} == {"recalled"}
    assert {action.day.day for action in found} == {12, 13, 16, 18}


def test_the_first_chart_is_hollow_and_says_what_is_missing(begin: Callable[..., Story]) -> None:
    story = begin()
    story.go_to(4)
    field = story.actions.sweep.text.field
    field.insertPlainText("\n".join(LINES))
    QTest.keyClick(field, Qt.Key.Key_Return, CONTROL)
    for tag in TAGS:
        story.press(getattr(Qt.Key, f"Key_{tag}"))
    story.press(Qt.Key.Key_Return)
    until_shown(story.is_over)
    settle(story.program)
    drift = story.program.window.drift
    assert drift is not None
    figure = drift.chart.figure
    assert figure is not None
    assert not figure.sample
    assert all(figure.buckets.hollow)
    words = f"{drift.first.plain_text()} {drift.second.plain_text()}".replace("\u00a0", " ")
    assert "of 100" in words
    assert "Too early for a drift: 21 more tagged actions" in words


def test_by_mouse_alone(begin: Callable[..., Story]) -> None:
    story = begin()
    click(story.face.next)
    story.wait_for(2)
    slider = story.image.form.slider
    click(slider, QPoint(round(slider.width() * 0.25), slider.height() // 2))
    assert 70 <= story.image.form.leader <= 80
    click(story.face.next)
    story.wait_for(3)
    click(story.cue.suggestions.buttons[2])
    assert story.cue.suggestions.buttons[2].isChecked()
    story.cue.prompt.click()
    click(story.face.next)
    story.wait_for(4)
    click(story.actions.day_chips[1])
    field = story.actions.sweep.text.field
    assert field.text() == "17 Nov: "
    click(story.actions.day_chips[2])
    assert field.text() == "16 Nov: "
    field.setPlainText("Held the huddle")
    click(story.actions.day_chips[0])
    assert field.text() == "18 Nov: Held the huddle"
    click(story.actions.day_chips[1])
    assert field.text() == "18 Nov: Held the huddle\n17 Nov: "
    field.setPlainText("17 Nov: ")
    field.moveCursor(QTextCursor.MoveOperation.End)
    field.insertPlainText("Wrote the rota")  # what only a keyboard can do
    click(story.actions.sweep.foot.button)
    assert story.actions.sweep.stage is Stage.TAGGING
    keys = story.actions.sweep.tagging.current.buttons
    assert [button._key for button in keys.values()] == ["M", "L", "B", "O"]  # shown where they are learned
    click(keys[Behaviour.MANAGER])
    until_shown(story.face.next.isEnabled)
    assert not story.actions.sweep.foot.isVisible()  # one way on
    click(story.face.next)
    until_shown(story.is_over)
    opened = story.program.opened
    assert opened is not None
    assert opened.journal.settings.get().cue == Cue("I sit in the train", None, TODAY)
    (action,) = opened.reader.actions()
    assert (action.text, action.day, action.behaviour) == (
        "Wrote the rota",
        dt.date(2026, 11, 17),
        "manager",
    )


# Skipping, going back ----------------------------------------------------------------------------------


def test_skipping_each_step_leaves_a_clean_journal_and_the_capture_field(
    begin: Callable[..., Story], places: Places
) -> None:
    story = begin()
    story.go_to(4)
    story.face.skip.click()
    until_shown(story.is_over)
    window = story.program.window
    assert window.page == "today"
    assert QApplication.focusWidget() is window.today.capture.text_field
    assert window.opened is not None
    settings = window.opened.journal.settings.get()
    assert settings.self_images == ()
    assert settings.cue == Cue()
    assert window.opened.reader.is_empty()
    assert begun(places)


def test_the_rest_can_be_skipped_at_once_and_does_not_come_again(
    begin: Callable[..., Story], begin_app: Begin, places: Places
) -> None:
    story = begin()
    story.face.skip_all.click()
    until_shown(story.is_over)
    window = story.program.window
    assert QApplication.focusWidget() is window.today.capture.text_field
    assert places.default_journal.exists()
    assert FirstRunFile(places).load() is None
    close(story)
    again = begin_app(first_run=True)
    assert again.beginning is None


def test_an_untouched_slider_says_nothing(begin: Callable[..., Story]) -> None:
    story = begin()
    story.go_to(2)
    form = story.image.form
    assert form.sentence() == ""
    assert "Move the handle" in visible_words(form.card)
    assert "I am as much" not in visible_words(form.card)
    story.press(Qt.Key.Key_Return)
    story.wait_for(3)
    assert story.program.opened is not None
    settings = story.program.opened.journal.settings
    assert settings.get().self_images == ()
    story.press(Qt.Key.Key_Escape)
    story.wait_for(2)
    assert form.sentence() == ""
    story.press(Qt.Key.Key_Space)
    assert form.sentence().startswith("I am as much a manager")
    assert "Move the handle" not in visible_words(form.card)
    story.press(Qt.Key.Key_Return)
    story.wait_for(3)
    assert settings.get().self_images == (SelfImage(TODAY, 50),)


def test_the_middle_is_said_by_a_click_on_the_handle_and_kept_through_a_closed_window(
    begin: Callable[..., Story],
) -> None:
    story = begin()
    story.go_to(2)
    slider = story.image.form.slider
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=slider.rect().center())
    assert story.image.form.sentence().startswith("I am as much a manager")
    close(story)
    again = begin()
    again.wait_for(2)
    assert again.image.form.sentence().startswith("I am as much a manager")


def visible_words(widget: QWidget) -> str:
    """What is to be read in it."""
    return " ".join(text.plain_text() for text in widget.findChildren(Text) if text.isVisible()) + " ".join(
        text.plain_text() for text in widget.findChildren(RichText) if text.isVisible()
    )


def test_escape_and_back_keep_everything(begin: Callable[..., Story]) -> None:
    story = begin()
    story.go_to(2)
    story.press(Qt.Key.Key_PageDown)
    chosen = story.image.form.leader
    assert chosen != 50
    story.press(Qt.Key.Key_Return)
    story.wait_for(3)
    story.type("the late shift takes over")
    story.press(Qt.Key.Key_Return)
    story.wait_for(4)
    story.type("Wrote the rota")
    for step in (3, 2, 1):
        story.press(Qt.Key.Key_Escape)
        story.wait_for(step)
    story.press(Qt.Key.Key_Escape)
    assert story.face.step == 1
    for step in (2, 3, 4):
        story.press(Qt.Key.Key_Return)
        story.wait_for(step)
    assert story.image.form.leader == chosen
    assert story.cue.field.line.text() == "the late shift takes over"
    assert story.actions.sweep.draft() == "Wrote the rota"


def test_the_time_of_the_prompt_is_typed_in_its_line(begin: Callable[..., Story]) -> None:
    story = begin()
    story.go_to(3)
    for _tab in range(5):  # past three suggestions and the check box
        story.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is story.cue.at
    story.type("1650")
    story.press(Qt.Key.Key_Return)
    story.wait_for(4)
    assert story.program.opened is not None
    assert story.program.opened.journal.settings.get().cue == Cue("", dt.time(16, 50), TODAY)


def test_keys_of_the_covered_window_do_nothing(begin: Callable[..., Story]) -> None:
    story = begin()
    for name in ("page.drift", "capture.focus", "journal.new", "edit.undo", "export"):
        assert not story.program.window.commands.action(name).isEnabled(), name
    story.program.window.commands.action("text.larger").trigger()
    assert story.app.look.text_scale == 1.1
    story.face.skip_all.click()
    until_shown(story.is_over)
    assert story.program.window.commands.action("page.drift").isEnabled()


def test_skipping_with_lines_typed_keeps_them_in_the_days_sweep(begin: Callable[..., Story]) -> None:
    story = begin()
    story.go_to(4)
    story.type("Wrote the rota")
    story.face.skip.click()
    until_shown(story.is_over)
    assert story.program.window.today.sweeping.sweep.draft() == "Wrote the rota"
