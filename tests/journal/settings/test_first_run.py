"""Where the first run stands is kept until it is over, and what makes no sense in it is passed over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.places import Places, World
from journal.settings.drafts import Drafts
from journal.settings.first_run import SLOT, FirstRunFile, FirstRunState, first_run_wanted
from journal.settings.machine import MachineSettings

texts = st.text(st.characters(codec="utf-8"))
states = st.builds(
    FirstRunState,
    step=st.integers(1, 4),
    journal=texts,
    leader=st.none() | st.integers(0, 100),
    event=texts,
    prompt=st.booleans(),
    prompt_at=texts,
    calendar=st.booleans(),
    lines=st.dictionaries(st.sampled_from(["text", "plain"]), texts),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(states)
def test_what_is_kept_comes_back(places: Places, state: FirstRunState) -> None:
    file = FirstRunFile(places)
    file.save(state)
    assert FirstRunFile(places).load() == state
    file.forget()
    assert FirstRunFile(places).load() is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(st.sampled_from(["step", "leader", "event", "lines", "prompt"]), st.integers() | texts)
)
def test_nonsense_in_the_file_is_passed_over(places: Places, table: dict[str, object]) -> None:
    Drafts(places.data / "drafts").keep(places.data / "first run", SLOT, table)
    state = FirstRunFile(places).load()
    assert state is None or (1 <= state.step <= 4 and isinstance(state.event, str))


def test_it_is_wanted_where_there_is_no_journal_and_until_it_is_over(world: World) -> None:
    fresh, place = MachineSettings(), world.places.default_journal
    assert first_run_wanted(fresh, world, None) == (place, FirstRunState())
    assert first_run_wanted(MachineSettings(begun=True), world, None) is None

    place.parent.mkdir(parents=True)
    place.write_bytes(b"")
    assert first_run_wanted(fresh, world, None) is None
    at_three = FirstRunState(step=3, journal=str(place))
    FirstRunFile(world.places).save(at_three)
    assert first_run_wanted(fresh, world, None) == (place, at_three)
    assert first_run_wanted(fresh, world, str(place.with_name("other"))) == (
        place.with_name("other"),
        replace(at_three, step=1),
    )


def test_without_its_journal_it_begins_at_the_beginning_with_what_was_typed(
    world: World, tmp_path: Path
) -> None:
    chosen = tmp_path / "chosen.leaderward"
    FirstRunFile(world.places).save(FirstRunState(step=4, journal=str(chosen), event="I close the dialler"))
    found = first_run_wanted(MachineSettings(), world, None)
    assert found is not None
    assert found[0] == chosen
    assert (found[1].step, found[1].event) == (1, "I close the dialler")
