"""Tables that say who works where by keys alone."""

from dare_network.domain.drafts.network import AffiliationDraft
from dare_network.domain.fields import fields_of
from dare_network.formats.columns import SourceColumn, TableMapping
from dare_network.formats.suggesting.fields import columns_for, period_for
from dare_network.formats.suggesting.known import Known
from dare_network.formats.suggesting.looks import Look
from dare_network.formats.suggesting.words import ORGANISATION, ORGANISATION_KEY, PERSON, PERSON_KEY


def posts_of(look: Look, known: Known) -> tuple[TableMapping, ...]:
    """The part that reads such a table, whose keys other tables give out; none for any other table."""
    person = look.first((*PERSON_KEY, *PERSON))
    organisation = look.first((*ORGANISATION_KEY, *ORGANISATION), {person.header} if person else ())
    if not (person and organisation and person.texts and person.mostly(known.keys.__contains__)):
        return ()
    taken = {person.header, organisation.header}
    period = period_for(look, taken)
    columns = {
        "person": SourceColumn(headers=(person.header,)),
        "organisation": SourceColumn(headers=(organisation.header,)),
        **period,
        **columns_for(look, "affiliations", fields_of(AffiliationDraft).keys(), taken),
    }
    return (TableMapping(table=look.name, target="affiliations", columns=columns),)
