import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from ui.theme.painting import draw_box, draw_rule, mix, snap


@given(st.floats(0, 4000), st.sampled_from([1.0, 1.25, 1.5, 2.0, 3.0]))
def test_snapping_lands_on_a_device_pixel_nearby(value: float, ratio: float) -> None:
    snapped = snap(value, ratio)
    assert abs(snapped * ratio - round(snapped * ratio)) < 1e-6
    assert abs(snapped - value) <= 0.5 / ratio + 1e-9


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_a_rule_is_sharp_at_every_scale(ratio: float) -> None:
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_rule(painter, QPointF(7.3, 0), 60, QColor("black"), upright=True)
    painter.end()
    row = {image.pixelColor(x, 20).name() for x in range(60)}
    assert row == {"#ffffff", "#000000"}


def test_the_edge_of_a_box_lies_inside_it() -> None:
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_box(painter, QRectF(5, 5, 10, 10), 0, QColor("yellow"), QColor("black"))
    painter.end()
    assert image.pixelColor(4, 10).name() == "#ffffff"
    assert image.pixelColor(5, 10).name() == "#000000"
    assert image.pixelColor(6, 10).name() == "#ffff00"
    assert image.pixelColor(15, 10).name() == "#ffffff"


@given(st.floats(0, 1))
def test_a_mixture_lies_between(share: float) -> None:
    mixed = mix(QColor("#101010"), QColor("#F0F0F0"), share)
    assert 0x10 - 1 <= mixed.red() <= 0xF0 + 1
    assert mix(QColor("#101010"), QColor("#F0F0F0"), 0) == QColor("#101010")
