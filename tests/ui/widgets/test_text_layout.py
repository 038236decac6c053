import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from ui.theme.look import Look
from ui.widgets.text_layout import Span, lay_out, token_spans, utf16_positions

pytestmark = pytest.mark.usefixtures("qapp")


@given(st.text(max_size=40))
def test_positions_agree_with_python_s_own_encoding(text: str) -> None:
    places = list(range(len(text) + 1))
    assert utf16_positions(text, places) == [
        len(text[:p].encode("utf-16-le", "surrogatepass")) // 2 for p in places
    ]


def test_a_long_text_ends_in_an_ellipsis_after_the_lines_allowed() -> None:
    look = Look.named("light")
    for text in ("word " * 40_000, "x" * 100_000, "line\n" * 50, "🎉" * 9000):
        laid = lay_out(text, look.font("body"), 24, 400, most_lines=12)
        assert laid.layout.lineCount() == 12
        assert laid.layout.text().endswith("…")
        assert laid.shortened


def test_a_text_that_fits_is_left_whole() -> None:
    look = Look.named("light")
    laid = lay_out("\n".join("abc"), look.font("body"), 24, 400, most_lines=3)
    assert not laid.shortened
    assert laid.height == 72
    assert laid.layout.text() == "a\u2028b\u2028c"


def test_tokens_after_letters_beyond_the_first_plane_are_marked_where_they_stand() -> None:
    look = Look.named("light")
    text = "🎉 @Zoë ok"
    laid = lay_out(text, look.font("body"), 24, 400, spans=token_spans(text, QColor("#123456")))
    (only,) = laid.layout.formats()
    assert (only.start, only.length) == (3, 4)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.integers(1, 400))
def test_any_text_at_any_width_can_be_laid_out(text: str, width: int) -> None:
    look = Look.named("light")
    spans = [Span(0, len(text), QColor("#123456"), 500)] if text else []
    laid = lay_out(text, look.font("body"), 24, width, spans=spans, most_lines=4)
    assert laid.layout.lineCount() <= 4
    assert laid.height >= 24 * min(1, laid.layout.lineCount())
