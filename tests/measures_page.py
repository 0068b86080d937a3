"""Write docs/measures.md from the tables of measures and traits: run by `make measures`."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dare_network.graph.measures.measure import Definition
from dare_network.graph.measures.table import MEASURES
from dare_network.graph.measures.traits import TRAITS

PAGE = Path(__file__).resolve().parent.parent / "docs" / "measures.md"

INTRODUCTION = """\
# Measures

What the numbers about actors and about the whole network mean, how they are computed, and where they
come from. This page is made from the tables in `dare_network/graph/measures/table.py` and `traits.py` by
`make measures`.

**What is measured.** The nodes and ties that are shown, once without directions (at most one tie a pair)
and once with (at most one each way; a tie without direction runs both ways). Each measure says which of
the two it takes and whether the strength of ties counts. A number is empty where it would say nothing: the
constraint of somebody without ties, the density of a network of one.

**What is estimated.** Two measures of actors and two of the network search from everybody to everybody. In
large networks they search from 200 to 1,000 nodes instead, chosen by chance from a fixed seed, so that the
same network always has the same values. The number of sources and the seed are shown, and an error: the
standard error as a share of the value, of the fifty highest values the middle one. About two in three true
values lie within it. *Exact up to* holds for three ties a node; denser networks are estimated from fewer
nodes on.

**In the formulas** there are n nodes and m tied pairs; a is 1 for a pair with a tie, else 0, w the
strength of the tie, k the number of ties of a node, d the number of steps between two (without end where
there is no way), t the number of ties among the contacts of a node, σ the number of shortest paths, and g
the category of a node.
"""

KEY_PLAYERS = """\
## The few who matter most together

The three highest of a list often stand for the same others. Two searches look for a set of actors instead
(Borgatti 2006, doi 10.1007/s10588-006-7084-x):

- **without whom the others lie furthest apart**: the *remoteness* (below) of what is left without them is
  the highest;
- **who together reach most**: the share of all who are at most two steps away from one of them, they
  themselves included, is the highest.

Both first gather the set one by one, always taking the one that adds most, and then exchange members as long
as that makes the set better, three times each at most. There may be a still better set: only trying all
would tell. In large networks only those who lie between most others, or who reach most by themselves, are
candidates; how many there were is shown.

## Of whom groups consist

Each group (below) comes with its members, how many of them are of each category, its ties within and those
that lead out of it, and its E-I index: ties out less ties within, divided by both (Krackhardt and Stern 1988,
doi 10.2307/2786835), where the groups take the place of the categories.
"""


def page() -> str:
    """The text of the page."""
    parts = [INTRODUCTION, KEY_PLAYERS, *_section("Of each actor", MEASURES)]
    return "\n".join([*parts, *_section("Of the whole network", TRAITS)])


def _section(title: str, definitions: Sequence[Definition]) -> Iterator[str]:
    yield f"## {title}\n"
    yield from map(_entry, definitions)


def _entry(one: Definition) -> str:
    size = "all networks" if one.exact_up_to is None else f"up to {one.exact_up_to:,} nodes"
    return (
        f"### {one.label} (`{one.id}`)\n\n{one.meaning}\n\n**Convention.** {one.convention}\n\n"
        f"```math\n{one.formula}\n```\n\n"
        f"Read as: {one.kind}. Exact: {size}. Source: {one.source}.\n"
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
