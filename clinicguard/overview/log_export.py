"""The log leaves the program as text: the whole chain for any verifier, and words if wanted."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import bindparam, text

from clinicguard.evidence.pack import LogExtract, PackExists, write_log, write_times
from clinicguard.host.files import as_trouble, write_whole
from clinicguard.host.paths import resources
from clinicguard.overview.log_asked import Asked, condition
from clinicguard.overview.log_lists import LogLists, WholeEntry
from clinicguard.overview.time_desk import TimeLists
from clinicguard.people.staff import checked_reason
from clinicguard.storage.book import Book
from clinicguard.storage.keyfile import KeyFile
from clinicguard.storage.log import entries

_BY_HAND = ("VERIFY.txt", "verify.py")


@dataclass(frozen=True, slots=True)
class TextForm:
    """What somebody wants: where to, what for, for whom; with the words of which entries."""

    folder: Path
    purpose: str
    recipient: str
    words_of: Asked | None = None
    """None leaves every word out: then nothing of a patient leaves with the chain."""


class LogExport:
    """A folder of its own: `log.jsonl`, `words.jsonl`, `keys.json`, the verifier."""

    def __init__(self, book: Book, lists: LogLists, keys: Callable[[], KeyFile]) -> None:
        self._book = book
        self._lists = lists
        self._keys = keys

    def write(self, wanted: TextForm) -> Path:
        """One entry, and the folder.

        Raises:
            NotAllowed, PackExists, DiskFull, ReadOnlyPlace: nothing is left, and no entry.
        """
        says = {
            "recipient": wanted.recipient,
            "with_words": "no" if wanted.words_of is None else "yes",
        }
        if wanted.folder.exists():
            raise PackExists(wanted.folder)
        try:
            with self._book.act(
                "log.export", f"log/{self._last()}", reason=wanted.purpose, says=says
            ):
                self._write(wanted)
        except BaseException:
            shutil.rmtree(wanted.folder, ignore_errors=True)
            raise
        return wanted.folder

    def read_words(self, seq: int, why: str) -> WholeEntry:
        """An entry with its words as they were written; the look is an entry too.

        Raises:
            ReasonNeeded, NotAllowed, NotFound: there is none, or it is not shown to this person.
        """
        with self._book.act("log.read_words", f"log/{seq}", reason=checked_reason(why)):
            return self._lists.one(seq, as_written=True)

    def _write(self, wanted: TextForm) -> None:
        keys = self._keys()
        with self._book.database.reading() as session:
            chain = list(entries(session))
            words = {} if wanted.words_of is None else self._words(wanted.words_of)
            extract = LogExtract(chain, words, keys.clinic, keys.name, keys.signers)
        try:
            wanted.folder.mkdir()
            write_log(wanted.folder, extract)
            write_times(wanted.folder / "time", TimeLists(self._book).files())
            for name in _BY_HAND:
                source = resources() / "verifier" / name
                write_whole(wanted.folder / name, source.read_bytes(), mode=0o644)
        except OSError as error:
            raise as_trouble(error, wanted.folder) from error

    def _words(self, asked: Asked) -> dict[int, dict[str, tuple[str, str]]]:
        fits = condition(asked, self._lists.sight, self._book.zone)
        found: dict[int, dict[str, tuple[str, str]]] = {}
        with self._book.database.reading() as session:
            numbers = list(session.execute(fits.query("seq"), fits.values).scalars())
            for some in _in_pieces(numbers):
                rows = session.execute(_SALTED, {"seqs": some})
                for seq, field, salt, clear in rows:
                    found.setdefault(int(seq), {})[str(field)] = (str(salt), str(clear))
        return found

    def _last(self) -> int:
        newest = self._lists.newest(1)
        return newest[0].seq if newest else 0


def _in_pieces(numbers: Sequence[int], most: int = 500) -> list[list[int]]:
    return [list(numbers[at : at + most]) for at in range(0, len(numbers), most)]


_SALTED = text("SELECT seq, field, salt, text FROM log_text WHERE seq IN :seqs").bindparams(
    bindparam("seqs", expanding=True)
)
