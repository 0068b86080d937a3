"""What is found, on both databases alike, and by whom."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any
from uuid import uuid4

import pytest
from consortium_builders import CCMO, MEB, Consortium, found_consortium
from databases import Content, PostgresDatabase
from dialogue_builders import answer, commitment, dialogue, dossier, meeting, question, store_dossier
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from library import EVERYTHING, OFFICE, fill_library, found
from sqlalchemy.engine import Engine

from dare_network.domain.records.search import Findings, Narrowing
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.visibility import may_see
from dare_network.domain.vocabulary import Confidentiality, DialogueState, Role, TextKind
from dare_network.services.clearance import clearance
from dare_network.store.engine import open_engine, unit_of_work
from dare_network.store.search import finding, index, matching
from dare_network.store.search.passages import as_tsvector
from dare_network.store.transaction import Transaction
from dare_network.words.cutting import folded_words
from dare_network.words.marking import spans
from dare_network.words.query import read_query


@pytest.fixture
def library(engine: Engine) -> Consortium:
    of = found_consortium(engine)
    fill_library(engine, of)
    return of


def kinds(search_results: Findings) -> list[str]:
    """By name: texts of one day stand in no order."""
    return sorted(hit.kind.value for hit in search_results.hits)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("potency", ["commitment", "dialogue", "question"]),
        ("POTENCIES", ["commitment", "dialogue", "question"]),
        ("assay", ["commitment", "position", "question"]),
        ("potency assay", ["commitment", "question"]),
        ('"potency assay"', ["question"]),
        ('"potency assay"*', ["commitment", "question"]),
        ('"assay potency"', []),
        ("potentietest", ["answer", "question"]),
        ("potentie*", ["answer", "question"]),
        ("geneesmiddel", ["answer", "dialogue"]),
        ("een", ["answer"]),
        ("EEN", ["answer"]),
        ("cafe", ["meeting"]),
        ("T-0001", ["commitment"]),
        ("DIA-2026-002", ["dialogue"]),
        ("batches small", ["position"]),
        ("cell CAR-T", ["meeting"]),
        ("potency -assay", ["dialogue"]),
        ('potency -"potency assay"', ["commitment", "dialogue"]),
        ("potency -ass*", ["dialogue"]),
        ("-potency", []),
        ("unheard", []),
    ],
)
def test_the_shared_set_of_queries_finds_the_same_on_both(
    engine: Engine, library: Consortium, text: str, expected: list[str]
) -> None:
    search_results = found(engine, text)
    assert kinds(search_results) == expected
    assert (search_results.count, search_results.uncounted) == (len(expected), False)


def test_a_hit_says_what_it_is_and_where_it_belongs(engine: Engine) -> None:
    of = found_consortium(engine)
    keys = fill_library(engine, of)
    (hit,) = found(engine, "volstaat").hits
    assert (hit.kind, hit.day, hit.body_id) == (TextKind.ANSWER, date(2026, 6, 1), CCMO)
    assert (hit.ref, hit.title) == ("DIA-2026-001", "Potency of a TIL product")
    assert hit.dialogue_id == keys["DIA-2026-001"]
    assert hit.text == "Eén potentietest volstaat niet."
    (hit,) = found(engine, "batches").hits
    assert (hit.kind, hit.day, hit.body_id) == (TextKind.POSITION, date(2026, 3, 2), MEB)
    assert hit.text == "One assay is enough.\nBatches are small."


@pytest.mark.parametrize(
    ("text", "to", "expected"),
    [
        ("one", {"kinds": frozenset({TextKind.ANSWER, TextKind.POSITION})}, ["answer", "position"]),
        ("potentietest", {"body_id": CCMO}, ["answer", "question"]),
        ("potentietest", {"body_id": MEB}, []),
        ("een one", {"body_id": CCMO}, []),
        ("potency", {"body_id": MEB}, ["commitment", "dialogue", "question"]),
        ("potentietest", {"topic_id": "q_release"}, ["question"]),
        ("potentietest", {"topic_id": "q_potency"}, ["answer"]),
        ("geneesmiddel", {"topic_id": "q_release"}, ["answer"]),
        ("potency", {"stage": "st4_early_clinical"}, ["commitment", "dialogue", "question"]),
        ("potentietest", {"stage": "st4_early_clinical"}, ["answer"]),
        ("potentietest", {"states": frozenset({DialogueState.PROPOSED})}, ["question"]),
        ("potentietest", {"states": frozenset(DialogueState)}, ["answer", "question"]),
        ("potentietest", {"alignment": "disagree"}, ["answer"]),
        ("potentietest", {"alignment": "agree"}, []),
        ("potency", {"from_on": date(2026, 7, 1)}, ["commitment"]),
        ("potency", {"from_on": date(2026, 7, 2)}, []),
        ("potency", {"until_on": date(2026, 3, 2)}, ["dialogue", "question"]),
        ("potency", {"until_on": date(2026, 3, 1)}, []),
        ("potency", {"until_on": date.max - timedelta(days=1)}, ["commitment", "dialogue", "question"]),
    ],
)
def test_a_search_is_narrowed_down(
    engine: Engine, library: Consortium, text: str, to: dict[str, Any], expected: list[str]
) -> None:
    assert kinds(found(engine, text, replace(EVERYTHING, **to))) == expected


def test_a_search_is_narrowed_down_to_further_bodies_and_to_products(
    engine: Engine, library: Consortium
) -> None:
    assert kinds(found(engine, "sluis", Narrowing(body_id=library.utrecht))) == ["dialogue"]
    assert kinds(found(engine, "sluis", Narrowing(product_id=library.utrecht))) == []


def test_the_newest_come_first_and_no_more_than_asked_for_while_all_are_counted(
    engine: Engine, library: Consortium, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = found(engine, "potency")
    assert whole.hits[0].day == date(2026, 7, 1)
    assert sorted((hit.day for hit in whole.hits), reverse=True) == [hit.day for hit in whole.hits]
    assert found(engine, "potency", limit=1) == Findings(whole.hits[:1], 3)
    monkeypatch.setattr(finding, "COUNTED", 2)
    assert found(engine, "potency", limit=1) == Findings(whole.hits[:1], 2, uncounted=True)


@pytest.mark.parametrize("text", ["potency", "een", '"potency assay"', "ass*", "potency -assay"])
def test_common_words_are_looked_for_in_another_way_and_found_alike(
    engine: Engine, library: Consortium, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    rare = found(engine, text)
    monkeypatch.setattr(matching, "_MANY", -1)
    assert found(engine, text) == rare
    assert rare.hits


def test_postgresql_goes_through_the_texts_for_common_words_and_looks_rare_ones_up(
    postgresql: PostgresDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "_MANY", 500)
    with postgresql.holding(Content.SCHEMA).connect() as connection:
        transaction = Transaction(connection)
        for number in range(1000):
            words = folded_words("common" if number else "common rare")
            index.store(transaction, [passage(number, words)])
        connection.exec_driver_sql("ANALYZE passage")
        ways = {
            text: str(matching.newest_first(transaction, read_query(text))) for text in ("common", "rare")
        }
    assert ways == {"common": "passage.id DESC", "rare": "passage.id + :id_1 DESC"}


def passage(number: int, words: list[str]) -> dict[str, object]:
    """A text that belongs to no record."""
    belongs = {"kind": "answer", "record_id": uuid4(), "dialogue_id": uuid4(), "question_id": None}
    return {"id": number, "level": None, **belongs, **as_tsvector(words)}


@pytest.fixture
def both(sqlite_url: str, postgres_url: str) -> Iterator[tuple[Engine, Engine]]:
    engines = open_engine(sqlite_url), open_engine(postgres_url)
    for engine in engines:
        fill_library(engine, found_consortium(engine))
    yield engines
    for engine in engines:
        engine.dispose()


SYNTAX = ['"', "*", "-", " ", "(", ":", "'", "\\", "&", "|", "!", "<->", "NOT ", "AND", "\x00", "{", "^"]
WORDS = ["potency", "assay", "eén", "potentietesten", "één", "one", "enough", "ß", "CAR-T", "the", "ŉ", "½"]
TYPED = st.lists(st.sampled_from(SYNTAX + WORDS) | st.text(max_size=4), max_size=8).map("".join)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TYPED)
@example('potency "enough')
@example("c++ OR near(a b) words:x")
@example('"' + "the " * 150 + '"')
@example(" ".join(f"w{n}" for n in range(200)))
def test_whatever_is_typed_both_databases_find_the_same_and_say_where(
    both: tuple[Engine, Engine], text: str
) -> None:
    sqlite, postgres = (found(engine, text) for engine in both)
    told = [[(hit.kind, hit.ref, hit.day, hit.text) for hit in each.hits] for each in (sqlite, postgres)]
    assert sorted(told[0]) == sorted(told[1])
    assert (sqlite.count, sqlite.uncounted) == (postgres.count, postgres.uncounted)
    query = read_query(text)
    for hit in sqlite.hits:
        for term in query.wanted:
            assert spans(hit.text, replace(query, terms=(term,))), (hit, term)


LISTS = ((), ("anna",), ("bert", "anna"))


def test_nobody_finds_or_counts_what_he_may_not_see(engine: Engine) -> None:
    of = found_consortium(engine)
    stored = []
    with unit_of_work(engine, OFFICE) as unit:
        for level, centre, readers in product(Confidentiality, (None, of.leiden), LISTS):
            each = dialogue(
                lead_body_id=of.meb, owner_id=of.anna, confidentiality=level, centre_id=centre,
                readers=readers, title="Secret",
            )  # fmt: skip
            parts = dossier(
                each,
                meetings=[meeting(note="Secret")],
                questions=[question(text="Secret?", position="Secret")],
                answers=[answer(of.meb, summary="Secret")],
                commitments=[commitment(of.anna, text="Secret")],
            )
            store_dossier(unit, parts)
            stored.append(each)
    for role, centre, name in product(Role, (None, of.leiden, of.utrecht), (None, "anna", "carla")):
        viewer = Viewer("x", role, centre, name)
        cleared = clearance(viewer)
        open_to = {
            each.id for each in stored if may_see(cleared, each.confidentiality, each.centre_id, each.readers)
        }
        search_results = found(engine, "secret", viewer=viewer, limit=1000)
        assert {hit.dialogue_id for hit in search_results.hits} == open_to
        # Neither meetings nor positions nor what was promised word by word are for the public.
        each_has = 3 if role is Role.PUBLIC else 6
        assert search_results.count == len(search_results.hits) == each_has * len(open_to)
        narrowed = found(engine, "secret", Narrowing(body_id=of.meb, kinds=frozenset(TextKind)), viewer, 1)
        assert narrowed.count == search_results.count
