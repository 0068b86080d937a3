"""The rows of a plan, a page at a time: what would become of each, why, and what would change."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dare_network.domain.records.imports import FoundBy, ImportPlan, PlannedRow, RowOutcome
from dare_network.domain.records.paging import PAGE, Page
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.importing.wording import field_label
from dare_network.language import _, ngettext
from dare_network.ui import choice, loaders, state
from dare_network.ui.markup import plain
from dare_network.ui.widgets.folded import folded
from dare_network.ui.widgets.pager import pager, wanted_page
from dare_network.ui.widgets.table import table

_LEFT_OUT = (RowOutcome.HELD, RowOutcome.REFUSED)


def outcome_words() -> Mapping[RowOutcome, str]:
    """Words for the fate of a row."""
    return {
        RowOutcome.ADDED: _("Added"),
        RowOutcome.CHANGED: _("Changed"),
        RowOutcome.UNCHANGED: _("Unchanged"),
        RowOutcome.MERGED: _("Merged"),
        RowOutcome.HELD: _("Held back"),
        RowOutcome.REFUSED: _("Refused"),
    }


def found_words() -> Mapping[FoundBy, str]:
    """The way in which it was found out whom or what a row is about."""
    return {
        FoundBy.OWN_KEY: _("found by its key here"),
        FoundBy.NUMBER: _("found by its number in the source"),
        FoundBy.IDENTIFIER: _("found by ORCID or ROR"),
        FoundBy.EMAIL: _("found by e-mail address"),
        FoundBy.CHOSEN: _("as you answered"),
        FoundBy.NAME_AND_ORGANISATION: _("found by name with organisation or place"),
        FoundBy.NAME: _("found by name"),
        FoundBy.ENDS: _("found by its two ends"),
        FoundBy.NEW: _("new"),
    }


def plan_rows(plan: ImportPlan, key: str) -> dict[str, StakeholderKind]:
    """Draw the rows, those that are left out first, filtered by what happens to them and why.

    Returns the row that is to be read as the other kind of stakeholder, by its key.
    """
    if not plan.rows:
        return {}
    label = ngettext("Look at the row", "Look at all {n} rows", len(plan.rows))
    left_out = plan.counts[RowOutcome.REFUSED] + plan.counts[RowOutcome.HELD]
    state.seed(key, left_out > 0)
    part = folded(label, key, ":material/table_rows:")
    if not part.open:
        return {}
    with part:
        shown = _narrowed(plan, key)
        wanted = wanted_page(key, len(shown))
        number = min(wanted.number, max(0, (len(shown) - 1) // PAGE))
        entries = tuple(shown[number * PAGE : (number + 1) * PAGE])
        widths = (110, 55, 95, 110, 220, 260, 320)
        table([_told(row) for row in entries], widths)
        _as_text(entries, key)
        pager(Page(entries, len(shown), number), {}, key)
        return _turned(entries, key)


def _as_text(rows: Sequence[PlannedRow], key: str) -> None:
    """Say why rows are left out where a screen is too narrow for the table."""
    told = [
        f"- **{plain(row.label)}** ({plain(row.table)}, {row.line}): {plain(row.reason)}"
        for row in rows
        if row.outcome in _LEFT_OUT
    ]
    if told:
        with st.container(key=f"{key}_narrow_only"):
            st.markdown("\n".join(told))


def _turned(rows: Sequence[PlannedRow], key: str) -> dict[str, StakeholderKind]:
    """Draw a choice of the rows about somebody, and what reads one as the other kind of stakeholder."""
    about = {row.key: row for row in rows if row.kind}
    if not about:
        return {}
    words = {each: f"{row.label} ({_kind_words()[row.kind]})" for each, row in about.items() if row.kind}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        label = _("Read a row as the other kind of stakeholder")
        chosen = choice.one(label, words, f"{key}.whose", width=440, placeholder="—")
        wanted = st.button(
            _("Read it so"), key=f"{key}.turn", icon=":material/swap_horiz:", disabled=not chosen
        )
    if not (wanted and chosen):
        return {}
    person = about[chosen].kind is StakeholderKind.PERSON
    return {chosen: StakeholderKind.ORGANISATION if person else StakeholderKind.PERSON}


def _kind_words() -> Mapping[StakeholderKind, str]:
    return {StakeholderKind.PERSON: _("Person"), StakeholderKind.ORGANISATION: _("Organisation")}


def _narrowed(plan: ImportPlan, key: str) -> Sequence[PlannedRow]:
    outcomes = {each: word for each, word in outcome_words().items() if plan.counts[each]}
    found = {row.found_by for row in plan.rows}
    with st.container(horizontal=True):
        only = choice.several(_("What happens"), outcomes, f"{key}.only", width=320)
        ways = {each: word for each, word in found_words().items() if each in found}
        by = choice.several(_("How it was found"), ways, f"{key}.by", width=320)
    rows = [row for row in plan.rows if (not only or row.outcome in only) and (not by or row.found_by in by)]
    return sorted(rows, key=lambda row: row.outcome not in _LEFT_OUT)


def _told(row: PlannedRow) -> dict[str, object]:
    changes = "; ".join(
        f"{_label(name)}: {before or '—'} → {after or '—'}" for name, before, after in row.changes
    )
    return {
        _("Table"): row.table,
        _("Line"): row.line,
        _("What"): outcome_words()[row.outcome],
        _("Kind"): _kind_words()[row.kind] if row.kind else "",
        _("Record"): row.label,
        _("Why"): row.reason or (found_words()[row.found_by] if row.found_by else ""),
        _("Before → after"): changes,
    }


def _label(name: str) -> str:
    return field_label(name, loaders.reference().custom_fields)
