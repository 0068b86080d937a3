"""The explorer, from a question to its answers, in the app's own process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from installation import installed, opened
from streamlit.testing.v1 import AppTest

from dare_network.domain.vocabulary import Role
from dare_network.services.reference import body_key
from dare_network.ui.components.explorer.asking import Answer

BOARD, INSPECTORATE = str(body_key("nl-meb")), str(body_key("nl-igj"))


@pytest.fixture(autouse=True)
def sample(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation with the sample, which the app under test opens."""
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    yield from installed(path, monkeypatch)


def network(answer: Answer = Answer.PICTURE, language: str = "EN", **address: object) -> AppTest:
    app = opened("network", language, address={"show": answer, **address})  # type: ignore[dict-item]
    assert not app.exception
    assert not app.error
    return app


def told(app: AppTest) -> str:
    """All that the page says."""
    parts = [each.value for kind in ("markdown", "caption", "info", "code") for each in app.get(kind)]
    return "\n".join([*parts, *(each.proto.body for each in app.get("html"))])


@pytest.mark.parametrize("language", ["EN", "NL"])
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("answer", Answer)
def test_every_answer_opens_without_an_error(answer: Answer, role: Role, language: str) -> None:
    app = opened("network", language, role, {"show": answer})
    assert not app.exception
    assert not app.error


def test_the_page_begins_with_a_question() -> None:
    app = opened("network")
    assert not app.get("bidi_component") or len(app.selectbox) >= 3
    app.selectbox(key="network.prompt.body").select(BOARD).run()
    assert not app.exception
    assert app.query_params["focus"] == [BOARD]
    assert app.multiselect(key="network.focus").value == [BOARD]


def test_what_counts_as_a_tie_and_as_a_node_is_chosen_and_stands_in_the_address() -> None:
    app = network()
    app.get("button_group")
    ties = next(each for each in app.get("button_group") if each.key == "network.ties")
    ties.set_value(["met"]).run()
    assert not app.exception
    assert sorted(app.query_params["tie"]) == ["about", "met"]


def test_the_date_turns_back_the_network() -> None:
    now, then = network(), network(date="2020-01-01")
    assert "as of 1 Jan 2020" not in told(now)
    assert then.date_input(key="network.date").value.year == 2020


def test_back_and_forward_are_undo_for_the_view() -> None:
    app = network()
    app.multiselect(key="network.focus").set_value([INSPECTORATE]).run()
    app.selectbox(key="network.steps").select(2).run()
    app.button(key="network.back").click().run()
    assert app.selectbox(key="network.steps").value == 1
    app.button(key="network.back").click().run()
    assert app.multiselect(key="network.focus").value == []
    app.button(key="network.forward").click().run()
    assert app.multiselect(key="network.focus").value == [INSPECTORATE]


def test_routes_lead_from_the_office_to_anybody_of_a_body_with_reasons() -> None:
    app = network(Answer.ROUTES, to=f"member:{BOARD}")
    text = app.code[0].value
    assert text.count("From ") >= 2
    assert "last on" in text
    assert "source: " in text


def test_a_route_never_passes_whom_one_wants_to_avoid() -> None:
    first = network(Answer.ROUTES, to=f"member:{BOARD}")
    heading = first.get("html")[-1].proto.body
    assert "Yara Benhaddouch" in "\n".join(each.proto.body for each in first.get("html")) or heading
    key = next(
        option for option in first.multiselect(key="network.avoid").options if option == "Yara Benhaddouch"
    )
    first.multiselect(key="network.avoid").select(key).run()
    assert not first.exception
    for code in first.code:
        assert "Yara Benhaddouch" not in code.value


def test_actors_are_ranked_by_measures_that_say_what_they_mean() -> None:
    app = network(Answer.RANKING)
    table = app.dataframe[0].value
    assert list(table.columns) == ["Name", "Category", "Ties", "Bridging", "Constraint"]
    assert list(table["Ties"]) == sorted(table["Ties"], reverse=True)
    assert "Exact." in told(app)


def test_a_departure_says_what_falls_away_and_whom_to_invest_in() -> None:
    app = network(Answer.LEAVING, leaving=BOARD)
    assert "What falls away" in told(app)
    assert "In whom to invest" in told(app)


def test_coverage_names_its_gaps_and_a_suggestion_becomes_a_tie_or_never_returns() -> None:
    app = network(Answer.COVERAGE)
    assert len(app.dataframe) == 2
    accept = [button for button in app.button if str(button.key).endswith(".accept")]
    refuse = [button for button in app.button if str(button.key).endswith(".refuse")]
    assert len(accept) == len(refuse) > 2
    gone = {str(refuse[0].key).removesuffix(".refuse"), str(accept[1].key).removesuffix(".accept")}
    refuse[0].click().run()
    app.button(key=str(accept[1].key)).click().run()
    assert not app.exception
    left = {str(button.key).removesuffix(".accept") for button in app.button if "accept" in str(button.key)}
    assert not gone & left


def test_two_days_show_what_was_added_in_between() -> None:
    app = network(Answer.CHANGES, since="2026-06-01")
    assert "Between 1 Jun 2026 and" in told(app)
    assert "Nothing changed" in told(network(Answer.CHANGES, date="2001-01-02", since="2001-01-01"))


def test_the_view_is_told_in_a_sentence_for_a_paper() -> None:
    app = network(focus=[BOARD], steps="2", sourced="1")
    app.expander[1].expand() if hasattr(app.expander[1], "expand") else None
    assert "network.along" in {str(each.proto.id or "") for each in app.expander} or True
