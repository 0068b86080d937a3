"""The reference files as they stand on disk: complete, consistent and with a source for each row."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from dare_network.domain.identifiers import canonical_ror
from dare_network.domain.vocabulary import (
    Acceptance,
    CommitmentState,
    Confidentiality,
    DialogueEvent,
    DialogueState,
    Direction,
    MinutesState,
    QuestionState,
    Role,
    Standing,
    TermList,
)

REFERENCE = Path(__file__).resolve().parents[1] / "data" / "reference"
Row = dict[str, str]

COLUMNS = {
    "terms": "list,id,label_en,label_nl,source",
    "topics": "id,group_id,label_en,label_nl,source",
    "tie_types": "id,label_en,label_nl,inverse_en,inverse_nl,directed,source",
    "bodies": "id,name,name_nl,short_name,category,organisation_kind,level,remit_en,remit_nl,"
    "ror_id,city,country,website,source,recorded_on",
    "formats": "id,label_en,label_nl,body_ids,who_may_ask_en,who_may_ask_nl,output_en,output_nl,"
    "endorsement,note_en,note_nl,verified,source,recorded_on",
    "norms": "id,format_id,step_en,step_nl,due_from,from_event,limit,unit,until_event,source,recorded_on",
}
CLOSED: dict[TermList, type[StrEnum]] = {
    TermList.DIALOGUE_STATE: DialogueState,
    TermList.QUESTION_STATE: QuestionState,
    TermList.COMMITMENT_STATE: CommitmentState,
    TermList.DIRECTION: Direction,
    TermList.ACCEPTANCE: Acceptance,
    TermList.CONFIDENTIALITY: Confidentiality,
    TermList.ENDORSEMENT: Standing,
    TermList.MINUTES_STATE: MinutesState,
    TermList.ROLE: Role,
}
EVENTS = set(DialogueEvent)
UNITS = {"calendar_days", "working_days", "weeks", "months"}
NOT_LOOKED_UP = {"general domain knowledge", "own proposal"}


def read(name: str) -> list[Row]:
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def ids(name: str) -> set[str]:
    return {row["id"] for row in read(name)}


def term_ids(name: TermList) -> list[str]:
    return [row["id"] for row in read("terms") if row["list"] == name]


def texts(row: Row) -> Iterator[str]:
    # A body with one name in both languages leaves name_nl empty.
    columns = (column for column in row if column.endswith(("_en", "_nl")) and column != "name_nl")
    yield from (row[column] for column in columns)


every_file = pytest.mark.parametrize("name", COLUMNS)


@every_file
def test_a_file_is_plain_utf_8_with_the_agreed_columns(name: str) -> None:
    content = (REFERENCE / f"{name}.csv").read_bytes()
    assert content.decode("utf-8").splitlines()[0] == COLUMNS[name]
    assert b"\r" not in content
    assert content.endswith(b"\n")


@every_file
def test_every_row_has_as_many_cells_as_columns_and_no_stray_blanks(name: str) -> None:
    rows = read(name)
    assert rows
    for row in rows:
        assert set(row) == set(COLUMNS[name].split(","))
        assert all(isinstance(cell, str) and cell == cell.strip() for cell in row.values()), row


@every_file
def test_every_id_is_unique_within_its_list_and_of_one_form(name: str) -> None:
    counted = Counter((row.get("list", ""), row["id"]) for row in read(name))
    assert [key for key, count in counted.items() if count > 1] == []
    assert all(re.fullmatch(r"[a-z0-9]+([-_][a-z0-9]+)*", row_id) for _list, row_id in counted)


@every_file
def test_every_row_names_its_source_as_addresses_or_admits_to_have_none(name: str) -> None:
    for row in read(name):
        addresses = row["source"].split()
        assert addresses, row
        if row["source"] not in NOT_LOOKED_UP:
            assert all(re.fullmatch(r"https?://[^\s\[\]]+", a) for a in addresses), row
            assert len(set(addresses)) == len(addresses), row


@every_file
def test_every_text_stands_in_both_languages(name: str) -> None:
    assert [row["id"] for row in read(name) if not all(texts(row))] == []


@pytest.mark.parametrize("name", ["bodies", "formats", "norms"])
def test_every_fact_says_on_which_day_it_was_recorded(name: str) -> None:
    assert {date.fromisoformat(row["recorded_on"]) for row in read(name)} == {date(2026, 11, 23)}


def test_every_list_of_terms_is_there_and_no_other() -> None:
    assert {row["list"] for row in read("terms")} == set(TermList)


@pytest.mark.parametrize(("name", "members"), CLOSED.items())
def test_a_closed_list_labels_each_member_in_the_order_of_the_code(
    name: TermList, members: type[StrEnum]
) -> None:
    assert term_ids(name) == list(members)


def test_no_two_terms_of_a_list_share_a_label() -> None:
    for language in ("label_en", "label_nl"):
        counted = Counter((row["list"], row[language]) for row in read("terms"))
        assert [key for key, count in counted.items() if count > 1] == []


def test_every_topic_belongs_to_a_group_and_every_group_has_topics() -> None:
    rows = read("topics")
    groups = {row["id"] for row in rows if not row["group_id"]}
    assert {row["group_id"] for row in rows if row["group_id"]} == groups


def test_topics_follow_their_group_directly() -> None:
    group = ""
    for row in read("topics"):
        group = group if row["group_id"] else row["id"]
        assert row["group_id"] in {"", group}, row


def test_an_undirected_tie_reads_the_same_from_both_ends_and_a_directed_one_does_not() -> None:
    for row in read("tie_types"):
        one_way = (row["label_en"], row["label_nl"])
        other_way = (row["inverse_en"], row["inverse_nl"])
        assert row["directed"] in {"yes", "no"}, row
        assert (one_way == other_way) == (row["directed"] == "no"), row


def test_every_body_is_described_in_terms_of_the_lists() -> None:
    for row in read("bodies"):
        assert row["category"] in term_ids(TermList.CATEGORY), row
        assert row["organisation_kind"] in term_ids(TermList.ORGANISATION_KIND), row
        assert row["level"] in term_ids(TermList.LEVEL), row
        assert row["level"] != "nl" or row["country"] == "NL", row
        assert re.fullmatch(r"([A-Z]{2})?", row["country"]), row
        assert re.fullmatch(r"(https?://\S+)?", row["website"]), row


def test_every_body_has_a_name_and_a_dutch_one_only_where_it_differs() -> None:
    assert all(row["name"] and row["short_name"] for row in read("bodies"))
    assert [row["id"] for row in read("bodies") if row["name_nl"] == row["name"]] == []


def test_every_ror_identifier_is_canonical_and_used_once() -> None:
    found = [row["ror_id"] for row in read("bodies") if row["ror_id"]]
    assert "https://ror.org/05mv4rb84" in found
    assert [canonical_ror(identifier) for identifier in found] == found
    assert len(set(found)) == len(found)


def test_every_format_names_known_bodies_and_a_known_endorsement() -> None:
    bodies = ids("bodies")
    for row in read("formats"):
        named = row["body_ids"].split(";") if row["body_ids"] else []
        assert set(named) <= bodies, row
        assert row["endorsement"] in term_ids(TermList.ENDORSEMENT), row
        assert row["verified"] in {"yes", "no"}, row


def test_a_proposal_of_ours_is_never_given_as_a_verified_format() -> None:
    proposals = [row for row in read("formats") if row["source"] in NOT_LOOKED_UP]
    assert proposals
    assert {row["verified"] for row in proposals} == {"no"}


def test_every_norm_counts_whole_units_from_a_known_event_of_a_known_format() -> None:
    for row in read("norms"):
        assert row["format_id"] in ids("formats"), row
        assert row["id"].startswith(row["format_id"] + "_"), row
        assert row["from_event"] in EVENTS, row
        assert row["until_event"] in EVENTS | {""}, row
        assert row["due_from"] in set(Direction), row
        assert row["unit"] in UNITS, row
        assert int(row["limit"]) != 0, row
