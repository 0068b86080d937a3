"""An installation of its own for a test that runs the app in its own process."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dare_network.domain.vocabulary import Role
from dare_network.language import Language, use_language

ROOT = Path(__file__).resolve().parents[2]
MAIN = ROOT / "dare_network" / "ui" / "main.py"


def installed(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The app under test opens this database until the test ends."""
    monkeypatch.setenv("DARE_DATABASE_URL", f"sqlite:///{path}")
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()
    use_language(Language.ENGLISH)


def look_as(app: AppTest, role: Role, language: str = "EN") -> None:
    """The address asks for this role and language."""
    app.query_params["lang"] = language
    app.query_params["as"] = role.value


def chosen(app: AppTest, kind: str, key: str) -> Any:
    """The widget of this kind in which something is chosen under a key."""
    (found,) = (each for each in app.get(kind) if str(each.key).startswith(f"{key}--"))
    return found


def opened(
    page: str,
    language: str = "EN",
    role: Role = Role.ADMINISTRATOR,
    address: Mapping[str, str | Sequence[str]] | None = None,
) -> AppTest:
    """The app, opened at this page as the first thing, with what the address asks of it."""
    # The test tool formats options in the thread of the test.
    use_language(Language(language.lower()))
    app = AppTest.from_file(str(MAIN), default_timeout=30)
    look_as(app, role, language)
    if page != "overview":
        app.run()
        app.switch_page(str(ROOT / "pages" / f"{page}.py"))
    for name, values in (address or {}).items():
        app.query_params[name] = values
    return app.run()
