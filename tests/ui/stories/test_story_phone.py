"""On a telephone everything can be met by a finger."""

import pytest
from browser import act
from playwright.sync_api import Browser, expect
from reader import choice_of, reader, visit

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.mark.parametrize(
    ("page_name", "field"),
    [("stakeholders", "stakeholders-list-category"), ("dialogues", "dialogues-list-topic")],
)
def test_the_field_above_a_table_opens_wherever_it_is_tapped(
    browser: Browser, address: str, page_name: str, field: str
) -> None:
    with reader(browser, address, **PHONE) as (page, _watch):
        visit(page, f"{address}/{page_name}")
        expect(page.get_by_test_id("stElementToolbar").first).to_be_visible()
        opener = choice_of(page, field).get_by_role("button", name="Open")
        opener.tap()
        expect(page.get_by_role("option").first).to_be_visible()


def test_the_menu_shuts_once_a_page_is_chosen_in_it(browser: Browser, address: str) -> None:
    with reader(browser, address, **PHONE) as (page, _watch):
        visit(page, address)
        menu = page.get_by_test_id("stSidebar")
        page.get_by_test_id("stExpandSidebarButton").tap()
        expect(menu).to_have_attribute("data-collapsed", "false")
        act(page, page.get_by_role("link", name="Dialogues", exact=True).tap)
        expect(page.get_by_role("heading", name="Dialogues", level=1)).to_be_visible()
        expect(menu).to_have_attribute("data-collapsed", "true")
