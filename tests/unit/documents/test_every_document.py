"""What holds for every document: fonts inside, nothing active, same bytes, drafts marked."""

from __future__ import annotations

import io

import pikepdf
import pytest

from clinicguard.host.words import Language
from tests.unit.documents.drawn import (
    ALL,
    DOCUMENTS,
    IN_TURN,
    active_in,
    drawn,
    pages_of,
    text_of,
    tool,
)
from tests.unit.documents.samples import KIT, RARE, SLIP, STAMP, press


@pytest.mark.parametrize(("name", "language"), ALL)
def test_nothing_in_it_is_active(name: str, language: Language) -> None:
    assert not active_in(drawn(name, language))


@pytest.mark.parametrize(("name", "language"), IN_TURN)
def test_its_syntax_is_right_and_every_font_is_inside(name: str, language: Language) -> None:
    _is_sound(name, language)


@pytest.mark.prove
@pytest.mark.parametrize(("name", "language"), ALL)
def test_it_is_sound_in_every_language(name: str, language: Language) -> None:
    _is_sound(name, language)


def _is_sound(name: str, language: Language) -> None:
    """Its syntax is right; every font is inside, and maps back to characters."""
    checked = tool(drawn(name, language), "qpdf", "--check", "{}")
    assert "No syntax or stream encoding errors" in checked
    fonts = [line.split() for line in tool(drawn(name, language), "pdffonts", "{}").splitlines()]
    assert fonts[2:]
    assert all(font[-5:-2] == ["yes", "yes", "yes"] for font in fonts[2:])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_same_values_give_the_same_bytes(name: str) -> None:
    assert DOCUMENTS[name](press("zh_TW")) == drawn(name)


@pytest.mark.parametrize("name", sorted(DOCUMENTS.keys() - {"recovery-kit"}))
def test_a_draft_says_so_on_every_page(name: str) -> None:
    pages = pages_of(drawn(name, draft=True))
    assert all("草稿" in page for page in pages)
    assert not any("草稿" in page for page in pages_of(drawn(name)))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_it_tells_its_title_language_and_time(name: str) -> None:
    with pikepdf.open(io.BytesIO(drawn(name, "zh_CN"))) as pdf:
        assert pdf.docinfo["/Author"] == STAMP.clinic_name
        assert pdf.docinfo["/CreationDate"] == "D:20261121094200+00'00'"
        assert pdf.Root.Lang == "zh-CN"
        assert str(pdf.docinfo["/Title"]).strip()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_pages_are_numbered_to_the_last(name: str) -> None:
    pages = pages_of(drawn(name, "en"))
    if len(pages) == 1:
        return
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page


def test_the_log_head_stands_on_every_page_of_a_report() -> None:
    groups = " ".join(STAMP.log_hash[i : i + 4] for i in range(0, 64, 4))
    assert all(groups in page for page in pages_of(drawn("incident-report")))


def test_rare_names_come_back_exactly() -> None:
    assert "".join(RARE.split()) in text_of(drawn("complaint-record"))


def test_the_card_holds_every_word_in_order() -> None:
    text = text_of(drawn("recovery-kit"))
    assert "".join(f"{n}{word}" for n, word in enumerate(KIT.words, start=1)) in text


def test_the_slip_carries_nothing_of_the_inner_record() -> None:
    text = text_of(drawn("slip"))
    assert SLIP.number in text
    assert "傾聽" not in text
    assert "H-004417" not in text


def test_the_slip_is_one_sheet() -> None:
    assert len(pages_of(drawn("slip"))) == 1
