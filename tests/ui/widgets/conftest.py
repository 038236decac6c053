"""What the tests of widgets share."""

from __future__ import annotations

import pytest

from ui.theme.look import Look


@pytest.fixture
def look(qapp: object) -> Look:
    """The light look, in which nothing moves by itself."""
    del qapp  # fonts need it
    look = Look.named("light")
    look.set_reduced_motion(True)
    return look
