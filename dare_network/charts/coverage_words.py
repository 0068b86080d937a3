"""Contacts and gaps in words."""

from dare_network.charts.voice import Voice
from dare_network.graph.analyses.gaps import Gap
from dare_network.graph.analyses.paths import Route
from dare_network.language import _, day


def centre_gap_sentence(gap: Gap, voice: Voice) -> str:
    """Say that a centre has no contact in a category, and who is nearest."""
    sentence = _("{centre} has no contact in the category “{category}”.")
    missing = sentence.format(centre=voice.name(gap.column), category=voice.category(gap.row))
    return f"{missing} {_nearest(gap.route, voice)}"


def topic_gap_sentence(gap: Gap, voice: Voice) -> str:
    """Say that nobody of ours is in contact with a body on a topic, and who comes nearest to it."""
    sentence = _("Nobody of ours is in contact with {body} on “{topic}”.")
    missing = sentence.format(body=voice.name(gap.row), topic=voice.topic(gap.column))
    if gap.last_on:
        before = _("{sentence} The last contact was on {day}.")
        missing = before.format(sentence=missing, day=day(gap.last_on))
    return f"{missing} {_who_spoke(gap, voice)}"


def _who_spoke(gap: Gap, voice: Voice) -> str:
    if gap.contact is None:
        return _reached(gap.route, voice)
    who = voice.name(gap.contact.ours)
    if gap.contact.last_on is None:
        return _("{name} is in contact with it on something else.").format(name=who)
    sentence = _("{name} was the last in contact with it on something else, on {day}.")
    return sentence.format(name=who, day=day(gap.contact.last_on))


def _reached(route: Route | None, voice: Voice) -> str:
    if route is None:
        return _nowhere()
    return _("It can be reached by way of {names}.").format(names=_way(route, voice))


def _nearest(route: Route | None, voice: Voice) -> str:
    if route is None:
        return _nowhere()
    return _("The nearest is {name}, by way of {names}.").format(
        name=voice.name(route.end), names=_way(route, voice)
    )


def _way(route: Route, voice: Voice) -> str:
    """All but the end, in the order in which one would ask."""
    return ", ".join(map(voice.name, route.nodes[:-1]))


def _nowhere() -> str:
    return _("No way that is on record leads there.")
