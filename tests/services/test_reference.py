"""Reference data: the files are followed, and what users changed or added stays."""

import csv
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from audit_trail import latest_events
from consortium_builders import at_once
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.network import OrganisationDraft
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.reference import Format, Reference, Term
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Action, TermList
from dare_network.errors import ConflictError
from dare_network.language import Language, speaking
from dare_network.paths import REFERENCE_DATA
from dare_network.services.clearance import clearance
from dare_network.services.reference import body_key, load_reference, reference
from dare_network.services.stakeholders import add_organisation
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.revision import Revisions, read_revisions
from dare_network.store.stakeholders import get_stakeholder, list_stakeholders

Rows = list[dict[str, str]]


@pytest.fixture
def engine(empty_engine: Engine) -> Engine:
    """An empty store: these tests fill it themselves."""
    return empty_engine


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped files, to play a later release with."""
    return Path(shutil.copytree(REFERENCE_DATA, tmp_path / "reference"))


def rewrite(folder: Path, name: str, edit: Callable[[Rows], Rows]) -> None:
    path = folder / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(edit(rows))


def set_cell(key: str, column: str, text: str) -> Callable[[Rows], Rows]:
    return lambda rows: [row | {column: text} if row["id"] == key else row for row in rows]


def without(key: str) -> Callable[[Rows], Rows]:
    return lambda rows: [row for row in rows if row["id"] != key]


def revisions(engine: Engine) -> Revisions:
    with read_transaction(engine) as transaction:
        return read_revisions(transaction)


def body(engine: Engine, viewer: Viewer, body_id: str) -> Stakeholder:
    with read_transaction(engine) as transaction:
        return get_stakeholder(transaction, clearance(viewer), body_key(body_id))


def lines(name: str) -> int:
    with (REFERENCE_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return len(list(csv.DictReader(file)))


def test_every_line_of_the_files_reaches_the_database(engine: Engine, office: Viewer) -> None:
    assert load_reference(engine)
    found = reference(engine)
    counted = {
        "terms": len(found.terms),
        "topics": len(found.topics),
        "tie_types": len(found.tie_types),
        "formats": len(found.formats),
        "norms": len(found.norms),
    }
    assert counted == {name: lines(name) for name in counted}
    with read_transaction(engine) as transaction:
        bodies = [s for s in list_stakeholders(transaction, clearance(office)) if s.is_body]
    assert len(bodies) == lines("bodies")


def test_what_is_read_is_what_the_file_says(engine: Engine, office: Viewer) -> None:
    load_reference(engine)
    found = reference(engine)
    advice = found.format("ema_sa")
    assert advice
    assert (advice.body_ids, advice.verified, advice.label) == (
        ("eu-sawp", "eu-chmp"),
        True,
        "Scientific advice or protocol assistance (EMA)",
    )
    assert [(norm.limit, norm.unit) for norm in found.norms_of("ema_itf")] == [(3, "weeks"), (4, "months")]
    knows = found.tie_type("knows")
    assert knows
    assert (knows.directed, knows.label) == (False, "knows")
    with speaking(Language.DUTCH):
        assert (knows.label, found.topic_label("quality")) == ("kent", "Kwaliteit (onderdeel A)")
    assert found.label(TermList.CHANNEL, "oral") == "Oral"
    assert [term.id for term in found.list(TermList.CHANNEL)][:2] == ["oral", "email"]
    meb = body(engine, office, "nl-meb")
    assert (meb.body_id, meb.short_name, meb.ror_id) == ("nl-meb", "CBG-MEB", "https://ror.org/05mv4rb84")
    assert (meb.is_person, meb.sample) == (False, False)


def test_what_is_not_known_is_shown_by_its_id(engine: Engine) -> None:
    load_reference(engine)
    found = reference(engine)
    assert found.label(TermList.CHANNEL, "pigeon") == "pigeon"
    assert found.label(TermList.CHANNEL, None) == ""
    assert (found.format("pigeon"), found.tie_type("pigeon")) == (None, None)
    assert (found.format_label("pigeon"), found.topic_label("pigeon")) == ("pigeon", "pigeon")


def test_a_second_load_does_nothing(engine: Engine) -> None:
    load_reference(engine)
    before, found = revisions(engine), reference(engine)
    assert not load_reference(engine)
    assert revisions(engine) == before
    assert reference(engine) == found


def test_processes_that_start_at_once_load_the_files_once(engine: Engine) -> None:
    assert at_once(lambda: load_reference(engine), 3) == [False, False, True]
    assert revisions(engine) == Revisions(reference=1, network=1)


def test_a_changed_line_reaches_the_database_and_nothing_else_does(engine: Engine, folder: Path) -> None:
    load_reference(engine, folder)
    rewrite(folder, "topics", set_cell("quality", "label_en", "Quality (module 3)"))
    rewrite(folder, "formats", set_cell("ema_sa", "body_ids", "eu-chmp;eu-sawp"))
    before = reference(engine)
    assert load_reference(engine, folder)
    after = reference(engine)
    assert after.topic_label("quality") == "Quality (module 3)"
    advice = after.format("ema_sa")
    assert advice
    assert advice.body_ids == ("eu-chmp", "eu-sawp")
    with read_transaction(engine) as transaction:
        latest = latest_events(transaction, 3)
    changed = {(event.action, event.entity, event.entity_id) for event in latest[:2]}
    assert changed == {
        (Action.CHANGED, "topic", "quality"),
        (Action.CHANGED, "format", "ema_sa"),
    }
    assert latest[2].action is Action.ADDED
    assert after.terms == before.terms
    assert after.norms == before.norms


def test_a_label_that_a_user_changed_stays(engine: Engine, folder: Path, office: Viewer) -> None:
    load_reference(engine, folder)
    with unit_of_work(engine, office) as unit:
        unit.change(Term, "channel/oral", {"label_en": "By word of mouth"})
        unit.change(Format, "ema_sa", {"body_ids": ("nl-meb",)})
    rewrite(folder, "terms", set_cell("oral", "label_nl", "Gesproken"))
    rewrite(folder, "formats", set_cell("ema_sa", "label_en", "Advice"))
    load_reference(engine, folder)
    found = reference(engine)
    assert found.label(TermList.CHANNEL, "oral") == "By word of mouth"
    advice = found.format("ema_sa")
    assert advice
    assert (advice.body_ids, advice.label) == (("nl-meb",), "Advice")
    with speaking(Language.DUTCH):
        assert found.label(TermList.CHANNEL, "oral") == "Gesproken"


def test_a_line_that_a_user_added_stays(engine: Engine, folder: Path, office: Viewer) -> None:
    load_reference(engine, folder)
    own = {
        "key_": "channel/pigeon",
        "list": TermList.CHANNEL,
        "id": "pigeon",
        "label_en": "Pigeon",
        "label_nl": "Duif",
        "position": 9999,
    }
    with unit_of_work(engine, office) as unit:
        unit.add_all(Term, [own])
    rewrite(folder, "terms", set_cell("oral", "label_en", "Spoken"))
    load_reference(engine, folder)
    listed = reference(engine).list(TermList.CHANNEL)
    assert [term.label for term in listed if term.id in {"oral", "pigeon"}] == ["Spoken", "Pigeon"]


def test_a_line_that_is_no_longer_shipped_is_retired_until_it_is_shipped_again(
    engine: Engine, folder: Path
) -> None:
    load_reference(engine, folder)
    whole = reference(engine)
    for name, key in (("terms", "oral"), ("topics", "q_starting_materials"), ("norms", "ema_itf_total")):
        rewrite(folder, name, without(key))
    assert load_reference(engine, folder)
    found = reference(engine)
    assert "oral" not in {term.id for term in found.list(TermList.CHANNEL)}
    assert found.label(TermList.CHANNEL, "oral") == "Oral"
    assert [norm.id for norm in found.norms_of("ema_itf")] == ["ema_itf_review"]
    assert {topic.id for topic in found.topics if topic.retired} == {"q_starting_materials"}
    once = revisions(engine)
    assert not load_reference(engine, folder)
    assert revisions(engine) == once
    assert load_reference(engine, REFERENCE_DATA)
    # The norm was written twice: whoever had its form open in the meantime is told.
    assert [norm.version for norm in reference(engine).norms if norm.id == "ema_itf_total"] == [3]
    assert as_shipped(reference(engine)) == as_shipped(whole)


def as_shipped(found: Reference) -> Reference:
    """The same at no revision and version."""
    return replace(found, revision=0, norms=tuple(replace(norm, version=1) for norm in found.norms))


def test_a_line_that_users_retired_is_not_offered_again_by_a_new_release(
    engine: Engine, folder: Path, office: Viewer
) -> None:
    load_reference(engine, folder)
    with unit_of_work(engine, office) as unit:
        unit.change(Term, "channel/oral", {"retired": True})
    rewrite(folder, "terms", set_cell("oral", "label_en", "Spoken"))
    load_reference(engine, folder)
    found = reference(engine)
    assert "oral" not in {term.id for term in found.list(TermList.CHANNEL)}
    assert found.label(TermList.CHANNEL, "oral") == "Spoken"


def test_a_body_follows_its_file_and_keeps_what_users_wrote(
    engine: Engine, folder: Path, office: Viewer
) -> None:
    load_reference(engine, folder)
    with unit_of_work(engine, office) as unit:
        unit.change(Stakeholder, body_key("nl-meb"), {"description": "Ask for the ATMP team."})
    rewrite(folder, "bodies", set_cell("nl-meb", "city", "Utrecht-Oost"))
    load_reference(engine, folder)
    meb = body(engine, office, "nl-meb")
    assert (meb.city, meb.description, meb.version) == ("Utrecht-Oost", "Ask for the ATMP team.", 3)


def test_an_organisation_that_has_the_identifier_of_a_new_body_stands_in_nobodys_way(
    engine: Engine, folder: Path, office: Viewer
) -> None:
    load_reference(engine, folder)
    ror = "https://ror.org/02mhbdp94"
    own = add_organisation(engine, office, OrganisationDraft(name="CCMO (imported)", ror_id=ror))
    edit = set_cell("nl-ccmo", "city", "The Hague")
    rewrite(folder, "bodies", lambda rows: set_cell("nl-ccmo", "ror_id", ror)(edit(rows)))
    assert load_reference(engine, folder)
    ccmo = body(engine, office, "nl-ccmo")
    assert (ccmo.city, ccmo.ror_id) == ("The Hague", None)
    with read_transaction(engine) as transaction:
        assert get_stakeholder(transaction, clearance(office), own).ror_id == ror


def test_a_body_that_is_no_longer_shipped_stays(engine: Engine, folder: Path, office: Viewer) -> None:
    load_reference(engine, folder)
    before = body(engine, office, "nl-meb")
    rewrite(folder, "bodies", without("nl-meb"))
    load_reference(engine, folder)
    assert body(engine, office, "nl-meb") == before


def test_files_that_cannot_be_followed_leave_nothing_behind(engine: Engine, folder: Path) -> None:
    broken: dict[str, Any] = {"id": "x", "format_id": "no_such_format"}
    rewrite(folder, "norms", lambda rows: [*rows, rows[0] | broken])
    with pytest.raises(ConflictError, match="cannot be saved"):
        load_reference(engine, folder)
    assert revisions(engine) == Revisions()
    assert reference(engine).terms == ()
    assert load_reference(engine)
