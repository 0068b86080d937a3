"""The order in which folded words are sorted, the same on each database."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class LetterByLetter(FunctionElement[str]):
    """A text sorted letter by letter: other orders leave blanks out, and mix Berg with Bergman."""

    type = sa.String()
    inherit_cache = True


@compiles(LetterByLetter)
def _as_it_is(element: LetterByLetter, compiler: SQLCompiler, **how: Any) -> str:
    return compiler.process(element.clauses, **how)


@compiles(LetterByLetter, "postgresql")
def _collated(element: LetterByLetter, compiler: SQLCompiler, **how: Any) -> str:
    return f'({compiler.process(element.clauses, **how)} COLLATE "C")'
