"""The columns of a table, each given to the field that its header means and its cells can fill."""

import re
from collections.abc import Callable, Collection, Mapping

from dare_network.domain.addresses import canonical_website, email_addresses
from dare_network.domain.fields import Kind
from dare_network.domain.identifiers import canonical_orcid, canonical_ror
from dare_network.formats.columns import SourceColumn, described
from dare_network.formats.suggesting.looks import Column, Look, folded, is_day
from dare_network.formats.suggesting.words import (
    ADDITION,
    NUMBER,
    PERIOD_FROM,
    PERIOD_UNTIL,
    POSTCODE,
    words_of,
)

Columns = dict[str, SourceColumn]
_PARAGRAPH = "\n"
_A_FEW, _SOME, _NEARLY_ALL = 3, 0.25, 0.8
# With blanks, a plus or brackets: a bare row of digits may be any number.
_TELEPHONE = re.compile(r"(?=.*[ ()+-])(?:\+|00|0|\()[\d ()/.-]{8,}(?:\s*x\d+)?")
_WEBSITE = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def columns_for(look: Look, target: str, fields: Collection[str], taken: Collection[str]) -> Columns:
    """For each of these fields its column, where the table has one that is not taken."""
    used = set(taken)
    found: Columns = {}
    for field, known in words_of(target).items():
        if field in fields:
            fitting = [
                column
                for column in look.called(known)
                if column.header not in used and _fits(target, field, column)
            ]
            headers = tuple(dict.fromkeys(column.header for column in fitting))
            if headers:
                used |= set(headers)
                found[field] = SourceColumn(headers=headers, join=_join(target, field, headers))
    if (street := found.get("address")) and target == "stakeholders":
        found["address"] = _whole_address(look, street, used)
        used |= set(found["address"].headers)
    return found | _by_cells(look, found, fields, used)


def _whole_address(look: Look, street: SourceColumn, used: Collection[str]) -> SourceColumn:
    """The street with the number, the addition and the postcode that stand beside it."""
    parts = (look.first(known, used) for known in (NUMBER, ADDITION, POSTCODE))
    headers = (street.headers[0], *(part.header for part in parts if part))
    return SourceColumn(headers=headers, join=" ") if len(headers) > 1 else street


def headers_of(columns: Columns) -> set[str]:
    """All headers that these columns read."""
    return {header for column in columns.values() for header in column.headers}


def period_for(look: Look, taken: Collection[str]) -> Columns:
    """The columns of the two days of a period whose headers alone would not tell it: "Van" and "Tot"."""
    found: Columns = {}
    for field, known in (("from_on", PERIOD_FROM), ("until_on", PERIOD_UNTIL)):
        column = look.first(known, taken)
        if column and column.cells and column.mostly(is_day):
            found[field] = SourceColumn(headers=(column.header,))
    return found


def _join(target: str, field: str, headers: Collection[str]) -> str:
    """Return what stands between the texts of several columns: what is said of somebody is all kept."""
    return _PARAGRAPH if len(headers) > 1 and described(target)[field].kind is Kind.TEXT else ""


def _fits(target: str, field: str, column: Column) -> bool:
    check = _CHECKS.get(field) or _OF_KINDS.get(described(target)[field].kind or Kind.LINE)
    # A few slips below a header do not make it another; nothing but slips do.
    return check is None or len(column.some) <= _A_FEW or column.share(check) >= _SOME


def _by_cells(look: Look, found: Columns, fields: Collection[str], used: Collection[str]) -> Columns:
    """Columns whose cells can be but one thing, whatever their header says."""
    told: Columns = {}
    for header, column in look.columns.items():
        if header in used or not column.cells:
            continue
        for field, is_one in _UNMISTAKABLE.items():
            free = field in fields and field not in found and field not in told
            if free and column.share(is_one) >= _NEARLY_ALL:
                told[field] = SourceColumn(headers=(header,))
                break
    return told


def _is_phone(text: str) -> bool:
    return sum(letter.isdigit() for letter in text) >= 3


def _is_number(text: str) -> bool:
    return text.replace(",", ".").replace(".", "", 1).lstrip("+-").isdigit()


_CHECKS: Mapping[str, Callable[[str], object]] = {
    "email": lambda text: "@" in text,
    "email_2": lambda text: "@" in text,
    "phone": _is_phone,
    "website": lambda text: canonical_website(text) or "." in text,
    "city": lambda text: not _is_number(text),
}
_OF_KINDS: Mapping[Kind, Callable[[str], object]] = {Kind.DAY: is_day, Kind.NUMBER: _is_number}
_UNMISTAKABLE: Mapping[str, Callable[[str], object]] = {
    "orcid": canonical_orcid,
    "ror_id": canonical_ror,
    "email": email_addresses,
    "email_2": email_addresses,
    "phone": lambda text: _TELEPHONE.fullmatch(text),
    "website": lambda text: _WEBSITE.fullmatch(text),
}


def is_unmistakable(column: Column) -> bool:
    """Return whether the cells of a column are addresses or identifiers, whatever its header says."""
    return any(column.share(is_one) >= _NEARLY_ALL for is_one in _UNMISTAKABLE.values())


def said_of_the_organisation(
    look: Look, fields: Collection[str], affixes: Collection[str], taken: Collection[str]
) -> Columns:
    """Columns whose headers say that they are of the organisation: "Website organisatie"."""
    found: Columns = {}
    known = {
        word: field
        for field, all_words in words_of("stakeholders").items()
        if field in fields
        for word in all_words
    }
    for header, column in look.columns.items():
        word = folded(header)
        for affix in affixes:
            for rest in (word.removeprefix(affix), word.removesuffix(affix)):
                field = known.get(rest) or _KINDS_OF.get(rest)
                if (
                    rest != word
                    and field
                    and field not in found
                    and header not in taken
                    and _fits("stakeholders", field, column)
                ):
                    found[field] = SourceColumn(headers=(header,))
    return found


_KINDS_OF = {"type": "organisation_kind", "soort": "organisation_kind", "kind": "organisation_kind"}
