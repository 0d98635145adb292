"""Core messages, options and decisions: counted, proven, weighed, with what was known then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clinicguard.incidents import messages, strategy
from clinicguard.incidents.decisions import ChoiceMissing, decided
from clinicguard.incidents.facts import KnownFact, Status, turned
from clinicguard.incidents.messages import (
    Finding,
    MessageMissing,
    TooManyMessages,
    Weakness,
    measured,
    measured_together,
    reworded,
    weaknesses,
    withdrawn,
)
from clinicguard.incidents.reasons import ReasonMissing
from clinicguard.incidents.strategy import NotWeighed, Option, Verdict, judged
from tests.unit.incidents.made import DESK, MANAGER, OWNER, START, Story


def test_chinese_is_counted_in_characters_and_read_in_seconds() -> None:
    found = measured("我們看到了，負責人親自在了解。")
    assert (found.characters, found.words) == (13, 0)
    assert found.seconds == pytest.approx(2.9)
    assert not found.too_long


def test_english_is_counted_in_words_and_mixed_text_in_both() -> None:
    found = measured("We have seen it, and we're looking into it.")
    assert (found.characters, found.words) == (0, 9)
    mixed = measured("專線 04-0000-0160 今天 17:00 前有人接")
    assert mixed.characters == 8
    assert mixed.words == 3


def test_twenty_seven_words_or_nine_seconds_are_the_most() -> None:
    assert not measured(" ".join(["word"] * 27)).too_long
    assert measured(" ".join(["word"] * 28)).too_long
    assert not measured("字" * 40).too_long
    assert measured("字" * 41).too_long


def test_a_fourth_message_is_refused_until_one_is_withdrawn() -> None:
    story = Story()
    fact = story.fact("夜間電話轉值班手機", public=True)
    for text in ("看到了", "只和當事人談", "電話找得到人"):
        story.message(text, fact)
    with pytest.raises(TooManyMessages):
        story.message("我們很專業", fact)
    first, *rest = story.case.messages
    story.put(messages=(withdrawn(first, "已經更新"), *rest)).message("明天再說明", fact)
    assert sum(message.stands for message in story.case.messages) == 3
    assert len(story.case.messages) == 4


def test_a_message_without_words_is_none() -> None:
    with pytest.raises(MessageMissing):
        Story().message(" ")


def test_messages_name_what_they_lack() -> None:
    story = Story()
    sure = story.fact("負責人 08:22 起親自處理", public=True)
    inside = story.fact("同意書上時間空白")
    unsure = story.fact("麻木原因", Status.UNKNOWN, source=DESK)
    story.message("有人在處理", sure)
    assert weaknesses(story.case.messages, story.case.facts) == (Finding(Weakness.TOO_FEW),)
    story.message("沒有根據的話").message("還不知道的話", unsure, inside)
    bare, doubtful = story.case.messages[1].id, story.case.messages[2].id
    assert weaknesses(story.case.messages, story.case.facts) == (
        Finding(Weakness.NO_PROOF, bare),
        Finding(Weakness.PROOF_NOT_CONFIRMED, doubtful),
    )


def test_given_a_message_when_its_proof_is_refuted_then_it_is_shaken() -> None:
    story = Story()
    fact = story.fact("只有一通來電沒接", public=True)
    story.message("電話大多有人接", fact).message("看到了", fact)
    fallen = turned(fact, Status.REFUTED, story.now, OWNER, "總機紀錄是兩通")
    story.put(facts=(fallen,))
    found = weaknesses(story.case.messages, story.case.facts)
    assert {finding.weakness for finding in found} == {Weakness.PROOF_NOT_CONFIRMED}


def test_a_proof_that_may_not_be_said_in_public_is_named() -> None:
    story = Story()
    inside = story.fact("同意書上時間空白")
    story.message("同意書齊全", inside).message("都有留紀錄", inside)
    found = weaknesses(story.case.messages, story.case.facts)
    assert {finding.weakness for finding in found} == {Weakness.PROOF_NOT_PUBLIC}


def test_other_words_for_a_message_say_why_and_keep_the_old_ones() -> None:
    story = Story().message("電話有人接")
    message = story.case.messages[0]
    with pytest.raises(ReasonMissing):
        reworded(message, "電話找得到人", (), story.now, OWNER, "")
    new = reworded(message, "電話找得到人", (), story.now, MANAGER, "休診時也找得到")
    assert [former.text for former in new.former] == ["電話有人接"]
    assert reworded(message, "電話有人接", (7,), story.now, OWNER, "").proof == (7,)


def test_all_standing_messages_are_measured_as_one_breath() -> None:
    story = Story().message("字" * 21).message("字" * 20)
    assert measured_together(story.case.messages).too_long
    gone = withdrawn(story.case.messages[0], "太長")
    assert not measured_together((gone, story.case.messages[1])).too_long
    found = messages.weaknesses(story.case.messages, ())
    assert Finding(Weakness.TOO_LONG) in found


def test_an_option_is_chosen_only_once_both_scales_are_filled() -> None:
    bare = Option(1, "apology", "道歉", pros="對方要的是一句話")
    with pytest.raises(NotWeighed):
        judged(bare, Verdict.CHOSEN, "應該的", START, OWNER)
    assert judged(bare, Verdict.NOT_CHOSEN, "先查", START, OWNER).verdict is Verdict.NOT_CHOSEN


def test_every_verdict_says_why() -> None:
    option = Option(1, "takedown_request", "檢舉下架", "好處", "代價")
    for verdict in Verdict:
        with pytest.raises(ReasonMissing):
            judged(option, verdict, " ", START, OWNER)


def test_one_option_with_nothing_beside_it_is_no_balance() -> None:
    story = Story().option("public_statement", "公開聲明")
    assert strategy.only_one_weighed(story.case.options)
    story.option("keep_watching", "先觀察", Verdict.NOT_CHOSEN)
    assert not strategy.only_one_weighed(story.case.options)
    assert [each.title for each in strategy.chosen(story.case.options)] == ["公開聲明"]


def test_given_a_decision_when_the_facts_change_later_then_it_still_shows_what_was_known_then() -> (
    None
):
    story = Story()
    fact = story.fact("同意書紙本還在找", Status.UNKNOWN, source=DESK)
    story.decide("發暫時聲明")
    story.put(facts=(turned(fact, Status.CONFIRMED, story.now, OWNER, "找到了"),))
    (decision,) = story.case.decisions
    assert decision.known == (KnownFact("同意書紙本還在找", Status.UNKNOWN),)


def test_a_decision_says_what_and_why_and_its_choice_stands_among_its_options() -> None:
    with pytest.raises(ChoiceMissing):
        decided("對外說什麼", ("不回應",), " ", "因為", START, OWNER, ())
    with pytest.raises(ReasonMissing):
        decided("對外說什麼", ("不回應",), "不回應", "", START, OWNER, ())
    found = decided("對外說什麼", ("不回應", " "), "發聲明", "不回應會被寫", START, OWNER, ())
    assert found.options == ("不回應", "發聲明")
    assert replace(found, id=3).known == ()
