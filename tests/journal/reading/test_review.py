"""What a weekly review shows: what moved, what is chosen, and that it stays chosen."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from pathlib import Path

import pytest

from journal.domain.action import DistinctionMark, Draft
from journal.domain.behaviour import Behaviour, Milestone, Pole
from journal.domain.distinctions import Catalogue
from journal.domain.intention import Intention, Outcome
from journal.domain.person import Person
from journal.domain.reflection import Asked, Reflection
from journal.domain.review import Chosen, Review
from journal.domain.review_material import Material, Moved, Tally
from journal.opening import Opened, open_journal
from journal.places import FixedClock, Places, World
from journal.reading.review import review_material
from journal.sample import write_sample

WEEK = dt.date(2026, 11, 16)
TODAY = dt.date(2026, 11, 20)
MANAGER, LEADER, BOTH, OWN = Behaviour.MANAGER, Behaviour.LEADER, Behaviour.BOTH, Behaviour.OWN


def material(
    opened: Opened,
    catalogue: Catalogue,
    review: Review | None = None,
    *,
    week: dt.date = WEEK,
    today: dt.date = TODAY,
    seed: int = 1,
) -> Material:
    return review_material(opened.reader, catalogue, week, today, random.Random(seed), review)


def log(
    opened: Opened, day: dt.date, behaviour: Behaviour | None, text: str = "Did it.", marks: str = ""
) -> str:
    """Log an action; `marks` as in "trust=leader how-why=manager"."""
    pairs = (mark.split("=") for mark in marks.split())
    distinctions = tuple(DistinctionMark(name, Pole(pole)) for name, pole in pairs)
    return opened.journal.record(Draft(text, behaviour, day=day, distinctions=distinctions))


def usual_weeks(opened: Opened, text: str = "Did it.", leader: int = 2) -> None:
    """Twelve weeks before the week with three manager and so many leader actions on each of five days."""
    drafts = [
        Draft(text, behaviour, day=WEEK - dt.timedelta(days=7 * back - day))
        for back in range(1, 13)
        for day in range(5)
        for behaviour in (*([MANAGER] * 3), *([LEADER] * leader))
    ]
    opened.journal.actions.record_all(drafts, opened.journal.settings.get())


def moved(found: Material, kind: str, key: str = "") -> Moved:
    return next(one for one in found.moved if (one.kind, one.key) == (kind, key))


# ── Bad input ────────────────────────────────────────────────────────────────────────────────────


def test_an_empty_journal_has_an_empty_review(opened: Opened, catalogue: Catalogue) -> None:
    found = material(opened, catalogue)
    assert found.total == Tally()
    assert [day for day, _tally in found.days] == [WEEK + dt.timedelta(days=n) for n in range(7)]
    assert found.chosen == Chosen()
    assert found.moved[0] == Moved("all", "", "", Tally(), Tally(), 0)
    assert (found.again, found.read, found.on_this_day, found.leading) == ((), (), (), None)


def test_a_journal_of_two_actions(opened: Opened, catalogue: Catalogue) -> None:
    managed = log(opened, WEEK, MANAGER)
    led = log(opened, TODAY, LEADER)
    found = material(opened, catalogue)
    assert found.total == Tally(manager=1, leader=1)
    assert found.leading is not None
    assert found.managing is not None
    assert (found.leading.id, found.managing.id) == (managed, led)
    assert found.again == ()
    assert moved(found, "all").low is None, "two actions have no share"
    assert not any(one.is_told for one in found.moved)


@pytest.mark.parametrize("behaviour", [OWN, None])
def test_all_own_work_or_all_untagged(
    opened: Opened, catalogue: Catalogue, behaviour: Behaviour | None
) -> None:
    for ago in range(0, 100, 3):
        log(opened, TODAY - dt.timedelta(days=ago), behaviour, "Sat with @Nadia about #rota.")
    found = material(opened, catalogue)
    assert found.leading is None
    assert found.managing is None
    assert found.again == ()
    assert moved(found, "all").share is None
    assert found.untagged == (34 if behaviour is None else 0)
    assert moved(found, "person", "nadia").now.total == found.total.total > 0


def test_days_to_come_are_left_out_of_this_week(opened: Opened, catalogue: Catalogue) -> None:
    log(opened, TODAY, LEADER)
    log(opened, TODAY + dt.timedelta(days=1), LEADER)
    log(opened, dt.date(2099, 1, 1), LEADER)
    assert material(opened, catalogue).total == Tally(leader=1)


def test_the_clock_set_back_during_a_review(opened: Opened, catalogue: Catalogue) -> None:
    usual_weeks(opened)
    log(opened, TODAY, LEADER)
    first = material(opened, catalogue)
    review = Review(WEEK, TODAY, chosen=first.chosen)
    opened.journal.reviews.tag_again(first.again[0].id, TODAY - dt.timedelta(days=40), BOTH)
    later = material(opened, catalogue, review, today=TODAY - dt.timedelta(days=40))
    assert later.total == first.total
    assert later.chosen == first.chosen
    assert [one.action for one in later.retagged] == [first.again[0].id]


def test_a_tagging_of_another_review_is_not_this_ones(opened: Opened, catalogue: Catalogue) -> None:
    usual_weeks(opened)
    first = material(opened, catalogue)
    opened.journal.reviews.tag_again(first.again[0].id, TODAY - dt.timedelta(days=300), BOTH)
    assert material(opened, catalogue, Review(WEEK, TODAY, chosen=first.chosen)).retagged == ()


# ── What moved ───────────────────────────────────────────────────────────────────────────────────


def test_a_week_like_the_others_is_not_spoken_of(opened: Opened, catalogue: Catalogue) -> None:
    usual_weeks(opened, "Sat with @Nadia about #rota.")
    for number in range(5):
        for behaviour in (MANAGER, MANAGER, MANAGER, LEADER, LEADER):
            log(opened, WEEK + dt.timedelta(days=number), behaviour, "Sat with @Nadia about #rota.")
    found = material(opened, catalogue)
    whole = moved(found, "all")
    assert (whole.now, whole.before, whole.weeks) == (Tally(15, 10), Tally(15, 10), 8)
    assert whole.earlier == Tally(120, 80)
    assert (whole.share, whole.usual) == (0.4, 0.4)
    assert whole.low is not None
    assert whole.high is not None
    assert whole.low < 0.4 < whole.high
    assert not any(one.is_told for one in found.moved)
    assert moved(found, "person", "nadia").name == "@Nadia"
    assert moved(found, "topic", "rota").name == "#rota"


def test_what_moved_far_is_told_and_the_count_is_named(opened: Opened, catalogue: Catalogue) -> None:
    usual_weeks(opened)
    for number in range(5):
        for behaviour in (*([MANAGER] * 3), *([LEADER] * 8)):
            log(opened, WEEK + dt.timedelta(days=number), behaviour)
    assert moved(material(opened, catalogue), "all").told == (LEADER,)


def test_half_a_week_is_no_fall(opened: Opened, catalogue: Catalogue) -> None:
    usual_weeks(opened)
    for behaviour in (MANAGER, MANAGER, MANAGER, LEADER, LEADER):
        log(opened, WEEK, behaviour)
    assert not any(one.is_told for one in material(opened, catalogue).moved)


def test_a_busy_day_is_no_rise_where_the_week_has_no_more(opened: Opened, catalogue: Catalogue) -> None:
    usual_weeks(opened)
    for _number in range(8):  # in one day; other weeks have ten in five
        log(opened, WEEK, LEADER)
    assert LEADER not in moved(material(opened, catalogue), "all").told


def test_the_first_weeks_have_nothing_to_be_told_by(opened: Opened, catalogue: Catalogue) -> None:
    for back in range(1, 4):
        log(opened, WEEK - dt.timedelta(weeks=back), LEADER)
    for _number in range(60):
        log(opened, TODAY, LEADER)
    found = material(opened, catalogue)
    assert moved(found, "all").weeks == 3
    assert not any(one.is_told for one in found.moved)


def test_of_a_family_marks_are_counted_once_an_action_for_each_pole(
    opened: Opened, catalogue: Catalogue
) -> None:
    log(opened, TODAY, BOTH, marks="control-trust=leader systems-people=leader maintain-develop=manager")
    log(opened, TODAY, OWN, marks="control-trust=leader")
    found = material(opened, catalogue)
    assert moved(found, "family", "people").now == Tally(manager=1, leader=1)
    assert [one.name for one in found.moved if one.kind == "family"] == [
        family.name for family in catalogue.families
    ]


def test_who_is_hidden_is_in_no_list_and_a_note_names_a_person(opened: Opened, catalogue: Catalogue) -> None:
    log(opened, TODAY, LEADER, "Sat with @nadia and @Femi.")
    opened.journal.people.note(Person("Nadia K.", hidden=False))
    opened.journal.people.note(Person("Femi", hidden=True))
    people = [one.name for one in material(opened, catalogue).moved if one.kind == "person"]
    assert people == ["@nadia"]


# ── What is chosen ───────────────────────────────────────────────────────────────────────────────


def test_what_was_chosen_stays_and_what_is_gone_is_left_out(opened: Opened, catalogue: Catalogue) -> None:
    usual_weeks(opened)
    managed = log(opened, WEEK, MANAGER)
    first = material(opened, catalogue)
    review = Review(WEEK, TODAY, chosen=first.chosen)
    usual_weeks(opened)
    log(opened, TODAY, MANAGER, "Asked @Nadia.", "control-trust=manager")
    assert material(opened, catalogue, review, seed=9).chosen == first.chosen
    gone, bare = first.again[0].id, first.again[1].id
    opened.journal.actions.delete([gone, managed])
    opened.journal.actions.tag([bare], None)
    later = material(opened, catalogue, review)
    assert [action.id for action in later.again] == [action.id for action in first.again[2:]]
    assert later.leading is None
    assert set(later.chosen.again) < set(first.chosen.again)
    opened.journal.undo()
    opened.journal.undo()
    assert material(opened, catalogue, review).chosen == first.chosen


def test_old_actions_are_those_that_count_a_month_old_and_rest_after_it(
    opened: Opened, catalogue: Catalogue
) -> None:
    old = [log(opened, TODAY - dt.timedelta(days=30 + n), LEADER) for n in range(5)]
    for behaviour in (OWN, None):
        log(opened, TODAY - dt.timedelta(days=90), behaviour)
    log(opened, TODAY - dt.timedelta(days=29), MANAGER)
    chosen = {key for seed in range(30) for key in material(opened, catalogue, seed=seed).chosen.again}
    assert chosen == set(old)
    for key in old[:3]:
        opened.journal.reviews.tag_again(key, TODAY - dt.timedelta(days=7), LEADER)
    assert set(material(opened, catalogue).chosen.again) == set(old[3:])


def test_each_old_action_has_the_same_chance(opened: Opened, catalogue: Catalogue) -> None:
    drafts = [Draft("Did it.", LEADER, day=TODAY - dt.timedelta(days=40 + n // 3)) for n in range(12)]
    keys = opened.journal.actions.record_all(drafts, opened.journal.settings.get())
    found = Counter(key for seed in range(120) for key in material(opened, catalogue, seed=seed).chosen.again)
    assert set(found) == set(keys)
    assert all(12 <= count <= 52 for count in found.values()), found


def test_what_is_asked_about_is_of_the_focus_or_names_someone_and_was_not_asked_about(
    opened: Opened, catalogue: Catalogue
) -> None:
    for _number in range(5):
        log(opened, TODAY, MANAGER)
    marked = log(opened, TODAY, MANAGER, marks="how-why=manager")
    named = log(opened, TODAY, MANAGER, "Checked @Nadia's list.")
    focused = log(opened, TODAY, MANAGER, marks="short-long=manager")
    opened.journal.intentions.focus(WEEK, "horizon")
    order = []
    for _number in range(3):
        found = material(opened, catalogue)
        assert found.leading is not None
        order.append(found.leading.id)
        asked = Reflection("", TODAY, Asked.LEADING, "?", "So.", action=found.leading.id, review=WEEK)
        opened.journal.reflections.answer(asked)
    assert order == [focused, named, marked]
    answers = [one.action for one in material(opened, catalogue).answers]
    assert sorted(answers, key=str) == sorted(order)


def test_what_is_read_again_is_told_why(opened: Opened, catalogue: Catalogue) -> None:
    def old(ago: int, text: str, behaviour: Behaviour = LEADER, milestone: Milestone | None = None) -> str:
        day = TODAY - dt.timedelta(days=ago)
        return opened.journal.record(Draft(text, behaviour, day=day, milestone=milestone))

    old(200, "A launch.", milestone=Milestone.SUCCESS)
    tied = old(150, "Kept it.")
    asked = old(300, "Asked.")
    plan = Intention("", TODAY - dt.timedelta(days=152), TODAY - dt.timedelta(days=146), "a", "wait")
    opened.journal.intentions.tie(opened.journal.intentions.make(plan), [tied])
    opened.journal.reflections.answer(Reflection("", TODAY, Asked.MANAGING, "?", "A date.", action=asked))
    for ago in (50, 40, 30, 20):
        old(ago, "Checked @Nadia's list.", behaviour=MANAGER)
    old(75, "Let @Nadia decide.")
    reasons = {
        one.action.text: one.why for seed in range(20) for one in material(opened, catalogue, seed=seed).read
    }
    assert reasons["A launch."] == "A great success"
    assert reasons["Kept it."] == "Tied to your intention: wait"
    assert reasons["Asked."] == "Your answer: “A date.”"
    assert reasons["Let @Nadia decide."] == "When you last led Nadia"


def test_the_same_is_not_read_again_in_the_next_eight_reviews(opened: Opened, catalogue: Catalogue) -> None:
    usual_weeks(opened)
    for back in range(12, 30):
        log(opened, WEEK - dt.timedelta(weeks=back), LEADER)
    seen: list[str] = []
    for number in range(9):
        week = WEEK + dt.timedelta(weeks=number)
        found = material(opened, catalogue, week=week, today=week + dt.timedelta(days=4))
        read = [one.action.id for one in (*found.read, *found.on_this_day)]
        assert read
        assert not set(read) & set(seen)
        seen += read
        opened.journal.reviews.save(Review(week, week, chosen=found.chosen))


def test_on_this_day_a_year_and_a_month_ago(opened: Opened, catalogue: Catalogue) -> None:
    # own work: it is in no list of what is tagged again unseen, which comes first
    log(opened, dt.date(2025, 11, 15), OWN, "A day before the week, a year ago.")
    log(opened, dt.date(2024, 11, 23), OWN, "A day after it, two years ago.")
    log(opened, dt.date(2026, 10, 18), OWN, "A month ago.")
    log(opened, dt.date(2025, 11, 10), OWN, "Another week.")
    found = {one.action.text: one.why for one in material(opened, catalogue).on_this_day}
    assert found == {
        "A day before the week, a year ago.": "A year ago",
        "A day after it, two years ago.": "2 years ago",
        "A month ago.": "A month ago",
    }


# ── What was planned ─────────────────────────────────────────────────────────────────────────────


def test_focus_intention_outcomes_and_vision_are_those_of_the_week(
    opened: Opened, catalogue: Catalogue
) -> None:
    intentions = opened.journal.intentions
    kept = log(opened, WEEK, LEADER)
    intentions.focus(WEEK, "people")
    days = [WEEK + dt.timedelta(weeks=number) for number in (-2, -1, 0, 1)]
    keys = [
        intentions.make(Intention("", day, day + dt.timedelta(days=6), "then", f"do {day}")) for day in days
    ]
    intentions.tell(keys[0], Outcome.KEPT)
    intentions.tie(keys[2], [kept, "gone"])
    opened.journal.visions.revise(WEEK - dt.timedelta(days=90), "A floor that runs.")
    opened.journal.visions.revise(TODAY + dt.timedelta(days=30), "Another.")
    found = material(opened, catalogue)
    assert found.focus_name == "People"
    assert found.intention is not None
    assert found.intention.id == keys[2]
    assert [action.id for action in found.tied] == [kept]
    assert [one.id for one in found.last_outcomes] == [keys[1], keys[0]]
    assert found.vision is not None
    assert found.vision.text == "A floor that runs."


def test_the_sample_has_something_in_every_part(tmp_path: Path, catalogue: Catalogue) -> None:
    now = dt.datetime(2026, 11, 20, 16, 20, tzinfo=dt.UTC)
    world = World(FixedClock(now), Places(tmp_path, tmp_path), random.Random(1), {})
    opened = open_journal(write_sample(tmp_path, world), world)
    try:
        found = material(opened, catalogue)
        assert len(found.again) == 3
        assert len(found.read) == 4
        assert len(found.on_this_day) == 3
        assert found.leading
        assert found.managing
        assert found.intention
        assert found.tied
        assert found.focus_name == "Enquiry"
        assert found.vision
        past = material(opened, catalogue, week=WEEK - dt.timedelta(weeks=1))
        assert len(past.answers) == 2
    finally:
        opened.close()
