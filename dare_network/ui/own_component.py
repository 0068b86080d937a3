"""Components with scripts of our own, made known to Streamlit."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock

import streamlit as st

# Streamlit serves files only for components of installed packages; these two private modules are
# what it does for those at start. The public alternative, a script handed over as text, reaches the
# browser as a `blob:` address, which the content security policy would have to allow for every
# script. The release of Streamlit is pinned for this reason.
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

SCRIPT = "index.js"

_registering = Lock()


@dataclass(frozen=True, slots=True)
class OwnComponent:
    """A component: its name, and the folder with `frame.html`, `style.css` and `index.js`.

    One that is `shielded` has a style sheet of its own; in a panel over the page the tab key goes past it.
    """

    name: str
    assets: Path
    shielded: bool = True

    def renderer(self) -> ComponentRenderer:
        """The command that mounts the component, registered once in each running server."""
        with _registering:
            manager, name = get_bidi_component_manager(), _address(self)
            if manager.get_component_asset_root(f"dare_network.{name}") is None:
                config = ComponentConfig(name, self.assets.name)
                manager.register_from_manifest(
                    ComponentManifest("dare_network", "1", [config]), self.assets.parent
                )
            return _renderer(self)


@cache
def _address(component: OwnComponent) -> str:
    # Browsers may keep these files, and their addresses hold this name: new content, new address.
    digest = hashlib.sha256()
    for file in sorted(file for file in component.assets.rglob("*") if file.is_file()):
        digest.update(file.read_bytes())
    return f"{component.name}_{digest.hexdigest()[:12]}"


@cache
def _renderer(component: OwnComponent) -> ComponentRenderer:
    return st.components.v2.component(
        f"dare_network.{_address(component)}",
        html=(component.assets / "frame.html").read_text("utf-8"),
        css="style.css",
        js=SCRIPT,
        isolate_styles=component.shielded,
    )
