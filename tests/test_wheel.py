"""What is installed is the wheel, not the tree: it has to hold everything, and to work alone."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import journal

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("journal", "ui", "resources")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


def run_alone(wheel: Path, tmp_path: Path, *arguments: str) -> str:
    """What the program says when nothing but the wheel and its dependencies are there."""
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "installed")}
    code = "import sys; from ui.__main__ import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-P", "-W", "error", "-c", code, *arguments],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_the_three_packages_whole_and_nothing_else(wheel: Path) -> None:
    tree = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert inside == tree
    assert "journal/storage/migrations/script.py.mako" in inside
    assert "resources/distinctions.toml" in inside


def test_the_wheel_has_the_version_the_licence_and_the_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        name = next(name for name in opened.namelist() if name.endswith("/entry_points.txt"))
        assert "leaderward = ui.__main__:main" in opened.read(name).decode()
        assert any(name.endswith("licenses/LICENSE") for name in opened.namelist())
    assert wheel.name.startswith(f"leaderward-{journal.__version__}-")


def test_the_wheel_works_without_the_tree(wheel: Path, tmp_path: Path) -> None:
    assert run_alone(wheel, tmp_path, "--version").strip() == f"Leaderward {journal.__version__}"
    assert "you called leadership" in run_alone(wheel, tmp_path, "--sample", "drift")
