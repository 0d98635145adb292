"""Absurd key parameters are refused at once, and before a byte is allocated for them."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from clinicguard.people import access
from clinicguard.storage.kdf import read_stretching
from clinicguard.storage.troubles import KeysDamaged
from tests.attacks.victim import Victim, sign_keys
from tests.made import PASSPHRASES

ABSURD: list[Any] = [
    0, 1, -1, 2**31, 2**31 - 1, 2**32, 2**63, 2**64, 10**400, 0.0, 1e300, 65536.0, True, False,
    None, "", "65536", "NaN", [], {}, [65536], float("nan"), float("inf"), float("-inf"),
]  # fmt: skip
MOST_SECONDS = 60.0
"""Far under what one of these would take, far over what a slow machine needs to refuse them all."""
MOST_MEGABYTES = 300


@pytest.mark.parametrize("field", ["m", "t", "p"])
@pytest.mark.parametrize("value", ABSURD, ids=repr)
def test_parameters_out_of_bounds_are_no_parameters(field: str, value: Any) -> None:
    sane = {"name": "argon2id", "m": 65536, "t": 3, "p": 4, "salt": "00" * 16}
    assert read_stretching(sane).memory == 65536
    with pytest.raises(ValueError, match="kdf"):
        read_stretching(sane | {field: value})


@pytest.mark.parametrize("salt", ["", "00", "zz" * 16, "00" * 65, 5, None, ["00"]])
def test_a_salt_that_is_none_is_refused(salt: Any) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_stretching({"name": "argon2id", "m": 65536, "t": 3, "p": 4, "salt": salt})


CHILD = """
import json, resource, sys
from pathlib import Path
from clinicguard.host.clock import SystemClock
from clinicguard.people import access
from clinicguard.storage.troubles import KeysDamaged

folder, bombs = Path(sys.argv[1]), json.load(open(sys.argv[2]))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for bomb in bombs:
    for name in ("keys.json", "keys.copy.json"):
        (folder / name).write_text(bomb)
    try:
        access.unlock(folder, "4", sys.argv[3], SystemClock())
    except KeysDamaged:
        continue
    sys.exit("not refused: " + bomb[:200])
print(before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_every_bomb_is_refused_at_the_door(victim: Victim, tmp_path: Path) -> None:
    """As anybody writes it, and as a manager signs it: the second gets past every signature."""
    bombs = []
    for field in ("m", "t", "p"):
        for value in ABSURD:
            keys = victim.keys_json()
            keys["slots"]["4"]["kdf"][field] = value
            bombs.append(json.dumps(keys))
            if isinstance(value, (int, str, list, dict)) and value != 10**400:
                signed = sign_keys(keys, "2", victim.insider.personal.sign) if _plain(value) else {}
                bombs.append(json.dumps(signed or keys))
    path = tmp_path / "bombs.json"
    path.write_text(json.dumps(bombs))
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(victim.folder), str(path), PASSPHRASES["reception"]],
        capture_output=True, text=True, timeout=MOST_SECONDS, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    before, after = map(int, done.stdout.split())
    assert (after - before) / 1024 < MOST_MEGABYTES
    assert time.monotonic() - started < MOST_SECONDS
    assert len(bombs) > 100


def _plain(value: object) -> bool:
    """Whether the canonical form, and so a signature, has this value at all."""
    return not isinstance(value, int) or abs(value) < 2**53


def test_a_signed_bomb_gets_as_far_as_the_bounds(victim: Victim) -> None:
    """The file is whole by its signature: it is the bounds that stop it, and not by chance."""
    keys = victim.keys_json()
    keys["slots"]["4"]["kdf"]["m"] = 2**31
    victim.put_keys(sign_keys(keys, "2", victim.insider.personal.sign))
    assert access.door(victim.folder).people
    with pytest.raises(KeysDamaged) as told:
        access.unlock(victim.folder, "4", PASSPHRASES["reception"], victim.made.clock)
    assert told.value.why == "kdf memory"
