"""Scenes for `make screens --reflection`: the weekly review, Distinctions, People, and the panels of Drift.

Other pages that reflect add their scenes to `SCENES` and `SHOWN`.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from journal.domain.behaviour import Behaviour
from journal.domain.review import Step
from ui.app import App
from ui.pages.distinctions import DistinctionsPage
from ui.pages.people import PeoplePage
from ui.pages.review import ReviewPage
from ui.pages.review_again import AgainBody
from ui.pages.review_moved import MovedBody
from ui.pages.review_well import WellBody

Wait = Callable[[Callable[[], bool]], None]
WELL = "Priya’s huddle. Nobody looked at me once, and the new price held."


def show(app: App, scene: str, wait: Wait) -> QWidget:
    """Bring the program to a scene; returns what is to be looked at."""
    return SHOWN[scene](app, scene, wait)


def review(app: App, scene: str, wait: Wait) -> QWidget:
    """A scene of the review: before it, one of its steps with those before it done, or after it."""
    assert app.program is not None
    window = app.program.window
    window.show_page("review")
    wait(lambda: window.is_current)
    page = window.late.pages["review"]
    assert isinstance(page, ReviewPage)
    if scene == "review-done":
        return app.shell
    page.face.columns.link.click()  # this week's
    wait(lambda: window.is_current)
    if scene == "review-past":
        page.search()
    elif scene != "review-begin":
        page.begin(short=scene == "review-short")
        _walk(page, STEPS.get(scene), lambda: wait(lambda: window.is_current))
    wait(lambda: window.is_current)
    return app.shell


def _walk(page: ReviewPage, goal: Step | None, settle: Callable[[], None]) -> None:
    settle()
    while goal is not None and page.step is not goal:
        well = page.bodies.made(Step.WELL)
        if page.step is Step.WELL and isinstance(well, WellBody):
            well.field.set_text(WELL)
        page.go_on()
        settle()
    moved, again = page.bodies.made(Step.MOVED), page.bodies.made(Step.AGAIN)
    if goal is Step.MOVED and isinstance(moved, MovedBody):
        settle()
        moved.toggle(("family", "people"))
    if goal is Step.AGAIN and isinstance(again, AgainBody):
        again.press(Behaviour.LEADER)
    settle()


def distinctions(app: App, scene: str, wait: Wait) -> QWidget:
    """The page as it opens, a family open with one distinction, all its actions, its words."""
    assert app.program is not None
    window = app.program.window
    window.show_page("distinctions")
    page = window.late.pages["distinctions"]
    assert isinstance(page, DistinctionsPage)

    def settle() -> None:
        wait(lambda: page.is_whole and window.is_current and page.reading is not None)
        wait(lambda: page.reading is not None and page.reading.thirteen is not None)

    settle()
    if scene != "distinctions":
        page.list.toggled.emit("people")
        page.list.choose("control-trust")
        page.list.wanted.emit("control-trust")
        settle()
    if scene == "distinctions-all":
        page.panel.all_button.click()
    elif scene == "distinctions-words":
        page.edit_catalogue("control-trust")
    settle()
    return app.shell


def people(app: App, scene: str, wait: Wait) -> QWidget:
    """The page as it opens, all actions of one, and merging two."""
    assert app.program is not None
    window = app.program.window
    window.show_page("people")
    wait(lambda: window.is_current)
    page = window.late.pages["people"]
    assert isinstance(page, PeoplePage)
    command = {"people-all": "person.all", "people-merge": "person.merge"}.get(scene)
    if command is not None:
        page.do_with(command, page.face.list.current_key())
    wait(lambda: window.is_current)
    return app.shell


def drift(app: App, scene: str, wait: Wait) -> QWidget:
    """The chart with one of its panels."""
    assert app.program is not None
    window = app.program.window
    window.show_page("drift")
    wait(lambda: window.is_current)
    window.commands.action(scene.removeprefix("drift-")).trigger()
    wait(lambda: window.is_current)
    return app.shell


STEPS: dict[str, Step] = {f"review-{number}": step for number, step in enumerate(Step, 1)}
SHOWN: dict[str, Callable[[App, str, Wait], QWidget]] = dict.fromkeys(
    ("review-begin", *STEPS, "review-short", "review-done", "review-past"), review
)
SHOWN |= dict.fromkeys(
    ("distinctions", "distinctions-open", "distinctions-all", "distinctions-words"), distinctions
)
SHOWN |= dict.fromkeys(("people", "people-all", "people-merge"), people)
SHOWN |= dict.fromkeys(("drift-trust", "drift-milestone", "drift-computed", "drift-compare"), drift)
