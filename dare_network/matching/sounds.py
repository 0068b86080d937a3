"""Sounds of words: Dutch and its neighbours write many of them in several ways."""

import re
from functools import lru_cache

_SOUNDS = tuple(
    (re.compile(written), heard)
    for written, heard in (
        ("ph", "f"), ("th", "t"), ("dt\\b", "t"), ("d\\b", "t"), ("cks", "x"), ("ck", "k"), ("ks", "x"),
        ("qu", "kw"), ("sch\\b", "s"), ("ch", "g"), ("c(?=[eiy])", "s"), ("c", "k"), ("z", "s"), ("v", "f"),
        ("w", "f"), ("eij|ij|ey|ei|ay|ai|y|ie|ea|ee|i|e", "i"), ("ou|au|oe|ue|u", "u"), ("ae|aa|a", "a"),
        ("oo|o", "o"), ("h", ""),
    )
)  # fmt: skip
_TWICE = re.compile(r"(.)\1+")


@lru_cache(200_000)
def sound(word: str) -> str:
    """The sound of a folded word: "meijer", "meyer" and "mayer" have the same."""
    heard = word
    for written, said in _SOUNDS:
        heard = written.sub(said, heard)
    return _TWICE.sub(r"\1", heard) or word
