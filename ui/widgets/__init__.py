"""Widgets that behave like Qt's own and know nothing of pages."""
