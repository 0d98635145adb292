"""What only one or two people read stands in nothing that leaves: the pad, and counsel's notes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clinicguard.clinic import Clinic
from clinicguard.host.words import Words
from clinicguard.papers.catalogue import offered, read
from clinicguard.papers.order import Order
from clinicguard.statements.statement import text_hash
from tests.integration.incidents.made import worked_with_a_screenshot
from tests.integration.papers.test_papers import text_of
from tests.made import MadeClinic

ROOT = Path(__file__).parents[3]
CASE = "incident/I-2026-0001"
PAD, NOTE = "底線別寫出去三十二萬", "若談調解全退材料費"
TEXT = "我們注意到網路上的討論，理解大家的擔心。"
NAMES = {
    r"own/pad/": {"ui/statements/pad_panel.py"},
    r"CounselNoteRow|counsel_note\b": {
        "clinicguard/overview/retention_desk.py",
        "clinicguard/statements/private_desk.py",
        "clinicguard/statements/tables_own.py",
        "clinicguard/storage/migrations/m0014_own_words.py",
    },
    r"\.private\.(of|count)\(": {"ui/statements/private_panel.py"},
    r"(?i)\b(from|into|join)\s+draft\b": {
        "clinicguard/storage/drafts.py",
        "clinicguard/storage/erasing.py",
    },
}
"""What reads or writes them, and where alone that may stand."""


@pytest.mark.parametrize("name", NAMES)
def test_nothing_else_in_the_house_reads_them(name: str) -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for folder in ("clinicguard", "ui")
        for path in (ROOT / folder).rglob("*.py")
        if re.search(name, path.read_text("utf-8"))
    }
    assert found == NAMES[name]


@pytest.fixture
def written(made: MadeClinic, tmp_path: Path) -> Clinic:
    """A case near its end with a pad, a note on the case, and one on a text that went out."""
    worked_with_a_screenshot(made, tmp_path / "files")
    clinic = made.open()
    clinic.drafts.keep(f"own/pad/{CASE}", {"text": PAD})
    number = clinic.statements.begin(CASE, "public_statement", "第一份", TEXT, "zh_TW").number
    for about in (CASE, f"statement/{number}"):
        clinic.statements.private.write(about, NOTE, "high")
    clinic.statements.approve(number, text_hash(TEXT), alone=True, reason="律師聯絡不上")
    clinic.statements.release(number, text_hash(TEXT), "website", "首頁")
    return clinic


@pytest.mark.prove
def test_no_paper_no_log_and_no_search_has_a_word_of_it(written: Clinic) -> None:
    drawn = 0
    for record in (CASE, "statement/S-2026-0001", "clinic"):
        for each in offered(written, record, Words("zh_TW")):
            keys = [f"{each.kind.key}:{version.key}" for version in each.kind.versions]
            for key in keys or [each.kind.key]:
                order = Order(key, each.offer.subject, "zh_TW", purpose="準備調解")
                data = read(written, order).make()
                pdf = data.startswith(b"%PDF")
                words = text_of(data) if pdf else data.decode("utf-8", "replace")
                drawn += 1
                assert PAD not in words, key
                assert NOTE not in words, key
    assert drawn > 10
    told = " ".join(str(each.words) for each in written.log.newest(1000))
    for secret in (PAD, NOTE):
        assert secret not in told
        assert written.overview.search(secret) == ()
    assert written.drafts.find(f"own/pad/{CASE}") == {"text": PAD}
    assert written.check_log().whole


def test_another_person_finds_no_pad(made: MadeClinic) -> None:
    made.open().drafts.keep(f"own/pad/{CASE}", {"text": PAD})
    made.close()
    clinic = made.open("manager")
    assert clinic.drafts.find(f"own/pad/{CASE}") is None


def test_a_case_that_is_disposed_of_takes_both_along(written: Clinic) -> None:
    from clinicguard.overview.retention import RecordKind
    from clinicguard.overview.retention_desk import _erase

    with written.book.act("retention.dispose", CASE) as change:
        erased = _erase(change, RecordKind.INCIDENT, "I-2026-0001")
    assert erased.drafts == 1
    assert written.drafts.find(f"own/pad/{CASE}") is None
    assert written.statement_lists.private.of(CASE) == ()
    assert written.statement_lists.private.of("statement/S-2026-0001") == ()
