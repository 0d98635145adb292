"""What is hidden becomes visible; what is visible stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.documents.type.plain import one_line, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("堃喆犇峯裡着𠮷", "堃喆犇峯裡着𠮷"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        ("a\0b", "ab"),
        ("a\x07b", "a〔U+0007〕b"),
        ("invoice\u202efdp.exe", "invoice〔U+202E〕fdp.exe"),
        ("zero\u200bwidth\u200d\u2060", "zero〔U+200B〕width〔U+200D U+2060〕"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("1\t2", "1    2"),
        ("3\u00a0600\u2009元", "3 600 元"),
        ("一\u3000二", "一\u3000二"),
        ("\udce5", "〔U+DCE5〕"),
        ("\ue000", "〔U+E000〕"),
        ("葛\U000e0100", "葛"),
        ("☎\ufe0f", "☎"),
    ],
)
def test_shown(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text())
def test_a_title_is_one_line(text: str) -> None:
    assert "\n" not in one_line(text)
