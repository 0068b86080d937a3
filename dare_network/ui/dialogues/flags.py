"""Flags of a dialogue and its embargo: what is to be minded beside its confidentiality."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from dare_network.domain.drafts.dialogues import DialogueDraft
from dare_network.domain.fields import Kind, fields_of
from dare_network.domain.records.dialogues import Dialogue
from dare_network.domain.rules.visibility import is_embargoed
from dare_network.language import _, day
from dare_network.ui import loaders
from dare_network.ui.markup import badge


def flags() -> Mapping[str, str]:
    """The flags of a dialogue by the names of their fields."""
    described = fields_of(DialogueDraft).items()
    return {name: about.title for name, about in described if about.kind is Kind.FLAG}


def flag_badges(dialogue: Dialogue) -> Iterator[Markup]:
    """The mark of an embargo that holds, and those of the flags that are set."""
    if is_embargoed(dialogue.embargo_until, loaders.today()):
        yield badge(_("Embargo until {date}").format(date=day(dialogue.embargo_until)), "bad")
    for name, label in flags().items():
        if getattr(dialogue, name):
            yield badge(label, "fair")
