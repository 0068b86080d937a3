"""The page that explains the measures says what the tables say."""

from measures_page import PAGE, page


def test_the_page_of_measures_is_as_fresh_as_its_tables() -> None:
    assert PAGE.read_text("utf-8") == page(), "Run `make measures`."
