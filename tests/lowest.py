"""Print the requirements of the tests with the oldest releases that the product says it works with.

Run by `make test-lowest`. What only the tests need is as new as it fits beside them.
"""

import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent


def oldest(text: str) -> str:
    """A requirement, pinned to its lower bound."""
    wanted = Requirement(text)
    (lowest,) = (each.version for each in wanted.specifier if each.operator in {">=", "=="})
    extras = f"[{','.join(sorted(wanted.extras))}]" if wanted.extras else ""
    return f"{wanted.name}{extras}=={lowest}"


def main() -> None:
    """One requirement a line."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [oldest(text) for text in project["dependencies"]] + project["optional-dependencies"]["dev"]
    sys.stdout.write("".join(f"{line}\n" for line in lines))


if __name__ == "__main__":
    main()
