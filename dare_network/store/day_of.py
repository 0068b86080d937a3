"""The day of an instant in Europe/Amsterdam, in SQL."""

from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from dare_network.domain.rules.deadlines import day_of

AMSTERDAM_DAY = "amsterdam_day"
"""The name of the function that SQLite, which knows no zones, is given for it."""


class DayOf(FunctionElement[date]):
    """The day of an instant: `rules.deadlines.day_of`."""

    type = sa.Date()
    inherit_cache = True


@compiles(DayOf)
def _by_function(element: DayOf, compiler: SQLCompiler, **how: Any) -> str:
    return f"{AMSTERDAM_DAY}({compiler.process(element.clauses, **how)})"


@compiles(DayOf, "postgresql")
def _by_zone(element: DayOf, compiler: SQLCompiler, **how: Any) -> str:
    return f"CAST(({compiler.process(element.clauses, **how)}) AT TIME ZONE 'Europe/Amsterdam' AS DATE)"


def amsterdam_day(stored: str) -> str:
    """The day of an instant as SQLite keeps both."""
    return day_of(datetime.fromisoformat(stored).replace(tzinfo=UTC)).isoformat()
