"""Every cached loader reads anew what was written, and only where it may have changed."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from uuid import UUID

import pytest
from consortium_builders import (
    Consortium,
    answer_draft,
    commitment_draft,
    dialogue_draft,
    found_consortium,
    item_draft,
    meeting_draft,
    minutes_draft,
    norm_draft,
    question_draft,
    seat_draft,
)
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.custom_fields import CustomFieldDraft
from dare_network.domain.drafts.dialogues import ProductDraft
from dare_network.domain.drafts.network import PersonDraft, TieDraft
from dare_network.domain.drafts.notes import NoteDraft
from dare_network.domain.drafts.views import SavedViewDraft
from dare_network.domain.records.custom_fields import CustomKind, CustomSubject
from dare_network.domain.records.lists import CommitmentFilter, DirectoryFilter
from dare_network.domain.records.paging import Wanted
from dare_network.domain.records.search import Narrowing
from dare_network.domain.records.summary import Period, Summary
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Family, Role
from dare_network.errors import NotAllowedError
from dare_network.formats.suggestion import suggest
from dare_network.graph.view import View
from dare_network.importing.answers import NO_ANSWERS
from dare_network.services.agenda import add_item
from dare_network.services.answers import record_answer
from dare_network.services.commitments import add_commitment
from dare_network.services.custom_fields import add_custom_field
from dare_network.services.dialogues import change_dialogue, record_dialogue
from dare_network.services.importing.files import read_files
from dare_network.services.importing.mappings import save_mapping
from dare_network.services.meetings import add_attendance, add_meeting
from dare_network.services.minutes import build_minutes
from dare_network.services.norms import change_norm
from dare_network.services.notes import add_note
from dare_network.services.products import add_product
from dare_network.services.questions import add_question
from dare_network.services.stakeholders import add_person, add_tie
from dare_network.services.views import refuse_tie, save_view
from dare_network.store.engine import open_engine
from dare_network.ui import list_loaders, loaders
from dare_network.ui.explorer import cached
from dare_network.ui.importing import cached as files
from dare_network.ui.shared_cache import cache_fills
from dare_network.ui.snapshots import present_snapshot

OFFICE = Viewer("carla", Role.ADMINISTRATOR, listed_as="carla")
VIEWERS = (OFFICE, Viewer("carla", Role.MEMBER), Viewer("carla", Role.PUBLIC))
R, N, D, I, V = Family.REFERENCE, Family.NETWORK, Family.DIALOGUES, Family.IMPORTS, Family.VIEWS  # noqa: E741
SHOWN = {R, N, D}
FILE = ("people.csv", b"name,kind\nAnna Jansen,person\n")
MAPPING = suggest(read_files([FILE]))
ALL = CommitmentFilter()
VIEW = View(date(2026, 11, 24))


class Stage:
    """A consortium with a dialogue, and one thing to write after the other."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.of = engine, found_consortium(engine)
        self.dialogue = record_dialogue(engine, OFFICE, _draft(self.of))
        self.asked = add_question(engine, OFFICE, self.dialogue, question_draft())
        self.meeting = add_meeting(engine, OFFICE, self.dialogue, meeting_draft())

    def writes(self) -> Iterator[tuple[Family, Callable[[], object]]]:
        """What is written, and the family that it is of."""
        engine, of, at = self.engine, self.of, (self.engine, OFFICE)
        yield V, lambda: save_view(*at, SavedViewDraft(name="Around", address="focus=x"))
        yield V, lambda: refuse_tie(*at, of.anna, of.bert)
        yield I, lambda: save_mapping(*at, "Mine", MAPPING)
        yield N, lambda: add_person(*at, PersonDraft(name="Zita New"))
        yield N, lambda: add_note(*at, of.anna, NoteDraft(on=date(2026, 5, 12), text="Called back."))
        yield N, lambda: add_tie(*at, TieDraft(type_id="knows", from_id=of.anna, to_id=of.leiden))
        yield R, lambda: add_custom_field(*at, _own_field())
        yield R, lambda: change_norm(*at, _norm(engine).id, 1, norm_draft(9))
        yield D, lambda: add_product(*at, ProductDraft(name="A new one"))
        yield D, lambda: record_answer(*at, self.asked, answer_draft(of))
        yield D, lambda: add_attendance(*at, self.meeting, seat_draft(of.bert))
        yield D, lambda: add_commitment(*at, self.dialogue, commitment_draft(of))
        yield D, lambda: add_item(*at, self.dialogue, item_draft())
        yield D, lambda: build_minutes(*at, self.dialogue, minutes_draft(self.meeting))
        yield D, lambda: record_dialogue(*at, _draft(of, title="Another"))
        yield D, lambda: change_dialogue(*at, self.dialogue, 1, _draft(of, title="Renamed"))

    def asked_for(self) -> Mapping[str, tuple[Callable[[Viewer], object], set[Family]]]:
        """Every loader, and the families that it reads."""
        key = self.dialogue
        return {
            "reference": (lambda v: loaders.reference(), {R}),
            "network": (loaders.network, {N, D}),
            "names": (loaders.names, {N}),
            "topics": (loaders.topics, {D}),
            "profile": (lambda v: loaders.profile(v, self.of.anna, 9), {N, D}),
            "timeline": (
                lambda v: list_loaders.timeline(v, self.of.leiden, frozenset(), Wanted()),
                {N, D, I},
            ),
            "has_sample": (loaders.has_sample, {N, D}),
            "earlier answers": (
                lambda v: list_loaders.earlier_answers(v, UUID(int=1), frozenset({"q_potency"}), 9),
                {D},
            ),
            "minutes": (lambda v: loaders.minutes(v, key), {D}),
            "minutes_comments": (lambda v: loaders.minutes_comments(v, key), {D}),
            "public_minutes": (lambda v: loaders.public_minutes(v, key), {D}),
            "agenda": (lambda v: loaders.agenda(v, key), {D}),
            "products": (loaders.products, {D}),
            "views": (loaders.views, {V}),
            "refused_ties": (loaders.refused_ties, {V}),
            "summary": (lambda v: loaders.summary(v, Period(None, None)), SHOWN),
            "a figure of it": (lambda v: loaders.drawn(v, Period(None, None), _figure), SHOWN),
            "list of dialogues": (lambda v: list_loaders.dialogues(v, Narrowing(), Wanted()), SHOWN),
            "any dialogue": (list_loaders.any_dialogue, SHOWN),
            "list of commitments": (lambda v: list_loaders.commitments(v, ALL, Wanted()), SHOWN),
            "commitments by state": (lambda v: list_loaders.commitments_by_state(v, ALL), SHOWN),
            "owners of commitments": (list_loaders.commitment_owners, SHOWN),
            "overview": (list_loaders.overview, SHOWN),
            "directory": (lambda v: list_loaders.stakeholders(v, DirectoryFilter(), Wanted()), {R, N}),
            "directory, searched": (
                lambda v: list_loaders.stakeholders(v, DirectoryFilter(("zita",)), Wanted()),
                {R, N},
            ),
            "directory, not met": (
                lambda v: list_loaders.stakeholders(
                    v, DirectoryFilter(no_contact_since=date(2026, 1, 1)), Wanted()
                ),
                SHOWN,
            ),
            "keys of the directory": (
                lambda v: list_loaders.stakeholder_keys(v, DirectoryFilter(), Wanted()),
                {R, N},
            ),
            "tags": (list_loaders.stakeholder_tags, {N}),
            "stakeholder": (lambda v: list_loaders.stakeholder(v, self.of.leiden), {N}),
            "pairs that may be one": (list_loaders.duplicate_pairs, {N}),
            "register to compare with": (list_loaders.register, {N}),
            "to verify": (lambda v: list_loaders.to_verify(v, None, Wanted()), {N}),
            "count to verify": (list_loaders.count_to_verify, {N}),
            "parts to move": (lambda v: list_loaders.parts_to_move(v, self.of.anna), {N, D}),
            "mapping": (lambda v: files.fitting_mapping(v, [FILE]), {I}),
            "plan": (lambda v: files.import_plan(v, [FILE], MAPPING, NO_ANSWERS), {R, N, D, I}),
            "whole graph": (cached.whole_graph, SHOWN),
            "seen": (lambda v: cached.seen(v, VIEW), SHOWN),
            "acquaintances": (lambda v: cached.acquaintances(v, VIEW).graph, SHOWN),
            "suggestions": (lambda v: cached.suggestions(v, VIEW), {R, N, D, V}),
            "single points": (lambda v: cached.single_points(v, VIEW), SHOWN),
        }


def _figure(found: Summary) -> object:
    return [found]


def _draft(of: Consortium, **changes: object) -> object:
    return dialogue_draft(of, confidentiality="public", **changes)


def _own_field() -> CustomFieldDraft:
    return CustomFieldDraft(subject=CustomSubject.PERSON, kind=CustomKind.TEXT, label_nl="Invloed")


def _norm(engine: Engine) -> object:
    return loaders.reference_service.reference(engine).norms[0]


@contextmanager
def _moment(engine: Engine) -> Iterator[None]:
    token = loaders._present.set(present_snapshot(engine))
    yield
    loaders._present.reset(token)


def _answer(ask: Callable[[Viewer], object], viewer: Viewer) -> object:
    try:
        return ask(viewer)
    except NotAllowedError:
        return None


def _values(stage: Stage, engine: Engine, viewer: Viewer) -> dict[str, object]:
    with _moment(engine):
        return {name: _answer(ask, viewer) for name, (ask, _families) in stage.asked_for().items()}


@pytest.mark.parametrize("viewer", VIEWERS, ids=lambda viewer: viewer.role)
def test_nothing_is_shown_as_it_was_and_nothing_is_read_again_that_stayed(
    engine: Engine, viewer: Viewer
) -> None:
    stage = Stage(engine)
    address = engine.url.render_as_string(hide_password=False)
    # What leads to people is blank for those who see none.
    always = {N} if viewer.role is Role.PUBLIC else set()
    for family, write in stage.writes():
        before = _values(stage, engine, viewer)
        write()
        after = _values(stage, engine, viewer)
        for name, (_ask, families) in stage.asked_for().items():
            if family not in families | always:
                assert after[name] is before[name], f"{name} was read again after a change of {family}"
        # Caches are kept by the engine: through another one, all is read anew.
        anew = open_engine(address)
        assert _values(stage, anew, viewer) == after, family
        anew.dispose()


NEEDING_MORE = {
    # Of the explorer's own view, which its other tests go through; each is made of what is looked at above.
    "dare_network.ui.explorer.cached",
    # What is read from uploaded files alone, and sheets that come back.
    "dare_network.ui.importing.cached._tables_of",
    "dare_network.ui.importing.cached._returned_plan",
}


def test_no_loader_is_left_out_here(engine: Engine) -> None:
    stage = Stage(engine)
    for viewer in VIEWERS:
        _values(stage, engine, viewer)
    modules = tuple(f"{each.__name__}." for each in (loaders, list_loaders, cached, files))
    fills = [fill for fill in cache_fills() if fill.name.startswith(modules)]
    empty = {fill.name for fill in fills if not fill.entries}
    left_out = {name for name in empty if not name.startswith(tuple(NEEDING_MORE))}
    assert not left_out
