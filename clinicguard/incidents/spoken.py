"""The word for each choice of an incident: one place for screens and papers."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

from clinicguard.host.words import Words, mark
from clinicguard.incidents import facts, strategy, watch
from clinicguard.incidents.barriers import Act
from clinicguard.incidents.cadence import WordKind
from clinicguard.incidents.checklist import CheckState
from clinicguard.incidents.compartments import Compartment
from clinicguard.incidents.contacts import Party
from clinicguard.incidents.gates import Answer
from clinicguard.incidents.incident import Move, Origin, State
from clinicguard.incidents.messages import Weakness
from clinicguard.incidents.rating import Factor
from clinicguard.incidents.releases import Audience, Sequel
from clinicguard.incidents.review import Effect, LineKind
from clinicguard.incidents.steps import Step, StepState
from clinicguard.incidents.team import Conflict
from clinicguard.incidents.timeline import Manner
from clinicguard.knowledge.ratings import Level

_SAID: Mapping[type[Enum], Mapping[Any, str]] = {
    State: {
        State.NOTICED: mark("Noticed"),
        State.NOT_AN_INCIDENT: mark("Not an incident"),
        State.ACTIVE: mark("Active"),
        State.STOOD_DOWN: mark("Stood down"),
        State.CLOSED: mark("Case closed"),
    },
    Move: {
        Move.CONFIRM: mark("Confirm the incident"),
        Move.DISMISS: mark("Dismiss as not an incident"),
        Move.STAND_DOWN: mark("Stand down"),
        Move.CLOSE: mark("Close the case"),
        Move.REOPEN: mark("Reopen the case"),
    },
    Origin: {
        Origin.COMPLAINT: mark("A complaint"),
        Origin.WATCH: mark("The daily watch"),
        Origin.STAFF: mark("A colleague"),
        Origin.AUTHORITY: mark("An authority"),
        Origin.PRESS: mark("The press"),
        Origin.OTHER: mark("Another source"),
    },
    Level: {
        Level.LOW: mark("Low"),
        Level.MEDIUM: mark("Medium"),
        Level.HIGH: mark("High"),
    },
    Factor: {
        Factor.NATURE: mark("Nature"),
        Factor.SCOPE: mark("Scope"),
        Factor.SEVERITY: mark("Harm done"),
        Factor.TIME: mark("Time pressure"),
    },
    Answer: {
        Answer.YES: mark("Yes"),
        Answer.NO: mark("No"),
        Answer.UNKNOWN: mark("Not known"),
    },
    facts.Status: {
        facts.Status.CONFIRMED: mark("Confirmed"),
        facts.Status.REPORTED: mark("Reported"),
        facts.Status.UNKNOWN: mark("Unknown"),
        facts.Status.REFUTED: mark("Refuted"),
    },
    facts.SourceKind: {
        facts.SourceKind.EXHIBIT: mark("Exhibit"),
        facts.SourceKind.PERSON: mark("What a person says"),
        facts.SourceKind.RECORD: mark("A record"),
        facts.SourceKind.COMPLAINT: mark("The complaint itself"),
        facts.SourceKind.POST: mark("A post"),
        facts.SourceKind.OTHER: mark("Other source"),
    },
    Compartment: {
        Compartment.CARE: mark("Care talk"),
        Compartment.ROOT_CAUSE: mark("Root cause"),
        Compartment.MEDIATION: mark("Mediation"),
        Compartment.PUBLIC: mark("Public"),
    },
    CheckState: {
        CheckState.OPEN: mark("Still to get"),
        CheckState.SECURED: mark("Secured"),
        CheckState.ABSENT: mark("Never existed here"),
        CheckState.LOST: mark("Lost"),
    },
    strategy.Verdict: {
        strategy.Verdict.OPEN: mark("Being weighed"),
        strategy.Verdict.CHOSEN: mark("Chosen"),
        strategy.Verdict.LATER: mark("Later"),
        strategy.Verdict.NOT_CHOSEN: mark("Not chosen"),
    },
    watch.Verdict: {
        watch.Verdict.UNJUDGED: mark("Not looked at yet"),
        watch.Verdict.OURS: mark("About us"),
        watch.Verdict.DISMISSED: mark("Dismissed"),
    },
    watch.Tone: {
        watch.Tone.BAD: mark("Angry"),
        watch.Tone.MIXED: mark("Mixed"),
        watch.Tone.CALM: mark("Calm"),
    },
    watch.Trend: {
        watch.Trend.RISING: mark("Rising"),
        watch.Trend.STEADY: mark("Steady"),
        watch.Trend.FALLING: mark("Falling"),
        watch.Trend.QUIET: mark("Quiet"),
    },
    Sequel: {
        Sequel.ANSWERED: mark("An answer came"),
        Sequel.TAKEN_DOWN: mark("The post it answers was deleted"),
        Sequel.CHANGED: mark("The post it answers was changed"),
        Sequel.SHARED: mark("It was shared"),
        Sequel.PRESS_CALLED: mark("The press called"),
        Sequel.OTHER: mark("Other news"),
    },
    Party: {
        Party.PATIENT_SIDE: mark("Patient or family"),
        Party.AUTHORITY: mark("Authority"),
        Party.INSURER: mark("Insurance company"),
        Party.COUNSEL: mark("Counsel"),
        Party.PRESS: mark("Press"),
        Party.POLICE: mark("Police"),
        Party.PARTNER: mark("Partner"),
        Party.PLATFORM: mark("Platform"),
        Party.OTHER: mark("Others"),
    },
    Audience: {
        Audience.PATIENT: mark("Letter to the patient"),
        Audience.CARE: mark("Words for the care talk"),
        Audience.STAFF: mark("Notice to staff"),
        Audience.PUBLIC: mark("Public statement"),
        Audience.REVIEW: mark("Reply to a review"),
        Audience.PRESS: mark("Answer to the press"),
        Audience.AUTHORITY: mark("Letter to an authority"),
        Audience.INSURER: mark("Notice to the insurer"),
        Audience.PARTNERS: mark("Notice to partners"),
    },
    Manner: {
        Manner.SEEN: mark("Seen"),
        Manner.TOLD: mark("Told"),
        Manner.DONE: mark("Recorded by the program"),
    },
    LineKind: {
        LineKind.WENT_WELL: mark("Went well"),
        LineKind.WENT_BADLY: mark("Did not go well"),
        LineKind.WHY: mark("Why it was so"),
        LineKind.CAUSE: mark("Cause"),
        LineKind.ROOT_CAUSE: mark("What lies at the root"),
        LineKind.LESSON: mark("Lesson"),
    },
    Effect: {
        Effect.FELL: mark("Fewer than before"),
        Effect.SAME: mark("As many as before"),
        Effect.ROSE: mark("More than before"),
        Effect.TOO_FEW: mark("Too few to tell"),
    },
    Step: {
        Step.NOTICE: mark("Noticing"),
        Step.CONFIRM: mark("Confirming"),
        Step.NATURE: mark("Kind of matter"),
        Step.RATING: mark("Rating"),
        Step.TEAM: mark("Team"),
        Step.EVIDENCE: mark("Secure evidence"),
        Step.STRATEGY: mark("Strategy"),
        Step.COMMUNICATION: mark("Words out"),
        Step.WATCH: mark("Keeping watch"),
        Step.RECOVERY: mark("Recovery"),
        Step.REVIEW: mark("Looking back"),
        Step.CLOSE: mark("Closing the case"),
    },
    StepState: {
        StepState.OPEN: mark("Still open"),
        StepState.DONE: mark("Done"),
        StepState.SKIPPED: mark("Skipped"),
    },
    Act: {
        Act.CONFIRM: mark("confirming"),
        Act.RATE: mark("rating"),
        Act.ACTIVATE: mark("calling the team"),
        Act.RELEASE: mark("sending words out"),
        Act.STAND_DOWN: mark("standing down"),
        Act.CLOSE: mark("closing the case"),
    },
    Conflict: {
        Conflict.CONCERNED: mark("The person concerned should not wear this hat"),
        Conflict.DEPUTY_CONCERNED: mark("The deputy is the person concerned"),
        Conflict.NEEDS_SECOND: mark("The person concerned decides here only with a second person"),
        Conflict.APART: mark("These two hats do not go on one head"),
        Conflict.MANY_HATS: mark("More than three hats on one head"),
        Conflict.NO_DEPUTY: mark("Nobody steps in"),
        Conflict.AWAY: mark("Is away"),
        Conflict.NO_PHONE: mark("No phone number is known"),
    },
    Weakness: {
        Weakness.TOO_FEW: mark("Two or three messages are needed"),
        Weakness.TOO_LONG: mark("Longer than a listener takes in: 27 words, 9 seconds"),
        Weakness.NO_PROOF: mark("No fact stands behind it"),
        Weakness.PROOF_NOT_CONFIRMED: mark("A fact behind it is not confirmed"),
        Weakness.PROOF_NOT_PUBLIC: mark("No fact behind it may be said in public"),
    },
    WordKind: {
        WordKind.FIRST: mark("First statement"),
        WordKind.PROMISED: mark("Promised update"),
    },
}

MISSING: Mapping[str, str] = {
    "danger_answer": mark("Say whether anybody is in danger now"),
    "fact": mark("State one fact with its source, or judge a signal to be ours"),
    "verdict": mark("Start the plan, or say why it is not an incident"),
    "nature": mark("Choose what kind of matter it is"),
    "gate": mark("Answer the questions of law"),
    "rating": mark("Rate the case"),
    "hat": mark("Give out the needed hats"),
    "deputy": mark("Name who steps in"),
    "concerned_wears": mark("Take the hat from the person concerned"),
    "activation": mark("Call the team"),
    "staff_notice": mark("Tell all staff"),
    "checklist": mark("List the evidence"),
    "check": mark("Settle what is still open on the evidence list"),
    "option": mark("Choose a course"),
    "message": mark("Write two or three core messages"),
    "proof": mark("Hang each message on a fact"),
    "release": mark("Send a word out and log it"),
    "watch_line": mark("Write down a look at a channel"),
    "stand_down_decided": mark("Decide whether to stand down"),
    "stand_down": mark("Sign the stand-down"),
    "patient_asked": mark("Ask how the patient is"),
    "staff_asked": mark("Look after the colleague concerned"),
    "went_well": mark("Write what went well"),
    "went_badly": mark("Write what did not go well"),
    "cause": mark("Write a cause"),
    "action": mark("Plan an action with owner and date"),
    "closing": mark("Sign the closing"),
    "confirmed_fact": mark("Confirm at least one fact"),
    "spokesperson": mark("Name a spokesperson"),
    "danger": mark("Somebody is said to be in danger"),
    "update_overdue": mark("The promised update is overdue"),
    "step": mark("Finish or skip the open steps"),
    "task": mark("End the open tasks, or say why they are not done"),
    "clock": mark("Hand each running clock to somebody, or end it"),
}
"""What a step or an act still needs, by the codes of `steps.Missing` and `barriers.Barrier`."""


def is_spoken(choice: Enum) -> bool:
    """Whether a choice has its word here."""
    return type(choice) in _SAID


def spoken(choice: Enum, words: Words) -> str:
    """The word for a choice. Raises KeyError for one of another room."""
    return words.say(_SAID[type(choice)][choice])


def needed(code: str, words: Words) -> str:
    """What to do about something that is missing. Raises KeyError for an unknown code."""
    return words.say(MISSING[code])


def every_choice() -> list[Enum]:
    """All choices that have a word."""
    return [choice for choices in _SAID.values() for choice in choices]
