import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from ui.theme.look import Look
from ui.theme.painting import mix
from ui.widgets.gauge import CollectCircles, ShareGauge

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def look() -> Look:
    return Look.named("light")


def picture(gauge: ShareGauge) -> QImage:
    gauge.resize(256, 24)
    return gauge.grab().toImage()


def columns(image: QImage, colour: str, row: int) -> list[int]:
    return [x for x in range(image.width()) if image.pixelColor(x, row).name() == colour.lower()]


@pytest.mark.parametrize(("share", "place"), [(0.0, 20), (0.5, 128), (1.0, 236), (1.7, 236)])
def test_the_tick_stands_where_the_share_is(qtbot: QtBot, look: Look, share: float, place: int) -> None:
    gauge = ShareGauge(look)
    qtbot.addWidget(gauge)
    gauge.set_share(share, 0.0, 1.0)
    ink = columns(picture(gauge), look.tokens.ink, 6)
    assert ink
    assert all(abs(x - place) <= 2 for x in ink)


def test_without_a_share_there_is_a_band_and_no_tick(qtbot: QtBot, look: Look) -> None:
    gauge = ShareGauge(look)
    qtbot.addWidget(gauge)
    gauge.set_share(None, 0.25, 0.75)
    image = picture(gauge)
    assert not columns(image, look.tokens.ink, 6)
    inside, outside = image.pixelColor(128, 9), image.pixelColor(40, 9)
    assert inside != outside
    assert "25 to 75" in gauge.accessibleName()


def test_the_band_is_the_leader_colour_at_24_percent(qtbot: QtBot, look: Look) -> None:
    gauge = ShareGauge(look)
    qtbot.addWidget(gauge)
    gauge.setStyleSheet("background: #FFFFFF")
    gauge.set_share(None, 0.25, 0.75)
    seen = picture(gauge).pixelColor(128, 9)
    meant = mix(QColor("#FFFFFF"), look.tokens.colour("leader"), 0.24)
    for channel in ("red", "green", "blue"):
        assert abs(getattr(seen, channel)() - getattr(meant, channel)()) <= 2


def test_the_figures_are_told_in_words(qtbot: QtBot, look: Look) -> None:
    gauge = ShareGauge(look)
    qtbot.addWidget(gauge)
    assert "not known" in gauge.accessibleName()
    gauge.set_share(0.472, 0.284, 0.659)
    assert gauge.accessibleName() == "Leader share 47\u00a0%, likely 28 to 66\u00a0%"
    for word in ("surely", "real"):
        assert word not in gauge.accessibleName()


def test_both_ends_carry_their_shape(qtbot: QtBot, look: Look) -> None:
    gauge = ShareGauge(look)
    qtbot.addWidget(gauge)
    image = picture(gauge)
    assert columns(image, look.tokens.manager, 12)[0] <= 1
    assert columns(image, look.tokens.leader, 15)[-1] >= 253


def test_circles_fill_one_by_one(qtbot: QtBot, look: Look) -> None:
    circles = CollectCircles(look)
    qtbot.addWidget(circles)
    circles.resize(circles.sizeHint())
    assert "5 tagged actions until" in circles.accessibleName()
    circles.set_behaviours(["leader", "manager", "leader"])
    assert "2 tagged actions until" in circles.accessibleName()
    assert "2 leader actions" in circles.accessibleName()
    image = circles.grab().toImage()
    middle = image.height() // 2
    assert columns(image, look.tokens.leader, middle)
    assert columns(image, look.tokens.manager, middle)


def test_a_sixth_action_changes_nothing(qtbot: QtBot, look: Look) -> None:
    circles = CollectCircles(look)
    qtbot.addWidget(circles)
    circles.set_behaviours(["leader"] * 5)
    told = circles.accessibleName()
    circles.set_behaviours(["leader"] * 6)
    assert circles.accessibleName() == told
