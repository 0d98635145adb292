"""A finished paper leaves the program: saved or printed, with one entry either way."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from clinicguard.host.files import write_whole
from clinicguard.storage.book import Book
from clinicguard.storage.canonical import digest


def hand_out(
    book: Book,
    paper: str,
    data: bytes,
    to: Path | None,
    subject: str,
    purpose: str,
    recipient: str,
    *,
    signed_by: str = "",
) -> None:
    """Saves the paper (`to`), or notes that it was printed (None).

    `signed_by` is the SHA-256 of the subject of the certificate that signed it, in hex.

    Raises:
        DiskFull, ReadOnlyPlace: there is no half file, and no entry.
    """
    verb = "paper.print" if to is None else "paper.save"
    says = {"paper": paper, "recipient": recipient, "sha256": digest(data)}
    if signed_by:
        says["signed_by"] = signed_by
    saved: Path | None = None
    try:
        with book.act(verb, subject, reason=purpose, says=says):
            if to is not None:
                write_whole(to, data, mode=0o644)
                saved = to
    except BaseException:
        with suppress(OSError):
            if saved is not None:
                saved.unlink(missing_ok=True)
        raise
