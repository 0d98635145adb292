"""The script of the demonstration case: three sisters of one build, true to the rules they show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from clinicguard.complaints.complaint import Channel, Relation, StaffRole
from clinicguard.complaints.contact import Direction, Means, Tag
from clinicguard.complaints.inquiry import RemedyKind, Side, Verdict
from clinicguard.complaints.issue import Flag, Stage
from clinicguard.evidence.custody import EVENTS
from clinicguard.evidence.exhibit import COMPARTMENTS, KINDS
from clinicguard.incidents.facts import SourceKind, Status
from clinicguard.incidents.strategy import Verdict as OptionVerdict
from clinicguard.incidents.watch import Tone
from tests.unit.demo.cases import LANGUAGES, Case, body, case, data, moment, words

BY_PLACE = {"gates", "clocks", "playbook", "expected"}

every = pytest.mark.parametrize("language", LANGUAGES)


def shape(part: Any, path: str = "") -> Iterator[str]:
    """The keys of a script; a list is told by the ids of its records."""
    match part:
        case dict():
            for key, value in part.items():
                if key not in BY_PLACE:
                    yield from shape(value, f"{path}/{key}")
        case [dict(), *_]:
            for number, value in enumerate(part):
                name = value.get("id", value.get("part", number))
                yield from shape(value, f"{path}/{name}")
        case _:
            yield path


def times(part: Any) -> Iterator[str]:
    return (text for text in words(part) if re.match(r"20\d\d-\d\d-\d\dT", text))


@every
def test_the_sisters_have_one_build(language: str) -> None:
    assert set(shape(case(language))) == set(shape(case("zh_TW")))


@every
def test_every_key_is_a_key_and_no_half_of_a_sentence(language: str) -> None:
    def keys(part: Any) -> Iterator[str]:
        match part:
            case dict():
                yield from part
                for value in part.values():
                    yield from keys(value)
            case list():
                for value in part:
                    yield from keys(value)

    assert [key for key in keys(case(language)) if not re.fullmatch(r"[a-z0-9_]+", key)] == []


@every
def test_times_are_of_the_zone_and_of_these_days(language: str) -> None:
    script = case(language)
    zone = ZoneInfo(script["zone"])
    for text in times(script):
        at = moment(text)
        assert at.utcoffset() == at.astimezone(zone).utcoffset(), text
        assert text.endswith(script["offset"]), text
    for day in (script["incident"]["confirmed"]["at"], script["incident"]["closing"]["at"]):
        assert date(2026, 11, 18) <= moment(day).date() <= date(2026, 11, 27)


@every
def test_weekdays_in_the_words_are_right(language: str) -> None:
    found = 0
    for text in words(case(language)):
        for day, named in _weekdays(language, text):
            found += 1
            assert day.weekday() == named, f"{day} in {text[:60]}"
    assert found >= 5


def _weekdays(language: str, text: str) -> Iterator[tuple[date, int]]:
    if language == "en":
        names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        for name, day in re.findall(rf"({'|'.join(names)}),? (\d\d?) November", text):
            yield date(2026, 11, int(day)), names.index(name)
    elif language == "zh_TW":
        for month, day, name in re.findall(r"(\d\d)-(\d\d)（([一二三四五六日])）", text):
            yield date(2026, int(month), int(day)), "一二三四五六日".index(name)
    else:
        for day, name in re.findall(r"(\d\d?) 日（周([一二三四五六日])）", text):
            yield date(2026, 11, int(day)), "一二三四五六日".index(name)


@every
def test_whoever_is_named_exists(language: str) -> None:
    script = case(language)
    staff = {each["id"] for each in script["staff"]}
    people = {each["id"] for each in script["people"]}
    named: set[str] = set()

    def look(part: Any) -> None:
        match part:
            case dict():
                for key, value in part.items():
                    if key in {"by", "owner", "lead", "made_by", "answer_by", "keeper", "person"}:
                        named.add(value)
                    if key in {"deputy", "facilitator", "lowered_by", "closed_by", "seen_by"}:
                        named.add(value)
                    look(value)
            case list():
                for value in part:
                    look(value)

    look([script["complaints"], script["incident"], script["evidence"], script["statements"]])
    assert named - {None} <= staff
    assert {each["role"] for each in script["staff"]} >= {
        "owner", "manager", "clinician", "reception", "counsel",
    }  # fmt: skip
    for complaint in script["complaints"]:
        assert {complaint["complainant"], complaint["patient"]} <= people
    concerned = script["incident"]["not_on_team"]["person"]
    seats = script["incident"]["team"]
    assert concerned not in {name for seat in seats for name in (seat["person"], seat["deputy"])}
    assert all(seat["deputy"] != seat["person"] for seat in seats)


@every
def test_the_words_of_the_program_are_used(language: str) -> None:
    script = case(language)
    subtypes = {each["id"]: each for each in data("taxonomy", "complaints.yaml")["subtypes"]}
    for complaint in script["complaints"]:
        assert complaint["received"]["channel"] in set(Channel)
        assert complaint["relation"] in set(Relation)
        assert set(complaint["flags"]) <= set(Flag)
        assert set(complaint["staff_roles"]) <= set(StaffRole)
        assert {each["side"] for each in complaint["investigation"]["accounts"]} == set(Side)
        assert {each["kind"] for each in complaint["remedies"]} <= set(RemedyKind)
        assert set(complaint["satisfaction"]["tags"]) <= set(Tag)
        for contact in complaint["contacts"]:
            assert contact["means"] in set(Means)
            assert contact["direction"] in set(Direction)
        for issue in complaint["issues"]:
            assert subtypes[issue["subtype"]]["category"] == issue["category"]
            assert issue["stage"] in set(Stage)
            assert 0 <= issue["severity"] <= 3
        found = complaint["investigation"]["findings"]
        assert [each["category"] for each in found] == [
            each["category"] for each in complaint["issues"]
        ]
        assert {each["verdict"] for each in found} <= set(Verdict)
    for item in script["evidence"]:
        assert item["kind"] in KINDS
        assert item["compartment"] in COMPARTMENTS
        assert {touch["event"] for touch in item["custody"]} <= set(EVENTS)


@every
def test_the_incident_names_what_the_playbooks_hold(language: str) -> None:
    incident = case(language)["incident"]

    def ids(key: str, *parts: str) -> set[str]:
        return {each["id"] for each in data(*parts)[key]}

    natures = {each["nature"]: data("playbooks", "natures", f"{each['nature']}.yaml")
               for each in incident["natures"]}  # fmt: skip
    listed = {line["id"] for nature in natures.values() for line in nature["evidence"]}
    assert {each["rule"] for each in incident["checklist"]} == listed
    tasks = {task["id"] for nature in natures.values() for task in nature["tasks"]}
    tasks |= ids("tasks", "playbooks", "shared.yaml")
    ours = {task["rule"] for task in incident["tasks"]} - {None}
    others = {task["rule"] for task in incident["playbook"]}
    assert ours | others <= tasks
    assert not ours & others
    limits = ids("deadlines", "jurisdictions", case(language)["jurisdiction"], "deadlines.yaml")
    assert {clock["rule"] for clock in incident["clocks"]} <= limits
    assert {each["hat"] for each in incident["team"]} <= ids("hats", "playbooks", "hats.yaml")
    options = ids("options", "playbooks", "options.yaml")
    assert {each["kind"] for each in incident["strategy"]} <= options
    assert {each["verdict"] for each in incident["strategy"]} <= set(OptionVerdict)
    channels = ids("channels", "playbooks", "watch.yaml")
    assert {each["channel"] for each in incident["signals"]} <= channels
    assert {each["channel"] for each in incident["monitoring"]} <= channels
    assert {each["tone"] for each in incident["monitoring"]} <= set(Tone)
    assert {task["step"] for task in incident["tasks"]} <= ids("stages", "playbooks", "stages.yaml")
    bones = ids("groups", "playbooks", "fishbone.yaml")
    assert set(incident["review"]["fishbone"]) <= bones
    pack = data("jurisdictions", case(language)["jurisdiction"], "gates.yaml")["gates"]
    assert [each["id"] for each in incident["gates"]] == [each["id"] for each in pack]
    for fact in incident["facts"]:
        assert {fact["status"], *(turn["status"] for turn in fact["changes"])} <= set(Status)
        assert fact["source"]["kind"] in set(SourceKind)


def test_one_patient_bears_a_rare_character() -> None:
    assert "𠮷" in case("zh_TW")["people"][0]["name"]


@every
def test_nobody_outside_is_named_in_words_for_the_public(language: str) -> None:
    script = case(language)
    outside = [person for person in script["people"] if person["kind"] in {"patient", "family"}]
    for statement in script["statements"]:
        for version in statement["versions"]:
            text = body(statement, version)
            for person in outside:
                assert not set(_marks(person)) & set(re.split(r"\s+", text))
                assert all(mark not in text for mark in _marks(person))


def _marks(person: Case) -> list[str]:
    known = [person["name"], person["record_no"], person["phone"], person["email"]]
    return [mark for mark in known if mark]


def test_dates_are_read_as_text_not_guessed_by_yaml() -> None:
    for language in LANGUAGES:

        def look(part: Any) -> None:
            match part:
                case dict():
                    for value in part.values():
                        look(value)
                case list():
                    for value in part:
                        look(value)
                case _:
                    assert not isinstance(part, date | datetime)

        look(case(language))
