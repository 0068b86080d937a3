"""Presence of others who are editing, said on the dialogue and in the form."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

import streamlit as st

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.presence import Presence
from dare_network.domain.records.viewer import Viewer
from dare_network.errors import DareError
from dare_network.language import AMSTERDAM, _, day
from dare_network.services.presence import Part, leave, presences, tell_presence
from dare_network.ui import loaders, state
from dare_network.ui.fragment import beating
from dare_network.ui.markup import plain

BEAT = 15
"""Seconds between two looks at who is there: several within the time after which somebody is forgotten."""


@beating(BEAT)
def who_edits(viewer: Viewer, dossier: Dossier) -> None:
    """Say who is editing this dialogue, or what hangs on it, in other windows."""
    names = _parts(dossier)
    try:
        found = presences(loaders.engine(), viewer, dossier.dialogue.id, state.window(), _now())
    except DareError:
        # Gone or closed to this viewer since the page was drawn: the next click will say so.
        found = ()
    _say(viewer, [each for each in found if each.record_id in names], names)


@beating(BEAT)
def editing(viewer: Viewer, part: Part) -> None:
    """Tell others that this viewer has a part of a dialogue open, and say who else has."""
    try:
        others = tell_presence(loaders.engine(), viewer, state.window(), part, _now())
    except DareError:
        # Whatever keeps it from being told, a save will say; the form goes on as if alone.
        others = ()
    _say(viewer, others, {part.id: _("this record")})


def stop_editing(viewer: Viewer) -> None:
    """Tell others that this viewer is done."""
    leave(loaders.engine(), viewer, state.window())


def _say(viewer: Viewer, found: Sequence[Presence], names: Mapping[UUID, str]) -> None:
    # A place of its own, also when there is nobody: a form below it would begin anew if it moved.
    with st.container(gap="xxsmall"):
        for each in found:
            sentence = _("{who} has been working on {what} since {time}.").format(
                who=_who(viewer, each.account),
                what=names[each.record_id],
                time=each.since.astimezone(AMSTERDAM).strftime("%H:%M"),
            )
            st.info(plain(sentence), icon=":material/edit_note:")


def _who(viewer: Viewer, account: str) -> str:
    return (
        _("{account} (in another window)").format(account=account) if account == viewer.account else account
    )


def _parts(dossier: Dossier) -> dict[UUID, str]:
    numbers = {asked.id: asked.number for asked in dossier.questions}
    names = {dossier.dialogue.id: _("the dialogue itself")}
    names |= {held.id: _("the meeting of {date}").format(date=day(held.on)) for held in dossier.meetings}
    names |= {key: _("question {number}").format(number=number) for key, number in numbers.items()}
    names |= {
        given.id: _("an answer to question {number}").format(number=numbers[given.question_id])
        for given in dossier.answers
    }
    names |= {
        outcome.id: _("an outcome of {date}").format(date=day(outcome.noted_on))
        for outcome in dossier.outcomes
    }
    refs = {promise.id: promise.ref for promise in dossier.commitments}
    names |= {
        step.id: _("a milestone of {ref}").format(ref=refs[step.commitment_id]) for step in dossier.milestones
    }
    return names | refs


def _now() -> datetime:
    return datetime.now(AMSTERDAM)
