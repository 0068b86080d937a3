"""Lists and relations as offices keep them, read without a mapping: who is described, and by what."""

import pytest

from dare_network.formats.mapping import ImportRow, apply, suggest, unread_columns
from dare_network.formats.tables import Table, read_tables


def tables(**texts: str) -> list[Table]:
    """Tables by their names, each of lines apart by "/" and cells apart by ";"."""
    return [
        table
        for name, text in texts.items()
        for table in read_tables(f"{name}.csv", "\n".join(text.split("¶")).encode())
    ]


def rows(read: list[Table]) -> list[ImportRow]:
    return list(apply(suggest(read), read))


def records(**texts: str) -> list[dict[str, str]]:
    """What is filled of each record, without those that would only repeat another."""
    found = [{name: text for name, text in row.values.items() if text} for row in rows(tables(**texts))]
    return [record for place, record in enumerate(found) if record not in found[:place]]


PEOPLE = {
    "a first name and a last name": (
        "First Name;Last Name;Email¶Anneke;van der Zwaard;a@noord.example",
        {
            "label": "Anneke van der Zwaard",
            "given_name": "Anneke",
            "infix": "van der",
            "family_name": "Zwaard",
        },
    ),
    "a name in three columns": (
        "Achternaam;Tussenvoegsel;Voornaam¶Berg;van der;Anna",
        {"label": "Anna van der Berg", "given_name": "Anna", "infix": "van der", "family_name": "Berg"},
    ),
    "an infix behind the family name": (
        "achternaam;voornaam¶Cate, ten;Fatima",
        {"label": "Fatima ten Cate", "given_name": "Fatima", "infix": "ten", "family_name": "Cate"},
    ),
    "initials": (
        "Voorletters;Achternaam¶J.P.;Vries",
        {"label": "J.P. Vries", "initials": "J.P.", "family_name": "Vries"},
    ),
    "a middle name that is an infix": (
        "First Name;Middle Name;Last Name¶Anneke;van der;Zwaard",
        {
            "label": "Anneke van der Zwaard",
            "given_name": "Anneke",
            "infix": "van der",
            "family_name": "Zwaard",
        },
    ),
    "a middle name that is a name": (
        "First Name;Middle Name;Last Name¶Anna;Maria;Bos",
        {"label": "Anna Maria Bos", "given_name": "Anna Maria", "family_name": "Bos"},
    ),
    "a title beside the parts of a name": (
        "Titel;Voornaam;Achternaam¶prof. dr.;Anna;Bos",
        {"label": "Anna Bos", "title_before": "prof. dr.", "given_name": "Anna", "family_name": "Bos"},
    ),
    "a title beside a name": (
        "Titel;Naam;E-mail¶dr.;Anna Bos;a.bos@x.example",
        {"label": "Anna Bos", "title_before": "dr.", "email": "a.bos@x.example"},
    ),
    "a family name first, and titles": (
        "Naam;E-mail¶prof. Berg, Jan van den, MSc;jan@x.example",
        {
            "label": "Jan van den Berg",
            "title_before": "prof.",
            "title_after": "MSc",
            "email": "jan@x.example",
        },
    ),
    "an address book of Google": (
        "Name;Given Name;Family Name;E-mail 1 - Value¶Anna Bos;Anna;Bos;a@x.example",
        {"label": "Anna Bos", "given_name": "Anna", "family_name": "Bos", "email": "a@x.example"},
    ),
}


@pytest.mark.parametrize("case", PEOPLE)
def test_a_name_is_joined_and_its_parts_are_kept(case: str) -> None:
    text, expected = PEOPLE[case]
    (person,) = records(list=text)
    assert person["kind"] == "person"
    assert person.items() >= expected.items()


ORGANISATIONS = {
    "general addresses": "Naam;E-mail;Plaats¶UMC Utrecht;info@umcu.example;¶LUMC;info@lumc.example;",
    "a column of web addresses": "Naam;Website¶Celbrug;celbrug.example",
    "the header of the names": "Organisatie;E-mail¶Celbrug;info@celbrug.example",
    "names of organisations": "Naam;E-mail¶Stichting Celbrug;jan@x.example¶Kite Pharma;piet@y.example",
}


@pytest.mark.parametrize("case", ORGANISATIONS)
def test_a_list_is_of_organisations_by(case: str) -> None:
    assert {record["kind"] for record in records(list=ORGANISATIONS[case])} == {"organisation"}


def test_a_sheet_tells_what_its_rows_are() -> None:
    assert records(personen="naam;stad¶Xq;Delft")[0]["kind"] == "person"
    assert records(centra="naam;stad¶Xq;Delft")[0]["kind"] == "organisation"


def test_a_list_of_both_lets_each_name_tell() -> None:
    found = records(list="Naam¶Anna Jansen¶UMC Utrecht¶Piet de Vries¶Stichting Celbrug")
    assert [record["kind"] for record in found] == ["person", "organisation", "person", "organisation"]


def test_a_list_of_contacts_is_about_people_but_for_what_only_organisations_have() -> None:
    text = (
        "Naam;Organisatie;Functie;Categorie;Plaats;Telefoon;Website;Type organisatie;Plaats organisatie¶"
        "Anna Bos;Celbrug;arts;Clinician;Delft;06-1;celbrug.example;Ziekenhuis;Leiden"
    )
    assert records(contacts=text) == [
        {"label": "Anna Bos", "kind": "person", "category": "Clinician", "city": "Delft", "phone": "06-1"},
        {"label": "Celbrug", "kind": "organisation", "organisation_kind": "Ziekenhuis",
         "category": "Ziekenhuis", "website": "celbrug.example", "city": "Leiden"},
        {"person": "Anna Bos", "organisation": "Celbrug", "role": "arts"},
    ]  # fmt: skip


def test_people_of_a_list_of_contacts_come_in_beside_a_list_of_organisations() -> None:
    found = records(
        contacten="Naam;Organisatie;E-mail¶Anna Bos;Celbrug;a@x.example¶Piet Bos;Genpad;p@x.example",
        organisaties="Naam;Plaats¶Celbrug;Delft",
    )
    assert {record["label"]: record["kind"] for record in found if "label" in record} == {
        "Anna Bos": "person", "Piet Bos": "person", "Celbrug": "organisation", "Genpad": "organisation",
    }  # fmt: skip


def test_the_person_to_turn_to_at_an_organisation_works_there() -> None:
    assert records(list="Naam;Contactpersoon;E-mail¶Stichting Celbrug;Anna Bos;a@x.example")[-1] == {
        "person": "Anna Bos",
        "organisation": "Stichting Celbrug",
    }


def test_who_works_nowhere_is_a_person_all_the_same() -> None:
    found = rows(
        tables(list="Naam;Organisatie;E-mail¶Anna Bos;;a@x.example¶Piet Bos;n.v.t.;p@x.example¶Els Bos;KWF;")
    )
    assert [(row.target, row.line) for row in found] == [
        ("stakeholders", 2), ("stakeholders", 3), ("stakeholders", 4), ("stakeholders", 4),
        ("affiliations", 4),
    ]  # fmt: skip
    assert {row.problem for row in found} == {None}


def test_what_somebody_does_nowhere_is_not_dropped_in_silence() -> None:
    found = rows(tables(list="Naam;Organisatie;Functie¶Anna Bos;;arts¶Els Bos;KWF;arts"))
    assert [row.problem for row in found if row.target == "affiliations"] == [
        "The column “Organisatie” is empty in this line.",
        None,
    ]


def test_rows_that_say_what_they_are_are_divided() -> None:
    text = (
        "Contact ID;Contact Type;First Name;Last Name;Job Title;Current Employer;Organization Name¶"
        "1;Individual;Anna;Bos;arts;Celbrug;¶2;Organization;;;;;Celbrug"
    )
    assert records(contacts=text) == [
        {"key": "1", "label": "Anna Bos", "kind": "person", "given_name": "Anna", "family_name": "Bos"},
        {"label": "Celbrug", "kind": "organisation"},
        {"person": "Anna Bos", "organisation": "Celbrug", "role": "arts"},
        {"key": "2", "label": "Celbrug", "kind": "organisation"},
    ]


def test_a_type_that_is_no_kind_of_stakeholder_is_the_kind_of_organisation() -> None:
    assert records(list="Naam;Soort;Plaats¶Celbrug;bloedbank;Delft")[0] == {
        "label": "Celbrug", "kind": "organisation", "organisation_kind": "bloedbank",
        "category": "bloedbank", "city": "Delft",
    }  # fmt: skip


def test_elements_of_kumu_keep_their_types() -> None:
    found = records(Elements="Label;Type;Tags¶UMC Utrecht;Hospital;a|b¶Anna Bos;Person;¶KWF;Organisation;")
    assert found == [
        {
            "label": "UMC Utrecht",
            "kind": "organisation",
            "organisation_kind": "Hospital",
            "category": "Hospital",
            "tags": "a; b",
        },
        {"label": "Anna Bos", "kind": "person"},
        {"label": "KWF", "kind": "organisation"},
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("id;naam¶1;Celbrug¶2;Genpad", "1"),
        ("Nummer;Naam¶7;Celbrug¶8;Genpad", "7"),
        ("id;naam;organisatie;sinds¶1;Anna Bos;Celbrug;2015¶1;Anna Bos;Genpad;2018", "1"),
        ("id;naam¶1;Celbrug¶1;Genpad", None),
        ("Nummer;Naam¶7;Celbrug¶7;Genpad", None),
        ("Naam;Straat;Nummer¶Celbrug;Dreef;1¶Genpad;Laan;2", None),
        ("Naam;code¶Celbrug;€ 10¶Genpad;€ 20", None),
        ("Naam;nummer¶Celbrug;06-12345678¶Genpad;06-12345679", None),
    ],
)
def test_a_number_is_a_key_only_where_it_is_one(text: str, key: str | None) -> None:
    assert records(list=text)[0].get("key") == key


@pytest.mark.parametrize(
    ("cell", "organisations"),
    [
        ("Celbrug; Genpad", ["Celbrug", "Genpad"]),
        ("Celbrug | Genpad", ["Celbrug", "Genpad"]),
        ("Celbrug / Genpad", ["Celbrug", "Genpad"]),
        ("Celbrug, Genpad", ["Celbrug", "Genpad"]),
        ("Radboudumc, Nijmegen", ["Radboudumc, Nijmegen"]),
        ("Boer en Zonen", ["Boer en Zonen"]),
    ],
)
def test_a_cell_is_divided_only_where_the_file_divides_it(cell: str, organisations: list[str]) -> None:
    text = f'naam,organisatie¶Anna Bos,"{cell}"¶Els Bos,Celbrug¶Jan Bos,Genpad'
    posts = [record for record in records(list=text) if record.get("person") == "Anna Bos"]
    assert [post["organisation"] for post in posts] == organisations


def test_two_posts_in_one_row_have_each_their_own_role() -> None:
    text = "naam;organisatie;functie¶Anna Bos;Celbrug / Genpad;arts / hoogleraar¶Els Bos;Celbrug;¶X;Genpad;"
    posts = [record for record in records(list=text) if record.get("person") == "Anna Bos"]
    assert [(post["organisation"], post["role"]) for post in posts] == [
        ("Celbrug", "arts"),
        ("Genpad", "hoogleraar"),
    ]


@pytest.mark.parametrize(
    ("header", "cell", "ended"),
    [
        ("actief j/n", "n", "yes"), ("actief j/n", "ja", "no"),
        ("Is Active", "No", "yes"), ("Active", "TRUE", "no"),
        ("Status", "beëindigd", "yes"), ("Status", "Current", "no"),
        ("Former", "yes", "yes"), ("inactief", "nee", "no"),
        ("Status", "lastig", None),
    ],
)  # fmt: skip
def test_what_is_over_is_read_in_any_words(header: str, cell: str, ended: str | None) -> None:
    (tie,) = records(list=f"van;naar;soort;{header}¶Celbrug;Genpad;kent;{cell}")
    assert tie.get("ended") == ended
    post = records(list=f"naam;organisatie;{header}¶Anna Bos;Celbrug;{cell}")[-1]
    assert post.get("ended") == ended


@pytest.mark.parametrize(
    ("said", "ended"),
    [
        ("in dienst bij", None),
        ("Current Employee of", None),
        ("Former Employee of", "yes"),
        ("werkte bij", "yes"),
    ],
)
def test_work_is_one_type_of_tie_in_whatever_words(said: str, ended: str | None) -> None:
    (tie,) = records(ties=f"van;naar;soort¶Anna Bos;Celbrug;{said}")
    assert (tie["from"], tie["to"], tie["type"], tie.get("ended")) == (
        "Anna Bos",
        "Celbrug",
        "works at",
        ended,
    )


def test_who_employs_is_turned() -> None:
    (tie,) = records(ties="Contact A ID;Contact B ID;Relationship Type ID¶Celbrug;Anna Bos;Employer of")
    assert (tie["from"], tie["to"], tie["type"]) == ("Anna Bos", "Celbrug", "works at")


@pytest.mark.parametrize(
    "headers",
    ["Van;Naar", "From;To", "Source;Target", "Contact A ID;Contact B ID", "Persoon 1;Persoon 2",
     "wie;met wie", "Actor A;Actor B"],
)  # fmt: skip
def test_two_columns_of_names_are_the_ends_of_ties(headers: str) -> None:
    assert records(list=f"{headers}¶Celbrug;Genpad") == [
        {"from": "Celbrug", "to": "Genpad", "type": "related_to"}
    ]


def test_from_and_to_above_days_are_a_period() -> None:
    assert records(list="naam;organisatie;van;tot¶Anna Bos;Celbrug;01-02-2015;2018")[-1] == {
        "person": "Anna Bos", "organisation": "Celbrug", "from_on": "2015-02-01", "until_on": "2018",
    }  # fmt: skip


def test_ties_alone_bring_those_whom_they_name_and_ties_of_keys_nobody() -> None:
    (named,) = rows(tables(ties="van;naar¶Anna Bos;Celbrug"))
    (numbered,) = rows(tables(ties="van;naar¶p-1;o-1"))
    assert (named.on_unknown_end, numbered.on_unknown_end) == ("by_name", "refuse")


def test_a_total_below_a_list_is_no_record() -> None:
    (*_some, last) = rows(tables(list="achternaam;voornaam¶Bos;Anna¶Totaal;1"))
    assert last.problem == "This line is a total, not a record."


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        ("datum;onderwerp;instantie;aanwezig", ["on", "title", "bodies", "participants"]),
        ("Wanneer;Waarover;Overleg met;Wie waren erbij (wij)", ["on", "title", "bodies", "ours"]),
        (
            "Date;Purpose of meeting;Name of External Organisation;Minister",
            ["on", "title", "bodies", "participants"],
        ),
        ("Datum;Dialoog;Body;Participants of theirs", ["on", "title", "bodies", "theirs"]),
    ],
)
def test_a_list_of_meetings_is_known_by_its_days_and_who_was_there(headers: str, fields: list[str]) -> None:
    (part,) = suggest(tables(overleggen=f"{headers}¶25-01-2021;Donortesten;CBG;A. Bos")).tables
    assert part.target == "meetings"
    assert {field: source.headers[0] for field, source in part.columns.items()} == dict(
        zip(fields, headers.split(";"), strict=True)
    )


def test_a_column_of_meetings_that_only_says_yes_or_no_is_named_as_unread() -> None:
    read = tables(
        lijst="datum;onderwerp;aanwezig;vervolg¶25-01-2021;Donortesten;A. Bos;ja¶1-2-2021;Iets;B. Vos;nee"
    )
    assert [column.header for column in unread_columns(suggest(read), read)] == ["vervolg"]


def test_a_list_of_contacts_with_days_and_titles_is_none_of_meetings() -> None:
    read = tables(lijst="naam;titel;organisatie;datum¶Anna Bos;dr.;Celbrug;25-01-2021")
    assert {part.target for part in suggest(read).tables} == {"stakeholders", "affiliations"}


@pytest.mark.parametrize("nothing", ["n.v.t.", "-", "N/A", "onbekend", "?"])
def test_a_cell_that_says_nothing_is_empty_where_it_may_be(nothing: str) -> None:
    assert records(list=f"naam;e-mail;plaats¶Celbrug B.V.;{nothing};{nothing}¶Genpad B.V.;;Delft")[0] == {
        "label": "Celbrug B.V.",
        "kind": "organisation",
    }


def test_several_addresses_in_one_cell_are_the_first_and_the_second() -> None:
    (person,) = records(list="naam;e-mail¶Anna Bos;Anna Bos <a@x.example>, mailto:b@y.example")
    assert (person["email"], person["email_2"]) == ("a@x.example", "b@y.example")


def test_columns_that_nothing_reads_are_named_with_what_stands_in_them() -> None:
    read = tables(
        list="naam;organisatie;gebouw;e-mail;zaal¶Anna Bos;KWF;Hematologie;a@x.example;¶Jan Bos;KWF;-;;"
    )
    (column,) = unread_columns(suggest(read), read)
    assert (column.table, column.header, column.filled, column.examples) == (
        "list", "gebouw", 1, ("Hematologie",),
    )  # fmt: skip


def test_a_cell_that_counts_only_where_another_is_empty_is_named_where_it_does_not() -> None:
    read = tables(
        list="naam;telefoon;telefoonnummer¶Anna Bos;010-123;06-123¶Jan Bos;;06-456¶Els Bos;06-789;06-789"
    )
    (column,) = unread_columns(suggest(read), read)
    assert (column.header, column.filled, column.examples) == ("telefoonnummer", 1, ("06-123",))


def test_the_english_name_of_an_organisation_stands_beside_the_dutch_one() -> None:
    found = records(organisaties="Naam;Engelse naam¶Celbrug;Celbridge Foundation¶Genpad;")
    assert found == [
        {"label": "Celbridge Foundation", "name_nl": "Celbrug", "kind": "organisation"},
        {"label": "Genpad", "kind": "organisation"},
    ]


@pytest.mark.parametrize(
    "said", ["vh. Genpad", "voorheen Genpad", "vh. Genpad, tot 2022", "formerly Genpad", "fka Genpad"]
)
def test_a_former_name_beside_a_name_is_kept_as_one(said: str) -> None:
    (organisation,) = records(organisaties=f"Naam;Plaats¶Stichting Celbrug ({said});")
    assert organisation == {"label": "Stichting Celbrug", "kind": "organisation", "earlier_names": "Genpad"}


def test_an_address_in_several_columns_is_one() -> None:
    (organisation,) = records(organisaties="Naam;Straat;Nr;Postcode;Plaats¶Celbrug;Dreef;12;1234 AB;Delft")
    assert (organisation["address"], organisation["city"]) == ("Dreef 12 1234 AB", "Delft")
    assert "key" not in organisation


def test_groups_of_an_address_book_are_tags_but_for_that_of_everybody() -> None:
    (person, *_others) = records(
        list="Name;E-mail 1 - Value;Group Membership¶Anna Bos;a@x.example;* myContacts ::: Pers"
    )
    assert person["tags"] == "Pers"


def test_a_third_address_is_a_further_one() -> None:
    (person,) = records(list="naam;e-mail¶Anna Bos;a@x.example, b@x.example, c@x.example")
    assert (person["email"], person["email_2"], person["further_emails"]) == (
        "a@x.example", "b@x.example", "c@x.example",
    )  # fmt: skip


def test_no_word_of_an_infix_is_lost() -> None:
    (person,) = records(list="Roepnaam;Voorvoegsel;Geslachtsnaam¶Ad;VAN;DEN HEUVEL")
    assert (person["label"], person["infix"], person["family_name"]) == (
        "Ad VAN DEN HEUVEL",
        "VAN DEN",
        "HEUVEL",
    )


def test_organisations_apart_as_often_as_roles_are_divided() -> None:
    text = "naam;organisatie;rol¶Anna Bos;Celklas / Sanquin;trainer / arts¶Piet Bos;Genpad;jurist"
    posts = [(r["organisation"], r.get("role")) for r in records(list=text) if "person" in r]
    assert posts == [("Celklas", "trainer"), ("Sanquin", "arts"), ("Genpad", "jurist")]


def test_a_post_is_of_the_person_whose_name_stands_in_several_columns() -> None:
    text = (
        "achternaam;voornaam;voorletters;titel;organisatie¶Cate, ten;Fatima;F.A.;dr.;Celbrug¶"
        "Bos;Wim;;MSc;Genpad¶Vries;;J.P.;prof.;Genpad"
    )
    found = records(list=text)
    people = [record["label"] for record in found if record.get("kind") == "person"]
    assert people == ["Fatima ten Cate", "Wim Bos", "J.P. Vries"]
    assert [record["person"] for record in found if "person" in record] == people


def test_a_column_that_is_called_a_name_is_one_whatever_stands_in_it() -> None:
    """As a record of a trial is called, or a number with a letter."""
    (read,) = records(list="name;kind¶Somebody 0f3b-4242-8899-1020304050;person")
    assert read["label"] == "Somebody 0f3b-4242-8899-1020304050"
    assert read["kind"] == "person"


@pytest.mark.parametrize("name", ["Secretariaat 2", "Poli 3", "2355", "=1+1", "Stichting Celbrug"])
@pytest.mark.parametrize(
    ("header", "cell", "field"),
    [("Functie", "hoofd", "role"), ("Vanaf", "01-02-2020", "from_on"), ("E-mail", "a@x.example", "email")],
)
def test_names_beside_an_organisation_and_work_are_of_people_whatever_they_look_like(
    name: str, header: str, cell: str, field: str
) -> None:
    read = tables(blad=f"Naam;Organisatie;{header}¶{name};Genpad;{cell}")
    person, organisation, post = rows(read)
    assert (person.values["label"], person.values["kind"]) == (name, "person")
    assert (organisation.values["label"], organisation.values["kind"]) == ("Genpad", "organisation")
    assert (post.values["person"], post.values["organisation"]) == (name, "Genpad")
    assert field in (person.values | post.values)
    assert not unread_columns(suggest(read), read)


def test_a_sheet_of_organisations_with_what_they_are_part_of_is_no_list_of_people() -> None:
    (part,) = records(organisaties="Naam;Organisatie;E-mail¶Afdeling 3;Genpad;info@genpad.example")
    assert (part["label"], part["kind"]) == ("Afdeling 3", "organisation")


@pytest.mark.parametrize(
    ("header", "cell", "field"),
    [
        ("Tel. werk", "010 555 1234", "phone"),
        ("Tel. nr.", "010 555 1234", "phone"),
        ("Tel. privé", "010 555 1234", "private_phone"),
        ("Mobiel nr", "06 1234 5678", "mobile"),
        ("Tel. mobiel", "06 1234 5678", "mobile"),
        ("Mail privé", "a@x.example", "private_email"),
        ("Uit dienst", "01-02-2024", "until_on"),
        ("Datum in dienst", "01-02-2024", "from_on"),
        ("In dienst", "01-02-2024", "from_on"),
        ("Uit dienst", "ja", "ended"),
    ],
)
def test_short_headers_of_an_office_are_understood(header: str, cell: str, field: str) -> None:
    found = records(list=f"Naam;Organisatie;{header}¶Anna Bos;Celbrug;{cell}")
    assert [field for record in found if field in record] == [field]


@pytest.mark.parametrize(
    ("written", "infix", "family"),
    [
        ("Smit - Bakker, M.E. (Marieke)", "", "Smit - Bakker"),
        ("dr. M.E. (Marieke) van der Smit", "van der", "Smit"),
    ],
)
def test_initials_beside_a_given_name_are_kept(written: str, infix: str, family: str) -> None:
    (found,) = records(list=f"Naam;E-mail¶{written};a@x.example")
    name = " ".join(filter(None, ("Marieke", infix, family)))
    assert (found["label"], found["initials"], found["given_name"]) == (name, "M.E.", "Marieke")
    assert (found.get("infix", ""), found["family_name"]) == (infix, family)


def test_initials_of_a_column_go_before_those_of_the_name() -> None:
    (found,) = records(list="Naam;Voorletters;E-mail¶Smit, M.E. (Marieke);M.;a@x.example")
    assert found["initials"] == "M."


def test_a_line_that_is_no_record_is_told_once_whatever_it_would_have_been() -> None:
    found = rows(
        tables(list="Naam;Organisatie;Functie¶Anna Bos;Celbrug;arts¶Totaal;;¶Piet Vos;Genpad;arts;9")
    )
    assert [row.line for row in found if row.problem] == [3, 4]
    assert [row.target for row in found if row.line == 2] == ["stakeholders", "stakeholders", "affiliations"]


def test_a_department_stands_beside_the_function() -> None:
    found = records(contacts="naam;organisatie;functie;afdeling¶Anna Bos;KWF;hoofd;Lab¶Jan Bos;KWF;;Lab")
    assert [each["role"] for each in found if "role" in each] == ["hoofd, Lab", "Lab"]


@pytest.mark.parametrize("header", ["status", "actief j/n"])
def test_a_status_ends_what_it_calls_over_and_keeps_other_words_as_tags(header: str) -> None:
    rows = "Anna Bos;KWF;actief;¶Bert Kok;KWF;oud-lid;x¶Cor Vos;KWF;slapend;¶Dia Pot;KWF;slapend;y"
    found = records(contacts=f"naam;organisatie;{header};tags¶{rows}")
    people = {each["label"]: each.get("tags", "") for each in found if each.get("kind") == "person"}
    posts = {each["person"]: each.get("ended", "") for each in found if "person" in each}
    assert {name: tags.strip("; ") for name, tags in people.items()} == {
        "Anna Bos": "", "Bert Kok": "x", "Cor Vos": "slapend", "Dia Pot": "y; slapend",
    }  # fmt: skip
    assert posts == {"Anna Bos": "no", "Bert Kok": "yes", "Cor Vos": "", "Dia Pot": ""}


def test_a_status_of_ties_does_the_same() -> None:
    found = records(ties="van;naar;soort;status¶Anna Bos;KWF;advises;oud-lid¶Bert Kok;KWF;advises;slapend")
    assert [(each.get("ended", ""), each.get("tags", "")) for each in found] == [("yes", ""), ("", "slapend")]


@pytest.mark.parametrize(
    "headers",
    ["Name;Naam", "Name (EN);Naam", "Naam (EN);Naam (NL)", "Organisation;Organisatie", "English name;Naam"],
)
def test_english_and_dutch_names_go_each_to_their_own_field(headers: str) -> None:
    (found, _other) = records(
        list=f"{headers};Plaats¶Celbridge Foundation;Stichting Celbrug;Delft¶Lab North;Lab Noord;Breda"
    )
    assert (found["label"], found["name_nl"]) == ("Celbridge Foundation", "Stichting Celbrug")


def test_a_role_in_place_of_a_name_is_no_named_person() -> None:
    found = records(contacts="naam;organisatie¶beoordelaar kwaliteit;CBG¶Anna Bos;CBG¶jan jansen;CBG")
    by_role = {each["label"]: each.get("by_role", "") for each in found if each.get("kind") == "person"}
    assert by_role == {"beoordelaar kwaliteit": "true", "Anna Bos": "", "jan jansen": ""}


def test_a_comma_between_tags_that_stand_alone_elsewhere_divides_beside_semicolons() -> None:
    found = records(
        people="naam;tags¶Anna Bos;GMP; HE¶".replace("GMP; HE", '"GMP; HE"') + 'Bert Kok;"GMP, HE"'
    )
    assert [each["tags"] for each in found] == ["GMP; HE", "GMP; HE"]
    found = records(people='naam;tags¶Anna Bos;"GMP, klein; HE"¶Bert Kok;"HE"')
    assert found[0]["tags"] == "GMP, klein; HE"


def test_a_table_that_names_people_and_organisations_by_their_numbers_says_who_works_where() -> None:
    found = records(
        all="ID;Label;Type;City¶p-001;Anna Bos;Person;¶o-cel;Celklas;Organisation;Ede¶;Sanquin;Organisation;",
        work="Person;Organisation;Role;Start date¶p-001;o-cel;trainer;2019-05-16¶p-001;Sanquin;arts;",
    )
    assert [record["label"] for record in found if "label" in record] == ["Anna Bos", "Celklas", "Sanquin"]
    assert [record for record in found if "person" in record] == [
        {"person": "p-001", "organisation": "o-cel", "role": "trainer", "from_on": "2019-05-16"},
        {"person": "p-001", "organisation": "Sanquin", "role": "arts"},
    ]


def test_what_nothing_but_its_cells_tells_of_people_is_known_by_them() -> None:
    (person, *_others) = records(
        people="Given name;Surname;Hon.;iD;Reach;Rem.¶"
        "Zoltán;uit den Berg;Prof. Dr;orcid.org/0000-0002-1825-0097;06 0283 4983;calls back¶"
        "Anna;Bos;ir.;https://orcid.org/0000-0001-5109-3700;+31 6 1234 5678;"
    )
    assert person == {
        "label": "Zoltán uit den Berg",
        "title_before": "Prof. Dr",
        "given_name": "Zoltán",
        "infix": "uit den",
        "family_name": "Berg",
        "orcid": "orcid.org/0000-0002-1825-0097",
        "phone": "06 0283 4983",
        "description": "calls back",
        "kind": "person",
    }


@pytest.mark.parametrize("header", ["What", "Hoe", "Contact is"])
def test_the_column_between_two_ends_says_what_ties_them(header: str) -> None:
    lines = "¶".join(f"Anna Bos;works at;Lab {letter};2019;4/5" for letter in "ABCDEF")
    found = records(ties=f"Who;{header};With whom;Since;Strength¶{lines}¶Bert Kok;advises;Lab A;2020;3/5")
    assert {each["type"] for each in found if "type" in each} == {"works at", "advises"}


def test_a_column_of_days_or_of_names_between_two_ends_is_no_type() -> None:
    lines = "¶".join(f"Anna Bos;Dossier {number};Lab {number}" for number in range(40))
    found = records(ties=f"Who;About;With whom¶{lines}")
    assert {each["type"] for each in found if "type" in each} == {"related_to"}
    (tie,) = records(ties="Who;Sinds;With whom¶Anna Bos;2019;Lab A")[-1:]
    assert (tie["type"], tie["from_on"]) == ("related_to", "2019")


def test_a_slash_divides_tags_where_nothing_else_does() -> None:
    found = records(people="naam;tags¶Anna Bos;GMP / potency¶Bert Kok;potency")
    tags = {each["label"]: each["tags"] for each in found}
    assert tags == {"Anna Bos": "GMP; potency", "Bert Kok": "potency"}


def test_who_was_at_a_meeting_is_known_by_the_names_in_a_cell() -> None:
    text = (
        "Topic;When;Body;Around the table;What came of it¶"
        "Potency;2025-12-25;CBG;dr. Anna Bos, Bert Kok and Cor Vos;noted¶"
        "Funding;2025-11-02;ZIN;Anna Bos and Dia Pot;send data"
    )
    (first, _second) = records(talks=text)
    assert first["participants"] == "dr. Anna Bos, Bert Kok and Cor Vos"
    assert first["outcome"] == "noted"


def test_a_line_of_totals_is_no_person_whichever_column_counts_them() -> None:
    found = rows(tables(people="Nr;Voornaam;Achternaam¶1;Anna;Bos¶Totaal;;40 personen"))
    assert [(row.line, bool(row.problem)) for row in found] == [(2, False), (3, True)]


def test_a_name_in_several_columns_that_is_missing_names_them_all() -> None:
    (row,) = rows(tables(people="Voornaam;Achternaam;E-mail¶;;a@x.example"))
    assert row.problem == "The columns “Voornaam”, “Achternaam” are empty in this line."


def test_two_columns_of_people_are_ends_whatever_their_headers_say_and_bring_in_nobody() -> None:
    found = records(
        people="naam;plaats¶Anna Bos;Ede¶Bert Kok;Ede¶Cor Vos;Ede",
        lines="→;A;B;sinds¶knows;Anna Bos;Bert Kok;2019¶knows;Bert Kok;Cor Vos;2020¶knows;Cor Vos;Dia Pot;",
    )
    ties = [(each["from"], each["type"], each["to"]) for each in found if "from" in each]
    assert ties[:2] == [("Anna Bos", "knows", "Bert Kok"), ("Bert Kok", "knows", "Cor Vos")]
    (_people, lines) = suggest(
        tables(people="naam;plaats¶Anna Bos;Ede", lines="A;B¶Anna Bos;Anna Bos")
    ).tables
    assert (lines.target, lines.on_unknown_end) == ("ties", "refuse")


def test_a_header_of_two_words_is_known_by_either() -> None:
    (found,) = records(people="naam;Tel/mob¶Anna Bos;06 1234 5678")
    assert found["phone"] == "06 1234 5678"


@pytest.mark.parametrize("called", ["Org {}", "Praktijk {}", "Zorg {}"])
def test_organisations_that_are_told_by_number_are_organisations(called: str) -> None:
    people = [f"{given} {family}" for given in ("Anna", "Bert", "Eva") for family in ("Bos", "Kok", "Smit")]
    lines = "¶".join(f"{people[number % 9]};{called.format(number)}" for number in range(100, 200))
    works = [each for each in records(people=f"naam;organisatie¶{lines}") if "organisation" in each]
    assert len(works) == 100
