"""What can be wrong with a case from another clinic, or stand in the way of its going."""

from __future__ import annotations

from clinicguard.host.trouble import Trouble


class NotAPack(Trouble):
    """The file is not a case of another clinic, or was cut off on its way."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class WrongPackPassphrase(Trouble):
    """The passphrase does not open this pack."""


class NewerPack(Trouble):
    """It was made by a program that knows more than this one."""

    def __init__(self, form: int, known: int) -> None:
        super().__init__()
        self.form = form
        self.known = known


class PackRefused(Trouble):
    """Something in the pack does not agree. `place` names it; `what` is a word for tests."""

    def __init__(self, place: str, what: str) -> None:
        super().__init__(f"{place}: {what}")
        self.place = place
        self._what = what

    @property
    def what(self) -> str:
        """changed, missing, unlisted …: the words of `evidence.bag` and `evidence.pack_check`."""
        return self._what


class PackChanged(PackRefused):
    """A file is not what its manifest says, or is one too many or too few."""


class PackUnsigned(PackRefused):
    """The log in it does not hold together, or the record is not what was signed."""


class PackAbsurd(PackRefused):
    """It is built as no ClinicGuard builds one: paths, counts, sizes, rows."""


class CaseTooLarge(Trouble):
    """More records than a pack may hold."""

    def __init__(self, number: str, rows: int) -> None:
        super().__init__()
        self.number = number
        self.rows = rows


class OwnCase(Trouble):
    """The pack was made by this very clinic; the case stands here."""

    def __init__(self, number: str) -> None:
        super().__init__()
        self.number = number


class CaseTakenIn(Trouble):
    """This very pack was taken in before, as `number`."""

    def __init__(self, number: str) -> None:
        super().__init__()
        self.number = number


class CaseMovedOn(Trouble):
    """Exhibits came to the case or left it while the pack was being made."""

    def __init__(self, number: str) -> None:
        super().__init__()
        self.number = number
