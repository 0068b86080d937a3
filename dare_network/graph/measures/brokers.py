"""The roles of brokers as measures."""

from collections.abc import Callable

from dare_network.graph.measures.brokerage import BrokerRole, brokerage
from dare_network.graph.measures.measure import Measure, Measured, ValueKind
from dare_network.graph.measures.tie_graph import TieGraph
from dare_network.language import N_

_SOURCE = "Gould and Fernandez 1989, doi 10.2307/270949"
_CONVENTION = N_(
    "Pairs of others with a tie from the one to the broker and from the broker to the other, but "
    "none from the one to the other; along the direction of ties, without strengths. A pair in "
    "touch with the broker both ways counts twice. Who has no category is left out."
)


def brokered(graph: TieGraph) -> Measured:
    """The pairs that each node brokers in any role (Gould and Fernandez 1989, doi 10.2307/270949)."""
    return Measured(tuple(map(sum, zip(*brokerage(graph).values(), strict=True))))


def _in_role(role: BrokerRole) -> Callable[[TieGraph], Measured]:
    return lambda graph: Measured(brokerage(graph)[role])


def _measure(role: BrokerRole, label: str, meaning: str, categories: str) -> Measure:
    return Measure(
        id=role.value,
        label=label,
        meaning=meaning,
        convention=_CONVENTION,
        formula=rf"\left|\{{ (a, c) : a \to i \to c, \; a \not\to c, \; {categories} \}}\right|",
        source=_SOURCE,
        kind=ValueKind.COUNT,
        compute=_in_role(role),
    )


BROKERED = Measure(
    id="brokered",
    label=N_("Brokered pairs"),
    meaning=N_(
        "How many pairs of others who are not in touch somebody stands between, in any of the five "
        "roles of a broker."
    ),
    convention=_CONVENTION,
    formula=r"\left|\{ (a, c) : a \to i \to c, \; a \not\to c, \; a \ne c \}\right|",
    source=_SOURCE,
    kind=ValueKind.COUNT,
    compute=brokered,
)
BROKERAGE: tuple[Measure, ...] = (
    _measure(
        BrokerRole.COORDINATOR,
        N_("Coordinator"),
        N_("How many pairs within the own category somebody connects who are not in touch themselves."),
        r"g_a = g_i = g_c",
    ),
    _measure(
        BrokerRole.GATEKEEPER,
        N_("Gatekeeper"),
        N_(
            "How often somebody is the way by which people of another category reach the own one: "
            "what comes in passes them."
        ),
        r"g_a \ne g_i = g_c",
    ),
    _measure(
        BrokerRole.REPRESENTATIVE,
        N_("Representative"),
        N_(
            "How often somebody is the way by which the own category reaches people of another one: "
            "what goes out passes them."
        ),
        r"g_a = g_i \ne g_c",
    ),
    _measure(
        BrokerRole.CONSULTANT,
        N_("Consultant"),
        N_(
            "How many pairs of one other category somebody connects from outside, as a go-between "
            "who is not one of them."
        ),
        r"g_a = g_c \ne g_i",
    ),
    _measure(
        BrokerRole.LIAISON,
        N_("Liaison"),
        N_("How many pairs of two other categories somebody connects without belonging to either."),
        r"g_a \ne g_i \ne g_c \ne g_a",
    ),
    BROKERED,
)
