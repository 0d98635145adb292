"""What leaves the clinic at the end: the report for counsel, and the sealed pack."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from clinicguard import cli
from tests.journeys.case.papers import text_of
from tests.journeys.case.play import Play
from tests.journeys.case.script import CASE
from tests.made import PASSPHRASES
from ui.reports.pack_panel import PackPanel
from ui.reports.paper_page import PaperPage
from ui.reports.reports_page import ReportsPage

REPORT, PACK = "report.pdf", "pack.zip"
PASSPHRASE = "lantern orchard copper sixteen willow"
_ROUNDS = 60


def report(play: Play) -> None:
    """Seen page by page, addressed, saved."""
    _records(play)
    page = play.rooms.page(ReportsPage)
    assert page.papers is not None
    page.papers.view.setFocus()
    wanted = f"report/incident/{CASE}/report"
    for _ in page.papers.rows():
        if page.papers.selected() != wanted:
            play.hands.key("Down")
    play.hands.key("Enter")
    paper = play.rooms.page(PaperPage)
    _until(play, lambda: paper.made is not None)
    assert paper.form is not None
    play.hands.write(paper.form.recipient.reach(), _counsel(play))
    play.hands.write(paper.form.purpose.reach(), _purpose(play))
    to = play.save_as(REPORT)
    play.hands.press(paper.save_button)
    _until(play, to.is_file)


def reported(play: Play) -> None:
    """A reader of the PDF alone finds what every step wrote."""
    assert "paper.save" in play.rooms.verbs()
    paper, script = text_of(play.papers / REPORT), play.script
    for words in _told(play):
        assert _plain(words) in _plain(paper), words
    for exhibit in play.clinic.evidence_lists.of_case(f"incident/{CASE}"):
        assert exhibit.number in paper
        assert exhibit.sha256[:8] in paper.replace(" ", "")
    subprocess.run(["qpdf", "--check", play.papers / REPORT], check=True, capture_output=True)
    assert _plain(script.incident.text("title")) in _plain(paper)


def pack(play: Play) -> None:
    """Exhibits, report, log and checker in one file, sealed with a passphrase."""
    _records(play)
    page = play.rooms.page(ReportsPage)
    assert page.pack_button is not None
    play.hands.press(page.pack_button)
    panel = play.rooms.panel(PackPanel)
    play.hands.write(panel.recipient.reach(), _counsel(play))
    play.hands.write(panel.purpose.reach(), _purpose(play))
    play.hands.write(panel.own.line.reach(), PASSPHRASES[play.role or "owner"])
    play.hands.write(panel.passphrase.first.reach(), PASSPHRASE)
    play.hands.write(panel.passphrase.second.reach(), PASSPHRASE)
    to = play.save_as(PACK)
    play.hands.press(panel.make_button)
    _until(play, lambda: bool(panel.make_button.reason()) and to.is_file())
    play.hands.key("Escape")


def packed(play: Play) -> None:
    """Any recipient opens and checks it without us, and a changed byte is named."""
    there = play.papers / "there"
    there.mkdir()
    _run("7z", "x", f"-p{PASSPHRASE}", "-y", str(play.papers / PACK), at=there)
    bag = next(path for path in there.iterdir() if path.is_dir())
    _run("sha256sum", "-c", "--quiet", "manifest-sha256.txt", at=bag)
    assert cli.main(["verify", str(bag)]) == 0
    assert _verify(bag) == 0
    exhibit = next((bag / "data" / "exhibits").glob("A-01*"))
    content = bytearray(exhibit.read_bytes())
    content[len(content) // 2] ^= 1
    exhibit.write_bytes(content)
    assert cli.main(["verify", str(bag)]) == 1
    assert _verify(bag) == 1


def _records(play: Play) -> None:
    """The room of reports, at the case."""
    page = play.room("reports", ReportsPage)
    page.records.view.setFocus()
    address = f"incident/{CASE}"
    for _ in (*page.records.rows(), None):
        if page.records.selected() != address:
            play.hands.key("Down")
    assert page.records.selected() == address


def _until(play: Play, done: object) -> None:
    """Long work goes on lane by lane until it is there."""
    assert callable(done)
    for _ in range(_ROUNDS):
        if done():
            return
        play.rooms.settle()
    raise AssertionError(play.rooms.words())


def _told(play: Play) -> list[str]:
    script, it = play.script, play.script.incident
    down, review, closing = it.inside("stand_down"), it.inside("review"), it.inside("closing")
    return [
        it.each("signals")[0].text("words"),
        script.fact("f01").text("statement"),
        script.fact("f08").text("statement"),
        script.fact("f09").each("changes")[0].text("why"),
        it.each("ratings")[1].text("reason"),
        it.each("ratings")[2].text("reason"),
        it.each("core_messages")[0].text("text"),
        it.each("decisions")[1].text("choice"),
        it.each("strategy")[0].text("why"),
        script.words("s_holding", 2)[:40],
        script.words("s_review", 2)[:40],
        it.each("monitoring")[0].text("seen"),
        down.texts("reasons")[0],
        review.each("actions")[0].text("what"),
        closing.text("summary")[:30],
        closing.texts("open_points")[0],
        closing.texts("unverified_points")[0],
    ]


def _plain(words: str) -> str:
    return "".join(words.split())


def _counsel(play: Play) -> str:
    return play.clinic.staff_lists.everybody()[4].name


def _purpose(play: Play) -> str:
    return play.script.exhibit("consent_form").each("custody")[0].text("purpose")


def _run(*command: str, at: Path) -> None:
    done = subprocess.run(command, cwd=at, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _verify(bag: Path) -> int:
    command = [sys.executable, "verify.py", "pack", "."]
    return subprocess.run(command, cwd=bag, capture_output=True, check=False).returncode
