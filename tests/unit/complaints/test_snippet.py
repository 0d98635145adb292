"""The piece of a text around what was found."""

from hypothesis import given
from hypothesis import strategies as st

from clinicguard.complaints.snippet import LENGTH, Snippet, snippet


def finds(text: str, typed: str) -> list[tuple[int, int]]:
    found, at = [], text.find(typed)
    while at >= 0:
        found.append((at, at + len(typed)))
        at = text.find(typed, at + len(typed))
    return found


def test_a_hit_at_the_beginning_leaves_the_text_as_it_is() -> None:
    assert snippet(["等候太久"], "等候", finds) == Snippet("等候太久", ((0, 2),))


def test_a_hit_far_inside_is_shown_with_what_stands_around_it() -> None:
    found = snippet(["前" * 200 + "等候" + "後" * 200], "等候", finds)
    [(start, end)] = found.hits
    assert found.words[start:end] == "等候"
    assert found.words.startswith("…前")
    assert found.words.endswith("後…")


def test_the_first_text_with_a_hit_is_taken_and_without_one_the_first_text() -> None:
    assert snippet(["收費", "等候"], "等候", finds).words == "等候"
    assert snippet(["", "收費", "退費"], "等候", finds) == Snippet("收費")
    assert snippet([], "等候", finds) == Snippet("")


def test_lines_become_one_line_without_moving_a_hit() -> None:
    assert snippet(["一\n等候\t二"], "等候", finds) == Snippet("一 等候 二", ((2, 4),))


@given(st.text(st.sampled_from("等候前\n 後"), max_size=400), st.sampled_from(["", "等", "等候"]))
def test_hits_always_lie_within_the_words(text: str, typed: str) -> None:
    found = snippet([text], typed, finds)
    assert len(found.words) <= LENGTH + 2
    for start, end in found.hits:
        assert found.words[start:end] == typed[: end - start]
    assert bool(found.hits) is bool(typed and typed in text)
