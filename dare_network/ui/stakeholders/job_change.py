"""A change of job: what is left, where the work goes on, and what becomes of ties and commitments."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

import streamlit as st

from dare_network.domain.days import FIRST_DAY, LAST_DAY
from dare_network.domain.drafts.network import AffiliationDraft
from dare_network.domain.fields import fields_of
from dare_network.domain.partial_days import Precision
from dare_network.domain.records.dialogues import Commitment
from dare_network.domain.records.job_changes import Fate, HandOver, JobChange, TieChoice
from dare_network.domain.records.lists import CommitmentFilter
from dare_network.domain.records.names import Names
from dare_network.domain.records.network import Affiliation, Stakeholder, Tie
from dare_network.domain.records.paging import Wanted
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.job_changes import is_left, last_day
from dare_network.domain.rules.rights import may
from dare_network.domain.rules.states import UNFINISHED_COMMITMENT
from dare_network.domain.vocabulary import Right, TermList
from dare_network.errors import DareError
from dare_network.language import _
from dare_network.services import job_changes as service
from dare_network.ui import choice, list_loaders, loaders, state
from dare_network.ui.markup import heading, plain
from dare_network.ui.page import show_refusal
from dare_network.ui.stakeholders.bulk import note_change
from dare_network.ui.stakeholders.forms import described
from dare_network.ui.stakeholders.steps import is_confirmed, step_table
from dare_network.ui.widgets import choices
from dare_network.ui.widgets.day_field import day_field

_KEEPS, _GIVES = "keeps", "gives"


def change_of_job(viewer: Viewer, who: Stakeholder, key: str) -> bool:
    """Ask for a change of job, show all that it would write, and write it."""
    change = _work(viewer, who, key)
    if change is None:
        return False
    ties, commitments = _ties(viewer, who, change, key), _commitments(viewer, who, key)
    change = replace(change, ties=ties, commitments=commitments)
    if _is_open(change):
        st.caption(_("Choose with whom it stays, or to whom it goes: then you see all that would change."))
        return False
    try:
        plan = service.plan_job_change(loaders.engine(), viewer, change)
    except DareError as error:
        show_refusal(error)
        return False
    heading(_("What will be written"), 3)
    for name in plan.known:
        st.caption(plain(_("“{name}” is known already: no tie is added.").format(name=name)))
    step_table(viewer, plan.steps)
    if not is_confirmed(plan, _("Change job"), key):
        return False
    try:
        done = service.change_job(loaders.engine(), viewer, change)
    except DareError as error:
        show_refusal(error)
        return False
    note_change(done, len(plan.steps))
    return True


def _work(viewer: Viewer, who: Stakeholder, key: str) -> JobChange | None:
    """The old work and the new; None as long as no organisation or no day is chosen."""
    names, reference, asked = loaders.names(viewer), loaders.reference(), fields_of(AffiliationDraft)
    left = _left(viewer, who, key)
    place = choice.one(
        _("Goes to work at"), choices.organisations(names), f"{key}.place", placeholder=_("Choose")
    )
    one, two = st.columns(2)
    group = asked["role_category"]
    role = one.text_input(asked["role"].title, key=f"{key}.role")
    category = choice.one(
        group.title,
        choices.terms(reference, TermList.CATEGORY),
        f"{key}.category",
        place=two,
        placeholder=_("That of the person"),
        help=_(group.help),
    )
    one, two = st.columns(2)
    state.seed(f"{key}.from_on", loaders.today())
    from_on = day_field(_("First day there"), f"{key}.from_on", one, min_value=FIRST_DAY, max_value=LAST_DAY)
    known = choice.one(
        asked["from_precision"].title,
        choices.terms(reference, TermList.PRECISION),
        f"{key}.known",
        place=two,
        placeholder=_("The day"),
    )
    source = st.text_input(asked["source"].title, key=f"{key}.source")
    if not isinstance(place, UUID) or from_on is None:
        st.caption(_("Choose an organisation and a day: then you see all that would change."))
        return None
    return JobChange(
        person_id=who.id,
        left=(left.id, left.version) if left else None,
        organisation_id=place,
        from_on=from_on,
        from_precision=Precision(str(known)) if known else None,
        role=str(role),
        role_category=str(category or ""),
        source=str(source),
    )


def _left(viewer: Viewer, who: Stakeholder, key: str) -> Affiliation | None:
    """The work that ends; it is chosen where there is more than one."""
    names, today = loaders.names(viewer), loaders.today()
    posts = {
        each.id: each
        for each in loaders.profile(viewer, who.id, 0).affiliations
        if each.person_id == who.id and (each.until_on is None or each.until_on >= today)
    }
    if not posts:
        st.caption(_("No present work is noted: the new work begins, and nothing ends."))
        return None
    options = {post: described(names, each, who) for post, each in posts.items()}
    return posts[choice.must_choose(_("Work that ends"), options, f"{key}.left")]


def _ties(viewer: Viewer, who: Stakeholder, change: JobChange, key: str) -> Mapping[UUID, TieChoice]:
    """Draw what becomes of each tie that holds then."""
    names, last = loaders.names(viewer), last_day(change.from_on, change.from_precision)
    ties = [tie for tie in loaders.profile(viewer, who.id, 0).ties if is_left(tie, last)]
    if not ties:
        return {}
    heading(_("Ties"), 3)
    fates: Mapping[str, str] = {
        Fate.ALONG: _("Goes along"),
        Fate.STAYS: _("Stays with a colleague"),
        Fate.ENDS: _("Ends"),
    }
    found = {}
    for tie in ties:
        fate, colleague = _asked_for(
            described(names, tie, who),
            fates,
            Fate.STAYS,
            _people(viewer, who, change, tie),
            _("With whom does it stay?"),
            f"{key}.tie.{tie.id}",
        )
        found[tie.id] = TieChoice(tie.version, Fate(fate), colleague)
    return found


def _commitments(viewer: Viewer, who: Stakeholder, key: str) -> Mapping[UUID, HandOver]:
    """Draw what becomes of each open commitment; those that change owner."""
    found = {}
    if may(viewer, Right.RECORD_DIALOGUES) and (promises := _open_commitments(viewer, who)):
        heading(_("Open commitments"), 3)
        fates = {_KEEPS: _("Stays with {name}").format(name=who.label), _GIVES: _("Goes to somebody else")}
        everyone = choices.everyone(loaders.names(viewer))
        people = {each: name for each, name in everyone.items() if each != who.id}
        for promise in promises:
            fate, owner = _asked_for(
                f"{promise.ref} · {promise.summary or promise.text}",
                fates,
                _GIVES,
                people,
                _("To whom does it go?"),
                f"{key}.promise.{promise.id}",
            )
            if fate == _GIVES:
                found[promise.id] = HandOver(promise.version, owner or who.id)
    st.caption(_("Ties and commitments that are not open to you stay as they are."))
    return found


def _is_open(change: JobChange) -> bool:
    """Return whether it is still to be chosen who takes something over."""
    stays = any(each.fate is Fate.STAYS and each.with_id is None for each in change.ties.values())
    return stays or any(each.owner_id == change.person_id for each in change.commitments.values())


def _open_commitments(viewer: Viewer, who: Stakeholder) -> Sequence[Commitment]:
    to = CommitmentFilter(states=frozenset(UNFINISHED_COMMITMENT), owner_id=who.id)
    return [entry.commitment for entry in list_loaders.commitments(viewer, to, Wanted()).entries]


def _asked_for(
    label: str,
    fates: Mapping[str, str],
    to_somebody: str,
    people: Mapping[object, str],
    question: str,
    key: str,
) -> tuple[str, UUID | None]:
    """Draw one choice; where it leads to somebody, who that is."""
    fate = choice.must_choose(plain(label), fates, f"{key}.fate")
    if fate != to_somebody:
        return fate, None
    whom = choice.one(question, people, f"{key}.whom", placeholder=_("Choose"))
    return fate, whom if isinstance(whom, UUID) else None


def _people(viewer: Viewer, who: Stakeholder, change: JobChange, tie: Tie) -> Mapping[object, str]:
    """Everybody with whom a tie can stay: first who works where the person did."""
    names = loaders.names(viewer)
    everyone = choices.everyone(names)
    colleagues = _colleagues(names, viewer, who, change)
    own = {who.id, tie.from_id, tie.to_id}
    order = [*(each for each in everyone if each in colleagues), *everyone]
    return {each: everyone[each] for each in dict.fromkeys(order) if each not in own}


def _colleagues(names: Names, viewer: Viewer, who: Stakeholder, change: JobChange) -> set[UUID]:
    posts = loaders.profile(viewer, who.id, 0).affiliations
    places = {each.organisation_id for each in posts if change.left and each.id == change.left[0]}
    there = {each.person_id for each in names.workplaces if each.organisation_id in places}
    return there | places
