"""The drift, from dot to action and back: by pointer, by keys alone, and with everything beside it."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour, Milestone
from journal.domain.marks import Target
from journal.opening import open_journal
from journal.places import Places, World
from tests.conftest import THURSDAY
from tests.flows.conftest import until_shown
from tests.flows.windows import CONTROL, PLAIN, Start, clear_closed, dialog_of, drift_of, settle
from ui.dialogs.targets import TargetsDialog
from ui.pages.drift import DriftPage
from ui.program import Program

TODAY = THURSDAY.date()
KINDS = (Behaviour.MANAGER, Behaviour.LEADER, Behaviour.MANAGER)
Fill = Callable[..., Path]


@pytest.fixture
def fill(tmp_path: Path, world: World) -> Fill:
    """Writes a journal: one action a day, two of three as manager, save for a gap."""

    def write(days: int = 40, gap: range = range(0), minutes: int | None = None) -> Path:
        path = tmp_path / "mine.leaderward"
        opened = open_journal(path, world, create=True)
        drafts = [
            Draft(f"Action {ago}", KINDS[ago % 3], TODAY - dt.timedelta(days=ago), minutes=minutes)
            for ago in range(days - 1, -1, -1)
            if ago not in gap
        ]
        settings = replace(opened.journal.settings.get(), targets=(Target(TODAY, 0.6, "two team leads"),))
        opened.journal.change_settings(settings)
        opened.journal.actions.record_all(drafts, settings)
        opened.close()
        return path

    return write


def ago(days: int) -> int:
    """The ordinal of so many days ago."""
    return TODAY.toordinal() - days


def place_of(drift: DriftPage, day: int) -> QPoint:
    """Where the dot of a day is on the chart; the middle of the panel where there is none."""
    figure, layout = drift.chart.figure, drift.chart._layout()
    assert figure is not None
    assert layout is not None
    share, _counts = layout.planes(drift.chart.view_range)
    index = figure.index_of(day)
    height = 0.5 if index is None else float(figure.buckets.share[index])
    return QPoint(round(share.x(float(day))), round(share.y(height)))


def click_day(drift: DriftPage, day: int) -> None:
    viewport, place = drift.chart._canvas.viewport(), place_of(drift, day)
    QTest.mouseMove(viewport, place)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, PLAIN, place)


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """A key, once the window itself has the keys: without a window manager nobody else gives them."""
    widget.window().activateWindow()
    until_shown(lambda: QApplication.activeWindow() is widget.window())
    QTest.keyClick(widget, key, modifier)


def focused(drift: DriftPage) -> QWidget:
    """What has the keys."""
    widget = drift.window().focusWidget()
    assert isinstance(widget, QWidget)
    return widget


def dot(drift: DriftPage, day: int) -> float:
    """The share of a day's own dot."""
    figure = drift.chart.figure
    assert figure is not None
    index = figure.index_of(day)
    assert index is not None
    return float(figure.buckets.share[index])


def line(drift: DriftPage) -> list[float]:
    figure = drift.chart.figure
    assert figure is not None
    assert figure.estimate is not None
    return [float(share) for share in figure.estimate.share]


def sentence(drift: DriftPage) -> str:
    return f"{drift.first.plain_text()} {drift.second.plain_text()}"


def panel(drift: DriftPage) -> list[tuple[str, Behaviour | None]]:
    return [(action.text, action.behaviour) for action in drift.evidence.list.actions_model.actions]


def test_a_dot_is_opened_its_action_tagged_anew_and_all_of_it_undone(start: Start, fill: Fill) -> None:
    program = start(fill())
    drift = drift_of(program)
    before = dot(drift, ago(2)), line(drift), sentence(drift)
    click_day(drift, ago(2))
    assert drift.evidence.isVisible()
    assert panel(drift) == [("Action 2", Behaviour.MANAGER)]
    rows = drift.evidence.list
    rows.select(rows.actions_model.actions[0].id)
    press(rows, Qt.Key.Key_L)
    settle(program)
    assert dot(drift, ago(2)) == 1.0 > before[0]
    assert line(drift)[-1] > before[1][-1] + 0.005
    assert sentence(drift) != before[2]
    assert panel(drift) == [("Action 2", Behaviour.LEADER)]
    assert program.window.bar.text == "Tagged as leader"

    press(rows, Qt.Key.Key_Z, CONTROL)
    settle(program)
    assert (dot(drift, ago(2)), sentence(drift)) == (before[0], before[2])
    assert np.allclose(line(drift), before[1])
    assert panel(drift) == [("Action 2", Behaviour.MANAGER)]

    press(rows, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    settle(program)
    assert dot(drift, ago(2)) == 1.0
    assert panel(drift) == [("Action 2", Behaviour.LEADER)]


def test_the_same_without_a_mouse(start: Start, fill: Fill) -> None:
    program = start(fill())
    press(program.window.shell, Qt.Key.Key_3, CONTROL)
    settle(program)
    drift = drift_of(program)
    assert focused(drift) is drift.chart
    for key in (Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Return):
        press(drift.chart, key)
    assert panel(drift) == [("Action 2", Behaviour.MANAGER)]
    before = dot(drift, ago(2)), sentence(drift)
    rows = focused(drift)
    assert rows is drift.evidence.list
    press(rows, Qt.Key.Key_Down)
    press(rows, Qt.Key.Key_L)
    settle(program)
    assert (dot(drift, ago(2)), panel(drift)) == (1.0, [("Action 2", Behaviour.LEADER)])
    press(focused(drift), Qt.Key.Key_Z, CONTROL)
    settle(program)
    assert (dot(drift, ago(2)), sentence(drift)) == before
    press(focused(drift), Qt.Key.Key_Escape)
    assert drift.evidence.isHidden()
    assert focused(drift) is drift.chart


def test_days_without_actions_name_their_neighbours_and_lead_there(start: Start, fill: Fill) -> None:
    program = start(fill(90, gap=range(20, 45)))
    drift = drift_of(program)
    click_day(drift, ago(30))
    assert drift.evidence.isVisible()
    assert drift.evidence.is_empty
    links = [button for button in drift.evidence._nothing._links if button.isVisible()]
    assert [link.text() for link in links] == ["5 October 2026", "31 October 2026"]
    links[1].click()
    assert panel(drift) == [("Action 19", KINDS[19 % 3])]
    press(drift.evidence.list, Qt.Key.Key_Escape)
    assert focused(drift) is drift.chart


def test_a_gap_that_is_filled_or_a_dot_that_goes_is_followed_by_its_panel(start: Start, fill: Fill) -> None:
    program = start(fill())
    drift = drift_of(program)
    click_day(drift, ago(2))
    rows = drift.evidence.list
    rows.selectAll()
    press(rows, Qt.Key.Key_Delete)
    settle(program)
    assert drift.evidence.is_empty
    days = drift.evidence._nothing
    assert (days._before, days._after) == (TODAY - dt.timedelta(days=3), TODAY - dt.timedelta(days=1))
    assert drift.evidence.isAncestorOf(focused(drift))
    press(focused(drift), Qt.Key.Key_Z, CONTROL)
    settle(program)
    assert not drift.evidence.is_empty
    assert panel(drift) == [("Action 2", Behaviour.MANAGER)]


def test_how_it_is_computed_follows_the_journal_and_gives_the_focus_back(start: Start, fill: Fill) -> None:
    program = start(fill())
    drift = drift_of(program)
    press(drift.chart, Qt.Key.Key_I, CONTROL)
    settle(program)
    assert drift.computed.isVisible()
    assert "13 leader, 27 manager" in drift.computed.words().replace("\N{NO-BREAK SPACE}", " ")
    opened = program.window.opened
    assert opened is not None
    day = TODAY - dt.timedelta(days=2)
    opened.journal.actions.tag([action.id for action in opened.reader.actions(day, day)], Behaviour.LEADER)
    settle(program)
    assert "14 leader, 26 manager" in drift.computed.words().replace("\N{NO-BREAK SPACE}", " ")
    program.window.undo()
    settle(program)
    assert "13 leader, 27 manager" in drift.computed.words().replace("\N{NO-BREAK SPACE}", " ")
    bar = drift.computed.pane.verticalScrollBar()
    press(focused(drift), Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    press(focused(drift), Qt.Key.Key_Escape)
    assert drift.computed.isHidden()
    assert focused(drift) is drift.chart


def test_one_panel_takes_the_place_of_another(start: Start, fill: Fill) -> None:
    program = start(fill())
    drift = drift_of(program)
    click_day(drift, ago(2))
    drift.computed_button.click()
    settle(program)
    assert (drift.evidence.isVisible(), drift.computed.isVisible()) == (False, True)
    assert drift.chart._mark is None
    press(focused(drift), Qt.Key.Key_D, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    settle(program)
    assert (drift.computed.isVisible(), drift.comparing.isVisible()) == (False, True)
    click_day(drift, ago(2))
    assert (drift.comparing.isVisible(), drift.evidence.isVisible()) == (False, True)
    press(focused(drift), Qt.Key.Key_Escape)
    assert drift.stage.panel is None
    assert focused(drift) is drift.chart


def test_two_periods_are_compared_and_their_days_chosen(start: Start, fill: Fill) -> None:
    program = start(fill(60))
    drift = drift_of(program)
    press(drift.chart, Qt.Key.Key_D, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    settle(program)
    comparing = drift.comparing
    comparing.preset.choose("30")
    comparing.preset.chosen.emit("30")
    settle(program)
    assert "No difference that could be told from chance" in comparing.words()
    comparing.preset.choose("own")
    comparing.preset.chosen.emit("own")
    settle(program)
    first = comparing.sides[0]
    assert [button.text() for button in first.buttons] == ["21 Sep 2026", "20 Oct 2026"]
    first.buttons[0].click()
    until_shown(comparing._calendar.isVisible)
    comparing._calendar.chosen.emit(dt.date(2026, 10, 18))
    settle(program)
    assert first.buttons[0].text() == "18 Oct 2026"
    assert "Too few to compare: 2 more tagged actions in the first period" in comparing.words().replace(
        "\N{NO-BREAK SPACE}", " "
    )
    # a first day after the last one takes it along
    comparing._calendar.chosen.emit(dt.date(2026, 10, 25))
    settle(program)
    assert [button.text() for button in first.buttons] == ["25 Oct 2026", "25 Oct 2026"]


def test_what_the_chart_shows_is_chosen_by_key_and_kept(start: Start, fill: Fill, places: Places) -> None:
    program = start(fill())
    drift = drift_of(program)
    figure = drift.chart.figure
    assert figure is not None
    assert figure.fan is not None
    assert figure.steps
    for key in (Qt.Key.Key_F, Qt.Key.Key_T):
        press(drift.chart, key)
    figure = drift.chart.figure
    assert figure is not None
    assert (figure.fan, figure.steps) == (None, ())
    drift.ranges.segment("30d").click()
    press(drift.chart, Qt.Key.Key_P)
    figure = drift.chart.figure
    assert figure is not None
    assert figure.choices.previous
    program.window.shell.close()
    kept = tomllib.loads(places.settings_file.read_text("utf-8"))
    assert (kept["chart_forecast"], kept["chart_marks"], kept["chart_previous"]) == (False, False, True)
    assert kept["chart_range"] == "30d"


def test_what_can_not_be_shown_says_why(start: Start, fill: Fill) -> None:
    program = start(fill())
    drift = drift_of(program)
    press(drift.chart, Qt.Key.Key_P)
    assert program.window.bar.text == "There is no period before all days."
    press(drift.chart, Qt.Key.Key_A)
    assert "60 days" in program.window.bar.text
    press(drift.chart, Qt.Key.Key_M)
    assert "0 of 40 tagged actions carry minutes" in program.window.bar.text
    press(drift.chart, Qt.Key.Key_S)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    off = [action.text() for action in menu.actions() if action.text() and not action.isEnabled()]
    for reason in ("none before all days", "needs 60 days", "more of them needed", "0 of 40"):
        assert any(reason in text for text in off), reason
    assert all("(" in text for text in off)  # each says why
    menu.close()
    clear_closed()


def test_by_minutes_and_back(start: Start, fill: Fill) -> None:
    program = start(fill(minutes=30))
    drift = drift_of(program)
    by_number = sentence(drift)
    press(drift.chart, Qt.Key.Key_M)
    settle(program)
    assert "minutes you logged" in sentence(drift)
    assert drift.header._fact.plain_text().startswith("20\N{NO-BREAK SPACE}hours in 40 tagged actions")
    press(drift.chart, Qt.Key.Key_N)
    settle(program)
    assert sentence(drift) == by_number


def test_recalled_actions_are_left_out_with_one_key_and_the_page_says_so(start: Start) -> None:
    program = start(sample=True)
    drift = drift_of(program)
    whole = drift.chart.figure
    press(drift.chart, Qt.Key.Key_R)
    settle(program)
    figure = drift.chart.figure
    assert whole is not None
    assert figure is not None
    assert whole.buckets.hollow.sum() > 0 == figure.buckets.hollow.sum()
    tagged = int(figure.buckets.tagged.sum())
    facts = drift.header._facts
    assert facts[0] == f"{tagged} tagged actions, without recalled and imported, 18 months"
    assert facts[-1] == f"{tagged} tagged without recalled"
    drift.tell_computed()
    settle(program)
    assert "Recalled and imported actions are left out, as you chose" in drift.computed.words()


def pace_entry(drift: DriftPage) -> QAction:
    drift.open_menu()
    menu = drift.findChildren(QMenu)[-1]
    menu.hide()
    return next(entry for entry in menu.actions() if entry.text().startswith("If this pace held"))


def test_the_pace_is_one_entry_that_names_its_target_or_why_there_is_none(start: Start, fill: Fill) -> None:
    program = start(sample=True)
    entry = pace_entry(drift_of(program))
    assert entry.text() == "If this pace held, to 60 of 100\tA"
    assert entry.isEnabled()
    assert not entry.isChecked()
    assert entry.menu() is None
    other = start(fill())
    entry = pace_entry(drift_of(other))
    assert entry.text().startswith("If this pace held (needs 60 days and a rise with a chance of 90")
    assert not entry.isEnabled()


def test_a_milestones_day_opens_at_its_own_row(start: Start, tmp_path: Path, world: World) -> None:
    path = tmp_path / "mine.leaderward"
    opened = open_journal(path, world, create=True)
    day = TODAY - dt.timedelta(days=3)
    drafts = [Draft(f"Action {n}", KINDS[n % 3], day, time=dt.time(8, n)) for n in range(40)]
    drafts[4] = replace(drafts[4], milestone=Milestone.SUCCESS)
    opened.journal.actions.record_all(
        [*drafts, Draft("Later", KINDS[0], TODAY)], opened.journal.settings.get()
    )
    opened.close()
    program = start(path)
    drift = drift_of(program)
    drift.chart.bucket_opened.emit(day.toordinal(), day.toordinal())
    settle(program)
    rows = drift.evidence.list
    index = rows.currentIndex()
    action = rows.actions_model.action_at(index)
    assert action is not None
    assert action.text == "Action 4"
    assert rows.selected_ids() == (action.id,)
    until_shown(lambda: rows.viewport().rect().contains(rows.visualRect(index).center()))


def test_the_computing_opens_at_its_top_each_time(start: Start, fill: Fill) -> None:
    program = start(fill(60))
    drift = drift_of(program)
    drift.tell_computed()
    settle(program)
    bar = drift.computed.pane.verticalScrollBar()
    until_shown(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    drift.close_panel()
    drift.tell_computed()
    settle(program)
    assert bar.value() == 0


def test_a_period_from_before_the_journal_says_where_that_begins(start: Start, fill: Fill) -> None:
    program = start(fill(40))
    drift = drift_of(program)
    drift.compare()
    drift.comparing.preset.choose("30")
    drift.comparing.preset.chosen.emit("30")
    settle(program)
    first, second = drift.comparing.sides
    assert first._when.plain_text() == "11 October 2026 to 20 October 2026"
    assert first._begins.plain_text() == "Only from 11 October 2026, when the journal begins."
    assert second._begins.isHidden()
    drift.comparing.preset.choose("365")
    drift.comparing.preset.chosen.emit("365")
    settle(program)
    assert first._begins.plain_text() == "The journal begins later, on 11 October 2026."


def test_a_period_with_few_actions_shows_its_band_alone(start: Start, fill: Fill) -> None:
    program = start(fill(50))
    drift = drift_of(program)
    drift.compare()
    drift.comparing.preset.choose("30")
    drift.comparing.preset.chosen.emit("30")
    settle(program)
    few, enough = drift.comparing.sides
    assert re.fullmatch(r"Likely \d+ to \d+ of 100", few.words().replace("\N{NO-BREAK SPACE}", " "))
    assert few._gauge._share is None
    assert enough._gauge._share is not None


def test_the_pace_is_drawn_on_request(start: Start) -> None:
    program = start(sample=True)
    drift = drift_of(program)
    assert drift.chart.figure is not None
    assert drift.chart.figure.pace is None
    press(drift.chart, Qt.Key.Key_A)
    assert drift.chart.figure.pace is not None
    assert drift.chart.figure.choices.pace == 0.6  # the sample's own target
    assert pace_entry(drift).isChecked()
    press(drift.chart, Qt.Key.Key_A)
    assert drift.chart.figure.pace is None


def test_a_pace_that_is_shown_goes_when_the_sentence_tells_no_rise_any_more(start: Start, fill: Fill) -> None:
    program = start(sample=True)
    drift = drift_of(program)
    press(drift.chart, Qt.Key.Key_A)
    assert drift.chart.figure is not None
    assert drift.chart.figure.pace is not None
    program.open(fill(100), create=False)  # steady
    settle(program)
    assert drift.shown.pace
    assert drift.chart.figure is not None
    assert drift.chart.figure.pace is None
    assert not pace_entry(drift).isEnabled()
    press(drift.chart, Qt.Key.Key_A)
    assert "the sentence tells none" in program.window.bar.text


def test_targets_are_chosen_from_the_drift_and_drawn_at_once(start: Start, fill: Fill) -> None:
    program = start(fill())
    drift = drift_of(program)
    press(drift.chart, Qt.Key.Key_T, CONTROL)
    dialog = dialog_of(TargetsDialog)
    opened = program.window.opened
    assert opened is not None
    settings = opened.journal.settings.get()
    opened.journal.change_settings(replace(settings, targets=(Target(TODAY, 0.7),)))
    settle(program)
    dialog.reject()
    clear_closed()
    figure = drift.chart.figure
    assert figure is not None
    assert [step.share for step in figure.steps] == [0.7]


def test_a_copied_picture_shows_neither_forecast_nor_ones_own_words(start: Start) -> None:
    program = start(sample=True)
    drift = drift_of(program)
    figure = drift.figure_for("all")
    assert figure is not None
    assert (figure.fan, figure.pace, figure.signs) == (None, None, ())
    assert not figure.choices.reasons
    program.window.commands.action("copy.chart").trigger()
    assert not QGuiApplication.clipboard().image().isNull()


@pytest.mark.parametrize("size", [(1000, 700), (1280, 832), (1920, 1080)])
def test_a_message_lies_over_neither_the_dates_nor_the_foot(
    start: Start, fill: Fill, size: tuple[int, int]
) -> None:
    program = start(fill())
    program.window.shell.resize(*size)
    drift = drift_of(program)
    before = drift.chart.geometry()
    drift.desk.done("Tagged as leader", "leader")
    settle(program)
    until_shown(lambda: program.window.bar._level == 1.0)
    bar = QRect(program.window.bar.mapTo(drift.window(), QPoint(24, 24)), program.window.bar.bar_size)
    assert drift.chart.geometry() == before
    for part in (drift.chart, drift.is_not, drift.computed_button):
        QApplication.processEvents()
        assert not bar.intersects(QRect(part.mapTo(drift.window(), QPoint(0, 0)), part.size())), part
    program.window.bar.dismiss()
    until_shown(program.window.bar.isHidden)
    QApplication.processEvents()
    assert drift.is_not.x() == 0


def test_another_journal_closes_what_was_open_beside_the_chart(
    start: Start, fill: Fill, tmp_path: Path
) -> None:
    program: Program = start(fill(minutes=30))
    drift = drift_of(program)
    press(drift.chart, Qt.Key.Key_M)
    click_day(drift, ago(2))
    program.open(tmp_path / "other.leaderward", create=True)
    settle(program)
    assert drift.stage.panel is None
    assert drift.shown.measure == "count"


def test_until_another_journal_is_read_nothing_of_the_former_one_is_seen(
    start: Start, fill: Fill, tmp_path: Path, world: World
) -> None:
    program = start(fill(60))
    drift = drift_of(program)
    drift.compare()
    drift.comparing.preset.choose("own")
    drift.comparing.preset.chosen.emit("own")
    settle(program)
    own = drift.comparing.wanted
    assert own != "own"
    assert drift.comparing.words()
    press(drift.chart, Qt.Key.Key_Plus)
    other = open_journal(tmp_path / "other.leaderward", world, create=True)
    drift.set_journal(other)  # nothing is delivered before the events are
    assert drift.chart.figure is None
    assert sentence(drift).strip() == ""
    assert drift.header._facts[0] == ""
    assert drift.computed_button.isHidden()
    assert (drift.comparing.words(), drift.comparing.wanted) == ("", "90")
    assert all(side.isHidden() for side in drift.comparing.sides)
    drift.chart.grab()
    until_shown(lambda: drift.is_current)
    assert drift.offer.isVisible()
    assert drift.chart.figure is not None
    other.close()


def test_a_journal_that_can_not_be_read_shows_nothing_of_the_former_one(
    start: Start, fill: Fill, tmp_path: Path, world: World
) -> None:
    program = start(fill(60))
    drift = drift_of(program)
    other = open_journal(tmp_path / "other.leaderward", world, create=True)
    other.close()
    database = sqlite3.connect(tmp_path / "other.leaderward")
    database.execute("INSERT OR REPLACE INTO setting (key, value) VALUES ('targets', 'nonsense')")
    database.commit()
    database.close()
    other = open_journal(tmp_path / "other.leaderward", world)
    drift.set_journal(other)
    until_shown(lambda: program.window.lane.is_idle)
    assert program.window.bar.text
    assert drift.chart.figure is None
    assert sentence(drift).strip() == ""
    other.close()


def test_with_the_last_action_its_panel_goes(start: Start, fill: Fill) -> None:
    program = start(fill(1))
    drift = drift_of(program)
    drift.chart.bucket_opened.emit(ago(0), ago(0))
    rows = drift.evidence.list
    rows.selectAll()
    press(rows, Qt.Key.Key_Delete)
    settle(program)
    assert drift.stage.panel is None
    assert drift.offer.isVisible()
    program.window.commands.action("compare").trigger()
    assert "nothing to compute yet" in program.window.bar.text


def test_the_sample_has_one_name(start: Start) -> None:
    program = start(sample=True)
    window = program.window
    assert window.opened is not None
    name = window.opened.journal.settings.get().name
    assert name == "Sample"
    assert window.shell.windowTitle().startswith(f"{name} ")
