"""What the program proposes of a whole case: to stand down, to reopen. It never does either."""

from __future__ import annotations

from datetime import date, datetime

from clinicguard.incidents import stand_down, watch
from clinicguard.incidents.case import Case
from clinicguard.incidents.rules import Rules
from clinicguard.incidents.stand_down import Proposal
from clinicguard.incidents.watch import Relapse
from clinicguard.knowledge.ratings import Level


def stand_down_of(case: Case, rules: Rules, today: date, now: datetime) -> Proposal:
    """Whether standing down can be proposed, at the level that the case has."""
    return stand_down.proposed(
        rules.stand_down[case.incident.level or Level.HIGH],
        watch.channels(case.lines, today),
        case.signals,
        case.clocks,
        case.tasks,
        case.contacts,
        case.staff_looked_after or bool(case.talks),
        case.review.planned_for,
        now,
    )


def relapse_of(case: Case, rules: Rules) -> Relapse | None:
    """Whether reopening is to be proposed: what came in after the case was put to rest."""
    incident = case.incident
    rested = incident.stood_down_at or incident.closed_at
    if rested is None:
        return None
    watched = {line.channel for line in case.lines}
    watched |= {signal.channel for signal in case.signals if signal.at <= rested}
    return watch.relapse(incident.state, case.signals, watched, rested, rules.relapse_a_day)
