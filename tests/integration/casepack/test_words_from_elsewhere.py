"""A case taken in brings its words as history: what was signed, cleared and let pass there is not
ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from clinicguard.casepack.incoming import inspect
from clinicguard.casepack.troubles import PackAbsurd
from clinicguard.clinic import Clinic
from clinicguard.evidence.desk import HandIn
from clinicguard.statements.statement import text_hash
from clinicguard.statements.steps import AccessBy
from clinicguard.statements.tables import VersionRow
from clinicguard.statements.troubles import NotApproved
from clinicguard.storage.keyfile import read_keys
from clinicguard.storage.keys import unlock_as, unwrap_with_passphrase
from tests.integration.casepack.conftest import handed_over
from tests.integration.casepack.made import CASE, PASSPHRASE, WORDS, Branch

TEXT = "我們正在了解。有疑問可來電。"
NOTICE = "休診通知"


def approved_there(here: Clinic) -> None:
    desk = here.statements
    number = desk.begin(f"incident/{CASE}", "staff_memo", NOTICE, TEXT, "zh_TW").number
    paper = here.folder.path.parent / "signed.png"
    paper.write_bytes(b"\x89PNG\r\n\x1a\nsigned")
    scan = here.evidence.take_in(paper, HandIn("回覆"), subject=f"incident/{CASE}").number
    clear = desk.verdict(number, text_hash(TEXT), "no_action_needed", "", "高若瑜", scan)
    assert clear.all_clear() is not None
    desk.approve(number, text_hash(TEXT))


def test_a_text_approved_elsewhere_is_signed_by_our_own_people(
    here: Clinic, branch: Branch, tmp_path: Path
) -> None:
    approved_there(here)
    pack = handed_over(here, tmp_path / "a.clinicpack")
    clinic, received = branch.open(), inspect(pack, WORDS)
    case = clinic.cases.take_in(received, received.seal(clinic.evidence.intake))
    found = clinic.statement_lists.of_incident(case)
    it = next(each for each in found if each.title == NOTICE)
    assert (len(it.approvals), it.signatures(), it.state) == (1, (), "void")
    assert it.all_clear() is None
    with pytest.raises(NotApproved):
        clinic.statements.release(it.number, it.now.sha256, "notice_board", "布告欄")
    ours = clinic.statements.approve(it.number, it.now.sha256, alone=True, reason="只有我在")
    assert [each.by for each in ours.signatures()] == [clinic.person.id]


def test_what_was_held_and_cleared_elsewhere_is_held_in_the_same_words_begun_here(
    here: Clinic, branch: Branch, tmp_path: Path
) -> None:
    desk = here.statements
    number = desk.begin(f"incident/{CASE}", "staff_memo", NOTICE, TEXT, "zh_TW").number
    for opinion in ("hold", "no_action_needed"):
        desk.verdict(number, text_hash(TEXT), opinion, "先等鑑定", "高若瑜")
    received = inspect(handed_over(here, tmp_path / "a.clinicpack"), WORDS)
    clinic = branch.open()
    case = clinic.cases.take_in(received, received.seal(clinic.evidence.intake))
    found = clinic.statement_lists.of_incident(case)
    taken_in = next(each for each in found if each.title == NOTICE)
    anew = clinic.statements.begin(f"incident/{case}", "staff_memo", NOTICE, TEXT, "zh_TW")
    assert taken_in.objection() is not None
    objection = clinic.statement_lists.one(anew.number).objection()
    assert objection is not None
    assert (objection.opinion, objection.elsewhere) == ("hold", taken_in.number)


def let_in(branch: Branch, person: str, passphrase: str) -> None:
    """Whoever opens the branch next is this person."""
    file = read_keys(branch.folder)
    branch.keys = unlock_as(file, person, unwrap_with_passphrase(file, person, passphrase))


@pytest.mark.parametrize("after", [False, True])
def test_who_gave_counsel_the_access_before_a_text_was_taken_in_is_not_asked_about_it(
    here: Clinic, branch: Branch, tmp_path: Path, after: bool
) -> None:
    approved_there(here)
    owner, clinic = branch.keys, branch.open()
    counsel = str(clinic.access.welcome("林律師", "counsel", WORDS).id)

    def choose_anew() -> None:
        let_in(branch, counsel, WORDS)
        branch.open().access.change_own_passphrase(PASSPHRASE)
        branch.keys = owner

    if not after:
        choose_anew()
    received, clinic = inspect(handed_over(here, tmp_path / "a.clinicpack"), WORDS), branch.open()
    case = clinic.cases.take_in(received, received.seal(clinic.evidence.intake))
    found = clinic.statement_lists.of_incident(case)
    number = next(each.number for each in found if each.title == NOTICE)
    if after:
        clinic.access.reset_passphrase(int(counsel), WORDS, "忘了")
        choose_anew()
        branch.open().statements.mark_checked(number, text_hash(TEXT))
    let_in(branch, counsel, PASSPHRASE)
    judged = branch.open().statements
    judged.verdict(number, text_hash(TEXT), "no_action_needed", "", "林律師")
    branch.keys = owner
    clinic = branch.open()
    access = clinic.statement_lists.one(number).verdicts[-1].access
    assert access == (AccessBy(1, "簡立群", reset=True, since=True) if after else None)


def test_two_people_of_one_name_stay_two(here: Clinic, branch: Branch, tmp_path: Path) -> None:
    first, second = (here.staff.add("林小安", "clinician").id for _ in range(2))
    here.incidents.assign_hat(CASE, "spokesperson", first, second)
    received = inspect(handed_over(here, tmp_path / "a.clinicpack"), WORDS)
    clinic = branch.open()
    clinic.cases.take_in(received, received.seal(clinic.evidence.intake))
    names = [each.name for each in clinic.staff_lists.everybody()]
    assert sum(name.startswith("林小安") for name in names) == 2


def test_a_version_whose_hash_is_not_of_its_text_is_refused(
    here: Clinic, branch: Branch, tmp_path: Path
) -> None:
    approved_there(here)
    it = here.statement_lists.of_incident(CASE)[-1]
    with here.book.act("statement.write", f"statement/{it.number}") as change:
        change.add(
            VersionRow(
                statement=it.id,
                number=it.now.number + 1,
                text="別的話。",
                sha256=it.now.sha256,
                at=change.now,
                by=change.person.id,
                facts=[],
                messages=[],
            )
        )
    received = inspect(handed_over(here, tmp_path / "a.clinicpack"), WORDS)
    clinic = branch.open()
    with pytest.raises(PackAbsurd):
        clinic.cases.take_in(received, received.seal(clinic.evidence.intake))
