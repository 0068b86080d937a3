"""Writing what was planned as one decision, which is taken back as one."""

from collections.abc import Sequence
from uuid import UUID

from dare_network.domain.records.change_sets import ChangeSet
from dare_network.domain.records.steps import Step
from dare_network.domain.vocabulary import ChangeKind
from dare_network.errors import ConflictError
from dare_network.language import _
from dare_network.store.unit_of_work import UnitOfWork


def note_change_set(
    unit: UnitOfWork, change_set_id: UUID, kind: ChangeKind, who: UUID, other: UUID | None = None
) -> None:
    """Note a decision by which nothing goes, and whom it is about."""
    about = {"record_id": who, "one_id": who, "other_id": other}
    told = {"id": change_set_id, "kind": kind, "at": unit.now, "account": unit.viewer.account}
    unit.add(ChangeSet, told | about)


def write_steps(unit: UnitOfWork, steps: Sequence[Step]) -> None:
    """Write each step. Raises ConflictError where somebody else saved one of the records since."""
    for step in steps:
        if step.key is None:
            unit.add(step.record, step.after)
            continue
        if unit.current(step.record, step.key)["version"] != step.version:
            raise ConflictError(
                _("Somebody saved “{name}” in the meantime. Look at the preview again.").format(
                    name=step.name
                )
            )
        unit.change(step.record, step.key, step.after)
