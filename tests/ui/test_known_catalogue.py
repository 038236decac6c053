"""The distinctions everywhere in a window: what the person changes is offered and named so at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journal.domain.action import DistinctionMark
from journal.domain.behaviour import Pole
from journal.domain.catalogue import load_catalogue
from journal.domain.own_catalogue import OwnCatalogue, with_changes
from ui.known_catalogue import LiveCatalogue
from ui.theme.look import Look
from ui.widgets.capture import CaptureField
from ui.widgets.distinction_picker import DistinctionPicker
from ui.widgets.mark_chips import MarkChips

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SHIPPED = load_catalogue()
TRUST = "control-trust"
OWN = replace(
    SHIPPED.distinctions[0], id="own-1", code="calm", manager_act="kept the peace", leader_act="stayed calm"
)


def test_a_picker_offers_what_was_added_and_not_what_was_hidden(qtbot: QtBot) -> None:
    live = LiveCatalogue(SHIPPED)
    picker = DistinctionPicker(Look.named("light"), live)
    qtbot.addWidget(picker)
    assert "entrusted" in [entry.act for entry in picker.entries()]
    live.put(with_changes(SHIPPED, OwnCatalogue(hidden=(TRUST,), added=(OWN,))))
    acts = [entry.act for entry in picker.entries()]
    assert "entrusted" not in acts
    assert "stayed calm" in acts
    assert picker.list.model().rowCount() == len(acts)


def test_a_picker_says_kindly_that_all_are_hidden(qtbot: QtBot) -> None:
    live = LiveCatalogue(SHIPPED)
    picker = DistinctionPicker(Look.named("light"), live)
    qtbot.addWidget(picker)
    live.put(with_changes(SHIPPED, OwnCatalogue(hidden=tuple(SHIPPED.ids()))))
    picker.show()
    assert picker.list.isHidden()
    assert "brought back" in picker._nothing.text()


def test_a_mark_is_called_as_the_person_calls_it_and_keeps_its_name_when_hidden(qtbot: QtBot) -> None:
    live = LiveCatalogue(SHIPPED)
    chips = MarkChips(Look.named("light"), live)
    qtbot.addWidget(chips)
    chips.set_marks((DistinctionMark(TRUST, Pole.LEADER),))
    words = {TRUST: {"leader_act": "let them do it"}}
    live.put(with_changes(SHIPPED, OwnCatalogue(words=words)))
    assert "let them do it, leader side" in _names(chips)
    live.put(with_changes(SHIPPED, OwnCatalogue(words=words, hidden=(TRUST,))))
    assert "let them do it, leader side" in _names(chips)
    assert any("no longer in your list" in chip.toolTip() for chip in chips._widgets())


def test_a_field_understands_an_own_code_as_soon_as_there_is_one(qtbot: QtBot) -> None:
    live = LiveCatalogue(SHIPPED)
    field = CaptureField(Look.named("light"), live)
    qtbot.addWidget(field)
    field.text_field.setPlainText("Sat through it /calm")
    assert not field.text_field.line().distinctions
    live.put(with_changes(SHIPPED, OwnCatalogue(added=(OWN,))))
    assert [mark.distinction for mark in field.text_field.line().distinctions] == ["own-1"]


def test_a_removed_one_is_named_and_not_offered() -> None:
    now = with_changes(SHIPPED, OwnCatalogue(removed=(OWN,)))
    found = now.find("own-1")
    assert found is not None
    assert found.leader_act == "stayed calm"
    assert not now.offers("own-1")
    assert now.find("calm") is None


def _names(chips: MarkChips) -> list[str]:
    return [widget.accessibleName() for widget in chips._widgets()]
