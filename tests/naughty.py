"""The Big List of Naughty Strings, which break careless programs; `data/README.md` says where it is from."""

import json
from pathlib import Path

_LIST = Path(__file__).parent / "data" / "blns.json"


def naughty_strings() -> list[str]:
    """All 515 of them, the empty one too."""
    strings: list[str] = json.loads(_LIST.read_text("utf-8"))
    return strings
