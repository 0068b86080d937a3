"""The sample consortium as it stands on disk: consistent, plausible, and honest about what is invented."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

import networkx as nx
import pytest

from dare_network.domain.drafts.checking import Draft, check
from dare_network.domain.drafts.dialogues import (
    AnswerDraft,
    AttendanceDraft,
    CommitmentDraft,
    DialogueDraft,
    MeetingDraft,
    ProductDraft,
    QuestionDraft,
)
from dare_network.domain.drafts.milestones import MilestoneDraft
from dare_network.domain.drafts.network import (
    AffiliationDraft,
    OrganisationDraft,
    PersonDraft,
    TieDraft,
)
from dare_network.domain.drafts.outcomes import OutcomeDraft
from dare_network.domain.rules.deadlines import SOON
from dare_network.domain.rules.states import UNFINISHED_COMMITMENT
from dare_network.domain.vocabulary import CommitmentState, Confidentiality, DialogueState

DATA = Path(__file__).resolve().parents[1] / "data"
TODAY = date(2026, 11, 23)
FIRST, LAST = date(2025, 1, 1), date(2027, 6, 30)
PUBLIC_FACTS = {"til-position", "biotech-act"}
PATIENTS = {"nl-nfk", "nl-hematon"}
INVENTED = "Invented sample dialogue"
Row = Mapping[str, str]

COLUMNS = {
    "stakeholders": "key,kind,name,name_nl,short_name,category,organisation_kind,level,ror_id,city,"
    "country,website,description,by_role,email,source,checked_on",
    "affiliations": "person,organisation,role,from_on,until_on,source",
    "ties": "type,from,to,from_on,until_on,source,confidence,note,checked_on",
    "products": "key,name,atmp_class,indication,stage,centre,description",
    "dialogues": "key,title,purpose,format,lead_body,co_bodies,owner,product,stage,topics,state,"
    "requested_on,accepted_on,started_on,documents_sent_on,held_on,output_due_on,output_received_on,"
    "external_ref,summary,confidentiality,centre,readers,shared_with_public_body,source",
    "meetings": "key,dialogue,on,starts,minutes_long,mode,place,note",
    "attendances": "meeting,person,role_at_body,body,capacity",
    "questions": "key,dialogue,number,text,section,topics,position,rationale,state",
    "answers": "key,question,body,given_on,channel,verbatim,summary,alignment,conditions,"
    "binding_level,source_locator",
    "commitments": "key,dialogue,question,direction,text,summary,owner,due_on,state,evidence,acceptance",
    "outcomes": "key,dialogue,meeting,question,kind,text,noted_on,confidentiality",
    "milestones": "key,commitment,text,due_on,reached_on",
}
DATES = {
    "stakeholders": ["checked_on"],
    "affiliations": ["from_on", "until_on"],
    "ties": ["from_on", "until_on", "checked_on"],
    "dialogues": [
        "requested_on",
        "accepted_on",
        "started_on",
        "documents_sent_on",
        "held_on",
        "output_due_on",
        "output_received_on",
    ],
    "meetings": ["on"],
    "answers": ["given_on"],
    "commitments": ["due_on"],
    "outcomes": ["noted_on"],
    "milestones": ["due_on", "reached_on"],
}
LISTED = {
    ("stakeholders", "category"): "category",
    ("stakeholders", "organisation_kind"): "organisation_kind",
    ("stakeholders", "level"): "level",
    ("ties", "confidence"): "confidence",
    ("products", "atmp_class"): "atmp_class",
    ("products", "stage"): "stage",
    ("dialogues", "purpose"): "purpose",
    ("dialogues", "stage"): "stage",
    ("dialogues", "state"): "dialogue_state",
    ("dialogues", "confidentiality"): "confidentiality",
    ("meetings", "mode"): "meeting_mode",
    ("attendances", "capacity"): "capacity",
    ("questions", "section"): "section",
    ("questions", "state"): "question_state",
    ("answers", "channel"): "channel",
    ("answers", "alignment"): "alignment",
    ("answers", "binding_level"): "binding_level",
    ("commitments", "direction"): "direction",
    ("commitments", "state"): "commitment_state",
    ("commitments", "acceptance"): "acceptance",
    ("outcomes", "kind"): "outcome_kind",
    ("outcomes", "confidentiality"): "confidentiality",
}
REFERENCES = {
    ("affiliations", "person"): "people",
    ("affiliations", "organisation"): "organisations",
    ("ties", "from"): "stakeholders",
    ("ties", "to"): "stakeholders",
    ("ties", "type"): "tie_types",
    ("products", "centre"): "organisations",
    ("dialogues", "format"): "formats",
    ("dialogues", "lead_body"): "bodies",
    ("dialogues", "co_bodies"): "bodies",
    ("dialogues", "owner"): "ours",
    ("dialogues", "product"): "products",
    ("dialogues", "topics"): "topics",
    ("dialogues", "centre"): "organisations",
    ("meetings", "dialogue"): "dialogues",
    ("attendances", "meeting"): "meetings",
    ("attendances", "person"): "people",
    ("attendances", "body"): "bodies",
    ("questions", "dialogue"): "dialogues",
    ("questions", "topics"): "topics",
    ("answers", "question"): "questions",
    ("answers", "body"): "bodies",
    ("commitments", "dialogue"): "dialogues",
    ("commitments", "question"): "questions",
    ("commitments", "owner"): "stakeholders",
    ("outcomes", "dialogue"): "dialogues",
    ("outcomes", "meeting"): "meetings",
    ("outcomes", "question"): "questions",
    ("milestones", "commitment"): "commitments",
}
MINIMUM = {
    "affiliations": 60,
    "ties": 145,
    "products": 8,
    "questions": 58,
    "answers": 58,
    "commitments": 30,
    "outcomes": 12,
    "milestones": 8,
    "meetings": 24,
    "attendances": 90,
}


@cache
def read(folder: str, name: str) -> tuple[Row, ...]:
    with (DATA / folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, strict=True))


def sample(name: str) -> tuple[Row, ...]:
    return read("sample", name)


def keyed(name: str) -> dict[str, Row]:
    return {row["key"]: row for row in sample(name)}


def terms(name: str) -> set[str]:
    return {row["id"] for row in read("reference", "terms") if row["list"] == name}


def known(name: str) -> set[str]:
    people = {key for key, row in keyed("stakeholders").items() if row["kind"] == "person"}
    bodies = {row["id"] for row in read("reference", "bodies")}
    match name:
        case "people":
            return people
        case "organisations":
            return keyed("stakeholders").keys() - people | bodies
        case "stakeholders":
            return keyed("stakeholders").keys() | bodies
        case "ours":
            ours = {"coordination", "regulatory_affairs"}
            return {key for key in people if keyed("stakeholders")[key]["category"] in ours}
        case "topics":
            return {row["id"] for row in read("reference", "topics") if row["group_id"]}
        case "tie_types" | "formats" | "bodies":
            return {row["id"] for row in read("reference", name)}
        case _:
            return set(keyed(name))


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def texts(row: Row, column: str) -> list[str]:
    return [part for part in row[column].split(";") if part]


def whole_graph() -> "nx.Graph[object]":
    graph: nx.Graph[object] = nx.Graph()
    graph.add_edges_from((row["person"], row["organisation"]) for row in sample("affiliations"))
    graph.add_edges_from((row["from"], row["to"]) for row in sample("ties"))
    for key, row in keyed("dialogues").items():
        parties = [row["lead_body"], *texts(row, "co_bodies"), row["owner"]]
        graph.add_edges_from((f"dialogue {key}", party) for party in parties)
    for row in sample("attendances"):
        dialogue = keyed("meetings")[row["meeting"]]["dialogue"]
        graph.add_edge(f"dialogue {dialogue}", row["person"] or row["body"])
    return graph


@pytest.mark.parametrize("name", COLUMNS)
def test_each_file_has_the_agreed_columns_in_plain_utf8(name: str) -> None:
    raw = (DATA / "sample" / f"{name}.csv").read_bytes()
    assert raw.decode("utf-8").split("\n", 1)[0] == COLUMNS[name]
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert all(None not in row and None not in row.values() for row in sample(name))


def test_every_key_is_used_once_in_all_files_together() -> None:
    named = [name for name, columns in COLUMNS.items() if columns.startswith("key,")]
    keys = Counter(row["key"] for name in named for row in sample(name))
    keys.update(known("bodies"))
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize(("file", "column"), REFERENCES)
def test_every_reference_resolves(file: str, column: str) -> None:
    target = known(REFERENCES[file, column])
    named = {part for row in sample(file) for part in texts(row, column)}
    assert named
    assert named - target == set()


@pytest.mark.parametrize(("file", "column"), LISTED)
def test_every_term_is_in_its_list(file: str, column: str) -> None:
    assert {row[column] for row in sample(file)} - {""} - terms(LISTED[file, column]) == set()


@pytest.mark.parametrize("name", MINIMUM)
def test_there_is_enough_to_explore(name: str) -> None:
    assert len(sample(name)) >= MINIMUM[name]


def test_people_organisations_and_dialogues_come_in_the_agreed_numbers() -> None:
    kinds = Counter(row["kind"] for row in sample("stakeholders"))
    assert kinds["person"] >= 58
    assert 20 <= kinds["organisation"] <= 25
    assert len(sample("dialogues")) == 20


def test_dialogues_are_spread_over_all_states_and_levels() -> None:
    assert {row["state"] for row in sample("dialogues")} == set(DialogueState)
    levels = Counter(row["confidentiality"] for row in sample("dialogues"))
    assert levels == dict(zip(Confidentiality, (3, 4, 9, 3, 1), strict=True))


def test_strict_dialogues_name_a_centre_and_those_for_named_persons_their_readers() -> None:
    for row in sample("dialogues"):
        assert row["centre"] or row["confidentiality"] != "restricted_strict"
        assert bool(row["readers"]) == (row["confidentiality"] == "named_only")


def test_the_lead_body_is_one_that_offers_the_format() -> None:
    offered = {row["id"]: texts(row, "body_ids") for row in read("reference", "formats")}
    odd = [
        row["key"]
        for row in sample("dialogues")
        if offered[row["format"]] and row["lead_body"] not in offered[row["format"]]
    ]
    assert odd == []


@pytest.mark.parametrize("name", DATES)
def test_dates_lie_between_january_2025_and_mid_2027(name: str) -> None:
    for row in sample(name):
        if PUBLIC_FACTS & {row.get("key", ""), row.get("question", "").removesuffix("-q1")}:
            continue
        for column in DATES[name]:
            on = day(row[column])
            stated = name == "ties" and row["source"].startswith("https://")
            assert on is None or stated or FIRST <= on <= LAST, (row, column)


def test_the_steps_of_a_dialogue_follow_each_other() -> None:
    for row in sample("dialogues"):
        steps = [day(row[c]) for c in ("requested_on", "accepted_on", "held_on", "output_received_on")]
        done = [step for step in steps if step]
        assert done == sorted(done), row["key"]
        assert all(step <= TODAY for step in done)
        due, held = day(row["output_due_on"]), day(row["held_on"])
        assert not (due and held) or held <= due


@pytest.mark.parametrize("name", ["affiliations", "ties"])
def test_periods_end_after_they_begin_and_some_have_ended(name: str) -> None:
    periods = [(day(row["from_on"]), day(row["until_on"])) for row in sample(name)]
    assert [(a, b) for a, b in periods if a and b and b < a] == []
    assert sum(until is not None and until < TODAY for _, until in periods) >= 3


def test_a_date_is_present_in_each_state_that_tells_of_it() -> None:
    accepted = {"accepted", "scheduled", "held", "awaiting_output", "output_received"}
    for row in sample("dialogues"):
        invented = row["key"] not in PUBLIC_FACTS
        assert row["accepted_on"] or row["state"] not in accepted
        assert row["held_on"] or row["state"] not in accepted - {"accepted", "scheduled"}
        assert row["output_received_on"] or row["state"] != "output_received"
        assert row["output_received_on"] or row["state"] != "closed" or not invented
        assert not row["output_received_on"] or row["state"] in {"output_received", "closed"}


def test_documents_went_to_the_body_before_it_spoke_and_the_norm_clock_has_no_gap() -> None:
    had_them = {"submitted", "accepted", "declined", "redirected", "held", "awaiting_output"}
    had_them |= {"output_received", "closed"}
    for row in sample("dialogues"):
        sent = row["documents_sent_on"]
        assert sent or row["state"] not in had_them or row["key"] in PUBLIC_FACTS, row["key"]
        assert not sent or row["requested_on"] <= sent <= (row["held_on"] or TODAY.isoformat()), row["key"]
    from_start = {row["format_id"] for row in read("reference", "norms") if row["from_event"] == "started"}
    begun = [row for row in sample("dialogues") if row["format"] in from_start and row["held_on"]]
    assert begun
    assert all(row["accepted_on"] <= row["started_on"] <= row["held_on"] for row in begun)


def test_a_dialogue_that_was_held_has_a_meeting_on_that_day_with_people_in_it() -> None:
    attended = {row["meeting"] for row in sample("attendances")}
    days = {(row["dialogue"], row["on"]) for row in sample("meetings") if row["key"] in attended}
    for row in sample("dialogues"):
        assert not row["held_on"] or (row["key"], row["held_on"]) in days


def test_nobody_attends_a_meeting_to_come_and_a_scheduled_dialogue_has_one() -> None:
    future = {row["key"] for row in sample("meetings") if date.fromisoformat(row["on"]) > TODAY}
    assert future
    assert future.isdisjoint(row["meeting"] for row in sample("attendances"))
    for row in sample("dialogues"):
        planned = any(keyed("meetings")[key]["dialogue"] == row["key"] for key in future)
        assert planned or row["state"] != "scheduled"


def test_people_attend_while_they_are_affiliated() -> None:
    until: dict[str, list[str]] = defaultdict(list)
    for row in sample("affiliations"):
        until[row["person"]].append(row["until_on"] or LAST.isoformat())
    for row in sample("attendances"):
        on = keyed("meetings")[row["meeting"]]["on"]
        assert not row["person"] or on <= max(until[row["person"]])


def test_questions_are_numbered_without_gaps() -> None:
    numbers: dict[str, list[int]] = defaultdict(list)
    for row in sample("questions"):
        numbers[row["dialogue"]].append(int(row["number"]))
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())
    assert numbers.keys() == keyed("dialogues").keys()


def test_the_state_of_a_question_fits_its_answers() -> None:
    channels: dict[str, set[str]] = defaultdict(set)
    for row in sample("answers"):
        channels[row["question"]].add(row["channel"])
    for row in sample("questions"):
        found = channels[row["key"]]
        match row["state"]:
            case "settled" | "reopened":
                assert found, row["key"]
            case "answered_oral":
                assert found == {"oral"}, row["key"]
            case "answered_written":
                assert found - {"oral"}, row["key"]
            case _:
                assert not found, row["key"]


def test_questions_are_in_a_state_that_their_dialogue_can_have_reached() -> None:
    before_asking = {"draft", "position_proposed", "position_adopted"}
    early = {"proposed", "preparing", "scheduled"}
    for row in sample("questions"):
        dialogue = keyed("dialogues")[row["dialogue"]]
        assert row["state"] not in before_asking or dialogue["state"] in early, row["key"]
        assert row["state"] != "asked" or dialogue["state"] not in {"closed", "output_received"}
        assert row["text"].endswith("?")


def test_answers_are_given_after_the_request_and_not_in_the_future() -> None:
    for row in sample("answers"):
        dialogue = keyed("dialogues")[keyed("questions")[row["question"]]["dialogue"]]
        assert dialogue["requested_on"] <= row["given_on"] <= TODAY.isoformat(), row["key"]
        assert row["summary"]


def test_oral_answers_are_given_on_the_day_of_a_meeting() -> None:
    days = {(row["dialogue"], row["on"]) for row in sample("meetings")}
    for row in sample("answers"):
        dialogue = keyed("questions")[row["question"]]["dialogue"]
        assert row["channel"] != "oral" or (dialogue, row["given_on"]) in days, row["key"]


def test_every_alignment_occurs_and_only_public_facts_have_none() -> None:
    assert terms("alignment") == {row["alignment"] for row in sample("answers")} - {""}
    without = {row["question"] for row in sample("answers") if not row["alignment"]}
    assert without == {f"{key}-q1" for key in PUBLIC_FACTS}


@pytest.mark.parametrize(
    ("topic", "agreeing", "agreed_in", "opposed", "opposed_in"),
    [
        ("q_potency", "nl-meb", "car19-meb", "eu-ema", "car19-itf"),
        ("r_evidence", "nl-zin", "zin-evidence", "eu-htacg", "dc5-jsc"),
    ],
)
def test_two_bodies_differ_on_one_topic_in_two_dialogues(
    topic: str, agreeing: str, agreed_in: str, opposed: str, opposed_in: str
) -> None:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in sample("answers"):
        question = keyed("questions")[row["question"]]
        if topic in texts(question, "topics"):
            found[row["body"], question["dialogue"]].add(row["alignment"])
    assert found[agreeing, agreed_in] & {"agree", "agree_conditional"}
    assert "disagree" not in found[agreeing, agreed_in]
    assert "disagree" in found[opposed, opposed_in]


def test_those_at_real_bodies_appear_by_role_without_address() -> None:
    people = {key: row for key, row in keyed("stakeholders").items() if row["kind"] == "person"}
    for row in sample("affiliations"):
        at_body = row["organisation"] in known("bodies") - PATIENTS
        assert (people[row["person"]]["by_role"] == "yes") == at_body, row
    for row in people.values():
        assert not row["email"] or row["by_role"] == "no"
        assert not row["email"] or row["email"].endswith("@example.org")
        assert "sample" in row["source"]


def test_what_is_invented_says_so() -> None:
    for row in sample("dialogues"):
        fact = row["key"] in PUBLIC_FACTS
        assert row["source"].startswith("https://") if fact else row["source"] == INVENTED
    for name in ("ties", "affiliations"):
        sources = {row["source"] for row in sample(name)}
        assert all(s.startswith(("https://", "http://")) or "Sample" in s for s in sources - {""})
    assert all(row["name"].endswith("(sample)") for row in sample("products"))


def test_partnerships_not_verified_say_who_confirms_them() -> None:
    named = {"umcu", "umcg", "maxima", "uu"}
    centres = {row["centre"] for row in sample("products")} | {"sanquin", "oncode"}
    for key in centres - named:
        assert "to be confirmed by the coordination office" in keyed("stakeholders")[key]["description"]


def test_what_is_done_has_evidence_and_what_is_closed_is_accepted() -> None:
    finished = {CommitmentState.FULFILLED, CommitmentState.CLOSED}
    assert finished <= {row["state"] for row in sample("commitments")}
    for row in sample("commitments"):
        assert row["evidence"] or row["state"] not in finished, row["key"]
        assert row["state"] != "closed" or row["acceptance"] in {"accepted", "not_needed"}
        question = keyed("questions").get(row["question"])
        assert question is None or question["dialogue"] == row["dialogue"]


def test_some_commitments_are_overdue_some_due_soon_and_some_later() -> None:
    due = [
        date.fromisoformat(row["due_on"])
        for row in sample("commitments")
        if row["state"] in UNFINISHED_COMMITMENT
    ]
    assert sum(on < TODAY for on in due) >= 4
    assert sum(TODAY <= on <= TODAY + SOON for on in due) >= 4
    assert sum(on > TODAY + SOON for on in due) >= 4
    assert {row["direction"] for row in sample("commitments")} == terms("direction")


def test_our_commitments_are_owned_by_our_side_and_theirs_by_a_body() -> None:
    for row in sample("commitments"):
        assert (row["direction"] == "theirs") == (row["owner"] in known("bodies")), row["key"]


def test_outcomes_hang_on_meetings_and_questions_of_their_own_dialogue() -> None:
    for row in sample("outcomes"):
        held, asked = keyed("meetings").get(row["meeting"]), keyed("questions").get(row["question"])
        assert {each["dialogue"] for each in (held, asked) if each} <= {row["dialogue"]}, row["key"]
        assert held is None or held["on"] == row["noted_on"], row["key"]
    # What was promised is a commitment with an owner and a due day.
    assert {row["kind"] for row in sample("outcomes")} == terms("outcome_kind") - {"commitment"}
    assert {row["confidentiality"] for row in sample("outcomes")} > {""}


def test_milestones_lead_to_their_commitment_and_some_are_reached_some_late_and_some_to_come() -> None:
    for row in sample("milestones"):
        assert row["due_on"] <= keyed("commitments")[row["commitment"]]["due_on"]
        assert row["reached_on"] <= TODAY.isoformat()
    reached = [row for row in sample("milestones") if row["reached_on"]]
    assert {row["reached_on"] > row["due_on"] for row in reached} == {True, False}
    assert {row["due_on"] < TODAY.isoformat() for row in sample("milestones") if row not in reached} == {
        True,
        False,
    }


def test_no_tie_is_stated_twice() -> None:
    directed = {row["id"] for row in read("reference", "tie_types") if row["directed"] == "yes"}

    def stated(row: Row) -> tuple[str, ...]:
        ends = (row["from"], row["to"])
        return (row["type"], *(ends if row["type"] in directed else sorted(ends)))

    assert [tie for tie, n in Counter(map(stated, sample("ties"))).items() if n > 1] == []


def test_some_ties_have_no_source_and_some_were_checked_long_ago() -> None:
    assert sum(not row["source"] for row in sample("ties")) >= 5
    checked = [on for row in sample("ties") if (on := day(row["checked_on"]))]
    assert sum(on < TODAY - timedelta(days=365) for on in checked) >= 5


@pytest.mark.parametrize(
    ("person", "bodies"),
    [("yara-benhaddouch", {"nl-ccmo"}), ("bram-okkerse", {"nl-zn", "nl-nza"})],
)
def test_one_person_is_the_only_link_to_these_bodies(person: str, bodies: set[str]) -> None:
    graph = whole_graph()
    hub = nx.node_connected_component(graph, "dare-nl")
    assert bodies <= hub
    graph.remove_node(person)
    assert bodies.isdisjoint(nx.node_connected_component(graph, "dare-nl"))


def test_at_least_three_bodies_have_been_spoken_to_by_nobody() -> None:
    dialogues = sample("dialogues")
    spoken = {body for row in dialogues for body in (row["lead_body"], *texts(row, "co_bodies"))}
    spoken |= {row["body"] for row in sample("attendances")}
    assert len(known("bodies") - spoken) >= 3


def test_no_sentence_is_used_twice() -> None:
    columns = ["title", "text", "position", "rationale", "verbatim", "summary", "conditions"]
    columns += ["description", "note"]
    said = Counter(
        row[column] for name in COLUMNS for row in sample(name) for column in columns if row.get(column)
    )
    assert [text for text, count in said.items() if count > 1] == []


def drafts() -> Iterator[tuple[type[Draft], dict[str, object]]]:
    """Every row as the values of its draft, with a key in place of each name of a record."""
    kinds: dict[str, type[Draft]] = {
        "affiliations": AffiliationDraft,
        "ties": TieDraft,
        "products": ProductDraft,
        "dialogues": DialogueDraft,
        "meetings": MeetingDraft,
        "attendances": AttendanceDraft,
        "questions": QuestionDraft,
        "answers": AnswerDraft,
        "commitments": CommitmentDraft,
        "outcomes": OutcomeDraft,
        "milestones": MilestoneDraft,
    }
    for name, kind in kinds.items():
        for row in sample(name):
            yield kind, dict(as_values(kind, row))
    for row in sample("stakeholders"):
        kind = PersonDraft if row["kind"] == "person" else OrganisationDraft
        yield kind, {key: text for key, text in row.items() if text and key in kind.model_fields}


def as_values(kind: type[Draft], row: Row) -> Iterator[tuple[str, object]]:
    plural = {"topics": "topic_ids", "co_bodies": "co_body_ids", "readers": "readers"}
    for column, text in row.items():
        if column in plural:
            parts = texts(row, column)
            yield plural[column], tuple(map(key_of, parts)) if column == "co_bodies" else tuple(parts)
        elif column in {"type", "format"}:
            yield f"{column}_id", text
        elif f"{column}_id" in kind.model_fields and text:
            yield f"{column}_id", key_of(text)
        elif column in kind.model_fields and text:
            yield column, text


def key_of(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, name)


def test_every_row_makes_a_valid_draft() -> None:
    made = [check(kind, values) for kind, values in drafts()]
    assert len(made) == sum(len(sample(name)) for name in COLUMNS)
