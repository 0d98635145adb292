"""The law pack on the screen: every row with its marks, nothing beside what was not verified."""

from __future__ import annotations

import pytest

from clinicguard.incidents.incident import State
from clinicguard.knowledge.jurisdictions import CODES, load_jurisdiction
from clinicguard.knowledge.law import Deadline, LawRule
from tests.ui.incidents.conftest import Desk
from tests.ui.room_house import RoomHouse
from ui.incidents.gate_cards import GateCard
from ui.incidents.law.law_page import LawPage
from ui.incidents.law.law_panel import LawPanel, law_pairs
from ui.incidents.nature_pane import NaturePane


def test_every_row_of_the_pack_can_be_read_by_everybody(rooms: RoomHouse) -> None:
    rooms.enter("reception")
    rooms.go("law")
    page = rooms.page(LawPage)
    pack = load_jurisdiction("tw")
    seen: set[str] = set()
    for view in ("limits", "rules", "authorities", "doubts"):
        page.views.set_value(view)
        page.views.chosen.emit(view)
        seen |= {row.key for row in page.rows.model.rows()}
    assert seen == {*pack.deadlines, *pack.laws, *pack.authorities, *pack.notes}
    assert "不是法律意見" in rooms.words()
    for row in ("tw-dl-16", "tw-mad-05", "tw-auth-police", "tw-note-1"):
        page.open(row)
        rooms.settle()
        assert isinstance(rooms.panel(LawPanel), LawPanel)
    page.search.set_text("關懷")
    page.views.set_value("limits")
    page.views.chosen.emit("limits")
    assert 0 < len(page.rows.model.rows()) < len(pack.deadlines)


@pytest.mark.usefixtures("rooms")
def test_what_is_not_verified_has_its_mark_and_no_penalty() -> None:
    for pack in map(load_jurisdiction, CODES):
        rules: list[Deadline | LawRule] = [*pack.deadlines.values(), *pack.laws.values()]
        for rule in rules:
            names = dict(law_pairs(pack, rule))
            assert names["查對日"]
            if rule.confidence.verified:
                assert names["來源"]
                continue
            assert "查證" in names["註記"]
            assert rule.id not in pack.deadlines or "罰則" not in names


def test_a_question_of_law_names_its_article(called: Desk) -> None:
    assert called.case.incident.state is State.ACTIVE
    natures = called.open("nature", NaturePane)
    card = natures.findChildren(GateCard)[0]
    assert "醫預法" in called.rooms.words()
    assert card.gate == "tw-gate-1"


def test_a_kind_of_matter_leads_to_the_law_that_bears_on_it(called: Desk) -> None:
    called.rooms.go("law/of/false_accusation")
    page = called.rooms.page(LawPage)
    shown = [row.key for row in page.rows.model.rows()]
    assert "tw-cr-02" in shown
    assert "tw-dl-12" in shown
    assert all(key.startswith("tw-") for key in shown)
