"""Every public function of the services, as inspection finds them."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

from dare_network import services


def functions() -> Iterator[tuple[str, bool]]:
    """Every public function of the services by name, and whether it asks for a viewer."""
    for module in pkgutil.walk_packages(services.__path__, services.__name__ + "."):
        for name, found in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
            if found.__module__ == module.name and not name.startswith("_"):
                where = module.name.removeprefix(services.__name__ + ".")
                yield f"{where}.{name}", "viewer" in inspect.signature(found).parameters
