"""Address books as vCards, of versions 2.1 to 4.0, to tables."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import UUID

from dare_network.domain.identifiers import own_key
from dare_network.domain.person_names import split_name
from dare_network.errors import UnreadableFileError
from dare_network.formats.characters import decode
from dare_network.formats.content_lines import ContentLine, read_lines
from dare_network.formats.grid import Table
from dare_network.formats.limits import refuse_long
from dare_network.formats.record_table import table_of_records
from dare_network.formats.vcard import PRODUCT, URN
from dare_network.language import _, ngettext

# Not translated: they are headers and names of tables, which mappings refer to.
PEOPLE, ORGANISATIONS, MEMBERS = "People", "Organisations", "Members"

_BETWEEN = "; "
_PICTURES = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
_OF_THE_FILE = frozenset({"BEGIN", "END", "VERSION", "PRODID", "REV", "KIND", "X-ABLABEL", "LABEL", "SOURCE"})
_READ = frozenset(
    {"FN", "N", "ORG", "TITLE", "ROLE", "EMAIL", "TEL", "ADR", "URL", "CATEGORIES", "UID", "MEMBER"}
)
_CALLED = {
    "NOTE": "Notes", "NICKNAME": "Nickname", "BDAY": "Birthday", "LANG": "Preferred language",
    "X-ROR": "ROR", "X-ORCID": "ORCID",
}  # fmt: skip
_NAMES = ("Family name", "Given name", "Additional names", "Title before", "Title after")


@dataclass(slots=True)
class _Card:
    """The lines of one card."""

    line: int
    lines: list[ContentLine] = field(default_factory=list)

    def named(self, *names: str) -> list[ContentLine]:
        return [line for line in self.lines if line.name in names and line.value.strip()]

    def text(self, name: str) -> str:
        found = self.named(name)
        return found[0].text.strip() if found else ""

    @property
    def kind(self) -> str:
        """The kind of the card: "org" also where it says nothing else than the name of an organisation."""
        said = self.text("KIND").lower() or self.text("X-ADDRESSBOOKSERVER-KIND").lower()
        if said:
            return said
        company = self.text("X-ABSHOWAS").upper() == "COMPANY"
        organisation = next((line.parts()[0].strip() for line in self.named("ORG")), "")
        unnamed = not any(part.strip() for line in self.named("N") for part in line.parts())
        return "org" if company or (organisation and unnamed and self.text("FN") == organisation) else ""

    @property
    def is_ours(self) -> bool:
        return self.text("PRODID") == PRODUCT


def read_vcards(content: bytes) -> tuple[Table, ...]:
    """A table of the people, one of the organisations and groups, and one of who is a member of which group.

    A person with several organisations has a row for each. E-mail addresses and telephones of work come
    before those of home. What the tables have no usual column for keeps the name of its property; pictures
    and keys are left out with a remark. Raises UnreadableFileError with a sentence.
    """
    text, remarks = decode(content)
    cards = list(_cards(text))
    if not cards:
        raise UnreadableFileError(_("This file holds no vCard that is whole."))
    people = (row for card in cards if not _is_body(card) for row in _rows_of_person(card))
    bodies = ((card.line, _cells_of_body(card)) for card in cards if _is_body(card))
    members = (row for card in cards for row in _members(card))
    remarks += _remarks(cards)
    tables: list[Table] = []
    for name, rows in ((PEOPLE, people), (ORGANISATIONS, bodies), (MEMBERS, members)):
        table = table_of_records(name, rows, () if tables else remarks)
        tables += [table] if table.headers else []
    if not tables:
        raise UnreadableFileError(_("The vCards of this file are empty."))
    return tuple(tables)


def _cards(text: str) -> Iterator[_Card]:
    """The cards that begin and end; one within another, as for an assistant, stays with its own."""
    open_cards: list[_Card] = []
    count = 0
    for line in read_lines(text):
        mark = line.name, line.value.strip().upper()
        if mark == ("BEGIN", "VCARD"):
            open_cards.append(_Card(line.number))
        elif mark == ("END", "VCARD") and open_cards:
            card = open_cards.pop()
            count += 1
            refuse_long(count)
            if not open_cards:
                yield card
        elif open_cards:
            open_cards[-1].lines.append(line)


def _is_body(card: _Card) -> bool:
    return card.kind not in ("", "individual")


def _rows_of_person(card: _Card) -> Iterator[tuple[int, dict[str, str]]]:
    known = _identity(card) | _name(card)
    posts = list(_posts(card)) or [{}]
    yield card.line, known | posts[0] | _reached(card) | _said(card)
    for post in posts[1:]:
        yield card.line, known | post


def _cells_of_body(card: _Card) -> dict[str, str]:
    name = card.text("FN") or next((line.parts()[0] for line in card.named("ORG")), "")
    kind = {"Organisation type": "group"} if card.kind == "group" else {}
    return _identity(card) | {"Name": name} | kind | _reached(card) | _said(card)


def _identity(card: _Card) -> dict[str, str]:
    uid = card.text("UID")
    if card.is_ours and uid.startswith(URN):
        with suppress(ValueError):
            return {"ID": own_key(UUID(uid.removeprefix(URN)))}
    return {"ID": uid}


def _name(card: _Card) -> dict[str, str]:
    line = next(iter(card.named("N")), None)
    texts = [" ".join(part.replace(",", " ").split()) for part in (line.parts() if line else [])]
    parts = dict(zip(_NAMES, texts, strict=False))
    family, given = parts.get("Family name", ""), parts.get("Given name", "")
    additional = parts.pop("Additional names", "")
    infix = ""
    if family and (given or additional):
        # A Dutch infix stands among the additional names, or before the family name.
        told = split_name(f"{family}, {' '.join((given, additional)).strip()}")
        family, given, infix = told.family, told.given or told.initials, told.infix
    parts |= {"Family name": family, "Given name": given, "Infix": infix}
    if not (family and (given or infix)):
        parts = {name: text for name, text in parts.items() if name.startswith("Title")}
    spoken = " ".join(filter(None, (parts.get("Title before"), given, infix, family)))
    name = card.text("FN") or spoken or card.text("NICKNAME") or card.text("EMAIL")
    return {"Name": " ".join(name.split())} | parts


def _posts(card: _Card) -> Iterator[dict[str, str]]:
    """Each organisation with its department and the role there: that of its group, else that in its place."""
    roles = card.named("TITLE") or card.named("ROLE")
    by_group = {line.group: line.text for line in roles if line.group}
    loose = [line.text for line in roles if not line.group]
    organisations = card.named("ORG")
    for place, line in enumerate(organisations):
        name, *units = [part.strip() for part in line.parts()]
        role = by_group.get(line.group) if line.group else None
        if role is None:
            role = loose[place] if place < len(loose) else ""
        department = ", ".join(filter(None, units))
        yield {"Organisation": name, "Department": department, "Role": role}
    if not organisations and roles:
        yield {"Role": roles[0].text}


def _reached(card: _Card) -> dict[str, str]:
    cells: dict[str, str] = {}
    _number(cells, "E-mail address", (_address(line.text) for line in _work_first(card.named("EMAIL"))))
    phones = _work_first(card.named("TEL"))
    fax = [line for line in phones if "fax" in line.types]
    cell = [line for line in phones if line.types & {"cell", "mobile", "iphone"} and line not in fax]
    rest = [line for line in phones if line not in fax and line not in cell]
    _number(cells, "Telephone", (_number_of(line) for line in rest))
    _number(cells, "Mobile", (_number_of(line) for line in cell))
    _number(cells, "Fax", (_number_of(line) for line in fax))
    _number(cells, "Website", (line.text for line in _work_first(card.named("URL"))))
    for line in _work_first(card.named("ADR"))[:1]:
        parts = [*(" ".join(part.split()) for part in line.parts()), *[""] * 7]
        street = ", ".join(filter(None, parts[:3]))
        cells |= {"Street": street, "City": parts[3], "Region": parts[4], "Postal code": parts[5]}
        cells |= {"Country": parts[6]}
    return cells


def _said(card: _Card) -> dict[str, str]:
    categories = [part.strip() for line in card.named("CATEGORIES") for part in line.parts(",")]
    # A category of ours is written in words.
    ours = {"Category": [each.replace(" ", "_") for each in categories]}
    told = ours if card.is_ours else {"Tags": list(filter(None, categories))}
    for line in card.lines:
        if line.name not in _READ | _OF_THE_FILE | _PICTURES and not line.name.startswith("X-AB"):
            told.setdefault(_CALLED.get(line.name, line.name), []).append(line.text.strip())
    return {header: _BETWEEN.join(filter(None, texts)) for header, texts in told.items()}


def _members(card: _Card) -> Iterator[tuple[int, dict[str, str]]]:
    if card.kind == "group":
        group = card.text("UID") or card.text("FN")
        for line in card.named("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"):
            yield line.number, {"From": line.text.strip(), "To": group, "Type": "member_of"}


def _work_first(lines: Iterable[ContentLine]) -> list[ContentLine]:
    """The preferred line first, then those of work, those that say nothing, and those of home."""
    return sorted(lines, key=_rank)


def _rank(line: ContentLine) -> tuple[bool, bool, bool]:
    preferred = "pref" in line.types or "PREF" in line.parameters
    return "home" in line.types, not preferred, "work" not in line.types


def _number(cells: dict[str, str], header: str, texts: Iterable[str]) -> None:
    different = dict.fromkeys(text.strip() for text in texts if text.strip())
    for place, text in enumerate(different, start=1):
        second = "Second e-mail address" if header == "E-mail address" else f"{header} 2"
        cells[(header, second)[place - 1] if place <= 2 else f"{header} {place}"] = text


def _address(text: str) -> str:
    return text.removeprefix("mailto:").removeprefix("MAILTO:")


def _number_of(line: ContentLine) -> str:
    scheme, colon, rest = line.text.partition(":")
    return rest if colon and scheme.casefold() == "tel" else line.text


def _remarks(cards: Iterable[_Card]) -> list[str]:
    counts: Mapping[str, int] = Counter(line.name for card in cards for line in card.lines)
    pictures = sum(counts.get(name, 0) for name in _PICTURES)
    if not pictures:
        return []
    return [
        ngettext(
            "{n} picture, sound or key was left out.",
            "{n} pictures, sounds and keys were left out.",
            pictures,
        )
    ]
