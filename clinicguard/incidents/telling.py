"""The timeline in sentences: what was done in the program, read out in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from clinicguard.host.dates import date_words
from clinicguard.host.words import Language, Words, mark
from clinicguard.incidents import facts, strategy, watch
from clinicguard.incidents.barriers import Act
from clinicguard.incidents.channels import channel_words
from clinicguard.incidents.compartments import Compartment
from clinicguard.incidents.contacts import Party
from clinicguard.incidents.gates import Answer
from clinicguard.incidents.guide import Guide
from clinicguard.incidents.incident import Origin
from clinicguard.incidents.releases import Audience, Sequel
from clinicguard.incidents.review import Effect, LineKind
from clinicguard.incidents.spoken import spoken
from clinicguard.incidents.steps import Step
from clinicguard.incidents.timeline import Event
from clinicguard.knowledge.ratings import Level

SENTENCES: Mapping[str, str] = {
    "noticed": mark("Noticed: {origin}"),
    "signal": mark("New signal on {channel}: {words}"),
    "signal_ours": mark("A signal on {channel} is about us"),
    "signal_dismissed": mark("A signal on {channel} is not about us"),
    "signal_unjudged": mark("A signal on {channel} is to be looked at again"),
    "safety": mark("Is anybody in danger now? {danger}"),
    "retitled": mark("The case is now called “{title}”; before, “{former}”"),
    "confirmed": mark("Confirmed: it is real, it is about us, the plan starts"),
    "dismissed": mark("Dismissed: not an incident"),
    "reopened": mark("Reopened"),
    "linked": mark("Linked with {target}"),
    "unlinked": mark("Link with {target} taken back"),
    "merged_into": mark("Merged into {into}"),
    "merged_in": mark("{number} was merged into this case"),
    "unmerged": mark("Stands on its own again"),
    "parted": mark("{number} was parted from this case"),
    "nature_set": mark("Kind of matter: {nature}"),
    "nature_joined": mark("Also of this kind: {nature}"),
    "nature_left": mark("No longer of this kind: {nature}; tasks not begun, taken off: {tasks}"),
    "gate_answered": mark("{gate} {answer}"),
    "clock_started": mark("Clock started: {words}"),
    "clock_stopped": mark("Clock taken off: {words}"),
    "clock_met": mark("Clock met: {words}"),
    "rated": mark("Rated “{level}”"),
    "lowered": mark("Lowered to “{level}”"),
    "overridden": mark("Went on before everything was in place: {what}"),
    "hat_assigned": mark("{hat}: {person}"),
    "hat_freed": mark("{hat}: {person} no longer"),
    "concerned_named": mark("{person} is the person concerned"),
    "concerned_cleared": mark("{person} is not the person concerned after all"),
    "activated": mark("Team called, tasks given out: {tasks}"),
    "staff_told": mark("Notice to staff, sent to {people}"),
    "notice_read": mark("{person} has read the notice; still unread: {unread}"),
    "looked_after": mark("Somebody sat down with {person}"),
    "fact_stated": mark("Fact, “{status}”: {statement}"),
    "fact_changed": mark("Fact, now “{status}”: {statement}"),
    "fact_let_out": mark("May be said in public: {statement}"),
    "fact_kept_in": mark("No longer to be said in public: {statement}"),
    "decided": mark("Decided: {choice}"),
    "option_weighed": mark("Course on the table: {title}"),
    "option_open": mark("Course back on the table: {title}"),
    "option_chosen": mark("Course chosen: {title}"),
    "option_later": mark("Course kept for later: {title}"),
    "option_not_chosen": mark("Course not chosen: {title}"),
    "message_stated": mark("Core message: {text}"),
    "message_reworded": mark("Core message in other words: {text}"),
    "message_withdrawn": mark("Core message withdrawn: {text}"),
    "check_wanted": mark("To be secured: {words}"),
    "check_open": mark("To be secured after all: {words}"),
    "check_secured": mark("Secured: {words}"),
    "check_absent": mark("Never existed here: {words}"),
    "check_lost": mark("Lost: {words}"),
    "watched": mark("Watch, {channel}: {seen}"),
    "note_written": mark("Note written in {compartment}"),
    "note_rewritten": mark("Note reworded in {compartment}"),
    "wording_let_pass": mark("Wording of another compartment let pass into {compartment}"),
    "contacted": mark("Spoke with {who} ({party})"),
    "heard_from": mark("Heard from {who} ({party})"),
    "talked": mark("Care talk of {minutes} minutes, {place}"),
    "released": mark("Went out: {audience}, {channel}"),
    "release_withdrawn": mark("Taken back: {channel}"),
    "release_followed": mark("After it went out ({audience}): {sequel}, {words}"),
    "stood_down": mark("Stood down by signature"),
    "review_planned": mark("Review planned for {on}"),
    "review_noted": mark("Review, {kind}"),
    "action_planned": mark("Action planned: {words}, {person}, by {due}"),
    "action_done": mark("Action done: {words}"),
    "action_dropped": mark("Action dropped: {words}"),
    "rechecked": mark("Looked at again after {days} days, {words}: {effect}"),
    "step_skipped": mark("Step skipped: {step}"),
    "step_taken_up": mark("Step taken up after all: {step}"),
    "tasks_dropped": mark("Open tasks will not be done: {tasks}"),
    "task_done": mark("Task done: {words}"),
    "task_not_done": mark("Task will not be done: {words}"),
    "exhibit_taken": mark("Taken in as {mark}: {title}"),
    "complaint_received": mark("Complaint {number} received"),
    "complaint_acknowledged": mark("Complaint {number} acknowledged"),
    "complaint_answered": mark("Complaint {number} answered"),
    "complaint_ended": mark("Complaint {number} ended"),
    "closed": mark("Case closed by signature"),
    "handed_over": mark("Handed over whole to {recipient}"),
    "taken_in": mark("Taken in from {clinic}, there {there}"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the timeline to be read: what happened, and why where a reason was given."""

    words: str
    why: str = ""


_WENT_OUT = frozenset({"released", "release_withdrawn"})
"""Their channel is one by which words leave, not one that is watched."""

Names = Mapping[int, str]


def line(event: Event, words: Words, names: Names, guide: Guide) -> Line:
    """The line of an event. `names` are people by id; a kind of a newer program shows as it is."""
    if event.own:
        return Line(event.words, event.struck_because)
    template = SENTENCES.get(event.kind)
    if template is None:
        return Line(event.kind)
    fields = {name: _field(name, value, words, names, guide) for name, value in event.says.items()}
    if event.kind in _WENT_OUT and "channel" in event.says:
        fields["channel"] = channel_words(event.says["channel"], words)
    return Line(words.say(template, **fields), event.says.get("reason", ""))


def _field(name: str, value: str, words: Words, names: Names, guide: Guide) -> str:
    if name in ("on", "due"):
        return _day(value, words.language)
    if name in ("person", "deputy"):
        return names.get(int(value), value) if value.isdigit() else value
    if name == "target":
        room, _, ref = value.partition("/")
        return names.get(int(ref), value) if room == "person" and ref.isdigit() else ref or value
    if name in _OF_THE_GUIDE:
        return _OF_THE_GUIDE[name](guide, value, words.language)
    kind = _CHOICES.get(name)
    return spoken(kind(value), words) if kind is not None and value else value


def _day(value: str, language: Language) -> str:
    """A day in words; what is no day stays as it is."""
    try:
        return date_words(date.fromisoformat(value), language)
    except ValueError:
        return value


_CHOICES: Mapping[str, type[Enum]] = {
    "level": Level,
    "answer": Answer,
    "danger": Answer,
    "origin": Origin,
    "party": Party,
    "audience": Audience,
    "sequel": Sequel,
    "step": Step,
    "what": Act,
    "status": facts.Status,
    "compartment": Compartment,
    "verdict": strategy.Verdict,
    "tone": watch.Tone,
    "effect": Effect,
    "kind": LineKind,
}


def _nature(guide: Guide, nature: str, language: Language) -> str:
    found = guide.playbooks.natures.get(nature)
    return found.name.in_language(language) if found else nature


def _hat(guide: Guide, hat: str, language: Language) -> str:
    found = (
        each.name.in_language(language) for each in guide.playbooks.hats.hats if each.id == hat
    )
    return next(found, hat)


def _gate(guide: Guide, gate: str, language: Language) -> str:
    found = guide.pack.gates.get(gate)
    return found.question.in_language(language) if found else gate


def _channel(guide: Guide, channel: str, language: Language) -> str:
    found = (
        each.name.in_language(language)
        for each in guide.playbooks.watch.channels
        if each.id == channel
    )
    return next(found, channel)


_OF_THE_GUIDE: Mapping[str, Callable[[Guide, str, Language], str]] = {
    "nature": _nature,
    "hat": _hat,
    "gate": _gate,
    "channel": _channel,
}
