"""Rules of verifying: when it is asked anew whether something is still true, and of what."""

from datetime import date, timedelta

from dare_network.domain.drafts.contacts import CONTACT
from dare_network.domain.drafts.network import OrganisationDraft, PersonDraft
from dare_network.domain.fields import fields_of

ASKED_AGAIN = timedelta(days=365)
"""The time after which it is asked whether something is still true."""

CONTACT_DETAILS = tuple(
    dict.fromkeys(
        name
        for draft in (PersonDraft, OrganisationDraft)
        for name, about in fields_of(draft).items()
        # Where somebody is, everybody may read: by it nobody is reached.
        if about.fold == CONTACT and not about.public
    )
)
"""The fields of a stakeholder by which somebody is reached."""


def asked_before(today: date) -> date:
    """The day by which something was last verified, or noted, that is asked after today."""
    return today - ASKED_AGAIN


def is_in_doubt(checked_on: date | None, doubted_on: date | None) -> bool:
    """Return whether somebody was not sure of something, and nobody has confirmed it since."""
    return doubted_on is not None and (checked_on is None or checked_on < doubted_on)
