"""Four compartments: who reads which, and wording of one that would stand in another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinicguard.incidents.compartments import (
    READERS,
    RUN,
    Compartment,
    CompartmentShut,
    Former,
    Note,
    WordingReused,
    checked,
    readable,
    reused,
)
from clinicguard.incidents.reasons import ReasonMissing
from tests.unit.incidents.made import OWNER, START

CARE, ROOT, MEDIATION, PUBLIC = Compartment
REGRET = "讓您打了四次都找不到醫師，是我們沒有做好，對不起。"


def note(compartment: Compartment, text: str, **more: object) -> Note:
    return Note(1, compartment, text, START, OWNER, **more)  # type: ignore[arg-type]


def test_given_words_of_the_care_talk_when_they_stand_in_a_statement_then_they_are_found() -> None:
    text = "各位好：讓您打了四次都找不到醫師，是我們沒有做好。"
    (found,) = reused(text, PUBLIC, [note(CARE, REGRET)])
    assert found.taken_from is CARE
    assert text[found.start : found.end] == found.words
    assert found.words == "讓您打了四次都找不到醫師，是我們沒有做好"


def test_width_spaces_and_punctuation_hide_nothing() -> None:
    text = "讓您　打了「四次」…都找不到 醫師——是我們，沒有做好"
    assert reused(text, PUBLIC, [note(CARE, REGRET)])


def test_eleven_characters_in_a_row_are_chance_and_twelve_are_wording() -> None:
    words = "甲乙丙丁戊己庚辛壬癸子丑"
    assert len(words) == RUN
    assert reused(words, PUBLIC, [note(CARE, words)])
    assert not reused(words[:-1], PUBLIC, [note(CARE, words)])


def test_wording_within_its_own_compartment_is_free() -> None:
    assert not reused(REGRET, CARE, [note(CARE, REGRET)])


def test_facts_and_core_messages_belong_to_all() -> None:
    fact = "11-16 20:46、11-17 08:02 兩通來電沒有人接"
    written = note(ROOT, f"{fact}，因為夜間沒有轉接。")
    assert reused(fact, PUBLIC, [written])
    assert not reused(fact, PUBLIC, [written], shared=[fact])
    rest = reused(f"{fact}，因為夜間沒有轉接。", PUBLIC, [written], shared=[fact])
    assert [each.words for each in rest] != []


def test_words_that_were_struck_through_still_belong_where_they_were() -> None:
    changed = note(CARE, "已重寫", former=(Former(REGRET, START, OWNER, "更正"),))
    assert reused(REGRET, MEDIATION, [changed])


def test_a_common_english_phrase_is_not_wording_and_a_sentence_is() -> None:
    written = note(CARE, "We are sorry that nobody answered the telephone that night.")
    assert not reused("the telephone that", PUBLIC, [written])
    assert reused("sorry that nobody answered the telephone", PUBLIC, [written])


@given(
    st.text(alphabet="甲乙丙丁，。 ", max_size=40), st.text(alphabet="甲乙丙丁，。 ", max_size=40)
)
def test_what_is_found_is_really_in_both(text: str, source: str) -> None:
    def plain(words: str) -> str:
        return "".join(letter for letter in words if letter.isalnum())

    found = reused(text, PUBLIC, [note(ROOT, source)])
    for each in found:
        assert text[each.start : each.end] == each.words
        assert plain(each.words) in plain(source)
        assert len(plain(each.words)) >= RUN
    shared = {
        plain(text)[at : at + RUN]
        for at in range(len(plain(text)) - RUN + 1)
        if plain(text)[at : at + RUN] in plain(source)
    }
    assert bool(found) == bool(shared)


def test_reused_wording_is_stopped_and_owner_or_counsel_lets_it_pass_with_a_reason() -> None:
    notes = [note(ROOT, REGRET)]
    with pytest.raises(WordingReused) as stopped:
        checked(REGRET, CARE, notes, (), "owner")
    assert stopped.value.reuses[0].taken_from is ROOT
    with pytest.raises(WordingReused):
        checked(REGRET, CARE, notes, (), "manager", "我負責")
    with pytest.raises(ReasonMissing):
        checked(REGRET, CARE, notes, (), "owner", "…")
    assert checked(REGRET, CARE, notes, (), "owner", "病人要求逐字寫進") == "病人要求逐字寫進"
    assert checked("別的話", CARE, notes, (), "manager") == ""


def test_reception_neither_reads_nor_writes_the_private_compartments() -> None:
    notes = [note(each, "內容") for each in Compartment]
    assert [each.compartment for each in readable(notes, "reception")] == [PUBLIC]
    with pytest.raises(CompartmentShut):
        checked("內容", MEDIATION, (), (), "reception")
    assert all({"owner", "counsel"} <= readers for readers in READERS.values())
