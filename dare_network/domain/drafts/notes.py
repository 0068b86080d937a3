"""Notes on people and organisations as users hand them in."""

from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from dare_network.domain.drafts.checking import Day, Draft, FullText
from dare_network.domain.fields import About
from dare_network.domain.records.notes import NOTE_LEVELS
from dare_network.domain.vocabulary import Confidentiality, TermList, TextKind
from dare_network.language import N_


def _level(value: Confidentiality) -> Confidentiality:
    if value not in NOTE_LEVELS:
        raise PydanticCustomError("enum", "a level that no note has")
    return value


class NoteDraft(Draft):
    """A dated remark on a person or an organisation."""

    on: Annotated[Day, About(N_("Day"))]
    text: Annotated[FullText, About(N_("Note"), personal=True, searched=TextKind.NOTE)]
    confidentiality: Annotated[
        Confidentiality,
        AfterValidator(_level),
        About(N_("Confidentiality"), terms=TermList.CONFIDENTIALITY),
    ] = Confidentiality.CONSORTIUM
