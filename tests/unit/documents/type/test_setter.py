"""Setting: fallback faces, justification, and a record of what could not be drawn."""

from __future__ import annotations

from clinicguard.documents.type.setter import Setter
from clinicguard.documents.type.style import Span, Style

BODY = Style("serif", 10, 18, align="justify")
LONG = (
    "目前確認的是：負責人 11 月 19 日上午 8 時接獲通知後親自了解，「尚待確認」的正在逐項核對。" * 3
)


def end(setter: Setter, text: str, width: float) -> list[float]:
    lines = setter.lines([Span(text)], BODY, width)
    return [line[-1].x + line[-1].width for line in lines]


def test_justified_lines_end_at_the_margin() -> None:
    for width in (180.0, 240.0, 333.0, 450.0):
        ends = end(Setter("zh_TW"), LONG, width)
        # the space after a line's last letter is white, and hangs over by less than a tenth of it
        assert all(abs(each - width) <= 1.0 for each in ends[:-1])


def test_english_is_left_ragged() -> None:
    setter = Setter("en")
    lines = setter.lines([Span("We know this is worrying and we look into it. " * 6)], BODY, 200)
    assert all(piece.after_space == 0 for line in lines for piece in line)


def test_a_character_that_the_first_face_lacks_is_drawn_by_another() -> None:
    (line,) = Setter("zh_TW").lines([Span("陳𠮷祥")], BODY, 400)
    names = [piece.face.font.fontName for piece in line]
    assert names[0] == names[2] != names[1]


def test_letters_keep_their_marks_in_one_face() -> None:
    (line,) = Setter("zh_TW").lines([Span("tâi o͘")], BODY, 400)
    assert any("o͘" in piece.text for piece in line)


def test_what_has_no_glyph_is_written_out_and_remembered() -> None:
    setter = Setter("zh_TW")
    (line,) = setter.lines([Span("生氣😡")], BODY, 400)
    assert "".join(piece.text for piece in line) == "生氣〔U+1F621〕"
    assert list(setter.missing) == ["😡"]


def test_an_apostrophe_inside_a_latin_word_is_narrow() -> None:
    setter = Setter("zh_TW")
    assert setter.width("don’t", BODY) < setter.width("don't", BODY) + 2


def test_a_line_end_starts_a_new_line() -> None:
    lines = Setter("zh_TW").lines([Span("一\n\n二")], BODY, 400)
    assert ["".join(piece.text for piece in line) for line in lines] == ["一 ", "", "二"]


def test_words_parted_by_a_line_end_are_not_read_as_one() -> None:
    lines = Setter("en").lines([Span("We look into what you told us")], BODY, 60)
    assert len(lines) > 2
    read = "".join(piece.text for line in lines for piece in line)
    assert read == "We look into what you told us"
