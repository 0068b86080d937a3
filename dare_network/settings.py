"""What an operator may change, read once from the environment."""

import ipaddress
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dare_network.errors import SettingsError
from dare_network.language import _
from dare_network.logs import LogForm, LogLevel
from dare_network.paths import default_database

_CHOICES: Mapping[str, Sequence[str]] = {
    "DARE_SAMPLE": ("yes", "no"),
    "DARE_LOG": tuple(LogForm),
    "DARE_LOG_LEVEL": (LogLevel.INFO, *(each for each in LogLevel if each is not LogLevel.INFO)),
}
"""What each may be; the first is what it is when nothing is said."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`database_url`: an SQLAlchemy address. `load_sample`: whether a first start loads the sample.

    `log` and `log_level`: how the log is written, and the least that stands in it.
    """

    database_url: str
    load_sample: bool
    log: LogForm = LogForm.PLAIN
    log_level: LogLevel = LogLevel.INFO


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings in the variables DARE_DATABASE_URL, DARE_SAMPLE, DARE_LOG and DARE_LOG_LEVEL.

    Raises SettingsError with a sentence for each value that cannot be used.
    """
    chosen = {
        name: environment.get(name, "").strip().lower() or allowed[0] for name, allowed in _CHOICES.items()
    }
    wrong = [name for name, allowed in _CHOICES.items() if chosen[name] not in allowed]
    if wrong:
        raise SettingsError(
            "\n".join(
                _("{name} must be one of {allowed}, not “{value}”.").format(
                    name=name, allowed=", ".join(_CHOICES[name]), value=chosen[name]
                )
                for name in wrong
            )
        )
    return Settings(
        database_url(environment),
        chosen["DARE_SAMPLE"] == "yes",
        LogForm(chosen["DARE_LOG"]),
        LogLevel(chosen["DARE_LOG_LEVEL"]),
    )


def database_url(environment: Mapping[str, str] = os.environ) -> str:
    """The address of the database, as it is given."""
    return environment.get("DARE_DATABASE_URL") or f"sqlite:///{default_database(environment)}"


def require_loopback(address: str) -> None:
    """Raise SettingsError unless the address reaches this machine only.

    Without an identity provider everybody who reaches the port is the local operator.
    """
    try:
        local = address == "localhost" or ipaddress.ip_address(address).is_loopback
    except ValueError:
        local = False
    if not local:
        raise SettingsError(
            _(
                "Nobody can sign in yet, so the app serves this machine only. "
                "“{address}” can be reached from other machines; use 127.0.0.1."
            ).format(address=address)
        )
