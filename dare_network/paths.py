"""Paths of the files of the product, and of its database when nobody says where."""

from collections.abc import Mapping
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
_SHIPPED = PACKAGE / "shipped"
# The build of a wheel makes that folder from what lies at the top of the repository; a checkout has none.
INSTALLED = _SHIPPED.is_dir()
_TOP = _SHIPPED if INSTALLED else PACKAGE.parent

APP = _TOP / "app.py"
"""The script that Streamlit runs; it reads the configuration beside it, in `.streamlit`."""
MAIN = PACKAGE / "ui" / "main.py"
PAGES = _TOP / "pages"
MAPPINGS = _TOP / "data" / "mappings"
REFERENCE_DATA = _TOP / "data" / "reference"
SAMPLE_DATA = _TOP / "data" / "sample"


def default_database(environment: Mapping[str, str], installed: bool = INSTALLED) -> Path:
    """The file of the database: `data` of a checkout; of an installed product the user's folder for data.

    What is installed is replaced as a whole by the next release: no record may lie there.
    """
    if not installed:
        return _TOP / "data" / "dare.sqlite3"
    chosen = Path(environment.get("XDG_DATA_HOME", ""))
    home = Path(environment.get("HOME") or Path.home())
    return (chosen if chosen.is_absolute() else home / ".local" / "share") / "dare-network" / "dare.sqlite3"
