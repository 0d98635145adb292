"""The fonts that ship draw what clinics write."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from clinicguard.documents.letter import letter
from clinicguard.documents.type.faces import chain, face, without_glyph
from clinicguard.documents.type.unicode_map import unicode_map
from clinicguard.host.words import LANGUAGES, Language
from tests.unit.documents.drawn import text_of
from tests.unit.documents.hour_samples import LETTER
from tests.unit.documents.samples import press

LETTERS = ("Lo", "Lu", "Ll", "Nd", "Po", "Ps", "Pe")


def printable(codec: str) -> str:
    """Every letter of a character set that Python knows."""
    found = []
    for lead in range(0xA1, 0xFF):
        for trail in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
            try:
                char = bytes((lead, trail)).decode(codec)
            except UnicodeDecodeError:
                continue
            if len(char) == 1 and char.isprintable() and not 0xE000 <= ord(char) < 0xF900:
                found.append(char)
    return "".join(found)


@pytest.mark.parametrize("codec", ["big5", "gb2312"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_character_sets_can_be_drawn(codec: str, language: Language) -> None:
    for kind in ("serif", "serif-bold", "sans", "sans-bold"):
        faces = chain(language, kind)
        lost = [char for char in printable(codec) if faces.find(char) is None]
        assert not [char for char in lost if unicodedata.category(char) in LETTERS]


@pytest.mark.parametrize(
    "text",
    [
        "堃喆犇峯裡着𠮷甯翃澔",
        "ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙㄚㄛㄜㄝㄞㄟㄠㄡㄢㄣㄤㄥㄦㄧㄨㄩˊˇˋ˙",
        "Tâi-gí o͘ a̍ ōo ê lâng",
        "“don’t” — § 10, 3,600 € £ ¥ ° ±",
        "Nguyễn Thị Hằng",
    ],
)
def test_names_and_romanisation_can_be_drawn(text: str) -> None:
    assert without_glyph(text) == ()


def test_what_cannot_be_drawn_is_named_once() -> None:
    assert without_glyph("生氣😡了😡ก") == ("😡", "ก")


def test_the_map_back_to_characters_holds_above_the_first_plane() -> None:
    assert "<01> <d842dfb7>" in unicode_map("any", [0, ord("𠮷")])


def test_the_map_back_is_cut_into_blocks_of_a_hundred() -> None:
    blocks = unicode_map("any", list(range(0x4E00, 0x4E00 + 250)))
    assert blocks.count("100 beginbfchar") == 2
    assert blocks.count("50 beginbfchar") == 1


def test_a_face_is_read_once() -> None:
    assert face("sans-tc") is face("sans-tc")


@pytest.mark.prove
@pytest.mark.parametrize("codec", ["big5", "gb2312"])
def test_every_letter_comes_back_from_the_paper(codec: str) -> None:
    letters = [char for char in printable(codec) if unicodedata.category(char) in LETTERS]
    assert len(letters) > 6_000
    text = text_of(letter(replace(LETTER, words="".join(letters)), press("zh_TW")))
    assert "〔U+" not in text
    assert [char for char in letters if char not in text] == []
