"""The development data sets, which lie beside the checkout and not in it."""

from pathlib import Path

import pytest

_FOLDER = Path(__file__).resolve().parents[2] / "shared" / "datasets"


def dataset(*parts: str) -> Path:
    """The path of a file of the data sets; the test is skipped where they are absent."""
    path = _FOLDER.joinpath(*parts)
    if not _FOLDER.is_dir():
        pytest.skip(
            "NOT TESTED: the development data sets are absent. This test reads "
            f"{'/'.join(parts)} from the folder shared/datasets beside the checkout."
        )
    return path
