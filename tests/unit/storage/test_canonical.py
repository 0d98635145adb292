"""Whatever the way it is written, a value has the bytes of RFC 8785."""

from __future__ import annotations

from enum import StrEnum

import pytest
import rfc8785
from hypothesis import example, given
from hypothesis import strategies as st

from clinicguard.storage.canonical import canonical

SINGLE = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text() | st.floats(
    allow_nan=False, allow_infinity=False
)  # fmt: skip
VALUES = st.recursive(
    SINGLE,
    lambda inside: (
        st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=3), inside, max_size=4)
    ),
    max_leaves=12,
)


@given(VALUES)
@example(['\x00\x1f\x7f\b\t\n\f\r"\\/é\u2028\u2029😀', 0, -1, True, None, (), {}])
@example({"\ue000": 1, "😀": 2, "a": [1.0, 1e21, -0.0]})
@example({"b": {"ab": "1", "a": 2, "A": [[]], "": ("x",)}, "a": 2**53 - 1})
def test_the_bytes_are_those_of_the_standard(value: object) -> None:
    assert canonical(value) == rfc8785.dumps(value)  # type: ignore[arg-type]


class _Word(StrEnum):
    ONE = "one"


def test_a_choice_is_written_by_its_value() -> None:
    assert canonical([_Word.ONE]) == b'["one"]'


@pytest.mark.parametrize(
    "value", [2**53, [-(2**53)], "\ud800", {"a": "\ud800"}, {1: "a"}, float("nan"), {"a": b"x"}]
)
def test_what_json_cannot_say_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        canonical(value)
