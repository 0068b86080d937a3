"""A consortium that makes trouble for files: strange names, parallel and ended ties, gaps."""

from datetime import date
from itertools import pairwise
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.checking import NAME_LENGTH, check
from dare_network.domain.drafts.network import AffiliationDraft, OrganisationDraft, PersonDraft, TieDraft
from dare_network.domain.records.network import Affiliation, Stakeholder, Tie
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role, StakeholderKind
from dare_network.store.engine import unit_of_work
from dare_network.store.unit_of_work import UnitOfWork

FOUNDER = Viewer("founder", Role.COORDINATOR)
STRANGE = (
    "=SUM(A1)", "a;b,c\td", "Café Ünïcødé Łódź", "Ἀθῆναι 東京 🧬", "]]><![CDATA[", "&amp; &#0; <b>",
    "first line\nsecond line", "next\x85line", "\ufeffmark", "{\"nodes\": []}", "nan", "true", "0012", "1e3",
    "Robert'); DROP TABLE stakeholder;--", "עברית RTL", "e\u0301 is not é", "é is not e\u0301", "'apostrophe",
    "-",
)  # fmt: skip
"""Texts that are taken for something else by one format or another."""
_ORCID = "https://orcid.org/0000-0002-1825-0097"


def key(name: str) -> UUID:
    """The key of the record of this name."""
    return uuid5(NAMESPACE_OID, name)


def found_trouble(engine: Engine, texts: tuple[str, ...]) -> None:
    """Add an organisation of each name, two people of one name, and every sort of tie between them."""
    with unit_of_work(engine, FOUNDER) as unit:
        for text in texts:
            _organisation(unit, text)
        for name, values in _PEOPLE.items():
            draft = check(PersonDraft, {"name": "Jan Jansen", **values})
            unit.add(Stakeholder, draft.values() | {"id": key(name), "kind": StakeholderKind.PERSON})
        for place, (text, other) in enumerate(pairwise(texts)):
            _tie(unit, f"tie {place}", text, other, note=text, source=text)
        _parallel(unit, *texts[:2])
        _posts(unit, *texts[:2])


_PEOPLE: dict[str, dict[str, Any]] = {
    "one": {
        "orcid": _ORCID, "email": "jan@example.org", "city": "Delft", "description": "Shy.",
        "title_before": "prof. dr.", "initials": "J.", "given_name": "Jan", "infix": "van",
        "family_name": "Jansen", "title_after": "MSc", "phone": "+31 30 1234567",
        "mobile": ["06 1", "06 2"], "language": "nl",
        "private_email": ["thuis@example.org"], "tags": ["shy"], "earlier_names": ["Jan Pietersen"],
    },
    "other": {"by_role": True, "category": "clinician", "website": "https://jan.example.org"},
}  # fmt: skip


def _organisation(unit: UnitOfWork, text: str) -> None:
    values = {
        "name": text, "name_nl": text, "short_name": text[:20], "category": "industry",
        "organisation_kind": "university",
        "level": "nl", "city": text, "country": "NL", "website": "https://example.org/a?b=1&c=2",
        "description": text * 3, "source": text, "checked_on": date(2026, 10, 2), "tags": ["core", "EU, NL"],
        "email": "info@example.org", "phone": "030 1", "earlier_names": ["Before"],
    }  # fmt: skip
    draft = check(OrganisationDraft, values)
    unit.add(Stakeholder, draft.values() | {"id": key(text), "kind": StakeholderKind.ORGANISATION})


def _tie(unit: UnitOfWork, name: str, one: str, other: str, type_id: str = "advises", **values: Any) -> None:
    ends = {"from_id": key(one), "to_id": key(other), "type_id": type_id}
    unit.add(Tie, check(TieDraft, ends | values).values() | {"id": key(name)})


def _parallel(unit: UnitOfWork, one: str, other: str) -> None:
    """Ties between the same two: ended, begun again, twice the same, of other types, and back."""
    _tie(unit, "ended", one, other, from_on=date(2018, 1, 1), until_on=date(2019, 12, 31))
    _tie(unit, "ended later", one, other, until_on=date(2021, 6, 30), checked_on=date(2022, 1, 1))
    _tie(unit, "the same again", one, other, until_on=date(2021, 6, 30))
    _tie(unit, "back", other, one)
    _tie(unit, "without direction", other, one, "works_with", from_on=date(2024, 2, 29))
    _tie(unit, "with direction", one, other, "funds", source="")
    _tie(
        unit, "strong", one, other, "knows", strength=2.5, direction="mutual", tags=["a b", "c|d"],
        from_on="2019-03", until_on="2021", confidence="confirmed",
    )  # fmt: skip
    _tie(unit, "weak", other, one, "funds", strength=-1, direction="undirected")


def _posts(unit: UnitOfWork, place: str, other: str) -> None:
    posts = {
        "post": ("one", place, {"role": "Head <of> R&D", "source": "A page", "until_on": date(2020, 1, 1)}),
        "post without role": ("one", place, {"from_on": date(2020, 1, 2)}),
        "post elsewhere": ("one", other, {"role": "Head <of> R&D"}),
        "post of other": ("other", place, {"role": "assessor"}),
    }
    for name, (who, where, values) in posts.items():
        ends = {"person_id": key(who), "organisation_id": key(where)}
        unit.add(Affiliation, check(AffiliationDraft, ends | values).values() | {"id": key(name)})


def usable(texts: list[str]) -> tuple[str, ...]:
    """Those of these texts that can be the name of an organisation, each once."""
    clean = dict.fromkeys(text.replace("\r\n", "\n").replace("\r", "\n").strip() for text in texts)
    return tuple(text for text in clean if 0 < len(text) <= NAME_LENGTH and text.isprintable())
