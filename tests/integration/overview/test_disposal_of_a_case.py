"""A case goes by two signatures: rows, texts, index, drafts, the log's words. Evidence stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from clinicguard.clinic import Clinic
from clinicguard.complaints.complaint import Patient
from clinicguard.complaints.moves import State
from clinicguard.explain import explain
from clinicguard.host.words import Words
from clinicguard.incidents.compartments import Compartment
from clinicguard.overview.gone import Disposed, why_missing
from clinicguard.overview.retention import KeptUntil, NotYet, OnHold, StillTold
from clinicguard.statements.statement import text_hash
from clinicguard.storage.troubles import NotFound
from tests.attacks.judges import verifier
from tests.integration.complaints.given import NEW, worked_to
from tests.integration.incidents.made import TITLE, exhibit, worked_through
from tests.integration.overview.test_retention_desk import everything
from tests.made import PASSPHRASES, HandClock, MadeClinic

GROUND = "保存期限已滿"
SECRET = "針劑記到隔壁診間，事後才更正"


def a_case(clinic: Clinic, clock: HandClock, folder: Path) -> str:
    """Worked through, with notes, a statement, an exhibit and a draft; closed."""
    number = worked_through(clinic, clock, folder).number
    clinic.incidents.write_note(number, Compartment.ROOT_CAUSE, SECRET)
    clinic.incidents.close(number, "結束了", override="當事人說已經解決")
    clinic.drafts.keep(f"incident/{number}/note", {"words": SECRET})
    return number


def two_dispose(clinic: Clinic, address: str) -> None:
    with clinic.beside(clinic.witness(2, PASSPHRASES["manager"])):
        clinic.retention.dispose(address, GROUND)


def test_a_case_goes_whole_and_its_evidence_stays(
    made: MadeClinic, clock: HandClock, tmp_path: Path
) -> None:
    clinic = made.open("owner")
    number = a_case(clinic, clock, tmp_path)
    (item,) = clinic.evidence_lists.everything()
    files = sorted((made.folder / "evidence").iterdir())
    clock.forward(days=7 * 366)
    clinic = made.open("owner")
    assert TITLE in everything(clinic)
    assert SECRET in everything(clinic)
    two_dispose(clinic, f"incident/{number}")
    left = everything(clinic)
    assert [
        trace for trace in (TITLE, SECRET, "症狀來電", "四天沒有新的討論") if trace in left
    ] == []
    with clinic.database.reading() as session:
        tables = session.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'incident%'")
        ).scalars()
        counts = {t: session.execute(text(f"SELECT count(*) FROM {t}")).scalar() for t in tables}
        found = session.execute(text("SELECT count(*) FROM search_doc WHERE kind LIKE 'note%'"))
        assert found.scalar() == 0
    assert len(counts) > 10
    assert {t: n for t, n in counts.items() if n} == {}
    assert clinic.drafts.find(f"incident/{number}/note") is None
    assert sorted((made.folder / "evidence").iterdir()) == files
    assert clinic.evidence.look(item.number, "查驗") == "一星評論".encode()
    assert clinic.check_log().findings == ()
    key = clinic.keys.clinic.database.hex()
    made.close()
    status, told = verifier("folder", str(made.folder), "--key", key)
    assert (status, told[0][:6]) == (0, "whole:"), told


def test_whoever_follows_an_old_link_is_told_who_disposed_of_it_and_when(
    made: MadeClinic, clock: HandClock, tmp_path: Path
) -> None:
    clinic = made.open("owner")
    number = a_case(clinic, clock, tmp_path)
    clock.forward(days=7 * 366)
    two_dispose(made.open("owner"), f"incident/{number}")
    clinic = made.open("reception")
    with pytest.raises(NotFound) as missing:
        clinic.incident_lists.case(number)
    told = why_missing(clinic.reader, missing.value)
    assert isinstance(told, Disposed)
    assert (told.number, told.first, told.second) == (number, "沈以安", "許雅筑")
    said = explain(told, Words("zh_TW")).as_text()
    assert "2033 年" in said
    assert "沈以安" in said
    with pytest.raises(NotFound) as never:
        clinic.incident_lists.case("I-2026-0999")
    assert why_missing(clinic.reader, never.value) is never.value


def test_a_hold_on_a_case_holds_its_complaints_too(made: MadeClinic, clock: HandClock) -> None:
    clinic = made.open("owner")
    complaint = worked_to(clinic.complaints, State.CLOSED).number
    incident = clinic.incidents.open_from(complaint, "同一件事").number
    clock.forward(days=7 * 366)
    clinic = made.open("owner")
    clinic.retention.hold(f"incident/{incident}", "訴訟中")
    with pytest.raises(OnHold):
        two_dispose(clinic, f"complaint/{complaint}")
    clinic.retention.lift(f"incident/{incident}", "和解")
    two_dispose(clinic, f"complaint/{complaint}")


def test_a_case_about_a_minor_is_kept_as_long_as_the_complaint(
    made: MadeClinic, clock: HandClock, tmp_path: Path
) -> None:
    clinic = made.open("owner")
    child = replace(NEW, patient=Patient("李小嵐", "A00483", date(2020, 5, 1)))
    complaint = worked_to(clinic.complaints, State.CLOSED, child).number
    number = worked_through(clinic, clock, tmp_path).number
    clinic.incidents.link(number, f"complaint/{complaint}", "同一件事")
    clinic.incidents.close(number, "結束了", override="當事人說已經解決")
    keeping = clinic.retention.lists.one(number)
    assert (keeping.until, keeping.minor) == (date(2045, 5, 1), True)
    assert keeping in clinic.retention.lists.keepings()


def test_an_exhibit_that_is_still_needed_is_no_reason_to_keep_the_case(
    made: MadeClinic, clock: HandClock, tmp_path: Path
) -> None:
    """Evidence has its own rules: the mark of the case on the exhibit does not bring it back."""
    clinic = made.open("owner")
    number = a_case(clinic, clock, tmp_path / "a")
    later = exhibit(clinic, tmp_path / "b", "後來的", subject=f"incident/{number}")
    clock.forward(days=7 * 366)
    clinic = made.open("owner")
    two_dispose(clinic, f"incident/{number}")
    assert clinic.evidence_lists.one(later).number == later


def test_a_complaint_stays_as_long_as_an_incident_that_was_told_of_its_text(
    made: MadeClinic, clock: HandClock, tmp_path: Path
) -> None:
    clinic = made.open("owner")
    complaint = worked_to(clinic.complaints, State.CLOSED).number
    address = f"complaint/{complaint}"
    incident = worked_through(clinic, clock, tmp_path).number
    clinic.incidents.link(incident, address, "同一件事")
    words = "謝謝您的意見，我們很重視。"
    text = clinic.statements.begin(address, "review_reply", "回覆", words, "zh_TW").number
    clinic.statements.approve(text, text_hash(words), alone=True, reason="沒有法律顧問")
    clinic.statements.release(text, text_hash(words), "google_review", "Google", override="先回覆")
    clinic.incidents.unlink(incident, address, "不是同一件事")
    clock.forward(days=7 * 366)
    clinic = made.open("owner")
    with pytest.raises(StillTold) as told:
        two_dispose(clinic, address)
    assert told.value.cases == incident
    words = explain(told.value, Words("zh_TW")).as_text()
    assert "客訴" in words
    assert incident in words
    assert clinic.retention.lists.one(complaint) in clinic.retention.lists.keepings()
    clinic.incidents.close(incident, "結束了", override="當事人說已經解決")
    with pytest.raises(KeptUntil):
        two_dispose(clinic, address)
    clock.forward(days=7 * 366)
    clinic = made.open("owner")
    clinic.retention.hold(f"incident/{incident}", "訴訟中")
    with pytest.raises(OnHold) as held:
        two_dispose(clinic, address)
    assert held.value.number == incident
    clinic.retention.lift(f"incident/{incident}", "和解")
    two_dispose(clinic, address)
    assert clinic.incident_lists.case(incident).releases


def test_a_case_goes_with_what_was_merged_into_it_and_a_hold_on_either_holds_both(
    made: MadeClinic, clock: HandClock, tmp_path: Path
) -> None:
    clinic = made.open("owner")
    complaint = worked_to(clinic.complaints, State.CLOSED).number
    part = clinic.incidents.open_from(complaint, "同一件事").number
    words = "謝謝您的意見，我們很重視。"
    text = clinic.statements.begin(f"incident/{part}", "press", "稿", words, "zh_TW").number
    main = worked_through(clinic, clock, tmp_path).number
    clinic.incidents.merge(part, main, "同一件事")
    clinic.incidents.close(main, "結束了", override="當事人說已經解決")
    clinic.retention.hold(f"incident/{part}", "訴訟中")
    clock.forward(days=8 * 366)
    clinic = made.open("owner")
    for number in (main, complaint):
        with pytest.raises(OnHold):
            two_dispose(clinic, f"incident/{main}" if number == main else f"complaint/{complaint}")
    assert clinic.retention.lists.one(main).held == part
    clinic.retention.lift(f"incident/{part}", "和解")
    with pytest.raises(NotYet):
        two_dispose(clinic, f"incident/{part}")
    two_dispose(clinic, f"incident/{main}")
    assert clinic.retention.lists.tombstones()[0].number == main
    assert {stone.number for stone in clinic.retention.lists.tombstones()} == {main, part}
    for gone in (main, part):
        with pytest.raises(NotFound):
            clinic.incident_lists.case(gone)
    with pytest.raises(NotFound):
        clinic.statement_lists.one(text)
    assert complaint in [each.number for each in clinic.retention.lists.keepings()]
    two_dispose(clinic, f"complaint/{complaint}")


def test_an_exhibit_of_a_held_part_stays(
    made: MadeClinic, clock: HandClock, tmp_path: Path
) -> None:
    clinic = made.open("owner")
    part = clinic.incidents.open("另一件").number
    paper = exhibit(clinic, tmp_path, "病歷影本", f"incident/{part}")
    clinic.retention.hold(f"incident/{part}", "訴訟中")
    main = worked_through(clinic, clock, tmp_path).number
    clinic.incidents.merge(part, main, "同一件")
    clinic.incidents.close(main, "結束了", override="當事人說已經解決")
    clock.forward(days=8 * 366)
    with pytest.raises(OnHold):
        two_dispose(made.open("owner"), f"evidence/{paper}")
