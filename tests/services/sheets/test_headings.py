"""The headings of the sheets."""

import pytest

from dare_network.language import Language, in_every_language, speaking
from dare_network.services.sheets.column import header_of
from dare_network.services.sheets.export import SHEETS
from dare_network.services.sheets.sheet import MARK


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
@pytest.mark.parametrize("language", list(Language))
def test_no_heading_is_taken_for_another_in_any_language(sheet, language) -> None:  # type: ignore[no-untyped-def]
    with speaking(language):
        headings = sheet.headings()
    sources = (
        sheet.number, *sheet.beside, *(each.heading for each in (*sheet.columns, *sheet.empty)), MARK,
    )  # fmt: skip
    assert [header_of(source, headings) for source in sources] == headings


def test_a_sheet_is_told_by_the_heading_of_its_numbers() -> None:
    for sheet in SHEETS:
        for other in SHEETS:
            headings = other.headings()
            assert (header_of(sheet.number, headings) is not None) == (sheet is other)
        assert in_every_language(sheet.number)
