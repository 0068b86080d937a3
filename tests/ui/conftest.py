"""What the stories in a browser share."""

from collections.abc import Iterator

import pytest
from browser import start_browser
from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all stories; each story opens a context of its own."""
    with start_browser() as chromium:
        yield chromium
