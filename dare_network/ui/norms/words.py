"""Norm times in words."""

from collections.abc import Mapping

from dare_network.domain.vocabulary import DialogueEvent
from dare_network.language import _, ngettext


def limit_in_words(limit: int, unit: str) -> str:
    """Say how long a norm is, whichever way it runs."""
    count = abs(limit)
    match unit:
        case "working_days":
            return ngettext("{n} working day", "{n} working days", count)
        case "weeks":
            return ngettext("{n} week", "{n} weeks", count)
        case "months":
            return ngettext("{n} month", "{n} months", count)
        case _days:
            return ngettext("{n} day", "{n} days", count)


def unit_names() -> Mapping[str, str]:
    """Return names for the units in which norms are counted."""
    return {
        "calendar_days": _("Days"),
        "working_days": _("Working days"),
        "weeks": _("Weeks"),
        "months": _("Months"),
    }


def event_names() -> Mapping[DialogueEvent, str]:
    """Return names for the events that norms run from and end with."""
    return {
        DialogueEvent.REQUESTED: _("the request"),
        DialogueEvent.ACCEPTED: _("the acceptance"),
        DialogueEvent.ELIGIBLE: _("the admission to the scheme"),
        DialogueEvent.STARTED: _("the start of the procedure"),
        DialogueEvent.DOCUMENTS_SENT: _("the sending of the documents"),
        DialogueEvent.HELD: _("the meeting"),
        DialogueEvent.OUTPUT_RECEIVED: _("the output"),
    }
