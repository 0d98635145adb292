"""What the records say for the gaps of a template; what they do not say stays a gap.

Facts, open points and core messages are chosen in `writing`; here stand names, numbers, days and
what a complaint holds. Nothing is made up: a value is a record's own, and of the house's usual
words only what a record bears out. What nobody wrote down is asked of whoever writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from clinicguard.complaints.clock import ClockKind
from clinicguard.complaints.complaint import Complaint
from clinicguard.complaints.inquiry import Side
from clinicguard.complaints.taxonomy import taxonomy
from clinicguard.host.dates import date_words, when_words
from clinicguard.host.words import Language
from clinicguard.incidents.case import Case
from clinicguard.incidents.incident import Origin, State
from clinicguard.incidents.watch import Signal, Verdict
from clinicguard.people.profile import Profile
from clinicguard.people.staff import Person
from clinicguard.statements.talk_filling import talk_values
from clinicguard.statements.usual import Usual, usual_words

_CONTACT_HATS = ("communications", "operations", "patient_contact", "spokesperson")
_PATIENT_HATS = ("patient_contact", "commander")
_INWARD = frozenset({"phone_desk", "staff", "authority"})
"""Channels of the watch on which nothing is said in public."""
_OF_DATA = frozenset({"data_leak", "it_failure"})
_QUOTED = 120
"""So many characters of somebody's own words stand in a letter."""
_ENDS = re.compile(r"[。！？!?]|\.(?=\s)")


@dataclass(frozen=True, slots=True)
class Known:
    """What a draft is filled from."""

    profile: Profile
    staff: Sequence[Person]
    now: datetime
    case: Case | None = None
    complaint: Complaint | None = None

    @property
    def zone(self) -> ZoneInfo:
        """The clinic's zone."""
        return self.profile.zone


def values_of(known: Known, language: Language, *, of_the_talk: bool = False) -> dict[str, str]:
    """The values by the names of the placeholders; a name that is not there stays a gap.

    What was said in a talk of care flows only into papers of that talk, `of_the_talk`.
    """
    usual = usual_words(language)
    found = {
        **_clinic(known, usual),
        **_people(known, language),
        **_times(known, language),
        **_case(known, usual),
        **_complaint(known, language, usual),
        **(_talk(known, language) if of_the_talk else {}),
    }
    return {name: value for name, value in found.items() if value}


def helps_of(known: Known, language: Language) -> dict[str, str]:
    """What the records hold near a gap and that does not fill it, by the placeholder's name."""
    wanted = "" if known.complaint is None else _one_line(known.complaint.wanted)
    hoped = usual_words(language).hoped.format(words=wanted)
    return {"claim_so_far": hoped} if wanted else {}


def _clinic(known: Known, usual: Usual) -> dict[str, str]:
    profile = known.profile
    return {
        "clinic": profile.name,
        "clinic_address": profile.address,
        "phone": profile.phone,
        "email": profile.email,
        "hours": usual.hours(profile.open_days, profile.closes_at),
        "where_next": usual.where_next.get(profile.jurisdiction, ""),
    }


def _people(known: Known, language: Language) -> dict[str, str]:
    people = {person.id: person for person in known.staff}
    owner = next((p for p in known.staff if p.role == "owner" and p.active), None)
    hats = {} if known.case is None else {s.hat: people.get(s.holder) for s in known.case.seats}
    contact = _first(hats.get(hat) for hat in _CONTACT_HATS) or owner
    carer = _first(hats.get(hat) for hat in _PATIENT_HATS) or contact
    keeper = hats.get("evidence_keeper") or owner
    return {
        "owner": _called(owner, language),
        "spokesperson": _called(hats.get("spokesperson") or owner, language),
        "contact": _called(contact, language),
        "contact_role": _role(contact, language),
        "evidence_keeper": keeper.name if keeper else "",
        "talk_by": _called(carer, language),
        "recorder": _called(hats.get("scribe"), language),
    }


def _first(people: Iterable[Person | None]) -> Person | None:
    return next((person for person in people if person is not None), None)


def _called(person: Person | None, language: Language) -> str:
    if person is None:
        return ""
    if not person.title:
        return person.name
    return f"{person.name} ({person.title})" if language == "en" else f"{person.title}{person.name}"


def _role(person: Person | None, language: Language) -> str:
    title = "" if person is None else person.title
    lower = language == "en" and title[1:2].islower()
    return title[:1].lower() + title[1:] if lower else title


def _times(known: Known, language: Language) -> dict[str, str]:
    due = None if known.case is None else known.case.incident.next_update
    ahead = due is not None and due > known.now
    moment = when_words(due, language, zone=known.zone) if due is not None and ahead else ""
    answer = None if known.complaint is None else _answer_day(known.complaint, known.zone)
    return {
        "today": _day(known.now, known, language),
        "update_at": moment,
        "next_contact": moment,
        "reply_days": usual_words(language).days_until(known.profile.first_reply_days),
        "answer_by": "" if answer is None else date_words(answer, language),
    }


def _answer_day(complaint: Complaint, zone: ZoneInfo) -> date | None:
    """The day by which the clinic promised an answer."""
    for clock in complaint.clocks:
        if clock.rule == ClockKind.ANSWER:
            return clock.due_at.astimezone(zone).date() if clock.due_at else clock.due_day
    return None


def _case(known: Known, usual: Usual) -> dict[str, str]:
    case = known.case
    if case is None:
        return _begun(usual, bool(known.complaint and known.complaint.accounts), False)
    incident, heard = case.incident, [each for each in case.signals if not _dismissed(each)]
    in_public = [_seen(each) for each in heard if each.channel not in _INWARD]
    if incident.origin in (Origin.WATCH, Origin.PRESS):
        in_public.append(incident.noticed_at)
    looked = incident.state is not State.NOTICED or bool(case.facts or case.checks)
    found = min([*(_seen(each) for each in heard), incident.noticed_at])
    return {
        "case_number": incident.number,
        "since": _day(min(in_public), known, usual.language) if in_public else "",
        "seen_at": _day(_seen(heard[0]), known, usual.language) if len(heard) == 1 else "",
        "discovered_on": _day(found, known, usual.language) if incident.nature in _OF_DATA else "",
        "learned_on": _day(incident.noticed_at, known, usual.language),
        "forbidden": usual.forbidden,
        "event_kind": usual.event(incident.nature),
        "partner_ask": usual.partner_ask,
        **_begun(usual, looked, any(check.exhibits for check in case.checks)),
    }


def _begun(usual: Usual, looked: bool, secured: bool) -> dict[str, str]:
    """What is being done and was done, as far as the records show that it was begun."""
    if not looked:
        return {}
    now, done = [usual.looking_into], [usual.begun_looking]
    if secured:
        now, done = [*now, usual.keeping_records], [*done, usual.kept_records]
    return {"actions": usual.joined(now), "measures": usual.joined(done)}


def _dismissed(signal: Signal) -> bool:
    return signal.verdict is Verdict.DISMISSED


def _seen(signal: Signal) -> datetime:
    return signal.seen_at or signal.at


def _talk(known: Known, language: Language) -> dict[str, str]:
    """What stands in the record of the last talk of care; nothing where there was none."""
    if known.case is None or not known.case.talks:
        return {}
    talk = max(known.case.talks, key=lambda each: each.at)
    people = {person.id: _called(person, language) for person in known.staff}
    return talk_values(talk, people, language, known.zone)


def _complaint(known: Known, language: Language, usual: Usual) -> dict[str, str]:
    it = known.complaint
    if it is None:
        return {}
    received = _day(it.received_at, known, language)
    return {
        **({} if known.case else {"case_number": it.number, "learned_on": received}),
        "received_on": received,
        "their_words": _beginning(_one_line(it.verbatim)),
        "wish": _one_line(it.wanted),
        "inquiry": usual.inquiry(
            [a.who for a in it.accounts if a.side in (Side.PATIENT, Side.STAFF)],
            [a.who for a in it.accounts if a.side is Side.RECORD],
        ),
        "evidence": usual.joined(
            [account.who for account in it.accounts if account.side is Side.RECORD]
        ),
        "happened": usual.listed(
            [_one_line(a.words) for a in it.accounts if a.side is Side.RECORD]
        ),
        "should_have": usual.listed(
            [_one_line(a.words) for a in it.accounts if a.side is Side.SHOULD]
        ),
        "findings": usual.listed(list(_findings(it, usual))),
        "remedy": usual.listed([_one_line(remedy.what) for remedy in it.remedies]),
        "learning": usual.listed([_one_line(learning.words) for learning in it.learnings]),
    }


def _findings(complaint: Complaint, usual: Usual) -> Iterator[str]:
    """Each issue with its conclusion; an issue without one is not passed over."""
    for issue in complaint.issues:
        found = complaint.finding_of(issue)
        verdict = usual.verdicts[found.verdict] if found else usual.no_finding
        grounds = _one_line(found.grounds) if found else ""
        about = taxonomy().label(issue.category, issue.subtype, usual.language)
        yield usual.finding(issue.position, about, verdict, grounds)


def _day(moment: datetime, known: Known, language: Language) -> str:
    return date_words(moment.astimezone(known.zone).date(), language, roc=known.profile.roc_years)


def _one_line(words: str) -> str:
    return " ".join(words.split()).rstrip("。．.")


def _beginning(words: str) -> str:
    """The first sentences of a long quotation; dots say that it goes on."""
    if len(words) <= _QUOTED:
        return words
    ends = [found.end() for found in _ENDS.finditer(words, 0, _QUOTED)]
    cut = ends[-1] if ends else _QUOTED
    return f"{words[:cut].rstrip()} …"
