"""Nothing typed is lost: an open form is mirrored into the storage of the browser, and offered back.

A form of Streamlit tells the server nothing before it is sent, so only the browser knows what is being
typed. Its storage outlives a reload, a lost connection and a restart of the server, and sends nothing
anywhere. Entries belong to an account and a form, whatever the language; they go when the form is saved,
when the reader drops them, or after thirty days.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from uuid import uuid4

from dare_network.language import _, current_language
from dare_network.ui import state
from dare_network.ui.own_component import OwnComponent

__all__ = ["drop_saved_typing", "forget_typing", "keep_typing", "version_key"]

AUTOSAVE = OwnComponent("autosave", Path(__file__).parent / "assets", shielded=False)


def keep_typing(
    first: Mapping[str, str],
    names: Mapping[str, Mapping[str, str]],
    key: str,
    values_of: Callable[[object, bool], Mapping[str, object]],
) -> None:
    """Have the browser keep what is typed into a form, and offer what was typed there before.

    `first` is what each field holds when the form is opened, and `names` the id of each option by its label,
    for each choice: the browser sees labels, and keeps ids. `values_of` makes values of widgets of what it
    kept, and is told whether that was typed at another version. What is taken up again goes into them, at
    the version of the record at which it was typed: what somebody else has saved since is then a conflict as
    any other.
    """
    place = f"{key}.typing"
    state.seed(_opening(key), uuid4().hex)
    state.seed(f"{key}.first", dict(first))

    def take_up() -> None:
        taken = getattr(state.read(place, None), "taken", None)
        if not isinstance(taken, Mapping):
            return
        version, present = taken.get("version"), state.read(version_key(key), None)
        for name, value in values_of(taken.get("values"), version != present).items():
            state.put(f"{key}.{name}", value)
        if isinstance(version, int):
            state.put(version_key(key), version)

    AUTOSAVE.renderer()(
        key=place,
        data={
            "part": "form",
            "account": state.viewer().account,
            "form": key,
            "opening": state.read(_opening(key), ""),
            "version": state.read(version_key(key), None),
            "fields": {name: _css_class(f"{key}.{name}") for name in first},
            "names": {name: dict(kept) for name, kept in names.items()},
            "first": state.read(f"{key}.first", {}),
            "language": current_language(),
            "texts": {
                "begun": _("You began to fill this in on {when} and did not save it."),
                "take": _("Go on with it"),
                "drop": _("Drop it"),
            },
        },
        on_taken_change=take_up,
    )


def forget_typing(key: str) -> None:
    """Note that the typing in a form is saved: the page that is drawn next has the browser drop it."""
    state.note_saved(state.read(_opening(key), ""))


def drop_saved_typing(key: str) -> None:
    """Have the browser drop what was typed into all forms that this session has saved."""
    if saved := state.saved_openings():
        AUTOSAVE.renderer()(key=key, data={"part": "saved", "openings": saved})


def version_key(key: str) -> str:
    """Return the key of the version at which a form was opened."""
    return f"{key}.version"


def _opening(key: str) -> str:
    return f"{key}.opening"


def _css_class(key: str) -> str:
    """The class by which Streamlit marks what has a key."""
    return "st-key-" + re.sub(r"[^a-zA-Z0-9_-]", "-", key)
