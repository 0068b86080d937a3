"""A change of job is one step: both days are right, and it is taken back as one."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from consortium_builders import (
    FOUNDER,
    commitment_draft,
    dialogue_draft,
    found_consortium,
)
from merge_builders import whole_store
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.network import AffiliationDraft, OrganisationDraft, PersonDraft, TieDraft
from dare_network.domain.partial_days import Precision
from dare_network.domain.records.dialogues import Commitment
from dare_network.domain.records.job_changes import Fate, HandOver, JobChange, TieChoice
from dare_network.domain.records.network import Affiliation, Tie
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import ChangeKind, Confidentiality, Role
from dare_network.errors import ConflictError, DareError, InvalidInputError, NotFoundError
from dare_network.graph.build import whole_graph
from dare_network.graph.network_graph import EdgeKind
from dare_network.graph.view import View, seen
from dare_network.services.change_sets import list_decisions, take_back
from dare_network.services.commitments import add_commitment
from dare_network.services.dialogues import dossier, record_dialogue
from dare_network.services.job_changes import change_job, plan_job_change
from dare_network.services.network import network
from dare_network.services.stakeholders import (
    add_affiliation,
    add_organisation,
    add_person,
    add_tie,
    change_affiliation,
    end_tie,
    history,
)

DAY = date(2026, 6, 1)
BEFORE, AFTER = date(2026, 5, 31), date(2026, 6, 2)


class Office:
    """Anna, a clinician at Leiden, who knows Bert, advises Utrecht and is a member of a society."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.of = engine, found_consortium(engine)
        at, of = (engine, FOUNDER), self.of
        self.anna = add_person(*at, PersonDraft(name="Anna Vos", category="clinician"))
        self.firm = add_organisation(*at, OrganisationDraft(name="Firm", category="industry"))
        self.colleague = add_person(*at, PersonDraft(name="Cas Colleague"))
        post = {"person_id": self.anna, "organisation_id": of.leiden, "from_on": date(2020, 1, 1)}
        self.post = add_affiliation(*at, AffiliationDraft.model_validate(post))
        self.along = self._tie("knows", of.bert)
        self.stays = self._tie("advises", of.utrecht, source="Minutes 2024", tags=("gmp",))
        self.ends = self._tie("member_of", of.meb, from_on=date(2021, 1, 1))
        self.dialogue = record_dialogue(*at, dialogue_draft(of, owner_id=self.anna))
        self.kept, self.given = (self._promise() for _each in range(2))

    def _tie(self, type_id: str, other: UUID, **more: Any) -> UUID:
        draft = TieDraft.model_validate({"type_id": type_id, "from_id": self.anna, "to_id": other, **more})
        return add_tie(self.engine, FOUNDER, draft)

    def _promise(self, **more: Any) -> UUID:
        draft = commitment_draft(self.of, owner_id=self.anna, **more)
        return add_commitment(self.engine, FOUNDER, self.dialogue, draft)

    def change(self, **more: Any) -> JobChange:
        """To the firm, as a consultant, on the first of June."""
        whole = JobChange(
            person_id=self.anna,
            left=(self.post, 1),
            organisation_id=self.firm,
            from_on=DAY,
            role="Consultant",
            role_category="industry",
            source="Her own mail",
            ties={
                self.along: TieChoice(1, Fate.ALONG),
                self.stays: TieChoice(1, Fate.STAYS, self.colleague),
                self.ends: TieChoice(1, Fate.ENDS),
            },
            commitments={self.given: HandOver(1, self.of.bert)},
        )
        return replace(whole, **more)

    def ties(self) -> dict[UUID, Tie]:
        return {tie.id: tie for tie in network(self.engine, FOUNDER).ties}

    def posts(self) -> list[Affiliation]:
        found = network(self.engine, FOUNDER).affiliations
        return [each for each in found if each.person_id == self.anna]

    def owner(self, key: UUID) -> UUID:
        return self.promise(key).owner_id

    def promise(self, key: UUID) -> Commitment:
        found = dossier(self.engine, FOUNDER, self.dialogue).commitments
        return next(each for each in found if each.id == key)

    def picture(self, as_of: date) -> tuple[str, set[str], set[tuple[str, str, str]]]:
        """Anna's category, where she works, and the stated ties as the network shows them on a day."""
        graph = whole_graph(network(self.engine, FOUNDER), ())
        shown = seen(graph, View(as_of, ties=frozenset({EdgeKind.TIE, EdgeKind.AFFILIATION})))
        known = {str(key): key for key in (self.anna, self.colleague)}
        ties = {
            (each.source, each.type_id, each.target)
            for each in shown.edges
            if each.kind is EdgeKind.TIE and known.keys() & {each.source, each.target}
        }
        anna = str(self.anna)
        return shown.nodes[anna].category, set(shown.places.get(anna, ())), ties


@pytest.fixture
def at(engine: Engine) -> Office:
    return Office(engine)


def test_the_network_is_right_on_the_day_before_and_on_the_day_after(engine: Engine, at: Office) -> None:
    before = at.picture(BEFORE)
    change_job(engine, FOUNDER, at.change())
    assert at.picture(BEFORE) == before
    category, places, ties = at.picture(AFTER)
    anna, cas, of = str(at.anna), str(at.colleague), at.of
    assert (category, places) == ("industry", {str(at.firm)})
    assert ties == {(anna, "knows", str(of.bert)), (cas, "advises", str(of.utrecht))}
    assert before[0] == "clinician"
    assert before[1] == {str(of.leiden)}
    # On each day there is one employer.
    assert at.picture(DAY)[:2] == ("industry", {str(at.firm)})


def test_all_is_planned_first_written_at_once_and_taken_back_at_once(engine: Engine, at: Office) -> None:
    before = whole_store(engine)
    plan = plan_job_change(engine, FOUNDER, at.change())
    assert whole_store(engine) == before
    told = [(step.record, step.key is None) for step in plan.steps]
    wanted = [(Affiliation, False), (Affiliation, True), (Tie, False), (Tie, True), (Tie, False)]
    assert told == [*wanted, (Commitment, False)]
    done = change_job(engine, FOUNDER, at.change())
    (new,) = (tie for tie in at.ties().values() if tie.from_id == at.colleague)
    assert (new.from_on, new.tags, new.source) == (DAY, ("gmp",), "Her own mail")
    assert (at.owner(at.given), at.owner(at.kept)) == (at.of.bert, at.anna)
    (decision, *_others) = list_decisions(engine, FOUNDER, 9, at.anna)
    assert (decision.change_set.kind, decision.names) == (ChangeKind.JOB, ("Anna Vos", "Firm"))
    assert {event.reason for event in history(engine, FOUNDER, at.anna)} >= {"Change of job."}
    assert take_back(engine, FOUNDER, done) == ()
    assert whole_store(engine) == before


def test_what_was_changed_since_stays_and_is_told_when_the_rest_is_taken_back(
    engine: Engine, at: Office
) -> None:
    done = change_job(engine, FOUNDER, at.change())
    new = next(each for each in at.posts() if each.organisation_id == at.firm)
    draft = AffiliationDraft(person_id=at.anna, organisation_id=at.firm, role="Director", from_on=DAY)
    change_affiliation(engine, FOUNDER, new.id, new.version, draft)
    end_tie(engine, FOUNDER, at.ends, 2, date(2026, 3, 1))
    told = take_back(engine, FOUNDER, done)
    assert len(told) == 2
    assert any("Firm" in each and "stays" in each for each in told)
    assert any("Medicines Evaluation Board" in each for each in told)
    ties = at.ties()
    assert (ties[at.ends].until_on, ties[at.stays].until_on) == (date(2026, 3, 1), None)
    assert {each.organisation_id: each.until_on for each in at.posts()} == {
        at.firm: None,
        at.of.leiden: None,
    }
    assert at.owner(at.given) == at.anna


@pytest.mark.parametrize(
    ("precision", "last"), [(Precision.MONTH, date(2026, 6, 30)), (Precision.YEAR, date(2026, 12, 31))]
)
def test_of_a_month_or_a_year_both_works_say_as_much_as_is_known(
    engine: Engine, at: Office, precision: Precision, last: date
) -> None:
    change_job(engine, FOUNDER, at.change(from_on=date(2026, 6, 12), from_precision=precision))
    old, new = sorted(at.posts(), key=lambda each: each.until_on is None)
    assert (old.until_on, old.until_precision) == (last, precision)
    first = date(2026, 6 if precision is Precision.MONTH else 1, 1)
    assert (new.from_on, new.from_precision, new.until_on) == (first, precision, None)
    assert at.ties()[at.ends].until_on == last


def test_a_colleague_who_has_the_tie_already_gets_no_second_one(engine: Engine, at: Office) -> None:
    draft = TieDraft(type_id="advises", from_id=at.colleague, to_id=at.of.utrecht)
    add_tie(engine, FOUNDER, draft)
    plan = plan_job_change(engine, FOUNDER, at.change())
    assert plan.known == ("Cas Colleague – Centre Utrecht",)
    change_job(engine, FOUNDER, at.change())
    assert len([tie for tie in at.ties().values() if tie.from_id == at.colleague]) == 1


def test_somebody_without_work_only_begins_the_new_one(engine: Engine, at: Office) -> None:
    change_job(engine, FOUNDER, JobChange(at.of.anna, None, at.firm, DAY))
    found = [each for each in network(engine, FOUNDER).affiliations if each.person_id == at.of.anna]
    assert [(each.organisation_id, each.from_on, each.until_on) for each in found] == [(at.firm, DAY, None)]


def refused(at: Office, change: JobChange) -> type[DareError]:
    before = whole_store(at.engine)
    with pytest.raises(DareError) as refusal:
        change_job(at.engine, FOUNDER, change)
    assert whole_store(at.engine) == before
    return type(refusal.value)


def test_what_cannot_be_is_refused_and_nothing_is_written(at: Office) -> None:
    anna, of = at.anna, at.of

    def stays(with_id: UUID | None) -> JobChange:
        return at.change(ties={at.stays: TieChoice(1, Fate.STAYS, with_id)})

    for change in (
        at.change(organisation_id=of.bert),
        at.change(person_id=of.leiden, left=None, ties={}, commitments={}),
        at.change(from_on=date(2019, 6, 1)),
        at.change(role_category="no such"),
        at.change(commitments={at.given: HandOver(1, UUID(int=1))}),
        *(stays(whom) for whom in (None, anna, of.utrecht, UUID(int=1))),
    ):
        assert refused(at, change) is InvalidInputError
    # What is of somebody else, or not there at all.
    other = add_affiliation(
        at.engine, FOUNDER, AffiliationDraft(person_id=of.bert, organisation_id=of.leiden)
    )
    for change in (
        at.change(left=(other, 1)),
        at.change(ties={UUID(int=1): TieChoice(1, Fate.ENDS)}),
        at.change(commitments={UUID(int=1): HandOver(1, of.bert)}),
        replace(at.change(ties={}), person_id=of.bert, left=None),
    ):
        assert refused(at, change) is NotFoundError


def test_what_somebody_saved_since_it_was_read_stops_all_of_it(at: Office) -> None:
    end_tie(at.engine, FOUNDER, at.ends, 1, date(2026, 12, 31))
    assert refused(at, at.change()) is ConflictError


def test_what_is_not_open_is_left_untouched_and_nothing_tells_of_it(engine: Engine, at: Office) -> None:
    liaison = Viewer("lia", Role.LIAISON)
    hidden = at._promise(confidentiality=Confidentiality.RESTRICTED_STRICT)
    change = at.change(commitments={})
    assert "T-0003" not in repr(plan_job_change(engine, liaison, change))
    over = {hidden: HandOver(1, at.of.bert)}
    with pytest.raises(NotFoundError):
        plan_job_change(engine, liaison, at.change(commitments=over))
    with pytest.raises(NotFoundError):
        change_job(engine, liaison, at.change(commitments=over))
    change_job(engine, liaison, change)
    assert at.owner(hidden) == at.anna
    done = change_job(engine, FOUNDER, JobChange(at.anna, None, at.of.leiden, AFTER, commitments=over))
    decision = list_decisions(engine, liaison, 1)[0]
    assert "1" not in repr((decision.names, decision.entity))
    assert decision.count == 0
    # Taken back as well by those who do not see all of it, as a merge is.
    assert take_back(engine, liaison, done) == ()
    assert at.owner(hidden) == at.anna
