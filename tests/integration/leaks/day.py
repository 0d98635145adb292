"""A day at the desk, in a process of its own: every way in which a name could get onto the disk.

Run with HOME, TMPDIR and the settings folder moved: what is written anywhere is then looked at.
"""

from __future__ import annotations

import shutil
import sys
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text

from clinicguard.clinic import Clinic, open_clinic, set_up
from clinicguard.complaints.complaint import Channel, Complainant, Patient, Relation, StaffRole
from clinicguard.complaints.contact import Means
from clinicguard.complaints.intake import NewComplaint
from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.exhibit import Origin
from clinicguard.host.clock import SystemClock
from clinicguard.host.trouble import Trouble
from clinicguard.people import access
from clinicguard.people.profile import Profile
from clinicguard.people.tables import PersonRow
from clinicguard.storage.kdf import FLOOR_MEMORY
from tests.integration.leaks import seeds

WORDS = "harbor lantern quilt seventeen"


def main(at: Path) -> None:
    folder = at / "clinic"
    clinic = set_up(folder, Profile("安心牙醫診所"), "沈以安", WORDS, memory=FLOOR_MEMORY).clinic
    number = a_complaint(clinic)
    what_is_typed(clinic)
    evidence(clinic, at)
    a_search(clinic)
    what_fails(clinic, at, number)
    clinic.check_log()
    in_the_middle_of_a_large_act(clinic, at)
    clinic.close()
    with suppress(Trouble):
        access.unlock(folder, "1", f"{seeds.NAME} not these words", SystemClock())
    open_clinic(folder, access.unlock(folder, "1", WORDS, SystemClock())).close()


def a_complaint(clinic: Clinic) -> str:
    complaint = clinic.complaints.log(
        NewComplaint(
            channel=Channel.PHONE,
            complainant=Complainant(seeds.PARENT, Relation.PARENT, seeds.PHONE),
            patient=Patient(seeds.NAME, seeds.CHART, None),
            verbatim=f"{seeds.WORDS}，{seeds.LINE}，{seeds.IDENTITY}",
            wanted=seeds.WORDS,
            taken_by=1,
            received_at=datetime(2026, 1, 5, 3, 0, tzinfo=UTC),
            staff_role=StaffRole.DENTIST,
        )
    )
    clinic.complaints.acknowledge(complaint.number, Means.PHONE, f"已回電 {seeds.PHONE}")
    return complaint.number


def what_is_typed(clinic: Clinic) -> None:
    for n in range(40):
        clinic.drafts.keep("complaint/new", {"verbatim": seeds.DRAFTED[: n % 9] * n})
        clinic.drafts.keep("complaint/C-2026-0001", {"verbatim": seeds.DRAFTED, "n": str(n)})
    clinic.drafts.drop("complaint/new")


def evidence(clinic: Clinic, at: Path) -> None:
    source = at / "brought" / seeds.FILE_NAME
    source.parent.mkdir()
    source.write_text(f"{seeds.INSIDE}\n{seeds.NAME}\n" * 3000, "utf-8")
    origin = Origin(platform="LINE", account=seeds.LINE, witness=seeds.PARENT)
    clinic.evidence.take_in(source, HandIn(f"{seeds.NAME} 的對話", origin), subject="complaint/x")
    assert seeds.INSIDE.encode() in clinic.evidence.look("E-2026-0001", f"核對 {seeds.NAME}")
    clinic.evidence.verify("E-2026-0001", f"查驗 {seeds.NAME}")


def a_search(clinic: Clinic) -> None:
    """Hits, and the sorting of many of them, which databases like to do in files."""
    for typed in (seeds.NAME, seeds.WORDS[:3], seeds.PHONE):
        clinic.reader.search(("complaint", "evidence", "person"), typed)
    with clinic.database.connection() as connection:
        connection.execute(
            text(
                "WITH RECURSIVE many (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM many "
                "WHERE n < 60000) SELECT :words || n AS told FROM many ORDER BY told DESC LIMIT 9"
            ),
            {"words": seeds.WORDS * 20},
        ).fetchall()


def what_fails(clinic: Clinic, at: Path, number: str) -> None:
    """What is raised is written out as a careless handler would, and must still say nothing."""
    attempts = (
        lambda: clinic.complaints.close(number, seeds.NAME, seeds.WORDS),
        lambda: clinic.complaints.log(NewComplaint(verbatim=seeds.WORDS)),
        lambda: clinic.evidence.take_in(at / "brought" / seeds.FILE_NAME, HandIn(seeds.NAME)),
        lambda: clinic.evidence.look("E-2026-0009", seeds.NAME),
        lambda: clinic.staff.change(1, name=seeds.NAME, title="", phone="", role="counsel"),
        lambda: torn(clinic),
        lambda: wrong_kind(clinic),
    )
    raised = 0
    with (at / "raised.txt").open("w", encoding="utf-8") as out:
        for attempt in attempts:
            try:
                attempt()
            except Exception as error:
                raised += 1
                out.write(f"{error}\n{error!r}\n{''.join(traceback.format_exception(error))}\n")
                problem_report(error)
    assert raised == len(attempts), raised


def torn(clinic: Clinic) -> None:
    """A row that the database itself refuses, with a name in it."""
    with clinic.book.act("person.add", "person", reason=seeds.NAME) as change:
        change.add(PersonRow(id=1, name=seeds.NAME, title="", role="", phone="", active=1))


def wrong_kind(clinic: Clinic) -> None:
    with clinic.book.act("person.add", "person", reason=seeds.NAME) as change:
        words = seeds.NAME
        change.add(PersonRow(name=words, title="", role="", phone="", active=words))


def problem_report(error: BaseException) -> None:
    """As the windows write it down."""
    from ui.errors import write_down

    write_down(error)


def in_the_middle_of_a_large_act(clinic: Clinic, at: Path) -> None:
    """The disk as it is while an act is open that no longer fits into memory."""
    with clinic.database.connection() as connection:
        connection.exec_driver_sql("PRAGMA cache_size = 2")
    with suppress(ZeroDivisionError), clinic.book.act("person.add", "person") as change:
        for n in range(60):
            change.add(
                PersonRow(name=seeds.NAME, title=seeds.WORDS * n, role="x", phone="", active=1)
            )
        assert (clinic.folder.path / "clinic.db-journal").stat().st_size > 4096
        shutil.copytree(clinic.folder.path, at / "amid", ignore=shutil.ignore_patterns("*.lock"))
        raise ZeroDivisionError


if __name__ == "__main__":
    main(Path(sys.argv[1]))
