"""Until the day of its embargo only those see a dialogue who see restricted ones; on that day it opens."""

from datetime import UTC, date, datetime, timedelta

import pytest
from consortium_builders import (
    Consortium,
    commitment_draft,
    dialogue_draft,
    found_consortium,
    meeting_draft,
    minutes_draft,
    seat_draft,
    text_draft,
)
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.minutes import CirculationDraft
from dare_network.domain.records.summary import Period
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.deadlines import day_of
from dare_network.domain.vocabulary import Confidentiality, MinutesState, Role, Standing
from dare_network.services import circulation, commitments, dialogues, meetings, minutes
from dare_network.services.documents import dialogue_calendar
from dare_network.services.network import network
from dare_network.services.sheets.commitments import COMMITMENTS
from dare_network.services.sheets.export import sheet_csv
from dare_network.services.summary import summary

NOW = datetime.now(UTC)
TODAY = day_of(NOW)
TOMORROW = TODAY + timedelta(days=1)
PUBLIC, EVER = Viewer("public", Role.PUBLIC), Period(None, None)


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


def test_a_dialogue_opens_on_the_day_of_its_embargo(engine: Engine, of: Consortium, liaison: Viewer) -> None:
    member = Viewer("member", Role.MEMBER)
    embargoed = dialogue_draft(of, confidentiality=Confidentiality.PUBLIC, embargo_until=TOMORROW)
    key = dialogues.record_dialogue(engine, liaison, embargoed)
    held = meetings.add_meeting(engine, liaison, key, meeting_draft())
    meetings.add_attendance(engine, liaison, held, seat_draft(of.anna))
    meetings.add_attendance(engine, liaison, held, seat_draft(of.bert))
    draft = minutes_draft(held, standing=Standing.OWN_RECORD)
    chain = minutes.build_minutes(engine, liaison, key, draft)
    minutes.save_minutes(engine, liaison, chain, 1, text_draft("Whole.", "Public."))
    last = minutes.minutes(engine, liaison, key)[0]
    circulation.move_minutes(engine, liaison, last.id, last.version, MinutesState.FINAL, CirculationDraft())
    for outer in (PUBLIC, member):
        assert dialogues.dossiers(engine, outer) == ()
        assert network(engine, outer).dialogues == network(engine, outer).participations == ()
        assert minutes.public_minutes(engine, outer, key) == ()
    # What nobody outside may read yet is not shown as public inside either.
    assert minutes.public_minutes(engine, liaison, key) == ()
    opened = dialogue_draft(of, confidentiality=Confidentiality.PUBLIC, embargo_until=TODAY)
    dialogues.change_dialogue(engine, liaison, key, 1, opened)
    for outer in (PUBLIC, member):
        assert len(dialogues.dossiers(engine, outer)) == len(network(engine, outer).dialogues) == 1
        assert len(minutes.public_minutes(engine, outer, key)) == 1


def test_what_is_taken_along_under_embargo_says_that_it_is_not_open(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    embargoed = dialogue_draft(of, confidentiality=Confidentiality.PUBLIC, embargo_until=TOMORROW)
    key = dialogues.record_dialogue(engine, liaison, embargoed)
    commitments.add_commitment(engine, liaison, key, commitment_draft(of, due_on=date(2026, 6, 30)))
    meetings.add_meeting(engine, liaison, key, meeting_draft(place=""))
    assert b"CLASS:PUBLIC" not in dialogue_calendar(engine, liaison, key, NOW)
    assert summary(engine, liaison, EVER, TODAY).confidentiality is Confidentiality.RESTRICTED
    assert TOMORROW.isoformat() in sheet_csv(engine, liaison, COMMITMENTS).decode()
    opened = dialogue_draft(of, confidentiality=Confidentiality.PUBLIC, embargo_until=TODAY)
    dialogues.change_dialogue(engine, liaison, key, 1, opened)
    assert b"CLASS:PUBLIC" in dialogue_calendar(engine, liaison, key, NOW)
    assert summary(engine, liaison, EVER, TODAY).confidentiality is Confidentiality.PUBLIC


def test_the_public_layer_of_minutes_attributes_nothing_to_a_person(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    told = dialogue_draft(of, confidentiality=Confidentiality.PUBLIC, chatham_house=True)
    key = dialogues.record_dialogue(engine, liaison, told)
    held = meetings.add_meeting(engine, liaison, key, meeting_draft())
    meetings.add_attendance(engine, liaison, held, seat_draft(of.bert))
    commitments.add_commitment(engine, liaison, key, commitment_draft(of))
    minutes.build_minutes(engine, liaison, key, minutes_draft(held))
    (built,) = minutes.minutes(engine, liaison, key)
    for name in ("Anna de Wit", "Bert Bos"):
        assert name in built.text
        assert name not in built.public_text
