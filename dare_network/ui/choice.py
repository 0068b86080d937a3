"""Choosing one or several of some options. What is kept and handed out is the option, never its label.

Streamlit carries what was chosen as a label between the page and the server. Labels change with the
language and with what is stored, two options may have the same one, and an old label may come in after a new
one was sent. So each widget speaks words of its own: its key is made of its options and labels, and changes
with them. The option that was chosen is kept here, under the key that the caller gives; what is offered no
longer falls back to nothing, or, where something must be chosen, to where the choice began.
"""

import zlib
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar, cast

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.elements.lib.mutable_tab_container import TabContainer

from dare_network.language import _
from dare_network.ui import state

T = TypeVar("T", bound=Hashable)

Changed = Callable[[], object]
Quiet = Literal["ignore"]
"""In place of what is done on a change: the page does not even run, and learns of it when it runs next."""
_NOT_GIVEN = object()
_MARK = "--"
"""Between the key that the caller gives and what tells one wording of a widget from another."""

# Whoever types and presses Enter gets the first option that is listed: it must hold what was typed.
# Streamlit's own way lists whatever has the same letters somewhere, and before it all of that together.
_TYPED: Mapping[str, Any] = {"filter_mode": "contains"}
_TYPED_SEVERAL: Mapping[str, Any] = {**_TYPED, "select_all": False}
_LONG = 200
"""The number of options from which on a list keeps its order: to compare each with each takes too long."""


@dataclass(frozen=True, slots=True)
class _Wording:
    """The words of one widget: a label for each option, none of them twice."""

    widget: str
    options: Mapping[str, Any]
    labels: Mapping[Any, str]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A widget as it was last drawn, and what it showed."""

    wording: _Wording
    shown: list[Any]


def one(
    label: str,
    options: Mapping[T, str],
    key: str,
    *,
    first: object = None,
    value: object = _NOT_GIVEN,
    must: bool = False,
    lasts: bool = False,
    in_form: bool = False,
    place: DeltaGenerator | None = None,
    on_change: Changed | Quiet | None = None,
    **looks: Any,
) -> T | None:
    """A list that opens: the option that is chosen, None for none.

    It begins with `first`; with `value` it shows that at every run, and `on_change` has to keep what is
    chosen. Something `must` be chosen where there is no way to choose nothing. What `lasts` is kept while
    the list is not on the page.
    """
    # Streamlit would ask for it in English.
    looks.setdefault("placeholder", _("Choose"))
    wording = _begin(options, key, [first], _alone(value), lasts=lasts, in_form=in_form, must=must)
    draw = (place or _here()).selectbox
    index = 0 if must else None
    said = draw(label, _offered(wording), index, **_about(wording, key, on_change), **_TYPED, **looks)
    return cast("T | None", _only(_end(wording, key, said)))


def must_choose(label: str, options: Mapping[T, str], key: str, **how: Any) -> T:
    """Draw a choice where something must be chosen, of options that are never none."""
    return cast("T", one(label, options, key, must=True, **how))


def several(
    label: str,
    options: Mapping[T, str],
    key: str,
    *,
    first: Sequence[object] = (),
    value: object = _NOT_GIVEN,
    lasts: bool = False,
    in_form: bool = False,
    place: DeltaGenerator | None = None,
    on_change: Changed | Quiet | None = None,
    **looks: Any,
) -> list[T]:
    """A list of which several can be chosen, in the order in which they were."""
    looks.setdefault("placeholder", _("Choose"))
    wording = _begin(options, key, first, value, lasts=lasts, in_form=in_form, several=True)
    draw = (place or _here()).multiselect
    about = _about(wording, key, on_change)
    return _end(wording, key, draw(label, _offered(wording), **about, **_TYPED_SEVERAL, **looks))


def segments(
    label: str,
    options: Mapping[T, str],
    key: str,
    *,
    value: object = _NOT_GIVEN,
    lasts: bool = False,
    on_change: Changed | None = None,
    **looks: Any,
) -> T:
    """Buttons side by side of which one is always chosen, at first the first."""
    wording = _begin(options, key, [], _alone(value), lasts=lasts, must=True)
    about = _about(wording, key, on_change)
    said = st.segmented_control(label, [*wording.options], required=True, **about, **looks)
    return cast("T", _only(_end(wording, key, said)))


def pill(label: str, options: Mapping[T, str], key: str, **looks: Any) -> T | None:
    """Marks in a row of which one can be chosen."""
    wording = _begin(options, key, [])
    said = st.pills(label, [*wording.options], **_about(wording, key), **looks)
    return cast("T | None", _only(_end(wording, key, said)))


def pills(
    label: str, options: Mapping[T, str], key: str, *, value: object, on_change: Changed, **looks: Any
) -> list[T]:
    """Marks in a row of which several can be chosen."""
    wording = _begin(options, key, [], value, several=True)
    about = _about(wording, key, on_change)
    return _end(wording, key, st.pills(label, [*wording.options], selection_mode="multi", **about, **looks))


def radio(label: str, options: Mapping[T, str], key: str, **looks: Any) -> T:
    """Options below or beside each other of which one is always chosen, at first the first."""
    wording = _begin(options, key, [], must=True)
    said = st.radio(label, [*wording.options], **_about(wording, key), **looks)
    return cast("T", _only(_end(wording, key, said)))


def slider(label: str, options: Mapping[T, str], key: str, *, value: object, on_change: Changed) -> T:
    """Options in their order along a line."""
    wording = _begin(options, key, [], [value], must=True)
    said = st.select_slider(label, [*wording.options], **_about(wording, key, on_change))
    return cast("T", _only(_end(wording, key, said)))


def tabs(options: Mapping[T, str], key: str, *, first: object = None) -> Mapping[T, TabContainer]:
    """Sheets one behind the other, by option; the one in front stays in front when labels change."""
    wording = _begin(options, key, [first], must=True)
    front = str(state.kept(wording.widget))
    places = st.tabs([*wording.options], default=front, **_about(wording, key, lambda: None))
    opened = [label for label, place in zip(wording.options, places, strict=True) if place.open]
    _end(wording, key, opened[0])
    return dict(zip(options, places, strict=True))


def words(options: Mapping[T, str], key: str) -> Mapping[T, str]:
    """Return as what each option is shown in a form that is drawn next."""
    return _wording(options, key, _heard(key), in_form=True).labels


def widget_key(key: str, rows: Sequence[Hashable]) -> str:
    """The key of a widget that tells what was chosen by its position among these rows."""
    return f"{key}{_MARK}{_digest(map(repr, rows))}"


def _begin(
    options: Mapping[Any, str],
    key: str,
    first: Sequence[object],
    value: Any = _NOT_GIVEN,
    *,
    lasts: bool = False,
    in_form: bool = False,
    must: bool = False,
    several: bool = False,
) -> _Wording:
    """The words of the widget that is drawn next, which is made to show what is to be chosen now."""
    drawn = _heard(key)
    wording = _wording(options, key, drawn, in_form)
    if value is not _NOT_GIVEN:
        wanted = value
    elif state.has(key) and (lasts or not _has_gone(key, drawn)):
        wanted = _listed(state.kept(key))
    else:
        wanted = first
    said = [wording.labels[each] for each in dict.fromkeys(wanted) if each in options]
    if must and not said:
        said = [wording.labels[each] for each in first if each in options] or [*wording.options][:1]
    shows: object = said if several else _only(said)
    if not state.has(wording.widget) or state.kept(wording.widget) != shows:
        state.put(wording.widget, shows)
    return wording


def _wording(options: Mapping[Any, str], key: str, drawn: _Drawn | None, in_form: bool) -> _Wording:
    """The words of a widget; in a form those with which it was opened.

    What somebody chose in a form stays in the browser until the form is sent: other words would lose it.
    """
    kept = drawn.wording.labels if in_form and drawn and state.has(drawn.wording.widget) else {}
    labels: dict[Any, str] = {}
    taken = {label: option for option, label in kept.items()}
    for option, label in options.items():
        # A field of one line drops the line breaks: what it shows would be none of its labels.
        line = " ".join(label.split())
        name, count = kept.get(option, line), 1
        while name in taken and taken[name] != option:
            count += 1
            name = f"{line} ({count})"
        labels[option], taken[name] = name, option
    mark = "form" if in_form else _digest(sorted(map(repr, labels.items())))
    said = {label: option for option, label in labels.items()}
    return _Wording(f"{key}{_MARK}{mark}", said, {**kept, **labels})


def _offered(wording: _Wording) -> list[str]:
    """The labels in their order, but each before those that hold it: whoever types all of it means it."""
    if len(wording.options) > _LONG:
        return [*wording.options]
    offered: list[tuple[str, str]] = []
    for label in wording.options:
        typed = label.casefold()
        before = (at for at, (_other, held_in) in enumerate(offered) if typed in held_in)
        offered.insert(next(before, len(offered)), (label, typed))
    return [label for label, _typed in offered]


def _about(wording: _Wording, key: str, on_change: Changed | Quiet | None = None) -> dict[str, Any]:
    def changed() -> None:
        _heard(key)
        if callable(on_change):
            on_change()

    on_changes = {"on_change": changed if callable(on_change) else on_change}
    return {"key": wording.widget} | (on_changes if on_change else {})


def _heard(key: str) -> _Drawn | None:
    """The widget as it was last drawn, after what the reader has chosen in it since is kept."""
    drawn = state.read(_drawn(key), None)
    if not isinstance(drawn, _Drawn) or not state.has(drawn.wording.widget):
        return drawn
    said = state.kept(drawn.wording.widget)
    if _understood(drawn.wording, said) != drawn.shown:
        _end(drawn.wording, key, said)
    return state.read(_drawn(key), drawn)


def _end(wording: _Wording, key: str, said: object) -> list[Any]:
    """Keep what the widget shows, and hand it out."""
    shown = _understood(wording, said)
    state.put(key, shown if isinstance(said, list) else _only(shown))
    state.put(_drawn(key), _Drawn(wording, shown))
    return shown


def _understood(wording: _Wording, said: object) -> list[Any]:
    return [wording.options[label] for label in _listed(said) if label in wording.options]


def _has_gone(key: str, drawn: _Drawn | None) -> bool:
    """Return whether the widget was off the page in the last run, and nothing took its place since."""
    if drawn is None or state.has(drawn.wording.widget):
        return False
    return _listed(state.kept(key)) in (drawn.shown, drawn.shown or [None])


def _alone(value: object) -> object:
    return value if value is _NOT_GIVEN else [value]


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _only(chosen: Sequence[Any]) -> Any:
    return chosen[0] if chosen else None


def _digest(words: Iterable[str]) -> str:
    # The same in every process: a page that was drawn by one may be answered by another.
    return f"{zlib.crc32(chr(0).join(words).encode()):08x}"


def _drawn(key: str) -> str:
    return f"{key}.drawn"


def _here() -> DeltaGenerator:
    return cast("DeltaGenerator", st)
