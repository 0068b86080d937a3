"""The lines that Streamlit and its server write: they go the way of our own."""

import logging

from streamlit import logger as streamlit_logger

from dare_network.logs import begin_log, log_what_nobody_catches
from dare_network.settings import Settings

_SERVER = ("uvicorn", "uvicorn.error", "uvicorn.asgi")
_REQUESTS = "uvicorn.access"
"""Tells of each request with what was sought in it: it says nothing here."""
_TWICE = ("Uncaught app execution", "Error executing deferred callable for file_id %s")
"""Lines of Streamlit on failures that `ui/failures.py` writes down with their number."""


def begin_server_log(settings: Settings) -> None:
    """Begin the log of a server, with all that the libraries say of which it is made."""
    begin_log(settings.log, settings.log_level)
    log_what_nobody_catches()
    # Streamlit gives each logger that it makes, now or later, a way of its own.
    streamlit_logger.setup_formatter = _join
    streamlit_logger.update_formatter()
    for name in _SERVER:
        _join(logging.getLogger(name))
    logging.getLogger(_REQUESTS).disabled = True


def _join(logger: logging.Logger) -> None:
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
    logger.addFilter(_is_said_once)
    logger.propagate = True


def _is_said_once(record: logging.LogRecord) -> bool:
    # Of a socket the server tells the whole address, of which the refused ones are told without a query.
    return record.msg not in _TWICE and '"WebSocket %s"' not in str(record.msg)
