"""Values of described fields in words, and as facts below a record."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from markupsafe import Markup

from dare_network.domain.fields import About, Kind, fields_of
from dare_network.domain.nouns import fields_of_record
from dare_network.domain.records.custom_fields import CustomKind
from dare_network.domain.records.reference import Reference
from dare_network.domain.records.viewer import Viewer
from dare_network.language import Language, _, day, moment, number
from dare_network.ui import loaders
from dare_network.ui.widgets.choices import languages
from dare_network.ui.widgets.facts import facts_markup, name_of, sources

Facts = list[tuple[str, str | Markup]]
_NOTHING: tuple[object, ...] = (None, "", (), [])


@dataclass(frozen=True, slots=True)
class InWords:
    """Values in the reader's language, also as the audit trail keeps them.

    `name` finds what a record is called by its key; None where this reader may not see it.
    """

    reference: Reference
    name: Callable[[str], str | None]

    def of(self, about: About, value: object) -> str:
        """A value of a field; a dash for none."""
        if value in _NOTHING:
            return "—"
        if isinstance(value, list | tuple):
            return ", ".join(self._one(about, each) for each in value)
        return self._one(about, value)

    def custom(self, field_id: str, text: str) -> tuple[str, str]:
        """The label of an office's own field and a value of it; as they are stored where nobody knows it."""
        known = self.reference.custom_field(field_id)
        if known is None:
            return field_id, text
        match known.kind:
            case CustomKind.NUMBER:
                return known.label, number(float(text))
            case CustomKind.DAY:
                return known.label, day(date.fromisoformat(text))
            case _text:
                return known.label, text

    def _one(self, about: About, value: object) -> str:
        text = str(value)
        match about.kind:
            case Kind.CUSTOM if isinstance(value, list | tuple):
                return ": ".join(self.custom(*value))
            case Kind.TERM if about.terms:
                return self.reference.label(about.terms, text)
            case Kind.TOPIC:
                return self.reference.topic_label(text)
            case Kind.FORMAT:
                return self.reference.format_label(text)
            case Kind.LANGUAGE:
                return languages()[Language(text)]
            case Kind.DAY:
                return day(date.fromisoformat(text))
            case Kind.MOMENT:
                return moment(datetime.fromisoformat(text))
            case Kind.TIME:
                return time.fromisoformat(text).strftime("%H:%M")
            case Kind.NUMBER | Kind.WHOLE | Kind.PLACE:
                return number(int(text))
            case Kind.DECIMAL:
                return number(float(text))
            case Kind.FLAG:
                return _("yes") if value else _("no")
            case Kind.BODY | Kind.PERSON | Kind.ORGANISATION | Kind.SOMEBODY | Kind.PRODUCT | Kind.RECORD:
                return self.name(text) or _("a record that is not shown here")
            case _text:
                return text


def facts_of(
    viewer: Viewer,
    record: object,
    without: Collection[str],
    special: Mapping[str, tuple[str, str | Markup]] = {},
    draft: type | None = None,
) -> Facts:
    """Return what is described of a record and holds something, in that order, as labels and values.

    `without` are the fields that its card shows in other places, `special` those that it words otherwise.
    Where a noun has several drafts, `draft` is the one that this record was made by.
    """
    words = InWords(loaders.reference(), lambda key: _called(viewer, key))
    facts: Facts = []
    for name, about in _shown(fields_of(draft) if draft else fields_of_record(type(record))):
        if name in without:
            continue
        value = getattr(record, name)
        if about.kind is Kind.CUSTOM:
            facts += [words.custom(*each) for each in value]
        else:
            facts.append(special.get(name) or (about.title, _fact(words, about, value)))
    return facts


def further_facts(viewer: Viewer, record: object, without: Collection[str]) -> Markup:
    """Return the facts that are left as a list; nothing where nothing is left to say."""
    facts = [fact for fact in facts_of(viewer, record, without) if fact[1]]
    return facts_markup(facts) if facts else Markup("")


def _shown(described: Mapping[str, About]) -> Iterator[tuple[str, About]]:
    for name, about in described.items():
        # What a record hangs on is where it is shown, and that it is invented is marked on it.
        if about.kind is not Kind.RECORD and name != "sample":
            yield name, about


def _fact(words: InWords, about: About, value: object) -> str | Markup:
    if value in _NOTHING or value is False:
        return ""
    return sources(str(value)) if about.kind is Kind.LINK else words.of(about, value)


def _called(viewer: Viewer, key: str) -> str | None:
    named = {str(product.id): product.name for product in loaders.products(viewer)}
    return named.get(key) or name_of(loaders.names(viewer), UUID(key))
