from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.charts.charting import figure_of, steady
from ui.charts.figure import FOR_OTHERS, ChartChoices, ChartFigure, RangeName
from ui.dialogs.export import ExportDialog
from ui.theme.look import Look


@pytest.fixture
def asked() -> list[ChartChoices]:
    """What the dialog asked to be drawn, in order."""
    return []


@pytest.fixture
def dialog(qtbot: QtBot, asked: list[ChartChoices]) -> ExportDialog:
    def figure_for(range_name: RangeName, choices: ChartChoices) -> ChartFigure:
        asked.append(choices)
        return figure_of(steady(200), range_name)

    shown = ExportDialog(Look.named("light"), figure_for, "all")
    qtbot.addWidget(shown)
    return shown


def test_without_a_choice_it_is_what_is_meant_for_others(
    dialog: ExportDialog, asked: list[ChartChoices]
) -> None:
    dialog.figure()
    assert asked[-1] == FOR_OTHERS
    assert not dialog.forecast.isChecked()
    assert not dialog.milestones.isChecked()


def test_what_is_checked_is_in_the_picture_and_never_ones_own_words(
    qtbot: QtBot, dialog: ExportDialog, asked: list[ChartChoices]
) -> None:
    dialog.targets.click()
    dialog.forecast.click()
    dialog.milestones.click()
    before = len(asked)
    qtbot.waitUntil(lambda: len(asked) > before)  # the preview follows
    chosen = replace(FOR_OTHERS, forecast=True, targets=False, marks=True)
    assert asked[-1] == chosen
    dialog.self_views.click()
    dialog.other_views.click()
    dialog.figure()
    assert asked[-1] == replace(chosen, self_views=True, other_views=True)


@pytest.mark.parametrize(("shape", "points"), [("page", (842, 595)), ("slide", (960, 540))])
def test_a_pdf_has_the_page_of_its_shape_whatever_the_pixels(
    dialog: ExportDialog, tmp_path: Path, shape: str, points: tuple[int, int]
) -> None:
    dialog.shape.choose(shape)
    dialog.shape.chosen.emit(shape)
    assert dialog.width_box.value() > 1500  # pixels of a PNG
    dialog.kind.choose("pdf")
    dialog.kind.chosen.emit("pdf")
    assert not dialog.width_box.isEnabled()
    assert dialog.write(tmp_path / "chart.pdf")
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", (tmp_path / "chart.pdf").read_bytes())
    assert box is not None
    assert (float(box[1]), float(box[2])) == points
    dialog.kind.choose("png")
    dialog.kind.chosen.emit("png")
    assert dialog.width_box.isEnabled()
    assert dialog.size_in_pixels[0] > 1500
