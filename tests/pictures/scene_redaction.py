"""遮蔽: the question before it, drawing boxes on a picture and on a letter, the copy beside it."""

from __future__ import annotations

import io

from PIL import Image

from clinicguard.evidence.opening import Pasted
from clinicguard.evidence.pace import Pace
from clinicguard.evidence.redacting import Plan, make
from clinicguard.evidence.redaction import Box
from clinicguard.evidence.redaction_desk import Copied
from tests.pictures.scene_evidence import CASE, demo_file, fill
from tests.pictures.stage import Stage, scene
from ui.evidence.evidence_page import EvidencePage
from ui.evidence.hand_in_panel import HandInPanel
from ui.evidence.many_panel import ManyPanel
from ui.evidence.redaction.compare_page import ComparePage
from ui.evidence.redaction.redact_page import RedactPage

_BOXES = (
    Box(1, 500, 2560, 3200, 2960, "name", "評論者的暱稱"),
    Box(1, 170, 4060, 1560, 5240, "other", "收據上的字"),
    Box(1, 500, 5700, 2300, 6080, "third_person"),
)


def redact(stage: Stage, number: str = "E-2026-0001") -> str:
    """A redacted copy of an exhibit, made before the windows open; its number."""
    clinic = stage.made.open("manager")
    made = make(clinic.redactions.begin(number, "調解用"), Plan(_BOXES, "調解用", "高若瑜律師"))
    done = clinic.redactions.record(made, Copied("一星評論截圖（遮蔽版）", "public"))
    stage.made.close()
    return done.number


def page_of(stage: Stage) -> RedactPage:
    """The page that is shown."""
    shown = stage.shell.page()
    assert isinstance(shown, RedactPage)
    return shown


@scene("redaction-start")
def start(stage: Stage) -> None:
    fill(stage)
    stage.unlock("manager")
    stage.go("redaction/new/E-2026-0001")


def _drawing(stage: Stage, number: str = "E-2026-0001") -> RedactPage:
    fill(stage)
    stage.unlock("manager")
    stage.go(f"evidence/of/{CASE}")
    stage.go(f"redaction/new/{number}")
    page = page_of(stage)
    page.begin("調解用")
    stage.settle()
    for box in _BOXES:
        page.canvas.drawn.emit(box)
        page.pane.kind.emit(box.kind)
        page.pane.reason.emit(box.reason)
    stage.settle()
    return page


@scene("redaction-drawing")
def drawing(stage: Stage) -> None:
    _drawing(stage).canvas.chosen.emit(1)


@scene("redaction-letter")
def letter(stage: Stage) -> None:
    _drawing(stage, "E-2026-0004")


@scene("redaction-preview")
def preview(stage: Stage) -> None:
    _drawing(stage).tools.way.piece("burned").click()


@scene("redaction-save")
def save(stage: Stage) -> None:
    _drawing(stage).save()


@scene("redaction-copy")
def copy(stage: Stage) -> None:
    fill(stage)
    number = redact(stage)
    stage.unlock("owner")
    stage.go(f"evidence/{number}")


@scene("redaction-side-by-side")
def side_by_side(stage: Stage) -> None:
    fill(stage)
    number = redact(stage)
    stage.unlock("owner")
    stage.go(f"redaction/{number}")
    page = stage.shell.page()
    assert isinstance(page, ComparePage)
    page.look("調解用")
    stage.settle()


@scene("evidence-hand-in-alike")
def alike(stage: Stage) -> None:
    stage.unlock("manager")
    stage.go("evidence")
    seat = stage.shell.page()
    assert isinstance(seat, EvidencePage)
    panel = HandInPanel(seat.seat, (demo_file("receipt-photo.jpg"),))
    stage.shell.over(panel)
    stage.settle()
    panel.save()
    stage.settle()
    stage.go("evidence")
    page = stage.shell.page()
    assert isinstance(page, EvidencePage)
    photo = Image.open(demo_file("receipt-photo.jpg")).resize((640, 480))
    other = io.BytesIO()
    photo.save(other, "JPEG", quality=40)
    panel = HandInPanel(page.seat, (Pasted("line-photo.jpg", other.getvalue()),))
    stage.shell.over(panel)
    stage.settle()
    note = panel.files.rows[0].alike
    assert note is not None
    note.look()
    stage.settle()


@scene("evidence-outside")
def outside(stage: Stage) -> None:
    fill(stage)
    stage.unlock("manager")
    stage.go("evidence/E-2026-0005")


@scene("evidence-many")
def many(stage: Stage) -> None:
    stage.unlock("reception")
    stage.go("evidence")
    page = stage.shell.page()
    assert isinstance(page, EvidencePage)
    sources = tuple(Pasted(f"IMG_{n:04d}.bin", bytes([n]) * 90_000) for n in range(60))
    panel = ManyPanel(page.seat, sources)
    stage.shell.over(panel)
    stage.settle()
    panel.told.say_twin("IMG_0031.bin", "E-2026-0004")
    panel.told.say_like("IMG_0040.jpg", "E-2026-0040", "E-2026-0012")
    pace = Pace().after(0, 0).after(3, 240_000_000)
    panel.told.show_step((41, 60), (3_700_000_000, 5_400_000_000), pace)
