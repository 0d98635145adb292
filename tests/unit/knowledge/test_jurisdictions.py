"""The jurisdiction packs are whole, honest about what is not known, and refer to what exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest
from holidays import country_holidays

from clinicguard.host.calendars import DayKind, Standing
from clinicguard.knowledge.citation import Citation
from clinicguard.knowledge.jurisdictions import CODES, jurisdiction_of, load_jurisdiction
from clinicguard.knowledge.law import Confidence, Deadline, LawRule, Start, Status, Unit
from clinicguard.knowledge.records import KnowledgeFault
from clinicguard.knowledge.said import Said

V1, V2, P, C, M = Confidence
D = {f"tw-dl-{n:02}": V1 for n in range(1, 35)} | {
    "tw-dl-08": V2,
    "tw-dl-16": C,
    "tw-dl-33": P,
    "tw-dl-34": M,
    "uk-dl-01": P,
    "uk-dl-02": V2,
    "uk-dl-03": P,
    "uk-dl-04": P,
    "uk-dl-05": V2,
    "uk-dl-06": V2,
    "uk-dl-07": V2,
    "eu-dl-01": V2,
    "us-dl-01": V2,
    "us-dl-02": V2,
    "us-dl-03": V2,
    "us-dl-04": V2,
    **{f"cn-dl-{n:02}": V1 for n in range(1, 14)},
    "cn-dl-11": V2,
    "cn-dl-12": C,
}


def test_every_deadline_stands_with_its_confidence() -> None:
    found = {
        rule.id: rule.confidence
        for code in CODES
        for rule in load_jurisdiction(code).deadlines.values()
    }
    assert found == D


@pytest.mark.parametrize(
    ("rule", "n", "unit", "start"),
    [
        ("tw-dl-01", 5, Unit.WORKING_DAY, Start.NEXT),
        ("tw-dl-03", 7, Unit.WORKING_DAY, Start.INCLUDED),
        ("tw-dl-04", 45, Unit.CALENDAR_DAY, Start.EXCLUDED),
        ("tw-dl-06", 72, Unit.HOUR, Start.AT_ONCE),
        ("tw-dl-15", 2, Unit.MONTH, Start.INCLUDED),
        ("tw-dl-16", 15, Unit.CALENDAR_DAY, Start.RECEIPT),
        ("tw-dl-26", 3, Unit.YEAR, Start.INCLUDED),
        ("us-dl-03", 60, Unit.CALENDAR_DAY, Start.YEAR_END),
        ("cn-dl-06", 30, Unit.WORKING_DAY, Start.EXCLUDED),
    ],
)
def test_rules_say_how_long_and_from_when(rule: str, n: int, unit: Unit, start: Start) -> None:
    found = load_jurisdiction(jurisdiction_of(rule)).deadlines[rule]
    assert (found.limits[0].n, found.limits[0].unit, found.start) == (n, unit, start)


def test_a_row_that_is_not_verified_says_why_and_threatens_nothing() -> None:
    for code in CODES:
        for rule in load_jurisdiction(code).deadlines.values():
            if not rule.confidence.verified:
                assert rule.note is not None, rule.id
                assert rule.penalty is None, rule.id
                assert not rule.certain, rule.id


def test_a_late_care_talk_of_a_clinic_shows_no_fine() -> None:
    assert load_jurisdiction("tw").deadlines["tw-dl-01"].penalty is None


def test_drafts_and_promulgated_texts_are_no_duty_yet() -> None:
    pack = load_jurisdiction("tw")
    assert pack.deadlines["tw-dl-08"].status is Status.DRAFT
    assert not pack.deadlines["tw-dl-08"].certain
    assert pack.laws["tw-pd-04"].status is Status.PROMULGATED
    assert "tw-pd-05" not in pack.laws
    running = {rule for gate in pack.gates.values() for rule in gate.deadlines}
    assert all(pack.deadlines[rule].certain for rule in running)


def test_no_gate_starts_a_clock_on_contradictory_sources() -> None:
    for code in CODES:
        pack = load_jurisdiction(code)
        for gate in pack.gates.values():
            for rule in gate.deadlines:
                assert pack.deadlines[rule].confidence is not C, (gate.id, rule)


def test_the_gates_of_taiwan_and_what_they_switch() -> None:
    gates = load_jurisdiction("tw").gates
    assert {gate.id: gate.deadlines for gate in gates.values()} == {
        "tw-gate-1": ("tw-dl-01",),
        "tw-gate-2": (),
        "tw-gate-3": ("tw-dl-03",),
        "tw-gate-4": ("tw-dl-06", "tw-dl-07"),
        "tw-gate-5": ("tw-dl-12",),
        "tw-gate-6": (),
    }
    shields = {
        gate.id: [(shield.compartment, shield.law) for shield in gate.protects]
        for gate in gates.values()
        if gate.protects
    }
    assert shields == {
        "tw-gate-1": [("care", "tw-mad-05")],
        "tw-gate-2": [("mediation", "tw-mad-17")],
        "tw-gate-3": [("root_cause", "tw-mad-19")],
    }
    assert "第 7 條不保護" in gates["tw-gate-1"].no.zh_TW


def test_every_row_is_cited_dated_and_of_its_own_jurisdiction() -> None:
    for code in CODES:
        pack = load_jurisdiction(code)
        rules: list[Deadline | LawRule] = [*pack.deadlines.values(), *pack.laws.values()]
        for rule in rules:
            assert rule.source, rule.id
            assert rule.checked == date(2026, 11, 21), rule.id
            assert jurisdiction_of(rule.id) == code
        for others in (pack.gates, pack.forms, pack.authorities, pack.notes, pack.statutes):
            assert {jurisdiction_of(row) for row in others} <= {code}


def test_what_is_in_doubt_is_written_down() -> None:
    notes = [note for code in CODES for note in load_jurisdiction(code).notes.values()]
    told = "".join(note.text.en for note in notes)
    for doubt in (
        "care personnel",
        "date of effect",
        "24 hours",
        "1, 3 and 14 working days",
        "advertising order",
        "No separate fine",
        "public apology",
        "regulations 12 to 14",
        "complaint measures",
        "GDPR fines",
        "day 1 of the seven working days",
    ):
        assert doubt in told, doubt
    assert load_jurisdiction("tw").notes_on("tw-dl-03")


def test_articles_are_cited_as_each_reader_writes_them() -> None:
    pack = load_jurisdiction("tw")
    source = (Citation("tw-mad", "6", 1), Citation("tw-emr", "11", 1, 4))
    assert pack.cite(source, "zh_TW") == "醫預法第 6 條第 1 項、電子病歷辦法第 11 條第 1 項第 4 款"
    assert pack.cite(source, "en") == "MADRA art. 6(1), EMR Regulations art. 11(1)(4)"
    assert (
        pack.cite((Citation("tw-copyright", "90-9", 2),), "zh_TW") == "著作權法第 90 條之 9 第 2 項"
    )
    assert pack.cite((Citation("tw-mad", "41", item=8),), "zh_TW") == "醫預法第 41 條第 8 款"
    mainland = load_jurisdiction("cn")
    assert (
        mainland.cite((Citation("cn-disputes", "26", 2, 1),), "zh_CN")
        == "医疗纠纷条例第26条第2款第1项"
    )
    assert (
        load_jurisdiction("us").cite((Citation("us-hipaa", "164.404"),), "zh_TW")
        == "45 CFR 164.404"
    )
    assert pack.cite((Citation("tw-petition"),), "en") == "Petition Directions"


SIMPLIFIED = set("医疗诊应时说资诉争议处纪录请无经过会当实证据点后开号员对这为来")
TRADITIONAL = set("醫療診應時說資訴爭議處紀錄請無經過會當實證據點後開號員對這為來")


def said(value: object) -> Iterator[Said]:
    match value:
        case Said():
            yield value
        case tuple() | list():
            for one in value:
                yield from said(one)
        case _ if hasattr(value, "values"):
            yield from said(tuple(value.values()))
        case _ if is_dataclass(value):
            for field in fields(value):
                yield from said(getattr(value, field.name))


@pytest.mark.parametrize("code", CODES)
def test_the_words_are_each_language_s_own(code: str) -> None:
    texts = list(said(load_jurisdiction(code)))
    assert len(texts) > 15
    for text in texts:
        assert not re.search(r"[一-鿿][A-Za-z0-9]|[A-Za-z0-9%][一-鿿]", text.zh_TW), text.zh_TW
        assert not re.search(r"[一-鿿][,;:?!()]", text.zh_TW + text.zh_CN), text
        assert not re.search(r"[一-鿿！!]", text.en), text.en
        assert not set(text.zh_TW) & SIMPLIFIED, text.zh_TW
        assert not set(text.zh_CN) & TRADITIONAL, text.zh_CN


@pytest.mark.parametrize(
    ("code", "country", "subdivision"),
    [("tw", "TW", None), ("uk", "GB", "ENG"), ("cn", "CN", None)],
)
@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_the_calendar_agrees_with_the_library(
    code: str, country: str, subdivision: str | None, year: int
) -> None:
    calendar = load_jurisdiction(code).calendar
    assert year in calendar.years
    theirs = country_holidays(country, subdiv=subdivision, years=[year, year + 1])
    day = date(year, 1, 1)
    while day.year == year:
        assert calendar.day(day).works is theirs.is_working_day(day), day
        day = date.fromordinal(day.toordinal() + 1)


def test_only_announced_years_are_called_official() -> None:
    assert load_jurisdiction("tw").calendar.unannounced(2024, 2028) == (2027, 2028)
    assert load_jurisdiction("cn").calendar.unannounced(2024, 2027) == (2027,)
    assert load_jurisdiction("tw").calendar.standing(2028) is Standing.COMPUTED


def test_a_day_off_has_a_name() -> None:
    pack = load_jurisdiction("tw")
    day = pack.calendar.day(date(2026, 2, 20))
    assert day.kind is DayKind.SUBSTITUTE
    assert pack.occasions[day.occasion].zh_TW == "除夕前一日"


OWN_DEADLINE = """
deadlines:
  - id: tw-dl-own
    topic: data
    title: {zh_TW: 通報, en: Report, zh_CN: 通报}
    rule: {zh_TW: 施行後, en: Once in force, zh_CN: 施行后}
    trigger: {zh_TW: 知悉, en: Knowing, zh_CN: 知悉}
    limits: [{n: 72, unit: hour}]
    start: at_once
    bearer: clinic
    source: [{statute: tw-pdpa, article: "12"}]
    confidence: V2
"""


def test_the_clinic_adds_a_rule_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "deadlines.yaml").write_text(OWN_DEADLINE, encoding="utf-8")
    assert "tw-dl-own" in load_jurisdiction("tw", [tmp_path]).deadlines
    assert "tw-dl-own" not in load_jurisdiction("tw").deadlines


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("statute: tw-pdpa", "statute: tw-nowhere", 3, "there is no 'tw-nowhere'"),
        ("tw-dl-own", "tw-dl-01", 3, "'tw-dl-01' stands already"),
        ("start: at_once", "start: next", 3, "hours run at_once"),
        ("n: 72", "n: 0", 8, "n should be 1 or more"),
        ("confidence: V2", "confidence: M", 3, "needs a note"),
        ("confidence: V2", "confidence: V9", 12, "one of V1, V2, P, C, M"),
    ],
)
def test_a_wrong_rule_is_named_by_file_and_line(
    tmp_path: Path, old: str, new: str, line: int, problem: str
) -> None:
    path = tmp_path / "deadlines.yaml"
    path.write_text(OWN_DEADLINE.replace(old, new), encoding="utf-8")
    with pytest.raises(KnowledgeFault, match=re.escape(problem)) as caught:
        load_jurisdiction("tw", [tmp_path])
    assert (caught.value.file, caught.value.line) == (path, line)


def test_the_clinic_enters_next_years_table(tmp_path: Path) -> None:
    (tmp_path / "calendar.yaml").write_text(
        "rest_days: [saturday, sunday]\n"
        "occasions: {typhoon: {zh_TW: 颱風, en: Typhoon, zh_CN: 台风}}\n"
        "years:\n"
        "  - {year: 2027, source: 公告, standing: official, off: {2027-07-01: typhoon}}\n",
        encoding="utf-8",
    )
    calendar = load_jurisdiction("tw", [tmp_path]).calendar
    assert calendar.standing(2027) is Standing.OFFICIAL
    assert calendar.day(date(2027, 7, 1)).kind is DayKind.HOLIDAY
    assert calendar.day(date(2027, 1, 1)).works
    assert load_jurisdiction("tw", [tmp_path]).occasions["typhoon"].zh_TW == "颱風"


def test_an_unknown_jurisdiction_is_no_file_name() -> None:
    with pytest.raises(KeyError):
        load_jurisdiction("../playbooks")
    with pytest.raises(KeyError):
        jurisdiction_of("fr-dl-01")
