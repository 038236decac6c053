"""What every test may use: a world of its own, and a Qt that needs no screen."""

import datetime as dt
import os
import random
from pathlib import Path

import pytest

from journal.places import FixedClock, Places, World

# Before Qt is loaded: no window flashes up while one works, and every machine renders alike. A story
# that needs a display of its own starts one. `QT_QPA_PLATFORM=xcb` before the command shows the windows.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for name in ("QT_SCALE_FACTOR", "QT_STYLE_OVERRIDE", "QT_FONT_DPI", "LANGUAGE"):
    os.environ.pop(name, None)
os.environ["LC_ALL"] = "C.UTF-8"

THURSDAY = dt.datetime(2026, 11, 19, 16, 20, tzinfo=dt.timezone(dt.timedelta(hours=1)))


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands at 16:20 on Thursday 19 November 2026 until a test moves it."""
    return FixedClock(THURSDAY)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Folders that are nobody's."""
    return Places(data=tmp_path / "data", config=tmp_path / "config")


@pytest.fixture
def world(clock: FixedClock, places: Places) -> World:
    """The outside as a test has it: time stands, folders are empty, chance repeats, no environment."""
    return World(clock, places, random.Random(1), {})
