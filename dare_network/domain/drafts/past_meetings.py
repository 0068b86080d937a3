"""Rows of lists of meetings, as people keep them in tables of their own."""

from typing import Annotated

from dare_network.domain.drafts.checking import Day, Draft, Line, Text
from dare_network.domain.fields import About
from dare_network.language import N_


class PastMeetingDraft(Draft):
    """A meeting in one row: the dialogue that it was part of, the bodies, and who was there.

    Names, times and labels are texts as they stand in the table; the import finds out what they mean.
    """

    on: Annotated[
        Day,
        About(
            N_("Date"),
            headers="datum|dag|date|day|wanneer|when|datum overleg|overlegdatum|datum gesprek|"
            "meeting date|date of meeting|datum vergadering|gespreksdatum|held on|gehouden op|op|"
            "start date|startdatum|begindatum|maand|month|activity date|dtstart|begin|start",
        ),
    ]
    starts: Annotated[
        Line,
        About(
            N_("Begins at"),
            headers="begins at|begint om|tijd|time|aanvang|begintijd|start time|starttijd|tijdstip|uur",
        ),
    ] = ""
    ref: Annotated[
        Line, About(N_("Dialogue"), headers="dialogue|dialoog|dialoognummer|dialogue number|nummer dialoog")
    ] = ""
    title: Annotated[
        Line,
        About(
            N_("Title of the dialogue"),
            headers="title of the dialogue|titel van de dialoog|onderwerp|subject|waarover|topic|about|"
            "thema|theme|titel|title|agenda|agendapunt|betreft|purpose of meeting|"
            "purpose of meeting2|purpose|reason|"
            "doel|aanleiding|overleg|meeting|activiteitnaam|activiteit|activity subject|summary|"
            "vergadering|gesprek|kwestie|dossier",
        ),
    ] = ""
    bodies: Annotated[
        Text,
        About(
            N_("Body"),
            headers="instantie|instanties|bodies|overleg met|gesprek met|met wie|met|with|body|authority|"
            "autoriteit|organisatie|organisation|organization|regulator|toezichthouder|instelling|"
            "partij|gesprekspartner|counterpart|lead body|name of external organisation|name of organisation|"
            "external organisation|agency|organisaties|organisations|committee",
        ),
    ] = ""
    ours: Annotated[
        Text,
        About(
            N_("Participants of ours"),
            headers="participants of ours|onze deelnemers|wij|namens ons|van onze kant|our participants|"
            "our side|from us|for us|wie waren erbij wij|wie wij|deelnemers wij|aanwezig wij|"
            "aanwezig namens ons|delegatie|attendees ours|deelnemers onze kant|onze kant|"
            "our attendees|present for us|eigen deelnemers|us|ours|deelnemers intern|intern|"
            "internal attendees",
        ),
    ] = ""
    theirs: Annotated[
        Text,
        About(
            N_("Participants of theirs"),
            headers="participants of theirs|hun deelnemers|zij|namens hen|van hun kant|their participants|"
            "their side|from them|wie waren erbij zij|wie zij|deelnemers zij|aanwezig zij|"
            "aanwezig namens de instantie|attendees theirs|deelnemers instantie|hun kant|"
            "their attendees|representative|representatives|vertegenwoordiger|vertegenwoordigers|"
            "contactpersoon|contactpersonen|them|theirs|deelnemers extern|extern|"
            "external attendees|namens instantie",
        ),
    ] = ""
    participants: Annotated[
        Text,
        About(
            N_("Participants"),
            headers="deelnemers|aanwezig|aanwezigen|attendees|attendance|present|wie|who|wie waren erbij|"
            "who was there|aanwezig bij overleg|genodigden|invitees|gesprekspartners|personen|"
            "people|attendee|minister|ministers|bewindspersoon|bewindspersonen|name of minister|"
            "those present|wie was erbij|wie erbij",
        ),
    ] = ""
    outcome: Annotated[
        Text,
        About(
            N_("Outcome"),
            headers="uitkomst|conclusie|conclusies|conclusion|result|resultaat|besluit|besluiten|decision|"
            "outcomes|what came out|what came of it|opbrengst|afloop|wat kwam eruit",
        ),
    ] = ""
    commitments: Annotated[
        Text,
        About(
            N_("Commitments"),
            headers="toezegging|toezeggingen|afspraken|afspraak|action|actions|actie|acties|actiepunten|"
            "action points|agreements|agreed|follow-up|follow up|vervolg|next steps|vervolgacties",
        ),
    ] = ""
    place: Annotated[
        Line,
        About(
            N_("Place or link"),
            headers="place or link|plaats of link|plaats|locatie|place|location|waar|where|link|ruimte|zaal",
        ),
    ] = ""
    note: Annotated[
        Text,
        About(
            N_("Note"),
            headers="notitie|notities|opmerking|opmerkingen|note|notes|remarks|verslag|minutes|"
            "toelichting|samenvatting|subtitel|description|details|bijzonderheden|report",
        ),
    ] = ""
    format: Annotated[Line, About(N_("Format"), headers="vorm|format van overleg")] = ""
    owner: Annotated[
        Line,
        About(N_("Owner"), headers="owner|eigenaar|verantwoordelijke|trekker|responsible|lead|dossierhouder"),
    ] = ""
    confidentiality: Annotated[Line, About(N_("Confidentiality"), headers="vertrouwelijkheid")] = ""
