"""Ten thousand flipped bits of a backup: each is found."""

from __future__ import annotations

import random

import pytest

from clinicguard.host.trouble import Trouble
from clinicguard.overview.backups import Found, found_at
from clinicguard.storage.backup.guards import damaged
from clinicguard.storage.backup.restoring import keys_of
from tests.faults.given import STICK, Starts


@pytest.mark.prove
def test_ten_thousand_flipped_bits_are_all_found(starts: Starts) -> None:
    """In manifests and in files of the medium: each is found by a restore or a whole reading."""
    made = starts.of("restore")
    chance = random.Random("flips")
    newest = found_at(made.folder.parent / STICK)[0]
    files = [newest.medium.path_of(p.sha256) for p in newest.generation.pieces]
    manifest = newest.medium.folder / "generations" / f"{newest.generation.number:06d}.json"
    missed = 0
    for n in range(10_000):
        path = manifest if n % 4 == 0 else chance.choice(files)
        whole = path.read_bytes()
        place, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        path.write_bytes(whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1 :])
        missed += not _found(newest, path == manifest)
        path.write_bytes(whole)
    assert missed == 0


def _found(newest: Found, in_manifest: bool) -> bool:
    """A flip that leaves the manifest's meaning as it was (a space) need not be found."""
    if not in_manifest:
        return bool(damaged(newest.medium, newest.generation.pieces, lambda _more: None))
    now = [g for g in newest.medium.generations() if g.number == newest.generation.number]
    if not now:
        return True
    try:
        keys_of(newest.medium, now[0])
    except (Trouble, KeyError):
        return True
    return now[0] == newest.generation
