"""What can stand between a person and the clinic's folder."""

from __future__ import annotations

from pathlib import Path

from clinicguard.host.trouble import Trouble


class NoClinicHere(Trouble):
    """The folder holds no clinic."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder


class ClinicAlreadyHere(Trouble):
    """The folder already holds a clinic; setting up would write over it."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder


class FolderInUse(Trouble):
    """Another program has this clinic open."""

    def __init__(self, folder: Path, host: str, since: str) -> None:
        super().__init__()
        self.folder = folder
        self.host = host
        self.since = since


class WrongPassphrase(Trouble):
    """The passphrase does not open this person's keys."""

    def __init__(self, person: str) -> None:
        super().__init__()
        self.person = person


class WrongKit(Trouble):
    """The words are well-formed and belong to no recovery card of this clinic."""


class KitMisread(Trouble):
    """The words are not a recovery card's: one is unknown, or the check word disagrees."""

    def __init__(self, place: int | None, near: str | None) -> None:
        super().__init__()
        self.place = place
        self.near = near


class WeakPassphrase(Trouble):
    """The passphrase is too short or too easy to guess."""

    def __init__(self, why: str) -> None:
        super().__init__()
        self.why = why


class KeysDamaged(Trouble):
    """Both copies of the key file are unreadable or were changed by another hand."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__()
        self.path = path
        self.why = why


class KeysReplaced(Trouble):
    """Another key file than the log's newest is in place: an older one, or a foreign one."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__()
        self.found = found
        self.known = known


class DatabaseMissing(Trouble):
    """The key file is there, the database is not."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path


class DatabaseDamaged(Trouble):
    """A page of the database is not what was written."""

    def __init__(self, path: Path, pages: tuple[int, ...] = ()) -> None:
        super().__init__()
        self.path = path
        self.pages = pages


class PartsMissing(DatabaseDamaged):
    """The database lacks tables, columns or triggers that its version is made of."""

    def __init__(self, path: Path, parts: tuple[str, ...]) -> None:
        super().__init__(path)
        self.parts = parts

    def fields(self) -> dict[str, object]:
        """As many parts as a sentence can hold."""
        some = self.parts if len(self.parts) < 5 else (*self.parts[:3], "…")
        return super().fields() | {"parts": some}


class NewerVersion(Trouble):
    """The folder was written by a newer version of the program."""

    def __init__(self, folder: Path, found: int, known: int) -> None:
        super().__init__()
        self.folder = folder
        self.found = found
        self.known = known


class NotAllowed(Trouble):
    """This person's role does not have this verb."""

    def __init__(self, verb: str, role: str) -> None:
        super().__init__()
        self.verb = verb
        self.role = role


class NotFound(Trouble):
    """There is no such record, or this person may not know of it."""

    def __init__(self, subject: str) -> None:
        super().__init__()
        self.subject = subject


class LogBroken(Trouble):
    """The log does not hold together; nothing is written until somebody has looked."""

    def __init__(self, seq: int, why: str) -> None:
        super().__init__()
        self.seq = seq
        self.why = why


class RecordGone(Trouble):
    """A record that the log knows, and without which nobody is let in, is not in the database."""

    def __init__(self, table: str, row: int) -> None:
        super().__init__()
        self.table = table
        self.row = row


class LogBehind(Trouble):
    """The log is shorter than, or differs from, what this PC saw last: an older copy is back."""

    def __init__(self, seen: int, found: int) -> None:
        super().__init__()
        self.seen = seen
        self.found = found


class HeadMissing(Trouble):
    """The file that says how far the log goes is gone or unreadable."""

    def __init__(self, found: int) -> None:
        super().__init__()
        self.found = found
