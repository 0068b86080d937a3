"""Any sequence of imports, each undone in the end, leaves every table as it was."""

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from import_files import csv_file, network_rows
from sqlalchemy.engine import Engine

from dare_network.domain.records.viewer import Viewer
from dare_network.importing.answers import NEW, Answers
from dare_network.services.importing import find_mapping, load_import, plan_import, undo_import
from dare_network.store.engine import read_transaction
from dare_network.store.tables.base import table_of
from dare_network.store.tables.network import AffiliationRow, StakeholderRow, TieRow

NAMES = st.sampled_from(["Anna Bos", "Bert Kok", "anna bos", "Centre Leiden"])
PEOPLE = st.tuples(
    st.sampled_from(["", "1", "2"]), NAMES, st.sampled_from(["", "a@x.example", "b@x.example", "nowhere"]),
    st.sampled_from(["", "West", "Oost"]),
)  # fmt: skip
TIES = st.tuples(
    NAMES, NAMES, st.sampled_from(["knows", "works at", "juggles with"]),
    st.sampled_from(["", "2015", "2022"]), st.sampled_from(["", "2018"]),
)  # fmt: skip
FILES = st.one_of(
    st.lists(PEOPLE, min_size=1, max_size=4).map(
        lambda rows: csv_file("people.csv", ["id", "naam", "e-mail", "organisatie"], *rows)
    ),
    st.lists(TIES, min_size=1, max_size=4).map(
        lambda rows: csv_file("ties.csv", ["from", "to", "type", "sinds", "tot"], *rows)
    ),
)
KINDS = st.sampled_from(["as planned", "all new", "all known"])


def _answers(engine: Engine, office: Viewer, file: tuple[str, bytes], how: str) -> Answers:
    plan = plan_import(engine, office, [file], find_mapping(engine, office, None, [file]))
    asked = [row.question for row in plan.rows if row.question]
    if how == "all new":
        return Answers(who={question.key: NEW for question in asked})
    return Answers(who={question.key: question.candidates[0].id for question in asked if how == "all known"})


def _dangling(engine: Engine) -> list[object]:
    known = sa.select(table_of(StakeholderRow).c.id)
    found: list[object] = []
    with read_transaction(engine) as transaction:
        for row, ends in ((TieRow, ("from_id", "to_id")), (AffiliationRow, ("person_id", "organisation_id"))):
            table = table_of(row)
            for end in ends:
                query = sa.select(table.c.id).where(table.c[end].not_in(known))
                found += transaction.connection.scalars(query).all()
    return found


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(FILES, KINDS), min_size=1, max_size=4))
def test_imports_undone_one_after_the_other_leave_every_table_as_it_was(
    engine: Engine, office: Viewer, loads: list[tuple[tuple[str, bytes], str]]
) -> None:
    before, done = network_rows(engine), []
    for file, how in loads:
        mapping = find_mapping(engine, office, None, [file])
        batch = load_import(engine, office, [file], mapping, answers=_answers(engine, office, file, how))
        if batch:
            done.append(batch.id)
        assert _dangling(engine) == []
    for id_ in reversed(done):
        undo_import(engine, office, id_)
    assert network_rows(engine) == before
