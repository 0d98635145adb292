"""What must hold after a kill or a refusing disk: nothing acknowledged is missing, all is whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from clinicguard.clinic import Clinic
from clinicguard.evidence.exhibit import still_there
from clinicguard.people.access import kit_opens
from clinicguard.storage.folder import ASIDE_OF_BACKUP, ASIDE_OF_EXPORT, ASIDE_OF_PACK
from clinicguard.storage.kit import to_words
from clinicguard.storage.log import entries
from tests.attacks.judges import verifier
from tests.made import MadeClinic

Saved = list[tuple[str, Any]]
"""What was acknowledged: the act, and what it said."""


def opened_whole(made: MadeClinic, saved: Saved, *, to_the_ground: bool = True) -> None:
    """Opens the folder as the next start does, and looks for everything that was acknowledged.

    `to_the_ground` has the program check the whole log, and the verifier that shares no code.
    """
    clinic = made.open("owner")
    assert clinic.alarm is None
    for name, what in saved:
        is_there(clinic, name, what)
    assert left_behind(made.folder) == []
    assert nobodys(clinic) == []
    assert [copy.damage() for copy in clinic.evidence.unread() if copy.damage()] == []
    if to_the_ground:
        assert clinic.check_log().findings == ()
    key = clinic.keys.clinic.database.hex()
    made.close()
    if to_the_ground:
        verified(made.folder, key)


def verified(folder: Path, key: str) -> None:
    status, told = verifier("folder", str(folder), "--key", key)
    assert (status, told[0][:6]) == (0, "whole:"), told


def is_there(clinic: Clinic, name: str, what: Any) -> None:
    match name:
        case "person":
            assert clinic.staff_lists.one(what).id == what
        case "complaint":
            assert clinic.complaint_lists.whole(what).number == what
        case "evidence":
            exhibit = clinic.evidence_lists.one(what)
            assert clinic.evidence.verify(exhibit.number, "查驗").sound
        case "read back":
            for number in what:
                assert clinic.evidence_lists.one(number).sound
                assert clinic.evidence.transcript(number)
        case "disposed":
            assert clinic.evidence_lists.one(what).disposed
        case "draft":
            assert clinic.drafts.find("complaint/new")
        case "paper":
            assert (clinic.folder.path.parent / what).read_bytes().startswith(b"%PDF-")
        case "removed":
            assert not clinic.staff_lists.one(what).active
        case "turned":
            assert clinic.keys.clinic.newest >= what
        case "kit":
            secret, seq = what
            with clinic.database.reading() as session:
                later = [
                    entry
                    for entry in entries(session, seq)
                    if entry.body["verb"] == "clinic.kit_made"
                ]
            assert later or kit_opens(clinic.folder.path, " ".join(to_words(bytes.fromhex(secret))))


def nobodys(clinic: Clinic) -> list[str]:
    """Sealed files that are no exhibit's and no transcript's; nor may a tombstone have one."""
    exhibits = still_there(clinic.evidence_lists.everything())
    known = {each.sealed_name for each in exhibits}
    for each in exhibits:
        if (found := clinic.evidence.transcript(each.number)) is not None:
            known.add(found[1].path.name)
    return sorted({path.name for path in clinic.folder.evidence.iterdir()} - known)


def left_behind(folder: Path) -> list[str]:
    """Temporary files of a save or a run that was cut off, which the start should have swept."""
    return sorted(
        path.name
        for path in folder.rglob("*")
        if path.name.endswith((".new", ".part", ".next.json", "-journal", ".tmp"))
        or path.name.startswith((ASIDE_OF_BACKUP, ASIDE_OF_EXPORT, ASIDE_OF_PACK))
    )
