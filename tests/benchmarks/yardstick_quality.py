"""How good the yardstick is, on simulated re-tags: `python -m tests.benchmarks.yardstick_quality`."""

from __future__ import annotations

import numpy as np

from journal.statistics.yardstick import recent_retags, shift_since, yardstick_of
from tests.simulator.yardstick import (
    KINDS,
    TODAY,
    VALUES,
    a_year_of_retags,
    chances,
    retags,
    yardstick,
)

NUMBERS = (3, 6, 10, 15, 20, 30, 60, 100, 156)
SHIFTS = (-0.1, 0.0, 0.05, 0.1, 0.2)
NOISES = (0.1, 0.2, 0.3)
"""How many of a hundred change their tag though nothing shifted, half of them each way."""
HALVES = (0.0, 0.3)


def coverage(number: int, each: int, rng: np.random.Generator) -> tuple[float, float]:
    """How often the interval of so many re-tags holds the true shift: over all cases, and in the worst."""
    found = []
    for shift in SHIFTS:
        for noise in NOISES:
            for halves in HALVES:
                chance = chances(shift, noise, halves)
                moves = rng.choice(VALUES, p=chance, size=(each, number))
                held = 0
                for row in moves:
                    one = yardstick_of(retags(row), TODAY)
                    held += one is not None and one.low <= shift <= one.high
                found.append(held / each)
    return float(np.mean(found)), min(found)


def found_within_a_year(
    shift: float, noise: float, a_month: float, each: int, rng: np.random.Generator
) -> tuple[float, float]:
    """How often a shift up is found in a year by a look a week, and by the one look at its end."""
    chance, ever, last = chances(shift, noise, 0.15), 0, 0
    for _journal in range(each):
        moves = rng.choice(VALUES, p=chance, size=round(12 * a_month))
        known = retags(moves)
        looks = sorted({round(week * 12 * a_month / 52) for week in range(1, 53)} - {0})
        shifts = [yardstick_of(known[:count], TODAY) for count in looks]
        is_found = [one is not None and one.low > 0 for one in shifts]
        ever, last = ever + any(is_found), last + is_found[-1]
    return ever / each, last / each


def line_errors(each: int, rng: np.random.Generator) -> dict[str, float]:
    """RMSE of the shift since each day (points), where the line is drawn: ours, one shift for all, none."""
    errors: dict[str, list[float]] = {"one step": [], "the mean": [], "none": []}
    for days in (200, 400, 1000, 2500):
        for kind in KINDS:
            for _journal in range(each):
                moved = yardstick(kind, days, rng.uniform(0.06, 0.22) * rng.choice([1, 1, 1, -1]), rng)
                known = recent_retags(a_year_of_retags(moved, days, rng), TODAY)
                shown = yardstick_of(known, TODAY)
                if shown is None or shown.low <= 0 <= shown.high or len(known) < 30:
                    continue
                age = np.linspace(0, days, 80)
                truth = moved(np.array([float(days)])) - moved(age)
                ordinals = TODAY.toordinal() - days + age
                ours = shift_since(known, ordinals)
                flat = shown.shift * np.clip((days - age) / 30, 0, 1)
                for name, line in (("one step", ours), ("the mean", flat), ("none", np.zeros(80))):
                    errors[name].append(float(np.mean((line - truth) ** 2)))
    return {name: 100 * float(np.sqrt(np.mean(found))) for name, found in errors.items()}


def main() -> None:
    """Print the tables of decision 14."""
    rng = np.random.default_rng(2014)
    print("re-tags, coverage of the 90 % interval, in the worst case")
    for number in NUMBERS:
        mean, worst = coverage(number, 400, rng)
        print(f"{number:5} {100 * mean:6.1f} % {100 * worst:6.1f} %")
    print("a year of weekly looks: noise, a shift of ten points found (one look at the end); none, found")
    for noise in NOISES:
        for a_month, name in ((13, "three a week"), (5, "five a month")):
            found, last = found_within_a_year(0.1, noise, a_month, 400, rng)
            wrong, once = found_within_a_year(0.0, noise, a_month, 400, rng)
            print(
                f"{100 * noise:4.0f} % {name:13} {100 * found:4.0f} % ({100 * last:.0f} %)"
                f" {100 * wrong:4.0f} % ({100 * once:.0f} %)"
            )
    print("RMSE of the shift since each day, points:", line_errors(60, rng))


if __name__ == "__main__":
    main()
