"""The shipped playbooks and law packs, as the rules see them: whole for every jurisdiction."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from clinicguard.host.words import LANGUAGES, Words
from clinicguard.incidents import telling
from clinicguard.incidents.compartments import Compartment, standing
from clinicguard.incidents.gates import Answer, GateAnswer, switched
from clinicguard.incidents.guide import NEEDED_HATS, PRACTICE_WHEN_NO, Guide, guide_of
from clinicguard.incidents.rating import Factors, assess
from clinicguard.incidents.steps import Step
from clinicguard.incidents.suggested import MOST, suggested
from clinicguard.incidents.team import SCRIBE, SPOKESPERSON, Concerned
from clinicguard.incidents.timeline import Event, Manner
from clinicguard.knowledge.jurisdictions import CODES
from clinicguard.knowledge.offsets import Offset
from clinicguard.knowledge.playbooks import load_playbooks
from clinicguard.knowledge.ratings import Level
from clinicguard.people.profile import Profile
from clinicguard.tasks.running import Basis

THURSDAY = datetime(2026, 11, 19, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="module", params=CODES)
def guide(request: pytest.FixtureRequest) -> Guide:
    return guide_of(Profile("診所", jurisdiction=str(request.param)))


@pytest.fixture(scope="module")
def taiwan() -> Guide:
    return guide_of(Profile("診所"))


def test_every_step_of_a_playbook_task_is_one_of_the_twelve(guide: Guide) -> None:
    steps = {step.value for step in Step}
    assert {stage.id for stage in guide.playbooks.stages} == steps
    for nature in guide.playbooks.natures:
        assert {task.step for task in guide.tasks((nature,), Level.HIGH)} <= steps


def test_every_hat_that_a_level_calls_or_a_task_needs_is_known(guide: Guide) -> None:
    known = {rule.id for rule in guide.rules.hats}
    assert known >= NEEDED_HATS
    for response in guide.rules.responses.values():
        assert set(response.calls) <= known
    for nature in guide.playbooks.natures:
        assert {task.hat for task in guide.tasks((nature,), Level.HIGH)} <= known


def test_the_spokesperson_and_the_scribe_are_never_the_person_concerned(guide: Guide) -> None:
    never = {rule.id for rule in guide.rules.hats if rule.concerned is Concerned.NEVER}
    assert {SPOKESPERSON, SCRIBE} <= never


def test_a_higher_level_has_every_task_of_the_lower_and_none_later(guide: Guide) -> None:
    for nature in guide.playbooks.natures:
        for low, high in ((Level.LOW, Level.MEDIUM), (Level.MEDIUM, Level.HIGH)):
            fewer = {task.id: task.due.weight for task in guide.tasks((nature,), low)}
            more = {task.id: task.due.weight for task in guide.tasks((nature,), high)}
            assert all(more[task] <= due for task, due in fewer.items())


def test_every_clock_that_a_gate_starts_has_a_day_or_a_moment(guide: Guide) -> None:
    for rule in guide.rules.gates:
        for clock in (*rule.clocks, *rule.practice):
            due = guide.due(clock, THURSDAY)
            assert due is not None
            assert (due.due_day is None) != (due.due_at is None)
            assert due.words


def test_every_floor_lifts_the_mildest_case(guide: Guide) -> None:
    for rule in guide.rules.scale.floors:
        found = assess(Factors(0, 0, 0, 0), {rule.id: Answer.YES}, guide.rules.scale)
        assert found.level is rule.least


def test_stand_down_asks_more_of_a_higher_level(guide: Guide) -> None:
    low, medium, high = (guide.rules.stand_down[level] for level in Level)
    assert set(low.needs) <= set(medium.needs) <= set(high.needs)
    for channel, days in low.quiet_days.items():
        assert days <= medium.quiet_days[channel] <= high.quiet_days[channel]


def test_what_vanishes_is_on_the_list_of_two_natures_once(guide: Guide) -> None:
    both = guide.checklist(("medical_dispute", "negative_review"))
    assert len({rule.id for rule in both}) == len(both)
    assert {rule.id for rule in guide.checklist(("negative_review",))} <= {r.id for r in both}
    assert any(rule.any_moment for rule in both)
    assert guide.checklist(("no such nature",)) == ()
    assert guide.tasks(("no such nature",), Level.HIGH) == ()


def test_working_days_of_a_task_end_when_the_clinic_closes(taiwan: Guide) -> None:
    assert taiwan.when(THURSDAY, Offset(15, "min")) == THURSDAY + timedelta(minutes=15)
    assert taiwan.when(THURSDAY, Offset(4, "h")) == THURSDAY + timedelta(hours=4)
    monday_six = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    assert taiwan.when(THURSDAY, Offset(2, "WD")) == monday_six


def test_taiwans_shields_stand_only_on_their_gates(taiwan: Guide) -> None:
    shields = taiwan.rules.protections
    assert not any(each.protected for each in standing(shields, ()))
    with_death = {
        each.compartment: each.article for each in standing(shields, ("tw-gate-1",)) if each.article
    }
    assert list(with_death) == [Compartment.CARE]
    assert "§7" in with_death[Compartment.CARE]


def test_a_no_leaves_the_talk_as_practice_and_practice_names_no_article_as_law(
    taiwan: Guide,
) -> None:
    rule = taiwan.rules.gate("tw-gate-1")
    assert rule.practice == PRACTICE_WHEN_NO["tw-gate-1"]
    (call,) = switched(rule, (), GateAnswer(rule.id, Answer.NO, THURSDAY, 1)).on
    due = taiwan.due(call.rule, call.trigger, practice=call.practice)
    assert due is not None
    assert (due.basis, str(due.due_day)) == (Basis.PRACTICE, "2026-11-26")


def test_a_gate_or_rule_that_the_pack_does_not_know_switches_nothing(taiwan: Guide) -> None:
    assert taiwan.rules.gate("tw-gate-99").clocks == ()
    assert taiwan.due("tw-dl-99", THURSDAY) is None


def test_words_that_are_kept_follow_the_language(taiwan: Guide) -> None:
    english = taiwan.in_language("en")
    ours, theirs = (
        taiwan.tasks(("medical_dispute",), Level.HIGH),
        english.tasks(("medical_dispute",), Level.HIGH),
    )
    assert [task.id for task in ours] == [task.id for task in theirs]
    assert all(one.words != other.words for one, other in zip(ours, theirs, strict=True))
    assert taiwan.in_language(None) is taiwan


def event(kind: str, /, **says: str) -> Event:
    return Event(1, THURSDAY, "", Manner.DONE, 1, THURSDAY, kind=kind, says=says)


def test_traces_are_read_out_with_names_hats_and_questions(taiwan: Guide) -> None:
    words, names = Words("zh_TW"), {1: "沈以安", 2: "許雅筑"}

    def said(kind: str, **says: str) -> telling.Line:
        return telling.line(event(kind, **says), words, names, taiwan)

    assert said("hat_assigned", hat="spokesperson", person="1").words == "發言人：沈以安"
    assert said("rated", level="high", reason="記者在問") == telling.Line(
        "分級定為「高」", "記者在問"
    )
    assert said("linked", target="complaint/C-2026-0001").words == "連結到 C-2026-0001"
    assert said("linked", target="person/2").words == "連結到 許雅筑"
    assert said("nature_set", nature="medical_dispute").words.startswith("性質：醫療")
    assert said("gate_answered", gate="tw-gate-1", answer="no").words.endswith("否")
    assert said("watched", channel="press", seen="沒有").words == "監測 新聞與記者：沒有"
    out = said("released", audience="review_reply", channel="google_review").words
    assert out == "發出評論回覆，Google 評論回覆"
    assert said("of a newer program") == telling.Line("of a newer program")


def test_every_sentence_of_the_timeline_can_be_filled_in_each_language(taiwan: Guide) -> None:
    sentences = " ".join(telling.SENTENCES.values())
    fields = dict.fromkeys(re.findall(r"{(\w+)}", sentences), "")
    filled = {
        "origin": "watch",
        "party": "press",
        "audience": "press",
        "kind": "cause",
        "effect": "fell",
        "step": "team",
        "status": "confirmed",
        "answer": "yes",
        "danger": "no",
        "level": "low",
        "what": "close",
        "compartment": "care",
    }
    for kind in telling.SENTENCES:
        for language in LANGUAGES:
            told = telling.line(event(kind, **{**fields, **filled}), Words(language), {}, taiwan)
            assert told.words
            assert "{" not in told.words


def test_a_line_of_ones_own_shows_its_words_and_why_it_was_struck(taiwan: Guide) -> None:
    own = Event(
        1,
        THURSDAY,
        "",
        Manner.SEEN,
        1,
        THURSDAY,
        words="助理摀著臉",
        struck_because="記到別人",
    )
    assert telling.line(own, Words("en"), {}, taiwan) == telling.Line("助理摀著臉", "記到別人")


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("有人貼文說我們醫死人", "false_accusation"),
        ("有人发帖说我们治死人", "false_accusation"),
        ("Somebody posted that we killed a patient", "false_accusation"),
        ("家屬說拔錯牙，人還在麻木", "medical_dispute"),
        ("Google 上多了一則一星負評", "negative_review"),
        ("隨身碟弄丟，裡面有個資", "data_leak"),
        ("候診室有人動手", "violence"),
        ("停電了", "disaster"),
    ],
)
def test_the_first_words_point_to_a_kind(said: str, first: str) -> None:
    heard = {key: nature.heard for key, nature in load_playbooks().natures.items()}
    found = suggested((said, ""), heard)
    assert found[0] == first
    assert len(found) <= MOST
    assert suggested(("你好", "hello"), heard) == ()
