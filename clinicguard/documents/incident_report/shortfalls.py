"""What a report must not leave out: what was passed over, left out, unread, and never secured."""

from __future__ import annotations

from collections.abc import Iterator

from clinicguard.documents.incident_report.paper import (
    MissingLine,
    NoticeLine,
    PassedLine,
    ProtectedLine,
)
from clinicguard.documents.incident_report.working import Working
from clinicguard.incidents.barriers import Act
from clinicguard.incidents.checklist import CheckState
from clinicguard.incidents.compartments import Compartment
from clinicguard.incidents.spoken import MISSING, needed, spoken
from clinicguard.incidents.steps import Step


class Shortfalls(Working):
    """Barriers passed in an emergency, steps skipped, notices unread, evidence that is not here."""

    def _passed(self) -> Iterator[PassedLine]:
        for each in self._case.overrides:
            missing = (
                needed(code, self._words) if code in MISSING else code for code in each.barriers
            )
            what = spoken(Act(each.what), self._words) if each.what in set(Act) else each.what
            yield PassedLine(
                each.at, self._who(each.by), what, tuple(dict.fromkeys(missing)), each.reason
            )

    def _skipped(self) -> Iterator[PassedLine]:
        for each in self._case.skips:
            if each.undone_at is None:
                what = spoken(Step(each.step), self._words) if each.step in set(Step) else each.step
                yield PassedLine(each.at, self._who(each.by), what, (), each.reason)

    def _notices(self) -> Iterator[NoticeLine]:
        spoken_as = {each.now.text.strip(): each.number for each in self._it.statements}
        for each in self._case.notices:
            same = spoken_as.get(each.text.strip())
            yield NoticeLine(
                at=each.at,
                who=self._who(each.by),
                words=self._words.say("The words of {number}", number=same) if same else each.text,
                read=tuple((self._who(person), at) for person, at in each.read),
                unread=tuple(self._who(person) for person in each.unread),
            )

    def _missing(self) -> Iterator[MissingLine]:
        for each in self._case.checks:
            if each.state is not CheckState.SECURED:
                what = "\n".join(part for part in (each.words, each.place) if part)
                why = each.reason
                if each.open and not why and each.keeper is not None:
                    why = self._words.say("To be secured by {name}", name=self._who(each.keeper))
                yield MissingLine(what, spoken(each.state, self._words), why)

    def _protected(self) -> Iterator[ProtectedLine]:
        """What the law protects in this case, compartment by compartment."""
        for each in self._case.compartments:
            if each.compartment is not Compartment.PUBLIC:
                yield ProtectedLine(spoken(each.compartment, self._words), each.article)
