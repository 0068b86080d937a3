"""What an operator may set, and what is refused."""

import pytest

from dare_network.errors import SettingsError
from dare_network.settings import DEFAULT_DATABASE, Settings, read_settings, require_loopback


def test_without_settings_the_database_is_a_file_with_the_sample() -> None:
    assert read_settings({}) == Settings(DEFAULT_DATABASE, load_sample=True)


def test_settings_come_from_the_environment() -> None:
    given = {"DARE_DATABASE_URL": "sqlite:///other.sqlite3", "DARE_SAMPLE": "No"}
    assert read_settings(given) == Settings("sqlite:///other.sqlite3", load_sample=False)


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
