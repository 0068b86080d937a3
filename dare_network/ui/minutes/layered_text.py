"""Minutes as a reader sees them: headings, what the public layer leaves out, and what two versions changed.

All of it is text from outside, and shown as text; "#" at the beginning of a line makes it a heading.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from markupsafe import Markup

from dare_network.domain.rules.comparison import ComparedLine, LineChange, compare
from dare_network.domain.rules.minutes_lines import heading_of
from dare_network.language import _
from dare_network.ui.markup import badge

_ELEMENTS = {
    1: Markup("<h4>{}</h4>"),
    2: Markup("<h5>{}</h5>"),
    3: Markup("<h6>{}</h6>"),
}


def pages(text: str) -> Markup:
    """A text in lines."""
    return Markup('<div class="minutes">{}</div>').format(_lines(text.split("\n")))


def both_layers(text: str, public_text: str) -> Markup:
    """The whole beside its public layer; what only one of them holds is marked, in words as well."""
    lines = compare(text, public_text)
    return Markup('<div class="compare">{}{}</div>').format(
        _layer(_("Whole record"), lines, LineChange.REMOVED, _("Not public")),
        _layer(_("Public layer"), lines, LineChange.ADDED, _("Only in the public layer")),
    )


def compared(lines: Iterable[ComparedLine]) -> Markup:
    """A comparison line by line, each change with its sign and its word."""
    return Markup('<ul class="compared">{}</ul>').format(Markup("").join(map(_compared_line, lines)))


def _layer(title: str, lines: Sequence[ComparedLine], own: LineChange, mark: str) -> Markup:
    shown = [line for line in lines if line.change in (LineChange.KEPT, own)]
    blocks = Markup("").join(
        _block(change, own, mark, [line.text for line in group])
        for change, group in groupby(shown, key=lambda line: line.change)
    )
    return Markup('<section class="record minutes"><p class="eyebrow">{}</p>{}</section>').format(
        title, blocks
    )


def _block(change: LineChange, own: LineChange, mark: str, texts: list[str]) -> Markup:
    drawn = _lines(texts)
    # An empty line more or less is no cut.
    if change is not own or not any(texts):
        return drawn
    return Markup('<div class="cut">{}{}</div>').format(badge(mark), drawn)


def _lines(texts: Iterable[str]) -> Markup:
    return Markup("").join(map(_line, texts))


def _line(text: str) -> Markup:
    if heading := heading_of(text):
        return _ELEMENTS[heading.level].format(heading.text)
    return Markup("<p>{}</p>").format(text)


def _compared_line(line: ComparedLine) -> Markup:
    match line.change:
        case LineChange.ADDED:
            sign, word, text = "+", _("Added:"), Markup("<ins>{}</ins>").format(line.text)
        case LineChange.REMOVED:
            sign, word, text = "−", _("Removed:"), Markup("<del>{}</del>").format(line.text)
        case LineChange.KEPT:
            sign, word, text = "", "", Markup("<span>{}</span>").format(line.text)
    return Markup(
        '<li class="{}"><span class="sign" aria-hidden="true">{}</span><span class="unseen">{}</span>{}</li>'
    ).format(line.change, sign, word, text)
