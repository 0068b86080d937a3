"""One try with a renderer that may freeze its browser: `python -m bench.attempt ADDRESS NODES`.

In a process of its own, because a page that is frozen answers to nothing, not even to being closed.
"""

import json
import os
import signal
import subprocess
import sys
from dataclasses import astuple, dataclass

from bench.canvas import PATIENCE, sitting
from tests.ui.browser import ROOT, start_browser


@dataclass(frozen=True, slots=True)
class Attempt:
    """Milliseconds until the picture is there, and frames drawn in a second while it is panned."""

    first_picture: float
    frames: float


def attempt(address: str, nodes: int) -> Attempt | None:
    """Open and pan a network of this size; None where it is not drawn in time."""
    command = [sys.executable, "-m", "bench.attempt", address, str(nodes)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, start_new_session=True)
    try:
        told, _errors = process.communicate(timeout=2 * PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return None
    return Attempt(*json.loads(told)) if process.returncode == 0 else None


def main() -> None:
    """Print both figures; end with an error where there is no picture."""
    address, nodes = sys.argv[1], int(sys.argv[2])
    with start_browser() as browser, sitting(browser, address, nodes) as sat:
        first = sat.first_picture()
        sat.page.wait_for_timeout(1500)
        frames, _gap = sat.panned()
    print(json.dumps(astuple(Attempt(first, frames))))


if __name__ == "__main__":
    main()
