"""Known mistakes as notices, at the step where they are made: what, why it hurts, a better way."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from clinicguard.incidents.kinds import mistakes_of
from clinicguard.incidents.mistakes import Caught
from clinicguard.incidents.steps import Step
from clinicguard.knowledge.natures import Mistake, Trigger
from ui.incidents.said import here
from ui.incidents.shown import Shown
from ui.language import say
from ui.widgets.cards import Notice
from ui.widgets.spans import GAP

WHERE: Mapping[Trigger, tuple[Step, ...]] = MappingProxyType(
    {
        Trigger.APOLOGY_BEFORE_CHECKING: (Step.STRATEGY, Step.COMMUNICATION),
        Trigger.NO_REPLY_FOR_HOURS: (Step.COMMUNICATION,),
        Trigger.ARGUING_ONLINE: (Step.COMMUNICATION,),
        Trigger.DELETING_CRITICISM: (Step.STRATEGY, Step.COMMUNICATION),
        Trigger.STAFF_IN_DARK: (Step.TEAM, Step.COMMUNICATION),
        Trigger.EDITING_RECORD: (Step.CONFIRM, Step.EVIDENCE),
        Trigger.SPECULATION: (Step.CONFIRM, Step.STRATEGY, Step.COMMUNICATION),
        Trigger.NAMING_PATIENT: (Step.COMMUNICATION,),
        Trigger.PROMISING_COMPENSATION: (Step.STRATEGY, Step.COMMUNICATION),
        Trigger.THREATENING_REVIEWER: (Step.STRATEGY, Step.COMMUNICATION),
        Trigger.MANY_VOICES: (Step.TEAM, Step.COMMUNICATION),
        Trigger.EVIDENCE_LEFT_TO_VANISH: (Step.EVIDENCE,),
        Trigger.PERSON_CONCERNED_LEADS: (Step.TEAM,),
    }
)
"""Where a person stands when the mistake is made."""


def notices(shown: Shown, step: Step | None = None) -> list[Notice]:
    """The mistakes that the record shows now; only those of a step if one is given."""
    found = [
        caught
        for caught in shown.now.mistakes
        if step is None or step in WHERE.get(caught.trigger, ())
    ]
    books, kinds = shown.guide.playbooks, shown.case.incident.kinds
    return [
        _notice(caught, mistake)
        for caught in found
        for mistake in mistakes_of(books, kinds, caught.trigger)
    ]


def _notice(caught: Caught, mistake: Mistake) -> Notice:
    shows = say("Seen in: {what}", what=caught.shown_by) if _in_words(caught) else ""
    parts = (here(mistake.why), here(mistake.better), shows)
    text = GAP.join(part for part in parts if part)
    return Notice(text, "amber", lead=f"{here(mistake.what)}{GAP}")


def _in_words(caught: Caught) -> bool:
    """Whether what shows it is somebody's own words; a code says nothing to a reader."""
    codes = (
        Trigger.NO_REPLY_FOR_HOURS,
        Trigger.PERSON_CONCERNED_LEADS,
        Trigger.ARGUING_ONLINE,
        Trigger.MANY_VOICES,
        Trigger.STAFF_IN_DARK,
    )
    return bool(caught.shown_by) and caught.trigger not in codes
