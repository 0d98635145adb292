"""The doors: the first run step by step, the lock page, the recovery card, a shut folder."""

from __future__ import annotations

from pathlib import Path

from clinicguard.people import recovery
from clinicguard.people.quick_unlock import QuickState
from tests.made import NAMES
from tests.pictures.stage import NOW, Stage, scene
from ui.language import language
from ui.setup.answers import Answers, StepName
from ui.setup.card_step import CardStep
from ui.setup.clinic_step import ClinicStep
from ui.setup.first_run import FirstRunPage
from ui.setup.owner_step import OwnerStep
from ui.shell.page import Page
from ui.unlock.card_page import CardPage
from ui.unlock.unlock_page import UnlockPage

CLINIC = {"zh_TW": "安心牙醫診所", "zh_CN": "安心口腔诊所", "en": "Harbour Dental Practice"}


def set_up(stage: Stage, step: StepName) -> FirstRunPage:
    """The first run at a step, with what was typed before it."""
    answers = Answers(language(), folder=Path("/home/clinic/.local/share/ClinicGuard/clinic"))
    if step != "language":
        answers.clinic = CLINIC[language()]
    if step == "card":
        answers.owner = NAMES["owner"]
        answers.made = stage.made.open("owner")
        answers.card = recovery.card_of(answers.made.id, stage.made.kit_secret)
    shown: list[FirstRunPage] = []

    def make(seat: object, address: str) -> Page:
        page = FirstRunPage(seat, address, answers, step, lambda _: None)  # type: ignore[arg-type]
        shown.append(page)
        return page

    stage.pages.add_door("door/first-run", make)
    stage.go("door/first-run")
    return shown[0]


def unlock_page(stage: Stage) -> UnlockPage:
    """The lock page of the clinic."""
    stage.made.settings.change(clinic_folder=str(stage.made.folder))
    stage.go("door/unlock")
    page = stage.shell.page()
    assert isinstance(page, UnlockPage)
    return page


@scene("setup-language")
def setup_language(stage: Stage) -> None:
    set_up(stage, "language")


@scene("setup-clinic")
def setup_clinic(stage: Stage) -> None:
    set_up(stage, "clinic")


@scene("setup-clinic-synced")
def setup_synced(stage: Stage) -> None:
    step = set_up(stage, "clinic").step
    assert isinstance(step, ClinicStep)
    step.choose(Path("/home/clinic/OneDrive - Clinic/ClinicGuard"))


@scene("setup-clinic-network")
def setup_network(stage: Stage) -> None:
    step = set_up(stage, "clinic").step
    assert isinstance(step, ClinicStep)
    step.choose(Path("//reception/share/ClinicGuard"))


@scene("setup-owner")
def setup_owner(stage: Stage) -> None:
    step = set_up(stage, "owner").step
    assert isinstance(step, OwnerStep)
    step.name.set_text(NAMES["owner"])
    step.name.changed.emit()
    step.passphrase.offered.setText("harbor lantern quilt canyon sister velvet")
    step.passphrase.take_offered()


@scene("setup-card")
def setup_card(stage: Stage) -> None:
    set_up(stage, "card")


@scene("setup-card-typed")
def setup_card_typed(stage: Stage) -> None:
    page = set_up(stage, "card")
    step = page.step
    assert isinstance(step, CardStep)
    stage.settle()
    step.refused.tell("")
    step._note(None)
    stage.settle()
    first = step.typed.lines[0]
    first.set_text("lanterm")
    step.typed.check(whole=True)


@scene("unlock")
def unlock(stage: Stage) -> None:
    unlock_page(stage)


@scene("unlock-wrong")
def unlock_wrong(stage: Stage) -> None:
    page = unlock_page(stage)
    assert page.form is not None
    page.form.passphrase.set_text("a passphrase that is not mine")
    page.form.passphrase.caps.emit(True)
    page.form.unlock()


@scene("unlock-pin")
def unlock_pin(stage: Stage) -> None:
    page = unlock_page(stage)
    assert page.form is not None
    page.form._pins["1"] = QuickState(True, NOW)
    page.form.go()


@scene("unlock-after-lock")
def unlock_after(stage: Stage) -> None:
    stage.made.settings.change(clinic_folder=str(stage.made.folder))
    stage.unlock("reception")
    clinic = stage.made.opened
    assert clinic is not None
    clinic.drafts.keep("complaints/new", {"verbatim": "…"})
    stage.shell.lock("idle")
    stage.settle()
    stage.made.opened = None


@scene("unlock-card")
def unlock_card(stage: Stage) -> None:
    unlock_page(stage)
    stage.go("door/card")


@scene("unlock-card-misread")
def unlock_card_misread(stage: Stage) -> None:
    unlock_page(stage)
    stage.go("door/card")
    page = stage.shell.page()
    assert isinstance(page, CardPage)
    page.typed.set_text("harbor lanterm quilt")
    page.open()


@scene("unlock-keys-damaged")
def unlock_damaged(stage: Stage) -> None:
    for path in stage.made.folder.glob("keys*.json"):
        path.write_text("{")
    stage.made.settings.change(clinic_folder=str(stage.made.folder))
    stage.go("door/unlock")


@scene("unlock-no-clinic")
def unlock_nothing(stage: Stage) -> None:
    stage.made.settings.change(clinic_folder="/home/clinic/ClinicGuard/clinic")
    stage.go("door/unlock")
