"""What an imported action was made from, and which remark was told on which day."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    ALTER TABLE action ADD COLUMN source VARCHAR
    """,
    """
    CREATE UNIQUE INDEX ix_action_source ON action (source) WHERE source IS NOT NULL
    """,
    """
    CREATE TABLE told_remark (
        day DATE NOT NULL,
        "key" VARCHAR NOT NULL,
        CONSTRAINT pk_told_remark PRIMARY KEY (day)
    )
    """,
)


def upgrade() -> None:
    """Add the column and the table, mark the file as schema 2."""
    for statement in STATEMENTS:
        op.execute(statement)
    op.execute("PRAGMA user_version = 2")
