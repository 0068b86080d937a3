"""What every reading service tells every role, word by word, of records of every level.

The store holds a dialogue of each level, and in an open one an answer, a document, a commitment with its
milestone, an outcome and minutes of each level, each with a word of its own. Whatever a service returns is
searched for these words and for the keys of the records. A new service that asks for a viewer must be added
to the tables here.
"""

import io
import re
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch
from uuid import UUID, uuid4

from consortium_builders import (
    Consortium,
    answer_draft,
    commitment_draft,
    dialogue_draft,
    found_consortium,
    item_draft,
    meeting_draft,
    milestone_draft,
    minutes_draft,
    outcome_draft,
    question_draft,
    text_draft,
)
from pypdf import PdfReader
from service_functions import functions
from sqlalchemy.engine import Engine

from dare_network.documents.minutes import Layer
from dare_network.domain.drafts.dialogues import SourceDocumentDraft
from dare_network.domain.drafts.minutes import CirculationDraft, MinutesCommentDraft
from dare_network.domain.drafts.notes import NoteDraft
from dare_network.domain.records.bulk import BulkChange
from dare_network.domain.records.dialogues import Answer, Commitment, SourceDocument
from dare_network.domain.records.job_changes import HandOver, JobChange
from dare_network.domain.records.lists import CommitmentFilter, DirectoryFilter
from dare_network.domain.records.minutes import Minutes
from dare_network.domain.records.outcomes import Outcome
from dare_network.domain.records.paging import Wanted
from dare_network.domain.records.search import Narrowing
from dare_network.domain.records.summary import Period
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.deadlines import day_of
from dare_network.domain.vocabulary import Confidentiality, MinutesState, Role, Standing, TextKind
from dare_network.errors import NotAllowedError, NotFoundError
from dare_network.formats.suggestion import suggest
from dare_network.graph.exploration import Exploration, find
from dare_network.graph.network_graph import EdgeKind, NodeKind
from dare_network.graph.view import View
from dare_network.language import Language
from dare_network.services import (
    agenda,
    answers,
    bulk,
    change_sets,
    circulation,
    clearance,
    commitments,
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
    meetings,
    merging,
    milestones,
    minutes,
    names,
    network,
    norms,
    notes,
    outcomes,
    overview,
    places,
    presence,
    products,
    questions,
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
from dare_network.services.importing.files import read_files
from dare_network.services.sheets import reimport
from dare_network.services.sheets.commitments import COMMITMENTS
from dare_network.services.sheets.export import SHEETS, sheet_csv, workbook
from dare_network.words.query import read_query

C = Confidentiality
WORD_OF_ALL = "zqeverywherezq"
_WORD = re.compile(r"zq\d+xz|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
WRITER = Viewer("carla", Role.ADMINISTRATOR, listed_as="carla")
"""Sees everything: by the role, and on the list."""

ANSWER, DOCUMENT, COMMITMENT, OUTCOME, MINUTES, PUBLIC_LAYER = (
    "answer", "document", "commitment", "outcome", "minutes", "public layer",
)  # fmt: skip
DIALOGUE, NOTE = "dialogue", "note"
Mark = tuple[str, str]
"""What a word stands in, and the name of its level."""

# The expected sets are written out, and follow from nothing in the product.
OPEN = {"public", "opened today"}
INSIDE = OPEN | {"consortium"}
INNER = INSIDE | {"restricted", "embargoed public", "embargoed consortium"}
OFFICE = INNER | {"strict"}
SEES: Mapping[str, Collection[str]] = {
    "public": OPEN,
    "member": INSIDE,
    "member of the centre": OFFICE,
    "listed member": INSIDE | {"named"},
    "steering": INNER,
    "liaison": INNER,
    "coordinator": OFFICE,
    "administrator": OFFICE,
    "administrator on the list": OFFICE | {"named"},
}
"""Which levels each viewer sees."""

CONSORTIUM = frozenset(SEES) - {"public"}
WRITERS = frozenset({"liaison", "coordinator", "administrator", "administrator on the list"})

DIALOGUES: Mapping[str, tuple[Confidentiality, int | None]] = {
    "public": (C.PUBLIC, None),
    "opened today": (C.PUBLIC, 0),
    "embargoed public": (C.PUBLIC, 1),
    "consortium": (C.CONSORTIUM, None),
    "embargoed consortium": (C.CONSORTIUM, 1),
    "restricted": (C.RESTRICTED, None),
    "strict": (C.RESTRICTED_STRICT, None),
    "named": (C.NAMED_ONLY, None),
}
"""The level of each dialogue, and in how many days its embargo ends."""

PARTS: Mapping[str, Confidentiality | None] = {
    "public": None,
    "consortium": C.CONSORTIUM,
    "restricted": C.RESTRICTED,
    "strict": C.RESTRICTED_STRICT,
    "named": C.NAMED_ONLY,
}
"""The level of its own of each part of the open dialogue."""

NOTES = {"shared note": C.CONSORTIUM, "restricted note": C.RESTRICTED, "strict note": C.RESTRICTED_STRICT}
"""The level of each note on a body."""

SEES_NOTES: Mapping[str, Collection[str]] = {
    "public": set(),
    "member": {"shared note"},
    "member of the centre": {"shared note"},
    "listed member": {"shared note"},
    "steering": {"shared note", "restricted note"},
    "liaison": {"shared note", "restricted note"},
    "coordinator": set(NOTES),
    "administrator": set(NOTES),
    "administrator on the list": set(NOTES),
}
"""Which notes each viewer sees: no centre and no list is named on one."""


@dataclass
class Library:
    """The store, and what is written where."""

    engine: Engine
    of: Consortium
    now: datetime
    marks: dict[str, Mark] = field(default_factory=dict)
    dialogues: dict[str, UUID] = field(default_factory=dict)
    parts: dict[Mark, UUID] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day on which all is read."""
        return day_of(self.now)

    def word(self, kind: str, level: str) -> str:
        """A new word for records of this kind and level, which stands beside the word of all."""
        word = f"zq{len(self.marks)}xz"
        self.marks[word] = (kind, level)
        return f"{WORD_OF_ALL} {word}"

    def keep(self, kind: str, level: str, key: UUID) -> UUID:
        """Count the key of a record as a word of it."""
        self.marks[str(key)] = (kind, level)
        return key

    def named_in(self, told: object) -> set[Mark]:
        """Of what something tells."""
        return {self.marks[word] for word in _WORD.findall(as_text(told)) if word in self.marks}


def as_text(told: object) -> str:
    """All that a reader could find in it, also of files."""
    if isinstance(told, bytes):
        return file_text(told)
    if isinstance(told, list):
        return "\n".join(map(as_text, told))
    return repr(told)


def file_text(content: bytes) -> str:
    """What is written in a file."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    if content.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return content.decode().replace("\r\n ", "")


def library(engine: Engine) -> Library:
    """A dialogue of each level, and parts of each level in the open one."""
    made = Library(engine, found_consortium(engine), datetime.now(UTC))
    for level in DIALOGUES:
        add_dialogue(made, level)
    for level in PARTS:
        add_parts(made, level)
    for name, level in NOTES.items():
        draft = NoteDraft(on=date(2026, 5, 12), text=made.word(NOTE, name), confidentiality=level)
        made.keep(NOTE, name, notes.add_note(engine, WRITER, made.of.meb, draft))
    open_editors(made)
    return made


def add_dialogue(to: Library, name: str) -> None:
    engine, word = to.engine, to.word(DIALOGUE, name)
    level, days = DIALOGUES[name]
    until = None if days is None else to.today + timedelta(days=days)
    draft = dialogue_draft(
        to.of, title=word, summary=word, confidentiality=level, embargo_until=until,
        centre_id=to.of.leiden, readers=("carla",),
    )  # fmt: skip
    key = to.keep(DIALOGUE, name, dialogues.record_dialogue(engine, WRITER, draft))
    to.dialogues[name] = key
    for on in (date(2026, 5, 12), date(2026, 6, 16)):
        meetings.add_meeting(engine, WRITER, key, meeting_draft(on=on, note=word))
    asked = questions.add_question(
        engine, WRITER, key, question_draft(text=word, position=word, topic_ids=(topic_of(name),))
    )
    answers.record_answer(engine, WRITER, asked, answer_draft(to.of, summary=word))
    commitments.add_commitment(engine, WRITER, key, commitment_draft(to.of, text=word, summary=word))
    agenda.add_item(engine, WRITER, key, item_draft(word))


def add_parts(to: Library, name: str) -> None:
    engine, level, whole = to.engine, PARTS[name], to.dialogues["public"]
    found = dialogues.dossier(engine, WRITER, whole)
    given = to.word(ANSWER, name)
    draft = answer_draft(to.of, summary=given, verbatim=given, conditions=given, confidentiality=level)
    key = answers.record_answer(engine, WRITER, found.questions[0].id, draft)
    to.parts[ANSWER, name] = to.keep(ANSWER, name, key)
    letter = to.word(DOCUMENT, name)
    source = SourceDocumentDraft(title=letter, on=date(2026, 6, 9), confidentiality=level)
    key = sources.attach_source(engine, WRITER, whole, source, f"{name}.txt", letter.encode())
    to.parts[DOCUMENT, name] = to.keep(DOCUMENT, name, key)
    promise = to.word(COMMITMENT, name)
    promised = commitment_draft(to.of, text=promise, summary=promise, confidentiality=level)
    key = commitments.add_commitment(engine, WRITER, whole, promised)
    to.parts[COMMITMENT, name] = to.keep(COMMITMENT, name, key)
    milestones.add_milestone(engine, WRITER, key, milestone_draft(text=promise))
    came_of_it = outcome_draft(text=to.word(OUTCOME, name), confidentiality=level)
    key = outcomes.add_outcome(engine, WRITER, whole, came_of_it)
    to.parts[OUTCOME, name] = to.keep(OUTCOME, name, key)
    add_minutes(to, name)


def add_minutes(to: Library, name: str) -> None:
    """Minutes whose second version is final, with a public layer, and whose third is its correction."""
    engine, whole, written = to.engine, to.dialogues["public"], to.word(MINUTES, name)
    held = dialogues.dossier(engine, WRITER, whole).meetings[0].id
    # In Dutch, so that they stand beside those that were built in English.
    built = minutes_draft(
        held, language=Language.DUTCH, standing=Standing.OWN_RECORD, confidentiality=PARTS[name]
    )
    chain = minutes.build_minutes(engine, WRITER, whole, built)
    to.parts[MINUTES, name] = chain
    minutes.save_minutes(engine, WRITER, chain, 1, text_draft(written, to.word(PUBLIC_LAYER, name)))
    last = next(one for one in minutes.minutes(engine, WRITER, whole) if one.chain_id == chain)
    said = MinutesCommentDraft(text=written, said_by=written)
    to.keep(MINUTES, name, circulation.comment_on(engine, WRITER, last.id, said))
    circulation.move_minutes(engine, WRITER, last.id, last.version, MinutesState.FINAL, CirculationDraft())
    minutes.redraft_minutes(engine, WRITER, chain, 2, 2, written)
    minutes.save_minutes(engine, WRITER, chain, 3, text_draft(written))
    for one in minutes.minutes(engine, WRITER, whole):
        if one.chain_id == chain:
            to.keep(MINUTES, name, one.id)


def open_editors(to: Library) -> None:
    """Somebody has every dialogue, answer and commitment open in a window of its own."""
    for found in dialogues.dossiers(to.engine, WRITER):
        for part in (found.dialogue, *found.answers, *found.commitments):
            presence.tell_presence(to.engine, WRITER, uuid4(), part, to.now)


def viewers(of: Consortium) -> dict[str, Viewer]:
    """Whoever asks, by the names of the table; the public tries with a centre and a name."""
    plain = {role.value: Viewer(role.value, role, of.utrecht, role.value) for role in Role}
    return plain | {
        "public": Viewer("carla", Role.PUBLIC, of.leiden, "carla"),
        "member of the centre": Viewer("member", Role.MEMBER, of.leiden, "member"),
        "listed member": Viewer("carla", Role.MEMBER, of.utrecht, "carla"),
        "administrator on the list": WRITER,
    }


Told = Callable[[Library, Viewer], Iterable[object]]


@dataclass(frozen=True)
class Row:
    """A reading service: how it is called, and of which kinds of records all that is open is told.

    `of_open` are kinds of which it tells only what is as open as the open dialogue itself.
    """

    call: Told
    tells: Collection[str] = ()
    of_open: Collection[str] = ()
    to: Collection[str] = frozenset(SEES)
    """Who is told anything."""
    among: Collection[str] = frozenset(DIALOGUES)
    """Of the dialogues of which levels it is asked."""


def each_dialogue(
    call: Callable[[Engine, Viewer, UUID], object], among: Collection[str] = frozenset(DIALOGUES)
) -> Told:
    """A call for every dialogue; one that is hidden must be said not to exist."""

    def told(of: Library, viewer: Viewer) -> Iterator[object]:
        for name, key in of.dialogues.items():
            try:
                if name in among:
                    yield call(of.engine, viewer, key)
            except NotFoundError:
                assert name not in SEES[name_of(of, viewer)]

    return told


def each_part(kinds: Mapping[str, type[object]], call: Callable[..., object]) -> Told:
    """The same for every part of the open dialogue."""

    def told(of: Library, viewer: Viewer) -> Iterator[object]:
        for (kind, name), key in of.parts.items():
            if kind in kinds:
                try:
                    yield call(of.engine, viewer, kinds[kind], key)
                except NotFoundError:
                    assert name not in SEES[name_of(of, viewer)]
                else:
                    assert name in SEES[name_of(of, viewer)]

    return told


def name_of(of: Library, viewer: Viewer) -> str:
    return next(name for name, each in viewers(of.of).items() if each == viewer)


def once(call: Callable[[Library, Viewer], object]) -> Told:
    return lambda of, viewer: [call(of, viewer)]


def inside_of(engine: Engine, viewer: Viewer, key: UUID) -> object:
    with write_on_loaded_dialogue(engine, viewer, key) as (_unit, found):
        return found


def inside_at(engine: Engine, viewer: Viewer, part: type[object], key: UUID) -> object:
    with write_on_loaded_part(engine, viewer, part, key) as (_unit, found):
        return found


def places_told(of: Library, viewer: Viewer) -> list[object]:
    """Where the texts of all that this viewer sees stand as well."""
    return [
        places.places_that_hold(of.engine, viewer, record)
        for found in dialogues.dossiers(of.engine, viewer)
        for record in (found.dialogue, *found.answers, *found.documents, *found.commitments, *found.outcomes)
    ]


def edited(of: Library, viewer: Viewer) -> Iterable[object]:
    return each_dialogue(lambda engine, v, key: presence.presences(engine, v, key, uuid4(), of.now))(
        of, viewer
    )


def found_words(*kinds: TextKind) -> Told:
    """What is found of the word that stands everywhere, in texts of these kinds."""

    def told(of: Library, viewer: Viewer) -> Iterator[object]:
        to = Narrowing(kinds=frozenset(kinds))
        found = search.search(of.engine, viewer, read_query(WORD_OF_ALL), to, 500)
        assert found.count == len(found.hits)
        yield found

    return told


def page_of(of: Library, viewer: Viewer) -> bytes:
    return graph_files.network_page(explored(of, viewer).picture, "Network", "")


def explored(of: Library, viewer: Viewer) -> exploring.Explored:
    known, labels = network.network(of.engine, viewer), reference.reference(of.engine)
    view = View(of.today, nodes=frozenset(NodeKind), ties=frozenset(EdgeKind))
    graph = exploring.graph_of_all(known, labels)
    met, places = exploring.contacts_of(known, view.as_of), dict.fromkeys(graph.nodes, (0.0, 0.0))
    wanted = Exploration(view)
    return exploring.explore(met, graph, find(graph, wanted), labels, places, wanted)


def drawn(of: Library, viewer: Viewer) -> object:
    shown = explored(of, viewer)
    return shown.picture, shown.rows


def owned(of: Library, viewer: Viewer) -> Iterator[object]:
    """The timeline of a person, whom the public does not know."""
    with suppress(NotFoundError):
        yield timeline.timeline(of.engine, viewer, of.of.anna, (), Wanted(size=999))


def overview_of_all(of: Library, viewer: Viewer) -> object:
    with patch.object(overview, "SHOWN", 500):
        return overview.overview(of.engine, viewer)


def all_behind(of: Library, viewer: Viewer) -> object:
    """Behind all that somebody who sees everything is counted."""
    every = summary.summary(of.engine, WRITER, EVER, of.today)
    timed = (key for tally in every.commitments_by_timing for key in tally.ids)
    return summary.records_behind(of.engine, viewer, [*every.dialogue_ids, *every.answer_ids, *timed])


def topic_of(name: str) -> str:
    return OWN_TOPICS.get(name, TOPICS[0])


def earlier(of: Library, viewer: Viewer) -> object:
    return lists.earlier_answers(of.engine, viewer, UUID(int=1), TOPICS, 500)


def found_mapping(of: Library, viewer: Viewer) -> object:
    return importing.find_mapping(of.engine, viewer, None, [FILE])


def document(layer: Layer) -> Callable[[Engine, Viewer, UUID], object]:
    return lambda engine, v, key: documents.minutes_document(
        engine, v, key, None, layer, "docx", datetime.now(UTC)
    )


def paper(layer: Layer) -> Told:
    """The second version of all minutes of the open dialogue, which has both layers, on paper."""

    def told(of: Library, viewer: Viewer) -> Iterator[bytes]:
        for one in minutes.minutes(of.engine, WRITER, of.dialogues["public"]):
            with suppress(NotFoundError):
                if one.number == 2:
                    yield documents.minutes_version_document(of.engine, viewer, one.id, layer, "docx", of.now)

    return told


def handed_over(engine: Engine, viewer: Viewer, _part: type[object], key: UUID) -> object:
    """The plan of a change of job in which a commitment goes to somebody else."""
    known = {who.name: who.id for who in names.names(engine, WRITER).stakeholders}
    anna, bert, leiden = (known[name] for name in ("Anna de Wit", "Bert Bos", "Centre Leiden"))
    over = {key: HandOver(1, bert)}
    change = JobChange(anna, None, leiden, date(2026, 6, 1), commitments=over)
    return job_changes.plan_job_change(engine, viewer, change)


WRITTEN_UP = frozenset({"public", "embargoed public", "named"})
"""Making a document of each takes its time."""
RECORDS = {
    ANSWER: Answer,
    COMMITMENT: Commitment,
    DOCUMENT: SourceDocument,
    MINUTES: Minutes,
    OUTCOME: Outcome,
}
DOSSIER = (DIALOGUE, ANSWER, DOCUMENT, COMMITMENT, OUTCOME)
FILE = ("people.csv", b"name,kind\nSomebody,person\n")
INSIDE_ONLY = frozenset({TextKind.MINUTES})
EVER = Period(None, None)
OWN_TOPICS = dict(zip(sorted(WRITTEN_UP), ("q_vector", "q_release", "q_comparability"), strict=True))
"""A briefing quotes what was answered elsewhere on its topics: these have topics of their own."""
TOPICS = ("q_potency", *OWN_TOPICS.values())

READING: Mapping[str, Row] = {
    "agenda.agenda": Row(each_dialogue(agenda.agenda), (DIALOGUE, MINUTES), to=CONSORTIUM),
    "change_sets.list_decisions": Row(once(lambda of, v: change_sets.list_decisions(of.engine, v, 9))),
    "bulk.plan_change": Row(
        once(lambda of, v: bulk.plan_change(of.engine, v, [of.of.meb], BulkChange(source="x")))
    ),
    "directory_files.directory_csv": Row(
        once(lambda of, v: directory_files.directory_csv(of.engine, v, [of.of.meb, of.of.anna]))
    ),
    "directory_files.directory_workbook": Row(
        once(lambda of, v: directory_files.directory_workbook(of.engine, v, [of.of.meb, of.of.anna]))
    ),
    "duplicates.pairs": Row(once(lambda of, v: duplicates.pairs(of.engine, v))),
    "duplicates.register": Row(once(lambda of, v: duplicates.register(of.engine, v))),
    "duplicates.told_apart": Row(once(lambda of, v: duplicates.told_apart(of.engine, v))),
    "job_changes.plan_job_change": Row(
        each_part({COMMITMENT: Commitment}, handed_over), (COMMITMENT,), to=WRITERS
    ),
    "verifying.count_to_verify": Row(once(lambda of, v: verifying.count_to_verify(of.engine, v))),
    "verifying.to_verify": Row(once(lambda of, v: verifying.to_verify(of.engine, v, None, Wanted()))),
    "merging.parts_to_move": Row(once(lambda of, v: merging.parts_to_move(of.engine, v, of.of.meb))),
    "stakeholders.history": Row(once(lambda of, v: stakeholders.history(of.engine, v, of.of.anna))),
    "stakeholders.history, of whom notes are": Row(
        once(lambda of, v: stakeholders.history(of.engine, v, of.of.meb)), (NOTE,), to=CONSORTIUM
    ),
    "clearance.clearance": Row(once(lambda of, v: clearance.clearance(v))),
    "dialogues.dossier": Row(each_dialogue(dialogues.dossier), DOSSIER),
    "dialogues.dossiers": Row(once(lambda of, v: dialogues.dossiers(of.engine, v)), DOSSIER),
    "dialogues.history": Row(
        each_dialogue(dialogues.history), (*DOSSIER, MINUTES, PUBLIC_LAYER), to=CONSORTIUM
    ),
    "products.products": Row(once(lambda of, v: products.products(of.engine, v))),
    "documents.briefing_document": Row(
        each_dialogue(
            lambda e, v, k: documents.briefing_document(e, v, k, "docx", datetime.now(UTC)), WRITTEN_UP
        ),
        (DIALOGUE, ANSWER),
        to=CONSORTIUM,
        among=WRITTEN_UP,
    ),
    "documents.minutes_document": Row(
        each_dialogue(document(Layer.WHOLE), WRITTEN_UP),
        (DIALOGUE, ANSWER, COMMITMENT, OUTCOME),
        to=CONSORTIUM,
        among=WRITTEN_UP,
    ),
    "documents.minutes_document, public layer": Row(
        each_dialogue(document(Layer.PUBLIC), WRITTEN_UP),
        (DIALOGUE,),
        (ANSWER, COMMITMENT, OUTCOME),
        to=CONSORTIUM,
        among=WRITTEN_UP,
    ),
    "documents.minutes_version_document": Row(paper(Layer.WHOLE), (MINUTES,), to=CONSORTIUM),
    "documents.minutes_version_document, public layer": Row(
        paper(Layer.PUBLIC), (PUBLIC_LAYER,), to=CONSORTIUM
    ),
    "documents.minutes_document, as PDF": Row(
        once(
            lambda of, v: documents.minutes_document(
                of.engine, v, of.dialogues["public"], None, Layer.WHOLE, "pdf", of.now
            )
        ),
        (ANSWER, COMMITMENT, OUTCOME),
        (DIALOGUE,),
        to=CONSORTIUM,
    ),
    "documents.commitment_calendar": Row(
        once(lambda of, v: documents.commitment_calendar(of.engine, v, of.now)),
        (DIALOGUE, COMMITMENT),
        to=CONSORTIUM,
    ),
    "documents.dialogue_calendar": Row(
        each_dialogue(lambda e, v, k: documents.dialogue_calendar(e, v, k, datetime.now(UTC))),
        (DIALOGUE, COMMITMENT),
        to=CONSORTIUM,
    ),
    "exploring.explore": Row(
        once(lambda of, v: (explored(of, v).picture, explored(of, v).rows)), (DIALOGUE,)
    ),
    "graph_files.network_page": Row(once(page_of), (DIALOGUE,)),
    "graph_files.whole_network_file": Row(
        once(
            lambda of, v: [
                graph_files.whole_network_file(of.engine, v, kind, of.today)
                for kind in graph_files.GRAPH_FORMATS
            ]
        ),
        (DIALOGUE,),
        to=CONSORTIUM,
    ),
    "importing.loading.list_imports": Row(once(lambda of, v: importing.list_imports(of.engine, v))),
    "importing.loading.plan_import": Row(
        once(lambda of, v: importing.plan_import(of.engine, v, [FILE], suggest(read_files([FILE]))))
    ),
    "importing.mappings.find_mapping": Row(once(found_mapping)),
    "importing.mappings.list_mappings": Row(once(lambda of, v: importing.list_mappings(of.engine, v))),
    "condition.condition": Row(once(lambda of, v: condition.condition(of.engine, v))),
    "installation.check_store": Row(once(lambda of, v: installation.check_store(of.engine, v))),
    "lists.any_dialogue": Row(once(lambda of, v: lists.any_dialogue(of.engine, v))),
    "lists.commitment_owners": Row(once(lambda of, v: lists.commitment_owners(of.engine, v))),
    "lists.commitments": Row(
        once(lambda of, v: lists.commitments(of.engine, v, CommitmentFilter(), Wanted())),
        (DIALOGUE, COMMITMENT),
    ),
    "lists.commitments_by_state": Row(
        once(lambda of, v: lists.commitments_by_state(of.engine, v, CommitmentFilter()))
    ),
    "lists.dialogues": Row(
        once(lambda of, v: lists.dialogues(of.engine, v, Narrowing(), Wanted())), (DIALOGUE,)
    ),
    "lists.earlier_answers": Row(once(earlier), (DIALOGUE, ANSWER)),
    "lists.stakeholder": Row(once(lambda of, v: lists.stakeholder(of.engine, v, of.of.meb))),
    "lists.stakeholder_keys": Row(
        once(lambda of, v: lists.stakeholder_keys(of.engine, v, DirectoryFilter(), Wanted()))
    ),
    "lists.stakeholder_tags": Row(once(lambda of, v: lists.stakeholder_tags(of.engine, v))),
    "lists.stakeholders": Row(
        once(lambda of, v: lists.stakeholders(of.engine, v, DirectoryFilter(), Wanted()))
    ),
    "minutes.comments": Row(each_dialogue(minutes.comments), (MINUTES,), to=CONSORTIUM),
    "minutes.minutes": Row(
        each_dialogue(minutes.minutes),
        (MINUTES, PUBLIC_LAYER, ANSWER, COMMITMENT, OUTCOME),
        (DIALOGUE,),
        to=CONSORTIUM,
    ),
    "minutes.public_minutes": Row(
        each_dialogue(minutes.public_minutes), (), (MINUTES, PUBLIC_LAYER, DIALOGUE)
    ),
    "names.names": Row(once(lambda of, v: names.names(of.engine, v))),
    "names.profile": Row(once(lambda of, v: names.profile(of.engine, v, of.of.meb, 99)), (DIALOGUE, NOTE)),
    "network.stated_share": Row(once(lambda of, v: network.stated_share(of.engine, v))),
    "network.dialogue_share": Row(
        once(
            lambda of, v: network.dialogue_share(of.engine, v, network.revisions(of.engine).dialogues).share
        ),
        (DIALOGUE,),
    ),
    "network.topics": Row(once(lambda of, v: network.topics(of.engine, v))),
    "network.has_sample": Row(once(lambda of, v: network.has_sample(of.engine, v))),
    "network.network": Row(once(lambda of, v: network.network(of.engine, v)), (DIALOGUE,)),
    "network.node_positions": Row(
        once(lambda of, v: network.node_positions(of.engine, v, network.network(of.engine, v))), (DIALOGUE,)
    ),
    "norms.course_of": Row(each_dialogue(norms.course_of)),
    "overview.overview": Row(once(overview_of_all), (DIALOGUE, COMMITMENT)),
    "places.places_that_hold": Row(once(places_told), to=WRITERS),
    "presence.presences": Row(edited, (DIALOGUE, ANSWER, COMMITMENT), to=CONSORTIUM),
    "dialogue_transactions.write_on_loaded_dialogue": Row(each_dialogue(inside_of), DOSSIER, to=WRITERS),
    "dialogue_transactions.write_on_loaded_part": Row(
        each_part(RECORDS, inside_at), (ANSWER, DOCUMENT, COMMITMENT, OUTCOME), (DIALOGUE,), to=WRITERS
    ),
    "search.search": Row(
        found_words(*set(TextKind) - INSIDE_ONLY), (DIALOGUE, ANSWER, COMMITMENT, OUTCOME, NOTE)
    ),
    "search.search, minutes": Row(found_words(*INSIDE_ONLY), (MINUTES,), (DIALOGUE,), to=CONSORTIUM),
    "sheets.reimport.plan_sheets": Row(
        once(
            lambda of, v: reimport.plan_sheets(
                of.engine, v, [("commitments.csv", sheet_csv(of.engine, v, COMMITMENTS))]
            )
        )
    ),
    "sheets.export.sheet_csv": Row(
        once(lambda of, v: [sheet_csv(of.engine, v, sheet) for sheet in SHEETS]),
        (DIALOGUE, ANSWER, COMMITMENT, OUTCOME),
        to=CONSORTIUM,
    ),
    "sheets.export.workbook": Row(
        once(lambda of, v: workbook(of.engine, v)), (DIALOGUE, ANSWER, COMMITMENT, OUTCOME), to=CONSORTIUM
    ),
    "sources.source_content": Row(
        each_part({DOCUMENT: SourceDocument}, lambda e, v, _row, key: sources.source_content(e, v, key)),
        (DOCUMENT,),
    ),
    "summary.summary": Row(
        once(lambda of, v: summary.summary(of.engine, v, EVER, of.today)), (DIALOGUE, ANSWER, COMMITMENT)
    ),
    "summary.records_behind": Row(once(all_behind), (DIALOGUE, ANSWER, COMMITMENT)),
    "summary.summary_document": Row(
        once(lambda of, v: summary.summary_document(of.engine, v, EVER, of.now)),
        (DIALOGUE, COMMITMENT),
    ),
    # Its keys are those of what is closed to who asks: that is what it is for.
    "take_overs.closed_dialogues": Row(
        once(
            lambda of, v: [
                (one.ref, one.requested_on, one.readers) for one in take_overs.closed_dialogues(of.engine, v)
            ]
        )
    ),
    "timeline.timeline": Row(
        once(lambda of, v: timeline.timeline(of.engine, v, of.of.meb, (), Wanted(size=999))),
        (DIALOGUE, ANSWER, NOTE),
    ),
    "timeline.timeline, of who promised": Row(
        owned,
        (DIALOGUE, COMMITMENT),
        to=CONSORTIUM,
    ),
    "views.refused_ties": Row(once(lambda of, v: views.refused_ties(of.engine, v))),
    "views.views": Row(once(lambda of, v: views.views(of.engine, v))),
}
"""Every service that shows something; those without kinds tell nothing of a dialogue."""

WRITING = {
    "custom_fields.add_custom_field",
    "custom_fields.change_custom_field",
    "custom_fields.retire_custom_field",
    "agenda.add_item",
    "agenda.bring_item_forward",
    "agenda.change_item",
    "circulation.comment_on",
    "circulation.declare_standing",
    "circulation.move_minutes",
    "commitments.decide",
    "meetings.add_attendance",
    "commitments.add_commitment",
    "meetings.add_meeting",
    "products.add_product",
    "questions.add_question",
    "answers.change_answer",
    "commitments.change_commitment",
    "dialogues.change_dialogue",
    "meetings.change_meeting",
    "questions.change_question",
    "dialogues.move_dialogue",
    "answers.record_answer",
    "dialogues.record_dialogue",
    "meetings.remove_attendance",
    "importing.loading.load_import",
    "importing.meanings.remember_answers",
    "vocabularies.add_term",
    "vocabularies.add_tie_type",
    "importing.mappings.delete_mapping",
    "importing.mappings.remember_mapping",
    "importing.mappings.save_mapping",
    "importing.undoing.undo_import",
    "installation.back_up",
    "installation.fill_search",
    "installation.restore",
    "letters.record_reading",
    "milestones.add_milestone",
    "milestones.change_milestone",
    "minutes.build_minutes",
    "minutes.classify_minutes",
    "minutes.rebuild_minutes",
    "minutes.redraft_minutes",
    "minutes.save_minutes",
    "norms.change_norm",
    "outcomes.add_outcome",
    "outcomes.change_outcome",
    "presence.leave",
    "presence.tell_presence",
    "dialogue_transactions.write_on_dialogue",
    "dialogue_transactions.write_on_part",
    "notes.add_note",
    "notes.change_note",
    "notes.remove_note",
    "sample.remove_sample",
    "sheets.reimport.load_sheets",
    "sources.attach_source",
    "bulk.change_many",
    "job_changes.change_job",
    "verifying.take_answer_back",
    "verifying.verify",
    "change_sets.take_back",
    "duplicates.propose_again",
    "duplicates.tell_apart",
    "merging.merge",
    "removing.remove_affiliation",
    "removing.remove_stakeholder",
    "removing.remove_tie",
    "stakeholders.add_affiliation",
    "stakeholders.add_organisation",
    "stakeholders.add_person",
    "stakeholders.add_tie",
    "stakeholders.change_affiliation",
    "stakeholders.change_stakeholder",
    "stakeholders.change_tie",
    "stakeholders.end_affiliation",
    "stakeholders.end_tie",
    "take_overs.take_over",
    "views.change_view",
    "views.delete_view",
    "views.refuse_tie",
    "views.save_view",
}
"""Services that write and show nothing but what their caller named."""


def test_every_service_that_asks_for_a_viewer_stands_in_one_of_the_tables() -> None:
    services = dict(functions())
    reading = {name.partition(",")[0] for name in READING}
    assert reading <= set(services)
    assert reading & WRITING == set()
    assert {name for name, asks in services.items() if asks} == {
        name for name in reading if services[name]
    } | WRITING


def expected(row: Row, name: str) -> set[Mark]:
    """What the tables say that a viewer is told."""
    if name not in row.to:
        return set()
    levels = SEES[name]
    told = {(DIALOGUE, level) for level in row.among if level in levels and DIALOGUE in row.tells}
    told |= {(NOTE, level) for level in SEES_NOTES[name] if NOTE in row.tells}
    parts = (kind for kind in row.tells if kind not in (DIALOGUE, NOTE))
    told |= {(kind, level) for kind in parts for level in PARTS if level in levels}
    return told | {(kind, "public") for kind in row.of_open}


def test_every_service_tells_every_viewer_exactly_what_is_open_to_him(engine: Engine) -> None:
    made = library(engine)
    seen: set[Mark] = set()
    wrong = []
    for name, viewer in viewers(made.of).items():
        for service, row in READING.items():
            # Documents are made from the same records on either database, and take their time.
            if service.startswith("documents.") and engine.dialect.name != "sqlite":
                continue
            told: set[Mark] = set()
            try:
                for part in row.call(made, viewer):
                    told |= made.named_in(part)
            except NotAllowedError:
                assert not told
            wanted = expected(row, name)
            if told != wanted:
                wrong.append((service, name, "too much:", told - wanted, "missing:", wanted - told))
            seen |= told
    assert wrong == []
    assert seen == set(made.marks.values())
