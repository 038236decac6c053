"""Every control of all pages and of every dialog: named, reached, and never clipped."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from journal.domain.behaviour import Behaviour
from journal.language import DOMAIN, choose_language
from journal.places import World
from tests.begun import mark_begun
from tests.flows.conftest import until_shown
from tests.flows.windows import Start, clear_closed, drift_of, settle, type_and
from ui.app import App
from ui.dialogs.bug import BugDialog
from ui.dialogs.delete_for_good import DeleteForGoodDialog
from ui.dialogs.forget import ForgetDialog
from ui.pages.first_run import FirstRun
from ui.pages.first_run_actions import ActionsStep
from ui.program import Program
from ui.widgets.scroll import PageHeader
from ui.widgets.text import RichText

ROOT = Path(__file__).parents[2]
PAGES = ("today", "drift", "distinctions", "people", "review")
DIALOGS = (
    "settings",
    "keys",
    "about",
    "rest",
    "export",
    "targets",
    "intention",
    "bug",
    "views",
    "vision",
    "result",
)


def open_dialog(program: Program, name: str) -> QDialog:
    if name == "bug":
        program.report(ValueError("told"))
    elif name in {"forget", "delete for good"}:
        ask_for_good(program, name)
    else:
        program.window.commands.action(name).trigger()
    settle(program)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog), name
    return dialog


def ask_for_good(program: Program, name: str) -> None:
    """What can't be undone, as a page asks it."""
    opened, context = program.opened, program.window.late.pages["people"]._context
    assert opened is not None
    if name == "forget":
        dialog = ForgetDialog(context, opened, "Priya", program.window.shell)
        until_shown(lambda: dialog.plan is not None)
        dialog.open()
    else:
        keys = [action.id for action in opened.reader.actions()]
        DeleteForGoodDialog(context, opened, keys, program.window.shell).open()


def sweep_text(program: Program) -> None:
    """The sweep with three lines typed."""
    sweeping = program.window.today.sweeping
    program.window.show_page("today")
    sweeping.close()
    sweeping.open()
    sweeping.sweep.text.set_text("One\nyesterday: Two @Priya #pricing 45m\nThree")


def sweep_question(program: Program) -> None:
    """The sweep asking whether many lines are one action each."""
    sweeping = program.window.today.sweeping
    sweeping.sweep.text.set_text("\n".join(f"Line {number}" for number in range(50)))
    sweeping.sweep.go_on()


def sweep_lines(program: Program) -> None:
    """The sweep asking about its second line, with everything open."""
    sweep_text(program)
    sweep = program.window.today.sweeping.sweep
    sweep.go_on()
    settle(program)
    sweep.tagging.current.press(Behaviour.LEADER)
    sweep.tagging.current.toggle_craft()
    sweep.tagging.current.toggle_picker()


def reachable(root: QWidget) -> list[QWidget]:
    """What Tab can reach below a widget, as far as it is shown."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.parent() is not None
        and widget.objectName() not in ("qt_spinbox_lineedit", "qt_scrollarea_viewport")
    ]


def nameless(root: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in reachable(root)
        if not widget.accessibleName().strip()
    ]


def clipped(root: QWidget) -> list[str]:
    """Texts that are cut and buttons narrower than what they say; what the person wrote may be cut."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or widget.width() == 0:
            continue
        parent = widget.parentWidget()
        if isinstance(widget, RichText) and not widget._wrap and not isinstance(parent, PageHeader):
            if widget.width() < widget.natural_width():
                found.append(f"{widget.plain_text()!r}: {widget.width()} of {widget.natural_width()}")
        elif isinstance(widget, RichText) and widget._max_lines is None:
            needed = widget.heightForWidth(widget.width())
            if widget.height() < needed:
                found.append(f"{widget.plain_text()!r}: {widget.height()} of {needed} high")
        elif isinstance(widget, QAbstractButton) and widget.width() < widget.minimumSizeHint().width():
            found.append(f"{type(widget).__name__} {widget.accessibleName()!r}: {widget.width()}")
        if isinstance(widget, QAbstractButton) and parent is not None and not widget.isWindow():
            right = widget.mapTo(root, widget.rect().topRight()).x()
            if right > root.width():
                found.append(f"{widget.accessibleName()!r} ends at {right} of {root.width()}")
    return found


@pytest.fixture
def program(start: Start, tmp_path: Path) -> Program:
    program = start(tmp_path / "mine.leaderward")
    for number in range(8):
        type_and(program, f"Asked @Priya about #pricing, {number}", (Qt.Key.Key_L, Qt.Key.Key_M)[number % 2])
    settle(program)
    return program


def test_every_command_does_something(program: Program) -> None:
    assert program.window.commands.unbound() == []


def test_everything_that_tab_reaches_has_a_name(program: Program) -> None:
    window = program.window
    assert nameless(window.shell) == []
    window.commands.action("which").trigger()
    assert nameless(window.shell) == []
    for show in (sweep_text, sweep_question, sweep_lines):
        show(program)
        assert nameless(window.shell) == []
    window.today.sweeping.close()
    for page in PAGES:
        window.show_page(page)
        settle(program)
        assert nameless(window.shell) == [], page
    drift = drift_of(program)
    today = window.today.today.toordinal()
    drift.chart.bucket_opened.emit(today, today)
    assert nameless(window.shell) == []
    for name in ("computed", "trust", "compare", "milestone"):
        window.commands.action(name).trigger()
        settle(program)
        assert nameless(window.shell) == []
    drift.chart.bucket_opened.emit(today, today)
    rows = drift.evidence.list
    rows.select(rows.actions_model.actions[0].id)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert rows.editor() is not None
    assert nameless(window.shell) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_everything_that_tab_reaches_in_a_dialog_has_a_name(program: Program, name: str) -> None:
    dialog = open_dialog(program, name)
    assert reachable(dialog)
    assert nameless(dialog) == []
    if name == "bug":
        assert isinstance(dialog, BugDialog)
    dialog.reject()
    clear_closed()


def test_every_button_is_large_enough_to_hit(program: Program) -> None:
    window = program.window
    for page in PAGES:
        window.show_page(page)
        settle(program)
        small = [
            f"{type(widget).__name__} {widget.accessibleName()!r} {widget.width()} x {widget.height()}"
            for widget in reachable(window.shell)
            if isinstance(widget, QAbstractButton) and (widget.width() < 24 or widget.height() < 24)
        ]
        assert small == []


def test_a_small_window_breaks_nothing(program: Program) -> None:
    window = program.window
    for width, height in ((640, 480), (480, 420), (1000, 700), (1920, 1080)):
        window.shell.resize(width, height)
        for page in PAGES:
            window.show_page(page)
            settle(program)
            window.shell.grab()


# A third longer ------------------------------------------------------------------------------------


def longer(sentence: str) -> str:
    """The sentence a third longer, in words that may be broken between lines; placeholders stay."""
    if sentence.startswith(("{", "*")) and sentence.endswith("}"):
        return sentence
    rest = max(1, round(len(sentence) / 3))
    words = ("aeiou " * (rest // 6 + 1))[:rest].rstrip() or "a"
    return f"{sentence} {words}" if len(sentence) > 6 else f"{sentence}{words}"


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a language in which everything is a third longer."""
    folder = tmp_path_factory.mktemp("locale")
    catalog = Catalog(locale="eo")
    keywords = {"_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
    for part in ("journal", "ui"):
        for found in extract_from_dir(ROOT / part, keywords=keywords):
            message, context = found[2], found[4]
            both = (message,) if isinstance(message, str) else message
            text = [longer(text) for text in both]
            catalog.add(message, text[0] if isinstance(message, str) else tuple(text), context=context)
    place = folder / "eo" / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / f"{DOMAIN}.mo").open("wb") as file:
        write_mo(file, catalog)
    return folder


@pytest.fixture
def longer_language(catalogues: Path) -> Iterator[None]:
    choose_language(str(catalogues), ["eo"])
    yield
    choose_language(languages=["C"])


def longer_views(program: Program) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    window = program.window
    yield "today", lambda: window.shell
    for words, prepare in (("sweep", sweep_text), ("question", sweep_question), ("lines", sweep_lines)):

        def sweep(prepare: Callable[[Program], None] = prepare) -> QWidget:
            prepare(program)
            return window.shell

        yield words, sweep
    window.today.sweeping.close()

    def drift() -> QWidget:
        drift_of(program)
        return window.shell

    yield "drift", drift
    for page in PAGES[2:]:

        def shown(page: str = page) -> QWidget:
            window.show_page(page)
            return window.shell

        yield page, shown
    drift_of(program)
    for name in ("computed", "trust", "compare"):

        def beside(name: str = name) -> QWidget:
            window.commands.action(name).trigger()
            settle(program)
            return window.shell

        yield name, beside
    for name in DIALOGS:
        yield name, lambda name=name: open_dialog(program, name)


@pytest.mark.usefixtures("longer_language")
@pytest.mark.parametrize("filled", [False, True], ids=["empty", "filled"])
def test_text_a_third_longer_clips_nothing(start: Start, tmp_path: Path, filled: bool) -> None:
    program = start(tmp_path / "mine.leaderward")
    program.window.shell.resize(1000, 700)
    if filled:
        for number in range(8):
            type_and(program, f"Action {number}", (Qt.Key.Key_L, Qt.Key.Key_M)[number % 2])
    settle(program)
    found = {}
    for name, show in longer_views(program):
        if name == "export" and not filled:
            continue
        root = show()
        settle(program)
        QApplication.processEvents()
        if cut := clipped(root):
            found[name] = cut
        if isinstance(root, QDialog):
            root.reject()
            clear_closed()
    assert found == {}


# The first run -------------------------------------------------------------------------------------


def first_run_views(begin_app: Callable[..., App]) -> Iterator[tuple[str, QWidget]]:
    """Every step of the first run, the last one with text and while it is tagged."""
    app = begin_app(first_run=True)
    app.shell.resize(1000, 700)
    assert app.beginning is not None
    face = app.beginning.face
    until_shown(lambda: len(face.steps) == 4)
    for step in (1, 2, 3, 4):
        until_shown(lambda step=step: face.step == step)
        QApplication.processEvents()
        yield f"step {step}", face
        if step < 4:
            face.skip.click()
    actions = face.steps[3]
    assert isinstance(actions, ActionsStep)
    field = actions.sweep.text.field
    field.insertPlainText("Asked @Priya about #pricing\nWrote the rota")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    yield "tagging", face
    actions.toggle_which()
    QApplication.processEvents()
    yield "which is it", face


def test_everything_in_the_first_run_has_a_name_and_can_be_hit(begin_app: Callable[..., App]) -> None:
    for name, face in first_run_views(begin_app):
        assert reachable(face), name
        assert nameless(face) == [], name
        buttons = [widget for widget in reachable(face) if isinstance(widget, QAbstractButton)]
        assert [b.accessibleName() for b in buttons if b.width() < 24 or b.height() < 24] == [], name


@pytest.mark.usefixtures("longer_language")
def test_the_first_run_a_third_longer_clips_nothing(begin_app: Callable[..., App]) -> None:
    found = {name: cut for name, face in first_run_views(begin_app) if (cut := clipped(face))}
    assert found == {}


def test_the_first_run_reads_from_right_to_left(qapp: QApplication, begin_app: Callable[..., App]) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        for name, face in first_run_views(begin_app):
            assert isinstance(face, FirstRun)
            assert face.next.x() < face.skip.x(), name
            face.grab()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_small_window_breaks_no_step(begin_app: Callable[..., App]) -> None:
    for name, face in first_run_views(begin_app):
        for width, height in ((640, 480), (480, 420), (1920, 1080), (1000, 700)):
            face.window().resize(width, height)
            QApplication.processEvents()
            assert [cut for cut in clipped(face) if "ends at" in cut] == [], (name, width)
            face.grab()


def test_a_short_sentence_leaves_the_room_to_the_chart(program: Program) -> None:
    program.window.shell.resize(1000, 700)
    drift = drift_of(program)
    assert drift.gauge.isVisible()
    for text in (drift.first, drift.second):
        assert text.height() == text.heightForWidth(text.width())
    assert drift.gauge.width() == 320


def test_a_window_that_closes_while_it_is_loaded_leaves_nothing_behind(
    qapp: QApplication, world: World, tmp_path: Path
) -> None:
    mark_begun(world.places.settings_file)
    former = {id(one): one for one in QApplication.allWidgets()}  # held, so that no id is given twice
    app = App(qapp, world, str(tmp_path / "mine.leaderward"))
    app.start()
    until_shown(lambda: app.program is not None and "people" in app.program.window.late.pages)
    app.shell.close()
    app.close()
    app.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    left = [type(one).__name__ for one in QApplication.allWidgets() if id(one) not in former]
    assert left == []
