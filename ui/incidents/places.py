"""The entries of the stage rail: what each pane is called and the short word on it."""

from __future__ import annotations

from clinicguard.incidents import checklist
from clinicguard.incidents.steps import Step
from ui.incidents.said import When, glyph_of, here, level_word, word
from ui.incidents.shown import Shown
from ui.incidents.stage_rail import Place
from ui.language import count, say

NOW = "now"
SIDE = ("timeline", "decisions", "tasks", "clocks")
ALIASES = {"facts": "confirm", "gates": "nature", "statements": "communication"}
"""Other names under which a pane is reached."""


def places(shown: Shown, when: When) -> tuple[tuple[Place, ...], ...]:
    """「現在」, the twelve steps, and what runs through all of them."""
    word_due = shown.now.next_word
    now = Place(NOW, say("Now"), when.short(word_due.at) if word_due else "", icon="timer")
    steps = tuple(
        Place(
            view.step.value,
            here(shown.guide.playbooks.stage(view.step.value).name),
            _note(shown, view.step, when),
            number,
            glyph_of(view),
        )
        for number, view in enumerate(shown.now.steps, 1)
    )
    case = shown.case
    open_tasks = sum(task.open for task in case.tasks)
    beside = (
        Place("timeline", say("Timeline"), str(len(case.events)), icon="history"),
        Place("decisions", say("Decisions"), str(len(case.decisions)), icon="route"),
        Place("tasks", say("Tasks"), str(open_tasks), icon="list-checks"),
        Place("clocks", say("Clocks"), str(len(shown.now.clocks)), icon="alarm-clock"),
    )
    return (now,), steps, beside


def _note(shown: Shown, step: Step, when: When) -> str:
    case = shown.case
    match step:
        case Step.NOTICE:
            return when.short(case.incident.noticed_at)
        case Step.CONFIRM:
            return count("{n} fact", "{n} facts", len(case.facts)) if case.facts else ""
        case Step.NATURE:
            kinds = len(case.incident.kinds)
            return count("{n} kind", "{n} kinds", kinds) if kinds > 1 else shown.kinds_words()
        case Step.RATING:
            return level_word(case.incident.level) if case.incident.level else ""
        case Step.TEAM:
            people = len(shown.now.cards)
            return count("{n} person", "{n} people", people) if people else ""
        case Step.EVIDENCE:
            settled, lines = checklist.settled_count(case.checks)
            return say("{settled}/{all}", settled=settled, all=lines) if lines else ""
        case Step.STRATEGY:
            standing = sum(message.stands for message in case.messages)
            return count("{n} message", "{n} messages", standing) if standing else ""
        case Step.COMMUNICATION:
            words = len(shown.statements)
            return count("{n} text", "{n} texts", words) if words else ""
        case Step.WATCH:
            return word(case.lines[-1].tone) if case.lines else ""
        case Step.RECOVERY:
            talks = len(case.talks)
            return count("{n} talk", "{n} talks", talks) if talks else ""
        case Step.REVIEW:
            actions = len(case.review.actions)
            return count("{n} action", "{n} actions", actions) if actions else ""
        case Step.CLOSE:
            closed = case.incident.closed_at
            return when.day(closed.astimezone(when.zone).date()) if closed else ""
