"""案件移交：a case goes to another clinic whole, and one comes from another clinic."""

from __future__ import annotations

from pathlib import Path

from clinicguard.casepack.desk_out import HandOver
from clinicguard.clinic import set_up
from clinicguard.evidence.desk import HandIn
from clinicguard.host.settings import SettingsFile
from clinicguard.incidents.facts import Source, SourceKind, Status
from clinicguard.incidents.incident import Origin
from clinicguard.people.profile import Profile
from clinicguard.storage.kdf import FLOOR_MEMORY
from tests.made import HandClock
from tests.pictures.scene_reports import CASE, fill
from tests.pictures.stage import Stage, scene
from ui.handover.hand_over_panel import HandOverPanel
from ui.handover.take_in_panel import TakeInPanel
from ui.incidents.incident_page import IncidentPage

_MADE: list[bytes] = []
WORDS = "cobalt meadow thirteen kettles"
BRANCH = Profile("康心牙醫診所")


def pack_of_another(folder: Path, clock: HandClock) -> Path:
    """A case of another clinic, handed over; the file. Made once in a run."""
    target = folder / "I-2026-0001.clinicpack"
    if not _MADE:
        _MADE.append(_made(folder, target, clock).read_bytes())
    target.write_bytes(_MADE[0])
    return target


def _made(folder: Path, target: Path, clock: HandClock) -> Path:
    at = folder / "branch"
    clinic = set_up(
        at,
        BRANCH,
        "簡立群",
        "barley compass winter drum",
        memory=FLOOR_MEMORY,
        clock=clock,
        settings=SettingsFile(at.parent / "branch-settings.json"),
    ).clinic
    number = clinic.incidents.open(
        "假牙脫落，家屬在社團貼文", origin=Origin.WATCH, words="裝了三天就掉"
    ).number
    source = Source(SourceKind.POST, "社團貼文")
    clinic.incidents.state_fact(number, "12-01 裝戴，12-04 脫落", Status.CONFIRMED, source)
    shot = at.parent / "貼文截圖.txt"
    shot.write_text("裝了三天就掉", "utf-8")
    clinic.evidence.take_in(shot, HandIn("貼文截圖"), subject=f"incident/{number}")
    asked = HandOver(number, "安心牙醫診所 沈以安", "病人之後由他們治療")
    poured = clinic.cases.begin(asked, target).pour(WORDS)
    poured.close(clinic.cases.note(asked, poured), {})
    clinic.close()
    return target


def checked(stage: Stage) -> TakeInPanel:
    """The panel with a pack that agrees with itself."""
    file = pack_of_another(Path(stage.made.folder.parent), stage.made.clock)
    stage.unlock("owner")
    stage.go(f"incidents/take-in?file={file}")
    panel = stage.shell.window.findChild(TakeInPanel)
    assert panel is not None
    panel.passphrase.set_text(WORDS)
    panel.passphrase.changed.emit()
    panel.check()
    stage.settle()
    return panel


@scene("case-hand-over")
def hand_over(stage: Stage) -> None:
    fill(stage)
    stage.unlock("owner")
    stage.go(CASE)
    page = stage.shell.page()
    assert isinstance(page, IncidentPage)
    page.hand_over()
    stage.settle()
    panel = stage.shell.window.findChild(HandOverPanel)
    assert panel is not None
    panel.recipient.set_text("康心牙醫診所 簡立群")
    panel.recipient.changed.emit()


@scene("case-take-in")
def take_in(stage: Stage) -> None:
    stage.unlock("owner")
    stage.go("incidents/take-in")


@scene("case-take-in-checked")
def take_in_checked(stage: Stage) -> None:
    checked(stage)


@scene("case-from-elsewhere")
def from_elsewhere(stage: Stage) -> None:
    panel = checked(stage)
    panel.take_in()
    stage.settle()
    page = stage.shell.page()
    assert isinstance(page, IncidentPage)
    page.show_origin()
