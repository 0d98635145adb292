"""A text that went out about a case travels with it, though its complaint was untied since."""

from __future__ import annotations

from pathlib import Path

from clinicguard.casepack.desk_out import HandOver
from clinicguard.casepack.incoming import inspect
from clinicguard.clinic import Clinic
from clinicguard.statements.statement import text_hash
from tests.integration.casepack.conftest import handed_over
from tests.integration.casepack.made import WORDS, Branch
from tests.integration.incidents.made import called, fact
from tests.integration.statements.test_of_complaints import REPLY, replied

WHY = "同一件事"


def said_and_untied(clinic: Clinic) -> tuple[str, str]:
    """The case that was told of a reply, and the statement; its facts are of two cases."""
    main, other = called(clinic).number, called(clinic).number
    address, reply = replied(clinic)
    clinic.incidents.link(main, address, WHY)
    facts = [fact(clinic, number, "手機的發票").id for number in (main, other)]
    clinic.statements.write(reply, f"{REPLY}謝謝您。", facts=facts)
    text = clinic.statement_lists.one(reply).now.text
    clinic.statements.approve(reply, text_hash(text), alone=True, reason="沒有法律顧問")
    clinic.statements.release(reply, text_hash(text), "google_review", "Google", override="先回覆")
    clinic.incidents.unlink(main, address, "記錯了")
    return main, reply


def test_what_was_said_in_public_about_a_case_is_in_its_pack(
    clinic: Clinic, branch: Branch, tmp_path: Path
) -> None:
    number, reply = said_and_untied(clinic)
    said = clinic.statement_lists.one(reply)
    asked = HandOver(number, "康心牙醫診所 簡立群", "接手處理", "109-11 協議書")
    pack = handed_over(clinic, tmp_path / "out.clinicpack", asked)
    there, received = branch.open(), inspect(pack, WORDS)
    came = there.cases.take_in(received, received.seal(there.evidence.intake))
    (text,) = there.statement_lists.of_incident(came)
    assert text.now.text == said.now.text
    assert text.releases[0].where == "Google"
    assert text.case == f"incident/{came}", "its complaint stayed behind"
    case = there.incident_lists.case(came)
    assert [each.statement for each in case.releases] == [f"statement/{text.number}"]
    (stated,) = text.now.facts
    assert case.fact(stated) is not None, "that of the other case stayed behind"
    assert there.cases.origins.of(came)[0].left_out == (said.case,)
