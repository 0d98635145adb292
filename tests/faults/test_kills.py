"""Killed at any moment: whatever was acknowledged is there, the log is whole, and no alarm.

A child works and tells of each save; it is killed at a call that writes, or, where calls cannot
be struck, after a number of told saves that chance draws. The next start opens the same folder.
"""

from __future__ import annotations

import os
import random
import signal

import pytest

from tests.faults.after import opened_whole
from tests.faults.conftest import Fresh
from tests.faults.struck import KILL, Server, Strike
from tests.made import MadeClinic

REACH = {"pwrite64": 380, "fsync": 190, "rename": 60, "unlink": 60, "write": 20, "create": 60}
"""How far into a child's life a strike may fall, by kind of call."""


def struck_down(struck: Server, made: MadeClinic, kind: str, chance: random.Random) -> bool:
    strike = Strike(KILL, chance.randint(1, REACH[kind]), kind)
    told = struck.run("work", made, strike, seed=chance.randrange(2**32))
    assert told.bugs == []
    assert told.alarms == []
    opened_whole(made, told.saved)
    return told.killed


@pytest.mark.parametrize("kind", ["pwrite64", "fsync", "rename"])
def test_no_kill_loses_what_was_acknowledged(struck: Server, fresh: Fresh, kind: str) -> None:
    chance, made = random.Random(kind), fresh("work")
    assert sum(struck_down(struck, made, kind, chance) for _ in range(4)) == 4


@pytest.mark.prove
@pytest.mark.parametrize("kind", REACH)
def test_none_of_seven_hundred_kills_loses_what_was_acknowledged(
    struck: Server, fresh: Fresh, kind: str
) -> None:
    """A folder is killed in twenty times over, so that a recovery can be killed too."""
    chance, killed = random.Random(f"many {kind}"), 0
    for made in [fresh("work") for _ in range(6)]:
        killed += sum(struck_down(struck, made, kind, chance) for _ in range(20))
    assert killed >= 100


@pytest.mark.parametrize("kills", [2, pytest.param(60, marks=pytest.mark.prove)])
def test_no_kill_between_calls_loses_what_was_acknowledged(
    struck: Server, fresh: Fresh, kills: int
) -> None:
    """The child is killed when so many of its saves were heard of, wherever it is by then."""
    chance, made = random.Random("outside"), fresh("work")
    for n in range(kills):
        saved, number, left = [], 0, chance.randint(1, 12)
        for said in struck.listen("work", made, seed=n):
            number = said.get("pid", number)
            assert "bug" not in said
            if "saved" in said:
                saved.append((said["saved"], said["what"]))
                left -= 1
                if left == 0:
                    os.kill(number, signal.SIGKILL)
        opened_whole(made, saved)
