"""A form made of fields: each field becomes the widget of its kind, and its value comes back by name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import streamlit as st
from markupsafe import Markup

from dare_network.domain.days import FIRST_DAY, LAST_DAY
from dare_network.errors import ConflictError, DareError, InvalidInputError, NotFoundError
from dare_network.language import _, day
from dare_network.ui import choice, state
from dare_network.ui.autosave import forget_typing, keep_typing, version_key
from dare_network.ui.forms.autosaved_values import kept_text, left_out, names_kept, values_taken_up
from dare_network.ui.forms.field import Field, Widget
from dare_network.ui.forms.together import Opened
from dare_network.ui.markup import plain, show
from dare_network.ui.navigation import link
from dare_network.ui.page import show_refusal
from dare_network.ui.refusal import refuse
from dare_network.ui.widgets.day_field import day_field

__all__ = ["Field", "Head", "Values", "Widget", "form", "opened_at", "save"]

Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class Head:
    """The first fields of a form, of which the server hears as they are left: `told` draws what follows."""

    fields: Sequence[Field]
    told: Callable[[Values], object]


_PAGE = 420
"""Pixels of a field for many pages, of which some twenty lines are seen at a time."""


def form(
    fields: Sequence[Field],
    values: Mapping[str, object],
    submit: str,
    key: str,
    more: Sequence[Field] = (),
    head: Head | None = None,
) -> Values | None:
    """Draw a form that begins with `values`; what was filled in, in the run after it is sent.

    `more` are fields that can wait: they are folded away. What somebody has typed stays until
    `state.forget` drops it or the form is closed.
    """
    first_fields = head.fields if head else ()
    with st.container(gap=None):
        all_fields = [_offering(item, values.get(item.name)) for item in (*first_fields, *fields, *more)]
        before = state.kept_dict(_before(key))
        for item in all_fields:
            before.setdefault(item.name, value_in(item, values.get(item.name)))
        first = {item.name: kept_text(_first_value(item, values.get(item.name))) for item in all_fields}
        names = {
            item.name: names_kept(choice.words(item.options, f"{key}.{item.name}"))
            for item in all_fields
            if item.options
        }

        def taken_up(kept: object, from_another: bool) -> dict[str, object]:
            state.put(_left_out(key), tuple(item.label for item in left_out(all_fields, kept)))
            taken = values_taken_up(all_fields, kept)
            state.put(_unsure(key), tuple(taken) if from_another else ())
            return taken

        keep_typing(first, names, key, taken_up)
        _say_what_is_left_out(state.read(_left_out(key), ()))
        typed: Values = {}
        if head:
            with st.container():
                typed = {item.name: _widget(item, values.get(item.name), key, {}) for item in head.fields}
                head.told(typed)
        filled = _form(fields, values, submit, key, more)
        return None if filled is None else typed | filled


def _say_what_is_left_out(labels: Sequence[str]) -> None:
    if labels:
        sentence = _("What you had chosen here is offered no longer, choose anew: {fields}.")
        st.warning(plain(sentence.format(fields=", ".join(labels))), icon=":material/warning:")


def _form(
    fields: Sequence[Field], values: Mapping[str, object], submit: str, key: str, more: Sequence[Field]
) -> Values | None:
    with st.form(key, enter_to_submit=False, border=False):
        filled = fill_in(fields, values, key)
        for heading, items in _folded(more).items():
            with st.expander(heading):
                filled |= fill_in(items, values, key)
        sent = st.form_submit_button(submit, type="primary", key=f"{key}.submit")
    return filled if sent or state.take(_again(key)) else None


def _folded(more: Sequence[Field]) -> dict[str, list[Field]]:
    """The fields that can wait by their heading; those without one come last."""
    rest = _("More")
    found: dict[str, list[Field]] = {}
    for item in sorted(more, key=lambda each: not each.fold):
        found.setdefault(item.fold or rest, []).append(item)
    return found


def fill_in(
    fields: Sequence[Field], values: Mapping[str, object], key: str, *, in_form: bool = True
) -> Values:
    """Draw fields in the form that is open, which begin with `values`; what stands in them now.

    Fields that are not `in_form` tell the server what stands in them whenever the page runs for another
    reason, and keep it while they are not on the page.
    """
    how = {} if in_form else {"on_change": "ignore", "persist_state": "session"}
    return {item.name: _widget(item, values.get(item.name), key, how) for item in fields}


def opened(key: str, version: int) -> Opened:
    """Return what a form that was drawn held when it was opened, at this version of its record."""
    return Opened(version, state.kept_dict(_before(key)), state.read(_unsure(key), ()))


def over_version(key: str) -> int | None:
    """The version of somebody else that is to be saved over; None for none."""
    found = state.take(_over(key))
    return found if isinstance(found, int) else None


def opened_at(key: str, version: int) -> int:
    """The version of the record at which its form was opened."""
    state.seed(version_key(key), version)
    return state.read(version_key(key), version)


def save(
    action: Callable[[], object],
    fields: Sequence[Field],
    key: str,
    told: Callable[[], str] = lambda: _("Saved."),
) -> bool:
    """Do it and say whether it was done; what stands in the way is shown with nothing typed lost.

    The page that is drawn next says what `told` returns.
    """
    try:
        action()
    except InvalidInputError as error:
        _show_reasons(error, fields)
    except ConflictError as error:
        show_refusal(error)
        if error.theirs:
            _show_both(error, fields, key)
    except DareError as error:
        show_refusal(error)
        if isinstance(error, NotFoundError) and error.instead:
            # Beside the form: what was typed stays to be copied.
            link(
                "stakeholders", _("Open the record that was kept"), error.instead, ":material/arrow_forward:"
            )
    else:
        forget_typing(key)
        state.flash(told())
        return True
    return False


def _widget(item: Field, value: object, key: str, how: Mapping[str, Any]) -> object:
    place, first = f"{key}.{item.name}", _first_value(item, value)
    if item.widget in (Widget.CHOICE, Widget.CHOICES):
        choosing = {**_choosing(_offering(item, value), place), "in_form": not how, "lasts": bool(how), **how}
        if item.widget is Widget.CHOICE:
            return choice.one(**choosing, first=first)
        return tuple(choice.several(**choosing, first=_listed(value)))
    state.seed(place, first)
    given = {"help": item.help, **how}
    looks = {"key": place, **given}
    # No field has a limit of its own: where one has, a longer text that is pasted vanishes without a word.
    # The draft refuses it in a sentence, with the text still in the field.
    match item.widget:
        case Widget.AREA:
            return st.text_area(item.caption, **looks)
        case Widget.PAGES:
            return st.text_area(item.caption, **looks, height=_PAGE)
        case Widget.LINES:
            return _lines(st.text_area(item.caption, **looks, height=80))
        case Widget.DAY:
            # Without bounds, only ten years before and after today could be chosen.
            stored = value if isinstance(value, date) else FIRST_DAY
            first_day, last_day = min(FIRST_DAY, stored), max(LAST_DAY, stored)
            return day_field(item.caption, place, **given, min_value=first_day, max_value=last_day)
        case Widget.TIME:
            return st.time_input(item.caption, **looks, step=900)
        case Widget.NUMBER:
            return st.number_input(item.caption, **looks, step=1, min_value=1)
        case Widget.WHOLE:
            return st.number_input(item.caption, **looks, step=1)
        case Widget.DECIMAL:
            return st.number_input(item.caption, **looks, format="%g", step=0.1)
        case Widget.FLAG:
            return st.checkbox(item.caption, **looks)
        case _line:
            return st.text_input(item.caption, **looks)


def _first_value(item: Field, value: object) -> object:
    match item.widget:
        case Widget.LINE | Widget.AREA | Widget.PAGES:
            return str(value or "")
        case Widget.LINES:
            return "\n".join(map(str, value)) if isinstance(value, tuple) else ""
        case Widget.CHOICES:
            return list(value) if isinstance(value, tuple) else []
        case Widget.FLAG:
            return bool(value)
        case Widget.CHOICE:
            # Streamlit wants the very option: a member of an enumeration is not the equal text to it.
            return next((option for option in item.options if option == value), value or None)
        case _other:
            return value


def _offering(item: Field, value: object) -> Field:
    """The field, which also offers what is stored now and is no option any more."""
    if item.widget not in (Widget.CHOICE, Widget.CHOICES):
        return item
    present = _listed(value) if item.widget is Widget.CHOICES else (value,)
    stored = {each: str(each) for each in present if each not in (None, "") and each not in item.options}
    return replace(item, options={**item.options, **stored}) if stored else item


def _choosing(item: Field, key: str) -> dict[str, Any]:
    return {
        "label": item.caption,
        "options": item.options,
        "key": key,
        "help": item.help,
        "placeholder": _("Choose"),
    }


def _listed(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _show_reasons(error: InvalidInputError, fields: Sequence[Field]) -> None:
    labels = {item.name: f"**{plain(item.label)}**: " for item in fields}
    reasons = "\n".join(
        # A reason without a field is about several of them at once.
        f"- {labels.get(name, '')}{plain(why)}"
        for name, why in error.fields.items()
        if why != str(error)
    )
    refuse(f"{plain(str(error))}\n\n{reasons}")


def _show_both(error: ConflictError, fields: Sequence[Field], key: str) -> None:
    rows = Markup("").join(
        Markup("<tr><th>{}</th><td>{}</td><td>{}</td></tr>").format(
            item.label, _shown(item, error.mine[item.name]), _shown(item, error.theirs[item.name])
        )
        for item in fields
        if item.name in error.mine and error.mine[item.name] != error.theirs[item.name]
    )
    show(
        '<table class="conflict"><thead><tr><th></th><th>{}</th><th>{}</th></tr></thead>'
        "<tbody>{}</tbody></table>",
        _("Yours"),
        _("Saved by somebody else"),
        rows,
    )

    def save_over_theirs() -> None:
        state.put(_over(key), error.version)
        state.put(_again(key), True)

    st.caption(_("Your text is still in the form. Change it, or save it over theirs."))
    st.button(_("Save mine over theirs"), key=f"{key}.overwrite", on_click=save_over_theirs)


def value_in(item: Field, value: object) -> object:
    """Return what a form returns for a field that begins with this value."""
    first = _first_value(_offering(item, value), value)
    if item.widget is Widget.CHOICES and isinstance(first, list):
        return tuple(first)
    return _lines(str(first)) if item.widget is Widget.LINES else first


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _before(key: str) -> str:
    return f"{key}.before"


def _unsure(key: str) -> str:
    return f"{key}.unsure"


def _over(key: str) -> str:
    return f"{key}.over"


def _left_out(key: str) -> str:
    return f"{key}.left_out"


def _again(key: str) -> str:
    return f"{key}.again"


def _shown(item: Field, value: object) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(item.options.get(each, str(each)) for each in value)
    if item.widget is Widget.DAY:
        return day(value)  # type: ignore[arg-type]  # a field of days holds days
    if item.widget is Widget.CHOICE:
        return item.options.get(value, str(value or ""))
    return str(value or "")
