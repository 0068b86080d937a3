"""The coordination office explores who knows whom."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
from browser import act
from graph import (
    SURFACE,
    ask,
    chosen,
    click_mark,
    is_remembered,
    place_of,
    positions,
    remember,
    wait_drawn,
)
from playwright.sync_api import Browser, Page, expect
from reader import choose, look, no_traceback, press, reader, row_with, submit, visit

from dare_network.charts.picture import mark_key
from dare_network.services.reference import body_key

pytestmark = pytest.mark.browser

INSPECTORATE = body_key("nl-igj")
COMMITTEE = body_key("eu-cat")


@pytest.fixture
def network(browser: Browser, address: str) -> Iterator[Page]:
    """The Network page with its picture drawn."""
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/network?show=picture")
        wait_drawn(page)
        yield page


def card(page: Page, name: str) -> None:
    """The card of this name stands beside the picture."""
    expect(page.locator(".card h2")).to_have_text(name)


def test_the_sample_is_drawn_and_a_search_opens_a_card(network: Page) -> None:
    assert ask(network, "graph.marks().length") > 100
    assert ask(network, "graph.lines().length") > 150
    expect(network.locator(".legend li").filter(has_text="Regulator, national")).to_be_visible()
    look(network, "network-focus", "Bram Okkerse")
    card(network, "Bram Okkerse")
    assert chosen(network) == mark_key(str(asked(network)))


def asked(page: Page) -> UUID:
    """The record that the address asks for."""
    return UUID(parse_qs(urlsplit(page.url).query)["id"][0])


def test_a_click_on_a_mark_opens_its_card_without_a_new_picture(network: Page) -> None:
    remember(network)
    before = positions(network)
    click_mark(network, str(INSPECTORATE))
    card(network, "Health and Youth Care Inspectorate")
    expect(network.locator(".eyebrow", has_text="Ties (")).to_be_visible()
    expect(network.locator(".eyebrow", has_text="Dialogues (")).to_be_visible()
    expect(network.get_by_role("link", name="DIA-2026-003", exact=False)).to_be_visible()
    assert asked(network) == INSPECTORATE
    assert is_remembered(network)
    assert positions(network) == before


def test_from_a_question_to_the_picture_and_back(browser: Browser, address: str) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/network")
        expect(page.get_by_role("heading", name="What would you like to know?")).to_be_visible()
        choose(page, "network-prompt-actor", "Bram Okkerse")
        wait_drawn(page)
        card(page, "Bram Okkerse")
        near = positions(page)
        sent = page.url
        look(page, "network-steps", "2 steps")
        wider = positions(page)
        assert len(wider) > len(near) > 1
        assert near == {key: wider[key] for key in near}
        press(page, "network-back")
        assert positions(page) == near
        press(page, "network-forward")
        assert positions(page) == wider
        with reader(browser, address) as (colleague, _other):
            visit(colleague, sent)
            wait_drawn(colleague)
            assert positions(colleague) == near
            card(colleague, "Bram Okkerse")


def test_a_mark_expands_where_it_stands_and_folds_again(browser: Browser, address: str) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/network?show=picture&focus={INSPECTORATE}&id={INSPECTORATE}&steps=0")
        wait_drawn(page)
        alone = positions(page)
        assert len(alone) == 1
        page.locator(SURFACE).dblclick(position=place_of(page, str(INSPECTORATE)))
        page.wait_for_function(
            "(surface) => surface.__graphView.marks().length > 1",
            arg=page.locator(SURFACE).element_handle(),
        )
        assert len(positions(page)) > 1
        press(page, "network-turn")
        assert positions(page) == alone


def test_a_view_is_kept_under_a_name_and_found_by_others(browser: Browser, address: str) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/network?show=picture&focus={INSPECTORATE}&steps=2")
        wait_drawn(page)
        press(page, "network-views_open")
        page.get_by_role("dialog").get_by_label("Name").fill("Around the inspectorate")
        page.get_by_role("dialog").get_by_text("Share with the consortium").click()
        submit(page)
        with reader(browser, address) as (other, _watch2):
            visit(other, f"{address}/network")
            act(other, other.get_by_role("button", name="Around the inspectorate").click)
            wait_drawn(other)
            assert "steps=2" in other.url


def test_filters_narrow_the_picture_and_the_table_alike(network: Page) -> None:
    act(network, network.get_by_role("button", name="Filters").click)
    choose(network, "network-in-category", "Regulator, EU")
    network.keyboard.press("Escape")
    network.keyboard.press("Escape")
    shapes = ask(network, "[...new Set(graph.marks().map(({ shape }) => shape))]")
    expect(network.locator(".legend li")).to_have_text(["Regulator, EU", "Dialogue"])
    assert len(shapes) <= 2
    act(network, network.get_by_text("The same as a table").click)
    row_with(network, "European Medicines Agency", "network-table")
    card(network, "European Medicines Agency")
    assert chosen(network) == mark_key(str(asked(network)))
    click_mark(network, str(COMMITTEE))
    card(network, "Committee for Advanced Therapies")


def test_everything_stands_where_it_stood_after_a_reload_and_for_somebody_else(
    network: Page, browser: Browser, address: str
) -> None:
    before = positions(network)
    visit(network, f"{address}/network?show=picture")
    wait_drawn(network)
    assert positions(network) == before
    with reader(browser, address) as (other, _watch):
        visit(other, f"{address}/network?show=picture")
        wait_drawn(other)
        assert positions(other) == before


def test_an_address_opens_the_card_of_a_stakeholder_and_of_a_dialogue(network: Page, address: str) -> None:
    visit(network, f"{address}/network?id={INSPECTORATE}")
    card(network, "Health and Youth Care Inspectorate")
    wait_drawn(network)
    assert chosen(network) == mark_key(str(INSPECTORATE))
    look(network, "network-focus", "DIA-2026-003")
    network.keyboard.press("Escape")
    card(network, "DIA-2026-003")
    network.get_by_role("link", name="Open this dialogue").click()
    expect(network.get_by_role("heading", name="DIA-2026-003", exact=False)).to_be_visible()


def test_an_address_of_nobody_shows_the_network_without_a_card(browser: Browser, address: str) -> None:
    with reader(browser, address) as (page, _watch):
        for nobody in (UUID(int=7), "nobody", "%00", "' OR 1=1"):
            visit(page, f"{address}/network?id={nobody}")
            card(page, "Who is who")
            wait_drawn(page)
            no_traceback(page)
