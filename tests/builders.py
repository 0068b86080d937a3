"""Small networks with readable defaults: a test names only what it is about.

Keys follow from names, so that the same network is the same in every run and every process.

    anna, umc = person("Anna"), organisation("UMC Utrecht")
    whole = network(anna, umc, affiliation(anna, umc))
"""

from dataclasses import replace
from datetime import date
from typing import Any, get_type_hints
from uuid import NAMESPACE_OID, UUID, uuid5

from dare_network.domain.records.custom_fields import CustomValues
from dare_network.domain.records.dialogues import Product
from dare_network.domain.records.network import (
    Advice,
    Affiliation,
    DialogueNode,
    Network,
    Participation,
    Stakeholder,
    Tie,
)
from dare_network.domain.records.reference import Reference, Term, TieType
from dare_network.domain.vocabulary import DialogueState, StakeholderKind, TermList

TODAY = date(2026, 11, 23)
"""The day on which these networks are looked at."""
SOURCE = "https://www.dare-nl.nl/"

Record = Stakeholder | Affiliation | Tie | DialogueNode | Participation | Advice | Product


def key(name: str) -> UUID:
    """The key of the record with this name."""
    return uuid5(NAMESPACE_OID, name)


def stakeholder(
    name: str = "UMC Utrecht",
    kind: StakeholderKind = StakeholderKind.ORGANISATION,
    **changes: Any,
) -> Stakeholder:
    """A stakeholder of whom only the name and a source are known."""
    known = {"id": key(name), "kind": kind, "name": name, "source": SOURCE, "version": 1}
    return Stakeholder(**(_blank(Stakeholder) | known | changes))


def _blank(record: type[object]) -> dict[str, Any]:
    """What a record holds of which nothing is known."""
    blanks: dict[Any, Any] = {str: "", bool: False, tuple[str, ...]: (), CustomValues: ()}
    return {field: blanks.get(held) for field, held in get_type_hints(record).items()}


def organisation(name: str = "UMC Utrecht", **changes: Any) -> Stakeholder:
    """An organisation that is no body."""
    return stakeholder(name, StakeholderKind.ORGANISATION, **changes)


def body(name: str = "Medicines Evaluation Board", body_id: str = "nl-meb", **changes: Any) -> Stakeholder:
    """A national regulator with which dialogues are held."""
    known = {"body_id": body_id, "category": "regulator_nl"}
    return stakeholder(name, StakeholderKind.ORGANISATION, **(known | changes))


def person(name: str = "Anna de Wit", **changes: Any) -> Stakeholder:
    """A clinician."""
    return stakeholder(name, StakeholderKind.PERSON, **({"category": "clinician"} | changes))


def affiliation(who: Stakeholder, where: Stakeholder, **changes: Any) -> Affiliation:
    """That somebody works somewhere, since ever and without an end."""
    ends = {"person_id": who.id, "organisation_id": where.id}
    known = {"id": key(f"{who.name} at {where.name}"), "source": SOURCE, "version": 1}
    return Affiliation(**(_blank(Affiliation) | ends | known | changes))


def tie(first: Stakeholder, second: Stakeholder, type_id: str = "works_with", **changes: Any) -> Tie:
    """A stated tie with a source, since ever and without an end."""
    ends = {"type_id": type_id, "from_id": first.id, "to_id": second.id}
    known = {"id": key(f"{first.name} {type_id} {second.name}"), "source": SOURCE, "version": 1}
    return Tie(**(_blank(Tie) | ends | known | changes))


def dialogue_node(lead_body: Stakeholder, ref: str = "DIA-2026-001", **changes: Any) -> DialogueNode:
    """A dialogue on a potency assay, requested on 2 March 2026."""
    plain = DialogueNode(
        id=key(ref), ref=ref, title="Potency assay", state=DialogueState.HELD,
        lead_body_id=lead_body.id, requested_on=date(2026, 3, 2), product_id=None, topic_ids=(), sample=False,
    )  # fmt: skip
    return replace(plain, **changes)


def lead(dialogue: DialogueNode) -> Participation:
    """The part that its lead body has in a dialogue."""
    return Participation(dialogue.id, dialogue.lead_body_id, "lead_body", None)


def participation(dialogue: DialogueNode, who: Stakeholder, part: str) -> Participation:
    """That somebody is "co_body" or "owner" of a dialogue."""
    return Participation(dialogue.id, who.id, part, None)


def attended(dialogue: DialogueNode, who: Stakeholder, on: date = date(2026, 5, 12)) -> Participation:
    """That somebody was at the meeting of a day, by default 12 May 2026."""
    return Participation(dialogue.id, who.id, "attended", on)


def advice(dialogue: DialogueNode, topic_id: str, on: date = date(2026, 6, 9)) -> Advice:
    """That the lead body answered a question on a topic, by default on 9 June 2026."""
    return Advice(dialogue.id, dialogue.lead_body_id, topic_id, on)


def product(name: str = "TIL-1", **changes: Any) -> Product:
    """A product in development."""
    plain = Product(key(name), name, "sctmp", "Melanoma", "st4_early_clinical", None, "", False, 1)
    return replace(plain, **changes)


def network(*records: Record) -> Network:
    """The network of these records, in their order, with the last contact in each dialogue on 12 May 2026."""
    known: dict[type, list[Any]] = {}
    for record in records:
        known.setdefault(type(record), []).append(record)
    kinds = (Stakeholder, Affiliation, Tie, DialogueNode, Participation, Advice, Product)
    contacts = {dialogue.id: date(2026, 5, 12) for dialogue in known.get(DialogueNode, ())}
    return Network(*(tuple(known.get(kind, ())) for kind in kinds), contacts)


def tie_type(type_id: str, label: str, label_nl: str, directed: bool) -> TieType:
    """A kind of tie that reads the same from both ends."""
    return TieType(type_id, label, label_nl, label, label_nl, directed, 1, "own proposal")


def reference() -> Reference:
    """A few labels: two tie types, four categories and a state, in English and Dutch."""
    categories = (
        ("clinician", "Clinician", "Arts"),
        ("regulator_nl", "Regulator, national", "Toezichthouder (NL)"),
        ("patient_advocate", "Patient advocate", "Patiëntvertegenwoordiger"),
        ("industry", "Industry", "Industrie"),
    )
    terms = [Term(TermList.CATEGORY, *words, at, "") for at, words in enumerate(categories)]
    held = Term(TermList.DIALOGUE_STATE, "held", "Held", "Gehouden", 1, "")
    ties = (
        tie_type("advises", "advises", "adviseert", directed=True),
        tie_type("works_with", "works with", "werkt samen met", directed=False),
    )
    return Reference(1, (*terms, held), (), ties, (), ())
