"""Papers filled from a case: what is recorded, gaps where nothing is, nothing for other eyes."""

from __future__ import annotations

import pytest

from clinicguard.clinic import Clinic
from clinicguard.documents.labels import label_code
from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.exhibit import Origin
from clinicguard.host.words import Words
from clinicguard.incidents.contacts import CareTalk
from clinicguard.incidents.gates import Answer
from clinicguard.incidents.review import LineKind
from clinicguard.papers.catalogue import KINDS, offered, read
from clinicguard.papers.counsel_pack import pack_offer
from clinicguard.papers.order import Order
from clinicguard.storage.troubles import NotAllowed
from tests.integration.incidents.made import MANAGER, OWNER, RECEPTION, SCREENSHOT, STAFF, called
from tests.integration.papers.test_papers import text_of
from tests.made import MadeClinic

CASE = "incident/I-2026-0001"
HEADING = "本紀錄依醫預法"
PROTECTED = "保護到哪裡請律師確認"
ROOT = "沒有人負責症狀來電"


def drawn(clinic: Clinic, paper: str, subject: str = CASE) -> str:
    return text_of(read(clinic, Order(paper, subject, "zh_TW", purpose="準備")).make())


def keys(clinic: Clinic, record: str = CASE) -> dict[str, list[str]]:
    """What is offered of a record: the subjects by kind."""
    found: dict[str, list[str]] = {}
    for each in offered(clinic, record, Words("zh_TW")):
        found.setdefault(each.kind.key, []).append(each.offer.subject)
    return found


def burning(made: MadeClinic) -> Clinic:
    """A case with a notice, a talk of care and an exhibit from the net."""
    clinic, clock = made.open(), made.clock
    number = called(clinic).number
    desk = clinic.incidents
    desk.told_staff(number, "不回應、不轉貼、不改病歷", STAFF)
    desk.want_evidence(number, "隔壁的監視器", any_moment=True, place="早餐店", keeper=RECEPTION)
    at = clock.forward(minutes=1)
    clock.forward(minutes=30)
    talk = CareTalk(0, at, 18, "電話", (OWNER, MANAGER), ("病人",), "原因還不知道", regret="對不起")
    desk.record_talk(number, talk)
    origin = Origin(platform="Google 評論", url="https://maps.example/1", account="阿祥")
    clinic.evidence.take_in(
        SCREENSHOT, HandIn("一星評論截圖", sensitive=False, origin=origin), subject=CASE
    )
    ours = Origin(platform="官網", url="https://clinic.example", account=clinic.profile.name)
    file = made.folder.parent / "notice.txt"
    file.write_text("我們看到了。", "utf-8")
    clinic.evidence.take_in(file, HandIn("官網公告", origin=ours), subject=CASE)
    desk.note_review(number, LineKind.ROOT_CAUSE, ROOT)
    return clinic


def test_what_a_burning_case_prints(made: MadeClinic) -> None:
    clinic = burning(made)
    found = keys(clinic)
    now = drawn(clinic, "now")
    assert "只由這個人對外發言" in now
    assert "還沒讀公告的同仁" in now
    assert "早餐店" in now, "our own line says where it is"
    tasks = drawn(clinic, "tasks")
    for task in clinic.task_lists.of(CASE):
        assert "".join(task.words.split())[:12] in tasks
    (notice,) = found["notice"]
    assert "不回應、不轉貼、不改病歷" in drawn(clinic, "notice", notice)
    exhibit = clinic.evidence_lists.of_case(CASE)[0]
    assert exhibit.sha256[:8] in drawn(clinic, "labels")
    (asked,) = found["takedown"]
    letter = drawn(clinic, "takedown", asked)
    assert "https://maps.example/1" in letter
    assert "＿＿＿" in letter, "what is not recorded is left open"
    assert "還沒有人核准" in letter


def test_the_law_stands_on_the_minutes_only_where_the_gates_say_so(made: MadeClinic) -> None:
    clinic = burning(made)
    (talk,) = keys(clinic)["minutes"]
    before = drawn(clinic, "minutes", talk)
    assert HEADING not in before
    assert "此案不適用法律保護" in before
    assert "沒有紀錄，手寫補上" in before, "nobody wrote what was promised"
    since = clinic.incident_lists.case("I-2026-0001").incident.noticed_at
    clinic.incidents.answer_gate("I-2026-0001", "tw-gate-1", Answer.YES, "已確認重傷", since=since)
    after = drawn(clinic, "minutes", talk)
    assert HEADING in after
    assert PROTECTED in after


def test_a_form_holds_what_is_recorded_and_leaves_the_rest_open(made: MadeClinic) -> None:
    clinic = burning(made)
    clinic.incidents.decide("I-2026-0001", "對外說什麼", ["發暫時聲明"], "發暫時聲明", "記者在問")
    assert "tw-form-report" not in keys(clinic), "the gate says that it is no such event"
    report = drawn(clinic, "tw-form-report")
    case = clinic.incident_lists.case("I-2026-0001")
    assert "非機關格式" in report
    assert "".join(clinic.profile.name.split()) in report
    assert "沒有紀錄，手寫補上" in report
    assert "發暫時聲明" in report
    assert [each.choice for each in case.decisions if each.choice in report] == ["發暫時聲明"]
    assert ROOT not in report, "causes stay in their own compartment"
    assert ROOT in drawn(clinic, "tw-form-rca")
    notice = drawn(clinic, "tw-form-breach-notice")
    for fact in case.facts:
        assert ("".join(fact.statement.split()) in notice) == fact.sayable
    (takedown,) = keys(clinic)["tw-form-takedown"]
    assert "阿祥" in drawn(clinic, "tw-form-takedown", takedown)


def test_what_has_a_compartment_does_not_go_into_a_pack(made: MadeClinic) -> None:
    clinic = burning(made)
    packed = {each.offered.kind.key for each in pack_offer(clinic, CASE, Words("zh_TW")).enclosures}
    assert "report" in packed
    assert packed.isdisjoint({"minutes", "tw-form-rca", "now", "labels", "slip"})


def test_reception_gets_none_of_it(made: MadeClinic) -> None:
    burning(made)
    made.close()
    clinic = made.open("reception")
    for paper in ("now", "tasks", "letter", "certified", "tw-form-rca", "register:all", "log"):
        with pytest.raises(NotAllowed):
            read(clinic, Order(paper, CASE, "zh_TW"))


def test_every_nature_has_its_chart_in_every_language(clinic: Clinic) -> None:
    charts = keys(clinic, "clinic")["chart"]
    natures = clinic.incident_lists.guide.playbooks.natures
    assert [each.rpartition("/")[2] for each in charts] == list(natures)
    chart = drawn(clinic, "chart", "clinic/nature/data_leak")
    assert "現在有人有危險嗎" in chart


def test_each_kind_of_paper_is_told_apart() -> None:
    assert len({kind.key for kind in KINDS}) == len(KINDS)


def test_the_code_of_a_label_needs_no_small_letters() -> None:
    from tests.unit.documents.hour_samples import LABELS

    code = label_code(LABELS.labels[0])
    assert code.startswith("E-2026-0001:SHA256:")
    assert set(code) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
