"""The fields of a form, from the description of the draft that it makes."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from dare_network.domain.fields import WHOM, About, Kind, fields_of
from dare_network.domain.records.viewer import Viewer
from dare_network.language import _
from dare_network.ui import loaders
from dare_network.ui.forms.field import Field, Widget
from dare_network.ui.widgets import choices

Special = Mapping[str, Any]
"""The ways in which a field of one form differs from its description: its options, its label, its help."""

_WIDGETS: Mapping[Kind, Widget] = {
    Kind.LINE: Widget.LINE,
    Kind.LINK: Widget.LINE,
    Kind.TEXT: Widget.AREA,
    Kind.PAGES: Widget.PAGES,
    Kind.ACCOUNT: Widget.LINES,
    Kind.DAY: Widget.DAY,
    Kind.TIME: Widget.TIME,
    Kind.NUMBER: Widget.NUMBER,
    Kind.WHOLE: Widget.WHOLE,
    Kind.DECIMAL: Widget.DECIMAL,
    Kind.FLAG: Widget.FLAG,
}
"""The widget for each kind that is typed; all other kinds are chosen."""


def draft_fields(
    viewer: Viewer,
    draft: type,
    special: Mapping[str, Special] = {},
    *,
    only: Collection[str] = (),
    without: Collection[str] = (),
) -> list[Field]:
    """The fields of a draft in the order in which it describes them: all, `only` some, or all `without` some.

    `special` says by name what this form does otherwise; there it names the options of those that are chosen
    from what the form knows, such as the meetings of a dialogue. Raises TypeError where it does not.
    """
    described = fields_of(draft)
    names = [name for name in described if (not only or name in only) and name not in without]
    # Which an office has for itself, it alone knows: see `custom_form_fields`.
    names = [name for name in names if described[name].kind is not Kind.CUSTOM]
    return [_field(viewer, name, described[name], special.get(name, {})) for name in names]


def first_and_later(fields: Iterable[Field]) -> tuple[list[Field], list[Field]]:
    """The fields that a new record is asked for at once, and those that can wait."""
    first: list[Field] = []
    later: list[Field] = []
    for item in fields:
        (later if item.later else first).append(item)
    return first, later


def filled_and_empty(
    fields: Iterable[Field], values: Mapping[str, object]
) -> tuple[list[Field], list[Field]]:
    """The fields that the form of a known record begins with, and those that could wait and hold nothing."""
    filled: list[Field] = []
    empty: list[Field] = []
    for item in fields:
        (empty if item.later and not values.get(item.name) else filled).append(item)
    return filled, empty


def _field(viewer: Viewer, name: str, about: About, special: Special) -> Field:
    widget = _WIDGETS.get(about.kind or Kind.LINE) or (Widget.CHOICES if about.several else Widget.CHOICE)
    if about.several and widget is Widget.LINE:
        widget = Widget.LINES
    chosen = widget in (Widget.CHOICE, Widget.CHOICES)
    options = _options(viewer, name, about) if chosen and "options" not in special else {}
    plain = Field(
        name,
        about.title,
        widget,
        options,
        required=about.required,
        help=_(about.help) if about.help else None,
        later=about.later,
        fold=_(about.fold) if about.fold else "",
    )
    return replace(plain, **special)


def _options(viewer: Viewer, name: str, about: About) -> Mapping[Any, str]:
    match about.kind:
        case Kind.TERM if about.terms:
            return choices.terms(loaders.reference(), about.terms)
        case Kind.TOPIC:
            return choices.topics(loaders.reference())
        case Kind.FORMAT:
            return choices.formats(loaders.reference())
        case Kind.TIE_TYPE:
            return choices.tie_types(loaders.reference())
        case Kind.LANGUAGE:
            return choices.languages()
        case Kind.PRODUCT:
            return {product.id: product.name for product in loaders.products(viewer)}
        case kind if kind in WHOM:
            return _whom(viewer, kind)
    raise TypeError(f"the form has to say from what {name} is chosen")


def _whom(viewer: Viewer, kind: Kind) -> Mapping[Any, str]:
    names = loaders.names(viewer)
    match kind:
        case Kind.BODY:
            return choices.bodies(names)
        case Kind.PERSON:
            return choices.people(names)
        case Kind.ORGANISATION:
            return choices.organisations(names)
        case _somebody:
            return choices.everyone(names)
