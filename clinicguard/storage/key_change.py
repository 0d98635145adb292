"""A change of the key file that belongs to an act: laid beside it, put in place with the entry.

The new generation is written in full before the entry that names it is saved, under names of its
own; only renames are left to do afterwards. Whatever is cut off in between, the log decides: the
generation that an entry names is put in place, another is taken away.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

from clinicguard.host.files import as_trouble, sync_folder, write_whole
from clinicguard.host.trouble import Trouble
from clinicguard.storage.book import Change
from clinicguard.storage.keyfile import COPY, NAME, KeyFile, as_written, read_copies, read_keys
from clinicguard.storage.signers import SIGNER, Signers
from clinicguard.storage.troubles import KeysReplaced

_TRIES = 5
"""How often a waiting copy is put in place before it is left to the next unlock."""
_NEXT = {"keys.next.json": NAME, "keys.copy.next.json": COPY}


def current_keys(folder: Path, change: Change) -> KeyFile:
    """The key file that a change starts from: the one that this act has laid, or the log names.

    Raises:
        KeysReplaced: the file in the folder is not the newest that the log names.
        NoClinicHere, KeysDamaged, NewerVersion.
    """
    laid = change.laid.get(NAME)
    if isinstance(laid, KeyFile):
        return laid
    with change.reading() as session:
        settle(folder, session)
        known = newest_named(session)
    keys = read_keys(folder)
    if (keys.generation, keys.digest()) != known:
        raise KeysReplaced(keys.generation, known[0] if known else 0)
    return keys


def put_keys(folder: Path, change: Change, keys: KeyFile) -> KeyFile:
    """Changes the key file with the act, or not at all; the entry names the new generation.

    Raises:
        DiskFull, ReadOnlyPlace, DiskFault: keys.json is as it was.
    """

    def afterwards() -> None:
        # left waiting, the door would still ask for the passphrase that was just replaced
        for _ in range(_TRIES):
            with suppress(Trouble), change.reading() as session:
                settle(folder, session)
                return

    change.laid[NAME] = keys
    change.afterwards(NAME, afterwards)
    name_keys(change, keys)
    for name in _NEXT:
        write_whole(folder / name, as_written(keys))
    return keys


def name_keys(change: Change, keys: KeyFile) -> None:
    """Names a generation of the key file in the entry, so that another one put back is found.

    Signing keys that are new to the log are named too: from here on they alone count.
    """
    change.mentions(NAME, str(keys.generation), keys.generation, keys.digest())
    with change.reading() as session:
        known = Signers.before(session)
    for person, slot in keys.slots.items():
        if known.key_of(person) != slot.sign:
            change.mentions(SIGNER, person, slot.generation, slot.sign)


def settle(folder: Path, session: Session) -> KeyFile | None:
    """Puts each waiting copy in place if the log names it, else takes it away.

    Returns what was put in place.

    Raises:
        ReadOnlyPlace, DiskFault: it waits on, and is settled the next time.
    """
    placed: KeyFile | None = None
    for name, final in _NEXT.items():
        path = folder / name
        if not path.exists():
            continue
        waiting = _whole(folder, name)
        try:
            if waiting is not None and is_named(session, waiting):
                os.replace(path, folder / final)
                placed = waiting
            else:
                path.unlink()
            sync_folder(folder)
        except OSError as error:
            raise as_trouble(error, path) from error
    return placed


def is_named(session: Session, keys: KeyFile) -> bool:
    """Whether an entry of the log names exactly this generation of the key file."""
    row = f'["{NAME}","{keys.generation}",{keys.generation},"{keys.digest()}"]'
    found = session.execute(
        text("SELECT 1 FROM log_entry WHERE instr(entry, :row) ORDER BY seq DESC LIMIT 1"),
        {"row": row},
    )
    return found.first() is not None


def newest_named(session: Session) -> tuple[int, str] | None:
    """(generation, hash) of the key file that the log names last; None where it names none."""
    entry = session.execute(
        text("SELECT entry FROM log_entry WHERE instr(entry, :table) ORDER BY seq DESC LIMIT 1"),
        {"table": f'["{NAME}",'},
    ).scalar()
    try:
        rows = json.loads(entry or "{}").get("rows", [])
        return max(((int(r[2]), str(r[3])) for r in rows if r[0] == NAME), default=None)
    except (ValueError, TypeError, IndexError, AttributeError):
        return None


def entry_naming(session: Session) -> int | None:
    """The number of the entry that names a key file last; None where none does."""
    found = session.execute(
        text("SELECT seq FROM log_entry WHERE instr(entry, :table) ORDER BY seq DESC LIMIT 1"),
        {"table": f'["{NAME}",'},
    ).scalar()
    return None if found is None else int(found)


def _whole(folder: Path, name: str) -> KeyFile | None:
    try:
        return next(iter(read_copies(folder, [name])[0]), None)
    except Trouble:
        return None
