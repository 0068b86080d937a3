"""The next step of what goes from state to state: a state that can be reached, and what it asks for."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from dare_network.domain.vocabulary import DialogueState, MinutesState, TermList
from dare_network.errors import ConflictError
from dare_network.language import _
from dare_network.ui import choice, loaders, state
from dare_network.ui.forms.form import Field, Values
from dare_network.ui.forms.record_forms import save_at

S = TypeVar("S", DialogueState, MinutesState)


def next_step(
    name: TermList,
    present: S,
    targets: Iterable[S],
    version: int,
    key: str,
    asked: Callable[[S], Sequence[Field]],
    take: Callable[[S, Values, int], object],
) -> bool:
    """Draw the form of a step and say whether it was taken.

    `targets` are the states that can be reached from the `present` one, `name` the list that labels them.
    What somebody else saved since the form was opened is no hindrance, unless it was a step. `asked` draws
    what is to be known before the step to one of them, and returns the fields that it asks for; `take` gets
    the state, what was filled in, and the version that it is saved over.
    """
    labels = {target: loaders.reference().label(name, target) for target in targets}
    target = choice.one(_("New state"), labels, f"{key}.target", placeholder=_("Choose"))
    if target is None:
        return False
    state.seed(f"{key}.form.from", present)
    before = state.kept(f"{key}.form.from")

    def step(values: Values, opened: int) -> object:
        try:
            return take(target, values, opened)
        except ConflictError as error:
            if error.version is None or "state" not in error.theirs:
                raise
            now = error.theirs["state"]
            if now == before:
                return take(target, values, error.version)
            reached = loaders.reference().label(name, str(now))
            sentence = _("Somebody else took the step to “{state}” in the meantime. Open this anew.")
            raise ConflictError(sentence.format(state=reached)) from error

    return save_at(
        version,
        asked(target),
        {},
        _("Take this step"),
        f"{key}.form",
        step,
        _("The new state is: {state}.").format(state=labels[target]),
    )
