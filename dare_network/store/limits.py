"""Limits on how long a database may take, and what may take longer."""

import math
import os
import re
import socket

from sqlalchemy.engine import Connection
from sqlalchemy.engine.interfaces import DBAPIConnection

from dare_network.settings import Limits

APPLICATION = "dare-network "
"""The beginning of the name by which a PostgreSQL server knows our processes."""
DEFAULT = Limits()
_MACHINE = re.sub(r"[^\w.-]", "", socket.gethostname())[:30]
_WORK = ("statement_timeout", "idle_in_transaction_session_timeout")
_WAIT = "lock_timeout"


def application_name() -> str:
    """Return what this process calls itself to a PostgreSQL server."""
    return f"{APPLICATION}{os.getpid()}@{_MACHINE}"


def prepare_postgresql(limits: Limits, connection: DBAPIConnection, _record: object) -> None:
    """Tell a new connection to a PostgreSQL server what holds for all that it is asked."""
    values = {
        # Unless told, it takes disks to turn, and reads all texts rather than look a word up in its index.
        "random_page_cost": "1.1",
        "application_name": f"'{application_name()}'",
        "statement_timeout": milliseconds(limits.statement),
        _WAIT: milliseconds(limits.lock),
        "idle_in_transaction_session_timeout": milliseconds(limits.idle),
    }
    connection.cursor().execute("; ".join(f"SET {name} = {value}" for name, value in values.items()))
    connection.commit()


def milliseconds(seconds: float) -> str:
    """A limit as databases want it."""
    # Less than one would be rounded to 0, which is no limit.
    return str(math.ceil(seconds * 1000))


def allow_time(connection: Connection, wait: bool = False) -> None:
    """Let one transaction take as long as it needs, and `wait` for others as long as it has to.

    For what handles all records at once, between whose statements Python may work for minutes: imports, the
    sample, changes of the schema, checks. SQLite stops nobody who works.
    """
    if connection.dialect.name == "postgresql":
        names = (*_WORK, _WAIT) if wait else _WORK
        connection.exec_driver_sql("; ".join(f"SET LOCAL {name} = 0" for name in names))
