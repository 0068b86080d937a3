"""Identifiers: every usual spelling is read, one kept, and a slip of the pen is noticed."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dare_network.domain.identifiers import canonical_orcid, canonical_ror

CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
RORS = (
    "02mhbdp94",
    "0575yy874",
    "04pp8hn57",
    "03yrm5c26",
    "027bh9e22",
    "05xvt9f17",
    "018906e22",
    "05wg1m734",
)
ORCIDS = ("0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X", "0000-0002-6378-6229")


@pytest.mark.parametrize("bare", RORS)
def test_a_ror_identifier_is_kept_as_its_address(bare: str) -> None:
    assert canonical_ror(bare) == f"https://ror.org/{bare}"


@pytest.mark.parametrize(
    "spelling",
    ["02mhbdp94", "ror.org/02mhbdp94", "https://ror.org/02mhbdp94", "http://ror.org/02mhbdp94",
     " 02mhbdp94\n", "02MHBDP94", "HTTPS://ROR.ORG/02mhbdp94", "https://ror.org/02mhbdp94/",
     "ROR:02mhbdp94", "ROR ID: 02mhbdp94", "https://www.ror.org/02mhbdp94"],
)  # fmt: skip
def test_every_usual_spelling_of_a_ror_identifier_is_read(spelling: str) -> None:
    assert canonical_ror(spelling) == "https://ror.org/02mhbdp94"


@pytest.mark.parametrize(
    "text",
    ["", "0575yy875", "2mhbdp94", "12mhbdp94", "02mhbdp9", "02mhbdp944", "02mhbdpi4", "02mh|dp94",
     "https://example.org/02mhbdp94", "ror.org/", "02mhb dp94", "02mhbdp٩٤"],
)  # fmt: skip
def test_what_is_no_ror_identifier_is_refused(text: str) -> None:
    assert canonical_ror(text) is None


@st.composite
def rors(draw: st.DrawFn) -> str:
    body = "0" + draw(st.text(alphabet=CROCKFORD, min_size=6, max_size=6))
    value = sum(CROCKFORD.index(c) * 32**place for place, c in enumerate(reversed(body)))
    return f"{body}{98 - value * 100 % 97:02d}"


@settings(deadline=None)
@given(rors(), st.integers(1, 8), st.sampled_from(CROCKFORD))
def test_one_changed_character_of_a_ror_identifier_is_noticed(ror: str, place: int, other: str) -> None:
    assume(ror[place] != other)
    assert canonical_ror(ror) is not None
    assert canonical_ror(ror[:place] + other + ror[place + 1 :]) is None


@pytest.mark.parametrize("bare", ORCIDS)
def test_an_orcid_is_kept_as_its_address(bare: str) -> None:
    assert canonical_orcid(bare) == f"https://orcid.org/{bare}"


@pytest.mark.parametrize(
    "spelling",
    ["0000-0002-1694-233X", "0000-0002-1694-233x", "000000021694233X", "orcid.org/0000-0002-1694-233X",
     "https://orcid.org/0000-0002-1694-233x", "http://orcid.org/000000021694233x",
     "\t0000-0002-1694-233X ", "HTTPS://ORCID.ORG/0000-0002-1694-233X", "ORCID: 0000-0002-1694-233X",
     "ORCID iD 0000-0002-1694-233X", "https://orcid.org/0000-0002-1694-233X/", "0000–0002–1694–233X",
     "0000 0002 1694 233x", "https://orcid.org/my-orcid?orcid=0000-0002-1694-233X"],
)  # fmt: skip
def test_every_usual_spelling_of_an_orcid_is_read(spelling: str) -> None:
    assert canonical_orcid(spelling) == "https://orcid.org/0000-0002-1694-233X"


@pytest.mark.parametrize(
    "text",
    ["", "0000-0002-1825-0098", "0000-0002-1825-009", "0-0002-1825-0097", "0000-0002-1825-00977",
     "0000-0002-X825-0097", "https://example.org/0000-0002-1825-0097", "0000  0002 1825 0097",
     "٠٠٠٠-0002-1825-0097"],
)  # fmt: skip
def test_what_is_no_orcid_is_refused(text: str) -> None:
    assert canonical_orcid(text) is None


def orcid_of(digits: str) -> str:
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return digits + ("X" if check == 10 else str(check))


@settings(deadline=None)
@given(st.text(alphabet="0123456789", min_size=15, max_size=15).map(orcid_of), st.integers(0, 15), st.data())
def test_one_changed_digit_of_an_orcid_is_noticed(orcid: str, place: int, data: st.DataObject) -> None:
    other = data.draw(st.sampled_from("0123456789X" if place == 15 else "0123456789"))
    assume(orcid[place] != other)
    assert canonical_orcid(orcid) is not None
    assert canonical_orcid(orcid[:place] + other + orcid[place + 1 :]) is None
