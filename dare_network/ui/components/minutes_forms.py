"""The forms of minutes: building them, working on their text, and each step on their way."""

from collections.abc import Callable, Sequence

import streamlit as st

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.minutes import (
    CirculationDraft,
    MinutesCommentDraft,
    MinutesDraft,
    MinutesTextDraft,
)
from dare_network.domain.records.dialogues import Dossier, Meeting
from dare_network.domain.records.minutes import Minutes
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.minutes import next_steps, standings_of
from dare_network.domain.vocabulary import MinutesState, Standing, TermList
from dare_network.language import Language, _, current_language, day
from dare_network.services import circulation
from dare_network.services import minutes as service
from dare_network.ui import data, state
from dare_network.ui.components import choices
from dare_network.ui.components.form import Field, Kind, Values, form, opened_at, save
from dare_network.ui.components.record_forms import add_record

SENT_ON = frozenset({MinutesState.INTERNAL_REVIEW, MinutesState.SHARED_WITH_BODY})
"""Steps with which minutes go to somebody."""


def languages() -> dict[object, str]:
    """The languages of minutes, each in the reader's words."""
    return {Language.ENGLISH: _("English"), Language.DUTCH: _("Dutch")}


def build(viewer: Viewer, dossier: Dossier, meetings: Sequence[Meeting], key: str) -> bool:
    """Write the first draft of minutes from the records."""
    reference = data.reference()
    known = reference.format(dossier.dialogue.format_id)
    first: Values = {
        "meeting_ids": tuple(held.id for held in meetings),
        "language": current_language(),
        "standing": (known and known.endorsement) or Standing.OWN_RECORD,
    }
    fields = [
        Field("meeting_ids", _("Meetings"), Kind.CHOICES, _days(dossier), required=True),
        Field("language", _("Language of the minutes"), Kind.CHOICE, languages(), required=True),
        _standing_field(tuple(Standing)),
    ]
    return add_record(
        fields,
        first,
        _("Build from the records"),
        key,
        lambda values: service.build_minutes(
            data.engine(), viewer, dossier.dialogue.id, check(MinutesDraft, values)
        ),
    )


def edit(viewer: Viewer, last: Minutes, key: str) -> bool:
    """Work on the text and its public layer; saving makes the next version."""
    headings = _("A line that begins with #, ## or ### is a heading.")
    fields = [
        Field("text", _("Whole record"), Kind.PAGES, required=True, help=headings),
        Field("public_text", _("Public layer"), Kind.PAGES, help=_("Empty: nothing is made public.")),
    ]
    number = opened_at(key, last.number)
    values = {"text": last.text, "public_text": last.public_text}
    filled = form(fields, values, _("Save as the next version"), key)
    if filled is None:
        return False
    return _done(
        lambda: service.save_minutes(
            data.engine(), viewer, last.chain_id, number, check(MinutesTextDraft, filled)
        ),
        fields,
        key,
    )


def step(viewer: Viewer, last: Minutes, key: str) -> bool:
    """Take the last version to one of the states that it can reach."""
    reference = data.reference()
    targets = {target: reference.label(TermList.MINUTES_STATE, target) for target in next_steps(last)}
    chosen = st.selectbox(
        _("New state"),
        list(targets),
        key=f"{key}.target",
        format_func=lambda each: targets.get(each, ""),
        index=None,
        placeholder=_("Choose"),
    )
    version = opened_at(key, last.version)
    if chosen is None:
        return False
    if chosen == MinutesState.FINAL:
        st.info(_("Final minutes are frozen. What is wrong in them is put right by a correction."))
    fields = [Field("sent_to", _("Sent to"))] if chosen in SENT_ON else []
    filled = form(fields, {}, _("Take this step"), f"{key}.form")
    if filled is None:
        return False
    draft = check(CirculationDraft, filled)
    target = MinutesState(chosen)
    return _done(
        lambda: circulation.move_minutes(data.engine(), viewer, last.id, version, target, draft), fields, key
    )


def standing(viewer: Viewer, last: Minutes, key: str) -> bool:
    """Say what the minutes are worth to the body."""
    fields = [_standing_field(standings_of(last))]
    version = opened_at(key, last.version)
    filled = form(fields, {"standing": last.standing}, _("Save"), key)
    if filled is None:
        return False
    chosen = Standing(str(filled["standing"] or last.standing))
    return _done(
        lambda: circulation.declare_standing(data.engine(), viewer, last.id, version, chosen), fields, key
    )


def comment(viewer: Viewer, last: Minutes, key: str) -> bool:
    """Write down what somebody said of the last version."""
    fields = [
        Field("text", _("Comment"), Kind.AREA, required=True),
        Field("said_by", _("Who says it")),
        Field(
            "body_id",
            _("Body"),
            Kind.CHOICE,
            choices.bodies(data.network(viewer)),
            help=_("Empty for one of ours"),
        ),
    ]
    if last.state is MinutesState.SHARED_WITH_BODY:
        st.info(_("With a comment these minutes come back from the body, to be drafted again."))
    return add_record(
        fields,
        {},
        _("Write down"),
        key,
        lambda values: circulation.comment_on(
            data.engine(), viewer, last.id, check(MinutesCommentDraft, values)
        ),
    )


def redraft(viewer: Viewer, last: Minutes, of_number: int, key: str) -> bool:
    """Begin the next version with the text of one that there is."""
    number = opened_at(key, last.number)
    st.caption(_("The next version begins with the text of version {n}.").format(n=of_number))
    final = last.state is MinutesState.FINAL
    fields = [Field("reason", _("Reason"), Kind.AREA, required=final)]
    filled = form(fields, {}, _("Begin the next version"), key)
    if filled is None:
        return False
    return _done(
        lambda: service.redraft_minutes(
            data.engine(), viewer, last.chain_id, number, of_number, str(filled["reason"])
        ),
        fields,
        key,
    )


def rebuild(viewer: Viewer, last: Minutes, key: str) -> bool:
    """Build the text from the records again."""
    number = opened_at(key, last.number)
    st.caption(_("The text is built anew, as the next version. What was typed stays in this one."))
    if form([], {}, _("Build from the records"), key) is None:
        return False
    return _done(lambda: service.rebuild_minutes(data.engine(), viewer, last.chain_id, number), [], key)


def _done(action: Callable[[], object], fields: Sequence[Field], key: str) -> bool:
    done = save(action, fields, key)
    if done:
        state.flash(_("Saved."))
    return done


def _days(dossier: Dossier) -> dict[object, str]:
    return {held.id: day(held.on) for held in dossier.meetings}


def _standing_field(standings: Sequence[Standing]) -> Field:
    reference = data.reference()
    options = {each: reference.label(TermList.ENDORSEMENT, each) for each in standings}
    return Field(
        "standing",
        _("Standing"),
        Kind.CHOICE,
        options,
        required=True,
        help=_("What the minutes are worth to the body once they are final"),
    )
