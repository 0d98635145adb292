"""From 「有人貼文說我們醫死人」 to team, tasks, clocks and first exhibits, through the windows."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QFileDialog

from clinicguard.incidents.incident import State
from tests.journeys.hands import Hands
from tests.ui.room_house import RoomHouse
from ui.incidents.ask_panel import AskPanel
from ui.incidents.confirm_pane import ConfirmPane
from ui.incidents.evidence_pane import EvidencePane
from ui.incidents.gate_cards import GateCard
from ui.incidents.incident_page import IncidentPage
from ui.incidents.nature_pane import NaturePane
from ui.incidents.new_panel import NewPanel
from ui.incidents.now_pane import NowPane
from ui.incidents.pane import Pane
from ui.incidents.rating_pane import RatingPane
from ui.incidents.team_pane import TeamPane

RUMOUR = "有人貼文說我們醫死人"
MOST_ACTIONS = 30
"""Measured once, two of them for the second kind; a change may make it fewer, never more."""

AnyPane = TypeVar("AnyPane", bound=Pane)


def pane(rooms: RoomHouse, kind: type[AnyPane]) -> AnyPane:
    shown = rooms.page(IncidentPage).pane
    assert isinstance(shown, kind), shown
    return shown


def notice(rooms: RoomHouse, hands: Hands) -> str:
    """One sentence and one answer open the case."""
    hands.key("Ctrl+I")
    form = rooms.panel(NewPanel).form
    hands.type(form.fields["title"].control.reach(), RUMOUR)
    hands.choose(form.fields["danger"].control, "no")  # type: ignore[arg-type]
    hands.key("Ctrl+Enter")
    return rooms.page(IncidentPage).number


def confirm(rooms: RoomHouse, hands: Hands) -> None:
    """One fact as it was told, then: real, and about us."""
    hands.press(rooms.page(IncidentPage).rail.buttons["confirm"])
    entry = pane(rooms, ConfirmPane).entry
    hands.type(entry.form.fields["statement"].control.reach(), "社團出現一則貼文，說病人死亡")
    hands.press(entry.button)
    hands.key("Ctrl+Enter")


def name_it(rooms: RoomHouse, hands: Hands) -> None:
    """Both kinds that the rumour names, and the questions of law; one of them starts a clock."""
    natures = pane(rooms, NaturePane)
    hands.choose(natures.main, "medical_dispute")
    hands.press_words("就是「醫療糾紛」")
    hands.press(natures.also["false_accusation"])
    hands.key("Ctrl+Enter")
    gates = [gate.id for gate in rooms.clinic.incident_lists.guide.pack.gates.values()]
    for gate in gates:
        card = next(c for c in natures.findChildren(GateCard) if c.gate == gate)
        hands.choose(card.answer, "yes" if gate == "tw-gate-2" else "no")
        if gate == "tw-gate-2":
            hands.key("Ctrl+Enter")
            assert rooms.no_panel()


def rate(rooms: RoomHouse, hands: Hands) -> None:
    """Three factors; the nature has its value, the floors theirs from the questions of law."""
    hands.key("Ctrl+PgDown")
    ratings = pane(rooms, RatingPane)
    for factor, value in (("scope", "2"), ("severity", "3"), ("time", "3")):
        hands.press(ratings.factors[factor].cells[value])
    hands.choose(ratings.floors["minor_harmed"], "no")
    hands.key("Ctrl+Enter")


def call(rooms: RoomHouse, hands: Hands) -> None:
    """The proposed team, and the call."""
    hands.press(pane(rooms, TeamPane).take)
    hands.key("Ctrl+Enter")


def secure(rooms: RoomHouse, hands: Hands, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What can go first: two files, each for a line of the list."""
    hands.press(rooms.page(IncidentPage).rail.buttons["evidence"])
    for name in ("post.txt", "record.txt"):
        file = folder / name
        file.write_text(name, "utf-8")
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, f=file: ([str(f)], ""))
        first = rooms.page(IncidentPage).shown
        assert first is not None
        check = first.now.vanishing[0]
        hands.press_words(f"收進檔案：{check.words}")
    assert isinstance(pane(rooms, EvidencePane), EvidencePane)


def test_from_a_rumour_to_team_tasks_clocks_and_exhibits(
    rooms: RoomHouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms.enter()
    hands = Hands(rooms)
    number = notice(rooms, hands)
    confirm(rooms, hands)
    name_it(rooms, hands)
    rate(rooms, hands)
    call(rooms, hands)
    assert isinstance(rooms.page(IncidentPage).pane, NowPane)
    secure(rooms, hands, tmp_path, monkeypatch)

    case = rooms.clinic.incident_lists.case(number)
    assert case.incident.state is State.ACTIVE
    assert case.incident.first_words == RUMOUR
    assert case.incident.level is not None
    assert {"commander", "spokesperson", "scribe"} <= {seat.hat for seat in case.seats}
    assert len([task for task in case.tasks if task.open and task.owner]) >= 6
    assert case.incident.kinds == ("medical_dispute", "false_accusation")
    rules = {task.rule for task in case.tasks}
    assert {"see_patient_again", "claim_by_claim"} <= rules
    assert len(rules) == len(case.tasks)
    assert [clock for clock in case.clocks if clock.running]
    settled = [check for check in case.checks if not check.open]
    assert len(settled) == 2
    assert all(check.exhibits for check in settled)
    view = rooms.shell.view()
    assert view is not None
    assert number in view.band.words()
    assert RUMOUR not in view.band.words()
    assert hands.count <= MOST_ACTIONS, hands.count


def test_what_was_typed_and_not_saved_is_there_after_the_lock(rooms: RoomHouse) -> None:
    rooms.enter()
    number = notice(rooms, Hands(rooms))
    rooms.go(f"incident/{number}/facts")
    entry = pane(rooms, ConfirmPane).entry
    Hands(rooms).type(entry.form.fields["statement"].control.reach(), "還沒寫完的一句")
    rooms.shell.lock()
    rooms.settle()
    rooms.made.opened = None
    rooms.shell.enter(lambda: rooms.made.open("owner"))
    rooms.settle()
    kept = pane(rooms, ConfirmPane).entry.form.answers().text("statement")
    assert kept == "還沒寫完的一句"


def test_a_barrier_is_named_and_passed_only_with_a_reason(rooms: RoomHouse) -> None:
    rooms.enter()
    hands = Hands(rooms)
    number = notice(rooms, hands)
    rooms.go(f"incident/{number}/confirm")
    hands.key("Ctrl+Enter")
    panel = rooms.panel(AskPanel)
    panel.go()
    rooms.settle()
    assert rooms.clinic.incident_lists.case(number).incident.state is State.NOTICED
    hands.type(panel.form.fields["why"].control.reach(), "記者十分鐘後到")
    hands.press(panel.button)
    case = rooms.clinic.incident_lists.case(number)
    assert case.incident.state is State.ACTIVE
    assert [each.reason for each in case.overrides] == ["記者十分鐘後到"]
