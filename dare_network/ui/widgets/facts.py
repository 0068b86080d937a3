"""Names and values, as a list."""

from collections.abc import Sequence
from urllib.parse import urlsplit
from uuid import UUID

from markupsafe import Markup

from dare_network.domain.records.names import Names
from dare_network.ui.markup import paragraphs, show


def name_of(names: Names, key: UUID | None) -> str:
    """The name of a stakeholder; a dash for one whom this viewer may not see."""
    found = names.by_id.get(key) if key else None
    return found.label if found else "—"


def short_name_of(names: Names, key: UUID | None) -> str:
    """The short name of a stakeholder where there is one."""
    found = names.by_id.get(key) if key else None
    return found.short_label if found else "—"


def sources(text: str) -> Markup:
    """A source as text; addresses in it become links that are named by their host."""
    if not text:
        return Markup("")
    return Markup(", ").join(_source(word) for word in text.split()) if "://" in text else paragraphs(text)


def _source(word: str) -> Markup:
    host = urlsplit(word).hostname if word.startswith(("https://", "http://")) else None
    if host is None:
        return Markup("{}").format(word)
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(word, host)


def show_facts(facts: Sequence[tuple[str, str | Markup]]) -> None:
    """Draw names and values; those without a value are left out."""
    show("{}", facts_markup(facts))


def facts_markup(facts: Sequence[tuple[str, str | Markup]]) -> Markup:
    """Names and values as a list; those without a value are left out."""
    rows = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(
            name, value if isinstance(value, Markup) else paragraphs(value)
        )
        for name, value in facts
        if value
    )
    return Markup('<dl class="facts">{}</dl>').format(rows)
