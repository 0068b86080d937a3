"""The installation, for administrators: versions, backups, sizes, failures, caches and what is slow."""

from dare_network.domain.vocabulary import Right
from dare_network.language import _
from dare_network.services.condition import condition
from dare_network.ui import loaders
from dare_network.ui.admin.condition import care, revisions, sizes, versions
from dare_network.ui.admin.failed_imports import failed_imports
from dare_network.ui.admin.pace import caches, requests, statements
from dare_network.ui.page import page

with page(
    _("Installation"),
    Right.ADMINISTER,
    _("What runs here, how large it is, what was done for it last, and what failed or was slow."),
) as viewer:
    found = condition(loaders.engine(), viewer)
    versions(found)
    care(found)
    failed_imports(found)
    sizes(found)
    revisions(found)
    requests()
    statements()
    caches()
