"""A first mapping for tables that nobody has mapped: what their headers and their cells seem to mean."""

from collections.abc import Iterable, Sequence

from dare_network.formats.columns import ColumnMapping, TableMapping
from dare_network.formats.grid import Table, name_among
from dare_network.formats.suggesting.ends import ends_of, known_ends
from dare_network.formats.suggesting.known import Known
from dare_network.formats.suggesting.listing import Listing
from dare_network.formats.suggesting.looks import Column, Look
from dare_network.formats.suggesting.meeting_list import is_of_meetings, meetings_of
from dare_network.formats.suggesting.naming import naming_of
from dare_network.formats.suggesting.posts import posts_of
from dare_network.formats.suggesting.tying import Tying
from dare_network.language import _

Parts = tuple[TableMapping, ...]


def suggest(tables: Iterable[Table]) -> ColumnMapping:
    """A mapping that reads what the headers and the cells seem to mean; other tables are left out.

    A list of contacts also makes the people and organisations it names, unless other tables describe them
    all.
    """
    tables = tuple(tables)
    only = len(tables) == 1
    looks = [Look("*" if only else name_among(table, tables), table) for table in tables]
    name = tables[0].name if tables else ""
    return ColumnMapping(
        name=name or _("New mapping"), tables=tuple(part for parts in _found(looks) for part in parts)
    )


def _found(looks: Sequence[Look]) -> list[Parts]:
    """The parts for each table: lists first, for ties and places of work refer to them."""
    found: dict[int, Parts] = {}
    listings: dict[int, Listing] = {}
    tied: dict[int, tuple[Column, Column]] = {}
    for place, look in enumerate(looks):
        if is_of_meetings(look):
            found[place] = meetings_of(look)
        elif ends := ends_of(look):
            tied[place] = ends
        elif naming := naming_of(look):
            listings[place] = Listing(look, naming)
    known = Known((looks[place], each.parts()) for place, each in listings.items() if not each.is_of_contacts)
    # What looks like a list may name people and organisations by the keys of other tables alone.
    found |= {place: posts for place in listings if (posts := posts_of(looks[place], known))}
    listings = {place: each for place, each in listings.items() if place not in found}
    for place, listing in listings.items():
        found[place] = _listed(listing, known)
    known = Known((looks[place], found[place]) for place in listings)
    for place, look in enumerate(looks):
        if place in found or place in tied:
            continue
        found[place] = posts_of(look, known)
        if not found[place] and (ends := known_ends(look, known)):
            tied[place] = ends
    for place, (one, other) in tied.items():
        found[place] = (Tying(looks[place], one, other, known, by_headers=place not in found).part(),)
    return [found[place] for place in range(len(looks))]


def _listed(listing: Listing, known: Known) -> Parts:
    """The parts of a list; one of contacts leaves out those whom other tables describe, and it does not."""
    parts = Listing(listing.look, listing.naming, known.names.keys()).parts()
    if not listing.is_of_contacts or listing.kind:
        return parts
    return tuple(
        part for part in parts if part.target != "stakeholders" or _brings(part, listing.look, known)
    )


def _brings(part: TableMapping, look: Look, known: Known) -> bool:
    """Return whether a part says more of somebody than a name that is known."""
    if part.columns.keys() != {"label"} or part.columns["label"].join:
        return True
    label = Known([(look, (part,))])
    return not label.names.keys() <= known.names.keys()
