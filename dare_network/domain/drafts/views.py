"""Views of the network as users keep them."""

from typing import Annotated

from dare_network.domain.drafts.checking import Draft, FullText, Name, Text
from dare_network.domain.fields import About
from dare_network.language import N_


class SavedViewDraft(Draft):
    """A view under a name, with a sentence of explanation."""

    name: Annotated[Name, About(N_("Name"))]
    explanation: Annotated[Text, About(N_("What it shows, in a sentence"))] = ""
    address: FullText
    shared: Annotated[bool, About(N_("Share with the consortium"))] = False
