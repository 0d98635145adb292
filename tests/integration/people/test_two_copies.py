"""A folder that was copied, and both used: each copy stays whole, and the fork is told."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from clinicguard.explain import explain
from clinicguard.host.settings import SettingsFile
from clinicguard.host.words import Words
from clinicguard.storage.troubles import LogBehind
from tests.attacks.judges import verifier
from tests.integration.complaints.given import NEW
from tests.made import MadeClinic


@pytest.fixture
def other(made: MadeClinic, tmp_path: Path) -> MadeClinic:
    """The same folder in another place of the same PC."""
    made.open("reception").complaints.log(NEW)
    made.close()
    copy = tmp_path / "copy"
    shutil.copytree(made.folder, copy, ignore=shutil.ignore_patterns("clinic.lock"))
    return replace(made, folder=copy, opened=None)


def test_on_one_pc_the_copy_that_was_left_behind_says_so_and_loses_nothing(
    made: MadeClinic, other: MadeClinic
) -> None:
    made.open("reception").complaints.log(replace(NEW, verbatim="在原來的資料夾"))
    made.close()
    copy = other.open("reception")
    assert isinstance(copy.alarm, LogBehind)
    told = explain(copy.alarm, Words("zh_TW"))
    assert told.title
    assert told.todo
    copy.complaints.log(replace(NEW, verbatim="在複製的資料夾"))
    other.close()
    again = made.open("reception")
    assert again.alarm is None
    assert [again.complaint_lists.whole(f"C-2026-000{n}").verbatim for n in (1, 2)] == [
        NEW.verbatim,
        "在原來的資料夾",
    ]
    made.close()
    copy = other.open("owner")
    assert isinstance(copy.alarm, LogBehind)
    assert copy.complaint_lists.whole("C-2026-0002").verbatim == "在複製的資料夾"
    assert copy.check_log().entries > 0


def test_on_two_pcs_a_paper_of_the_one_tells_it_of_the_other(
    made: MadeClinic, other: MadeClinic, tmp_path: Path
) -> None:
    """Another PC has not seen the first one's head: what was printed there has."""
    clinic = made.open("reception")
    clinic.complaints.log(replace(NEW, verbatim="在原來的資料夾"))
    printed = clinic.head()
    made.close()
    elsewhere = replace(other, settings=SettingsFile(tmp_path / "pc2" / "settings.json"))
    copy = elsewhere.open("reception")
    assert copy.alarm is None
    for _ in range(3):
        copy.complaints.log(replace(NEW, verbatim="在複製的資料夾"))
    assert copy.head().seq > printed.seq
    key = copy.keys.clinic.database.hex()
    elsewhere.close()
    assert verifier("folder", str(elsewhere.folder), "--key", key)[0] == 0
    status, told = verifier(
        "folder", str(elsewhere.folder), "--key", key, "--head", f"{printed.seq}:{printed.hash}"
    )
    assert status == 1
    assert f"entry {printed.seq}" in told[0]
