"""The tables of `make bench-drift`, and what misses its figure to reach."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Sequence
from fractions import Fraction

import numpy as np

from tests.benchmarks.drift.figures import AT_95, AT_975, METHODS, OURS, PEERS, Figures, weights
from tests.benchmarks.drift.peers import Array
from tests.benchmarks.drift.weekly import AS_BEHAVIOUR, SAID, WEEK, Watched
from tests.simulator.scenarios import HALF_YEAR

SHORT_PARTS = {Fraction(1, 3): "one third", Fraction(3, 7): "three of seven", Fraction(1, 5): "one of five"}
"""How many of the journals are short; tests/simulator/README.md says why there are three readings."""

Reach = tuple[float, float]

_HEAD = "\n".join(
    f"{'':<22} {first:^13} {second:^15} {third:>6} {fourth:>16} {fifth:>14} {last:>7}"
    for first, second, third, fourth, fifth, last in (
        ("RMSE", "covers", "score", "forecast covers", "false rising", "time"),
        ("all / today", "all / today", "today", "30 / 90 days", "one look", "ms"),
    )
)
_WANTED: tuple[tuple[str, Reach], ...] = (
    ("RMSE of the share, all days", (0, 7.0)),
    ("RMSE of the share, today", (0, 7.6)),
    ("90 % band covers, all days, %", (88, 93)),
    ("90 % band covers, today, %", (88, 93)),
    ("interval score today", (0, 29.5)),
    ("30-day forecast covers, %", (89, 96)),
    ("90-day forecast covers, %", (90, 97)),
    ("false rising, its constant journals, %", (0, 3)),
)


def population(found: Sequence[Figures]) -> None:
    """Everyone on the same journals, and ours beside what was to be reached in each of the readings."""
    table(found, Fraction(1, 3))
    print(f"\n{f'{OURS}; short journals are':<40} {'to reach':>11}", end="")
    print("".join(f"{words:>22}" for words in SHORT_PARTS.values()))
    rows = [one for one in found if one.method == OURS]
    constant = [one for one in rows if one.kind == "constant"]
    columns = [(*_figures(rows, float(part)), _percent(constant, float(part))) for part in SHORT_PARTS]
    for (name, reach), *figures in zip(_WANTED, *columns, strict=True):
        told = "".join(f"{one:>12.1f} {_verdict(one, reach):<9}" for one in figures)
        print(f"{name:<40} {_span(reach):>11}{told}".rstrip())


def table(found: Sequence[Figures], part: Fraction) -> None:
    """Everyone on the same journals, of which this part is short."""
    print(f"\nPopulation, {sum(one.method == OURS for one in found)} journals; short: {SHORT_PARTS[part]}")
    print(_HEAD)
    for method in METHODS:
        print(f"{method:<22} {_line([one for one in found if one.method == method], float(part))}")


def constant_journals(found: Sequence[Figures]) -> None:
    """False "rising" by day correlation."""
    correlations = sorted({one.correlation for one in found})
    print("\nFalse rising on constant journals, one look at 0.95, % (short: one third)")
    head = "".join(f"{f'correlation {one:g}':>18}" for one in correlations)
    each = f"{len(found) // len(METHODS) // len(correlations)} journals each"
    print(f"{each:<22}{head}{'of those that speak':>22}")
    for method in METHODS:
        rows = [one for one in found if one.method == method]
        told = ""
        for correlation in correlations:
            figure = _percent([one for one in rows if one.correlation == correlation], 1 / 3)
            told += f"{figure:>12.1f} {_verdict(figure, (0, 5)) if method == OURS else '':<5}"
        spoke = 100 * float(np.mean([one.rising for one in rows if one.speaks]))
        print(f"{method:<22}{told}{spoke:>22.1f}")


def groups(found: Sequence[Figures]) -> None:
    """Ours and one peer by kind, by length, by day correlation and by seed; short journals are one third."""
    keys: dict[str, Callable[[Figures], float | str]] = {
        "kind": lambda one: one.kind,
        "length": lambda one: one.length,
        "day correlation": lambda one: one.correlation,
        "seed": lambda one: one.seed,
    }
    for part in list(SHORT_PARTS)[1:]:
        table(found, part)
    for name, key in keys.items():
        for method in (OURS, "rolling 30 days") if name != "seed" else (OURS,):
            print(f"\n{method}, by {name}\n{_HEAD}")
            rows = [one for one in found if one.method == method]
            for value in dict.fromkeys(key(one) for one in rows):
                print(f"{value!s:<22} {_line([one for one in rows if key(one) == value], 1 / 3)}")


def spread(found: Sequence[Figures]) -> None:
    """How far the seeds lie apart."""
    rows = [one for one in found if one.method == OURS]
    seeds = sorted({one.seed for one in rows})
    if len(seeds) < 2:
        return
    print(f"\nBy seed, {len(rows) // len(seeds)} journals each (short: one third)")
    table = np.array([_figures([one for one in rows if one.seed == seed], 1 / 3) for seed in seeds])
    names = ("RMSE, all days", "RMSE, today", "covers, all days", "covers, today", "interval score today")
    for name, column in zip(names, table.T, strict=False):
        error = column.std(ddof=1) / math.sqrt(len(column))
        print(
            f"{name:<22} {column.min():5.1f} to {column.max():5.1f}, standard error of the mean {error:.2f}"
        )


def steps(watched: Sequence[Watched], constant: Sequence[Watched]) -> None:
    """Delay after a step, and how often a constant journal is called rising in half a year."""
    print(
        f"\nA step of 15 points on day 365, 4 actions a weekday, a look a week ({len(watched)} journals),\n"
        f"and half a year of such looks at constant journals ({len(constant)})"
    )
    print(f"{'':<40} {'median days':>12} {f'within {HALF_YEAR}':>12} {'constant, wrongly':>18}")
    ways = (
        *((method, way, f"{method}, {way:g}") for way in (AT_95, AT_975) for method in METHODS),
        (OURS, SAID, f"{OURS}, what is said"),
        (OURS, AS_BEHAVIOUR, f"{OURS}, said as more leadership"),
    )
    for method, way, words in ways:
        days = np.array([one.told[method, way] for one in watched])
        within, wrong = 100 * np.mean(days <= HALF_YEAR), 100 * _told(constant, method, way)
        print(f"{words:<40} {_days(days):>12} {within:>10.0f} % {wrong:>16.1f} %")
    ours = {way: np.array([one.told[OURS, way] for one in watched]) for way in (AT_95, AT_975)}
    _tell("days until a step is told at 0.95", float(np.median(ours[AT_95])), (0, 42))
    _tell("told within 182 days at 0.95, %", 100 * float(np.mean(ours[AT_95] <= HALF_YEAR)), (95, 100))
    _tell("days until a step is told at 0.975", float(np.median(ours[AT_975])), (0, 49))
    for what in dict.fromkeys(one.what for one in watched):
        days = np.array([one.told[OURS, AT_975] for one in watched if one.what == what])
        within = 100 * np.mean(days <= HALF_YEAR)
        print(f"  {what}: at 0.975 {_days(days)} days, {within:.0f} % within {HALF_YEAR}")


def offices(watched: Sequence[Watched]) -> None:
    """The ways of fooling oneself: how often a rise is told in half a year, and as a rise of what."""
    kinds = list(dict.fromkeys(one.what for one in watched))
    print(
        f"\nTen actions a weekday, half of them written down, half a year in which something changes, "
        f"{HALF_YEAR // WEEK} looks\n"
        f"({len(watched) // len(kinds)} journals each): a rise is told, %"
    )
    print(f"{'':<44} " + " ".join(f"{what:>11}" for what in kinds))
    ways: list[tuple[str, float | str, str]] = [
        (OURS, AT_975, "estimate, chance above 0.975"),
        (OURS, SAID, "estimate, said, of whatever cause"),
        (OURS, AS_BEHAVIOUR, "estimate, said as more leadership"),
        *((name, AT_975, f"{name}, 0.975") for name in PEERS),
    ]
    found: dict[tuple[float | str, str], float] = {}
    for method, way, words in ways:
        row = [100 * _told([one for one in watched if one.what == what], method, way) for what in kinds]
        if method == OURS:
            found |= {(way, what): told for what, told in zip(kinds, row, strict=True)}
        print(f"{words:<44} " + " ".join(f"{told:>11.0f}" for told in row))
    _tell("as more leadership when logging decays, %", found[AS_BEHAVIOUR, "decay"], (0, 25))
    kept = 100 * found[AS_BEHAVIOUR, "rise"] / max(found[SAID, "rise"], 1e-9)
    _tell("of the true rises told, as more leadership, %", kept, (85, 100))


def times(rows: Sequence[tuple[str, float, float]]) -> None:
    """Name, milliseconds and the most that was promised."""
    print("\nTime of one estimate (of the processor)")
    for name, figure, most in rows:
        _tell(name, figure, (0, most))


def _told(watched: Sequence[Watched], method: str, way: float | str) -> float:
    """For how many of the journals a rise was told at any look."""
    return float(np.mean([math.isfinite(one.told[method, way]) for one in watched]))


def _days(days: Array) -> str:
    middle = float(np.median(days))
    return f"{middle:.0f}" if math.isfinite(middle) else "never"


def _tell(name: str, figure: float, reach: Reach) -> None:
    """One line: what, how much, what was to be reached, and whether it is."""
    print(f"  {name:<46} {figure:7.1f}   to reach: {_span(reach)}  {_verdict(figure, reach)}".rstrip())


def _span(reach: Reach) -> str:
    least, most = reach
    if least <= 0:
        return f"≤ {most:.3g}"
    return f"≥ {least:g}" if most >= 100 else f"{least:g} to {most:g}"


def _verdict(figure: float, reach: Reach) -> str:
    """What is wrong with the figure as it is printed; empty where nothing is."""
    least, most = reach
    if least <= round(figure, 1) <= most:
        return ""
    if least <= 0:
        return "above"
    return "below" if most >= 100 else "outside"


def _figures(rows: Sequence[Figures], part: float) -> tuple[float, ...]:
    """RMSE, coverage, interval score, coverage of the forecasts; each journal by its weight."""
    weight = weights(rows, part)
    weight /= weight.sum()
    means: Array = weight @ np.array([one.errors for one in rows])
    ahead = 100.0 * weight @ np.array([[one.inside_30, one.inside_90] for one in rows])
    return (
        math.sqrt(means[0]),
        math.sqrt(means[1]),
        100.0 * float(means[2]),
        100.0 * float(means[3]),
        float(means[4]),
        float(ahead[0]),
        float(ahead[1]),
    )


def _percent(rows: Sequence[Figures], part: float) -> float:
    """How many of the journals are called rising, in hundredths."""
    weight = weights(rows, part)
    return 100.0 * float(weight @ np.array([one.rising for one in rows])) / float(weight.sum())


def _line(rows: Sequence[Figures], part: float) -> str:
    """One row of a table; false "rising" from the constant journals among them."""
    root, root_today, inside, inside_today, score, month, quarter = _figures(rows, part)
    constant = [one for one in rows if one.kind == "constant"]
    rising = f"{_percent(constant, part):12.1f} %" if constant else f"{'':>14}"
    taken = 1000.0 * statistics.mean(one.taken for one in rows)
    return (
        f"{root:5.1f} / {root_today:5.1f} {inside:5.1f} / {inside_today:5.1f} % {score:6.1f} "
        f"{month:7.1f} / {quarter:4.1f} % {rising} {taken:7.2f}"
    )
