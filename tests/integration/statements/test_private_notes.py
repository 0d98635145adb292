"""Counsel's notes: two roles read them, no page, paper, search or entry of the log has a word."""

from __future__ import annotations

import pytest

from clinicguard.clinic import Clinic
from clinicguard.people.staff import ROLES
from clinicguard.statements.private_notes import standing_risk
from clinicguard.statements.troubles import NothingToSay, PrivateNotes
from clinicguard.storage.troubles import NotAllowed
from tests.integration.incidents.made import called
from tests.integration.statements.cases import begun
from tests.made import MadeClinic

WORD = "談判底線三十二萬"


def test_counsel_and_owner_read_and_nobody_else(made: MadeClinic) -> None:
    about = f"incident/{called(made.open()).number}"
    made.close()
    made.open("counsel").statements.private.write(about, WORD, "high")
    for role in ROLES:
        made.close()
        clinic = made.open(role)
        private = clinic.statement_lists.private
        if role in ("owner", "counsel"):
            (note,) = private.of(about)
            assert (note.text, note.risk, private.count(about)) == (WORD, "high", 1)
            continue
        assert private.count(about) == 0
        with pytest.raises(PrivateNotes):
            private.of(about)
        with pytest.raises(NotAllowed):
            clinic.statements.private.write(about, "也想寫")
        with pytest.raises(NotAllowed):
            clinic.statements.private.strike(note.id, "不對")


def test_the_log_and_the_search_have_no_word_of_it(clinic: Clinic) -> None:
    about = f"incident/{called(clinic).number}"
    note = clinic.statements.private.write(about, WORD)
    struck = clinic.statements.private.strike(note.id, "已談成三十萬")
    assert struck.struck is not None
    assert clinic.statement_lists.private.count(about) == 0
    assert clinic.statement_lists.private.of(about)[0].text == WORD
    entries = clinic.log.newest()
    assert [each.verb for each in entries[:2]] == ["counsel.strike_note", "counsel.write_note"]
    told = " ".join(str(dict(each.words)) for each in entries)
    for word in (WORD, "三十萬", "底線"):
        assert word not in told
        assert clinic.overview.search(word) == ()
    assert clinic.check_log().whole


def test_the_risk_that_stands_is_the_last_one_noted(clinic: Clinic) -> None:
    private, about = clinic.statements.private, f"statement/{begun(clinic)}"
    first = private.write(about, "先看看", "low")
    second = private.write(about, "改了看法", "high")
    assert standing_risk(clinic.statement_lists.private.of(about)) == "high"
    private.strike(second.id, "看錯")
    assert standing_risk(clinic.statement_lists.private.of(about)) == "low"
    assert first.struck is None
    with pytest.raises(NothingToSay):
        private.write(about, "  ")
