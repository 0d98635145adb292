"""The course of the demonstration case: in order, by rule, on facts that were known by then."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest

from clinicguard.host.paths import resources
from clinicguard.knowledge.ratings import Rating
from clinicguard.knowledge.records import read
from clinicguard.statements.audiences import AUDIENCES
from clinicguard.statements.steps import CHANNELS, OPINIONS
from tests.unit.demo.cases import LANGUAGES, case, moment, status_at

SIX_PARTS = ["empathy", "known", "unknown", "next", "commitment", "contact"]

every = pytest.mark.parametrize("language", LANGUAGES)


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
        parts = [part["part"] for part in last["parts"] if part["part"] not in ("ask", "qa")]
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
        approved = {each["version"]: each["at"] for each in statement["approvals"]}
        assert statement["audience"] in AUDIENCES
        for verdict in statement["verdicts"]:
            assert verdict["verdict"] in OPINIONS
            assert written[verdict["version"]] <= verdict["sent_at"] <= verdict["at"]
        for release in statement["releases"]:
            assert release["version"] == max(written)
            assert release["channel"] in CHANNELS
            assert approved[release["version"]] <= release["at"]
        for version, at in approved.items():
            assert statement["audience"] == "staff_memo" or passed[version] <= at
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
