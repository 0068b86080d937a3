"""Addresses as people paste them: several in one text."""

import pytest

from dare_network.domain.addresses import email_addresses


@pytest.mark.parametrize(
    "several",
    ["a@x.example; b@y.example", "a@x.example,b@y.example", "a@x.example\nb@y.example",
     "a@x.example / b@y.example", "A <a@x.example>; mailto:b@y.example", "a@x.example b@y.example",
     "a@x.example/b@y.example", "a@x.example en b@y.example", "a@x.example; b@y.example; B@Y.example;"],
)  # fmt: skip
def test_several_e_mail_addresses_in_one_text_are_told_apart(several: str) -> None:
    found = [address.lower() for address in email_addresses(several)]
    assert found == ["a@x.example", "b@y.example"]


@pytest.mark.parametrize("text", ["", "Jan", "a@x", "a@x.example; morgen bellen", "a@@x.example", "@ @"])
def test_a_text_that_holds_anything_else_has_no_addresses(text: str) -> None:
    assert email_addresses(text) == ()
