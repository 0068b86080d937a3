"""A plan is written as it was shown, by the panel of a job as by that of many records."""

import pytest
from streamlit.testing.v1 import AppTest

from dare_network.ui.stakeholders import bulk, job_change
from dare_network.ui.stakeholders.steps import is_confirmed


def page() -> None:
    """A plan that follows from one field, and what is written of it."""
    import streamlit as st

    from dare_network.ui.stakeholders.steps import is_confirmed

    plan = st.text_input("Tags", key="tags")
    if is_confirmed(plan, "Change", "many"):
        st.success(f"Written: {plan}")


def test_what_the_click_itself_has_changed_is_shown_first() -> None:
    app = AppTest.from_function(page, default_timeout=30).run()
    app.text_input(key="tags").set_value("north")
    app.button(key="many.save").click().run()
    assert [len(app.success), len(app.warning)] == [0, 1]
    app.button(key="many.save").click().run()
    assert [each.value for each in app.success] == ["Written: north"]


@pytest.mark.parametrize("panel", [bulk, job_change])
def test_each_panel_that_writes_a_plan_asks_so(panel: object) -> None:
    assert vars(panel)["is_confirmed"] is is_confirmed
