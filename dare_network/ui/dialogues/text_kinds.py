"""Names for the kinds of texts that are found."""

from collections.abc import Mapping

from dare_network.domain.vocabulary import TextKind
from dare_network.language import N_, _

_WORDS: Mapping[TextKind, str] = {
    TextKind.DIALOGUE: N_("Dialogue"),
    TextKind.MEETING: N_("Meeting"),
    TextKind.QUESTION: N_("Question"),
    TextKind.POSITION: N_("Our position"),
    TextKind.ANSWER: N_("Answer"),
    TextKind.OUTCOME: N_("Outcome"),
    TextKind.COMMITMENT: N_("Commitment"),
    TextKind.MINUTES: N_("Minutes"),
    TextKind.NOTE: N_("Note"),
}


def text_kinds() -> Mapping[TextKind, str]:
    """The kinds of text in the reader's language."""
    return {kind: _(word) for kind, word in _WORDS.items()}
