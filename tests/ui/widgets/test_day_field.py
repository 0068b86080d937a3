"""Days are entered in the order of the language, and stay when it is turned."""

from datetime import date
from pathlib import Path

from installation import ROOT
from streamlit.testing.v1 import AppTest

from dare_network.language import Language

DAY = date(2026, 11, 26)


def drawn() -> None:
    import streamlit as st

    from dare_network.language import use_language
    from dare_network.ui.widgets.day_field import day_field

    use_language(st.session_state["language"])
    st.session_state["found"] = day_field("Given on", "it")


def test_the_parts_of_a_day_stand_as_they_are_typed_and_the_day_stays_in_the_other_language() -> None:
    app = AppTest.from_function(drawn, default_timeout=30)
    for language, order in zip([*Language, *Language], ["YYYY-MM-DD", "DD-MM-YYYY"] * 2, strict=True):
        app.session_state["language"] = language
        app.run()
        assert not app.exception
        assert app.date_input(key="it").proto.format == order
        if "typed" not in app.session_state:
            app.date_input(key="it").set_value(DAY).run()
            app.session_state["typed"] = True
        assert app.session_state["found"] == app.date_input(key="it").value == DAY


def test_every_field_for_a_day_is_drawn_in_one_place() -> None:
    places = [*(ROOT / "dare_network").rglob("*.py"), *(ROOT / "pages").glob("*.py")]
    assert [path for path in places if "date_input(" in path.read_text("utf-8")] == [
        Path(ROOT / "dare_network" / "ui" / "widgets" / "day_field.py")
    ]
