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
    """`database_url`: an SQLAlchemy address. `load_sample`: whether a first start loads the sample."""

    database_url: str
    load_sample: bool


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings in DARE_DATABASE_URL and DARE_SAMPLE.

    Raises SettingsError where a value cannot be used.
    """
    sample = environment.get("DARE_SAMPLE", "yes").strip().lower()
    if sample not in {"yes", "no"}:
        raise SettingsError(_("DARE_SAMPLE must be yes or no, not “{value}”.").format(value=sample))
    return Settings(environment.get("DARE_DATABASE_URL") or DEFAULT_DATABASE, sample == "yes")


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
