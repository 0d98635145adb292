"""The twelve acts, and what else writes, struck at each call that brings anything onto the disk.

A call is killed at (`KILL`), refused for want of room (`ENOSPC`), by a broken disk (`EIO`) or by a
quota (`EDQUOT`, at each seventh); what was refused is tried again by the same program, without a
restart. Whatever was acknowledged is there, and once; the records open and are whole; and every
refusal is a trouble that has words of its own.

The acts (`acts`), with the calls of each: set up 668, unlock 83, log a complaint 142, edit 101,
attach evidence 255, export a pack (folder, ZIP, to a key) 432, write a PDF 76, change a passphrase
78, remove a person 1,024, migrate 383, back up (twice) 730, restore 35; and besides the twelve:
export everything 855, take a case in 197, a person with a draft and a recovery card 141. The
numbers are counted anew in each run. A few calls of each are struck in the ordinary run, all with

    packaging/prove tests/faults/test_every_call.py -rP

which tells how many were struck. Faster still where the copies lie in memory (`--basetemp`). Real
kills at moments that chance draws are in `test_kills`, a disk that really is full in `test_space`.
"""

from __future__ import annotations

import hashlib
import shutil
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from clinicguard.host.trouble import Trouble
from tests.faults.acts import ACTS
from tests.faults.after import opened_whole
from tests.faults.conftest import Fresh
from tests.faults.given import copied
from tests.faults.judging import judge
from tests.faults.struck import KILL, Server, Strike, Told
from tests.made import MadeClinic

STRUCK = [act for act in ACTS if act != "work"]
SAMPLE = {"remove": 3, "set up": 2, "log": 2, "attach": 2, "back up": 2}
"""At how many calls an act is refused, and killed, in the ordinary run; the others at one."""
ROW = {"ENOSPC": 3, "EIO": 1, "EDQUOT": 2}
"""For how many calls of one kind in a row the disk refuses."""
CLEAR = {"DiskFull", "DiskFault", "ReadOnlyPlace"}
GROUND = 8
"""Every so many strikes the whole log is checked, by the verifier too, and each backup restored."""


def well(act: str, made: MadeClinic, told: Told, *, to_the_ground: bool) -> None:
    """After refusals: each was a trouble, the act went on until it was saved, and all is whole."""
    assert told.bugs == []
    assert told.done
    assert told.alarms == []
    assert {kind for _, kind in told.troubles} <= CLEAR
    assert all(left == [] for left in told.left), told.left
    judge(act, made, told.saved, to_the_ground=to_the_ground)


def killed(struck: Server, act: str, made: MadeClinic, at: int) -> Told:
    told = struck.run(act, made, Strike(KILL, at))
    assert told.bugs == []
    assert told.alarms == []
    assert told.killed
    judge(act, made, told.saved, to_the_ground=True)
    return told


def calls_of(struck: Server, act: str, fresh: Fresh) -> int:
    """How many calls the whole act makes while it may be struck."""
    told = struck.run(act, fresh(act))
    assert told.done, told
    assert told.troubles == []
    return len(told.calls)


@pytest.mark.parametrize("act", STRUCK)
def test_struck_at_some_calls(struck: Server, fresh: Fresh, act: str) -> None:
    """The sample of the ordinary run: between the first call and the last, in equal parts."""
    calls, parts = calls_of(struck, act, fresh), 2 * SAMPLE.get(act, 1) + 1
    for part in range(1, parts, 2):
        made = fresh(act)
        told = struck.run(act, made, Strike("ENOSPC", calls * part // parts, length=3))
        well(act, made, told, to_the_ground=part == 1)
        assert told.struck
        assert killed(struck, act, fresh(act), calls * (part + 1) // parts).struck


def test_what_only_the_folder_was_refused_for_is_saved_once(struck: Server, fresh: Fresh) -> None:
    """The rows are there for every reader; "not saved" would have them written a second time."""
    ended = end_of_save(struck.run("log", fresh("log")).calls)
    for row in (1, 5):
        made = fresh("log")
        told = struck.run("log", made, Strike("EIO", ended, length=row))
        assert told.struck
        assert told.saved == [("complaint", "C-2026-0001")]
        assert [act for act, _ in told.troubles if act != "lock"] == []
        judge("log", made, told.saved, to_the_ground=True)


def test_a_new_passphrase_opens_though_a_rename_was_refused(struck: Server, fresh: Fresh) -> None:
    """The door reads the key file that lies in place, and not the one that waits beside it."""
    calls = struck.run("passphrase", fresh("passphrase")).calls
    rename = calls.index("rename", end_of_save(calls)) + 1
    made = fresh("passphrase")
    told = struck.run("passphrase", made, Strike("EIO", rename))
    assert told.struck
    well("passphrase", made, told, to_the_ground=False)


def end_of_save(calls: list[str]) -> int:
    """The place of the call with which SQLite ends its first transaction: the folder's sync."""
    ends = ["fsync", "unlink", "fsync"]
    return next(n for n in range(len(calls)) if calls[n : n + 3] == ends) + len(ends)


class Findings:
    """Goes on after a strike that found something, and tells of all of them in the end."""

    def __init__(self) -> None:
        self._found: list[str] = []

    @contextmanager
    def at(self, place: str) -> Iterator[None]:
        try:
            yield
        except (AssertionError, Trouble):
            self._found.append(f"{place}\n{traceback.format_exc()}")

    def tell(self) -> None:
        if self._found:
            pytest.fail(f"{len(self._found)} strikes\n" + "\n".join(self._found[:12]), False)


@pytest.mark.prove
@pytest.mark.parametrize("what", ["ENOSPC", "EIO"])
@pytest.mark.parametrize("act", STRUCK)
def test_refused_at_every_call(struck: Server, fresh: Fresh, act: str, what: str) -> None:
    refuse_at(struck, fresh, act, what, 1)


@pytest.mark.prove
@pytest.mark.parametrize("act", STRUCK)
def test_refused_by_a_quota_at_each_seventh_call(struck: Server, fresh: Fresh, act: str) -> None:
    refuse_at(struck, fresh, act, "EDQUOT", 7)


def refuse_at(struck: Server, fresh: Fresh, act: str, what: str, step: int) -> None:
    """At each `step`-th call of the act.

    What was refused is tried again by the same program, and is refused once more, a call later: as
    long as the act fails, one child meets strike after strike. Where it is saved in spite of one
    (there are calls that nothing depends on), or each call is to be struck alone, begins the next.
    """
    calls, findings = calls_of(struck, act, fresh), Findings()
    met, troubled, at, children = 0, 0, 1, 0
    while at <= calls:
        made = fresh(act)
        strike = Strike(what, at, length=ROW[what], climbing=step == 1)
        told = struck.run(act, made, strike)
        with findings.at(f"{act}: {strike}, {told.struck} times"):
            well(act, made, told, to_the_ground=children % GROUND == 0)
        made.close()
        shutil.rmtree(made.folder.parent)
        met, troubled, children = met + told.struck, troubled + len(told.troubles), children + 1
        at += max(step, told.struck)
    print(
        f"{act}: {what} at {met} of {calls} calls, by {children} children; the act was refused "
        f"{troubled} times"
    )
    findings.tell()
    assert met * step >= calls - 7, "a run may make a few calls less than the one that was counted"


@pytest.mark.prove
@pytest.mark.parametrize("act", STRUCK)
def test_killed_at_every_call(struck: Server, fresh: Fresh, tmp_path: Path, act: str) -> None:
    """The folder as it stands before a call is what a kill there leaves behind.

    So one run of an act shows all of its kills: while the child waits in its call, the next start
    is tried on a copy. Where nothing changed since the last call, nothing new is to be judged.
    """
    made, judged, findings = fresh(act), set[tuple[str, int]](), Findings()

    def before(told: Told) -> None:
        state = contents(made.folder.parent), len(told.saved)
        if state in judged:
            return
        judged.add(state)
        copy = copied(made, tmp_path / "killed")
        with findings.at(f"{act}: killed before call {len(told.calls) + 1}, {told.saved}"):
            judge(act, copy, list(told.saved), to_the_ground=len(judged) % GROUND == 1)
        copy.close()
        shutil.rmtree(copy.folder.parent)

    told = struck.run(act, made, before=before)
    assert told.done, told
    print(f"{act}: KILL at {len(told.calls)} calls, {len(judged)} different folders")
    findings.tell()


def contents(place: Path) -> str:
    """One sum over all names and bytes."""
    found = hashlib.sha256()
    for path in sorted(place.rglob("*")):
        found.update(f"{path}\0".encode())
        if path.is_file():
            found.update(path.read_bytes())
    return found.hexdigest()


def test_a_kill_is_what_the_folder_shows_before_the_call(
    struck: Server, fresh: Fresh, tmp_path: Path
) -> None:
    """What the proof of every kill rests on: a real kill leaves the very files that were seen."""
    made, seen = fresh("log"), dict[str, bytes]()

    def before(told: Told) -> None:
        if len(told.calls) == 19:
            seen.update(files(made.folder.parent))

    told = struck.run("log", made, Strike(KILL, 20), before=before)
    assert told.killed
    assert files(made.folder.parent) == seen
    assert any(name.endswith("-journal") for name in seen)
    opened_whole(made, told.saved)


def files(place: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in place.rglob("*") if path.is_file()}
