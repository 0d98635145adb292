"""Nothing is filled in that no record holds: days, kinds of event, talks, help, who looked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from clinicguard.complaints.complaint import Complaint
from clinicguard.complaints.inquiry import Account, Side
from clinicguard.complaints.issue import Category
from clinicguard.host.paths import resources
from clinicguard.host.words import LANGUAGES, Language
from clinicguard.incidents.case import Case
from clinicguard.incidents.contacts import CareTalk
from clinicguard.incidents.facts import Fact, Source, SourceKind, Status
from clinicguard.incidents.incident import Incident, NatureMark, Origin, State
from clinicguard.incidents.watch import Signal, Verdict
from clinicguard.knowledge.playbooks import read_playbooks
from clinicguard.knowledge.templates import load_templates
from clinicguard.people.profile import Profile
from clinicguard.statements.audiences import Audience
from clinicguard.statements.filling import Known, values_of
from clinicguard.statements.usual import usual_words
from clinicguard.statements.writing import Draft, first_draft
from tests.unit.complaints.made import NEW, finding, issue

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
CLINIC = Profile("安心診所", phone="02-0000-0000", email="ask@example.org")
INCIDENT = Incident(
    1, "I-2026-0001", "外洩", State.ACTIVE, Origin.STAFF, NOW - timedelta(days=2), 1
)
TALK = CareTalk(
    1, NOW - timedelta(days=1), 40, "二樓會談室", (), ("林太太",), "針劑的名稱與用量",
    asked="會不會好", offered="影印病歷", promised="週五前來電",
)  # fmt: skip


def known(incident: Incident = INCIDENT, *signals: Signal, talk: CareTalk | None = None) -> Known:
    talks = () if talk is None else (talk,)
    return Known(CLINIC, (), NOW, case=Case(incident, signals=signals, talks=talks))


def of_nature(nature: str) -> Incident:
    return replace(INCIDENT, natures=(NatureMark(nature, True, ""),))


def complaint(*accounts: Account) -> Complaint:
    return replace(
        NEW, received_at=NOW - timedelta(days=3), verbatim="等了三小時", accounts=accounts
    )


def written(
    it: Known, audience: Audience, template: str = "", language: Language = "zh_TW"
) -> Draft:
    return first_draft(it, audience, language, load_templates(), template)


def gaps(draft: Draft) -> set[str]:
    return {gap for part in draft.parts for gap in part.gaps}


def signal(channel: str, days: int, verdict: Verdict = Verdict.OURS) -> Signal:
    return Signal(1, channel, "貼文", NOW - timedelta(days=days), 1, verdict)


def test_a_letter_names_the_day_on_which_they_told_us_and_no_other() -> None:
    it = known(INCIDENT, signal("social", 5))
    assert "received_on" in gaps(written(it, "patient_letter"))
    told = replace(it, complaint=complaint())
    assert "2026 年 11 月 20 日您告訴我們：「等了三小時」" in written(told, "patient_letter").text


def test_talk_in_public_begins_with_what_was_public() -> None:
    assert "since" not in values_of(known(), "zh_TW")
    assert "since" not in values_of(known(INCIDENT, signal("staff", 4)), "zh_TW")
    assert "since" not in values_of(
        known(INCIDENT, signal("social", 4, Verdict.DISMISSED)), "zh_TW"
    )
    assert values_of(known(INCIDENT, signal("social", 4)), "zh_TW")["since"].endswith("19 日")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_authority_reads_what_kind_of_event_it_is(language: Language) -> None:
    natures = read_playbooks(resources() / "playbooks").natures
    said = {nature: usual_words(language).event(nature) for nature in natures}
    assert "" not in said.values()
    assert len(set(said.values())) == len(said)
    leak = written(known(of_nature("data_leak")), "authority", language=language).text
    assert said["data_leak"] in leak
    assert said["medical_dispute"] not in leak
    assert "event_kind" in gaps(written(known(), "authority", language=language))


def test_a_kind_keeps_its_letters_where_they_are_no_first_word() -> None:
    usual = usual_words("en")
    assert "MRI and X-rays" in usual.finding(1, "MRI and X-rays", "not upheld", "")
    assert "waiting times" in usual.finding(1, "Waiting times", "not upheld", "")


def test_minutes_hold_what_was_recorded_of_the_talk_and_ask_for_the_rest() -> None:
    empty = written(known(), "care_talk", "talk_minutes")
    assert gaps(empty) == set(load_templates().templates["talk_minutes"].gaps)
    kept = written(known(talk=TALK), "care_talk", "talk_minutes")
    assert "當天說明的事實：針劑的名稱與用量。" in kept.text
    assert "影印病歷；週五前來電" in kept.text
    assert {"regret", "talk_open", "talk_next", "read_back", "language_help"} <= gaps(kept)


def test_what_was_said_in_a_talk_stays_in_papers_of_the_talk() -> None:
    assert "talk_explained" not in values_of(known(talk=TALK), "zh_TW")
    assert "regret" not in values_of(known(talk=TALK), "zh_TW")


@pytest.mark.parametrize(
    ("audience", "template", "asked"),
    [
        ("patient_letter", "acknowledgement", {"help_offered"}),
        ("patient_letter", "patient_letter", {"help_offered"}),
        ("care_talk", "care_talk", {"help_offered"}),
        ("patient_letter", "answer_letter", {"looked_by", "inquiry"}),
        ("patient_letter", "dispute_rights", {"handed_on"}),
        ("insurer", "insurer_notice", {"admitted"}),
        ("press", "press_statement", {"website"}),
        ("partners", "takedown_request", {"requester", "attachments", "seen_at"}),
        (
            "patient_letter",
            "breach_notice",
            {"breach_cause", "breach_harm", "breach_measures", "discovered_on"},
        ),
    ],
)
def test_what_nobody_wrote_down_is_asked(
    audience: Audience, template: str, asked: set[str]
) -> None:
    it = replace(known(), complaint=complaint())
    assert asked <= gaps(written(it, audience, template))


def test_what_is_being_done_is_said_once_it_was_begun() -> None:
    noticed = replace(INCIDENT, state=State.NOTICED)
    assert "actions" not in values_of(known(noticed), "zh_TW")
    assert values_of(known(), "zh_TW")["actions"] == "了解事情經過"
    bare = Known(CLINIC, (), NOW, complaint=complaint())
    assert "actions" not in values_of(bare, "zh_TW")


def test_a_breach_was_found_when_the_case_is_one_of_data() -> None:
    assert "discovered_on" not in values_of(known(of_nature("medical_dispute")), "zh_TW")
    found = values_of(known(of_nature("data_leak")), "en")
    assert found["discovered_on"] == "21 November 2026"


def test_who_was_asked_and_what_was_read_are_told_apart() -> None:
    sides = (("病人", Side.PATIENT), ("病歷", Side.RECORD), ("常規", Side.SHOULD))
    accounts = [Account(n, side, who, "…", NOW, 1) for n, (who, side) in enumerate(sides)]
    it = Known(CLINIC, (), NOW, complaint=complaint(*accounts))
    assert values_of(it, "zh_TW")["inquiry"] == "詢問了病人，查閱了病歷"
    assert values_of(it, "en")["inquiry"] == "we asked 病人; we read 病歷"


def test_every_place_says_where_else_to_turn() -> None:
    for place in ("tw", "cn", "uk", "us", "eu"):
        it = Known(replace(CLINIC, jurisdiction=place), (), NOW)
        assert values_of(it, "en")["where_next"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_open_gap_is_short_enough_for_the_guard_to_know_it(language: Language) -> None:
    for field in load_templates().placeholders.values():
        assert len(field.name.in_language(language)) <= 40


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("zh_TW", "第 1 項（等候時間）：確實如您所說，因為叫號紀錄；第 2 項（態度）：還沒有結論"),
        (
            "en",
            "on point 1 (waiting time), we find that it was as you say, because 叫號紀錄; "
            "on point 2 (manners), we have no conclusion yet",
        ),
        ("zh_CN", "第 1 项（等候时间）：您反映的情况属实，因为叫號紀錄；第 2 项（态度）：尚无结论"),
    ],
)
def test_a_conclusion_says_on_what(language: Language, line: str) -> None:
    second = replace(issue(2, 2), category=Category.RESPECT, subtype="rude")
    it = replace(complaint(), issues=(issue(), second), findings=(finding(1),))
    assert values_of(Known(CLINIC, (), NOW, complaint=it), language)["findings"] == line


def test_whole_sentences_of_the_records_are_set_apart() -> None:
    it = complaint(
        Account(1, Side.RECORD, "叫號紀錄", "15:00 掛號，16:27 叫號。", NOW, 1),
        Account(2, Side.RECORD, "門診表", "當天一位醫師、兩位急診。", NOW, 1),
    )
    found = values_of(Known(CLINIC, (), NOW, complaint=it), "zh_TW")
    assert found["happened"] == "15:00 掛號，16:27 叫號；當天一位醫師、兩位急診"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_insurer_reads_no_wish_as_a_claim(language: Language) -> None:
    it = replace(complaint(), wanted="以後晚了要先講")
    draft = written(Known(CLINIC, (), NOW, complaint=it), "insurer", language=language)
    assert "以後晚了要先講" not in draft.text
    (part,) = (part for part in draft.parts if part.id == "claim")
    (asked,) = (a for gap, a in zip(part.gaps, part.asks, strict=True) if gap == "claim_so_far")
    assert "以後晚了要先講" in asked


@pytest.mark.parametrize(
    ("language", "statement", "told"),
    [
        ("en", "The receptionist said “that is normal”", "“that is normal”."),
        ("en", "The nurse wrote “come back.”", "“come back.”"),
        ("en", "Ms Lin (林) rang at 15:00", "at 15:00."),
        ("zh_TW", "時間 22:47", "時間 22:47。"),
        ("zh_TW", "留言在 Google 與 LINE", "留言在 Google 與 LINE。"),
        ("zh_TW", "櫃檯說「快了。」", "櫃檯說「快了。」"),
        ("zh_CN", "时间 22:47", "时间 22:47。"),
    ],
)
def test_a_fact_ends_as_its_letters_do(language: Language, statement: str, told: str) -> None:
    fact = Fact(
        1, statement, Status.CONFIRMED, may_be_public=True,
        source=Source(SourceKind.RECORD, "紀錄"), at=NOW, by=1,
    )  # fmt: skip
    it = Known(CLINIC, (), NOW, case=Case(INCIDENT, facts=(fact,)))
    draft = written(it, "patient_letter", language=language)
    (known_part,) = (part for part in draft.parts if part.id == "known")
    assert known_part.text.endswith(told)
