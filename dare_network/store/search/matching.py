"""A query in the words of each database."""

from collections.abc import Iterable, Iterator

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSQUERY

from dare_network.store.tables.base import table_of
from dare_network.store.tables.search import PassageRow
from dare_network.store.transaction import Transaction
from dare_network.words.query import Query, QueryTerm
from dare_network.words.stems import stems

PASSAGE = table_of(PassageRow)
_MANY = 50_000
"""Of so many texts or more, the newest thousand are met sooner by going through all from the newest on."""

_INDEX = sa.table("passage_index", sa.column("rowid", sa.Integer), sa.column("passage_index", sa.String))


def key_column(dialect: str) -> sa.ColumnElement[int]:
    """The key of a passage in the column by which the database finds them in their order."""
    return _INDEX.c.rowid if dialect == "sqlite" else PASSAGE.c.id


def matching(query: Query, dialect: str) -> sa.Select[int]:
    """The keys of the passages that meet a query that wants something."""
    found = sa.select(key_column(dialect))
    if dialect == "sqlite":
        joined = found.select_from(_INDEX.join(PASSAGE, PASSAGE.c.id == _INDEX.c.rowid))
        return joined.where(_INDEX.c.passage_index.op("MATCH")(fts5_query(query)))
    return found.where(*_tsquery_conditions(query))


def newest_first(transaction: Transaction, query: Query) -> sa.ColumnElement[int]:
    """Return what to order the keys of a query by, so that the newest come first.

    PostgreSQL takes the test of a text for as cheap as that of a number: for all but the rarest words it
    would rather go through the texts from the newest on than look in its index and sort.
    """
    dialect = transaction.connection.dialect
    key = key_column(dialect.name)
    in_turn = dialect.name == "sqlite" or _expected(transaction, query) > _MANY
    return (key if in_turn else key + 0).desc()


def _expected(transaction: Transaction, query: Query) -> int:
    """Return how many passages PostgreSQL expects to meet a query, by its statistics."""
    connection = transaction.connection
    asked = sa.select(PASSAGE.c.id).where(*_tsquery_conditions(query))
    text = asked.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True})
    (told,) = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {text}").scalar_one()
    expected: int = told["Plan"]["Plan Rows"]
    return expected


def fts5_query(query: Query) -> str:
    """A query for FTS5; terms are letters and digits only, so that quotes are all they need."""
    wanted = " AND ".join(_fts5(term) for term in query.wanted)
    return "".join([f"({wanted})", *(f" NOT {_fts5(term)}" for term in query.terms if term.excluded)])


def _fts5(term: QueryTerm) -> str:
    if term.inflected:
        either = " OR ".join(f'"{stem}"' for stem in stems(term.words[0]))
        return f"stems : ({either})"
    star = " *" if term.unfinished else ""
    return f'words : ("{" ".join(term.words)}"{star})'


def _tsquery_conditions(query: Query) -> Iterator[sa.ColumnElement[bool]]:
    inflected = [term for term in query.terms if term.inflected]
    placed = [term for term in query.terms if not term.inflected]
    for column, terms in ((PASSAGE.c.stems, inflected), (PASSAGE.c.words, placed)):
        if terms:
            # Written into the statement: one that is prepared once for all words is planned for none.
            asked = sa.bindparam(None, tsquery(terms), sa.Text, literal_execute=True)
            yield column.op("@@")(sa.cast(asked, TSQUERY))


def tsquery(terms: Iterable[QueryTerm]) -> str:
    """Terms for PostgreSQL, written so that its own parser of texts is not asked."""
    return " & ".join(f"{'!' * term.excluded}({_tsquery(term)})" for term in terms)


def _tsquery(term: QueryTerm) -> str:
    if term.inflected:
        return " | ".join(f"'{stem}'" for stem in stems(term.words[0]))
    return " <-> ".join(f"'{word}'" for word in term.words) + ":*" * term.unfinished
