"""What is to be minded of a dialogue beside its confidentiality: its embargo, and its flags."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from dare_network.domain.records.dialogues import Dialogue
from dare_network.domain.rules.visibility import is_embargoed
from dare_network.language import _, day
from dare_network.ui import loaders
from dare_network.ui.markup import badge


def flags() -> Mapping[str, str]:
    """The flags by the names of their fields."""
    return {
        "shared_with_public_body": _("Shared with a public body"),
        "contains_manufacturing_data": _("Contains manufacturing data"),
        "contains_personal_data": _("Contains personal data"),
        "chatham_house": _("Chatham House Rule"),
    }


def flag_help(name: str) -> str | None:
    """What a flag asks for, where its label does not say that."""
    if name == "shared_with_public_body":
        return _("A request for access under the Woo or Regulation (EC) 1049/2001 can reach it there.")
    if name == "chatham_house":
        return _(
            "Nothing is attributed to persons. The public layer built from the records never names any; "
            "see to it that what you write into it does not either."
        )
    return None


def flag_badges(dialogue: Dialogue) -> Iterator[Markup]:
    """The mark of an embargo that holds, and those of the flags that are set."""
    if is_embargoed(dialogue.embargo_until, loaders.today()):
        yield badge(_("Embargo until {date}").format(date=day(dialogue.embargo_until)), "bad")
    for name, label in flags().items():
        if getattr(dialogue, name):
            yield badge(label, "fair")
