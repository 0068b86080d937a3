"""Somebody clicks on whatever is in sight, as each role and in both languages, and nothing breaks.

`DARE_WALK_SEED` walks another way, and the same again; `DARE_WALK_STEPS` goes further in each walk.
"""

import os
import sys
import time

import pytest
from playwright.sync_api import Browser
from reader import reader, visit
from walker import LANGUAGES, Walker

from dare_network.domain.vocabulary import Role

pytestmark = pytest.mark.browser

SEED = os.environ.get("DARE_WALK_SEED", "1")
STEPS = int(os.environ.get("DARE_WALK_STEPS", "25"))
SECONDS_A_STEP = 2
"""On a busy machine a walk ends early."""


@pytest.mark.parametrize("role", Role)
def test_whatever_somebody_clicks_on_nothing_breaks_and_no_role_is_lost(
    browser: Browser, address: str, role: Role
) -> None:
    language = LANGUAGES[list(Role).index(role) % 2]
    sys.stdout.write(f"DARE_WALK_SEED={SEED} DARE_WALK_STEPS={STEPS}, as {role} in {language}\n")
    until = time.monotonic() + STEPS * SECONDS_A_STEP
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/?as={role}&lang={language}")
        walker = Walker(page, role, language, SEED)
        try:
            walker.stands()
            while len(walker.steps) < STEPS and time.monotonic() < until:
                walker.step()
        finally:
            sys.stdout.write("\n".join([*walker.steps, ""]))
