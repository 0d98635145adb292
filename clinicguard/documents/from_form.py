"""Fills the fields of an authority's form from a case: only what is recorded, in its own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from clinicguard.complaints.complaint import Complaint
from clinicguard.documents.authority_form import FieldLine, FormPaper
from clinicguard.documents.from_words import House
from clinicguard.documents.marks import Mark
from clinicguard.documents.press import Press
from clinicguard.evidence.exhibit import Exhibit
from clinicguard.incidents import telling
from clinicguard.incidents.case import Case
from clinicguard.incidents.compartments import Compartment
from clinicguard.incidents.contacts import Contact, Party
from clinicguard.incidents.facts import Status
from clinicguard.incidents.gates import Answer, standing
from clinicguard.incidents.guide import Guide
from clinicguard.incidents.review import LineKind
from clinicguard.knowledge.paperwork import Answer as Takes
from clinicguard.knowledge.paperwork import Form, FormField
from clinicguard.tasks.telling import certainty

ROOT_CAUSE_FORM = "tw-form-rca"
TO_THE_PERSON = "tw-form-breach-notice"
"""Read by somebody outside: only facts that may be said outside flow in."""
_SHIELDED: Mapping[str, Compartment] = {ROOT_CAUSE_FORM: Compartment.ROOT_CAUSE}
"""Forms whose heading claims a law: printed only where that law applies in this case."""
_BREACH_GATE, _BREACH_HOURS = "tw-gate-4", 72


@dataclass(frozen=True, slots=True)
class Told:
    """What a form is filled from. `complaint` is the linked one, its names in full, or None."""

    form: Form
    case: Case
    guide: Guide
    people: Mapping[int, str]
    house: House
    exhibits: Sequence[Exhibit] = ()
    complaint: Complaint | None = None
    shown: str = ""
    """The number of the exhibit that the form is about, where it is about one."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What the record says for a field: words, or which choice."""

    lines: tuple[str, ...] = ()
    choice: str = ""
    listed: bool = field(default=False)


def form_paper(told: Told, press: Press) -> FormPaper:
    """The form with every field that the record can fill."""
    form, language = told.form, press.language
    found = _Filler(told, press).found()
    article = _article(told)
    shielded = form.id in _SHIELDED
    heading = form.heading.in_language(language) if form.heading else ""
    notes = [form.note.in_language(language)] if form.note else []
    if shielded and not article:
        notes.append(
            press.words.say(
                "No article protects this compartment here: what stands in it may have to be "
                "disclosed."
            )
        )
    return FormPaper(
        number=told.case.incident.number,
        name=form.title.in_language(language),
        use=form.use.in_language(language),
        fields=tuple(_line(each, found.get(each.id, _Found()), press) for each in form.fields),
        layout=_layout(told, press),
        sure=(certainty(form.confidence, press.words),),
        heading=heading if article or not shielded else "",
        notes=tuple(notes),
        marks=(Mark.CONFIDENTIAL, *((Mark.ROOT_CAUSE,) if shielded else ()),
               *((Mark.DRILL,) if told.case.incident.drill else ())),
    )  # fmt: skip


def _article(told: Told) -> str:
    own = _SHIELDED.get(told.form.id)
    return next((x.article for x in told.case.compartments if x.compartment is own), "")


def _layout(told: Told, press: Press) -> str:
    say = press.words.say
    source = told.guide.pack.cite(told.form.source, press.language)
    if told.form.own_design:
        return say("Our own layout; it serves {source}. No official form was found.", source=source)
    return say("Fields gathered from {source}; not the authority's own layout.", source=source)


def _line(asked: FormField, found: _Found, press: Press) -> FieldLine:
    say = press.words.say
    choices: tuple[tuple[str, bool], ...] = ()
    if asked.answer is Takes.CHOICE:
        choices = tuple(
            (words.in_language(press.language), key == found.choice)
            for key, words in asked.choices.items()
        )
    elif asked.answer is Takes.YES_NO:
        choices = (
            (say("Yes"), found.choice == "yes"),
            (say("No"), found.choice == "no"),
        )
    return FieldLine(
        label=asked.label.in_language(press.language),
        lines=tuple(line for line in found.lines if line.strip()),
        choices=choices,
        long=asked.answer in (Takes.TEXT, Takes.ROWS),
        needed=asked.required,
        listed=found.listed or asked.answer is Takes.ROWS,
    )


class _Filler:
    def __init__(self, told: Told, press: Press) -> None:
        self._it, self._case, self._press = told, told.case, press

    def found(self) -> dict[str, _Found]:
        """What the record says, by the ids of the fields of all forms."""
        return {
            **self._clinic(),
            **self._patient(),
            **self._course(),
            **self._reports(),
            **self._proof(),
            **(self._causes() if self._it.form.id == ROOT_CAUSE_FORM else {}),
        }

    def _clinic(self) -> dict[str, _Found]:
        house, profile = self._it.house, self._it.house.profile
        signs = "    ".join(part for part in (house.signer_title, house.signer_name) if part)
        return {
            "clinic_name": _one(profile.name),
            "clinic_address": _one(profile.address),
            "reporter": _one(self._press.stamp.made_by),
            "reporter_phone": _one(profile.phone),
            "reporter_email": _one(profile.email),
            "reporter_address": _one(profile.address),
            "contact": _one(house.reach),
            "applicant_name": _one(profile.name),
            "applicant_id": _one(signs),
            "applicant_address": _one(profile.address),
        }

    def _patient(self) -> dict[str, _Found]:
        it = self._it.complaint
        if it is None:
            return {}
        born = self._press.day(it.patient.born) if it.patient.born else ""
        return {
            "patient_name": _one(it.patient.name),
            "patient_birth": _one(born),
            "respondent_name": _one(it.complainant.name),
        }

    def _course(self) -> dict[str, _Found]:
        case, press = self._case, self._press
        sure = [x for x in case.facts if x.status is Status.CONFIRMED]
        facts = [x.statement for x in sure]
        outside = self._it.form.id == TO_THE_PERSON
        done = [
            f"{press.brief(each.at)}    {each.choice}" for each in case.decisions if each.written
        ]
        happened = case.incident.happened_at
        day = case.incident.noticed_at.astimezone(press.stamp.zone).date()
        return {
            "happened_at": _one(press.when(happened) if happened else ""),
            "happened_on": _one(press.day(day)),
            "course": _many(facts),
            "facts": _many([x.statement for x in sure if x.sayable] if outside else facts),
            "cause": _many(facts),
            "handling": _many(done),
            "measures": _many(done),
            "timeline": _many(self._events()),
        }

    def _events(self) -> Iterable[str]:
        case, press = self._case, self._press
        for event in sorted(case.events, key=lambda each: (each.at, each.id)):
            if event.own and not event.struck_because:
                line = telling.line(event, press.words, self._it.people, self._it.guide)
                yield f"{press.brief(event.at)}    {line.words}"

    def _reports(self) -> dict[str, _Found]:
        told = self._told(Party.AUTHORITY)
        police, patients = self._told(Party.POLICE), self._told(Party.PATIENT_SIDE)
        first = told[0] if told else None
        return {
            "authority": _many(dict.fromkeys(each.who for each in told), listed=False),
            "reported_at": _one(self._press.when(first.at) if first else ""),
            "reported": _many([self._said(each) for each in told]),
            "police_called_at": _many([self._said(each) for each in police]),
            "notice": _many([self._said(each) for each in patients]),
            "within_72h": _Found(choice=self._in_time(first)),
        }

    def _told(self, party: Party) -> list[Contact]:
        found = [x for x in self._case.contacts if x.party is party and x.outward and x.reached]
        return sorted(found, key=lambda each: (each.at, each.id))

    def _said(self, contact: Contact) -> str:
        return f"{self._press.brief(contact.at)}    {contact.who}    {contact.said}".rstrip()

    def _in_time(self, report: Contact | None) -> str:
        """Whether the authority heard within 72 hours of our knowing; empty where one is open."""
        gate = standing(self._case.answers).get(_BREACH_GATE)
        if gate is None or gate.answer is not Answer.YES or gate.since is None or report is None:
            return ""
        hours = (report.at - gate.since).total_seconds() / 3600
        return "yes" if hours <= _BREACH_HOURS else "no"

    def _proof(self) -> dict[str, _Found]:
        address = self._case.incident.address
        rows = [f"{x.mark_in(address) or x.number}    {x.title}" for x in self._it.exhibits]
        shown = next((x for x in self._it.exhibits if x.number == self._it.shown), None)
        found = {"documents": _many(rows), "evidence": _many(rows), "exhibits": _many(rows)}
        if shown is None:
            return found
        origin, press = shown.origin, self._press
        when = press.when(origin.shown_time) if origin.shown_time else origin.shown_as
        named = f"{shown.mark_in(address) or shown.number}    {shown.title}"
        return {
            **found,
            "exhibits": _many([named]),
            "platform": _one(origin.platform),
            "url": _one(origin.url),
            "author": _one(origin.account or origin.author),
            "posted_at": _one(when),
        }

    def _causes(self) -> dict[str, _Found]:
        review, press = self._case.review, self._press
        bones = {bone.id: bone for bone in self._it.guide.playbooks.causes.groups}
        causes = []
        for line in review.of(LineKind.CAUSE):
            bone = bones.get(line.bone)
            name = bone.name.in_language(press.language) if bone else line.bone
            causes.append(press.words.say_in("paper", "{label}: {words}", label=name,
                                             words=line.words))  # fmt: skip
        actions = [
            f"{press.short_date(each.due)}    {each.words}    "
            f"{self._it.people.get(each.owner, '')}".rstrip()
            for each in review.actions
            if not each.dropped_because
        ]
        roots = [line.words for line in review.of(LineKind.ROOT_CAUSE)]
        return {
            "causes": _many([*causes, *roots]),
            "improvement": _many(actions),
            "learning": _many([line.words for line in review.of(LineKind.LESSON)]),
        }


def _one(words: str) -> _Found:
    return _Found((words,) if words.strip() else ())


def _many(lines: Iterable[str], *, listed: bool = True) -> _Found:
    return _Found(tuple(lines), listed=listed)
