"""What a text must be to be kept, and that it is kept as it was typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal.domain.wording import checked_text
from journal.errors import UsageError

ZWJ_FAMILY = "👨\u200d👩\u200d👧\u200d👦"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\t \r\n",
        "\u00a0\u2003\u3000",
        "\u200b\u200c\u200d\u2060\ufeff",
        " \u200e\u200f\u202a\u202c\u2066\u2069 ",
        "\u00ad\u034f\u061c\u180e",
        "\ufe0f",
        "\u200d\ufe0f\u200b",
        "\u2800",
        "\u3164\u115f\u1160\uffa0",
        "\U000e0001\U000e0020\U000e0100",
        "\u0085\u2028\u2029",
    ],
)
def test_nothing_that_can_be_seen_is_nothing_to_log(text: str) -> None:
    with pytest.raises(UsageError, match="nothing to log"):
        checked_text(text)


@pytest.mark.parametrize(
    "char",
    [
        "\x00",
        "\x01",
        "\x07",
        "\x08",
        "\x0b",
        "\x0c",
        "\x1b",
        "\x1f",
        "\x7f",
        "\x85",
        "\x9b",
        "\ud800",
        "\udfff",  # noqa: PT014 - not the same half
    ],
)
def test_control_characters_and_half_characters_are_named_and_refused(char: str) -> None:
    with pytest.raises(UsageError, match=f"U\\+{ord(char):04X}") as caught:
        checked_text(f"before{char}after")
    assert "7" in caught.value.text  # the character's place
    assert char not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "x",
        ".",
        "٣",
        "🙂",
        ZWJ_FAMILY,
        "👍🏽 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "שיחה עם @דנה על #מכירות",
        "\u202bmixed\u200f rtl\u202c and ltr",
        "e\u0301 is not é and Å is not \u212b is not A\u030a",
        "ﬁ ﬂ ① ² Ⅳ",
        "Z̷̡̛͓̺͖̖͙͓̬̎͒̋̿̈̾a̸l̴g̷o̸",
        "tab\there",
        "two\n\n\nlines",
        "inner   spaces\u00a0kept",
        "\U0010ffff\ufffe\ufffd",
        "a" * 100_000,
        "🙂" * 1_000_000,
    ],
    ids=lambda text: ascii(text)[:20],
)
def test_text_of_any_kind_is_kept_as_it_was_typed(text: str) -> None:
    assert checked_text(text) == text


def test_line_ends_become_newlines_and_the_ends_are_stripped() -> None:
    assert checked_text(" \r\n a\r\nb\rc\n\rd \u2003\n") == "a\nb\nc\n\nd"


def test_one_character_more_than_a_million_is_refused_and_counted() -> None:
    with pytest.raises(UsageError, match="1,000,001"):
        checked_text("é" * 1_000_001)
    assert len(checked_text("  " + "é" * 1_000_000 + "\n")) == 1_000_000


@given(st.text())
@example("e\u0301\r\nx")
def test_a_text_is_refused_or_kept_to_the_last_byte(text: str) -> None:
    try:
        kept = checked_text(text)
    except UsageError as error:
        assert error.hint  # noqa: PT017 - whether it is raised is up to the text
        return
    assert kept == text.replace("\r\n", "\n").replace("\r", "\n").strip()
    assert kept.encode().decode() == kept
    assert checked_text(kept) == kept
    assert not any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" for c in kept)
