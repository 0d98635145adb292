"""What can stand between a person and a complaint: facts, without sentences."""

from __future__ import annotations

from collections.abc import Sequence

from clinicguard.host.trouble import Trouble


class MoveRefused(Trouble):
    """The complaint cannot do this from the state it is in, or something is still missing.

    Fields:
        number: the complaint, empty while it has none.
        state: where it stands (a value of `moves.State`).
        verb: what was asked (a value of `moves.Verb`).
        first: the verbs that lead there, in order; empty when no way leads there.
        missing: what has to be recorded before (values of `complaint.Need`).
    """

    def __init__(
        self,
        number: str,
        state: str,
        verb: str,
        first: Sequence[str] = (),
        missing: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.number = number
        self.state = state
        self.verb = verb
        self.first = tuple(first)
        self.missing = tuple(missing)


class FieldMissing(Trouble):
    """A field that has to be filled is empty."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field


class FieldTooLong(Trouble):
    """A text is longer than the record keeps: `length` of `limit` characters."""

    def __init__(self, field: str, length: int, limit: int) -> None:
        super().__init__()
        self.field = field
        self.length = length
        self.limit = limit


class FieldUnknown(Trouble):
    """The wording is none of the choices that this field has."""

    def __init__(self, field: str, given: str) -> None:
        super().__init__()
        self.field = field
        self.given = given


class ReasonMissing(Trouble):
    """This change needs a reason, and none was given."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self.what = what


class NothingChanged(Trouble):
    """The new wording is the old one."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field


class NotYet(Trouble):
    """Something is said to have happened at a time that is still to come."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field


class BeforeReceived(Trouble):
    """Something is said to have happened before the complaint came."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field


class AlreadySo(Trouble):
    """What was asked is so already: flagged, linked, kept, held."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self.what = what


class NoSuchPart(Trouble):
    """The complaint has no such issue, promise, flag, link or running clock."""

    def __init__(self, part: str, which: str) -> None:
        super().__init__()
        self.part = part
        self.which = which
