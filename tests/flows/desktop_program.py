"""The program on a real screen with a clock that a story moves: one order a line comes by standard input.

`look SECONDS` moves the clock on, has the program look at it, and is answered by a line of JSON about what
is on the screen; `quit` ends it.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSocketNotifier

from journal.places import FixedClock, Places, World
from ui.app import App, make_app


def main() -> int:
    """Open the journal named first in the home named second, at the instant named third."""
    journal, home, now = sys.argv[1], Path(sys.argv[2]), dt.datetime.fromisoformat(sys.argv[3])
    clock = FixedClock(now)
    places = Places(home / "data", home / "config")
    world = World(clock, places, random.Random(1), dict(os.environ))
    qt = make_app(["leaderward"])
    qt.setQuitOnLastWindowClosed(False)
    app = App(qt, world, journal)
    app.shell.closing.connect(qt.quit)
    app.start()

    def obey(_file: int) -> None:
        order, *words = sys.stdin.readline().split() or ["quit"]
        if order == "quit":
            app.shell.leave()
            return
        clock.advance(seconds=float(words[0]))
        if app.presence is not None:
            app.presence.look()
        print(json.dumps(state(app)), flush=True)

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(obey)
    code = qt.exec()
    app.close()
    return code


def state(app: App) -> dict[str, Any]:
    """What is on the screen."""
    program, presence = app.program, app.presence
    if program is None or presence is None or program.window.opened is None:
        return {"ready": False}
    prompt, icon = presence.prompt, presence.tray._shown
    return {
        "ready": program.window.lane.is_idle and program.window.drift is not None,
        "window": app.shell.isVisible(),
        "active": app.shell.isActiveWindow(),
        "sweep": program.window.today.sweeping.is_open,
        "quick": presence.quick.isVisible() and presence.quick.isActiveWindow(),
        "quick_place": presence.quick.geometry().getRect(),
        "key": presence.shortcut.state.value,
        "prompt": prompt.words.plain_text() if prompt is not None and prompt.isVisible() else "",
        "prompt_place": prompt.geometry().getRect() if prompt is not None else None,
        "prompt_active": prompt is not None and prompt.isActiveWindow(),
        "tray": icon.geometry().getRect() if icon is not None else None,
    }


if __name__ == "__main__":
    sys.exit(main())
