"""What the clinic keeps about one person, on paper, for whoever asked to see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clinicguard.complaints.complaint import Complaint
from clinicguard.complaints.spoken import spoken
from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.table import Cell, Column, Table
from clinicguard.documents.blocks.text import Text
from clinicguard.documents.evidence_lines import bytes_words
from clinicguard.documents.frame import bind
from clinicguard.documents.marks import Mark
from clinicguard.documents.parts import (
    Chapters,
    bullets,
    facts,
    none_recorded,
    paragraph,
    quoted,
    section,
)
from clinicguard.documents.press import Press
from clinicguard.documents.sheet import CELL_SOFT
from clinicguard.documents.title import Title
from clinicguard.overview.blacking import BLACK, Blacking
from clinicguard.overview.log_words import did
from clinicguard.overview.personal_data import (
    CardData,
    CaseData,
    Disclosure,
    PersonalData,
    Said,
    is_blacked,
)


@dataclass(frozen=True, slots=True)
class PersonalDataPaper:
    """What was gathered, and the purpose that was given."""

    data: PersonalData
    purpose: str


def personal_data(paper: PersonalDataPaper, press: Press) -> bytes:
    """Record by record what they told us and we told them; files; who saw it, where it went."""
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
    say, chapters, black = press.words.say, Chapters(press), paper.data.black
    about = paper.data.about
    named = "  ".join(part for part in (about.name, about.chart) if part)
    number = len(paper.data.complaints) + len(paper.data.cards) + len(paper.data.cases)
    yield chapters.next(say("What you asked for"))
    yield paragraph(
        say(
            "About {person}. Purpose: {purpose}. {found}",
            person=named,
            purpose=paper.purpose,
            found=press.words.count("{n} record was found.", "{n} records were found.", number),
        )
    )
    yield chapters.next(say("What is kept"))
    for card in paper.data.cards:
        yield section(say("Your card"))
        yield facts(_card(card, black, press))
    for complaint in paper.data.complaints:
        yield section(complaint.number)
        yield facts(_facts(complaint, black, press))
        yield quoted(black.text(complaint.verbatim), label=say("In your own words"))
        if complaint.wanted:
            yield quoted(black.text(complaint.wanted), label=say("What you want"))
        if said := _said(complaint, press):
            yield bullets([black.text(each) for each in said])
    for case in paper.data.cases:
        yield section(case.number)
        yield facts(_case(case, press))
        if passed := sorted((*case.contacts, *case.sent), key=lambda each: each.at):
            yield bullets([_passed(each, press) for each in passed])
    yield chapters.next(say("Files that are kept"))
    yield from _exhibits(paper.data, press)
    yield chapters.next(say("Who saw it, and where it went"))
    yield from _disclosures(paper.data, press)
    yield chapters.next(say("What is not in here"))
    yield paragraph(
        say(
            "The contents of evidence, what others said, and the clinic's own judgement of the "
            "case. Whether that is to be shown is decided apart, and a refusal gives its reasons. "
            "What belongs to other people is shown as {black}.",
            black=BLACK,
        )
    )


def _card(card: CardData, black: Blacking, press: Press) -> list[tuple[str, Cell]]:
    say = press.words.say
    pairs: list[tuple[str, Cell]] = [
        (say("Name"), card.name),
        (say("Chart number"), card.chart),
        (say("Born"), press.day(card.born) if card.born else ""),
        (say("Phone"), card.phone),
        (say("Noted"), black.text(card.note)),
        (say("Tags"), ", ".join(black.text(tag) for tag in card.tags)),
    ]
    pairs += [
        (press.brief(at), black.text("  ".join(part for part in (about, risks) if part)))
        for at, about, risks, _ in card.talks
    ]
    return [(label, value) for label, value in pairs if value]


def _case(case: CaseData, press: Press) -> list[tuple[str, Cell]]:
    say = press.words.say
    return [
        (say("What it is"), say("A case that one of these records belongs to")),
        (say("Since"), press.when(case.since)),
    ]


def _passed(said: Said, press: Press) -> str:
    told = f"{press.brief(said.at)}  {_closer(said.words)}"
    if said.promised:
        told += press.words.say(" (promised: {words})", words=said.promised)
    return told


def _exhibits(data: PersonalData, press: Press) -> Iterator[Block]:
    say = press.words.say
    if not data.exhibits:
        yield none_recorded(say("None."))
        return
    columns = [
        Column(say("Number"), 0, CELL_SOFT, points=78),
        Column(say("What it is"), 1),
        Column(say("Taken in"), 0, CELL_SOFT, points=112),
    ]
    rows: list[list[Cell]] = [
        [each.number, f"{each.title}    {bytes_words(each.size)}", press.brief(each.taken_in)]
        for each in data.exhibits
    ]
    yield Table(columns, rows)


def _disclosures(data: PersonalData, press: Press) -> Iterator[Block]:
    say, say_in = press.words.say, press.words.say_in
    if not data.disclosures:
        yield none_recorded(say("None."))
        return
    columns = [
        Column(say_in("paper", "Entry"), 0, CELL_SOFT, points=40),
        Column(say("When, who"), 0, CELL_SOFT, points=112),
        Column(say("What was done"), 1),
    ]
    rows: list[list[Cell]] = [
        [
            f"{each.seq:,}",
            [Text(press.brief(each.at), CELL_SOFT), Text(each.who, CELL_SOFT)],
            _done(each, press),
        ]
        for each in data.disclosures
    ]
    yield Table(columns, rows)


def _done(each: Disclosure, press: Press) -> str:
    parts = [f"{did(each.verb, press.words)} ({each.record})"]
    if each.purpose:
        parts.append(press.words.say("Purpose: {words}", words=each.purpose))
    if each.recipient:
        parts.append(press.words.say("To: {words}", words=each.recipient))
    return "    ".join(parts)


def _facts(complaint: Complaint, black: Blacking, press: Press) -> list[tuple[str, Cell]]:
    say = press.words.say
    patient = f"{complaint.patient.name}  {complaint.patient.chart}".strip()
    pairs: list[tuple[str, Cell]] = [
        (say("Received"), press.when(complaint.received_at)),
        (say("How it came"), spoken(complaint.channel, press.words)),
        (say("Who complains"), black.text(complaint.complainant.name)),
        (say("How to reach them"), black.text(complaint.complainant.reach)),
        (say("Patient"), black.text(patient)),
    ]
    if complaint.patient.born is not None and not is_blacked(complaint, black):
        pairs.append((say("Born"), press.day(complaint.patient.born)))
    pairs.append((say("Where it stands"), spoken(complaint.state, press.words)))
    return [(label, value) for label, value in pairs if value]


def _said(complaint: Complaint, press: Press) -> list[str]:
    said = [(each.at, each.said or spoken(each.means, press.words)) for each in complaint.contacts]
    said += [(each.at, each.words) for each in complaint.answers]
    said += [
        (each.made_at, press.words.say("Promised: {words}", words=each.words))
        for each in complaint.promises
    ]
    said += [(each.at, each.note) for each in complaint.satisfactions if each.note]
    return [f"{press.brief(at)}  {_closer(words)}" for at, words in sorted(said)]


def _closer(words: str) -> str:
    """The words without the empty lines of a letter: here they are one point of a list."""
    return "\n".join(line for line in words.split("\n") if line.strip())
