"""Write docs/fields.md from the descriptions of the fields: run by `make fields`."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from dare_network.domain.fields import About, Kind
from dare_network.domain.nouns import NOUNS, fields_of_noun
from dare_network.language import Language, _, speaking
from dare_network.store.shown import PUBLIC

PAGE = Path(__file__).resolve().parent.parent / "docs" / "fields.md"

INTRODUCTION = """\
# Fields

The fields of every record, as people see them and as files name them. This page is made by `make fields`
from the descriptions that stand beside each field (`dare_network/domain/drafts` and `records`); forms, cards,
history, imports, sheets, exports and the search follow from the same.

*Kind* is what a field holds. *May be* says what else is done with it: **imported** from lists of people,
organisations and ties by one of the headers in the last column; **exported** to sheets and graph files, where
it is not personal; **searched**; **public** where its record is public; **personal** data where its record is
about a person. Fields that must be filled in have a star.
"""

_IMPORTED = ("stakeholder", "affiliation", "tie")


def page() -> str:
    """The text of the page."""
    return "\n".join([INTRODUCTION, *(line for noun in NOUNS for line in _section(noun))])


def _section(noun: str) -> Iterator[str]:
    yield f"## `{noun}`\n"
    yield "| field | English | Dutch | kind | may be | headers |"
    yield "|---|---|---|---|---|---|"
    for name, about in fields_of_noun(noun).items():
        yield _row(noun, name, about)
    yield ""


def _row(noun: str, name: str, about: About) -> str:
    star = " *" if about.required else ""
    with speaking(Language.DUTCH):
        dutch = _(about.label)
    headers = ", ".join(about.headers.split("|")) if noun in _IMPORTED and about.imported else ""
    cells = (
        f"`{name}`{star}",
        about.label,
        dutch,
        _kind(about),
        ", ".join(_uses(noun, name, about)),
        headers,
    )
    return f"| {' | '.join(cells)} |"


def _kind(about: About) -> str:
    held = f"term of `{about.terms}`" if about.kind is Kind.TERM else str(about.kind)
    return f"{held}, several" if about.several else held


def _uses(noun: str, name: str, about: About) -> Iterator[str]:
    uses: Mapping[str, bool] = {
        "imported": noun in _IMPORTED and about.imported,
        "exported": about.exported,
        "searched": about.searched is not None,
        "public": name in PUBLIC.get(NOUNS[noun][0], ()),
        "personal": about.personal,
    }
    yield from (use for use, holds in uses.items() if holds)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
