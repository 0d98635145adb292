"""A data file fits its schema, or the fault names its file, line and key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import Enum
from pathlib import Path
from typing import Literal

import pytest

from clinicguard.knowledge.records import (
    NOWHERE,
    KnowledgeFault,
    Place,
    Said,
    read,
    read_beside,
    read_each,
)


class Level(Enum):
    LOW = "low"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Step:
    id: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Hours:
    id: str
    opens: time


@dataclass(frozen=True, slots=True)
class Nature:
    id: str
    title: Said
    level: Level
    since: date
    colour: Literal["red", "amber"] = "amber"
    weight: int = 0
    drawn: bool = False
    from_: str = "desk"
    note: Said | None = None
    steps: tuple[Step, ...] = ()
    hours: Mapping[str, Hours] = field(default_factory=dict)
    marks: frozenset[str] = frozenset()
    place: Place = NOWHERE

    def __post_init__(self) -> None:
        if self.weight > 3:
            raise ValueError("weight should be 0 to 3")


@dataclass(frozen=True, slots=True)
class Natures:
    natures: tuple[Nature, ...]
    version: int = 1


WHOLE = """\
natures:
  - id: leak
    title: {zh_TW: 個資外洩, en: Data leak, zh_CN: 个人信息泄露}
    level: high
    since: 2026-11-21
    colour: red
    weight: 3
    drawn: true
    from: no
    note:
    steps:
      - {id: call, minutes: 15}
      - {id: write, minutes: 30}
    hours:
      mon: {opens: "09:30"}
    marks: [a, b]
"""


def written(folder: Path, text: str, name: str = "natures.yaml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def fault_in(folder: Path, text: str) -> KnowledgeFault:
    with pytest.raises(KnowledgeFault) as caught:
        read(written(folder, text), Natures)
    return caught.value


def test_a_whole_record_is_read_by_its_types(tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE)
    assert read(path, Natures).natures == (
        Nature(
            id="leak",
            title=Said("個資外洩", "Data leak", "个人信息泄露"),
            level=Level.HIGH,
            since=date(2026, 11, 21),
            colour="red",
            weight=3,
            drawn=True,
            from_="no",
            note=None,
            steps=(Step("call", 15), Step("write", 30)),
            hours={"mon": Hours("mon", time(9, 30))},
            marks=frozenset({"a", "b"}),
            place=Place(path, 2, "natures[leak]"),
        ),
    )


def test_a_text_stays_what_stands_in_the_file(tmp_path: Path) -> None:
    """YAML takes `no`, `1_000` and `12:30:45` for other things; a text here is a text."""
    text = "natures: [{id: '12:30:45', title: {zh_TW: no, en: 'null', zh_CN: 1_000},"
    text += " level: low, since: 2026-11-21}]"
    nature = read(written(tmp_path, text), Natures).natures[0]
    assert nature.id == "12:30:45"
    assert nature.title == Said("no", "null", "1_000")


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "problem"),
    [
        ("level: high", "level: middle", 4, "natures[leak].level", "one of low, high"),
        ("since: 2026-11-21", "since: 2026-02-30", 5, "natures[leak].since", "a date such as"),
        ("since: 2026-11-21", "since: 21.11.2026", 5, "natures[leak].since", "a date such as"),
        ("weight: 3", "weight: three", 7, "natures[leak].weight", "a whole number"),
        ("weight: 3", "weight: 3.0", 7, "natures[leak].weight", "a whole number"),
        ("weight: 3", "weight: 4", 2, "natures[leak]", "weight should be 0 to 3"),
        ("drawn: true", "drawn: yes", 8, "natures[leak].drawn", "true or false"),
        ("colour: red", "color: red", 6, "natures[leak].color", "is not a key here"),
        ("colour: red", "level: low", 6, "natures[leak].level", "is given twice"),
        ("colour: red", "place: here", 6, "natures[leak].place", "is not a key here"),
        ("    level: high\n", "", 2, "natures[leak].level", "is missing"),
        ("en: Data leak, ", "", 3, "natures[leak].title.en", "is missing"),
        ("en: Data leak", "en: ''", 3, "natures[leak].title.en", "is empty"),
        ("en: Data leak", "en: ~", 3, "natures[leak].title.en", "is empty"),
        ("en: Data leak", "fr: Fuite", 3, "natures[leak].title.fr", "is not a key here"),
        ("id: write", "id: call", 13, "natures[leak].steps[call]", "given twice"),
        ("minutes: 30", "minutes: [30]", 13, "natures[leak].steps[write].minutes", "a text"),
        ("09:30", "25:00", 15, "natures[leak].hours.mon.opens", "a time such as"),
        ("mon: {opens", "mon: {id: tue, opens", 15, "natures[leak].hours.mon.id", "not a key"),
        ("marks: [a, b]", "marks: a", 16, "natures[leak].marks", "should be a list"),
        ("marks: [a, b]", "marks: !set [a]", 16, "natures[leak].marks", "tags are not used"),
        ("from: no", "from: !python/name:os.system x", 9, "natures[leak].from", "tags are not"),
    ],
)
def test_a_fault_names_file_line_and_key(
    tmp_path: Path, old: str, new: str, line: int, key: str, problem: str
) -> None:
    assert old in WHOLE
    fault = fault_in(tmp_path, WHOLE.replace(old, new, 1))
    assert (fault.file.name, fault.line, fault.key) == ("natures.yaml", line, key)
    assert problem in fault.problem
    assert f"natures.yaml:{line}:{key}" in str(fault)


def test_what_is_not_yaml_is_named_by_line(tmp_path: Path) -> None:
    fault = fault_in(tmp_path, "natures:\n  - id: leak\n   level: high\n")
    assert fault.line == 3
    assert "is not YAML" in fault.problem


def test_an_empty_file_and_a_missing_one(tmp_path: Path) -> None:
    assert fault_in(tmp_path, "# nothing\n").problem == "is empty"
    with pytest.raises(KnowledgeFault, match="cannot be read"):
        read(tmp_path / "gone.yaml", Natures)


def test_big5_is_not_guessed_at(tmp_path: Path) -> None:
    path = tmp_path / "natures.yaml"
    path.write_bytes(b"natures:\n  - id: " + "個資".encode("big5"))
    with pytest.raises(KnowledgeFault, match="is not UTF-8") as caught:
        read(path, Natures)
    assert caught.value.line == 2


def test_the_mark_that_notepad_writes_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "natures.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + WHOLE.encode())
    assert read(path, Natures).natures[0].id == "leak"


def test_aliases_are_refused_so_that_no_file_can_blow_up(tmp_path: Path) -> None:
    text = WHOLE.replace("marks: [a, b]", "steps2: 1").replace(
        "- {id: write, minutes: 30}", "- *one"
    )
    fault = fault_in(tmp_path, text.replace("- {id: call", "- &one {id: call"))
    assert "anchors and aliases" in fault.problem
    assert fault.line == 12


def test_two_documents_in_one_file_are_refused(tmp_path: Path) -> None:
    assert "is not YAML" in fault_in(tmp_path, WHOLE + "---\n" + WHOLE).problem


def test_a_file_is_read_once_until_it_changes(tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE)
    once = read(path, Natures)
    assert read(path, Natures) is once
    written(tmp_path, WHOLE.replace("weight: 3", "weight: 2 # lowered"))
    assert read(path, Natures).natures[0].weight == 2


def test_the_clinics_own_records_stand_beside_ours(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    written(ours, WHOLE)
    both = read_beside([ours, theirs], "natures.yaml", Natures)
    assert [nature.id for nature in both.natures] == ["leak"]
    written(theirs, WHOLE.replace("id: leak", "id: own") + "version: 9\n")
    both = read_beside([ours, theirs], "natures.yaml", Natures)
    assert [nature.id for nature in both.natures] == ["leak", "own"]
    assert both.version == 1


def test_the_clinic_cannot_redefine_ours(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    written(ours, WHOLE)
    written(theirs, "version: 2\n" + WHOLE)
    with pytest.raises(KnowledgeFault, match="'leak' stands already") as caught:
        read_beside([ours, theirs], "natures.yaml", Natures)
    assert caught.value.file == theirs / "natures.yaml"
    assert caught.value.line == 3


def test_a_file_for_each_record(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    written(ours, "{id: b, minutes: 1}", "steps/b.yaml")
    written(ours, "{id: a, minutes: 2}", "steps/a.yaml")
    written(theirs, "{id: c, minutes: 3}", "steps/0.yaml")
    found = read_each([ours, theirs], "steps/*.yaml", Step)
    assert [step.id for step in found] == ["a", "b", "c"]
    written(theirs, "{id: a, minutes: 3}", "steps/9.yaml")
    with pytest.raises(KnowledgeFault, match="'a' stands already"):
        read_each([ours, theirs], "steps/*.yaml", Step)


@dataclass(frozen=True, slots=True)
class Words:
    open: re.Pattern[str]


def test_a_list_of_regular_expressions_is_one_that_finds_any_of_them(tmp_path: Path) -> None:
    found = read(written(tmp_path, "open: ['\\bmay(?:be)?\\b', 可能|也许]"), Words).open
    assert found.findall("maybe 也许 mayor") == ["maybe", "也许"]


def test_no_regular_expressions_find_nothing(tmp_path: Path) -> None:
    assert read(written(tmp_path, "open: []"), Words).open.search("anything") is None


def test_what_is_no_regular_expression_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeFault, match="is no regular expression") as caught:
        read(written(tmp_path, "open:\n  - may\n  - (might\n"), Words)
    assert caught.value.line == 3


def test_a_schema_that_cannot_be_read_is_a_bug_and_no_fault(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="a schema cannot hold"):
        read(written(tmp_path, "{a: 1}"), set)
