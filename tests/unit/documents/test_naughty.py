"""Whatever stands in a field is printed as it stands there; nothing in it is ever understood."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import UTC
from typing import Any, TypeVar

import pytest

from clinicguard.documents.complaint_record import complaint_record
from clinicguard.documents.evidence_inventory import evidence_inventory
from clinicguard.documents.incident_report import incident_report
from clinicguard.documents.press import Press, Stamp
from clinicguard.documents.slip import acknowledgement_slip
from clinicguard.documents.statement import statement
from tests.unit.documents.drawn import active_in, text_of, tool
from tests.unit.documents.report_sample import INVENTORY, REPORT
from tests.unit.documents.samples import COMPLAINT, SLIP, STAMP, STATEMENT

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


@pytest.mark.parametrize("text", [NAUGHTY[2], NAUGHTY[6], NAUGHTY[9]])
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
    assert sum(f"第{i}句說明經過與當時所知。" in text for i in range(800)) > 780
    assert "第0句" in text
    assert "第799句" in text
