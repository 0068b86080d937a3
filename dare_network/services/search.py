"""Finding it again: questions, positions, answers, commitments and all else that was written down."""

from sqlalchemy.engine import Engine

from dare_network.domain.records.search import Findings, Narrowing
from dare_network.domain.records.viewer import Viewer
from dare_network.services.clearance import clearance
from dare_network.store.engine import read_transaction
from dare_network.store.search.finding import find
from dare_network.words.query import Query


def search(engine: Engine, viewer: Viewer, query: Query, to: Narrowing, limit: int) -> Findings:
    """The newest `limit` texts of those that this viewer may see; none for a query that wants nothing."""
    if not query:
        return Findings()
    with read_transaction(engine) as transaction:
        return find(transaction, clearance(viewer), query, to, limit)
