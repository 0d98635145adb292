"""What the clinic keeps about one person, on paper, for whoever asked to see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clinicguard.complaints.complaint import Complaint
from clinicguard.complaints.spoken import spoken
from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.table import Cell
from clinicguard.documents.frame import bind
from clinicguard.documents.marks import Mark
from clinicguard.documents.parts import Chapters, bullets, facts, paragraph, quoted, section
from clinicguard.documents.press import Press
from clinicguard.documents.title import Title
from clinicguard.overview.personal_data import PersonalData


@dataclass(frozen=True, slots=True)
class PersonalDataPaper:
    """What was gathered, and the purpose that was given."""

    data: PersonalData
    purpose: str


def personal_data(paper: PersonalDataPaper, press: Press) -> bytes:
    """Record by record: what they told us, what we told them, how we reached them."""
    kind = press.words.say("What we keep about you")
    title = Title(
        kind=kind,
        number=press.stamp.clinic_id,
        name=kind,
        under=(press.words.say("Read until {when}", when=press.when(paper.data.at)),),
        marks=(Mark.CONFIDENTIAL,),
    )
    return bind(title, list(_blocks(paper, press)), press)


def _blocks(paper: PersonalDataPaper, press: Press) -> Iterator[Block]:
    say, chapters = press.words.say, Chapters(press)
    about = paper.data.about
    named = "  ".join(part for part in (about.name, about.chart) if part)
    yield chapters.next(say("What was asked"))
    yield paragraph(
        say(
            "About {person}. Purpose: {purpose}. {number} records were found.",
            person=named,
            purpose=paper.purpose,
            number=len(paper.data.complaints),
        )
    )
    yield chapters.next(say("What is kept"))
    for complaint in paper.data.complaints:
        yield section(complaint.number)
        yield facts(_facts(complaint, press))
        yield quoted(complaint.verbatim, label=say("In your own words"))
        if complaint.wanted:
            yield quoted(complaint.wanted, label=say("What you want"))
        if complaint.contacts or complaint.answers:
            yield bullets(_said(complaint, press))
    yield chapters.next(say("What is not in here"))
    yield paragraph(
        say(
            "Evidence, what others said, and the clinic's own judgement of the case. Whether that "
            "is to be shown is decided apart, and a refusal gives its reasons."
        )
    )


def _facts(complaint: Complaint, press: Press) -> list[tuple[str, Cell]]:
    say = press.words.say
    pairs: list[tuple[str, Cell]] = [
        (say("Received"), press.when(complaint.received_at)),
        (say("How it came"), spoken(complaint.channel, press.words)),
        (say("Who complains"), complaint.complainant.name),
        (say("How to reach them"), complaint.complainant.reach),
        (say("Patient"), f"{complaint.patient.name}  {complaint.patient.chart}".strip()),
    ]
    if complaint.patient.born is not None:
        pairs.append((say("Born"), press.day(complaint.patient.born)))
    pairs.append((say("Where it stands"), spoken(complaint.state, press.words)))
    return [(label, value) for label, value in pairs if value]


def _said(complaint: Complaint, press: Press) -> list[str]:
    said = [(each.at, each.said or spoken(each.means, press.words)) for each in complaint.contacts]
    said += [(each.at, each.words) for each in complaint.answers]
    return [f"{press.brief(at)}  {words}" for at, words in sorted(said)]
