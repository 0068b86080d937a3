"""A picture as bytes: everything is found again, and nothing is wasted."""

import json
import struct
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from picture_builders import edge, hostile, node, star

from dare_network.charts.picture import Picture
from dare_network.charts.picture_bytes import TITLED, digest_of, picture_bytes

NUMBERS = {"f": 4, "I": 4, "H": 2, "B": 1}


def unpacked(sent: bytes) -> tuple[dict[str, Any], dict[str, tuple[Any, ...]]]:
    """The header, and the columns by name."""
    (length,) = struct.unpack_from("<I", sent, 16)
    header = json.loads(sent[20 : 20 + length])
    at, columns = 20 + length, {}
    for name, kind, count in header["columns"]:
        assert at % NUMBERS[kind] == 0
        columns[name] = struct.unpack_from(f"<{count}{kind}", sent, at)
        at += count * NUMBERS[kind]
    assert at == len(sent)
    return header, columns


def labels(columns: dict[str, tuple[Any, ...]]) -> list[str]:
    return bytes(columns["label"]).decode().split("\n")


def large(marks: int) -> Picture:
    nodes = tuple(node(str(at), at % 100, at // 100, title="") for at in range(marks))
    return Picture(nodes, tuple(edge(str(at), str((at * 7 + 1) % marks)) for at in range(marks)))


def test_marks_and_lines_are_found_again() -> None:
    header, columns = unpacked(picture_bytes(star(), {"label": "A star"}))
    assert header["label"] == "A star"
    assert header["revision"] == star().revision
    assert labels(columns) == [each.label for each in star().nodes]
    assert columns["x"] == tuple(each.x for each in star().nodes)
    assert columns["size"] == tuple(each.size for each in star().nodes)
    kinds = [tuple(header["kinds"][kind]) for kind in columns["kind"]]
    assert kinds == [(each.shape, each.colour, each.faded) for each in star().nodes]
    styles = [tuple(header["styles"][style]) for style in columns["style"]]
    assert styles == [(e.colour, e.width, e.dashed, e.arrow, e.faded) for e in star().edges]
    ends = list(zip(columns["ends"][::2], columns["ends"][1::2], strict=True))
    ids = [each.id for each in star().nodes]
    assert [(ids[one], ids[other]) for one, other in ends] == [(e.source, e.target) for e in star().edges]


def test_equal_pictures_are_equal_bytes_and_any_difference_changes_the_digest() -> None:
    plain = picture_bytes(star(), {})
    assert picture_bytes(star(), {}) == plain
    nodes = star().nodes
    for changed in (
        replace(nodes[0], faded=True),
        replace(nodes[0], holds=3),
        replace(nodes[0], title="Another"),
        replace(nodes[0], x=1.0),
    ):
        other = picture_bytes(Picture((changed, *nodes[1:]), star().edges), {})
        assert digest_of(other) != digest_of(plain)
    assert digest_of(picture_bytes(star(), {"label": "Another"})) != digest_of(plain)


def test_a_large_picture_takes_little_more_than_its_numbers_and_names() -> None:
    picture = large(10_000)
    least = len(picture.nodes) * 13 + len(picture.edges) * 8
    names = sum(len(each.label) for each in picture.nodes)
    assert len(picture_bytes(picture, {})) <= 1.25 * least + names + 10_000


def test_titles_travel_with_small_pictures_only() -> None:
    small, _columns = unpacked(picture_bytes(star(), {}))
    assert small["titles"] == [each.title for each in star().nodes]
    assert small["lineTitles"] == [each.title for each in star().edges]
    header, _columns = unpacked(picture_bytes(large(TITLED + 1), {}))
    assert "titles" not in header


def test_more_kinds_than_a_byte_can_number_are_told_apart() -> None:
    nodes = tuple(node(str(at), at, 0, colour=f"#{at:06x}") for at in range(300))
    header, columns = unpacked(picture_bytes(Picture(nodes, ()), {}))
    assert [header["kinds"][kind][1] for kind in columns["kind"]] == [each.colour for each in nodes]


def test_a_line_to_nowhere_is_left_out() -> None:
    _header, columns = unpacked(
        picture_bytes(Picture(star().nodes, (*star().edges, edge("hub", "gone"))), {})
    )
    assert len(columns["style"]) == len(star().edges)


def test_a_mark_that_stands_for_others_says_how_many() -> None:
    nodes = (node("one", 0, 0), node("folded", 1, 1, holds=12))
    header, _columns = unpacked(picture_bytes(Picture(nodes, ()), {}))
    assert header["holds"] == {"1": 12}


def test_hostile_names_keep_their_places() -> None:
    _header, columns = unpacked(picture_bytes(hostile(), {}))
    assert labels(columns) == [each.label.replace("\n", " ") for each in hostile().nodes]


@given(st.lists(st.text(max_size=8), unique=True, max_size=40))
def test_each_mark_has_a_key_of_its_own_which_it_keeps_alone_or_among_others(ids: list[str]) -> None:
    picture = Picture(tuple(node(each, 0, 0) for each in ids), ())
    assert len(picture.ids) == len(ids)
    assert all(picture.ids[picture.keys[each]] == each for each in ids)


def test_two_ids_with_one_number_get_keys_of_their_own() -> None:
    # CRC-32 gives both the same number.
    picture = Picture((node("plumless", 0, 0), node("buckeroo", 1, 1)), ())
    assert len(set(picture.keys.values())) == 2
    assert picture.ids[picture.keys["buckeroo"]] == "buckeroo"
