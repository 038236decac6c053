"""People: whom do I lead, and whom do I only manage?"""

from __future__ import annotations

from ui.pages.page import Page


class PeoplePage(Page):
    """The page."""
