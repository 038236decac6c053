import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from ui.theme.look import Look
from ui.widgets.week_bars import WeekBars, WeekDay

NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
COUNTS = [{"manager": 3, "own": 1}, {"leader": 3, "both": 1}, {}, {"manager": 1, "none": 1}]
DAYS = [
    WeekDay(
        name,
        COUNTS[i] if i < 4 else {},
        is_today=i == 3,
        is_future=i > 3,
        name=f"{name}, day {i + 16}",
    )
    for i, name in enumerate(NAMES)
]


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def look() -> Look:
    return Look.named("light")


@pytest.fixture
def week(qtbot: QtBot, look: Look) -> WeekBars:
    week = WeekBars(look)
    week.set_week(DAYS)
    qtbot.addWidget(week)
    week.resize(252, week.sizeHint().height())
    return week


def at_day(index: int) -> QPoint:
    return QPoint(index * 36 + 18, 60)


def rows(week: WeekBars, index: int, colour: str) -> list[int]:
    image = week.grab().toImage()
    x = at_day(index).x()
    return [y for y in range(image.height()) if image.pixelColor(x, y).name() == colour.lower()]


def test_one_action_is_nine_pixels_and_stacks_go_up(week: WeekBars, look: Look) -> None:
    manager = rows(week, 0, look.tokens.manager)
    assert 23 <= len(manager) <= 25
    both, leader = rows(week, 1, look.tokens.both), rows(week, 1, look.tokens.leader)
    assert max(leader) < min(both)


def test_an_empty_day_has_no_bar(week: WeekBars, look: Look) -> None:
    for behaviour in ("manager", "leader", "both", "own"):
        assert not [y for y in rows(week, 2, getattr(look.tokens, behaviour)) if y < 72]


def test_a_click_opens_the_day(qtbot: QtBot, week: WeekBars) -> None:
    with qtbot.waitSignal(week.day_clicked) as signal:
        qtbot.mouseClick(week, Qt.MouseButton.LeftButton, pos=at_day(1))
    assert signal.args == [1]


def test_a_day_to_come_cannot_be_opened(qtbot: QtBot, week: WeekBars) -> None:
    with qtbot.assertNotEmitted(week.day_clicked):
        qtbot.mouseClick(week, Qt.MouseButton.LeftButton, pos=at_day(5))


def test_keys_choose_and_open(qtbot: QtBot, week: WeekBars) -> None:
    assert week.current == 3
    qtbot.keyClick(week, Qt.Key.Key_Right)
    assert week.current == 3
    qtbot.keyClick(week, Qt.Key.Key_Left)
    qtbot.keyClick(week, Qt.Key.Key_Left)
    with qtbot.waitSignal(week.day_clicked) as signal:
        qtbot.keyClick(week, Qt.Key.Key_Return)
    assert signal.args == [1]
    assert "Tue, day 17" in week.accessibleDescription()


def test_from_right_to_left_the_week_runs_the_other_way(qtbot: QtBot, week: WeekBars) -> None:
    week.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    with qtbot.waitSignal(week.day_clicked) as signal:
        qtbot.mouseClick(week, Qt.MouseButton.LeftButton, pos=at_day(6))
    assert signal.args == [0]
    qtbot.keyClick(week, Qt.Key.Key_Left)
    assert week.current == 1


def test_the_week_is_told_in_words(week: WeekBars) -> None:
    told = week.accessibleName()
    assert "Mon, day 16: 3 manager actions, 1 of own work" in told
    assert "Wed, day 18: no actions" in told
    assert "Fri" not in told


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(busiest=st.integers(0, 5000), width=st.integers(168, 400))
def test_any_week_stays_inside_its_chart(week: WeekBars, look: Look, busiest: int, width: int) -> None:
    week.set_week([WeekDay(name, {"manager": busiest}) for name in NAMES])
    week.resize(width, week.sizeHint().height())
    image = week.grab().toImage()
    ground = image.pixelColor(0, 0)
    assert all(image.pixelColor(x, 0) == ground for x in range(width))
    assert week.sizeHint().height() == 72 + 1 + 8 + round(look.line("small"))


def test_no_days_at_all(qtbot: QtBot, look: Look) -> None:
    week = WeekBars(look)
    qtbot.addWidget(week)
    week.resize(week.sizeHint())
    week.grab()
    with qtbot.assertNotEmitted(week.day_clicked):
        qtbot.keyClick(week, Qt.Key.Key_Return)
        qtbot.mouseClick(week, Qt.MouseButton.LeftButton)


def test_labels_are_all_names_or_all_letters(week: WeekBars, look: Look) -> None:
    assert week.labels() == list(NAMES)
    for scale in (1.1, 1.2, 1.3, 1.4, 1.5, 2.0):
        look.set_text_scale(scale)
        assert {len(label) for label in week.labels()} in ({1}, {3})
    assert week.labels() == list("MTWTFSS")


def test_what_is_not_tagged_has_a_broken_edge_and_a_name(week: WeekBars, look: Look) -> None:
    week.set_week([WeekDay(name, {"none": 5}) for name in NAMES])
    image = week.grab().toImage()
    left = at_day(0).x() - 8
    edge = [image.pixelColor(left, y).name() == look.tokens.control.lower() for y in range(34, 66)]
    assert 3 <= sum(edge) <= 28
    assert "5 not tagged yet" in week.accessibleName()
