"""Dialogues by chance, of every level, with parts that are more confidential: what lists are held against."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import Any

from consortium_builders import Consortium
from dialogue_builders import (
    answer,
    attendance,
    commitment,
    dialogue,
    dossier,
    meeting,
    milestone,
    question,
    store_dossier,
)
from sqlalchemy.engine import Engine

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.paging import Wanted
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.visibility import Clearance, clearance
from dare_network.domain.vocabulary import (
    CommitmentState,
    Confidentiality,
    DialogueState,
    Direction,
    Role,
)
from dare_network.services.reference import body_key
from dare_network.store.engine import unit_of_work

TODAY = date(2026, 11, 24)
TOPICS = ("q_potency", "q_vector", "q_release")
ZIN = body_key("nl-zin")
_OWN = (None, None, *Confidentiality)


def store_random_dialogues(engine: Engine, of: Consortium, count: int = 60, seed: int = 3) -> None:
    """Write so many dialogues."""
    dice = Random(seed)
    with unit_of_work(engine, Viewer("office", Role.COORDINATOR, listed_as="office")) as unit:
        for number in range(count):
            store_dossier(unit, _dossier(dice, of, number))


def clearances(of: Consortium) -> Iterator[Clearance]:
    """Everybody who can see something else than others."""
    for role, centre, name in product(Role, (None, of.leiden), (None, "anna")):
        yield clearance(Viewer("x", role, centre, name), TODAY)


def _dossier(dice: Random, of: Consortium, number: int) -> Dossier:
    bodies = (of.meb, of.ccmo, ZIN, of.leiden)
    owners = (of.anna, of.bert, of.leiden, of.meb)

    def on(days: int = 400) -> date:
        return TODAY + timedelta(days=dice.randrange(-days, 60))

    def own() -> dict[str, Any]:
        return {"confidentiality": dice.choice(_OWN)}

    def topics() -> tuple[str, ...]:
        return tuple(dice.sample(TOPICS, dice.randrange(2)))

    lead = dice.choice((*bodies, of.anna))
    asked = [question(at + 1, topic_ids=topics()) for at in range(dice.randrange(4))]
    promised = [
        commitment(
            dice.choice(owners),
            dice.choice((on(), TODAY, TODAY + timedelta(days=30), TODAY + timedelta(days=31))),
            ref=f"T-{number:03d}{at}",
            text=f"promise {dice.randrange(9)}",
            summary=dice.choice(("", f"summary {dice.randrange(9)}")),
            state=dice.choice(list(CommitmentState)),
            direction=dice.choice(list(Direction)),
            **own(),
        )
        for at in range(dice.randrange(4))
    ]
    held = [meeting(on()) for _at in range(dice.randrange(3))]
    return dossier(
        dialogue(
            ref=f"DIA-2026-{number:03d}",
            title=dice.choice(("Potency", "potency", "Über release", "vector")) + f" {dice.randrange(9)}",
            lead_body_id=lead,
            co_body_ids=tuple(each for each in dice.sample(bodies, dice.randrange(3)) if each != lead),
            owner_id=dice.choice(owners),
            topic_ids=topics(),
            state=dice.choice(list(DialogueState)),
            requested_on=on(),
            accepted_on=dice.choice((None, on())),
            held_on=dice.choice((None, on())),
            output_received_on=dice.choice((None, on())),
            confidentiality=dice.choice(list(Confidentiality)),
            centre_id=dice.choice((None, of.leiden, of.utrecht)),
            readers=dice.choice(((), ("anna",), ("bert",))),
            embargo_until=dice.choice((None, None, TODAY, TODAY + timedelta(days=1))),
            sample=dice.random() < 0.1,
        ),
        meetings=held,
        attendances=[
            attendance(
                meeting_id=each.id, person_id=who, role_at_body="" if who else "assessor", body_id=body
            )
            for each in held
            for who, body in dice.sample([(of.anna, None), (of.bert, of.ccmo), (None, ZIN)], 2)
        ],
        questions=asked,
        answers=[
            answer(
                dice.choice(bodies),
                on(),
                question_id=dice.choice(asked).id,
                alignment=dice.choice(("agree", "partly", "")),
                summary=f"answer {number}.{at}",
                **own(),
            )
            for at in range(dice.randrange(4) if asked else 0)
        ],
        commitments=promised,
        milestones=[
            milestone(
                on(),
                commitment_id=dice.choice(promised).id,
                text=f"step {number}.{at}",
                reached_on=dice.choice((None, None, TODAY)),
            )
            for at in range(dice.randrange(4) if promised else 0)
        ],
    )


def pages_of(read: Any, **wanted: Any) -> list[Any]:
    """All entries of a list, page after page, each of which says how many there are."""
    entries: list[Any] = []
    while True:
        page = read(Wanted(number=len(entries) // 25, size=25, **wanted))
        assert page.number == len(entries) // 25 or not page.count
        entries += page.entries
        if page.is_last:
            assert page.count == len(entries)
            return entries
