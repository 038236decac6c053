import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^([a-z0-9.-]+)==([^ ;]+)(?: ; ([^\\]+?))? \\$", re.MULTILINE)


def pins(name: str) -> set[tuple[str, ...]]:
    """The (package, version, marker) triples of a lock."""
    return {match.groups(default="") for match in PIN.finditer((ROOT / name).read_text("utf-8"))}


def test_the_development_lock_holds_every_pin_of_the_program() -> None:
    # what is tested is what people run; the set-up relies on it too
    program = pins("requirements.lock")
    assert len(program) > 8
    assert program <= pins("requirements-dev.lock")


def test_every_pin_has_hashes_and_none_names_where_it_came_from() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text("utf-8")
        entries = [entry for entry in re.split(r"\n(?=\S)", text) if "==" in entry.splitlines()[0]]
        assert len(entries) == len(pins(name))
        assert all("--hash=sha256:" in entry for entry in entries)
        assert "://" not in text


def test_qt_is_held_back_where_it_aborts() -> None:
    qt = {marker: version for package, version, marker in pins("requirements.lock") if "pyside6" in package}
    assert qt["python_full_version < '3.12'"].startswith("6.11.")
