"""Norm times: how a dialogue runs against those of its format, and changing one."""

from collections.abc import Container
from datetime import date
from functools import cache
from uuid import UUID

import holidays
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.norms import NormDraft
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.norm_times import NormTime
from dare_network.domain.records.reference import FormatNorm, Reference
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.norm_clock import norm_times, output_forecast
from dare_network.domain.rules.rights import require
from dare_network.domain.rules.states import DIALOGUE_NEEDS_REASON
from dare_network.domain.vocabulary import Right
from dare_network.services.clearance import clearance
from dare_network.store.dossiers import get_dossier
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.norm_times import list_norm_times
from dare_network.store.reference import read_reference


@cache
def free_days() -> Container[date]:
    """The days on which no term ends by the Algemene termijnenwet, article 3: Good Friday and 5 May too."""
    return holidays.country_holidays("NL", categories=("public", "optional"))


def course(dossier: Dossier, reference: Reference) -> tuple[NormTime, ...]:
    """The norms of a dialogue that goes on, with the days they lead to as things stand."""
    return norm_times(dossier, reference.norms_of(dossier.dialogue.format_id), free_days())


def course_of(engine: Engine, viewer: Viewer, dialogue_id: UUID) -> tuple[NormTime, ...]:
    """The norms of a dialogue with the days they led to: of a finished one, as they were when it ended.

    Raises NotFoundError, also where the dialogue is hidden.
    """
    with read_transaction(engine) as transaction:
        found = get_dossier(transaction, clearance(viewer), dialogue_id)
        if found.dialogue.state in DIALOGUE_NEEDS_REASON:
            kept = list_norm_times(transaction, dialogue_id)
            if kept:
                return kept
        return course(found, read_reference(transaction))


def output_due(dossier: Dossier, reference: Reference) -> date | None:
    """The day on which the output is due by the norms of the format; None where none says."""
    norms = reference.norms_of(dossier.dialogue.format_id)
    return output_forecast(course(dossier, reference), norms)


def change_norm(engine: Engine, viewer: Viewer, norm_id: str, version: int, draft: NormDraft) -> None:
    """Save a norm time as read at `version`.

    The forecasts of open dialogues follow, what is kept of finished ones stays. Raises ConflictError
    where somebody else saved first.
    """
    require(viewer, Right.ADMINISTER)
    with unit_of_work(engine, viewer) as unit:
        unit.change(FormatNorm, norm_id, draft.values(), version)
