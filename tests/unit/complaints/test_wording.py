"""Struck text: nothing of the old or the new wording is lost."""

from hypothesis import given
from hypothesis import strategies as st

from clinicguard.complaints.wording import Mark, Piece, struck

TEXTS = st.text(st.sampled_from("的是等候 70ab，。\n𠮷😀\x00") | st.characters(), max_size=80)


def sides(pieces: tuple[Piece, ...]) -> tuple[str, str]:
    old = "".join(piece.words for piece in pieces if piece.mark is not Mark.ADDED)
    new = "".join(piece.words for piece in pieces if piece.mark is not Mark.STRUCK)
    return old, new


@given(TEXTS, TEXTS)
def test_the_pieces_hold_both_wordings_whole(old: str, new: str) -> None:
    assert sides(struck(old, new)) == (old, new)


@given(TEXTS)
def test_an_unchanged_wording_has_no_marks(text: str) -> None:
    assert {piece.mark for piece in struck(text, text)} <= {Mark.SAME}


def test_only_what_changed_is_struck() -> None:
    assert struck("等了70分鐘才看到", "等了90分鐘才看到") == (
        Piece(Mark.SAME, "等了"),
        Piece(Mark.STRUCK, "70"),
        Piece(Mark.ADDED, "90"),
        Piece(Mark.SAME, "分鐘才看到"),
    )
    assert struck("櫃檯態度", "行政流程、溝通說明") == (
        Piece(Mark.STRUCK, "櫃檯態度"),
        Piece(Mark.ADDED, "行政流程、溝通說明"),
    )


def test_ten_thousand_characters_are_compared_in_time() -> None:
    old, new = "的等" * 5000, "等的" * 5000
    assert sides(struck(old, new)) == (old, new)
