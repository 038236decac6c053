"""Topics and people as they stand in a text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.text import find_tokens


def said(text: str) -> list[str]:
    return [text[token.start : token.end] for token in find_tokens(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Coached @Jo on #pricing", ["@Jo", "#pricing"]),
        ("#first word and last @one", ["#first", "@one"]),
        ("(#in brackets), “@quoted”, «#guillemets»", ["#in", "@quoted", "#guillemets"]),
        ("ends a sentence #forecast. Next, @Mo: yes", ["#forecast", "@Mo"]),
        ("#q3-plan, @o'neill and @mary.anne and #r&d", ["#q3-plan", "@o'neill", "@mary.anne", "#r&d"]),
        ("#Straßenplan @Łukasz #ünïcode", ["#Straßenplan", "@Łukasz", "#ünïcode"]),
        ("@美咲 と #営業会議 を", ["@美咲", "#営業会議"]),
        ("#تدريب مع @أحمد", ["#تدريب", "@أحمد"]),
        ("@राजेश के साथ #बिक्री", ["@राजेश", "#बिक्री"]),
        ("@Zoe\u0308 twice: #cafe\u0301", ["@Zoe\u0308", "#cafe\u0301"]),
        ("@می‌خواهم", ["@می‌خواهم"]),
        ("a line\n#of its own\n@and another", ["#of", "@and"]),
        ("@Jo's call, @Mo’s plan", ["@Jo", "@Mo"]),
        ("#snake_case @_private", ["#snake_case", "@_private"]),
        ("#2026plan @3rd", ["#2026plan", "@3rd"]),
    ],
)
def test_topics_and_people_are_found(text: str, tokens: list[str]) -> None:
    assert said(text) == tokens


@pytest.mark.parametrize(
    "text",
    [
        "mail jo@example.com or first.last@sub.example.co.uk",
        "at 16:00, 1:1 with a rep, 3#4, C# and F#, a#b",
        "we are #1, call #2 @9 #007",
        "# alone, @ alone, #, @. #- @' ##  @@ #@",
        "https://example.com/page#part and https://example.com/@someone",
        "price: 5@3 and 100%#",
        "",
    ],
)
def test_addresses_times_and_numbers_are_text(text: str) -> None:
    assert said(text) == []


def test_a_name_goes_without_its_sign_and_tells_its_kind() -> None:
    topic, person = find_tokens("#plan for @Jo")
    assert (topic.kind, topic.name) == ("topic", "plan")
    assert (person.kind, person.name) == ("person", "Jo")


words = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="#@ab1-'’.&_ \n\u0301\u200d", max_size=30),
    st.lists(st.sampled_from(["#topic", "@Jo", "jo@x.de", "16:00", "“@A”", "#r&d.", " "])).map(" ".join),
)


@given(words)
def test_tokens_lie_where_they_say_in_order_and_apart(text: str) -> None:
    place = 0
    for token in find_tokens(text):
        assert place <= token.start < token.end <= len(text)
        place = token.end
        sign = "#" if token.kind == "topic" else "@"
        assert text[token.start : token.end] == sign + token.name
        assert any(char.isalpha() for char in token.name)
        assert not any(char.isspace() for char in token.name)


@given(words, words, words)
def test_tokens_stay_what_they_are_whatever_stands_around_them(before: str, text: str, after: str) -> None:
    alone = [(token.kind, token.name) for token in find_tokens(text)]
    among = [(token.kind, token.name) for token in find_tokens(f"{before} {text} {after}")]
    start = len(find_tokens(before))
    assert among[start : start + len(alone)] == alone
    assert len(among) == start + len(alone) + len(find_tokens(after))


@given(st.sampled_from("LMN"), st.data())
def test_letters_marks_and_digits_of_any_script_carry_a_name(kind: str, data: st.DataObject) -> None:
    char = data.draw(st.characters(categories=[{"L": "L", "M": "M", "N": "Nd"}[kind]]))
    text = f"#a{char}b"
    assert said(text) == [text], unicodedata.name(char, "?")


def test_a_text_of_a_million_characters_is_read() -> None:
    assert len(find_tokens("#topic @person " * 66_000)) == 132_000
    assert len(find_tokens("#" + "a" * 999_999)) == 1
    assert find_tokens("#" * 1_000_000) == ()
