"""Review: the week in ten minutes."""

from __future__ import annotations

from ui.pages.page import Page


class ReviewPage(Page):
    """The page."""
