"""Files as users bring them, the mappings for them, and everything that the store holds."""

import csv
import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from openpyxl import Workbook
from sqlalchemy.engine import Engine

from dare_network.formats.mapping import ColumnMapping, from_json, suggest
from dare_network.formats.tables import read_tables, write_csv, write_xlsx
from dare_network.store.engine import read_transaction
from dare_network.store.tables.base import table_of
from dare_network.store.tables.network import AffiliationRow, StakeholderRow, TieRow

_MAPPINGS = Path(__file__).resolve().parents[1] / "data" / "mappings"
_ROR = Path(__file__).parent / "data" / "ror"

File = tuple[str, bytes]


def shipped(name: str) -> ColumnMapping:
    """One of the mappings that the product ships: "kumu", "ror" or "imi"."""
    return from_json((_MAPPINGS / f"{name}.json").read_text(encoding="utf-8"))


def ror_files() -> list[File]:
    """Some Dutch organisations of the register, and their relations."""
    return [(name, (_ROR / name).read_bytes()) for name in ("organisations.csv", "relationships.csv")]


def ror_rows(name: str) -> list[dict[str, str]]:
    """The rows of one of these files, read by the standard library."""
    return list(csv.DictReader((_ROR / name).read_text("utf-8").splitlines()))


def imi_files() -> list[File]:
    """Invented organisations and projects, in files as projects of European research publish them.

    Nobody says who organisations 901 and 902 are, and two participations are told twice.
    """
    organisations = [
        ("101", "STICHTING VOORBEELD", "NL", "DREEF 1, UTRECHT, NL", "https://voorbeeld.example", "yes"),
        ("102", "EXAMPLE LTD", "UK", "1 ROAD, LONDON, UK", "http://", "yes"),
        ("103", "PARADEIGMA AE", "EL", "ODOS 1, ATHINA, EL", "http://", "no"),
        ("104", "BEISPIEL GMBH", "DE", "WEG 1, BONN, DE", "https://beispiel.example", "yes"),
    ]
    projects = [("ALPHA", 4, 3, "https://imi.example/alpha"), ("BETA-2", 4, 3, "https://imi.example/beta")]
    participants = [
        ("ALPHA", 1, "101"), ("ALPHA", 2, "102"), ("ALPHA", 3, "901"), ("ALPHA", 4, "901"),
        ("BETA-2", 1, "101"), ("BETA-2", 2, "104"), ("BETA-2", 3, "902"), ("BETA-2", 4, "101"),
    ]  # fmt: skip
    headers = ("pic", "name", "country", "address", "website", "in_latest_list")
    counts = ("project", "participant_rows", "distinct_participants", "factsheet_url")
    return [
        csv_file("organisations.csv", headers, *organisations),
        csv_file("projects.csv", counts, *projects),
        csv_file("project_participants.csv", ("project", "position", "pic"), *participants),
    ]


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


def sheet_file(name: str, sheet: str, *rows: Sequence[object]) -> File:
    """A workbook with one sheet."""
    return name, write_xlsx({sheet: (rows[0], rows[1:])})


def graph_of(name: str, one: str, other: str) -> File:
    """A graph of two people and a tie, with keys that every such graph gives out."""
    nodes = [{"id": key, "label": label, "kind": "person"} for key, label in ((1, one), (2, other))]
    return name, json.dumps({"nodes": nodes, "edges": [{"source": 1, "target": 2}]}).encode()


def network_rows(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    """Every row of the network by table, without its version: that only ever rises."""
    with read_transaction(engine) as transaction:
        found = {}
        for row in (StakeholderRow, AffiliationRow, TieRow):
            table = table_of(row)
            rows = transaction.connection.execute(sa.select(table).order_by(table.c.id)).mappings()
            found[table.name] = [{k: v for k, v in each.items() if k != "version"} for each in rows]
    return found
