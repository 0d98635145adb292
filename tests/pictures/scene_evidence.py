"""證物: the list and one exhibit, a look, handing in, a damaged one, reception's view."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from clinicguard.clinic import Clinic
from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.exhibit import Compartment, Exhibit, Origin
from clinicguard.host.paths import resources
from tests.made import PASSPHRASES
from tests.pictures.stage import NOW, Stage, scene
from ui.evidence.evidence_page import EvidencePage
from ui.evidence.hand_in_panel import HandInPanel
from ui.evidence.many_panel import ManyPanel

CASE = "incident/I-2026-0001"
_FILES: tuple[tuple[str, str, Compartment, bool], ...] = (
    ("review-screenshot.png", "一星評論截圖", "public", False),
    ("review-page.mhtml", "評論網頁存檔", "public", False),
    ("line-chat.txt", "LINE 對話匯出", "case", True),
    ("consent-form.pdf", "拔牙同意書", "case", True),
    ("reporter-voicemail.mp3", "記者語音留言", "public", False),
    ("receipt-photo.jpg", "收據照片", "case", True),
    ("reporter-email.eml", "記者採訪信", "public", False),
    ("waiting-room.mp4", "候診區錄影", "root_cause", True),
)


def demo_file(name: str) -> Path:
    """A file of the made-up case."""
    return resources() / "demo" / "zh_TW" / "files" / name


def hand_in_all(clinic: Clinic) -> list[Exhibit]:
    """Every file of the case, listed in it."""
    origin = Origin(
        platform="Google 評論",
        author="佑佑媽",
        shown_time=NOW - timedelta(hours=11),
        seen_at=NOW - timedelta(minutes=46),
        seen_by="林美華",
        captured_at=NOW - timedelta(minutes=16),
        whole_page=True,
        original_online=True,
        carrier="林美華的手機",
        carrier_holder="本人",
        witness="許雅筑",
    )
    return [
        clinic.evidence.take_in(
            demo_file(name),
            HandIn(title, origin if not at else Origin(), compartment=shelf, sensitive=hidden),
            subject=CASE,
        )
        for at, (name, title, shelf, hidden) in enumerate(_FILES)
    ]


def fill(stage: Stage) -> list[Exhibit]:
    """Opens the clinic for a moment and hands everything in."""
    stage.made.clock.time = NOW - timedelta(minutes=16)
    found = hand_in_all(stage.made.open("reception"))
    clinic = stage.made.open("manager")
    clinic.evidence.look(found[0].number, "寫對外回應")
    clinic.evidence.verify(found[0].number, "自動查驗")
    stage.made.close()
    stage.made.clock.time = NOW
    return found


def page_of(stage: Stage) -> EvidencePage:
    """The page that is shown."""
    shown = stage.shell.page()
    assert isinstance(shown, EvidencePage)
    return shown


@scene("evidence")
def evidence(stage: Stage) -> None:
    fill(stage)
    stage.unlock("manager")
    stage.go("evidence/E-2026-0001")


@scene("evidence-looked")
def looked(stage: Stage) -> None:
    fill(stage)
    stage.unlock("manager")
    stage.go(f"evidence/of/{CASE}")
    stage.go("evidence/E-2026-0001")
    page_of(stage).view.look("寫對外回應")
    stage.settle()


@scene("evidence-chat-covered")
def covered(stage: Stage) -> None:
    fill(stage)
    stage.unlock("counsel")
    stage.go("evidence/E-2026-0003")
    page_of(stage).view.look("準備答辯")
    stage.settle()


@scene("evidence-mail")
def mail(stage: Stage) -> None:
    fill(stage)
    stage.unlock("owner")
    stage.go("evidence/E-2026-0007")
    page_of(stage).view.look("回覆記者")
    stage.settle()


@scene("evidence-damaged")
def damaged(stage: Stage) -> None:
    found = fill(stage)
    path = stage.made.folder / "evidence" / found[5].sealed_name
    path.write_bytes(path.read_bytes()[:-4000])
    stage.unlock("manager")
    stage.go("evidence/E-2026-0006")
    page_of(stage).verify()
    stage.settle()


@scene("evidence-never-whole")
def never_whole(stage: Stage) -> None:
    """The disk did not keep it, and reception is told at once what to do."""
    found = fill(stage)
    path = stage.made.folder / "evidence" / found[5].sealed_name
    path.write_bytes(path.read_bytes()[:-4000])
    stage.unlock("reception")
    stage.go("evidence/E-2026-0006")


@scene("evidence-card")
def a_card(stage: Stage) -> None:
    """A card of photos, counted, before anything is taken in."""
    stage.unlock("reception")
    stage.go("evidence")
    files = tuple(demo_file(name) for name, *_ in _FILES)
    stage.shell.over(ManyPanel(page_of(stage).seat, files * 60))


@scene("evidence-empty")
def empty(stage: Stage) -> None:
    stage.unlock("manager")
    stage.go("evidence")


@scene("evidence-reception")
def reception(stage: Stage) -> None:
    fill(stage)
    stage.unlock("reception")
    stage.go("evidence/E-2026-0003")


@scene("evidence-hand-in")
def handing_in(stage: Stage) -> None:
    fill(stage)
    stage.unlock("reception")
    stage.go("evidence")
    files = tuple(demo_file(name) for name in ("website-notice.png", "line-chat.txt"))
    stage.shell.over(HandInPanel(page_of(stage).seat, files))


@scene("evidence-hand-in-one")
def handing_in_one(stage: Stage) -> None:
    stage.unlock("manager")
    stage.go("evidence")
    stage.shell.over(HandInPanel(page_of(stage).seat, (demo_file("receipt-photo.jpg"),)))


@scene("evidence-export")
def export(stage: Stage) -> None:
    fill(stage)
    stage.unlock("owner")
    stage.go("evidence/E-2026-0001")
    page_of(stage).do("export")


@scene("evidence-touch")
def touch(stage: Stage) -> None:
    fill(stage)
    stage.unlock("owner")
    stage.go("evidence/E-2026-0001")
    page_of(stage).do("touch")


@scene("evidence-amended")
def put_right(stage: Stage) -> None:
    found = fill(stage)
    clinic = stage.made.open("manager")
    right = replace(found[0].origin, author="佑佑媽咪", whole_page=False)
    clinic.evidence.amend(found[0].number, right, "核對截圖後更正")
    stage.made.close()
    stage.unlock("manager")
    stage.go("evidence/E-2026-0001")


@scene("evidence-amend")
def amend(stage: Stage) -> None:
    fill(stage)
    stage.unlock("manager")
    stage.go("evidence/E-2026-0001")
    page_of(stage).do("amend")


@scene("evidence-disposed")
def disposed(stage: Stage) -> None:
    number = over(stage)
    clinic = stage.made.opened
    assert clinic is not None
    with clinic.beside(clinic.witness(2, PASSPHRASES["manager"])):
        clinic.retention.dispose(f"evidence/{number}", "保存期限已滿，沒有進行中的爭議")
    stage.go(f"evidence/{number}")


def over(stage: Stage) -> str:
    """The owner looks, eight years later: some exhibits are in no case, and their time is over."""
    clinic = stage.made.open("manager")
    for name, title, _, _ in _FILES[3:0:-1]:
        number = clinic.evidence.take_in(demo_file(name), HandIn(title)).number
    stage.made.close()
    stage.made.clock.time += timedelta(days=8 * 366)
    stage.unlock("owner")
    return number
