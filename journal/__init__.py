"""The journal: everything Leaderward knows and does without a window."""
