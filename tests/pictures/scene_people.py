"""人員: staff and their cards, the forms, the crisis team, the table of roles, contacts."""

from __future__ import annotations

from clinicguard.clinic import Clinic
from clinicguard.people.contact import NewContact
from clinicguard.people.staff import Role
from tests.pictures.stage import Stage, scene
from ui.language import say
from ui.people.access_forms import ResetForm, TakeForm
from ui.people.contacts_pane import ContactForm
from ui.people.people_page import PeoplePage
from ui.people.person_forms import AddForm, ChangeForm
from ui.people.witness_panel import ask_witness

PASTED = (
    "姓名\t職稱\t電話\n周品妤\t護理師\t0900-000-777\n林美華\t櫃檯\t\n王大同\t櫃檯\t0900-000-888\n"
)


def _page(stage: Stage) -> PeoplePage:
    page = stage.shell.page()
    assert isinstance(page, PeoplePage)
    return page


def fill(clinic: Clinic) -> None:
    """A team as it is in a small clinic."""
    people = (
        (1, "沈以安", "院長", "0900-000-111", "owner"),
        (2, "許雅筑", "護理長", "0900-000-222", "manager"),
        (3, "何承恩", "牙醫師", "0900-000-333", "clinician"),
        (4, "林美華", "櫃檯", "0900-000-444", "reception"),
        (5, "高若瑜", "特約律師", "02-0000-1111", "counsel"),
    )
    roles: tuple[Role, ...] = ("owner", "manager", "clinician", "reception", "counsel")
    for (number, name, title, phone, _), role in zip(people, roles, strict=True):
        clinic.staff.change(number, name=name, title=title, phone=phone, role=role)
    clinic.staff.add("蔡佩珊", "clinician", title="牙醫師", phone="0900-000-555")
    gone = clinic.staff.add("吳志偉", "reception", title="工讀生")
    clinic.access.remove(gone.id, "離職")
    for hat, holder, deputy in (
        ("commander", 1, 2),
        ("spokesperson", 1, None),
        ("medical_lead", 3, 1),
        ("operations", 2, 4),
        ("scribe", 4, 2),
    ):
        clinic.team.wear(hat, holder, deputy)
    for new in (
        NewContact("lawyer", "高若瑜", "明理法律事務所", "02-0000-1111", "", "週一至週五 09:00 起"),
        NewContact("insurer", "醫責險理賠", "安穩產險", "0800-000-000", "", "全天", "保單 P-1180"),
        NewContact("authority", "衛生局醫事科", "市政府衛生局", "02-0000-2222", "med@example.tw"),
        NewContact("supplier", "X 光機維修", "亮影儀器", "02-0000-3333", "", "上班時間"),
    ):
        clinic.team.add_contact(new)


def _shown(stage: Stage, role: Role, address: str) -> PeoplePage:
    fill(stage.made.open("owner"))
    stage.made.close()
    stage.unlock(role)
    stage.go(address)
    return _page(stage)


@scene("people")
def staff(stage: Stage) -> None:
    _shown(stage, "owner", "person/4")


@scene("people-alone")
def alone(stage: Stage) -> None:
    stage.made.open("owner").access.remove(2, "離職")
    stage.made.close()
    stage.unlock("owner")
    stage.go("person/1")


@scene("people-reception")
def reception(stage: Stage) -> None:
    _shown(stage, "reception", "person/4")


@scene("people-add")
def add(stage: Stage) -> None:
    page = _shown(stage, "owner", "people")
    form = AddForm(page.seat)
    page.seat.over(form)
    form.name.set_text("周品妤")
    form.role.control.set_chosen("clinician")
    form.role.control.changed.emit()
    form.passphrase.take_offered()


@scene("people-paste")
def paste(stage: Stage) -> None:
    page = _shown(stage, "owner", "people")
    page.paste_list()
    view = stage.shell.view()
    assert view is not None
    from ui.people.paste_form import PasteForm

    form = view.panel()
    assert isinstance(form, PasteForm)
    form.text.edit.setPlainText(PASTED)


@scene("people-change")
def change(stage: Stage) -> None:
    page = _shown(stage, "owner", "person/2")
    assert page.roster is not None
    person = page.roster.one(2)
    assert person is not None
    form = ChangeForm(page.seat, person)
    page.seat.over(form)
    form.role.control.set_chosen("clinician")
    form.role.control.changed.emit()


@scene("people-reset")
def reset(stage: Stage) -> None:
    page = _shown(stage, "manager", "person/4")
    assert page.roster is not None
    person = page.roster.one(4)
    assert person is not None
    page.seat.over(ResetForm(page.seat, person))


@scene("people-take")
def take(stage: Stage) -> None:
    page = _shown(stage, "owner", "person/4")
    assert page.roster is not None
    person = page.roster.one(4)
    assert person is not None
    page.seat.over(TakeForm(page.seat, person))


@scene("people-team")
def team(stage: Stage) -> None:
    _shown(stage, "owner", "people/team")


@scene("people-roles")
def roles(stage: Stage) -> None:
    _shown(stage, "reception", "people/roles")


@scene("people-contacts")
def contacts(stage: Stage) -> None:
    _shown(stage, "owner", "people/contacts")


@scene("people-contacts-none")
def no_contacts(stage: Stage) -> None:
    stage.unlock("reception")
    stage.go("people/contacts")


@scene("people-contact")
def contact(stage: Stage) -> None:
    page = _shown(stage, "owner", "people/contacts")
    assert page.roster is not None
    page.seat.over(ContactForm(page.seat, page.roster.contacts[1]))


@scene("people-change-owner")
def change_owner(stage: Stage) -> None:
    page = _shown(stage, "manager", "person/3")
    assert page.roster is not None
    person = page.roster.one(3)
    assert person is not None
    form = ChangeForm(page.seat, person, page.roster.owners_beside(2))
    page.seat.over(form)
    form.role.control.set_chosen("owner")
    form.role.control.changed.emit()


@scene("people-two-sign")
def two_sign(stage: Stage) -> None:
    page = _shown(stage, "manager", "people")
    assert page.roster is not None
    told = {
        "zh_TW": "銷毀 2 份到期的紀錄，要兩個人簽認。",
        "en": "Two expired records are destroyed; two people sign that.",
        "zh_CN": "销毁 2 份到期的记录，要两个人签认。",
    }[stage.take.language]
    title = {"zh_TW": "兩人簽認", "en": "Two signatures", "zh_CN": "两人签认"}[stage.take.language]
    ask_witness(page.seat, title, told, lambda clinic: clinic.id)
    stage.settle()


@scene("people-two-sign-nobody")
def nobody_to_sign(stage: Stage) -> None:
    stage.made.open("owner").access.remove(2, "離職")
    stage.made.close()
    stage.unlock("owner")
    stage.go("people")
    ask_witness(
        _page(stage).seat,
        say("Dispose of {number}", number="C-2026-0005"),
        "",
        lambda clinic: clinic.id,
    )
    stage.settle()
