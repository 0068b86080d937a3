"""Marks that everybody can tell apart, on a light page and on a dark one."""

import csv
import math
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest

from dare_network.charts.palette import (
    CATEGORY_MARKS,
    DARK_PAGE,
    DERIVED_LINE,
    DIALOGUE_MARK,
    FIFTHS,
    LIGHT_PAGE,
    OTHER_MARK,
    PRODUCT_MARK,
    STATED_LINE,
    TOPIC_MARK,
    Mark,
    mark_of,
)
from dare_network.charts.standalone import OUTLINES

MARKS = {
    **CATEGORY_MARKS,
    "other": OTHER_MARK,
    "dialogue": DIALOGUE_MARK,
    "product": PRODUCT_MARK,
    "topic": TOPIC_MARK,
}
TERMS = Path(__file__).resolve().parents[2] / "data" / "reference" / "terms.csv"

# How linear sRGB looks to full dichromats: Machado, Oliveira and Fernandes 2009, table 1.
VISION = {
    "full colour vision": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE = (0.95047, 1.0, 1.08883)


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def seen_through(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> list[float]:
    return [sum(part * value for part, value in zip(row, vector, strict=True)) for row in matrix]


def contrast(one: str, other: str) -> float:
    """The contrast of WCAG 2, from 1 to 21."""
    bright, dark = sorted((seen_through(TO_XYZ, linear(colour))[1] for colour in (one, other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def lab(colour: str, vision: str) -> tuple[float, float, float]:
    """The place of a colour in CIE L*a*b*, as somebody with this vision sees it."""
    seen = [min(max(part, 0), 1) for part in seen_through(VISION[vision], linear(colour))]
    ratios = [part / white for part, white in zip(seen_through(TO_XYZ, seen), WHITE, strict=True)]
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in ratios)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_the_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("page", [LIGHT_PAGE, DARK_PAGE])
def test_marks_and_lines_stand_out_from_the_page(page: str) -> None:
    colours = {mark.colour for mark in MARKS.values()} | {*FIFTHS, STATED_LINE, DERIVED_LINE}
    assert {colour: contrast(colour, page) for colour in colours if contrast(colour, page) < 3} == {}


def test_every_category_has_a_mark_of_its_own() -> None:
    with TERMS.open(encoding="utf-8", newline="") as file:
        categories = {row["id"] for row in csv.DictReader(file) if row["list"] == "category"}
    assert set(CATEGORY_MARKS) == categories
    assert len(set(MARKS.values())) == len(MARKS)


def test_only_dialogues_have_the_shape_of_a_dialogue() -> None:
    assert [name for name, mark in MARKS.items() if mark.shape == DIALOGUE_MARK.shape] == ["dialogue"]


def test_every_shape_can_be_shown_in_a_legend() -> None:
    assert {mark.shape for mark in MARKS.values()} <= set(OUTLINES)


@pytest.mark.parametrize("vision", VISION)
def test_marks_of_the_same_shape_differ_clearly_for_every_eye(vision: str) -> None:
    """A distance of 10 in L*a*b* is seen at a glance."""
    alike = {
        (one, other)
        for (one, first), (other, second) in combinations(MARKS.items(), 2)
        if first.shape == second.shape
        and math.dist(lab(first.colour, vision), lab(second.colour, vision)) < 10
    }
    assert alike == set()


def test_a_category_that_is_not_known_is_a_grey_dot() -> None:
    assert mark_of("astronaut") == mark_of("") == OTHER_MARK
    red, green, blue = linear(OTHER_MARK.colour)
    assert OTHER_MARK.shape == "dot"
    assert red == green == blue


def test_a_known_category_has_its_mark() -> None:
    assert mark_of("patient_advocate") == Mark("star", CATEGORY_MARKS["patient_advocate"].colour)
