"""Lists of meetings, a row for each: when it was, with which bodies, and who was there."""

import re
from collections.abc import Collection, Iterable

from dare_network.domain.actor_names import likely_kind
from dare_network.domain.drafts.past_meetings import PastMeetingDraft
from dare_network.domain.fields import fields_of
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.formats.columns import SourceColumn, TableMapping
from dare_network.formats.suggesting.fields import columns_for, headers_of
from dare_network.formats.suggesting.looks import Column, Look, folded, is_day
from dare_network.formats.suggesting.words import MEETING, SUBJECT, words

_BETWEEN = re.compile(r"[;\n]| en | and |, ")
_REF = re.compile(r"[A-Z]+-\d{4}-\d+", re.IGNORECASE)
_ABOUT = words(
    "onderwerp|subject|waarover|topic|betreft|purpose of meeting|purpose of meeting2|"
    "purpose|reason|titel van de dialoog|"
    "title of the dialogue|agendapunt|activity subject|activiteitnaam|overleg|vergadering|gesprek|meeting"
)
_WITH = words(
    "instantie|instanties|body|bodies|overleg met|gesprek met|met wie|met|with|organisatie|organisation|"
    "organization|regulator|toezichthouder|gesprekspartner|counterpart|name of external organisation|"
    "name of organisation|"
    "external organisation|minister|bewindspersoon|wie|who|representative"
)
_WHETHER = frozenset(words("ja|nee|j|n|yes|no|y|x|ja?|nee?"))
_WHEN = words(fields_of(PastMeetingDraft)["on"].headers)


def is_of_meetings(look: Look) -> bool:
    """Return whether each row is a meeting: a day with those who were there, or with what it was about."""
    on = look.first(_WHEN)
    if look.first(MEETING):
        return bool(look.first(SUBJECT) or on)
    days = on is not None and bool(on.cells) and on.mostly(is_day)
    return days and bool(look.first(_ABOUT)) and bool(look.first(_WITH))


def meetings_of(look: Look) -> tuple[TableMapping, ...]:
    """The part that reads such a list; none where nothing tells the days."""
    columns = columns_for(look, "meetings", fields_of(PastMeetingDraft).keys(), ())
    if "on" not in columns:
        return ()
    if ref := columns.get("ref"):
        texts = [text for header in ref.headers for text in look.columns[header].texts]
        # Most people call a dialogue by its title.
        if texts and not any(map(_REF.fullmatch, texts)) and "title" not in columns:
            columns["title"] = columns.pop("ref")
    if not columns.keys() & {"participants", "ours", "theirs"} and (
        people := _people(look, headers_of(columns))
    ):
        columns["participants"] = SourceColumn(headers=(people.header,))
    promised = columns.get("commitments")
    if promised and all(_only_says_whether(look.columns[header].texts) for header in promised.headers):
        # "Follow-up: yes" is no commitment.
        del columns["commitments"]
    return (TableMapping(table=look.name, target="meetings", columns=columns),)


def _people(look: Look, taken: Collection[str]) -> Column | None:
    """The column in whose cells people are named, several in one."""
    free = (column for column in look.columns.values() if column.cells and column.header not in taken)
    return next(
        (each for each in free if each.mostly(_names_people) and any(map(_BETWEEN.search, each.some))), None
    )


def _names_people(text: str) -> bool:
    pieces = [piece for piece in _BETWEEN.split(text) if piece.strip()]
    people = [piece for piece in pieces if likely_kind(piece) is StakeholderKind.PERSON]
    return bool(people) and 2 * len(people) >= len(pieces)


def _only_says_whether(texts: Iterable[str]) -> bool:
    return {folded(text) for text in texts} <= _WHETHER
