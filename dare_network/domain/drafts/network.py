"""People, organisations, affiliations and ties as users hand them in."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from dare_network.domain.drafts.checking import (
    Day,
    Decimal,
    Draft,
    Email,
    Line,
    Lines,
    Name,
    Orcid,
    Ror,
    Text,
    Website,
)
from dare_network.domain.drafts.contacts import (
    CONTACT,
    Address,
    FurtherEmails,
    FurtherPhones,
    Mobile,
    PostalAddress,
    PrivateAddress,
    PrivateEmail,
    PrivatePhone,
    SecretariatEmail,
    SecretariatPhone,
)
from dare_network.domain.drafts.custom_fields import Custom
from dare_network.domain.fields import About, Kind
from dare_network.domain.partial_days import PartialDay, Precision, read_partial
from dare_network.domain.vocabulary import TermList
from dare_network.language import N_

_OF_A_SCALE = re.compile(r"(\d+(?:[.,]\d+)?) ?(?:/|of|van|out of) ?\d+", re.IGNORECASE)


def _on_a_scale(value: object) -> object:
    """A strength that is told with its scale: "4/5" is 4."""
    match = _OF_A_SCALE.fullmatch(value.strip()) if isinstance(value, str) else None
    return match[1] if match else value


_SOURCE = "bron|herkomst|contact source|heard from|heard via|told by|gehoord van|via|volgens|according to"
_NAME = N_("Parts of the name and form of address")
_NOTE = (
    "notes|note|memo|notitie|notities|opmerking|opmerkingen|opm|remark|remarks|comment|comments|bijzonderheden|"
    "toelichting|description|omschrijving|beschrijving"
)

# Of people as of organisations. Where people live, how they are reached and what is said of them is personal.
_Name = Annotated[
    Name,
    About(
        N_("Name"),
        headers="naam|title|titel|stakeholder|display name|full name|volledige naam",
        public=True,
    ),
]
_EarlierNames = Annotated[
    Lines,
    About(
        N_("Earlier names"),
        later=True,
        fold=_NAME,
        help=N_("One in each line. A name that is changed is added by itself, and still finds the record."),
        headers="earlier name|former name|former names|previous name|maiden name|formerly|geboortenaam|"
        "meisjesnaam|eerdere naam|eerdere namen|vroegere naam|voorheen",
        public=True,
        personal=True,
    ),
]
_Tags = Annotated[
    Lines,
    About(
        N_("Tags"),
        later=True,
        help=N_("One in each line."),
        headers="tag|tag(s)|trefwoorden|trefwoord|keywords|labels|categories|categorieën|group membership|"
        "thema's",
        personal=True,
    ),
]
_Category = Annotated[
    Line,
    About(
        N_("Category"),
        terms=TermList.CATEGORY,
        headers="categorie|stakeholder group|doelgroep|groep|group",
        public=True,
    ),
]
_Email = Annotated[
    Email,
    About(
        N_("E-mail address"),
        later=True,
        fold=CONTACT,
        headers="e-mail|mail|e-mailadres|emailadres|e-mail address|email address|e-mail 1 - value|work email|"
        "e-mail werk|zakelijk e-mailadres|mailadres|mail werk|e-mail zakelijk|mail zakelijk",
        personal=True,
    ),
]
_Email2 = Annotated[
    Email,
    About(
        N_("Second e-mail address"),
        later=True,
        fold=CONTACT,
        headers="e-mail 2|email 2|second e-mail|second email|second e-mail address|other email|tweede e-mail|"
        "tweede e-mailadres|andere e-mail|e-mail 2 - value|e-mail 2 address|e-mailadres 2",
        personal=True,
    ),
]
_Phone = Annotated[
    Line,
    About(
        N_("Telephone"),
        later=True,
        fold=CONTACT,
        headers="telephone|phone number|telephone number|tel|telefoon|telefoonnummer|telefoonnr|"
        "business phone|primary phone|telefoon (werk)|telefoon werk|telefoon op werk|tel. werk|"
        "tel. nr|tel. nummer|telefoon zakelijk|"
        "tel. zakelijk|werktelefoon|zakelijk telefoonnummer|work phone|phone 1 - value",
        personal=True,
    ),
]
_City = Annotated[
    Line,
    About(
        N_("City"),
        later=True,
        fold=CONTACT,
        headers="stad|plaats|plaatsnaam|woonplaats|vestigingsplaats|town|business city|work city|"
        "plaats (werk)|address 1 - city|location|locatie",
        public=True,
        personal=True,
    ),
]
_Country = Annotated[
    Line,
    About(
        N_("Country"),
        later=True,
        fold=CONTACT,
        headers="land|country_code|landcode|country/region|land/regio|business country/region|"
        "address 1 - country",
        public=True,
        personal=True,
    ),
]
_Website = Annotated[
    Website,
    About(
        N_("Website"),
        later=True,
        fold=CONTACT,
        headers="url|web|homepage|webadres|web page|webpagina|site|website 1 - value|web site",
        public=True,
        personal=True,
    ),
]
_Description = Annotated[
    Text,
    About(
        N_("Description"),
        later=True,
        headers=f"omschrijving|beschrijving|toelichting|bio|{_NOTE}",
        personal=True,
    ),
]
_Custom = Annotated[Custom, About(N_("Own fields"), later=True, imported=False, personal=True)]
_Source = Annotated[Text, About(N_("Source"), Kind.LINK, later=True, headers=_SOURCE, public=True)]
_CheckedOn = Annotated[
    Day | None,
    About(
        N_("Checked on"),
        later=True,
        headers="checked on|last checked|gecontroleerd op|laatst gecontroleerd",
        public=True,
        personal=True,
    ),
]


class PersonDraft(Draft):
    """A person; `by_role` where only the function at a body is kept and no name."""

    name: _Name
    category: _Category = ""
    by_role: Annotated[
        bool,
        About(
            N_("Only the role is kept, no name"),
            help=N_("For people at regulators and other bodies: “assessor, quality”."),
            public=True,
        ),
    ] = False
    title_before: Annotated[
        Line,
        About(
            N_("Title before the name"),
            later=True,
            fold=_NAME,
            headers="title before|titel voor|prefix|name prefix|individual prefix|formal title|titulatuur|"
            "title|titel",
        ),
    ] = ""
    initials: Annotated[
        Line, About(N_("Initials"), later=True, fold=_NAME, headers="voorletters|initialen")
    ] = ""
    given_name: Annotated[
        Line,
        About(
            N_("Given name"),
            later=True,
            fold=_NAME,
            headers="given name|first name|firstname|forename|voornaam|roepnaam",
        ),
    ] = ""
    infix: Annotated[
        Line,
        About(
            N_("Infix"),
            later=True,
            fold=_NAME,
            help=N_("What comes before the family name and does not count in sorting: “van der”."),
            headers="tussenvoegsel|tussenvoegsels|voorvoegsel|voorvoegsels|name particle",
        ),
    ] = ""
    family_name: Annotated[
        Line,
        About(
            N_("Family name"),
            later=True,
            fold=_NAME,
            help=N_("By it people are sorted. Where it is empty, it is told from the name."),
            headers="family name|last name|geslachtsnaam|lastname|surname|achternaam|familienaam",
        ),
    ] = ""
    title_after: Annotated[
        Line,
        About(
            N_("Title after the name"),
            later=True,
            fold=_NAME,
            headers="title after|titel na|titel achter|suffix|name suffix|individual suffix|achtervoegsel|"
            "degree|degrees",
        ),
    ] = ""
    address_as: Annotated[
        Line,
        About(
            N_("Form of address"),
            later=True,
            fold=_NAME,
            help=N_("For example “Dear Professor De Vries”."),
            headers="form of address|how to address|salutation|greeting|addressee|aanhef|aanspreekvorm",
            personal=True,
        ),
    ] = ""
    language: Annotated[
        Line,
        About(
            N_("Preferred language"),
            terms=TermList.LANGUAGE,
            later=True,
            fold=_NAME,
            headers="preferred language|taal|voorkeurstaal",
            personal=True,
        ),
    ] = ""
    earlier_names: _EarlierNames = ()
    tags: _Tags = ()
    email: _Email = ""
    email_2: _Email2 = ""
    phone: _Phone = ""
    mobile: Mobile = ()
    secretariat_phone: SecretariatPhone = ()
    private_phone: PrivatePhone = ()
    further_phones: FurtherPhones = ()
    secretariat_email: SecretariatEmail = ()
    private_email: PrivateEmail = ()
    further_emails: FurtherEmails = ()
    address: Address = ""
    postal_address: PostalAddress = ""
    private_address: PrivateAddress = ""
    orcid: Annotated[Orcid, About(N_("ORCID"), later=True, headers="orcid id")] = None
    city: _City = ""
    country: _Country = ""
    website: _Website = ""
    description: _Description = ""
    custom: _Custom = ()
    source: _Source = ""
    checked_on: _CheckedOn = None


class OrganisationDraft(Draft):
    """An organisation."""

    name: _Name
    short_name: Annotated[
        Line,
        About(
            N_("Short name"),
            headers="short name|short|abbreviation|abbr|acronym|afkorting|afk|kort|korte naam|nickname|"
            "initialism",
            public=True,
        ),
    ] = ""
    category: _Category = ""
    organisation_kind: Annotated[
        Line,
        About(
            N_("Kind of organisation"),
            terms=TermList.ORGANISATION_KIND,
            headers="organisation type|organization type|soort organisatie|type organisatie|organisatietype|"
            "kind of organisation|soort instelling",
            public=True,
        ),
    ] = ""
    name_nl: Annotated[
        Line,
        About(
            N_("Name in Dutch"),
            later=True,
            fold=_NAME,
            headers="dutch name|nederlandse naam|naam nederlands|naam (nl)|name (nl)|name (dutch)|"
            "naam (nederlands)|dutch / other name|dutch or other name|other name|andere naam",
            public=True,
        ),
    ] = ""
    earlier_names: _EarlierNames = ()
    tags: _Tags = ()
    ror_id: Annotated[
        Ror,
        About(
            N_("ROR"),
            later=True,
            help=N_("For example https://ror.org/0575yy874"),
            headers="ror|ror id",
            public=True,
        ),
    ] = None
    level: Annotated[
        Line, About(N_("Level"), terms=TermList.LEVEL, later=True, headers="niveau", public=True)
    ] = ""
    # What a body is competent for is verified by hand; no list of organisations knows it better.
    remit_en: Annotated[
        Text, About(N_("Remit (English)"), later=True, imported=False, exported=False, public=True)
    ] = ""
    remit_nl: Annotated[
        Text, About(N_("Remit (Dutch)"), later=True, imported=False, exported=False, public=True)
    ] = ""
    email: _Email = ""
    email_2: _Email2 = ""
    phone: _Phone = ""
    further_phones: FurtherPhones = ()
    further_emails: FurtherEmails = ()
    address: Address = ""
    postal_address: PostalAddress = ""
    city: _City = ""
    country: _Country = ""
    website: _Website = ""
    description: _Description = ""
    custom: _Custom = ()
    source: _Source = ""
    checked_on: _CheckedOn = None


_FromOn = Annotated[
    Day | None,
    About(
        N_("From"),
        headers="start date|start|since|sinds|vanaf|begindatum|startdatum|relationship start date|from date|"
        "datum vanaf|ingangsdatum|begin|in dienst sinds|in dienst per|datum in dienst|"
        "started|started on|date started",
        public=True,
    ),
]
_UntilOn = Annotated[
    Day | None,
    About(
        N_("Until"),
        headers="end date|end|until|tot|t/m|einddatum|tot en met|relationship end date|to date|"
        "datum tot|eind|einde|"
        "beëindigd op|uit dienst per|uit dienst sinds|datum uit dienst|ended on|date ended",
        public=True,
    ),
]


_FromPrecision = Annotated[
    Precision | None,
    About(
        N_("Known of the beginning"),
        terms=TermList.PRECISION,
        later=True,
        help=N_("Leave it empty where the day itself is known. Of a month or a year, From is the first day."),
        public=True,
    ),
]
_UntilPrecision = Annotated[
    Precision | None,
    About(
        N_("Known of the end"),
        terms=TermList.PRECISION,
        later=True,
        help=N_("Leave it empty where the day itself is known. Of a month or a year, Until is the last day."),
        public=True,
    ),
]


_Strength = Annotated[
    Decimal,
    BeforeValidator(_on_a_scale),
    About(N_("Strength"), later=True, headers="weight|sterkte|gewicht|score"),
]


def _as_far_as_known(given: Any) -> Any:
    """Days of which the month or the year is known as the first or the last one, with their precision."""
    if not isinstance(given, Mapping):
        return given
    values = dict(given)
    for name, precision, last in (
        ("from_on", "from_precision", False),
        ("until_on", "until_precision", True),
    ):
        day, known = values.get(name), values.get(precision)
        partial = read_partial(day) if isinstance(day, str) else None
        if partial is None and isinstance(day, date) and known in set(Precision):
            partial = PartialDay.of(day, Precision(known))
        if partial:
            values[name], values[precision] = partial.last if last else partial.first, partial.precision
        elif not day or not known:
            values[precision] = None
    return values


def _check_period(from_on: date | None, until_on: date | None) -> None:
    if from_on and until_on and until_on < from_on:
        raise PydanticCustomError("dare_period", "ends before it begins")


class AffiliationDraft(Draft):
    """The fact that a person works at an organisation."""

    person_id: Annotated[UUID, About(N_("Person"), Kind.PERSON, imported=False)]
    organisation_id: Annotated[UUID, About(N_("Organisation"), Kind.ORGANISATION, imported=False)]
    role: Annotated[
        Line,
        About(
            N_("Role"),
            headers="rol|function|functie|job title|position|functietitel|functienaam|positie|"
            "beroep|occupation|"
            "organization 1 - title|organization title|rol in organisatie",
        ),
    ] = ""
    from_on: _FromOn = None
    until_on: _UntilOn = None
    from_precision: _FromPrecision = None
    until_precision: _UntilPrecision = None
    role_category: Annotated[
        Line,
        About(
            N_("Category in this role"),
            terms=TermList.CATEGORY,
            later=True,
            help=N_("While it holds, the network counts the person among these."),
        ),
    ] = ""
    strength: _Strength = None
    source: Annotated[Text, About(N_("Source"), Kind.LINK, headers=_SOURCE)] = ""
    note: Annotated[Text, About(N_("Note"), later=True, headers=_NOTE)] = ""
    checked_on: Annotated[Day | None, About(N_("Checked on"), later=True)] = None

    @model_validator(mode="before")
    @classmethod
    def _knows_its_days(cls, given: Any) -> Any:
        return _as_far_as_known(given)

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        _check_period(self.from_on, self.until_on)
        return self


class TieDraft(Draft):
    """A stated tie between two different stakeholders."""

    type_id: Annotated[Name, About(N_("Type of tie"), Kind.TIE_TYPE, imported=False, public=True)]
    from_id: Annotated[UUID, About(N_("From whom"), Kind.SOMEBODY, imported=False, public=True)]
    to_id: Annotated[UUID, About(N_("… whom"), Kind.SOMEBODY, imported=False, public=True)]
    from_on: _FromOn = None
    until_on: _UntilOn = None
    from_precision: _FromPrecision = None
    until_precision: _UntilPrecision = None
    strength: _Strength = None
    direction: Annotated[
        Line,
        About(
            N_("Direction"),
            terms=TermList.TIE_DIRECTION,
            later=True,
            help=N_("Where it is another than that of its type."),
            headers="richting",
        ),
    ] = ""
    tags: _Tags = ()
    custom: _Custom = ()
    source: Annotated[
        Text,
        About(
            N_("Source"),
            Kind.LINK,
            help=N_("A tie without a source is drawn dashed."),
            headers=_SOURCE,
            public=True,
        ),
    ] = ""
    confidence: Annotated[
        Line, About(N_("Confidence"), terms=TermList.CONFIDENCE, headers="zekerheid|betrouwbaarheid")
    ] = ""
    note: Annotated[Text, About(N_("Note"), headers=f"{_NOTE}|label|relationship description")] = ""
    checked_on: Annotated[Day | None, About(N_("Checked on"), public=True)] = None

    @model_validator(mode="before")
    @classmethod
    def _knows_its_days(cls, given: Any) -> Any:
        return _as_far_as_known(given)

    @model_validator(mode="after")
    def _has_two_ends(self) -> Self:
        _check_period(self.from_on, self.until_on)
        if self.from_id == self.to_id:
            raise PydanticCustomError("dare_same_ends", "the two ends are the same")
        return self
