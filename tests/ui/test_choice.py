"""What is chosen is kept as an option: in other words, on another page, and where two have the same label."""

from typing import Any

import pytest
from installation import chosen
from streamlit.proto.SelectWidgetFilterMode_pb2 import SelectWidgetFilterMode
from streamlit.testing.v1 import AppTest


def drawn(kind: str, **how: "Any") -> None:
    """One choice, of options and labels that the session state gives."""
    import streamlit as st

    from dare_network.ui import choice

    options = st.session_state["options"]
    if options is not None:
        found = getattr(choice, kind)("Choose", options, "it", **how)
        st.session_state["found"] = found if not isinstance(found, dict) else None
    st.session_state["kept"] = st.session_state.get("it")


def app_of(kind: str, options: dict[object, str] | None, **how: Any) -> AppTest:
    app = AppTest.from_function(drawn, default_timeout=30, args=(kind,), kwargs=how)
    return run(app, options)


def run(app: AppTest, options: dict[object, str] | None) -> AppTest:
    app.session_state["options"] = options
    app.run()
    assert not app.exception
    return app


def found(app: AppTest) -> object:
    return app.session_state["found"]


ENGLISH: dict[object, str] = {"a": "Public", "b": "Restricted"}
DUTCH: dict[object, str] = {"a": "Openbaar", "b": "Besloten"}
KINDS = {"one": "selectbox", "segments": "button_group", "pill": "button_group", "radio": "radio"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_choice_stays_in_other_words_and_can_be_changed_in_them(kind: str) -> None:
    app = app_of(kind, ENGLISH)
    chosen(app, KINDS[kind], "it").set_value("Restricted").run()
    assert found(app) == "b"
    for words in (DUTCH, ENGLISH, DUTCH):
        assert found(run(app, words)) == "b"
        assert found(app.run()) == "b"
    chosen(app, KINDS[kind], "it").set_value("Openbaar").run()
    assert found(app) == "a"
    assert found(run(app, ENGLISH)) == "a"


def test_several_choices_stay_in_other_words_and_keep_their_order() -> None:
    app = app_of("several", ENGLISH)
    chosen(app, "multiselect", "it").set_value(["Restricted", "Public"]).run()
    assert found(app) == ["b", "a"]
    assert found(run(app, DUTCH)) == ["b", "a"]
    assert found(run(app, {"b": "Besloten"})) == ["b"]
    assert found(run(app, DUTCH)) == ["b"]


def test_the_words_of_two_wordings_are_never_taken_for_each_other() -> None:
    app = app_of("one", {"a": "Open", "b": "Closed"})
    chosen(app, "selectbox", "it").set_value("Open").run()
    crossed: dict[object, str] = {"a": "Closed", "b": "Open"}
    assert found(run(app, crossed)) == "a"
    assert chosen(app, "selectbox", "it").value == "Closed"


def test_what_is_no_longer_offered_falls_back_to_nothing() -> None:
    app = app_of("one", ENGLISH)
    chosen(app, "selectbox", "it").set_value("Restricted").run()
    assert found(run(app, {"a": "Public"})) is None
    assert found(run(app, ENGLISH)) is None


def test_where_something_must_be_chosen_it_falls_back_to_where_it_began() -> None:
    app = app_of("must_choose", ENGLISH | {"c": "Both"}, first="a")
    chosen(app, "selectbox", "it").set_value("Both").run()
    assert found(app) == "c"
    assert found(run(app, {"b": "Restricted", "a": "Public"})) == "a"


def test_two_options_with_one_label_are_told_apart() -> None:
    app = app_of("one", {1: "Jan de Vries", 2: "Jan de Vries", 3: "Jan de Vries (2)"})
    box = chosen(app, "selectbox", "it")
    assert box.options == ["Jan de Vries", "Jan de Vries (2)", "Jan de Vries (2) (2)"]
    for label, option in zip(box.options, (1, 2, 3), strict=True):
        chosen(app, "selectbox", "it").set_value(label).run()
        assert found(app) == option


def test_labels_that_differ_in_line_breaks_only_are_told_apart_on_one_line() -> None:
    app = app_of("one", {"a": "1. Is it\n\nenough?", "b": "1. Is it enough?\t"})
    widget = chosen(app, "selectbox", "it")
    assert widget.options == ["1. Is it enough?", "1. Is it enough? (2)"]
    widget.set_value("1. Is it enough? (2)").run()
    assert found(app) == "b"


def test_nothing_is_an_option_where_it_is_offered() -> None:
    app = app_of("must_choose", {1: "12 May", None: "All meetings"}, first=1)
    assert found(app) == 1
    chosen(app, "selectbox", "it").set_value("All meetings").run()
    assert found(app) is None
    assert chosen(app, "selectbox", "it").value == "All meetings"
    app.run()
    assert chosen(app, "selectbox", "it").value == "All meetings"


@pytest.mark.parametrize(("how", "after"), [({}, None), ({"lasts": True}, "b")])
def test_what_lasts_outlives_another_page_and_the_rest_begins_anew(how: Any, after: object) -> None:
    app = app_of("one", ENGLISH, **how)
    chosen(app, "selectbox", "it").set_value("Restricted").run()
    assert found(app) == "b"
    run(app, None)
    assert found(run(app, DUTCH)) == after


def test_what_a_page_puts_in_its_place_is_shown() -> None:
    app = app_of("one", ENGLISH)
    chosen(app, "selectbox", "it").set_value("Public").run()
    app.session_state["it"] = "b"
    app.run()
    assert found(app) == "b"
    assert chosen(app, "selectbox", "it").value == "Restricted"
    run(app, None)
    app.session_state["it"] = "a"
    assert found(run(app, ENGLISH)) == "a"


def test_a_form_keeps_the_words_with_which_it_was_opened() -> None:
    app = app_of("one", ENGLISH, in_form=True)
    assert chosen(app, "selectbox", "it").options == ["Public", "Restricted"]
    # What was chosen before the form is sent is known to the browser only, in the words that it was sent.
    run(app, DUTCH | {"c": "Nieuw"})
    assert chosen(app, "selectbox", "it").options == ["Public", "Restricted", "Nieuw"]
    chosen(app, "selectbox", "it").set_value("Restricted").run()
    assert found(app) == "b"
    run(app, None)
    assert chosen(run(app, DUTCH), "selectbox", "it").options == ["Openbaar", "Besloten"]


def test_in_a_form_the_label_of_what_is_gone_is_given_to_nobody_else() -> None:
    app = app_of("one", {1: "Jan", 2: "Piet"}, in_form=True)
    run(app, {3: "Jan", 2: "Piet"})
    assert chosen(app, "selectbox", "it").options == ["Jan (2)", "Piet"]


@pytest.mark.parametrize(("kind", "drawn_as"), [("one", "selectbox"), ("several", "multiselect")])
def test_a_list_offers_only_what_holds_the_typed_words_and_never_all_of_it_at_once(
    kind: str, drawn_as: str
) -> None:
    app = app_of(kind, {"a": "Steriele productie", "b": "Potentie", "c": "Potentieproef"})
    message = chosen(app, drawn_as, "it").proto
    assert message.filter_mode == SelectWidgetFilterMode.FILTER_MODE_CONTAINS
    assert not getattr(message, "select_all", 0)


@pytest.mark.parametrize(("kind", "drawn_as"), [("one", "selectbox"), ("several", "multiselect")])
def test_what_is_typed_whole_is_offered_before_what_holds_it(kind: str, drawn_as: str) -> None:
    app = app_of(kind, {"o": "Open", "p": "Partly fulfilled", "f": "Fulfilled", "c": "Closed"})
    assert chosen(app, drawn_as, "it").options == ["Open", "Fulfilled", "Partly fulfilled", "Closed"]
