"""The hash that is reckoned beside the copying is SHA-256, of short files and of long ones."""

from __future__ import annotations

import hashlib
import threading

import pytest

from clinicguard.evidence.hashing import HashBeside

PIECE = bytes(range(256)) * 4096


@pytest.mark.parametrize("pieces", [0, 1, 8, 9, 40])
def test_it_is_the_same_hash(pieces: int) -> None:
    with HashBeside() as hashing:
        for _ in range(pieces):
            hashing.update(PIECE)
        assert hashing.hexdigest() == hashlib.sha256(PIECE * pieces).hexdigest()


def test_no_thread_outlives_a_copy_that_failed() -> None:
    def copy() -> None:
        with HashBeside() as hashing:
            for _ in range(12):
                hashing.update(PIECE)
            raise KeyError

    before = threading.active_count()
    with pytest.raises(KeyError):
        copy()
    assert threading.active_count() == before
