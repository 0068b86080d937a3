"""What an operator may set, and what is refused."""

from pathlib import Path

import pytest

from dare_network.errors import SettingsError
from dare_network.logs import LogForm, LogLevel
from dare_network.paths import default_database
from dare_network.settings import Limits, Settings, read_settings, require_loopback


def test_without_settings_the_database_is_a_file_with_the_sample() -> None:
    assert read_settings({}) == Settings(f"sqlite:///{default_database({})}", load_sample=True)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"HOME": "/home/ans"}, "/home/ans/.local/share/dare-network/dare.sqlite3"),
        ({"HOME": "/home/ans", "XDG_DATA_HOME": "/srv"}, "/srv/dare-network/dare.sqlite3"),
        ({"HOME": "/home/ans", "XDG_DATA_HOME": "here"}, "/home/ans/.local/share/dare-network/dare.sqlite3"),
    ],
)
def test_the_database_of_an_installed_product_lies_with_its_user(
    environment: dict[str, str], expected: str
) -> None:
    assert default_database(environment, installed=True) == Path(expected)


def test_settings_come_from_the_environment() -> None:
    given = {"DARE_DATABASE_URL": "sqlite:///other.sqlite3", "DARE_SAMPLE": "No"}
    assert read_settings(given) == Settings("sqlite:///other.sqlite3", load_sample=False)


def test_each_value_that_cannot_be_used_is_named_in_a_sentence_of_its_own() -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({"DARE_SAMPLE": "maybe", "DARE_LOG": "xml", "DARE_LOG_LEVEL": "loud"})
    told = str(caught.value).splitlines()
    assert [line.split()[0] for line in told] == ["DARE_SAMPLE", "DARE_LOG", "DARE_LOG_LEVEL"]
    assert "“xml”" in told[1]
    assert "plain, json" in told[1]


def test_how_the_log_is_written_may_be_said_in_any_case() -> None:
    found = read_settings({"DARE_LOG": " JSON ", "DARE_LOG_LEVEL": "Debug"})
    assert (found.log, found.log_level) == (LogForm.JSON, LogLevel.DEBUG)


def test_a_value_that_cannot_be_used_is_named() -> None:
    with pytest.raises(SettingsError, match="maybe"):
        read_settings({"DARE_SAMPLE": "maybe"})


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_this_machine_is_accepted(address: str) -> None:
    require_loopback(address)


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "10.0.0.5", "dare.example.org", ""])
def test_other_machines_are_refused(address: str) -> None:
    with pytest.raises(SettingsError, match="Nobody can sign in yet"):
        require_loopback(address)


def test_how_long_the_database_may_take_is_a_number_of_seconds_each() -> None:
    given = {"DARE_SLOW_SECONDS": "0", "DARE_STATEMENT_SECONDS": "1.5", "DARE_LOCK_SECONDS": " 2 "}
    assert read_settings(given).limits == Limits(statement=1.5, lock=2, idle=60, slow=0)


@pytest.mark.parametrize("value", ["soon", "-1", "nan", "inf", "100000", "1,5", "200ms"])
def test_a_limit_that_is_none_is_named(value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({"DARE_IDLE_SECONDS": value, "DARE_LOCK_SECONDS": "0", "DARE_LOG": "xml"})
    told = str(caught.value).splitlines()
    assert [line.split()[0] for line in told] == ["DARE_LOG", "DARE_LOCK_SECONDS", "DARE_IDLE_SECONDS"]
    assert f"“{value}”" in told[2]
