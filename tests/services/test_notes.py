"""Dated notes on people and organisations: for whom they are, and what becomes of them."""

from datetime import date

import pytest
from consortium_builders import FOUNDER, Consortium, found_consortium
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.notes import NoteDraft
from dare_network.domain.records.notes import Note
from dare_network.domain.records.search import Narrowing
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.visibility import clearance
from dare_network.domain.vocabulary import Action, Confidentiality, Role, TextKind
from dare_network.errors import ConflictError, InvalidInputError, NotAllowedError, NotFoundError
from dare_network.services.names import profile
from dare_network.services.notes import add_note, change_note, remove_note
from dare_network.services.search import search
from dare_network.services.stakeholders import history
from dare_network.store.audiences import could_see
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.event_log import EventRow
from dare_network.store.tables.base import table_of
from dare_network.words.query import read_query

MAY = date(2026, 5, 12)
STRICT = Confidentiality.RESTRICTED_STRICT
MEMBER, OFFICE = Viewer("m", Role.MEMBER), Viewer("o", Role.COORDINATOR)


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


def noted(engine: Engine, viewer: Viewer, of: Consortium) -> tuple[Note, ...]:
    return profile(engine, viewer, of.anna, 0).notes


def test_notes_stand_with_their_author_the_newest_first(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    add_note(engine, liaison, of.anna, NoteDraft(on=MAY, text="Called back."))
    add_note(engine, FOUNDER, of.anna, NoteDraft(on=date(2026, 6, 9), text="Moves in autumn."))
    told = [(note.text, note.account) for note in noted(engine, MEMBER, of)]
    assert told == [("Moves in autumn.", FOUNDER.account), ("Called back.", liaison.account)]


def test_a_note_is_changed_and_removed_by_those_who_see_it(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    open_one = NoteDraft(on=MAY, text="Called back.")
    key = add_note(engine, FOUNDER, of.anna, open_one)
    change_note(engine, liaison, key, 1, open_one.model_copy(update={"text": "Called twice."}))
    (note,) = noted(engine, MEMBER, of)
    assert (note.text, note.account) == ("Called twice.", FOUNDER.account)
    with pytest.raises(ConflictError):
        change_note(engine, liaison, key, 1, open_one)
    change_note(engine, FOUNDER, key, 2, open_one.model_copy(update={"confidentiality": STRICT}))
    assert noted(engine, liaison, of) == ()
    for hidden in (
        lambda: change_note(engine, liaison, key, 3, open_one),
        lambda: remove_note(engine, liaison, key),
    ):
        with pytest.raises(NotFoundError, match="There is no such note"):
            hidden()
    remove_note(engine, OFFICE, key)
    assert noted(engine, OFFICE, of) == ()


def test_nobody_writes_what_he_would_not_see_himself_nor_for_the_public(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    with pytest.raises(InvalidInputError, match="You would not see this note yourself"):
        add_note(engine, liaison, of.anna, NoteDraft(on=MAY, text="x", confidentiality=STRICT))
    for level in (Confidentiality.PUBLIC, Confidentiality.NAMED_ONLY):
        with pytest.raises(InvalidInputError) as refused:
            check(NoteDraft, {"on": MAY, "text": "x", "confidentiality": level})
        assert refused.value.fields == {"confidentiality": "This is none of the known values."}


def test_no_way_of_writing_opens_a_note_to_others_by_somebody_who_does_not_see_it(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    key = add_note(engine, FOUNDER, of.anna, NoteDraft(on=MAY, text="x", confidentiality=STRICT))
    with pytest.raises(NotAllowedError), unit_of_work(engine, liaison) as unit:
        unit.change(Note, key, {"confidentiality": Confidentiality.CONSORTIUM})


def test_the_event_of_a_note_is_for_those_who_could_see_it(engine: Engine, of: Consortium) -> None:
    draft = NoteDraft(on=MAY, text="Called back.")
    key = add_note(engine, FOUNDER, of.anna, draft)
    change_note(engine, FOUNDER, key, 1, draft.model_copy(update={"confidentiality": STRICT}))
    event = table_of(EventRow)
    with read_transaction(engine) as transaction:
        query = event.select().where(event.c.entity_id == str(key)).order_by(event.c.at)
        kept = [row.audiences for row in transaction.connection.execute(query)]
    told = [[could_see(clearance(viewer, MAY), each) for each in kept] for viewer in (MEMBER, OFFICE)]
    assert told == [[True, False], [True, True]]


def test_a_note_is_found_by_the_search_of_texts_by_those_who_may_see_it(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    def hits(viewer: Viewer, **to: object) -> list[str]:
        found = search(engine, viewer, read_query("potency"), Narrowing(**to), 9)
        assert found.count == len(found.hits)
        return [hit.text for hit in found.hits]

    shared = add_note(engine, FOUNDER, of.anna, NoteDraft(on=MAY, text="Asks of potency."))
    add_note(engine, FOUNDER, of.meb, NoteDraft(on=MAY, text="Potency, in secret.", confidentiality=STRICT))
    everything = {"Asks of potency.", "Potency, in secret."}
    assert set(hits(OFFICE)) == everything
    assert hits(liaison) == hits(MEMBER) == ["Asks of potency."]
    assert hits(Viewer("p", Role.PUBLIC)) == []
    # A centre opens what is of it, but no note.
    assert hits(Viewer("m", Role.MEMBER, of.leiden, "founder")) == ["Asks of potency."]
    assert set(hits(OFFICE, kinds=frozenset({TextKind.NOTE}), from_on=MAY)) == everything
    assert hits(OFFICE, body_id=of.meb) == hits(OFFICE, kinds=frozenset({TextKind.ANSWER})) == []
    change_note(engine, FOUNDER, shared, 1, NoteDraft(on=MAY, text="Asks of release."))
    assert hits(MEMBER) == []
    remove_note(engine, FOUNDER, shared)
    assert hits(OFFICE) == ["Potency, in secret."]


def test_the_history_of_somebody_tells_of_the_notes_that_one_may_see_also_of_removed_ones(
    engine: Engine, of: Consortium
) -> None:
    def told(viewer: Viewer) -> list[tuple[Action, str]]:
        events = history(engine, viewer, of.anna)
        notes = (event for event in events if event.entity == "note")
        return [(event.action, str((event.after or event.before or {}).get("text"))) for event in notes]

    kept = add_note(engine, FOUNDER, of.anna, NoteDraft(on=MAY, text="Kept."))
    change_note(engine, FOUNDER, kept, 1, NoteDraft(on=MAY, text="Kept still."))
    for level, text in ((Confidentiality.CONSORTIUM, "Gone."), (STRICT, "Gone in secret.")):
        note = NoteDraft(on=MAY, text=text, confidentiality=level)
        remove_note(engine, FOUNDER, add_note(engine, FOUNDER, of.anna, note))
    add_note(engine, FOUNDER, of.bert, NoteDraft(on=MAY, text="Of another."))
    open_ones = [
        (Action.REMOVED, "Gone."), (Action.ADDED, "Gone."),
        (Action.CHANGED, "Kept still."), (Action.ADDED, "Kept."),
    ]  # fmt: skip
    assert told(MEMBER) == open_ones
    strict = [(Action.REMOVED, "Gone in secret."), (Action.ADDED, "Gone in secret.")]
    assert told(OFFICE) == strict + open_ones
