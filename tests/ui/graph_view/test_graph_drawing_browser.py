"""What is drawn by WebGL, dot by dot, and what a hand can do with it."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import act, start_app
from graph_page import (
    APP,
    GRAPH,
    SURFACE,
    ask,
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
)
from picture_builders import BLUE, ORANGE, SCRIPTS, crowd, hostile
from playwright.sync_api import Browser, Page

from dare_network.charts.picture import mark_key

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"
Colour = tuple[int, int, int]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The page with the graph."""
    with start_app(APP) as base_url:
        yield base_url


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The star, drawn for a reader who asked for fewer movements."""
    with story(browser, address, reduced_motion="reduce") as page:
        wait_drawn(page)
        yield page


def rgb(colour: str) -> Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def dots(page: Page, places: list[tuple[float, float]]) -> list[Colour]:
    """The colours at these places of the picture, in its own units; names are not in the way."""
    found = ask(
        page,
        f"""(() => {{
          const [painting] = graph.stage.snapshot();
          const {{ width, height }} = painting;
          const copy = Object.assign(document.createElement("canvas"), {{ width, height }});
          const ctx = copy.getContext("2d");
          ctx.drawImage(painting, 0, 0);
          const ratio = painting.width / painting.clientWidth;
          return {[list(place) for place in places]}.map(([x, y]) => {{
            const at = graph.screen({{ x, y }});
            const [column, row] = [at.x, at.y].map((part) => Math.round(part * ratio));
            return [...ctx.getImageData(column, row, 1, 1).data.slice(0, 3)];
          }});
        }})()""",
    )
    return [tuple(each) for each in found]


def near(one: Colour, other: Colour) -> bool:
    return all(abs(part - as_part) <= 8 for part, as_part in zip(one, other, strict=True))


def show(page: Page, name: str) -> None:
    act(page, button(page, name))
    wait_drawn(page)


def test_each_shape_is_drawn_in_its_colour_and_ringed_in_that_of_the_page(page: Page) -> None:
    show(page, "folded")
    white = (255, 255, 255)
    row = range(7)
    assert all(near(dot, rgb(ORANGE)) for dot in dots(page, [(100.0 * at, 0.0) for at in row]))
    # A corner of the square around each: only the square fills it.
    filled = [near(dot, rgb(ORANGE)) for dot in dots(page, [(100.0 * at + 26, -26.0) for at in row])]
    assert filled == [False, True, False, True, False, False, False]
    below = [near(dot, rgb(ORANGE)) for dot in dots(page, [(100.0 * at + 26, 26.0) for at in row])]
    assert below == [False, True, True, False, False, False, False]
    assert all(near(dot, white) for dot in dots(page, [(0.0, 45.0), (600.0, -45.0)]))


def test_a_mark_that_stands_for_others_has_a_second_ring_and_a_pale_one_is_pale_and_nameless(
    page: Page,
) -> None:
    show(page, "folded")
    ask(page, "void graph.look({x: -100, scale: 1})")
    middle, gap, ring = dots(page, [(-200.0, 0.0), (-200.0, 31.0), (-200.0, 33.0)])
    assert near(middle, rgb(BLUE))
    assert not near(gap, rgb(BLUE))
    assert near(ring, rgb(BLUE))
    (pale,) = dots(page, [(-100.0, 0.0)])
    assert min(pale) > max(rgb(BLUE))
    assert "Label pale" not in ask(page, "graph.shownLabels()")
    act(page, click_node(page, "pale"))
    wait_until(page, "graph.shownLabels().includes('Label pale')")
    assert near(dots(page, [(-100.0, 0.0)])[0], rgb(BLUE))


def test_choosing_a_mark_fades_what_is_not_tied_to_it(page: Page) -> None:
    act(page, click_node(page, "right"))
    wait_until(page, "graph.shownLabels().length === 3")
    hub, up, far = dots(page, [(0, 0), (0, -160), (320, 0)])
    assert near(hub, rgb(BLUE))
    assert near(far, rgb(BLUE))
    assert min(up) > max(rgb(BLUE))


def test_lines_between_the_same_marks_are_bent_apart_and_each_can_be_touched(page: Page) -> None:
    show(page, "parallel")
    # The first bends to the right of its way, which on the way east is downwards.
    for y in (-18, 0, 18):
        place = ask(page, f"graph.screen({{x: 0, y: {y}}})")
        act(page, click_at(page, place["x"], place["y"]))
        page.wait_for_timeout(400)
    loop = ask(page, "graph.screen({x: 200, y: -39})")
    act(page, click_at(page, loop["x"], loop["y"]))
    log(page).to_have_text("edge first; edge second; edge back; edge self")
    background = (255, 255, 255)
    act(page, click_at(page, 20, 20))
    drawn = dots(page, [(0.0, -18.0), (0.0, 0.0), (0.0, 18.0), (0.0, -9.0), (0.0, 9.0), (0.0, 40.0)])
    assert [not near(dot, background) for dot in drawn] == [True, True, True, False, False, False]


def test_an_arrow_ends_at_the_rim_of_its_target(page: Page) -> None:
    inside, head, aside = dots(page, [(2.0, -150.0), (2.0, -136.5), (2.0, -120.0)])
    assert near(inside, rgb(BLUE))
    assert not near(head, (255, 255, 255))
    assert near(aside, (255, 255, 255))


def test_a_line_drawn_round_marks_chooses_them_all(page: Page) -> None:
    corners = [ask(page, f"graph.screen({{x: {x}, y: {y}}})") for x, y in AROUND]
    page.keyboard.down("Shift")
    act(page, lambda: drag(page, [(corner["x"], corner["y"]) for corner in corners]))
    page.keyboard.up("Shift")
    log(page).to_have_text("lasso hub up left")
    spoken(page).to_have_text("3 marks are chosen.")
    assert ask(page, "graph.lines().filter(({ stress }) => stress === 1).length") == 2
    page.locator(SURFACE).focus()
    act(page, lambda: page.keyboard.press("Escape"))
    log(page).to_have_text("lasso hub up left; background None")


AROUND = [(-220, -220), (60, -220), (60, 60), (-220, 60), (-220, -200)]


def test_the_wheel_comes_closer_to_what_is_under_the_pointer(page: Page) -> None:
    place = spot(page, "far")
    page.locator(SURFACE).hover(position=place)
    page.mouse.wheel(0, -300)
    wait_until(page, "graph.camera().scale > 1.3")
    assert ask(page, f"graph.toScreen({mark_key('far')})") == pytest.approx(place, abs=0.5)


def test_dragging_the_background_moves_the_picture_and_chooses_nothing(page: Page) -> None:
    drag(page, [(20, 20), (120, 70)])
    assert camera(page) == pytest.approx({"x": -20, "y": camera(page)["y"], "scale": 1}, abs=1)
    log(page).to_have_text("nothing touched")


def test_two_fingers_zoom(browser: Browser, address: str) -> None:
    with story(browser, address, has_touch=True, viewport={"width": 390, "height": 844}) as page:
        wait_drawn(page)
        before = camera(page)["scale"]
        box = page.locator(SURFACE).bounding_box()
        assert box
        session = page.context.new_cdp_session(page)
        middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        for kind, apart in [("touchStart", 20), ("touchMove", 40), ("touchMove", 60), ("touchEnd", 0)]:
            fingers = [(middle[0] - apart, middle[1]), (middle[0] + apart, middle[1])] if apart else []
            points = [{"x": x, "y": y, "id": at} for at, (x, y) in enumerate(fingers)]
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        wait_until(page, f"graph.camera().scale > {2 * before}")
        log(page).to_have_text("nothing touched")


def test_marks_go_smoothly_to_new_places(browser: Browser, address: str) -> None:
    with story(browser, address) as page:
        wait_drawn(page)
        ask(page, f"void (window.xs = [], graph.watch(() => window.xs.push(graph.position({FAR}).x)))")
        act(page, button(page, "moved"))
        wait_until(page, f"graph.position({FAR}).x === 400")
        between = [x for x in ask(page, "window.xs") if 320 < x < 400]
        assert len(between) > 2
        assert between == sorted(between)


FAR = mark_key("far")


def test_marks_go_at_once_for_a_reader_who_asked_for_fewer_movements(page: Page) -> None:
    act(page, button(page, "moved"))
    assert ask(page, f"graph.position({FAR})") == {"x": 400, "y": 100}


def test_a_lost_context_is_restored_with_all_that_was_drawn(page: Page) -> None:
    act(page, click_node(page, "right"))
    before = dots(page, [(0, 0), (0, -160), (160, 0)])
    ask(page, "void (window.losing = graph.stage.painter.gl.getExtension('WEBGL_lose_context'))")
    page.evaluate("window.losing.loseContext()")
    page.wait_for_timeout(200)
    page.evaluate("window.losing.restoreContext()")
    wait_until(page, "!graph.stage.painter.gl.isContextLost()")
    page.wait_for_timeout(200)
    assert dots(page, [(0, 0), (0, -160), (160, 0)]) == before


def test_a_fine_screen_gets_a_fine_picture(browser: Browser, address: str) -> None:
    with story(browser, address, device_scale_factor=2) as page:
        wait_drawn(page)
        sizes = "[...surface.querySelectorAll('canvas')].map((each) => each.width / each.clientWidth)"
        assert ask(page, sizes) == [2, 2]
        assert near(dots(page, [(0, 0)])[0], rgb(BLUE))


def test_at_night_the_picture_is_dark(browser: Browser, address: str) -> None:
    with story(browser, address, color_scheme="dark") as page:
        wait_drawn(page)
        paper, hub = dots(page, [(80, 100), (0, 0)])
        assert max(paper) < 60
        assert near(hub, rgb(BLUE))


def test_a_crowd_is_drawn_named_and_touched(page: Page) -> None:
    show(page, "crowd")
    assert ask(page, "graph.lines().length") == len(crowd().edges)
    wait_until(page, "graph.shownLabels().includes('Label 0')")
    act(page, click_node(page, "0"))
    log(page).to_have_text("node 0")
    ask(page, "void graph.look({x: 0, y: 0, scale: 1})")
    assert near(dots(page, [(0, 0)])[0], rgb(BLUE))
    page.locator(SURFACE).hover(position=spot(page, "0"))
    tooltip(page).wait_for()
    assert tooltip(page).inner_text() == "Label 0, 2 ties"
    page.wait_for_timeout(300)
    drag(page, [(20, 20), (60, 60)])
    assert len(ask(page, "graph.shownLabels()")) > 0


def test_the_picture_is_saved_as_an_image_with_all_that_surrounds_it(page: Page) -> None:
    with page.expect_download() as download:
        button(page, "Save as an image (PNG)")()
    assert download.value.suggested_filename == "network.png"
    image = download.value.path().read_bytes()
    assert image.startswith(b"\x89PNG")
    width, height = (int.from_bytes(image[at : at + 4]) for at in (16, 20))
    shown = page.locator(SURFACE).bounding_box()
    assert shown
    assert width == round(shown["width"])
    assert height > shown["height"] + 60


def saved(page: Page, folder: Path) -> ElementTree.Element:
    with page.expect_download() as download:
        button(page, "Save as a drawing (SVG)")()
    assert download.value.suggested_filename == "network.svg"
    file = folder / "network.svg"
    download.value.save_as(file)
    return ElementTree.parse(file).getroot()


def test_the_picture_is_saved_as_a_drawing_with_all_that_surrounds_it(page: Page, tmp_path: Path) -> None:
    drawing = saved(page, tmp_path)
    texts = ["".join(text.itertext()) for text in drawing.iter(f"{SVG}text")]
    assert {"A heading", "A note", "Organisation", "Person", "Label hub", "Label far"} <= set(texts)
    fills = [path.get("fill") for path in drawing.iter(f"{SVG}path")]
    assert fills.count("none") == 5
    assert ORANGE in fills


def test_a_drawing_of_hostile_texts_holds_them_as_text(page: Page, tmp_path: Path) -> None:
    touched = hostile().nodes[-2]
    show(page, "hostile")
    act(page, click_node(page, touched.id))
    drawing = saved(page, tmp_path)
    assert {each.tag.removeprefix(SVG) for each in drawing.iter()} <= {
        "svg", "clipPath", "rect", "g", "path", "text", "tspan",
    }  # fmt: skip
    texts = ["".join(text.itertext()) for text in drawing.iter(f"{SVG}text")]
    assert SCRIPTS[0] in texts
    assert not re.search("on(error|load)", " ".join(key for each in drawing.iter() for key in each.attrib))


def test_nothing_hinders_anybody_seriously(page: Page) -> None:
    found = Axe().run(page, context=GRAPH).response["violations"]
    assert [fault["id"] for fault in found if fault["impact"] in {"serious", "critical"}] == []
