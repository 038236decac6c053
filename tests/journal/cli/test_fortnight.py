"""`leaderward fortnight`, with the drawing that the command is handed."""

from __future__ import annotations

import argparse
import io
from pathlib import Path
from typing import Any

import pytest

from journal.cli.fortnight_command import PageOrder
from journal.cli.main import Streams, main
from journal.places import FixedClock, World
from tests.fortnight import DAYS, MONDAY, write_days
from tests.journal.helpers import leaderward
from ui.charts.command import draw


def run(world: World, *arguments: str) -> tuple[int, str]:
    out = io.StringIO()

    def no_window(_options: argparse.Namespace, _world: World) -> int:
        raise AssertionError

    code = main(arguments, world, Streams(io.StringIO(), out, out), open_window=no_window, draw_chart=draw)
    return code, out.getvalue()


@pytest.mark.usefixtures("qapp")
def test_the_page_is_written_as_pdf_and_png(world: World, clock: FixedClock, tmp_path: Path) -> None:
    write_days(world, clock, DAYS)
    files = [str(tmp_path / "page.pdf"), str(tmp_path / "page.PNG")]
    code, out = run(world, "fortnight", *files, "--paper", "letter")
    assert code == 0
    assert out.split() == files
    assert Path(files[0]).read_bytes().startswith(b"%PDF")
    assert Path(files[1]).read_bytes().startswith(b"\x89PNG")


def test_its_days_can_be_chosen(world: World, clock: FixedClock, tmp_path: Path) -> None:
    write_days(world, clock, DAYS)
    orders: list[Any] = []
    options = ["fortnight", str(tmp_path / "page.pdf"), "--to", "2026-11-08"]
    streams = Streams(io.StringIO(), io.StringIO(), io.StringIO())
    main(options, world, streams, open_window=lambda *_given: 1, draw_chart=orders.append)
    (order,) = orders
    assert isinstance(order, PageOrder)
    assert order.page.days[-7].day == MONDAY
    assert order.page.counts.total == 18
    assert not (tmp_path / "page.pdf").exists()


def test_another_ending_is_refused_before_anything_is_opened(world: World) -> None:
    said = leaderward(world, "fortnight", "page.svg")
    assert said.code == 2
    assert ".pdf or .png" in said.err
    assert not world.places.default_journal.exists()
