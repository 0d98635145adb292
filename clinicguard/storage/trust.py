"""What an opened folder must show before it is believed: the log's end, its head, the key file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy.orm import Session

from clinicguard.host.trouble import Trouble
from clinicguard.storage.heads import Heads
from clinicguard.storage.key_change import entry_naming, is_named, newest_named, settle
from clinicguard.storage.keyfile import COPY, NAME, KeyFile, read_copies, write_keys
from clinicguard.storage.log import hash_at, last_entry
from clinicguard.storage.log_check import check_from, check_since
from clinicguard.storage.signers import Signers
from clinicguard.storage.troubles import (
    HeadMissing,
    KeysDamaged,
    KeysReplaced,
    LogBehind,
    LogBroken,
)

SET_ASIDE = "keys.set-aside.json"
"""Where a foreign key file is kept for an expert, when the other copy was the right one."""


@dataclass(frozen=True, slots=True)
class Trusted:
    """The key file to work with; what was mended; and what somebody has to look at."""

    keys: KeyFile
    mended: str | None
    alarm: Trouble | None


def judge(folder: Path, session: Session, heads: Heads) -> Trusted:
    """Whether this folder is the one that was left, as far as can be told without reading it all.

    Raises:
        LogBehind: the log was cut or exchanged, so far that it does not know the key file.
        LogBroken: what was added after the last head was not written by this program.
        KeysDamaged: no copy of the key file is one that the log knows.
    """
    behind = _log_behind(session, heads)
    try:
        trusted = _trusted_keys(folder, session)
    except KeysDamaged:
        if behind is not None:
            raise behind from None
        raise
    if behind is None:
        newest = max(heads.seen(), key=lambda head: head.seq)
        for found in check_since(session, trusted.keys, newest):
            raise LogBroken(found.seq or newest.seq, found.kind)
    return replace(trusted, alarm=trusted.alarm or behind)


def refuse_former_key(session: Session, trusted: Trusted, person: str, public: str) -> None:
    """An older key file would let a passphrase in that was replaced since: its key signs nothing.

    Raises:
        LogBroken: the entry that names another key was changed.
        KeysReplaced.
    """
    signers = Signers.before(session)
    if signers.key_of(person) in (None, public):
        return
    _blame_the_log(session, [trusted.keys], signers.named_in(person))
    if isinstance(trusted.alarm, KeysReplaced):
        raise trusted.alarm
    known = newest_named(session)
    raise KeysReplaced(trusted.keys.generation, known[0] if known else 0)


def _trusted_keys(folder: Path, session: Session) -> Trusted:
    """The key file that the log names, whatever a kill or another hand left in the folder.

    A change that was cut off is completed, a damaged copy is written anew: neither is an alarm. An
    older key file that the log knows is used, with an alarm.
    """
    completed = settle(folder, session)
    found, _ = read_copies(folder, (NAME, COPY))
    known = newest_named(session)
    right = [keys for keys in found if (keys.generation, keys.digest()) == known]
    if right:
        foreign = next((keys for keys in found if not is_named(session, keys)), None)
        alarm = None if foreign is None else _set_aside(folder, foreign, right[0])
        if len(right) < 2:
            with suppress(Trouble):
                write_keys(folder, right[0])
        mended = "completed" if completed else "copied" if len(right) < 2 else None
        return Trusted(right[0], mended, alarm)
    older = [keys for keys in found if is_named(session, keys)]
    if not older or known is None:
        _blame_the_log(session, found, entry_naming(session))
        raise KeysDamaged(folder / NAME, "log")
    newest = max(older, key=lambda keys: keys.generation)
    return Trusted(newest, None, KeysReplaced(newest.generation, known[0]))


def _blame_the_log(session: Session, found: Sequence[KeyFile], naming: int | None) -> None:
    """Where the entry that names the key file, or a key, was changed, the file is not at fault.

    Raises:
        LogBroken.
    """
    if naming is None or not found:
        return
    for finding in check_from(session, found[0], naming):
        if finding.seq == naming:
            raise LogBroken(naming, finding.kind)


def _log_behind(session: Session, heads: Heads) -> Trouble | None:
    """A log that goes on after every outside head is fine; a shorter or another one is not."""
    last, _ = last_entry(session)
    for head in sorted(heads.seen(), key=lambda head: head.seq):
        if hash_at(session, head.seq) != head.hash:
            return LogBehind(head.seq, last)
    return HeadMissing(last) if heads.lost else None


def _set_aside(folder: Path, foreign: KeyFile, right: KeyFile) -> KeysReplaced:
    for name in (NAME, COPY):
        if foreign in read_copies(folder, [name])[0]:
            os.replace(folder / name, folder / SET_ASIDE)
    return KeysReplaced(foreign.generation, right.generation)
