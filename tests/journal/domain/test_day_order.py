"""The order of day, month and year, by the environment or the system."""

from __future__ import annotations

import sys

import pytest

from journal.domain.day_order import DayOrder, day_order_of
from journal.places import system_locale


@pytest.mark.parametrize(
    ("environment", "order"),
    [
        ({}, "dmy"),
        ({"LANG": "en_US.UTF-8"}, "mdy"),
        ({"LANG": "en_GB.UTF-8"}, "dmy"),
        ({"LANG": "de_DE@euro"}, "dmy"),
        ({"LANG": "fil_PH"}, "mdy"),
        ({"LANG": "es_PA.UTF-8"}, "mdy"),
        ({"LANG": "ja_JP.eucJP"}, "ymd"),
        ({"LANG": "zh_Hant_TW"}, "ymd"),
        ({"LANG": "zh_HK.UTF-8"}, "dmy"),
        ({"LANG": "hu"}, "ymd"),
        ({"LANG": "sv_SE.UTF-8"}, "dmy"),
        ({"LANG": "en_CA.UTF-8"}, "dmy"),
        ({"LANG": "C.UTF-8"}, "dmy"),
        ({"LANG": "POSIX"}, "dmy"),
        ({"LANG": "", "LC_TIME": ""}, "dmy"),
        ({"LANG": "_"}, "dmy"),
        ({"LANG": "en_US.UTF-8", "LC_TIME": "en_DK.UTF-8"}, "dmy"),
        ({"LANG": "en_DK.UTF-8", "LC_TIME": "en_US.UTF-8"}, "mdy"),
        ({"LC_ALL": "hu_HU", "LC_TIME": "en_US", "LANG": "en_GB"}, "ymd"),
        ({"LC_MESSAGES": "en_US"}, "dmy"),
    ],
)
def test_the_first_variable_that_is_set_decides(environment: dict[str, str], order: DayOrder) -> None:
    assert day_order_of(environment) == order


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("en-US", "mdy"),
        ("en_US@rg=dezzzz", "dmy"),
        ("de_DE@rg=uszzzz", "mdy"),
        ("zh-Hans-CN", "ymd"),
        ("ko", "ymd"),
        ("", "dmy"),
        (None, "dmy"),
    ],
)
def test_the_system_is_asked_where_the_environment_is_silent(name: str | None, order: DayOrder) -> None:
    for environment in ({}, {"LANG": "C"}, {"LANG": "en"}):
        assert day_order_of(environment, lambda: name) == order
    assert day_order_of({"LANG": "en_US"}, lambda: name) == "mdy"


def test_asking_this_machine_does_no_harm() -> None:
    name = system_locale()
    assert name is None if sys.platform == "linux" else isinstance(name, str | None)
