"""Killed or refused anywhere while access is taken: one key opens, and the next start goes on.

The child takes reception's access: an act with pending grants, a new key for every page of the
database, an act that drops the former key. Whoever opens next, with whatever lies there, finds
everything that was acknowledged, finishes what was begun, and the former key opens nothing.
"""

from __future__ import annotations

import shutil

import pytest

from clinicguard.people import access
from clinicguard.people.staff import Role
from clinicguard.storage.database import Database
from clinicguard.storage.keyfile import read_keys
from clinicguard.storage.troubles import DatabaseDamaged, WrongPassphrase
from tests.attacks.judges import verifier
from tests.faults.after import is_there, left_behind
from tests.faults.conftest import Fresh, Reach
from tests.faults.struck import KINDS, STRIKES, Server, Told, places, server, when
from tests.made import PASSPHRASES, MadeClinic

NEXT: tuple[Role, ...] = ("owner", "clinician", "counsel")
"""Who opens the folder next; the change goes on with anybody's keys."""
STEP = {"pwrite64": 30, "fsync": 3, "write": 2, "rename": 2, "unlink": 2}


def finished(made: MadeClinic, told: Told, opener: Role) -> bool:
    """Opens as the next start does; whether reception's access was taken in the end."""
    former = made.keys["owner"].clinic.database
    clinic = made.open(opener)
    assert clinic.alarm is None
    for name, what in told.saved:
        is_there(clinic, name, what)
    assert not clinic.access.keys_wait
    assert clinic.check_log().findings == ()
    assert left_behind(made.folder) == []
    taken = not clinic.staff_lists.one(4).active
    key = clinic.keys.clinic.database
    made.close()
    file = read_keys(made.folder)
    assert {grant.key for grant in file.grants if grant.key.startswith("db:")} == {
        "db:2" if taken else "db:1"
    }
    assert ("4" in file.slots) is not taken
    if taken:
        with pytest.raises(DatabaseDamaged):
            Database(made.folder / "clinic.db", former)
        with pytest.raises(WrongPassphrase):
            access.unlock(made.folder, "4", PASSPHRASES["reception"], made.clock)
    status, lines = verifier("folder", str(made.folder), "--key", key.hex())
    assert (status, lines[0][:6]) == (0, "whole:"), lines
    return taken


def struck_down(struck: Server, made: MadeClinic, at: int) -> Told:
    told = struck.run("removal", made, at=at)
    assert told.bugs == []
    assert told.alarms in ([], [None])
    return told


@pytest.mark.usefixtures("striking")
@pytest.mark.parametrize(
    ("kind", "places"),
    [
        ("rename", (5, 6, 12)),
        ("pwrite64", (200, 545, 640)),
        ("fsync", (18, 26)),
        ("unlink", (6,)),
    ],
)
def test_a_kill_while_access_is_taken_leaves_one_key_that_opens(
    fresh: Fresh, kind: str, places: tuple[int, ...]
) -> None:
    """Between the renames, among the pages of the journal, of the database, before the last act."""
    killed = 0
    with server(f"signal=KILL:{when()}", kind) as struck:
        for number, at in enumerate(places):
            made = fresh()
            told = struck_down(struck, made, at)
            killed += told.killed
            finished(made, told, NEXT[number % len(NEXT)])
    assert killed == len(places)


@pytest.mark.prove
@pytest.mark.usefixtures("striking")
@pytest.mark.parametrize(
    ("kind", "step"), [("rename", 1), ("fsync", 1), ("unlink", 1), ("pwrite64", 8)]
)
def test_no_kill_from_the_opening_to_the_lock_leaves_a_folder_shut(
    fresh: Fresh, kind: str, step: int
) -> None:
    """At every call that ends a step, and at every eighth of those that write a page."""
    at, outcomes = 1, set()
    with server(f"signal=KILL:{when()}", kind) as struck:
        while True:
            made = fresh()
            told = struck_down(struck, made, at)
            outcomes.add(finished(made, told, NEXT[at % len(NEXT)]))
            shutil.rmtree(made.folder)
            if not told.killed:
                break
            at += step
    assert outcomes == {False, True}


@pytest.mark.usefixtures("striking")
@pytest.mark.parametrize(
    ("kind", "at"),
    [
        ("pwrite64", 30),
        ("pwrite64", 300),
        ("fsync", 25),
        pytest.param("pwrite64", 600, marks=pytest.mark.prove),
    ],
)
def test_a_full_disk_keeps_the_former_key_until_there_is_room(
    fresh: Fresh, kind: str, at: int
) -> None:
    """The access is taken at once; the new key waits, is tried again, and is put in place."""
    made = fresh()
    with server(f"error=ENOSPC:{when(3)}", kind) as struck:
        told = struck.run("removal", made, at=at)
    assert told.bugs == []
    assert told.done
    assert told.troubles
    assert {kind for _, kind in told.troubles} <= {"DiskFull", "DiskFault"}
    assert finished(made, told, "clinician")


@pytest.mark.prove
@pytest.mark.usefixtures("striking")
@pytest.mark.parametrize("strike", STRIKES[1:])
@pytest.mark.parametrize("kind", KINDS)
def test_a_refusing_disk_anywhere_while_access_is_taken(
    fresh: Fresh, reach: Reach, kind: str, strike: str
) -> None:
    """Tried again until the disk lets it, the access is taken and the former key is dropped."""
    calls = reach("removal", fresh())[kind]
    with server(f"{strike}:{when(3)}", kind) as struck:
        for at in places(calls, STEP.get(kind, 1), strike) if calls else ():
            made = fresh()
            told = struck.run("removal", made, at=at)
            assert told.bugs == []
            assert told.done
            assert {trouble for _, trouble in told.troubles} <= {"DiskFull", "DiskFault"}
            assert finished(made, told, NEXT[at % len(NEXT)])
