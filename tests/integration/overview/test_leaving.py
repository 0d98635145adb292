"""Everything leaves in open forms: whole, described, listed by hash; nothing of it half."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from clinicguard.clinic import Clinic
from clinicguard.evidence.custody import RecipientNeeded
from clinicguard.evidence.sealing import hash_file
from clinicguard.host.words import LANGUAGES
from clinicguard.overview.leaving.described import HIDDEN, described
from clinicguard.overview.leaving.desk import LeavesInside, LeavingDesk
from clinicguard.overview.leaving.tables import columns_of, tables_of
from clinicguard.overview.leaving.taking import MARK, SUMS, UNFINISHED, Leaving, Taken
from clinicguard.people.access import WrongPassphrase
from clinicguard.people.staff import ReasonNeeded
from clinicguard.storage.folder import ASIDE_OF_EXPORT
from clinicguard.storage.troubles import NotAllowed
from tests.integration.backup.given import work_a_little
from tests.integration.complaints.given import NEW
from tests.made import PASSPHRASES, MadeClinic


def desk(clinic: Clinic) -> LeavingDesk:
    return LeavingDesk(clinic.book, clinic.folder.path, clinic.evidence, clinic.keys.person)


def begun(clinic: Clinic, place: Path, passphrase: str = PASSPHRASES["owner"]) -> Leaving:
    return desk(clinic).begin(place, passphrase, "換程式", "沈以安", name="everything")


def taken_out(clinic: Clinic, place: Path) -> Taken:
    leaving = begun(clinic, place)
    taken = leaving.work(lambda _done, _whole: None)
    desk(clinic).finish(leaving, taken)
    return taken


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_no_table_and_no_column_is_forgotten(clinic: Clinic) -> None:
    """A new table is described in `resources/export`, or left out with a reason."""
    known = described()
    with clinic.database.reading() as session:
        tables = set(tables_of(session))
        assert tables - set(known.tables) - set(known.left_out) == set(), "not described"
        assert (set(known.tables) | set(known.left_out)) - tables == set(), "no such table"
        columns = {name for table in known.tables for name in columns_of(session, table)}
    for language in LANGUAGES:
        assert all(known.table(name, language) for name in known.tables)
        assert all(said[language] for said in known.left_out.values())
        undescribed = []
        for name in columns:
            try:
                assert known.column(name, language)
            except KeyError:
                undescribed.append(name)
        assert undescribed == []
    assert {name for name in known.columns if not name.startswith("*")} - columns == set()
    assert "salt" in HIDDEN


def test_everything_is_there_and_agrees_with_the_records(made: MadeClinic, tmp_path: Path) -> None:
    clinic = made.open("owner")
    numbers = work_a_little(clinic, tmp_path)
    clinic.staff.add("=1+1", "clinician", title="@x")
    (tmp_path / "out").mkdir()
    taken = taken_out(clinic, tmp_path / "out")
    folder = taken.folder
    assert folder == tmp_path / "out" / "everything"
    assert sorted(path.name for path in folder.parent.iterdir()) == ["everything"]
    [complaint] = lines(folder / "tables" / "complaint.jsonl")
    assert complaint["verbatim"] == NEW.verbatim
    assert "salt" not in complaint
    with (folder / "tables" / "person.csv").open(encoding="utf-8-sig", newline="") as file:
        people = list(csv.DictReader(file))
    assert people[-1]["name"] == "'=1+1"
    assert lines(folder / "tables" / "person.jsonl")[-1]["name"] == "=1+1"
    assert taken.evidence == tuple(numbers)
    for n, number in enumerate(numbers):
        [file_] = (folder / "evidence").glob(f"{number} *")
        assert file_.read_bytes() == (tmp_path / f"照片 {n}.txt").read_bytes()
    for language in LANGUAGES:
        readme = (folder / f"README.{language}.txt").read_text("utf-8-sig")
        assert f"complaint ({'1 row' if language == 'en' else '1 '}" in readme
        assert numbers[0] in readme
        assert "draft: " in readme
    assert not (folder / MARK).exists()
    assert not (clinic.folder.path / ASIDE_OF_EXPORT).exists()
    checked = subprocess.run(
        ["sha256sum", "-c", "--quiet", SUMS], cwd=folder, capture_output=True, check=False
    )
    assert checked.returncode == 0, checked.stdout
    listed = (folder / SUMS).read_text("utf-8").count("\n")
    assert listed == taken.files == sum(p.is_file() for p in folder.rglob("*")) - 1
    assert hash_file(folder / SUMS) == taken.sums


def test_the_log_that_left_is_checked_without_the_program(made: MadeClinic, tmp_path: Path) -> None:
    clinic = made.open("owner")
    clinic.complaints.log(NEW)
    folder = taken_out(clinic, tmp_path).folder / "log"
    found = subprocess.run(
        [sys.executable, "verify.py", "log", "log.jsonl", "--keys", "keys.json"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout + found.stderr


def test_the_entry_comes_first_and_each_exhibit_has_one(made: MadeClinic, tmp_path: Path) -> None:
    clinic = made.open("owner")
    [number, *_] = work_a_little(clinic, tmp_path)
    leaving = begun(clinic, tmp_path)
    assert clinic.log.newest(1)[0].verb == "clinic.export_all"
    assert not leaving.folder.exists()
    taken = leaving.work(lambda _done, _whole: None)
    desk(clinic).finish(leaving, taken)
    verbs = [entry.verb for entry in clinic.log.newest(3)]
    assert set(verbs) == {"clinic.exported_all", "evidence.export"}
    assert clinic.evidence_lists.one(number).number == number
    assert clinic.check_log().whole


@pytest.mark.parametrize("role", ["manager", "clinician", "reception", "counsel"])
def test_only_an_owner(made: MadeClinic, tmp_path: Path, role: str) -> None:
    clinic = made.open(role)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        begun(clinic, tmp_path, PASSPHRASES[role])  # type: ignore[index]


def test_what_is_refused_leaves_no_entry_and_no_file(made: MadeClinic, tmp_path: Path) -> None:
    clinic = made.open("owner")
    before = clinic.head().seq
    with pytest.raises(WrongPassphrase):
        begun(clinic, tmp_path, "not the right words at all")
    with pytest.raises(LeavesInside):
        begun(clinic, clinic.folder.path / "evidence")
    with pytest.raises(ReasonNeeded):
        desk(clinic).begin(tmp_path, PASSPHRASES["owner"], " ", "沈以安", name="x")
    with pytest.raises(RecipientNeeded):
        desk(clinic).begin(tmp_path, PASSPHRASES["owner"], "換程式", "", name="x")
    assert clinic.head().seq == before
    assert not list(tmp_path.glob("everything*"))


def test_a_run_that_is_stopped_anywhere_leaves_nothing(made: MadeClinic, tmp_path: Path) -> None:
    class Stop(Exception):
        pass

    clinic = made.open("owner")
    work_a_little(clinic, tmp_path)
    steps = 0

    def count(_done: int, _whole: int) -> None:
        nonlocal steps
        steps += 1

    begun(clinic, tmp_path / "whole").work(count)
    for at in (1, steps // 2, steps):
        left = at

        def stop(_done: int, _whole: int) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                raise Stop

        place = tmp_path / f"stopped-{at}"
        place.mkdir()
        with pytest.raises(Stop):
            begun(clinic, place).work(stop)
        assert list(place.iterdir()) == []
        assert not (clinic.folder.path / ASIDE_OF_EXPORT).exists()


def test_what_a_kill_leaves_is_plainly_unfinished(made: MadeClinic, tmp_path: Path) -> None:
    """The name says so, a file inside says so, and the next run does not touch it."""
    clinic = made.open("owner")
    seen: list[Path] = []

    def look(_done: int, _whole: int) -> None:
        seen.extend(tmp_path.glob("everything*"))
        assert all((path / MARK).is_file() for path in tmp_path.glob("everything*"))

    begun(clinic, tmp_path).work(look)
    assert {path.name for path in seen} == {f"everything{UNFINISHED}"}
    (tmp_path / "everything").rename(tmp_path / f"everything{UNFINISHED}")
    assert begun(clinic, tmp_path).folder.name == "everything-2"


def test_a_damaged_exhibit_is_named_and_the_rest_leaves(made: MadeClinic, tmp_path: Path) -> None:
    clinic = made.open("owner")
    first, second = work_a_little(clinic, tmp_path)
    (clinic.folder.evidence / clinic.evidence_lists.one(first).sealed_name).write_bytes(b"x")
    taken = taken_out(clinic, tmp_path)
    assert (taken.damaged, taken.evidence) == ((first,), (second,))
    assert first in (taken.folder / "README.en.txt").read_text("utf-8-sig")
