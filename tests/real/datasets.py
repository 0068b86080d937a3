"""The large data sets, which the project does not carry; `README.md` says what they are."""

import csv
import json
import os
from pathlib import Path
from typing import Any


def dataset(*parts: str) -> Path:
    """The path of a file of the data sets."""
    return Path(os.environ["DARE_DATASETS"]).joinpath(*parts)


def rows(*parts: str) -> list[dict[str, str]]:
    """The rows of a table of the data sets."""
    with dataset(*parts).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def facts(*parts: str) -> Any:
    """What is known of a data set."""
    return json.loads(dataset(*parts).read_text("utf-8"))


def files(folder: str, *names: str) -> list[tuple[str, bytes]]:
    """Some files of a data set, as a user brings them."""
    return [(name, dataset(folder, name).read_bytes()) for name in names]
