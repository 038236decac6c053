"""What is kept beside actions: people, guesses, reflections, vision, results, plans and reviews."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE person (
        id VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        moves VARCHAR NOT NULL,
        goal VARCHAR NOT NULL,
        hidden BOOLEAN NOT NULL,
        CONSTRAINT pk_person PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE month_view (
        id VARCHAR NOT NULL,
        month DATE NOT NULL,
        day DATE NOT NULL,
        leader INTEGER NOT NULL,
        CONSTRAINT pk_month_view PRIMARY KEY (id),
        CONSTRAINT ck_month_view_leader CHECK (leader BETWEEN 0 AND 10)
    )
    """,
    """
    CREATE TABLE other_view (
        id VARCHAR NOT NULL,
        month DATE NOT NULL,
        place INTEGER NOT NULL,
        day DATE NOT NULL,
        leader INTEGER NOT NULL,
        who VARCHAR NOT NULL,
        CONSTRAINT pk_other_view PRIMARY KEY (id),
        CONSTRAINT ck_other_view_leader CHECK (leader BETWEEN 0 AND 10),
        CONSTRAINT ck_other_view_place CHECK (place BETWEEN 1 AND 5)
    )
    """,
    """
    CREATE TABLE assessment (
        id VARCHAR NOT NULL,
        day DATE NOT NULL,
        leader JSON NOT NULL,
        CONSTRAINT pk_assessment PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE reflection (
        id VARCHAR NOT NULL,
        day DATE NOT NULL,
        asked VARCHAR NOT NULL,
        question VARCHAR NOT NULL,
        text VARCHAR NOT NULL,
        distinction VARCHAR,
        action_id VARCHAR,
        review DATE,
        CONSTRAINT pk_reflection PRIMARY KEY (id),
        CONSTRAINT ck_reflection_asked CHECK (asked IN ('question', 'leading', 'managing'))
    )
    """,
    """
    CREATE INDEX ix_reflection_action_id ON reflection (action_id)
    """,
    """
    CREATE INDEX ix_reflection_day ON reflection (day)
    """,
    """
    CREATE TABLE vision (
        id VARCHAR NOT NULL,
        day DATE NOT NULL,
        text VARCHAR NOT NULL,
        CONSTRAINT pk_vision PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE vision_tie (
        id VARCHAR NOT NULL,
        action_id VARCHAR NOT NULL,
        made VARCHAR NOT NULL,
        whom VARCHAR NOT NULL,
        CONSTRAINT pk_vision_tie PRIMARY KEY (id),
        CONSTRAINT ck_vision_tie_made CHECK (made IN ('real', 'desirable', 'obtainable'))
    )
    """,
    """
    CREATE INDEX ix_vision_tie_action_id ON vision_tie (action_id)
    """,
    """
    CREATE TABLE week_result (
        id VARCHAR NOT NULL,
        week DATE NOT NULL,
        value DOUBLE NOT NULL,
        CONSTRAINT pk_week_result PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE focus (
        id VARCHAR NOT NULL,
        first DATE NOT NULL,
        family VARCHAR NOT NULL,
        weeks INTEGER NOT NULL,
        CONSTRAINT pk_focus PRIMARY KEY (id),
        CONSTRAINT ck_focus_weeks CHECK (weeks > 0)
    )
    """,
    """
    CREATE TABLE intention (
        id VARCHAR NOT NULL,
        day DATE NOT NULL,
        until DATE NOT NULL,
        cue VARCHAR NOT NULL,
        deed VARCHAR NOT NULL,
        learning BOOLEAN NOT NULL,
        family VARCHAR,
        outcome VARCHAR,
        CONSTRAINT pk_intention PRIMARY KEY (id),
        CONSTRAINT ck_intention_outcome CHECK (outcome IN ('kept', 'partly', 'not this time'))
    )
    """,
    """
    CREATE INDEX ix_intention_day ON intention (day)
    """,
    """
    CREATE TABLE intention_tie (
        id VARCHAR NOT NULL,
        intention_id VARCHAR NOT NULL,
        action_id VARCHAR NOT NULL,
        place INTEGER NOT NULL,
        CONSTRAINT pk_intention_tie PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_intention_tie_action_id ON intention_tie (action_id)
    """,
    """
    CREATE INDEX ix_intention_tie_intention_id ON intention_tie (intention_id)
    """,
    """
    CREATE TABLE review (
        id VARCHAR NOT NULL,
        week DATE NOT NULL,
        day DATE NOT NULL,
        short BOOLEAN NOT NULL,
        well VARCHAR NOT NULL,
        done JSON NOT NULL,
        chosen JSON NOT NULL,
        finished DATE,
        CONSTRAINT pk_review PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE retag (
        id VARCHAR NOT NULL,
        action_id VARCHAR NOT NULL,
        action_day DATE NOT NULL,
        day DATE NOT NULL,
        "before" VARCHAR NOT NULL,
        "after" VARCHAR NOT NULL,
        CONSTRAINT pk_retag PRIMARY KEY (id),
        CONSTRAINT ck_retag_before CHECK (before IN ('manager', 'leader', 'both', 'own')),
        CONSTRAINT ck_retag_after CHECK (after IN ('manager', 'leader', 'both', 'own'))
    )
    """,
    """
    CREATE INDEX ix_retag_action_id ON retag (action_id)
    """,
)


def upgrade() -> None:
    """Add the tables, mark the file as schema 3."""
    for statement in STATEMENTS:
        op.execute(statement)
    op.execute("PRAGMA user_version = 3")
