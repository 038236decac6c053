"""Alembic's revisions, shipped with the program and run on our own connection."""
