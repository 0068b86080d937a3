"""The graph component in a real browser, under a strict content security policy."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from browser import WAITING, act, start_app, wait_app
from picture_builders import hostile, star
from playwright.sync_api import Browser, Page, expect

from dare_network.charts.standalone import standalone_html
from dare_network.ui.components.graph_view import GraphEvent, read_event
from dare_network.ui.components.graph_view.vendor import VENDOR_URL

pytestmark = pytest.mark.browser

APP = Path(__file__).with_name("graph_view_app") / "app.py"
GRAPH = ".st-key-graph"
SURFACE = f"{GRAPH} .surface"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The page with the graph."""
    with start_app(APP) as base_url:
        yield base_url


@contextmanager
def story(browser: Browser, address: str, path: str = "", **options: Any) -> Iterator[Page]:
    """A page that logs no error, runs no script of others and asks no other host for anything."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 1000}, **options})
    page = context.new_page()
    page.set_default_timeout(WAITING)
    errors: list[str] = []
    asked: list[str] = []
    page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.add_init_script("window.alert = () => { window.hacked = 'alert'; };")
    try:
        page.goto(address + path)
        if address.startswith("http"):
            wait_app(page)
        yield page
        own = (address, address.replace("http://", "ws://"), f"blob:{address}", "data:")
        assert [url for url in asked if not url.startswith(own)] == []
        assert page.evaluate("window.hacked ?? null") is None
        assert errors == []
    finally:
        context.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The star, drawn for a reader who asked for fewer movements, so that nothing has to be awaited."""
    with story(browser, address, reduced_motion="reduce") as page:
        wait_drawn(page)
        yield page


def wait_drawn(page: Page) -> None:
    """Wait until there is a network with at least one mark."""
    page.wait_for_function(
        "(surface) => document.querySelector('.st-key-graph') && surface?.__graphView?.nodes.length",
        arg=page.locator(SURFACE).element_handle(),
    )


def ask(page: Page, expression: str) -> Any:
    """Evaluate an expression in terms of `network`, `nodes`, `edges` and `labels`."""
    return page.locator(SURFACE).evaluate(
        "(surface, text) => { const {network, nodes, edges, labels} = surface.__graphView;"
        f" return ({expression}); }}"
    )


def click_at(page: Page, x: float, y: float) -> Callable[[], None]:
    """A click at a place of the picture, in pixels from its corner."""
    return lambda: page.locator(SURFACE).click(position={"x": x, "y": y})


def click_node(page: Page, key: str) -> Callable[[], None]:
    """A click on a mark."""
    place = ask(page, f"network.canvasToDOM(network.getPositions(['{key}'])['{key}'])")
    return click_at(page, place["x"], place["y"])


def camera(page: Page) -> tuple[Any, Any]:
    return ask(page, "network.getScale()"), ask(page, "network.getViewPosition()")


def watch_camera(page: Page) -> None:
    """Keep in `window.views` the different places, from left to right, at which the camera stood."""
    ask(page, "window.views = [Math.round(network.getViewPosition().x)]")
    ask(
        page,
        "network.on('afterDrawing', () => { const x = Math.round(network.getViewPosition().x);"
        " if (x !== window.views.at(-1)) window.views.push(x); })",
    )


def button(page: Page, name: str) -> Callable[[], None]:
    return page.get_by_role("button", name=name, exact=True).click


def log(page: Page) -> Any:
    return expect(page.locator(".st-key-log"))


def spoken(page: Page) -> Any:
    return expect(page.locator(f"{GRAPH} .spoken"))


def test_the_picture_is_drawn_with_its_legend(page: Page) -> None:
    assert ask(page, "nodes.getIds()") == [node.id for node in star().nodes]
    assert ask(page, "edges.length") == len(star().edges)
    assert ask(page, "labels.shown.length") == len(star().nodes)
    assert page.locator(f"{SURFACE} canvas").count() == 1
    expect(page.locator(f"{GRAPH} .legend li")).to_have_text(["Organisation", "Person"])


def test_a_click_on_a_mark_reaches_python_and_stresses_its_neighbours(page: Page) -> None:
    act(page, click_node(page, "right"))
    log(page).to_have_text("node right")
    assert ask(page, "network.getSelectedNodes()") == ["right"]
    strong = ask(page, "labels.shown.slice().sort()")
    assert strong == ["Label far", "Label hub", "Label right"]


def test_clicking_twice_on_the_same_mark_counts_twice(page: Page) -> None:
    act(page, click_node(page, "up"))
    act(page, click_node(page, "up"))
    log(page).to_have_text("node up; node up")


def test_a_click_on_a_line_and_on_the_background_reach_python(page: Page) -> None:
    middle = ask(page, "network.canvasToDOM({x: -80, y: 0})")
    act(page, click_at(page, middle["x"], middle["y"]))
    act(page, click_at(page, 20, 20))
    log(page).to_have_text("edge hub-left; background None")


def test_a_rerun_keeps_the_network_its_positions_and_the_camera(page: Page) -> None:
    ask(page, "network.moveTo({position: {x: 33, y: 44}, scale: 0.7})")
    ask(page, "window.first = network")
    before = camera(page), ask(page, "network.getPositions()")
    act(page, button(page, "again"))
    assert (camera(page), ask(page, "network.getPositions()")) == before
    assert ask(page, "window.first === network")
    assert page.locator(f"{GRAPH} canvas").count() == 1


def test_a_changed_picture_changes_only_what_differs(page: Page) -> None:
    ask(page, "network.moveTo({position: {x: 33, y: 44}, scale: 0.7})")
    ask(page, "window.first = network")
    ask(page, "window.seen = []")
    ask(page, "nodes.on('*', (kind, {items}) => window.seen.push(kind, ...items))")
    before = camera(page), ask(page, "network.getPositions(['hub', 'up', 'far'])")
    act(page, button(page, "changed"))
    expect(page.get_by_text("nothing touched")).to_be_visible()
    assert ask(page, "window.seen") == ["remove", "down", "add", "new", "update", "up"]
    assert ask(page, "[nodes.get('up').name, edges.get('hub-new').to, edges.get('hub-down')]") == [
        "Renamed",
        "new",
        None,
    ]
    assert (camera(page), ask(page, "network.getPositions(['hub', 'up', 'far'])")) == before
    assert ask(page, "window.first === network")


def test_a_dragged_mark_stays_where_it_was_put(page: Page) -> None:
    box = page.locator(SURFACE).bounding_box()
    start = ask(page, "network.canvasToDOM(network.getPosition('alone'))")
    assert box
    page.mouse.move(box["x"] + start["x"], box["y"] + start["y"])
    page.mouse.down()
    page.mouse.move(box["x"] + start["x"] - 60, box["y"] + start["y"] + 40, steps=6)
    page.mouse.up()
    moved = ask(page, "network.getPosition('alone')")
    assert (round(moved["x"]), round(moved["y"])) == (260, 200)
    act(page, click_node(page, "hub"))
    act(page, button(page, "changed"))
    assert ask(page, "network.getPosition('alone')") == {"x": int(moved["x"]), "y": int(moved["y"])}
    log(page).to_have_text("node hub")


def test_the_camera_goes_smoothly_to_a_mark_that_python_chose(browser: Browser, address: str) -> None:
    with story(browser, address) as page:
        wait_drawn(page)
        watch_camera(page)
        act(page, button(page, "search"))
        page.wait_for_function("() => window.views.at(-1) === 320")
        assert len(ask(page, "window.views")) > 3
        assert ask(page, "network.getSelectedNodes()") == ["far"]


def test_the_camera_jumps_for_a_reader_who_asked_for_fewer_movements(page: Page) -> None:
    watch_camera(page)
    act(page, button(page, "search"))
    assert ask(page, "window.views") == [80, 320]


def test_the_camera_stays_for_a_mark_that_is_chosen_from_the_start(page: Page) -> None:
    act(page, button(page, "search"))
    act(page, lambda: page.get_by_text("hide").click())
    act(page, lambda: page.get_by_text("hide").click())
    wait_drawn(page)
    assert ask(page, "network.getSelectedNodes()") == ["far"]
    assert ask(page, "network.getViewPosition().x") == pytest.approx(80, abs=2)


def test_the_camera_stays_where_the_reader_clicked(page: Page) -> None:
    before = camera(page)
    act(page, click_node(page, "far"))
    assert camera(page) == before


def test_the_keyboard_walks_along_the_ties_and_says_where_it_is(page: Page) -> None:
    page.locator(SURFACE).focus()
    for key, sentence in [
        ("ArrowRight", "Label hub, 4 ties"),  # the busiest
        ("ArrowRight", "Label up, 1 tie"),  # its neighbours, clockwise from the top
        ("ArrowRight", "Label right, 2 ties"),
        ("ArrowDown", "Label far, 1 tie"),
        ("ArrowUp", "Label right, 2 ties"),
        ("ArrowUp", "Label hub, 4 ties"),
        ("ArrowLeft", "Label left, 1 tie"),
    ]:
        page.keyboard.press(key)
        spoken(page).to_have_text(sentence)
    log(page).to_have_text("nothing touched")
    act(page, lambda: page.keyboard.press("Enter"))
    log(page).to_have_text("node left")
    act(page, lambda: page.keyboard.press("Escape"))
    log(page).to_have_text("node left; background None")
    spoken(page).to_have_text("Nothing is selected.")
    assert ask(page, "network.getSelectedNodes()") == []


def test_plus_and_minus_zoom(page: Page) -> None:
    page.locator(SURFACE).focus()
    scale = ask(page, "network.getScale()")
    page.keyboard.press("+")
    assert ask(page, "network.getScale()") == pytest.approx(scale * 1.3)
    page.keyboard.press("-")
    assert ask(page, "network.getScale()") == pytest.approx(scale)


def test_the_buttons_have_names_and_zoom_fit_and_save(page: Page) -> None:
    names = ["Zoom in", "Zoom out", "Show everything", "Full screen", "Save as an image"]
    for name in names:
        expect(page.get_by_role("button", name=name, exact=True)).to_be_visible()
    scale = ask(page, "network.getScale()")
    button(page, "Zoom in")()
    assert ask(page, "network.getScale()") == pytest.approx(scale * 1.4)
    button(page, "Show everything")()
    assert ask(page, "network.getScale()") == pytest.approx(scale)
    with page.expect_download() as download:
        button(page, "Save as an image")()
    assert download.value.suggested_filename == "network.png"
    assert download.value.path().read_bytes().startswith(b"\x89PNG")


def test_full_screen_can_be_entered_and_left(page: Page) -> None:
    button(page, "Full screen")()
    expect(page.get_by_role("button", name="Leave full screen")).to_be_visible()
    button(page, "Leave full screen")()
    expect(page.get_by_role("button", name="Full screen", exact=True)).to_be_visible()


def test_the_picture_has_a_name_for_those_who_hear_the_page(page: Page) -> None:
    surface = page.get_by_role("application", name="A test network")
    expect(surface).to_have_attribute("tabindex", "0")
    assert page.locator(f"{GRAPH} [tabindex]").count() == 1


def test_the_pointer_shows_the_title_as_text(page: Page) -> None:
    place = ask(page, "network.canvasToDOM(network.getPosition('up'))")
    page.locator(SURFACE).hover(position=place)
    expect(page.locator(f"{GRAPH} .vis-tooltip")).to_have_text("Title of up")
    expect(page.locator(f"{GRAPH} .vis-tooltip")).to_be_visible()


def test_small_marks_far_away_are_nameless(page: Page) -> None:
    ask(page, "network.moveTo({scale: 0.05})")
    page.wait_for_function(
        "(surface) => surface.__graphView.labels.shown.length < 3",
        arg=page.locator(SURFACE).element_handle(),
    )
    assert "Label hub" in ask(page, "labels.shown")


def test_the_theme_changes_without_a_new_network(page: Page) -> None:
    ask(page, "window.first = network")
    light = ask(page, "nodes.get('hub').color.border")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        "([surface, light]) => surface.__graphView.nodes.get('hub').color.border !== light",
        arg=[page.locator(SURFACE).element_handle(), light],
    )
    paper = page.locator(f"{GRAPH} .frame").evaluate("(e) => getComputedStyle(e).backgroundColor")
    border = ask(page, "nodes.get('hub').color.border")
    assert page.evaluate("(c) => new Option().style.color = c", border)
    assert paper != "rgb(255, 255, 255)"
    assert ask(page, "window.first === network")


def test_hostile_texts_are_shown_as_text(page: Page) -> None:
    expected = [node.title for node in hostile().nodes]
    act(page, button(page, "hostile"))
    assert ask(page, "nodes.map((node) => node.title)") == expected
    expect(page.locator(f"{GRAPH} .legend li")).to_have_count(len(hostile().legend))
    for at in (len(expected) - 8, len(expected) - 7):
        place = ask(page, f"network.canvasToDOM(network.getPosition(nodes.getIds()[{at}]))")
        page.locator(SURFACE).hover(position=place)
        expect(page.locator(f"{GRAPH} .vis-tooltip")).to_have_text(expected[at])
    page.locator(SURFACE).focus()
    for _step in range(6):
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowDown")
    assert page.locator(f"{GRAPH} img").count() == 0


def test_an_empty_picture_says_so_and_fills_later(browser: Browser, address: str) -> None:
    with story(browser, address, "/?shown=empty") as page:
        expect(page.get_by_text("There is nothing to draw.")).to_be_visible()
        act(page, button(page, "star"))
        wait_drawn(page)
        expect(page.get_by_text("There is nothing to draw.")).to_be_hidden()
        assert len(ask(page, "labels.shown")) == len(star().nodes)


def test_the_picture_is_cleared_away_and_comes_back(page: Page) -> None:
    ask(page, "window.first = network")
    act(page, lambda: page.get_by_text("hide").click())
    expect(page.locator(SURFACE)).to_have_count(0)
    assert page.evaluate("window.first.canvas === undefined")
    act(page, lambda: page.get_by_text("hide").click())
    wait_drawn(page)
    act(page, click_node(page, "left"))
    log(page).to_have_text("node left")


def test_a_script_that_cannot_be_loaded_is_told_in_a_sentence(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route(f"**/{VENDOR_URL}", lambda route: route.abort())
    page.goto(address)
    wait_app(page)
    expect(page.get_by_text("its script could not be loaded")).to_be_visible()
    context.close()


def test_a_browser_without_a_canvas_is_told_in_a_sentence(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null;")
    page.goto(address)
    wait_app(page)
    expect(page.get_by_text("This browser cannot draw the picture.")).to_be_visible()
    context.close()


def test_a_finger_can_choose_a_mark(browser: Browser, address: str) -> None:
    with story(browser, address, has_touch=True, viewport={"width": 390, "height": 844}) as page:
        wait_drawn(page)
        place = ask(page, "network.canvasToDOM(network.getPosition('hub'))")
        act(page, lambda: page.locator(SURFACE).tap(position=place))
        log(page).to_have_text("node hub")


def test_choosing_a_mark_does_not_send_the_picture_again(browser: Browser, address: str) -> None:
    first = hostile().nodes[0].id
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
    act(page, click_node(page, first))
    assert whole > 20_000
    assert sum(received) < 10_000
    context.close()


def test_the_picture_waits_for_its_style(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/style.css", lambda route: (time.sleep(1), route.continue_()))
    page.goto(address)
    wait_drawn(page)
    assert ask(page, "[network.getScale(), Math.round(network.getViewPosition().x)]") == [1, 80]
    assert page.locator(f"{SURFACE} canvas").evaluate("(canvas) => canvas.clientHeight") > 500
    context.close()


def test_a_picture_in_a_closed_tab_fits_when_the_tab_is_opened(browser: Browser, address: str) -> None:
    hostile()
    with story(browser, address, "/?within=tab&shown=hostile") as page:
        wait_drawn(page)
        page.get_by_role("tab", name="Picture").click()
        expect(page.locator(SURFACE)).to_be_visible()
        page.wait_for_function(
            "(surface) => surface.__graphView.network.getScale() < 0.55",
            arg=page.locator(SURFACE).element_handle(),
        )
        assert ask(page, "labels.shown.length") > 20


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


@pytest.mark.parametrize(
    ("sent", "event"),
    [
        ({"kind": "node", "id": "hub"}, GraphEvent("node", "hub")),
        ({"kind": "edge", "id": "hub-up"}, GraphEvent("edge", "hub-up")),
        ({"kind": "background", "id": "hub"}, GraphEvent("background", None)),
        ({"kind": "node", "id": "gone"}, None),
        ({"kind": "node", "id": "hub-up"}, None),
        ({"kind": "edge", "id": "hub"}, None),
        ({"kind": "node", "id": ["hub"]}, None),
        ({"kind": "other", "id": "hub"}, None),
        ("hub", None),
        (None, None),
    ],
)
def test_only_what_is_in_the_picture_can_have_been_touched(sent: object, event: GraphEvent | None) -> None:
    assert read_event(star(), sent) == event
