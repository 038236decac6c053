import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journal.domain.catalogue import load_catalogue
from ui.theme.look import Look
from ui.widgets.lead_line import LeadLine
from ui.widgets.text import Text
from ui.widgets.which_is_it import WhichIsIt, pick_pairs

# Qt's own remark on any window of the offscreen platform.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

CATALOGUE = load_catalogue()


def shown(widget: WhichIsIt) -> list[str]:
    return [
        part.text() for kind in (Text, LeadLine) for part in widget.findChildren(kind) if part.isVisible()
    ]


@pytest.fixture
def aside(qtbot: QtBot) -> WhichIsIt:
    aside = WhichIsIt(Look.named("light"), CATALOGUE)
    qtbot.addWidget(aside)
    aside.resize(256, 800)
    aside.show()
    return aside


@pytest.mark.parametrize("seed", range(40))
def test_two_different_pairs_every_day_and_the_same_all_day(seed: int) -> None:
    pairs = pick_pairs(CATALOGUE, seed)
    assert len(set(pairs)) == 2
    assert pairs == pick_pairs(CATALOGUE, seed)


def test_every_general_pair_has_its_day() -> None:
    met = {pair for seed in range(len(CATALOGUE.general_pairs)) for pair in pick_pairs(CATALOGUE, seed)}
    assert met == set(CATALOGUE.general_pairs)


@pytest.mark.parametrize("distinction", CATALOGUE.distinctions, ids=lambda d: d.id)
def test_a_distinction_brings_its_own_pair_first(distinction: object) -> None:
    pairs = pick_pairs(CATALOGUE, 3, distinction)  # type: ignore[arg-type]
    assert len(pairs) == 2
    assert pairs[0] in distinction.pairs  # type: ignore[attr-defined]


def test_the_last_three_of_each_are_told_and_an_empty_side_is_left_out(aside: WhichIsIt) -> None:
    aside.set_recent([f"managed {number}" for number in range(5)], [])
    texts = shown(aside)
    assert [text for text in texts if text.startswith("managed")] == ["managed 0", "managed 1", "managed 2"]
    assert "You called manager" in texts
    assert "You called leader" not in texts


@pytest.mark.parametrize("way", ["button", "question mark", "escape"])
def test_it_asks_to_be_closed(qtbot: QtBot, aside: WhichIsIt, way: str) -> None:
    with qtbot.waitSignal(aside.closed):
        if way == "button":
            qtbot.mouseClick(aside.close_button, Qt.MouseButton.LeftButton)
        elif way == "escape":
            qtbot.keyClick(aside, Qt.Key.Key_Escape)
        else:
            qtbot.keyClicks(aside, "?")
