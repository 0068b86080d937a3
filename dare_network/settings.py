"""What an operator may change, read once from the environment."""

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dare_network.errors import SettingsError
from dare_network.language import _

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_DATABASE = f"sqlite:///{ROOT / 'data' / 'dare.sqlite3'}"


@dataclass(frozen=True, slots=True)
class Settings:
    """`database_url`: an SQLAlchemy address. `load_sample`: whether a first start loads the sample.

    `address` and `port` say where the app listens.
    """

    database_url: str
    load_sample: bool
    address: str
    port: int


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings in DARE_DATABASE_URL, DARE_SAMPLE, DARE_ADDRESS and DARE_PORT.

    Raises SettingsError where a value cannot be used.
    """
    port = environment.get("DARE_PORT", "8501")
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise SettingsError(_("DARE_PORT must be a port number, not “{port}”.").format(port=port))
    return Settings(
        database_url=environment.get("DARE_DATABASE_URL") or DEFAULT_DATABASE,
        load_sample=environment.get("DARE_SAMPLE", "yes").lower() not in {"no", "0", "false"},
        address=environment.get("DARE_ADDRESS", "127.0.0.1"),
        port=int(port),
    )


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
