"""Whatever stands in a field is printed as it stands there; nothing in it is ever understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import UTC
from typing import Any, TypeVar

import pytest

from clinicguard.documents.authority_form import authority_form
from clinicguard.documents.call_list import call_list_paper
from clinicguard.documents.care_minutes import care_minutes
from clinicguard.documents.certified_letter import certified_letter
from clinicguard.documents.complaint_record import complaint_record
from clinicguard.documents.complaint_register import complaint_register
from clinicguard.documents.contact_sheet import contact_sheet
from clinicguard.documents.counsel_sheet import counsel_sheet
from clinicguard.documents.custody_form import custody_form
from clinicguard.documents.drill_proof import drill_proof
from clinicguard.documents.evidence_inventory import evidence_inventory
from clinicguard.documents.incident_report import incident_report
from clinicguard.documents.labels import label_sheet
from clinicguard.documents.letter import letter
from clinicguard.documents.log_extract import log_extract
from clinicguard.documents.now_sheet import now_sheet
from clinicguard.documents.press import Press, Stamp
from clinicguard.documents.press_release import press_release
from clinicguard.documents.recovery_kit import recovery_kit
from clinicguard.documents.slip import acknowledgement_slip
from clinicguard.documents.staff_notice import staff_notice
from clinicguard.documents.statement import statement
from clinicguard.documents.task_sheet import task_sheet
from clinicguard.documents.wall_chart import wall_chart
from clinicguard.documents.wall_sheet import wall_sheet
from tests.unit.documents import hour_samples as hour
from tests.unit.documents.counsel_sample import COUNSEL_SHEET
from tests.unit.documents.drawn import active_in, text_of, tool
from tests.unit.documents.report_sample import CUSTODY_FORM, INVENTORY, REPORT
from tests.unit.documents.samples import COMPLAINT, KIT, SLIP, STAMP, STATEMENT

T = TypeVar("T")

NAUGHTY = (
    "<b>粗</b><a href='javascript:alert(1)'>按我</a>",
    "<img src='file:///etc/passwd'/>&lt;&amp;&#0;",
    "(paren) \\) Tj ET /JavaScript (app.alert) >> endobj",
    "%PDF-1.7 ]]> --> <?xpacket end='w'?>",
    "{0} {x} %s %(y)s ${HOME} `id` $(reboot)",
    "a\u202eb\u2066c\u200bd\x00e\x1bf\x7fg",
    "😡👨‍👩‍👧 ก ا ש ᚠ \ud800",
    "e\u0301\u0301\u0301 Z̷̛͔a̴̖l̸̡g̵̰o̷ \u0358\u0358",
    "'; DROP TABLE complaint; --",
    "一" * 300 + "，" * 40 + "「" * 40,
    "W" * 400,
    "\n\n\n",
    " ",
)
# what surely comes back, letter for letter, when it is found in the text
PLAIN = NAUGHTY[:5]


def everywhere(value: T, text: str) -> T:
    """The paper with `text` in every field that holds words; hashes and numbers stay."""
    if isinstance(value, str):
        return text  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(everywhere(each, text) for each in value)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        changed: dict[str, Any] = {
            field.name: everywhere(getattr(value, field.name), text) for field in fields(value)
        }
        return replace(value, **changed)
    return value


def naughty_press(text: str) -> Press:
    stamp = Stamp(text, text, 1, STAMP.log_hash, STAMP.made_at, text, UTC)
    return Press("zh_TW", True, stamp)


@pytest.mark.parametrize("text", NAUGHTY)
def test_every_field_of_a_record_takes_anything(text: str) -> None:
    pdf = complaint_record(everywhere(COMPLAINT, text), naughty_press(text))
    assert not active_in(pdf)
    if text in PLAIN:
        assert text_of(pdf).count("".join(text.split())) >= 20


@pytest.mark.parametrize("text", NAUGHTY)
def test_the_other_papers_take_anything(text: str) -> None:
    press = naughty_press(text)
    for pdf in (
        acknowledgement_slip(everywhere(SLIP, text), press),
        statement(everywhere(STATEMENT, text), press),
        evidence_inventory(everywhere(INVENTORY, text), press),
    ):
        assert pdf.startswith(b"%PDF-1.7")


DESK: dict[str, Callable[[str, Press], bytes]] = {
    "now-sheet": lambda text, press: now_sheet(everywhere(hour.NOW, text), press),
    "task-sheet": lambda text, press: task_sheet(everywhere(hour.TASKS, text), press),
    "staff-notice": lambda text, press: staff_notice(everywhere(hour.NOTICE, text), press),
    "care-minutes": lambda text, press: care_minutes(everywhere(hour.MINUTES, text), press),
    "letter": lambda text, press: letter(everywhere(hour.LETTER, text), press),
    "press-release": lambda text, press: press_release(everywhere(hour.PRESS_RELEASE, text), press),
    "certified": lambda text, press: certified_letter(everywhere(hour.CERTIFIED, text), press),
    "register": lambda text, press: complaint_register(everywhere(hour.REGISTER, text), press),
    "labels": lambda text, press: label_sheet(everywhere(hour.LABELS, text), press),
    "drill": lambda text, press: drill_proof(everywhere(hour.DRILL, text), press),
    "form": lambda text, press: authority_form(everywhere(hour.FORM, text), press),
    "log": lambda text, press: log_extract(everywhere(hour.LOG_EXTRACT, text), press),
}


@pytest.mark.parametrize("text", [NAUGHTY[0], NAUGHTY[6], NAUGHTY[9]])
@pytest.mark.parametrize("paper", DESK)
def test_the_papers_of_the_desk_take_anything(paper: str, text: str) -> None:
    pdf = DESK[paper](text, naughty_press(text))
    assert not active_in(pdf)
    if text in PLAIN and paper != "certified":
        assert "".join(text.split()) in text_of(pdf)


REST: dict[str, Callable[[str, Press], bytes]] = {
    "counsel": lambda text, press: counsel_sheet(everywhere(COUNSEL_SHEET, text), press),
    "custody": lambda text, press: custody_form(everywhere(CUSTODY_FORM, text), press),
    "card": lambda text, press: recovery_kit(
        replace(everywhere(KIT, text), words=KIT.words, code=KIT.code), press
    ),
    "chart": lambda text, press: wall_chart(everywhere(hour.chart(press), text), press),
    "clocks": lambda text, press: wall_sheet(everywhere(hour.WALL, text), press),
    "calls": lambda text, press: call_list_paper(everywhere(hour.CALLS, text), press),
    "contacts": lambda text, press: contact_sheet(everywhere(hour.CONTACTS, text), press),
}
WHOLE: dict[str, Callable[[str, Press], bytes]] = {
    "record": lambda text, press: complaint_record(everywhere(COMPLAINT, text), press),
    "slip": lambda text, press: acknowledgement_slip(everywhere(SLIP, text), press),
    "statement": lambda text, press: statement(everywhere(STATEMENT, text), press),
    "inventory": lambda text, press: evidence_inventory(everywhere(INVENTORY, text), press),
    "report": lambda text, press: incident_report(everywhere(REPORT, text), press),
}
EVERY = {**DESK, **REST, **WHOLE}
APART = frozenset({"certified", "chart"})
"""Their letters stand in squares, and their words in lines that a picture cuts off."""


@pytest.mark.parametrize("paper", REST)
def test_the_papers_of_other_windows_take_anything(paper: str) -> None:
    pdf = REST[paper](NAUGHTY[0], naughty_press(NAUGHTY[0]))
    assert not active_in(pdf)
    assert paper in APART or "".join(NAUGHTY[0].split()) in text_of(pdf)


@pytest.mark.prove
@pytest.mark.parametrize("text", NAUGHTY)
@pytest.mark.parametrize("paper", EVERY)
def test_every_naughty_text_in_every_field_of_every_paper(paper: str, text: str) -> None:
    pdf = EVERY[paper](text, naughty_press(text))
    assert not active_in(pdf)
    assert "No syntax" in tool(pdf, "qpdf", "--check", "{}")
    if text in PLAIN and paper not in APART:
        assert "".join(text.split()) in text_of(pdf)


@pytest.mark.parametrize("text", [NAUGHTY[2], NAUGHTY[6]])
def test_the_report_takes_anything(text: str) -> None:
    pdf = incident_report(everywhere(REPORT, text), naughty_press(text))
    assert "No syntax" in tool(pdf, "qpdf", "--check", "{}")


def test_what_could_not_be_drawn_is_listed_at_the_end() -> None:
    paper = replace(COMPLAINT, verbatim="你們太離譜了😡")
    text = text_of(complaint_record(paper, Press("zh_TW", False, STAMP)))
    assert "你們太離譜了〔U+1F621〕" in text
    assert "U+1F621POUTINGFACE" in text


def test_ten_thousand_characters_in_a_cell_run_over_pages() -> None:
    words = "".join(f"第{i}句說明經過與當時所知。" for i in range(800))
    assert len(words) > 10_000
    first = replace(COMPLAINT.contacts[0], said=words)
    pdf = complaint_record(replace(COMPLAINT, contacts=(first,)), Press("zh_TW", False, STAMP))
    text = text_of(pdf)
    # a few sentences are parted by the foot of a page
    assert sum(f"第{i}句說明經過與當時所知。" in text for i in range(800)) > 770
    assert "第0句" in text
    assert "第799句" in text
