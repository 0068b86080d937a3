"""The mark of what somebody was asked about and was not sure of."""

from markupsafe import Markup

from dare_network.domain.records.verifying import Verifiable
from dare_network.domain.rules.verifying import is_in_doubt
from dare_network.language import _, day
from dare_network.ui.markup import badge


def doubt_of(record: Verifiable) -> Markup:
    """Mark what nobody has confirmed since somebody was not sure of it; nothing of all else."""
    if not is_in_doubt(record.checked_on, record.doubted_on):
        return Markup("")
    return badge(_("not sure on {date}").format(date=day(record.doubted_on)), "fair")
