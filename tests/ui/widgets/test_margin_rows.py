from pytestqt.qtbot import QtBot

from journal.domain.behaviour import CONTROL_ORDER, Behaviour
from ui.theme.look import Look
from ui.widgets.margin_rows import Example, ExampleRows, shipped_examples


def test_one_example_for_each_of_the_four_in_the_order_of_the_controls() -> None:
    assert tuple(example.behaviour for example in shipped_examples()) == CONTROL_ORDER


def test_they_are_named_as_examples_and_take_no_focus(qtbot: QtBot) -> None:
    rows = ExampleRows(Look.named("light"))
    qtbot.addWidget(rows)
    assert rows.accessibleName().startswith("Examples, not in your journal:")
    assert rows.focusPolicy().name == "NoFocus"


def test_narrower_is_taller_and_larger_text_too(qtbot: QtBot) -> None:
    look = Look.named("light")
    rows = ExampleRows(look, [Example(Behaviour.OWN, "word " * 40, "meaning " * 20)])
    qtbot.addWidget(rows)
    wide, narrow = rows.heightForWidth(700), rows.heightForWidth(400)
    assert narrow > wide
    look.set_text_scale(1.5)
    assert rows.heightForWidth(700) > wide
