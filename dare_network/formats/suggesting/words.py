"""The headers by which people call the fields of the product, in English and Dutch."""

from collections.abc import Iterator, Mapping
from functools import cache

from dare_network.domain.fields import About
from dare_network.formats.columns import NAMES, described
from dare_network.formats.suggesting.looks import folded
from dare_network.language import Language, speaking

Words = Mapping[str, tuple[str, ...]]
"""For each field the folded headers that mean it, the likeliest first."""


def words(listed: str) -> tuple[str, ...]:
    """Headers that are listed apart by "|", folded."""
    return tuple(dict.fromkeys(filter(None, map(folded, listed.split("|")))))


@cache
def words_of(target: str) -> Words:
    """The headers of what the drafts of this target hold.

    Each field is also known by its own name, and by what it is called on screen in either language.
    """
    own = {name: field for field, name in NAMES.items()}
    return {
        field: words("|".join((field, own.get(field, ""), about.headers, *_titles(about))))
        for field, about in described(target).items()
    }


def _titles(about: About) -> Iterator[str]:
    for language in Language:
        with speaking(language):
            yield about.title


NAME = words(
    "label|name|naam|full name|volledige naam|display name|weergavenaam|stakeholder|stakeholders|actor|"
    "partij|naam stakeholder|stakeholder name|element|node|sort name|contact name|file as|wie|who|"
    "voluit|naam voluit|in full|naam (nl)|naam (nederlands)|name (nl)|name (dutch)"
)
"""Of a person or an organisation."""

ENGLISH_NAME = words(
    "engelse naam|english name|name in english|naam engels|naam in het engels|name (en)|name_en|name (eng)|"
    "name (english)|naam (en)|naam (eng)|naam (engels)|organisation (english)|organisation (en)|"
    "organisatie (engels)|organisatie (en)|organisation name (english)|naam organisatie (engels)|"
    "official english name|international name|internationale naam"
)
"""Of an organisation whose other name is Dutch."""

IN_BOTH_LANGUAGES = tuple(
    words(pair)
    for pair in (
        "name|naam", "organisation|organisatie", "organization|organisatie", "institution|instelling",
        "organisation name|naam organisatie", "name of organisation|naam organisatie", "institute|instituut",
    )
)  # fmt: skip
"""The English and the Dutch header of one thing, which stand beside each other where it has two names."""

TITLE = words("title|titel")
"""A name where there is no other, the title of a person beside one."""

PERSON = words(
    "person|persoon|contact|contactpersoon|contact person|employee|medewerker|naam persoon|"
    "naam contactpersoon|naam contact|person name|name of person|naam medewerker|lid|member|"
    "contactpersonen|deelnemer|expert|employee name|collega"
)
ORGANISATION = words(
    "organisation|organization|organisatie|instelling|employer|werkgever|company|bedrijf|organization name|"
    "organisation name|naam organisatie|name of organisation|name of organization|institution|"
    "organisatienaam|naam instelling|bedrijfsnaam|company name|current employer|huidige werkgever|"
    "employer name|legal name|organization 1 - name|organisation 1 - name|affiliation|affiliatie|instituut|"
    "institute|firma|werkzaam bij|werkt bij|works at|waar|where|organisaties|instellingen|naam bedrijf|"
    "hospital|ziekenhuis|centrum|centre|center|umc|account name|account|household name"
)
DEPARTMENT = words(
    "afdeling|department|dept|team|unit|divisie|division|onderafdeling|organization 1 - department|"
    "organization department"
)
PERSON_KEY = words(
    "person id|persoon id|person_id|id persoon|contact id|medewerker id|employee id|person key"
)
ORGANISATION_KEY = words(
    "organisation id|organization id|organisatie id|id organisatie|employer id|current employer id|"
    "company id|org id"
)
"""Of tables that say who works where by keys."""

KEY = words(
    "id|key|sleutel|contact id|external identifier|external id|externe id|identifier|identificatie|code|"
    "stakeholder id|record id|person id|persoon id|organisation id|organisatie id|relatienummer|relatie nr|"
    "lidnummer|lid nr|lidnr|contactnummer|contact nr|klantnummer|dossiernummer|uid|uuid|nummer|number|nr|"
    "no|volgnummer|#"
)
WEAK_KEY = words("nummer|number|nr|no|#|code|volgnummer")
"""Headers that are as often of house numbers and counts."""

STREET = words(
    "straat|street|adres|address|straatnaam|postcode|postal code|zip|huisnummer|street address|toevoeging"
)

NUMBER = words("nr|nummer|number|huisnummer|huisnr|house number|no")
ADDITION = words("toevoeging|addition|huisnummertoevoeging|suffix number")
POSTCODE = words("postcode|postal code|zip|zip code|postcode op werk|business postal code|postcode (werk)")
"""Headers of the other parts of an address, beside a street."""

KIND = words(
    "kind|type|soort|contact type|element type|type stakeholder|soort stakeholder|stakeholder type|"
    "actor type|soort actor|person or organisation|person or organization|persoon of organisatie|"
    "persoon/organisatie|entity type|entiteit|categorie type|type contact|soort contact|soort relatie|"
    "relation type|node type"
)

ENDS = tuple(
    (words(one), words(other))
    for one, other in (
        (
            "from|van|from_name|from name|from id|from label|van id|van naam|van wie|from whom",
            "to|naar|aan|to_name|to name|to id|to label|naar id|naar naam|naar wie|to whom|tot|met|bij",
        ),
        ("contact a id|contact a|contact id a", "contact b id|contact b|contact id b"),
        ("source|source id|source name|bron", "target|target id|target name|doel"),
        ("wie|who|ego|subject", "met|met wie|with|with whom|alter|object"),
    )
)
"""The headers of the two ends of a tie, which belong together."""

PAIRED = frozenset(
    words(
        "persoon|person|organisatie|organisation|organization|naam|name|actor|stakeholder|partij|party|"
        "node|contact|partner|lid|member|entity|entiteit|deelnemer|element|instelling"
    )
)
"""Words that stand twice in a table of ties, with a number or a letter: "Persoon 1" and "Persoon 2"."""

TYPE = words(
    "type|relationship_type|soort|relatie|relation|relationship|kind|relationship type id|"
    "relationship type|type relatie|soort relatie|relatietype|type of relation|type of tie|tie type|"
    "connection type|edge type|aard|verband|interaction|soort verband|type verband"
)
DIRECTION = words("direction|richting|directed|gericht")
DIRECTIONS = frozenset(
    words(
        "directed|undirected|mutual|mixed|gericht|ongericht|wederzijds|wederkerig|bidirectional|"
        "unidirectional|eenzijdig|both|beide|twee|een|tweezijdig"
    )
)

PERIOD_FROM, PERIOD_UNTIL = (
    words("from|van|sinds|ingang|begin|in dienst"),
    words("to|tot|t/m|naar|end|eind|einde|until|uit dienst"),
)
"""Headers of days where days stand below them, whatever else they mean."""

MEETING = words(
    "deelnemers|aanwezig|aanwezigen|participants|attendees|attendance|present|aanwezig bij overleg|"
    "genodigden|invitees|wie waren erbij|wie waren erbij wij|wie waren erbij zij|who was there|those present|"
    "wie was erbij|onze deelnemers|our participants|their participants|hun deelnemers|"
    "participants of ours|participants of theirs|deelnemers wij|deelnemers zij|aanwezig wij|aanwezig zij|"
    "our attendees|their attendees"
)
SUBJECT = words(
    "onderwerp|subject|datum|date|titel van de dialoog|title of the dialogue|meeting|overleg|dialogue|"
    "dialoog|vergadering|wanneer|waarover|overleg met|instantie|body"
)

OF_ORGANISATION = words(
    "organisation|organization|organisatie|company|bedrijf|bedrijfs|werkgever|employer|instelling|instituut"
)
"""Words with which a header begins or ends that is said of the organisation: "Website organisatie"."""

ABOUT_PEOPLE = words(
    "gender|geslacht|birthday|birth date|geboortedatum|salutation|aanhef|mobile phone|mobiel|job title|"
    "functie|function|role|rol|functietitel|gender id|voorletters|initialen"
)
ABOUT_ORGANISATIONS = words(
    "kvk|kvk-nummer|kvk nummer|sector|branche|industry|rechtsvorm|legal form|aantal medewerkers|employees|"
    "number of employees|opgericht|founded|bezoekadres|vestiging"
)

PERSON_SHEETS = frozenset(
    words(
        "personen|people|persons|contactpersonen|contacten|contacts|contactlijst|contact list|medewerkers|"
        "leden|members|adresboek|address book|individuals|deelnemers|smoelenboek|adreslijst personen|staff|"
        "team|experts|relaties personen"
    )
)
ORGANISATION_SHEETS = frozenset(
    words(
        "organisaties|organisations|organizations|instellingen|institutions|bedrijven|companies|centra|"
        "centres|centers|ziekenhuizen|hospitals|partners|werkgevers|employers|patientenorganisaties|orgs|"
        "accounts|umcs|instanties|bodies"
    )
)


_OF_FIELDS = frozenset(
    word
    for target in ("stakeholders", "affiliations", "ties")
    for known in words_of(target).values()
    for word in known
)
_ABBREVIATED = frozenset(words("umc"))


def is_header(text: str) -> bool:
    """Return whether a text is what people call a column, and no name: "Organisatie", but not "UMC"."""
    known = _OF_FIELDS.union(NAME, PERSON, ORGANISATION, KEY, KIND, TYPE, STREET, ENGLISH_NAME)
    return folded(text) in known - _ABBREVIATED
