"""A route in words: why each step holds, how fresh that is, and where it is written."""

from collections.abc import Iterator, Sequence
from datetime import date

from dare_network.charts.network_words import tie_sentence
from dare_network.charts.voice import Voice
from dare_network.graph.analyses.paths import Route, Step
from dare_network.graph.analyses.scratch import TRIED
from dare_network.graph.network_graph import Edge, EdgeKind
from dare_network.language import _, day, ngettext, number

_MEMBER_OF = "member_of"
"""The type of a stated tie that puts two on the same board."""


def route_text(route: Route, voice: Voice) -> str:
    """A route as plain text to copy: where it leads, a numbered line for each reason, the weakest step."""
    lines = [f"{at}. {line}" for at, line in enumerate(route_sentences(route, voice), 1)]
    return "\n".join([route_heading(route, voice), *lines, *_weakest(route, voice)])


def route_heading(route: Route, voice: Voice) -> str:
    """Say where a route begins and ends, and in how many steps: "From the office to MEB: 2 steps"."""
    sentence = _("From {start} to {end}: {steps}")
    steps = ngettext("{n} step", "{n} steps", len(route.steps))
    return sentence.format(start=voice.name(route.start), end=voice.name(route.end), steps=steps)


def route_sentences(route: Route, voice: Voice) -> tuple[str, ...]:
    """Say why each step holds, in the order of the route.

    Two steps through the place or the dialogue that two people share are one: "both at UMC Utrecht".
    """
    return tuple(_legs(route.steps, voice))


def step_sentence(step: Step, voice: Voice) -> str:
    """All that ties the two, the strongest first: "A and B met, 3 meetings, last on 12 May, 6 months ago"."""
    return "; ".join(reason(edge, voice) for edge in step.edges)


def reason(edge: Edge, voice: Voice) -> str:
    """Say why a tie holds: what it is, how long ago it showed, its source and when that was verified."""
    first, second = voice.name(edge.source), voice.name(edge.target)
    if edge.type_id == TRIED:
        return _("{first} and {second} are tied in the scratch copy").format(first=first, second=second)
    sentence = tie_sentence(edge, first, second, voice.reference)
    if edge.last_on:
        sentence = f"{sentence}, {voice.ago(edge.last_on)}"
    return _sourced(sentence, [edge], voice)


def _legs(steps: Sequence[Step], voice: Voice) -> Iterator[str]:
    at = 0
    while at < len(steps):
        together = _both(steps[at], steps[at + 1], voice) if at + 1 < len(steps) else ""
        yield together or step_sentence(steps[at], voice)
        at += 2 if together else 1


def _both(here: Step, there: Step, voice: Voice) -> str:
    """Say what two have in common through the node between them; empty where that differs.

    What lacks a source is told tie by tie, so that it is seen which one does.
    """
    edges = [*here.edges, *there.edges]
    sentence = _common(edges, here.target)
    if not sentence:
        return ""
    first, second, place = map(voice.name, (here.source, there.target, here.target))
    sentence = sentence.format(first=first, second=second, place=place)
    if here.last_on and there.last_on:
        last = min(here.last_on, there.last_on)
        sentence = _("{sentence}, last on {day}").format(sentence=sentence, day=day(last))
        sentence = f"{sentence}, {voice.ago(last)}"
    return _sourced(sentence, edges, voice)


def _common(edges: Sequence[Edge], place: str) -> str:
    if any(edge.target != place or not edge.sourced for edge in edges):
        return ""
    kinds = {edge.kind for edge in edges}
    if kinds == {EdgeKind.AFFILIATION}:
        return _("{first} and {second} are both at {place}")
    if kinds == {EdgeKind.PARTICIPATION}:
        return _("{first} and {second} both have part in {place}")
    if {edge.type_id for edge in edges} == {_MEMBER_OF}:
        return _("{first} and {second} are both members of {place}")
    return ""


def _sourced(sentence: str, edges: Sequence[Edge], voice: Voice) -> str:
    """A sentence with the sources behind it; that there is none is said by the sentence of the tie."""
    sources = dict.fromkeys(edge.record.source for edge in edges if edge.record and edge.record.source)
    if not sources:
        return sentence
    checked = _checked(edges, voice.as_of)
    if checked is None:
        return _("{sentence} (source: {source})").format(sentence=sentence, source=", ".join(sources))
    worded = _("{sentence} (source: {source}, verified {ago})")
    return worded.format(sentence=sentence, source=", ".join(sources), ago=voice.ago(checked))


def _checked(edges: Sequence[Edge], as_of: date) -> date | None:
    """Return since when all that had been verified by then has been."""
    days = (edge.checked_on for edge in edges if edge.checked_on and edge.checked_on <= as_of)
    return min(days, default=None)


def _weakest(route: Route, voice: Voice) -> Iterator[str]:
    if len(route.steps) > 1:
        sentence = _("The weakest step is between {first} and {second}, with a strength of {strength}.")
        weakest = route.weakest
        yield sentence.format(
            first=voice.name(weakest.source),
            second=voice.name(weakest.target),
            strength=number(round(weakest.strength, 2)),
        )
