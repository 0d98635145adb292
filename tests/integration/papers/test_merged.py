"""The papers of a case that goes on hold what the case that was merged into it brought."""

from __future__ import annotations

from pathlib import Path

from clinicguard.clinic import Clinic
from tests.integration.incidents.made import called, exhibit
from tests.integration.papers.test_tied_texts import drawn


def test_the_log_and_the_report_hold_entries_and_exhibits_of_the_part(
    clinic: Clinic, tmp_path: Path
) -> None:
    main, part = called(clinic).number, called(clinic).number
    exhibit(clinic, tmp_path, "候診區錄影", subject=f"incident/{part}")
    clinic.incidents.merge(part, main, "同一件事")
    assert part in drawn(clinic, "log", f"incident/{main}")
    assert "候診區錄影" in drawn(clinic, "report:legal", f"incident/{main}")
    clinic.incidents.unmerge(part, "其實是兩件")
    assert part not in drawn(clinic, "log", f"incident/{main}")
