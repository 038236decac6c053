"""The journal: everything Leaderward knows and does without a window."""

__version__ = "0.4.0"
