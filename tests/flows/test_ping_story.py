"""Pings through the real window: asked at a random moment, answered, marked."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour, Origin
from journal.places import FixedClock
from tests.flows.windows import Start, drift_of, settle, until_shown
from ui.app import App
from ui.charts.legend_entries import legend_of
from ui.dialogs.ping import PingWindow
from ui.presence import Presence
from ui.program import Program


def presence_of(program: Program) -> Presence:
    app = program.parent()
    assert isinstance(app, App)
    assert app.presence is not None
    return app.presence


def asked(program: Program, clock: FixedClock) -> PingWindow:
    """Move the clock to the moment that was drawn."""
    presence = presence_of(program)
    assert presence.pings.due is not None
    clock.instant = presence.pings.due
    presence.look()
    assert presence.pings.window is not None
    return presence.pings.window


def test_a_ping_is_answered_in_the_quick_capture_and_marked(
    start: Start, tmp_path: Path, clock: FixedClock
) -> None:
    program = start(tmp_path / "mine.leaderward")
    presence = presence_of(program)
    presence.look()
    assert presence.pings.due is None  # nobody wants them yet
    program.put_in_force(replace(program.settings, pings=True))
    presence.look()
    window = asked(program, clock)
    assert "right now" in window.words.plain_text()
    QTest.keyClick(window, Qt.Key.Key_Return)
    until_shown(presence.quick.isVisible)
    assert "right now" in presence.quick.hint.plain_text()
    field = presence.quick.capture.text_field
    QTest.keyClicks(field, "Sat with Dana over the forecast")
    QTest.keyClick(field, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settle(program)
    assert program.opened is not None
    (action,) = program.opened.reader.day(program.opened.journal.today())
    assert (action.origin, action.behaviour) == (Origin.PINGED, Behaviour.LEADER)
    presence.quick.hide()
    presence.open_quick()  # by the person's own wish: no answer to a ping
    QTest.keyClicks(field, "Went through the rota")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(program)
    origins = [one.origin for one in program.opened.reader.day(program.opened.journal.today())]
    assert sorted(origins) == [Origin.LIVE, Origin.PINGED]


def test_nobody_has_to_answer(start: Start, tmp_path: Path, clock: FixedClock) -> None:
    program = start(tmp_path / "mine.leaderward")
    program.put_in_force(replace(program.settings, pings=True))
    presence = presence_of(program)
    presence.look()
    window = asked(program, clock)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    until_shown(lambda: presence.pings.window is None)
    asked(program, clock)
    clock.instant += dt.timedelta(seconds=61)
    presence.look()
    until_shown(lambda: presence.pings.window is None)


def test_none_comes_in_a_rest_nor_late_nor_while_another_thing_is_asked(
    start: Start, tmp_path: Path, clock: FixedClock
) -> None:
    program = start(tmp_path / "mine.leaderward")
    program.put_in_force(replace(program.settings, pings=True))
    presence = presence_of(program)
    presence.look()
    assert program.opened is not None
    settings = program.opened.journal.settings
    settings.set_rest(program.opened.journal.today() + dt.timedelta(days=3))
    drawn = presence.pings.due
    assert drawn is not None
    clock.instant = drawn
    presence.look()
    assert presence.pings.window is None
    settings.set_rest(None)
    drawn = presence.pings.due
    assert drawn is not None
    clock.instant = drawn + dt.timedelta(hours=1)  # the machine slept
    presence.look()
    assert presence.pings.window is None
    assert presence.pings.due is not None
    presence.open_quick()
    clock.instant = presence.pings.due
    presence.look()
    assert presence.pings.window is None


def test_the_answers_have_a_line_of_their_own_beside_the_others(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mine.leaderward")
    assert program.opened is not None
    journal = program.opened.journal
    today = journal.today()
    settings = journal.settings.get()
    days = [today - dt.timedelta(days=back) for back in range(60)]
    journal.actions.record_all(
        [Draft("x", Behaviour.MANAGER, day) for day in days for _n in range(3)], settings
    )
    drift = drift_of(program)
    drift.do("show.pinged")
    until_shown(program.window.bar.isVisible)  # it says that there are none yet
    assert not drift.shown.pinged
    pinged = [Draft("y", Behaviour.LEADER, day, origin=Origin.PINGED) for day in days[::3]]
    journal.actions.record_all(pinged, settings)
    settle(program)
    drift.do("show.pinged")
    settle(program)
    until_shown(lambda: drift.is_current)
    figure = drift.chart.figure
    assert figure is not None
    assert figure.pinged is not None
    assert figure.estimate is not None
    assert figure.pinged.middle.share[-1] > 0.8
    assert figure.estimate.share[-1] < 0.5
    assert any(entry.kind == "pinged" for entry in legend_of(figure))
    drift.do("show.pinged")
    until_shown(lambda: drift.is_current)
    figure = drift.chart.figure
    assert figure is not None
    assert figure.pinged is None
