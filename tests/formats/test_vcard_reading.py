"""Address books as people export them, read as tables."""

import pytest

from dare_network.errors import UnreadableFileError
from dare_network.formats import limits
from dare_network.formats.grid import Table
from dare_network.formats.tables import read_tables


def card(*lines: str, version: str = "3.0", end: str = "\r\n") -> str:
    return end.join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def read(*cards: str) -> dict[str, Table]:
    return {table.name: table for table in read_tables("cards.vcf", "".join(cards).encode())}


def person(*lines: str, version: str = "3.0") -> dict[str, str]:
    (row,) = read(card(*lines, version=version))["People"].rows
    return {header: text for header, text in row.cells.items() if text}


def test_a_card_of_version_4_is_a_person_with_an_organisation_and_how_to_reach_her() -> None:
    assert person(
        "FN:prof. dr. Femke van der Laan",
        "N:Laan;Femke;van der;prof.,dr.;MSc",
        "ORG:UMC Noord\\, Assen;Hematologie",
        "TITLE:hoogleraar",
        "EMAIL;TYPE=home:femke@thuis.example",
        "EMAIL;TYPE=work:f.laan@umc.example",
        'TEL;VALUE=uri;TYPE="work,voice":tel:+31-6-12345678',
        "TEL;TYPE=cell:06 1234",
        "URL:https://umc.example/laan",
        "ADR;TYPE=work:;;Dijk 1;Assen;Drenthe;9400 AA;Nederland",
        "CATEGORIES:ATMP,Klankbord\\, oud",
        "NOTE:Eerste regel\\nTweede\\; regel",
        "UID:urn:uuid:0a1b",
        version="4.0",
    ) == {
        "ID": "urn:uuid:0a1b",
        "Name": "prof. dr. Femke van der Laan",
        "Title before": "prof. dr.",
        "Given name": "Femke",
        "Infix": "van der",
        "Family name": "Laan",
        "Title after": "MSc",
        "Organisation": "UMC Noord, Assen",
        "Department": "Hematologie",
        "Role": "hoogleraar",
        "E-mail address": "f.laan@umc.example",
        "Second e-mail address": "femke@thuis.example",
        "Telephone": "+31-6-12345678",
        "Mobile": "06 1234",
        "Website": "https://umc.example/laan",
        "Street": "Dijk 1",
        "City": "Assen",
        "Region": "Drenthe",
        "Postal code": "9400 AA",
        "Country": "Nederland",
        "Tags": "ATMP; Klankbord, oud",
        "Notes": "Eerste regel\nTweede; regel",
    }


def test_a_card_of_version_2_has_parameters_without_names_and_quoted_printable_texts() -> None:
    cells = person(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Zo=C3=AB;;;",
        "FN;CHARSET=UTF-8;QUOTED-PRINTABLE:Zo=C3=AB M=C3=BCl=",
        "ler",
        "TEL;CELL;PREF:06-1",
        "TEL;WORK;FAX:030-2",
        "NOTE;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:caf=E9=0D=0Aom 10 =",
        " =C9=E9n",
        version="2.1",
    )
    assert (cells["Name"], cells["Family name"], cells["Given name"]) == ("Zoë Müller", "Müller", "Zoë")
    assert (cells["Mobile"], cells["Fax"], cells["Notes"]) == ("06-1", "030-2", "café\nom 10 Één")


@pytest.mark.parametrize(
    ("name", "given", "infix", "family"),
    [
        ("Berg;Jan;van den;;", "Jan", "van den", "Berg"),
        ("van den Berg;Jan;;;", "Jan", "van den", "Berg"),
        ("Berg;Jan van den;;;", "Jan", "van den", "Berg"),
        ("Doe;John;Richter;;", "John Richter", "", "Doe"),
        ("Hoen;J.;in 't;;", "J.", "in 't", "Hoen"),
    ],
)
def test_the_infix_is_found_where_programs_put_it(name: str, given: str, infix: str, family: str) -> None:
    cells = person(f"N:{name}", "FN:wie dan ook")
    told = (cells["Given name"], cells.get("Infix", ""), cells["Family name"])
    assert told == (given, infix, family)


def test_a_person_without_a_written_name_is_called_by_its_parts_or_what_else_there_is() -> None:
    assert person("N:Laan;Femke;van der;dr.;")["Name"] == "dr. Femke van der Laan"
    assert person("NICKNAME:Fem", "EMAIL:f@x.example")["Name"] == "Fem"
    assert person("EMAIL;PREF:f@x.example")["Name"] == "f@x.example"


def test_a_folded_line_is_one_line_and_a_blank_between_cards_is_none() -> None:
    found = read(card("FN:Anna", "NOTE:een la", " nge", "\t regel"), "\r\n\r\n", card("FN:Bob", end="\n"))
    rows = found["People"].rows
    assert [row.cells["Name"] for row in rows] == ["Anna", "Bob"]
    assert rows[0].cells["Notes"] == "een lange regel"
    assert [row.line for row in rows] == [1, 10]


def test_organisations_and_groups_have_a_table_of_their_own_and_members_are_ties() -> None:
    found = read(
        card("KIND:org", "FN:Zorgkring", "ORG:Zorgkring", "EMAIL:info@zk.example", version="4.0"),
        card("N:;;;;", "FN:Apotheek Oost", "ORG:Apotheek Oost"),
        card("FN:Winkel", "N:;Winkel;;;", "X-ABShowAs:COMPANY", "ORG:Winkel"),
        card("KIND:group", "FN:Werkgroep", "UID:g1", "MEMBER:urn:uuid:a", "MEMBER:urn:uuid:b", version="4.0"),
        card("FN:Anna", "UID:urn:uuid:a", version="4.0"),
    )
    bodies = [(row.cells["Name"], row.cells["Organisation type"]) for row in found["Organisations"].rows]
    assert bodies == [("Zorgkring", ""), ("Apotheek Oost", ""), ("Winkel", ""), ("Werkgroep", "group")]
    members = [tuple(row.cells.values()) for row in found["Members"].rows]
    assert members == [("urn:uuid:a", "g1", "member_of"), ("urn:uuid:b", "g1", "member_of")]
    assert [row.cells["Name"] for row in found["People"].rows] == ["Anna"]


def test_each_organisation_of_a_person_has_a_row_with_the_role_there() -> None:
    found = read(
        card("UID:1", "FN:Anna", "b.ORG:Beta", "a.ORG:Alfa;Lab", "a.TITLE:arts", "b.TITLE:lid", "TEL:1"),
        card("UID:2", "FN:Bob", "ORG:Alfa", "ORG:Beta", "TITLE:chef", "TITLE:kok"),
        card("UID:3", "FN:Cas", "ROLE:adviseur"),
    )
    told = [
        tuple(row.cells[name] for name in ("ID", "Name", "Organisation", "Role"))
        for row in found["People"].rows
    ]
    assert told == [
        ("1", "Anna", "Beta", "lid"),
        ("1", "Anna", "Alfa", "arts"),
        ("2", "Bob", "Alfa", "chef"),
        ("2", "Bob", "Beta", "kok"),
        ("3", "Cas", "", "adviseur"),
    ]


def test_what_has_no_column_keeps_its_name_and_pictures_are_counted() -> None:
    found = read(card("FN:Anna", "X-SKYPE:anna1", "BDAY:1980-01-01", "PHOTO;ENCODING=b:AAEC", " AwQF"))
    (row,) = found["People"].rows
    assert (row.cells["X-SKYPE"], row.cells["Birthday"]) == ("anna1", "1980-01-01")
    assert "PHOTO" not in row.cells
    assert found["People"].remarks == ("1 picture, sound or key was left out.",)


def test_the_contents_tell_a_card_whatever_the_file_is_called() -> None:
    (table,) = read_tables("adressen.txt", card("FN:Anna").encode("utf-16"))
    assert table.rows[0].cells["Name"] == "Anna"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("BEGIN:VCARD\nFN:Anna\n", "This file holds no vCard that is whole."),
        ("no card at all", "This file holds no vCard that is whole."),
        ("BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n", "The vCards of this file are empty."),
    ],
)
def test_a_file_without_a_whole_card_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(UnreadableFileError) as refusal:
        read_tables("a.vcf", text.encode())
    assert str(refusal.value) == sentence


def test_too_many_cards_and_too_many_rows_of_one_card_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ROWS", 3)
    for text in (card("FN:A") * 4, card("FN:A", *["ORG:b"] * 4)):
        with pytest.raises(UnreadableFileError, match="more than 3 rows"):
            read(text)
