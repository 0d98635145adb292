"""An old log of 20,000 complaints: read, made ready away from the records, written as one act."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

import pytest

from clinicguard.clinic import Clinic
from clinicguard.complaints.old_log import HEADINGS, Ground, plan_log
from clinicguard.complaints.taking_over import made_ready
from clinicguard.complaints.taxonomy import taxonomy
from clinicguard.host.spreadsheet.columns import guessed
from clinicguard.host.spreadsheet.reading import read_bytes
from tests.bench.complaints.many import words_of_300

COUNT, LIMIT_S = 20_000, 25.0
"""Rows of 300 characters each, and seconds of processor for all of it on a busy machine."""
T = TypeVar("T")


@pytest.mark.prove
def test_twenty_thousand_old_complaints_are_taken_over_in_seconds(clinic: Clinic) -> None:
    took: dict[str, float] = {}

    def timed(name: str, run: Callable[[], T]) -> T:
        start = time.process_time()
        done = run()
        took[name] = time.process_time() - start
        return done

    content = _log().encode("utf-8")
    known = taxonomy()
    ground = Ground(clinic.profile.zone, date(2026, 11, 20), known)
    sheet = timed("read", lambda: read_bytes("舊客訴.csv", content))
    columns = guessed(sheet.headings, HEADINGS)
    plan = timed("matched", lambda: plan_log(sheet, columns, ground))
    assert plan.faults == ()
    start = timed("begun", clinic.complaints.begin_log)
    ready = timed("made ready", lambda: made_ready(start, plan.complaints, known))
    done = timed("written", lambda: clinic.complaints.take_over_ready(sheet, ready))
    assert done.complaints == COUNT
    told = "  ".join(f"{name} {seconds:.2f} s" for name, seconds in took.items())
    print(f"\n{COUNT:,} old complaints: {told}  all {sum(took.values()):.2f} s")
    assert sum(took.values()) < LIMIT_S


def _log() -> str:
    chance = random.Random(7)
    lines = ["編號,受理日期,病患姓名,病歷號,電話,管道,分類,客訴內容,處理結果,結案日期,受理人"]
    for n in range(COUNT):
        day = date(2012, 1, 1) + timedelta(days=n // 4)
        closed = day + timedelta(days=3)
        lines.append(
            f"{n},{day},王小{chr(0x4E00 + n)},A{n % 9000:05d},0912{n:06d},來電,等候時間,"
            f"{words_of_300(chance)},說明並致歉,{closed},林美華"
        )
    return "\n".join(lines)
