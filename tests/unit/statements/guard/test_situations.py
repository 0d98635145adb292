"""The situations that the layers beside known lines learn from: whole, and no sentence twice."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from beside_texts import told_in_situations

from clinicguard.statements.guard.letters import folded
from tests.unit.statements.guard.measured import DATA

FILES = sorted(DATA.glob("situations_*.jsonl"))
SITUATIONS: list[dict[str, Any]] = [
    json.loads(line) for path in FILES for line in path.read_text("utf-8").splitlines()
]


def test_each_label_names_a_line_of_its_situation() -> None:
    for situation in SITUATIONS:
        known = {
            *(f"f{number}" for number in range(len(situation["facts"]))),
            *(f"m{number}" for number in range(len(situation["messages"]))),
        }
        is_open = {f"u{number}" for number in range(len(situation["unverified"]))}
        for each in situation["sentences"]:
            assert set(each["against"]) <= known, situation["id"]
            assert set(each["settles"]) <= is_open, situation["id"]


def test_no_situation_and_no_sentence_stands_twice() -> None:
    assert len({each["id"] for each in SITUATIONS}) == len(SITUATIONS) > 1000
    said = Counter(folded(s["text"]) for each in SITUATIONS for s in each["sentences"])
    assert [words for words, times in said.items() if times > 1] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_messages_follow_the_facts_and_labels_point_at_them(path: Any) -> None:
    told = told_in_situations([path])
    of_file = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows = iter(told)
    for situation in of_file:
        facts, messages = situation["facts"], situation["messages"]
        for sentence in situation["sentences"]:
            row = next(rows)
            assert row.of_line is not None
            against = {row.lines[0][number] for number in row.of_line[0]}
            named = [
                (facts if name[0] == "f" else messages)[int(name[1:])]
                for name in sentence["against"]
            ]
            assert against == set(map(folded, named))
            assert row.bears == (bool(sentence["against"]), bool(sentence["settles"]))
