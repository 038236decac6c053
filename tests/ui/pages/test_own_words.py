"""What Today tells back of what the person said: the plan while it is young, the self-image now and then."""

from __future__ import annotations

import datetime as dt

from pytestqt.qtbot import QtBot

from journal.domain.cue import Cue, SelfImage
from journal.domain.settings import JournalSettings
from ui.pages.own_words import OwnWordsCard, plan_of, told_image
from ui.theme.look import Look

TODAY = dt.date(2026, 11, 19)
CUE = Cue("I close the dialler", dt.time(17, 25), TODAY)
IMAGES = (SelfImage(dt.date(2026, 3, 1), 30), SelfImage(TODAY, 40))


def days(number: int) -> dt.date:
    return TODAY + dt.timedelta(days=number)


def test_the_plan_stands_there_for_two_weeks() -> None:
    settings = JournalSettings(cue=CUE)
    shown = [bool(plan_of(settings, days(number))) for number in range(-1, 16)]
    assert shown == [False, *[True] * 14, False, False]
    assert plan_of(settings, TODAY) == "When I close the dialler, I will write down what I did that day."
    assert plan_of(JournalSettings(cue=Cue("", dt.time(17, 25), TODAY)), TODAY) == ""


def test_the_latest_self_image_is_told_at_first_and_then_once_a_month() -> None:
    settings = JournalSettings(self_images=IMAGES)
    told = [number for number in range(100) if told_image(settings, days(number))]
    assert told == [0, 1, 30, 60, 90]
    assert told_image(settings, days(30)) == (
        TODAY,
        "I am a very good manager (60\u00a0%) who shows a lot of leadership (40\u00a0%).",
    )
    assert told_image(JournalSettings(), TODAY) is None


def test_the_card_is_there_only_with_something_to_tell(qtbot: QtBot) -> None:
    card = OwnWordsCard(Look.named("light"))
    qtbot.addWidget(card)
    assert card.show_words(JournalSettings(cue=CUE, self_images=IMAGES), TODAY)
    assert card.accessibleName() == "In your own words, today"
    assert card.show_words(JournalSettings(self_images=IMAGES), days(30))
    assert card.accessibleName() == "In your own words, 19 November 2026"
    assert not card.show_words(JournalSettings(self_images=IMAGES), days(7))
    assert card.isHidden()
