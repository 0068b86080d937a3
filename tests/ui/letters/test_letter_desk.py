"""The desk for pasted letters, as each role, and what its rows begin with."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from installation import chosen, installed, opened
from streamlit.testing.v1 import AppTest

from dare_network.domain.rules.rights import RIGHTS
from dare_network.domain.vocabulary import Confidentiality, Right, Role
from dare_network.language import Language, use_language
from dare_network.services import dialogues
from dare_network.store.engine import open_engine
from dare_network.ui.state import viewer

LETTER = (Path(__file__).parents[2] / "letters" / "02-cbg-brief-nl.txt").read_text("utf-8")


@pytest.fixture
def public_dialogue(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The key of a dialogue of the sample that everybody may see, with questions."""
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    engine = open_engine(f"sqlite:///{path}")
    found = dialogues.dossiers(engine, viewer())
    engine.dispose()
    open_to_all = [each for each in found if each.dialogue.confidentiality is Confidentiality.PUBLIC]
    key = str(next(each.dialogue.id for each in open_to_all if each.questions))
    for _each in installed(path, monkeypatch):
        yield key


def read(app: AppTest, key: str, text: str) -> AppTest:
    """Open the desk, paste a text and have it read."""
    app.button(key=f"letter.{key}_open").click().run()
    app.text_area(key=f"letter.{key}.text").set_value(text)
    return app.button(key=f"letter.{key}.look").click().run()


@pytest.mark.parametrize(("role", "language"), [*((role, "EN") for role in Role), (Role.ADMINISTRATOR, "NL")])
def test_only_who_may_record_finds_the_desk(public_dialogue: str, role: Role, language: str) -> None:
    app = opened("dialogues", language, role, {"id": public_dialogue})
    assert not app.exception
    offered = [button.key for button in app.button if button.key == f"letter.{public_dialogue}_open"]
    assert bool(offered) is (Right.RECORD_DIALOGUES in RIGHTS[role])
    if offered:
        assert not read(app, public_dialogue, LETTER).exception
        assert not app.error


def test_rows_begin_with_what_was_read(public_dialogue: str) -> None:
    app = read(opened("dialogues", address={"id": public_dialogue}), public_dialogue, LETTER)
    row = f"letter.{public_dialogue}.row"
    assert str(app.date_input(key=f"{row}.letter.given_on").value) == "2026-05-12"
    assert chosen(app, "selectbox", f"{row}.letter.channel").value == "Letter"
    assert chosen(app, "selectbox", f"{row}.question0.known_id").value == "A new question"
    assert chosen(app, "selectbox", f"{row}.answer1.alignment").value == "Disagrees"
    assert str(app.date_input(key=f"{row}.commitment0.due_on").value) == "2026-09-01"
    # Nobody has said until when: that has to be filled in before it can be recorded.
    ticked = [app.checkbox(key=f"{row}.commitment{place}.accept").value for place in (0, 1)]
    assert ticked == [True, False]


def test_another_text_begins_with_other_rows(public_dialogue: str) -> None:
    app = read(opened("dialogues", address={"id": public_dialogue}), public_dialogue, LETTER)
    place = f"letter.{public_dialogue}.row.question0.text"
    app.text_area(key=place).set_value("Changed by hand.")
    app.text_area(key=f"letter.{public_dialogue}.text").set_value("Q1. Is this another one?\nCCMO: yes.")
    app.button(key=f"letter.{public_dialogue}.look").click().run()
    assert app.text_area(key=place).value == "Is this another one?"
    app.text_area(key=f"letter.{public_dialogue}.text").set_value("Nothing at all.")
    app.button(key=f"letter.{public_dialogue}.look").click().run()
    assert not app.exception
    assert any("Nothing was found" in each.value for each in app.info)


def test_an_answer_without_its_question_is_not_recorded(public_dialogue: str) -> None:
    app = read(opened("dialogues", address={"id": public_dialogue}), public_dialogue, LETTER)
    app.checkbox(key=f"letter.{public_dialogue}.row.question1.accept").uncheck()
    app.button(key=f"letter.{public_dialogue}.record").click().run()
    assert not app.exception
    (told,) = app.error
    assert "Accept its question as well" in told.value


def test_an_answer_too_long_to_be_recorded_is_refused_in_a_sentence_and_stays(public_dialogue: str) -> None:
    long = "Q1. Is this enough?\nAnswer:\n" + "word " * 5000
    app = read(opened("dialogues", address={"id": public_dialogue}), public_dialogue, long)
    assert not app.exception
    row = f"letter.{public_dialogue}.row"
    assert len(app.text_area(key=f"{row}.answer0.verbatim").value) > 20_000
    app.button(key=f"letter.{public_dialogue}.record").click().run()
    assert not app.exception
    (told,) = app.error
    assert "In their own words" in told.value
    assert "too long" in told.value
    assert len(app.text_area(key=f"{row}.answer0.verbatim").value) > 20_000


def test_a_letter_too_long_to_be_read_is_refused_in_a_sentence_and_stays(public_dialogue: str) -> None:
    long = "Q1. Is this enough?\n" * 10_000
    app = read(opened("dialogues", address={"id": public_dialogue}), public_dialogue, long)
    assert not app.exception
    (told,) = app.error
    assert "at most 100,000 characters" in told.value
    assert app.text_area(key=f"letter.{public_dialogue}.text").value == long
    app.text_area(key=f"letter.{public_dialogue}.text").set_value("Q1. Is this enough?\nCCMO: yes.")
    app.button(key=f"letter.{public_dialogue}.look").click().run()
    assert not app.error


def turned(app: AppTest, language: str) -> AppTest:
    """The same page after its language was turned."""
    chosen(app, "button_group", "lang").set_value(language).run()
    use_language(Language(language.lower()))
    assert not app.exception
    return app


def seen_by(app: AppTest, role: Role) -> AppTest:
    """The same page through other eyes."""
    box = chosen(app, "selectbox", "eyes")
    box.set_value(box.options[list(Role).index(role)]).run()
    assert not app.exception
    return app


def test_what_is_chosen_is_shown_in_the_language_that_is_turned_to(public_dialogue: str) -> None:
    app = read(opened("dialogues", address={"id": public_dialogue}), public_dialogue, LETTER)
    alignment = f"letter.{public_dialogue}.row.answer1.alignment"
    chosen(app, "selectbox", alignment).set_value("More data needed first")
    words = [chosen(app, "selectbox", alignment).options]
    for language, shown in [("NL", "Eerst meer gegevens nodig"), ("EN", "More data needed first")]:
        turned(app, language)
        assert chosen(app, "selectbox", alignment).value == shown
        assert shown in chosen(app, "selectbox", alignment).options
        words.append(chosen(app, "selectbox", alignment).options)
    assert words[0] == words[2]
    assert not set(words[0]) & set(words[1])


def test_what_is_filled_in_stays_while_somebody_looks_through_other_eyes(public_dialogue: str) -> None:
    app = opened("dialogues", role=Role.LIAISON, address={"id": public_dialogue})
    row = f"letter.{public_dialogue}.row"
    read(app, public_dialogue, LETTER)
    app.text_area(key=f"letter.{public_dialogue}.text").set_value("A text that is not read yet.")
    app.checkbox(key=f"{row}.question1.accept").uncheck()
    app.text_area(key=f"{row}.question0.text").set_value("In other words.")
    app.date_input(key=f"{row}.letter.given_on").set_value(date(2026, 2, 5))
    chosen(app, "selectbox", f"{row}.letter.channel").set_value("E-mail")
    chosen(app, "selectbox", f"{row}.answer1.alignment").set_value("Partly agrees")
    body = chosen(app, "selectbox", f"{row}.answer1.body_id")
    other = next(each for each in body.options if each != body.value)
    body.set_value(other)
    for eyes, language in [(Role.STEERING, "NL"), (Role.PUBLIC, "EN"), (Role.COORDINATOR, "EN")]:
        seen_by(app, eyes)
        turned(app, language)
        turned(seen_by(app, Role.LIAISON), "EN")
        assert app.checkbox(key=f"{row}.question1.accept").value is False
        assert app.text_area(key=f"{row}.question0.text").value == "In other words."
        assert app.date_input(key=f"{row}.letter.given_on").value == date(2026, 2, 5)
        for place, shown in [("letter.channel", "E-mail"), ("answer1.alignment", "Partly agrees")]:
            assert chosen(app, "selectbox", f"{row}.{place}").value == shown
        assert chosen(app, "selectbox", f"{row}.answer1.body_id").value == other
        assert app.text_area(key=f"letter.{public_dialogue}.text").value == "A text that is not read yet."


def test_the_desk_begins_anew_once_it_was_closed(public_dialogue: str) -> None:
    app = read(opened("dialogues", address={"id": public_dialogue}), public_dialogue, LETTER)
    row = f"letter.{public_dialogue}.row"
    app.checkbox(key=f"{row}.question1.accept").uncheck()
    chosen(app, "selectbox", f"{row}.answer1.alignment").set_value("Partly agrees")
    app.button(key=f"letter.{public_dialogue}.close").click().run()
    app.button(key=f"letter.{public_dialogue}_open").click().run()
    assert app.text_area(key=f"letter.{public_dialogue}.text").value == ""
    app.text_area(key=f"letter.{public_dialogue}.text").set_value(LETTER)
    app.button(key=f"letter.{public_dialogue}.look").click().run()
    assert app.checkbox(key=f"{row}.question1.accept").value is True
    assert chosen(app, "selectbox", f"{row}.answer1.alignment").value == "Disagrees"
