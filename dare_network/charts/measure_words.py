"""Names and sentences for measures, in the reader's language."""

import math

from dare_network.graph.measures.estimate import Estimate
from dare_network.graph.measures.measure import Definition, ValueKind
from dare_network.language import _, number


def value_text(kind: ValueKind, value: float) -> str:
    """A value as people read it; a dash where there is none."""
    if math.isnan(value):
        return "–"
    match kind:
        case ValueKind.COUNT:
            return number(round(value))
        case ValueKind.GROUP:
            return number(round(value) + 1)
        case ValueKind.SHARE:
            return _("{number} %").format(number=number(round(100 * value, 1)))
        case ValueKind.YES_NO:
            return _("Yes") if value else _("No")
    return number(round(value, 3))


def estimate_text(estimate: Estimate | None) -> str:
    """Say that a value is exact, or from how large a sample and how far off it may be."""
    if estimate is None:
        return _("Exact.")
    sentence = _(
        "Estimated from {sources} nodes drawn by chance (seed {seed}); the error is about {error} %."
    )
    return sentence.format(
        sources=number(estimate.sources),
        seed=estimate.seed,
        error=number(round(100 * estimate.relative_error, 1)),
    )


def definition_text(definition: Definition, estimate: Estimate | None) -> str:
    """A measure in a sentence for a report: its name, its convention and how exact it is."""
    sentence = _("{label}: {convention} {estimate} ({source})")
    return sentence.format(
        label=_(definition.label),
        convention=_(definition.convention),
        estimate=estimate_text(estimate),
        source=definition.source,
    )
