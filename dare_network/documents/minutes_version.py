"""One version of minutes as a document: its own text, whatever the records say by now."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dare_network.documents.document import Block, Bullets, Document, Heading, Paragraph
from dare_network.documents.edition import Edition
from dare_network.documents.minutes import Layer, which_meetings
from dare_network.domain.records.dialogues import Dialogue, Dossier
from dare_network.domain.records.minutes import Minutes
from dare_network.domain.rules.comparison import LineChange, compare
from dare_network.domain.rules.minutes import FROZEN
from dare_network.domain.rules.minutes_lines import heading_of, item_of
from dare_network.domain.rules.visibility import narrowest, present_level
from dare_network.domain.vocabulary import Confidentiality, MinutesState, TermList
from dare_network.language import _, moment


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the text, and whether the public layer does not have it."""

    text: str
    withheld: bool = False


def minutes_version(known: Minutes, dossier: Dossier, layer: Layer, edition: Edition) -> Document:
    """A layer of the text as it was saved, in the language of the moment.

    Each page says how confidential it is, of which meetings, version and state, and what it is worth; the
    digest follows once it is frozen. The heading that a text begins with is its title. The whole text marks
    what the public layer does not have, where there is one.
    """
    public = layer is Layer.PUBLIC
    lines = [line for line in _lines(known, layer) if line.text.strip()]
    which = which_meetings([held for held in dossier.meetings if held.id in known.meeting_ids])
    named = _("Minutes of {days}").format(days=which)
    title, below = _titled(lines)
    sharing = _sharing(known, layer, dossier.dialogue, edition)
    header = " · ".join([sharing, named, *_standing(known, edition)])
    shows = (
        _("Shows: the public layer of version {number}, written on {when}.")
        if public
        else _("Shows: the whole text of version {number}, written on {when}.")
    ).format(number=known.number, when=moment(known.written_at))
    if any(line.withheld for line in below):
        shows += " " + _("What is marked and shaded is not in the public layer.")
    if title and lines[0].withheld:
        shows += " " + _("This title is not in the public layer.")
    if known.digest:
        shows += " " + _("Digest (SHA-256): {digest}").format(digest=known.digest)
    return edition.document(title or named, header, shows, dossier.dialogue, _text_blocks(below))


def _lines(known: Minutes, layer: Layer) -> Sequence[_Line]:
    if layer is Layer.PUBLIC:
        return [_Line(line) for line in known.public_text.split("\n")]
    if not known.public_text:
        return [_Line(line) for line in known.text.split("\n")]
    return [
        _Line(line.text, line.change is LineChange.REMOVED)
        for line in compare(known.text, known.public_text)
        if line.change is not LineChange.ADDED
    ]


def _text_blocks(lines: Iterable[_Line]) -> Iterator[Block]:
    """Lines as headings, lists and paragraphs: every word in its order, and no level of heading skipped."""
    above: list[int] = []
    for withheld, part in groupby(lines, key=lambda line: line.withheld):
        if withheld:
            # Shades alone would tell nothing to those who do not see them.
            yield Paragraph(_("Not public:"), withheld)
        for listed, group in groupby(part, key=lambda line: item_of(line.text) is not None):
            if listed:
                yield Bullets("", tuple(item_of(line.text) or "" for line in group), withheld)
                continue
            for line in group:
                if heading := heading_of(line.text):
                    above = [level for level in above if level < heading.level] + [heading.level]
                    yield Heading(heading.text, len(above), withheld)
                else:
                    yield Paragraph(line.text, withheld)


def _titled(lines: Sequence[_Line]) -> tuple[str, Sequence[_Line]]:
    """The title that a text begins with and what follows it; no title where it begins with something else."""
    heading = heading_of(lines[0].text) if lines else None
    # A title of signs that no page shows would leave the file without one.
    if heading and heading.level == 1 and any(map(str.isalnum, heading.text)):
        return heading.text, lines[1:]
    return "", lines


def _sharing(known: Minutes, layer: Layer, dialogue: Dialogue, edition: Edition) -> str:
    whole = present_level(dialogue, edition.today)
    level = narrowest([known.confidentiality, whole]) or whole
    told = edition.level(level)
    published = level is Confidentiality.PUBLIC and known.state is MinutesState.FINAL
    if layer is Layer.WHOLE or published:
        return told
    return _("Public layer, to be checked before it is shared: the minutes themselves are “{level}”").format(
        level=told
    )


def _standing(known: Minutes, edition: Edition) -> tuple[str, str, str]:
    standing = _("Standing: {label}") if known.state in FROZEN else _("Standing once final: {label}")
    return (
        _("Version {number}").format(number=known.number),
        edition.reference.label(TermList.MINUTES_STATE, known.state),
        standing.format(label=edition.reference.label(TermList.ENDORSEMENT, known.standing)),
    )
