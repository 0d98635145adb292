"""A new key for the database, put in place so that a kill at any moment leaves one key that opens.

First the new key is granted to everybody beside the former one (that is an act of its own, and both
copies of the key file are in place before anything else happens). Then every page is written anew
in one transaction of the database. Then the grants of the former key go. Whoever opens the folder
in between holds both keys, tries both, and goes on where it was cut off.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from clinicguard.people.keyring import KeyRing
from clinicguard.storage.database import Database
from clinicguard.storage.key_change import settle
from clinicguard.storage.keyfile import COPY, NAME, read_copies
from clinicguard.storage.troubles import DatabaseDamaged, KeysReplaced


def open_database(path: Path, keys: Mapping[int, bytes]) -> Database:
    """Opens the file with the newest of these keys that fits.

    Raises:
        DatabaseDamaged: none of them does.
    """
    for number in sorted(keys, reverse=True)[:-1]:
        with suppress(DatabaseDamaged):
            return Database(path, keys[number])
    return Database(path, keys[min(keys)])


def turn(database: Database, ring: KeyRing) -> None:
    """Writes the database anew under the newest key of the ring.

    Raises:
        KeysReplaced: a copy of the key file does not grant the new key yet.
        DiskFull, DiskFault, ReadOnlyPlace: the former key is still in place.
    """
    with database.reading() as session:
        settle(ring.folder, session)
    file = ring.look()
    found, _ = read_copies(ring.folder, (NAME, COPY))
    if [keys.digest() for keys in found] != [file.digest()] * 2:
        raise KeysReplaced(min(keys.generation for keys in found), file.generation)
    database.rekey(ring.keys.clinic.database)
