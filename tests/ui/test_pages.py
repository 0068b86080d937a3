"""Every page, in both languages, as each role, on the sample and on an empty store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from installation import ROOT, chosen, installed, opened

from dare_network.domain.rules.rights import RIGHTS
from dare_network.domain.vocabulary import Right, Role
from dare_network.language import Language, use_language

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
# Pages that are not for everybody.
FEW = {
    "data": set(Role) - {Role.PUBLIC},
    "duplicates": {role for role in Role if Right.EDIT_NETWORK in RIGHTS[role]},
    "verify": {role for role in Role if Right.EDIT_NETWORK in RIGHTS[role]},
    "installation": {Role.ADMINISTRATOR},
}
OPEN_TO = [(page, role) for page in PAGES for role in Role if role in FEW.get(page, set(Role))]


@pytest.fixture
def sample(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation with the sample, which the app under test opens."""
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    yield from installed(path, monkeypatch)


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation without any record of its own."""
    monkeypatch.setenv("DARE_SAMPLE", "no")
    yield from installed(tmp_path / "dare.sqlite3", monkeypatch)


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("language", ["EN", "NL"])
@pytest.mark.parametrize(("page", "role"), OPEN_TO)
def test_a_page_opens_without_an_error(page: str, language: str, role: Role) -> None:
    app = opened(page, language, role)
    assert not app.exception
    assert not app.error
    assert app.title
    assert app.get("html")


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("page", "role"),
    [
        (page, role)
        for page in ("installation", "duplicates", "verify")
        for role in Role
        if role not in FEW[page]
    ],
)
def test_a_page_that_is_for_few_refuses_everybody_else_in_a_sentence(page: str, role: Role) -> None:
    app = opened(page, "NL", role)
    assert not app.exception
    assert [error.value for error in app.error] == ["Uw rol staat dit niet toe\\."]
    assert not app.header


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("page", PAGES)
def test_an_empty_page_says_what_to_do_next(page: str) -> None:
    app = opened(page)
    assert not app.exception
    assert not app.error
    assert app.info or app.main.caption


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("figure", ["dialogues", "bodies", "answers", "commitments"])
def test_the_list_behind_a_bar_stays_open_in_another_language(figure: str) -> None:
    app = opened("summary")
    bar, table = f"summary.{figure}.bar", f"summary.{figure}.as_table"
    app.session_state[table] = True
    app.run()
    (pressed, *_others) = chosen(app, "button_group", bar).options
    chosen(app, "button_group", bar).set_value(pressed).run()
    listed = len(app.get("page_link"))
    for language in ("NL", "EN"):
        chosen(app, "button_group", "lang").set_value(language).run()
        use_language(Language(language.lower()))
        assert not app.exception
        assert app.session_state[table]
        assert chosen(app, "button_group", bar).value
        assert len(app.get("page_link")) == listed
    assert chosen(app, "button_group", bar).value == pressed
    # Once it is folded away it stays so as well.
    app.session_state[table] = False
    app.run()
    chosen(app, "button_group", "lang").set_value("NL").run()
    assert not app.session_state[table]


GONE = "12345678-1234-5678-1234-567812345678"


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("language", ["EN", "NL"])
@pytest.mark.parametrize("page", ["dialogues", "stakeholders"])
def test_an_address_that_asks_for_nothing_there_is_says_so(page: str, language: str) -> None:
    (gone,) = opened(page, language, address={"id": GONE}).error
    for no_key in ("garbage", "999", f"{GONE}9", "0", "%00", "<b>"):
        app = opened(page, language, address={"id": no_key})
        assert not app.exception
        assert [told.value for told in app.error] == [gone.value]
        # In place of the list: below it nobody would see it.
        assert not app.dataframe
        app.button(key="page.back").click().run()
        assert not app.error
        assert app.dataframe
        assert "id" not in app.query_params
