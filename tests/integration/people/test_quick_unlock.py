"""A PIN opens the records and nothing else; five wrong ones, time, or other keys end it."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from clinicguard.clinic import Clinic, open_clinic
from clinicguard.evidence.desk import HandIn
from clinicguard.explain import explain
from clinicguard.host.keychain import NoKeychain
from clinicguard.host.words import Words
from clinicguard.people import quick_unlock
from clinicguard.people.permissions import PERMISSIONS
from clinicguard.people.pin import WeakPin, check_pin
from clinicguard.people.pin_desk import OUT_OF_REACH
from clinicguard.people.quick_unlock import (
    NeedsPassphrase,
    PinGone,
    PinOutOfDate,
    QuickUnlock,
    WrongPin,
    unlock_with_pin,
)
from clinicguard.storage.keyfile import read_keys
from tests.keychain import Chain
from tests.made import HandClock, MadeClinic

PIN = "830174"


@pytest.fixture
def chain(monkeypatch: pytest.MonkeyPatch) -> Chain:
    made = Chain()
    monkeypatch.setattr(quick_unlock, "SystemKeychain", lambda: made)
    return made


@pytest.fixture
def pins(made: MadeClinic, chain: Chain, clock: HandClock) -> QuickUnlock:
    """The owner has set a PIN up and locked."""
    made.open("owner").pins.turn_on(PIN)
    made.close()
    return quick_unlock.pins_of_this_pc(made.settings.path, clock)


def by_pin(made: MadeClinic, pins: QuickUnlock, pin: str = PIN) -> Clinic:
    keys = unlock_with_pin(made.folder, pins, "1", pin, made.clock)
    made.close()
    made.opened = open_clinic(made.folder, keys, clock=made.clock, settings=made.settings)
    return made.opened


def files(made: MadeClinic) -> list[Path]:
    return list((made.settings.path.parent / "quick").iterdir())


def test_it_opens_the_records_and_says_so_in_the_log(made: MadeClinic, pins: QuickUnlock) -> None:
    clinic = by_pin(made, pins)
    assert clinic.person.role == "owner"
    entry = clinic.log.newest(1)[0]
    assert (entry.verb, entry.word("how")) == ("clinic.unlock", "pin")
    assert clinic.check_log().whole


def test_no_evidence_and_no_keys_are_within_its_reach(
    made: MadeClinic, pins: QuickUnlock, tmp_path: Path
) -> None:
    source = tmp_path / "note.txt"
    source.write_text("對話內容")
    number = made.open("owner").evidence.take_in(source, HandIn("對話")).number
    clinic = by_pin(made, pins)
    assert clinic.keys.clinic.case == {}
    assert set(clinic.keys.clinic.named()) == set(made.keys["reception"].clinic.named())
    with pytest.raises(NeedsPassphrase):
        clinic.evidence.sealed_copy(number, "evidence.view")
    with pytest.raises(NeedsPassphrase):
        clinic.evidence.export(number, tmp_path / "out", purpose="看看", recipient="自己")
    assert not (tmp_path / "out").exists()
    clinic.evidence.sealed_copy(number, "evidence.verify")
    with pytest.raises(NeedsPassphrase):
        clinic.access.welcome("新人", "owner", "copper window galaxy turnip seven")
    with pytest.raises(NeedsPassphrase):
        clinic.access.change_own_passphrase("copper window galaxy turnip seven")
    with pytest.raises(NeedsPassphrase):
        clinic.access.new_kit()
    with pytest.raises(NeedsPassphrase):
        clinic.pins.turn_on("917364")


def test_what_lies_on_this_pc_holds_no_key_that_opens_evidence(
    made: MadeClinic, pins: QuickUnlock, chain: Chain
) -> None:
    keys = made.keys["owner"]
    [kept] = files(made)
    told = kept.read_text() + json.dumps(chain.kept)
    for secret in (str(keys.personal.open), *(str(key) for key in keys.clinic.case.values())):
        assert secret not in told
    opened = unlock_with_pin(made.folder, pins, "1", PIN, made.clock)
    assert str(opened.personal.open) != str(keys.personal.open)


def test_drafts_are_the_persons_by_pin_and_by_passphrase(
    made: MadeClinic, pins: QuickUnlock
) -> None:
    made.open("owner").drafts.keep("a", {"line": "甲"})
    clinic = by_pin(made, pins)
    assert clinic.drafts.find("a") == {"line": "甲"}
    clinic.drafts.keep("b", {"line": "乙"})
    assert made.open("owner").drafts.find("b") == {"line": "乙"}


def test_five_wrong_ones_and_it_is_gone_and_each_is_an_entry(
    made: MadeClinic, pins: QuickUnlock, chain: Chain
) -> None:
    for left in (4, 3, 2, 1, 0):
        with pytest.raises(WrongPin) as caught:
            unlock_with_pin(made.folder, pins, "1", "000000", made.clock)
        assert caught.value.left == left
    with pytest.raises(PinGone):
        unlock_with_pin(made.folder, pins, "1", PIN, made.clock)
    assert files(made) == []
    assert chain.kept == {}
    tried = [e for e in made.open("owner").log.newest(8) if e.verb == "clinic.unlock_failed"]
    assert [entry.word("how") for entry in tried] == ["pin"] * 5


def test_a_right_one_in_between_begins_the_count_anew(made: MadeClinic, pins: QuickUnlock) -> None:
    for _ in range(2):
        for _ in range(4):
            with pytest.raises(WrongPin):
                unlock_with_pin(made.folder, pins, "1", "111222", made.clock)
        unlock_with_pin(made.folder, pins, "1", PIN, made.clock)


def test_after_twelve_hours_it_waits_for_the_passphrase(
    made: MadeClinic, pins: QuickUnlock, clock: HandClock
) -> None:
    clinic = read_keys(made.folder).clinic
    clock.forward(hours=11, minutes=59)
    assert pins.state(clinic, "1").until is not None
    clock.forward(minutes=1)
    with pytest.raises(PinGone) as caught:
        unlock_with_pin(made.folder, pins, "1", PIN, made.clock)
    assert caught.value.why == "time"
    assert json.loads(files(made)[0].read_text())["sealed"] == ""
    made.open("owner").close()
    made.opened = None
    assert (
        pins.state(clinic, "1").until == clock.time + timedelta(hours=12)
        or pins.state(clinic, "1").on
    )
    assert by_pin(made, pins).person.id == 1


def test_a_clock_set_back_wins_no_time(
    made: MadeClinic, pins: QuickUnlock, clock: HandClock
) -> None:
    clock.forward(minutes=-10)
    with pytest.raises(PinGone):
        unlock_with_pin(made.folder, pins, "1", PIN, made.clock)


def test_another_passphrase_takes_it_away(
    made: MadeClinic, pins: QuickUnlock, chain: Chain
) -> None:
    made.open("owner").access.change_own_passphrase("copper window galaxy turnip seven")
    made.close()
    with pytest.raises(PinGone) as caught:
        unlock_with_pin(made.folder, pins, "1", PIN, made.clock)
    assert caught.value.why == "keys"
    assert chain.kept == {}
    assert files(made) == []


def test_new_keys_of_the_records_make_it_wait_and_say_why(
    made: MadeClinic, pins: QuickUnlock
) -> None:
    made.open("owner").access.renew_keys("可能有人看過密語")
    made.close()
    with pytest.raises(PinOutOfDate) as caught:
        unlock_with_pin(made.folder, pins, "1", PIN, made.clock)
    told = explain(caught.value, Words("zh_TW"))
    assert "新的鑰匙" in told.happened
    assert "密語解鎖一次" in told.todo
    made.open("owner").close()
    made.opened = None
    clinic = by_pin(made, pins)
    assert clinic.check_log().whole


def test_a_lost_or_broken_keychain_costs_the_pin_and_nothing_else(
    made: MadeClinic, pins: QuickUnlock, chain: Chain
) -> None:
    chain.broken = True
    with pytest.raises(NoKeychain):
        unlock_with_pin(made.folder, pins, "1", PIN, made.clock)
    made.open("owner").close()
    made.opened = None
    chain.broken = False
    unlock_with_pin(made.folder, pins, "1", PIN, made.clock)
    chain.kept.clear()
    with pytest.raises(PinGone):
        unlock_with_pin(made.folder, pins, "1", PIN, made.clock)
    assert made.open("owner").person.id == 1


def test_without_a_keychain_nothing_is_set_up_and_no_entry_says_so(
    made: MadeClinic, chain: Chain
) -> None:
    chain.broken = True
    clinic = made.open("owner")
    with pytest.raises(NoKeychain):
        clinic.pins.turn_on(PIN)
    assert not clinic.pins.state().on
    assert clinic.log.newest(1)[0].verb == "clinic.unlock"


def test_turning_it_off_takes_file_and_secret(
    made: MadeClinic, pins: QuickUnlock, chain: Chain
) -> None:
    clinic = by_pin(made, pins)
    clinic.pins.turn_off()
    assert not clinic.pins.state().on
    assert (files(made), chain.kept) == ([], {})
    assert clinic.log.newest(1)[0].verb == "clinic.quick_off"


@pytest.mark.parametrize("field", ["kdf", "wrapped", "public", "sealed", "nonce", "bound"])
def test_a_file_that_another_hand_changed_opens_nothing(
    made: MadeClinic, pins: QuickUnlock, field: str
) -> None:
    [kept] = files(made)
    found = json.loads(kept.read_text())
    found[field] = {"name": "argon2id", "m": 8, "t": 1, "p": 1} if field == "kdf" else "00ff"
    kept.write_text(json.dumps(found))
    with pytest.raises((PinGone, WrongPin)):
        unlock_with_pin(made.folder, pins, "1", PIN, made.clock)


@pytest.mark.parametrize(
    ("pin", "why"),
    [
        ("12345", "short"),
        ("1234567890123", "short"),
        ("12a456", "digits"),
        ("一二三四五六", "digits"),
        ("000000", "easy"),
        ("123456", "easy"),
        ("987654", "easy"),
        ("121212", "easy"),
        ("830830", "easy"),
    ],
)
def test_a_pin_that_everybody_tries_is_refused(pin: str, why: str) -> None:
    with pytest.raises(WeakPin) as caught:
        check_pin(pin)
    assert caught.value.why == why


def test_full_width_digits_are_digits() -> None:
    assert check_pin("８３０ １７４") == PIN


def test_what_is_out_of_reach_are_verbs_that_exist() -> None:
    assert OUT_OF_REACH - set(PERMISSIONS) == set()
