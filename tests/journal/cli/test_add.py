"""`leaderward add`: what is said when it is well put, and when it is not."""

from __future__ import annotations

import dataclasses
import datetime as dt
import uuid

import pytest

from journal.domain.action import Action
from journal.domain.behaviour import Behaviour, Origin, Pole
from journal.domain.distinctions import Catalogue
from journal.opening import open_journal
from journal.places import FixedClock, World
from tests.journal.helpers import Said, leaderward, one_line


def actions(world: World) -> tuple[Action, ...]:
    if not world.places.default_journal.exists():
        return ()
    opened = open_journal(world.places.default_journal, world)
    try:
        return opened.reader.actions()
    finally:
        opened.close()


def added(world: World, *arguments: str, typed: str = "") -> Action:
    said = leaderward(world, "add", *arguments, typed=typed)
    assert (said.code, said.err) == (0, "")
    assert said.out == f"{uuid.UUID(said.out.strip())}\n"
    return next(action for action in actions(world) if action.id == said.out.strip())


def refused(world: World, *arguments: str, typed: str = "") -> Said:
    """That it is refused as wrong use: code 2, one line, and nothing logged."""
    before = actions(world)
    said = leaderward(world, "add", *arguments, typed=typed)
    assert (said.code, said.out) == (2, "")
    assert one_line(said.err), said.err
    assert len(said.err) < 600
    assert actions(world) == before
    return said


def test_the_id_is_printed_of_what_was_logged(world: World) -> None:
    action = added(world, "Listened to three calls")
    assert (action.text, action.behaviour, action.day) == (
        "Listened to three calls", None, dt.date(2026, 11, 19)
    )  # fmt: skip


@pytest.mark.parametrize("behaviour", Behaviour)
def test_a_tag_is_an_option(world: World, behaviour: Behaviour) -> None:
    assert added(world, f"--{behaviour}", "x").behaviour is behaviour
    assert added(world, "x", f"--{behaviour}").behaviour is behaviour


def test_everything_at_once(world: World) -> None:
    action = added(
        world, "Paired on a #script with @Jo", "--both", "--on", "2026-11-17", "--minutes", "40",
        "--distinction", "control-trust=leader", "--distinction", "short-long=manager",
    )  # fmt: skip
    assert (action.day, action.minutes, action.origin) == (dt.date(2026, 11, 17), 40, Origin.RECALLED)
    assert [(mark.distinction, mark.pole) for mark in action.distinctions] == [
        ("control-trust", Pole.LEADER),
        ("short-long", Pole.MANAGER),
    ]
    assert (action.topics, action.people) == (("script",), ("Jo",))


def test_every_distinction_goes_by_id_and_by_code(world: World, catalogue: Catalogue) -> None:
    ids = [f"{d.id}=leader" for d in catalogue.distinctions]
    codes = [f"{d.code.upper()}=Manager" for d in catalogue.distinctions]
    for words, pole in ((ids, Pole.LEADER), (codes, Pole.MANAGER)):
        marks = [word for mark in words for word in ("--distinction", mark)]
        found = added(world, "x", *marks).distinctions
        assert [(m.distinction, m.pole) for m in found] == [(d.id, pole) for d in catalogue.distinctions]


@pytest.mark.parametrize(("tag", "pole"), [("--leader", Pole.LEADER), ("--manager", Pole.MANAGER)])
def test_the_pole_follows_the_tag_unless_it_is_given(world: World, tag: str, pole: Pole) -> None:
    action = added(world, "x", tag, "--distinction", "how-why", "--distinction", "short-long=manager")
    assert [mark.pole for mark in action.distinctions] == [pole, Pole.MANAGER]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-11-01", "2026-11-01"),
        ("today", "2026-11-19"),
        ("yesterday", "2026-11-18"),
        ("1999-1-2", "1999-01-02"),
    ],
)
def test_a_day_is_a_date_or_a_word(world: World, words: str, day: str) -> None:
    assert added(world, "x", "--on", words).day.isoformat() == day


def test_before_the_day_starts_today_is_still_yesterday(world: World, clock: FixedClock) -> None:
    clock.instant = clock.instant.replace(hour=1)
    assert added(world, "x").day == dt.date(2026, 11, 18)
    assert added(world, "x", "--on", "today").day == dt.date(2026, 11, 18)
    refused(world, "x", "--on", "2026-11-19")


def test_a_day_to_come_needs_to_be_meant(world: World) -> None:
    assert "--future" in refused(world, "x", "--on", "2026-11-20").err
    action = added(world, "x", "--on", "2026-11-20", "--future")
    assert (action.day, action.time) == (dt.date(2026, 11, 20), None)


@pytest.mark.parametrize(
    "typed",
    [
        "one line\n",
        "two\nlines\n",
        " spaces around \r\n",
        "no end",
        "“quotes” 🙂 שלום e\u0301\n",
        "x" * 100_000,
    ],
    ids=lambda typed: ascii(typed)[:12],
)
def test_a_dash_reads_the_text_from_standard_input(world: World, typed: str) -> None:
    assert added(world, "-", typed=typed).text == typed.strip()


@pytest.mark.parametrize("text", ["-text", "--manager", "-", "-5", "--"])
def test_a_text_may_begin_with_a_dash(world: World, text: str) -> None:
    said = leaderward(world, "add", "--", text, typed="from standard input")
    assert said.code == 0
    assert [action.text for action in actions(world)] == ["from standard input" if text == "-" else text]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["x", "y"],
        [""],
        [" \u200b\n"],
        ["a\x00b"],
        ["half \udcff"],
        ["x" * 1_000_001],
        ["x", "--no-such"],
        ["x", "--manger"],
        ["x", "--man"],
        ["x", "-q"],
        ["x", "--manager", "--leader"],
        ["x", "--own", "--both"],
        ["x", "--manager=yes"],
        ["x", "--on"],
        ["x", "--on", "2026-02-30"],
        ["x", "--on", "1899-12-31"],
        ["x", "--on", "3026-11-19"],
        ["x", "--on", "soon"],
        ["x", "--on", ""],
        ["x", "--on", "9" * 5_000],
        ["x", "--minutes", "0"],
        ["x", "--minutes", "-1"],
        ["x", "--minutes", "1441"],
        ["x", "--minutes", "ten"],
        ["x", "--minutes", "9" * 30],
        ["x", "--minutes", "9" * 9_000],
        ["x", "--distinction", "no-such"],
        ["x", "--distinction", ""],
        ["x", "--distinction", "=leader"],
        ["x", "--distinction", "how-why=boss"],
        ["x", "--distinction", "how-why=both"],
        ["x", "--leader", "--distinction", "how-why="],
        ["x", "--leader", "--distinction", "how-why=leader=manager"],
        ["x", "--distinction", "how-why"],
        ["x", "--both", "--distinction", "how-why"],
        ["x", "--own", "--distinction", "how-why"],
        ["x", "--leader", "--distinction", "how-why", "--distinction", "z" * 10_000],
        ["x", "--now", "noon"],
        ["x", "--now", "0001-01-01T00:00"],
        ["x", "--now", "0001-01-01T00:00+00:00"],
        ["x", "--now", "9999-12-31T23:59"],
        ["x", "--now", "1899-12-31T23:59"],
        ["x", "--now", "2026-11-19T16:20+01:00\n\n"],
    ],
    ids=lambda arguments: ascii(arguments)[:40],
)
def test_wrong_use_is_told_in_one_line_and_logs_nothing(world: World, arguments: list[str]) -> None:
    refused(world, *arguments)


def test_wrong_use_makes_no_journal(world: World) -> None:
    for arguments in (
        ["add", ""],
        ["add", "x", "--on", "never"],
        ["list", "--from", "never"],
        ["add", "x", "--now", "x"],
    ):
        assert leaderward(world, *arguments).code == 2
        assert not world.places.data.exists()


def test_two_tags_of_the_same_kind_are_one(world: World) -> None:
    assert added(world, "x", "--leader", "--leader").behaviour is Behaviour.LEADER


def test_of_two_poles_of_one_distinction_the_later_stands(world: World) -> None:
    action = added(world, "x", "--distinction", "how-why=leader", "--distinction", "how-why=manager")
    assert [mark.pole for mark in action.distinctions] == [Pole.MANAGER]


def test_the_sample_is_a_throw_away(world: World) -> None:
    said = leaderward(world, "--sample", "add", "x")
    assert said.code == 0
    assert not world.places.data.exists()


# The line -------------------------------------------------------------------------------------------


def test_the_line_is_understood(world: World) -> None:
    action = added(world, "Yesterday 16:00: let @Jo price it on #renewals =l /trust /right=m 45m")
    assert (action.text, action.day, action.time) == (
        "let @Jo price it on #renewals", dt.date(2026, 11, 18), dt.time(16)
    )  # fmt: skip
    assert (action.behaviour, action.minutes, action.origin) == (Behaviour.LEADER, 45, Origin.RECALLED)
    assert [(mark.distinction, mark.pole) for mark in action.distinctions] == [
        ("control-trust", Pole.LEADER),
        ("right-thing", Pole.MANAGER),
    ]
    assert (action.topics, action.people) == (("renewals",), ("Jo",))


def test_plain_is_logged_as_it_is(world: World) -> None:
    text = "yesterday: let @Jo price it =l /trust 45m"
    action = added(world, "--plain", text)
    assert (action.text, action.day, action.behaviour, action.minutes, action.distinctions) == (
        text, dt.date(2026, 11, 19), None, None, ()
    )  # fmt: skip
    assert action.people == ("Jo",)


def test_several_lines_from_standard_input_are_one_action(world: World) -> None:
    action = added(world, "-", typed="yesterday:\n1:1 with Jo =l\nThen Mo, 45m\n")
    assert (action.text, action.minutes) == ("1:1 with Jo\nThen Mo,", 45)
    assert action.day == dt.date(2026, 11, 18)


def test_numbers_are_read_as_the_environment_writes_dates(world: World) -> None:
    american = dataclasses.replace(world, environment={"LC_TIME": "en_US.UTF-8"})
    assert added(american, "11/3: x").day == dt.date(2026, 11, 3)
    assert added(world, "11/3: x").day == dt.date(2026, 3, 11)
    by_the_system = dataclasses.replace(world, locale_name=lambda: "en-US")
    assert added(by_the_system, "11/3: x").day == dt.date(2026, 11, 3)


def test_before_the_day_starts_yesterday_is_counted_from_the_civil_day(
    world: World, clock: FixedClock
) -> None:
    clock.instant = clock.instant.replace(hour=1)
    assert added(world, "yesterday: x").day == dt.date(2026, 11, 17)


def test_line_and_options_that_agree_are_fine(world: World) -> None:
    action = added(
        world, "yesterday: x =l 45m /trust=l", "--leader", "--on", "2026-11-18", "--minutes", "45",
        "--distinction", "control-trust",
    )  # fmt: skip
    assert (action.text, action.behaviour, action.minutes) == ("x", Behaviour.LEADER, 45)
    assert [(mark.distinction, mark.pole) for mark in action.distinctions] == [("control-trust", Pole.LEADER)]


def test_an_option_says_what_the_line_leaves_open(world: World) -> None:
    action = added(world, "x /trust", "--manager", "--minutes", "10", "--on", "yesterday")
    assert (action.behaviour, action.minutes, action.day) == (Behaviour.MANAGER, 10, dt.date(2026, 11, 18))
    assert [mark.pole for mark in action.distinctions] == [Pole.MANAGER]
    marked = added(world, "x =l", "--distinction", "trust")
    assert [mark.pole for mark in marked.distinctions] == [Pole.LEADER]


@pytest.mark.parametrize(
    ("arguments", "both"),
    [
        (["x =m", "--leader"], ("=m", "--leader")),
        (["yesterday: x", "--on", "2026-11-17"], ("yesterday:", "--on 2026-11-17")),
        (["x 45m", "--minutes", "30"], ("45m", "--minutes 30")),
        (["x /trust=m", "--distinction", "trust=leader"], ("/trust=m", "--distinction trust=leader")),
    ],
)
def test_line_and_option_that_contradict_each_other_are_both_told(
    world: World, arguments: list[str], both: tuple[str, str]
) -> None:
    said = refused(world, *arguments)
    assert all(words in said.err for words in both)
    assert leaderward(world, "add", "--plain", *arguments).code == 0


def test_a_day_to_come_in_the_line_needs_to_be_meant(world: World) -> None:
    assert "--future" in refused(world, "2026-11-20: x").err
    assert added(world, "2026-11-20: x", "--future").day == dt.date(2026, 11, 20)


def test_a_side_that_is_open_is_told(world: World) -> None:
    for line in ("x /trust", "x /trust =b", "x /trust =o"):
        assert "control-trust" in refused(world, line).err


@pytest.mark.parametrize("line", ["=l", "yesterday:\n=l", "45m =m"])
def test_a_line_that_says_nothing_beyond_its_marks_makes_no_journal(world: World, line: str) -> None:
    refused(world, line)
    refused(world, "/trust=l x =m", "--leader")
    assert not world.places.data.exists()


def test_what_looks_like_a_day_and_is_none_is_logged_and_told(world: World) -> None:
    said = leaderward(world, "add", "31/2: coached Jo =l")
    assert (said.code, said.err) == (0, "leaderward: There is no 31 February, so this stays text.\n")
    (action,) = actions(world)
    assert (action.id, action.text, action.behaviour) == (
        said.out.strip(), "31/2: coached Jo", Behaviour.LEADER
    )  # fmt: skip


def test_help_tells_what_is_understood(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        leaderward(world, "add", "--help")
    assert ended.value.code == 0
    told = capsys.readouterr().out
    for words in ("yesterday 16:00:", "=m =l =b =o", "/trust", "45m", "--plain"):
        assert words in told
