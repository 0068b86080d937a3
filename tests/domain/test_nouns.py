"""What is described of a noun is there, and what may be more confidential passes the gate."""

from dataclasses import fields
from typing import Any

import pytest

from dare_network.domain.fields import fields_of
from dare_network.domain.nouns import NOUNS
from dare_network.store.access import ALONE, PARTS
from dare_network.store.tables.base import entities, table_of
from dare_network.store.tables.dialogues import DialogueRow


@pytest.mark.parametrize("noun", NOUNS)
def test_a_record_has_every_field_that_its_drafts_describe(noun: str) -> None:
    record, *drafts = NOUNS[noun]
    known = {each.name for each in fields(_dataclass(record))}
    described = {name for draft in drafts for name in fields_of(draft)}
    assert described <= known, "what is written and never read again is lost to everybody"


def test_what_has_a_level_of_its_own_passes_the_gate_of_access() -> None:
    levelled = {row for row in entities().values() if "confidentiality" in table_of(row).c}
    assert levelled <= {DialogueRow, *PARTS, *ALONE}, "anybody could open what he does not see himself"


def _dataclass(record: type) -> Any:
    return record
