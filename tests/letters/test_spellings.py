"""How known bodies and people may be written."""

from datetime import date

from builders import body, organisation, person

from dare_network.domain.records.names import Names, Workplace
from dare_network.letters.spellings import people_of_bodies, spellings_of_bodies, spellings_of_people


def test_a_body_goes_by_all_its_names_and_by_the_parts_of_a_double_abbreviation() -> None:
    meb = body(name_nl="College ter Beoordeling van Geneesmiddelen", short_name="CBG-MEB")
    ebmt = body("EBMT registry", "int-ebmt", short_name="EBMT", name_nl="")
    known = spellings_of_bodies(Names((meb, ebmt, organisation())))
    assert known == {
        "Medicines Evaluation Board": meb.id,
        "College ter Beoordeling van Geneesmiddelen": meb.id,
        "CBG-MEB": meb.id,
        "CBG": meb.id,
        "MEB": meb.id,
        "EBMT registry": ebmt.id,
        "EBMT": ebmt.id,
    }


def test_who_is_known_only_by_role_has_no_name_to_find() -> None:
    anna, assessor = person(), person("assessor, quality", by_role=True)
    assert spellings_of_people(Names((anna, assessor))) == {"Anna de Wit": anna.id}


def test_who_works_at_a_body_speaks_for_it_while_that_lasts() -> None:
    meb, centre = body(), organisation()
    inside, left, ours = person(), person("Bram Vos"), person("Cas Mol")
    known = Names(
        (meb, centre, inside, left, ours),
        (
            Workplace(inside.id, meb.id, None, None),
            Workplace(left.id, meb.id, None, date(2025, 12, 31)),
            Workplace(ours.id, centre.id, None, None),
        ),
    )
    assert people_of_bodies(known, date(2026, 5, 12)) == {inside.id}
