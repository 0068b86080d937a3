"""The page that lists the fields says what their descriptions say."""

from fields_page import PAGE, page


def test_the_page_of_fields_is_as_fresh_as_their_descriptions() -> None:
    assert PAGE.read_text("utf-8") == page(), "Run `make fields`."
