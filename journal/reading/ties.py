"""What actions are tied to, asked for the few that a list shows."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from journal.domain.ties import Tied
from journal.domain.vision import Made, VisionTie
from journal.reading.reader import Reader
from journal.storage.reflecting import IntentionTieRow, VisionTieRow

_AT_ONCE = 500


def ties_of(reader: Reader, actions: Sequence[str]) -> dict[str, Tied]:
    """The ties of these actions, by their ids; who has none is not in it.

    Two look-ups in an index for each 500 actions, however many ties and actions there are.
    """
    plans: dict[str, list[str]] = {}
    made: dict[str, list[VisionTie]] = {}
    with reader.database.read() as connection:
        for start in range(0, len(actions), _AT_ONCE):
            keys = list(actions[start : start + _AT_ONCE])
            to_plans = select(IntentionTieRow.action_id, IntentionTieRow.intention_id).where(
                IntentionTieRow.action_id.in_(keys)
            )
            for action, plan in connection.execute(to_plans):
                plans.setdefault(action, []).append(plan)
            to_vision = (
                select(VisionTieRow.action_id, VisionTieRow.made, VisionTieRow.whom)
                .where(VisionTieRow.action_id.in_(keys))
                .order_by(VisionTieRow.made)
            )
            for action, how, whom in connection.execute(to_vision):
                made.setdefault(action, []).append(VisionTie(action, Made(how), whom))
    return {
        key: Tied(frozenset(plans.get(key, ())), tuple(made.get(key, ())))
        for key in dict.fromkeys((*plans, *made))
    }
