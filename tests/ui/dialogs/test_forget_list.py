"""The list of places where a name stands: headings over hits, ticks of both, and what is shown of a text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from journal.domain.forgetting import Doubt, NameHit, Place
from ui.dialogs.forget_list import HitModel, context

pytestmark = pytest.mark.usefixtures("qapp")

ON, OFF, SOME = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked
CHECK = Qt.ItemDataRole.CheckStateRole


def hit(text: str, name: str, doubt: Doubt = Doubt.NONE) -> NameHit:
    start = text.index(name)
    return NameHit(text, start, start + len(name), Place.ACTION, doubt=doubt)


HITS = [
    hit("a joss stick", "joss", Doubt.ORDINARY),
    hit("Told Joss", "Joss"),
    hit("Joss-led", "Joss", Doubt.JOINED),
    hit("Asked Joss", "Joss"),
    hit("Joss first", "Joss", Doubt.ORDINARY),
]


def test_a_heading_ticks_all_below_it_and_what_is_doubted_is_not_ticked() -> None:
    model = HitModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_hits(HITS)
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    assert [row.data() for row in rows] == [
        "Written as the name is", "Told Joss", "Asked Joss",
        "Joined to something else", "Joss-led",
        "May be the word, not the name", "Joss first", "a joss stick",
    ]  # fmt: skip
    assert [row.data(CHECK) for row in rows] == [ON, ON, ON, OFF, OFF, OFF, OFF, OFF]
    assert model.chosen() == {1, 3}
    model.toggle(rows[1])
    assert rows[0].data(CHECK) == SOME
    model.toggle(rows[5])
    assert model.chosen() == {0, 3, 4}
    model.set_all(False)
    assert model.chosen() == frozenset()
    model.set_all(True)
    assert len(model.chosen()) == len(HITS) == model.hits()
    assert tester.model() is model


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Joss", "Joss"),
        ("x" * 400 + " Joss " + "y" * 400, "Joss"),
        ("one\ntwo Joss\nthree", "Joss"),
        ("שלום " * 30 + "דנה אמרה", "דנה"),
        ("🦊" * 50 + "Joss", "Joss"),
    ],
)
def test_what_is_shown_of_a_text_holds_the_name_on_one_line(text: str, name: str) -> None:
    shown, start, end = context(hit(text, name))
    assert shown[start:end] == name
    assert "\n" not in shown
    assert len(shown) < 250
