"""Views that somebody keeps, and ties that shall not be suggested."""

from uuid import uuid4

import pytest
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.views import SavedViewDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.errors import ConflictError, InvalidInputError, NotAllowedError, NotFoundError
from dare_network.services import views

OTHER = Viewer("other", Role.MEMBER)


def draft(**changes: object) -> SavedViewDraft:
    return check(SavedViewDraft, {"name": "Potency", "address": "focus=topic%3Aq_potency&steps=2"} | changes)


def test_a_view_is_found_again_with_its_address(engine: Engine, office: Viewer) -> None:
    key = views.save_view(engine, office, draft(explanation="Who speaks with whom on potency."))
    (kept,) = views.views(engine, office)
    assert (kept.id, kept.name, kept.account) == (key, "Potency", "office")
    assert kept.parameters == {"focus": ["topic:q_potency"], "steps": ["2"]}


def test_a_private_view_is_found_by_nobody_else_and_a_shared_one_by_the_consortium(
    engine: Engine, office: Viewer
) -> None:
    views.save_view(engine, office, draft())
    assert views.views(engine, OTHER) == ()
    views.save_view(engine, office, draft(name="For all", shared=True))
    assert [view.name for view in views.views(engine, OTHER)] == ["For all"]


def test_a_name_is_used_once_by_each(engine: Engine, office: Viewer) -> None:
    views.save_view(engine, office, draft(shared=True))
    with pytest.raises(InvalidInputError) as refused:
        views.save_view(engine, office, draft())
    assert set(refused.value.fields) == {"name"}
    views.save_view(engine, OTHER, draft())
    assert len(views.views(engine, OTHER)) == 2


def test_a_stale_change_is_refused(engine: Engine, office: Viewer) -> None:
    key = views.save_view(engine, office, draft())
    views.change_view(engine, office, key, 1, draft(explanation="First"))
    with pytest.raises(ConflictError):
        views.change_view(engine, office, key, 1, draft(explanation="Second"))
    assert views.views(engine, office)[0].explanation == "First"


def test_what_somebody_else_shares_can_be_neither_changed_nor_deleted(engine: Engine, office: Viewer) -> None:
    key = views.save_view(engine, office, draft(shared=True))
    with pytest.raises(NotFoundError):
        views.delete_view(engine, OTHER, key)
    with pytest.raises(NotFoundError):
        views.change_view(engine, OTHER, key, 1, draft())
    views.delete_view(engine, office, key)
    assert views.views(engine, office) == ()


def test_the_public_keeps_no_views(engine: Engine) -> None:
    with pytest.raises(NotAllowedError):
        views.views(engine, Viewer("visitor", Role.PUBLIC))


def test_a_tie_that_was_refused_is_remembered_once_whichever_way_it_was_named(
    engine: Engine, office: Viewer
) -> None:
    one, other = sorted((uuid4(), uuid4()))
    views.refuse_tie(engine, office, other, one)
    views.refuse_tie(engine, office, one, other)
    assert views.refused_ties(engine, office) == {(str(one), str(other))}
