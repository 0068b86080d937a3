"""Steps of minutes that the tables of `rules.states` allow; each refusal is a sentence."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from dare_network.domain.records.minutes import Minutes
from dare_network.domain.rules.states import (
    MINUTES_REDRAFTED,
    MINUTES_TRANSITIONS,
)
from dare_network.domain.vocabulary import MinutesState, Standing
from dare_network.language import N_, _

FROZEN = frozenset({MinutesState.FINAL, MinutesState.SUPERSEDED})
"""States in which nothing of a version changes any more but who may see it, and that it may be superseded."""

_SENT = frozenset({MinutesState.SHARED_WITH_BODY, MinutesState.COMMENTED})


_LATER = N_("There is a later version of these minutes: go on with that one.")


def next_steps(known: Minutes) -> tuple[MinutesState, ...]:
    """The states to which somebody can take this version now."""
    steps = MINUTES_TRANSITIONS[known.state]
    return tuple(target for target in steps if step_hindrance(known, target) is None)


def step_hindrance(known: Minutes, target: MinutesState) -> str | None:
    """Say why nobody can take this version to that state; None where somebody can."""
    if not known.is_last:
        return _(_LATER)
    if known.recalled:
        return _("Something in these minutes is more confidential now: a new version without it is needed.")
    if target is MinutesState.SUPERSEDED:
        return _("Minutes are superseded when their correction becomes final, not before.")
    if target is MinutesState.COMMENTED:
        return _("Minutes are commented when somebody writes down a comment on them.")
    standings = MINUTES_TRANSITIONS[known.state].get(target)
    if standings is None:
        return _("Minutes cannot go from this state to that one.")
    if known.standing in standings:
        return None
    if target is MinutesState.SHARED_WITH_BODY:
        return _("Minutes of this standing are not sent to the body.")
    return _("Minutes of this standing become final only after the body has had them.")


def standings_of(known: Minutes) -> tuple[Standing, ...]:
    """The standings that this version can have, in its present state."""
    return tuple(standing for standing in Standing if standing_hindrance(known, standing) is None)


def standing_hindrance(known: Minutes, standing: Standing) -> str | None:
    """Say why this version cannot have that standing; None where it can."""
    if standing is known.standing:
        return None
    if known.state in FROZEN:
        return _("Final minutes are not edited: begin a correction.")
    if not known.is_last:
        return _(_LATER)
    if known.state in _SENT and standing is Standing.OWN_RECORD:
        return _("What the body has been sent is not our own record only.")
    return None


def comment_hindrance(known: Minutes) -> str | None:
    """Say why nobody can comment on this version; None where somebody can: it is the last, or in force."""
    if known.is_last or known.state is MinutesState.FINAL:
        return None
    return _(_LATER)


def redraft_hindrance(last: Minutes) -> str | None:
    """Say why no next version can follow this one, the last of its chain; None where one can."""
    if last.state in MINUTES_REDRAFTED:
        return None
    return _("These minutes are with the body: write down its comments, or make them final.")


def save_hindrance(last: Minutes) -> str | None:
    """Say why the text cannot be saved; final minutes are corrected, and what others read is taken back."""
    if last.state is MinutesState.DRAFT:
        return None
    if last.state is MinutesState.FINAL:
        return _("Final minutes are not edited: begin a correction.")
    return redraft_hindrance(last) or _("Others are reading these minutes: take them back to a draft first.")


def chains(versions: Iterable[Minutes]) -> tuple[tuple[Minutes, ...], ...]:
    """The versions of the same minutes together, the last of each first."""
    ordered = sorted(versions, key=lambda one: (str(one.chain_id), -one.number))
    return tuple(tuple(chain) for _key, chain in groupby(ordered, key=lambda one: one.chain_id))


def final_of(chain: Sequence[Minutes]) -> Minutes | None:
    """The version of a chain that is final now."""
    return next((one for one in chain if one.state is MinutesState.FINAL), None)
