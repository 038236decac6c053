"""A machine on which the first run was seen, as the program is begun with in most tests."""

from __future__ import annotations

from pathlib import Path


def mark_begun(settings_file: Path) -> None:
    """Write into the machine's settings that the first run was seen; what else is in them stays."""
    before = settings_file.read_text("utf-8") if settings_file.exists() else ""
    if "begun" in before:
        return
    settings_file.parent.mkdir(parents=True, exist_ok=True)
    settings_file.write_text(f"begun = true\n{before}", "utf-8")
