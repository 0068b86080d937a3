"""Files of every kind with faults in them: read, or refused with a sentence, and nothing else."""

import json

from hypothesis import example, given
from hypothesis import strategies as st
from test_calendar_reading import event
from test_gml_reading import FILE
from test_graphology_reading import GRAPH
from test_opendocument import row, sheet, spreadsheet, text, typed
from test_vcard_reading import card

from dare_network.errors import UnreadableFileError
from dare_network.formats.tables import read_tables

WHOLE = {
    "a.vcf": card(
        "FN:Zoë", "N:Z;Zoë;van;;", "TEL;CELL:06", "NOTE;ENCODING=QUOTED-PRINTABLE:=C3=AB=", "x"
    ).encode(),
    "a.ics": event(
        "DTSTART;TZID=Europe/Amsterdam:20240101T100000", "ATTENDEE;CN=A:mailto:a@x", "RRULE:FREQ=DAILY"
    ).encode(),
    "a.gml": FILE.encode(),
    "a.json": json.dumps(GRAPH).encode(),
    "b.json": b'{"elements": [{"id": "a", "tags": ["x"]}], "connections": [{"from": "a", "to": "b"}]}',
    "a.ods": spreadsheet(
        sheet(row(text("a", times=2), typed("date", "2024-02-03", "x")), row(typed("float", "1", "1")))
    ),
}
PIECES = (
    b'"', b"\\", b"[", b"]", b"{", b"}", b"=", b";", b":", b"\n", b"\n ", b"\xff", b"\x00", b"BEGIN:VCARD\n",
    b"END:VEVENT\n", b"null", b"1e999", b"-1", b"DTSTART:99999999\n", b"RRULE:FREQ=X\n", b"graph [", b"<",
)  # fmt: skip
edits = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(PIECES)), max_size=6)


def damaged(content: bytes, faults: list[tuple[float, int, bytes]]) -> bytes:
    for where, gone, put in faults:
        place = int(where * len(content))
        content = content[:place] + put + content[place + gone :]
    return content


@given(st.sampled_from(list(WHOLE)), edits)
@example("b.json", [(0.0, 0, b"[")])
def test_a_damaged_file_is_read_or_refused_with_a_sentence(
    name: str, faults: list[tuple[float, int, bytes]]
) -> None:
    try:
        tables = read_tables(name, damaged(WHOLE[name], faults))
    except UnreadableFileError as refusal:
        assert str(refusal).endswith(".")
    else:
        assert all(set(each.cells) == set(table.headers) for table in tables for each in table.rows)


@given(
    st.sampled_from(["a.vcf", "a.ics", "a.gml", "a.json", "a.ods", "a.numbers", "a.csv"]),
    st.binary(max_size=60),
)
def test_bytes_of_nothing_in_particular_are_read_or_refused(name: str, content: bytes) -> None:
    try:
        read_tables(name, content)
    except UnreadableFileError as refusal:
        assert str(refusal)
