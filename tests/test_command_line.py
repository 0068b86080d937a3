"""The command line, as an operator uses it."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from dare_network.__main__ import main
from dare_network.domain.records.viewer import Viewer
from dare_network.services.condition import condition
from dare_network.services.graph_files import GRAPH_FORMATS
from dare_network.store.engine import open_engine
from dare_network.store.migrate import head_revision

Command = Callable[..., tuple[int, dict[str, Any]]]

PEOPLE = "Naam;Soort;E-mail\nAnna de Wit;person;anna@example.org\nBert Bos;person;\n;person;\n"


@pytest.fixture
def command(
    database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Run a command on an empty database of each kind; its exit code and its result."""
    monkeypatch.setenv("DARE_DATABASE_URL", database_url)
    monkeypatch.setenv("DARE_SAMPLE", "no")

    def run(*arguments: str) -> tuple[int, dict[str, Any]]:
        code = main(["--json", *arguments])
        return code, json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def people(tmp_path: Path) -> str:
    """A small file with one row that has no name."""
    path = tmp_path / "mensen.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    return str(path)


def test_init_makes_a_healthy_installation(command: Command) -> None:
    code, told = command("init")
    assert code == 0
    assert told["healthy"] is True


def test_migrate_says_that_there_was_nothing_to_do(command: Command) -> None:
    assert command("migrate") == (0, command("migrate")[1])
    assert command("migrate")[1]["migrated"] is False


def test_a_dry_run_changes_nothing(command: Command, people: str) -> None:
    command("init")
    first = command("import", people, "--dry-run")
    assert first == command("import", people, "--dry-run")
    assert (first[1]["added"], first[1]["refused"], first[1]["import"]) == (2, 1, None)


def test_an_import_with_a_refused_row_is_not_all_done(command: Command, people: str) -> None:
    command("init")
    code, told = command("import", people)
    assert code == 2
    assert told["refused_rows"][0]["line"] == 4


def test_an_import_can_be_undone(command: Command, people: str) -> None:
    command("init")
    _code, loaded = command("import", people)
    assert command("undo-import", loaded["import"]) == (0, {"undone": 2})
    assert command("import", people, "--dry-run")[1]["added"] == 2


def test_an_import_that_does_not_exist_cannot_be_undone(command: Command) -> None:
    code, told = command("undo-import", "no-key")
    assert code == 1
    assert told["error"] == "“no-key” is not the key of an import."


def test_the_network_is_exported(command: Command, tmp_path: Path) -> None:
    command("init")
    file = tmp_path / "network.graphml"
    assert command("export", str(file))[0] == 0
    assert "Medicines Evaluation Board" in nx.get_node_attributes(nx.read_graphml(file), "label").values()


# Where there are no ties yet, a list of them is empty; CiviCRM has parts of names that are guessed here.
@pytest.mark.parametrize("kind", [kind for kind in GRAPH_FORMATS if not kind.startswith(("ties", "civicrm"))])
def test_an_exported_network_is_imported_again_and_changes_nothing(
    command: Command, people: str, tmp_path: Path, kind: str
) -> None:
    command("init")
    command("import", people)
    file = str(tmp_path / f"network.{kind}")
    assert command("export", "--format", kind, file)[0] == 0
    code, told = command("import", file)
    assert (code, told["import"], told["added"], told["changed"], told["refused"]) == (0, None, 0, 0, 0)


def test_a_graph_that_cannot_be_read_is_a_sentence(command: Command, tmp_path: Path) -> None:
    command("init")
    file = tmp_path / "network.gexf"
    file.write_text("<gexf><graph>", encoding="utf-8")
    assert command("import", str(file)) == (
        1,
        {"error": "This file is damaged: what stands in line 1 is no XML."},
    )


def test_a_sound_store_is_called_sound(command: Command) -> None:
    command("init")
    assert command("check") == (0, {"sound": True, "faults": []})


def test_a_fault_in_the_store_is_said_and_fails(command: Command, database_url: str) -> None:
    command("init")
    engine = open_engine(database_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM event")
    engine.dispose()
    code, told = command("check")
    assert code == 2
    assert "event" in told["faults"][0]


def test_the_search_is_made_anew(command: Command) -> None:
    assert command("fill-search") == (0, {"texts": 0})


def test_an_import_that_failed_is_remembered_and_one_that_was_only_tried_is_not(
    command: Command, database_url: str, tmp_path: Path, administrator: Viewer
) -> None:
    command("init")
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"no workbook")
    missing = str(tmp_path / "missing.csv")
    for file in (str(broken), missing):
        assert command("import", file, "--dry-run")[0] == 1
        assert command("import", file)[0] == 1
    engine = open_engine(database_url)
    failed = condition(engine, administrator).failed_imports
    engine.dispose()
    assert [each.file_name for each in failed] == ["missing.csv", "broken.xlsx"]
    assert all(each.reason for each in failed)


def test_a_command_is_a_request_in_the_log_in_detail(
    command: Command, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    command("init")
    monkeypatch.setenv("DARE_LOG_LEVEL", "debug")
    command("check")
    done = [record for record in caplog.records if record.name == "dare_network.tracing"]
    assert re.match(r"command check took \d+\.\d+ s, with \d+ statements", done[-1].getMessage())
    assert done[-1].levelname == "DEBUG"


def test_a_file_that_is_not_there_is_a_sentence(command: Command) -> None:
    command("init")
    code, told = command("import", "/nowhere/people.csv")
    assert code == 1
    assert "people.csv" in told["error"]


def test_what_is_printed_for_people_names_each_refused_row(
    command: Command, people: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command("init")
    assert main(["import", people]) == 2
    assert "line: 4" in capsys.readouterr().out


def test_a_fault_of_ours_is_told_by_a_number_that_stands_in_the_log(
    command: Command, database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command("init")
    engine = open_engine(database_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE stakeholder RENAME COLUMN name TO title")
    engine.dispose()
    assert main(["--json", "check"]) == 1
    written = capsys.readouterr()
    number = json.loads(written.out)["error"].split()[-1].rstrip(".")
    trace = written.err[written.err.index(f"Failure {number} in the command check") :]
    assert "Traceback" not in written.out
    assert "stakeholder" in trace
    assert "statement=" in trace


@pytest.mark.parametrize("schema", ["9999", "0003"])
@pytest.mark.parametrize("arguments", [["check"], ["fill-search"], ["export", "network.graphml"]])
def test_a_database_of_another_release_is_left_alone(
    command: Command, database_url: str, tmp_path: Path, schema: str, arguments: list[str]
) -> None:
    engine = open_engine(database_url)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{schema}'")
    engine.dispose()
    code, told = command(*[str(tmp_path / each) if "." in each else each for each in arguments])
    assert code == 1
    assert {f"“{schema}”", f"“{head_revision()}”"} <= set(re.findall("“[^”]*”", told["error"]))
    assert not list(tmp_path.glob("*.graphml"))


def test_nobody_else_reads_an_exported_network(command: Command, tmp_path: Path) -> None:
    command("init")
    file = tmp_path / "network.graphml"
    before = os.umask(0)
    try:
        assert command("export", str(file))[0] == 0
    finally:
        os.umask(before)
    assert file.stat().st_mode & 0o777 == 0o600
