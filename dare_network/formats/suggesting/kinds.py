"""Columns that say whether a row is about a person or an organisation, and what tells it where none does."""

from collections.abc import Mapping

from dare_network.domain.vocabulary import StakeholderKind
from dare_network.formats.columns import BY_NAME
from dare_network.formats.suggesting.looks import Column, Look, folded
from dare_network.formats.suggesting.words import (
    ABOUT_ORGANISATIONS,
    ABOUT_PEOPLE,
    KIND,
    ORGANISATION_SHEETS,
    PERSON_SHEETS,
    words,
)

_PERSONS = frozenset(
    words(
        "person|persoon|people|personen|persons|individual|individuals|individu|mens|mensen|contactpersoon|"
        "contact|contact person|interviewee|natuurlijk persoon|natural person|human|member|lid|medewerker|"
        "employee"
    )
)
_GENERIC = frozenset(
    words(
        "organisation|organization|organisatie|organisaties|org|rechtspersoon|legal entity|household|"
        "entity|body|instantie"
    )
)
_ORGANISATIONS = _GENERIC | frozenset(
    words("company|bedrijf|instelling|institution|instituut|vereniging|stichting|group|groep")
)
_LETTERS = {"p": StakeholderKind.PERSON, "o": StakeholderKind.ORGANISATION}
_A_FEW = 0.2


def kind_column(look: Look) -> Column | None:
    """The column that says of each row what it is about: one of whose texts is a kind of stakeholder."""
    for word in KIND:
        column = look.by_word.get(word)
        if column and column.cells and _tells(column):
            return column
    return None


def kinds_below(column: Column) -> Mapping[str, StakeholderKind]:
    """For each text of such a column the kind that it means: what is no person is an organisation."""
    letters = _in_letters(column)
    return {text: _LETTERS[folded(text)] if letters else _kind_of(text) for text in column.texts}


def says_only_the_kind(text: str) -> bool:
    """Return whether a text says no more than person or organisation: "Organisatie", but not "Ziekenhuis"."""
    return folded(text) in _PERSONS | _GENERIC | _LETTERS.keys()


def kind_of_rows(look: Look, names: Column | None, fields: Mapping[str, object]) -> str:
    """The kind of stakeholder that the rows of a table are about, where no column says so.

    `fields` are those that the other columns fill. Where the names are of both, each tells its own.
    """
    person, organisation = _by_headers(look, fields)
    if names and not (person or organisation >= 2):
        of_people, of_bodies = (names.kinds[kind] for kind in StakeholderKind)
        if min(of_people, of_bodies) >= _A_FEW:
            return BY_NAME
    if names:
        person += 3 * names.kinds[StakeholderKind.PERSON]
        organisation += 3 * names.kinds[StakeholderKind.ORGANISATION]
        mail = look.columns.get(str(fields.get("email")))
        person += bool(mail and _personal(look, names, mail))
    if person == organisation:
        person += "email" in fields
    return StakeholderKind.PERSON if person > organisation else StakeholderKind.ORGANISATION


def _by_headers(look: Look, fields: Mapping[str, object]) -> tuple[float, float]:
    person, organisation = 0.0, 0.0
    person += 2 * bool(fields.keys() & {"given_name", "family_name", "infix", "orcid", "initials"})
    person += bool(look.first(ABOUT_PEOPLE))
    organisation += 2 * ("ror_id" in fields) + ("website" in fields)
    organisation += bool(fields.keys() & {"short_name", "organisation_kind", "level", "name_nl"})
    organisation += bool(look.first(ABOUT_ORGANISATIONS))
    called = {folded(look.table.name), folded(look.table.file.rpartition(".")[0])}
    person += 2 * bool(called & PERSON_SHEETS)
    organisation += 2 * bool(called & ORGANISATION_SHEETS)
    return person, organisation


def _personal(look: Look, names: Column, mail: Column) -> bool:
    """Return whether most e-mail addresses hold a part of the name beside them."""
    rows = [row.cells for row in look.table.rows if row.cells[mail.header] and row.cells[names.header]]
    told = [_shares(cells[names.header], cells[mail.header]) for cells in rows[:200]]
    return bool(told) and sum(told) / len(told) >= 0.5


def _shares(name: str, address: str) -> bool:
    local, _at, domain = folded_address(address)
    parts = [folded(word) for word in name.replace("-", " ").split()]
    return any(len(part) > 2 and part in local and part not in domain for part in parts)


def folded_address(address: str) -> tuple[str, str, str]:
    """An e-mail address as what stands before and after the at sign, folded."""
    local, at, domain = address.rpartition("@")
    return folded(local), at, folded(domain)


def _tells(column: Column) -> bool:
    said = {folded(text) for text in column.texts}
    return _in_letters(column) or bool(said & _PERSONS) or said <= _ORGANISATIONS


def _in_letters(column: Column) -> bool:
    return {folded(text) for text in column.texts} <= _LETTERS.keys()


def _kind_of(text: str) -> StakeholderKind:
    return StakeholderKind.PERSON if folded(text) in _PERSONS else StakeholderKind.ORGANISATION
