"""A report of 200 pages: 1,000 lines of time, 60 pictures, beside the bare drawing of its words.

Each is drawn in a process of its own, so that the memory it takes at most can be told apart.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from clinicguard.documents.incident_report import ReportPaper, incident_report
from tests.bench.documents.bare import draw
from tests.unit.documents.report_sample import EXHIBITS, REPORT, picture
from tests.unit.documents.samples import LOG, press

FACTOR = 1.5
TIMELINE, EXHIBIT, ENTRY = (0.65, 4.3, 1.15, 1.1), (0.9, 2.3, 3.0), (0.55, 1.7, 0.9, 1.6, 2.6)
"""Shares of the columns, near to those of the report: neither way wins by its widths."""
MOST = 600
"""Megabytes: what a PC with 4 GB has to spare beside everything else."""
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


@dataclass(frozen=True, slots=True)
class Took:
    """The best time of several drawings, and megabytes at most; `before` were taken already."""

    pages: int
    size: float
    seconds: float
    memory: float
    before: float


def bare(paper: ReportPaper) -> bytes:
    """The same words and pictures, with ReportLab alone."""
    printing = press("zh_TW")
    tables = [
        (TIMELINE, [[f"{e.at:%H:%M}", e.what, e.who, e.source] for e in paper.timeline]),
        (EXHIBIT, [[each.mark, each.title, each.sha256] for each in paper.exhibits]),
        (
            ENTRY,
            [
                [str(each.number), printing.brief(each.at), each.who, each.did, each.hash]
                for each in paper.log
            ],
        ),
    ]
    return draw(tables, PICTURES)


WAYS: dict[str, Callable[[ReportPaper], bytes]] = {
    "ours": lambda paper: incident_report(paper, press("zh_TW")),
    "bare": bare,
}


def took(way: str) -> Took:
    """How one way does in a fresh process."""
    root = Path(__file__).resolve().parents[3]
    command = [sys.executable, "-m", "tests.bench.documents.test_report", way]
    done = subprocess.run(command, cwd=root, capture_output=True, check=True, text=True)
    return Took(**json.loads(done.stdout))


def measure(way: str, times: int = 2) -> Took:
    """Draws in this process, the best time of several."""
    paper, draw_it = large(), WAYS[way]
    before, best, pdf = _most(), float("inf"), b""
    for _ in range(times):
        start = time.perf_counter()
        pdf = draw_it(paper)
        best = min(best, time.perf_counter() - start)
    memory = _most()
    with pikepdf.open(BytesIO(pdf)) as opened:
        pages = len(opened.pages)
    return Took(pages, len(pdf) / 1e6, best, memory, before)


def _most() -> float:
    """Megabytes that this process has had at most.

    Linux hands the number of the parent on to a child, so its own count is read there.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) * 1024 / 1e6
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


@pytest.mark.prove
def test_a_long_report_takes_at_most_half_longer_than_its_bare_drawing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ours, plain = took("ours"), took("bare")
    with capsys.disabled():
        for name, each in (("ours", ours), ("bare", plain)):
            print(
                f"\n{name}: {each.pages} pages, {each.size:.1f} MB, {each.seconds:.1f} s, "
                f"{each.memory:.0f} MB at most, {each.before:.0f} of it before"
            )
    assert ours.pages >= 200
    assert ours.seconds <= FACTOR * plain.seconds
    assert ours.memory <= MOST


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


class Stopped(Exception):
    """The button was pressed."""


@pytest.mark.prove
@pytest.mark.parametrize("part", [0.05, 0.4, 0.8])
def test_a_long_report_that_is_stopped_stops(part: float) -> None:
    steps: list[float] = []

    def step(done: int, whole: int) -> None:
        steps.append(done / whole)
        if steps[-1] >= part:
            raise Stopped

    with pytest.raises(Stopped):
        incident_report(large(), replace(press("zh_TW"), step=step))
    assert max(steps[:-1], default=0.0) < part


if __name__ == "__main__":
    print(json.dumps(asdict(measure(sys.argv[1]))))
