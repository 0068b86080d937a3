"""Loading files into the network: what would happen, the load, the way back, and saved mappings."""

from dare_network.services.importing.files import File
from dare_network.services.importing.loading import (
    list_imports,
    load_import,
    plan_import,
)
from dare_network.services.importing.mappings import delete_mapping, find_mapping, list_mappings, save_mapping
from dare_network.services.importing.reasons import rows_to_mend
from dare_network.services.importing.undoing import undo_import

__all__ = [
    "File",
    "delete_mapping",
    "find_mapping",
    "list_imports",
    "list_mappings",
    "load_import",
    "plan_import",
    "rows_to_mend",
    "save_mapping",
    "undo_import",
]
