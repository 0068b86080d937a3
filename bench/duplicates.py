"""The time in which twenty thousand people are searched for those who are there twice."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from uuid import UUID

from rapidfuzz.process import cdist

from bench.report import Measurement
from dare_network.matching.candidates import Candidate
from dare_network.matching.finding import find_pairs


def _listed(words: str) -> Sequence[str]:
    return words.split()


PEOPLE, LIMIT, SOME = 20_000, 30.0, 2_000
_STARTS = _listed("b d f g h j k l m n p r s t v w z br st kr gr sch")
_VOWELS = _listed("a e i o u aa ee oo ui ij ei ou")
_ENDS = _listed("sma stra ma sen man huis veld berg laar kamp horst inga ker ters")


def measure() -> Iterator[Measurement]:
    """Find the pairs by keys, and compare each name with each as bare texts: of fewer people."""
    people = _people(random.Random(4))
    found = _seconds(lambda: find_pairs(people))
    names = [each.names[0] for each in people[:SOME]]
    bare = _seconds(lambda: cdist(names, names)) * (PEOPLE / SOME) ** 2
    yield Measurement(
        f"duplicates among {PEOPLE:,} people",
        found,
        "s",
        bare,
        "the edit distance alone of each two names",
        f"below {LIMIT:.0f} s",
        found < LIMIT,
    )


def _people(chance: random.Random) -> Sequence[Candidate]:
    """Invented people with names that some share with many; each twentieth is there twice."""
    syllables = [start + vowel for start in _STARTS for vowel in _VOWELS]
    families = [(chance.choice(syllables) + chance.choice(_ENDS)).capitalize() for _n in range(4000)]
    given = [(chance.choice(syllables) + chance.choice(syllables)).capitalize() for _n in range(700)]
    keys, people = count(1), []
    while len(people) < PEOPLE:
        first, last, employer = chance.choice(given), chance.choice(families), str(chance.randrange(400))
        written = [f"{first} {last}"]
        if chance.random() < 0.05:
            written.append(
                chance.choice([f"{first[0]}. {last}", f"{last}, {first}", f"{first} {last}-Jansen"])
            )
        people += [
            Candidate(
                UUID(int=next(keys)), True, (name,), employers=frozenset({employer}), city=f"c{employer[:2]}"
            )
            for name in written
        ]
    return people


def _seconds(act: Callable[[], object]) -> float:
    # Of the processor: both do nothing but compute, on one core.
    start = time.process_time()
    act()
    return time.process_time() - start
