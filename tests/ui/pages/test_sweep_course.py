"""Which line of a sweep is asked about, whatever happens to the others."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from journal.domain.action import Action
from journal.domain.behaviour import Behaviour
from ui.pages.sweep_course import Course

NOW = dt.datetime(2026, 11, 19, 16, 20, tzinfo=dt.UTC)
TAGS = st.sampled_from([None, *Behaviour])


def action(number: int, behaviour: Behaviour | None = None) -> Action:
    return Action(f"{number:04}", NOW.date(), f"Line {number}", NOW, NOW, NOW, behaviour)


def course_of(*tags: Behaviour | None) -> Course:
    return Course([action(number, tag) for number, tag in enumerate(tags)])


M, L = Behaviour.MANAGER, Behaviour.LEADER


def test_it_begins_with_the_first_that_has_no_tag() -> None:
    assert course_of(M, None, L, None).place == 1
    assert course_of(M, L).is_finished
    assert course_of().is_finished


def test_going_on_passes_over_what_is_tagged() -> None:
    course = course_of(None, L, None)
    course.go_on()
    assert course.place == 2
    course.go_on()
    assert course.is_finished
    assert course.current is None


def test_going_back_does_not() -> None:
    course = course_of(None, L, None)
    course.go_on()
    assert course.go_back()
    assert course.place == 1
    assert course.go_back()
    assert not course.go_back()


def test_a_tag_that_was_taken_off_is_asked_about_again() -> None:
    course = course_of(M, L, None)
    assert course.place == 2
    course.renew([action(0, M), action(1), action(2)])
    assert course.place == 1


def test_a_tag_that_was_changed_back_is_asked_about_again() -> None:
    course = course_of(M, L, None)
    course.renew([action(0, L), action(1, L), action(2)])
    assert course.place == 0


def test_a_current_line_that_got_its_tag_elsewhere_is_behind() -> None:
    course = course_of(None, None, None)
    course.renew([action(0, M), action(1), action(2)])
    assert course.place == 1


def test_a_current_line_that_is_gone_gives_way_to_the_next() -> None:
    course = course_of(M, None, L, None)
    course.drop(action(1).id)
    assert course.current == action(3)
    course.renew([action(0, M), action(2, L)])
    assert course.is_finished


@given(
    st.lists(TAGS, max_size=8),
    st.lists(st.sampled_from(["on", "back", "tag", "drop", "renew"]), max_size=20),
    st.data(),
)
def test_the_place_is_always_one_of_the_lines_or_the_end(
    tags: list[Behaviour | None], steps: list[str], data: st.DataObject
) -> None:
    course = course_of(*tags)
    for step in steps:
        current = course.current
        match step:
            case "on":
                course.go_on()
            case "back":
                course.go_back()
            case "tag" if current is not None:
                course.take(replace(current, behaviour=M))
                course.go_on()
                assert course.current is None or course.current.behaviour is None
            case "drop" if len(course):
                course.drop(data.draw(st.sampled_from(course.keys)))
            case "renew":
                kept = (
                    data.draw(st.lists(st.sampled_from(course.actions), unique=True)) if len(course) else []
                )
                course.renew([replace(a, behaviour=data.draw(TAGS)) for a in kept])
                assert set(course.keys) == {a.id for a in kept}
            case _:
                pass
        assert 0 <= course.place <= len(course)
        first, around = course.around(2, 2)
        assert (course.current is None) == course.is_finished
        assert course.current is None or around[course.place - first] == course.current


def test_what_comes_back_stands_where_it_stood_and_is_asked_about() -> None:
    course = course_of(None, None, None, None)
    course.renew([action(0), action(3)])
    assert course.keys == ("0000", "0003")
    course.drop("0000")
    assert course.known == ("0003", "0002", "0001", "0000")
    course.renew([action(number) for number in range(4)])
    assert course.keys == ("0000", "0001", "0002", "0003")
    course.renew([action(0), action(1), action(3)])
    course.renew([action(number) for number in range(4)])
    assert course.current == action(2)
