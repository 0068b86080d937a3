"""Entries of lists as users hand them in."""

from typing import Annotated

from dare_network.domain.drafts.checking import Draft, Line, Name
from dare_network.domain.fields import About
from dare_network.language import N_


class TermDraft(Draft):
    """An entry of a labelled list."""

    label_en: Annotated[Name, About(N_("In English"))]
    label_nl: Annotated[Name, About(N_("In Dutch"))]


class TieTypeDraft(Draft):
    """A type of tie, in the words for either end."""

    label_en: Annotated[Name, About(N_("In English"))]
    label_nl: Annotated[Name, About(N_("In Dutch"))]
    inverse_en: Annotated[Line, About(N_("From the other end, in English"))] = ""
    inverse_nl: Annotated[Line, About(N_("From the other end, in Dutch"))] = ""
    directed: Annotated[bool, About(N_("It reads otherwise from the other end"))] = False
