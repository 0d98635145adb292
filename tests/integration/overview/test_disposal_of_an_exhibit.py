"""An exhibit goes by two signatures: its files, its copies, its words. A tombstone stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clinicguard.clinic import Clinic
from clinicguard.complaints.complaint import Patient
from clinicguard.complaints.moves import State
from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.exhibit import Exhibit, Origin
from clinicguard.evidence.opening import SealedCopy
from clinicguard.evidence.redacting import Made, make
from clinicguard.evidence.redaction_desk import Copied
from clinicguard.explain import explain
from clinicguard.host.words import Words
from clinicguard.overview.retention import KeptUntil, OnHold, ReasonNeeded, RecordKind, StillListed
from clinicguard.people.witness import WitnessNeeded
from clinicguard.storage.tombstones import Disposed
from clinicguard.storage.troubles import NotAllowed, NotFound
from tests.attacks.judges import verifier
from tests.integration.complaints.given import NEW, worked_to
from tests.integration.evidence.test_redacting import plan, sample
from tests.integration.incidents.made import exhibit
from tests.integration.overview.test_retention_desk import everything
from tests.made import PASSPHRASES, HandClock, MadeClinic

GROUND = "保存期限已滿，沒有進行中的爭議"
TRACES = ("候診室的截圖", "whispered-name", "評論人甲", "舊帳號乙", "看是誰貼的")
SAID = HandIn("候診室的截圖", Origin(author="評論人甲", account="舊帳號乙"), sensitive=False)
SEVEN_YEARS = 7 * 365 + 20


def dispose(clinic: Clinic, number: str, ground: str = GROUND) -> None:
    with clinic.beside(clinic.witness(2, PASSPHRASES["manager"])):
        clinic.retention.dispose(f"evidence/{number}", ground)


def files(made: MadeClinic) -> list[Path]:
    return sorted((made.folder / "evidence").iterdir())


def taken_in(clinic: Clinic, folder: Path, subject: str | None = None) -> Exhibit:
    """A picture with a source, corrected once, with a small picture of its own."""
    folder.mkdir(exist_ok=True)
    source = folder / "whispered-name.png"
    source.write_bytes(sample("PNG"))
    number = clinic.evidence.take_in(source, SAID, subject=subject).number
    clinic.evidence.verify(number, "讀回")
    clinic.evidence.amend(number, Origin(author="評論人甲", account="另一個"), "看是誰貼的")
    clinic.evidence.keep_small(number, sample("PNG"), "方便辨認")
    clinic.drafts.keep(f"evidence/{number}/redact", {"purpose": "評論人甲"})
    return clinic.evidence_lists.one(number)


def redacted(clinic: Clinic, number: str) -> str:
    bench = clinic.redactions.begin(number, "律師閱卷")
    made: Made = make(bench, plan())
    return clinic.redactions.record(made, Copied("塗掉的")).number


@pytest.mark.prove
def test_it_goes_with_everything_that_was_made_of_it(
    made: MadeClinic, clock: HandClock, tmp_path: Path
) -> None:
    clinic = made.open("owner")
    complaint = worked_to(clinic.complaints, State.CLOSED).number
    before = taken_in(clinic, tmp_path / "a", f"complaint/{complaint}")
    copy = redacted(clinic, before.number)
    other = exhibit(clinic, tmp_path / "b", "別的證物", f"complaint/{complaint}")
    assert len(files(made)) == 4
    clock.forward(days=SEVEN_YEARS)
    clinic = made.open("owner")
    assert [each for each in TRACES if each not in everything(clinic)] == []
    dispose(clinic, before.number)
    assert [each for each in TRACES if each in everything(clinic)] == []
    assert len(files(made)) == 1
    assert clinic.evidence.look(other, "查驗") == "別的證物".encode()
    stone = clinic.evidence_lists.one(before.number)
    kept = ("number", "kind", "size", "sha256", "marks", "acquired_at", "acquired_by", "media_type")
    assert [getattr(stone, each) for each in kept] == [getattr(before, each) for each in kept]
    assert (stone.title, stone.original_name, stone.origin) == ("", "", Origin())
    assert stone.custody[:-1] == before.custody + stone.custody[len(before.custody) : -1]
    last = stone.custody[-1]
    assert (last.event, last.person, last.purpose) == ("disposed", 1, GROUND)
    assert (last.detail, last.authority) == ("許雅筑", "2033-11-20")
    assert stone.disposed is not None
    assert (stone.disposed.by, stone.disposed.witness, stone.disposed.ground) == (1, 2, GROUND)
    assert clinic.evidence_lists.one(copy).disposed is not None
    assert clinic.drafts.find(f"evidence/{before.number}/redact") is None
    assert clinic.evidence.small_pictures() == {}
    assert clinic.evidence_lists.everything("候診室") == []
    assert [each.number for each in clinic.evidence_lists.everything(copy)] == [copy]
    assert clinic.redaction_lists.one(copy).boxes == ()
    assert {each.number for each in clinic.retention.lists.tombstones()} == {before.number, copy}
    assert clinic.check_log().findings == ()
    key = clinic.keys.clinic.database.hex()
    made.close()
    status, told = verifier("folder", str(made.folder), "--key", key)
    assert (status, told[0][:6]) == (0, "whole:"), told
    assert made.open("owner").evidence.sweep() == []


@pytest.fixture
def old(made: MadeClinic, clock: HandClock, tmp_path: Path) -> tuple[Clinic, str]:
    """An exhibit in no case, eight years later."""
    number = exhibit(made.open("owner"), tmp_path, "沒有案子的")
    clock.forward(days=8 * 366)
    return made.open("owner"), number


@pytest.mark.prove
def test_two_people_of_the_lead_sign_it_and_say_why(
    made: MadeClinic, old: tuple[Clinic, str]
) -> None:
    clinic, number = old
    with pytest.raises(WitnessNeeded):
        clinic.retention.dispose(f"evidence/{number}", GROUND)
    with (
        clinic.beside(clinic.witness(4, PASSPHRASES["reception"])),
        pytest.raises(WitnessNeeded),
    ):
        clinic.retention.dispose(f"evidence/{number}", GROUND)
    with pytest.raises(ReasonNeeded):
        dispose(clinic, number, "  ")
    with pytest.raises(NotFound):
        dispose(clinic, "E-2026-0999")
    for role in ("reception", "counsel", "clinician"):
        with pytest.raises(NotAllowed):
            made.open(role).retention.dispose(f"evidence/{number}", GROUND)
    assert len(files(made)) == 1
    assert made.open("owner").evidence_lists.one(number).disposed is None


def test_no_desk_touches_what_is_only_a_tombstone(old: tuple[Clinic, str], tmp_path: Path) -> None:
    clinic, number = old
    dispose(clinic, number)
    desk = clinic.evidence
    out = tmp_path / "out"
    attempts = (
        lambda: desk.begin_look(number, "看"),
        lambda: desk.look(number, "看"),
        lambda: desk.sealed_copy(number, "evidence.verify"),
        lambda: desk.verify(number, "查驗"),
        lambda: desk.export(number, out, purpose="給律師", recipient="高律師"),
        lambda: desk.retitle(number, "改名", "打錯"),
        lambda: desk.amend(number, Origin(author="甲"), "聽錯"),
        lambda: desk.list_in(number, "complaint/C-2026-0001"),
        lambda: desk.note_touch(number, "returned", purpose="還", recipient="甲"),
        lambda: clinic.redactions.begin(number, "律師閱卷"),
        lambda: clinic.outside.begin(number, "聽錄音"),
        lambda: clinic.retention.lists.one(number),
        lambda: dispose(clinic, number),
    )
    for attempt in attempts:
        with pytest.raises(Disposed) as told:
            attempt()
    said = explain(told.value, Words("zh_TW")).as_text()
    assert number in said
    assert "沈以安 和 許雅筑" in said
    assert not out.exists()
    assert desk.unread() == ()
    assert desk.untranscribed() == ()
    assert not desk.wants_small(number)
    assert clinic.evidence_lists.seal().exhibits == 0
    assert clinic.evidence_lists.count() == 0


@pytest.mark.prove
def test_nobody_notes_a_disposal_alone(old: tuple[Clinic, str]) -> None:
    clinic, number = old
    with pytest.raises(ValueError, match="disposed"):
        clinic.evidence.note_touch(number, "disposed", purpose="碎了", recipient="甲")


@pytest.mark.prove
def test_the_same_bytes_come_back_as_a_new_exhibit(old: tuple[Clinic, str], tmp_path: Path) -> None:
    clinic, number = old
    sha256 = clinic.evidence_lists.one(number).sha256
    assert clinic.evidence_lists.former(sha256) is None
    dispose(clinic, number)
    assert clinic.evidence_lists.twin(sha256) is None
    former = clinic.evidence_lists.former(sha256)
    assert former is not None
    assert (former.number, former.first, former.second) == (number, "沈以安", "許雅筑")
    again = exhibit(clinic, tmp_path / "again", "沒有案子的")
    assert again != number
    assert clinic.evidence_lists.twin(sha256) == again
    assert clinic.check_log().whole


def test_open_cases_their_time_and_every_hold_keep_it(
    made: MadeClinic, clock: HandClock, tmp_path: Path
) -> None:
    clinic = made.open("owner")
    complaint = worked_to(clinic.complaints, State.CLOSED).number
    number = exhibit(clinic, tmp_path, subject=f"complaint/{complaint}")
    with pytest.raises(KeptUntil) as kept:
        dispose(clinic, number)
    assert "2033" in explain(kept.value, Words("zh_TW")).as_text()
    incident = clinic.incidents.open_from(complaint, "同一件事").number
    clock.forward(days=SEVEN_YEARS)
    clinic = made.open("owner")
    with pytest.raises(StillListed) as listed:
        dispose(clinic, number)
    assert listed.value.cases == incident
    keeping = clinic.retention.lists.one(number)
    assert (keeping.cases, keeping.still_open) == ((complaint, incident), (incident,))
    for on in (f"evidence/{number}", f"complaint/{complaint}", f"incident/{incident}"):
        clinic.retention.hold(on, "訴訟中")
        with pytest.raises(OnHold) as held:
            dispose(clinic, number)
        assert held.value.number == on.partition("/")[2] or on.startswith("incident")
        clinic.retention.lift(on, "和解")
    assert clinic.evidence_lists.one(number).disposed is None


@pytest.mark.prove
def test_a_hold_on_the_copy_keeps_the_original(
    made: MadeClinic, clock: HandClock, tmp_path: Path
) -> None:
    clinic = made.open("owner")
    number = taken_in(clinic, tmp_path).number
    copy = redacted(clinic, number)
    clock.forward(days=8 * 366)
    clinic = made.open("owner")
    assert clinic.retention.lists.one(number).copies == (copy,)
    clinic.retention.hold(f"evidence/{copy}", "訴訟中")
    with pytest.raises(OnHold) as held:
        dispose(clinic, number)
    assert held.value.number == copy
    clinic.retention.lift(f"evidence/{copy}", "和解")
    dispose(clinic, copy)
    assert clinic.evidence_lists.one(number).disposed is None
    assert redacted(clinic, number) != copy
    assert [each.sign for each in clinic.redaction_lists.of(number)] == ["R1", "R2"]


@pytest.mark.prove
def test_a_minors_exhibit_is_kept_as_long_as_the_complaint(
    made: MadeClinic, clock: HandClock, tmp_path: Path
) -> None:
    clinic = made.open("owner")
    child = replace(NEW, patient=Patient("李小嵐", "A00483", date(2020, 5, 1)))
    complaint = worked_to(clinic.complaints, State.CLOSED, child).number
    number = exhibit(clinic, tmp_path, subject=f"complaint/{complaint}")
    keeping = clinic.retention.lists.one(number)
    assert (keeping.until, keeping.minor) == (date(2045, 5, 1), True)


@pytest.mark.prove
def test_a_case_that_went_before_still_says_when_it_ended(
    made: MadeClinic, clock: HandClock, tmp_path: Path
) -> None:
    clinic = made.open("owner")
    complaint = worked_to(clinic.complaints, State.CLOSED).number
    clock.forward(days=365)
    clinic = made.open("owner")
    number = exhibit(clinic, tmp_path, subject=f"complaint/{complaint}")
    clinic.retention.set_years(RecordKind.EVIDENCE, 10)
    ended = clinic.retention.lists.one(complaint).ended
    clock.forward(days=SEVEN_YEARS)
    clinic = made.open("owner")
    with clinic.beside(clinic.witness(2, PASSPHRASES["manager"])):
        clinic.retention.dispose(f"complaint/{complaint}", GROUND)
    keeping = clinic.retention.lists.one(number)
    assert (keeping.ended, keeping.cases) == (ended, (complaint,))
    clock.forward(days=3 * 366)
    clinic = made.open("owner")
    assert number in [each.number for each in clinic.retention.lists.keepings()]
    dispose(clinic, number)


class Killed(BaseException):
    """The power went."""


def test_killed_between_entry_and_unlink_the_next_start_finishes_it(
    made: MadeClinic, old: tuple[Clinic, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic, number = old
    stays = exhibit(clinic, tmp_path / "b", "還在的")
    gone = made.folder / "evidence" / clinic.evidence_lists.one(number).sealed_name

    def kill(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as power:
        power.setattr("clinicguard.evidence.desk.unlink_all", kill)
        with pytest.raises(Killed):
            dispose(clinic, number)
    assert gone.exists()
    made.close()
    clinic = made.open("owner")
    assert not gone.exists()
    assert clinic.evidence_lists.one(number).disposed is not None
    assert clinic.evidence.look(stays, "查驗") == "還在的".encode()
    assert clinic.check_log().whole


@pytest.mark.prove
def test_no_file_goes_where_the_entry_was_not_saved(
    made: MadeClinic, old: tuple[Clinic, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic, number = old

    def kill(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as power:
        power.setattr("clinicguard.storage.book.log.append", kill)
        with pytest.raises(Killed):
            dispose(clinic, number)
    made.close()
    clinic = made.open("owner")
    assert len(files(made)) == 1
    assert clinic.evidence_lists.one(number).disposed is None
    assert clinic.evidence.verify(number, "查驗").sound


@pytest.mark.prove
def test_what_the_disk_holds_goes_at_the_next_start(
    made: MadeClinic, old: tuple[Clinic, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to take away a file that another program reads."""
    clinic, number = old

    def held(*_: object, **__: object) -> None:
        raise PermissionError(13, "held")

    with monkeypatch.context() as windows:
        windows.setattr(Path, "unlink", held)
        dispose(clinic, number)
    assert len(files(made)) == 1
    made.close()
    made.open("owner")
    assert files(made) == []


@pytest.mark.prove
def test_a_file_that_is_being_taken_in_meanwhile_is_left_alone(
    made: MadeClinic, old: tuple[Clinic, str], tmp_path: Path
) -> None:
    clinic, number = old
    source = tmp_path / "coming.txt"
    source.write_text("剛拿到的", "utf-8")
    waiting = clinic.evidence.intake.seal(source)
    dispose(clinic, number)
    assert [path.name for path in files(made)] == [waiting.sealed.name]
    taken = clinic.evidence.record(waiting, HandIn("剛拿到的"))
    copy: SealedCopy = clinic.evidence.sealed_copy(taken.number, "evidence.verify")
    assert copy.damage() is None
