"""A pack for counsel, court or insurer: a bag, checked without us, sealed for its receiver."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pyrage

from clinicguard.evidence.bag import safe_name, write_bag
from clinicguard.evidence.derivative import Transcript
from clinicguard.evidence.exhibit import Exhibit
from clinicguard.evidence.pack_page import write_page
from clinicguard.evidence.redaction import Redaction
from clinicguard.evidence.sealing import seal_into
from clinicguard.evidence.tables import origin_as_json
from clinicguard.host.clock import to_text
from clinicguard.host.files import as_trouble
from clinicguard.host.paths import resources
from clinicguard.host.trouble import Trouble
from clinicguard.storage.log import Entry

if TYPE_CHECKING:
    from pyzipper import AESZipFile

_TRANSCRIPTS = "transcripts"
_HOW_TO_CHECK = {
    "verifier/verify.py": "verify.py",
    "verifier/VERIFY.txt": "VERIFY.txt",
    "help/format/en.md": "FORMAT.md",
}


class PackExists(Trouble):
    """Something with this name is there already; a pack never writes over it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path


class NotAnAgeKey(Trouble):
    """The text is not the public key of an age program (`age1…`)."""


@dataclass(frozen=True, slots=True)
class LogExtract:
    """The whole chain without clear words, the words of this case, and who signs with which key."""

    entries: Sequence[Entry]
    words: Mapping[int, Mapping[str, tuple[str, str]]]
    """For the entries of this case: field → (salt, clear words)."""
    clinic: str
    clinic_name: str
    signers: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Pack:
    """What goes into a pack. `files` are exhibits with the path of their opened copy."""

    case: str
    clinic_name: str
    clinic_id: str
    made_at: datetime
    zone: ZoneInfo
    made_by: str
    recipient: str
    purpose: str
    files: Sequence[tuple[str, Exhibit, Path]]
    papers: Mapping[str, bytes]
    log: LogExtract
    people: Mapping[int, str] = field(default_factory=dict)
    redactions: Mapping[str, Redaction] = field(default_factory=dict)
    """By number, for those of `files` that are redacted copies."""
    transcripts: Mapping[str, tuple[Transcript, Path]] = field(default_factory=dict)
    """By number of their original among `files`, with the path of their opened copy."""
    disposed: Sequence[tuple[str, Exhibit]] = ()
    """The case's exhibits of which only the tombstone is left, by mark: listed, with their hash."""
    times: Mapping[str, bytes] = field(default_factory=dict)
    """Heads of the log with what a time-stamp service said of them (RFC 3161), by file name."""


def exhibit_file_name(mark: str, exhibit: Exhibit) -> str:
    """`A-01 評論 截圖.png`: the mark first, then the name that it came with."""
    return safe_name(f"{mark} {exhibit.original_name}")


def transcript_file_name(mark: str, transcript: Transcript) -> str:
    """`A-02-T1 對話-T1.txt`: the original's mark with the transcript's sign first."""
    return safe_name(f"{mark}-{transcript.sign} {transcript.name}")


def write_pack(folder: Path, pack: Pack) -> None:
    """Makes the bag in a new folder; the opened copies are moved into it.

    Raises:
        PackExists, DiskFull, ReadOnlyPlace: a half-made folder is taken away.
    """
    if folder.exists():
        raise PackExists(folder)
    try:
        data = folder / "data"
        (data / "exhibits").mkdir(parents=True)
        (data / "log").mkdir()
        for mark, exhibit, opened in pack.files:
            shutil.move(opened, data / "exhibits" / exhibit_file_name(mark, exhibit))
            if exhibit.number in pack.transcripts:
                transcript, written = pack.transcripts[exhibit.number]
                (data / _TRANSCRIPTS).mkdir(exist_ok=True)
                shutil.move(written, data / _TRANSCRIPTS / transcript_file_name(mark, transcript))
        for name, content in pack.papers.items():
            (data / safe_name(name)).write_bytes(content)
        exhibits = _exhibits(pack)
        _write_index(data / "exhibits.json", pack, exhibits)
        write_log(data / "log", pack.log)
        write_times(data / "log" / "time", pack.times)
        for source, name in _HOW_TO_CHECK.items():
            shutil.copyfile(resources() / source, folder / name)
        write_page(folder, _about(pack), exhibits)
        info = {
            "Source-Organization": f"{pack.clinic_name} ({pack.clinic_id})",
            "External-Identifier": pack.case,
            "External-Description": pack.purpose,
            "Contact-Name": pack.made_by,
            "ClinicGuard-Recipient": pack.recipient,
            "ClinicGuard-Made-At": to_text(pack.made_at),
        }
        write_bag(folder, info, pack.made_at.astimezone(pack.zone).date())
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise as_trouble(error, folder) from error
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def write_log(folder: Path, log: LogExtract) -> None:
    """`log.jsonl` (the chain, no personal data), `words.jsonl` (this case's words), `keys.json`."""
    lines = (
        {
            "entry": dict(entry.body),
            "hash": entry.hash,
            "signature": entry.signature,
            **({} if entry.cosigned is None else {"cosigned": entry.cosigned}),
        }
        for entry in log.entries
    )
    _write_lines(folder / "log.jsonl", lines)
    words = (
        {"seq": seq, "field": name, "salt": salt, "text": clear}
        for seq, found in sorted(log.words.items())
        for name, (salt, clear) in sorted(found.items())
    )
    _write_lines(folder / "words.jsonl", words)
    keys = {
        "clinic": log.clinic,
        "name": log.clinic_name,
        "signers": {person: list(publics) for person, publics in log.signers.items()},
    }
    (folder / "keys.json").write_text(json.dumps(keys, ensure_ascii=False, indent=1), "utf-8")


def write_times(folder: Path, times: Mapping[str, bytes]) -> None:
    """`head-812-1.json` with its `.tsq`, `.tsr` and, where given, the service's `.pem`."""
    if times:
        folder.mkdir()
    for name, data in times.items():
        (folder / safe_name(name)).write_bytes(data)


def seal_as_zip(folder: Path, target: Path, passphrase: str) -> None:
    """One AES-256 ZIP that 7-Zip opens; the passphrase is told by another way than the file.

    Raises:
        PackExists, DiskFull, ReadOnlyPlace: no file is left.
    """
    if target.exists():
        raise PackExists(target)
    temporary = target.with_name(f".{target.name}.new")
    try:
        with _zip(temporary, passphrase) as archive:
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    archive.write(path, f"{folder.name}/{path.relative_to(folder).as_posix()}")
        _keep(temporary, target)
    except OSError as error:
        raise as_trouble(error, target) from error
    finally:
        _away(temporary)


@contextmanager
def _zip(path: Path, passphrase: str) -> Iterator[AESZipFile]:
    """A sealed ZIP under way. Refused in the midst of a file, it is let go of, not closed.

    Closing it would complain of the file in its midst, and hide what the disk said.
    """
    import pyzipper

    with path.open("wb") as file:
        archive = pyzipper.AESZipFile(
            file, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
        )
        archive.setpassword(passphrase.encode("utf-8"))
        try:
            yield archive
            archive.close()
        finally:
            archive.fp = None


def receiver(public: str) -> pyrage.x25519.Recipient:
    """Whom an age public key seals to. Raises NotAnAgeKey."""
    try:
        return pyrage.x25519.Recipient.from_str(public.strip())
    except (pyrage.RecipientError, ValueError) as error:
        raise NotAnAgeKey from error


def seal_to_key(folder: Path, target: Path, public: str) -> None:
    """One file, `tar` sealed with age to the receiver's own key.

    Raises:
        NotAnAgeKey, PackExists, DiskFull, ReadOnlyPlace: no file is left.
    """
    import tarfile

    if target.exists():
        raise PackExists(target)
    recipient = receiver(public)
    tar, temporary = folder.with_name("bag.tar"), target.with_name(f".{target.name}.new")
    try:
        with tarfile.open(tar, "w") as archive:
            archive.add(folder, folder.name)
        with tar.open("rb") as bag, temporary.open("wb") as sealed:
            seal_into(bag, sealed, str(recipient))
        _keep(temporary, target)
    except OSError as error:
        raise as_trouble(error, target) from error
    finally:
        _away(tar)
        _away(temporary)


def _away(path: Path) -> None:
    """What cannot be taken away makes no pack undone that stands in its place."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _about(pack: Pack) -> dict[str, str]:
    made = pack.made_at.astimezone(pack.zone)
    return {
        "case": pack.case,
        "clinic": pack.clinic_name,
        "recipient": pack.recipient,
        "purpose": pack.purpose,
        "made_at": f"{made:%Y-%m-%d %H:%M %z}",
    }


def _exhibits(pack: Pack) -> list[dict[str, Any]]:
    """Every exhibit with its hash, its origin and its custody, for an expert or a program."""
    return [
        {
            "mark": mark,
            "number": exhibit.number,
            "title": exhibit.title,
            "file": f"exhibits/{exhibit_file_name(mark, exhibit)}",
            "original_name": exhibit.original_name,
            "media_type": exhibit.media_type,
            "bytes": exhibit.size,
            "sha256": exhibit.sha256,
            "acquired_at": to_text(exhibit.acquired_at),
            "acquired_by": pack.people.get(exhibit.acquired_by, str(exhibit.acquired_by)),
            **_redacted_from(pack.redactions.get(exhibit.number)),
            **_transcript(mark, pack.transcripts.get(exhibit.number)),
            "origin": origin_as_json(exhibit.origin),
            "custody": [
                {
                    "event": event.event,
                    "at": to_text(event.at),
                    "person": pack.people.get(event.person, str(event.person)),
                    "purpose": event.purpose,
                    "recipient": event.recipient,
                    "authority": event.authority,
                    "detail": event.detail,
                }
                for event in exhibit.custody
            ],
        }
        for mark, exhibit, _ in pack.files
    ]


def _write_index(path: Path, pack: Pack, exhibits: list[dict[str, Any]]) -> None:
    index: dict[str, Any] = {"case": pack.case, "clinic": pack.clinic_id, "exhibits": exhibits}
    if pack.disposed:
        index["disposed"] = [_stone(mark, each) for mark, each in pack.disposed]
    path.write_text(json.dumps(index, ensure_ascii=False, indent=1), "utf-8")


def _stone(mark: str, exhibit: Exhibit) -> dict[str, object]:
    """What is left of an exhibit that two people disposed of before the pack was made."""
    assert exhibit.disposed is not None
    return {
        "mark": mark,
        "number": exhibit.number,
        "bytes": exhibit.size,
        "sha256": exhibit.sha256,
        "acquired_at": to_text(exhibit.acquired_at),
        "disposed_at": to_text(exhibit.disposed.at),
        "ground": exhibit.disposed.ground,
    }


def _redacted_from(redaction: Redaction | None) -> dict[str, object]:
    """Of which original a redacted copy was made, what it covers and why; places in 1/10,000."""
    if redaction is None:
        return {}
    told = {
        "number": redaction.original,
        "sha256": redaction.original_sha256,
        "copy": redaction.sign,
        "purpose": redaction.purpose,
        "recipient": redaction.recipient,
        "covered": [asdict(box) for box in redaction.boxes],
        "read_back": asdict(redaction.proof),
    }
    return {"redacted_from": told}


def _transcript(mark: str, found: tuple[Transcript, Path] | None) -> dict[str, object]:
    """The lines of a chat or a mail, numbered: a derivative, never the exhibit itself."""
    if found is None:
        return {}
    transcript, _ = found
    told = {
        "derivative": True,
        "number": transcript.number,
        "file": f"{_TRANSCRIPTS}/{transcript_file_name(mark, transcript)}",
        "sha256": transcript.sha256,
        "of_sha256": transcript.original_sha256,
        "bytes": transcript.size,
        "lines": transcript.lines,
        "whole": transcript.whole,
        "tool": transcript.tool,
        "made_at": to_text(transcript.at),
    }
    return {"transcript": told}


def _write_lines(path: Path, lines: Iterable[Mapping[str, object]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n")


def _keep(temporary: Path, target: Path) -> None:
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    os.replace(temporary, target)
