"""Column mappings in use: from the cells of a table to the fields of rows."""

import json

import pytest

from dare_network.formats.columns import turned
from dare_network.formats.mapping import ColumnMapping, ImportRow, apply, from_json, suggest, unread
from dare_network.formats.tables import Table, read_tables


def table(text: str, name: str = "list") -> Table:
    (read,) = read_tables(f"{name}.csv", text.encode())
    return read


def mapping(*tables: dict[str, object]) -> ColumnMapping:
    return from_json(json.dumps({"name": "Test", "tables": tables}))


def rows(*parts: dict[str, object], text: str) -> list[ImportRow]:
    return list(apply(mapping(*parts), [table(text)]))


def values(*parts: dict[str, object], text: str) -> list[dict[str, str]]:
    found = rows(*parts, text=text)
    assert [row.problem for row in found] == [None] * len(found)
    return [dict(row.values) for row in found]


PEOPLE: dict[str, object] = {"target": "stakeholders", "columns": {"label": "Name"}}
TIES: dict[str, object] = {
    "target": "ties",
    "columns": {"from": "From", "to": "To", "type": "Type"},
}


def test_headers_match_in_any_case_and_the_first_filled_one_counts() -> None:
    part = PEOPLE | {"columns": {"label": ["Naam", "NAME", "Title"]}}
    assert values(part, text="name,title\nAnna,x\n,y\n") == [{"label": "Anna"}, {"label": "y"}]


def test_a_constant_fills_what_the_column_leaves_empty() -> None:
    part = PEOPLE | {
        "columns": {"label": "Name", "country": "Land"},
        "constants": {"country": "NL", "kind": "person"},
    }
    assert values(part, text="name,land\nAnna,BE\nBert,\n") == [
        {"label": "Anna", "country": "BE", "kind": "person"},
        {"label": "Bert", "country": "NL", "kind": "person"},
    ]


def test_values_are_translated_in_any_case_with_a_fallback() -> None:
    part = PEOPLE | {
        "columns": {"label": "name", "kind": "soort", "website": "site"},
        "values": {"kind": {"Persoon": "person", "*": "organisation"}, "website": {"http://": ""}},
    }
    assert values(part, text="name,soort,site\na,PERSOON,http://\nb,Stichting,http://b.nl\nc,,\n") == [
        {"label": "a", "kind": "person", "website": ""},
        {"label": "b", "kind": "organisation", "website": "http://b.nl"},
        {"label": "c", "kind": "", "website": ""},
    ]


def test_the_first_of_several_values_can_be_taken() -> None:
    part = PEOPLE | {
        "columns": {"label": "name", "category": {"headers": ["types"], "first_of": ";"}},
        "values": {"category": {"funder": "funder", "*": ""}},
    }
    found = values(part, text="name,types\na, funder ;nonprofit\nb,nonprofit;funder\n")
    assert [row["category"] for row in found] == ["funder", ""]


def test_several_targets_in_one_cell_make_a_tie_each() -> None:
    part = TIES | {"separator": "|"}
    found = rows(part, text="from,to,type\nA,B| C |,knows\n")
    assert [(row.line, row.values["to"], row.problem) for row in found] == [
        (2, "B", None),
        (2, "C", None),
    ]


def test_several_tags_stay_together() -> None:
    part = PEOPLE | {"columns": {"label": "name", "tags": "tags"}, "separator": "|"}
    assert values(part, text="name,tags\na,Founder|Runner\nb,\n") == [
        {"label": "a", "tags": "Founder; Runner"},
        {"label": "b", "tags": ""},
    ]


def test_a_pipe_in_a_name_divides_nothing() -> None:
    part = PEOPLE | {"separator": "|"}
    assert values(part, text="name;x\nCBG|Centrum;y\n") == [{"label": "CBG|Centrum"}]


def test_reversed_types_exchange_the_ends() -> None:
    part = TIES | {
        "reverse_types": {"Parent": "parent_of"},
        "values": {"type": {"child": "parent_of"}},
    }
    assert values(part, text="from,to,type\nA,B,PARENT\nA,B,child\nA,B,knows\n") == [
        {"from": "B", "to": "A", "type": "parent_of"},
        {"from": "A", "to": "B", "type": "parent_of"},
        {"from": "A", "to": "B", "type": "knows"},
    ]


def test_keys_get_the_scheme_of_their_table_or_column() -> None:
    people = PEOPLE | {"columns": {"label": "name", "key": "pic"}, "key_scheme": "pic"}
    assert values(people, text="name,pic\na,007\nb,\n") == [
        {"key": "pic:007", "label": "a"},
        {"key": "", "label": "b"},
    ]
    ties = {
        "target": "ties",
        "columns": {
            "from": {"headers": ["pic"], "key_scheme": "pic"},
            "to": {"headers": ["project"], "key_scheme": "imi"},
        },
        "constants": {"type": "participates_in"},
    }
    assert values(ties, text="pic,project\n7,T2EVOLVE\n") == [
        {"from": "pic:7", "to": "imi:T2EVOLVE", "type": "participates_in"}
    ]


def test_ends_that_are_keys_of_the_same_file_get_its_scheme_and_names_stay() -> None:
    people = PEOPLE | {
        "table": "people",
        "columns": {"label": "name", "key": "id"},
        "key_scheme": "kumu",
    }
    tables = [
        table("from,to,type\ne1,e2,knows\ne1,Bert,knows\n", "ties"),
        table("id,name\ne1,Anna\ne2,Bert\n", "people"),
    ]
    found = list(apply(mapping(people, TIES | {"table": "ties"}), tables))
    assert [(row.values["from"], row.values["to"]) for row in found if row.target == "ties"] == [
        ("kumu:e1", "kumu:e2"),
        ("kumu:e1", "Bert"),
    ]


def test_a_table_is_found_by_its_name_in_any_case() -> None:
    parts = mapping(PEOPLE | {"table": "PEOPLE"})
    tables = [table("name,x\na,b\n", "people"), table("name,x\nc,d\n", "others")]
    assert [row.values["label"] for row in apply(parts, tables)] == ["a"]
    assert unread(parts, tables) == ("others",)


def test_a_star_stands_for_the_tables_that_fit() -> None:
    parts = mapping(PEOPLE | {"without": ["From", "To"]}, TIES)
    tables = [
        table("name,x\na,b\n", "one"),
        table("name,from,to,type\nx,a,b,knows\n", "two"),
        table("something,else\n1,2\n", "three"),
    ]
    assert [(row.table, row.target) for row in apply(parts, tables)] == [
        ("one", "stakeholders"),
        ("two", "ties"),
    ]
    assert unread(parts, tables) == ("three",)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("name,x\na,b,c\n", "This line has 1 cell more than there are headers."),
        ("name,x\n,b\n", "The column “name” is empty in this line."),
        ("naam,x\na,b\n", "The table has no column “Name”."),
    ],
)
def test_a_row_that_cannot_be_used_says_why(text: str, problem: str) -> None:
    (row,) = rows(PEOPLE | {"table": "list"}, text=text)
    assert (row.problem, row.line) == (problem, 2)


def test_a_tie_carries_the_rule_for_unknown_ends() -> None:
    (row,) = rows(TIES | {"on_unknown_end": "placeholder"}, text="from,to,type\na,b,c\n")
    assert row.on_unknown_end == "placeholder"


def test_who_works_where_is_read_as_ties_where_somebody_says_so_and_back() -> None:
    (table,) = read_tables("m.csv", b"lid van;Stuurgroep;CBG\nAnna Bos;x;voorzitter\nBert Kok;x;\n")
    posts = next(part for part in suggest([table]).tables if part.target == "affiliations")
    ties = turned(posts, "ties")
    assert ties
    rows = list(apply(ColumnMapping(name="ties", tables=(ties,)), [table]))
    assert [(row.values["from"], row.values["type"], row.values["to"]) for row in rows] == [
        ("Anna Bos", "member_of", "Stuurgroep"),
        ("Anna Bos", "member_of", "CBG"),
        ("Bert Kok", "member_of", "Stuurgroep"),
    ]
    assert rows[1].values["note"] == "voorzitter"
    again = turned(ties, "affiliations")
    assert again
    assert again.columns == posts.columns
    assert turned(posts, "meetings") is None
