"""What the card of a question tells, and whom."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from consortium_builders import dialogue_draft, found_consortium, question_draft
from installation import installed, opened

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import RIGHTS
from dare_network.domain.vocabulary import Confidentiality, Right, Role
from dare_network.services import dialogues, questions
from dare_network.store.engine import open_engine

OFFICE = Viewer("office", Role.COORDINATOR)
POSITION, RATIONALE = "One assay is enough.", "Three <b>runs</b> agree\nwithin a tenth."


@pytest.fixture
def dialogue(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[UUID]:
    """A public dialogue with a question of which the rationale is filled in, and one without."""
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    engine = open_engine(f"sqlite:///{path}")
    draft = dialogue_draft(found_consortium(engine), confidentiality=Confidentiality.PUBLIC)
    key = dialogues.record_dialogue(engine, OFFICE, draft)
    questions.add_question(engine, OFFICE, key, question_draft(position=POSITION, rationale=RATIONALE))
    questions.add_question(engine, OFFICE, key, question_draft(text="May it be frozen?"))
    engine.dispose()
    for _each in installed(path, monkeypatch):
        yield key


@pytest.mark.parametrize("role", Role)
def test_the_rationale_stands_below_our_position_for_those_who_may_see_that(
    dialogue: UUID, role: Role
) -> None:
    app = opened("dialogues", role=role, address={"id": str(dialogue)})
    assert not app.exception
    cards = [card for each in app.get("html") if 'class="record"' in (card := str(each.proto.body))]
    (told,) = (card for card in cards if "potency assay" in card)
    (other,) = (card for card in cards if "frozen" in card)
    sees = Right.SEE_PEOPLE in RIGHTS[role]
    assert (POSITION in told, "Three &lt;b&gt;runs" in told, "Rationale" in told) == (sees, sees, sees)
    assert "Rationale" not in other
    if sees:
        assert told.index(POSITION) < told.index("Rationale") < told.index("Three")
