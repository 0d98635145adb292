"""A sentence beside what is known: the encoder tells what goes against it in other words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.encoder import Encoder
from clinicguard.statements.guard.finding import GuardContext, GuardFinding
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.packs import Packs, load_packs
from clinicguard.statements.guard.pieces import Piece
from clinicguard.statements.guard.understanding import Understanding, encoder_file, understanding
from clinicguard.statements.guarding import desk_packs

FACTS = GuardContext(
    "en",
    "uk",
    "authority",
    verified_facts=("We refund the fee in full",),
)
OPEN = GuardContext("en", "uk", "authority", unverified=("who left the fridge door open",))
AGAINST = "We can give back half of the fee at most."
AGREEING = "You get all your money back."
AS_KNOWN = "It was the cleaner who left the fridge door open."
AS_OPEN = "We do not know yet who left the fridge door open."


@pytest.fixture(scope="module")
def mind() -> Understanding:
    found = understanding()
    assert found is not None
    return found


def at(level: float) -> Packs:
    """The packs, told from this likelihood on; the level that ships is chosen for few alarms."""
    known = load_packs()
    rules = (
        replace(ready, rule=replace(ready.rule, held=level)) if ready.rule.held else ready
        for ready in known.rules
    )
    return replace(known, rules=tuple(rules))


def found_in(
    text: str, mind: Understanding | None, context: GuardContext = FACTS, level: float = 0.5
) -> tuple[GuardFinding, ...]:
    found = check(text, context, at(level), mind=mind)
    return tuple(each for each in found if each.group in ("X1", "X2"))


def test_what_goes_against_a_fact_in_other_words_is_found_and_the_fact_is_named(
    mind: Understanding,
) -> None:
    (found,) = found_in(f"{AGREEING}\n {AGAINST}\n\n{AGREEING}", mind)
    assert (found.group, found.level, found.span) == ("X1", "block", AGAINST)
    assert FACTS.verified_facts[0] in found.message


def test_what_is_open_may_be_told_as_open_alone(mind: Understanding) -> None:
    assert {each.group for each in found_in(AS_KNOWN, mind, OPEN)} == {"X2"}
    assert not found_in(AS_OPEN, mind, OPEN)


def test_a_question_goes_against_nothing(mind: Understanding) -> None:
    asked = f"{AGAINST[:-1]}?"
    (read,) = mind.of([folded(asked)], lines=((folded(FACTS.verified_facts[0]),), ()))
    assert read.held[0] is not None
    assert read.held[0][1] > 0.1, "by its likelihood it would be told"
    assert not found_in(asked, mind, level=0.1)


def test_without_lines_or_without_the_encoder_nothing_is_held_against_anything(
    mind: Understanding,
) -> None:
    assert not found_in(AGAINST, mind, replace(FACTS, verified_facts=()))
    assert not found_in(AGAINST, None)


def test_what_ships_tells_it_later_than_that(mind: Understanding) -> None:
    levels = {ready.rule.group: ready.rule.held for ready in load_packs().rules if ready.rule.held}
    assert levels["X1"] > 0.5
    assert not [each for each in check(AGREEING, FACTS, mind=mind) if each.group == "X1"]


def test_a_rule_that_points_at_words_goes_before_the_sense_of_the_sentence(
    mind: Understanding,
) -> None:
    fact = GuardContext("zh_TW", "tw", "authority", verified_facts=("2026-11-09 16:30 牙冠裝戴",))
    told = "病人的牙冠是在 2026 年 11 月 9 日 14:05 由醫師裝戴的。"
    (found,) = found_in(told, mind, fact, level=0.01)
    assert not found.rule.startswith("read-")
    assert len(found.span) < len(told)


def test_in_the_window_it_is_a_hint() -> None:
    levels = {ready.rule.level for ready in desk_packs().rules if ready.rule.held}
    assert levels == {"hint"}


def test_a_line_is_read_once_however_many_sentences_are_held_against_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    encoder = Encoder(encoder_file())
    cut: list[str] = []
    cutting = encoder.pieces.cut

    def noted(words: str) -> list[Piece]:
        cut.append(words)
        return cutting(words)

    monkeypatch.setattr(encoder.pieces, "cut", noted)
    mind = Understanding(encoder)
    for sentence in (AGAINST, AGREEING, AS_OPEN):
        mind.of([sentence], lines=(("the windows were locked",), ()))
    assert cut.count("the windows were locked") == 1
