"""Rows of one table that different parts of a mapping read, or that the import leaves alone."""

from dare_network.formats.grid import Row, Table
from dare_network.formats.mapping import ColumnMapping, SourceColumn, TableMapping, apply, from_json, to_json

TIES = TableMapping(
    table="edges",
    target="ties",
    columns={"from": SourceColumn(headers=("a",)), "to": SourceColumn(headers=("b",))},
    constants={"type": "knows"},
    derived={"Kind": ("met",)},
)
POSTS = TableMapping(
    table="edges",
    target="affiliations",
    columns={"person": SourceColumn(headers=("a",)), "organisation": SourceColumn(headers=("b",))},
    only={"KIND": ("Works at", "is head of")},
)
MAPPING = ColumnMapping(name="Kinds", tables=(TIES, POSTS))


def table(*kinds: str, header: str = "kind") -> Table:
    rows = (Row(line, {"a": "x", "b": "y", header: kind}) for line, kind in enumerate(kinds, start=1))
    return Table("edges", ("a", "b", header), tuple(rows), ())


def read(of: Table, *parts: TableMapping) -> list[tuple[int, str, bool]]:
    mapping = MAPPING.model_copy(update={"tables": parts or MAPPING.tables})
    return sorted((row.line, row.target, row.derived) for row in apply(mapping, [of]))


def test_a_part_reads_the_rows_it_claims_and_the_others_read_the_rest() -> None:
    assert read(table("works at", "", "IS HEAD OF", "tie")) == [
        (1, "affiliations", False), (2, "ties", False), (3, "affiliations", False), (4, "ties", False),
    ]  # fmt: skip


def test_a_derived_row_is_marked_and_has_no_problem() -> None:
    (row,) = apply(MAPPING, [Table("edges", ("a", "kind"), (Row(1, {"a": "", "kind": "Met"}),), ())])
    assert (row.derived, row.problem) == (True, None)


def test_without_the_column_nothing_is_claimed_and_nothing_derived() -> None:
    assert read(table("works at", "met", header="sort")) == [(1, "ties", False), (2, "ties", False)]


def test_parts_that_claim_nothing_read_all_rows_each() -> None:
    free = POSTS.model_copy(update={"only": {}})
    assert read(table("works at"), TIES, free) == [(1, "affiliations", False), (1, "ties", False)]


def test_such_a_mapping_is_kept_as_json() -> None:
    assert from_json(to_json(MAPPING)) == MAPPING
