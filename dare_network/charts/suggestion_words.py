"""Reasons why a tie is suggested, in words."""

from dare_network.charts.voice import Voice
from dare_network.graph.analyses.suggestions import Reason, Suggestion
from dare_network.language import _, day, ngettext


def suggestion_sentence(suggestion: Suggestion, voice: Voice) -> str:
    """The two and the reason: "A and B had 3 meetings, last on 12 May 2026, but no tie is stated."."""
    names = {"first": voice.name(suggestion.source), "second": voice.name(suggestion.target)}
    if suggestion.reason is Reason.MEETINGS:
        sentence = _("{first} and {second} had {meetings}, last on {day}, but no tie of theirs is stated.")
        meetings = ngettext("{n} meeting", "{n} meetings", len(suggestion.days))
        return sentence.format(**names, meetings=meetings, day=day(suggestion.days[-1]))
    sentence = _("{first} and {second} both know {names}.")
    return sentence.format(**names, names=voice.names(suggestion.shared))
