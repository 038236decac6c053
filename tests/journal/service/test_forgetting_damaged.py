"""Forgetting and deleting for good in a journal that holds JSON nobody wrote: told, and nothing changed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from journal.domain.forgetting import Forgetting
from journal.errors import UnusableJournalError
from journal.opening import Opened
from journal.reading.forgetting import plan_forgetting
from tests.journal.service.forgetting import everything, fill

CHANGES = {
    "a trash that is a list": "UPDATE deleted_action SET image = '[1]'",
    "a trash with a number for a text": "UPDATE deleted_action SET image = json_set(image, '$.text', 5)",
    "a setting of endless brackets": "UPDATE setting SET value = '{deep}' WHERE key = 'roles'",
    "examples that are numbers": (
        "UPDATE setting SET value = '{{\"examples\": [5, null]}}' WHERE key = 'catalogue'"
    ),
    "what a review chose as a list": "UPDATE review SET chosen = '[[1]]'",
    "a step without its value": "UPDATE step_change SET after = CAST('{{}}' AS BLOB) WHERE kind = 'setting'",
    "a step with a list for an image": (
        "UPDATE step_change SET before = CAST('{{\"image\": [1]}}' AS BLOB) WHERE kind = 'deleted action'"
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_json_that_nobody_wrote_is_told_or_passed_over(opened: Opened, path: Path, what: str) -> None:
    keys = fill(opened.journal, "Nadia")
    plan = plan_forgetting(opened.reader, "Nadia")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(CHANGES[what].format(deep="[" * 5000))
        connection.commit()
    before = everything(path)
    for call in (
        lambda: plan_forgetting(opened.reader, "Nadia"),
        lambda: opened.journal.people.rename("Nadia", "Nora") and opened.journal.undo(),
        lambda: opened.journal.actions.delete_for_good(keys[:1]),
        lambda: opened.journal.people.forget(Forgetting(plan, plan.sure, "someone")),
    ):
        try:
            call()
        except UnusableJournalError as error:
            said = error.text
        else:
            before = everything(path)
            continue
        assert "damaged" in said
        assert everything(path) == before
