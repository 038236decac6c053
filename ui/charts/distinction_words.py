"""What the page of the distinctions says: of a bar in a few words, of a panel in sentences."""

from __future__ import annotations

from journal.domain.behaviour import Pole
from journal.domain.distinctions import Distinction, Family
from journal.domain.role import Role
from journal.language import _, ngettext
from journal.reading.distinctions import Figures, Moved, Period, window_days
from journal.statistics.amounts import band, chance, figure, hundredths, points
from journal.statistics.drift import DRIFT_ACTIONS

_STAYED = 0.5  # of a mark in 30 days, under which a count has stayed


def actions(count: int) -> str:
    """So many: “250 actions”."""
    return ngettext("{count} action", "{count} actions", count).format(count=figure(count))


def distinctions(count: int) -> str:
    """So many: “3 distinctions”."""
    return ngettext("{count} distinction", "{count} distinctions", count).format(count=figure(count))


def period_names(period: Period) -> tuple[str, str]:
    """What stands beside the page's title, and in fewer words."""
    return {
        "90d": (_("Five families, the last 90 days"), _("the last 90 days")),
        "1y": (_("Five families, the last year"), _("the last year")),
        "all": (_("Five families, everything so far"), _("everything so far")),
    }[period]


def over(period: Period) -> str:
    """The window a change is told over, within a sentence."""
    return _("over the last 90 days") if window_days(period) == 90 else _("over the last year")


def looks(families: int, below: int) -> str:
    """How many bars are looked at together, for which what is told as more than chance allows."""
    if below:
        words = _("allowing for {count} and {below} looks at once")
    else:
        words = ngettext("allowing for {count} look at once", "allowing for {count} looks at once", families)
    return words.format(count=families, below=below)


def need_words(role: Role, need: int) -> str:
    """What the present role needs of a family, as the person set it."""
    return _("As you set it, your role “{role}” needs {need} of 100 here.").format(role=role.name, need=need)


def need_mark(need: int) -> str:
    """The word at the tick of what the role needs."""
    return _("needs {need}").format(need=need)


def foot(period: Period, families: int, below: int, role: Role | None = None) -> str:
    """What the columns mean, and what least seen is not.

    `below` is how many distinctions are looked at; `role` is the one whose needs are marked, if any are.
    """
    said = _(
        "In the middle, purple: both, half to each side. Share: today’s, of the actions marked with it. "
        "Change: points {over}, bold where it is more than chance would give, {looks}. "
        "Least seen is not weakest."
    ).format(over=over(period), looks=looks(families, below))
    if role is None:
        return said
    needs = _("The short tick with its number: what your role “{role}” needs, as you set it.")
    return f"{said} {needs.format(role=role.name)}"


def signed(change: int) -> str:
    """A change in points with its sign: "+10", "−2", "0"."""
    return f"+{change}" if change > 0 else f"−{-change}" if change else "0"


def title(one: Distinction) -> str:
    """The two acts as a heading: "Checked, or entrusted"."""
    words = acts(one)
    return words[:1].upper() + words[1:]


def acts(one: Distinction) -> str:
    """The two acts: "checked, or entrusted"."""
    return _("{manager_act}, or {leader_act}").format(manager_act=one.manager_act, leader_act=one.leader_act)


def least_seen(poles: frozenset[Pole]) -> str:
    """Which side is: “leader side least seen”; empty for none."""
    if len(poles) == 2:
        return _("both sides least seen")
    if not poles:
        return ""
    return _("leader side least seen") if Pole.LEADER in poles else _("manager side least seen")


def lane_words(figures: Figures) -> str:
    """What stands in the lane while there is no share: how many marks are missing."""
    facet = figures.facet
    if facet is None or facet.stage not in {"empty", "count"}:
        return ""
    return ngettext("{count} more needed", "{count} more needed", facet.missing_marks).format(
        count=facet.missing_marks
    )


def share_words(figures: Figures) -> tuple[str, str]:
    """The share in two parts, the strong one and the rest; both empty while it is computed."""
    facet = figures.facet
    if facet is None:
        return "", ""
    if facet.share is None:
        count = ngettext(
            "{count} more marked action until there is a share.",
            "{count} more marked actions until there is a share.",
            facet.missing_marks,
        ).format(count=facet.missing_marks)
        return _("Too little data."), count
    likely = band(facet.share.low, facet.share.high)
    if facet.stage == "early":
        return _("Likely {band} of 100").format(band=likely), _(
            "on the leader side, too little for a figure."
        )
    return (
        _("{share} of 100").format(share=hundredths(facet.share.share)),
        _("likely {band}.").format(band=likely),
    )


def change_words(figures: Figures, period: Period, names: tuple[str, str]) -> str:
    """How it moved and which count did; what is missing until that can be told.

    `names` are what the two sides are called, the manager's first.
    """
    facet = figures.facet
    if facet is None or facet.share is None:
        return ""
    if figures.change is None:
        return _missing(figures)
    moved = "" if figures.moved is None else counts_moved(figures.moved, names)
    if figures.rests:
        size = _(
            "{points} {way} {over}; what you call leadership has shifted as well and could explain it, "
            "so that nothing is claimed"
        ).format(points=points(figures.change), way=_way(figures.change), over=over(period))
    elif not figures.is_claimed:
        size = (
            _("No change {over} that is more than chance would give").format(over=over(period))
            if figures.change == 0
            else _("{points} {way} {over}, within what chance would give").format(
                points=points(figures.change), way=_way(figures.change), over=over(period)
            )
        )
    else:
        size = _("{points} {way} {over}, more than chance would give ({chance}\u00a0%)").format(
            points=points(figures.change),
            way=_way(figures.change),
            over=over(period),
            chance=chance(figures.chance),
        )
    return _("{change}: {counts}.").format(change=size, counts=moved) if moved else f"{size}."


def counts_moved(moved: Moved, names: tuple[str, str]) -> str:
    """Which of the two counts moved: "entrusted 2 to 3 a month, checked stayed at 4"."""
    manager, leader = names
    sides = (
        (leader, moved.leader_before, moved.leader_now),
        (manager, moved.manager_before, moved.manager_now),
    )
    ordered = sorted(sides, key=lambda side: -abs(side[2] - side[1]))
    return _(", ").join(_side(*side) for side in ordered)


def spoken_family(
    family: Family, figures: Figures, period: Period, *, count: int, least: str, is_open: bool
) -> str:
    """A family's row in words, its figures with it."""
    head = _("{name}, {open}, {distinctions}").format(
        name=family.name, open=_("open") if is_open else _("closed"), distinctions=distinctions(count)
    )
    names = (_("the manager side"), _("the leader side"))
    return _spoken(head, figures, period, names, least)


def spoken_distinction(one: Distinction, figures: Figures, period: Period) -> str:
    """A distinction's row in words, its figures with it."""
    return _spoken(title(one), figures, period, (one.manager_act, one.leader_act), "")


def line_words(figures: Figures, first: str, last: str) -> str:
    """The drift line of a panel in words."""
    facet = figures.facet
    if facet is None or facet.estimate is None or facet.share is None:
        return ""
    return _("The share from {first} to {last}: {share} today").format(
        first=first, last=last, share=_("{share} of 100").format(share=hundredths(facet.share.share))
    )


def _spoken(head: str, figures: Figures, period: Period, names: tuple[str, str], least: str) -> str:
    counts = _("{actions}: {manager} manager, {leader} leader, {both} both").format(
        actions=actions(figures.marks),
        manager=figure(figures.manager),
        leader=figure(figures.leader),
        both=figure(figures.both),
    )
    share = " ".join(part for part in share_words(figures) if part)
    parts = [f"{head}. {counts}.", share, change_words(figures, period, names)]
    if least:
        parts.append(f"{least[:1].upper()}{least[1:]}.")
    return " ".join(part for part in parts if part)


def _missing(figures: Figures) -> str:
    facet = figures.facet
    if facet is None:
        return ""
    if facet.missing_marks:
        return ngettext(
            "{count} more marked action until a drift can be told ({least} in all).",
            "{count} more marked actions until a drift can be told ({least} in all).",
            facet.missing_marks,
        ).format(count=facet.missing_marks, least=DRIFT_ACTIONS)
    if facet.missing_days:
        return ngettext(
            "{count} more day until a drift can be told.",
            "{count} more days until a drift can be told.",
            facet.missing_days,
        ).format(count=facet.missing_days)
    return _("Too few marked days in this period for a drift.")


def _way(change: int) -> str:
    return _("more") if change > 0 else _("fewer")


def _side(name: str, before: float, now: float) -> str:
    if abs(now - before) < _STAYED:
        return _("{act} stayed at {count} a month").format(act=name, count=_rate((before + now) / 2))
    return _("{act} {before} to {now} a month").format(act=name, before=_rate(before), now=_rate(now))


def _rate(rate: float) -> str:
    """Marks in 30 days: whole from 3 on, halves below."""
    if rate >= 3:
        return figure(round(rate))
    return f"{round(rate * 2) / 2:g}"
