"""A disk that is full, or refuses, at any call of any act: a trouble, nothing lost, and it goes on.

The disk refuses for one call, or for seven in a row; the act is tried again by the same program,
without a restart, until it is saved.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.after import opened_whole
from tests.faults.conftest import Fresh
from tests.faults.struck import Server, Told, server, when
from tests.made import MadeClinic

CALLS = {"pwrite64": 150, "fsync": 75, "write": 12, "rename": 24, "unlink": 30, "mkdir": 8}
"""How many calls of each kind the acts make, and some more; `test_the_table_of_calls` counts."""
SAMPLE = {
    "pwrite64": (2, 9, 33, 61, 100, 131),
    "fsync": (1, 6, 20, 41),
    "rename": (1, 6, 12, 16),
    "unlink": (2, 6),
    "write": (1, 3),
}
CLEAR = {"DiskFull", "DiskFault"}


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
@pytest.mark.parametrize(("error", "length"), [("ENOSPC", 7), ("EIO", 1), ("EDQUOT", 2)])
@pytest.mark.parametrize("kind", CALLS)
def test_a_refusing_disk_at_every_place(fresh: Fresh, kind: str, error: str, length: int) -> None:
    with server(f"error={error}:{when(length)}", kind) as struck:
        for at in range(1, CALLS[kind] + 1):
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
@pytest.mark.parametrize(("error", "step"), [("ENOSPC", 1), ("EIO", 4)])
@pytest.mark.parametrize("kind", CALLS)
def test_a_refusing_disk_at_every_place_of_a_set_up(
    made: MadeClinic, tmp_path: Path, kind: str, error: str, step: int
) -> None:
    most = {"pwrite64": 390, "fsync": 120}.get(kind, 30)
    with server(f"error={error}:{when(3)}", kind) as struck:
        for at in range(1, most + 1, step):
            place = tmp_path / f"new-{at}"
            place.mkdir()
            set_up_whole(struck, made, place, at)
