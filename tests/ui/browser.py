"""The product in a real browser: a server of its own, Chromium, and waiting for Streamlit."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PYTHONPATH = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
_BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, _BROWSERS)), None)
"""The browser of the system; None for the one that Playwright has downloaded."""
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SERVER_OPTIONS = {
    "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
    "STREAMLIT_SERVER_HEADLESS": "true",
    "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
}
STARTING = 60.0  # seconds
WAITING = 20_000.0  # milliseconds
expect.set_options(timeout=WAITING)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(address: str) -> bool:
    try:
        with urlopen(f"{address}/_stcore/health", timeout=2) as answer:
            return bool(answer.read() == b"ok")
    except (URLError, ConnectionError, TimeoutError):
        return False


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + STARTING
    while not _answers(address):
        if server.poll() is not None:
            raise RuntimeError(f"The server ended with {server.returncode} before it answered.")
        if time.monotonic() > deadline:
            raise TimeoutError(f"No answer from {address} within {STARTING:.0f} seconds.")
        time.sleep(0.1)


@contextmanager
def start_app(
    script_or_app: Path,
    env: Mapping[str, str] | None = None,
    port: int | None = None,
    log: IO[bytes] | None = None,
) -> Iterator[str]:
    """Serve a script, or a module that holds an `st.App`, and give the address of its first page.

    What the server writes to stderr is in `log`.
    """
    port = port or free_port()
    settings = {**os.environ, **SERVER_OPTIONS, "PYTHONPATH": PYTHONPATH, **(env or {})}
    command = [sys.executable, "-m", "streamlit", "run", str(script_or_app), "--server.port", str(port)]
    with start_server(command, port, settings, ROOT, log) as address:
        yield address


@contextmanager
def start_server(
    command: Sequence[str], port: int, settings: Mapping[str, str], folder: Path, log: IO[bytes] | None = None
) -> Iterator[str]:
    """Run a command that serves on this port, with no other settings; give the address of its first page."""
    server = subprocess.Popen(command, env=settings, cwd=folder, start_new_session=True, stderr=log)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, server)
        yield address
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


@contextmanager
def start_browser(*arguments: str) -> Iterator[Browser]:
    """Chromium without a window, and without calls home; it is started with these arguments, too."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, *arguments])
        yield chromium
        chromium.close()


_idle: defaultdict[tuple[object, ...], list[Page]] = defaultdict(list)


@contextmanager
def idle_page(
    browser: Browser, hear: Mapping[str, Callable[[Any], object]], scripts: Sequence[str] = (), **options: Any
) -> Iterator[Page]:
    """A blank page in a browser context of its own, which remembers nothing.

    `hear` listens to its events, `scripts` run before those of any address. It may have been used before:
    opening the product in a new context takes three times as long as in one that knows its scripts.
    """
    idle = _idle[browser, *scripts, repr(sorted(options.items()))]
    page = idle.pop() if idle else _new_page(browser, scripts, **options)
    for event, listener in hear.items():
        page.on(event, listener)
    try:
        yield page
        if page.url.startswith("http"):
            page.evaluate("localStorage.clear(), sessionStorage.clear()")
        for event, listener in hear.items():
            page.remove_listener(event, listener)
        page.goto("about:blank")
        page.mouse.move(0, 0)
        page.context.clear_cookies()
    except BaseException:
        page.context.close()
        raise
    idle.append(page)


def _new_page(browser: Browser, scripts: Sequence[str], **options: Any) -> Page:
    page = browser.new_context(**options).new_page()
    page.set_default_timeout(WAITING)
    for script in scripts:
        page.add_init_script(script)
    return page


def wait_app(page: Page, timeout: float = WAITING) -> None:
    """Wait until the page is connected, its script has run and its parts have been loaded."""
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=timeout)
    expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=timeout)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=timeout)


# The page's own attributes do not tell that a script has run: a short run is over before they are
# drawn. So the answers of the server are read: field 6 of a message says that a run has ended, and
# the value 2 that another follows at once. The first message that is sent gives the socket away.
_COUNT_RUNS = """() => {
  const ends = (bytes) => {
    let at = 0;
    const number = () => {
      let [value, unit, byte] = [0, 1, 0];
      do { byte = bytes[at++]; value += (byte & 127) * unit; unit *= 128; } while (byte > 127);
      return value;
    };
    while (at < bytes.length) {
      const [tag, value] = [number(), number()];
      if (tag >> 3 === 6) return value !== 2;
      if ((tag & 7) === 2) at += value;
    }
    return false;
  };
  if (!window.__runs) {
    window.__runs = { count: 0 };
    const sockets = new WeakSet();
    const count = ({ data }) => { window.__runs.count += ends(new Uint8Array(data)) ? 1 : 0; };
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (...message) {
      if (!sockets.has(this)) this.addEventListener("message", count);
      sockets.add(this);
      return send.apply(this, message);
    };
  }
  return window.__runs.count;
}"""
# What the server sent last is drawn within two frames and Streamlit's own buffering of 10 ms.
_SETTLE = """() => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)));
})"""


def act(page: Page, fn: Callable[[], object], timeout: float = WAITING) -> None:
    """Do what makes the script run once more, and wait until it has run and is drawn."""
    before = page.evaluate(_COUNT_RUNS)
    fn()
    page.wait_for_function("(before) => window.__runs.count > before", arg=before, timeout=timeout)
    page.evaluate(_SETTLE)
    wait_app(page, timeout)
