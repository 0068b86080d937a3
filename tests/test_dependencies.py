"""What is imported is declared, and what is declared says with which releases it works."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DECLARED = {
    "": [Requirement(text) for text in PROJECT["dependencies"]],
    **{
        name: [Requirement(text) for text in wanted]
        for name, wanted in PROJECT["optional-dependencies"].items()
    },
}
NOT_IMPORTED = {"tzdata"}
"""Read as a file, by the standard library; only new ones know the days on which clocks turn."""


def imported(place: str) -> set[str]:
    """The distributions that a folder's modules, or one module, take something from."""
    path = ROOT / place
    known = packages_distributions()
    own = {"dare_network", "tests", "bench", *(each.stem for each in (ROOT / "tests").rglob("*.py"))}
    return {
        canonicalize_name(known[name][0] if name in known else name)
        for module in ([path] if path.is_file() else path.rglob("*.py"))
        for name in top_names(module)
        if name not in own | sys.stdlib_module_names
    }


def top_names(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def declared(*extras: str) -> set[str]:
    return {canonicalize_name(each.name) for extra in extras for each in DECLARED[extra]}


@pytest.mark.parametrize(
    ("places", "extras"),
    [
        (("dare_network", "pages", "app.py"), ("",)),
        (("tests",), ("", "dev")),
        (("bench",), ("", "dev", "bench")),
    ],
)
def test_what_is_imported_is_declared(places: tuple[str, ...], extras: tuple[str, ...]) -> None:
    found = {name for place in places for name in imported(place)}
    assert len(found) > 5
    assert found - declared(*extras) == set()


def test_what_the_product_declares_is_imported() -> None:
    found = {name for place in ("dare_network", "pages", "app.py") for name in imported(place)}
    assert declared("") - found == NOT_IMPORTED


@pytest.mark.parametrize("wanted", DECLARED[""], ids=str)
def test_the_product_says_with_which_releases_it_works(wanted: Requirement) -> None:
    bounds = {each.operator for each in wanted.specifier}
    assert bounds & {"==", ">="}
    assert bounds & {"==", "<"} or wanted.name in NOT_IMPORTED
