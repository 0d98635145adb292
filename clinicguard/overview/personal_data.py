"""What is kept about one person, for a request to see it: the value, and as plain JSON.

個資法 §3 and §10: to ask, to see, to get a copy; §13: decided within 15 days. Other people's data
in it are blacked: what is theirs is not the asker's to see.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from clinicguard.complaints.complaint import Complaint
from clinicguard.host.clock import to_text
from clinicguard.host.trouble import Trouble
from clinicguard.overview.blacking import Blacking


class NobodyFound(Trouble):
    """No record holds this name or chart number."""


class NobodyNamed(Trouble):
    """A request needs a name or a chart number."""


@dataclass(frozen=True, slots=True)
class AboutPerson:
    """A name, a chart number, or both: then both have to fit."""

    name: str = ""
    chart: str = ""


@dataclass(frozen=True, slots=True)
class CardData:
    """What stands on the person's card; `talks` are (when, about, risks, answer)."""

    name: str
    chart: str
    born: date | None
    phone: str
    note: str
    tags: tuple[str, ...] = ()
    talks: tuple[tuple[datetime, str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A contact with them, or a text that went out to them."""

    at: datetime
    how: str
    words: str
    promised: str = ""


@dataclass(frozen=True, slots=True)
class CaseData:
    """A case that one of their complaints belongs to: that it is, and what passed with them."""

    number: str
    since: datetime
    state: str
    contacts: tuple[Said, ...] = ()
    sent: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedExhibit:
    """An exhibit that is kept about it: named, not shown."""

    number: str
    title: str
    kind: str
    size: int
    taken_in: datetime


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One time that something about them left the program, or their name was looked at."""

    seq: int
    at: datetime
    verb: str
    who: str
    record: str
    purpose: str
    recipient: str


@dataclass(frozen=True, slots=True)
class PersonalData:
    """Everything that is kept about one person. The staff's own judgements are not theirs."""

    about: AboutPerson
    at: datetime
    complaints: tuple[Complaint, ...]
    black: Blacking
    cards: tuple[CardData, ...] = ()
    cases: tuple[CaseData, ...] = ()
    exhibits: tuple[ListedExhibit, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """In plain JSON, by English names; times are UTC, others' data are ■■■."""
        return {
            "about": {"name": self.about.name, "chart": self.about.chart},
            "made_at": to_text(self.at),
            "cards": [_card(each, self.black) for each in self.cards],
            "records": [_record(each, self.black) for each in self.complaints],
            "cases": [_case(each) for each in self.cases],
            "evidence": [
                {
                    "number": each.number,
                    "title": each.title,
                    "kind": each.kind,
                    "bytes": each.size,
                    "taken_in_at": to_text(each.taken_in),
                }
                for each in self.exhibits
            ],
            "disclosures": [
                {
                    "entry": each.seq,
                    "at": to_text(each.at),
                    "what": each.verb,
                    "by": each.who,
                    "record": each.record,
                    "purpose": each.purpose,
                    "recipient": each.recipient,
                }
                for each in self.disclosures
            ],
            "left_out": [
                "interpretation",
                "issues",
                "accounts of others",
                "findings",
                "learnings",
                "contents of evidence",
                "facts and notes of a case",
            ],
        }


def _card(card: CardData, black: Blacking) -> dict[str, Any]:
    return {
        "name": card.name,
        "chart": card.chart,
        "born": card.born.isoformat() if card.born else None,
        "phone": card.phone,
        "note": black.text(card.note),
        "tags": [black.text(tag) for tag in card.tags],
        "explained": [
            {"at": to_text(at), "about": black.text(about), "risks": risks, "answer": answer}
            for at, about, risks, answer in card.talks
        ],
    }


def _record(complaint: Complaint, black: Blacking) -> dict[str, Any]:
    return {
        "number": complaint.number,
        "kind": complaint.kind.value,
        "state": complaint.state.value,
        "channel": complaint.channel.value,
        "received_at": to_text(complaint.received_at),
        "complainant": {
            "name": black.text(complaint.complainant.name),
            "relation": complaint.complainant.relation.value,
            "reach": black.text(complaint.complainant.reach),
        },
        "patient": {
            "name": black.text(complaint.patient.name),
            "chart": black.text(complaint.patient.chart),
            "born": None if is_blacked(complaint, black) else _iso(complaint.patient.born),
        },
        "said": black.text(complaint.verbatim),
        "wanted": black.text(complaint.wanted),
        "contacts": [
            {
                "at": to_text(each.at),
                "means": each.means.value,
                "direction": each.direction.value,
                "reached": each.reached,
                "said": black.text(each.said),
            }
            for each in complaint.contacts
        ],
        "promises": [
            {
                "words": black.text(each.words),
                "due": to_text(each.due) if each.due else None,
                "state": each.state.value,
            }
            for each in complaint.promises
        ],
        "answers": [
            {"at": to_text(each.at), "words": black.text(each.words)} for each in complaint.answers
        ],
        "satisfaction": [
            {"at": to_text(each.at), "score": each.score, "note": black.text(each.note)}
            for each in complaint.satisfactions
        ],
    }


def _case(case: CaseData) -> dict[str, Any]:
    return {
        "number": case.number,
        "since": to_text(case.since),
        "state": case.state,
        "contacts": [_said(each) for each in case.contacts],
        "sent": [_said(each) for each in case.sent],
    }


def _said(said: Said) -> dict[str, Any]:
    return {"at": to_text(said.at), "how": said.how, "words": said.words, "promised": said.promised}


def is_blacked(complaint: Complaint, black: Blacking) -> bool:
    """Whether the patient is somebody else than the person who asks."""
    name = complaint.patient.name
    return bool(name) and black.text(name) != name


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
