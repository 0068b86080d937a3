"""Names and values, as a list."""

from uuid import UUID

from markupsafe import Markup

from dare_network.domain.records.network import Network
from dare_network.ui.markup import paragraphs, show


def name_of(network: Network, key: UUID | None) -> str:
    """The name of a stakeholder; a dash for one whom this viewer may not see."""
    found = network.by_id.get(key) if key else None
    return found.label if found else "—"


def show_facts(facts: list[tuple[str, str]]) -> None:
    """Draw names and values; those without a value are left out."""
    rows = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(name, paragraphs(value)) for name, value in facts if value
    )
    show('<dl class="facts">{}</dl>', rows)
