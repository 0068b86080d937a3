"""Earlier answers on the same topics, and that nothing is told on with them."""

from datetime import date, timedelta
from itertools import product
from uuid import uuid4

from dialogue_builders import answer, dialogue, dossier, question

from dare_network.domain.records.dialogues import Dialogue, Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.precedents import answers_on, is_as_open, precedents
from dare_network.domain.rules.visibility import clearance, may_see
from dare_network.domain.vocabulary import Confidentiality, Role

HERE, ELSEWHERE, BODY = uuid4(), uuid4(), uuid4()
TODAY = date(2026, 11, 24)
ASKED = question(topic_ids=("potency", "release"))


def answered(ref: str, on: date, topic: str, **changes: object) -> Dossier:
    about = dialogue(ref=ref, **changes)
    return dossier(about, questions=[question(topic_ids=(topic,))], answers=[answer(BODY, on)])


def test_answers_that_share_a_topic_are_found_the_newest_first() -> None:
    known = [
        answered("old", date(2025, 1, 1), "potency"),
        answered("other", date(2025, 2, 1), "vectors"),
        answered("new", date(2026, 1, 1), "release"),
    ]
    assert [found.dialogue.ref for found in precedents(ASKED, dialogue(), known, TODAY)] == ["new", "old"]


def test_its_own_dialogue_is_no_precedent() -> None:
    own = answered("own", date(2025, 1, 1), "potency")
    assert precedents(ASKED, own.dialogue, [own], TODAY) == ()


def test_a_question_without_topics_has_none() -> None:
    known = [dossier(dialogue(), questions=[question()], answers=[answer(BODY)])]
    assert precedents(question(), dialogue(), known, TODAY) == ()


def test_a_dialogue_that_fewer_may_see_is_not_told_on() -> None:
    strict = answered(
        "strict", date(2025, 1, 1), "potency", confidentiality=Confidentiality.RESTRICTED_STRICT
    )
    assert precedents(ASKED, dialogue(), [strict], TODAY) == ()


def everybody() -> list[Viewer]:
    names = (None, "anna", "bert")
    return [
        Viewer("x", role, centre, name)
        for role, centre, name in product(Role, (None, HERE, ELSEWHERE), names)
    ]


def dialogues() -> list[Dialogue]:
    return [
        dialogue(confidentiality=level, centre_id=centre, readers=readers, embargo_until=until)
        for level, centre, readers, until in product(
            Confidentiality,
            (None, HERE, ELSEWHERE),
            ((), ("anna",)),
            (None, TODAY, TODAY + timedelta(days=1)),
        )
    ]


def seen(viewer: Viewer, about: Dialogue) -> bool:
    return may_see(
        clearance(viewer, TODAY), about.confidentiality, about.centre_id, about.readers, about.embargo_until
    )


def test_whoever_sees_a_dialogue_sees_all_that_are_as_open() -> None:
    told = 0
    for this, other in product(dialogues(), repeat=2):
        if is_as_open(other, this, TODAY):
            told += 1
            for viewer in everybody():
                assert seen(viewer, other) or not seen(viewer, this), (viewer, this, other)
    assert told > 200


def test_a_dialogue_is_as_open_as_itself_unless_it_names_its_readers() -> None:
    for this in dialogues():
        assert is_as_open(this, this, TODAY) is (this.confidentiality is not Confidentiality.NAMED_ONLY)


def test_a_question_without_topics_counts_by_those_of_its_dialogue() -> None:
    about = dossier(topic_ids=("q_potency",), questions=[question()], answers=[answer(uuid4())])
    assert [each.dialogue for each in answers_on(["q_potency"], [about])] == [about.dialogue]
    assert answers_on([], [about]) == answers_on(["q_release"], [about]) == ()
