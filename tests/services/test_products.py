"""Products are known to those who added them, or see a dialogue on them."""

import pytest
from consortium_builders import Consortium, dialogue_draft, found_consortium
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.dialogues import ProductDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, Role
from dare_network.errors import InvalidInputError
from dare_network.services import dialogues, products

PUBLIC = Viewer("public", Role.PUBLIC)
MEMBER = Viewer("member", Role.MEMBER)


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


def test_a_product_is_known_to_those_who_added_it_or_see_a_dialogue_on_it(
    engine: Engine, of: Consortium, liaison: Viewer, office: Viewer
) -> None:
    key = products.add_product(engine, liaison, ProductDraft(name="CAR-T 7", centre_id=of.leiden))
    everybody = (liaison, office, MEMBER, PUBLIC)

    def knowing() -> list[str]:
        return [each.account for each in everybody if products.products(engine, each)]

    (product,) = products.products(engine, liaison)
    assert (product.id, product.name, product.centre_id) == (key, "CAR-T 7", of.leiden)
    known = []
    for level in (Confidentiality.RESTRICTED, Confidentiality.CONSORTIUM, Confidentiality.PUBLIC):
        known.append(knowing())
        draft = dialogue_draft(of, product_id=key, confidentiality=level)
        dialogues.record_dialogue(engine, liaison, draft)
    outside = [each.account for each in (liaison, office)]
    assert known == [["liaison"], outside, [*outside, MEMBER.account]]
    assert len(knowing()) == len(everybody)


def test_a_product_is_known_to_its_adder_in_his_role_and_by_one_name(engine: Engine, of: Consortium) -> None:
    # Who looks through the eyes of a role is on no list.
    liaison, office = (Viewer("local", role) for role in (Role.LIAISON, Role.COORDINATOR))
    products.add_product(engine, liaison, ProductDraft(name="CAR-T 7", centre_id=of.leiden))
    assert [product.name for product in products.products(engine, liaison)] == ["CAR-T 7"]
    assert products.products(engine, office) == ()
    with pytest.raises(InvalidInputError, match="product of this name"):
        products.add_product(engine, liaison, ProductDraft(name="car-t 7"))
    # That there is one which he does not see is not told.
    products.add_product(engine, office, ProductDraft(name="CAR-T 7"))
