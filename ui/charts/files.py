"""Charts as files and as images: PNG, SVG and PDF from the one painting path of `paper`."""

from __future__ import annotations

import contextlib
import html
import os
import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize, QSizeF
from PySide6.QtGui import QFontMetricsF, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from journal.errors import JournalError, UsageError
from journal.language import _
from ui.charts.figure import ChartFigure
from ui.charts.paper import LEAST_SIZE, paint_figure, paper_font
from ui.theme.tokens import load_tokens

Paint = Callable[[QPainter, QSizeF], None]
"""Paints a sheet of that size."""
DOTS_PER_INCH = 96
LARGEST_SIDE = 20_000
A4_PIXELS = (794, 1123)
_METRES_PER_INCH = 0.0254
_SVG_SIZE = re.compile(r'<svg width="[^"]*" height="[^"]*"')
_SVG_TEXT = re.compile(
    r'<text(?P<rest>[^>]*font-size="(?P<size>[^"]+)" font-weight="(?P<weight>\d+)"[^>]*>'
    r"(?P<text>[^<]*)</text>)"
)


def write_chart(
    path: Path | str, figure: ChartFigure, size: tuple[int, int], theme: str = "light", dpi: int = 96
) -> None:
    """Write the chart to `path` as PNG, SVG or PDF, by its ending, whole or not at all.

    Args:
        path: the file; another of that name is replaced only once the new one is complete.
        figure: what to draw.
        size: width and height in pixels; a PDF page is that many 96ths of an inch, and exactly A4 where
            that is A4 to the pixel.
        theme: "light" or "dark".
        dpi: how many pixels of a PNG make an inch when it is printed.

    Raises:
        UsageError: another ending, or a size outside 480 x 320 … 20,000.
        JournalError: the file can't be written.
    """
    description = "".join(run.text for run in figure.title)
    write_picture(path, _painting(figure, theme), size, title=chart_title(), description=description, dpi=dpi)


def write_picture(
    path: Path | str,
    paint: Paint,
    size: tuple[int, int],
    *,
    title: str,
    description: str = "",
    dpi: int = DOTS_PER_INCH,
) -> None:
    """Write what `paint` paints to `path` as PNG, SVG or PDF; sizes and errors as `write_chart`.

    `title` and `description` are all that is in the file's hidden fields.
    """
    target = Path(path)
    makers: dict[str, Callable[[], bytes]] = {
        ".png": lambda: _png_of(image_of(paint, size), dpi, title),
        ".svg": lambda: _svg_of(paint, size, title, description),
        ".pdf": lambda: _pdf_of(paint, size, title),
    }
    maker = makers.get(target.suffix.lower())
    if maker is None:
        raise UsageError(
            _("A chart can be a PNG, an SVG or a PDF file; “{name}” is none of them.").format(
                name=target.name
            ),
            _("Let the name end in .png, .svg or .pdf."),
        )
    _check_size(size)
    _replace(target, maker())


def render_image(
    figure: ChartFigure, size: tuple[int, int], theme: str = "light", ratio: float = 1.0
) -> QImage:
    """The chart as an image of `size` logical pixels, `ratio` pixels each: previews, the clipboard."""
    return image_of(_painting(figure, theme), size, ratio)


def image_of(paint: Paint, size: tuple[int, int], ratio: float = 1.0) -> QImage:
    """What `paint` paints, as an image of `size` logical pixels, `ratio` pixels each.

    Raises:
        JournalError: there is not enough memory.
    """
    width, height = size
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_RGB32)
    if image.isNull():
        raise JournalError(_("There is not enough memory for a picture of that size."))
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    try:
        paint(painter, QSizeF(width, height))
    finally:
        painter.end()
    return image


def write_page(path: Path, paint: Paint, size: tuple[int, int], title: str, ratio: float = 1.0) -> None:
    """Write a page to `path` as PDF or PNG, by its ending, whole or not at all.

    Args:
        path: the file; another of that name is replaced only once the new one is complete.
        paint: paints it.
        size: of the page in 96ths of an inch.
        title: what the file is called in its hidden fields; nothing else of the journal is in them.
        ratio: how many pixels of a PNG make a 96th of an inch.

    Raises:
        UsageError: another ending.
        JournalError: the file can't be written.
    """
    match path.suffix.lower():
        case ".pdf":
            content = _pdf_of(paint, size, title)
        case ".png":
            content = _png_of(image_of(paint, size, ratio), round(DOTS_PER_INCH * ratio), title)
        case _:
            raise UsageError(
                _("A page can be a PDF or a PNG file; “{name}” is neither.").format(name=path.name),
                _("Let the name end in .pdf or .png."),
            )
    _replace(path, content)


def _painting(figure: ChartFigure, theme: str) -> Paint:
    return lambda painter, size: paint_figure(painter, size, figure, load_tokens(theme))


def chart_title() -> str:
    """The title that files carry. Nothing else of the journal is in their hidden fields."""
    return _("Leaderward: leader share")


def _check_size(size: tuple[int, int]) -> None:
    if min(size) < 1 or size[0] < LEAST_SIZE[0] or size[1] < LEAST_SIZE[1] or max(size) > LARGEST_SIDE:
        raise UsageError(
            _("A chart can’t be {width} × {height} pixels.").format(width=size[0], height=size[1]),
            _("The least is {least_width} × {least_height}, the most {most} a side.").format(
                least_width=LEAST_SIZE[0], least_height=LEAST_SIZE[1], most=LARGEST_SIDE
            ),
        )


def _png_of(image: QImage, dpi: int, title: str) -> bytes:
    image.setDevicePixelRatio(1.0)
    per_metre = round(dpi / _METRES_PER_INCH)
    image.setDotsPerMeterX(per_metre)
    image.setDotsPerMeterY(per_metre)
    image.setText("Title", title)
    data, buffer = _buffer()
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise JournalError(_("The picture could not be made."))
    return bytes(data.data())


def _svg_of(paint: Paint, size: tuple[int, int], title: str, description: str) -> bytes:
    data, buffer = _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(DOTS_PER_INCH)
    generator.setSize(QSize(*size))
    generator.setViewBox(QRect(0, 0, *size))
    generator.setTitle(title)
    generator.setDescription(description)
    painter = QPainter(generator)
    paint(painter, QSizeF(*size))
    painter.end()
    text = bytes(data.data()).decode("utf-8")
    # The generator writes rounded millimetres, which readers turn into one pixel too many.
    text = _SVG_SIZE.sub(f'<svg width="{size[0]}" height="{size[1]}"', text, count=1)
    return _SVG_TEXT.sub(_with_width, text).encode("utf-8")


def _with_width(found: re.Match[str]) -> str:
    """A text element that says how wide it is, so that it fits where another font is installed."""
    font = paper_font(float(found["size"]), int(found["weight"]))
    width = QFontMetricsF(font).horizontalAdvance(html.unescape(found["text"]))
    return f'<text textLength="{width:.2f}" lengthAdjust="spacingAndGlyphs"{found["rest"]}'


def _pdf_of(paint: Paint, size: tuple[int, int], title: str) -> bytes:
    data, buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setPageLayout(_page(size))
    writer.setResolution(DOTS_PER_INCH)
    writer.setTitle(title)
    writer.setCreator("Leaderward")
    painter = QPainter(writer)
    # A page is a whole number of points: the sheet is fitted to it.
    painter.scale(writer.width() / size[0], writer.height() / size[1])
    paint(painter, QSizeF(*size))
    painter.end()
    return bytes(data.data())


def _page(size: tuple[int, int]) -> QPageLayout:
    """The page of a size in 96ths of an inch: A4 itself, upright or not, else one made for it."""
    if tuple(sorted(size)) == A4_PIXELS:
        page = QPageSize(QPageSize.PageSizeId.A4)
        lies = size[0] > size[1]
        turned = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    else:
        points = QSizeF(size[0] * 72 / DOTS_PER_INCH, size[1] * 72 / DOTS_PER_INCH)
        page = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
        turned = QPageLayout.Orientation.Portrait
    layout = QPageLayout(page, turned, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _buffer() -> tuple[QByteArray, QBuffer]:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return data, buffer


def _replace(target: Path, content: bytes) -> None:
    """Put `content` where `target` is, all at once."""
    # Beside it, as only then one file can take the other's place; short, as names have a limit.
    temporary = target.with_name(f".leaderward-{os.getpid()}{target.suffix}")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except OSError as exc:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise JournalError(
            _("“{name}” could not be written: {reason}.").format(
                name=target.name, reason=exc.strerror or str(exc)
            ),
            _("Choose another folder or another name."),
        ) from exc
