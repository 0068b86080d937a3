"""All that the services tell one viewer, as plain text: every reading service, asked for all there is."""

import dataclasses
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any
from unittest.mock import patch
from uuid import UUID, uuid4

from pydantic import BaseModel
from pypdf import PdfReader
from service_functions import functions
from sqlalchemy.engine import Engine

from dare_network.documents.minutes import Layer
from dare_network.domain.records.bulk import BulkChange
from dare_network.domain.records.dialogues import Commitment
from dare_network.domain.records.job_changes import HandOver, JobChange
from dare_network.domain.records.lists import CommitmentFilter, DirectoryFilter
from dare_network.domain.records.paging import Wanted
from dare_network.domain.records.search import Narrowing
from dare_network.domain.records.summary import Period
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.deadlines import day_of
from dare_network.domain.vocabulary import TextKind
from dare_network.errors import ConflictError, DareError, InvalidInputError
from dare_network.formats.suggestion import suggest
from dare_network.graph.exploration import Exploration, find
from dare_network.graph.network_graph import EdgeKind, NodeKind
from dare_network.graph.view import View
from dare_network.language import AMSTERDAM
from dare_network.services import (
    agenda,
    bulk,
    change_sets,
    clearance,
    condition,
    dialogues,
    directory_files,
    documents,
    duplicates,
    exploring,
    graph_files,
    importing,
    installation,
    job_changes,
    lists,
    merging,
    minutes,
    names,
    network,
    norms,
    overview,
    places,
    presence,
    products,
    reference,
    search,
    sources,
    stakeholders,
    summary,
    take_overs,
    timeline,
    verifying,
    views,
)
from dare_network.services.dialogue_transactions import write_on_loaded_dialogue, write_on_loaded_part
from dare_network.services.documents import DocumentKind
from dare_network.services.importing.files import File, read_files
from dare_network.services.sheets import reimport
from dare_network.services.sheets.export import SHEETS, sheet_csv, workbook
from dare_network.store import unit_of_work
from dare_network.words.query import read_query


@dataclass(frozen=True)
class Asked:
    """What is asked for: every key that there is, whether this viewer may know of it or not."""

    engine: Engine
    viewer: Viewer
    now: datetime
    dialogues: Sequence[UUID] = ()
    documents: Sequence[UUID] = ()
    minutes: Sequence[UUID] = ()
    parts: Sequence[tuple[type[object], UUID]] = ()
    words: Sequence[str] = ()
    """What the search is asked for."""
    sheets: Sequence[File] = ()
    """Sheets that somebody else exported, to be imported again."""
    kind: DocumentKind = "docx"

    @property
    def today(self) -> date:
        """The day on which is asked."""
        return day_of(self.now)


Call = Callable[[Asked], Iterable[Callable[[], object]]]
EVER = Period(None, None)
_FILE = ("people.csv", b"name,kind\nSomebody,person\n")


def once(call: Callable[[Asked], object]) -> Call:
    """A service that is asked once."""
    return lambda of: [partial(call, of)]


def each_dialogue(call: Callable[[Engine, Viewer, UUID], object]) -> Call:
    """A service that is asked for every dialogue."""
    return lambda of: [partial(call, of.engine, of.viewer, key) for key in of.dialogues]


def _inside(open_it: Callable[..., AbstractContextManager[Any]], of: Asked, *where: object) -> object:
    with open_it(of.engine, of.viewer, *where) as (_unit, found):
        return found


def _explored(of: Asked) -> exploring.Explored:
    known, labels = network.network(of.engine, of.viewer), reference.reference(of.engine)
    view = View(of.today, nodes=frozenset(NodeKind), ties=frozenset(EdgeKind))
    graph = exploring.graph_of_all(known, labels)
    met, places = exploring.contacts_of(known, view.as_of), dict.fromkeys(graph.nodes, (0.0, 0.0))
    wanted = Exploration(view)
    return exploring.explore(met, graph, find(graph, wanted), labels, places, wanted)


def _found(of: Asked, word: str, kinds: frozenset[TextKind]) -> object:
    found = search.search(of.engine, of.viewer, read_query(word), Narrowing(kinds=kinds), 500)
    assert found.count == len(found.hits)
    return found


def _searches(of: Asked) -> Iterator[Callable[[], object]]:
    for word in of.words:
        yield partial(_found, of, word, frozenset())


def _briefings(of: Asked) -> Iterator[Callable[[], object]]:
    for key in of.dialogues:
        yield partial(documents.briefing_document, of.engine, of.viewer, key, of.kind, of.now)


def _minutes_documents(of: Asked) -> Iterator[Callable[[], object]]:
    for key in of.dialogues:
        for layer in Layer:
            at = (of.engine, of.viewer, key, None, layer)
            yield partial(documents.minutes_document, *at, of.kind, of.now)


def _version_documents(of: Asked) -> Iterator[Callable[[], object]]:
    for key in of.minutes:
        for layer in Layer:
            at = (of.engine, of.viewer, key, layer)
            yield partial(documents.minutes_version_document, *at, of.kind, of.now)


def _directory_file(write: Callable[..., bytes], of: Asked) -> bytes:
    keys = lists.stakeholder_keys(of.engine, of.viewer, DirectoryFilter(), Wanted())
    return write(of.engine, of.viewer, keys)


def _graph_files(of: Asked) -> Iterator[Callable[[], object]]:
    for kind in graph_files.GRAPH_FORMATS:
        yield partial(graph_files.whole_network_file, of.engine, of.viewer, kind, of.today)


def _sheets(of: Asked) -> Iterator[Callable[[], object]]:
    for sheet in SHEETS:
        yield partial(sheet_csv, of.engine, of.viewer, sheet)


def _plans(of: Asked) -> Iterator[Callable[[], object]]:
    if of.sheets:
        yield partial(reimport.plan_sheets, of.engine, of.viewer, of.sheets)


def _places(of: Asked) -> Iterator[Callable[[], object]]:
    for found in dialogues.dossiers(of.engine, of.viewer):
        parts = (*found.answers, *found.documents, *found.commitments, *found.outcomes)
        for record in (found.dialogue, *parts):
            yield partial(places.places_that_hold, of.engine, of.viewer, record)


def _profiles(of: Asked) -> Iterator[Callable[[], object]]:
    for who in names.names(of.engine, of.viewer).stakeholders:
        yield partial(names.profile, of.engine, of.viewer, who.id, 99)


def _timelines(of: Asked) -> Iterator[Callable[[], object]]:
    for who in names.names(of.engine, of.viewer).stakeholders:
        yield partial(timeline.timeline, of.engine, of.viewer, who.id, (), Wanted(size=999))


def _parts(of: Asked) -> Iterator[Callable[[], object]]:
    for who in names.names(of.engine, of.viewer).stakeholders:
        yield partial(merging.parts_to_move, of.engine, of.viewer, who.id)


def _job_changes(of: Asked) -> Iterator[Callable[[], object]]:
    everybody = names.names(of.engine, of.viewer).stakeholders
    place = next(who.id for who in everybody if not who.is_person)
    for record, key in of.parts:
        if record is Commitment:
            for who in everybody:
                if who.is_person:
                    over = {key: HandOver(1, place)}
                    change = JobChange(who.id, None, place, of.today, commitments=over)
                    yield partial(job_changes.plan_job_change, of.engine, of.viewer, change)


def _histories(of: Asked) -> Iterator[Callable[[], object]]:
    for who in names.names(of.engine, of.viewer).stakeholders:
        yield partial(stakeholders.history, of.engine, of.viewer, who.id)


def _imported(of: Asked) -> object:
    return importing.plan_import(of.engine, of.viewer, [_FILE], suggest(read_files([_FILE])))


TOLD: Mapping[str, Call] = {
    "agenda.agenda": each_dialogue(agenda.agenda),
    "change_sets.list_decisions": once(lambda of: change_sets.list_decisions(of.engine, of.viewer, 9)),
    "clearance.clearance": once(lambda of: clearance.clearance(of.viewer)),
    "condition.condition": once(lambda of: condition.condition(of.engine, of.viewer)),
    "dialogues.dossier": each_dialogue(dialogues.dossier),
    "dialogues.dossiers": once(lambda of: dialogues.dossiers(of.engine, of.viewer)),
    "dialogues.history": each_dialogue(dialogues.history),
    "products.products": once(lambda of: products.products(of.engine, of.viewer)),
    "documents.briefing_document": _briefings,
    "documents.commitment_calendar": once(
        lambda of: documents.commitment_calendar(of.engine, of.viewer, of.now)
    ),
    "documents.dialogue_calendar": lambda of: [
        partial(documents.dialogue_calendar, of.engine, of.viewer, key, of.now) for key in of.dialogues
    ],
    "documents.minutes_document": _minutes_documents,
    "documents.minutes_version_document": _version_documents,
    "bulk.plan_change": once(
        lambda of: bulk.plan_change(
            of.engine,
            of.viewer,
            lists.stakeholder_keys(of.engine, of.viewer, DirectoryFilter(), Wanted()),
            BulkChange(source="x", end_ties_on=of.today),
        )
    ),
    "directory_files.directory_csv": once(lambda of: _directory_file(directory_files.directory_csv, of)),
    "directory_files.directory_workbook": once(
        lambda of: _directory_file(directory_files.directory_workbook, of)
    ),
    "duplicates.pairs": once(lambda of: duplicates.pairs(of.engine, of.viewer)),
    "duplicates.register": once(lambda of: duplicates.register(of.engine, of.viewer).known),
    "duplicates.told_apart": once(lambda of: duplicates.told_apart(of.engine, of.viewer)),
    "exploring.explore": once(lambda of: (_explored(of).picture, _explored(of).rows)),
    "graph_files.network_page": once(
        lambda of: graph_files.network_page(_explored(of).picture, "Network", "")
    ),
    "graph_files.whole_network_file": _graph_files,
    "importing.loading.list_imports": once(lambda of: importing.list_imports(of.engine, of.viewer)),
    "importing.loading.plan_import": once(_imported),
    "importing.mappings.find_mapping": once(
        lambda of: importing.find_mapping(of.engine, of.viewer, None, [_FILE])
    ),
    "importing.mappings.list_mappings": once(lambda of: importing.list_mappings(of.engine, of.viewer)),
    "installation.check_store": once(lambda of: installation.check_store(of.engine, of.viewer)),
    "lists.any_dialogue": once(lambda of: lists.any_dialogue(of.engine, of.viewer)),
    "lists.commitment_owners": once(lambda of: lists.commitment_owners(of.engine, of.viewer)),
    "lists.commitments": once(
        lambda of: lists.commitments(of.engine, of.viewer, CommitmentFilter(), Wanted())
    ),
    "lists.commitments_by_state": once(
        lambda of: lists.commitments_by_state(of.engine, of.viewer, CommitmentFilter())
    ),
    "lists.earlier_answers": once(
        lambda of: lists.earlier_answers(of.engine, of.viewer, uuid4(), ("q_potency", "q_vector"), 500)
    ),
    "lists.stakeholder": once(
        lambda of: lists.stakeholder(of.engine, of.viewer, reference.body_key("nl-meb"))
    ),
    "lists.stakeholder_keys": once(
        lambda of: lists.stakeholder_keys(of.engine, of.viewer, DirectoryFilter(), Wanted())
    ),
    "lists.stakeholder_tags": once(lambda of: lists.stakeholder_tags(of.engine, of.viewer)),
    "lists.stakeholders": once(
        lambda of: lists.stakeholders(of.engine, of.viewer, DirectoryFilter(), Wanted())
    ),
    "lists.dialogues": once(lambda of: lists.dialogues(of.engine, of.viewer, Narrowing(), Wanted())),
    "job_changes.plan_job_change": _job_changes,
    "merging.parts_to_move": _parts,
    "verifying.count_to_verify": once(lambda of: verifying.count_to_verify(of.engine, of.viewer)),
    "verifying.to_verify": once(lambda of: verifying.to_verify(of.engine, of.viewer, None, Wanted())),
    "minutes.comments": each_dialogue(minutes.comments),
    "minutes.minutes": each_dialogue(minutes.minutes),
    "minutes.public_minutes": each_dialogue(minutes.public_minutes),
    "names.names": once(lambda of: names.names(of.engine, of.viewer)),
    "names.profile": _profiles,
    "network.stated_share": once(lambda of: network.stated_share(of.engine, of.viewer)),
    "network.dialogue_share": once(
        lambda of: network.dialogue_share(of.engine, of.viewer, network.revisions(of.engine).dialogues).share
    ),
    "network.has_sample": once(lambda of: network.has_sample(of.engine, of.viewer)),
    "network.network": once(lambda of: network.network(of.engine, of.viewer)),
    "network.node_positions": once(
        lambda of: network.node_positions(of.engine, of.viewer, network.network(of.engine, of.viewer))
    ),
    "network.topics": once(lambda of: network.topics(of.engine, of.viewer)),
    "norms.course_of": each_dialogue(norms.course_of),
    "overview.overview": once(lambda of: overview.overview(of.engine, of.viewer)),
    "places.places_that_hold": _places,
    "presence.presences": each_dialogue(
        lambda engine, viewer, key: presence.presences(engine, viewer, key, uuid4(), datetime.now(UTC))
    ),
    "dialogue_transactions.write_on_loaded_dialogue": lambda of: [
        partial(_inside, write_on_loaded_dialogue, of, key) for key in of.dialogues
    ],
    "dialogue_transactions.write_on_loaded_part": lambda of: [
        partial(_inside, write_on_loaded_part, of, *part) for part in of.parts
    ],
    "search.search": _searches,
    "sheets.reimport.plan_sheets": _plans,
    "sheets.export.sheet_csv": _sheets,
    "sheets.export.workbook": once(lambda of: workbook(of.engine, of.viewer)),
    "sources.source_content": lambda of: [
        partial(sources.source_content, of.engine, of.viewer, key) for key in of.documents
    ],
    "stakeholders.history": _histories,
    "summary.summary": once(lambda of: summary.summary(of.engine, of.viewer, EVER, of.today)),
    "summary.records_behind": once(
        lambda of: summary.records_behind(
            of.engine, of.viewer, [*of.dialogues, *(key for _row, key in of.parts)]
        )
    ),
    "summary.summary_document": once(lambda of: summary.summary_document(of.engine, of.viewer, EVER, of.now)),
    "take_overs.closed_dialogues": once(lambda of: take_overs.closed_dialogues(of.engine, of.viewer)),
    "timeline.timeline": _timelines,
    "views.refused_ties": once(lambda of: views.refused_ties(of.engine, of.viewer)),
    "views.views": once(lambda of: views.views(of.engine, of.viewer)),
}
"""Every service that tells a viewer something."""

OLD_TEXTS = frozenset(
    {
        "dialogues.history",
        "documents.minutes_version_document",
        "minutes.comments",
        "minutes.minutes",
        "minutes.public_minutes",
        "dialogue_transactions.write_on_loaded_part",
        "search.search",
    }
)
"""Those that may tell what stands no more: history, and minutes, which keep what they were built from."""


def forgotten(writes: Iterable[str]) -> set[str]:
    """The services that ask for a viewer and are neither asked here nor among those that write."""
    return {name for name, asks in functions() if asks} - set(TOLD) - set(writes)


def told(of: Asked, names: Iterable[str] = TOLD) -> Iterator[tuple[str, str]]:
    """What each of these services tells, also where it refuses, each with the name of the service."""
    for name in names:
        for call in TOLD[name](of):
            try:
                yield name, as_text(call())
            except DareError as error:
                yield name, error_text(error)


def error_text(error: DareError) -> str:
    """All that a refusal tells."""
    parts: list[object] = [str(error)]
    if isinstance(error, InvalidInputError):
        parts.append(error.fields)
    if isinstance(error, ConflictError):
        parts.append(error.theirs)
    return as_text(parts)


def as_text(thing: object) -> str:
    """All that a reader could find in something, also of files."""
    match thing:
        case str():
            return thing
        case bytes():
            return file_text(thing)
        case None | bool() | int() | float() | UUID() | date() | time():
            return str(thing)
        case BaseModel():
            return as_text(thing.model_dump())
        case Mapping():
            return "\n".join(f"{as_text(key)}: {as_text(value)}" for key, value in thing.items())
        case list() | tuple() | set() | frozenset():
            return "\n".join(map(as_text, thing))
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        return "\n".join(as_text(getattr(thing, each.name)) for each in dataclasses.fields(thing))
    return repr(thing)


def file_text(content: bytes) -> str:
    """What is written in a file."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    if content.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    # Calendars fold their lines.
    return content.decode("utf-8", "replace").replace("\r\n ", "")


@dataclass
class Clock:
    """What day it is for the services."""

    day: date
    _patches: list[object] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        """Noon in Amsterdam."""
        return datetime.combine(self.day, time(12), AMSTERDAM).astimezone(UTC)


@contextmanager
def clock(day: date) -> Iterator[Clock]:
    """Let it be that day for the services, until the clock that is given is set to another."""
    held = Clock(day)

    class Turned(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]  # only as it is called
            return held.now

    with patch.object(clearance, "datetime", Turned), patch.object(unit_of_work, "datetime", Turned):
        yield held
