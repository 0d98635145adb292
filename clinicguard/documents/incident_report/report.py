"""Binds the report: a reader who sees only this can say what happened, who decided what and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.counsel_notes import counsel_notes
from clinicguard.documents.frame import bind, contents
from clinicguard.documents.incident_report.afterwards import open_points, review, watch
from clinicguard.documents.incident_report.course import facts_chapter, law, timeline
from clinicguard.documents.incident_report.cover import cover, summary
from clinicguard.documents.incident_report.judging import decisions, rating, team
from clinicguard.documents.incident_report.paper import ReportPaper
from clinicguard.documents.incident_report.proof import evidence, log
from clinicguard.documents.incident_report.spoken import statements
from clinicguard.documents.parts import Chapters
from clinicguard.documents.press import Press
from clinicguard.documents.title import Title

_Part = Callable[[ReportPaper, Press, Chapters], Iterator[Block]]
_CHAPTERS: Mapping[str, _Part] = {
    "summary": summary,
    "timeline": timeline,
    "facts": facts_chapter,
    "rating": rating,
    "team": team,
    "decisions": decisions,
    "statements": statements,
    "evidence": evidence,
    "watch": watch,
    "law": law,
    "review": review,
    "open_points": open_points,
    "log": log,
}


def incident_report(paper: ReportPaper, press: Press) -> bytes:
    """The whole report for one reader."""
    title = Title(
        kind=f"{press.words.say('Incident report')}    {paper.pack}",
        number=paper.number,
        name=paper.title,
        marks=paper.marks,
    )
    chapters = Chapters(press)
    blocks: list[Block] = [*cover(paper, press), *contents(press)]
    for each in paper.reader.chapters:
        blocks += _CHAPTERS[each](paper, press, chapters)
    blocks += counsel_notes(paper.notes, press, chapters)
    return bind(title, blocks, press, titled=False)
