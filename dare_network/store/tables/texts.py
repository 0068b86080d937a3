"""A column for a few short texts that no query asks for one by one."""

from typing import Any

import sqlalchemy as sa


class Texts(sa.TypeDecorator[tuple[str, ...]]):
    """Several lines as one text, which Python has as a tuple."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: Any, _dialect: sa.Dialect) -> str:
        """Put the lines below each other."""
        return "\n".join(value or ())

    def process_result_value(self, value: Any, _dialect: sa.Dialect) -> tuple[str, ...]:
        """Take the lines apart."""
        return tuple(value.split("\n")) if value else ()
