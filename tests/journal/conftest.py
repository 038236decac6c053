"""Journals to test with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from journal.domain.catalogue import load_catalogue
from journal.domain.distinctions import Catalogue
from journal.opening import Opened, open_journal
from journal.places import World
from journal.service.journal import Journal

Open = Callable[[], Opened]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.leaderward"


@pytest.fixture
def open_again(path: Path, world: World) -> Iterator[Open]:
    """Opens the same journal as often as asked: each is a writer of its own, as another program is."""
    with ExitStack() as stack:

        def opens() -> Opened:
            opened = open_journal(path, world)
            stack.callback(opened.close)
            return opened

        yield opens


@pytest.fixture
def opened(open_again: Open) -> Opened:
    return open_again()


@pytest.fixture
def journal(opened: Opened) -> Journal:
    return opened.journal


@pytest.fixture
def in_threads() -> Callable[[int, Callable[[], object]], list[object]]:
    """Does something in several threads at once; what each came to."""

    def run(count: int, work: Callable[[], object]) -> list[object]:
        with ThreadPoolExecutor(count) as pool:
            return [future.result(timeout=60) for future in [pool.submit(work) for _ in range(count)]]

    return run
