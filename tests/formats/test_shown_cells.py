"""Cells of workbooks that show less, or lead to more, than their value says."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook

from dare_network.formats.tables import Table, read_tables


def read(workbook: Workbook) -> Table:
    content = BytesIO()
    workbook.save(content)
    (table,) = read_tables("book.xlsx", content.getvalue())
    return table


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("mmm-yy", "2019-03"), ("mmm\\-yy", "2019-03"), ("mm/yyyy", "2019-03"),
        ("[$-413]mmmm yyyy", "2019-03"),
        ("yyyy", "2019"), ("dd-mm-yyyy", "2019-03-01"), ("d mmm yy", "2019-03-01"),
    ],
)  # fmt: skip
def test_a_day_is_as_exact_as_it_is_shown(shown: str, text: str) -> None:
    workbook = Workbook()
    sheet = workbook.active
    sheet.append(["naam", "sinds"])
    sheet.append(["Anna", date(2019, 3, 1)])
    sheet["B2"].number_format = shown
    assert read(workbook).rows[0].cells["sinds"] == text


@pytest.mark.parametrize(
    ("text", "address", "expected"),
    [
        ("mail", "mailto:anna@x.example", "mailto:anna@x.example"),
        ("Website", "https://x.example", "https://x.example"),
        ("✉", "mailto:anna@x.example?subject=Hello", "mailto:anna@x.example?subject=Hello"),
        ("anna@x.example", "mailto:anna@x.example", "anna@x.example"),
        ("Anna Bos", "mailto:anna@x.example", "Anna Bos"),
    ],
)
def test_a_link_counts_where_the_cell_says_only_that_there_is_one(
    text: str, address: str, expected: str
) -> None:
    workbook = Workbook()
    sheet = workbook.active
    sheet.append(["naam", "adres"])
    sheet.append(["Anna", text])
    sheet["B2"].hyperlink = address
    sheet["B2"].value = text
    assert read(workbook).rows[0].cells["adres"] == expected
