"""Sentences and words for what changed between two days."""

from dare_network.charts.route_words import reason
from dare_network.charts.voice import Voice
from dare_network.graph.analyses.change import Changes, NetworkChange
from dare_network.graph.network_graph import Edge
from dare_network.language import _, day, ngettext


def change_name(change: NetworkChange) -> str:
    """Name a change in the reader's language."""
    return {
        NetworkChange.ADDED: _("Added"),
        NetworkChange.ENDED: _("Ended"),
        NetworkChange.STRENGTHENED: _("Strengthened"),
    }[change]


def changes_sentence(changes: Changes) -> str:
    """Tell in a sentence how much changed between which days."""
    period = _("Between {first} and {last}").format(first=day(changes.since), last=day(changes.until))
    counts = (
        (
            changes.nodes_added,
            ngettext("{n} node was added", "{n} nodes were added", len(changes.nodes_added)),
        ),
        (changes.added, ngettext("{n} tie was added", "{n} ties were added", len(changes.added))),
        (changes.ended, ngettext("{n} tie ended", "{n} ties ended", len(changes.ended))),
        (
            changes.strengthened,
            ngettext("{n} tie was strengthened", "{n} ties were strengthened", len(changes.strengthened)),
        ),
    )
    told = ", ".join(text for changed, text in counts if changed) or _("nothing changed")
    return _("{period}: {changes}.").format(period=period, changes=told)


def change_sentence(edge: Edge, changes: Changes, voice: Voice) -> str:
    """A tie that changed: what it is, and what came to it where it was strengthened."""
    sentence, new = reason(edge, voice), len(changes.new_days(edge))
    if new in (0, len(edge.days)):
        return sentence
    more = ngettext("{n} time more", "{n} times more", new)
    told = _("{more} since {day}: {sentence}")
    return told.format(more=more, day=day(changes.since), sentence=sentence)
