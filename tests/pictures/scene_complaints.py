"""The scenes of the complaint room: the list with one open, a search, the intake, the forms."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from clinicguard.complaints.columns import Column
from clinicguard.complaints.complaint import Channel
from clinicguard.complaints.contact import Means
from clinicguard.complaints.inquiry import Action
from clinicguard.complaints.issue import Category, Flag
from clinicguard.complaints.listed import View
from clinicguard.complaints.moves import Verb
from clinicguard.evidence.desk import HandIn
from tests.pictures.day_of_complaints import play_month
from tests.pictures.stage import NOW, Stage, scene
from ui.complaints.actions import ActionFields
from ui.complaints.complaints_page import ComplaintsPage
from ui.complaints.intake_panel import IntakePanel
from ui.complaints.looking_forms import IssueForm
from ui.widgets.choices import Choices
from ui.widgets.panels import Panel

_WIDE = (
    Column.DUE, Column.RECEIVED, Column.WHAT, Column.STANDING, Column.TAKEN_BY, Column.ROLE,
    Column.FLAGS, Column.WANTED,
)  # fmt: skip


def _page(stage: Stage, address: str = "complaints") -> ComplaintsPage:
    play_month(stage)
    stage.unlock("owner")
    stage.go(address)
    page = stage.shell.page()
    assert isinstance(page, ComplaintsPage)
    return page


def _panel(stage: Stage) -> Panel:
    view = stage.shell.view()
    assert view is not None
    panel = view.panel()
    assert panel is not None
    return panel


@scene("complaints-one")
def one(stage: Stage) -> None:
    _page(stage, "complaint/C-2026-0008")


@scene("complaints-search")
def search(stage: Stage) -> None:
    page = _page(stage, "complaint/C-2026-0008")
    page.list.search.set_text("等候")
    page.list.filters["days"].set_value("90")
    page.list.ask()
    stage.settle()


@scene("complaints-none")
def none(stage: Stage) -> None:
    stage.unlock("owner")
    stage.go("complaints")


@scene("complaints-intake")
def intake(stage: Stage) -> None:
    _page(stage)
    stage.go("complaints/new")
    panel = _panel(stage)
    assert isinstance(panel, IntakePanel)
    fields = panel.fields
    fields.name.set_text("李若嵐")
    fields.reach_at.set_text("0900-000-000")
    fields.channel.set_chosen(Channel.PHONE)
    fields.verbatim.set_text(
        "昨天三點的號，等到四點半才看到，櫃檯只說「快了快了」。我請假來的，回去還被主管唸。"
        "上次也是這樣，等了一個多小時都沒有人先講"
    )
    fields.wanted.set_text("以後晚了要先講，也想有人跟他說明為什麼")
    panel.flags.set_value([Flag.MEDIA])
    panel.look_up()
    stage.settle()
    panel.promises.add()
    fields.refresh()
    fields.edited.emit()
    stage.settle()
    fields.verbatim.reach().setFocus()


@scene("complaints-intake-empty")
def intake_empty(stage: Stage) -> None:
    _page(stage)
    stage.go("complaints/new")
    panel = _panel(stage)
    assert isinstance(panel, IntakePanel)
    panel.save()
    stage.settle()


@scene("complaints-issue")
def issue(stage: Stage) -> None:
    page = _page(stage, "complaint/C-2026-0008")
    page.do(Verb.ADD_ISSUE)
    panel = _panel(stage)
    assert isinstance(panel, IssueForm)
    panel.choose(Category.COMMUNICATION, "price-not-told")
    panel.severity.set_chosen("3")
    panel.severity.changed.emit()
    stage.settle()


@scene("complaints-contact")
def contact(stage: Stage) -> None:
    page = _page(stage, "complaint/C-2026-0008")
    page.do(Verb.NOTE_CONTACT)
    stage.settle()


@scene("complaints-edit")
def edit(stage: Stage) -> None:
    page = _page(stage, "complaint/C-2026-0008")
    page.do(Verb.EDIT)
    stage.settle()


@scene("complaints-closed")
def closed(stage: Stage) -> None:
    _page(stage, "complaint/C-2026-0005")


@scene("complaints-columns")
def columns(stage: Stage) -> None:
    page = _page(stage)
    page.list.show_view(View.ALL)
    page.list.take_columns(_WIDE)
    page.list.filters["days"].set_value("2026-10-01..2026-11-21")
    page.list.ask()
    stage.settle()


@scene("complaints-columns-form")
def columns_form(stage: Stage) -> None:
    page = _page(stage, "complaint/C-2026-0008")
    page.list.take_columns(_WIDE)
    page.list.ask_columns()
    stage.settle()


@scene("complaints-days")
def days(stage: Stage) -> None:
    page = _page(stage, "complaint/C-2026-0008")
    page.list.ask_days()
    stage.settle()


@scene("complaints-export")
def export(stage: Stage) -> None:
    page = _page(stage, "complaint/C-2026-0008")
    page.list.export_to(Path("2026-11.xlsx"))
    stage.settle()


@scene("complaints-answer")
def answer(stage: Stage) -> None:
    page = _page(stage, "complaint/C-2026-0006")
    page.do(Verb.ANSWER)
    stage.settle()


@scene("complaints-action")
def action(stage: Stage) -> None:
    page = _page(stage, "complaint/C-2026-0008")
    opened = stage.made.opened
    assert opened is not None
    desk = opened.complaints
    desk.acknowledge("C-2026-0008", Means.LINE, "收到了")
    desk.begin_looking("C-2026-0008")
    due = NOW + timedelta(days=7)
    desk.learn("C-2026-0008", "延誤超過 20 分鐘就先告知", Action(4, due))
    task = desk.learn("C-2026-0008", "候診區掛看板", Action(2, due)).actions[1]
    opened.tasks.done(task.id, "11-20 掛上")
    page.look_again()
    stage.settle()
    page.do(Verb.DECIDE_REMEDY)
    stage.settle()
    _panel(stage).findChildren(ActionFields)[0].wanted.click()
    stage.settle()


@scene("complaints-content")
def content(stage: Stage) -> None:
    page = _page(stage, "complaint/C-2026-0006")
    opened = stage.made.opened
    assert opened is not None
    page.do(Verb.SATISFACTION)
    stage.settle()
    _panel(stage).findChildren(Choices)[0].chip("1").click()
    stage.settle()


@scene("complaints-letter")
def letter(stage: Stage) -> None:
    page = _page(stage, "complaint/C-2026-0004")
    opened = stage.made.opened
    assert opened is not None
    scan = Path(stage.made.folder.parent) / "letter.txt"
    scan.write_text("sealed", "utf-8")
    title = {"zh_TW": "病人寄來的信", "en": "A letter from the patient", "zh_CN": "患者寄来的信"}
    said = HandIn(title[stage.take.language])
    opened.evidence.take_in(scan, said, subject="complaint/C-2026-0004")
    page.look_again()
    stage.settle()
