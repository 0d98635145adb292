"""Counsel without an account: sealed out, judged sentence by sentence, taken in for one text."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
import pyzipper

from clinicguard.clinic import Clinic
from clinicguard.documents.counsel_envelope import counsel_envelope
from clinicguard.documents.counsel_sheet import counsel_sheet
from clinicguard.documents.from_statement import counsel_sheet_paper
from clinicguard.documents.press import Press
from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.opening import Pasted, Waiting
from clinicguard.statements.envelope import ask_of, pieces_of
from clinicguard.statements.statement import Statement
from clinicguard.statements.steps import Remark
from clinicguard.statements.troubles import (
    AnswerDamaged,
    CounselSaysHold,
    NotThisText,
    SentenceObjects,
)
from clinicguard.storage.troubles import NotFound
from tests.unit.documents.drawn import text_of
from tests.unit.statements.made import TEXT, answer, as_file

PASSPHRASE = "velvet anchor copper tundra basket lamp"


def begun(clinic: Clinic) -> Statement:
    return clinic.statements.begin("", "public_statement", "暫時聲明", TEXT, "zh_TW")


def sealed(clinic: Clinic, statement: Statement) -> bytes:
    press = Press("zh_TW", False, clinic.stamp())
    ask = ask_of(statement, ["可以提下次更新嗎"])
    paper = counsel_sheet_paper(statement, ask, {1: "沈以安"}, press)
    return counsel_envelope(ask, paper, press, PASSPHRASE)


def test_the_envelope_holds_sheet_and_form_and_opens_with_the_word_alone(clinic: Clinic) -> None:
    statement = begun(clinic)
    data = sealed(clinic, statement)
    assert TEXT[:10].encode() not in data
    with pyzipper.AESZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        assert [name.rpartition(".")[2] for name in names] == ["pdf", "html"]
        with pytest.raises(RuntimeError):
            archive.read(names[0])
        archive.setpassword(PASSPHRASE.encode())
        assert archive.read(names[0]).startswith(b"%PDF")
        page = archive.read(names[1]).decode("utf-8")
    assert statement.now.sha256 in page
    assert "可以提下次更新嗎" in page


def test_the_sheet_speaks_of_a_form_only_where_one_lies_beside_it(clinic: Clinic) -> None:
    statement = begun(clinic)
    with pyzipper.AESZipFile(BytesIO(sealed(clinic, statement))) as archive:
        archive.setpassword(PASSPHRASE.encode())
        assert "電子表單" in text_of(archive.read(archive.namelist()[0]))
    press = Press("zh_TW", False, clinic.stamp())
    alone = counsel_sheet_paper(statement, ask_of(statement), {1: "沈以安"}, press)
    told = text_of(counsel_sheet(alone, press))
    assert "表單" not in told
    assert "請寫在這張紙上並簽名" in told


def test_the_answer_becomes_the_verdict_on_this_text(clinic: Clinic, tmp_path: Path) -> None:
    statement = begun(clinic)
    desk, number = clinic.statements, statement.number
    sent = desk.send_to_counsel(
        number, statement.now.sha256, "隨身碟", questions=["可以提下次更新嗎", "  "]
    )
    assert sent.sent[0].questions == ("可以提下次更新嗎",)
    with pytest.raises(NotFound):
        desk.take_in_answer(number, as_file(answer(statement)), "E-2099-0001")
    file = tmp_path / "answer.json"
    file.write_bytes(as_file(answer(statement)))
    proof = clinic.evidence.take_in(file, HandIn("律師的答覆")).number
    judged = desk.take_in_answer(number, file.read_bytes(), proof)
    assert judged.state == "changes_needed"
    verdict = judged.verdicts[0]
    assert (verdict.counsel, verdict.risk, verdict.evidence) == (
        "高若瑜律師", "medium", proof,
    )  # fmt: skip
    assert [remark.note for remark in verdict.remarks] == ["像在懷疑對方"]
    assert verdict.answers == (("可以提下次更新嗎", "可以"),)
    with pytest.raises(CounselSaysHold):
        desk.approve(number, statement.now.sha256)
    assert clinic.check_log().whole


@pytest.mark.parametrize(
    ("tick", "state"),
    [("hold", "hold"), ("changes_needed", "changes_needed"), (None, "no_action_needed")],
)
def test_an_all_clear_that_objects_to_a_sentence_counts_as_the_sentence_does(
    clinic: Clinic, tick: str | None, state: str
) -> None:
    statement = begun(clinic)
    desk, number, sha256 = clinic.statements, statement.number, statement.now.sha256
    desk.send_to_counsel(number, sha256, "mail", token="word")
    rows = [{"text": pieces_of(TEXT)[1].text, "opinion": tick, "note": "這句再想想"}]
    data = answer(statement, opinion="no_action_needed", sentences=rows, answers=[], token="word")
    judged = desk.take_in_answer(number, as_file(data))
    verdict = judged.verdicts[0]
    assert (judged.state, verdict.cleared_whole) == (state, tick is not None)
    assert [remark.note for remark in verdict.remarks] == ["這句再想想"]
    if tick is None:
        assert desk.approve(number, sha256).state == "approved"
        return
    with pytest.raises(CounselSaysHold):
        desk.approve(number, sha256, alone=True, reason="來不及")


def test_a_verdict_typed_or_given_here_clears_no_text_with_a_sentence_to_hold(
    clinic: Clinic,
) -> None:
    statement = begun(clinic)
    sentence = pieces_of(TEXT)[1].text
    remarks = [Remark(TEXT, "no_action_needed", "好"), Remark(sentence, "hold", "不能發")]
    with pytest.raises(SentenceObjects) as refused:
        clinic.statements.verdict(
            statement.number,
            statement.now.sha256,
            "no_action_needed",
            "",
            "高若瑜律師",
            remarks=remarks,
        )
    assert refused.value.sentence == sentence
    assert clinic.statement_lists.one(statement.number).verdicts == ()


def test_an_answer_on_a_wording_that_never_stood_changes_nothing(clinic: Clinic) -> None:
    statement = begun(clinic)
    late = as_file(answer(statement, opinion="no_action_needed", version=2))
    with pytest.raises(NotThisText):
        clinic.statements.take_in_answer(statement.number, late)
    with pytest.raises(AnswerDamaged):
        clinic.statements.take_in_answer(statement.number, late[:-2])
    assert clinic.statement_lists.one(statement.number).verdicts == ()


def exhibits(clinic: Clinic) -> list[str]:
    return [each.number for each in clinic.evidence_lists.everything()]


def test_the_file_becomes_an_exhibit_with_the_verdict_or_not_at_all(clinic: Clinic) -> None:
    statement = begun(clinic)
    desk, said = clinic.statements, HandIn("律師的回覆")
    data = as_file(answer(statement))

    def sealed_file(content: bytes) -> Waiting:
        return clinic.evidence.intake.seal(Pasted("answer.json", content))

    other = as_file(answer(statement, opinion="no_action_needed"))
    with pytest.raises(AnswerDamaged):
        desk.take_in_answer(statement.number, other, handed_in=(sealed_file(data), said))
    strange = as_file(answer(statement, statement="S-2026-0999"))
    with pytest.raises(NotThisText):
        desk.take_in_answer(statement.number, strange, handed_in=(sealed_file(strange), said))
    assert exhibits(clinic) == []
    judged = desk.take_in_answer(statement.number, data, handed_in=(sealed_file(data), said))
    assert exhibits(clinic) == [judged.verdicts[0].evidence]


def test_letters_that_cannot_be_kept_or_turn_the_text_round_are_no_bar(clinic: Clinic) -> None:
    statement = begun(clinic)
    told = answer(statement, note="再看\ud800一次", counsel="高\u202e若瑜")
    data = json.dumps(told).encode()
    verdict = clinic.statements.take_in_answer(statement.number, data).verdicts[0]
    assert (verdict.note, verdict.counsel) == ("再看?一次", "高若瑜")
    typed = clinic.statements.verdict(
        statement.number, statement.now.sha256, "hold", "先\ud800等", "高若瑜"
    )
    assert typed.verdicts[-1].note == "先?等"
