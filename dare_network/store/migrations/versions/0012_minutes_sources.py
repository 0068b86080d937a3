"""Minutes keep what they hold, and say when something of it has become more confidential.

Of minutes that there are, all is a source that is as open as they are, and what they have the words of.

Revision ID: 0012
Revises: 0011
"""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

_SHORTEST = 20
_ANSWERS = sa.text(
    "SELECT question.dialogue_id, answer.id, answer.confidentiality, summary, verbatim, conditions"
    " FROM answer JOIN question ON question.id = answer.question_id"
).columns(dialogue_id=sa.Uuid(), id=sa.Uuid())
_OTHERS = (
    "SELECT dialogue_id, id, confidentiality, text, summary, evidence FROM commitment",
    "SELECT dialogue_id, id, confidentiality, text, '', '' FROM outcome",
    "SELECT dialogue_id, id, confidentiality, '', '', '' FROM source_document",
)
_minutes = sa.table(
    "minutes",
    sa.column("id", sa.Uuid()),
    sa.column("dialogue_id", sa.Uuid()),
    sa.column("confidentiality", sa.String()),
    sa.column("text", sa.String()),
    sa.column("public_text", sa.String()),
    sa.column("recalled", sa.Boolean()),
    sa.column("public_withdrawn", sa.Boolean()),
)
_source = sa.table("minutes_source", sa.column("minutes_id", sa.Uuid()), sa.column("part_id", sa.Uuid()))


def upgrade() -> None:
    for name in ("recalled", "public_withdrawn"):
        op.add_column("minutes", sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "minutes_source",
        sa.Column("minutes_id", sa.Uuid(), nullable=False),
        sa.Column("part_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["minutes_id"], ["minutes.id"], name=op.f("fk_minutes_source_minutes_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("minutes_id", "part_id", name=op.f("pk_minutes_source")),
    )
    op.create_index(op.f("ix_minutes_source_part_id"), "minutes_source", ["part_id"])
    connection = op.get_bind()
    parts = list(_parts(connection))
    for version in connection.execute(sa.select(_minutes)).mappings().all():
        _keep(connection, version, [part for part in parts if part["dialogue_id"] == version["dialogue_id"]])


def _parts(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    others = (sa.text(query).columns(dialogue_id=sa.Uuid(), id=sa.Uuid()) for query in _OTHERS)
    for query in (_ANSWERS, *others):
        for dialogue_id, key, level, *texts in connection.execute(query):
            yield {"dialogue_id": dialogue_id, "id": key, "level": level, "texts": texts}


def _keep(connection: sa.Connection, version: Any, parts: list[dict[str, Any]]) -> None:
    held, stricter = [], False
    for part in parts:
        apart = part["level"] not in (None, version["confidentiality"])
        told = f"{version['text']}\n{version['public_text']}"
        if apart and not any(len(text) >= _SHORTEST and text in told for text in part["texts"]):
            continue
        stricter |= apart
        held.append({"minutes_id": version["id"], "part_id": part["id"]})
    if held:
        connection.execute(sa.insert(_source), held)
    if stricter:
        marks = sa.update(_minutes).where(_minutes.c.id == version["id"])
        connection.execute(marks.values(recalled=True, public_withdrawn=True))


def downgrade() -> None:
    op.drop_table("minutes_source")
    for name in ("public_withdrawn", "recalled"):
        op.drop_column("minutes", name)
