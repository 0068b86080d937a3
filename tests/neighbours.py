"""What lies beside the project is not read by its tests: it is not there on a newcomer's machine.

Whoever reads it all the same, or lists it, gets an error where it does so. Only what was started by a test, a
server or another program, is not watched.
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_WATCHED = ("open", "os.listdir", "os.scandir")


def can_be_told() -> bool:
    """Where the project lies among folders of the system or of other tests, nobody knows whose they are."""
    return ROOT.parent not in (Path(ROOT.anchor), Path(tempfile.gettempdir()).resolve())


def lies_beside(path: str, root: Path, allowed: tuple[str, ...]) -> bool:
    """What is hidden belongs to the machine and its user: caches and settings."""
    if not path.startswith(f"{root.parent}{os.sep}") or f"{path}{os.sep}".startswith(allowed):
        return False
    return not path.removeprefix(f"{root.parent}{os.sep}").startswith(".")


def refuse_neighbours() -> None:
    """Refuse them from now on, for as long as this process lives."""
    # The project, Python with its packages, what tests write, and the data sets where somebody named them.
    places = [ROOT, Path(sys.prefix), Path(sys.base_prefix), Path(tempfile.gettempdir())]
    places += [Path(named) for named in [os.environ.get("DARE_DATASETS")] if named]
    places = [form for place in places for form in (place.absolute(), place.resolve())]
    allowed = tuple(f"{place}{os.sep}" for place in places if place not in ROOT.parents)

    def look(event: str, arguments: tuple[object, ...]) -> None:
        if event in _WATCHED and isinstance(arguments[0], (str, os.PathLike)):
            path = os.path.abspath(os.fspath(arguments[0]))
            if lies_beside(path, ROOT, allowed):
                raise PermissionError(
                    f"{path} lies beside the project; tests carry what they need with them."
                )

    if can_be_told():
        sys.addaudithook(look)
