"""The explorer, from a question to its answers, in the app's own process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from installation import chosen, installed, opened
from streamlit.testing.v1 import AppTest

from dare_network.charts.network_words import tie_names
from dare_network.domain.drafts.views import SavedViewDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.graph.network_graph import EdgeKind
from dare_network.services import network as records
from dare_network.services.measuring import BY_ID
from dare_network.services.reference import body_key
from dare_network.services.views import save_view
from dare_network.ui import loaders
from dare_network.ui.explorer.asking import ExplorerAnswer

BOARD, INSPECTORATE = str(body_key("nl-meb")), str(body_key("nl-igj"))


@pytest.fixture(autouse=True)
def sample(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation with the sample, which the app under test opens."""
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    yield from installed(path, monkeypatch)


def network(
    answer: ExplorerAnswer = ExplorerAnswer.PICTURE, language: str = "EN", **address: object
) -> AppTest:
    app = opened("network", language, address={"show": answer, **address})  # type: ignore[dict-item]
    assert not app.exception
    assert not app.error
    return app


def told(app: AppTest) -> str:
    """All that the page says."""
    parts = [each.value for kind in ("markdown", "caption", "info", "code") for each in app.get(kind)]
    return "\n".join([*parts, *(each.proto.body for each in app.get("html"))])


@pytest.mark.parametrize(("role", "language"), [*((role, "EN") for role in Role), (Role.ADMINISTRATOR, "NL")])
@pytest.mark.parametrize("answer", ExplorerAnswer)
def test_every_answer_opens_without_an_error(answer: ExplorerAnswer, role: Role, language: str) -> None:
    app = opened("network", language, role, {"show": answer})
    assert not app.exception
    assert not app.error


def scope(app: AppTest) -> AppTest:
    """The page with the choice of whom to start from open; a run shuts it again, unlike in a browser."""
    app.session_state["network.scope"] = True
    return app.run()


def test_the_page_begins_with_a_question() -> None:
    app = opened("network")
    assert not [each for each in app.get("bidi_component") if "picture" in str(each.proto.json)]
    chosen(app, "selectbox", "network.prompt.body").select("Medicines Evaluation Board (CBG-MEB)").run()
    assert not app.exception
    assert app.query_params["focus"] == BOARD
    assert app.query_params["id"] == BOARD
    app.button(key="network.anew").click().run()
    assert "focus" not in app.query_params
    assert chosen(app, "selectbox", "network.prompt.body").value is None


def test_what_counts_as_a_tie_is_chosen_and_stands_in_the_address() -> None:
    app = network()
    app.session_state["network.counts"] = True
    app.run()
    chosen(app, "button_group", "network.ties").set_value([tie_names()[EdgeKind.MET]]).run()
    assert not app.exception
    assert sorted(app.query_params["tie"]) == ["about", "met"]


def test_the_date_turns_back_every_answer() -> None:
    now, then = (
        network(ExplorerAnswer.RANKING, date=day).dataframe[0].value for day in ("2026-11-24", "2015-01-01")
    )
    assert now["Name"].str.startswith("DIA-").any()
    assert not then["Name"].str.startswith("DIA-").any()
    assert now["Ties"].sum() > then["Ties"].sum()


def test_back_and_forward_are_undo_for_the_view() -> None:
    app = network()
    names = chosen(scope(app), "multiselect", "network.focus").options
    (inspectorate,) = (name for name in names if "Inspectorate" in name)
    chosen(scope(app), "multiselect", "network.focus").set_value([inspectorate]).run()
    assert app.query_params["focus"] == INSPECTORATE
    chosen(scope(app), "selectbox", "network.steps").select("2 steps").run()
    app.button(key="network.back").click().run()
    assert chosen(scope(app), "selectbox", "network.steps").value == "1 step"
    app.button(key="network.back").click().run()
    assert chosen(scope(app), "multiselect", "network.focus").value == []
    app.button(key="network.forward").click().run()
    assert chosen(scope(app), "multiselect", "network.focus").value == [inspectorate]


def test_routes_lead_from_the_office_to_anybody_of_a_body_with_reasons() -> None:
    app = network(ExplorerAnswer.ROUTES, to=f"member:{BOARD}")
    text = app.code[0].value
    assert text.count("From ") >= 2
    assert "last on" in text
    assert "source: " in text


def test_a_route_never_passes_whom_one_wants_to_avoid(office: Viewer) -> None:
    first = network(ExplorerAnswer.ROUTES, to=f"member:{BOARD}").code[0].value
    people = {who.name: str(who.id) for who in records.network(loaders.engine(), office).stakeholders}
    passed = [name for name in people if f" and {name} met" in first or f"works with {name}" in first]
    assert passed
    second = network(ExplorerAnswer.ROUTES, to=f"member:{BOARD}", avoid=[people[passed[0]]]).code
    assert not [code for code in second if passed[0] in code.value]


def test_actors_are_ranked_by_measures_that_say_what_they_mean() -> None:
    app = network(ExplorerAnswer.RANKING)
    table = app.dataframe[0].value
    assert list(table.columns) == ["Name", "Category", "Ties", "Bridging", "Constraint"]
    assert list(table["Ties"]) == sorted(table["Ties"], reverse=True)
    assert "Exact." in told(app)


def test_a_departure_says_what_falls_away_and_whom_to_invest_in() -> None:
    app = network(ExplorerAnswer.LEAVING, leaving=BOARD)
    assert "What falls away" in told(app)
    assert "In whom to invest" in told(app)


def test_coverage_names_its_gaps_and_a_suggestion_becomes_a_tie_or_never_returns() -> None:
    app = network(ExplorerAnswer.COVERAGE)
    for part in ("topics", "centres"):
        app.session_state["network.parts"] = part
        assert len(app.run().dataframe) == 1
    # What is closed is not computed.
    assert not [button for button in app.button if str(button.key).endswith(".accept")]
    app.session_state["network.parts"] = "missing"
    app.run()
    assert not app.dataframe
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
    app = network(ExplorerAnswer.CHANGES, since="2026-06-01")
    assert "Between 1 Jun 2026 and" in told(app)
    assert "Nothing changed" in told(network(ExplorerAnswer.CHANGES, date="2001-01-02", since="2001-01-01"))


def test_a_view_is_kept_under_a_name_and_opened_again(office: Viewer) -> None:
    address = "focus=" + BOARD + "&steps=2&show=ranking"
    save_view(loaders.engine(), office, SavedViewDraft(name="Around the board", address=address, shared=True))
    app = opened("network")
    next(button for button in app.button if button.label == "Around the board").click().run()
    assert not app.exception
    assert app.query_params["steps"] == "2"
    assert app.query_params["focus"] == BOARD
    assert len(app.dataframe) >= 1


def test_only_what_can_be_backed_up_is_one_switch() -> None:
    app = network(ExplorerAnswer.RANKING)
    before = app.dataframe[0].value["Ties"].sum()
    app.toggle(key="network.backed_up").set_value(True).run()
    assert not app.exception
    assert app.query_params["sourced"] == "1"
    assert app.dataframe[0].value["Ties"].sum() < before


def test_filters_keep_what_has_one_of_the_values_asked_for() -> None:
    app = network(ExplorerAnswer.RANKING, **{"in.category": ["regulator_eu", "hta_body"], "in.kind": "body"})
    assert set(app.dataframe[0].value["Category"]) == {"Regulator, EU", "HTA body"}


def test_size_and_colour_of_the_picture_follow_a_measure() -> None:
    app = network(ExplorerAnswer.RANKING)
    chosen(app, "selectbox", "network.size").select(BY_ID["betweenness"].label).run()
    app.toggle(key="network.size.colour").set_value(True).run()
    assert not app.exception
    assert (app.query_params["size"], app.query_params["colour"]) == ("betweenness", "1")
    assert not network(ExplorerAnswer.PICTURE, size="betweenness", colour="1").exception
