"""Every choice, every trouble and every trace of an incident has its words."""

from __future__ import annotations

import ast
from enum import Enum
from pathlib import Path

import pytest

from clinicguard.explain import explain, is_explained
from clinicguard.host.trouble import Trouble
from clinicguard.host.words import LANGUAGES, Words
from clinicguard.incidents import barriers, neighbours, spoken, steps, telling
from clinicguard.incidents.barriers import Act, Barrier, BarrierStands
from clinicguard.incidents.incident import Move, MoveRefused, State

ROOM = Path(steps.__file__).parent
CASEPACK = ROOM.parent / "casepack"


def troubles() -> list[type[Trouble]]:
    found: list[type[Trouble]] = []
    waiting = [Trouble]
    while waiting:
        below = waiting.pop().__subclasses__()
        found += below
        waiting += below
    rooms = ("clinicguard.incidents.", "clinicguard.tasks.")
    return [kind for kind in found if kind.__module__.startswith(rooms)]


def strings_given_to(name: str, folder: Path) -> set[str]:
    """The constant first arguments of every call of a function or method of this name."""
    found: set[str] = set()
    for file in folder.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                called = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if called == name:
                    found |= {
                        each.value
                        for each in ast.walk(node.args[0])
                        if isinstance(each, ast.Constant) and isinstance(each.value, str)
                    }
    return found


@pytest.mark.parametrize("choice", spoken.every_choice(), ids=str)
def test_every_choice_has_a_word_in_each_language(choice: Enum) -> None:
    said = {language: spoken.spoken(choice, Words(language)) for language in LANGUAGES}
    assert all(said.values())
    assert said["zh_TW"] != said["en"]


def test_every_trouble_of_these_rooms_is_explained() -> None:
    assert troubles()
    assert [kind for kind in troubles() if not is_explained(kind)] == []


def test_a_refused_move_names_state_and_ways_in_the_readers_language() -> None:
    error = MoveRefused("I-2026-0001", State.NOTICED, Move.CLOSE, (Move.CONFIRM, Move.DISMISS))
    told = explain(error, Words("zh_TW")).as_text()
    assert "已發現" in told
    assert "確認是事件、判定不是事件" in told


def test_a_barrier_is_read_out_as_what_to_do() -> None:
    error = BarrierStands(Act.ACTIVATE, (Barrier("rating"), Barrier("hat", 2, ("scribe",))))
    told = explain(error, Words("zh_TW")).as_text()
    assert "完成分級、指派必要的角色" in told


def test_every_code_that_can_be_missing_has_its_words() -> None:
    codes = strings_given_to("_which", ROOM) | strings_given_to("_listed", ROOM)
    codes |= strings_given_to("_none_of", ROOM) | strings_given_to("Missing", ROOM)
    codes |= strings_given_to("Barrier", ROOM)
    tree = ast.parse((ROOM / "steps.py").read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_lacking":
            codes |= {word.arg for word in node.keywords if word.arg}
    assert {"rating", "deputy", "clock", "watch_line"} <= codes
    assert codes - set(spoken.MISSING) == set()
    assert barriers.Act.CLOSE


def test_every_trace_that_a_verb_leaves_can_be_read_out() -> None:
    kinds = strings_given_to("tell", ROOM) | strings_given_to("tell", CASEPACK)
    kinds |= {f"check_{state}" for state in ("open", "secured", "absent", "lost")}
    kinds |= {f"option_{each}" for each in ("open", "chosen", "later", "not_chosen")}
    kinds |= {f"signal_{each}" for each in ("ours", "dismissed", "unjudged")}
    kinds |= set(neighbours.KINDS)
    kinds -= {"check_", "option_", "signal_"}
    assert "stood_down" in kinds
    assert kinds ^ set(telling.SENTENCES) == set()
