"""`clinicguard verify` and the stand-alone verifier say the same of an attacked folder."""

from __future__ import annotations

import pytest

from clinicguard.cli import AGREES, DIFFERS, NOT_DONE, main
from tests.attacks import on_entries, on_evidence, on_files, on_keys, on_rows
from tests.attacks.judges import verifier_on
from tests.attacks.victim import Attack, Victim

ATTACKS = (
    *on_entries.ATTACKS,
    *on_rows.ATTACKS,
    *on_evidence.ATTACKS,
    *on_keys.ATTACKS,
    *on_files.ATTACKS,
)


def by_command(victim: Victim, key: str = "") -> int:
    return main(["verify", str(victim.folder), "--key", key or victim.key.hex()])


def test_a_folder_to_which_nothing_was_done_is_whole_for_both(
    victim: Victim, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted((p.name, p.stat().st_mtime_ns) for p in victim.folder.iterdir())
    assert by_command(victim) == AGREES
    assert verifier_on(victim)[0] == 0
    assert sorted((p.name, p.stat().st_mtime_ns) for p in victim.folder.iterdir()) == before
    seq, value = victim.head
    clinic = victim.log[0]["clinic"]
    head = f"CG1:{clinic}:{seq}:{value}"
    assert main(["verify", str(victim.folder), "--key", victim.key.hex(), "--head", head]) == AGREES
    other = f"CG1:{clinic}:{seq}:{'0' * 64}"
    assert (
        main(["verify", str(victim.folder), "--key", victim.key.hex(), "--head", other]) == DIFFERS
    )
    assert by_command(victim, "no key") == NOT_DONE
    assert by_command(victim, "0" * 64) == NOT_DONE
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
@pytest.mark.parametrize("at", [0.5, *(pytest.param(at, marks=pytest.mark.prove) for at in (0, 1))])
def test_what_the_one_finds_the_other_finds(victim: Victim, attack: Attack, at: float) -> None:
    attack(victim, at)
    assert by_command(victim) != AGREES
    assert verifier_on(victim)[0] != 0
