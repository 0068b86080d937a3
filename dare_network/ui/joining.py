"""Many small modules as one script, because each file that a browser has to ask for costs it milliseconds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export) .*", re.MULTILINE)
_DEFAULT = "export default "


@dataclass(frozen=True)
class _Module:
    file: Path

    @cached_property
    def text(self) -> str:
        return self.file.read_text("utf-8")

    @property
    def imports(self) -> Iterator[tuple[str, Path]]:
        """The names that are imported, and from which file."""
        for names, path in _IMPORT.findall(self.text):
            yield names, (self.file.parent / path).resolve()

    @property
    def body(self) -> str:
        """What is left when all names are at hand: imports become constants, exports plain declarations."""
        text = _IMPORT.sub(lambda found: f"const {{{found[1]}}} = {self._name(found[2])};\n", self.text)
        return _EXPORT.sub("", text)

    @property
    def exports(self) -> str:
        return ", ".join(_EXPORT.findall(self.text))

    def _name(self, path: str) -> str:
        return _constant((self.file.parent / path).resolve())


def joined(entry: Path) -> str:
    """The script of `entry` and all that it imports, each module in a scope of its own.

    Understood are `import { names } from "./file.js"`, `export` before a function, class or constant, and
    one `export default` in `entry`. What is imported on demand stays where it is; only modules beside
    `entry` may do so. Raises ValueError for any other form, and for modules that import each other.
    """
    done: dict[Path, str] = {}
    _join(entry.resolve(), done, ())
    return "\n".join(done.values())


def _join(file: Path, done: dict[Path, str], above: tuple[Path, ...]) -> None:
    if file in above:
        raise ValueError(f"{file.name} imports itself by way of others.")
    module = _Module(file)
    for _names, other in module.imports:
        if other not in done:
            _join(other, done, (*above, file))
    left = [line for line in _LEFT.findall(module.body) if above or not line.startswith(_DEFAULT)]
    if left:
        raise ValueError(f"{file.name} has a form that is not understood: {left[0]}")
    done[file] = _scoped(module) if above else module.body


def _scoped(module: _Module) -> str:
    return (
        f"const {_constant(module.file)} = (() => {{\n{module.body}\nreturn {{ {module.exports} }};\n}})();"
    )


def _constant(file: Path) -> str:
    return "$" + re.sub(r"\W", "_", f"{file.parent.name}_{file.stem}")
