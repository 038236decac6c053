"""The pages that come after Drift: empty places in the window until they are loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from journal.domain.action import Notice
from journal.settings.machine import MachineSettings

if TYPE_CHECKING:
    from journal.opening import Opened
    from ui.models.action_list import ActionList
    from ui.pages.page import Page

KEYS = ("distinctions", "people", "review")


class LatePages:
    """Keeps a place in the stack for each page, and puts the page there when it is made."""

    def __init__(
        self, stack: QStackedWidget, show: Callable[[str], None], foot_moved: Callable[[], None]
    ) -> None:
        self._stack, self._show, self._foot_moved = stack, show, foot_moved
        self._places = {key: QWidget() for key in KEYS}
        self._wanted: dict[str, Callable[[Page], None]] = {}
        self.pages: dict[str, Page] = {}
        for place in self._places.values():
            stack.addWidget(place)

    def widget(self, key: str) -> QWidget | None:
        """What stands in the stack for a page; None for a key that is not one of these."""
        return self.pages.get(key) or self._places.get(key)

    def key_of(self, widget: QWidget | None) -> str | None:
        """The key of the page that a widget of the stack is, or keeps the place of."""
        return next((key for key in KEYS if widget is not None and self.widget(key) is widget), None)

    def put(self, key: str, page: Page, opened: Opened | None) -> None:
        """The page is made: put it in its place, with the journal that is open."""
        place = self._places.pop(key)
        shown = self._stack.currentWidget() is place
        self._stack.insertWidget(self._stack.indexOf(place), page)
        self._stack.removeWidget(place)
        place.deleteLater()
        self.pages[key] = page
        page.page_wanted.connect(self._show)
        page.foot_moved.connect(self._foot_moved)
        if opened is not None:
            page.set_journal(opened)
        if shown:
            self._show(key)
        wanted = self._wanted.pop(key, None)
        if wanted is not None:
            wanted(page)

    def when_there(self, key: str, call: Callable[[Page], None]) -> None:
        """Call with the page now, or as soon as it is made; the last call wins."""
        if key in self.pages:
            call(self.pages[key])
        else:
            self._wanted[key] = call

    def set_journal(self, opened: Opened) -> None:
        """All show this journal."""
        for page in self.pages.values():
            page.set_journal(opened)

    def follow(self, notices: Sequence[Notice]) -> None:
        """Something changed; without notices all may have."""
        for page in self.pages.values():
            page.follow(notices)

    def lists(self) -> Iterator[ActionList]:
        """Every list of actions on these pages."""
        for page in self.pages.values():
            yield from page.lists()

    def leave(self, settings: MachineSettings) -> MachineSettings:
        """The program ends: keep what is typed; the settings with what is chosen on these pages."""
        for page in self.pages.values():
            page.leave()
            settings = page.remember(settings)
        return settings

    @property
    def is_whole(self) -> bool:
        """Whether every page is there."""
        return not self._places

    @property
    def are_current(self) -> bool:
        """Whether every page that is seen shows what the journal holds."""
        return all(page.is_current for page in self.pages.values())
