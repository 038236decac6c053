"""Distinctions: five families, thirteen on opening, each with what is behind it."""

from __future__ import annotations

from ui.pages.page import Page


class DistinctionsPage(Page):
    """The page."""
