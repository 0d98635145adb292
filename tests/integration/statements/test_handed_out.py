"""What is recorded of a text for the press is what was handed out, with its own hash."""

from __future__ import annotations

from io import BytesIO

import pypdfium2

from clinicguard.clinic import Clinic
from clinicguard.documents.from_statement import statement_paper
from clinicguard.documents.press import Press
from clinicguard.documents.statement import statement
from clinicguard.host.words import Words
from clinicguard.statements.statement import text_hash
from tests.integration.incidents.made import called

TOLD = "大家的關心，我們都放在心上。\n\n為什麼停診？\n今天起我們主動停診，檢查完再開。"
KEPT = "備用問答（被問到才回，不隨稿發出）\n\n會停多久？\n還在檢查，現在說不準。"


def test_the_case_the_log_and_the_paper_say_what_was_handed_out(clinic: Clinic) -> None:
    case = called(clinic).number
    text = f"{TOLD}\n\n{KEPT}"
    begun = clinic.statements.begin(f"incident/{case}", "press", "停診說明", text, "zh_TW")
    whole, handed = begun.now.sha256, text_hash(TOLD)
    clinic.statements.approve(begun.number, whole, alone=True, reason="只有我在現場")
    out = clinic.statements.release(
        begun.number, begun.now.sha256, "press", "北安日報", override="記者在門口"
    )
    assert out.state == "released"
    assert (out.releases[0].handed_out, out.releases[0].handed_out_sha256) == (TOLD, handed)
    (release,) = clinic.incident_lists.case(case).releases
    assert release.text == TOLD
    (entry,) = (
        each
        for each in clinic.log.of(f"statement/{begun.number}")
        if each.verb == "statement.release"
    )
    assert entry.word("sha256") == handed
    press = Press("zh_TW", clinic.profile.roc_years, clinic.stamp())
    paper = statement_paper(out, {}, press)
    assert (paper.text, paper.text_hash, paper.prepared) == (text, whole, KEPT)
    with pypdfium2.PdfDocument(BytesIO(statement(paper, press))) as pdf:
        drawn = "".join(page.get_textpage().get_text_range() for page in pdf).replace("\r\n", "")
    assert Words("zh_TW").say("Not handed out: for whoever speaks.") in drawn
    assert handed[:8] in drawn.replace(" ", "")
    assert drawn.index("今天起我們主動停診") < drawn.index("備用問答") < drawn.index("會停多久")
