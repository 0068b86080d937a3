"""Views of the network as users keep them."""

from dare_network.domain.drafts.checking import Draft, FullText, Name, Text


class SavedViewDraft(Draft):
    """A view under a name, with a sentence of explanation."""

    name: Name
    explanation: Text = ""
    address: FullText
    shared: bool = False
