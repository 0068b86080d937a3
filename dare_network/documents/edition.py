"""The edition: for whom and when a document is made, and the words for what records only refer to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from dare_network.documents.document import Block, Document
from dare_network.domain.records.dialogues import Dialogue
from dare_network.domain.records.reference import Reference
from dare_network.domain.rules.deadlines import day_of
from dare_network.domain.rules.visibility import is_embargoed
from dare_network.domain.vocabulary import Confidentiality, TermList
from dare_network.language import _, current_language, day, moment


@dataclass(frozen=True, slots=True)
class Edition:
    """The basis that all documents of one reader and moment share.

    `names` are the stakeholders that the reader may see, `products` those he may know of; `reader` says
    as whom the document is made.
    """

    names: Mapping[UUID, str]
    products: Mapping[UUID, str]
    reference: Reference
    reader: str
    made_at: datetime

    @property
    def today(self) -> date:
        """The day in Europe/Amsterdam on which the document is made."""
        return day_of(self.made_at)

    def name(self, key: UUID | None) -> str:
        """The name of a stakeholder; words instead for one whom the reader may not see."""
        return (self.names.get(key) if key else None) or _("Not shown to you")

    def level(self, level: Confidentiality) -> str:
        """The label of a confidentiality."""
        return self.reference.label(TermList.CONFIDENTIALITY, level)

    def stricter(self, text: str, level: Confidentiality | None) -> str:
        """Head a part of a dialogue; one that is more confidential than the dialogue says who may see it."""
        if level is None:
            return text
        return _("{what} (not public: {level})").format(what=text, level=self.level(level))

    def bodies(self, dialogue: Dialogue) -> str:
        """The names of a dialogue's bodies, the leading one first."""
        return ", ".join(map(self.name, (dialogue.lead_body_id, *dialogue.co_body_ids)))

    def document(
        self, title: str, sharing: str, shows: str, dialogue: Dialogue, blocks: Iterable[Block]
    ) -> Document:
        """A document about a dialogue.

        `sharing` says who may have it and stands first on each page, `shows` what it holds of the record.
        """
        made = _("Made on {when} (Europe/Amsterdam) as seen by: {reader}.").format(
            when=moment(self.made_at), reader=self.reader
        )
        sample = [_("Invented sample data")] if dialogue.sample else []
        header = " · ".join([sharing, *self._embargo(dialogue), dialogue.ref, *sample])
        return Document(title, current_language(), header, f"{made} {shows}", self.made_at, tuple(blocks))

    def _embargo(self, dialogue: Dialogue) -> Iterator[str]:
        until = dialogue.embargo_until
        if is_embargoed(until, self.today):
            yield _("Embargo until {date}").format(date=day(until))
