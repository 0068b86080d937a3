"""Two records side by side."""

from collections.abc import Iterator, Sequence

import streamlit as st
from markupsafe import Markup

from dare_network.domain.drafts.network import OrganisationDraft, PersonDraft
from dare_network.domain.fields import About, fields_of
from dare_network.domain.records.duplicates import Pair, Reason
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.viewer import Viewer
from dare_network.language import _, number
from dare_network.ui import list_loaders, loaders
from dare_network.ui.markup import badge, show
from dare_network.ui.navigation import link
from dare_network.ui.widgets.described import InWords
from dare_network.ui.widgets.facts import name_of
from dare_network.ui.widgets.periods import period


def reasons(pair: Pair) -> Markup:
    """Return what speaks for two records being one, as badges, the strongest first."""
    sure = badge(_("Almost certain"), "good") if pair.hard else badge(_("Possible"), "fair")
    return Markup("").join([sure, *(badge(reason_label(each), "info") for each in pair.reasons)])


def reason_label(reason: Reason) -> str:
    """The words for a reason."""
    return {
        Reason.ORCID: _("Same ORCID"),
        Reason.ROR: _("Same ROR"),
        Reason.EMAIL: _("Same e-mail address"),
        Reason.SAME_NAME: _("Same name"),
        Reason.SIMILAR_NAME: _("Similar name"),
        Reason.INITIALS: _("Initials fit"),
        Reason.PART_OF_NAME: _("Part of the name is the same"),
        Reason.EARLIER_NAME: _("Earlier name"),
        Reason.OTHER_LANGUAGE: _("Same name in another language"),
        Reason.ACRONYM: _("Acronym fits"),
        Reason.EMPLOYER: _("Same employer"),
        Reason.PHONE: _("Same telephone"),
        Reason.WEBSITE: _("Same website"),
        Reason.ADDRESS: _("Same address"),
        Reason.PLACE: _("Same place"),
    }[reason]


def side_by_side(viewer: Viewer, one: Stakeholder, other: Stakeholder) -> None:
    """Draw all that is known of two records, field by field, with what leads to each."""
    for place, who in zip(st.columns(2), (one, other), strict=True):
        with place:
            link(
                "stakeholders",
                who.label,
                who.id,
                ":material/person:" if who.is_person else ":material/domain:",
            )
    rows = Markup("").join(
        Markup("<tr><th>{}</th><td>{}</td><td>{}</td></tr>").format(label, _shown(left), _shown(right))
        for label, left, right in (
            *_fields(one, other),
            *_places(viewer, one, other),
            *_counts(viewer, one, other),
        )
        if left or right
    )
    show(
        '<table class="conflict"><thead><tr><th></th><th>{}</th><th>{}</th></tr></thead>'
        "<tbody>{}</tbody></table>",
        one.label,
        other.label,
        rows,
    )


def in_words(about: About, value: object) -> str:
    """A value of a stakeholder in the words of the reader; empty for none."""
    return (
        ""
        if value in (None, "", (), False)
        else InWords(loaders.reference(), lambda _key: None).of(about, value)
    )


def _shown(text: str) -> str:
    return text or "—"


def _fields(one: Stakeholder, other: Stakeholder) -> Iterator[tuple[str, str, str]]:
    for name, about in fields_of(PersonDraft if one.is_person else OrganisationDraft).items():
        if name != "custom":
            yield about.title, in_words(about, getattr(one, name)), in_words(about, getattr(other, name))
    for each in loaders.reference().custom_fields:
        yield each.label, dict(one.custom).get(each.id, ""), dict(other.custom).get(each.id, "")


def _places(viewer: Viewer, *both: Stakeholder) -> Iterator[tuple[str, str, str]]:
    names = loaders.names(viewer)
    told = []
    for who in both:
        lines = []
        for place in loaders.profile(viewer, who.id, 0).affiliations:
            where = place.organisation_id if who.is_person else place.person_id
            lines.append(" · ".join(filter(None, (name_of(names, where), place.role, period(place)))))
        told.append("; ".join(lines[:5]))
    yield _("Works at") if both[0].is_person else _("People"), told[0], told[1]


def _counts(viewer: Viewer, one: Stakeholder, other: Stakeholder) -> Iterator[tuple[str, str, str]]:
    left, right = (list_loaders.parts_to_move(viewer, who.id) for who in (one, other))
    labels: Sequence[tuple[str, int, int]] = (
        (_("Ties"), left.ties, right.ties),
        (_("Affiliations"), left.affiliations, right.affiliations),
        (_("Dialogues"), left.dialogues, right.dialogues),
        (_("Meetings attended"), left.attendances, right.attendances),
        (_("Commitments"), left.commitments, right.commitments),
    )
    for label, here, there in labels:
        if here or there:
            yield label, number(here), number(there)
