"""The desk's verbs that move a complaint on: from the acknowledgement to the end, and back."""

from __future__ import annotations

from datetime import datetime

from clinicguard.complaints.acts import Acts, given
from clinicguard.complaints.clock import ClockKind
from clinicguard.complaints.complaint import Complaint
from clinicguard.complaints.contact import Means
from clinicguard.complaints.intake import fits, said
from clinicguard.complaints.moves import State, Verb
from clinicguard.complaints.tables import AcknowledgementRow, AnswerRow, EndingRow


class Progress(Acts):
    """Acknowledge, begin looking, answer, close, withdraw, reopen."""

    def acknowledge(
        self, number: str, means: Means, words: str, *, at: datetime | None = None
    ) -> Complaint:
        """We told them that we have it, how, and in what words; the first-reply clock is met.

        Raises:
            MoveRefused, FieldMissing, FieldTooLong, NotYet, BeforeReceived, NotAllowed.
        """
        says = {"means": means.value, "words": said("words", words)}
        with self._acting(Verb.ACKNOWLEDGE, number, says=says) as hand:
            when = hand.when("at", at)
            hand.add(AcknowledgementRow(means=means, said=words), when)
            self._meet_clock(hand, ClockKind.FIRST_REPLY, when)
        return hand.complaint

    def begin_looking(self, number: str, reason: str = "") -> Complaint:
        """Somebody looks into it from now on. Raises MoveRefused, NotAllowed."""
        with self._acting(Verb.BEGIN_LOOKING, number, reason) as hand:
            pass
        return hand.complaint

    def answer(
        self, number: str, means: Means, words: str, *, at: datetime | None = None
    ) -> Complaint:
        """What we answered, in the words in which it was given; every promised time is met.

        Raises:
            MoveRefused: an issue, a side or a finding is missing, or the state is another.
            FieldMissing, FieldTooLong, NotYet, BeforeReceived, NotAllowed.
        """
        says = {"means": means.value, "words": said("words", words)}
        with self._acting(Verb.ANSWER, number, says=says) as hand:
            when = hand.when("at", at)
            hand.add(AnswerRow(means=means, words=words), when)
            for kind in ClockKind:
                self._meet_clock(hand, kind, when)
        return hand.complaint

    def close(self, number: str, outcome: str, learning: str = "") -> Complaint:
        """The end: what came of it, and what we take from it. Frozen as it is written.

        Raises:
            MoveRefused: a promise is open, or there is no answer yet.
            FieldMissing, FieldTooLong, NotAllowed.
        """
        said("outcome", outcome)
        fits("learning", learning)
        with self._acting(Verb.CLOSE, number, outcome) as hand:
            scores = hand.before.satisfactions
            hand.add(
                EndingRow(
                    state=State.CLOSED,
                    left=hand.before.state,
                    words=outcome,
                    learning=learning,
                    score=scores[-1].score if scores else None,
                )
            )
            self._switch_off_clocks(hand, outcome)
        return hand.complaint

    def withdraw(self, number: str, reason: str) -> Complaint:
        """They took it back, and said why. Raises MoveRefused, ReasonMissing, NotAllowed."""
        given("withdraw", fits("reason", reason))
        with self._acting(Verb.WITHDRAW, number, reason) as hand:
            hand.add(
                EndingRow(
                    state=State.WITHDRAWN,
                    left=hand.before.state,
                    words=reason,
                    learning="",
                    score=None,
                )
            )
            self._switch_off_clocks(hand, reason)
        return hand.complaint

    def reopen(self, number: str, reason: str) -> Complaint:
        """Open again, and why; what ended it stays as it was. A new answer is promised from now.

        Raises:
            MoveRefused, ReasonMissing, NotAllowed.
        """
        given("reopen", fits("reason", reason))
        with self._acting(Verb.REOPEN, number, reason) as hand:
            self._promise_anew(hand, hand.change.now)
        return hand.complaint
