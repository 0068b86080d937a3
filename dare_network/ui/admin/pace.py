"""The times of this process since it began: what was slow, and how full its caches are."""

from collections.abc import Mapping

import streamlit as st

from dare_network.language import N_, _, moment, number
from dare_network.tracing import RequestKind, request_times, slow_statements
from dare_network.ui.admin.condition import megabytes
from dare_network.ui.markup import heading
from dare_network.ui.shared_cache import MOST_BYTES, cache_fills
from dare_network.ui.widgets.table import table

SHOWN = 15
KINDS: Mapping[RequestKind, str] = {
    RequestKind.PAGE: N_("Page"),
    RequestKind.PART: N_("Part of a page"),
    RequestKind.FILE: N_("File"),
    RequestKind.ROUTE: N_("Answer of the server"),
    RequestKind.COMMAND: N_("Command"),
}


def requests() -> None:
    """Draw the slowest pages and other requests."""
    heading(_("Slowest pages"))
    known = request_times()[:SHOWN]
    if not known:
        st.caption(_("Nothing was asked since this process began."))
        return
    st.caption(_("Since this process began. The first of each kind takes longest, as it fills the caches."))
    table(
        [
            {
                _("Kind"): _(KINDS[times.kind]),
                _("Name"): times.name,
                _("How often"): number(times.count),
                _("Longest (s)"): _seconds(times.longest),
                _("Average (s)"): _seconds(times.total / times.count),
                _("Statements each"): number(round(times.statements / times.count, 1)),
            }
            for times in known
        ]
    )


def statements() -> None:
    """Draw the statements that took long."""
    heading(_("Slow statements"))
    slow = slow_statements()
    if not slow:
        st.caption(_("No statement took long since this process began."))
        return
    table(
        [
            {
                _("When"): moment(each.at),
                _("Seconds"): _seconds(each.seconds),
                _("Rows"): number(each.rows) if each.rows >= 0 else "–",
                _("Request"): f"{each.request} {each.name}".strip(),
                _("Statement"): each.shape,
            }
            for each in slow
        ]
    )


def caches() -> None:
    """Draw how full each cache is."""
    heading(_("Caches"))
    fills = cache_fills()
    st.caption(
        _(
            "Together they take about {size} of at most {most}; what was not asked for longest goes first."
        ).format(size=megabytes(sum(fill.bytes for fill in fills)), most=megabytes(MOST_BYTES))
    )
    table(
        [
            {
                _("Cache"): fill.name.removeprefix("dare_network.ui."),
                _("Entries"): number(fill.entries),
                _("At most"): number(fill.most),
                _("Size (about)"): megabytes(fill.bytes),
            }
            for fill in fills
        ]
    )


def _seconds(value: float) -> str:
    return number(round(value, 3))
