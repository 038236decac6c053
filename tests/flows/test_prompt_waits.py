"""The small windows in the corner come and go without getting in the way of our own windows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from journal.domain.cue import Cue
from journal.places import FixedClock
from tests.flows.conftest import is_ready, until_shown
from tests.flows.windows import clear_closed, dialog_of
from ui.app import App
from ui.dialogs.prompt import TrayNotice
from ui.dialogs.settings import SettingsDialog
from ui.presence import Presence


@pytest.fixture
def presence(begin_app: Callable[..., App], tmp_path: Path, clock: FixedClock) -> Presence:
    """The program a minute before the prompt is due, with another program's window in front."""
    clock.instant = clock.instant.replace(hour=17, minute=24)
    app = begin_app(tmp_path / "mine.leaderward")
    until_shown(lambda: is_ready(app) and app.presence is not None)
    assert app.program is not None
    assert app.program.opened is not None
    assert app.presence is not None
    journal = app.program.opened.journal
    cue = Cue("I close the dialler", dt.time(17, 25), journal.today())
    journal.change_settings(replace(journal.settings.get(), cue=cue))
    return app.presence


def leave(window: QWidget) -> None:
    """Hide a window, the last of ours that was to be seen."""
    window.hide()
    until_shown(lambda: QApplication.activeWindow() is None)


def in_front(window: QWidget) -> None:
    window.activateWindow()
    until_shown(window.isActiveWindow)


def test_the_prompt_waits_while_a_dialog_of_ours_is_used(presence: Presence, clock: FixedClock) -> None:
    presence._window.commands.action("settings").trigger()
    dialog = dialog_of(SettingsDialog)
    in_front(dialog)
    clock.advance(minutes=5)
    presence.look()
    assert presence.prompt is None
    dialog.reject()
    clear_closed()
    leave(presence._shell)
    presence.look()
    assert presence.prompt is not None
    assert presence.prompt.isVisible()


def test_the_prompt_waits_while_the_quick_capture_is_open(presence: Presence, clock: FixedClock) -> None:
    presence.open_quick()
    in_front(presence.quick)
    clock.advance(minutes=5)
    presence.look()
    assert presence.prompt is None
    presence.quick.hide()
    leave(presence._shell)
    presence.look()
    assert presence.prompt is not None


def test_the_notice_of_the_tray_goes_when_the_window_is_back(presence: Presence) -> None:
    presence._shell.hide()
    presence._has_hidden()
    notice = presence._notice
    assert isinstance(notice, TrayNotice)
    assert notice.isVisible()
    presence.open_window()
    until_shown(presence._shell.isVisible)
    clear_closed()
    assert presence._notice is None
