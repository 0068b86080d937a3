"""Files as users bring them, the mappings for them, and everything that the store holds."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from datasets import dataset
from openpyxl import Workbook
from sqlalchemy.engine import Engine

from dare_network.formats.mapping import ColumnMapping, from_json, suggest
from dare_network.formats.tables import read_tables, write_csv
from dare_network.store.engine import reading
from dare_network.store.tables.base import table_of
from dare_network.store.tables.network import AffiliationRow, StakeholderRow, TieRow

_MAPPINGS = Path(__file__).resolve().parents[1] / "data" / "mappings"
ROR_FILES = ("organisations.csv", "relationships.csv")
IMI_FILES = ("organisations.csv", "projects.csv", "project_participants.csv")

File = tuple[str, bytes]


def shipped(name: str) -> ColumnMapping:
    """One of the mappings that the product ships: "kumu", "ror" or "imi"."""
    return from_json((_MAPPINGS / f"{name}.json").read_text(encoding="utf-8"))


def dataset_files(folder: str, names: Sequence[str]) -> list[File]:
    """Some files of a development data set."""
    return [(name, dataset(folder, name).read_bytes()) for name in names]


def csv_file(name: str, headers: Sequence[str], *rows: Sequence[object]) -> File:
    """A CSV file as the product itself writes them."""
    return name, write_csv(headers, rows)


def suggested(*files: File) -> ColumnMapping:
    """The mapping that the headers suggest."""
    return suggest([table for name, content in files for table in read_tables(name, content)])


def kumu_workbook(elements: Sequence[Sequence[object]], connections: Sequence[Sequence[object]]) -> File:
    """A workbook with a sheet of elements and one of connections, headers first."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Elements"
    for row in elements:
        sheet.append(list(row))
    sheet = workbook.create_sheet("Connections")
    for row in connections:
        sheet.append(list(row))
    content = BytesIO()
    workbook.save(content)
    return "map.xlsx", content.getvalue()


def network_rows(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    """Every row of the network by table, without its version: that only ever rises."""
    with reading(engine) as session:
        found = {}
        for row in (StakeholderRow, AffiliationRow, TieRow):
            table = table_of(row)
            rows = session.connection.execute(sa.select(table).order_by(table.c.id)).mappings()
            found[table.name] = [{k: v for k, v in each.items() if k != "version"} for each in rows]
    return found
