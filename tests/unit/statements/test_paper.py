"""The paper of a statement shows who approved alone, what was let pass and what counsel said."""

from __future__ import annotations

from dataclasses import replace

from clinicguard.documents.from_statement import counsel_sheet_paper, statement_paper
from clinicguard.documents.statement import statement as drawn
from clinicguard.statements.envelope import ask_of
from clinicguard.statements.readings import Checking, Found, LetPass, OwnPass
from clinicguard.statements.statement import Statement
from clinicguard.statements.steps import Approval, Ending, Remark, Sent, Verdict
from tests.unit.documents.drawn import tool
from tests.unit.documents.samples import press
from tests.unit.statements.made import AT, TEXT, statement

NOW = statement().now
MARKED = "還在查證"
AT_MARKED = TEXT.index(MARKED)
PASSED = LetPass(1, "L11", MARKED, "律師電話同意", AT, 2, AT_MARKED, AT_MARKED + 4, NOW.sha256)
ALONE = Approval(1, NOW.sha256, AT, 1, True, "律師聯絡不上", alone=True)
REMARK = Remark("評論內容是否屬實，還在查證。", "changes_needed", "像在懷疑對方")
VERDICT = Verdict(
    1, NOW.sha256, "changes_needed", "其餘可以", "高若瑜", AT, 1, remarks=(REMARK,), risk="low"
)
PEOPLE = {1: "沈以安", 2: "許雅筑"}


def test_what_was_let_pass_stands_on_the_paper_with_its_reason() -> None:
    it = replace(statement(), let_pass=(PASSED, replace(PASSED, sha256="older", reason="舊的")))
    paper = statement_paper(it, PEOPLE, press("zh_TW"))
    assert [(each.words, each.reason) for each in paper.passed] == [(MARKED, "律師電話同意")]
    text = tool(drawn(paper, press("zh_TW")), "pdftotext", "-layout", "{}", "-")
    assert "律師電話同意" in text
    assert "舊的" not in text


def test_what_was_let_pass_on_its_day_is_not_still_marked_on_the_paper() -> None:
    """Readings once kept no rule and reasons no level; both are read as they were."""
    found = Found("L11", "block", AT_MARKED, AT_MARKED + 4, MARKED)
    then = replace(statement(), let_pass=(PASSED,), checkings=(read(found, order=0),))
    assert "沒有其他標出的地方" in words_of(then)
    assert then.passes(found) is None, "the gate asks anew"
    now = replace(then, checkings=(read(replace(found, rule="guess"), order=2),))
    assert "仍標著：擋 1 處" in words_of(now)


def test_what_another_clinic_let_pass_is_told_as_said_there() -> None:
    found = Found("L11", "block", AT_MARKED, AT_MARKED + 4, MARKED, rule="guess")
    passed = replace(PASSED, level="block", rule="guess", order=1)
    came = replace(statement(), let_pass=(passed,), checkings=(read(found, order=2),), came=3)
    paper = statement_paper(came, PEOPLE, press("zh_TW"))
    (line,) = paper.passed
    assert (line.who, line.at, line.reason) == ("許雅筑", AT, "律師電話同意\n在原來的診所放行")
    assert "沒有其他標出的地方" in paper.guard
    assert (
        "律師電話同意"
        in counsel_sheet_paper(came, ask_of(came), PEOPLE, press("zh_TW")).sentences[1].marked
    )
    anew = replace(came, checkings=(read(found, order=4),))
    assert "仍標著：擋 1 處" in statement_paper(anew, PEOPLE, press("zh_TW")).guard


def read(found: Found, order: int) -> Checking:
    """A reading of the text that found one thing to block."""
    return Checking(1, AT, 1, 1, 0, 0, (found,), NOW.sha256, order=order)


def test_one_who_approved_alone_is_said_to_have_been_alone() -> None:
    paper = statement_paper(replace(statement(), approvals=(ALONE,)), PEOPLE, press("zh_TW"))
    assert paper.approved
    assert "一人核准，未經律師" in paper.approvals[0].words
    two = (replace(ALONE, alone=False), replace(ALONE, alone=False, by=2))
    half = statement_paper(replace(statement(), approvals=two[:1]), PEOPLE, press("zh_TW"))
    assert not half.approved
    assert statement_paper(replace(statement(), approvals=two), PEOPLE, press("zh_TW")).approved


def test_counsels_remarks_stand_beside_the_verdict() -> None:
    it = replace(statement(), verdicts=(VERDICT,))
    line = statement_paper(it, PEOPLE, press("zh_TW")).approvals[0]
    assert (line.words, line.remarks) == (
        "其餘可以", (("「評論內容是否屬實，還在查證。」", "像在懷疑對方"),)
    )  # fmt: skip
    english = statement_paper(it, PEOPLE, press("en")).approvals[0]
    assert english.remarks[0][0] == "“評論內容是否屬實，還在查證。”"


def test_the_sheet_marks_the_sentence_in_which_something_was_found() -> None:
    found = Found("L11", "warn", AT_MARKED, AT_MARKED + 4, MARKED, "先不猜")
    it = replace(statement(), checkings=(Checking(1, AT, 1, 0, 1, 0, (found,), NOW.sha256),))
    lines = counsel_sheet_paper(it, ask_of(it), PEOPLE, press("zh_TW")).sentences
    assert [line.number for line in lines if line.marked] == [2]


def test_two_without_the_counsel_they_had_asked_say_so_and_why() -> None:
    sent = Sent(1, AT, 1, "mail", ("可以提下次更新嗎",))
    hand = replace(ALONE, alone=False, reason="律師出國")
    it = replace(statement(), sent=(sent,), approvals=(hand, replace(hand, by=2, reason="")))
    text = words_of(it)
    assert "加密檔，以電子郵件或隨身碟交付" in text
    assert "可以提下次更新嗎" in text
    assert "未經律師（已送請律師看，當時尚無答覆）" in text
    assert "律師出國" in text


def test_what_passed_by_a_mark_of_our_own_is_printed_with_who_set_it() -> None:
    own = OwnPass("L8", "block", MARKED, "評鑑證書的原文", "沈以安", AT)
    read = Checking(1, AT, 1, 0, 0, 0, (), NOW.sha256, (own,))
    text = words_of(replace(statement(), checkings=(read,)))
    assert "依診所自訂標記不標出" in text
    assert "評鑑證書的原文" in text
    assert "L8" not in text, "a group is told by its name"


def test_what_was_taken_back_keeps_its_words_and_says_why() -> None:
    it = replace(statement(), ending=Ending(AT, 1, "證書到期", "S-2026-0009"))
    text = words_of(it)
    assert "已由 S-2026-0009 取代" in text
    assert "證書到期" in text
    assert MARKED in text
    assert "還沒有發出" not in text
    unsaid = replace(it, ending=Ending(AT, 1, "證書到期", "S-2026-0009", successor_out=False))
    assert "S-2026-0009 還沒有發出。" in words_of(unsaid)


def words_of(it: Statement) -> str:
    paper = statement_paper(it, PEOPLE, press("zh_TW"))
    return tool(drawn(paper, press("zh_TW")), "pdftotext", "-layout", "{}", "-")
