"""The keyboard: no single letter does anything to a page, and a panel over it begins in its first field.

Streamlit takes an R outside of a field for a wish to run the page again, which closes a panel with all that
was typed into it; and it leaves the keyboard beside the fields when a panel opens.
"""

from pathlib import Path

from dare_network.ui.own_component import OwnComponent

__all__ = ["guard_keyboard"]

_KEYBOARD = OwnComponent("keyboard", Path(__file__).parent / "assets")


def guard_keyboard(key: str) -> None:
    """Have the browser do so, from the first page on."""
    _KEYBOARD.renderer()(key=key, data={})
