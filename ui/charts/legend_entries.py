"""Which marks of a figure are in view, and what they mean in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from journal.domain.behaviour import Milestone
from journal.language import _
from journal.statistics.series import Unit
from ui.charts.figure import ChartFigure
from ui.charts.geometry import cut
from ui.charts.words import previous_name
from ui.models.actions import milestone_word

LegendKind: TypeAlias = Literal[
    "estimate",
    "band",
    "dots",
    "hollow",
    "previous",
    "todays",
    "pinged",
    "self_view",
    "other_view",
    "success",
    "failure",
    "target",
    "forecast",
    "pace",
]


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """What a mark above the plot means."""

    kind: LegendKind
    text: str


def legend_of(
    figure: ChartFigure, days: tuple[float, float] | None = None, *, on_paper: bool = False
) -> tuple[LegendEntry, ...]:
    """What is visible between two days, and nothing else; without days, over the figure's own range.

    What carries a label is not in it: the horizon, and on the screen the targets.
    """
    estimate = figure.estimate
    if estimate is None:
        return ()
    first, last = days or figure.view
    entries: list[LegendEntry] = []
    if any(start - 0.5 < last and end + 0.5 > first for start, end in figure.runs):
        entries.append(LegendEntry("estimate", _("Estimate")))
    if cut(estimate, first, last) is not None:
        entries.append(LegendEntry("band", _("90\u00a0% likely")))
    entries += _dots(figure, first, last)
    entries += _other_lines(figure, first, last)
    entries += _marks(figure, first, last)
    if on_paper and figure.steps and figure.steps[0].first < last:
        entries.append(LegendEntry("target", _("Chosen target")))
    if last > figure.today + 0.5:
        if figure.fan is not None:
            # Elsewhere the pointer tells what the three are; on paper nobody can ask.
            words = _("Forecast (50, 80 and 90\u00a0%)") if on_paper else _("Forecast")
            entries.append(LegendEntry("forecast", words))
        if figure.pace is not None:
            entries.append(LegendEntry("pace", _("If this pace held")))
    return tuple(entries)


def _other_lines(figure: ChartFigure, first: float, last: float) -> list[LegendEntry]:
    """The lines beside the estimate."""
    entries = []
    if any(curve.x[0] < last and curve.x[-1] > first for curve in figure.previous):
        entries.append(LegendEntry("previous", previous_name(figure)))
    if any(curve.x[0] < last and curve.x[-1] > first for curve in figure.todays):
        entries.append(LegendEntry("todays", _("With today’s yardstick")))
    if figure.pinged is not None and figure.pinged.cut(first, last) is not None:
        entries.append(LegendEntry("pinged", _("Answers to pings alone, 90\u00a0% likely")))
    return entries


def _dots(figure: ChartFigure, first: float, last: float) -> Iterator[LegendEntry]:
    part = figure.within(first, last)
    dots, hollow = figure.buckets.tagged[part] > 0, figure.buckets.is_hollow[part]
    if bool((dots & ~hollow).any()):
        yield LegendEntry("dots", _dot_words(figure.unit, by_time=figure.measure == "minutes"))
    if bool((dots & hollow).any()):
        yield LegendEntry("hollow", _("Recalled or imported"))


def _dot_words(unit: Unit, *, by_time: bool) -> str:
    if by_time:
        return {"day": _("A day’s time"), "week": _("A week’s time"), "month": _("A month’s time")}[unit]
    return {
        "day": _("A day of actions"),
        "week": _("A week of actions"),
        "month": _("A month of actions"),
    }[unit]


def _marks(figure: ChartFigure, first: float, last: float) -> Iterator[LegendEntry]:
    if any(first <= guess.day <= last for guess in figure.guesses):
        yield LegendEntry("self_view", _("Self-view"))
    if any(first <= other.day <= last for other in figure.others):
        yield LegendEntry("other_view", _("A colleague’s view"))
    seen = {sign.milestone for sign in figure.signs if first <= sign.day <= last}
    if Milestone.SUCCESS in seen:
        yield LegendEntry("success", milestone_word(Milestone.SUCCESS))
    if Milestone.FAILURE in seen:
        yield LegendEntry("failure", milestone_word(Milestone.FAILURE))
