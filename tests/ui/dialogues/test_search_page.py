"""Searching on the Dialogues page, in the app's own process: what each reader is shown."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from installation import chosen, installed, opened
from streamlit.testing.v1 import AppTest

from dare_network.domain.vocabulary import Role


@pytest.fixture(autouse=True)
def sample(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    yield from installed(path, monkeypatch)


def asked(text: str, language: str = "EN", role: Role = Role.ADMINISTRATOR, **address: str) -> AppTest:
    app = opened("dialogues", language, role, {"q": text, **address})
    assert not app.exception
    return app


def hits(app: AppTest) -> list[str]:
    return [each.proto.body for each in app.get("html") if 'class="found"' in each.proto.body]


def counted(app: AppTest) -> str:
    """The sentence on how many there are: the page has a lead of its own before it."""
    return app.main.caption[-1].value


def test_a_search_in_the_address_is_made_and_its_words_are_marked() -> None:
    app = asked("potency")
    assert app.text_input(key="q").value == "potency"
    assert not app.dataframe
    found = hits(app)
    assert found
    assert all("<mark>" in each for each in found)
    assert counted(app) == f"{len(found)} texts, the newest first"


def test_without_a_search_there_is_the_table() -> None:
    app = opened("dialogues")
    assert app.dataframe
    assert not hits(app)


def test_searching_twice_shows_the_second_answer_and_clearing_it_the_table() -> None:
    app = asked("potency")
    app.text_input(key="q").set_value("validat* -potency").run()
    second = hits(app)
    assert second
    assert not any("<mark>potency" in each.lower() for each in second)
    app.text_input(key="q").set_value("").run()
    assert app.dataframe


def test_filters_leave_fewer_and_say_so_when_nothing_is_left() -> None:
    app = asked("potency")
    whole = len(hits(app))
    chosen(app, "selectbox", "dialogues.list.kind").select("Answer").run()
    answers = hits(app)
    assert 0 < len(answers) < whole
    assert all('class="badge info"' in each for each in answers)
    app.text_input(key="q").set_value("qwertyuiop").run()
    assert not hits(app)
    assert counted(app).startswith("Nothing that is open to you meets this")


def test_the_first_twenty_are_shown_and_then_more() -> None:
    app = asked("the")
    assert len(hits(app)) == 20
    app.button(key="dialogues.findings.more").click().run()
    assert len(hits(app)) == 40
    app.text_input(key="q").set_value("a").run()
    assert len(hits(app)) <= 20


@pytest.mark.parametrize("language", ["EN", "NL"])
@pytest.mark.parametrize("text", ["-potency", '"', "*", "c++ OR (", "<script>alert(1)</script>", "‘’\u202e"])
def test_whatever_is_typed_is_answered_in_a_sentence(text: str, language: str) -> None:
    app = asked(text, language)
    assert not app.error
    assert app.info or app.main.caption


def test_a_role_finds_only_what_is_open_to_it() -> None:
    found = {role: hits(asked("exemption", role=role)) for role in Role}
    ordered = (Role.PUBLIC, Role.MEMBER, Role.STEERING, Role.COORDINATOR)
    assert len(found[ordered[0]]) > 0
    for fewer, more in pairwise(ordered):
        assert len(found[fewer]) < len(found[more])


def test_a_hit_leads_to_its_dialogue_where_it_stands_first() -> None:
    app = asked("donor -DIA", role=Role.COORDINATOR)
    links = [each.proto for each in app.get("page_link") if "at=" in each.proto.query_string]
    assert links
    asked_for = dict(pair.split("=") for pair in links[0].query_string.split("&"))
    there = opened("dialogues", "EN", Role.COORDINATOR, asked_for)
    assert not there.exception
    assert sum("Found here" in each.proto.body for each in there.get("html")) == 1
