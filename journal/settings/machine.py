"""What belongs to this machine: one TOML file that a person can read and write by hand."""

from __future__ import annotations

import datetime as dt
import os
import tomllib
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import tomli_w

from journal.errors import JournalError
from journal.language import _

THEMES = ("system", "light", "dark")
SMALLEST_TEXT, LARGEST_TEXT = 0.8, 2.0
MOST_RECENT = 8
_SWITCHES = (
    "chart_forecast",
    "chart_marks",
    "chart_previous",
    "chart_pace",
    "chart_todays",
    "chart_pinged",
    "begun",
    "tray",
    "told_stay",
    "pings",
    "ping_every_day",
)
_TIMES = ("ping_from", "ping_to")
MOST_PINGS = 12


@dataclass(frozen=True, slots=True)
class MachineSettings:
    """Theme, text size, the journals opened lately (the last one first), and the window's place.

    `window` is Qt's own description of geometry, in base 64; empty before the first close. What the drift
    chart shows beside the share: `chart_forecast`, `chart_marks` (targets and milestones),
    `chart_previous` (the period before), `chart_pace` (where the share would be if its pace held),
    `chart_todays` (the line with today's yardstick) and `chart_pinged` (the answers to pings alone).
    `begun`: the first run was seen or skipped. `tray`: an icon stands in the desktop's tray, where there
    is one. `quick_key`: the global shortcut of the quick capture, a portable key sequence; empty for
    none. `stay`: closing the window leaves the icon in the tray; until it was chosen, only where the
    prompt is wanted. `told_stay`: that was said once. `pings`: a small window asks at random moments
    between `ping_from` and `ping_to` ("09:00"), `pings_a_day` times on average, from Monday to Friday or,
    `ping_every_day`, on every day.
    """

    theme: str = "system"
    text_scale: float = 1.0
    recent: tuple[str, ...] = ()
    window: str = ""
    chart_range: str = "all"
    chart_forecast: bool = True
    chart_marks: bool = True
    chart_previous: bool = False
    chart_pace: bool = False
    chart_todays: bool = True
    chart_pinged: bool = False
    begun: bool = False
    tray: bool = True
    quick_key: str = "Ctrl+Alt+J"
    stay: bool | None = None
    told_stay: bool = False
    pings: bool = False
    ping_from: str = "09:00"
    ping_to: str = "17:00"
    pings_a_day: int = 4
    ping_every_day: bool = False

    def with_recent(self, path: Path) -> MachineSettings:
        """The same, with this journal as the one opened last."""
        name = str(path.absolute())
        if name.encode("utf-8", "ignore").decode() != name:
            return self  # a name that is no text can't stand in the file
        return replace(self, recent=(name, *(r for r in self.recent if r != name))[:MOST_RECENT])


class MachineSettingsFile:
    """Reads and writes the settings file. What it does not know in it stays there."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> MachineSettings:
        """The settings; a value that makes no sense is passed over, a missing file is the defaults."""
        return _from_table(self._table())

    def save(self, settings: MachineSettings) -> None:
        """Write the file whole, under another name first. One that can't be understood is kept aside.

        Raises:
            JournalError: the folder can't be written to.
        """
        table = {
            **self._table(),
            "theme": settings.theme,
            "text_scale": settings.text_scale,
            "recent": list(settings.recent),
            "window": settings.window,
            "chart_range": settings.chart_range,
            "quick_key": settings.quick_key,
            **{name: getattr(settings, name) for name in (*_SWITCHES, *_TIMES, "pings_a_day")},
            "stay": settings.stay,
        }
        if settings.stay is None:
            del table["stay"]  # TOML has no word for it
        target = Path(os.path.realpath(self.path))  # a link to the file stays one
        writing = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._is_unreadable():
                target.replace(self.path.with_name(f"{self.path.stem}.unreadable{self.path.suffix}"))
            with open(os.open(writing, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:  # noqa: PTH123
                file.write(tomli_w.dumps(table).encode())
                file.flush()
                os.fsync(file.fileno())
            writing.replace(target)
        except OSError as error:
            with suppress(OSError):
                writing.unlink()
            raise JournalError(
                _("The settings can't be saved in {path}: {reason}.").format(
                    path=self.path, reason=error.strerror or error
                ),
                _("Check the rights of that folder. Your journal is not concerned."),
            ) from error

    def _is_unreadable(self) -> bool:
        """Whether a file is there that a person wrote, and made a mistake in."""
        try:
            tomllib.loads(self.path.read_text("utf-8"))
        except FileNotFoundError:
            return False
        except (UnicodeDecodeError, tomllib.TOMLDecodeError):
            return True
        return False

    def _table(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self.path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
            return {}


def _from_table(table: dict[str, Any]) -> MachineSettings:
    settings = MachineSettings()
    if table.get("theme") in THEMES:
        settings = replace(settings, theme=table["theme"])
    scale = table.get("text_scale")
    if isinstance(scale, int | float) and SMALLEST_TEXT <= scale <= LARGEST_TEXT:
        settings = replace(settings, text_scale=float(scale))
    recent = table.get("recent")
    if isinstance(recent, list):
        settings = replace(
            settings, recent=tuple(r for r in recent if isinstance(r, str) and r)[:MOST_RECENT]
        )
    for name in ("window", "chart_range", "quick_key"):
        if isinstance(table.get(name), str):
            settings = replace(settings, **{name: table[name]})
    for name in (*_SWITCHES, "stay"):
        if isinstance(table.get(name), bool):
            settings = replace(settings, **{name: table[name]})
    settings = _with_ping_hours(settings, table)
    pace = table.get("chart_pace")
    if isinstance(pace, int) and not isinstance(pace, bool) and 0 < pace < 100:
        settings = replace(settings, chart_pace=True)  # it was the share that the pace was shown for
    return settings


def _with_ping_hours(settings: MachineSettings, table: dict[str, Any]) -> MachineSettings:
    for name in _TIMES:
        if _is_time(table.get(name)):
            settings = replace(settings, **{name: table[name]})
    a_day = table.get("pings_a_day")
    if isinstance(a_day, int) and not isinstance(a_day, bool) and 1 <= a_day <= MOST_PINGS:
        settings = replace(settings, pings_a_day=a_day)
    return settings


def _is_time(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    try:
        time = dt.time.fromisoformat(value)
    except ValueError:
        return False
    return time.isoformat("minutes") == value  # neither "0900Z" nor "09+01"
