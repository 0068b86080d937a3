"""The findings of the summary, a sentence each: titles of figures and headings of the printed page."""

from dare_network.domain.records.summary import Summary, Timing
from dare_network.language import _, ngettext


def dialogues_sentence(summary: Summary) -> str:
    """Tell how many dialogues there were."""
    count = len(summary.dialogue_ids)
    if not count:
        return _("No dialogue was active in the period.")
    return ngettext(
        "{n} dialogue was active in the period.", "{n} dialogues were active in the period.", count
    )


def bodies_sentence(summary: Summary) -> str:
    """Tell with how many bodies there were dialogues."""
    count = len(summary.dialogues_by_body)
    if not count:
        return _("No body was part of a dialogue in the period.")
    return ngettext(
        "{n} body was part of a dialogue in the period.",
        "{n} bodies were part of a dialogue in the period.",
        count,
    )


def answers_sentence(summary: Summary) -> str:
    """Tell how many answers were given."""
    count = len(summary.answer_ids)
    if not count:
        return _("No answer was given in the period.")
    return ngettext("{n} answer was given in the period.", "{n} answers were given in the period.", count)


def overdue_sentence(summary: Summary) -> str:
    """Tell how many commitments are overdue."""
    count = len(summary.commitment_ids(Timing.OVERDUE))
    if not count:
        return _("No commitment is overdue.")
    return ngettext("{n} commitment is overdue.", "{n} commitments are overdue.", count)


def unfinished_sentence(summary: Summary) -> str:
    """Tell how many commitments are unfinished."""
    count = sum(tally.count for tally in summary.commitments_by_timing)
    if not count:
        return _("No commitment is unfinished.")
    return ngettext("{n} commitment is unfinished.", "{n} commitments are unfinished.", count)


def fulfilled_sentence(summary: Summary) -> str:
    """Tell how many of the commitments that were due were kept."""
    count = len(summary.commitments_fulfilled)
    if not count:
        return _("No commitment that was due in the period is noted as fulfilled.")
    return ngettext(
        "{n} commitment that was due in the period is fulfilled.",
        "{n} commitments that were due in the period are fulfilled.",
        count,
    )


def silence_sentence(summary: Summary) -> str:
    """Tell how many bodies were not heard."""
    count = len(summary.silent_bodies)
    if not count:
        return _("Every body had contact in the period.")
    return ngettext(
        "{n} body had no contact in the period.", "{n} bodies had no contact in the period.", count
    )
