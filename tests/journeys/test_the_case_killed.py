"""The case goes on after every kill: what was acknowledged is there, what was typed too."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from clinicguard.host.words import LANGUAGES, Language
from tests.journeys.case.halves import HALVES
from tests.journeys.case.script import clinic_of
from tests.journeys.case.steps import STEPS
from tests.made import MadeClinic

ROOT = Path(__file__).resolve().parents[2]
LAST = len(STEPS)
MOST_ACTIONS = 445
"""Of the sample run, the way back after its kills included; fewer is fine, more is not."""


@dataclass
class Killed:
    """Starts a child over the folder, listens, and kills it when it waits."""

    made: MadeClinic
    language: Language
    papers: Path
    kills: int = 0
    told: list[dict[str, Any]] = field(default_factory=list)

    def play(self, first: int, until: int, half: str = "", *, typed: bool = False) -> None:
        """Steps `first` up to, without, `until`; then a kill that nothing announces."""
        ordered = {
            "folder": str(self.made.folder),
            "settings": str(self.made.settings.path),
            "papers": str(self.papers),
            "language": self.language,
            "first": first,
            "until": until,
            "half": half,
            "typed": typed,
            "start": self.made.clock.time.isoformat(),
            "boot": f"boot{self.kills:04d}",
        }
        command = [sys.executable, "-m", "tests.journeys.case.child", json.dumps(ordered)]
        child = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        waiting = False
        for line in child.stdout:
            said = json.loads(line)
            self.told.append(said)
            if "at" in said:
                self.made.clock.time = datetime.fromisoformat(said["at"])
            if "waiting" in said:
                waiting = True
                os.kill(child.pid, signal.SIGKILL)
        assert child.wait() == -signal.SIGKILL, self.told[-3:]
        assert waiting
        child.stdout.close()
        if child.stdin is not None:
            child.stdin.close()
        self.kills += 1

    def actions(self) -> int:
        """How many presses, choices and texts all children took together."""
        ends = [*self.told, {"waiting": True}]
        return sum(
            said["actions"] for said, then in pairwise(ends) if "done" in said and "waiting" in then
        )

    def done(self) -> list[str]:
        """The steps that were acknowledged, in order."""
        return [said["done"] for said in self.told if "done" in said]


def whole(killed: Killed) -> None:
    """Every step was done once, the log is whole, and nothing went missing at the end."""
    assert killed.done() == [step.name for step in STEPS]
    clinic = killed.made.open("owner")
    assert clinic.check_log().findings == ()
    assert clinic.alarm is None
    verbs = [entry.verb for entry in clinic.log.newest(1000)]
    assert verbs.count("incident.open_from") == 1
    assert verbs.count("incident.close") == 1
    killed.made.close()


@pytest.mark.prove
def test_the_case_goes_on_after_kills(tmp_path: Path) -> None:
    made = clinic_of("zh_TW", tmp_path / "pc")
    killed = Killed(made, "zh_TW", tmp_path)
    names = [step.name for step in STEPS]
    fact = names.index("judging.facts")
    killed.play(0, fact + 1, "judging.facts")
    killed.play(fact, names.index("working.hand_in"), "judging.facts", typed=True)
    killed.play(names.index("working.hand_in"), LAST)
    assert [said["typed"] for said in killed.told if "typed" in said] == ["judging.facts"]
    assert killed.actions() <= MOST_ACTIONS, killed.actions()
    whole(killed)


@pytest.mark.prove
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_kill_between_any_two_steps_loses_nothing(tmp_path: Path, language: Language) -> None:
    killed = Killed(clinic_of(language, tmp_path / "pc"), language, tmp_path)
    for number, step in enumerate(STEPS):
        half = step.name if step.name in HALVES else ""
        if half:
            killed.play(number, number + 1, half)
        killed.play(number, number + 1, half, typed=bool(half))
    assert {said["typed"] for said in killed.told if "typed" in said} == set(HALVES)
    assert killed.kills == LAST + len(HALVES)
    whole(killed)
