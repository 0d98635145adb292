"""Whose word lifts counsel's objection: only one that was said here."""

from __future__ import annotations

from datetime import UTC, datetime

from clinicguard.statements.counsels_word import objection_to
from clinicguard.statements.steps import Overruled, Verdict

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
HELD = Verdict(1, "first", "hold", "", "高若瑜", AT, 3, way="account", order=1, asked=1)
GONE_ON = Overruled(2, "second", 1, "hold", "記者在門口", AT, 1, order=2)


def test_what_the_owner_of_another_clinic_overruled_is_not_overruled_here() -> None:
    assert objection_to("second", [HELD], [GONE_ON], came=0) is None
    assert objection_to("second", [HELD], [GONE_ON], came=5) is HELD
