"""Run by Alembic: hands it the connection that `migrate` opened, inside its transaction."""

from __future__ import annotations

from alembic import context

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    # SQLite can't alter a table in place
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
