"""A process that plays some steps of the case on a folder, tells of each, and waits to be killed.

`python -m tests.journeys.case.child ORDER`, ORDER being JSON: folder, settings, papers, language,
first, until (steps), half (the name of the step before which something is typed and left), typed
(whether that was done before), start (the clock, ISO), boot. It writes a line of JSON for all it
has done.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication

from clinicguard.host.settings import SettingsFile
from clinicguard.people import access
from clinicguard.people.staff import Role
from clinicguard.storage.keys import OpenKeys
from tests.journeys.case.halves import HALVES
from tests.journeys.case.play import Play
from tests.journeys.case.script import Script
from tests.journeys.case.steps import STEPS
from tests.made import PASSPHRASES, HandClock, MadeClinic
from tests.ui.room_house import RoomHouse
from ui.language import speak
from ui.theme.style import dress

Ordered = dict[str, Any]
_PATIENCE_MS = 20_000


class Keys(dict[Role, OpenKeys]):
    """Everybody's keys, unlocked with the passphrase when they are first needed."""

    def __init__(self, folder: Path, clock: HandClock) -> None:
        super().__init__()
        self._folder = folder
        self._clock = clock

    def __missing__(self, role: Role) -> OpenKeys:
        key_id = str(list(PASSPHRASES).index(role) + 1)
        self[role] = access.unlock(self._folder, key_id, PASSPHRASES[role], self._clock)
        return self[role]


def tell(**said: object) -> None:
    print(json.dumps(said), flush=True)


def sat_down(app: QApplication, ordered: Ordered) -> Play:
    """The windows over the folder, as a start of the program opens them."""
    folder, language = Path(ordered["folder"]), ordered["language"]
    clock = HandClock(datetime.fromisoformat(ordered["start"]), start=ordered["boot"])
    settings = SettingsFile(Path(ordered["settings"]))
    made = MadeClinic(folder, Keys(folder, clock), settings, b"", clock)
    speak(language)
    dress(app, "light", 100, language)
    return Play(RoomHouse(app, made), Script(language), Path(ordered["papers"]))


def half(play: Play, name: str, typed: bool) -> None:
    """Types and waits until it is kept; or finds it where it was typed."""
    words = f"{play.script.fact('f08').text('statement')} {name}"
    if typed:
        found = HALVES[name].words(play)
        assert found == words, (found, words)
        play.hands.key("Escape")
        return
    HALVES[name].type(play, words)
    waited = QElapsedTimer()
    waited.start()
    while not any(
        words in str(play.clinic.drafts.find(page)) for page, _ in play.clinic.drafts.all()
    ):
        assert waited.elapsed() < _PATIENCE_MS, "no draft"
        play.rooms.settle()
    tell(typed=name, after=waited.elapsed())


def main() -> None:
    ordered: Ordered = json.loads(sys.argv[1])
    app = QApplication([])
    play = sat_down(app, ordered)
    first, until = ordered["first"], ordered["until"]
    if first:
        play.sit(STEPS[first - 1].role)
        STEPS[first - 1].written(play)
    for number in range(first, until):
        step = STEPS[number]
        play.sit(step.role)
        if step.name == ordered["half"]:
            half(play, step.name, ordered["typed"])
            if not ordered["typed"]:
                break
        step.do(play)
        if number + 1 < until:
            step.written(play)
        at = play.rooms.made.clock.time.isoformat()
        tell(done=step.name, at=at, actions=play.hands.count)
    tell(waiting=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
