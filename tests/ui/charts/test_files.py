from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from journal.errors import JournalError, UsageError
from tests.ui.charts.charting import figure_of, steady
from ui.charts.files import render_image, write_chart

pytestmark = pytest.mark.usefixtures("qapp")
NOT_A_MEASUREMENT = "Self-logged, self-tagged; not a measurement of leadership."


@pytest.mark.parametrize("size", [(1280, 720), (801, 603), (480, 320)])
def test_a_png_has_exactly_the_size(tmp_path: Path, size: tuple[int, int]) -> None:
    write_chart(tmp_path / "chart.png", figure_of(steady(60)), size, dpi=192)
    image = QImage(str(tmp_path / "chart.png"))
    assert (image.width(), image.height()) == size
    assert image.dotsPerMeterX() == image.dotsPerMeterY() == 7559
    assert image.text("Title") == "Leaderward: leader share"


def test_an_svg_carries_its_words_as_text(tmp_path: Path) -> None:
    write_chart(tmp_path / "chart.svg", figure_of(steady(400)), (1280, 720))
    root = ET.parse(tmp_path / "chart.svg").getroot()  # noqa: S314 - our own file
    space = "{http://www.w3.org/2000/svg}"
    texts = [element.text for element in root.iter(f"{space}text")]
    assert NOT_A_MEASUREMENT in texts
    assert "Leaderward, 19 November 2026" in texts
    assert "Jan 2026" in texts
    assert "100\u00a0% leader" in texts
    assert root.attrib["viewBox"] == "0 0 1280 720"
    assert (root.attrib["width"], root.attrib["height"]) == ("1280", "720")
    assert root.findtext(f"{space}title") == "Leaderward: leader share"
    assert "of 100 logged actions" in (root.findtext(f"{space}desc") or "")


def test_an_svg_is_cut_to_its_plot_and_needs_no_clip(tmp_path: Path) -> None:
    write_chart(tmp_path / "chart.svg", figure_of(steady(900), "90d"), (1280, 720))
    text = (tmp_path / "chart.svg").read_text("utf-8")
    assert "clip" not in text
    points = re.findall(r'points="([^"]+)"', text)
    xs = [float(pair.split(",")[0]) for group in points for pair in group.split()]
    assert min(xs) >= 64
    assert max(xs) <= 1280 - 64


def test_an_svg_looks_like_the_png(tmp_path: Path) -> None:
    figure = figure_of(steady(400))
    write_chart(tmp_path / "chart.svg", figure, (640, 400))
    image = QImage(QSize(640, 400), QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    QSvgRenderer(QByteArray((tmp_path / "chart.svg").read_bytes())).render(painter)
    painter.end()
    raster = render_image(figure, (640, 400))
    apart = sum(
        abs(image.pixelColor(x, y).lightness() - raster.pixelColor(x, y).lightness()) > 60
        for x in range(640)
        for y in range(400)
    )
    assert apart < 640 * 400 * 0.01


def test_a_pdf_embeds_its_fonts_and_has_the_pages_size(tmp_path: Path) -> None:
    write_chart(tmp_path / "chart.pdf", figure_of(steady(400)), (1280, 720))
    content = (tmp_path / "chart.pdf").read_bytes()
    assert content.startswith(b"%PDF-1.")
    assert b"/FontFile" in content
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", content)
    assert box is not None
    assert (float(box[1]), float(box[2])) == (960, 540)


@pytest.mark.parametrize(
    ("size", "points"), [((1123, 794), (842, 595)), ((794, 1123), (595, 842)), ((1080, 1080), (810, 810))]
)
def test_a_page_of_a4_is_exactly_that(tmp_path: Path, size: tuple[int, int], points: tuple[int, int]) -> None:
    write_chart(tmp_path / "chart.pdf", figure_of(steady(60)), size)
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", (tmp_path / "chart.pdf").read_bytes())
    assert box is not None
    assert (float(box[1]), float(box[2])) == points


@pytest.mark.parametrize("name", ["chart.png", "chart.svg", "chart.pdf"])
def test_no_file_tells_where_it_was_made(tmp_path: Path, name: str) -> None:
    write_chart(tmp_path / name, figure_of(steady(60)), (640, 400))
    assert str(tmp_path).encode() not in (tmp_path / name).read_bytes()


@pytest.mark.parametrize("name", ["chart.gif", "chart", "chart.svgz"])
def test_another_ending_is_refused_with_a_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"\.png, \.svg or \.pdf"):
        write_chart(tmp_path / name, figure_of(steady(60)), (640, 400))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("size", [(0, 0), (479, 320), (480, 319), (30_000, 720), (-5, 400)])
def test_an_impossible_size_is_refused(tmp_path: Path, size: tuple[int, int]) -> None:
    with pytest.raises(UsageError, match="480"):
        write_chart(tmp_path / "chart.png", figure_of(steady(60)), size)


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match=r"“chart\.png” could not be written"):
        write_chart(tmp_path / "nowhere" / "chart.png", figure_of(steady(60)), (640, 400))
    (tmp_path / "folder.png").mkdir()
    with pytest.raises(JournalError):
        write_chart(tmp_path / "folder.png", figure_of(steady(60)), (640, 400))
    assert [path.name for path in tmp_path.iterdir()] == ["folder.png"]


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "chart.PNG"
    target.write_text("old")
    write_chart(target, figure_of(steady(60)), (640, 400))
    assert QImage(str(target), "PNG").width() == 640
    assert list(tmp_path.iterdir()) == [target]


def test_an_image_for_the_clipboard_has_its_ratio() -> None:
    image = render_image(figure_of(steady(60)), (640, 400), ratio=2.0)
    assert (image.width(), image.height()) == (1280, 800)
    assert image.devicePixelRatio() == 2.0


def test_drawing_files_does_not_load_pyqtgraph() -> None:
    code = (
        "import sys, ui.charts.files; print('pyqtgraph' in sys.modules, 'PySide6.QtWidgets' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["False", "False"]
