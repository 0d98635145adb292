"""對外文字: writing with the guard, counsel, approval, what went out, versions, the list."""

from __future__ import annotations

from datetime import timedelta

from clinicguard.incidents.releases import Sequel
from clinicguard.statements.own_templates import template_hash
from clinicguard.statements.statement import text_hash
from tests.pictures.stage import NOW, Stage, scene
from tests.played import played
from tests.ui.statements.begun import CLEAN, REPLY, begin
from ui.statements.counsel_panel import CounselPanel
from ui.statements.statement_page import StatementPage
from ui.statements.template_panel import TemplatePanel
from ui.statements.templates_page import TemplatesPage


def fill(stage: Stage, text: str = REPLY) -> str:
    """The reply as it was begun forty minutes ago, in a clinic that is closed; its number."""
    stage.made.clock.time = NOW - timedelta(minutes=40)
    played(stage.made, f"40 minutes ago: {text}", lambda fresh: begin(fresh.open(), text))
    stage.made.clock.time = NOW
    return "S-2026-0001"


def page_of(stage: Stage) -> StatementPage:
    """The page that is shown."""
    shown = stage.shell.page()
    assert isinstance(shown, StatementPage)
    return shown


@scene("statement")
def writing(stage: Stage) -> None:
    number = fill(stage)
    stage.unlock("owner")
    stage.go(f"statement/{number}")
    page_of(stage).next_finding()


@scene("statement-let-pass")
def passing(stage: Stage) -> None:
    writing(stage)
    page = page_of(stage)
    page.acts.let_pass(page.listed[0])


@scene("statement-counsel")
def sending(stage: Stage) -> None:
    open_clean(stage)
    page_of(stage).acts.send()


@scene("statement-envelope")
def envelope(stage: Stage) -> None:
    open_clean(stage)
    page_of(stage).acts.send()
    view = stage.shell.view()
    panel = view.panel() if view is not None else None
    assert isinstance(panel, CounselPanel)
    panel.how.chip("mail").click()


@scene("statement-verdict")
def judging(stage: Stage) -> None:
    number = fill(stage, CLEAN)
    stage.made.open("owner").statements.send_to_counsel(
        number,
        text_hash(CLEAN),
        "account",
        questions=["「負責人已親自開始了解」是否等於承認有這位病人", "期限寫 3 個工作日可以嗎"],
    )
    stage.made.close()
    stage.unlock("counsel")
    stage.go(f"statement/{number}")
    page_of(stage).acts.verdict()


@scene("statement-answer")
def answering(stage: Stage) -> None:
    number = fill(stage, CLEAN)
    desk = stage.made.open("owner").statements
    desk.send_to_counsel(number, text_hash(CLEAN), "mail", questions=["期限寫 3 個工作日可以嗎"])
    newer = desk.write(number, CLEAN + "謝謝您。").now.sha256
    desk.send_to_counsel(number, newer, "mail")
    desk.approve(number, newer, reason="律師出國到週一，評論還在擴散")
    stage.made.close()
    stage.unlock("owner")
    stage.go(f"statement/{number}")
    page_of(stage).acts.verdict()
    stage.settle()


@scene("statement-signer-left")
def signer_left(stage: Stage) -> None:
    number = fill(stage, CLEAN)
    desk = stage.made.open("manager").statements
    desk.approve(number, text_hash(CLEAN), alone=True, reason="負責人在飛機上，評論還在擴散")
    clinic = stage.made.open("owner")
    left = next(each for each in clinic.staff_lists.everybody() if each.role == "manager")
    clinic.staff.disable(left.id, "離職")
    stage.made.close()
    stage.unlock("owner")
    stage.go(f"statement/{number}")


@scene("statement-approve")
def approving(stage: Stage) -> None:
    open_clean(stage)
    page_of(stage).acts.approve()
    stage.settle()


@scene("statement-gap")
def a_gap(stage: Stage) -> None:
    number = fill(stage, CLEAN.replace("02-0000-0000", "【電話】"))
    stage.unlock("owner")
    stage.go(f"statement/{number}")
    page_of(stage).go_on()
    stage.settle()


@scene("statement-second-hand")
def second_hand(stage: Stage) -> None:
    number = fill(stage, CLEAN)
    desk = stage.made.open("owner").statements
    desk.send_to_counsel(number, text_hash(CLEAN), "mail", questions=["期限寫 3 個工作日可以嗎"])
    desk.approve(number, text_hash(CLEAN), reason="律師出國到週一，評論還在擴散")
    stage.made.close()
    stage.unlock("manager")
    stage.go(f"statement/{number}")
    page_of(stage).acts.approve()
    stage.settle()


@scene("statement-void")
def void(stage: Stage) -> None:
    open_approved(stage)
    page = page_of(stage)
    page.field.put("改", 0, 0)
    stage.settle()


@scene("statement-approved")
def approved(stage: Stage) -> None:
    open_approved(stage)
    page_of(stage).acts.copy()
    stage.settle()


@scene("statement-copy")
def copying(stage: Stage) -> None:
    number = approve(stage)
    stage.unlock("manager")
    stage.go(f"statement/{number}")
    page_of(stage).acts.copy()
    stage.settle()


@scene("statement-overrule")
def overruling(stage: Stage) -> None:
    number = fill(stage, CLEAN)
    held = stage.made.open("counsel").statements
    held.verdict(number, text_hash(CLEAN), "hold", "等病歷調閱回來再發", "高若瑜")
    stage.made.open("owner").statements.write(number, CLEAN + "\n安心牙醫診所")
    stage.made.close()
    stage.unlock("owner")
    stage.go(f"statement/{number}")
    page_of(stage).acts.approve()
    stage.settle()


@scene("statement-release")
def releasing(stage: Stage) -> None:
    open_approved(stage)
    page_of(stage).acts.release()
    stage.settle()


@scene("statement-released")
def released(stage: Stage) -> None:
    number = approve(stage)
    desk = stage.made.open("owner").statements
    desk.release(
        number,
        text_hash(CLEAN),
        "google_review",
        "商家頁 2026-11-20 那一則",
        next_update=NOW + timedelta(hours=4),
    )
    desk.note_sequel(number, Sequel.PRESS_CALLED, "北安日報 王記者，想約訪，已轉發言人")
    stage.made.close()
    stage.unlock("owner")
    stage.go(f"statement/{number}")


@scene("statement-followed")
def followed(stage: Stage) -> None:
    released(stage)
    page_of(stage).acts.sequel()


@scene("statement-take-back")
def taking_back(stage: Stage) -> None:
    released(stage)
    page_of(stage).acts.take_back()


@scene("statement-taken-back")
def taken_back(stage: Stage) -> None:
    released(stage)
    number = page_of(stage).number
    stage.made.open("owner").statements.take_back(number, "專線號碼寫錯，先撤下")
    stage.made.close()
    stage.unlock("owner")
    stage.go(f"statement/{number}")


@scene("statement-versions")
def versions(stage: Stage) -> None:
    number = fill(stage)
    stage.made.open("owner").statements.write(number, CLEAN)
    stage.made.close()
    stage.unlock("owner")
    stage.go(f"statement/{number}")
    page_of(stage).compare()


@scene("statement-pad")
def pad(stage: Stage) -> None:
    number = fill(stage, CLEAN)
    stage.made.open("owner").drafts.keep(
        "own/pad/incident/I-2026-0001", {"text": "先聽媽媽說完。\n不提 11 月 18 日。"}
    )
    stage.made.close()
    stage.unlock("owner")
    stage.go(f"statement/{number}")
    stage.go("pad/incident/I-2026-0001")


@scene("statement-private")
def private(stage: Stage) -> None:
    number = fill(stage, CLEAN)
    desk = stage.made.open("owner").statements.private
    first = desk.write(f"statement/{number}", "第二句先不要用，等病歷調閱回來再看。", "medium")
    desk.write(f"statement/{number}", "若對方提調解，可以談到材料費全退，不寫進任何文字。", "high")
    desk.strike(first.id, "病歷已看，第二句沒有問題")
    stage.made.close()
    stage.unlock("counsel")
    stage.go(f"statement/{number}")
    stage.go(f"private/statement/{number}")


@scene("statement-reception")
def reception(stage: Stage) -> None:
    number = fill(stage)
    stage.unlock("reception")
    stage.go(f"statement/{number}")


@scene("statements")
def listed(stage: Stage) -> None:
    released(stage)
    clinic = stage.made.opened
    assert clinic is not None
    clinic.statements.begin(
        "incident/I-2026-0001", "staff_memo", "給同仁的說明", "不回應、不轉貼、不改病歷。", "zh_TW"
    )
    stage.go("statements")


@scene("statements-empty")
def empty(stage: Stage) -> None:
    stage.unlock("owner")
    stage.go("statements")


def open_clean(stage: Stage) -> None:
    """A text in which nothing blocks, shown to the owner."""
    number = fill(stage, CLEAN)
    stage.unlock("owner")
    stage.go(f"statement/{number}")


def approve(stage: Stage) -> str:
    """An approved text; its number."""
    number = fill(stage, CLEAN)
    clinic = stage.made.open("owner")
    sha256 = clinic.statement_lists.one(number).now.sha256
    clinic.statements.approve(number, sha256, alone=True, reason="診所沒有法律顧問")
    stage.made.close()
    return number


def open_approved(stage: Stage) -> None:
    """An approved text, shown to the owner."""
    number = approve(stage)
    stage.unlock("owner")
    stage.go(f"statement/{number}")


@scene("statement-begin")
def beginning(stage: Stage) -> None:
    fill(stage)
    stage.unlock("owner")
    stage.go("statements/new/incident/I-2026-0001/patient_letter")


@scene("statement-begin-open")
def beginning_open(stage: Stage) -> None:
    fill(stage)
    stage.unlock("owner")
    stage.go("statements/new/incident/I-2026-0001")


PRESS = (
    "大家的關心與疑問，我們都放在心上。今天起我們主動停診，檢查設備。\n\n"
    "採訪請洽院長沈以安，02-0000-0000。\n\n備用問答（被問到才回，不隨稿發出）\n\n"
    "會停多久？\n還在檢查，現在說不準；有結果會更新。\n\n是不是你們的錯？\n事情還在查，現在不談責任。"
)


@scene("statement-press-copy")
def press_copied(stage: Stage) -> None:
    """A text for the press: what is handed out, and what stays here."""
    clinic = stage.made.open("owner")
    it = clinic.statements.begin("", "press", "停診說明", PRESS, "zh_TW")
    sha256 = it.now.sha256
    clinic.statements.approve(it.number, sha256, alone=True, reason="診所沒有法律顧問")
    stage.made.close()
    stage.unlock("owner")
    stage.go(f"statement/{it.number}")
    page_of(stage).acts.copy()
    stage.settle()


def templates_of(stage: Stage) -> None:
    """Three of the clinic's own: one read, one reworded since, one retired; one of ours read."""
    stage.made.clock.time = NOW - timedelta(days=30)
    clinic = stage.made.open("owner")
    desk = clinic.statements.templates
    day = stage.made.clock.now().astimezone(clinic.profile.zone).date()
    ours = desk.write("review_reply", "zh_TW", "我們的評論回覆", OWN, made_from="review_reply")
    desk.note_reading(ours.key, "zh_TW", template_hash(OWN), "高若瑜律師", day)
    memo = desk.write("staff_memo", "zh_TW", "群組公告", "大家先不要回應，轉給【發言人】。")
    desk.note_reading(memo.key, "zh_TW", template_hash(memo.now.text), "高若瑜律師", day)
    desk.reword(memo.id, "大家先不要回應、不轉貼，轉給【發言人】。", "補一句不轉貼")
    old = desk.write("press", "zh_TW", "舊的新聞稿", "本診所說明如下。")
    desk.retire(old.id, "改用程式附的")
    stage.made.close()
    stage.made.clock.time = NOW


OWN = "謝謝您告訴我們。讀到您的經驗，我們很在意。\n\n請撥 【聯絡電話】，【院長的名字】會聽您說。"


@scene("templates")
def templates(stage: Stage) -> None:
    templates_of(stage)
    stage.unlock("owner")
    stage.go("statements/templates")


@scene("own-marks")
def own_marks(stage: Stage) -> None:
    fill(stage)
    desk = stage.made.open("owner").statements.marks
    desk.write("never", "L8", "最佳化", None, "流程最佳化是院內用語，不是和別家比較")
    desk.write("always", "L5", "客訴", "zh_TW", "對外一律寫「意見」")
    old = desk.write("never", "L2", "02-0000-1111", None, "合作檢驗所的總機")
    desk.take_back(old.id, "已不再合作")
    stage.made.close()
    stage.unlock("owner")
    stage.go("statements/marks")


@scene("own-mark-from-finding")
def own_mark_from_finding(stage: Stage) -> None:
    writing(stage)
    page = page_of(stage)
    page.never_mark(next(each.number for each in page.listed if each.finding.group == "L8"))


@scene("template-own")
def template_own(stage: Stage) -> None:
    templates(stage)
    page = stage.shell.page()
    assert isinstance(page, TemplatesPage)
    page.open("own-2")


@scene("template-write")
def template_write(stage: Stage) -> None:
    template_own(stage)
    view = stage.shell.view()
    panel = view.panel() if view is not None else None
    assert isinstance(panel, TemplatePanel)
    panel.buttons["reword"].click()
