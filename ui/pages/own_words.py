"""In the aside of Today: the plan of the first days, and now and then what one said of oneself."""

from __future__ import annotations

import datetime as dt

from journal.domain.cue_words import cue_sentence
from journal.domain.dates import long_date
from journal.domain.self_image import self_image_sentence
from journal.domain.settings import JournalSettings
from journal.language import _
from ui.theme.look import Look
from ui.widgets.card import Card
from ui.widgets.lead_line import LeadLine
from ui.widgets.text import Text

# so many days the plan stands there; by then it is done without being read
PLAN_DAYS = 14
# a self-image is told on the day it was kept and the day after, and then once in so many days
TOLD_DAYS, TOLD_EVERY = 2, 30


class OwnWordsCard(Card):
    """What the person said, and nothing of ours: hidden where there is nothing to tell today.

    `is_news` while it tells what was said today, or what comes again after a month.
    """

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("In your own words"))
        self.is_news = False
        self._plan = LeadLine(look, icon="intention", role="ui")
        self._image = Text(look, "body")
        self._kept = Text(look, "ui", "muted", text=_("Kept, and told back to you later."))
        self.body.addWidget(self._image)
        self.body.addWidget(self._kept)
        self.body.addWidget(self._plan)
        self.hide()

    def show_words(self, settings: JournalSettings, today: dt.date) -> bool:
        """Show what is to be told on that day; False, and hidden, where that is nothing."""
        plan, image = plan_of(settings, today), told_image(settings, today)
        self._plan.set_text(plan)
        self._plan.setVisible(bool(plan))
        self._image.setVisible(image is not None)
        self._kept.setVisible(image is not None and image[0] == today and not plan)
        heading = _("In your own words")
        if image is not None:
            self._image.set_text(image[1])
            heading = (
                _("In your own words, today")
                if image[0] == today
                else _("In your own words, {day}").format(day=long_date(image[0]))
            )
        self.set_heading(heading)
        self.setVisible(bool(plan) or image is not None)
        self.is_news = image is not None and (today - image[0]).days % TOLD_EVERY == 0
        return not self.isHidden()


def plan_of(settings: JournalSettings, today: dt.date) -> str:
    """The if-then sentence while it is young; empty without a cue, and afterwards."""
    cue = settings.cue
    if not cue.event or cue.since is None or not 0 <= (today - cue.since).days < PLAN_DAYS:
        return ""
    return cue_sentence(cue.event)


def told_image(settings: JournalSettings, today: dt.date) -> tuple[dt.date, str] | None:
    """The latest self-image with its day, on a day on which it is told; else None."""
    past = [image for image in settings.self_images if image.day <= today]
    if not past:
        return None
    age = (today - past[-1].day).days
    if age >= TOLD_DAYS and age % TOLD_EVERY:
        return None
    return past[-1].day, self_image_sentence(past[-1].leader)
