"""A few dialogues with texts to search, in English and Dutch."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from consortium_builders import CCMO, MEB, Consortium
from dialogue_builders import answer, commitment, dialogue, dossier, meeting, question, store_dossier
from sqlalchemy.engine import Engine

from dare_network.domain.records.search import Findings, Narrowing
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, DialogueState, Role
from dare_network.services.clearance import clearance
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.search.finding import find
from dare_network.words.query import read_query

OFFICE = Viewer("office", Role.COORDINATOR, listed_as="office")
EVERYTHING = Narrowing()


def fill_library(engine: Engine, of: Consortium) -> Mapping[str, UUID]:
    """Store the dialogues; their keys by title."""
    potency = dossier(
        dialogue(
            title="Potency of a TIL product",
            ref="DIA-2026-001",
            lead_body_id=MEB,
            owner_id=of.anna,
            requested_on=date(2026, 3, 2),
            state=DialogueState.OUTPUT_RECEIVED,
            topic_ids=("q_potency",),
            stage="st4_early_clinical",
            confidentiality=Confidentiality.CONSORTIUM,
        ),
        meetings=[meeting(date(2026, 4, 2), place="Utrecht", note="Café after the meeting; CAR-T cells.")],
        questions=[
            question(
                text="Is one potency assay enough?",
                position="One assay is enough.",
                rationale="Batches are small.",
            )
        ],
        answers=[
            answer(MEB, date(2026, 5, 12), summary="One, if it is validated.", alignment="agree_conditional"),
            answer(CCMO, date(2026, 6, 1), verbatim="Eén potentietest volstaat niet.", alignment="disagree"),
        ],
        commitments=[commitment(of.anna, date(2026, 7, 1), ref="T-0001", text="Send both potency assays.")],
    )
    reimbursement = dossier(
        dialogue(
            title="Vergoeding onder de sluis",
            ref="DIA-2026-002",
            lead_body_id=CCMO,
            co_body_ids=(of.utrecht,),
            owner_id=of.bert,
            requested_on=date(2026, 2, 1),
            summary="Welke geneesmiddelen worden vergoed?",
            confidentiality=Confidentiality.PUBLIC,
        ),
        questions=[question(text="Tellen de potentietesten mee?", topic_ids=("q_release",))],
        answers=[answer(CCMO, date(2026, 5, 12), summary="Ja, voor elk geneesmiddel.", alignment="agree")],
    )
    with unit_of_work(engine, OFFICE) as unit:
        store_dossier(unit, potency)
        store_dossier(unit, reimbursement)
    return {each.dialogue.ref: each.dialogue.id for each in (potency, reimbursement)}


def found(
    engine: Engine, text: str, to: Narrowing = EVERYTHING, viewer: Viewer = OFFICE, limit: int = 20
) -> Findings:
    """What a viewer finds with this text."""
    query = read_query(text)
    if not query:
        return Findings()
    with read_transaction(engine) as transaction:
        return find(transaction, clearance(viewer), query, to, limit)
