"""The team's work as the report prints it: tasks, courses, decisions, words, watch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from clinicguard.documents.from_statement import statement_paper
from clinicguard.documents.incident_report.paper import (
    DecisionLine,
    MessageLine,
    OptionLine,
    SeatLine,
    TalkLine,
    TaskLine,
    WatchLine,
)
from clinicguard.documents.incident_report.reading import Reading
from clinicguard.documents.statement_lines import StatementPaper
from clinicguard.host.words import mark
from clinicguard.incidents.decisions import Decision
from clinicguard.incidents.spoken import spoken
from clinicguard.incidents.watch import Tone
from clinicguard.knowledge.ratings import Level
from clinicguard.tasks.task import State as TaskState

TASK_STATES: Mapping[TaskState, str] = {
    TaskState.TO_DO: mark("To do"),
    TaskState.DOING: mark("Being done"),
    TaskState.WAITING: mark("Waiting"),
    TaskState.DONE: mark("Done"),
    TaskState.NOT_DOING: mark("Not done"),
}


class Working(Reading):
    """Who did what, on which facts."""

    def _team(self) -> Iterator[SeatLine]:
        hats = {hat.id: hat for hat in self._it.guide.playbooks.hats.hats}
        for seat in self._case.seats:
            name = self._text(hats[seat.hat].name) if seat.hat in hats else seat.hat
            deputy = self._who(seat.deputy) if seat.deputy else ""
            since = seat.since or self._case.incident.noticed_at
            yield SeatLine(name, self._who(seat.holder), deputy, since, seat.why)

    def _tasks(self) -> Iterator[TaskLine]:
        for task in sorted(self._case.tasks, key=lambda each: (each.due or _NEVER, each.id)):
            yield TaskLine(
                task.words,
                self._who(task.owner) if task.owner else "",
                task.due,
                self._words.say(TASK_STATES[task.state]),
                task.ended_at,
                task.reason,
            )

    def _options(self) -> Iterator[OptionLine]:
        for each in self._case.options:
            yield OptionLine(
                each.title,
                each.pros,
                each.cons,
                spoken(each.verdict, self._words),
                each.why,
                each.at or self._case.incident.noticed_at,
                self._who(each.by) if each.by else "",
            )

    def _messages(self) -> Iterator[MessageLine]:
        for n, each in enumerate(sorted(self._case.messages, key=lambda one: one.id), 1):
            proof = (self._numbers[self._facts[fact].statement] for fact in each.proof
                     if fact in self._facts)  # fmt: skip
            gone = "" if each.stands else self._words.say("Core message, withdrawn")
            yield MessageLine(f"M{n}", each.text, tuple(proof), gone)

    def _decision(self, number: int, each: Decision) -> DecisionLine:
        known = self._known(each.known)
        return DecisionLine(
            number=f"D{number}",
            at=each.at,
            who=self._who(each.by),
            question=each.question or self._decided(each.kind),
            known=(each.known_words, *known) if each.known_words else known,
            options=each.options if each.written else (),
            choice=self._chosen(each),
            why=each.why,
        )

    def _chosen(self, each: Decision) -> str:
        """The choice in words; what the program decided about itself is kept by its id."""
        if each.kind in ("rated", "lowered") and each.choice in {level.value for level in Level}:
            return spoken(Level(each.choice), self._words)
        return self._decided(each.kind) if not each.question or not each.choice else each.choice

    def _decided(self, kind: str) -> str:
        say = self._words.say
        return {
            "confirm": say("Start the plan"),
            "rated": say("Set the level"),
            "lowered": say("Lower the level"),
            "stand_down": say("Stand down"),
            "close": say("Close the case"),
            "activate": say("Call the team"),
            "reopen": say("Reopen the case"),
            "dismiss": say("Dismiss as not an incident"),
        }.get(kind, kind)

    def _statements(self) -> Iterator[StatementPaper]:
        speakers = [seat.holder for seat in self._case.seats if seat.hat == "spokesperson"]
        speaker = self._who(speakers[0]) if speakers else ""
        for each in self._it.statements:
            yield statement_paper(
                each,
                self._it.people,
                self._press,
                cases=(self._case, *self._it.others),
                spokesperson=speaker,
                marks=self._marks,
                advised=self._it.advised,
            )

    def _talks(self) -> Iterator[TalkLine]:
        lines = [
            TalkLine(
                each.at,
                self._who(each.by),
                each.who,
                spoken(each.party, self._words),
                "\n".join(filter(None, (each.said, each.promised))),
                self._press.several(self._marks.get(number, number) for number in each.exhibits),
            )
            for each in self._case.contacts
        ]
        yield from sorted(lines, key=lambda line: line.at)

    def _watch(self) -> Iterator[WatchLine]:
        channels = {each.id: each for each in self._it.guide.playbooks.watch.channels}
        for each in sorted(self._case.lines, key=lambda line: (line.at, line.id)):
            name = self._text(channels[each.channel].name) if each.channel in channels else ""
            yield WatchLine(
                each.at,
                self._who(each.by),
                name or each.channel,
                each.seen,
                {Tone.CALM: 1, Tone.MIXED: 2, Tone.BAD: 3}[each.tone],
                spoken(each.tone, self._words),
                each.reach,
                each.reaction,
            )


_NEVER = datetime(9999, 12, 31, tzinfo=UTC)
