"""The aside of Today: the question of the day, where the week stands, the first five actions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.domain.dates import day_heading, weekday_name
from journal.domain.days import week_of
from journal.domain.distinctions import Catalogue
from journal.domain.proportion import proportion
from journal.domain.settings import JournalSettings
from journal.language import _, ngettext
from ui.pages.intention_card import IntentionCard
from ui.pages.own_words import OwnWordsCard
from ui.pages.question_card import QuestionCard
from ui.pages.remark_desk import RemarkLine
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.gauge import CollectCircles, ShareGauge
from ui.widgets.text import UNTAGGED, RichText, Run, Text
from ui.widgets.week_bars import WeekBars, WeekDay

if TYPE_CHECKING:  # imports SQLAlchemy, which comes after the first paint
    from journal.reading.reader import Counts, Reader

FIRST_ESTIMATE = 5
POINT_FROM = 30
# The height in which question, week and intention are all seen, as it comes with a question of four lines.
LOW = 900
# Under this height not all are seen: the plan, which stands all week, then comes before the week.
LOWEST = 760


class WeekCard(Card):
    """Where this week stands: bars by day, and the share of the week by its band."""

    day_clicked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("This week"))
        self._days: list[dt.date] = []
        self._bars = WeekBars(look)
        self._bars.day_clicked.connect(lambda place: self.day_clicked.emit(self._days[place]))
        self._share = RichText(look, "lead")
        self._missing = Text(look, "ui", "muted")
        self._gauge = ShareGauge(look)
        self.body.addWidget(self._bars)
        self.body.addSpacing(4)
        self.body.addWidget(self._share)
        self.body.addWidget(self._missing)
        self.body.addWidget(self._gauge)
        self.remark = RemarkLine(look)
        self.body.addWidget(self.remark)

    def show_week(self, first: dt.date, counts: dict[dt.date, Counts], today: dt.date) -> None:
        """Show seven days from `first` on."""
        self._days = [first + dt.timedelta(days=place) for place in range(7)]
        this_week = first <= today < first + dt.timedelta(days=7)
        self.set_heading(_("This week") if this_week else _("That week"))
        self._bars.set_week([self._week_day(day, counts.get(day), today) for day in self._days])
        total = sum(count.total for count in counts.values())
        self.set_fact(ngettext("{count} action", "{count} actions", total).format(count=total))
        tagged = sum(count.tagged for count in counts.values())
        leader = sum(count.leader + count.both / 2 for count in counts.values())
        self._show_share(leader, tagged)

    def _show_share(self, leader: float, tagged: int) -> None:
        enough = tagged >= FIRST_ESTIMATE
        self._share.setVisible(enough)
        self._gauge.setVisible(enough)
        self._missing.setVisible(not enough)
        if not enough:
            missing = FIRST_ESTIMATE - tagged
            words = ngettext(
                "{count} more tagged action until this week has a share",
                "{count} more tagged actions until this week has a share",
                missing,
            )
            self._missing.set_text(words.format(count=missing))
            return
        week = proportion(leader, tagged)
        low, high = round(week.low * 100), round(week.high * 100)
        if tagged >= POINT_FROM:
            share = _("{share}\u00a0% leader").format(share=round(week.share * 100))
            likely = _("likely {low} to {high}").format(low=low, high=high)
        else:
            # few actions: the band, not a point
            share = _("{low} to {high}\u00a0% leader").format(low=low, high=high)
            likely = _("likely")
        beside = Run(f"  {likely}", colour_role="muted", role="ui")
        self._share.set_runs([Run(share, strong=True), beside])
        self._gauge.set_share(week.share if tagged >= POINT_FROM else None, week.low, week.high)

    @staticmethod
    def _week_day(day: dt.date, counts: Counts | None, today: dt.date) -> WeekDay:
        shown: dict[str, int] = {}
        if counts is not None:
            shown = {name: getattr(counts, name) for name in ("manager", "both", "leader", "own")}
            shown[UNTAGGED] = counts.untagged
        return WeekDay(
            label=weekday_name(day.weekday())[:3],
            counts=shown,
            is_today=day == today,
            is_future=day > today,
            name=day_heading(day, today),
        )


class FirstFiveCard(Card):
    """Before the first estimate: five circles that fill with the shapes."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Your leader share"))
        self._circles = CollectCircles(look)
        self.missing = Text(look, "body")
        self.body.addWidget(self._circles)
        self.body.addWidget(self.missing)
        self.body.addWidget(
            Text(look, "ui", "muted", text=_("With fewer there would be a number, but nothing behind it."))
        )
        self.remark = RemarkLine(look)
        self.body.addWidget(self.remark)

    def show_behaviours(self, behaviours: list[str]) -> None:
        """The first tagged actions, oldest first."""
        missing = FIRST_ESTIMATE - len(behaviours)
        self._circles.set_behaviours(behaviours)
        words = ngettext(
            "{count} tagged action until the first estimate",
            "{count} tagged actions until the first estimate",
            missing,
        )
        self.missing.set_text(words.format(count=missing))


class FortnightCard(Card):
    """For a week from the fourteenth day on: two weeks can be put on a page."""

    def __init__(self, look: Look, key: str) -> None:
        super().__init__(look, _("Two weeks on a page"))
        self.make = Button(look, _("Make the page"), compact=True)
        self.make.setToolTip(f"{_('Two weeks on a page')}  {key}")
        words = _("What was logged, the share with its band, and the three you mark as best.")
        self.body.addWidget(Text(look, "ui", text=words))
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.addWidget(self.make)
        row.addStretch(1)
        self.body.addLayout(row)


class TodayAside(QWidget):
    """The cards beside the day; `key` answers the key of a command, as it is shown."""

    day_clicked = Signal(object)
    fortnight_wanted = Signal()

    def __init__(
        self, look: Look, catalogue: Catalogue, key: Callable[[str], str] = lambda _name: ""
    ) -> None:
        super().__init__()
        self._look = look
        self.question = QuestionCard(look, catalogue, key("answer"))
        self.intention = IntentionCard(look, key=key("intention"), tie_key=key("list.tie"))
        self.week = WeekCard(look)
        self.first_five = FirstFiveCard(look)
        self.week.day_clicked.connect(self.day_clicked)
        self.week.hide()
        self.own_words = OwnWordsCard(look)
        self.fortnight = FortnightCard(look, key("fortnight"))
        self.fortnight.make.clicked.connect(self.fortnight_wanted)
        self.fortnight.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._asked_now_and_then: tuple[Card, ...] = ()
        for card in self._cards():
            column.addWidget(card)
        self._column = column
        self.first_five.show_behaviours([])

    def add_below_question(self, *cards: Card) -> None:
        """Cards that ask now and then and are hidden else: below the question of the day."""
        self._asked_now_and_then = cards
        place = self._column.indexOf(self.question) + 1
        for card in reversed(cards):
            card.hide()
            self._column.insertWidget(place, card)

    def show_words(self, settings: JournalSettings, today: dt.date) -> None:
        """What the person said: above the week on the day it is news, else below it.

        On all other days the remark of the day is what is new, and is seen without scrolling.
        """
        self.own_words.show_words(settings, today)
        above = self._column.indexOf(self.question) + 1 + len(self._asked_now_and_then)
        place = above if self.own_words.is_news else self._column.count() - 1
        if self._column.indexOf(self.own_words) != place:
            self._column.removeWidget(self.own_words)
            self._column.insertWidget(place, self.own_words)

    def show_day(self, reader: Reader, day: dt.date, today: dt.date, week_start: int) -> None:
        """Read what the cards need: the week of `day`, and the first tagged actions."""
        behaviours = [behaviour.value for behaviour in reader.first_behaviours(FIRST_ESTIMATE, last=today)]
        collecting = len(behaviours) < FIRST_ESTIMATE
        self.first_five.setVisible(collecting)
        self.intention.set_early(collecting)
        if collecting:
            self.first_five.show_behaviours(behaviours)
        first = week_of(day, week_start)
        counts = reader.counts_by_day(first, first + dt.timedelta(days=6))
        self.week.setVisible(not collecting)
        self.week.show_week(first, counts, today)

    def fit(self, *, wide: bool, height: int) -> None:
        """The padding of the least window in a narrow page, and in one too low for all that stands here."""
        compact = not wide or height < LOW * self._look.text_ratio
        for card in self._cards():
            card.set_compact(compact)
        self._put_plan(first=height < LOWEST * self._look.text_ratio)

    def _put_plan(self, *, first: bool) -> None:
        week, plan = self._column.indexOf(self.week), self._column.indexOf(self.intention)
        if first == (plan < week):
            return
        self._column.removeWidget(self.intention)
        place = self._column.indexOf(self.first_five) if first else self._column.indexOf(self.week) + 1
        self._column.insertWidget(place, self.intention)

    def set_remark(self, sentence: str) -> None:
        """Show one true remark below the week, or below the first five; none where it is empty."""
        for card in (self.week, self.first_five):
            card.remark.set_sentence(sentence)

    def _cards(self) -> tuple[Card, ...]:
        return (
            self.question,
            *self._asked_now_and_then,
            self.own_words,
            self.first_five,
            self.week,
            self.intention,
            self.fortnight,
        )
