"""The tests need nothing but the project, as on the machine of somebody who has just cloned it."""

import ast
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from neighbours import ROOT, can_be_told, lies_beside

TESTS = sorted(ROOT.glob("tests/**/*.py"))


@pytest.mark.parametrize("read", [Path.read_bytes, os.listdir, os.scandir])
def test_what_lies_beside_the_project_is_not_read(read: Callable[[Path], object]) -> None:
    with pytest.raises(PermissionError if can_be_told() else FileNotFoundError):
        read(ROOT.parent / "another project" / "data.csv")


@pytest.mark.parametrize(
    ("path", "beside"),
    [
        ("/home/anna/sets/people.csv", True),
        ("/home/anna/dare-old/people.csv", True),
        ("/home/anna/dare/tests/data/people.csv", False),
        ("/home/anna/.cache/fonts", False),
        ("/home/anna/python/lib/csv.py", False),
        ("/usr/share/fonts", False),
    ],
)
def test_only_what_lies_beside_the_project_is_refused(path: str, beside: bool) -> None:
    allowed = ("/home/anna/dare/", "/home/anna/python/", "/tmp/")
    assert lies_beside(path, Path("/home/anna/dare"), allowed) is beside


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    """A skip looks green, and nobody sees what was not tested: what a test needs, `make test` installs."""
    for path in TESTS:
        named = {ast.unparse(part) for part in ast.walk(ast.parse(path.read_text("utf-8"))) if _names(part)}
        assert not {name for name in named if "skip" in name or "xfail" in name}, path


def _names(part: ast.AST) -> bool:
    return isinstance(part, ast.Attribute) and ast.unparse(part).startswith(("pytest.", "unittest."))


def test_only_the_tests_on_large_data_know_the_data_sets() -> None:
    knowing = [path for path in TESTS if "DARE_DATASETS" in path.read_text("utf-8")]
    real = ROOT / "tests" / "real"
    expected = {real / "conftest.py", real / "datasets.py", ROOT / "tests" / "neighbours.py", Path(__file__)}
    assert set(knowing) == expected
