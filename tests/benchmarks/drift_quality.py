"""`make bench-drift`: the estimate beside what others would draw, on journals whose truth is known.

    make bench-drift                                all tables, some minutes on two cores
    make bench-drift ARGS="--quick"                 fewer journals
    make bench-drift ARGS="--only population --groups 1101 1102"

Seeds under 1,000 are for trying things out, reported figures come from seeds above: nothing was
ever chosen by looking at those. The same seeds give the same figures, but for the times. A line
that misses what was to be reached ends in "above", "below" or "outside". Not part of the tests.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Any, TypeVar

from tests.benchmarks.drift import report, times
from tests.benchmarks.drift.figures import Errors, errors, measure, measure_constant, of_estimate
from tests.benchmarks.drift.peers import of_rolling_mean
from tests.benchmarks.drift.weekly import Watched, watch_office, watch_step
from tests.simulator.journals import AS_DESCRIBED, ENDS, TRUTHS, Choices
from tests.simulator.scenarios import OFFICES

__all__ = ["Errors", "errors", "main", "of_estimate", "of_rolling_mean"]

FIRST_TUNING_FREE_SEED = 1001
FIRST_REPORTED_SEED = 2001
"""1001 to 1010 were reported before the rule for the cause was chosen anew, and looked at."""
SEEDS = 10
JOURNALS = 252
CONSTANT_CORRELATIONS = (0.0, 0.1, 0.2)
CONSTANT_JOURNALS = 84
STEP_JOURNALS, OFFICE_JOURNALS = 200, 600  # with 200 the offices' error is 3 points: as much as is asked
STEP = 0.15
PROCESSES = 2
PARTS = ("population", "steps", "offices", "times")

_Found = TypeVar("_Found")


def main() -> None:
    """Read the command line, measure and print."""
    given = _given()
    seeds: list[int] = given.seeds or list(
        range(FIRST_REPORTED_SEED, FIRST_REPORTED_SEED + (2 if given.quick else SEEDS))
    )
    journals = _balanced(given.journals or (84 if given.quick else JOURNALS))
    choices = Choices(
        lowest=given.levels[0],
        highest=given.levels[1],
        linear_stops=given.linear_stops,
        even_flavour=not given.hidden_flavour,
        cut_short=given.cut_short,
    )
    use = "tried out, not reported" if min(seeds) < FIRST_TUNING_FREE_SEED else "nothing was tuned on them"
    print(f"Seeds {', '.join(map(str, seeds))} ({use}); {journals} journals each; errors in points")
    with ProcessPoolExecutor(max_workers=min(PROCESSES, os.cpu_count() or 1)) as pool:
        if "population" in given.only:
            _population(pool, seeds, journals, choices, by_group=given.groups)
        if "steps" in given.only:
            count = 24 if given.quick else STEP_JOURNALS
            watched = [
                _watched(pool, count, partial(watch_step, seeds[0], rise=rise, with_gaps=not given.no_gaps))
                for rise in (STEP, 0.0)
            ]
            report.steps(*watched)
        if "offices" in given.only:
            count = 16 if given.quick else OFFICE_JOURNALS
            report.offices(
                [
                    one
                    for what in OFFICES
                    for one in _watched(pool, count, partial(watch_office, seeds[0], what=what))
                ]
            )
    if "times" in given.only:
        report.times(times.run())


def _population(
    pool: ProcessPoolExecutor, seeds: Sequence[int], journals: int, choices: Choices, *, by_group: bool
) -> None:
    """The population of each seed, and constant journals of each day correlation."""
    found = _all(pool.map(partial(measure, journals=journals, choices=choices), seeds))
    pairs = [(seed, correlation) for seed in seeds for correlation in CONSTANT_CORRELATIONS]
    constant = partial(measure_constant, journals=CONSTANT_JOURNALS, choices=choices)
    report.population(found)
    report.spread(found)
    report.constant_journals(_all(pool.map(constant, *zip(*pairs, strict=True))))
    if by_group:
        report.groups(found)


def _watched(pool: ProcessPoolExecutor, count: int, watch: Callable[[int], Watched]) -> list[Watched]:
    return list(pool.map(watch, range(count), chunksize=4))


def _all(parts: Iterator[Iterable[_Found]]) -> list[_Found]:
    return [one for part in parts for one in part]


def _balanced(journals: int) -> int:
    """So many, or a few more, that every kind and length comes equally often."""
    whole = len(TRUTHS) * len(ENDS)
    return -(-journals // whole) * whole


def _given() -> Any:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("seeds", nargs="*", type=int, help=f"{FIRST_REPORTED_SEED} and the next unless given")
    parser.add_argument("--journals", type=int, help=f"journals for each seed ({JOURNALS})")
    parser.add_argument("--groups", action="store_true", help="also by kind, length, day correlation, seed")
    parser.add_argument("--quick", action="store_true", help="two seeds, few journals, half a minute")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="some of the parts")
    parser.add_argument("--no-gaps", action="store_true", help="the journals with a step are without gaps")
    parser.add_argument(
        "--levels", nargs=2, type=float, default=(AS_DESCRIBED.lowest, AS_DESCRIBED.highest), metavar="SHARE"
    )
    parser.add_argument(
        "--linear-stops",
        type=float,
        default=AS_DESCRIBED.linear_stops,
        metavar="LOGITS",
        help="level off after",
    )
    parser.add_argument(
        "--hidden-flavour", action="store_true", help="the truth leaves out the weekdays' mean"
    )
    parser.add_argument(
        "--cut-short", action="store_true", help="journals of few actions are the begin of longer ones"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
