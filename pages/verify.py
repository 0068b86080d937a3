"""The queue of what nobody has verified for a year: one by one, is it still true?"""

from dare_network.domain.vocabulary import Right
from dare_network.language import _
from dare_network.ui.page import page
from dare_network.ui.verifying.queue import verify_queue

with page(
    _("Still true?"),
    Right.EDIT_NETWORK,
    _("Ties, work and contact details that nobody has verified for a year, the oldest first."),
) as viewer:
    verify_queue(viewer, key="verify")
