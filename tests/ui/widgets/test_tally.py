import pytest
from pytestqt.qtbot import QtBot

from ui.theme.look import Look
from ui.widgets.tally import Tally

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def look() -> Look:
    return Look.named("light")


def first_columns(tally: Tally, look: Look) -> dict[str, int]:
    """Where each behaviour's colour is first seen from the left."""
    tally.resize(tally.sizeHint())
    image = tally.grab().toImage()
    found: dict[str, int] = {}
    for name in ("manager", "both", "leader"):
        colour = getattr(look.tokens, name).lower()
        seen = [
            x
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).name() == colour
        ]
        if seen:
            found[name] = min(seen)
    return found


def test_the_order_is_that_of_counts(qtbot: QtBot, look: Look) -> None:
    tally = Tally(look)
    qtbot.addWidget(tally)
    tally.set_counts({"leader": 1, "none": 1, "manager": 2, "own": 1, "both": 1})
    places = first_columns(tally, look)
    assert sorted(places, key=places.__getitem__) == ["manager", "both", "leader"]
    assert tally.accessibleName() == (
        "2 manager actions, 1 of both, 1 leader action, 1 of own work, 1 not tagged yet"
    )


def test_what_is_zero_is_left_out(qtbot: QtBot, look: Look) -> None:
    tally = Tally(look)
    qtbot.addWidget(tally)
    tally.set_counts({"leader": 3, "manager": 0})
    assert set(first_columns(tally, look)) == {"leader"}


def test_zeros_can_be_asked_for(qtbot: QtBot, look: Look) -> None:
    tally = Tally(look, zeros=True)
    qtbot.addWidget(tally)
    tally.set_counts({"leader": 3})
    assert set(first_columns(tally, look)) == {"manager", "both", "leader"}


def test_an_empty_tally_takes_no_room_and_says_so(qtbot: QtBot, look: Look) -> None:
    tally = Tally(look)
    qtbot.addWidget(tally)
    tally.set_counts({})
    assert tally.sizeHint().width() == 0
    assert tally.accessibleName() == "no actions"


def test_large_counts_never_touch(qtbot: QtBot, look: Look) -> None:
    tally = Tally(look)
    qtbot.addWidget(tally)
    tally.set_counts({"manager": 123456, "leader": 1})
    places = first_columns(tally, look)
    assert places["leader"] - places["manager"] > 60
