"""What the world outside gives: the time, the folders, chance. Injected, never looked up."""

from __future__ import annotations

import datetime as dt
import os
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import platformdirs


class Clock(Protocol):
    """Tells the time, with the zone of the person's machine."""

    def now(self) -> dt.datetime:
        """The present instant as an aware datetime in local time."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> dt.datetime:
        """The present instant in the machine's zone."""
        return dt.datetime.now().astimezone()  # noqa: TID251 - the one place that asks


@dataclass
class FixedClock:
    """A clock that stands still until it is moved: for `--now`, tests and screenshots."""

    instant: dt.datetime

    def now(self) -> dt.datetime:
        """The instant it was set to."""
        return self.instant

    def advance(self, **by: float) -> None:
        """Move on by a `timedelta` given as its keywords."""
        self.instant += dt.timedelta(**by)


@dataclass(frozen=True)
class Places:
    """Folders of this person on this machine. None of them needs to exist yet."""

    data: Path
    config: Path

    @property
    def default_journal(self) -> Path:
        """Where the journal is when nobody says otherwise."""
        return self.data / "journal.leaderward"

    @property
    def settings_file(self) -> Path:
        """The one file of what belongs to this machine."""
        return self.config / "settings.toml"

    @classmethod
    def of_this_person(cls) -> Places:
        """The platform's own folders (platformdirs), e.g. `~/.local/share/leaderward`."""
        return cls(
            data=Path(platformdirs.user_data_dir("leaderward", appauthor=False)),
            config=Path(platformdirs.user_config_dir("leaderward", appauthor=False)),
        )


class Chance(Protocol):
    """A source of random bits."""

    def getrandbits(self, k: int, /) -> int:
        """`k` random bits."""
        ...


def system_chance() -> Chance:
    """The operating system's randomness."""
    return random.SystemRandom()


@dataclass(frozen=True)
class World:
    """Clock, folders and chance together, as a composition root hands them down."""

    clock: Clock
    places: Places
    chance: Chance
    environment: dict[str, str]

    @classmethod
    def real(cls) -> World:
        """This machine, now."""
        return cls(SystemClock(), Places.of_this_person(), system_chance(), dict(os.environ))
