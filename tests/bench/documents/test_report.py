"""A report of 200 pages: 1,000 lines of time, 60 pictures, beside the bare drawing of its words."""

from __future__ import annotations

import time
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from clinicguard.documents.incident_report import ReportPaper, incident_report
from tests.bench.documents.bare import draw
from tests.unit.documents.report_sample import EXHIBITS, REPORT, picture
from tests.unit.documents.samples import LOG, press

FACTOR = 1.5
PICTURES = [picture(1600, 1200 - i) for i in range(60)]


def large() -> ReportPaper:
    events = REPORT.timeline
    words = "說明當時所知與經過，並記下由誰、何時、依什麼來源。"
    return replace(
        REPORT,
        timeline=tuple(
            replace(events[i % len(events)], what=f"第 {i} 則。{words * 2}") for i in range(1000)
        ),
        exhibits=tuple(
            replace(EXHIBITS[i % len(EXHIBITS)], mark=f"A-{i:02d}", picture=PICTURES[i])
            for i in range(60)
        ),
        log=tuple(replace(LOG[i % len(LOG)], number=i) for i in range(2800)),
    )


def timed(times: int, work: object) -> float:
    """The best of several runs, in seconds."""
    assert callable(work)
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


@pytest.mark.prove
def test_a_long_report_takes_at_most_half_longer_than_its_bare_drawing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    paper, printing = large(), press("zh_TW")
    tables = [
        [[f"{e.at:%H:%M}", e.what, e.who, e.source] for e in paper.timeline],
        [[each.mark, each.title, each.sha256] for each in paper.exhibits],
        [
            [str(each.number), printing.brief(each.at), each.who, each.did, each.hash]
            for each in paper.log
        ],
    ]
    pdf = incident_report(paper, printing)
    with pikepdf.open(BytesIO(pdf)) as opened:
        pages = len(opened.pages)
    ours = timed(2, lambda: incident_report(paper, printing))
    bare = timed(2, lambda: draw(tables, PICTURES))
    with capsys.disabled():
        print(f"\n{pages} pages, {len(pdf) / 1e6:.1f} MB: {ours:.1f} s, bare {bare:.1f} s")
    assert pages >= 200
    assert ours <= FACTOR * bare


@pytest.mark.prove
def test_a_long_report_can_be_stopped_all_along_its_way() -> None:
    """What the drawing is told comes often enough for the button to be answered at once."""
    told: list[tuple[float, float]] = []

    def step(done: int, whole: int) -> None:
        told.append((time.perf_counter(), done / whole))

    started = time.perf_counter()
    incident_report(large(), replace(press("zh_TW"), step=step))
    whole = time.perf_counter() - started
    moments = [started, *(moment for moment, _ in told)]
    longest = max(after - before for before, after in pairwise(moments))
    assert len(told) > 400
    assert longest <= 0.25 * whole
