"""Steps, hats, levels, matrix, watch, stand-down and compartments, as the wizard reads them."""

from __future__ import annotations

import pytest

from clinicguard.knowledge.offsets import Offset, offset, vanishing
from clinicguard.knowledge.playbooks import load_playbooks
from clinicguard.knowledge.ratings import Level

STEPS = "發現 確認 性質 分級 團隊 蒐證 策略 溝通 監測 善後 檢討 結案"


def test_the_twelve_steps_in_their_order() -> None:
    assert " ".join(stage.name.zh_TW for stage in load_playbooks().stages) == STEPS


DRAWN = """
    中 中 高 高
    低 中 中 高
    低 低 中 中
    低 低 低 中
"""


def test_the_drawn_matrix_is_the_rule() -> None:
    playbooks = load_playbooks()
    drawn = [row.split() for row in DRAWN.strip().splitlines()]

    for impact in range(4):
        for urgency in range(4):
            level = playbooks.rating.cell(impact, urgency)
            assert playbooks.levels.of(level).name.zh_TW == drawn[3 - impact][urgency]


def test_unknown_counts_as_the_higher() -> None:
    for factor in load_playbooks().rating.factors:
        assert factor.counted(None) == 3
        assert factor.counted(1) == 1


def test_the_floors_are_the_hard_ones() -> None:
    floors = load_playbooks().rating.floors

    assert {floor.id for floor in floors} == {
        "death_or_serious_injury",
        "listed_serious_event",
        "patient_data_out",
        "press_lawyer_authority",
        "threat_or_blackmail",
        "minor_harmed",
    }
    assert {floor.raises_to for floor in floors} == {Level.HIGH}


def test_the_person_concerned_neither_speaks_nor_writes() -> None:
    hats = load_playbooks().hats

    assert {hats.hat(hat).person_concerned for hat in ("spokesperson", "scribe")} == {"never"}


def test_every_team_wears_every_hat_once_and_none_that_clash() -> None:
    hats = load_playbooks().hats
    for team in hats.teams:
        worn = [hat for place in team.places for hat in place]
        assert sorted(worn) == sorted({hat.id for hat in hats.hats} - {"counsel"})
        for place in team.places:
            assert not hats.clashes(place)


def test_who_speaks_does_not_write() -> None:
    clashes = load_playbooks().hats.clashes({"spokesperson", "scribe", "commander"})

    assert [apart.hats for apart in clashes] == [("spokesperson", "scribe")]


def test_every_option_shows_both_sides_and_its_conditions() -> None:
    for option in load_playbooks().options:
        assert option.pros
        assert option.cons
        assert option.conditions


@pytest.mark.parametrize(("level", "days"), [(Level.LOW, 4), (Level.MEDIUM, 7), (Level.HIGH, 11)])
def test_a_higher_level_waits_longer_for_quiet(level: Level, days: int) -> None:
    playbooks = load_playbooks()

    reviews = playbooks.watch.channel("map_reviews")
    assert playbooks.standdown.quiet_days(reviews, level) == days


def test_a_low_level_stands_down_without_a_review_meeting() -> None:
    standdown = load_playbooks().standdown

    low = {need.id for need in standdown.needs_at(Level.LOW)}
    assert {need.id for need in standdown.needs_at(Level.HIGH)} - low == {"review_dated"}


@pytest.mark.parametrize(
    ("compartment", "jurisdiction", "gates", "protected"),
    [
        ("care", "tw", {"tw-gate-1": "yes"}, True),
        ("care", "tw", {"tw-gate-1": "no"}, False),
        ("care", "tw", {"tw-gate-1": "unknown"}, False),
        ("care", "tw", {}, False),
        ("care", "cn", {"tw-gate-1": "yes"}, False),
        ("root_cause", "tw", {"tw-gate-3": "yes"}, True),
        ("root_cause", "tw", {"tw-gate-1": "yes"}, False),
        ("mediation", "tw", {"tw-gate-2": "yes"}, False),
        ("mediation", "tw", {"tw-gate-2": "yes", "tw-gate-6": "yes"}, True),
        ("public", "tw", dict.fromkeys((f"tw-gate-{n}" for n in range(1, 7)), "yes"), False),
        ("public", "uk", {}, False),
        ("care", "uk", {}, True),
    ],
)
def test_the_law_protects_only_when_every_gate_is_a_yes(
    compartment: str, jurisdiction: str, gates: dict[str, str], protected: bool
) -> None:
    found = load_playbooks().compartments.compartment(compartment)

    assert (found.protected(jurisdiction, gates) is not None) is protected  # type: ignore[arg-type]


def test_the_sentence_for_no_protection() -> None:
    assert load_playbooks().compartments.unprotected.zh_TW == "此案不適用：寫下的內容可能被調閱"


@pytest.mark.parametrize(
    ("text", "read"),
    [("15 min", Offset(15, "min")), ("4 h", Offset(4, "h")), ("2 WD", Offset(2, "WD"))],
)
def test_times_to_act_are_read(text: str, read: Offset) -> None:
    assert offset(text) == read
    assert str(read) == text


@pytest.mark.parametrize("text", ["", "0 h", "4h", "4 hours", "-1 h", "1.5 h", "4 CD", "４ h"])
def test_other_times_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="should be a time"):
        offset(text)


@pytest.mark.parametrize(
    ("text", "hours"), [("P7D", 168.0), ("PT12H", 12.0), ("P1DT6H", 30.0), ("any_moment", 0.0)]
)
def test_what_vanishes_is_counted_in_hours(text: str, hours: float) -> None:
    assert vanishing(text).urgency == hours


@pytest.mark.parametrize("text", ["P", "PT", "P0D", "7D", "P1Y", "soon", ""])
def test_other_spans_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="any_moment, none or a duration"):
        vanishing(text)
