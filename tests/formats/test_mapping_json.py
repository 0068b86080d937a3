"""Column mappings as JSON: checked when read, short when written."""

import json

import pytest

from dare_network.errors import InvalidInputError
from dare_network.formats.mapping import (
    ColumnMapping,
    SourceColumn,
    TableMapping,
    from_json,
    to_json,
)

PEOPLE: dict[str, object] = {"target": "stakeholders", "columns": {"label": "Name"}}
TIES: dict[str, object] = {
    "target": "ties",
    "columns": {"from": "From", "to": "To", "type": "Type"},
}


def mapping(*tables: dict[str, object]) -> ColumnMapping:
    return from_json(json.dumps({"name": "Test", "tables": tables}))


@pytest.mark.parametrize(
    ("part", "place", "reason"),
    [
        ({"columns": {"label": "a"}}, "tables.0.target", "This must be filled in."),
        (PEOPLE | {"target": "people"}, "tables.0.target", "This is none of the known values."),
        (PEOPLE | {"colums": {}}, "tables.0.colums", "A mapping has no such setting."),
        (
            PEOPLE | {"columns": {"label": "a", "from": "b"}},
            "tables.0",
            "There is no field “from” here.",
        ),
        (PEOPLE | {"constants": {"to": "b"}}, "tables.0", "There is no field “to” here."),
        (PEOPLE | {"values": {"to": {"b": "c"}}}, "tables.0", "There is no field “to” here."),
        (PEOPLE | {"columns": {}}, "tables.0", "The field “label” needs a column."),
        (
            TIES | {"columns": {"from": "a", "to": "b"}},
            "tables.0",
            "The field “type” needs a column.",
        ),
        (
            PEOPLE | {"reverse_types": {"a": "b"}},
            "tables.0",
            "Only ties have types to reverse and ends to look for.",
        ),
        (
            PEOPLE | {"columns": {"label": []}},
            "tables.0.columns.label.headers",
            "This value cannot be used here.",
        ),
        (PEOPLE | {"separator": ""}, "tables.0.separator", "This value cannot be used here."),
    ],
)
def test_a_mapping_that_cannot_work_is_refused_with_its_place(
    part: dict[str, object], place: str, reason: str
) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        mapping(part)
    assert refusal.value.fields == {place: reason}
    assert str(refusal.value) == f"This is not a usable mapping. {place}: {reason}"


@pytest.mark.parametrize("text", ["", "{", "\x00", "[1", "{'name': 1}"])
def test_what_is_no_json_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(InvalidInputError, match=r"The text is not JSON\."):
        from_json(text)


@pytest.mark.parametrize("text", ["[]", "1", "null", '{"name": ""}', "{}"])
def test_json_of_another_kind_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError, match=r"^This is not a usable mapping\."):
        from_json(text)


def test_json_says_only_what_is_not_as_usual() -> None:
    part = TableMapping(
        target="stakeholders",
        columns={
            "label": SourceColumn(headers=("Naam",)),
            "email": SourceColumn(headers=("E-mail", "Mail")),
            "category": SourceColumn(headers=("Soort",), first_of=";"),
        },
    )
    given = ColumnMapping(name="Leden", tables=(part,))
    assert json.loads(to_json(given)) == {
        "name": "Leden",
        "tables": [
            {
                "target": "stakeholders",
                "columns": {
                    "label": "Naam",
                    "email": ["E-mail", "Mail"],
                    "category": {"headers": ["Soort"], "first_of": ";"},
                },
            }
        ],
    }
    assert from_json(to_json(given)) == given


def test_a_mapping_does_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        mapping(PEOPLE).name = "other"


def test_a_form_can_be_made_from_the_schema() -> None:
    settings = ColumnMapping.model_json_schema()["$defs"]["TableMapping"]["properties"]
    assert {"table", "target", "columns", "constants", "values", "separator"} <= settings.keys()
