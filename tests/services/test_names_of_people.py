"""Names and lists of people and organisations, as they change and as files bring them."""

from uuid import UUID

import pytest
import sqlalchemy as sa
from older_schema import back_to
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.network import OrganisationDraft, PersonDraft
from dare_network.domain.identifiers import own_key
from dare_network.domain.records.lists import DirectoryFilter
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.paging import Wanted
from dare_network.domain.records.viewer import Viewer
from dare_network.formats.mapping import suggest
from dare_network.services.importing import list_imports, load_import, undo_import
from dare_network.services.importing.files import read_files
from dare_network.services.lists import stakeholder, stakeholder_keys
from dare_network.services.stakeholders import add_organisation, add_person, change_stakeholder
from dare_network.store.migrate import migrate


def load(engine: Engine, viewer: Viewer, text: str) -> None:
    file = [("list.csv", text.encode())]
    load_import(engine, viewer, file, suggest(read_files(file)))


def sorted_names(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        query = sa.text("SELECT name FROM stakeholder WHERE NOT sample ORDER BY sort_name")
        return list(connection.scalars(query))


def test_a_name_that_changes_stays_among_the_earlier_ones_and_still_finds_its_record(
    engine: Engine, office: Viewer
) -> None:
    draft = PersonDraft(name="Prof. Anna de Vries", family_name="Vries", infix="de", title_before="Prof.")
    key = add_person(engine, office, draft)
    change_stakeholder(engine, office, key, 1, draft.model_copy(update={"name": "Prof. Anna Bos"}))
    kept = stakeholder(engine, office, key)
    assert kept.earlier_names == ("Prof. Anna de Vries",)
    assert (kept.family_name, kept.infix, kept.title_before) == ("", "", "Prof.")
    assert (kept.parts.given, kept.parts.family) == ("Anna", "Bos")
    assert key in stakeholder_keys(engine, office, DirectoryFilter(("vries",)), Wanted())
    load(engine, office, "Name,City,Kind\nprof. anna DE vries,Breda,person\n")
    kept = stakeholder(engine, office, key)
    assert (kept.name, kept.city) == ("Prof. Anna Bos", "Breda")


def test_a_part_of_a_name_that_changes_stands_in_the_name_as_well(engine: Engine, office: Viewer) -> None:
    draft = PersonDraft(name="Prof. A. (Anna) de Vries", family_name="Vries", infix="de", initials="A.")
    key = add_person(engine, office, draft)
    married = draft.model_copy(update={"family_name": "Berg", "infix": "van der", "initials": "B."})
    change_stakeholder(engine, office, key, 1, married)
    kept = stakeholder(engine, office, key)
    assert (kept.name, kept.family_name) == ("Prof. B. (Anna) van der Berg", "Berg")
    assert kept.earlier_names == ("Prof. A. (Anna) de Vries",)


def test_who_is_called_so_now_goes_before_who_was_called_so(engine: Engine, office: Viewer) -> None:
    old = add_organisation(engine, office, OrganisationDraft(name="Eurofins", name_nl="Eurofins NL"))
    change_stakeholder(engine, office, old, 1, OrganisationDraft(name="Orion"))
    assert stakeholder(engine, office, old).earlier_names == ("Eurofins", "Eurofins NL")
    new = add_organisation(engine, office, OrganisationDraft(name="Eurofins"))
    load(engine, office, "Name,City,Kind\nEurofins,Breda,organisation\nEurofins NL,Assen,organisation\n")
    assert stakeholder(engine, office, new).city == "Breda"
    assert stakeholder(engine, office, old).city == "Assen"


def test_of_whom_only_the_role_is_kept_no_name_stays(engine: Engine, office: Viewer) -> None:
    draft = PersonDraft.model_validate(
        {"name": "Anna de Vries", "family_name": "Vries", "earlier_names": "Anna Bos"}
    )
    key = add_person(engine, office, draft)
    change_stakeholder(engine, office, key, 1, draft.model_copy(update={"name": "QA", "by_role": True}))
    kept = stakeholder(engine, office, key)
    assert (kept.name, kept.family_name, kept.earlier_names) == ("QA", "", ())


def test_a_list_in_a_file_adds_to_what_is_there_and_is_taken_back(engine: Engine, office: Viewer) -> None:
    key = add_person(engine, office, PersonDraft(name="Anna de Vries", tags=("board",), language="nl"))
    row = f"{own_key(key)},Anna de Vries,person,gene; board,Engels"
    load(engine, office, f"Id,Name,Kind,Trefwoorden,Taal\n{row}\n")
    told: list[Stakeholder] = [stakeholder(engine, office, key)]
    load(engine, office, "Name,Kind,Trefwoorden\nBert Bos,person,new\n")
    for each in list_imports(engine, office):
        undo_import(engine, office, each.id)
    told.append(stakeholder(engine, office, key))
    assert [(each.tags, each.language) for each in told] == [(("board", "gene"), "en"), (("board",), "nl")]


@pytest.mark.parametrize("migrated", [False, True], ids=["as written", "as migrated"])
def test_people_are_sorted_by_family_name_in_the_store(
    migrated: bool, engine: Engine, office: Viewer
) -> None:
    keys: dict[str, UUID] = {}
    for name in ("Jan van der Berg", "Zoë Ábel", "Bert Bos"):
        keys[name] = add_person(engine, office, PersonDraft(name=name))
    add_person(engine, office, PersonDraft(name="officer, aaa", by_role=True))
    add_organisation(engine, office, OrganisationDraft(name="Berg en Dal"))
    change_stakeholder(engine, office, keys["Bert Bos"], 1, PersonDraft(name="Bert de Aap"))
    if migrated:
        back_to(engine, "0015")
        migrate(engine)
    names = [name for name in sorted_names(engine) if name != "Leiden"]
    expected = ["Bert de Aap", "Zoë Ábel", "Berg en Dal", "Jan van der Berg", "officer, aaa"]
    assert [name for name in names if name in expected] == expected
