"""Where a text holds a name: by itself, as a person, or only within something longer."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.name_finder import NameFinder

NFD = unicodedata.normalize("NFD", "José")


def spelled(name: str, text: str) -> list[str]:
    return [text[one.start : one.end] for one in NameFinder(name).find(text)]


def free(name: str, text: str) -> list[str]:
    return [text[one.start : one.end] for one in NameFinder(name).find(text) if one.is_free]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Joss", "@Joss called, then @joss and @JOSS", ["@Joss", "@joss", "@JOSS"]),
        ("Joss", "Joss. (Joss) “Joss” Joss/Ana Joss, Joss", ["Joss"] * 6),
        ("Joss", "Joss’s deal, Joss's desk, @Joss’s pitch", ["Joss", "Joss", "@Joss"]),
        ("Joss", "Jossi and Jossel met MrJoss and Joss2 and Joss_a", []),
        ("Joss", "@Jossi @Joss-Ana @Ana.Joss #Jossi", []),
        ("Joss", "#Joss", ["#Joss"]),
        ("Joss", "Joß is spelled alike", ["Joß"]),
        ("O'Brien", "@O'Brien’s team, O'Brien; O’Brien", ["@O'Brien", "O'Brien"]),
        ("José", f"@{NFD} and {NFD} and José, not Jose or Josés", [f"@{NFD}", NFD, "José"]),
        ("Jose", "José and Jose\u0301 are somebody else, Jose not", ["Jose"]),
        ("Ｊｏｓｓ", "wide Ｊｏｓｓ and narrow Joss", ["Ｊｏｓｓ", "Joss"]),
        ("דנה", "דיברתי עם @דנה, דנה אמרה, ודנה לא", ["@דנה", "דנה"]),
        ("سارة", "مع @سارة و سارة.", ["@سارة", "سارة"]),
        ("Jo🦊", "Jo🦊 and Jo", ["Jo🦊"]),
        ("👩", "👩 met 👩\u200d🚀 and 👩🏽", ["👩"]),
        ("J", "J. met @J, not JJ", ["J", "@J"]),
        ("李明", "与@李明 谈。李明说", ["李明", "李明"]),
        ("Ab", "ﬁAb Ab", ["Ab"]),
        ("fi", "ﬁ fi", ["ﬁ", "fi"]),
        ("f", "ﬁ f", ["f"]),
    ],
)
def test_where_it_stands(name: str, text: str, found: list[str]) -> None:
    assert spelled(name, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Tom-Joss",
        "Joss-led",
        "l’Joss",
        "joss@firm.com",
        "/home/Joss/plan",
        "C:\\Users\\Joss",
        "https://x.org/Joss/",
        "Joss.pdf",
        "会Joss".replace("Joss", "李明"),
    ],
)
def test_what_is_joined_to_something_is_not_free(text: str) -> None:
    name = "李明" if "李明" in text else "Joss"
    assert len(spelled(name, text)) == 1
    assert free(name, text) == []


def test_what_is_within_longer_words_is_counted() -> None:
    finder = NameFinder("Joss")
    assert finder.within("Jossi, joss, @Joss and Jossel") == 2
    assert finder.within("nothing") == 0


def test_words_and_single_letters_are_ordinary() -> None:
    names = ("Will", "May", "MARK", "T", "e\u0301", "Joss", "Priya", "李明")
    ordinary = [name for name in names if NameFinder(name).is_ordinary()]
    assert ordinary == ["Will", "May", "MARK", "T", "e\u0301"]


@given(
    st.text(st.sampled_from("ab Jo@#-'’._\n\u0301éß李🦊"), max_size=30),
    st.sampled_from(["Jo", "ab", "é", "李", "a-b", "J"]),
)
def test_what_is_found_folds_to_the_name_and_overlaps_nothing(text: str, name: str) -> None:
    finder = NameFinder(name)
    end = 0
    for one in finder.find(text):
        assert one.start >= end
        end = one.end
        assert NameFinder(one.spelling.lstrip("#")).folded == finder.folded
        assert text[one.start : one.end].lstrip("@#") == one.spelling.lstrip("#")
