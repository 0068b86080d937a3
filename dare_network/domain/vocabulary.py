"""The closed sets that code depends on. Open lists are reference data (`data/reference`)."""

from enum import StrEnum


class StakeholderKind(StrEnum):
    """The kind of stakeholder that a node of the network stands for."""

    PERSON = "person"
    ORGANISATION = "organisation"


class Role(StrEnum):
    """The role in which somebody uses the product."""

    ADMINISTRATOR = "administrator"
    COORDINATOR = "coordinator"
    LIAISON = "liaison"
    STEERING = "steering"
    MEMBER = "member"
    PUBLIC = "public"


class Right(StrEnum):
    """An action that a role may do. Which role has which right stands in `rules.rights`."""

    SEE_NETWORK = "see_network"
    SEE_PEOPLE = "see_people"
    EDIT_NETWORK = "edit_network"
    RECORD_DIALOGUES = "record_dialogues"
    SEE_SUMMARY = "see_summary"
    IMPORT = "import"
    DEFINE = "define"
    EXPORT = "export"
    KEEP_VIEWS = "keep_views"
    OVERRIDE_GUARDS = "override_guards"
    SEE_AUDIT = "see_audit"
    ADMINISTER = "administer"


class Confidentiality(StrEnum):
    """The circle that may see a record, from widest to narrowest; the labels follow TLP 2.0."""

    PUBLIC = "public"
    CONSORTIUM = "consortium"
    RESTRICTED = "restricted"
    RESTRICTED_STRICT = "restricted_strict"
    NAMED_ONLY = "named_only"


class DialogueState(StrEnum):
    """The progress of a dialogue."""

    PROPOSED = "proposed"
    PREPARING = "preparing"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    SCHEDULED = "scheduled"
    HELD = "held"
    AWAITING_OUTPUT = "awaiting_output"
    OUTPUT_RECEIVED = "output_received"
    CLOSED = "closed"
    DECLINED = "declined"
    REDIRECTED = "redirected"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


class DialogueEvent(StrEnum):
    """The start or end of a norm time: each is a day on the dialogue."""

    REQUESTED = "requested"
    ACCEPTED = "accepted"
    ELIGIBLE = "eligible"
    """Of a product, for a scheme: the day on which the body accepted it."""
    STARTED = "started"
    DOCUMENTS_SENT = "documents_sent"
    HELD = "held"
    OUTPUT_RECEIVED = "output_received"


class QuestionState(StrEnum):
    """The progress of a question."""

    DRAFT = "draft"
    POSITION_PROPOSED = "position_proposed"
    POSITION_ADOPTED = "position_adopted"
    ASKED = "asked"
    ANSWERED_ORAL = "answered_oral"
    ANSWERED_WRITTEN = "answered_written"
    NOT_ANSWERED = "not_answered"
    SETTLED = "settled"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"


class CommitmentState(StrEnum):
    """The progress of a commitment. Overdue is not a state: it is computed from the due date."""

    PROPOSED = "proposed"
    OPEN = "open"
    ONGOING = "ongoing"
    PARTLY_FULFILLED = "partly_fulfilled"
    FULFILLED = "fulfilled"
    CLOSED = "closed"
    DISPUTED = "disputed"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"


class Direction(StrEnum):
    """The side whose commitment it is."""

    OURS = "ours"
    THEIRS = "theirs"
    JOINT = "joint"


class Decision(StrEnum):
    """A decision that can be taken on several commitments at once."""

    FULFILLED = "fulfilled"
    MOVED = "moved"
    CANCELLED = "cancelled"


class Acceptance(StrEnum):
    """The acceptance by the other side of what was delivered."""

    NOT_NEEDED = "not_needed"
    AWAITED = "awaited"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class TextKind(StrEnum):
    """The kind of a text that can be searched, in the order in which a dialogue goes, and then notes."""

    DIALOGUE = "dialogue"
    MEETING = "meeting"
    QUESTION = "question"
    POSITION = "position"
    ANSWER = "answer"
    OUTCOME = "outcome"
    COMMITMENT = "commitment"
    MINUTES = "minutes"
    NOTE = "note"


class TimelineKind(StrEnum):
    """The kind of an entry of a timeline, in the order in which those of one day stand."""

    DIALOGUE = "dialogue"
    MEETING = "meeting"
    ANSWER = "answer"
    COMMITMENT = "commitment"
    TIE = "tie"
    AFFILIATION = "affiliation"
    NOTE = "note"
    CHANGE = "change"
    IMPORT = "import"


class MinutesState(StrEnum):
    """The progress of one version of minutes."""

    DRAFT = "draft"
    INTERNAL_REVIEW = "internal_review"
    INTERNAL_APPROVED = "internal_approved"
    SHARED_WITH_BODY = "shared_with_body"
    COMMENTED = "commented"
    FINAL = "final"
    SUPERSEDED = "superseded"


class Standing(StrEnum):
    """The worth of minutes to the body they are of, whatever state they are in."""

    OWN_RECORD = "own_record"
    SENT_NO_REPLY_EXPECTED = "sent_no_reply_expected"
    CHECKED_BY_BODY = "checked_by_body"
    AGREED_BY_BODY = "agreed_by_body"
    AUTHORED_BY_BODY = "authored_by_body"


class Family(StrEnum):
    """Records that change together: each family has a revision number of its own."""

    REFERENCE = "reference"
    NETWORK = "network"
    DIALOGUES = "dialogues"
    IMPORTS = "imports"
    VIEWS = "views"


class Action(StrEnum):
    """The deed of which an audit event tells."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class ChangeKind(StrEnum):
    """The kind of decision whose changes are taken back together."""

    MERGE = "merge"
    REMOVAL = "removal"
    BULK = "bulk"
    """One change to many."""
    JOB = "job"
    """A change of job with all that it brings."""


class AliasKind(StrEnum):
    """The kind of an identifier by which a merged record is still known."""

    KEY = "key"
    ROR = "ror"
    ORCID = "orcid"


class TermList(StrEnum):
    """The lists of labelled terms in `data/reference/terms.csv`."""

    CATEGORY = "category"
    ORGANISATION_KIND = "organisation_kind"
    LEVEL = "level"
    CONFIDENCE = "confidence"
    LANGUAGE = "language"
    PRECISION = "precision"
    TIE_DIRECTION = "tie_direction"
    STAGE = "stage"
    ATMP_CLASS = "atmp_class"
    PURPOSE = "purpose"
    DIALOGUE_STATE = "dialogue_state"
    QUESTION_STATE = "question_state"
    SECTION = "section"
    ALIGNMENT = "alignment"
    BINDING_LEVEL = "binding_level"
    CHANNEL = "channel"
    CAPACITY = "capacity"
    MEETING_MODE = "meeting_mode"
    OUTCOME_KIND = "outcome_kind"
    COMMITMENT_STATE = "commitment_state"
    DIRECTION = "direction"
    ACCEPTANCE = "acceptance"
    ENDORSEMENT = "endorsement"
    MINUTES_STATE = "minutes_state"
    DOCUMENT_KIND = "document_kind"
    CONFIDENTIALITY = "confidentiality"
    DIVERGENCE_LEVEL = "divergence_level"
    ROLE = "role"
