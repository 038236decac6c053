import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.look import Look
from ui.widgets.paragraph import Face, Paragraph, units
from ui.widgets.text import RichText, Run, Text

SENTENCE = [
    Run("13 points more", strong=True),
    Run(" than last November, more than chance would give: "),
    Run("leader actions went from ", shape="leader"),
    Run("3 to 6", strong=True),
    Run(" a week, "),
    Run("manager actions stayed at 7.", shape="manager"),
]


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def look() -> Look:
    return Look.named("light")


def face(look: Look) -> Face:
    return Face(
        look.font("body"), 24, lambda _run: look.font("body"), lambda role: look.tokens.colour(role or "ink")
    )


def painted(widget: QWidget, colour: str) -> list[QPoint]:
    image = widget.grab().toImage()
    name = colour.lower()
    return [
        QPoint(x, y)
        for y in range(image.height())
        for x in range(image.width())
        if image.pixelColor(x, y).name() == name
    ]


def test_lines_have_the_height_of_the_role(qtbot: QtBot, look: Look) -> None:
    text = Text(look, "body", text="one two three four five six seven eight nine ten")
    qtbot.addWidget(text)
    whole = text.natural_width()
    assert text.heightForWidth(whole) == 24
    assert text.heightForWidth(whole // 2 + 40) == 48


def test_a_larger_text_scale_makes_lines_higher(qtbot: QtBot, look: Look) -> None:
    text = Text(look, "body", text="one")
    qtbot.addWidget(text)
    before = text.sizeHint()
    look.set_text_scale(1.5)
    assert text.sizeHint().height() == 36
    assert text.sizeHint().width() > before.width()


def test_a_layout_gives_wrapped_text_the_height_it_needs(qtbot: QtBot, look: Look) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    text = Text(look, "body", text="a word after another " * 20)
    layout.addWidget(text)
    layout.addStretch(1)
    qtbot.addWidget(window)
    window.resize(300, 900)
    window.show()
    qtbot.waitExposed(window)
    assert text.height() == text.heightForWidth(text.width()) > 24


@pytest.mark.parametrize("text", ["<b>bold</b>", "R&D", "a < b & c", "<img src='x'>", "&amp;"])
def test_what_was_written_is_shown_letter_by_letter(qtbot: QtBot, look: Look, text: str) -> None:
    label = Text(look, text=text)
    qtbot.addWidget(label)
    assert label.accessibleName() == text
    assert label.natural_width() == int(QFontMetricsF(look.font("body")).horizontalAdvance(text) + 0.999)


def test_the_accessible_name_is_the_plain_text_of_the_runs(qtbot: QtBot, look: Look) -> None:
    label = RichText(look, runs=SENTENCE)
    qtbot.addWidget(label)
    assert label.accessibleName() == "".join(run.text for run in SENTENCE)


def test_a_shape_is_drawn_in_its_colour_on_the_line_of_its_word(qtbot: QtBot, look: Look) -> None:
    label = RichText(look, runs=[Run("word " * 12), Run("leader", shape="leader")])
    qtbot.addWidget(label)
    label.resize(220, label.heightForWidth(220))
    spots = painted(label, look.tokens.leader)
    assert spots
    line = {spot.y() // 24 for spot in spots}
    assert len(line) == 1
    assert max(spot.x() for spot in spots) - min(spot.x() for spot in spots) <= 14


@pytest.mark.parametrize("width", range(90, 420, 7))
def test_a_shape_never_parts_from_its_word(look: Look, width: int) -> None:
    paragraph = Paragraph(SENTENCE, face(look))
    paragraph.lay_out(width)
    text = paragraph.layout.text()
    for start in (text.index("\N{NO-BREAK SPACE}leader"), text.index("\N{NO-BREAK SPACE}manager")):
        lines = {paragraph.layout.lineForTextPosition(start + k).textStart() for k in (0, 1, 2)}
        assert len(lines) == 1


def test_text_beyond_the_last_line_is_cut_and_told_in_the_tooltip(qtbot: QtBot, look: Look) -> None:
    whole = "one two three four five six seven eight nine ten eleven twelve"
    label = Text(look, text=whole, max_lines=1)
    qtbot.addWidget(label)
    label.resize(160, 24)
    label.grab()
    assert label.toolTip() == whole
    assert label.heightForWidth(160) == 24
    label.resize(label.natural_width() + 4, 24)
    label.grab()
    assert label.toolTip() == ""


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(max_size=120), width=st.integers(30, 400), lines=st.integers(1, 3))
def test_any_text_fits_the_lines_it_is_given(look: Look, text: str, width: int, lines: int) -> None:
    paragraph = Paragraph([Run(text)], face(look))
    whole = paragraph.lay_out(width)
    assert whole >= 24
    cut = paragraph.shortened(width, lines)
    if "\n" not in text and "\r" not in text and text.isprintable() and text.strip():
        assert cut.line_count <= lines
    assert units(cut.layout.text()) <= units(text) + 1


def test_right_to_left_text_stands_at_the_right(qtbot: QtBot, look: Look) -> None:
    label = Text(look, text="שלום")
    qtbot.addWidget(label)
    label.resize(400, 24)
    image: QImage = label.grab().toImage()
    ground = image.pixelColor(0, 0)
    inked = [x for x in range(400) if any(image.pixelColor(x, y) != ground for y in range(24))]
    assert min(inked) > 300


def test_selected_text_can_be_copied(qtbot: QtBot, look: Look) -> None:
    label = Text(look, text="Called Tomas 👍 twice", selectable=True)
    qtbot.addWidget(label)
    label.resize(400, 24)
    label.show()
    label.setFocus()
    qtbot.keyClick(label, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Called Tomas 👍 twice"


def test_dragging_selects_what_it_passes(qtbot: QtBot, look: Look) -> None:
    label = Text(look, text="abc def", selectable=True)
    qtbot.addWidget(label)
    label.resize(200, 24)
    metrics = QFontMetricsF(look.font("body"))
    qtbot.mousePress(label, Qt.MouseButton.LeftButton, pos=QPoint(0, 12))
    qtbot.mouseMove(label, QPoint(round(metrics.horizontalAdvance("abc")), 12))
    assert label.selected_text() in ("", "abc")  # the offscreen mouse may not carry its button
    qtbot.mouseDClick(
        label, Qt.MouseButton.LeftButton, pos=QPoint(round(metrics.horizontalAdvance("abc d")), 12)
    )
    assert label.selected_text() == "def"


def test_a_muted_label_becomes_ink(qtbot: QtBot, look: Look) -> None:
    label = Text(look, "title", "muted", text="MMM")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    assert painted(label, look.tokens.muted)
    label.set_colour_role("ink")
    assert painted(label, look.tokens.ink)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(text=st.text(st.sampled_from("ab c\nאב書 é…"), min_size=0, max_size=60), width=st.integers(1, 300))
def test_measuring_a_paragraph_changes_nothing_of_it(look: Look, text: str, width: int) -> None:
    def lines(paragraph: Paragraph) -> list[tuple[int, int, float, float]]:
        found = (paragraph.layout.lineAt(number) for number in range(paragraph.line_count))
        return [(line.textStart(), line.textLength(), line.y(), line.naturalTextWidth()) for line in found]

    runs = [Run(text), Run(" and", strong=True, shape="leader")]
    asked, never = Paragraph(runs, face(look)), Paragraph(runs, face(look))
    unwrapped = Paragraph(runs, face(look), wrap=False)
    unwrapped.lay_out(1)
    natural = asked.natural_width
    assert natural == unwrapped.used_width
    for paragraph in (asked, never):
        paragraph.lay_out(width)
    assert asked.natural_width == natural
    assert lines(asked) == lines(never)


def test_a_text_is_painted_for_its_own_width_after_others_were_asked_about(qtbot: QtBot, look: Look) -> None:
    text = Text(look, "body", text="one two three four five six seven eight nine ten", selectable=True)
    qtbot.addWidget(text)
    text.resize(150, 120)
    before = text.grab().toImage()
    text.heightForWidth(60), text.sizeHint(), text.natural_width()
    assert text.grab().toImage() == before
    hint = text.sizeHint()
    text.set_text("one")
    assert text.sizeHint().width() < hint.width()
