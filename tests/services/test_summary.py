"""The summary of what one viewer may see, on both kinds of database."""

from datetime import UTC, date, datetime

import pytest
from consortium_builders import Consortium, found_consortium
from dialogue_builders import answer, commitment, dossier, meeting, store_dossier
from sqlalchemy.engine import Engine

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.summary import UNSHOWN, Period, Timing
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, Role
from dare_network.services.summary import period_presets, summary, summary_document
from dare_network.store.engine import unit_of_work

SPRING = Period(date(2026, 3, 1), date(2026, 5, 31))
TODAY = date(2026, 7, 1)
EVERYBODY = Viewer("anybody", Role.PUBLIC)


def stored(engine: Engine, office: Viewer, of: Consortium, level: Confidentiality) -> Dossier:
    kept = dossier(
        title=f"A dialogue that is {level}",
        lead_body_id=of.meb,
        owner_id=of.anna,
        centre_id=of.leiden,
        confidentiality=level,
        meetings=[meeting(date(2026, 5, 12))],
        answers=[answer(of.meb)],
        commitments=[commitment(of.anna, date(2026, 6, 30))],
    )
    with unit_of_work(engine, office) as unit:
        store_dossier(unit, kept)
    return kept


@pytest.fixture
def consortium(engine: Engine) -> Consortium:
    return found_consortium(engine)


@pytest.mark.parametrize(
    ("viewer", "narrowest"),
    [
        (EVERYBODY, Confidentiality.PUBLIC),
        (Viewer("member", Role.MEMBER), Confidentiality.CONSORTIUM),
        (Viewer("chair", Role.STEERING), Confidentiality.RESTRICTED),
        (Viewer("office", Role.COORDINATOR), Confidentiality.RESTRICTED_STRICT),
    ],
    ids=lambda value: getattr(value, "account", value),
)
def test_what_a_viewer_may_not_see_is_counted_nowhere(
    engine: Engine, office: Viewer, consortium: Consortium, viewer: Viewer, narrowest: Confidentiality
) -> None:
    kept = {level: stored(engine, office, consortium, level) for level in Confidentiality}
    levels = list(Confidentiality)
    seen = [kept[level] for level in levels[: levels.index(narrowest) + 1]]
    found = summary(engine, viewer, SPRING, TODAY)
    assert set(found.dialogue_ids) == {one.dialogue.id for one in seen}
    assert set(found.answer_ids) == {one.answers[0].id for one in seen}
    assert set(found.commitment_ids(Timing.OVERDUE)) == {one.commitments[0].id for one in seen}
    assert found.confidentiality is narrowest


def test_the_centre_named_on_a_dialogue_counts_it(
    engine: Engine, office: Viewer, consortium: Consortium
) -> None:
    strict = stored(engine, office, consortium, Confidentiality.RESTRICTED_STRICT)
    of_leiden, of_utrecht = (
        Viewer("member", Role.MEMBER, centre_id=centre) for centre in (consortium.leiden, consortium.utrecht)
    )
    assert summary(engine, of_leiden, SPRING, TODAY).dialogue_ids == (strict.dialogue.id,)
    assert summary(engine, of_utrecht, SPRING, TODAY).dialogue_ids == ()


def test_a_body_met_only_in_a_hidden_dialogue_seems_silent(
    engine: Engine, office: Viewer, consortium: Consortium
) -> None:
    stored(engine, office, consortium, Confidentiality.RESTRICTED)
    for viewer, hears in ((office, True), (EVERYBODY, False)):
        silent = {body.body_id for body in summary(engine, viewer, SPRING, TODAY).silent_bodies}
        assert (consortium.meb not in silent) is hears
        assert consortium.ccmo in silent


def test_the_public_sees_no_name_of_an_owner(engine: Engine, office: Viewer, consortium: Consortium) -> None:
    stored(engine, office, consortium, Confidentiality.PUBLIC)
    (open_to_all,) = summary(engine, EVERYBODY, SPRING, TODAY).commitments_by_owner
    (inside,) = summary(engine, office, SPRING, TODAY).commitments_by_owner
    assert (open_to_all.key, inside.label) == (UNSHOWN, "Anna de Wit")
    assert b"Anna de Wit" not in summary_document(engine, EVERYBODY, SPRING, datetime(2026, 7, 1, tzinfo=UTC))


def test_the_printed_page_holds_only_what_its_reader_may_see(
    engine: Engine, office: Viewer, consortium: Consortium
) -> None:
    for level in (Confidentiality.PUBLIC, Confidentiality.RESTRICTED):
        stored(engine, office, consortium, level)
    made_at = datetime(2026, 7, 1, 9, 5, tzinfo=UTC)
    page = summary_document(engine, EVERYBODY, SPRING, made_at).decode()
    assert "A dialogue that is public" in page
    assert "A dialogue that is restricted" not in page
    assert "A dialogue that is restricted" in summary_document(engine, office, SPRING, made_at).decode()


@pytest.mark.parametrize(("hour", "late"), [(21, False), (22, True)])
def test_the_printed_page_judges_by_the_day_in_amsterdam(
    engine: Engine, office: Viewer, consortium: Consortium, hour: int, late: bool
) -> None:
    stored(engine, office, consortium, Confidentiality.RESTRICTED)
    on_the_due_day = datetime(2026, 6, 30, hour, 30, tzinfo=UTC)
    page = summary_document(engine, office, SPRING, on_the_due_day).decode()
    assert ("1 day late" in page) is late


@pytest.mark.parametrize(
    ("today", "periods"),
    [
        (
            date(2026, 5, 31),
            {
                "Last quarter": Period(date(2026, 1, 1), date(2026, 3, 31)),
                "Last six months": Period(date(2025, 12, 1), date(2026, 5, 31)),
                "Last twelve months": Period(date(2025, 6, 1), date(2026, 5, 31)),
                "This year so far": Period(date(2026, 1, 1), date(2026, 5, 31)),
                "Last year": Period(date(2025, 1, 1), date(2025, 12, 31)),
                "Everything": Period(None, None),
            },
        ),
        (
            date(2026, 1, 1),
            {
                "Last quarter": Period(date(2025, 10, 1), date(2025, 12, 31)),
                "This year so far": Period(date(2026, 1, 1), date(2026, 1, 1)),
            },
        ),
        (
            date(2028, 2, 29),
            {
                "Last six months": Period(date(2027, 8, 30), date(2028, 2, 29)),
                "Last twelve months": Period(date(2027, 3, 1), date(2028, 2, 29)),
            },
        ),
        (date(2026, 12, 31), {"Last quarter": Period(date(2026, 7, 1), date(2026, 9, 30))}),
    ],
)
def test_the_periods_to_choose_from(today: date, periods: dict[str, Period]) -> None:
    offered = dict(period_presets(today))
    assert {name: offered[name] for name in periods} == periods
    assert len(offered) == 6
