"""Lists that users may add to: new types of ties and new entries of labelled lists."""

from collections.abc import Collection

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.vocabularies import TermDraft, TieTypeDraft
from dare_network.domain.records.reference import Term, TieType
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right, TermList
from dare_network.errors import InvalidInputError
from dare_network.language import _
from dare_network.store.engine import unit_of_work
from dare_network.store.reference import read_reference
from dare_network.words.cutting import folded_words


def add_tie_type(engine: Engine, viewer: Viewer, draft: TieTypeDraft) -> str:
    """Add a type of tie and return its id. Raises InvalidInputError where one has that label already."""
    require(viewer, Right.IMPORT)
    given = check(TieTypeDraft, draft.values()).values()
    if not given["directed"]:
        given |= {"inverse_en": given["label_en"], "inverse_nl": given["label_nl"]}
    elif not (given["inverse_en"] and given["inverse_nl"]):
        reason = _("Say how it reads from the other end, in both languages.")
        raise InvalidInputError(reason, {"inverse_en": reason})
    with unit_of_work(engine, viewer) as unit:
        known = read_reference(unit.transaction).tie_types
        _refuse_known(draft, [label for each in known for label in (each.label_en, each.label_nl)])
        id_ = _new_id(draft.label_en, {each.id for each in known})
        unit.add_all(TieType, [{**given, "id": id_, "position": len(known), "source": ""}])
    return id_


def add_term(engine: Engine, viewer: Viewer, listed: TermList, draft: TermDraft) -> str:
    """Add an entry to a list and return its id. Raises InvalidInputError where one has that label."""
    require(viewer, Right.IMPORT)
    given = check(TermDraft, draft.values()).values()
    with unit_of_work(engine, viewer) as unit:
        known = [term for term in read_reference(unit.transaction).terms if term.list is listed]
        _refuse_known(draft, [label for each in known for label in (each.label_en, each.label_nl)])
        id_ = _new_id(draft.label_en, {each.id for each in known})
        row = {"key_": f"{listed}/{id_}", "list": listed, "id": id_, "position": len(known), "source": ""}
        unit.add_all(Term, [{**given, **row}])
    return id_


def _refuse_known(draft: TermDraft | TieTypeDraft, labels: Collection[str]) -> None:
    taken = {label.casefold() for label in labels}
    for name, label in (("label_en", draft.label_en), ("label_nl", draft.label_nl)):
        if label.casefold() in taken:
            reason = _("“{label}” is in this list already.").format(label=label)
            raise InvalidInputError(reason, {name: reason})


def _new_id(label: str, taken: Collection[str]) -> str:
    plain = "_".join(folded_words(label))[:60] or "entry"
    candidate, count = plain, 1
    while candidate in taken:
        count += 1
        candidate = f"{plain}_{count}"
    return candidate
