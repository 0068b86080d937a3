"""A consortium in which every text of every record tries to be more than text."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from typing import Any, TypeVar
from uuid import UUID

from naughty import naughty_strings
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.checking import TEXT_LENGTH, Draft, check
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
from dare_network.domain.drafts.network import AffiliationDraft, OrganisationDraft, PersonDraft, TieDraft
from dare_network.domain.drafts.outcomes import OutcomeDraft
from dare_network.domain.nouns import NOUNS, term_fields
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, Role
from dare_network.services import (
    answers,
    commitments,
    dialogues,
    meetings,
    milestones,
    outcomes,
    products,
    questions,
    stakeholders,
)
from dare_network.services.importing import find_mapping, load_import
from dare_network.services.reference import body_key

D = TypeVar("D", bound=Draft)

OFFICE = Viewer("<i>office</i>", Role.COORDINATOR)
LITERAL = (
    "<b>bold</b>",
    "**bold**",
    "[link](http://evil.example)",
    "![x](http://evil.example/x.png)",
    "www.evil.example -> :smile: -- a@evil.example",
)
"""What is looked for on the screen letter by letter."""
SCRIPTS = (
    "<script>window.__pwned = 'script'</script>",
    "<img src=x onerror=\"window.__pwned = 'image'\">",
    "<svg/onload=\"window.__pwned = 'drawing'\">",
    "</style></textarea></title><script>window.__pwned = 'escape'</script>",
    "javascript:window.__pwned='address'",
    "[press](javascript:window.__pwned='link')",
    "<a href=\"javascript:window.__pwned='anchor'\">press</a>",
    ":material/home: :red[red] $\\sqrt{x}$ `code` # heading {0} {name} %s &lt;b&gt;",
)
OUR_OWN = (*SCRIPTS, *LITERAL)
"""The last are the newest, which stand first on the pages."""
_ADDRESS = "https://evil.example/\"><script>window.__pwned='website'</script>"
_DAY, _DUE = date(2026, 10, 5), date(2026, 11, 30)
_BODY = body_key("nl-meb")
_LISTED = {name for noun in NOUNS for name in term_fields(noun)}


def found_hostile_consortium(engine: Engine) -> tuple[list[UUID], list[UUID]]:
    """Fill a store of reference data; for each text of our own its person and its dialogue."""
    # Those that hold something to show.
    naughty = [text for text in naughty_strings() if text.strip() and text.isprintable()]
    _load_names(engine, naughty)
    share = -(-len(naughty) // len(OUR_OWN))
    people = [_person(engine, text) for text in OUR_OWN]
    shares = ["\n".join(naughty[at * share : (at + 1) * share]) for at in range(len(OUR_OWN))]
    return people, list(map(partial(_dialogue, engine), OUR_OWN, shares, people))


def _load_names(engine: Engine, texts: Sequence[str]) -> None:
    """An organisation for each text, and ties between them, as a file brings them."""
    elements = [("Label", "Type", "City", "Description", "Source")]
    elements += [(text, text, text, text, text) for text in texts]
    connections = [("From", "To", "Type", "Description")]
    connections += [(one, other, "works_with", one) for one, other in pairwise(texts)]
    files = [("Elements.csv", _csv(elements)), ("Connections.csv", _csv(connections))]
    load_import(engine, OFFICE, files, find_mapping(engine, OFFICE, "Kumu", files))


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode()


def _person(engine: Engine, text: str) -> UUID:
    """A person of an organisation, both of this name, who work together."""
    plain = {"website": _ADDRESS, "source": f"{_ADDRESS} {text}"}
    known = plain | {"organisation_kind": "umc"}
    person = stakeholders.add_person(engine, OFFICE, _filled(PersonDraft, text, plain))
    place = stakeholders.add_organisation(engine, OFFICE, _filled(OrganisationDraft, text, known))
    ends = {"person_id": person, "organisation_id": place}
    stakeholders.add_affiliation(engine, OFFICE, _filled(AffiliationDraft, text, ends))
    ends = {"from_id": person, "to_id": place, "type_id": "works_with"}
    stakeholders.add_tie(engine, OFFICE, _filled(TieDraft, text, ends))
    return person


def _dialogue(engine: Engine, text: str, further: str, person: UUID) -> UUID:
    """A dialogue of this title, with one part of each kind for either text."""
    product = products.add_product(engine, OFFICE, _filled(ProductDraft, text, {}))
    about = {
        "format_id": "meb_sa_meeting",
        "lead_body_id": _BODY,
        "owner_id": person,
        "product_id": product,
        "requested_on": _DAY,
        "readers": (text,),
        "confidentiality": Confidentiality.CONSORTIUM,
    }
    key = dialogues.record_dialogue(engine, OFFICE, _filled(DialogueDraft, text, about))
    for each in (text, further):
        _parts(engine, key, each, person)
    return key


def _parts(engine: Engine, dialogue: UUID, text: str, person: UUID) -> None:
    meeting = meetings.add_meeting(engine, OFFICE, dialogue, _filled(MeetingDraft, text, {"on": _DAY}))
    named, by_role = {"person_id": person, "role_at_body": ""}, {"body_id": _BODY}
    for seat in (named, by_role):
        meetings.add_attendance(engine, OFFICE, meeting, _filled(AttendanceDraft, text, seat))
    question = questions.add_question(engine, OFFICE, dialogue, _filled(QuestionDraft, text, {}))
    given = {"body_id": _BODY, "given_on": _DAY}
    answers.record_answer(engine, OFFICE, question, _filled(AnswerDraft, text, given))
    promised = {"owner_id": person, "due_on": _DUE}
    promise = commitments.add_commitment(engine, OFFICE, dialogue, _filled(CommitmentDraft, text, promised))
    milestones.add_milestone(engine, OFFICE, promise, _filled(MilestoneDraft, text, {"due_on": _DUE}))
    came_out = {"kind": "decision", "noted_on": _DAY, "meeting_id": meeting}
    outcomes.add_outcome(engine, OFFICE, dialogue, _filled(OutcomeDraft, text, came_out))


def _filled(kind: type[D], text: str, values: Mapping[str, Any]) -> D:
    """A draft with this text, as long as it may be, in each free text that the values leave open."""
    texts = {
        name: text[: _longest(field.metadata)]
        for name, field in kind.model_fields.items()
        # An address for mail holds no other text.
        if field.annotation is str and name not in _LISTED and not name.startswith("email")
    }
    return check(kind, texts | values)


def _longest(metadata: Sequence[Any]) -> int:
    return min((each.max_length for each in metadata if hasattr(each, "max_length")), default=TEXT_LENGTH)
