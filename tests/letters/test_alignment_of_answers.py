"""How far an answer agrees, from plain wording."""

import pytest

from dare_network.letters.alignment import alignment_of


@pytest.mark.parametrize(
    ("answer", "alignment"),
    [
        ("Het College kan zich vinden in het voorstel.", "agree"),
        ("The CHMP agrees.", "agree"),
        ("We do not agree with this.", "disagree"),
        ("Het CBG is het niet eens met de opzet.", "disagree"),
        ("Het CBG is het deels eens.", "partly"),
        ("Akkoord, mits de arts wordt geïnformeerd.", "agree_conditional"),
        ("This is acceptable provided that six runs are done.", "agree_conditional"),
        ("Wij verwijzen u hiervoor naar de CCMO.", "refer_body"),
        ("Dit valt buiten de bevoegdheid van het College.", "out_of_remit"),
        ("Hiervoor zijn eerst meer gegevens nodig.", "more_data"),
        ("Nee. Dat kan pas later.", "disagree"),
        ("No formal view yet.", ""),
        ("A full plan is expected with the first request only.", ""),
        ("", ""),
    ],
)
def test_an_alignment_is_guessed_only_from_plain_wording(answer: str, alignment: str) -> None:
    assert alignment_of(answer) == alignment
