"""What is loaded when: the command line has no Qt, the first paint has nothing slow."""

import json
import subprocess
import sys

import pytest

HEAVY = ("PySide6", "alembic", "numpy", "pyqtgraph", "sqlalchemy")


def loaded_by(module: str) -> set[str]:
    """The heavy packages that a fresh Python holds after importing `module`."""
    code = f"import json, sys, {module}; print(json.dumps([name for name in {HEAVY} if name in sys.modules]))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


def test_the_entry_loads_nothing_heavy() -> None:
    assert loaded_by("ui.__main__") == set()


@pytest.mark.parametrize(
    "module", ["ui.app", "ui.shell", "ui.pages.opening", "ui.pages.today", "ui.beginning"]
)
def test_what_is_painted_first_loads_qt_alone(module: str) -> None:
    assert loaded_by(module) == {"PySide6"}


@pytest.mark.parametrize("module", ["journal.cli.add_command", "journal.cli.drift_command", "journal.sample"])
def test_the_journal_loads_no_window(module: str) -> None:
    assert not loaded_by(module) & {"PySide6", "pyqtgraph"}
