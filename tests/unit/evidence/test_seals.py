"""The seal word of an exhibit: whole, to be read back, not checked for long, broken."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from clinicguard.evidence.custody import CustodyEvent
from clinicguard.evidence.exhibit import Disposal, Exhibit, Origin
from clinicguard.evidence.seals import (
    STALE_AFTER,
    SealState,
    case_seal,
    damage_of,
    seal_state,
    was_read_back,
)

TAKEN = datetime(2026, 11, 1, tzinfo=UTC)
EXHIBIT = Exhibit(
    id=1, number="E-2026-0001", title="截圖", kind="screenshot", media_type="image/png",
    original_name="a.png", size=1, sha256="", sealed_sha256="", sealed_name="", epoch=1,
    compartment="case", sensitive=True, origin=Origin(), acquired_at=TAKEN, acquired_by=1,
    derived_from=None, marks=(), custody=(), last_verified=None, sound=None,
)  # fmt: skip


@pytest.mark.parametrize(
    ("checked", "sound", "days", "state"),
    [
        (None, None, 1, SealState.WAITING),
        (None, None, 31, SealState.STALE),
        (25, None, 31, SealState.WAITING),
        (25, None, 56, SealState.STALE),
        (25, True, 31, SealState.WHOLE),
        (25, True, 56, SealState.STALE),
        (25, False, 26, SealState.BROKEN),
        (25, False, 90, SealState.BROKEN),
    ],
)
def test_the_seal_word(
    checked: int | None, sound: bool | None, days: int, state: SealState
) -> None:
    last = None if checked is None else TAKEN + timedelta(days=checked)
    exhibit = replace(EXHIBIT, last_verified=last, sound=sound)
    assert seal_state(exhibit, TAKEN + timedelta(days=days)) is state


def test_it_is_stale_only_after_the_limit_itself() -> None:
    assert seal_state(EXHIBIT, TAKEN + STALE_AFTER) is SealState.WAITING
    assert seal_state(replace(EXHIBIT, sound=True), TAKEN + STALE_AFTER) is SealState.WHOLE


def test_the_damage_is_what_the_last_verification_found() -> None:
    def found(detail: str) -> CustodyEvent:
        return CustodyEvent("verified", TAKEN, 1, "查驗", detail=detail)

    hurt = replace(EXHIBIT, sound=False, custody=(found("sound"), found("missing")))
    assert damage_of(hurt) == "missing"
    assert damage_of(replace(hurt, sound=True)) == ""


def test_what_was_only_compared_was_not_read_back() -> None:
    compared = CustodyEvent("verified", TAKEN, 1, "讀回", detail="sealed_form")
    exhibit = replace(EXHIBIT, custody=(compared,))
    assert not was_read_back(exhibit)
    assert was_read_back(replace(EXHIBIT, custody=(compared, replace(compared, detail="sound"))))


def test_a_whole_check_of_all_files_keeps_a_seal_from_ageing() -> None:
    exhibit = replace(EXHIBIT, last_verified=TAKEN, sound=True)
    late = TAKEN + timedelta(days=60)
    assert seal_state(exhibit, late) is SealState.STALE
    assert seal_state(exhibit, late, TAKEN - timedelta(days=1)) is SealState.STALE
    assert seal_state(exhibit, late, late - timedelta(days=5)) is SealState.WHOLE
    assert seal_state(replace(exhibit, sound=False), late, late) is SealState.BROKEN
    assert seal_state(replace(exhibit, sound=None), late, late) is SealState.WAITING


def test_the_seal_of_a_case_is_the_weakest_of_its_exhibits() -> None:
    now = TAKEN + timedelta(days=40)
    whole = replace(EXHIBIT, last_verified=now, sound=True)
    waits = replace(EXHIBIT, number="E-2026-0002", acquired_at=now)
    stale = replace(EXHIBIT, number="E-2026-0003", last_verified=TAKEN, sound=True)
    broken = replace(EXHIBIT, number="E-2026-0004", last_verified=now, sound=False)
    assert case_seal((), now) is None
    named: list[str] = []
    for exhibits, state in (
        ((whole,), SealState.WHOLE),
        ((whole, waits), SealState.WAITING),
        ((waits, stale, whole), SealState.STALE),
        ((stale, broken, waits, whole), SealState.BROKEN),
    ):
        seal = case_seal(exhibits, now)
        assert seal is not None
        assert seal.state is state
        assert seal.exhibits == len(exhibits)
        assert all(seal_state(each, now) is state for each in seal.bearing)
        named = [each.number for each in seal.bearing]
    assert named == ["E-2026-0004"]


def test_what_was_disposed_of_has_no_seal_and_is_no_damage() -> None:
    stone = Disposal(TAKEN, 1, 2, "保存期限已滿", TAKEN.date())
    gone = replace(EXHIBIT, id=2, number="E-2026-0002", sound=False, disposed=stone)
    now = TAKEN + timedelta(days=400)
    assert seal_state(gone, now) is SealState.DISPOSED
    assert case_seal([gone], now) is None
    whole = replace(EXHIBIT, sound=True, last_verified=now)
    seal = case_seal([gone, whole], now)
    assert seal is not None
    assert (seal.state, seal.bearing, seal.exhibits) == (SealState.WHOLE, (whole,), 1)
