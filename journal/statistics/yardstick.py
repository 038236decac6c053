"""Whether "leader" still means what it meant: what tagging old actions again unseen has shown.

Each re-tag moves the leader side by so much: from manager to leader by 1, to or from `both` by ½, the reverse
with a minus. Own work is in neither side of the share, and stands where `both` does: an action that leaves
the share for own work takes away a half of what it would at a share of one half. The signed shift is the
mean of these moves. Its interval is that of Agresti and Min for a difference of paired proportions, which
is never of no width, also where all agree; docs/decisions/0014 says why it was chosen and what it covers.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence

import numpy as np

from journal.domain.behaviour import Behaviour
from journal.domain.review import Retag
from journal.statistics.drift import Estimate
from journal.statistics.series import Floats
from journal.statistics.verdict import Yardstick

RETAG_DAYS = 365
"""How far back re-tags count: a word has the meaning of its year."""
LEAST_RETAGS = 30
"""Fewer give neither a kappa nor a line with today's yardstick."""

_Z = 1.6448536269514722  # 95 % point of the normal distribution: 90 % between both ends
_PSEUDO = 0.5  # Agresti & Min 2005: half an action is added to each of the four cells
_SCALE = (Behaviour.MANAGER, Behaviour.BOTH, Behaviour.LEADER)
_STEP_SPREAD = 0.15  # how large a step of the yardstick is held to be (s.d., of the actions)
_LEAST_VARIANCE = 0.05
_STEPS = 240


def recent_retags(retags: Iterable[Retag], today: dt.date) -> tuple[Retag, ...]:
    """The re-tags of the last twelve months, oldest first; of one action the last alone.

    Those of own work, which is not offered again, and of days to come are left out.
    """
    since = today - dt.timedelta(days=RETAG_DAYS)
    found: dict[str, Retag] = {}
    for retag in sorted(retags, key=lambda one: (one.day, one.id)):
        if since < retag.day <= today and retag.before is not Behaviour.OWN:
            found.pop(retag.action, None)
            found[retag.action] = retag
    return tuple(found.values())


def yardstick_of(retags: Iterable[Retag], today: dt.date) -> Yardstick | None:
    """The signed shift of the re-tags of the last twelve months with its 90 % interval.

    None where there is none. Agresti & Min 2005, Simple improved confidence intervals for comparing
    matched proportions; with halves, the moments of the moves stand for the counts of discordant pairs.
    """
    moves = _moves(recent_retags(retags, today))
    number = moves.size
    if not number:
        return None
    size = number + 4 * _PSEUDO
    mean = float(moves.sum()) / size
    variance = (float((moves**2).sum()) + 2 * _PSEUDO) / size - mean**2
    reach = _Z * math.sqrt(variance / size)
    return Yardstick(number, float(moves.sum()) / number, max(mean - reach, -1.0), min(mean + reach, 1.0))


def kappa_of(retags: Iterable[Retag], today: dt.date) -> float | None:
    """How far both taggings agree beyond chance: 1 wholly, 0 no more than chance would give.

    Cohen's weighted kappa (Cohen 1968) over manager, both and leader with linear weights, so that a step
    to `both` is half a disagreement; over the re-tags of the last twelve months, without those that are
    own work now. None under thirty of them, and where one of the taggings has a single label.
    """
    pairs = [
        (_SCALE.index(retag.before), _SCALE.index(retag.after))
        for retag in recent_retags(retags, today)
        if retag.after in _SCALE
    ]
    if len(pairs) < LEAST_RETAGS or any(len(set(labels)) < 2 for labels in zip(*pairs, strict=True)):
        return None
    table = np.zeros((len(_SCALE), len(_SCALE)))
    for before, after in pairs:
        table[before, after] += 1.0 / len(pairs)
    place = np.arange(len(_SCALE))
    disagrees = np.abs(place[:, None] - place) / (len(_SCALE) - 1)
    chance = np.outer(table.sum(axis=1), table.sum(axis=0))
    return 1.0 - float((disagrees * table).sum()) / float((disagrees * chance).sum())


def is_shifted(yardstick: Yardstick | None) -> bool:
    """Whether a shift can be told from none: its interval does not hold 0."""
    return yardstick is not None and (yardstick.low > 0.0 or yardstick.high < 0.0)


def line_with_todays(estimate: Estimate, retags: Iterable[Retag], today: dt.date) -> Floats | None:
    """What the share would be on each day of the estimate, had all been tagged with today's yardstick.

    None under thirty re-tags, and while the shift's interval holds 0. A move is taken from the side that
    can give it: at a share of 40 of 100, a shift up of 10 moves a sixth of the manager actions.
    """
    found = recent_retags(retags, today)
    if len(found) < LEAST_RETAGS or not is_shifted(yardstick_of(found, today)) or not estimate.days.size:
        return None
    shift = shift_since(found, estimate.days)
    leading = sum(retag.before.leader_weight or 0.0 for retag in found) / len(found)
    up = np.clip(shift / max(1.0 - leading, 1e-9), 0.0, 1.0)
    down = np.clip(-shift / max(leading, 1e-9), 0.0, 1.0)
    line: Floats = estimate.share + up * (1.0 - estimate.share) - down * estimate.share
    return line


def shift_since(retags: Sequence[Retag], days: Sequence[int] | Floats | np.ndarray) -> Floats:
    """How far the yardstick has moved since each of these days (ordinals), signed, of the actions.

    As if it had moved once, on a day that nobody knows: an average over such days, each with the weight
    the re-tags give it (Bayes; the size of the step has a normal prior of 15 points around nought). A
    slow change comes out as a slope, and 0 is what it is for today. Chosen by simulation: decision 14.
    """
    moves = _moves(retags)
    tagged = np.array([retag.action_day.toordinal() for retag in retags], np.float64)
    again = np.array([retag.day.toordinal() for retag in retags], np.float64)
    asked = np.asarray(days, np.float64)
    first, last = min(tagged.min(), asked.min()), max(again.max(), asked.max())
    ends = np.linspace(first, last, _STEPS + 1)
    between = (tagged < ends[1:, None]) & (again >= ends[1:, None])
    noise = max(float(moves.var()), _LEAST_VARIANCE)
    known, sums = between.sum(axis=1), (between * moves).sum(axis=1)
    precision = known + noise / _STEP_SPREAD**2
    log_weight = sums**2 / (2 * noise * precision) - 0.5 * np.log1p(known * _STEP_SPREAD**2 / noise)
    weight = np.exp(log_weight - log_weight.max())
    step = weight / weight.sum() * sums / precision
    # what was tagged on a day has seen the steps up to it; the rest lie ahead
    ahead = np.append(step[::-1].cumsum()[::-1], 0.0)
    since: Floats = np.interp(asked, ends, ahead)
    return since


def _moves(retags: Sequence[Retag]) -> Floats:
    """By how much each re-tag moves the leader side."""
    return np.array([_weight(retag.after) - _weight(retag.before) for retag in retags], np.float64)


def _weight(behaviour: Behaviour) -> float:
    weight = behaviour.leader_weight
    return 0.5 if weight is None else weight
