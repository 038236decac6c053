"""How far the first run has come on this machine, kept among the drafts until it is over."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from journal.places import Places, World
from journal.settings.chosen import chosen_path, is_there
from journal.settings.drafts import Drafts
from journal.settings.machine import MachineSettings

PROMPT_AT = "17:25"
SLOT = "first_run"


@dataclass(frozen=True, slots=True)
class FirstRunState:
    """Where the first run stands, and what was typed in it.

    `step` counts from 1; `journal` is the path that was chosen, empty before; `leader` the side of the
    slider in whole percent, None while it was not moved; `event`, `prompt` (whether to be reminded),
    `prompt_at` ("17:25") and `calendar` belong to the cue; `lines` is what is typed of actions and not saved,
    as the sweep keeps it.
    """

    step: int = 1
    journal: str = ""
    leader: int | None = None
    event: str = ""
    prompt: bool = True
    prompt_at: str = PROMPT_AT
    calendar: bool = False
    lines: dict[str, Any] = field(default_factory=dict)


class FirstRunFile:
    """Keeps the state through a closed window and a crash. Where it can't be kept, there is none."""

    def __init__(self, places: Places) -> None:
        self._drafts = Drafts(places.data / "drafts")
        # it is there before any journal is, so it belongs to none
        self._place: Path = places.data / "first run"

    def load(self) -> FirstRunState | None:
        """What was kept, or None; a value that makes no sense is passed over."""
        kept = self._drafts.load(self._place, SLOT)
        return _state(kept) if kept else None

    def save(self, state: FirstRunState) -> None:
        """Keep it in place of what was kept before."""
        self._drafts.keep(self._place, SLOT, asdict(state))

    def forget(self) -> None:
        """It is over."""
        self._drafts.keep(self._place, SLOT, {})


def first_run_wanted(
    settings: MachineSettings, world: World, option: str | None
) -> tuple[Path, FirstRunState] | None:
    """Where the journal is to be and how far the first run is, where it is to be shown; else None.

    It is shown where there is no journal yet, and goes on until it is over. `option` is the journal that
    the command line names.
    """
    if settings.begun:
        return None
    place = chosen_path(option, world, settings.recent)
    kept = FirstRunFile(world.places).load()
    state = kept or FirstRunState()
    if not is_there(place):
        # what was typed stays, but without its journal it begins at the beginning
        shown = Path(state.journal) if state.journal and option is None else place
        return shown, replace(state, step=1)
    return (place, state) if kept is not None and kept.journal == str(place.absolute()) else None


def _state(table: dict[str, Any]) -> FirstRunState:
    default = asdict(FirstRunState())
    known = {
        name: table[name]
        for name, value in default.items()
        if name != "leader" and type(table.get(name)) is type(value)
    }
    if not 1 <= known.get("step", 1) <= 4:
        known["step"] = 1
    leader = table.get("leader")
    if type(leader) is int and 0 <= leader <= 100:
        known["leader"] = leader
    return FirstRunState(**known)
