"""What the theme and the style sheet write can be read on what they write it on, by day and at night."""

import re
import tomllib
from collections.abc import Iterator

import pytest
from browser import ROOT

CONFIG = ROOT / ".streamlit" / "config.toml"
STYLE = (ROOT / "dare_network" / "ui" / "style.css").read_text()
THEME = tomllib.loads(CONFIG.read_text())["theme"]
SCHEMES = ("light", "dark")
TEXT, SHAPE = 4.5, 3.0
"""The least contrast of WCAG 2.2 for text, and for what tells a control from the page."""

Colour = tuple[float, float, float]


def of(code: str) -> Colour:
    """A colour by its code, in parts from 0 to 1."""
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def mixed(over: Colour, under: Colour, share: float) -> Colour:
    """A colour of which so much covers another."""
    red, green, blue = (share * one + (1 - share) * other for one, other in zip(over, under, strict=True))
    return red, green, blue


def luminance(colour: Colour) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def papers(scheme: str) -> Iterator[Colour]:
    """Everything that a page is written on."""
    for part in (THEME[scheme], THEME[scheme]["sidebar"]):
        yield of(part["backgroundColor"])
        yield of(part["secondaryBackgroundColor"])


def test_the_contrast_of_black_and_white_is_21() -> None:
    assert contrast(of("#000000"), of("#FFFFFF")) == pytest.approx(21)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", ["textColor", "linkColor", "primaryColor"])
def test_text_links_and_what_is_chosen_can_be_read(scheme: str, name: str) -> None:
    colour = of(THEME[scheme][name])
    assert min(contrast(colour, paper) for paper in papers(scheme)) >= TEXT


@pytest.mark.parametrize("scheme", SCHEMES)
def test_fields_and_buttons_stand_out_from_the_page(scheme: str) -> None:
    assert contrast(of(THEME[scheme]["borderColor"]), of(THEME[scheme]["backgroundColor"])) >= SHAPE


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_written_paler_can_still_be_read(scheme: str) -> None:
    text = of(THEME[scheme]["textColor"])
    shares = [
        int(share) / 100 for share in re.findall(r"[{;] color: color-mix\([^)]*currentColor (\d+)%", STYLE)
    ]
    assert len(shares) >= 5
    for paper in papers(scheme):
        assert contrast(mixed(text, paper, min(shares)), paper) >= TEXT


def test_nothing_is_made_paler_with_all_that_stands_in_it() -> None:
    assert {found for found in re.findall(r"opacity: ([\d.]+)", STYLE)} <= {"1"}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_badges_and_marks_can_be_read(scheme: str) -> None:
    text = of(THEME[scheme]["textColor"])
    tints = re.findall(r"background: color-mix\(in srgb, (#\w{6}|currentColor) (\d+)%", STYLE)
    assert len(tints) >= 8
    for code, share in tints:
        for paper in papers(scheme):
            under = mixed(text if code == "currentColor" else of(code), paper, int(share) / 100)
            assert contrast(text, under) >= TEXT, code


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_written_on_the_primary_colour_can_be_read(scheme: str) -> None:
    (line,) = set(re.findall(r"currentColor calc\(\(([\d.]+) - l\)", STYLE))
    # The lightness of OKLCH is the cube root of the luminance of a grey; ours are nearly grey.
    bright = luminance(of(THEME[scheme]["textColor"])) ** (1 / 3) > float(line)
    assert contrast(of("#000000" if bright else "#FFFFFF"), of(THEME[scheme]["primaryColor"])) >= TEXT
