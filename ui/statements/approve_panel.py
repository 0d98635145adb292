"""One page before release: the exact text, the guard, the identity check, counsel, signatures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from clinicguard.host.trouble import Trouble
from clinicguard.people.permissions import may
from clinicguard.people.staff import Person
from clinicguard.statements.steps import Verdict
from ui.language import count, say
from ui.people.witness_fields import WitnessFields
from ui.seat import Seat
from ui.statements.form import FormPanel
from ui.statements.gate_card import GateCard
from ui.statements.panel_drafts import Asked
from ui.statements.shown import Shown
from ui.widgets.cards import Card, Notice, SectionHead
from ui.widgets.choices import Choices, Option
from ui.widgets.spans import GAP
from ui.widgets.text import Label
from ui.widgets.writing import LongField

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic
    from clinicguard.statements.gate import ReleaseGate

T = TypeVar("T")
_ALONE, _TWO, _BOTH = "alone", "two", "both"


class ApprovePanel(FormPanel):
    """What is known of the text that stands, and the word for it."""

    def __init__(
        self, seat: Seat, shown: Shown, gate: ReleaseGate, beside: Sequence[Person] = ()
    ) -> None:
        """`beside` are those who may stand by at this PC and sign too."""
        super().__init__(say("Before it goes out"), say("Approve this text"), wide=True)
        self._seat, self._shown, self.gate = seat, shown, gate
        it = shown.statement
        self.add_head(Label(GAP.join((it.number, it.title)), "note", "text2", elide=True))
        self.show_widget(self._text())
        self.show_widget(GateCard(seat, shown, gate))
        signed = {each.by for each in gate.signatures}
        self._signed = first = gate.wants_second and seat.person.id in signed
        nobody_else = not shown.approvers - {seat.person.id}
        only = first or nobody_else
        self.beside = WitnessFields([one for one in beside if one.id not in signed], number=3)
        self.how = self._ways(only=only)
        self.why = LongField(lines=2)
        self.first = self.button
        self.against = LongField(lines=2)
        if self._may_overrule():
            self.ask(say("Why you go on against counsel's verdict"), self.against)
        if gate.ground != "counsel" and first:
            self.show_widget(Notice(say("You have signed. Somebody else unlocks and signs next.")))
        if gate.ground == "none" and (first or not gate.wants_second):
            if nobody_else and not first:
                told = say("Nobody else here may approve a text: say why you approve it alone.")
                self.show_widget(Notice(told))
            else:
                self.ask(say("Who approves it without counsel?"), self.how)
            self._ask_alone()
            self.first = self.why.reach() if only else self.how.reach()
        elif self._owes_reason():
            self.ask(say("Why you do not wait for counsel"), self.why)
        elif gate.ground == "typed":
            self._say_two()
        self.show_widget(self.beside)
        self.how.changed.connect(self._look)
        self.beside.changed.connect(self._look)
        self._look()

    def alone(self) -> bool:
        """Whether one person approves without counsel."""
        return self.gate.ground == "none" and self.how.value() == _ALONE

    def together(self) -> bool:
        """Whether both sign here and now."""
        return bool(self.beside.people) and self.how.value() == _BOTH

    def around(self, work: Callable[[Clinic], T]) -> Callable[[Clinic], T]:
        """The same work, signed by whoever stands by too."""
        return self.beside.around(work) if self.together() else work

    def refused(self, trouble: Trouble) -> None:
        """A wrong passphrase is said at its field, anything else as ever."""
        if not (self.together() and self.beside.failed(trouble)):
            self._seat.trouble(trouble)

    def fields(self) -> dict[str, Asked]:
        """What can be filled in, by its name in a draft."""
        return {"how": self.how, "why": self.why, "against": self.against}

    def _may_overrule(self) -> bool:
        """Whether counsel's word is on another wording, and the owner sits here."""
        return self.gate.next == "clear" and may("statement.overrule", self._seat.person.role)

    def _owes_reason(self) -> bool:
        """Whether two who sign say why without counsel; overruling counsel's word says it."""
        return self.gate.owes_reason and not self._may_overrule()

    def _ways(self, *, only: bool) -> Choices:
        """How it can be approved: one after the other, both here, or by one alone."""
        ways = [] if only else [Option(_TWO, say("Two people sign"))]
        if self.beside.people:
            ways.append(Option(_BOTH, say("Two people sign here, now")))
        if self.gate.ground == "typed":
            return Choices(ways, () if only else (_TWO,))
        alone = Option(_ALONE, say("I approve alone, and say why"))
        return Choices([*ways, alone], (_ALONE,) if only else ())

    def _say_two(self) -> None:
        """Nothing shows that the all-clear is counsel's."""
        scan = say("Once counsel's verdict is written down with its scan, one person is enough.")
        self.show_widget(Notice(f"{why_two(self.gate.own_clear)} {scan}", "amber"))
        if self.beside.people and (self._signed or not self.gate.wants_second):
            self.ask(say("Who approves it without counsel?"), self.how)

    def _ask_alone(self) -> None:
        """No counsel has cleared the text: two people, or one who says why."""
        why = say("Why you do not wait for counsel") if self._owes_reason() else say("Why alone")
        self.why_field = self.ask(why, self.why)
        self._ask_why()
        self.how.changed.connect(self._go_on)

    def _go_on(self) -> None:
        """Where a reason is owed now, the keyboard waits for it."""
        self._ask_why()
        if not self.why_field.isHidden():
            self.why_field.go()

    def _ask_why(self) -> None:
        asked = self.alone() or self._owes_reason()
        self.need(self.why_field, asked)
        self.why_field.setVisible(asked)

    def _look(self) -> None:
        """The button by what is chosen; whoever stands by is asked for where both sign here."""
        self.beside.setVisible(self.together())
        self.button.set_words(self._words())
        if bar := self._bar():
            self.button.forbid(bar)
        else:
            self.button.allow()

    def _words(self) -> str:
        if self.together():
            return say("Sign together")
        typed = self.gate.ground == "typed" and not self.gate.wants_second
        first = typed or self.how.value() == _TWO
        return say("Sign as the first of two") if first else say("Approve this text")

    def _bar(self) -> str:
        """Why it cannot be approved now; empty where it can."""
        blocks, ahead = len(self.gate.open_blocks), self.gate.next
        if blocks:
            return count(
                "{n} finding that blocks is open", "{n} findings that block are open", blocks
            )
        if ahead == "change":
            return say("Counsel has not cleared this text")
        if ahead == "clear" and not self._may_overrule():
            return say(
                "Send this wording to counsel, or have the owner approve it first and say why"
            )
        if self.together():
            return self.beside.missing()
        if self.gate.ground == "typed" and self._signed:
            return say("Somebody else unlocks and signs next")
        return ""

    def _text(self) -> Card:
        card = Card()
        it = self._shown.statement
        head = SectionHead(say("Exactly this text"), say("version {n}", n=it.now.number))
        card.column.addWidget(head)
        card.column.addWidget(Label(it.now.text, wrap=True, select=True))
        card.column.addWidget(Label(it.now.sha256, "small", "text2", mono=True, select=True))
        return card


def why_two(own: Verdict | None) -> str:
    """Why counsel's all-clear is not enough for one hand; `own` can be that of whoever signs."""
    if own is None:
        return say("Counsel's all-clear was typed in without a scan: two people sign.")
    access = own.access
    if access is None or not access.counts:
        return say("You gave counsel's all-clear: two people sign, or somebody else approves.")
    if not access.person:
        return say("Counsel's passphrase was reset with the recovery card: two people sign.")
    if not access.since:
        return say(
            "You had reset counsel's passphrase: two people sign, or somebody else approves."
        )
    return say(
        "After this text was begun, you reset counsel's passphrase or gave it, and nobody else "
        "has sent the text to counsel since. Choosing another one does not help: two people "
        "sign, or somebody else approves."
    )
