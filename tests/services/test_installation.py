"""The installation: ready at the first start, honest about its health, and able to find what is wrong."""

import sqlite3
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa
from consortium_builders import Consortium, dialogue_draft, found_consortium
from sqlalchemy.engine import Engine

from dare_network import __version__
from dare_network.domain.drafts.network import AffiliationDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.errors import StoreUnavailableError
from dare_network.services.dialogues import record_dialogue
from dare_network.services.installation import check_store, health, open_installation
from dare_network.services.reference import reference
from dare_network.services.stakeholders import add_affiliation
from dare_network.settings import Settings
from dare_network.store.engine import open_engine
from dare_network.store.keys import new_id
from dare_network.store.migrate import head_revision
from dare_network.store.outages import Outage
from dare_network.store.tables import Base

STAKEHOLDER = Base.metadata.tables["stakeholder"]
TIE = Base.metadata.tables["tie"]


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


def test_a_first_start_makes_everything_ready(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'new' / 'dare.sqlite3'}"
    engine = open_installation(Settings(address, load_sample=False))
    assert health(engine).healthy
    assert reference(engine).terms
    engine.dispose()


def test_a_migrated_database_is_healthy(engine: Engine) -> None:
    found = health(engine)
    assert found.values() == {
        "healthy": True,
        "database": engine.dialect.name,
        "schema": head_revision(),
        "expected": head_revision(),
        "version": __version__,
        "problem": "",
    }


def test_a_database_without_schema_is_not_healthy(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    found = health(engine)
    assert (found.healthy, found.schema, found.expected) == (False, None, head_revision())
    engine.dispose()


def test_a_database_of_another_release_is_not_healthy(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    found = health(engine)
    assert (found.healthy, found.schema, found.expected) == (False, "9999", head_revision())


@pytest.mark.parametrize(
    ("address", "outage"),
    [
        ("postgresql://127.0.0.1:1/none", Outage.SILENT),
        ("sqlite:///{folder}/letter.txt", Outage.DAMAGED),
    ],
)
def test_a_database_that_cannot_be_used_says_why(address: str, outage: Outage, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear committee, " * 100)
    engine = open_engine(address.format(folder=tmp_path))
    found = health(engine)
    assert (found.healthy, found.schema, found.problem) == (False, None, outage.value)
    engine.dispose()


def test_a_sound_store_has_no_faults(engine: Engine, of: Consortium, liaison: Viewer, office: Viewer) -> None:
    record_dialogue(engine, liaison, dialogue_draft(of))
    add_affiliation(engine, liaison, AffiliationDraft(person_id=of.anna, organisation_id=of.leiden))
    assert check_store(engine, office) == ()


def past_writing(engine: Engine, statement: sa.Executable) -> None:
    with engine.begin() as connection:
        connection.execute(statement)


def test_a_record_that_nobody_added_is_found(engine: Engine, of: Consortium, office: Viewer) -> None:
    key = new_id()
    tie = {"id": key, "type_id": "knows", "from_id": of.anna, "to_id": of.bert, "sample": False}
    texts = dict.fromkeys(("source", "confidence", "note"), "")
    past_writing(engine, sa.insert(TIE).values(version=1, **tie, **texts))
    assert check_store(engine, office) == (
        f"No event says who added these in “tie”: 1 in all, such as {key}.",
    )


def told(engine: Engine, viewer: Viewer) -> list[str]:
    """What a check finds, but that the directory does not know of what was written past it."""
    return [
        each for each in check_store(engine, viewer) if not each.startswith("The directory is out of step")
    ]


def test_an_affiliation_with_an_organisation_is_found(engine: Engine, of: Consortium, office: Viewer) -> None:
    draft = AffiliationDraft(person_id=of.anna, organisation_id=of.leiden)
    key = add_affiliation(engine, office, draft)
    change = sa.update(STAKEHOLDER).where(STAKEHOLDER.c.id.in_([of.anna])).values(kind="organisation")
    past_writing(engine, change)
    sentence = f"Affiliation {key} does not tie a person to an organisation."
    assert told(engine, office) == [sentence]
    change = sa.update(STAKEHOLDER).where(STAKEHOLDER.c.id.in_([of.leiden])).values(kind="person")
    past_writing(engine, change)
    assert told(engine, office) == [sentence, sentence]


def test_a_wrong_identifier_is_found(engine: Engine, of: Consortium, office: Viewer) -> None:
    orcid = "https://orcid.org/0000-0002-1825-0098"
    wrong = {of.anna: ("ror_id", "0575yy874"), of.bert: ("orcid", orcid), of.meb: ("ror_id", "x")}
    for key, (column, text) in wrong.items():
        change = sa.update(STAKEHOLDER).where(STAKEHOLDER.c.id == key).values({column: text})
        past_writing(engine, change)
    assert set(told(engine, office)) == {
        "“Anna de Wit” has a ROR identifier that is not valid: 0575yy874",
        f"“Bert Bos” has an ORCID that is not valid: {orcid}",
        "“Medicines Evaluation Board” has a ROR identifier that is not valid: x",
    }


def test_a_reference_to_nothing_is_found(sqlite_url: str, office: Viewer) -> None:
    engine = open_engine(sqlite_url)
    of = found_consortium(engine)
    add_affiliation(engine, office, AffiliationDraft(person_id=of.anna, organisation_id=of.leiden))
    careless = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))
    careless.execute("UPDATE affiliation SET organisation_id = ?", [uuid4().hex])
    careless.commit()
    careless.close()
    faults = check_store(engine, office)
    assert faults == ("A record in “affiliation” refers to one that does not exist.",)
    engine.dispose()


def test_a_damaged_file_is_found(sqlite_url: str, office: Viewer) -> None:
    engine = open_engine(sqlite_url)
    found_consortium(engine)
    engine.dispose()
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    content = bytearray(path.read_bytes())
    with sqlite3.connect(path) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'ix_stakeholder_name'"
        (page,) = connection.execute(query).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    content[(page - 1) * size + 8 : page * size] = bytes(size - 8)
    path.write_bytes(content)
    engine = open_engine(sqlite_url)
    faults = check_store(engine, office)
    assert any(fault.startswith("The database file is damaged: ") for fault in faults)
    engine.dispose()


def test_a_file_that_is_damaged_beyond_reading_is_refused_with_a_sentence(
    sqlite_url: str, office: Viewer
) -> None:
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    content = bytearray(path.read_bytes())
    content[1000:] = bytes(len(content) - 1000)
    path.write_bytes(content)
    engine = open_engine(sqlite_url)
    with pytest.raises(StoreUnavailableError, match="damaged"):
        check_store(engine, office)
    engine.dispose()
