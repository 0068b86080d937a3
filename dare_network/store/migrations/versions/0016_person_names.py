"""The parts of people's names with a name for sorting, earlier names, and tags.

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

from dare_network.domain.person_names import sorting_name
from dare_network.words.cutting import folded_words

revision = "0016"
down_revision = "0015"

_PARTS = (
    "title_before", "initials", "given_name", "infix", "family_name", "title_after", "address_as", "language",
    "sort_name",
)  # fmt: skip
_LISTS = {"stakeholder_earlier_name": "name", "stakeholder_tag": "tag"}
_AT_ONCE = 1000


def upgrade() -> None:
    for name in _PARTS:
        op.add_column(
            "stakeholder", sa.Column(name, sa.String(), nullable=False, server_default=sa.text("''"))
        )
    op.create_index("ix_stakeholder_sort_name", "stakeholder", ["sort_name"])
    for table, value in _LISTS.items():
        op.create_table(
            table,
            sa.Column("stakeholder_id", sa.Uuid(), nullable=False),
            sa.Column(value, sa.String(), nullable=False),
            sa.Column("position", sa.Integer(), nullable=False),
            sa.ForeignKeyConstraint(
                ["stakeholder_id"],
                ["stakeholder.id"],
                name=f"fk_{table}_stakeholder_id",
                ondelete="CASCADE",
            ),
            sa.PrimaryKeyConstraint("stakeholder_id", value, name=f"pk_{table}"),
        )
    _sort()


def _sort() -> None:
    who = sa.table(
        "stakeholder", *(sa.column(name) for name in ("id", "kind", "name", "by_role", "sort_name"))
    )
    connection = op.get_bind()
    known = connection.execute(sa.select(who.c.id, who.c.kind, who.c.name, who.c.by_role)).all()
    update = sa.update(who).where(who.c.id == sa.bindparam("key")).values(sort_name=sa.bindparam("sorted"))
    for start in range(0, len(known), _AT_ONCE):
        some = known[start : start + _AT_ONCE]
        connection.execute(update, [{"key": one.id, "sorted": _sorted(one)} for one in some])


def _sorted(one: sa.Row[tuple[object, str, str, bool]]) -> str:
    _key, kind, name, by_role = one
    return sorting_name(name) if kind == "person" and not by_role else " ".join(folded_words(name))


def downgrade() -> None:
    for table in reversed(_LISTS):
        op.drop_table(table)
    op.drop_index("ix_stakeholder_sort_name", "stakeholder")
    for name in reversed(_PARTS):
        op.drop_column("stakeholder", name)
