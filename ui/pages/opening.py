"""The first thing on the screen: a field that takes keys, while everything else is loaded."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from journal.domain.behaviour import Behaviour
from journal.domain.dates import day_heading
from journal.domain.line import Span
from journal.language import _
from ui.pages.columns import TwoColumns
from ui.theme.look import Look
from ui.widgets.capture_frame import CaptureFrame


@dataclass(frozen=True, slots=True)
class SentOff:
    """A text that was sent off, with its tag, before there was anything to save it.

    `plain` are the stretches that were taken back; it is read once it is known how.
    """

    text: str
    behaviour: Behaviour | None
    plain: tuple[Span, ...] = ()


class OpeningPage(TwoColumns):
    """Today as it will look, with nothing but the capture field in it.

    What is sent off waits in `sent_off`; the page that takes this one's place takes over the field
    as it is and saves what waits.
    """

    def __init__(self, look: Look, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(look, _("Today"), parent)
        self.today = today
        self.header.set_fact(day_heading(today, today))
        self.capture = CaptureFrame(look)
        self.capture.text_field.set_ways(today, "dmy")  # for what is painted; it is read again later
        self.sent_off: list[SentOff] = []
        self.capture.text_field.entered.connect(self._send_later)
        self.capture.text_field.behaviour_key.connect(self._send)
        self.capture.keys.pressed.connect(self._send)
        self.main.addWidget(self.capture)
        self.main.addStretch(1)

    def hand_over(self) -> tuple[CaptureFrame, list[SentOff]]:
        """The field and what waits; this page hears no key any more."""
        self.capture.text_field.entered.disconnect(self._send_later)
        self.capture.text_field.behaviour_key.disconnect(self._send)
        self.capture.keys.pressed.disconnect(self._send)
        return self.capture, self.sent_off

    def _send_later(self) -> None:
        self._send(None)

    def _send(self, behaviour: Behaviour | None) -> None:
        text = self.capture.text()
        if text.strip():
            self.sent_off.append(SentOff(text, behaviour, self.capture.text_field.plain))
            self.capture.text_field.clear()
