"""The first schema: actions with all that the product's words need of them, names, steps, trash."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE action (
        id VARCHAR(36) NOT NULL,
        day DATE NOT NULL,
        time TIME,
        text VARCHAR NOT NULL,
        behaviour VARCHAR,
        origin VARCHAR NOT NULL,
        minutes INTEGER,
        milestone VARCHAR,
        lesson VARCHAR NOT NULL,
        captured INTEGER NOT NULL,
        captured_offset INTEGER NOT NULL,
        created INTEGER NOT NULL,
        changed INTEGER NOT NULL,
        CONSTRAINT pk_action PRIMARY KEY (id),
        CONSTRAINT ck_action_behaviour CHECK (behaviour IN ('manager', 'leader', 'both', 'own')),
        CONSTRAINT ck_action_origin CHECK (origin IN ('live', 'same day', 'recalled', 'pinged', 'imported')),
        CONSTRAINT ck_action_minutes CHECK (minutes > 0),
        CONSTRAINT ck_action_milestone CHECK (milestone IN ('success', 'failure')),
        CONSTRAINT ck_action_text CHECK (length(text) > 0)
    )
    """,
    """
    CREATE INDEX ix_action_day ON action (day, behaviour, origin, minutes)
    """,
    """
    CREATE TABLE deleted_action (
        id VARCHAR(36) NOT NULL,
        deleted INTEGER NOT NULL,
        image JSON NOT NULL,
        CONSTRAINT pk_deleted_action PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE setting (
        "key" VARCHAR NOT NULL,
        value JSON NOT NULL,
        CONSTRAINT pk_setting PRIMARY KEY ("key")
    )
    """,
    """
    CREATE TABLE step (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        writer VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        made INTEGER NOT NULL,
        undone BOOLEAN NOT NULL,
        size INTEGER NOT NULL
    )
    """,
    """
    CREATE INDEX ix_step_writer ON step (writer, undone, id)
    """,
    """
    CREATE TABLE action_distinction (
        action_id VARCHAR(36) NOT NULL,
        distinction VARCHAR NOT NULL,
        pole VARCHAR NOT NULL,
        place INTEGER NOT NULL,
        CONSTRAINT pk_action_distinction PRIMARY KEY (action_id, distinction),
        CONSTRAINT ck_action_distinction_pole CHECK (pole IN ('manager', 'leader')),
        CONSTRAINT fk_action_distinction_action_id
            FOREIGN KEY(action_id) REFERENCES action (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_action_distinction_distinction ON action_distinction (distinction, pole)
    """,
    """
    CREATE TABLE action_craft (
        action_id VARCHAR(36) NOT NULL,
        craft VARCHAR NOT NULL,
        CONSTRAINT pk_action_craft PRIMARY KEY (action_id, craft),
        CONSTRAINT ck_action_craft_craft
            CHECK (craft IN ('forethought', 'planning', 'preparation', 'communication')),
        CONSTRAINT fk_action_craft_action_id FOREIGN KEY(action_id) REFERENCES action (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE action_name (
        action_id VARCHAR(36) NOT NULL,
        kind VARCHAR NOT NULL,
        folded VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        place INTEGER NOT NULL,
        CONSTRAINT pk_action_name PRIMARY KEY (action_id, kind, folded),
        CONSTRAINT ck_action_name_kind CHECK (kind IN ('topic', 'person')),
        CONSTRAINT fk_action_name_action_id FOREIGN KEY(action_id) REFERENCES action (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_action_name_kind ON action_name (kind, folded)
    """,
    """
    CREATE TABLE step_change (
        step_id INTEGER NOT NULL,
        place INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        "key" VARCHAR NOT NULL,
        "before" BLOB,
        "after" BLOB,
        CONSTRAINT pk_step_change PRIMARY KEY (step_id, place),
        CONSTRAINT fk_step_change_step_id FOREIGN KEY(step_id) REFERENCES step (id) ON DELETE CASCADE
    )
    """,
)


def upgrade() -> None:
    """Make the tables, mark the file as ours and as schema 1."""
    for statement in STATEMENTS:
        op.execute(statement)
    op.execute("PRAGMA application_id = 1279547204")
    op.execute("PRAGMA user_version = 1")
