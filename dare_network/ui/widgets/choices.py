"""Choices in forms and filters: keys with their labels in the reader's language."""

from collections.abc import Mapping
from uuid import UUID

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.names import Names, StakeholderName
from dare_network.domain.records.network import holds_on
from dare_network.domain.records.reference import Reference
from dare_network.domain.rules.visibility import is_more_open
from dare_network.domain.vocabulary import Confidentiality, TermList
from dare_network.language import Language, _
from dare_network.ui import loaders


def terms(reference: Reference, name: TermList) -> Mapping[object, str]:
    """The entries of a list."""
    return {term.id: term.label for term in reference.list(name)}


def languages() -> Mapping[object, str]:
    """The languages of minutes, each in the reader's words."""
    return {Language.ENGLISH: _("English"), Language.DUTCH: _("Dutch")}


def topics(reference: Reference) -> Mapping[object, str]:
    """The topics, each after the name of its group."""
    groups = {topic.id: topic.label for topic in reference.topics if topic.group_id is None}
    return {
        topic.id: f"{groups.get(topic.group_id, '')} · {topic.label}"
        for topic in reference.topics
        if topic.group_id is not None and not topic.retired
    }


def tie_types(reference: Reference) -> Mapping[object, str]:
    """The kinds of tie, as they read from the first end."""
    return {kind.id: kind.label for kind in reference.tie_types if not kind.retired}


def formats(reference: Reference) -> Mapping[object, str]:
    """The dialogue formats."""
    return {known.id: known.label for known in reference.formats if not known.retired}


def bodies(names: Names) -> Mapping[object, str]:
    """The bodies with which dialogues are held."""
    return {body.id: _with_short_name(body) for body in names.bodies}


def organisations(names: Names) -> Mapping[object, str]:
    """All organisations by name."""
    return {one.id: _with_short_name(one) for one in names.stakeholders if not one.is_person}


def people(names: Names) -> Mapping[object, str]:
    """All people by name, each with where they work today."""
    works_at: dict[UUID, str] = {}
    today = loaders.today()
    for place in names.workplaces:
        organisation = names.by_id.get(place.organisation_id)
        if organisation and holds_on(place.from_on, place.until_on, today):
            works_at.setdefault(place.person_id, organisation.short_label)
    return {
        one.id: f"{one.label} · {works_at[one.id]}" if one.id in works_at else one.label
        for one in names.stakeholders
        if one.is_person
    }


def everyone(names: Names) -> Mapping[object, str]:
    """People and organisations."""
    return {**people(names), **organisations(names)}


def _with_short_name(one: StakeholderName) -> str:
    return f"{one.label} ({one.short_name})" if one.short_name else one.label


def stricter_levels(reference: Reference, whole: Confidentiality) -> Mapping[object, str]:
    """The levels that fewer may see than `whole`."""
    return {
        level: reference.label(TermList.CONFIDENTIALITY, level)
        for level in Confidentiality
        if is_more_open(whole, level)
    }


def questions_of(dossier: Dossier) -> Mapping[object, str]:
    """The questions of a dialogue by number."""
    return {asked.id: f"{asked.number}. {asked.text}" for asked in dossier.questions}
