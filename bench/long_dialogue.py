"""A dialogue as long as they come: many questions, each with answers of several bodies."""

from datetime import date, timedelta
from uuid import UUID

from bench.loading import OFFICE
from dare_network.domain.drafts.dialogues import AnswerDraft, DialogueDraft, QuestionDraft
from dare_network.services.answers import record_answer
from dare_network.services.dialogues import dossiers, record_dialogue
from dare_network.services.installation import open_installation
from dare_network.services.questions import add_question
from dare_network.services.reference import body_key
from dare_network.settings import Settings

QUESTIONS, ANSWERS = 60, 200
_BODIES = tuple(map(body_key, ("nl-meb", "eu-ema", "nl-ccmo", "nl-zin")))
_TEXT = "Interferon-gamma release can be the potency test for release, if its relation to killing is shown. "
_BEGUN = date(2026, 3, 2)


def long_dialogue(url: str) -> UUID:
    """Write it into the installation at this address, beside the sample, and return its key."""
    engine = open_installation(Settings(url, load_sample=True))
    owner = dossiers(engine, OFFICE)[0].dialogue.owner_id
    draft = DialogueDraft(
        title="A long dialogue",
        format_id="meb_sa_meeting",
        lead_body_id=_BODIES[0],
        owner_id=owner,
        requested_on=_BEGUN,
    )
    key = record_dialogue(engine, OFFICE, draft)
    asked = [
        add_question(engine, OFFICE, key, QuestionDraft(text=f"{number}: {_TEXT}", position=_TEXT * 3))
        for number in range(1, QUESTIONS + 1)
    ]
    for number in range(ANSWERS):
        body, on = _BODIES[number // QUESTIONS], _BEGUN + timedelta(days=number)
        given = AnswerDraft(
            body_id=body, given_on=on, channel="letter", alignment="partly", summary=_TEXT * 2
        )
        record_answer(engine, OFFICE, asked[number % QUESTIONS], given)
    engine.dispose()
    return key
