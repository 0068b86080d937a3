"""The digest of minutes: known for a known text, and another one for whatever else somebody would read."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from minutes_builders import minutes

from dare_network.domain.records.minutes import Minutes
from dare_network.domain.rules.minutes_digest import canonical_form, digest_of
from dare_network.domain.vocabulary import MinutesState, Standing
from dare_network.language import Language

ONE, TWO = UUID(int=1), UUID(int=2)


def known() -> Minutes:
    return minutes(
        id=ONE, dialogue_id=TWO, meeting_ids=(TWO, ONE), text="Ja, één.\nZo is het.", public_text="Ja."
    )


def test_the_canonical_form_is_as_stated() -> None:
    assert canonical_form(known()).decode() == (
        '{"chain":"00000000-0000-0000-0000-000000000001",'
        '"dialogue":"00000000-0000-0000-0000-000000000002","language":"en",'
        '"meetings":["00000000-0000-0000-0000-000000000001","00000000-0000-0000-0000-000000000002"],'
        '"number":1,"public_text":"Ja.","standing":"checked_by_body","text":"Ja, één.\\nZo is het."}'
    )


def test_the_digest_is_the_one_that_other_programs_compute() -> None:
    # printf '%s' of the form above, through sha256sum.
    assert digest_of(known()) == "ad63ea9514c174769ee3b332cacc7e4defeafb76c723ed87aad3d4f7e8a62633"


@pytest.mark.parametrize(
    "changed",
    [
        {"text": "Ja, één. \nZo is het."},
        {"public_text": ""},
        {"standing": Standing.AGREED_BY_BODY},
        {"language": Language.DUTCH},
        {"number": 2},
        {"meeting_ids": (ONE,)},
        {"chain_id": uuid4()},
        {"dialogue_id": uuid4()},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_whatever_is_read_is_frozen(changed: dict[str, object]) -> None:
    assert digest_of(replace(known(), **changed)) != digest_of(known())  # type: ignore[arg-type]


def test_what_becomes_of_minutes_afterwards_does_not_change_it() -> None:
    later = replace(known(), state=MinutesState.SUPERSEDED, version=9, meeting_ids=(ONE, TWO))
    assert digest_of(later) == digest_of(known())
