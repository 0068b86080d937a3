"""Access, or who is let in: requests of this machine that nobody passed on and no page of another site makes.

Whoever gets in is the local operator, so this is asked before Streamlit sees anything. Streamlit itself
lets every page of this machine open its socket, whichever port that page comes from, and for any other
page asks an address outside what its own one is.
"""

import ipaddress
import logging
import re
from enum import StrEnum

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from dare_network.language import N_, _, asked_language, speaking

_log = logging.getLogger(__name__)

_HOST = re.compile(r"(?P<name>[a-z0-9.-]+|\[[0-9a-f:.]+\])(:(?P<port>[0-9]{1,5}))?")
_ORIGIN = re.compile(rf"(?P<scheme>https?)://{_HOST.pattern}")
_PORTS = {"http": 80, "https": 443}
_SCHEMES = {"ws": "http", "wss": "https"}
_OWN = {"same-origin", "none"}
"""The values by which a browser names a request of our own page, or of somebody who typed the address."""

Host = tuple[str, int]


class Refusal(StrEnum):
    """The reason for which a request is turned away."""

    ELSEWHERE = "from another machine or under another name"
    PASSED_ON = "passed on by a proxy"
    FOREIGN = "by a page of another site"


_SENTENCES = {
    Refusal.ELSEWHERE: N_("Nobody can sign in yet, so this app answers on its own machine only."),
    Refusal.PASSED_ON: N_("Nobody can sign in yet, so this app answers nobody through a proxy."),
    Refusal.FOREIGN: N_("This was asked by a page of another site, which may ask nothing here."),
}


def refusal(scope: Scope) -> Refusal | None:
    """Tell why a request or a socket is turned away; None for one that may pass."""
    headers = Headers(scope=scope)
    scheme = str(_SCHEMES.get(scope["scheme"], scope["scheme"]))
    if any(_tells_of_a_proxy(name) for name in headers):
        return Refusal.PASSED_ON
    own = _own_host(headers.getlist("host"), scheme)
    # A path that is a whole address asks for another host than the header says.
    if own is None or not _is_near(scope.get("client")) or not scope["path"].startswith("/"):
        return Refusal.ELSEWHERE
    if not _is_own_page(scope, headers, (scheme, own)):
        return Refusal.FOREIGN
    return None


def _own_host(given: list[str], scheme: str) -> Host | None:
    """The host that was asked for, where it can only be this machine."""
    found = _HOST.fullmatch(given[0].lower()) if len(given) == 1 else None
    # Any other name may lead here by the will of its owner (DNS rebinding).
    if found is None or not (found["name"] == "localhost" or _is_loopback(found["name"].strip("[]"))):
        return None
    return _host(found, scheme)


def _host(found: re.Match[str], scheme: str) -> Host:
    return found["name"], int(found["port"] or _PORTS[scheme])


def _is_near(client: tuple[str, int] | None) -> bool:
    # Over a socket of the file system there is no address.
    return client is None or _is_loopback(client[0])


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        # The name that Starlette's own test client gives itself is no address.
        return False


def _tells_of_a_proxy(header: str) -> bool:
    # Some servers take an underscore for a dash.
    name = header.lower().replace("_", "-")
    return name in {"forwarded", "via", "x-real-ip"} or name.startswith("x-forwarded")


def _is_own_page(scope: Scope, headers: Headers, own: tuple[str, Host]) -> bool:
    origins = headers.getlist("origin")
    if origins and (len(origins) > 1 or _origin(origins[0]) != own):
        return False
    if origins and scope["type"] == "websocket":
        # A socket has always an origin, and not every browser gets right what it says of it besides.
        return True
    return set(headers.getlist("sec-fetch-site")) <= _OWN or _follows_a_link(scope, headers)


def _origin(given: str) -> tuple[str, Host] | None:
    found = _ORIGIN.fullmatch(given.lower())
    return (found["scheme"], _host(found, found["scheme"])) if found else None


def _follows_a_link(scope: Scope, headers: Headers) -> bool:
    # A mail or a page may point at one of ours, not load it into itself. All that lies deeper is no page.
    return (
        scope.get("method") == "GET"
        and headers.getlist("sec-fetch-mode") == ["navigate"]
        and set(headers.getlist("sec-fetch-dest")) <= {"document"}
        and "/" not in scope["path"][1:]
    )


class OwnRequestsOnly:
    """Lets pass what may, and answers all else with a refusal, however the server was started."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        found = refusal(scope) if scope["type"] in {"http", "websocket"} else None
        if found is None:
            await self._app(scope, receive, send)
            return
        asked = scope.get("method", "SOCKET")
        # Without what was asked for in it: the query may hold words that somebody sought.
        _log.warning("Refused, %s: %s %.200r", found, asked, scope["path"])
        if scope["type"] == "websocket":
            await WebSocketClose(code=1008)(scope, receive, send)
        else:
            with speaking(asked_language(Headers(scope=scope).get("accept-language", ""))):
                refused = PlainTextResponse(_(_SENTENCES[found]), status_code=403)
            await refused(scope, receive, send)
