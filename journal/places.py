"""What the world outside gives: the time, the folders, chance. Injected, never looked up."""

from __future__ import annotations

import datetime as dt
import os
import random
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

import platformdirs
from typing_extensions import override


class Clock(Protocol):
    """Tells the time, with the zone of the person's machine."""

    def now(self) -> dt.datetime:
        """The present instant as an aware datetime in local time."""
        ...

    def zone(self) -> dt.tzinfo:
        """The zone of the person's machine, which knows when its clocks change."""
        ...


class MachineZone(dt.tzinfo):
    """The zone that the operating system is set to, where its name can't be found out."""

    @override
    def utcoffset(self, local: dt.datetime | None) -> dt.timedelta | None:
        return None if local is None else local.replace(tzinfo=None).astimezone().utcoffset()

    @override
    def dst(self, local: dt.datetime | None) -> dt.timedelta | None:
        return None

    @override
    def tzname(self, local: dt.datetime | None) -> str | None:
        return None if local is None else local.replace(tzinfo=None).astimezone().tzname()

    @override
    def fromutc(self, local: dt.datetime) -> dt.datetime:
        return local.replace(tzinfo=dt.UTC).astimezone().replace(tzinfo=self)


def machine_zone(environment: Mapping[str, str], link: Path = Path("/etc/localtime")) -> dt.tzinfo:
    """The machine's zone: by its name where `TZ` or the system's link tells it, else as the system has it."""
    named = environment.get("TZ", "").lstrip(":")
    if not named:
        with suppress(OSError, ValueError):
            named = str(link.resolve()).partition("zoneinfo/")[2]
    if named:
        with suppress(OSError, ValueError, KeyError):
            return ZoneInfo(named)
    return MachineZone()


class SystemClock:
    """The machine's own clock."""

    def now(self) -> dt.datetime:
        """The present instant in the machine's zone."""
        return dt.datetime.now().astimezone()  # noqa: TID251 - the one place that asks

    def zone(self) -> dt.tzinfo:
        """The machine's zone."""
        return machine_zone(os.environ)


@dataclass
class FixedClock:
    """A clock that stands still until it is moved: for `--now`, tests and screenshots."""

    instant: dt.datetime

    def now(self) -> dt.datetime:
        """The instant it was set to."""
        return self.instant

    def zone(self) -> dt.tzinfo:
        """The zone of the instant it was set to."""
        return self.instant.tzinfo or dt.UTC

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


def system_locale() -> str | None:
    """The name of the locale chosen in the system's settings ("en-US"), None where it has no such thing.

    A program that is started from an icon finds no `LANG` on Windows and macOS.
    """
    try:
        if sys.platform == "win32":
            return _windows_locale()
        if sys.platform == "darwin":
            return _mac_locale()
    except (AttributeError, OSError):  # an older system, or one that has been cut down
        return None
    return None


def _windows_locale() -> str | None:
    import ctypes  # noqa: PLC0415 - loaded where it is needed

    name = ctypes.create_unicode_buffer(85)  # LOCALE_NAME_MAX_LENGTH
    length = ctypes.windll.kernel32.GetUserDefaultLocaleName(name, len(name))  # type: ignore[attr-defined,unused-ignore]
    return name.value if length else None


def _mac_locale() -> str | None:
    import ctypes  # noqa: PLC0415 - loaded where it is needed
    from ctypes.util import find_library  # noqa: PLC0415 - as above

    found = find_library("CoreFoundation")
    if found is None:
        return None
    core = ctypes.CDLL(found)
    core.CFLocaleCopyCurrent.restype = core.CFLocaleGetIdentifier.restype = ctypes.c_void_p
    core.CFLocaleGetIdentifier.argtypes = core.CFRelease.argtypes = [ctypes.c_void_p]
    core.CFStringGetCString.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_long, ctypes.c_uint32]
    locale = core.CFLocaleCopyCurrent()
    name = ctypes.create_string_buffer(128)
    utf8 = 0x08000100
    is_told = core.CFStringGetCString(core.CFLocaleGetIdentifier(locale), name, len(name), utf8)
    core.CFRelease(locale)
    return name.value.decode("utf-8", "replace") if is_told else None


def _no_locale() -> str | None:
    return None


@dataclass(frozen=True)
class World:
    """Clock, folders and chance together, as a composition root hands them down.

    `locale_name` asks the system how the person has set it up; it is asked where the environment is silent.
    """

    clock: Clock
    places: Places
    chance: Chance
    environment: dict[str, str]
    locale_name: Callable[[], str | None] = _no_locale

    @classmethod
    def real(cls) -> World:
        """This machine, now."""
        return cls(SystemClock(), Places.of_this_person(), system_chance(), dict(os.environ), system_locale)
