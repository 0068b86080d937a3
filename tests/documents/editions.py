"""A dialogue with something of everything, and an edition in which to print it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

from builders import body, key, person, product
from dialogue_builders import answer, attendance, commitment, dialogue, dossier, meeting, question

from dare_network.documents.document import Document, Fact, Facts
from dare_network.documents.edition import Edition
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.reference import Format, Reference, Term
from dare_network.domain.vocabulary import Confidentiality, QuestionState, TermList
from dare_network.language import Language

MADE_AT = datetime(2026, 7, 1, 22, 5, tzinfo=UTC)
MEB, CCMO = body("Medicines Evaluation Board"), body("CCMO", "nl-ccmo")
ANNA, TIL = person("Anna de Wit"), product("TIL-1")


def _terms() -> tuple[Term, ...]:
    labels = (
        (TermList.CONFIDENTIALITY, "restricted", "Restricted", "Beperkt"),
        (TermList.SECTION, "quality", "Quality (A)", "Kwaliteit (A)"),
        (TermList.CHANNEL, "letter", "Letter", "Brief"),
        (TermList.ALIGNMENT, "disagree", "Disagrees", "Oneens"),
        (TermList.BINDING_LEVEL, "advice", "Written advice", "Schriftelijk advies"),
        (TermList.CAPACITY, "chair", "Chair", "Voorzitter"),
        (TermList.MEETING_MODE, "online", "Online", "Online"),
        (TermList.COMMITMENT_STATE, "open", "Open", "Openstaand"),
        (TermList.DIRECTION, "ours", "Ours", "Van ons"),
        (TermList.ENDORSEMENT, "sent", "Sent, no reply expected", "Toegezonden, geen reactie verwacht"),
    )
    return tuple(Term(*label, 1, "") for label in labels)


_MEETING_WITH_MEB = Format(
    id="meb_sa_meeting", label_en="MEB advice", label_nl="CBG-advies", body_ids=(), who_may_ask_en="",
    who_may_ask_nl="", output_en="", output_nl="", endorsement="sent", note_en="", note_nl="",
    verified=True, source="", recorded_on=None, position=1,
)  # fmt: skip

EDITION = Edition(
    {MEB.id: MEB.name, CCMO.id: CCMO.name, ANNA.id: ANNA.name},
    {TIL.id: TIL.name},
    Reference(1, _terms(), (), (), (_MEETING_WITH_MEB,), ()),
    "Policy liaison",
    MADE_AT,
)

FIRST = meeting(
    id=key("first"), starts=time(10), minutes_long=90, mode="online", place="https://meet.example/x",
    note="They came with three.",
)  # fmt: skip
SECOND = meeting(date(2026, 6, 16), id=key("second"))
ABOUT = dialogue(
    ref="DIA-2026-014",
    lead_body_id=MEB.id,
    co_body_ids=(CCMO.id,),
    owner_id=ANNA.id,
    product_id=TIL.id,
    summary="TIL-1 goes to phase I.",
    confidentiality=Confidentiality.RESTRICTED,
)


def full_dossier(**changes: Any) -> Dossier:
    """Two meetings: the first question is answered at the first and by letter, the third never."""
    asked = (
        question(1, id=key("q1"), section="quality", position="One is enough.", rationale="It is validated."),
        question(2, id=key("q2"), text="May we begin?", position="Yes.", state=QuestionState.DRAFT),
        question(3, id=key("q3"), text="Who else?", position="Nobody."),
        question(4, id=key("q4"), text="Taken back.", state=QuestionState.WITHDRAWN),
    )
    given = (
        answer(MEB.id, summary="One.", verbatim="“One assay will do.”", question_id=key("q1")),
        answer(
            MEB.id, date(2026, 6, 9), summary="Two after all.", channel="letter", alignment="disagree",
            conditions="Before phase II.", binding_level="advice", source_locator="p. 4",
            question_id=key("q1"),
        ),
        answer(CCMO.id, date(2026, 6, 16), verbatim="“Not yet.”", question_id=key("q2")),
    )  # fmt: skip
    whole: dict[str, Any] = {
        "meetings": (FIRST, SECOND),
        "attendances": (
            attendance(meeting_id=key("first"), person_id=ANNA.id, capacity="chair"),
            attendance(meeting_id=key("first"), role_at_body="assessor, quality", body_id=MEB.id),
        ),
        "questions": asked,
        "answers": given,
        "commitments": (commitment(ANNA.id, ref="T-0031", summary="A report is sent."),),
    }
    return dossier(ABOUT, **whole | changes)


def document(*blocks: Any, **changes: Any) -> Document:
    """A short document in English."""
    given = blocks or (Facts((Fact("Owner", "Anna", withheld=True),)),)
    values: dict[str, Any] = {
        "title": "Minutes",
        "language": Language.ENGLISH,
        "header": "Restricted · DIA-2026-014",
        "footer": "Made on 2 July 2026.",
        "made_at": MADE_AT,
        "blocks": given,
    }
    return Document(**values | changes)


Write = Callable[[Document], bytes]
