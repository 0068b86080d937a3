"""Settings that an operator may change, read once from the environment."""

import ipaddress
import math
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from dare_network.errors import SettingsError
from dare_network.language import _
from dare_network.logs import LogForm, LogLevel
from dare_network.paths import default_database

_CHOICES: Mapping[str, Sequence[str]] = {
    "DARE_SAMPLE": ("yes", "no"),
    "DARE_LOG": tuple(LogForm),
    "DARE_LOG_LEVEL": (LogLevel.INFO, *(each for each in LogLevel if each is not LogLevel.INFO)),
}
"""The values that each may have; the first is what it is when nothing is said."""
_LONGEST = 86_400.0


@dataclass(frozen=True, slots=True)
class Limits:
    """The times that the database may take, in seconds.

    `statement`: one statement, and `idle`: a transaction in which nothing is asked, both on PostgreSQL and
    without end where they are 0. `lock`: the wait for somebody else who writes. `slow`: from when on a
    statement is written down. Each is the variable DARE_<name>_SECONDS.
    """

    statement: float = 30.0
    lock: float = 5.0
    idle: float = 60.0
    slow: float = 0.2


@dataclass(frozen=True, slots=True)
class Settings:
    """`database_url`: an SQLAlchemy address. `load_sample`: whether a first start loads the sample.

    `log` and `log_level`: how the log is written, and the least that stands in it.
    """

    database_url: str
    load_sample: bool
    log: LogForm = LogForm.PLAIN
    log_level: LogLevel = LogLevel.INFO
    limits: Limits = Limits()


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings in the variables DARE_DATABASE_URL, DARE_SAMPLE, DARE_LOG, DARE_LOG_LEVEL and of `Limits`.

    Raises SettingsError with a sentence for each value that cannot be used.
    """
    chosen = {
        name: environment.get(name, "").strip().lower() or allowed[0] for name, allowed in _CHOICES.items()
    }
    wrong = [
        _("{name} must be one of {allowed}, not “{value}”.").format(
            name=name, allowed=", ".join(allowed), value=chosen[name]
        )
        for name, allowed in _CHOICES.items()
        if chosen[name] not in allowed
    ]
    limits, too_odd = _limits(environment)
    if wrong or too_odd:
        raise SettingsError("\n".join([*wrong, *too_odd]))
    return Settings(
        database_url(environment),
        chosen["DARE_SAMPLE"] == "yes",
        LogForm(chosen["DARE_LOG"]),
        LogLevel(chosen["DARE_LOG_LEVEL"]),
        limits,
    )


def _limits(environment: Mapping[str, str]) -> tuple[Limits, list[str]]:
    """The limits that are given, and a sentence for each that cannot be used."""
    given, wrong = {}, []
    for each in fields(Limits):
        name = f"DARE_{each.name.upper()}_SECONDS"
        if text := environment.get(name, "").strip():
            # Without any wait for each other, two who save at once would both be refused.
            least = 0.001 if each.name == "lock" else 0.0
            try:
                given[each.name] = float(text)
            except ValueError:
                given[each.name] = math.nan
            if not least <= given[each.name] <= _LONGEST:
                wrong.append(
                    _("{name} must be a number of seconds from {least} to {most}, not “{value}”.").format(
                        name=name, least=f"{least:g}", most=f"{_LONGEST:.0f}", value=text
                    )
                )
    return Limits(**given), wrong


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
