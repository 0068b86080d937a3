"""Answers that last: what the words of a source mean, kept with its mapping for the next time."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy.engine import Engine

from dare_network.domain.records.imports import ImportPlan, SavedMapping
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right
from dare_network.errors import InvalidInputError
from dare_network.formats.mapping import ColumnMapping, from_json, to_json
from dare_network.importing.answers import Answers
from dare_network.services.importing.files import File, read_files
from dare_network.services.importing.mappings import shipped_names
from dare_network.services.importing.sources import with_sources
from dare_network.store.engine import unit_of_work
from dare_network.store.imports import saved_mappings
from dare_network.store.transaction import Transaction

Meanings = Mapping[str, str]


def saved_meanings(transaction: Transaction) -> Mapping[str, Meanings]:
    """By the name of each saved mapping what its words mean."""
    found: dict[str, Meanings] = {}
    for _key, name, content in saved_mappings(transaction):
        try:
            found[name] = from_json(content).meanings
        except InvalidInputError:
            # One that a later release cannot read any more means nothing.
            continue
    return found


def with_meanings(
    answers: Answers, mapping: ColumnMapping, sources: Iterable[str], saved: Mapping[str, Meanings]
) -> Answers:
    """The answers, with those that were given before to words of the same mapping or source."""
    remembered: dict[str, str] = {}
    for name in (mapping.name, *sources):
        remembered |= saved.get(name, {})
    remembered |= mapping.meanings
    before = {_parts(key): meaning for key, meaning in remembered.items()}
    return replace(answers, meanings={**before, **answers.meanings})


def remember_answers(
    engine: Engine,
    viewer: Viewer,
    files: Iterable[File],
    mapping: ColumnMapping,
    plan: ImportPlan,
    answers: Answers,
) -> None:
    """Keep what words mean with the mapping of their source; one that there is keeps its columns."""
    require(viewer, Right.IMPORT)
    said = {"/".join(parts): meaning for parts, meaning in answers.meanings.items()}
    name = next(iter(plan.sources.values()), mapping.name)
    if not said or name in shipped_names():
        return
    with unit_of_work(engine, viewer) as unit:
        known = {called: (key, content) for key, called, content in saved_mappings(unit.transaction)}
        if name in known:
            key, content = known[name]
            kept = from_json(content)
        else:
            kept = with_sources(mapping, read_files(tuple(files)), plan.sources)
        meant = kept.model_copy(update={"name": name, "meanings": {**kept.meanings, **said}})
        values = {"name": name, "content": to_json(meant)}
        if name in known:
            unit.change(SavedMapping, key, values)
        else:
            unit.add(SavedMapping, values)


def _parts(key: str) -> tuple[str, str, str]:
    entity, _slash, rest = key.partition("/")
    field, _slash, text = rest.partition("/")
    return entity, field, text
