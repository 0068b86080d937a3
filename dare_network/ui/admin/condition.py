"""The condition of the installation: what runs, how large it is, when it was last backed up and checked."""

from collections.abc import Mapping

import streamlit as st

from dare_network.domain.records.installation import Condition, Holding
from dare_network.language import N_, _, moment, ngettext, number
from dare_network.ui.markup import heading
from dare_network.ui.widgets.facts import show_facts
from dare_network.ui.widgets.table import table

HOLDINGS: Mapping[Holding, str] = {
    Holding.STAKEHOLDERS: N_("People and organisations"),
    Holding.AFFILIATIONS: N_("Affiliations"),
    Holding.TIES: N_("Ties"),
    Holding.PRODUCTS: N_("Products"),
    Holding.DIALOGUES: N_("Dialogues"),
    Holding.MEETINGS: N_("Meetings"),
    Holding.QUESTIONS: N_("Questions"),
    Holding.ANSWERS: N_("Answers"),
    Holding.COMMITMENTS: N_("Commitments"),
    Holding.MINUTES: N_("Versions of minutes"),
    Holding.DOCUMENTS: N_("Attached documents"),
    Holding.VIEWS: N_("Saved views"),
    Holding.IMPORTS: N_("Imports"),
    Holding.EVENTS: N_("Events of the audit trail"),
    Holding.SEARCHED: N_("Texts that the search looks through"),
}


def megabytes(count: int) -> str:
    """A number of bytes as a reader takes it in."""
    return f"{number(round(count / 1_000_000, 1))} MB"


def versions(found: Condition) -> None:
    """Draw what runs here."""
    heading(_("Versions"))
    schema = found.schema or "—"
    if found.schema != found.expected:
        schema = _("{found}; this release needs {expected}").format(found=schema, expected=found.expected)
    processes = _("not known on this system") if found.processes is None else number(found.processes)
    show_facts(
        [
            (_("Product"), found.version),
            (_("Schema of the database"), schema),
            (_("Database"), found.database),
            ("Python", found.python),
            ("Streamlit", st.__version__),
            (_("Processes that use the database"), processes),
        ]
    )


def care(found: Condition) -> None:
    """Draw when the database was last backed up and checked."""
    heading(_("Backup and check"))
    if found.backup is None:
        st.warning(
            _(
                "No backup is known. The product knows those that its command “backup” made, "
                "and none that were made by other means."
            )
        )
    if found.check is None:
        st.caption(
            _("No check of the database is known. It is made on the Data page, or by the command “check”.")
        )
    backup, check = found.backup, found.check
    checked = ""
    if check:
        outcome = (
            ngettext("{n} fault was found", "{n} faults were found", check.faults)
            if check.faults
            else _("nothing wrong was found")
        )
        checked = f"{moment(check.at)}: {outcome}"
    show_facts(
        [
            (_("Last backup"), f"{moment(backup.at)}, {megabytes(backup.bytes)}" if backup else ""),
            (_("In the file"), backup.file if backup else ""),
            (_("Last check"), checked),
        ]
    )


def sizes(found: Condition) -> None:
    """Draw how much the database holds."""
    heading(_("Size"))
    size = found.size
    show_facts(
        [
            (_("Database"), megabytes(size.bytes)),
            (_("Of which free"), megabytes(size.free) if size.free else ""),
            (_("Log beside it"), megabytes(size.log) if size.log else ""),
        ]
    )
    rows = []
    for holding, count in size.rows.items():
        row: dict[str, object] = {_("What"): _(HOLDINGS[holding]), _("How many"): number(count)}
        if size.bytes_of:
            row[_("Size")] = megabytes(size.bytes_of[holding])
        rows.append(row)
    table(rows)


def revisions(found: Condition) -> None:
    """Draw how often each family of records was changed."""
    heading(_("Revisions"))
    st.caption(
        _("How often records of each family were changed; what is kept in memory is kept for one of these.")
    )
    show_facts([(name, number(count)) for name, count in found.revisions.items()])
