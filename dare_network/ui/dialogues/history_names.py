"""Names for the records of a dialogue, of those that a reader may see."""

from collections.abc import Iterator, Mapping
from textwrap import shorten
from uuid import UUID

from dare_network.domain.records.dialogues import Attendance, Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.language import _, day
from dare_network.ui import loaders
from dare_network.ui.minutes.list import title_of
from dare_network.ui.widgets.facts import name_of

_SHORT = 60
"""Signs of a text by which a record is called that has no number."""


def record_names(viewer: Viewer, dossier: Dossier) -> Mapping[UUID, str]:
    """All records of a dialogue by their keys, and whom and what they name outside of it."""
    names = loaders.names(viewer)
    named = {who.id: who.label for who in names.stakeholders}
    named |= {product.id: product.name for product in loaders.products(viewer)}
    families = (_whole, _of_meetings, _of_questions, _of_commitments, _of_minutes)
    return named | {key: name for family in families for key, name in family(viewer, dossier)}


def seat_name(viewer: Viewer, person_id: UUID | None, role_at_body: str) -> str:
    """A seat at a meeting, by who had it."""
    who = name_of(loaders.names(viewer), person_id) if person_id else role_at_body
    return _("Attendance: {who}").format(who=who)


def _whole(viewer: Viewer, dossier: Dossier) -> Iterator[tuple[UUID, str]]:
    dialogue = dossier.dialogue
    yield dialogue.id, _("Dialogue {ref}").format(ref=dialogue.ref)
    for letter in dossier.documents:
        yield letter.id, _("Document “{title}”").format(title=letter.title)
    for item in loaders.agenda(viewer, dialogue.id):
        yield item.id, _("Agenda item “{title}”").format(title=item.title)


def _of_meetings(viewer: Viewer, dossier: Dossier) -> Iterator[tuple[UUID, str]]:
    for held in dossier.meetings:
        yield held.id, _("Meeting of {date}").format(date=day(held.on))
    for seat in dossier.attendances:
        yield seat.id, _seat(viewer, seat)


def _seat(viewer: Viewer, seat: Attendance) -> str:
    return seat_name(viewer, seat.person_id, seat.role_at_body)


def _of_questions(viewer: Viewer, dossier: Dossier) -> Iterator[tuple[UUID, str]]:
    names = loaders.names(viewer)
    for asked in dossier.questions:
        yield asked.id, _("Question {number}").format(number=asked.number)
        for answer in dossier.answers_to(asked.id):
            yield (
                answer.id,
                _("Answer of {body} of {date} to question {number}").format(
                    body=name_of(names, answer.body_id), date=day(answer.given_on), number=asked.number
                ),
            )
    for outcome in dossier.outcomes:
        yield outcome.id, _("Outcome “{text}”").format(text=_short(outcome.text))


def _of_commitments(_viewer: Viewer, dossier: Dossier) -> Iterator[tuple[UUID, str]]:
    for promise in dossier.commitments:
        yield promise.id, _("Commitment {ref}").format(ref=promise.ref)
        for move in dossier.moves_of(promise.id):
            yield move.id, _("Due day of {ref}").format(ref=promise.ref)
        for step in dossier.milestones_of(promise.id):
            text = _short(step.text)
            yield step.id, _("Milestone “{text}” of {ref}").format(text=text, ref=promise.ref)


def _of_minutes(viewer: Viewer, dossier: Dossier) -> Iterator[tuple[UUID, str]]:
    dialogue_id = dossier.dialogue.id
    versions = {
        one.id: _("{minutes}, version {number}").format(minutes=title_of(one, dossier), number=one.number)
        for one in loaders.minutes(viewer, dialogue_id)
    }
    yield from versions.items()
    for said in loaders.minutes_comments(viewer, dialogue_id):
        yield said.id, _("Comment on {minutes}").format(minutes=versions.get(said.minutes_id, _("Minutes")))


def _short(text: str) -> str:
    return shorten(text, _SHORT, placeholder="…")
