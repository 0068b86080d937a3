"""A consortium on which anybody takes steps, each judged by what it tells and what it opens to whom."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from confidentiality_oracle import ANSWERED, ROWS, WAYS, Audience, Oracle, Place, Values, known_marks, stored
from consortium_builders import found_consortium
from everything_told import OLD_TEXTS, TOLD, Asked, Clock, as_text, error_text, told
from sqlalchemy.engine import Engine

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.errors import DareError
from dare_network.services import dialogues
from dare_network.services.importing.files import File
from dare_network.services.reference import body_key
from dare_network.services.sheets.export import SHEETS, sheet_csv

COMMON = "zqeverywherezq"
"""A word that stands beside every marked one, so that one search finds them all."""
CLEARED = "somebody cleared"
"""Whoever of those who record dialogues sees what a step is taken on."""
AT_THE_SOURCE = (
    "agenda.agenda",
    "dialogues.dossier",
    "dialogues.history",
    "products.products",
    "minutes.comments",
    "minutes.minutes",
    "minutes.public_minutes",
    "network.network",
    "search.search",
    "sheets.reimport.plan_sheets",
)
"""Services that ask the store themselves; most others tell what these do."""
LAST = 3 * len(SHEETS)
"""How many sheets that were exported are kept."""
CALENDARS = frozenset({"documents.commitment_calendar", "documents.dialogue_calendar"})
WRITERS = ("lena", "adam", "lars", "cora")
_TYPED = re.compile(r"zq\d+xz")


class Stage:
    """The store, the model beside it, and everybody who looks."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self.engine, self.clock, self.oracle = engine, clock, Oracle()
        self.of = found_consortium(engine)
        # Of the shipped ones, so that clearances, and with them the statements made for them, come again.
        one, other = self.of.ccmo, body_key("nl-zin")
        self.centres = (None, one, other)
        self.viewers: Mapping[str, Viewer] = {
            "adam": Viewer("acctadam", Role.ADMINISTRATOR, None, "acctadam"),
            "cora": Viewer("acctcora", Role.COORDINATOR, None, "acctcora"),
            "lena": Viewer("acctlena", Role.LIAISON, None, "acctlena"),
            "lars": Viewer("acctlars", Role.LIAISON, other, "acctlars"),
            "stan": Viewer("acctstan", Role.STEERING, None, "acctstan"),
            "mina": Viewer("acctmina", Role.MEMBER, one, "acctmina"),
            "mees": Viewer("acctmees", Role.MEMBER, other, "acctmees"),
            # Tries with a centre, and with a name that is on lists.
            "piet": Viewer("acctpiet", Role.PUBLIC, one, "acctmina"),
        }
        self.sheets: list[File] = []
        self.order: dict[Place, None] = {}
        self._words = self._taken = 0
        self._follow()

    @property
    def day(self) -> date:
        """The present day."""
        return self.clock.day

    def word(self) -> str:
        """A text that stands nowhere yet."""
        self._words += 1
        return f"{COMMON} zq{self._words}xz"

    def wait(self, days: int) -> None:
        """Let days pass without anybody doing anything."""
        self.clock.day += timedelta(days)
        self._follow()

    def places(self, *kinds: str) -> list[Place]:
        """The records of these kinds, in the order in which they came."""
        return [place for place in self.order if place[0] in kinds and place in self.oracle.now]

    def values(self, place: Place) -> Values:
        """A record as it stands."""
        return self.oracle.now[place]

    def key(self, place: Place) -> UUID:
        """The key of a record."""
        return UUID(place[1])

    def act(
        self, who: str, on: Sequence[Place], call: Callable[[Viewer], object], lets_in: bool = False
    ) -> object:
        """Take a step on these records as somebody; what is returned is None where it is refused.

        Nobody changes what he does not see, nor opens to anybody what he does not see himself, but who
        `lets_in` himself by a take-over.
        """
        who = self._cleared(on) if who == CLEARED else who
        viewer, before = self.viewers[who], self.oracle.now
        known = {place: self.oracle.audience(place) for place in before if place[0] in WAYS}
        try:
            done = call(viewer)
        except DareError as error:
            self.hold(stored(self.engine) == before, "a refused step changed something")
            self._judge(who, "a refusal", error_text(error))
            return None
        self._follow()
        if not lets_in:
            for place in on:
                self.hold(_has(known[place], viewer, self.day), f"{who} wrote on a hidden {place[0]}")
            self._judge_opened(who, known)
        return done if done is not None else True

    def changed(self, before: Mapping[Place, Values]) -> list[Place]:
        """The records that are not as they were."""
        return [place for place, values in before.items() if self.oracle.now.get(place) != values]

    def take_sheets(self, who: str) -> None:
        """Let somebody export all sheets that say something, beside those that others have taken."""
        viewer, self._taken = self.viewers[who], self._taken + 1
        sheets = [(f"{each.name} {self._taken}.csv", sheet_csv(self.engine, viewer, each)) for each in SHEETS]
        self.sheets = [*self.sheets, *(each for each in sheets if each[1].count(b"\n") > 1)][-LAST:]

    def look(self, who: str, names: Iterable[str] = AT_THE_SOURCE) -> None:
        """Let somebody read all there is, and see that it is what he may read, and all of that."""
        viewer = self.viewers[who]
        asked = Asked(
            self.engine,
            viewer,
            self.clock.now,
            dialogues=[self.key(place) for place in self.places("dialogue")],
            documents=[self.key(place) for place in self.places("source_document")],
            minutes=[self.key(place) for place in self.places("minutes")],
            parts=[
                (row, self.key(place))
                for row in ROWS
                for place in self.places(row.entity)
                if place[0] not in {"dialogue", "norm_time", "take_over"}
            ],
            words=(COMMON,),
            sheets=[(name, typed(content)) for name, content in self.sheets],
            kind="pdf" if self._words % 2 else "docx",
        )
        for service, text in told(asked, names):
            self._judge(who, service, text)
        self._judge_dossiers(who)
        self._judge_take_overs(who)

    def look_all(self) -> None:
        """Let two read all there is, each time others, and everybody else what is told at the source."""
        turn, many = self._words, len(self.viewers)
        for who in ("adam", "cora"):
            self.take_sheets(who)
        for place, who in enumerate(self.viewers):
            everything = (turn - place) % many in {0, 3}
            self.look(who, TOLD if everything else AT_THE_SOURCE)

    def _cleared(self, on: Sequence[Place]) -> str:
        """One of those who see all these records, each in turn; one of the others where nobody does."""
        turn = self._words % len(WRITERS)
        writers = (*WRITERS[turn:], *WRITERS[:turn])
        seeing = (
            who
            for who in writers
            if all(self.oracle.sees(self.viewers[who], self.day, place) for place in on)
        )
        return next(seeing, writers[0])

    def hold(self, is_true: bool, about: str) -> None:
        """Say what does not hold."""
        assert is_true, about

    def _follow(self) -> None:
        found = stored(self.engine)
        self.oracle.follow(found, self.day)
        self.order.update(dict.fromkeys(place for place in found if place not in self.order))

    def _judge(self, who: str, service: str, text: str) -> None:
        viewer = self.viewers[who]
        for mark in known_marks(text, self.oracle.texts):
            if _is_excepted(service, mark, viewer):
                continue
            if service in CALENDARS and not mark.startswith("zq"):
                # What an earlier file may have held for him is cancelled by its key.
                self.hold(self.oracle.could_see(viewer, mark), f"{service} tells {who} of {mark}")
                continue
            where = sorted({(t.place[0], t.column) for t in self.oracle.texts[mark].values()})
            about = f"{service} tells {who} of {where} {mark}"
            self.hold(self.oracle.may_read(viewer, self.day, mark), about)
            self.hold(service in OLD_TEXTS or self.oracle.stands(mark), f"{about}, which stands no more")
        if viewer.role is Role.PUBLIC:
            accounts = set(re.findall(r"acct\w+", text)) - {viewer.account, viewer.listed_as}
            self.hold(not accounts, f"{service} tells the public of {accounts}")

    def _judge_opened(self, who: str, known: Mapping[Place, Audience | None]) -> None:
        """Whatever somebody sees now and did not see before, the actor saw before."""
        actor = self.viewers[who]
        for place, before in known.items():
            after = self.oracle.audience(place) if place in self.oracle.now else None
            if before is None or after is None or before == after or before.has(actor, self.day):
                continue
            ends = {each.embargo_until for each in (before, after) if each.embargo_until}
            for day in {self.day, *(end for end in ends if end > self.day)}:
                for name, viewer in self.viewers.items():
                    opened = after.has(viewer, day) and not before.has(viewer, day)
                    self.hold(not opened, f"{who}, who does not see it, opened {place[0]} to {name}")

    def _judge_take_overs(self, who: str) -> None:
        viewer = self.viewers[who]
        for place, reason in self.oracle.take_overs(viewer, self.day):
            if viewer.role is not Role.PUBLIC:
                told_of = as_text(dialogues.history(self.engine, viewer, self.key(place)))
                self.hold(reason in told_of, f"{who} is not told of a take-over")

    def _judge_dossiers(self, who: str) -> None:
        viewer = self.viewers[who]
        found = dialogues.dossiers(self.engine, viewer)
        text = as_text(found)
        shown = known_marks(text, self.oracle.texts)
        missing = set(self.oracle.must_see(viewer, self.day)) - shown
        self.hold(not missing, f"{who} misses {[self.oracle.texts[mark] for mark in missing]}")
        stored_answers = {str(v["question_id"]) for p, v in self.oracle.now.items() if p[0] == "answer"}
        for dossier in found:
            superseded = {answer.supersedes_id for answer in dossier.answers}
            for answer in dossier.answers:
                told_of = answer.superseded_on is None or answer.id in superseded
                self.hold(told_of, f"{who} is told of the hidden answer that supersedes another")
            answered = {answer.question_id for answer in dossier.answers}
            for question in dossier.questions:
                if str(question.id) in stored_answers and question.id not in answered:
                    told_of = question.state in ANSWERED
                    self.hold(not told_of, f"{who} is told of a hidden answer by a state")
            states = len(dossier.minutes_states)
            versions = [
                place
                for place, values in self.oracle.now.items()
                if place[0] == "minutes"
                and values["is_last"]
                and values["dialogue_id"] == dossier.dialogue.id
            ]
            visible = [place for place in versions if self.oracle.sees(viewer, self.day, place)]
            self.hold(states <= len(visible), f"{who} is told of hidden minutes by their states")


def typed(content: bytes) -> bytes:
    """A sheet in which somebody wrote over every text."""
    return _TYPED.sub("typed", content.decode("utf-8-sig")).encode()


def _has(audience: Audience | None, viewer: Viewer, day: date) -> bool:
    return audience is not None and audience.has(viewer, day)


def _is_excepted(service: str, mark: str, viewer: Viewer) -> bool:
    """An administrator is told the number of what he may take over; a sheet that comes back has its own."""
    is_text = mark.startswith("zq")
    if service == "take_overs.closed_dialogues":
        return viewer.role is Role.ADMINISTRATOR and not is_text and not mark.startswith("T-")
    return service.startswith("sheets.reimport.") and not is_text
