"""A disk that is full, or refuses, at any call of any act: a trouble, nothing lost, and it goes on.

The disk refuses for one call, or for seven in a row; the act is tried again by the same program,
without a restart, until it is saved.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.after import opened_whole
from tests.faults.conftest import Fresh, Reach
from tests.faults.struck import KINDS, STRIKES, Server, Told, places, server, when
from tests.made import MadeClinic

SAMPLE = {
    "pwrite64": (2, 9, 33, 61, 100, 131),
    "fsync": (6, 41),
    "rename": (6, 16),
    "unlink": (2, 6),
    "write": (1, 3),
}
STEP = {"pwrite64": 6, "fsync": 3}
CLEAR = {"DiskFull", "DiskFault"}
ERRORS = ["ENOSPC", "EIO", "EDQUOT"]
LENGTH = {"ENOSPC": 7, "EIO": 1, "EDQUOT": 2}
"""For how many calls in a row the disk refuses."""


def judge(made: MadeClinic, told: Told) -> None:
    assert told.bugs == []
    assert told.done
    assert told.alarms == []
    assert {kind for _act, kind in told.troubles} <= CLEAR
    opened_whole(made, told.saved)


@pytest.mark.usefixtures("striking")
@pytest.mark.parametrize("kind", SAMPLE)
def test_a_full_disk_at_some_places(fresh: Fresh, kind: str) -> None:
    met = 0
    with server(f"error=ENOSPC:{when(7)}", kind) as struck:
        for at in SAMPLE[kind]:
            made = fresh()
            told = struck.run("acts", made, at=at)
            judge(made, told)
            met += bool(told.troubles)
    assert met


@pytest.mark.prove
@pytest.mark.usefixtures("striking")
@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_refusing_disk_at_every_place(fresh: Fresh, reach: Reach, kind: str, error: str) -> None:
    """Each error begins at another call: together they meet every call but those of one page."""
    calls, step = reach("acts", fresh())[kind], STEP.get(kind, 1)
    with server(f"error={error}:{when(LENGTH[error])}", kind) as struck:
        for at in range(1 + step * ERRORS.index(error) // len(ERRORS), calls + 1, step):
            made = fresh()
            judge(made, struck.run("acts", made, at=at))


def set_up_whole(struck: Server, made: MadeClinic, place: Path, at: int) -> None:
    """A set-up that is refused leaves nothing, and succeeds when the disk lets it."""
    new = MadeClinic(place / "clinic", made.keys, made.settings, b"")
    told = struck.run("make", new, at=at)
    assert told.bugs == []
    assert told.done
    assert {kind for _act, kind in told.troubles} <= CLEAR
    assert all(left == [] for left in told.left), told.left
    assert told.made is not None
    assert (new.folder / "log-head").is_file()
    assert not (new.folder / "set-up-unfinished").exists()


@pytest.mark.usefixtures("striking")
def test_a_full_disk_while_setting_up(made: MadeClinic, tmp_path: Path) -> None:
    with server(f"error=ENOSPC:{when(3)}", "pwrite64") as struck:
        for at in (1, 40, 400 - 30):
            place = tmp_path / f"new-{at}"
            place.mkdir()
            set_up_whole(struck, made, place, at)


@pytest.mark.prove
@pytest.mark.usefixtures("striking")
@pytest.mark.parametrize("strike", STRIKES[1:])
@pytest.mark.parametrize("kind", KINDS)
def test_a_refusing_disk_at_every_place_of_a_set_up(
    made: MadeClinic, reach: Reach, tmp_path: Path, kind: str, strike: str
) -> None:
    (tmp_path / "counted").mkdir()
    new = MadeClinic(tmp_path / "counted" / "clinic", made.keys, made.settings, b"")
    calls = reach("make", new)[kind]
    with server(f"{strike}:{when(3)}", kind) as struck:
        for at in places(calls, STEP.get(kind, 1), strike) if calls else ():
            place = tmp_path / f"new-{at}"
            place.mkdir()
            set_up_whole(struck, made, place, at)
