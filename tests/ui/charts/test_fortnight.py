"""The page of two weeks as files: exact paper, everything inside, nothing that was not chosen."""

from __future__ import annotations

import datetime as dt
import re
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QRect, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from journal.domain.behaviour import Behaviour
from journal.domain.proportion import proportion
from journal.errors import JournalError, UsageError
from journal.reading.fortnight import Best, Fortnight, FortnightDay, LeastSeen
from journal.reading.reader import Counts
from ui.charts import fortnight_words as words
from ui.charts.files import image_of, write_page
from ui.charts.fortnight import PAGES, paint_fortnight
from ui.dialogs.fortnight import usual_page
from ui.theme.tokens import load_tokens

FIRST = dt.date(2026, 11, 6)
TOKENS = load_tokens("light")
pytestmark = pytest.mark.usefixtures("qapp")


def page_of(**changes: object) -> Fortnight:
    kinds = (Behaviour.MANAGER, Behaviour.BOTH, Behaviour.LEADER, Behaviour.OWN)
    days = tuple(
        FortnightDay(FIRST + dt.timedelta(days=n), () if n in (1, 2) else kinds[: 1 + n % 4])
        for n in range(14)
    )
    page = Fortnight(
        first=FIRST,
        last=FIRST + dt.timedelta(days=13),
        today=FIRST + dt.timedelta(days=13),
        days=days,
        counts=Counts(manager=16, leader=8, both=4, own=6),
        hollow=0,
        share=proportion(10, 28),
        remark="All three actions with F. were before noon.",
        least=LeastSeen("horizon", "Horizon", 1, 28),
        best=(Best(Behaviour.LEADER, "Asked the floor", "Two are gone.", FIRST),),
        actions=(),
    )
    return replace(page, **changes)  # type: ignore[arg-type]


def shown(page: Fortnight, size: tuple[int, int] = PAGES["a4"]) -> tuple[str, list[tuple[float, float]]]:
    """The words painted, and where each text begins, by an SVG of the same painting."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize  # noqa: PLC0415 - for this alone

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(*size))
    generator.setViewBox(QRect(0, 0, *size))
    painter = QPainter(generator)
    paint_fortnight(painter, QSizeF(*size), page, TOKENS)
    painter.end()
    text = bytes(data.data()).decode()
    found = re.findall(r'<text[^>]*x="([\d.-]+)" y="([\d.-]+)"[^>]*>([^<]*)</text>', text, re.DOTALL)
    return " ".join(part.strip() for _x, _y, part in found), [(float(x), float(y)) for x, y, _part in found]


def test_the_page_says_what_was_logged_and_what_it_is_not() -> None:
    told, _places = shown(page_of())
    for part in (
        "6 to 19 November 2026",
        "Two weeks on a page",
        "34 actions on 12 days.",
        "8 leading and 4 both; 6 were your own work.",
        "23 to 51 of 100",
        "All three actions with F. were before noon.",
        "Horizon, once in 28 marked actions.",
        "Asked the floor",
        "Two are gone.",
        "28 tagged actions, all logged on their own day; 6 of own work in neither side.",
        "Self-logged, self-tagged; not a measurement of leadership.",
        "Leaderward, 19 November 2026",
    ):
        assert "".join(part.split()) in "".join(told.split()), part


def test_under_thirty_actions_there_is_a_band_and_no_point() -> None:
    few, many = page_of(), page_of(counts=Counts(20, 8, 4, 6), share=proportion(10, 32))
    assert "36 of 100" not in shown(few)[0]
    assert re.search(r"\d+ to \d+ of 100 *, likely ", shown(few)[0])
    assert re.search(r"\d+ of 100 *, likely \d+ to \d+", shown(many)[0])
    ink = TOKENS.colour("ink").rgb()
    ticks = []
    for page in (few, many):
        image = image_of(
            lambda painter, size, page=page: paint_fortnight(painter, size, page, TOKENS), PAGES["a4"]
        )
        band = [(x, y) for x in range(405, 695) for y in range(282, 300)]
        ticks.append(sum(QColor(image.pixel(x, y)).rgb() == ink for x, y in band))
    assert ticks[0] == 0
    assert ticks[1] > 20


LONG = "Asked the whole floor what they would stop doing if it were theirs to decide " * 12
HEBREW = "שאלתי את הצוות מה הם היו מפסיקים לעשות אילו זה היה שלהם"


@pytest.mark.parametrize("size", PAGES.values())
@pytest.mark.parametrize(
    "page",
    [
        page_of(best=(Best(Behaviour.LEADER, LONG, LONG, FIRST),) * 3),
        page_of(best=(Best(None, "x" * 500, HEBREW * 6, FIRST), Best(Behaviour.OWN, HEBREW, "", FIRST))),
        page_of(days=tuple(FortnightDay(FIRST, (*Behaviour, None) * 30) for _n in range(14))),
        page_of(days=tuple(FortnightDay(FIRST) for _n in range(14)), counts=Counts(), share=None),
        page_of(remark=LONG[:160], least=None, best=()),
    ],
    ids=["long", "odd", "many", "none", "few"],
)
def test_whatever_is_on_it_stays_inside_its_margins(page: Fortnight, size: tuple[int, int]) -> None:
    image = image_of(lambda painter, room: paint_fortnight(painter, room, page, TOKENS), size)
    width, height = size
    white = QColor("white").rgb()
    edge = [(x, y) for x in range(width) for y in (*range(60), *range(height - 50, height))]
    edge += [(x, y) for y in range(height) for x in (*range(70), *range(width - 70, width))]
    assert {image.pixel(x, y) for x, y in edge} == {white}
    told, places = shown(page, size)
    assert "not a measurement of leadership" in told
    foot = max(y for _x, y in places)
    assert height - 80 < foot < height - 50


def test_more_than_fit_are_told_by_number() -> None:
    day = FortnightDay(FIRST, (Behaviour.MANAGER,) * 12 + (Behaviour.LEADER,) * 3)
    told, _places = shown(page_of(days=(day, *page_of().days[1:])))
    assert "×12" in told
    assert "×3" in told


def test_a_pdf_is_exactly_the_paper_and_its_letters_are_letters(tmp_path: Path) -> None:
    page = page_of()
    for name, box in (("a4", b"[0 0 595 842]"), ("letter", b"[0 0 612 792]")):
        path = tmp_path / f"{name}.pdf"
        write_page(
            path, lambda painter, size: paint_fortnight(painter, size, page, TOKENS), PAGES[name], "Page"
        )  # type: ignore[index]
        content = path.read_bytes()
        assert b"/MediaBox " + box in content.replace(b".000000", b"")
        assert content.count(b"/Type /Page\n") == 1
        assert b"/FontFile2" in content
        assert b"/Image" not in re.sub(rb"/ImageB|/ImageC|/ImageI", b"", content)
        inside = b"".join(
            zlib.decompress(stream) if stream[:1] == b"x" else stream
            for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL)
        )
        assert b" Tj" in inside or b"TJ" in inside


def test_a_picture_has_the_shape_of_the_paper_and_other_endings_are_refused(tmp_path: Path) -> None:
    page = page_of()

    def paint(painter: QPainter, size: QSizeF) -> None:
        paint_fortnight(painter, size, page, TOKENS)

    write_page(tmp_path / "page.png", paint, PAGES["a4"], "Page", 2.0)
    image = QImage(str(tmp_path / "page.png"))
    assert (image.width(), image.height()) == (1588, 2246)
    assert image.dotsPerMeterX() == round(192 / 0.0254)
    with pytest.raises(UsageError):
        write_page(tmp_path / "page.svg", paint, PAGES["a4"], "Page")
    with pytest.raises(JournalError):
        write_page(tmp_path / "missing" / "page.pdf", paint, PAGES["a4"], "Page")


def test_sentences_follow_the_counts() -> None:
    def lead(counts: Counts) -> str:
        return "".join(run.text for run in words.lead_runs(page_of(counts=counts)))

    assert lead(Counts(leader=1)) == "1 action on 12 days. You called 1\u00a0leading."
    assert lead(Counts(untagged=2)) == "2 actions on 12 days. 2 are not tagged yet."
    assert lead(Counts()) == "Nothing was logged on these days."
    foot = words.foot_words(page_of(hollow=3, counts=Counts(16, 8, 4, untagged=1)))
    assert (
        foot == "28 tagged actions, 3 of them recalled or imported; 1 not tagged yet. Band: 90\u00a0% likely."
    )
    assert words.period_words(page_of(first=dt.date(2026, 12, 25), last=dt.date(2027, 1, 7))) == (
        "25 December 2026 to 7 January 2027"
    )


def test_the_paper_is_the_one_of_the_country() -> None:
    assert usual_page(QLocale("en_US")) == "letter"
    assert usual_page(QLocale("de_DE")) == "a4"
