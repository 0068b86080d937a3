"""The next step of what goes from state to state: a state that can be reached, and what it asks for."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from dare_network.domain.vocabulary import DialogueState, MinutesState, TermList
from dare_network.language import _
from dare_network.ui import choice, loaders
from dare_network.ui.forms.form import Field, Values
from dare_network.ui.forms.record_forms import save_at

S = TypeVar("S", DialogueState, MinutesState)


def next_step(
    name: TermList,
    targets: Iterable[S],
    version: int,
    key: str,
    asked: Callable[[S], Sequence[Field]],
    take: Callable[[S, Values, int], object],
) -> bool:
    """Draw the form of a step and say whether it was taken.

    `targets` are the states that can be reached, `name` the list that labels them. `asked` draws what is to
    be known before the step to one of them, and returns the fields that it asks for; `take` gets the state,
    what was filled in, and the version at which the form was opened.
    """
    labels = {target: loaders.reference().label(name, target) for target in targets}
    target = choice.one(_("New state"), labels, f"{key}.target", placeholder=_("Choose"))
    if target is None:
        return False
    return save_at(
        version,
        asked(target),
        {},
        _("Take this step"),
        f"{key}.form",
        lambda values, opened: take(target, values, opened),
        _("The new state is: {state}.").format(state=labels[target]),
    )
