"""The one table of commands: menus, buttons' tooltips, shortcuts and the sheet of keys come from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from journal.language import _

Scope = Literal["window", "capture", "sweep", "list", "chart", "person", "review"]


@dataclass(frozen=True, slots=True)
class Command:
    """Something the person can have done.

    `keys` are portable key sequences, the first one being the one that is shown. Commands of the
    scope "window" work everywhere; the others where that part has the focus, which handles the
    keys itself.
    """

    id: str
    text: str
    keys: tuple[str, ...] = ()
    scope: Scope = "window"

    @property
    def shown_key(self) -> str:
        """The first key as this platform writes it, "Ctrl Z"; empty without one."""
        return shown(self.keys[0]) if self.keys else ""


def shown(key: str) -> str:
    """A portable key sequence as a person reads it: with spaces instead of plus signs."""
    native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    parts = native[:-1].split("+") if native.endswith("+") else native.split("+")
    if native.endswith("+"):
        parts[-1:] = ["+"]
    names = {"Return": _("Enter"), "Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "-": "−"}
    return " ".join(names.get(part, part) for part in parts)


def command_table() -> tuple[Command, ...]:
    """All commands, in the order in which the sheet of keys shows them."""
    return (
        Command("page.today", _("Today"), ("Ctrl+1",)),
        Command("page.drift", _("Drift"), ("Ctrl+3",)),
        Command("page.distinctions", _("Distinctions"), ("Ctrl+4",)),
        Command("page.people", _("People"), ("Ctrl+5",)),
        Command("page.review", _("Review"), ("Ctrl+6",)),
        Command("capture.focus", _("Log an action"), ("Ctrl+N",)),
        Command("sweep", _("The day’s sweep"), ("Ctrl+Shift+N",)),
        Command("to_tag", _("To tag"), ("Ctrl+Shift+T",)),
        Command("edit.undo", _("Undo"), ("Ctrl+Z",)),
        Command("edit.redo", _("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
        Command("answer", _("Answer the question"), ("Ctrl+J",)),
        Command("intention", _("The intention…"), ("Ctrl+Shift+B",)),
        Command("vision", _("The vision…"), ("Ctrl+Shift+V",)),
        Command("views", _("Self-views…"), ("Ctrl+Shift+S",)),
        Command("result", _("The weekly result…"), ("Ctrl+Shift+R",)),
        Command("day.earlier", _("A day earlier"), ("Alt+Left",)),
        Command("day.later", _("A day later"), ("Alt+Right",)),
        Command("day.choose", _("Choose a day"), ("Ctrl+G",)),
        Command("day.today", _("Back to today"), ("Alt+Home",)),
        Command("which", _("Which is it?"), ("F4", "Ctrl+?")),
        Command("computed", _("How is this computed"), ("Ctrl+I",)),
        Command("trust", _("How far can this number be trusted"), ("Ctrl+U",)),
        Command("compare", _("Compare two periods"), ("Ctrl+Shift+D",)),
        Command("milestone", _("Before and after a milestone"), ("Ctrl+Shift+M",)),
        Command("targets", _("Targets…"), ("Ctrl+T",)),
        Command("roles", _("Roles…"), ("Ctrl+Shift+L",)),
        Command("export", _("Export the chart"), ("Ctrl+E",)),
        Command("copy.chart", _("Copy the chart"), ("Ctrl+Shift+C",)),
        Command("catalogue", _("Edit the distinctions…"), ("Ctrl+Shift+E",)),
        Command("fortnight", _("Two weeks on a page"), ("Ctrl+Shift+W",)),
        Command("journal.new", _("New journal…"), ("Ctrl+Shift+J",)),
        Command("journal.open", _("Open a journal…"), ("Ctrl+Shift+O",)),
        Command("import.calendar", _("From a calendar…"), ("Ctrl+Shift+I",)),
        Command("journal.sample", _("Open the sample journal")),
        Command("text.larger", _("Larger text"), ("Ctrl++", "Ctrl+=")),
        Command("text.smaller", _("Smaller text"), ("Ctrl+-",)),
        Command("text.normal", _("Normal text"), ("Ctrl+0",)),
        Command("quick", _("Quick capture")),
        Command("rest", _("Rest…")),
        Command("settings", _("Settings"), ("Ctrl+,",)),
        Command("keys", _("All keys"), ("F1",)),
        Command("about", _("About Leaderward")),
        Command("quit", _("Quit"), ("Ctrl+Q",)),
        Command("capture.manager", _("Save as manager"), ("Ctrl+M",), "capture"),
        Command("capture.leader", _("Save as leader"), ("Ctrl+L",), "capture"),
        Command("capture.both", _("Save as both"), ("Ctrl+B",), "capture"),
        Command("capture.own", _("Save as own work"), ("Ctrl+O",), "capture"),
        Command("capture.later", _("Save, tag later"), ("Return",), "capture"),
        Command("capture.line", _("New line"), ("Shift+Return",), "capture"),
        Command("capture.distinction", _("Add a distinction"), ("Ctrl+D",), "capture"),
        Command("sweep.on", _("Log the lines, then tag them"), ("Ctrl+Return",), "sweep"),
        Command("sweep.manager", _("Tag as manager"), ("M",), "sweep"),
        Command("sweep.leader", _("Tag as leader"), ("L",), "sweep"),
        Command("sweep.both", _("Tag as both"), ("B",), "sweep"),
        Command("sweep.own", _("Tag as own work"), ("O",), "sweep"),
        Command("sweep.skip", _("Skip it"), ("S", "Down"), "sweep"),
        Command("sweep.back", _("One back"), ("Backspace", "Up"), "sweep"),
        Command("sweep.distinction", _("Distinctions"), ("/",), "sweep"),
        Command("sweep.craft", _("Craft"), ("C",), "sweep"),
        Command("sweep.which", _("Which is it?"), ("?",), "sweep"),
        Command("sweep.delete", _("Delete it"), ("Delete",), "sweep"),
        Command("list.manager", _("Tag as manager"), ("M",), "list"),
        Command("list.leader", _("Tag as leader"), ("L",), "list"),
        Command("list.both", _("Tag as both"), ("B",), "list"),
        Command("list.own", _("Tag as own work"), ("O",), "list"),
        Command("list.edit", _("Edit"), ("Return",), "list"),
        Command("list.distinctions", _("Distinctions"), ("D",), "list"),
        Command("list.tie", _("Tie to the intention"), ("T",), "list"),
        Command("list.milestone", _("A milestone"), ("G",), "list"),
        Command("list.vision", _("Tie to the vision"), ("V",), "list"),
        Command("list.delete", _("Delete"), ("Del",), "list"),
        Command("list.which", _("Which is it?"), ("?",), "list"),
        Command("person.open", _("What is known of them"), ("Return",), "person"),
        Command("person.moves", _("What moves them"), ("E",), "person"),
        Command("person.goal", _("Their own goal"), ("G",), "person"),
        Command("person.all", _("All their actions"), ("A",), "person"),
        Command("person.rename", _("Rename…"), ("R", "F2"), "person"),
        Command("person.merge", _("Merge…"), ("M",), "person"),
        Command("person.hide", _("Hide"), ("H",), "person"),
        Command("person.forget", _("Forget…"), ("Del",), "person"),
        Command("review.on", _("Go on, in a text too"), ("Ctrl+Return",), "review"),
        Command("review.back", _("One step back"), ("Alt+Left",), "review"),
        Command("review.skip", _("Skip the step"), ("S",), "review"),
        Command("review.tag", _("Tag an old action again"), ("M", "L", "B", "O"), "review"),
        Command("review.outcome", _("Say what became of it"), ("1", "2", "3"), "review"),
        Command("review.search", _("Search past reviews"), ("Ctrl+F",), "review"),
        Command("chart.walk", _("From dot to dot"), ("Left", "Right"), "chart"),
        Command("chart.in", _("Zoom in"), ("+",), "chart"),
        Command("chart.out", _("Zoom out"), ("-",), "chart"),
        Command("chart.all", _("Show all"), ("0",), "chart"),
        Command("chart.open", _("Open the actions"), ("Return",), "chart"),
        Command("show", _("What the chart shows"), ("S",), "chart"),
        Command("show.forecast", _("Forecast"), ("F",), "chart"),
        Command("show.marks", _("Targets and milestones"), ("T",), "chart"),
        Command("show.previous", _("The period before"), ("P",), "chart"),
        Command("show.pace", _("If this pace held"), ("A",), "chart"),
        Command("show.pinged", _("Answers to pings alone"), ("I",), "chart"),
        Command("show.todays", _("With today’s yardstick"), ("Y",), "chart"),
        Command("show.hollow", _("Leave out recalled and imported"), ("R",), "chart"),
        Command("show.count", _("By number of actions"), ("N",), "chart"),
        Command("show.minutes", _("By minutes"), ("M",), "chart"),
    )


class Commands:
    """The table bound to a window: one QAction for each command that works everywhere."""

    def __init__(self, window: QWidget, table: Iterable[Command]) -> None:
        self.table = tuple(table)
        self._actions: dict[str, QAction] = {}
        for command in self.table:
            if command.scope == "window":
                action = QAction(command.text, window)
                action.setShortcuts([QKeySequence(key) for key in command.keys])
                window.addAction(action)
                self._actions[command.id] = action

    def bind(self, name: str, call: Callable[[], object]) -> None:
        """Have the command do something."""
        self._actions[name].triggered.connect(lambda _checked=False: call())

    def action(self, name: str) -> QAction:
        """The command's QAction, for menus."""
        return self._actions[name]

    def unbound(self) -> list[str]:
        """Commands that nothing is connected to."""
        signal = "2triggered(bool)"
        return [name for name, action in self._actions.items() if not action.receivers(signal)]

    def key(self, name: str) -> str:
        """The command's key as shown to a person."""
        return self._command(name).shown_key

    def text(self, name: str) -> str:
        """What the command is called."""
        return self._command(name).text

    def at(self, scope: Scope, key: str) -> str | None:
        """The command of a scope that a key calls, or None."""
        return next(
            (command.id for command in self.table if command.scope == scope and key in command.keys), None
        )

    def _command(self, name: str) -> Command:
        return next(command for command in self.table if command.id == name)
