"""A liaison takes a dialogue along: minutes and briefing as files, and its days into a calendar."""

import io
from pathlib import Path

import docx
import icalendar
import pytest
from browser import act
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from reader import choose, no_traceback, press, reader, visit

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.services.dialogues import dossiers
from dare_network.store.engine import open_engine

pytestmark = pytest.mark.browser


def taken(page: Page, key: str) -> tuple[str, bytes]:
    """The name and the content of the file behind a button."""
    with page.expect_download() as download:
        page.locator(f"[class*='st-key-{key}'] button").first.click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


@pytest.mark.parametrize(("language", "level"), [("EN", "Restricted"), ("NL", "Beperkt")])
def test_a_dialogue_is_taken_along_as_files(
    browser: Browser, address: str, database: Path, language: str, level: str
) -> None:
    engine = open_engine(f"sqlite:///{database}")
    known = dossiers(engine, Viewer("liaison", Role.LIAISON))
    engine.dispose()
    found = next(each for each in known if each.meetings and each.dialogue.confidentiality == "restricted")
    ref, key = found.dialogue.ref, f"files-{found.dialogue.id}"
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/dialogues?id={found.dialogue.id}&lang={language}")
        press(page, f"{key}_open")
        expect(page.get_by_role("dialog")).to_be_visible()
        name, content = taken(page, f"{key}-briefing-docx")
        assert name == f"{ref}_briefing.docx"
        word = docx.Document(io.BytesIO(content))
        assert word.sections[0].header.paragraphs[0].text.startswith(f"{level} · {ref}")
        name, content = taken(page, f"{key}-minutes-pdf")
        assert name.startswith(f"{ref}_minutes_")
        pdf = PdfReader(io.BytesIO(content))
        assert pdf.trailer["/Root"]["/Lang"] == language.lower()
        assert ref in pdf.pages[0].extract_text()
        act(page, page.get_by_role("dialog").locator("[class*='minutes-layer'] label").last.click)
        name, content = taken(page, f"{key}-minutes-docx")
        assert name.startswith(f"{ref}_public_summary_")
        name, content = taken(page, f"{key}-calendar")
        assert name == f"{ref}.ics"
        assert str(found.meetings[0].id) in {
            str(e["UID"]) for e in icalendar.Calendar.from_ical(content).events
        }
        no_traceback(page)


def test_all_due_days_are_taken_along_from_the_list(browser: Browser, address: str) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/dialogues?lang=EN")
        choose(page, "eyes", "Steering committee")
        name, content = taken(page, "dialogues-due")
        assert name == "commitments.ics"
        assert len(icalendar.Calendar.from_ical(content).events) > 3
