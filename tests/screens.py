"""`make screens`: the pictures in docs/screens, of the program itself, with its clock set.

Each picture is taken in a process of its own, as the scale belongs to the process.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.drifts import drafts
from tests.fortnight import DAYS, write_days

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from journal.places import World
    from ui.window import MainWindow

ROOT = Path(__file__).parents[1]
NOW = dt.datetime(2026, 11, 19, 16, 25, tzinfo=dt.timezone(dt.timedelta(hours=1)))
PAGES = ("today", "drift")
THEMES = ("light", "dark")
SCALES = (1, 2)
CONTENTS = ("sample", "empty")
FORTNIGHT = "fortnight"
"""Today on one of the first fourteen days; the content is the day's number."""
FIRST_RUN = "first-run"
"""A step of the first run, or what one sees after it; the content says which."""
STEPS = ("1", "2", "3", "4", "tagging", "drift", "today")
FIVE_MINUTES = "five-minutes"
"""A scene of the line, the sweep and what is around them; the content says which."""
SCENES = ("line", "completion", "sweep", "tagging", "which", "end", "to-tag", "quick", "calendar", "prompt")
REFLECTION = "reflection"
"""A step of the review, or another scene of the pages that reflect; the content says which."""
DRIFTS = ("few", "rising", "falling", "steady", "mix-shifted", "gap-ridden", "all-leader")


def main() -> None:
    """Take all pictures into a folder, or one of them (`--one`, used by itself)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--one", metavar="PAGE,THEME,CONTENT,SIZE")
    parser.add_argument("--content", action="append", help="only Drift with this journal, in all sizes")
    parser.add_argument("--fortnight", action="store_true", help="only the first fourteen days")
    parser.add_argument("--first-run", action="store_true", help="only the first run")
    parser.add_argument(
        "--five-minutes", action="store_true", help="only the line, the sweep and around them"
    )
    parser.add_argument("--reflection", action="store_true", help="only the pages that reflect")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    if given.one:
        page, theme, content, size = given.one.split(",")
        take(
            given.folder / f"{name_of(page, theme, content, os.environ['QT_SCALE_FACTOR'], size)}.png",
            page,
            theme,
            content,
            size,
        )
        return
    wanted = [
        (page, theme, content, "1280x832", scale)
        for page in PAGES
        for theme in THEMES
        for content in CONTENTS
        for scale in SCALES
    ]
    wanted += [("today", "light", "sample", "1000x700", 1), ("drift", "dark", "sample", "1000x700", 1)]
    wanted += [("drift", theme, content, "1280x832", 1) for content in DRIFTS for theme in THEMES]
    wanted += first_fortnight()
    wanted += first_run()
    wanted += five_minutes()
    wanted += reflection()
    if given.content:
        wanted = [
            ("drift", theme, content, size, scale)
            for content in given.content
            for theme in THEMES
            for size, scale in (("1280x832", 1), ("1280x832", 2), ("1000x700", 1), ("1920x1080", 1))
        ]
    if given.fortnight:
        wanted = first_fortnight()
    if given.first_run:
        wanted = first_run()
    if given.five_minutes:
        wanted = five_minutes()
    if given.reflection:
        wanted = reflection()
    for page, theme, content, size, scale in wanted:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale)}
        one = f"{page},{theme},{content},{size}"
        command = [sys.executable, "-m", "tests.screens", str(given.folder), "--one", one]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stderr=subprocess.DEVNULL)
        print(name_of(page, theme, content, str(scale), size))


def first_fortnight() -> list[tuple[str, str, str, str, int]]:
    """The sample manager's first fourteen days, the page of them, some in the dark and at 200 %."""
    days = [f"{number:02}" for number in range(1, DAYS + 1)]
    wanted = [(FORTNIGHT, "light", day, "1280x832", 1) for day in [*days, "page"]]
    wanted += [(FORTNIGHT, theme, day, "1280x832", 2) for day in ("01", "03", "07", "14") for theme in THEMES]
    wanted += [(FORTNIGHT, "dark", day, "1280x832", 1) for day in ("01", "03", "07", "14", "page")]
    return [*wanted, (FORTNIGHT, "light", "14", "1000x700", 1)]


def first_run() -> list[tuple[str, str, str, str, int]]:
    """Every step, also in the dark, in the least window and at 200 %."""
    wanted = [(FIRST_RUN, theme, step, "1280x832", 1) for step in STEPS for theme in THEMES]
    wanted += [(FIRST_RUN, "light", step, "1000x700", 1) for step in STEPS[:5]]
    return [*wanted, *((FIRST_RUN, "light", step, "1280x832", 2) for step in STEPS[:5])]


def five_minutes() -> list[tuple[str, str, str, str, int]]:
    """Every scene in light and dark, the sweep also in the least window and at 200 %."""
    wanted = [(FIVE_MINUTES, theme, scene, "1280x832", 1) for scene in SCENES for theme in THEMES]
    wanted += [(FIVE_MINUTES, "light", scene, "1000x700", 1) for scene in ("line", "tagging", "to-tag")]
    return [*wanted, *((FIVE_MINUTES, "light", scene, "1280x832", 2) for scene in ("tagging", "quick"))]


def reflection() -> list[tuple[str, str, str, str, int]]:
    """Every scene in light and dark, in the least window and at 200 %."""
    from tests.reflection_pictures import SHOWN

    wanted = [(REFLECTION, theme, scene, "1280x832", 1) for scene in SHOWN for theme in THEMES]
    wanted += [(REFLECTION, "light", scene, "1000x700", 1) for scene in SHOWN]
    return [*wanted, *((REFLECTION, "light", scene, "1280x832", 2) for scene in SHOWN)]


def name_of(page: str, theme: str, content: str, scale: str, size: str) -> str:
    """The picture's file name without its ending."""
    parts = [page, content, theme]
    if page == FORTNIGHT:
        parts = [
            page,
            "page" if content == "page" else f"day-{content}",
            *(["dark"] if theme == "dark" else []),
        ]
    if size != "1280x832":
        parts.append(size)
    if scale != "1":
        parts.append(f"{scale}00")
    return "-".join(parts)


def take(file: Path, page: str, theme: str, content: str, size: str) -> None:
    """Open the program, show the page, and save what is on the screen."""
    from journal.places import FixedClock, Places, World
    from ui.app import App, make_app

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        if os.environ.get("PSEUDO"):
            from tests.pseudo import choose_pseudo

            choose_pseudo(home / "locale")
        (home / "config").mkdir()
        (home / "config" / "settings.toml").write_text(
            f'begun = {"false" if page == FIRST_RUN else "true"}\ntheme = "{theme}"\n'
        )
        clock = FixedClock(NOW)
        world = World(clock, Places(home / "data", home / "config"), random.Random(1), {})
        qt = make_app(["leaderward"])
        if page == FORTNIGHT:
            write_days(world, clock, DAYS if content == "page" else int(content))
        elif content not in CONTENTS and page not in (FIRST_RUN, FIVE_MINUTES, REFLECTION):
            write(world, content)
        app = App(qt, world, None, sample=content == "sample" or page in (FIVE_MINUTES, REFLECTION))
        width, height = (int(side) for side in size.split("x"))
        app.shell.resize(width, height)
        app.start()
        app.shell.resize(width, height)
        if page == FIRST_RUN:
            from tests.first_run_pictures import bring_to

            bring_to(app, content, partial(wait, qt.processEvents))
            app.shell.grab().save(str(file))
            app.shell.close()
            app.close()
            return
        wait(qt.processEvents, lambda: app.program is not None and app.program.window.drift is not None)
        assert app.program is not None
        window = app.program.window
        window.show_page("drift" if page == "drift" else "today")
        wait(qt.processEvents, lambda: window.is_current)
        shown: QWidget = app.shell
        if page == FIVE_MINUTES:
            from tests.five_minutes_pictures import show

            shown = show(app, content, partial(wait, qt.processEvents))
            wait(qt.processEvents, lambda: window.is_current)
        elif page == REFLECTION:
            from tests.reflection_pictures import show as show_reflection

            wait(qt.processEvents, lambda: window.late.is_whole and window.is_current)
            shown = show_reflection(app, content, partial(wait, qt.processEvents))
            wait(qt.processEvents, lambda: window.is_current)
        elif content == "page":
            shown = dialog_of_page(window, qt)
        shown.grab().save(str(file))
        app.shell.close()
        app.close()


def dialog_of_page(window: MainWindow, qt: QApplication) -> QWidget:
    """The dialog of two weeks on a page, with three marked as best."""
    from ui.dialogs.fortnight import FortnightDialog

    window.commands.action("fortnight").trigger()
    wait(qt.processEvents, lambda: isinstance(qt.activeModalWidget(), FortnightDialog))
    dialog = qt.activeModalWidget()
    assert isinstance(dialog, FortnightDialog)
    for row, lesson in (
        (0, "She sees two accounts that nobody rings."),
        (4, "He claims it all now."),
        (12, ""),
    ):
        dialog.best.setCurrentIndex(dialog.best.best.index(row, 0))
        dialog.best.best.toggle(dialog.best.currentIndex())
        dialog.lesson.setText(lesson)
        dialog.lesson.editingFinished.emit()
    wait(qt.processEvents, lambda: window.is_current)
    return dialog


def write(world: World, name: str) -> None:
    """Make the default journal one that drifts in a known way."""
    from journal.opening import open_journal

    opened = open_journal(world.places.default_journal, world, create=True)
    settings = opened.journal.settings.get()
    opened.journal.actions.record_all(drafts(name, NOW.date()), settings)
    opened.close()


def wait(work: Callable[[], object], holds: Callable[[], bool]) -> None:
    """Let the window work until it holds, and a little longer for what follows from it."""
    while not holds():
        work()
    for _turn in range(20):
        work()


if __name__ == "__main__":
    main()
