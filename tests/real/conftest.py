"""Nothing here is tested without the data sets, and that is no success."""

import os
from pathlib import Path

import pytest

if not Path(os.environ.get("DARE_DATASETS", "")).joinpath("email-eu-core").is_dir():
    raise pytest.UsageError(
        "These tests need the large data sets: set DARE_DATASETS to their folder. "
        "tests/real/README.md says what they are."
    )
