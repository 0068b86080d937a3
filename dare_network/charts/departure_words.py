"""Sentences for what falls away when somebody leaves."""

from collections.abc import Iterator

from dare_network.charts.voice import Voice
from dare_network.graph.analyses.departure import Connector, Departure
from dare_network.graph.analyses.single_points import SinglePoint
from dare_network.language import _, ngettext, number


def departure_sentences(departure: Departure, voice: Voice) -> tuple[str, ...]:
    """Tell what falls away, a sentence each; one that says so where nothing does."""
    lost = (*_cut_off(departure, voice), *_categories(departure, voice), *_topics(departure, voice))
    nothing = _("Without {name} nobody is cut off, and no contact with a category or on a topic is lost.")
    return lost or (nothing.format(name=voice.name(departure.node)),)


def connector_sentence(connector: Connector, departure: Departure, voice: Voice) -> str:
    """Say why to invest in somebody: whom they know already of those the leaver knows."""
    if connector.colleague_at:
        sentence = _("{name}, also at {place}, already knows {count} of {known}: {names}.")
    else:
        sentence = _("{name} already knows {count} of {known}: {names}.")
    return sentence.format(
        name=voice.name(connector.node),
        place=voice.names(connector.colleague_at),
        count=number(len(connector.shared)),
        known=number(len(departure.known)),
        names=voice.names(connector.shared),
    )


def single_point_sentence(point: SinglePoint, voice: Voice) -> str:
    """Tell how many are out of reach without somebody: "Without A, 3 stakeholders are cut off"."""
    sentence = _("Without {name}: {count}.")
    count = ngettext(
        "{n} stakeholder is cut off from the others",
        "{n} stakeholders are cut off from the others",
        point.cut_off,
    )
    return sentence.format(name=voice.name(point.node), count=count)


def _cut_off(departure: Departure, voice: Voice) -> Iterator[str]:
    if departure.cut_off:
        sentence = _("{count}: {names}.")
        count = ngettext(
            "{n} stakeholder is cut off from the others",
            "{n} stakeholders are cut off from the others",
            len(departure.cut_off),
        )
        yield sentence.format(count=count, names=voice.names(departure.cut_off))


def _categories(departure: Departure, voice: Voice) -> Iterator[str]:
    for category, centre in departure.categories:
        sentence = _("{centre} loses its only contact in the category “{category}”.")
        yield sentence.format(centre=voice.name(centre), category=voice.category(category))


def _topics(departure: Departure, voice: Voice) -> Iterator[str]:
    for body, topic in departure.topics:
        sentence = _("Nobody else of ours is in contact with {body} on “{topic}”.")
        yield sentence.format(body=voice.name(body), topic=voice.topic(topic))
