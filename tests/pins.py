"""Whether requirements*.txt are what pyproject.toml asks for: run by `make check`.

Every requirement must be pinned exactly, to files with known content, and every one of pyproject.toml must be
met by its pin.
"""

import re
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==(\S+)(?: +--hash=sha256:[0-9a-f]{64})+$")


def pins(path: Path) -> dict[str, str]:
    """The pinned version of each package; anything that is not a pin is an error."""
    found = {}
    for line in path.read_text(encoding="utf-8").replace("\\\n", "").splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _PIN.match(line)
        if not match:
            sys.exit(f"{path.name}: not an exact pin with hashes: {line}")
        found[_name(match.group(1))] = match.group(2)
    return found


def faults(wanted: list[str], pinned: dict[str, str], file: str) -> list[str]:
    """What pyproject.toml asks for and the file does not give."""
    sentences = []
    for text in wanted:
        requirement = Requirement(text)
        version = pinned.get(_name(requirement.name))
        if version is None or version not in requirement.specifier:
            sentences.append(f"{file} does not meet “{text}”: run make lock")
    return sentences


def _name(text: str) -> str:
    return re.sub(r"[-_.]+", "-", text).lower()


def main() -> None:
    """Exit with a sentence for each fault."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    run, dev = pins(ROOT / "requirements.txt"), pins(ROOT / "requirements-dev.txt")
    bench = pins(ROOT / "requirements-bench.txt")
    found = faults(project["dependencies"], run, "requirements.txt")
    found += faults(project["optional-dependencies"]["dev"], dev, "requirements-dev.txt")
    found += faults(project["optional-dependencies"]["bench"], bench, "requirements-bench.txt")
    for own, other in ((run, dev), (run, bench), (dev, bench)):
        found += [
            f"{name} is pinned twice, differently" for name in own.keys() & other if own[name] != other[name]
        ]
    if found:
        sys.exit("\n".join(found))


if __name__ == "__main__":
    main()
