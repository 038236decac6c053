from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal.domain.action import DistinctionMark
from journal.domain.behaviour import Behaviour, Pole
from journal.domain.catalogue import load_catalogue
from ui.theme.look import Look
from ui.widgets.capture import CaptureField
from ui.widgets.growing_text import CONTROL

# Qt's own remark on any window of the offscreen platform.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

TRUST = DistinctionMark("control-trust", Pole.LEADER)
KEYS = {
    Behaviour.MANAGER: Qt.Key.Key_M,
    Behaviour.LEADER: Qt.Key.Key_L,
    Behaviour.BOTH: Qt.Key.Key_B,
    Behaviour.OWN: Qt.Key.Key_O,
}


class Ears:
    """Keeps what the field asked for."""

    def __init__(self, field: CaptureField) -> None:
        self.submitted: list[tuple[str, Behaviour | None, tuple[DistinctionMark, ...]]] = []
        field.submitted.connect(
            lambda c: self.submitted.append((c.line.text, c.behaviour, c.draft().distinctions))
        )


@pytest.fixture
def make_field(qtbot: QtBot) -> Callable[[int], CaptureField]:
    windows = []  # qtbot alone would let them go

    def make(width: int = 624) -> CaptureField:
        window = QWidget()
        windows.append(window)
        field = CaptureField(Look.named("light"), load_catalogue(), window)
        column = QVBoxLayout(window)
        column.addWidget(field)
        column.addStretch()
        column.setContentsMargins(0, 0, 0, 0)
        window.resize(width, 600)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        field.setFocus()
        return field

    return make


@pytest.fixture
def field(make_field: Callable[[int], CaptureField]) -> CaptureField:
    return make_field(624)


@pytest.fixture
def ears(field: CaptureField) -> Ears:
    return Ears(field)


@pytest.mark.parametrize("behaviour", list(KEYS))
def test_control_and_a_letter_saves_with_that_tag(
    qtbot: QtBot, field: CaptureField, ears: Ears, behaviour: Behaviour
) -> None:
    qtbot.keyClicks(field.text_field, "Checked the log")
    qtbot.keyClick(field.text_field, KEYS[behaviour], CONTROL)
    assert ears.submitted == [("Checked the log", behaviour, ())]


def test_enter_saves_without_a_tag_and_shift_enter_starts_a_line(
    qtbot: QtBot, field: CaptureField, ears: Ears
) -> None:
    qtbot.keyClicks(field.text_field, "one")
    qtbot.keyClick(field.text_field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(field.text_field, "two")
    qtbot.keyClick(field.text_field, Qt.Key.Key_Return)
    assert ears.submitted == [("one\ntwo", None, ())]


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_L, CONTROL)],
)
def test_a_key_held_down_saves_once_and_asks_for_nothing_more(
    qtbot: QtBot, field: CaptureField, ears: Ears, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    field.text_field.entered.connect(field.accept)
    field.text_field.behaviour_key.connect(lambda _key: field.accept())
    qtbot.keyClicks(field.text_field, "Checked the log")
    qtbot.keyPress(field.text_field, key, modifier)
    for _repeat in range(5):
        held = QKeyEvent(QEvent.Type.KeyPress, key, modifier, "", autorep=True)
        QApplication.sendEvent(field.text_field, held)
    assert len(ears.submitted) == 1
    assert field.note.isHidden()
    assert field.text() == ""


def test_escape_held_down_steps_out_one_level(qtbot: QtBot, field: CaptureField) -> None:
    left = []
    field.escaped.connect(lambda: left.append(True))
    field.reject("The journal is locked.")
    qtbot.keyPress(field.text_field, Qt.Key.Key_Escape)
    for _repeat in range(5):
        held = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "", autorep=True
        )
        QApplication.sendEvent(field.text_field, held)
    assert field.note.isHidden()
    assert left == []


@pytest.mark.parametrize("behaviour", list(KEYS))
def test_tab_then_the_bare_letter_saves_too(
    qtbot: QtBot, field: CaptureField, ears: Ears, behaviour: Behaviour
) -> None:
    qtbot.keyClicks(field.text_field, "Checked @Tomas")
    field.set_marks((TRUST,))
    qtbot.keyClick(field.text_field, Qt.Key.Key_Tab)
    first = field.keys.buttons[Behaviour.MANAGER]
    assert first.hasFocus()
    qtbot.keyClick(first, KEYS[behaviour])
    assert ears.submitted == [("Checked @Tomas", behaviour, (TRUST,))]


def test_tab_reaches_every_control_once_and_comes_back(qtbot: QtBot, field: CaptureField) -> None:
    field.set_text("Checked @Tomas")
    field.set_marks((TRUST,))
    names = []
    for _step in range(9):
        widget = QApplication.focusWidget()
        names.append(widget.accessibleName())
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    assert names == [
        "What did you do today?",
        "Save as manager",
        "Save as leader",
        "Save as both",
        "Save as own work",
        "Person: Tomas",
        "entrusted, leader side",
        "Add a distinction",
        "What did you do today?",
    ]


def test_buttons_answer_to_enter_space_and_click(qtbot: QtBot, field: CaptureField, ears: Ears) -> None:
    field.set_text("Coached")
    leader = field.keys.buttons[Behaviour.LEADER]
    qtbot.keyClick(leader, Qt.Key.Key_Return)
    qtbot.keyClick(leader, Qt.Key.Key_Space)
    qtbot.mouseClick(leader, Qt.MouseButton.LeftButton)
    assert [what[1] for what in ears.submitted] == [Behaviour.LEADER] * 3


def test_nothing_typed_is_lost_until_the_owner_accepts(qtbot: QtBot, field: CaptureField, ears: Ears) -> None:
    field.set_text("Asked @Tomas about #renewals")
    field.set_marks((TRUST,))
    qtbot.keyClick(field.text_field, Qt.Key.Key_L, CONTROL)
    field.reject("The disk is full.")
    assert field.text() == "Asked @Tomas about #renewals"
    assert field.marks() == (TRUST,)
    assert field.note.isVisible()
    qtbot.keyClick(field.text_field, Qt.Key.Key_L, CONTROL)
    assert ears.submitted[0] == ears.submitted[1] == (field.text(), Behaviour.LEADER, (TRUST,))
    field.accept()
    assert (field.text(), field.marks()) == ("", ())
    assert not field.note.isVisible()
    assert not field.chips.isVisible()
    assert field.text_field.hasFocus()


@pytest.mark.parametrize("blank", ["", "   ", "\n\n", "\u00a0"])
def test_blank_text_is_answered_where_it_stands(field: CaptureField, ears: Ears, blank: str) -> None:
    field.set_text(blank)
    field.submit(Behaviour.LEADER)
    assert not ears.submitted
    assert field.note.isVisible()
    assert field.note.text() == "Write what you did first."
    QApplication.sendEvent(field.text_field, QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, CONTROL))
    assert field.note.isHidden(), "any key takes it away"
    field.submit(None)
    assert not field.note.isHidden()
    field.set_day_label("Wed 18 Nov")
    assert field.note.isHidden(), "and so does another day"
    field.submit(None)
    field.set_text("x")
    assert not field.note.isVisible()


@pytest.mark.parametrize(
    "text",
    ["46\u00a0% of them", "ends with a space ", "a\n\nb", "\u202bعربي\u202c", "🎉 @Zoë", "tab\there"],
)
def test_text_comes_back_letter_by_letter(field: CaptureField, ears: Ears, text: str) -> None:
    field.set_text(text)
    field.submit(None)
    assert ears.submitted[0][0] == text


def test_it_grows_from_one_line_to_five_and_then_scrolls(qtbot: QtBot, field: CaptureField) -> None:
    heights = []
    for number in range(7):
        qtbot.keyClicks(field.text_field, f"line {number}")
        heights.append(field.height())
        if number < 5:
            assert field.text_field.verticalScrollBar().maximum() == 0
        qtbot.keyClick(field.text_field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: field.text_field.verticalScrollBar().maximum() > 0)
    field.accept()
    qtbot.waitUntil(lambda: field.text_field.verticalScrollBar().maximum() == 0)
    assert field.text_field.height() == 29
    line = round(Look.named("light").line("lead"))
    assert field.text_field.sizeHint().height() == line + 1


def test_people_topics_and_day_are_told_as_chips(qtbot: QtBot, field: CaptureField) -> None:
    assert not field.chips.isVisible()
    field.set_text("Asked @Tomas and @tomas about #renewals")
    field.set_day_label("Wed 18 Nov")
    names = [widget.accessibleName() for widget in field.chips._widgets()]
    assert names == ["Day: Wed 18 Nov", "Person: Tomas", "Topic: renewals", "Add a distinction"]
    qtbot.waitUntil(field.chips.isVisible)
    field.set_text("nothing understood")
    field.set_day_label(None)
    assert not field.chips.isVisible()


def test_a_mark_is_found_added_turned_and_taken_off(qtbot: QtBot, field: CaptureField, ears: Ears) -> None:
    field.set_text("Let Priya run it")
    qtbot.keyClick(field.text_field, Qt.Key.Key_D, CONTROL)
    assert field.picker is not None
    qtbot.keyClicks(field.picker.field, "entrusted")
    qtbot.keyClick(field.picker.field, Qt.Key.Key_Return)
    qtbot.keyClick(field.picker.field, Qt.Key.Key_Escape)
    assert field.text_field.hasFocus()
    assert field.marks() == (TRUST,)
    qtbot.mouseClick(field.chips._widgets()[0], Qt.MouseButton.LeftButton)
    assert field.marks() == (DistinctionMark("control-trust", Pole.MANAGER),)
    field.submit(Behaviour.LEADER)
    assert ears.submitted[-1][2] == (DistinctionMark("control-trust", Pole.MANAGER),)
    qtbot.keyClick(field.chips._widgets()[0], Qt.Key.Key_Delete)
    assert field.marks() == ()


@pytest.mark.parametrize(("key", "answer"), [(Qt.Key.Key_Return, True), (Qt.Key.Key_Escape, False)])
def test_a_question_is_answered_in_place_and_keeps_the_text(
    qtbot: QtBot, field: CaptureField, ears: Ears, key: Qt.Key, answer: bool
) -> None:
    field.set_text("Plan the offsite")
    field.ask("27 November is in the future. Log it all the same?", "Log it", "Change the day")
    field.submit(Behaviour.LEADER)
    assert not ears.submitted, "the question comes first"
    with qtbot.waitSignal(field.answered) as told:
        qtbot.keyClick(field.question.yes, key)
    assert told.args == [answer]
    assert not field.question.isVisible()
    assert field.text() == "Plan the offsite"


def test_names_stay_when_room_runs_short_first_later_then_the_keys_go(
    qtbot: QtBot, make_field: Callable[[int], CaptureField]
) -> None:
    field = make_field(900)
    window = field.window()
    button = field.keys.buttons[Behaviour.OWN]
    seen = []
    for width in (900, 570, 430):
        window.resize(width, 600)
        qtbot.waitUntil(lambda width=width: field.width() == width)
        seen.append((field.keys.later.isVisible(), button.shows_key))
        assert all(b.geometry().right() < width for b in field.keys.buttons.values())
    assert seen == [(True, True), (False, True), (False, False)]
    assert "Ctrl O" in button.toolTip() or "⌃O" in button.toolTip()


@pytest.mark.parametrize("end", [" ", "\n"])
def test_a_hundred_thousand_letters_can_be_pasted_and_saved(
    qtbot: QtBot, field: CaptureField, ears: Ears, end: str
) -> None:
    text = (f"hello @Tomas and #renewals{end}" * 4000)[:100_000]
    clip = QMimeData()
    clip.setText(text)
    field.text_field.insertFromMimeData(clip)
    qtbot.keyClick(field.text_field, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: len(field.chips._widgets()) >= 3)
    field.submit(None)
    if end == "\n":
        assert ears.submitted == [], "how many actions it is has to be said first"
        qtbot.keyClick(field.split.no, Qt.Key.Key_Return)
        field.submit(None)
    assert ears.submitted == [(text + "x", None, ())]
    assert field.height() < 300


def test_escape_steps_one_level_out_and_never_loses_text(qtbot: QtBot, field: CaptureField) -> None:
    field.set_text("kept")
    field.reject("Not saved.")
    qtbot.keyClick(field.text_field, Qt.Key.Key_Escape)
    assert not field.note.isVisible()
    with qtbot.waitSignal(field.escaped):
        qtbot.keyClick(field.text_field, Qt.Key.Key_Escape)
    assert field.text() == "kept"


@pytest.mark.parametrize("text", ["Asked @Tomas about #renewals", "Asked about it"])
def test_what_opened_in_it_gives_its_height_back(field: CaptureField, text: str) -> None:
    new = field.height()
    field.set_text(text)
    QApplication.processEvents()
    written = field.height()
    field.open_picker()
    QApplication.processEvents()
    assert field.picker is not None
    assert field.picker.height() == field.picker.sizeHint().height() > 200
    assert field.height() >= written + field.picker.height()
    tall = field.height()
    for words in ("entrusted", "no such thing at all", ""):
        field.picker.field.setText(words)
        QApplication.processEvents()
        assert field.height() == tall, "the four stay where they are"
    field.close_picker()
    QApplication.processEvents()
    assert field.height() == written
    field.accept()
    QApplication.processEvents()
    assert field.height() == new


def test_no_ground_of_a_line_that_is_scrolled_out(qtbot: QtBot, field: CaptureField) -> None:
    field.set_text(" ".join(f"@{'abc' * 14}{number}" for number in range(14)))
    text = field.text_field
    qtbot.waitUntil(lambda: text.verticalScrollBar().maximum() > 0)
    ground = Look.named("light").tokens.hover.lower()
    for value in range(text.verticalScrollBar().maximum() + 1):
        text.verticalScrollBar().setValue(value)
        image = text.viewport().grab().toImage()
        lit = [image.pixelColor(2, y).name() == ground for y in range(image.height())]
        runs = [len(run) for run in "".join("x" if on else " " for on in lit).split()]
        assert 4 <= len(runs) <= 5
        assert min(runs) > 20, "no sliver"


def test_what_was_taken_back_in_one_of_several_lines_goes_along(
    make_field: Callable[[int], CaptureField], qtbot: QtBot
) -> None:
    field = make_field(624)
    data = QMimeData()
    data.setText("Checked =m\nAsked why =l")
    field.text_field.insertFromMimeData(data)
    field.text_field.take_back(next(p for p in field.text_field.line().pieces if p.kind == "behaviour"))
    with qtbot.waitSignal(field.submitted_each) as sent:
        field.split.yes.click()
    for captured in sent.args[0]:
        assert field.text_field.read(captured.line.source, captured.plain) == captured.line
    assert any(captured.plain for captured in sent.args[0])
