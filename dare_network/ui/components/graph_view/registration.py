"""The component's own scripts and style, made known to Streamlit."""

import hashlib
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

FOLDER = Path(__file__).parent
ASSETS = FOLDER / "assets"
FALLBACK = "fallback"
"""The folder of scripts that only a browser without WebGL 2 asks for."""

_registering = Lock()


@cache
def _name() -> str:
    # Browsers may keep these files, and their addresses hold this name: new content, new address.
    digest = hashlib.sha256()
    for file in sorted(file for file in ASSETS.rglob("*") if file.is_file()):
        digest.update(file.read_bytes())
    return f"graph_view_{digest.hexdigest()[:12]}"


def _early() -> str:
    """Links by which a browser fetches all scripts at once, not each where another one mentions it."""
    folder = f"_stcore/bidi-components/dare_network.{_name()}"
    scripts = (file.relative_to(ASSETS) for file in sorted(ASSETS.rglob("*.js")))
    needed = (script for script in scripts if script.parts[0] != FALLBACK)
    return "".join(f'<link rel="modulepreload" href="{folder}/{script.as_posix()}">' for script in needed)


@cache
def _renderer() -> ComponentRenderer:
    return st.components.v2.component(
        f"dare_network.{_name()}",
        html=_early() + (ASSETS / "frame.html").read_text("utf-8"),
        css="style.css",
        js="index.js",
    )


def renderer() -> ComponentRenderer:
    """The command that mounts the component, registered once in each running server."""
    with _registering:
        manager = get_bidi_component_manager()
        if manager.get_component_asset_root(f"dare_network.{_name()}") is None:
            config = ComponentConfig(_name(), ASSETS.name)
            manager.register_from_manifest(ComponentManifest("dare_network", "1", [config]), FOLDER)
        return _renderer()
