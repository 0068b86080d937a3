"""Long lists come a page at a time: how many there are, the way on, and one order over all pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from installation import chosen, installed, opened
from streamlit.testing.v1 import AppTest

from dare_network.ui.commitments import board
from dare_network.ui.summary import figures
from dare_network.ui.widgets import pager

LIST = "dialogues.list"


@pytest.fixture(autouse=True)
def _few_on_a_page(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    monkeypatch.setattr(pager, "PAGE", 4)
    yield from installed(path, monkeypatch)


def numbers(app: AppTest) -> list[str]:
    assert not app.exception
    return [str(each) for each in app.dataframe[0].value.iloc[:, 0]]


def test_every_dialogue_is_on_one_page_and_the_order_is_over_all(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened("dialogues")
    monkeypatch.setattr(pager, "PAGE", 200)
    whole = numbers(opened("dialogues"))
    monkeypatch.setattr(pager, "PAGE", 4)
    told = numbers(app)
    assert app.button(key=f"{LIST}.previous").disabled
    while not app.button(key=f"{LIST}.next").disabled:
        assert any(f"of {len(whole)}" in each.value for each in app.main.caption)
        told += numbers(app.button(key=f"{LIST}.next").click().run())
    assert told == whole
    chosen(app, "selectbox", f"{LIST}.by").set_value("Number").run()
    assert numbers(app) == sorted(whole)[:4]
    app.button(key=f"{LIST}.next").click().run()
    chosen(app, "button_group", f"{LIST}.way").set_value("Descending").run()
    assert numbers(app) == sorted(whole, reverse=True)[:4]


def _with_headings() -> None:
    import streamlit as st

    from dare_network.domain.records.paging import Page
    from dare_network.ui.widgets.pager import ordering, wanted_page

    wanted = wanted_page("a", "narrowed")
    st.text(f"{wanted.by} {wanted.descending}")
    for count in (4, 5):
        if order := ordering(Page((), count, 0, 4), {"ref": "Number", "title": "Title"}, "a"):
            for heading in ("Number", "Title", "Answered"):
                st.button(heading, on_click=order, args=(heading,))


def test_a_heading_orders_all_pages_and_turns_round_when_it_is_clicked_again() -> None:
    app = AppTest.from_function(_with_headings).run()
    # Where all is on one page, the table orders it itself.
    number, title, answered = app.button
    clicks = ((number, "ref False"), (number, "ref True"), (title, "title False"), (answered, "title False"))
    for heading, expected in clicks:
        assert heading.click().run().text[0].value == expected


def test_other_filters_begin_at_the_first_page_and_few_need_no_pages() -> None:
    app = opened("dialogues", "NL")
    app.button(key=f"{LIST}.next").click().run()
    state = chosen(app, "selectbox", f"{LIST}.state")
    state.set_value("Voorgesteld").run()
    assert 0 < len(numbers(app)) <= 4
    assert not [each for each in app.button if str(each.key).startswith(LIST)]
    chosen(app, "selectbox", f"{LIST}.state").set_value(None).run()
    assert app.button(key=f"{LIST}.previous").disabled


def test_the_board_shows_the_first_of_each_state_and_more_when_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def cards(app: AppTest) -> list[str]:
        assert not app.exception
        return [each.proto.label for each in app.get("page_link") if each.proto.label.startswith("DIA")]

    app = opened("commitments")
    rows = app.dataframe[0].value
    chosen(app, "button_group", "commitments.view").set_value("Board").run()
    whole = cards(app)
    monkeypatch.setattr(board, "AT_ONCE", 2)
    app.session_state["commitments.board.shown"] = {}
    few = cards(app.run())
    assert len(few) < len(whole)
    while more := [each for each in app.button if str(each.key).startswith("commitments.board.more")]:
        more[0].click().run()
    assert sorted(cards(app)) == sorted(whole)
    chosen(app, "selectbox", "commitments.side").set_value("Ours").run()
    assert 0 < len(cards(app)) < len(whole)
    assert len(rows) == 4


def test_what_is_chosen_on_a_later_page_of_commitments_is_decided_on() -> None:
    app = opened("commitments")
    app.button(key="commitments.list.next").click().run()
    rows = app.dataframe[0].value
    drawn = app.dataframe[0].proto.id
    grid = drawn[drawn.index("commitments.table") :]
    app.session_state[grid] = {"selection": {"rows": [1], "columns": [], "cells": []}}
    app.run()
    assert not app.exception
    links = [each.proto.label.replace("\\", "") for each in app.get("page_link")]
    assert [label.split(" · ")[0] for label in links if label.startswith("T-")] == [rows.iloc[1, 0]]


def test_a_number_of_the_summary_lists_the_first_of_its_records_and_more_when_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(figures, "AT_ONCE", 3)
    app = opened("summary")
    links = len(app.get("page_link"))
    numbers = chosen(app, "button_group", "summary.numbers").options
    pressed = next(each for each in numbers if each.startswith("Dialogues"))
    chosen(app, "button_group", "summary.numbers").set_value(pressed).run()
    assert not app.exception
    count = int("".join(filter(str.isdigit, pressed)))
    assert len(app.get("page_link")) == links + 3
    while more := [each for each in app.button if str(each.key) == "summary.numbers.behind.more"]:
        more[0].click().run()
    assert len(app.get("page_link")) == links + count
