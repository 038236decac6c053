"""In the aside of Today, once a quarter: how do you see yourself? Then what was said before, by its dates."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.domain.cue import SelfImage
from journal.domain.dates import long_date
from journal.domain.self_image import self_image_sentence, with_self_image
from journal.domain.settings import JournalSettings
from journal.errors import JournalError
from journal.language import _
from ui.commands import shown
from ui.pages.context import PageContext
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import Flow
from ui.widgets.emptying import empty
from ui.widgets.lead_line import LeadLine
from ui.widgets.split_slider import SplitSlider
from ui.widgets.text import RichText, Run, Text

if TYPE_CHECKING:  # imports SQLAlchemy, which comes after the first paint
    from journal.opening import Opened

SLOT = "self_image"
MOST_TOLD = 4


class SelfImageCard(Card):
    """The slider of the first run, asked again; what was said before is told afterwards only.

    `show_day` has it show what the day asks for; hidden where that is nothing. `kept` says that it was kept,
    `views_wanted` asks for all that was said.
    """

    views_wanted = Signal()
    kept = Signal(str)

    def __init__(self, context: PageContext) -> None:
        look = context.look
        super().__init__(look)
        self._drafts = context.drafts
        self._opened: Opened | None = None
        self._today = dt.date.min
        self._later: dt.date | None = None
        self._said: int | None = None
        self._lines: list[RichText] = []
        self.is_asking = False
        question = _("How do you see yourself today?")
        self.question = Text(look, "lead", weight=500, text=question)
        self.slider = SplitSlider(look, question)
        self.slider.answers_enter = True
        self.sentence = Text(look, "body")
        self.problem = LeadLine(look, icon="warning", role="ui")
        self.keep = Button(look, _("Keep"), compact=True)
        self.later = Button(look, _("Not now"), "quiet", compact=True)
        self.all_said = Button(look, _("All you said"), "link")
        self._build()
        self._drafts.follow(SLOT, self._to_keep)
        self.hide()

    def _build(self) -> None:
        self.keep.setToolTip(_("{what}  {key}").format(what=_("Keep"), key=shown("Return")))
        self.later.setToolTip(_("Asks again tomorrow"))
        self._ask, self._told = QWidget(), QWidget()
        self._ask_column, self._told_column = QVBoxLayout(self._ask), QVBoxLayout(self._told)
        for column in (self._ask_column, self._told_column):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
        buttons = QWidget()
        flow = Flow(buttons, 8)
        flow.addWidget(self.keep)
        flow.addWidget(self.later)
        for widget in (self.question, self.slider, self.sentence, self.problem, buttons):
            self._ask_column.addWidget(widget)
        self.problem.hide()
        self.body.addWidget(self._ask)
        self.body.addWidget(self._told)
        self.body.addWidget(self.all_said, 0, Qt.AlignmentFlag.AlignLeading)
        self.slider.leader_changed.connect(self._say)
        self.slider.confirmed.connect(lambda: self._say(self.slider.leader))
        self.slider.entered.connect(self.answer)
        self.keep.clicked.connect(self.answer)
        self.later.clicked.connect(self.put_off)
        self.all_said.clicked.connect(self.views_wanted)

    # What the page does --------------------------------------------------------------------

    def show_day(self, opened: Opened, settings: JournalSettings, today: dt.date, *, due: bool) -> bool:
        """Ask where it is `due`, or tell what was said today with what came before; else hidden.

        Returns:
            Whether it is shown.
        """
        if opened is not self._opened:
            self._opened = opened
            self._take_kept(self._drafts.load(SLOT))
        self._today = today
        was_asking, self.is_asking = self.is_asking, due and self._later != today
        if self.is_asking and not was_asking:
            self._show_question()
        images = settings.self_images
        is_told = not self.is_asking and len(images) > 1 and images[-1].day == today
        if is_told:
            self._show_series(images)
        self._ask.setVisible(self.is_asking)
        self._told.setVisible(is_told)
        self.all_said.setVisible(is_told)
        self.setVisible(self.is_asking or is_told)
        return not self.isHidden()

    @property
    def is_telling(self) -> bool:
        """Whether what was said today stands there, with what was said before."""
        return not self.isHidden() and not self.is_asking

    # What the person does ------------------------------------------------------------------

    def answer(self) -> None:
        """Keep what was said, and tell what was said before."""
        if self._opened is None:
            return
        if self._said is None:
            self._complain(_("Move the handle to say it. Space says it where it stands."))
            return
        settings = self._opened.journal.settings
        try:
            images = with_self_image(settings.get().self_images, self._today, self._said)
            wanted = replace(settings.get(), self_images=images)
            settings.change(wanted, self, _("keep how you see yourself"))
            now = settings.get()
        except JournalError as error:
            self._complain(str(error))
            return
        had_focus = self.slider.hasFocus() or self.keep.hasFocus()
        self._said = None
        self._drafts.touch(SLOT, at_once=True)
        self.show_day(self._opened, now, self._today, due=False)
        if had_focus:
            self.all_said.setFocus(Qt.FocusReason.OtherFocusReason)
        self.kept.emit(_("Kept, and told back to you later"))

    def put_off(self) -> None:
        """Not today; tomorrow again."""
        self._later = self._today
        self._drafts.touch(SLOT, at_once=True)
        if self._opened is not None:
            self.is_asking = False
            self.hide()

    def _say(self, leader: int) -> None:
        self._said = leader
        self.problem.hide()
        self._show_sentence()
        self._drafts.touch(SLOT)

    def _complain(self, words: str) -> None:
        self.problem.set_text(words)
        self.problem.show()
        self.problem.announce()

    # Showing -------------------------------------------------------------------------------

    def _show_question(self) -> None:
        self.set_heading(_("Asked once a quarter"))
        self.slider.blockSignals(True)
        # it begins in the middle, so that it leads nowhere
        self.slider.set_leader(50 if self._said is None else self._said)
        self.slider.blockSignals(False)
        self.problem.hide()
        self._show_sentence()

    def _show_sentence(self) -> None:
        self.sentence.set_colour_role("muted" if self._said is None else "ink")
        if self._said is None:
            self.sentence.set_text(_("An image of yourself, not a measurement. Move it with ← and →."))
        else:
            self.sentence.set_text(self_image_sentence(self._said))

    def told(self) -> list[str]:
        """What is told back, the newest first."""
        return [line.plain_text() for line in self._lines]

    def _show_series(self, images: tuple[SelfImage, ...]) -> None:
        self.set_heading(_("In your own words"))
        empty(self._told_column)
        self._lines.clear()
        for image in images[::-1][:MOST_TOLD]:
            line = RichText(self._look, "ui", runs=series_runs(image, self._today))
            self._told_column.addWidget(line)
            self._lines.append(line)
            line.show()

    # Kept ----------------------------------------------------------------------------------

    def _to_keep(self) -> dict[str, Any]:
        kept: dict[str, Any] = {} if self._said is None else {"leader": self._said}
        return kept if self._later is None else {**kept, "later": self._later.isoformat()}

    def _take_kept(self, kept: dict[str, Any]) -> None:
        self._said = self._later = None
        self.is_asking = False
        try:
            if "later" in kept:
                self._later = dt.date.fromisoformat(kept["later"])
            if "leader" in kept:
                self._said = min(max(int(kept["leader"]), 0), 100)
        except (TypeError, ValueError):
            return  # a draft is a convenience: where it makes no sense there is none


def series_runs(image: SelfImage, today: dt.date) -> list[Run]:
    """What was said on a day: "On 3 May 2026: I am …"; of today without its date."""
    day = _("Today:") if image.day == today else _("On {day}:").format(day=long_date(image.day))
    return [Run(f"{day} ", colour_role="muted"), Run(self_image_sentence(image.leader))]
