"""The script of the demonstration case: three sisters of one build, true to the rules they show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from clinicguard.complaints.complaint import Channel, Relation, StaffRole
from clinicguard.complaints.contact import Direction, Means, Tag
from clinicguard.complaints.inquiry import RemedyKind, Side, Verdict
from clinicguard.complaints.issue import Flag, Stage
from clinicguard.evidence.custody import EVENTS
from clinicguard.evidence.exhibit import COMPARTMENTS, KINDS
from clinicguard.host.paths import resources
from clinicguard.incidents.facts import SourceKind, Status
from clinicguard.incidents.strategy import Verdict as OptionVerdict
from clinicguard.incidents.watch import Tone
from clinicguard.knowledge.ratings import Rating
from clinicguard.knowledge.records import read
from tests.unit.demo.cases import LANGUAGES, Case, body, case, data, moment, status_at, words

SIX_PARTS = ["empathy", "known", "unknown", "next", "commitment", "contact"]
BY_PLACE = {"gates", "expected"}

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
    assert {each["rule"] for each in incident["checklist"]} <= listed
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


@every
def test_the_ratings_follow_the_matrix_and_the_floors(language: str) -> None:
    scale = read(resources() / "playbooks" / "rating.yaml", Rating)
    floors = {floor.id for floor in scale.floors}
    ratings = case(language)["incident"]["ratings"]
    for rating, cell in zip(ratings, case(language)["expected"]["matrix"], strict=True):
        factor = {name: each["value"] for name, each in rating["factors"].items()}
        impact = max(factor["nature"], factor["severity"])
        urgency = max(factor["scope"], factor["time"])
        assert scale.cell(impact, urgency).value == cell
        assert set(rating["floors"]) == floors
        raised = {
            scale.floor(name).raises_to.value
            for name, answer in rating["floors"].items()
            if answer == "yes"
        }
        due = "high" if "high" in raised else cell
        assert (rating["level"] == due) == (rating["lowered_by"] is None)


@every
def test_things_happen_in_order(language: str) -> None:
    script = case(language)
    incident = script["incident"]
    chain = [
        script["complaints"][0]["received"]["at"],
        script["complaints"][0]["logged_at"],
        incident["happened_at"],
        incident["notice"]["at"],
        incident["notice"]["told"]["at"],
        incident["confirmed"]["at"],
        *(rating["at"] for rating in incident["ratings"]),
        incident["stand_down"]["at"],
        incident["review"]["at"],
        script["complaints"][0]["answer"]["at"],
        script["complaints"][0]["closing"]["at"],
        incident["closing"]["at"],
    ]
    assert chain == sorted(chain)
    for name in ("decisions", "monitoring", "told", "core_messages", "checklist", "care_talks"):
        found = [each["at"] for each in incident[name]]
        assert found == sorted(found), name
    for first in script["complaints"]:
        order = [first["received"]["at"], first["logged_at"], first["acknowledgement"]["at"],
                 first["investigation"]["concluded_at"], first["answer"]["at"],
                 first["satisfaction"]["at"], first["closing"]["at"]]  # fmt: skip
        assert order == sorted(order)
        assert all(each["kept_at"] <= each["due"] for each in first["promises"])
    for item in script["evidence"]:
        form = item["form"]
        assert form["seen_at"] <= form["captured_at"] <= item["handed_in"]["at"]
        assert all(item["handed_in"]["at"] < touch["at"] for touch in item["custody"])
    done = [task for task in incident["tasks"] if task["state"] == "done"]
    assert all(task["done_at"] <= task["due"] for task in done)
    assert any(task["reason"] for task in incident["tasks"] if task["state"] == "not_doing")


@every
def test_four_days_are_watched_on_every_channel(language: str) -> None:
    lines = case(language)["incident"]["monitoring"]
    days = {moment(line["at"]).date() for line in lines}
    channels = {line["channel"] for line in lines}
    assert len(days) == 4
    assert {(moment(line["at"]).date(), line["channel"]) for line in lines} == {
        (day, channel) for day in days for channel in channels
    }


@every
def test_nothing_is_decided_on_facts_that_came_later(language: str) -> None:
    incident = case(language)["incident"]
    facts = {fact["id"]: fact for fact in incident["facts"]}
    assert len(facts) >= 8
    for judged in (*incident["decisions"], *incident["ratings"]):
        for name in judged["known"]:
            assert facts[name]["noted_at"] <= judged["at"], (name, judged["at"])
    for decision in incident["decisions"]:
        assert decision["choice"] in decision["options"]
    for fact in facts.values():
        turns = [fact["noted_at"], *(turn["at"] for turn in fact["changes"])]
        assert all(one < two for one, two in pairwise(turns))
        confirmed = "confirmed" in {fact["status"], *(t["status"] for t in fact["changes"])}
        assert fact["source"]["words"] or not confirmed


@every
def test_core_messages_are_few_short_and_proven(language: str) -> None:
    incident = case(language)["incident"]
    facts = {fact["id"]: fact for fact in incident["facts"]}
    messages = incident["core_messages"]
    assert 2 <= len(messages) <= 3
    together = " ".join(message["text"] for message in messages)
    assert len(re.findall(r"[一-鿿]", together)) <= 40
    assert len(re.findall(r"[A-Za-z]+", together)) <= 27
    for message in messages:
        for name in message["proof"]:
            assert status_at(facts[name], moment(message["at"])) == ("confirmed", True)


@every
def test_statements_say_confirmed_public_facts_in_six_parts(language: str) -> None:
    script = case(language)
    facts = {fact["id"]: fact for fact in script["incident"]["facts"]}
    for statement in script["statements"]:
        last = statement["versions"][-1]
        parts = [part["part"] for part in last["parts"] if part["part"] != "ask"]
        assert parts == SIX_PARTS
        for version in statement["versions"]:
            named = [name for part in version["parts"] for name in part["facts"]]
            for name in named:
                standing = status_at(facts[name], moment(version["at"]))
                assert standing == ("confirmed", True), (statement["id"], name)
        assert any(part["facts"] for part in last["parts"])


@every
def test_counsel_reads_before_anything_goes_out(language: str) -> None:
    script = case(language)
    verdicts = [v for s in script["statements"] for v in s["verdicts"]]
    assert verdicts[0]["verdict"] == "changes_needed"
    assert verdicts[0]["remarks"]
    for statement in script["statements"]:
        written = {version["n"]: version["at"] for version in statement["versions"]}
        passed = {
            each["version"]: each["at"]
            for each in statement["verdicts"]
            if each["verdict"] == "no_action_needed"
        }
        for verdict in statement["verdicts"]:
            assert written[verdict["version"]] <= verdict["sent_at"] <= verdict["at"]
        for release in statement["releases"]:
            assert release["version"] == max(written)
            if statement["audience"] != "staff":
                assert passed[release["version"]] <= release["at"]
    promised = moment(script["statements"][1]["releases"][0]["next_update"])
    kept = moment(script["statements"][3]["releases"][0]["at"])
    assert kept <= promised
    first = moment(script["statements"][1]["releases"][0]["at"])
    assert first - moment(script["incident"]["notice"]["at"]) <= timedelta(hours=1)


@every
def test_promised_days_are_working_days(language: str) -> None:
    script = case(language)
    promise = script["clinic"]["promise"]
    clocks = {each["rule"]: each for each in script["expected"]["clocks"]}
    for rule, length in (
        ("promise_first_reply", promise["first_reply_working_days"]),
        ("promise_answer", promise["answer_working_days"]),
    ):
        day = date.fromisoformat(clocks[rule]["since"])
        for _ in range(length):
            day += timedelta(days=1)
            while day.weekday() >= 5:
                day += timedelta(days=1)
        assert clocks[rule]["due"] == day.isoformat()


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
