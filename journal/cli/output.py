"""What a command prints, in a form that every terminal and script can take."""

from __future__ import annotations

import codecs
import json
from typing import Any, TextIO


def print_json(value: Any, out: TextIO) -> None:
    """Print a value as JSON: letters as they are where `out` can write them all, else as escapes."""
    name = codecs.lookup(out.encoding or "utf-8").name  # text in memory has no encoding
    print(json.dumps(value, ensure_ascii=not name.startswith("utf"), indent=2), file=out)
