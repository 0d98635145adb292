"""Counsel's notes on paper: only for counsel and the owner, only when asked for, and logged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from clinicguard.clinic import Clinic
from clinicguard.papers.catalogue import read
from clinicguard.papers.order import Order
from clinicguard.storage.troubles import NotAllowed
from tests.integration.incidents.made import called
from tests.made import MadeClinic
from tests.unit.documents.drawn import text_of

WORD = "談判底線三十二萬"


def words(clinic: Clinic, order: Order) -> str:
    return "".join(text_of(read(clinic, order).make()).split())


def test_they_stand_on_the_report_only_when_counsel_asks(made: MadeClinic) -> None:
    clinic = made.open("owner")
    about = f"incident/{called(clinic).number}"
    number = clinic.statements.begin(about, "press", "聲明", "還在了解。", "zh_TW").number
    private = clinic.statements.private
    private.write(about, WORD, "high")
    private.strike(private.write(about, "先不談").id, "改了")
    private.write(f"statement/{number}", "第二句先不要用")
    counsel = made.open("counsel")
    order = Order("report:legal", about, "zh_TW", pictures=False)
    assert WORD not in words(counsel, order)
    before = len(counsel.log.newest(500))
    found = words(counsel, replace(order, noted=True))
    assert WORD in found
    assert "第二句先不要用" in found
    assert "先不談" not in found
    entry = counsel.log.newest(1)[0]
    assert (entry.verb, entry.word("paper")) == ("counsel.put_on_paper", "report:legal")
    assert len(counsel.log.newest(500)) == before + 1
    assert WORD not in str(dict(entry.words))
    with pytest.raises(NotAllowed):
        read(made.open("manager"), replace(order, noted=True))
