"""Every column that holds words a person wrote is known to whoever has to reach them all."""

from __future__ import annotations

from sqlalchemy import JSON, String

from journal.storage import reflecting
from journal.storage.columns import Words
from journal.storage.tables import Base
from journal.storage.texts import COLUMNS, rewritten

# ids, words of ours, and what is treated in a way of its own
NOT_TEXTS = """
    action.id action.behaviour action.origin action.milestone action.source
    action_distinction.action_id action_distinction.distinction action_distinction.pole
    action_craft.action_id action_craft.craft
    action_name.action_id action_name.kind action_name.folded action_name.name
    deleted_action.id deleted_action.image setting.key setting.value told_remark.key
    person.id person.name month_view.id other_view.id assessment.id assessment.leader
    reflection.id reflection.asked reflection.distinction reflection.action_id
    vision.id vision_tie.id vision_tie.action_id vision_tie.made week_result.id focus.id focus.family
    intention.id intention.family intention.outcome
    intention_tie.id intention_tie.intention_id intention_tie.action_id
    review.id review.done review.chosen retag.id retag.action_id retag.before retag.after
    step.writer step.name step_change.kind step_change.key
"""


def test_no_column_of_characters_is_forgotten() -> None:
    assert reflecting.KINDS
    known = {f"{one.table}.{name}" for one in COLUMNS for name, _place in one.columns}
    there = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, String | Words | JSON)
    }
    assert there == known | set(NOT_TEXTS.split())
    assert not known & set(NOT_TEXTS.split())


def test_what_a_setting_says_is_reached_and_what_it_means_is_not() -> None:
    value = {
        "order": ["how-why"],
        "hidden": ["how-why"],
        "words": {"how-why": {"question": "Why, Joss?"}},
        "added": [
            {
                "id": "own-1",
                "code": "O",
                "family": "aim",
                "manager_act": "Told Joss",
                "pairs": [["J", "K", "L"]],
            }
        ],
        "families": {"aim": "The aim"},
        "examples": [["how-why", "action-1"]],
    }
    new = rewritten("setting", "catalogue", {"value": value}, lambda text: text + "!")
    assert new == {
        "value": {
            "order": ["how-why"],
            "hidden": ["how-why"],
            "words": {"how-why": {"question": "Why, Joss?!"}},
            "added": [
                {
                    "id": "own-1",
                    "code": "O",
                    "family": "aim",
                    "manager_act": "Told Joss!",
                    "pairs": [["J!", "K!", "L!"]],
                }
            ],
            "families": {"aim": "The aim!"},
            "examples": [["how-why", "action-1"]],
        }
    }
    for key in ("day_start", "week_start", "rest_until", "self_images", "best"):
        assert rewritten("setting", key, {"value": "04:00"}, lambda text: text + "!") == {"value": "04:00"}
