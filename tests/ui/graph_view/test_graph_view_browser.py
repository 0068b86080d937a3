"""The graph component in a real browser, under a strict policy, drawn by WebGL and by vis-network alike."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import act, start_app, wait_app
from graph_page import (
    APP,
    GRAPH,
    SURFACE,
    ask,
    blank,
    button,
    camera,
    click_at,
    click_node,
    drag,
    log,
    spoken,
    spot,
    story,
    tooltip,
    wait_drawn,
    wait_until,
    watch_camera,
)
from picture_builders import hostile, star
from playwright.sync_api import Browser, Page, expect

from dare_network.charts.picture import mark_key
from dare_network.charts.standalone import standalone_html
from dare_network.ui.graph_view.vendor import VENDOR_URL

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The page with the graph."""
    with start_app(APP) as base_url:
        yield base_url


@pytest.fixture
def renderer() -> str:
    """The way to draw; a test that is marked `in_both` is done in the fallback as well."""
    return "webgl"


in_both = pytest.mark.parametrize("renderer", ["webgl", "vis-network"])


@pytest.fixture
def page(browser: Browser, address: str, renderer: str) -> Iterator[Page]:
    """The star, drawn for a reader who asked for fewer movements, so that nothing has to be awaited."""
    with story(browser, address, webgl=renderer == "webgl", reduced_motion="reduce") as page:
        wait_drawn(page)
        yield page


@in_both
def test_the_picture_is_drawn_with_its_legend(page: Page, renderer: str) -> None:
    assert ask(page, "graph.renderer") == renderer
    assert ask(page, "graph.marks().map(({ key }) => key)") == [mark_key(node.id) for node in star().nodes]
    assert ask(page, "graph.lines().length") == len(star().edges)
    assert ask(page, "graph.shownLabels().length") == len(star().nodes)
    expect(page.locator(f"{GRAPH} .legend li")).to_have_text(["Organisation", "Person"])


@in_both
def test_a_click_on_a_mark_reaches_python_and_stresses_its_neighbours(page: Page) -> None:
    act(page, click_node(page, "right"))
    log(page).to_have_text("node right")
    assert ask(page, "graph.selected()") == mark_key("right")
    wait_until(page, "graph.shownLabels().length === 3")
    assert ask(page, "graph.shownLabels().sort()") == ["Label far", "Label hub", "Label right"]
    strong = "graph.lines().filter(({ stress }) => stress === 1).map(({ title }) => title)"
    assert ask(page, strong) == ["hub to right", "right to far"]


def test_clicking_twice_on_the_same_mark_counts_twice(page: Page) -> None:
    act(page, click_node(page, "up"))
    page.wait_for_timeout(400)
    act(page, click_node(page, "up"))
    log(page).to_have_text("node up; node up")


@in_both
def test_a_double_click_asks_to_unfold_a_mark(page: Page) -> None:
    place = spot(page, "up")
    act(page, lambda: page.locator(SURFACE).dblclick(position=place))
    log(page).to_contain_text("unfold up")
    assert ask(page, "graph.selected()") == mark_key("up")


@in_both
def test_a_click_on_a_line_and_on_the_background_reach_python(page: Page) -> None:
    middle = ask(page, "graph.screen({x: -80, y: 0})")
    act(page, click_at(page, middle["x"], middle["y"]))
    page.wait_for_timeout(400)
    act(page, click_at(page, 20, 20))
    log(page).to_have_text("edge hub-left; background None")


@in_both
def test_a_rerun_keeps_the_picture_its_positions_and_the_camera(page: Page) -> None:
    ask(page, "void (graph.look({x: 33, y: 44, scale: 0.7}), window.first = graph.stage)")
    before = camera(page), ask(page, "graph.positions()")
    act(page, button(page, "again"))
    assert (camera(page), ask(page, "graph.positions()")) == before
    assert ask(page, "window.first === graph.stage")


@in_both
def test_a_changed_picture_changes_only_what_differs(page: Page) -> None:
    ask(page, "void (graph.look({x: 33, y: 44, scale: 0.7}), window.first = graph.stage)")
    before = camera(page), ask(page, f"[{', '.join(f'graph.position({mark_key(key)})' for key in KEPT)}]")
    act(page, button(page, "changed"))
    expect(page.get_by_text("nothing touched")).to_be_visible()
    keys = ask(page, "graph.marks().map(({ key }) => key)")
    assert mark_key("down") not in keys
    assert mark_key("new") in keys
    assert "Renamed" in ask(page, "graph.marks().map(({ label }) => label)")
    assert ask(page, "graph.lines().map(({ title }) => title).at(-1)") == "hub to new"
    after = camera(page), ask(page, f"[{', '.join(f'graph.position({mark_key(key)})' for key in KEPT)}]")
    assert after == before
    assert ask(page, "window.first === graph.stage")


KEPT = ("hub", "up", "far")


def test_a_dragged_mark_stays_where_it_was_put(page: Page) -> None:
    start = spot(page, "alone")
    drag(page, [(start["x"], start["y"]), (start["x"] - 60, start["y"] + 40)])
    moved = ask(page, f"graph.position({mark_key('alone')})")
    assert (round(moved["x"]), round(moved["y"])) == (260, 200)
    act(page, click_node(page, "hub"))
    act(page, button(page, "changed"))
    assert ask(page, f"graph.position({mark_key('alone')})") == moved
    log(page).to_have_text("node hub")


def test_the_camera_jumps_for_a_reader_who_asked_for_fewer_movements(page: Page) -> None:
    watch_camera(page)
    act(page, button(page, "search"))
    wait_until(page, "window.views.length > 1")
    assert ask(page, "window.views") == [80, 320]


def test_the_camera_stays_for_a_mark_that_is_chosen_from_the_start(page: Page) -> None:
    act(page, button(page, "search"))
    act(page, lambda: page.get_by_text("hide").click())
    act(page, lambda: page.get_by_text("hide").click())
    wait_drawn(page)
    wait_until(page, f"graph.selected() === {mark_key('far')}")
    assert camera(page)["x"] == pytest.approx(80, abs=2)


def test_the_camera_stays_where_the_reader_clicked(page: Page) -> None:
    before = camera(page)
    act(page, click_node(page, "far"))
    assert camera(page) == before


@in_both
def test_the_keyboard_walks_along_the_ties_and_says_where_it_is(page: Page) -> None:
    page.locator(SURFACE).focus()
    for key, sentence in [
        ("ArrowRight", "Title of hub"),  # the busiest
        ("ArrowRight", "Title of up"),  # its neighbours, clockwise from the top
        ("ArrowRight", "Title of right"),
        ("ArrowDown", "Title of far"),
        ("ArrowUp", "Title of right"),
        ("ArrowUp", "Title of hub"),
        ("ArrowLeft", "Title of left"),
    ]:
        page.keyboard.press(key)
        spoken(page).to_have_text(sentence)
    log(page).to_have_text("nothing touched")
    act(page, lambda: page.keyboard.press("Enter"))
    log(page).to_have_text("node left")
    act(page, lambda: page.keyboard.press("e"))
    log(page).to_have_text("node left; unfold left")
    act(page, lambda: page.keyboard.press("Escape"))
    log(page).to_have_text("node left; unfold left; background None")
    spoken(page).to_have_text("Nothing is selected.")
    assert ask(page, "graph.selected()") is None


def test_a_mark_without_a_title_is_told_by_its_name_and_ties(page: Page) -> None:
    act(page, button(page, "untitled"))
    page.locator(SURFACE).focus()
    for key, sentence in [("ArrowRight", "Label hub, 4 ties"), ("ArrowRight", "Label up, 1 tie")]:
        page.keyboard.press(key)
        spoken(page).to_have_text(sentence)


def test_plus_and_minus_zoom_and_f_shows_everything(page: Page) -> None:
    page.locator(SURFACE).focus()
    before = camera(page)
    page.keyboard.press("+")
    assert camera(page)["scale"] == pytest.approx(before["scale"] * 1.3)
    page.keyboard.press("-")
    assert camera(page)["scale"] == pytest.approx(before["scale"])
    ask(page, "void graph.look({x: 500, scale: 2})")
    page.keyboard.press("f")
    assert camera(page) == pytest.approx(before)


def test_the_buttons_have_names_and_zoom_and_fit(page: Page) -> None:
    names = ["Zoom in", "Zoom out", "Show everything", "Full screen"]
    for name in [*names, "Save as an image (PNG)", "Save as a drawing (SVG)"]:
        expect(page.get_by_role("button", name=name, exact=True)).to_be_visible()
    scale = camera(page)["scale"]
    button(page, "Zoom in")()
    assert camera(page)["scale"] == pytest.approx(scale * 1.4)
    button(page, "Show everything")()
    assert camera(page)["scale"] == pytest.approx(scale)


def test_full_screen_can_be_entered_and_left(page: Page) -> None:
    button(page, "Full screen")()
    expect(page.get_by_role("button", name="Leave full screen")).to_be_visible()
    button(page, "Leave full screen")()
    expect(page.get_by_role("button", name="Full screen", exact=True)).to_be_visible()


def test_the_picture_has_a_name_for_those_who_hear_the_page(page: Page) -> None:
    surface = page.get_by_role("application", name="A test network")
    expect(surface).to_have_attribute("tabindex", "0")
    assert page.locator(f"{GRAPH} [tabindex]").count() == 1


def test_the_pointer_shows_the_title_of_a_mark_and_of_a_line_as_text(page: Page) -> None:
    page.locator(SURFACE).hover(position=spot(page, "up"))
    expect(tooltip(page)).to_have_text("Title of up")
    expect(tooltip(page)).to_be_visible()
    page.locator(SURFACE).hover(position=ask(page, "graph.screen({x: -80, y: 0})"))
    expect(tooltip(page)).to_have_text("hub to left")
    page.locator(SURFACE).hover(position={"x": 20, "y": 20})
    expect(tooltip(page)).to_be_hidden()


def test_small_marks_far_away_are_nameless(page: Page) -> None:
    ask(page, "void graph.look({scale: 0.05})")
    wait_until(page, "graph.shownLabels().length < 3")
    assert "Label hub" in ask(page, "graph.shownLabels()")


@in_both
def test_the_theme_changes_without_a_new_picture(page: Page) -> None:
    ask(page, "void (window.first = graph.stage)")
    page.emulate_media(color_scheme="dark")
    wait_until(page, "graph.theme().paper !== '#ffffff' && graph.theme().paper !== '#FFFFFF'")
    paper = page.locator(f"{GRAPH} .frame").evaluate("(e) => getComputedStyle(e).backgroundColor")
    assert paper != "rgb(255, 255, 255)"
    assert ask(page, "window.first === graph.stage")
    page.emulate_media(color_scheme="light")


@in_both
def test_hostile_texts_are_shown_as_text(page: Page) -> None:
    nodes = hostile().nodes
    act(page, button(page, "hostile"))
    assert ask(page, "graph.marks().map(({ title }) => title)") == [node.title for node in nodes]
    expect(page.locator(f"{GRAPH} .legend li")).to_have_count(len(hostile().legend))
    for node in nodes[-8:-6]:
        page.locator(SURFACE).hover(position=spot(page, node.id))
        expect(tooltip(page)).to_have_text(node.title)
    page.locator(SURFACE).focus()
    for _step in range(6):
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowDown")
    assert page.locator(f"{GRAPH} img").count() == 0


def test_the_picture_is_cleared_away_and_comes_back(page: Page) -> None:
    act(page, lambda: page.get_by_text("hide").click())
    expect(page.locator(SURFACE)).to_have_count(0)
    act(page, lambda: page.get_by_text("hide").click())
    wait_drawn(page)
    act(page, click_node(page, "left"))
    log(page).to_have_text("node left")


@in_both
def test_an_empty_picture_says_so_and_fills_later(browser: Browser, address: str, renderer: str) -> None:
    with story(browser, address, "/?shown=empty", webgl=renderer == "webgl") as page:
        expect(page.get_by_text("There is nothing to draw.")).to_be_visible()
        act(page, button(page, "star"))
        wait_drawn(page)
        expect(page.get_by_text("There is nothing to draw.")).to_be_hidden()
        wait_until(page, f"graph.shownLabels().length === {len(star().nodes)}")


def test_a_finger_can_choose_a_mark(browser: Browser, address: str, renderer: str) -> None:
    window = {"width": 390, "height": 844}
    with story(browser, address, webgl=renderer == "webgl", has_touch=True, viewport=window) as page:
        wait_drawn(page)
        place = spot(page, "hub")
        act(page, lambda: page.locator(SURFACE).tap(position=place))
        log(page).to_have_text("node hub")


def test_the_camera_goes_smoothly_to_a_mark_that_python_chose(
    browser: Browser, address: str, renderer: str
) -> None:
    with story(browser, address, webgl=renderer == "webgl") as page:
        wait_drawn(page)
        watch_camera(page)
        act(page, button(page, "search"))
        wait_until(page, "window.views.at(-1) === 320")
        assert len(ask(page, "window.views")) > 3
        assert ask(page, "graph.selected()") == mark_key("far")


def test_a_picture_in_a_closed_tab_fits_when_the_tab_is_opened(
    browser: Browser, address: str, renderer: str
) -> None:
    with story(browser, address, "/?within=tab&shown=hostile", webgl=renderer == "webgl") as page:
        wait_drawn(page)
        page.get_by_role("tab", name="Picture").click()
        expect(page.locator(SURFACE)).to_be_visible()
        wait_until(page, "graph.camera().scale < 0.55 && graph.shownLabels().length > 20")


def test_the_picture_waits_for_its_style(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/style.css", lambda route: (time.sleep(1), route.continue_()))
    page.goto(address)
    wait_drawn(page)
    assert camera(page) == {"x": 80, "y": pytest.approx(0, abs=2), "scale": 1}
    assert page.locator(f"{SURFACE} canvas").first.evaluate("(canvas) => canvas.clientHeight") > 500
    context.close()


def test_a_browser_without_a_canvas_is_told_in_a_sentence(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null;")
    page.goto(address)
    wait_app(page)
    expect(page.get_by_text("This browser cannot draw the picture.")).to_be_visible()
    context.close()


@pytest.mark.parametrize("webgl", [True, False])
def test_vis_network_is_fetched_only_where_it_draws(browser: Browser, address: str, webgl: bool) -> None:
    with blank(browser, webgl=webgl) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        wait_drawn(page)
        assert any(url.endswith(VENDOR_URL) for url in asked) is not webgl


def test_a_script_that_cannot_be_loaded_is_told_in_a_sentence(browser: Browser, address: str) -> None:
    with blank(browser, webgl=False) as page:
        page.route(f"**/{VENDOR_URL}", lambda route: route.fulfill(body=""))
        page.goto(address)
        wait_app(page)
        expect(page.get_by_text("its script could not be loaded")).to_be_visible()


def test_choosing_a_mark_does_not_send_the_picture_again(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    received: list[int] = []
    count = lambda frame: received.append(len(frame))  # noqa: E731
    page.on("websocket", lambda socket: socket.on("framereceived", count))
    page.goto(f"{address}/?shown=hostile")
    wait_app(page)
    wait_drawn(page)
    whole = sum(received)
    received.clear()
    act(page, click_node(page, hostile().nodes[0].id))
    assert whole > 15_000
    assert sum(received) < 10_000
    received.clear()
    act(page, button(page, "again"))
    assert sum(received) < 10_000
    context.close()


def test_the_standalone_file_draws_without_a_network(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "network.html"
    file.write_bytes(standalone_html(hostile(), "A title", "A note"))
    with story(browser, file.as_uri()) as page:
        drawn = page.locator("#picture").evaluate("(e) => e.__graphView.network.getPositions()")
        assert len(drawn) == len(hostile().nodes)
        page.locator("#picture canvas").hover()
        page.get_by_role("button").first.click()
        selected = "(e) => e.__graphView.network.getSelectedNodes().length"
        assert page.locator("#picture").evaluate(selected) == 1
