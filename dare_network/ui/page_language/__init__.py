"""The language of a page, said where screen readers and translators look for it.

Streamlit ships one page for everybody that says it is English.
"""

from pathlib import Path

from dare_network.language import current_language
from dare_network.ui.own_component import OwnComponent

__all__ = ["say_language"]

PAGE_LANGUAGE = OwnComponent("page_language", Path(__file__).parent / "assets")


def say_language(key: str) -> None:
    """Have the browser know in which language the page is."""
    PAGE_LANGUAGE.renderer()(key=key, data={"language": current_language().value})
