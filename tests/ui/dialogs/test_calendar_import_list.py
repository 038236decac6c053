"""The list of meetings: days over their meetings, ticks of both, said aloud as they are shown."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from journal.exchange.calendar import Meeting
from ui.dialogs.calendar_import_list import MeetingList, MeetingModel
from ui.theme.look import Look
from ui.theme.tokens import load_tokens

pytestmark = pytest.mark.usefixtures("qapp")

TODAY = dt.date(2026, 11, 19)
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
CHECK = Qt.ItemDataRole.CheckStateRole


def meeting(day: int, hour: int | None, text: str = "Huddle", minutes: int | None = 30) -> Meeting:
    time = None if hour is None else dt.time(hour)
    return Meeting(f"{day}-{hour}", dt.date(2026, 11, day), time, minutes, text)


MEETINGS = [
    meeting(17, None, "Trade fair", None),
    meeting(17, 9),
    meeting(18, 9, "1:1 @Priya"),
    meeting(18, 10),
]


@pytest.fixture
def model() -> MeetingModel:
    return MeetingModel(TODAY)


def test_a_days_tick_is_that_of_its_meetings(model: MeetingModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_meetings(MEETINGS)
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    assert [row.data() for row in rows] == [
        "Tuesday 17 November", "Trade fair", "Huddle", "Wednesday 18 November", "1:1 @Priya", "Huddle",
    ]  # fmt: skip
    assert {row.data(CHECK) for row in rows} == {ON}
    model.toggle(rows[4])
    assert [row.data(CHECK) for row in rows[3:]] == [Qt.CheckState.PartiallyChecked, OFF, ON]
    model.toggle(rows[3])
    assert [row.data(CHECK) for row in rows[3:]] == [ON, ON, ON]
    model.toggle(rows[0])
    assert model.chosen() == MEETINGS[2:]
    # what was left out stays so when the days are others
    model.set_meetings(MEETINGS[1:])
    assert model.chosen() == MEETINGS[2:]
    assert tester.model() is model


def test_a_row_is_said_with_its_time_and_length(model: MeetingModel) -> None:
    model.set_meetings(MEETINGS)
    said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(6)]
    assert said[1] == "all day, Trade fair"
    assert said[4] == "09:00, 30\u00a0min, 1:1 @Priya"


def test_two_thousand_rows_are_painted_by_the_screenful(qapp: QApplication) -> None:
    look = Look(load_tokens("light"))
    view = MeetingList(look, TODAY)
    view.meetings.set_meetings([meeting(day, hour) for day in range(1, 20) for hour in range(24)] * 5)
    view.resize(600, 340)
    assert view.meetings.rowCount() > 2000
    painted: list[int] = []
    paint = view.delegate.paint

    def counting(painter: object, option: object, index: object) -> None:
        painted.append(index.row())  # type: ignore[attr-defined]
        paint(painter, option, index)  # type: ignore[arg-type]

    view.delegate.paint = counting  # type: ignore[method-assign]
    view.grab()
    assert 5 < len(set(painted)) < 30
    qapp.processEvents()
