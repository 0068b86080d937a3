"""Pages of other sites, and servers in between: turned away before the app sees them."""

import json
import os
import re
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from browser import PYTHONPATH, ROOT, start_app
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from dare_network.ui.access import Refusal, refusal

Fields = Sequence[tuple[str, str]]

ADDRESSES = [
    ("GET", "/"),
    ("GET", "/network"),
    ("GET", "/health"),
    ("GET", "/vendor/vis-network-9.1.2.js"),
    ("GET", "/static/js/none.js"),
    ("GET", "/media/0.png"),
    ("GET", "/component/x/index.html"),
    ("GET", "/_stcore/health"),
    ("GET", "/_stcore/metrics"),
    ("GET", "/_stcore/host-config"),
    ("GET", "/_stcore/bidi-components/x/index.js"),
    ("OPTIONS", "/_stcore/upload_file/0/0"),
    ("PUT", "/_stcore/upload_file/0/0"),
    ("DELETE", "/_stcore/upload_file/0/0"),
    ("POST", "/"),
]
"""One of each kind that the server answers."""

# Python runs it before anything else when it is on its path: whomever the server calls is written down.
_EAVESDROPPER = """
import os, socket

def heard(name, whom):
    with open(os.environ["CALLS"], "a") as file:
        print(name, whom, file=file)

class Heard(socket.socket):
    def connect(self, address):
        heard("connect", address)
        return super().connect(address)
    def connect_ex(self, address):
        heard("connect", address)
        return super().connect_ex(address)

look_up = socket.getaddrinfo
def getaddrinfo(host, *given, **named):
    heard("look up", host)
    return look_up(host, *given, **named)

socket.socket, socket.getaddrinfo = Heard, getaddrinfo
heard("begin", "")
"""


# What a page tries with an address that is not its own.
_KNOCK = """async (address) => {
  const opening = new WebSocket(address.replace("http", "ws") + "/_stcore/stream", ["streamlit"]);
  const socket = new Promise((done) => {
    opening.onopen = () => done("opened");
    opening.onerror = () => done("refused");
  });
  const loading = document.createElement("script");
  const script = new Promise((done) => {
    loading.onload = () => done("loaded");
    loading.onerror = () => done("refused");
  });
  loading.src = address + "/vendor/vis-network-9.1.2.js";
  document.head.append(loading);
  const popup = window.open(address + "/");
  const told = { socket: await socket, script: await script };
  await new Promise((done) => setTimeout(done, 1000));
  return { ...told, popup: popup === null || popup.closed ? "let go" : "held" };
}"""


class _Page(BaseHTTPRequestHandler):
    """An empty page of another site; what it is asked for is written down."""

    asked: list[str]

    def parse_request(self) -> bool:
        """Write down what was asked for, whatever it is."""
        self.asked.append(str(self.raw_requestline))
        return super().parse_request()

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<p>Elsewhere</p>")

    def log_message(self, *_told: Any) -> None:
        """Say nothing."""


@contextmanager
def another_site() -> Iterator[tuple[str, list[str]]]:
    """A site on another port of this machine, and what it is asked for."""
    asked: list[str] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Page", (_Page,), {"asked": asked}))
    thread = Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with everybody whom the server has called."""
    return tmp_path_factory.mktemp("calls") / "calls.txt"


@pytest.fixture(scope="module")
def proxy() -> Iterator[tuple[str, list[str]]]:
    """The proxy that the machine of the app says is its way out, and what that was asked for."""
    with another_site() as site:
        yield site


@pytest.fixture(scope="module")
def address(
    calls: Path,
    proxy: tuple[str, list[str]],
    sample_database: bytes,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The product with the sample, on a machine that listens to whom it calls."""
    folder = tmp_path_factory.mktemp("foreign")
    (folder / "sitecustomize.py").write_text(_EAVESDROPPER)
    (folder / "dare.sqlite3").write_bytes(sample_database)
    environment = {
        "DARE_DATABASE_URL": f"sqlite:///{folder / 'dare.sqlite3'}",
        "PYTHONPATH": os.pathsep.join([str(folder), PYTHONPATH]),
        "CALLS": str(calls),
        **dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), proxy[0]),
    }
    with start_app(ROOT / "app.py", environment) as base:
        yield base


def status(address: str, method: str, target: str, fields: Fields, version: str = "1.1") -> int:
    """The status of the answer to a request that is written as it is given here."""
    parts = urlsplit(address)
    lines = [f"{method} {target} HTTP/{version}", *(f"{name}: {value}" for name, value in fields)]
    with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=20) as connection:
        connection.sendall("\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1"))
        first = connection.makefile("rb").readline().decode()
    return int(first.split()[1])


def socket_of(address: str, origin: str | None) -> ClientConnection:
    """The app's own socket, opened as a page of that origin opens it."""
    return connect(
        f"ws{address.removeprefix('http')}/_stcore/stream",
        origin=None if origin is None else Origin(origin),
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        proxy=None,
        open_timeout=20,
    )


def foreign_to(address: str) -> list[str]:
    """Origins that are not the one of this address."""
    port = urlsplit(address).port or 0
    return [
        "null",
        "",
        "http://127.0.0.1",
        f"http://127.0.0.1:{port + 1}",
        f"http://localhost:{port}",
        f"http://[::1]:{port}",
        f"https://127.0.0.1:{port}",
        f"http://127.0.0.1:{port}.example.org",
        f"http://127.0.0.1.example.org:{port}",
        f"http://user@127.0.0.1:{port}",
        f"http://127.0.0.1:{port}@example.org",
        f"http://127.0.0.1:{port}/",
        f"http://127.0.0.1:{port}, http://example.org",
        f"http://127.0.0.1.:{port}",
        f"http://127.1:{port}",
        f"http://2130706433:{port}",
        "https://example.org",
        "https://anything.streamlit.app",
        "file://",
        "http://" + "a" * 4_000,
    ]


def test_no_other_page_opens_the_socket(address: str) -> None:
    for origin in foreign_to(address):
        with pytest.raises(InvalidStatus) as caught:
            socket_of(address, origin)
        assert caught.value.response.status_code == 403, origin


def test_the_own_page_opens_the_socket_and_is_answered(address: str) -> None:
    with socket_of(address, address) as opened:
        opened.send(BackMsg(rerun_script={"query_string": ""}).SerializeToString())
        assert ForwardMsg.FromString(opened.recv(timeout=20)).WhichOneof("type")  # type: ignore[arg-type]


@pytest.mark.parametrize(("method", "target"), ADDRESSES)
def test_no_other_page_is_answered_whatever_it_asks_for(address: str, method: str, target: str) -> None:
    ask = partial(status, address, method, target)
    host = ("Host", urlsplit(address).netloc)
    for origin in foreign_to(address):
        assert ask([host, ("Origin", origin)]) == 403, origin
    assert ask([host, ("Origin", address), ("Origin", address)]) == 403
    for site in ("cross-site", "same-site", "something new", "none, cross-site"):
        assert ask([host, ("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", "no-cors")]) == 403, site
    assert ask([host]) != 403 or method in {"PUT", "DELETE"}
    assert ask([host, ("Origin", address), ("Sec-Fetch-Site", "same-origin")]) != 403 or method in {
        "PUT",
        "DELETE",
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Forwarded", "for=127.0.0.1"),
        ("X-Forwarded-For", "127.0.0.1"),
        ("x-forwarded-for", "203.0.113.9"),
        ("X-Forwarded-Host", "127.0.0.1"),
        ("X-Forwarded-Proto", "http"),
        ("X-Forwarded-Anything", ""),
        ("X_Forwarded_For", "127.0.0.1"),
        ("X-Real-IP", "127.0.0.1"),
        ("Via", "1.1 proxy"),
    ],
)
def test_what_somebody_passed_on_is_turned_away(address: str, name: str, value: str) -> None:
    host = ("Host", urlsplit(address).netloc)
    for method, target in ADDRESSES:
        assert status(address, method, target, [host, (name, value)]) == 403, target


def test_whom_a_request_asks_for_is_said_once_and_is_this_machine(address: str) -> None:
    port = urlsplit(address).port
    own = f"127.0.0.1:{port}"
    ask = partial(status, address, "GET")
    for host in (own, f"localhost:{port}", f"LOCALHOST:{port}", f"[::1]:{port}", "127.0.0.1", "127.8.8.8"):
        assert ask("/health", [("Host", host)]) == 200, host
    for host in (
        "example.org", f"localhost.:{port}", f"127.0.0.1.:{port}", f"user@{own}", f"{own}:1", "127.0.0.1:",
        "", f"127.1:{port}", "2130706433", "0.0.0.0", "[::]", "::1", "192.168.1.1", f"{own}, {own}",
        f"{own}/x", "localhost.example.org", "127.0.0.1.nip.io", "localhost:8501x",
    ):  # fmt: skip
        assert ask("/health", [("Host", host)]) in {400, 403}, host
    assert ask("/health", [("Host", own), ("Host", own)]) in {400, 403}
    assert ask("/health", [], version="1.0") in {400, 403}
    for target in ("http://example.org/health", f"http://{own}/health", "*", "example.org:443"):
        assert ask(target, [("Host", own)]) in {400, 403}, target


def test_a_port_that_goes_without_saying_is_the_same_port() -> None:
    for scheme, host, origin, is_own in (
        ("http", "localhost", "http://localhost:80", True),
        ("ws", "localhost:80", "http://LOCALHOST", True),
        ("wss", "localhost", "https://localhost:443", True),
        ("ws", "localhost:443", "https://localhost", False),
        ("http", "[::1]:8501", "http://[::1]:8501", True),
        ("http", "[::1]:8501", "http://[::1]:8502", False),
    ):
        assert _judged(host, scheme=scheme, origin=origin) is (None if is_own else Refusal.FOREIGN), origin


def test_a_link_leads_here_from_anywhere_but_only_to_a_page(address: str) -> None:
    host = ("Host", urlsplit(address).netloc)
    link = [
        host, ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")
    ]  # fmt: skip
    for target in ("/", "/network", "/dialogues?id=1"):
        assert status(address, "GET", target, link) == 200, target
        assert status(address, "POST", target, link) == 403, target
        assert status(address, "GET", target, [*link[:3], ("Sec-Fetch-Dest", "iframe")]) == 403, target
    for target in ("/media/0.png", "/_stcore/metrics", "/static/js/none.js", "/vendor/vis-network-9.1.2.js"):
        assert status(address, "GET", target, link) == 403, target


_PARTS = st.tuples(
    st.sampled_from(["http", "https"]),
    st.sampled_from(["127.0.0.1", "localhost", "[::1]", "127.0.0.2", "example.org", "localhost.example.org"]),
    st.sampled_from([80, 443, 8501, 8502]),
)


def _judged(host: str, scheme: str, **fields: str) -> Refusal | None:
    headers = [(b"host", host.encode()), *((name.encode(), value.encode()) for name, value in fields.items())]
    kind = "websocket" if scheme.startswith("ws") else "http"
    scope = {"type": kind, "scheme": scheme, "path": "/", "headers": headers, "client": ("127.0.0.1", 1)}
    return refusal(scope | ({"method": "GET"} if kind == "http" else {}))


@given(own=_PARTS, other=_PARTS, is_socket=st.booleans())
def test_whoever_is_let_in_is_this_machine_and_the_page_is_its_own(
    own: tuple[str, str, int], other: tuple[str, str, int], is_socket: bool
) -> None:
    scheme = own[0].replace("http", "ws") if is_socket else own[0]
    found = _judged(f"{own[1]}:{own[2]}", scheme, origin=f"{other[0]}://{other[1]}:{other[2]}")
    if "example" in own[1]:
        assert found is Refusal.ELSEWHERE
    else:
        assert (found is None) == (own == other)


def test_no_page_elsewhere_may_send_messages_to_ours(address: str) -> None:
    with urlopen(f"{address}/_stcore/host-config") as answer:
        assert json.loads(answer.read())["allowedOrigins"] == []


def test_a_refusal_is_told_in_the_language_of_the_browser(address: str) -> None:
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=20) as connection:
        connection.sendall(
            b"GET / HTTP/1.1\r\nHost: example.org\r\nAccept-Language: nl-NL\r\nConnection: close\r\n\r\n"
        )
        told = connection.makefile("rb").read().decode()
    assert "Aanmelden kan nog niet" in told


@pytest.mark.browser
def test_a_page_on_another_port_gets_nothing_in_a_real_browser(browser: Browser, address: str) -> None:
    with another_site() as (elsewhere, _asked):
        page = browser.new_page()
        page.goto(elsewhere)
        told = page.evaluate(
            _KNOCK,
            address,
        )
        page.context.close()
    assert told == {"socket": "refused", "script": "refused", "popup": "let go"}


def test_the_server_calls_nobody_whoever_knocks(
    address: str, calls: Path, proxy: tuple[str, list[str]]
) -> None:
    test_the_own_page_opens_the_socket_and_is_answered(address)
    for origin in ("https://example.org", "http://localhost:3000", "http://10.1.2.3"):
        with pytest.raises(InvalidStatus):
            socket_of(address, origin)
    heard = calls.read_text().splitlines()
    assert heard[0].startswith("begin")
    outside = [line for line in heard[1:] if not re.search(r"begin|127\.0\.0\.1|localhost|/|None", line)]
    assert outside == []
    assert proxy[1] == []
