"""The fonts that ship can draw what a clinic writes, and are the ones that fonts.json speaks of."""

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "fonts"
FONTS = json.loads((FOLDER / "fonts.json").read_text("utf-8"))["fonts"]
ROLES = {font["role"]: font for font in FONTS}
SCREEN = ("sans-tc", "sans-sc", "latin-sans", "rare")
PAPER = ("serif-tc", *SCREEN)


@cache
def characters(role: str) -> frozenset[int]:
    with TTFont(FOLDER / ROLES[role]["file"], lazy=True) as font:
        return frozenset(font.getBestCmap())


def missing(text: Iterable[str], roles: Iterable[str]) -> list[str]:
    """The characters that no font of the chain has."""
    chain = frozenset[int]().union(*(characters(role) for role in roles))
    return [char for char in text if ord(char) not in chain]


def encoded(codec: str, rows: range, cells: Iterable[int]) -> str:
    """What stands in these rows of a two-byte character set."""
    cells = list(cells)
    pairs = (bytes((row, cell)).decode(codec, "ignore") for row in rows for cell in cells)
    return "".join(pairs)


BIG5_CELLS = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
WRITTEN = {
    "names and variants": "堃喆犇峯裡着𠮷甯翃澔",
    "names of the mainland": "镕玥珺旸翀钘飏𬀩𫖯𫍲",
    "rare names": "𪜶𧃽𨑨𩸽㐂㵘頥颕魲",
    "household registers": "𨙺侙匌䝅𨛍𠝟䐛蒁𧋑㠔𢡃㬘獹𤻞𥴩",
    "Hokkien and Hakka": "𠢕𤆬𢯾𡳞𪁎𫝛𫝏𫝺𫝻𫞼𠕇𠊎",
    "Big5 level 1": encoded("big5", range(0xA4, 0xC6), BIG5_CELLS)
    + encoded("big5", range(0xC6, 0xC7), range(0x40, 0x7F)),
    "Big5 level 2": encoded("big5", range(0xC9, 0xF9), BIG5_CELLS)
    + encoded("big5", range(0xF9, 0xFA), [cell for cell in BIG5_CELLS if cell < 0xD6]),
    "GB 2312 level 1": encoded("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF)),
    "GB 2312 level 2": encoded("gb2312", range(0xD8, 0xF8), range(0xA1, 0xFF)),
    "Bopomofo": "".join(map(chr, range(0x3105, 0x3130)))
    + "ˉˊˇˋ˙"
    + "ㆠㆡㆢㆣㆤㆥㆦㆧㆨㆩㆪㆫㆬㆭㆮㆯㆰㆱㆲㆳㆴㆵㆶㆷㆸㆹㆺ",
    "Taiwanese romanisation": "āáǎàâa̍a̋ēéěèêe̍e̋īíǐìîi̍i̋ōóǒòôo̍őo͘ūúǔùûu̍űḿm̀m̂m̄m̍ńǹn̂n̄n̍ŋⁿᴺ",
    "punctuation": "，、。．；：？！（）「」『』《》〈〉【】〔〕……——～–·‧“”‘’"
    "﹏％／＼＆＃＊＠＄￥○●◎△▲□■※→←↑↓℃",
    "digits and letters": "".join(map(chr, range(0x20, 0x7F)))
    + "０１２３４５６７８９ＡＺａｚ①②③Ⅰ㈠€±×÷",
}


@pytest.mark.parametrize("kind", WRITTEN)
@pytest.mark.parametrize("roles", [SCREEN, PAPER], ids=["screen", "paper"])
def test_what_a_clinic_writes_is_covered(kind: str, roles: tuple[str, ...]) -> None:
    assert len(WRITTEN[kind]) >= 7
    assert missing(WRITTEN[kind], roles) == []


def test_the_character_sets_are_whole() -> None:
    assert len(WRITTEN["Big5 level 1"]) == 5401
    assert len(WRITTEN["Big5 level 2"]) == 7652
    assert len(WRITTEN["GB 2312 level 1"]) == 3755
    assert len(WRITTEN["GB 2312 level 2"]) == 3008


def test_the_simplified_font_alone_covers_gb_2312() -> None:
    written = WRITTEN["GB 2312 level 1"] + WRITTEN["GB 2312 level 2"]
    assert missing(written, ["sans-sc"]) == []
    assert missing(written, ["sans-sc-bold"]) == []


def test_a_hash_stands_in_the_mono_font_with_equal_widths() -> None:
    written = "0123456789abcdefABCDEF -·…"
    assert missing(written, ["mono"]) == []
    with TTFont(FOLDER / ROLES["mono"]["file"]) as font:
        names = font.getBestCmap()
        assert len({font["hmtx"][names[ord(char)]][0] for char in written}) == 1
        assert "GSUB" not in font, "ligatures would hide characters of a hash"


@pytest.mark.parametrize("font", FONTS, ids=[font["role"] for font in FONTS])
def test_the_index_tells_the_truth(font: dict[str, str | int]) -> None:
    path = FOLDER / str(font["file"])
    assert hashlib.sha256(path.read_bytes()).hexdigest() == font["sha256"]
    assert "Open Font License" in (FOLDER / str(font["licence"])).read_text("utf-8")
    with TTFont(path, lazy=True) as opened:
        assert opened["name"].getBestFamilyName() == font["family"]
        assert opened["OS/2"].usWeightClass == font["weight"]
        assert opened["OS/2"].fsType == 0, "may be embedded"
        assert "glyf" in opened, "the PDF engine reads TrueType outlines only"


def test_nothing_lies_about_that_the_index_does_not_name() -> None:
    named = {str(font["file"]) for font in FONTS} | {str(font["licence"]) for font in FONTS}
    assert {path.name for path in FOLDER.iterdir()} == named | {"fonts.json"}


def test_every_face_has_the_line_height_of_the_chinese_one() -> None:
    heights = set()
    for role in ("sans-tc", "sans-sc", "rare"):
        with TTFont(FOLDER / ROLES[role]["file"], lazy=True) as font:
            heights.add((font["hhea"].ascent, font["hhea"].descent))
    assert len(heights) == 1
