"""The drift of journals that nobody should have, and what befalls it while it is looked at."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.domain.action import Draft
from journal.domain.behaviour import Behaviour, Milestone
from journal.domain.days import EARLIEST, LATEST
from journal.domain.marks import Target
from journal.language import DOMAIN, choose_language
from journal.opening import Opened, open_journal
from journal.places import FixedClock, World
from tests.conftest import THURSDAY
from tests.flows.conftest import ROOT, until_shown
from tests.flows.windows import Start, clear_closed, dialog_of, drift_of, settle
from ui.charts.files import render_image
from ui.charts.words import ahead_words, bucket_words, sign_words, step_words
from ui.dialogs.targets import TargetsDialog
from ui.pages.drift import DriftPage
from ui.pages.periods import PRESETS, Periods
from ui.program import Program
from ui.widgets.row_editor import RowEditor

TODAY = THURSDAY.date()
MANAGER, LEADER, BOTH, OWN = Behaviour.MANAGER, Behaviour.LEADER, Behaviour.BOTH, Behaviour.OWN
Write = Callable[..., Path]
Days = Sequence[tuple[dt.date, Behaviour | None]]
_NO_WORD = re.compile(r"\b(nan|inf|None|null)\b|[{}]|\*\*")


def back(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def a_day(count: int = 60) -> list[Draft]:
    """One action a day, every third as leader."""
    return [Draft(f"Action {day}", (LEADER, MANAGER, MANAGER)[day % 3], back(day)) for day in range(count)]


@pytest.fixture
def write(tmp_path: Path, world: World) -> Write:
    """Writes a journal with these actions and targets."""

    def make(drafts: Sequence[Draft], targets: Sequence[Target] = (), name: str = "mine") -> Path:
        path = tmp_path / f"{name}.leaderward"
        opened = open_journal(path, world, create=True)
        settings = replace(opened.journal.settings.get(), targets=tuple(targets))
        opened.journal.change_settings(settings)
        opened.journal.actions.record_all(drafts, settings)
        opened.close()
        return path

    return make


@pytest.fixture
def elsewhere(world: World) -> Iterator[Callable[[Program], Opened]]:
    """Opens the journal of a program in another one."""
    others: list[Opened] = []

    def begin(program: Program) -> Opened:
        assert program.opened is not None
        others.append(open_journal(program.opened.journal.path, world))
        return others[-1]

    yield begin
    for other in others:
        other.close()


def sentence(drift: DriftPage) -> str:
    words = f"{drift.first.plain_text()} {drift.second.plain_text()}"
    return words.replace("\N{NO-BREAK SPACE}", " ").strip()


def heard(drift: DriftPage) -> list[str]:
    """Everything that is said of what is shown."""
    figure = drift.chart.figure
    assert figure is not None
    words = [sentence(drift), drift.chart.accessibleDescription()]
    words += [bucket_words(figure, index).plain for index in range(figure.buckets.start.size)]
    return words + [word.plain for day in (1, 9, 90) if (word := ahead_words(figure, figure.today + day))]


def is_drawn_whole(drift: DriftPage) -> bool:
    """Whether every line of the picture has a number everywhere."""
    figure = drift.chart.figure
    assert figure is not None
    lines = [] if figure.estimate is None else [figure.estimate.share, figure.estimate.low]
    lines += [end for ends in figure.fan.bands for end in ends] if figure.fan is not None else []
    return all(bool(np.isfinite(line).all()) for line in lines) and not drift.grab().isNull()


def panel(drift: DriftPage) -> list[tuple[str, Behaviour | None]]:
    return [(action.text, action.behaviour) for action in drift.evidence.list.actions_model.actions]


def open_day(program: Program, drift: DriftPage, day: dt.date) -> None:
    drift.chart.bucket_opened.emit(day.toordinal(), day.toordinal())
    settle(program)


def use_all(program: Program, drift: DriftPage) -> list[str]:
    """Ranges, every choice and back, a walk over the dots and every panel; what was said on the way."""
    words = []
    for name in ("90d", "all"):
        drift.ranges.segment(name).click()
        for pressed in "++-FPTAMNR":
            QTest.keyClick(drift.chart, pressed)
        for key in (Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Up):
            QTest.keyClick(drift.chart, key)
            words.append(drift.chart.accessibleName())
        QTest.keyClick(drift.chart, Qt.Key.Key_Return)
        settle(program)
        words += heard(drift)
        assert is_drawn_whole(drift)
        figure = drift.figure_for(drift.range_name)
        assert figure is not None
        assert not render_image(figure, (640, 360)).isNull()
    drift.tell_computed()
    settle(program)
    words.append(drift.computed.words())
    drift.compare()
    for preset in PRESETS:
        drift.comparing.preset.choose(preset)
        drift.comparing.preset.chosen.emit(preset)
        settle(program)
        words.append(drift.comparing.words())
    drift.close_panel()
    return words


# Journals nobody should have --------------------------------------------------------------------

JOURNALS: dict[str, tuple[str, Days]] = {
    "one action": ("1 tagged action so far, 4 more", [(TODAY, LEADER)]),
    "only both": ("50 of 100 actions", [(back(day), BOTH) for day in range(40)]),
    "only own": ("No tagged action yet", [(back(day), OWN) for day in range(40)]),
    "only untagged": ("No tagged action yet", [(back(day), None) for day in range(40)]),
    "five in 1900": ("Likely 0 to 100 of 100", [(EARLIEST, LEADER)] * 5),
    "tomorrow": ("No tagged action yet", [(back(-1), LEADER)]),
    "both ends": ("2 tagged actions so far", [(EARLIEST, LEADER), (LATEST, LEADER), (TODAY, MANAGER)]),
    "twenty years": ("41 of 100 actions", [(back(7305), LEADER)] * 30 + [(TODAY, MANAGER)]),
    "500 a day": ("Likely 30 to 70 of 100", [(TODAY, MANAGER), (TODAY, LEADER)] * 250),
    "all leader": ("99 of 100 actions", [(back(day), LEADER) for day in range(200)]),
}


@pytest.mark.parametrize("name", JOURNALS)
def test_a_journal_nobody_should_have(start: Start, write: Write, name: str) -> None:
    begin, days = JOURNALS[name]
    program = start(write([Draft(f"Action {n}", kind, day) for n, (day, kind) in enumerate(days)]))
    drift = drift_of(program)
    assert sentence(drift).startswith(begin)
    assert [said for said in use_all(program, drift) if _NO_WORD.search(said)] == []


def test_what_is_made_up_is_told_as_made_up(start: Start, write: Write) -> None:
    program = start(write([Draft("To come", LEADER, back(-1))]))
    drift = drift_of(program)
    assert drift.chart.figure is not None
    assert drift.chart.figure.sample
    assert drift.chart.accessibleDescription().startswith("A sample, not your own journal.")


def test_all_of_one_minute_is_told_in_one_minute(start: Start, write: Write) -> None:
    program = start(write([replace(draft, minutes=1) for draft in a_day()]))
    drift = drift_of(program)
    QTest.keyClick(drift.chart, "M")
    drift.tell_computed()
    settle(program)
    assert "60 actions of 1\N{NO-BREAK SPACE}minute each" in drift.computed.words()


# Words that look like markup or format ------------------------------------------------------------

ODD = (
    "x" * 10_000,
    "{share} %s %d {0} {",
    "**▲ ■** ** ◆",
    "a\u200b\u200d b",
    "\u202eabc \u2066dlrow",
    "👩‍👩‍👧‍👦 👍🏽 " * 50,
    "ישן خطة " * 300,
    "<b>bold</b> &amp; &File",
    "first line\nsecond",
)
SHARES = (0.0001, 1.0, 0.5, 0.625, 1 / 3, 0.9, 0.05, 0.7, 0.8)


def test_no_text_or_reason_breaks_a_sentence(start: Start, write: Write) -> None:
    actions = [replace(draft, minutes=20) for draft in a_day(90)]
    for number, text in enumerate(ODD):
        kind = (Milestone.SUCCESS, Milestone.FAILURE)[number % 2]
        actions[9 * number] = replace(actions[9 * number], text=text, milestone=kind, lesson=text)
    reasons = [" ".join(text.split())[:120].strip() for text in ODD]
    targets = [
        Target(back(60 - number), share, reason)
        for number, (share, reason) in enumerate(zip(SHARES, reasons, strict=True))
    ]
    targets += [Target(EARLIEST, 0.3, "{}"), Target(LATEST, 0.4, "%s")]
    plain = drift_of(start(write(a_day(90), name="plain")))
    program = start(write(actions, targets))
    drift = drift_of(program)
    assert sentence(drift) == sentence(plain)
    use_all(program, drift)
    figure = drift.chart.figure
    assert figure is not None
    labels = [sign_words(figure, index).notes[0] for index in range(len(figure.signs))]
    assert labels[::-1][1:4] == [" ".join(text.split()) for text in ODD[1:4]]
    assert {step_words(figure, index).notes[0] for index in range(len(figure.steps))} >= set(reasons[1:5])
    drift.edit_targets()
    dialog = dialog_of(TargetsDialog)
    assert len(dialog.rows) == len(targets)
    assert not dialog.grab().isNull()
    dialog.reject()
    clear_closed()
    for number, text in enumerate(ODD):
        open_day(program, drift, back(9 * number))
        assert [found for found, _kind in panel(drift)] == [text.strip()]


def test_a_target_between_two_points_is_told_as_it_was_chosen(start: Start, write: Write) -> None:
    rising = [
        Draft("A", LEADER if 7 * day % 100 < 55 - 0.18 * day else MANAGER, back(day)) for day in range(250)
    ]
    program = start(write(rising, [Target(back(30), 0.625)]))
    assert "If this pace held, your target of 62.5 would be reached by" in sentence(drift_of(program))


# Days ----------------------------------------------------------------------------------------------


def test_a_clock_set_back_while_a_panel_is_open(start: Start, write: Write, clock: FixedClock) -> None:
    program = start(write(a_day()))
    drift = drift_of(program)
    open_day(program, drift, back(2))
    clock.advance(days=-20)
    program.window.look_at_clock()
    settle(program)
    figure = drift.chart.figure
    assert figure is not None
    assert figure.today == back(20).toordinal()
    assert panel(drift) == [("Action 2", MANAGER)]  # what was opened is still there to be seen
    QTest.keyClick(drift.evidence.list, Qt.Key.Key_Delete)
    drift.evidence.list.selectAll()
    QTest.keyClick(drift.evidence.list, Qt.Key.Key_Delete)
    settle(program)
    assert drift.evidence._neighbours == (back(20), None)
    drift.compare()
    drift.comparing.preset.choose("own")
    drift.comparing.preset.chosen.emit("own")
    settle(program)
    clock.advance(days=-365 * 80)
    program.window.look_at_clock()
    settle(program)
    assert drift.stage.panel is None
    assert sentence(drift).startswith("No tagged action yet")
    assert is_drawn_whole(drift)
    clock.instant = THURSDAY
    program.window.look_at_clock()
    settle(program)
    assert sentence(drift).startswith("35 of 100 actions")


NOW = TODAY.toordinal()


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ((NOW, NOW), (NOW, NOW), "share a day"),
        ((NOW - 10, NOW), (NOW - 5, NOW), "share a day"),
        ((NOW, NOW), (NOW - 30, NOW - 1), "4 more tagged actions in the first period"),
        ((NOW + 100, NOW + 200), (1, 1), "5 more tagged actions in the first period and 5 more"),
        ((NOW - 29, NOW), (NOW - 59, NOW - 30), "No difference that could be told from chance"),
        ((NOW - 59, NOW - 30), (NOW - 29, LATEST.toordinal()), "No difference that could be told"),
    ],
)
def test_two_periods_that_make_no_sense(
    start: Start, write: Write, first: tuple[int, int], second: tuple[int, int], said: str
) -> None:
    program = start(write(a_day()))
    drift = drift_of(program)
    drift.compare()
    comparing = drift.comparing
    comparing.preset.choose("own")
    comparing._periods = Periods(first, second)
    comparing.periods_chosen.emit()
    settle(program)
    assert said in comparing.words().replace("\N{NO-BREAK SPACE}", " ")
    assert not drift.grab().isNull()


# While it is looked at ------------------------------------------------------------------------------


def test_another_program_changes_what_is_open(
    start: Start, write: Write, elsewhere: Callable[[Program], Opened]
) -> None:
    program = start(write(a_day()))
    drift = drift_of(program)
    open_day(program, drift, back(2))
    before = sentence(drift)
    other = elsewhere(program)
    key = other.reader.actions(back(2), back(2))[0].id
    other.journal.actions.delete([key])
    drift.evidence.list.select(key)
    QTest.keyClick(drift.evidence.list, Qt.Key.Key_L)
    assert "not in the journal any more" in program.window.bar.text
    program.window.refresh()
    settle(program)
    assert drift.evidence.is_empty
    other.journal.undo()
    other.journal.settings.set_target(Target(back(3), 0.42, "set elsewhere"))
    program.window.refresh()
    settle(program)
    assert (panel(drift), sentence(drift)) == ([("Action 2", MANAGER)], before)
    assert drift.chart.figure is not None
    assert [step.points for step in drift.chart.figure.steps] == ["42"]
    drift.tell_computed()
    other.journal.actions.delete([action.id for action in other.reader.actions(EARLIEST, LATEST)])
    program.window.refresh()
    settle(program)
    assert drift.stage.panel is None
    assert sentence(drift).startswith("No tagged action yet")


def type_into(program: Program, drift: DriftPage, day: dt.date, text: str) -> RowEditor:
    """Open a day, and write something else into its action, without saving it."""
    open_day(program, drift, day)
    rows = drift.evidence.list
    rows.select(rows.actions_model.actions[0].id)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    editor = rows.editor()
    assert editor is not None
    editor.text_field.setPlainText(text)
    return editor


def test_what_is_typed_stays_when_another_dot_is_opened(start: Start, write: Write) -> None:
    program = start(write(a_day()))
    drift = drift_of(program)
    editor = type_into(program, drift, back(2), "what I really did")
    open_day(program, drift, back(5))
    assert drift.evidence.days == (back(2), back(2))
    assert editor.text() == "what I really did"
    drift.close_panel()
    open_day(program, drift, back(5))
    assert drift.evidence.isVisible()
    assert drift.evidence.list.editor() is editor
    QTest.keyClick(editor.text_field, Qt.Key.Key_Return)
    settle(program)
    assert panel(drift) == [("what I really did", MANAGER)]
    open_day(program, drift, back(5))
    assert panel(drift) == [("Action 5", MANAGER)]


@pytest.mark.parametrize("all_of_them", [False, True])
def test_what_is_typed_into_an_action_that_goes_is_not_lost(
    start: Start, write: Write, elsewhere: Callable[[Program], Opened], all_of_them: bool
) -> None:
    program = start(write(a_day()))
    drift = drift_of(program)
    type_into(program, drift, back(2), "what I really did")
    other = elsewhere(program)
    first, last = (EARLIEST, LATEST) if all_of_them else (back(2), back(2))
    other.journal.actions.delete([action.id for action in other.reader.actions(first, last)])
    program.window.refresh()
    settle(program)
    assert "Your text is in the field of Today" in program.window.bar.text
    assert program.window.today.capture.text() == "what I really did"


def test_what_is_typed_is_not_lost_to_another_journal(start: Start, write: Write) -> None:
    other = write(a_day(3), name="other")
    program = start(write(a_day()))
    drift = drift_of(program)
    type_into(program, drift, back(2), "what I really did")
    program.open(other, create=False)
    settle(program)
    assert program.window.today.capture.text() == "what I really did"
    open_day(program, drift, back(2))
    assert drift.evidence.list.editor() is None


@pytest.mark.parametrize("page", ["today", "drift"])
def test_what_is_typed_is_there_again_after_the_window_was_closed(
    start: Start, write: Write, page: str
) -> None:
    path = write(a_day())
    program = start(path)
    drift = drift_of(program)
    if page == "drift":
        type_into(program, drift, back(2), "what I really did")
    else:
        program.window.show_page("today")
        rows = program.window.today.list
        assert rows.edit_action(rows.actions_model.actions[0].id)
        editor = rows.editor()
        assert editor is not None
        editor.text_field.setPlainText("what I really did")
    program.window.shell.close()
    assert start(path).window.today.capture.text() == "what I really did"


def test_what_a_panel_shows_is_undone(start: Start, write: Write) -> None:
    program = start(write(a_day()))
    drift = drift_of(program)
    assert program.opened is not None
    program.opened.journal.record(Draft("Long ago", LEADER, back(90)))
    settle(program)
    open_day(program, drift, back(90))
    assert panel(drift) == [("Long ago", LEADER)]
    program.window.undo()
    settle(program)
    assert drift.evidence.is_empty
    assert drift.evidence._neighbours == (None, back(59))
    assert is_drawn_whole(drift)
    program.window.redo()
    settle(program)
    assert panel(drift) == [("Long ago", LEADER)]


def test_ranges_zoom_and_tags_in_a_hurry(start: Start, write: Write) -> None:
    program = start(write(a_day(200)))
    drift = drift_of(program)
    open_day(program, drift, back(2))
    rows = drift.evidence.list
    rows.select(rows.actions_model.actions[0].id)
    for key in "LMBOL":
        QTest.keyClick(rows, key)
        for name in ("30d", "1y", "90d", "all"):
            drift.ranges.segment(name).click()
        for pressed in "+-++R0R":
            QTest.keyClick(drift.chart, pressed)
        QTest.keyClick(drift.chart, Qt.Key.Key_End)
    settle(program)
    assert panel(drift) == [("Action 2", LEADER)]
    figure = drift.chart.figure
    assert figure is not None
    assert int(figure.buckets.leader.sum()) == 68
    assert is_drawn_whole(drift)


def test_another_journal_while_the_drift_is_read(start: Start, write: Write) -> None:
    mine = write(a_day())
    other = write([Draft("B", MANAGER, back(1))] * 8, name="other")
    program = start(mine)
    drift = drift_of(program)
    for path in (other, mine, other):
        drift.reload()
        drift.tell_computed()
        program.open(path, create=False)
        QApplication.processEvents()
        drift.compare()
        drift.chart.bucket_opened.emit(NOW - 2, NOW - 2)
    settle(program)
    assert program.opened is not None
    assert program.opened.journal.path == other
    assert drift.header._facts[0] == "8 tagged actions, 2 days"
    drift.reload()
    drift.tell_computed()
    program.window.shell.close()  # while it is read


@pytest.mark.parametrize(
    "value",
    [
        "nonsense",
        "[" * 5000,
        '{"day": "2026-01-01"}',
        '[{"day": "2026-01-01", "share": NaN}]',
        '[{"day": "2026-13-01", "share": 0.5}]',
        '[{"day": "9999-01-01", "share": 0.5}]',
        '[{"day": "2026-01-01", "share": 0.5, "reason": null}]',
    ],
)
def test_damaged_targets_are_told_and_left_as_they_are(start: Start, write: Write, value: str) -> None:
    path = write(a_day(), [Target(TODAY, 0.6)])
    program = start(path)
    drift = drift_of(program)
    before = sentence(drift)
    database = sqlite3.connect(path)
    database.execute("UPDATE setting SET value = ? WHERE key = 'targets'", (value,))
    database.commit()
    program.window.refresh()
    until_shown(lambda: program.window.lane.is_idle)
    assert "is damaged" in program.window.bar.text
    assert sentence(drift) == before
    drift.edit_targets()
    dialog = dialog_of(TargetsDialog)
    assert dialog.rows == []
    dialog.reject()
    clear_closed()
    assert database.execute("SELECT value FROM setting WHERE key = 'targets'").fetchone() == (value,)
    database.close()


# Other languages, little room -----------------------------------------------------------------------


@pytest.fixture
def language(tmp_path: Path) -> Iterator[Callable[[str], None]]:
    """Chooses a language whose sentences are longer, and have as many forms as it has."""
    found = {}
    for part in ("journal", "ui"):
        keywords = {"_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
        for _file, _line, message, _comments, context in extract_from_dir(ROOT / part, keywords=keywords):
            found[message, context] = None

    def choose(name: str) -> None:
        catalog = Catalog(locale=name)
        for message, context in found:
            if isinstance(message, str):
                catalog.add(message, f"{message} żółw", context=context)
            else:
                forms = tuple(f"{message[1]} ⟨{form}⟩" for form in range(catalog.num_plurals))
                catalog.add(message, forms, context=context)
        place = tmp_path / name / "LC_MESSAGES"
        place.mkdir(parents=True)
        with (place / f"{DOMAIN}.mo").open("wb") as file:
            write_mo(file, catalog)
        choose_language(str(tmp_path), [name])

    yield choose
    choose_language(languages=["C"])


@pytest.mark.parametrize(("name", "forms"), [("ja", (0, 0)), ("pl", (0, 2)), ("ar", (1, 3))])
def test_other_numbers_of_plural_forms(
    start: Start, write: Write, language: Callable[[str], None], name: str, forms: tuple[int, int]
) -> None:
    path = write([Draft("A", LEADER, TODAY), *(Draft("B", MANAGER, back(day)) for day in range(5))])
    language(name)
    program = start(path)
    drift = drift_of(program)
    assert f"1 leader actions ⟨{forms[0]}⟩" in sentence(drift)
    assert f"5 manager actions ⟨{forms[1]}⟩" in sentence(drift)
    assert [said for said in use_all(program, drift) if _NO_WORD.search(said)] == []


def test_text_twice_as_large_in_a_small_window(start: Start, write: Write) -> None:
    program = start(write(a_day(200), [Target(back(30), 0.6, "a reason that is not short " * 4)]))
    drift = drift_of(program)
    program.put_in_force(replace(program.settings, text_scale=2.0))
    program.window.shell.resize(640, 480)
    use_all(program, drift)
    open_day(program, drift, back(2))
    assert drift.evidence.list.isVisible()
    assert drift.width() <= 640
    assert drift.chart.height() >= 200
