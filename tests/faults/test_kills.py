"""Killed at any moment: whatever was acknowledged is there, the log is whole, and no alarm.

A child works and tells of each save; it is killed inside a call that writes, or, where calls cannot
be struck, after a number of told saves that chance draws. The next start opens the same folder.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
from pathlib import Path

import pytest

from clinicguard.clinic import set_up
from clinicguard.people import access
from clinicguard.people.profile import Profile
from clinicguard.storage.folder import ClinicFolder
from clinicguard.storage.kdf import FLOOR_MEMORY
from clinicguard.storage.troubles import NoClinicHere
from tests.faults.after import opened_whole
from tests.faults.conftest import Fresh
from tests.faults.struck import Server, server, when
from tests.made import PASSPHRASES, MadeClinic

REACH = {"pwrite64": 380, "fsync": 190, "rename": 60, "unlink": 60, "write": 20}
"""How far into a child's life a strike may fall, by kind of call."""


def struck_down(struck: Server, made: MadeClinic, chance: random.Random) -> bool:
    told = struck.run(
        "work", made, at=chance.randint(1, REACH[struck.kind]), seed=chance.randrange(2**32)
    )
    assert told.bugs == []
    assert told.alarms == []
    opened_whole(made, told.saved)
    return told.killed


@pytest.mark.usefixtures("striking")
@pytest.mark.parametrize("kind", ["pwrite64", "fsync", "rename"])
def test_no_kill_loses_what_was_acknowledged(fresh: Fresh, kind: str) -> None:
    chance, made, killed = random.Random(kind), fresh(), 0
    with server(f"signal=KILL:{when()}", kind) as struck:
        for _ in range(4):
            killed += struck_down(struck, made, chance)
    assert killed == 4


@pytest.mark.prove
@pytest.mark.usefixtures("striking")
@pytest.mark.parametrize("kind", REACH)
def test_none_of_five_hundred_kills_loses_what_was_acknowledged(fresh: Fresh, kind: str) -> None:
    """A folder is killed in twenty times over, so that a recovery can be killed too."""
    chance, killed = random.Random(f"many {kind}"), 0
    with server(f"signal=KILL:{when()}", kind) as struck:
        for made in [fresh() for _ in range(6)]:
            killed += sum(struck_down(struck, made, chance) for _ in range(20))
    assert killed >= 100


@pytest.mark.parametrize("kills", [2, pytest.param(60, marks=pytest.mark.prove)])
def test_no_kill_from_outside_loses_what_was_acknowledged(fresh: Fresh, kills: int) -> None:
    """Without any tool: the child is killed when so many of its saves were heard of."""
    chance, made = random.Random("outside"), fresh()
    with server() as bare:
        for n in range(kills):
            saved, number, left = [], 0, chance.randint(1, 12)
            for said in bare.listen("work", made, seed=n):
                number = said.get("pid", number)
                assert "bug" not in said
                if "saved" in said:
                    saved.append((said["saved"], said["what"]))
                    left -= 1
                    if left == 0:
                        os.kill(number, signal.SIGKILL)
            opened_whole(made, saved)


def stopped_set_up(struck: Server, made: MadeClinic, place: Path, at: int) -> bool:
    """After a kill the folder holds a clinic that opens, or none, and then one can be set up."""
    new = MadeClinic(place / "clinic", made.keys, made.settings, b"")
    told = struck.run("make", new, at=at)
    assert told.bugs == []
    if told.killed and not ClinicFolder(new.folder).exists():
        if new.folder.exists():
            with pytest.raises(NoClinicHere):
                access.door(new.folder)
        again = set_up(
            new.folder,
            Profile("安心牙醫診所"),
            "沈以安",
            PASSPHRASES["owner"],
            memory=FLOOR_MEMORY,
            settings=new.settings,
        )
        assert again.clinic.check_log().whole
        again.clinic.close()
    else:
        keys = access.unlock(new.folder, "1", PASSPHRASES["owner"], made.clock)
        opening = MadeClinic(new.folder, {"owner": keys}, new.settings, b"")
        opened_whole(opening, [])
    return told.killed


@pytest.mark.usefixtures("striking")
@pytest.mark.parametrize(
    ("kind", "places"),
    [
        ("rename", (1, 2, 3)),
        pytest.param("pwrite64", range(1, 390, 3), marks=pytest.mark.prove),
        pytest.param("fsync", range(1, 110), marks=pytest.mark.prove),
        pytest.param("unlink", range(1, 30), marks=pytest.mark.prove),
        pytest.param("mkdir", range(1, 5), marks=pytest.mark.prove),
    ],
)
def test_a_killed_set_up_can_be_done_again(
    made: MadeClinic, tmp_path: Path, kind: str, places: range
) -> None:
    killed = 0
    with server(f"signal=KILL:{when()}", kind) as struck:
        for at in places:
            place = tmp_path / f"new-{at}"
            place.mkdir()
            killed += stopped_set_up(struck, made, place, at)
            shutil.rmtree(place)
    assert killed
