"""Names of files from outside: whatever they are, they can be stored, read and given back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dare_network.domain.file_names import LONGEST, file_name

MARKS = "\x00\n\r\t\x85\u2028\u200b\u200e\u202e\u2066\ufeff\ud800/\\. "


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Brief CBG 3 maart 2026.pdf", "Brief CBG 3 maart 2026.pdf"),
        ("C:\\letters\\26-31.pdf", "26-31.pdf"),
        ("../../etc/passwd", "passwd"),
        ("letter\r\nX-Header: on.pdf", "letter X-Header: on.pdf"),
        ("letter\x00.pdf", "letter.pdf"),
        ("letter\u202efdp.exe", "letterfdp.exe"),
        ("brief\ud83d.pdf", "brief_.pdf"),
        ("e\u0301valuation.pdf", "\u00e9valuation.pdf"),
        (".gitignore", ".gitignore"),
        ("a" * 300 + ".docx", "a" * (LONGEST - 5) + ".docx"),
        ("a" * 300, "a" * LONGEST),
        ("...", ""),
        ("letters/", ""),
        ("", ""),
    ],
)
def test_a_name_is_the_last_part_of_one_line_and_keeps_its_ending(given_name: str, kept: str) -> None:
    assert file_name(given_name) == kept


@given(st.text(st.characters() | st.sampled_from(MARKS), max_size=400))
def test_any_text_is_a_safe_name_or_none(text: str) -> None:
    name = file_name(text)
    name.encode("utf-8")
    assert len(name) <= LONGEST
    assert name == name.strip() == file_name(name)
    assert not any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in name)
    assert not any(
        unicodedata.bidirectional(letter) in {"RLO", "LRO", "RLI", "LRI", "PDI"} for letter in name
    )
    assert not {"/", "\\"} & set(name)
    assert name not in {".", ".."}
