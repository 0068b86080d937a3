"""Fields of an office's own: defined, filled in by hand and by files, shown, exported, retired."""

from io import BytesIO

import pytest
from consortium_builders import FOUNDER, found_consortium
from openpyxl import load_workbook
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.custom_fields import CustomFieldDraft, CustomLabelsDraft
from dare_network.domain.drafts.network import OrganisationDraft, PersonDraft, TieDraft
from dare_network.domain.records.custom_fields import CustomKind, CustomSubject
from dare_network.domain.records.imports import ImportPlan
from dare_network.domain.records.lists import DirectoryFilter
from dare_network.domain.records.paging import Wanted
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.terms import Terms
from dare_network.domain.vocabulary import Role, StakeholderKind
from dare_network.errors import ConflictError, InvalidInputError
from dare_network.formats.tables import Row, Table
from dare_network.graph.build import whole_graph
from dare_network.graph.flat import flat_edges, flat_nodes
from dare_network.importing.decided import Decided
from dare_network.importing.lines import Line, StakeholderLine
from dare_network.importing.planning import Existing, Incoming, decide
from dare_network.importing.wording import field_label
from dare_network.services import custom_fields as service
from dare_network.services.importing import rows_to_mend
from dare_network.services.lists import stakeholder, stakeholder_keys
from dare_network.services.network import network
from dare_network.services.reference import reference
from dare_network.services.stakeholders import add_organisation, add_person, add_tie, change_stakeholder
from dare_network.store.keys import new_id

TEXT, NUMBER, DAY, CHOICE = CustomKind


def define(
    engine: Engine,
    label: str,
    kind: CustomKind = TEXT,
    subject: CustomSubject = CustomSubject.STAKEHOLDER,
    choices: tuple[str, ...] = (),
) -> str:
    draft = CustomFieldDraft(subject=subject, kind=kind, label_nl=label, choices=choices)
    return service.add_custom_field(engine, FOUNDER, draft)


def test_a_field_is_filled_in_searched_and_kept_with_its_history(engine: Engine, office: Viewer) -> None:
    size, level = (
        define(engine, "Aantal bedden", NUMBER),
        define(engine, "Invloed", CHOICE, choices=("Hoog", "Laag")),
    )
    assert (size, level) == ("aantal_bedden", "invloed")
    draft = OrganisationDraft.model_validate({"name": "LUMC", "custom": {size: " 1,50 ", level: "hoog"}})
    key = add_organisation(engine, office, draft)
    kept = stakeholder(engine, office, key)
    assert kept.custom == (("aantal_bedden", "1.5"), ("invloed", "Hoog"))
    assert stakeholder_keys(engine, office, DirectoryFilter(("hoog",)), Wanted()) == (key,)
    change_stakeholder(engine, office, key, 1, draft.model_copy(update={"custom": ((level, "Laag"),)}))
    assert stakeholder(engine, office, key).custom == (("invloed", "Laag"),)


@pytest.mark.parametrize(
    ("kind", "text"),
    [(NUMBER, "many"), (NUMBER, "nan"), (NUMBER, "1e999"), (DAY, "31-02-2026"), (CHOICE, "Middel")],
)
def test_what_a_field_cannot_hold_is_refused_by_its_name(
    kind: CustomKind, text: str, engine: Engine, office: Viewer
) -> None:
    key = define(engine, "Veld", kind, choices=("Hoog",))
    with pytest.raises(InvalidInputError) as refused:
        add_person(engine, office, PersonDraft(name="Anna", custom=((key, text),)))
    assert refused.value.fields.keys() == {f"custom:{key}"}


def test_a_field_of_ties_is_none_of_people(engine: Engine, office: Viewer) -> None:
    of, key = found_consortium(engine), define(engine, "Frequentie", subject=CustomSubject.TIE)
    with pytest.raises(InvalidInputError):
        add_person(engine, office, PersonDraft(name="Anna", custom=((key, "x"),)))
    draft = TieDraft(type_id="knows", from_id=of.anna, to_id=of.leiden, custom=((key, "vaak"),))
    add_tie(engine, office, draft)
    (edge,) = (e for e in flat_edges(whole_graph(network(engine, office), ())) if e["kind"] == "tie")
    assert edge["custom:frequentie"] == "vaak"


def test_graph_files_tell_it_of_organisations_and_not_of_people_and_the_public_never(
    engine: Engine, office: Viewer
) -> None:
    key = define(engine, "Invloed")
    add_person(engine, office, PersonDraft(name="Anna", custom=((key, "hoog"),)))
    place = add_organisation(engine, office, OrganisationDraft(name="LUMC", custom=((key, "laag"),)))
    nodes = {node["label"]: node for node in flat_nodes(whole_graph(network(engine, office), ()))}
    assert "custom:invloed" not in nodes["Anna"]
    assert nodes["LUMC"]["custom:invloed"] == "laag"
    outside = Viewer("somebody", Role.PUBLIC)
    assert stakeholder(engine, outside, place).custom == ()
    assert place not in stakeholder_keys(engine, outside, DirectoryFilter(("laag",)), Wanted())


def test_a_retired_field_keeps_what_it_holds(engine: Engine, office: Viewer) -> None:
    key = define(engine, "Invloed", CHOICE, choices=("Hoog", "Laag"))
    draft = PersonDraft(name="Anna", custom=((key, "Hoog"),))
    who = add_person(engine, office, draft)
    service.change_custom_field(
        engine, FOUNDER, key, 1, CustomLabelsDraft(label_nl="Gewicht", label_en="Weight", choices=("Laag",))
    )
    service.retire_custom_field(engine, FOUNDER, key, 2)
    (field,) = reference(engine).custom_fields
    assert (field.label, field.retired) == ("Weight", True)
    assert reference(engine).custom_fields_of(CustomSubject.PERSON) == ()
    change_stakeholder(engine, office, who, 1, draft.model_copy(update={"city": "Leiden"}))
    assert stakeholder(engine, office, who).custom == ((key, "Hoog"),)
    with pytest.raises(ConflictError):
        service.retire_custom_field(engine, FOUNDER, key, 2, False)


def test_no_two_fields_of_the_same_records_have_one_name(engine: Engine) -> None:
    define(engine, "Invloed", subject=CustomSubject.PERSON)
    define(engine, "Invloed", subject=CustomSubject.ORGANISATION)
    for subject in (CustomSubject.PERSON, CustomSubject.STAKEHOLDER):
        with pytest.raises(InvalidInputError, match="There is a field of this name already"):
            define(engine, " INVLOED", subject=subject)
    assert [each.id for each in reference(engine).custom_fields] == ["invloed", "invloed_2"]


def test_a_choice_needs_choices(engine: Engine) -> None:
    values = {"subject": "tie", "kind": "choice", "label_nl": "Soort"}
    with pytest.raises(ValueError, match="choices"):
        CustomFieldDraft.model_validate(values)
    key = define(engine, "Soort", CHOICE, choices=("a",))
    with pytest.raises(InvalidInputError):
        service.change_custom_field(engine, FOUNDER, key, 1, CustomLabelsDraft(label_nl="Soort"))


def test_files_fill_fields_by_their_name_and_say_what_they_cannot(engine: Engine) -> None:
    define(engine, "Invloed", CHOICE, choices=("Hoog",))
    define(engine, "Bedden", NUMBER)
    rows = [
        StakeholderLine(
            Line(1, "list", 2, {"name": "LUMC", "custom:invloed": "HOOG", "custom:Bedden": "880"}),
            StakeholderKind.ORGANISATION,
        ),
        StakeholderLine(
            Line(2, "list", 3, {"name": "UMCU", "custom:Invloed": "Matig", "custom:Kleur": "rood"}),
            StakeholderKind.ORGANISATION,
        ),
    ]
    existing = Existing((), (), (), (), Terms({}, {}), reference(engine).custom_fields)
    plan = decide(existing, Incoming(stakeholders=rows), new_id)
    assert [write.values.get("custom") for write in plan.writes] == [
        (("bedden", "880"), ("invloed", "Hoog")), None,
    ]  # fmt: skip
    assert [(cell.field, cell.text) for cell in plan.cells] == [
        ("custom:Invloed", "Matig"), ("custom:Kleur", "rood"),
    ]  # fmt: skip


def test_a_plan_speaks_of_a_field_by_its_label_never_by_its_key(engine: Engine) -> None:
    key = define(engine, "Mag mailing", CHOICE, choices=("ja", "nee"))
    own = reference(engine).custom_fields
    assert key == "mag_mailing"
    for name in (key, "Mag mailing", "MAG MAILING"):
        assert field_label(f"custom:{name}", own) == "Mag mailing"
    assert field_label("custom:Kleur", own) == "Kleur"
    line = Line(1, "list", 2, {"name": "LUMC", "custom:mag_mailing": "soms"})
    incoming = Incoming(stakeholders=[StakeholderLine(line, StakeholderKind.ORGANISATION)])
    (cell,) = decide(Existing((), (), (), (), Terms({}, {}), own), incoming, new_id).cells
    decided = Decided(own)
    decided.refuse(line, "LUMC", InvalidInputError("", {cell.field: cell.reason}))
    plan = ImportPlan("list.csv", "", "", (), cells=(cell,))
    book = load_workbook(
        BytesIO(rows_to_mend(plan, [Table("list", ("name",), (Row(2, {"name": "LUMC"}),), ())], own))
    )
    told = [decided.in_order()[0].reason, book.worksheets[0]["B2"].value]
    assert told == [f"Mag mailing: {cell.reason}"] * 2
