"""Any story of changes, undone and redone, against a model that is nothing but a dictionary."""

from __future__ import annotations

import datetime as dt
import random
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from journal.domain.action import DistinctionMark, Draft
from journal.domain.behaviour import Behaviour, Craft, Milestone, Pole
from journal.domain.edit import Edit
from journal.domain.marks import Target
from journal.domain.settings import JournalSettings
from journal.opening import open_journal
from journal.places import FixedClock, Places, World
from tests.journal.helpers import Dump, dump

START = dt.datetime(2026, 11, 19, 16, 20, tzinfo=dt.timezone(dt.timedelta(hours=1)))

# few names in many spellings, so that actions share them
texts = st.one_of(
    st.lists(
        st.sampled_from(
            ["#Plan", "#plan", "#PLAN", "@Jo", "@jo", "@JO", "#Straße", "#STRASSE", "said", "—", "\n"]
        ),
        max_size=5,
    ).map(lambda parts: " ".join(["did", *parts]).strip()),
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=12).map(lambda text: f"x{text}x"),
)
marks = st.lists(
    st.builds(
        DistinctionMark, st.sampled_from(["how-why", "short-long", "right-thing"]), st.sampled_from(Pole)
    ),
    unique_by=lambda mark: mark.distinction,
    max_size=3,
).map(tuple)
behaviours = st.none() | st.sampled_from(Behaviour)
days = st.dates(dt.date(2026, 11, 10), dt.date(2026, 11, 25))
times = st.none() | st.times().map(lambda time: time.replace(second=0, microsecond=0))
crafts = st.frozensets(st.sampled_from(Craft))
minutes = st.none() | st.integers(1, 1440)
milestones = st.none() | st.sampled_from(Milestone)
lessons = st.just("") | st.text(st.characters(categories=["L"]), max_size=8)
fields: dict[str, st.SearchStrategy[Any]] = {
    "text": texts,
    "behaviour": behaviours,
    "day": days,
    "time": times,
    "distinctions": marks,
    "craft": crafts,
    "minutes": minutes,
    "milestone": milestones,
    "lesson": lessons,
}
drafts = st.builds(Draft, **{**fields, "day": st.none() | days})
edits = st.fixed_dictionaries({}, optional=fields)
journal_settings = st.builds(
    JournalSettings,
    name=st.sampled_from(["", "a", "b"]),
    day_start=st.sampled_from([dt.time(4), dt.time(0), dt.time(5, 30)]),
    week_start=st.sampled_from([0, 6]),
    targets=st.sampled_from(
        [(), (Target(dt.date(2026, 3, 1), 0.4, "why"), Target(dt.date(2026, 6, 1), 1.0))]
    ),
)
Model = dict[str, dict[str, Any]]


class Stories(RuleBasedStateMachine):
    """A journal beside a dictionary of what it ought to hold, with every earlier one kept."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        folder = Path(self.folder.name)
        self.clock = FixedClock(START)
        world = World(self.clock, Places(folder, folder), random.Random(1), {})
        self.opened = open_journal(folder / "a.leaderward", world)
        self.journal = self.opened.journal
        self.model: Model = {}
        self.settings = JournalSettings()
        # what the tables held, and what the model was, before each step that can be undone
        self.past: list[tuple[Dump, Model, JournalSettings]] = []
        self.future: list[tuple[Dump, Model, JournalSettings]] = []
        self.untouched = self.state()

    def state(self) -> tuple[Dump, Model, JournalSettings]:
        content = dump(self.journal.path)
        return content, {key: dict(value) for key, value in self.model.items()}, self.settings

    def step(self, before: tuple[Dump, Model, JournalSettings]) -> None:
        """A step was made, unless nothing differs."""
        if (self.model, self.settings) != before[1:]:
            self.past.append(before)
            self.future = []
        self.agree()

    def agree(self) -> None:
        self.clock.advance(seconds=61)
        actions = self.opened.reader.actions()
        held = {action.id: {name: getattr(action, name) for name in fields} for action in actions}
        assert held == self.model
        assert self.journal.settings.get() == self.settings
        undo, redo = self.journal.undo_names()
        assert (undo is not None, redo is not None) == (bool(self.past), bool(self.future))

    def some(self, data: st.DataObject) -> list[str]:
        return data.draw(st.lists(st.sampled_from(sorted(self.model)), min_size=1, max_size=3))

    @rule(draft=drafts)
    def record(self, draft: Draft) -> None:
        before = self.state()
        key = self.journal.record(draft)
        action = self.opened.reader.action(key)
        assert action is not None
        self.model[key] = {name: getattr(draft, name) for name in fields}
        if draft.day is None or draft.time is None:  # decided at capture; held from here on
            self.model[key] |= {"day": action.day, "time": action.time}
        self.step(before)

    @precondition(lambda self: self.model)
    @rule(data=st.data(), given=edits)
    def edit(self, data: st.DataObject, given: dict[str, Any]) -> None:
        before = self.state()
        key = data.draw(st.sampled_from(sorted(self.model)))
        self.journal.actions.change(key, Edit(**given))
        self.model[key] = {**self.model[key], **given}
        self.step(before)

    @precondition(lambda self: self.model)
    @rule(data=st.data(), behaviour=behaviours)
    def tag(self, data: st.DataObject, behaviour: Behaviour | None) -> None:
        before = self.state()
        keys = self.some(data)
        self.journal.actions.tag(keys, behaviour)
        for key in keys:
            self.model[key] = {**self.model[key], "behaviour": behaviour}
        self.step(before)

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        before = self.state()
        keys = self.some(data)
        self.journal.actions.delete(keys)
        for key in keys:
            self.model.pop(key, None)
        self.step(before)

    @rule(wanted=journal_settings)
    def set(self, wanted: JournalSettings) -> None:
        before = self.state()
        self.journal.change_settings(wanted)
        self.settings = wanted
        self.step(before)

    @rule()
    def undo(self) -> None:
        now = self.state()
        assert (self.journal.undo() is not None) == bool(self.past)
        if self.past:
            self.go_to(self.past.pop())
            self.future.append(now)
        self.agree()

    @rule()
    def redo(self) -> None:
        now = self.state()
        assert (self.journal.redo() is not None) == bool(self.future)
        if self.future:
            self.go_to(self.future.pop())
            self.past.append(now)
        self.agree()

    def go_to(self, state: tuple[Dump, Model, JournalSettings]) -> None:
        _content, self.model, self.settings = state
        assert dump(self.journal.path) == state[0]

    def teardown(self) -> None:
        if not hasattr(self, "opened"):
            return
        try:
            self.go_all_the_way_back_and_forth()
        finally:
            self.opened.close()
            self.folder.cleanup()

    def go_all_the_way_back_and_forth(self) -> None:
        end = dump(self.journal.path)
        undone = 0
        while self.journal.undo() is not None:
            undone += 1
        assert undone == len(self.past)
        assert dump(self.journal.path) == self.untouched[0]
        for _ in range(undone):
            assert self.journal.redo() is not None
        assert dump(self.journal.path) == end


Stories.TestCase.settings = settings(
    max_examples=20,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestStories = Stories.TestCase
