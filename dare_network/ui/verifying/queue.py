"""The queue of what nobody has verified for long: answered one by one, by keyboard as well."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

import streamlit as st

from dare_network.domain.days import FIRST_DAY, LAST_DAY
from dare_network.domain.drafts.network import AffiliationDraft
from dare_network.domain.fields import fields_of
from dare_network.domain.partial_days import Precision
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.paging import Page
from dare_network.domain.records.verifying import Verdict, Verifiable, Verified
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.verifying import is_in_doubt
from dare_network.domain.vocabulary import TermList
from dare_network.errors import DareError
from dare_network.language import _, day, ngettext
from dare_network.services.verifying import take_answer_back, verify
from dare_network.ui import choice, list_loaders, loaders, state
from dare_network.ui.form_dialog import open_form_dialog
from dare_network.ui.markup import heading, show
from dare_network.ui.page import refusals_here, show_refusal
from dare_network.ui.stakeholders.forms import correct_contact
from dare_network.ui.verifying.asked import asked_of, sentence
from dare_network.ui.widgets import choices
from dare_network.ui.widgets.day_field import day_field
from dare_network.ui.widgets.pager import pager, wanted_page
from dare_network.ui.widgets.table import chosen_row

Answers = tuple[tuple[Verified, str], ...]


def verify_queue(viewer: Viewer, key: str) -> None:
    """Draw what is asked next, the ways to answer, and a list of what else waits."""
    refusal = _keep_answer(viewer, key)
    around = _around(viewer, key)
    found = list_loaders.to_verify(viewer, around, wanted_page(f"{key}.list", around))
    _told(key)
    if refusal:
        show_refusal(refusal)
    chosen = state.read(f"{key}.chosen", None)
    asked = next((each for each in found.entries if each.id == chosen), None)
    asked = asked or next(iter(found.entries), None)
    if asked is None:
        _buttons(viewer, None, key)
        st.success(
            _("Nothing waits around this organisation.")
            if around
            else _("Nothing waits: all ties, work and contact details were verified or noted within a year."),
            icon=":material/check:",
        )
        return
    _count(found)
    with st.container(border=True):
        asked_of(viewer, asked)
        _buttons(viewer, asked, key)
        if state.read(f"{key}.ending", None) == asked.id:
            _ask_for_end(viewer, asked, key)
    _list(viewer, found, key)
    # Whoever is faster than the page answers what he has seen.
    state.put(f"{key}.seen", asked.id)


def _around(viewer: Viewer, key: str) -> UUID | None:
    around = choice.one(
        _("Organisation"),
        choices.organisations(loaders.names(viewer)),
        f"{key}.around",
        lasts=True,
        placeholder=_("All"),
        help=_("What is said of it, and of those who work there."),
    )
    return around if isinstance(around, UUID) else None


def _count(found: Page[Verifiable]) -> None:
    st.caption(
        ngettext(
            "{n} record to verify. What nobody was sure of comes last.",
            "{n} records to verify, the oldest first. What nobody was sure of comes last.",
            found.count,
        )
    )


def _buttons(viewer: Viewer, asked: Verifiable | None, key: str) -> None:
    # Always the same buttons: whoever goes on by keyboard stays on the one that he used.
    with st.container(horizontal=True):
        if asked is not None:
            st.button(
                _("Yes"),
                key=f"{key}.yes",
                type="primary",
                icon=":material/check:",
                shortcut="Alt+1",
                on_click=_say,
                args=(asked, Verdict.YES, key),
            )
            if isinstance(asked, Stakeholder):
                _correct(viewer, asked, key)
            else:
                st.button(
                    _("Has ended"),
                    key=f"{key}.ended",
                    icon=":material/event_busy:",
                    shortcut="Alt+2",
                    on_click=state.put,
                    args=(f"{key}.ending", asked.id),
                )
            st.button(
                _("Not sure"),
                key=f"{key}.not_sure",
                icon=":material/help:",
                shortcut="Alt+3",
                on_click=_say,
                args=(asked, Verdict.NOT_SURE, key),
            )
        st.button(
            _("Take back the last answer"),
            key=f"{key}.undo",
            icon=":material/undo:",
            shortcut="Alt+Z",
            disabled=not _answers(key),
            on_click=state.put,
            args=(f"{key}.taking_back", True),
        )


def _correct(viewer: Viewer, who: Stakeholder, key: str) -> None:
    if st.button(_("Correct"), key=f"{key}.correct", icon=":material/edit:", shortcut="Alt+2"):
        place = f"{key}.contact.{who.id}"
        state.forget(place)
        open_form_dialog(_("Correct"), partial(correct_contact, viewer, who, place))


def _say(asked: Verifiable, verdict: Verdict, key: str) -> None:
    if state.read(f"{key}.seen", None) == asked.id:
        state.put(f"{key}.said", (asked, verdict))


def _keep_answer(viewer: Viewer, key: str) -> DareError | None:
    """Keep the answer that was just given, or take the last one back; what stands in the way."""
    said = state.take(f"{key}.said")
    try:
        if state.take(f"{key}.taking_back"):
            _take_back(viewer, key)
        elif isinstance(said, tuple):
            asked, verdict = said
            _keep(key, verify(loaders.engine(), viewer, asked, verdict), sentence(viewer, asked), verdict)
    except DareError as error:
        return error
    loaders.begin_run()
    return None


def _keep(key: str, answer: Verified, about: str, verdict: Verdict) -> None:
    told = {
        Verdict.YES: _("{what}: still true."),
        Verdict.ENDED: _("{what}: the end is noted."),
        Verdict.NOT_SURE: _("{what}: not sure, asked again later."),
    }[verdict].format(what=about)
    state.put(f"{key}.answers", (*_answers(key), (answer, told)))
    state.put(f"{key}.told", told)
    state.put(f"{key}.chosen", None)
    state.put(f"{key}.ending", None)


def _take_back(viewer: Viewer, key: str) -> None:
    *before, (answer, told) = _answers(key)
    state.put(f"{key}.answers", tuple(before))
    take_answer_back(loaders.engine(), viewer, answer)
    state.put(f"{key}.told", _("Taken back: {what}").format(what=told))
    state.put(f"{key}.chosen", answer.key)


def _answers(key: str) -> Answers:
    return state.read(f"{key}.answers", ())


def _told(key: str) -> None:
    show('<p class="small" role="status">{}</p>', state.read(f"{key}.told", ""))


def _ask_for_end(viewer: Viewer, asked: Verifiable, key: str) -> None:
    described, place = fields_of(AffiliationDraft), f"{key}.end.{asked.id}"
    state.seed(f"{place}.on", loaders.today())
    one, two = st.columns(2)
    until = day_field(_("Last day"), f"{place}.on", one, min_value=FIRST_DAY, max_value=LAST_DAY)
    known = choice.one(
        described["until_precision"].title,
        choices.terms(loaders.reference(), TermList.PRECISION),
        f"{place}.known",
        place=two,
        placeholder=_("The day"),
    )
    if st.button(_("Note the end"), type="primary", key=f"{key}.note_end", shortcut="Alt+Enter"):
        precision = Precision(str(known)) if known else None
        with refusals_here():
            answer = verify(loaders.engine(), viewer, asked, Verdict.ENDED, until, precision)
            _keep(key, answer, sentence(viewer, asked), Verdict.ENDED)
            st.rerun()


def _list(viewer: Viewer, found: Page[Verifiable], key: str) -> None:
    heading(_("What waits"), 3)
    rows: Mapping[UUID, Mapping[str, object]] = {
        each.id: {
            _("What"): sentence(viewer, each),
            _("Last verified"): day(each.checked_on) if each.checked_on else _("never"),
            _("Not sure"): day(each.doubted_on) if is_in_doubt(each.checked_on, each.doubted_on) else "",
        }
        for each in found.entries
    }
    if clicked := chosen_row(rows, f"{key}.table", (420, 150, 150)):
        state.put(f"{key}.chosen", clicked)
        st.rerun()
    pager(found, {}, f"{key}.list")
