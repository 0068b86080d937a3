"""The component's own scripts and style, made known to Streamlit."""

import hashlib
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

import streamlit as st

# Streamlit serves files only for components of installed packages; these two private modules are
# what it does for those at start. The public alternative, a script handed over as text, reaches the
# browser as a `blob:` address, which the content security policy would have to allow for every
# script. The release of Streamlit is pinned for this reason.
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from dare_network.ui.components.graph_view.joining import joined

ASSETS = Path(__file__).parent / "assets"
SCRIPT = "index.js"

_registering = Lock()


@cache
def _name() -> str:
    # Browsers may keep these files, and their addresses hold this name: new content, new address.
    digest = hashlib.sha256()
    for file in sorted(file for file in ASSETS.rglob("*") if file.is_file()):
        digest.update(file.read_bytes())
    return f"graph_view_{digest.hexdigest()[:12]}"


@cache
def _served() -> "TemporaryDirectory[str]":
    """A folder with all files, and in place of the first script the same with all that it needs at once."""
    folder = TemporaryDirectory(prefix="graph_view_")
    assets = Path(folder.name) / ASSETS.name
    shutil.copytree(ASSETS, assets)
    (assets / SCRIPT).write_text(joined(ASSETS / SCRIPT), "utf-8")
    return folder


@cache
def _renderer() -> ComponentRenderer:
    return st.components.v2.component(
        f"dare_network.{_name()}",
        html=(ASSETS / "frame.html").read_text("utf-8"),
        css="style.css",
        js=SCRIPT,
    )


def renderer() -> ComponentRenderer:
    """The command that mounts the component, registered once in each running server."""
    with _registering:
        manager = get_bidi_component_manager()
        if manager.get_component_asset_root(f"dare_network.{_name()}") is None:
            manifest = ComponentManifest("dare_network", "1", [ComponentConfig(_name(), ASSETS.name)])
            manager.register_from_manifest(manifest, Path(_served().name))
        return _renderer()
