"""The first run: from nothing to the first chart, by keys alone, by mouse alone, and through mishaps."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour
from journal.domain.cue import Cue, SelfImage
from journal.opening import open_journal
from journal.places import Places, World
from journal.settings.first_run import FirstRunFile
from tests.flows.conftest import Screen, is_ready, until, until_shown
from tests.flows.windows import CONTROL, dialog_of, settle
from ui.app import App
from ui.beginning import Beginning
from ui.dialogs.calendar_import import CalendarImportDialog
from ui.pages.first_run import FirstRun
from ui.pages.first_run_actions import ActionsStep
from ui.pages.first_run_steps import CueStep, SelfImageStep
from ui.pages.sweep import Stage
from ui.program import Program

Begin = Callable[..., App]
TODAY = dt.date(2026, 11, 19)
LINES = (
    "12 Nov: Moved two shifts so that Friday is covered",
    "Let @Priya run the pricing huddle and kept quiet",
    "Asked why we call before ten at all",
    "13 Nov: Wrote the rota",
    "Sat with @Joss on three renewals and let him close two",
    "Closed the Brandt order myself",
    "16 Nov: Checked the log against target",
    "Told the board where discounts lead",
    "yesterday: Asked Tomas what renewals need",
    "Set the callback times for Hallam",
)
TAGS = "MLLMLOMLLM"


@dataclass
class Story:
    """The first run in this process, with a count of the keys pressed in it."""

    app: App
    keys: int = 0

    @property
    def beginning(self) -> Beginning:
        assert self.app.beginning is not None
        return self.app.beginning

    @property
    def face(self) -> FirstRun:
        return self.beginning.face

    @property
    def program(self) -> Program:
        assert self.app.program is not None
        return self.app.program

    def step(self, number: int) -> QWidget:
        return self.face.steps[number - 1]

    @property
    def image(self) -> SelfImageStep:
        step = self.step(2)
        assert isinstance(step, SelfImageStep)
        return step

    @property
    def cue(self) -> CueStep:
        step = self.step(3)
        assert isinstance(step, CueStep)
        return step

    @property
    def actions(self) -> ActionsStep:
        step = self.step(4)
        assert isinstance(step, ActionsStep)
        return step

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key to whatever has the focus, as from a keyboard."""
        focused = QApplication.focusWidget()
        assert focused is not None
        self.keys += 1
        QTest.keyClick(focused, key, modifier)

    def type(self, text: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        self.keys += len(text)
        QTest.keyClicks(focused, text)

    def is_at(self, step: int) -> bool:
        focused = QApplication.focusWidget()
        return self.face.step == step and focused is not None and self.face.isAncestorOf(focused)

    def wait_for(self, step: int) -> None:
        until_shown(lambda: self.is_at(step))

    def go_to(self, step: int) -> None:
        """On to a step by pressing Skip."""
        while self.face.step < step:
            here = self.face.step
            self.face.skip.click()
            self.wait_for(here + 1)

    def is_over(self) -> bool:
        return self.beginning.is_over and is_ready(self.app)


@pytest.fixture
def begin(begin_app: Begin) -> Callable[..., Story]:
    """Starts the program as on a machine that has never seen it, and waits for the steps."""

    def start(journal: Path | None = None) -> Story:
        app = begin_app(journal, first_run=True)
        assert app.beginning is not None
        until_shown(lambda: app.program is not None and len(app.beginning.face.steps) == 4)  # type: ignore[union-attr]
        return Story(app)

    return start


def close(story: Story) -> None:
    story.app.shell.close()
    story.app.close()


def click(widget: QWidget, at: QPoint | None = None) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())


def begun(places: Places) -> bool:
    return bool(tomllib.loads(places.settings_file.read_text("utf-8"))["begun"])


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
    field.insertPlainText("Wrote the rota")  # what only a keyboard can do
    click(story.actions.sweep.foot.button)
    assert story.actions.sweep.stage is Stage.TAGGING
    click(story.actions.sweep.tagging.current.buttons[Behaviour.MANAGER])
    until_shown(story.face.next.isEnabled)
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


# Mishaps -----------------------------------------------------------------------------------------------


def test_a_bad_place_is_told_in_place_and_another_can_be_chosen(
    begin: Callable[..., Story], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    chosen = [tmp_path / "file" / "journal.leaderward", tmp_path / "good"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(chosen.pop(0)), ""))
    story = begin()
    story.face.start.change.click()
    story.press(Qt.Key.Key_Return)
    until_shown(lambda: not story.face.start.problem.isHidden())
    assert story.face.step == 1
    assert story.face.start.problem.text()
    assert story.face.next.isEnabled()
    story.face.start.change.click()
    assert story.face.start.problem.isHidden()
    story.press(Qt.Key.Key_Return)
    story.wait_for(2)
    assert (tmp_path / "good.leaderward").exists()


def test_a_journal_that_is_there_already_is_opened_and_needs_no_beginning(
    begin: Callable[..., Story], tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.leaderward"
    opened = open_journal(path, world)
    opened.journal.actions.record_all([Draft("Wrote the rota")], opened.journal.settings.get())
    opened.close()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(path), ""))
    story = begin()
    story.face.start.change.click()
    story.face.next.click()
    until_shown(story.is_over)
    assert story.program.window.opened is not None
    assert story.program.window.opened.journal.path == path
    assert story.program.window.page == "today"


def test_a_journal_that_exists_begins_with_today(begin_app: Begin, world: World, qtbot: QtBot) -> None:
    open_journal(world.places.default_journal, world).close()
    app = begin_app(first_run=True)
    assert app.beginning is None
    qtbot.waitUntil(lambda: is_ready(app), timeout=20_000)


def test_who_has_a_full_journal_has_begun(
    begin_app: Begin, world: World, places: Places, qtbot: QtBot, tmp_path: Path
) -> None:
    opened = open_journal(places.default_journal, world)
    opened.journal.actions.record_all([Draft("Wrote the rota")], opened.journal.settings.get())
    opened.close()
    app = begin_app(first_run=True)
    qtbot.waitUntil(lambda: is_ready(app), timeout=20_000)
    assert begun(places)
    close(Story(app))
    assert begin_app(tmp_path / "another.leaderward", first_run=True).beginning is None


def test_closed_in_the_middle_it_goes_on_where_it_was(begin: Callable[..., Story], places: Places) -> None:
    story = begin()
    story.go_to(2)
    story.press(Qt.Key.Key_End)
    story.press(Qt.Key.Key_Return)
    story.wait_for(3)
    story.type("I sit in the tr")
    close(story)
    assert places.default_journal.exists()

    again = begin()
    again.wait_for(3)
    assert again.cue.field.line.text() == "I sit in the tr"
    again.press(Qt.Key.Key_Escape)
    again.wait_for(2)
    assert again.image.form.leader == 0
    assert again.program.opened is not None
    assert again.program.opened.journal.settings.get().self_images == (SelfImage(TODAY, 0),)


def test_before_the_steps_are_loaded_enter_is_not_lost(begin_app: Begin) -> None:
    app = begin_app(first_run=True)
    story = Story(app)
    QTest.keyClick(story.face.next, Qt.Key.Key_Return)
    story.wait_for(2)


def test_what_waits_untagged_is_asked_about_when_one_comes_back(begin: Callable[..., Story]) -> None:
    story = begin()
    story.go_to(4)
    story.type("Wrote the rota")
    story.press(Qt.Key.Key_Return)
    story.type("Asked why")
    story.press(Qt.Key.Key_Return, CONTROL)
    story.press(Qt.Key.Key_M)
    close(story)
    again = begin()
    again.wait_for(4)
    assert again.actions.sweep.stage is Stage.TAGGING
    again.press(Qt.Key.Key_L)
    assert again.actions.tagged == 2


def test_the_calendar_entry_is_written_where_one_says_and_a_bad_folder_is_told(
    begin: Callable[..., Story], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["", str(tmp_path / "no" / "cue.ics"), str(tmp_path / "cue")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (names.pop(0), ""))
    story = begin()
    story.go_to(3)
    story.cue.calendar.click()
    story.type("I close the dialler")
    story.press(Qt.Key.Key_Return)  # left without a name
    assert story.face.step == 3
    assert story.cue.problem.isHidden()
    story.press(Qt.Key.Key_Return)
    assert story.face.step == 3
    assert not story.cue.problem.isHidden()
    story.press(Qt.Key.Key_Return)
    story.wait_for(4)
    written = (tmp_path / "cue.ics").read_bytes()
    assert b"RRULE" in written
    assert b"dialler" in written


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//test//EN
BEGIN:VEVENT
UID:one@example.org
DTSTAMP:20261101T080000Z
DTSTART:20261117T090000Z
DTEND:20261117T094500Z
SUMMARY:Coached the new starters
END:VEVENT
END:VCALENDAR
"""


def test_actions_from_a_calendar_go_straight_into_the_queue(
    begin: Callable[..., Story], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "work.ics"
    path.write_text(CALENDAR.replace("\n", "\r\n"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_more: (str(path), ""))
    story = begin()
    story.go_to(4)
    story.type("Wrote the rota")
    story.actions.calendar.click()
    dialog = dialog_of(CalendarImportDialog)
    if dialog.choose_button.isVisible():
        dialog.choose_button.click()
    until_shown(lambda: dialog.add_button.isVisible() and dialog.add_button.isEnabled())
    dialog.add_button.click()
    until_shown(lambda: story.actions.sweep.stage is Stage.TAGGING)
    assert story.actions.sweep.draft() == "Wrote the rota"
    story.app.shell.activateWindow()  # there is no window manager that does
    story.wait_for(4)
    story.press(Qt.Key.Key_L)
    assert story.actions.tagged == 1
    story.press(Qt.Key.Key_Escape)
    assert story.actions.sweep.stage is Stage.TEXT
    assert story.actions.sweep.draft() == "Wrote the rota"
    assert story.program.opened is not None
    (action,) = story.program.opened.reader.actions()
    assert (action.origin, action.minutes) == ("imported", 45)


# On a screen of its own --------------------------------------------------------------------------------


def test_the_real_program_survives_kill_9_in_the_fourth_step(screen: Screen) -> None:
    screen.first_run = True
    program = screen.open()
    for step in (2, 3):
        screen.press("Return")
        until(lambda step=step: kept_step(screen) == step, f"step {step}")
    assert screen.journal.exists()
    screen.type("I close the dialler")
    screen.press("Return")
    until(lambda: kept_step(screen) == 4, "the fourth step")
    screen.type("Let Priya run the pricing huddle")
    until(lambda: "pricing huddle" in kept_lines(screen), "the draft")
    screen.kill(program)

    again = screen.open()

    def is_sent_off() -> bool:
        screen.press("ctrl+Return")  # until the step is there
        return len(screen.actions()) == 1

    until(is_sent_off, "the action")
    screen.press("l")
    until(lambda: screen.actions()[0]["behaviour"] == "leader", "the tag")
    screen.press("Return")
    until(lambda: kept_step(screen) == 0, "the end of the first run")
    screen.press("ctrl+q")
    assert again.wait(20) == 0


def kept(screen: Screen) -> dict[str, object]:
    data = screen.home / ".local" / "share" / "leaderward"
    state = FirstRunFile(Places(data, screen.home / ".config" / "leaderward")).load()
    return {} if state is None else {"step": state.step, "lines": state.lines}


def kept_step(screen: Screen) -> int:
    return int(str(kept(screen).get("step", 0)))


def kept_lines(screen: Screen) -> str:
    return str(kept(screen).get("lines", ""))
