"""A case on a real encrypted clinic, carried as far as a test needs."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from clinicguard.clinic import Clinic
from clinicguard.complaints.complaint import Channel, Complainant, Relation
from clinicguard.complaints.intake import NewComplaint
from clinicguard.evidence.desk import HandIn
from clinicguard.host.paths import resources
from clinicguard.incidents.barriers import Act, before
from clinicguard.incidents.checklist import CheckState
from clinicguard.incidents.contacts import Contact, Party
from clinicguard.incidents.desk_judging import Judgement
from clinicguard.incidents.facts import Fact, Source, SourceKind, Status
from clinicguard.incidents.gates import Answer
from clinicguard.incidents.incident import Incident, Origin
from clinicguard.incidents.rating import Factors
from clinicguard.incidents.releases import Audience, Release
from clinicguard.incidents.review import LineKind
from clinicguard.incidents.steps import Step, StepState, derived
from clinicguard.incidents.strategy import Verdict
from clinicguard.incidents.watch import Tone
from clinicguard.storage.log import entries
from tests.made import HandClock, MadeClinic
from tests.played import played

OWNER, MANAGER, DENTIST, RECEPTION, COUNSEL = 1, 2, 3, 4, 5
STAFF = (OWNER, MANAGER, DENTIST, RECEPTION)
SCREENSHOT = resources() / "demo" / "zh_TW" / "files" / "review-screenshot.png"
POST = Source(SourceKind.POST, "Google 評論截圖")
TITLE = "拔牙後麻木，當晚出現一星評論"
HIGH = Judgement(Factors(2, 3, 2, 3), {"press_lawyer_authority": Answer.YES}, "記者已經在問")


def verbs(clinic: Clinic) -> list[str]:
    """The verbs of the log, in order."""
    with clinic.database.reading() as session:
        return [str(entry.body["verb"]) for entry in entries(session)]


def complaint(clinic: Clinic, clock: HandClock) -> str:
    """A complaint that can grow into a case."""
    new = NewComplaint(
        channel=Channel.IN_PERSON,
        complainant=Complainant("陳𠮷祥", Relation.PATIENT, "0900-000-417"),
        verbatim="到今天第三天了，左邊下嘴唇還是麻的。",
        wanted="醫師親自說明會不會好",
        taken_by=RECEPTION,
        received_at=clock.forward(minutes=1),
    )
    return clinic.complaints.log(new).number


def exhibit(
    clinic: Clinic, folder: Path, words: str = "一星評論", subject: str | None = None
) -> str:
    """A file taken in; its number."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{words}.txt"
    file.write_text(words, "utf-8")
    return clinic.evidence.take_in(file, HandIn(words), subject=subject).number


def noticed(clinic: Clinic) -> Incident:
    """A rumour, and nobody in danger."""
    return clinic.incidents.open(
        TITLE, origin=Origin.WATCH, words="有人貼文說我們醫死人", danger=Answer.NO
    )


def fact(clinic: Clinic, number: str, words: str = "出現一則一星評論") -> Fact:
    """A confirmed fact that may be said."""
    return clinic.incidents.state_fact(number, words, Status.CONFIRMED, POST, may_be_public=True)


def confirmed(clinic: Clinic) -> Incident:
    """It is real and about us."""
    case = noticed(clinic)
    fact(clinic, case.number)
    return clinic.incidents.confirm(case.number, "評論掛在我們的商家頁")


def called(clinic: Clinic) -> Incident:
    """Named, rated high, with a team and its tasks."""
    desk, number = clinic.incidents, confirmed(clinic).number
    since = clinic.incident_lists.case(number).incident.noticed_at
    desk.set_nature(number, "medical_dispute", "主張由診所負責", also={"negative_review": "一星"})
    for gate in clinic.incident_lists.guide.rules.gates:
        answer = Answer.YES if gate.id in ("tw-gate-2", "tw-gate-6") else Answer.NO
        desk.answer_gate(number, gate.id, answer, "目前所知", since=since)
    desk.rate(number, HIGH)
    desk.assign_hat(number, "commander", OWNER, MANAGER)
    desk.assign_hat(number, "spokesperson", OWNER, MANAGER)
    desk.assign_hat(number, "scribe", RECEPTION, MANAGER)
    return desk.activate(number)


def worked_through(clinic: Clinic, clock: HandClock, folder: Path) -> Incident:
    """Everything but the last signature."""
    desk, lists = clinic.incidents, clinic.incident_lists
    number = called(clinic).number
    desk.told_staff(number, "不回應、不轉貼、不改病歷", STAFF)
    taken = exhibit(clinic, folder, subject=f"incident/{number}")
    case = lists.case(number)
    for n, check in enumerate(case.checks):
        if n == 0:
            desk.tick_checklist(number, check.id, CheckState.SECURED, exhibits=[taken])
        else:
            desk.tick_checklist(number, check.id, CheckState.ABSENT, reason="診所沒有")
    option = desk.weigh_option(
        number, "公開聲明", kind="public_statement", pros="記者今天會寫", cons="說太多會認出人"
    )
    desk.judge_option(number, option.id, Verdict.CHOSEN, "只說已確認的")
    desk.state_message(number, "我們看到了，負責人親自在了解。", [case.facts[0].id])
    desk.state_message(number, "個別的事只和當事人談。", [case.facts[0].id])
    at = clock.forward(minutes=20)
    desk.note_release(
        number,
        Release(0, "statement/S-2026-0001", Audience.PUBLIC, "官網", at, OWNER, "我們看到了。"),
    )
    clock.forward(minutes=5)
    desk.log_contact(
        number, Contact(0, Party.PATIENT_SIDE, "病人", "phone", at, OWNER, "先問麻的範圍")
    )
    desk.note_watch(number, "map_reviews", "沒有新的", Tone.CALM, reach="19 讚", reaction="照常")
    for task in clinic.task_lists.of(f"incident/{number}"):
        clinic.tasks.done(task.id)
    for clock_running in lists.case(number).clocks:
        clinic.tasks.clocks.hand(clock_running.id, MANAGER)
    desk.stand_down(number, ["四天沒有新的討論"], still_open=["12-21 檢查"])
    for kind, words, more in (
        (LineKind.WENT_WELL, "開門前就發現", {}),
        (LineKind.WENT_BADLY, "沒有轉到醫師", {}),
        (LineKind.CAUSE, "症狀來電沒有時限", {"bone": "process"}),
    ):
        desk.note_review(number, kind, words, **more)
    today = clock.now().date() + timedelta(days=14)
    desk.plan_action(number, "症狀來電登記", MANAGER, today, measure="當天回電 95 %")
    return lists.case(number).incident


def worked(made: MadeClinic, folder: Path) -> None:
    """`worked_through` in a closed clinic that nothing has happened in."""
    played(made, "worked", lambda fresh: worked_through(fresh.open(), fresh.clock, folder))


def worked_with_a_screenshot(made: MadeClinic, folder: Path) -> None:
    """The same, with a picture among its exhibits."""

    def play(fresh: MadeClinic) -> None:
        clinic = fresh.open()
        number = worked_through(clinic, fresh.clock, folder).number
        handed = HandIn("一星評論截圖", sensitive=False)
        clinic.evidence.take_in(SCREENSHOT, handed, subject=f"incident/{number}")

    played(made, "worked with a screenshot", play)


def open_steps(clinic: Clinic, number: str) -> set[Step]:
    """The steps that are neither done nor skipped."""
    case = clinic.incident_lists.case(number)
    views = derived(case, clinic.incident_lists.guide.rules)
    return {view.step for view in views if view.state is StepState.OPEN}


def standing(clinic: Clinic, clock: HandClock, number: str, act: Act) -> list[str]:
    """The codes of what stands before an act."""
    case = clinic.incident_lists.case(number)
    found = before(act, case, clinic.incident_lists.guide.rules, clock.now())
    return [barrier.code for barrier in found]
