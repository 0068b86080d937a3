"""The desk: a letter or notes are pasted, read, looked through beside their source, and recorded."""

from collections.abc import Iterable
from itertools import zip_longest
from uuid import UUID

import streamlit as st

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.language import _, number
from dare_network.letters.finds import Reading
from dare_network.letters.letter import read_letter
from dare_network.letters.spellings import people_of_bodies, spellings_of_bodies, spellings_of_people
from dare_network.services.letters import Recorded, record_reading
from dare_network.ui import loaders, state
from dare_network.ui.forms.form import Values, Widget, fill_in, save
from dare_network.ui.fragment import fragment
from dare_network.ui.letters.acceptance import Filled, FilledLetter, accepted_of, labels
from dare_network.ui.letters.rows import FindRow, answer_rows, commitment_rows, letter_row, question_rows
from dare_network.ui.letters.source import letter_source
from dare_network.ui.markup import heading

LETTER_LENGTH = 100_000
"""Characters of the longest letter: about forty pages."""


def letter_opener(dialogue_id: UUID) -> None:
    """The button that opens the desk."""
    if st.button(
        _("Paste a letter or notes"), icon=":material/content_paste:", key=f"letter.{dialogue_id}_open"
    ):
        state.put(_opened(dialogue_id), True)
        st.rerun()


def letter_is_open(dialogue_id: UUID) -> bool:
    """Return whether the desk is open instead of the dialogue."""
    return state.read(_opened(dialogue_id), False)


@fragment
def letter_desk(viewer: Viewer, dossier: Dossier) -> None:
    """Draw the desk of a dialogue."""
    key = f"letter.{dossier.dialogue.id}"
    heading(_("Paste a letter or notes"), level=3)
    with st.container(horizontal=True):
        if st.button(_("Back to the dialogue"), icon=":material/arrow_back:", key=f"{key}.close"):
            _close(key)
    _paste(key)
    text = state.read(_read(key), "")
    if not text.strip():
        return
    names = loaders.names(viewer)
    bodies, people = spellings_of_bodies(names), spellings_of_people(names)
    reading = read_letter(text, loaders.today(), bodies, people, people_of_bodies(names, loaders.today()))
    _review(viewer, dossier, text, reading, key)


def _paste(key: str) -> None:
    pasted, before = f"{key}.text", state.read(_read(key), "")
    state.seed(pasted, before)

    def look() -> None:
        # Rows of what was pasted before would keep what was typed into them.
        state.forget(f"{key}.row")
        text = state.read(pasted, "")
        state.put(_read(key), text if len(text) <= LETTER_LENGTH else "")

    with st.expander(_("The pasted text"), expanded=not before):
        st.text_area(
            _("Letter or notes, in Dutch or English"),
            key=pasted,
            height=220,
            help=_("It is read here, by rules; nothing is sent anywhere and the text itself is not kept."),
            on_change="ignore",
            persist_state="session",
        )
        st.button(_("Read it"), type="primary", key=f"{key}.look", on_click=look)
        if len(state.read(pasted, "")) > LETTER_LENGTH:
            refusal = _("This is too long to be read at once: at most {most} characters. Paste parts of it.")
            st.error(refusal.format(most=number(LETTER_LENGTH)), icon=":material/error:")


def _review(viewer: Viewer, dossier: Dossier, text: str, reading: Reading, key: str) -> None:
    if not (reading.questions or reading.answers or reading.commitments):
        st.info(
            _(
                "Nothing was found that looks like a question, an answer or a commitment. "
                "Numbered questions, headings such as “Answer” and sentences such as “we will” are known."
            )
        )
    left, right = st.columns([5, 6], gap="medium")
    with left:
        letter_source(text, reading)
    if reading.questions or reading.answers or reading.commitments:
        with right:
            _accept(viewer, dossier, text, reading, key)


def _accept(viewer: Viewer, dossier: Dossier, text: str, reading: Reading, key: str) -> None:
    letter = letter_row(viewer, reading)
    questions = question_rows(viewer, text, reading, dossier)
    answers = answer_rows(viewer, text, reading, dossier)
    commitments = commitment_rows(viewer, text, reading, dossier)
    # No form: what is chosen in one is known to the browser alone, and would be lost with it, or stay in the
    # language in which it was chosen.
    (whole,) = _drawn([letter], key)
    asked: list[Filled] = []
    given: list[Filled] = []
    for row in questions:
        asked.append(_drawn([row], key))
        given.append(_drawn([each for each in answers if each.question == row.question], key))
    given.append(_drawn([each for each in answers if each.question is None], key))
    promised = _drawn(commitments, key)
    sent = st.button(_("Record what is accepted"), type="primary", key=f"{key}.record")
    if sent:
        rows = [letter, *questions, *answers, *commitments]
        filled = FilledLetter(whole[1], _joined(asked), _joined(given), promised)
        _record(viewer, dossier, filled, rows, key)


def _drawn(rows: Iterable[FindRow], key: str) -> Filled:
    """Each row in a box of its own, with what stands in it."""
    filled = []
    for row in rows:
        with st.container(border=True, key=f"{key}.box.{row.id}", gap="small"):
            st.markdown(f"**{row.title}**")
            filled.append((row, _fields(row, f"{key}.row.{row.id}")))
    return filled


def _fields(row: FindRow, key: str) -> Values:
    """The fields of a row, the short ones two by two."""
    tick = [item for item in row.fields if item.widget is Widget.FLAG]
    long = [item for item in row.fields if item.widget is Widget.AREA]
    short = [item for item in row.fields if item not in tick and item not in long]
    values = fill_in(tick, row.values, key, in_form=False)
    for pair in zip_longest(short[::2], short[1::2]):
        for place, item in zip(st.columns(2, vertical_alignment="bottom"), pair, strict=True):
            if item:
                with place:
                    values |= fill_in([item], row.values, key, in_form=False)
    return values | fill_in(long, row.values, key, in_form=False)


def _joined(parts: Iterable[Filled]) -> Filled:
    return [row for part in parts for row in part]


def _record(viewer: Viewer, dossier: Dossier, filled: FilledLetter, rows: list[FindRow], key: str) -> None:
    done: list[Recorded] = []

    def act() -> None:
        done.append(record_reading(loaders.engine(), viewer, dossier.dialogue.id, accepted_of(filled)))

    def told() -> str:
        return _("Recorded. Questions: {questions}. Answers: {answers}. Commitments: {commitments}.").format(
            questions=done[0].questions, answers=done[0].answers, commitments=done[0].commitments
        )

    if save(act, labels(rows), key, told):
        _close(key)


def _close(key: str) -> None:
    state.forget(key)
    st.rerun()


def _opened(dialogue_id: UUID) -> str:
    return f"letter.{dialogue_id}.open"


def _read(key: str) -> str:
    return f"{key}.read"
