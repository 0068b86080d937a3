"""The mappings that come with the product, on the files they are made for."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from import_files import File, csv_file, imi_files, ror_files, ror_rows

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.network import OrganisationDraft
from dare_network.formats.mapping import ColumnMapping, ImportRow, apply, from_json, to_json, unread
from dare_network.formats.tables import Table, read_tables, write_csv, write_xlsx

DATA = Path(__file__).resolve().parents[2] / "data"
MAPPINGS = sorted(path.stem for path in (DATA / "mappings").glob("*.json"))


def shipped(name: str) -> ColumnMapping:
    return from_json((DATA / "mappings" / f"{name}.json").read_text("utf-8"))


def tables_of(*files: File) -> list[Table]:
    return [table for name, content in files for table in read_tables(name, content)]


def reference(name: str) -> list[dict[str, str]]:
    with (DATA / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ends(rows: list[ImportRow], kind: str | None = None) -> Counter[tuple[str, str]]:
    ties = [row.values for row in rows if row.target == "ties"]
    return Counter((tie["from"], tie["to"]) for tie in ties if kind in (None, tie["type"]))


def test_four_mappings_are_shipped() -> None:
    assert MAPPINGS == ["dare-nl", "imi", "kumu", "ror"]


@pytest.mark.parametrize("name", MAPPINGS)
def test_a_shipped_mapping_is_written_as_the_product_writes_it(name: str) -> None:
    text = (DATA / "mappings" / f"{name}.json").read_text("utf-8")
    assert to_json(from_json(text)) == text


@pytest.mark.parametrize("name", MAPPINGS)
def test_a_shipped_mapping_names_only_terms_that_exist(name: str) -> None:
    terms = {(term["list"], term["id"]) for term in reference("terms")}
    types = {row["id"] for row in reference("tie_types")}
    for part in shipped(name).tables:
        for field in ("category", "organisation_kind"):
            meant = {*part.values.get(field, {}).values(), part.constants.get(field, "")} - {""}
            assert {(field, term) for term in meant} <= terms
        meant = {*part.values.get("type", {}).values(), *part.reverse_types.values()}
        assert meant <= types
        assert part.target != "ties" or part.constants.get("type", "related_to") in types


def test_ror_organisations_can_all_be_saved() -> None:
    tables = tables_of(*ror_files(), csv_file("names.csv", ["ror_id", "alias"], ["1", "x"]))
    rows = [row for row in apply(shipped("ror"), tables) if row.target == "stakeholders"]
    assert unread(shipped("ror"), tables) == ("names",)
    assert len(rows) == len({row.values["key"] for row in rows}) == len(ror_rows("organisations.csv"))
    assert [row.problem for row in rows if row.problem] == []
    for row in rows:
        fields = {k: v for k, v in row.values.items() if k not in ("key", "label", "kind")}
        draft = check(OrganisationDraft, {"name": row.values["label"], **fields})
        assert row.values["key"] == f"ror:{draft.ror_id}"


def test_ror_types_and_acronyms_are_taken_from_the_head_of_their_lists() -> None:
    table, _relations = tables_of(*ror_files())
    found = {row.values["ror_id"]: row.values for row in apply(shipped("ror"), [table])}
    meb = found["https://ror.org/05mv4rb84"]
    assert meb["short_name"] == "MEB"
    assert (meb["organisation_kind"], meb["category"]) == ("university", "")
    foundation = found["https://ror.org/0000ev088"]
    assert (foundation["organisation_kind"], foundation["category"]) == ("funder", "funder")
    assert (foundation["city"], foundation["country"]) == ("Leiden", "NL")
    pipe = "CBG|Centrum voor familiegeschiedenis"
    assert found["https://ror.org/01zaqjt83"]["label"] == pipe


def test_ror_relationships_point_from_parent_to_child_and_from_successor_to_predecessor() -> None:
    rows = [row for row in apply(shipped("ror"), tables_of(*ror_files())) if row.target == "ties"]
    facts = ror_rows("relationships.csv")
    assert len(rows) == len(facts)

    def stated(kind: str, a: str, b: str) -> list[tuple[str, str]]:
        return [(f"ror:{fact[a]}", f"ror:{fact[b]}") for fact in facts if fact["type"] == kind]

    one, other = "ror_id", "related_ror_id"
    parents = stated("parent", other, one) + stated("child", one, other)
    assert ends(rows, "parent_of") == Counter(parents)
    successors = stated("successor", other, one) + stated("predecessor", one, other)
    assert ends(rows, "successor_of") == Counter(successors)
    assert ends(rows, "related_to") == Counter(stated("related", one, other))
    zin = ("ror:https://ror.org/038b4c997", "ror:https://ror.org/000kng648")
    assert zin in ends(rows, "successor_of")


def test_ror_relationships_that_leave_the_set_are_ordinary_rows_to_be_refused_later() -> None:
    rows = list(apply(shipped("ror"), tables_of(*ror_files())))
    keys = {row.values["key"] for row in rows if row.target == "stakeholders"}
    ties = [row for row in rows if row.target == "ties"]
    outside = [tie for tie in ties if not {tie.values["from"], tie.values["to"]} <= keys]
    inside = Counter(row["related_in_this_set"] for row in ror_rows("relationships.csv"))
    assert (len(ties) - len(outside), len(outside)) == (inside["yes"], inside["no"]) == (77, 43)
    assert {(tie.problem, tie.on_unknown_end) for tie in outside} == {(None, "refuse")}


def test_imi_participants_become_ties_from_organisations_to_projects() -> None:
    rows = list(apply(shipped("imi"), tables_of(*imi_files())))
    assert Counter(row.target for row in rows) == {"stakeholders": 4 + 2, "ties": 8}
    assert [row.problem for row in rows if row.problem] == []
    twice = [("pic:901", "imi:ALPHA"), ("pic:101", "imi:BETA-2")]
    once = [("pic:101", "imi:ALPHA"), ("pic:102", "imi:ALPHA"), ("pic:104", "imi:BETA-2")]
    assert ends(rows) == Counter([*twice, *twice, *once, ("pic:902", "imi:BETA-2")])
    known = {row.values["key"] for row in rows if row.target == "stakeholders"}
    assert {end for end, _project in ends(rows) if end not in known} == {"pic:901", "pic:902"}
    assert {row.on_unknown_end for row in rows if row.target == "ties"} == {"refuse"}


def test_imi_organisations_without_a_website_or_with_odd_countries_are_set_right() -> None:
    organisations, *_others = tables_of(*imi_files())
    found = [row.values for row in apply(shipped("imi"), [organisations])]
    assert [bool(values["website"]) for values in found] == [True, False, False, True]
    assert [values["country"] for values in found] == ["NL", "GB", "GR", "DE"]


def kumu_sample() -> dict[str, tuple[list[str], list[list[str]]]]:
    """The sheets of a Kumu map, whose elements have the ids that Kumu gives."""
    types = ["Interviewee"] * 3 + ["Stakeholder"] * 4 + ["Resource", "Phenomenon", ""]
    ids = [f"elem-{letter}8sQ{at}" for at, letter in enumerate("abcdefghij")]
    elements = [[key, f"Element {at}", types[at]] for at, key in enumerate(ids)]
    connections = [[one, ids[-1 - at], "+" if at % 2 else "", "directed"] for at, one in enumerate(ids)]
    connections.append([ids[0], ids[1], "-", "directed"])
    return {
        "Elements": (["ID", "Label", "Type"], elements),
        "Connections": (["From", "To", "Type", "direction"], connections),
    }


def test_a_kumu_workbook_with_ids_becomes_stakeholders_and_ties() -> None:
    tables = read_tables("map.xlsx", write_xlsx(kumu_sample()))
    rows = list(apply(shipped("kumu"), tables))
    assert Counter(row.target for row in rows) == {"stakeholders": 10, "ties": 11}
    assert [row.problem for row in rows if row.problem] == []
    keys = {row.values["key"] for row in rows if row.target == "stakeholders"}
    assert all({one, other} <= keys for one, other in ends(rows))
    assert all(key.startswith("elem-") for key in keys)
    kinds = Counter(row.values["kind"] for row in rows if row.target == "stakeholders")
    types = Counter(element[2] for element in kumu_sample()["Elements"][1])
    assert kinds == {"person": types["Interviewee"], "organisation": 10 - types["Interviewee"]}
    assert types["Interviewee"] == 3
    assert {row.values["direction"] for row in rows if row.target == "ties"} == {"directed"}


def test_kumu_csv_files_of_any_name_are_told_apart_by_their_headers() -> None:
    for headers, records in kumu_sample().values():
        (table,) = read_tables("export.csv", write_csv(headers, records))
        targets = {row.target for row in apply(shipped("kumu"), [table])}
        assert targets == {"ties" if "From" in headers else "stakeholders"}


def test_kumu_connections_without_ids_name_labels_and_may_have_several_targets() -> None:
    elements = "Label,Type,Tags,Description,URL\nAnna,Person,a|b,x,https://a.nl\nKWF,Funder,,,\n"
    connections = "From,To,Label,Direction\nAnna,KWF|UMCU,sits on the board of,Mutual\n"
    tables = [
        *read_tables("one.csv", elements.encode()), *read_tables("two.csv", connections.encode())
    ]  # fmt: skip
    anna, kwf, *ties = (row.values for row in apply(shipped("kumu"), tables))
    assert (anna["kind"], anna["tags"], anna["website"]) == ("person", "a; b", "https://a.nl")
    assert (kwf["kind"], kwf["category"], kwf["organisation_kind"]) == (
        "organisation",
        "funder",
        "funder",
    )
    assert [(tie["from"], tie["to"]) for tie in ties] == [("Anna", "KWF"), ("Anna", "UMCU")]
    assert {(tie["type"], tie["note"], tie["direction"]) for tie in ties} == {
        ("related_to", "sits on the board of", "mutual")
    }
