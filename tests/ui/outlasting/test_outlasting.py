"""What an address and a cookie say of language and role; what cannot be read never opens more."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dare_network.domain.vocabulary import Role
from dare_network.language import Language
from dare_network.ui.outlasting import Preferences, address_of, read_preferences

CENTRE = UUID("0190f3c2-7a10-7c4e-9b1d-2f6a5d3e8c71")
EN, NL = Language.ENGLISH, Language.DUTCH


@pytest.mark.parametrize(
    ("address", "cookie", "meant"),
    [
        ({}, "", Preferences(EN, Role.ADMINISTRATOR)),
        ({"lang": ["NL"]}, "", Preferences(NL, Role.ADMINISTRATOR)),
        ({"lang": ["nl"], "as": ["public"]}, "", Preferences(NL, Role.PUBLIC)),
        ({"as": ["liaison"]}, "lang=NL&as=public&centre=", Preferences(NL, Role.LIAISON)),
        ({}, "lang=NL&as=public&centre=", Preferences(NL, Role.PUBLIC)),
        ({"id": ["x"]}, "as=steering", Preferences(EN, Role.STEERING)),
        ({"as": ["member"], "centre": [str(CENTRE)]}, "", Preferences(EN, Role.MEMBER, CENTRE)),
        ({"as": ["member"]}, f"as=member&centre={CENTRE}", Preferences(EN, Role.MEMBER)),
        ({}, f"as=member&centre={CENTRE}", Preferences(EN, Role.MEMBER, CENTRE)),
        ({"as": ["liaison"], "centre": [str(CENTRE)]}, "", Preferences(EN, Role.LIAISON)),
    ],
)
def test_the_address_comes_first_and_then_the_cookie(
    address: dict[str, list[str]], cookie: str, meant: Preferences
) -> None:
    found = read_preferences(address, cookie, EN)
    assert replace(found, said=False) == meant
    assert found.said is bool({"as", "lang", "centre"} & address.keys() or cookie)


@pytest.mark.parametrize(
    "garbled", [[""], ["Administrator"], ["ADMINISTRATOR"], ["admin"], ["public", "administrator"], [" "], []]
)
def test_a_garbled_role_is_the_public(garbled: list[str]) -> None:
    assert read_preferences({"as": garbled}, "as=administrator", EN).role is Role.PUBLIC
    assert read_preferences({"centre": [str(CENTRE)]}, "", EN).role is Role.PUBLIC


@pytest.mark.parametrize(
    "garbled",
    ["as=", "administrator", "lang=NL", "=", "as=Beheerder", "as=x&as=administrator", "centre=1", "as=%ff"],
)
def test_a_garbled_cookie_is_the_public(garbled: str) -> None:
    assert read_preferences({}, garbled, EN).role is Role.PUBLIC


WORDS = st.text(max_size=12) | st.sampled_from([*Role, str(CENTRE)])


@given(
    address=st.dictionaries(st.sampled_from(["as", "centre", "lang", "id"]), st.lists(WORDS, max_size=3)),
    cookie=st.text(max_size=40) | st.builds("as={}&centre={}".format, WORDS, WORDS),
)
def test_nothing_that_is_said_opens_more_than_it_says(address: dict[str, list[str]], cookie: str) -> None:
    found = read_preferences(address, cookie, EN)
    if {"as", "centre"} & address.keys():
        said = set(address.get("as", ()))
        assert found.role in (said if len(said) == 1 else {Role.PUBLIC}) | {Role.PUBLIC}
        assert found.centre_id is None or [str(found.centre_id)] == list(dict.fromkeys(address["centre"]))
    elif cookie:
        assert found.role is Role.PUBLIC or f"as={found.role}" in cookie
    assert found.centre_id is None or found.role is Role.MEMBER
    assert isinstance(found.centre_id, UUID | None)


@given(
    language=st.sampled_from(Language),
    role=st.sampled_from(Role),
    centre=st.none() | st.uuids(),
    cookie=st.builds("lang={}&as={}&centre=".format, st.sampled_from(["EN", "NL"]), st.sampled_from(Role)),
)
def test_the_address_of_what_was_chosen_says_it_whatever_a_cookie_says(
    language: Language, role: Role, centre: UUID | None, cookie: str
) -> None:
    known = Preferences(language, role, centre if role is Role.MEMBER else None, said=True)
    address = {name: [said] for name, said in address_of(known).items() if said}
    assert read_preferences(address, cookie, EN) == known


def test_an_address_is_bare_until_something_was_chosen() -> None:
    assert not any(address_of(Preferences(EN, Role.ADMINISTRATOR)).values())
