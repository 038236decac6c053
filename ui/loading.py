"""Makes what is imported after the first paint come sooner."""

from __future__ import annotations

import gc
import sys


def hurry() -> None:
    """Until `rest` is called: no search for garbage, and no reading of sources by PySide.

    Once PySide is loaded it reads the source of every module imported later, in search of its own
    name (it serves `from __feature__ import …`, which nothing here uses): 0.1 s and some megabytes
    with SQLAlchemy and pyqtgraph. Where a later PySide does this otherwise, nothing is changed.
    """
    gc.disable()
    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None and hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _never  # type: ignore[attr-defined] # noqa: SLF001 - no public way


def rest() -> None:
    """Everything is loaded: search for garbage again, but not among what stays for good."""
    gc.freeze()
    gc.enable()


def _never(_module: object) -> bool:
    return False
