"""蒐證: the checklist with its countdowns; a line is secured by exhibits, or says why not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.evidence.exhibit import still_there
from clinicguard.host.clock import to_text
from clinicguard.incidents import checklist
from clinicguard.incidents.checklist import Check, CheckState
from clinicguard.incidents.desk import IncidentDesk
from clinicguard.incidents.steps import Step
from clinicguard.knowledge.natures import EvidenceItem
from ui.evidence.case_seal import seal_line
from ui.incidents.bench import Bench
from ui.incidents.entry import Entry
from ui.incidents.forms import Answers, Asked
from ui.incidents.hand_in import HandIn
from ui.incidents.hat_rows import people_options
from ui.incidents.pane import Stack, StepPane
from ui.incidents.punctuation import together
from ui.incidents.said import When, here, options, word
from ui.incidents.shown import Shown
from ui.incidents.vanishing import countdown
from ui.language import say
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow, Notice, SectionHead, link
from ui.widgets.choices import Option
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.spans import GAP
from ui.widgets.text import Label

_GLYPHS: dict[CheckState, Glyph] = {
    CheckState.SECURED: "fine",
    CheckState.ABSENT: "void",
    CheckState.LOST: "burns",
}


class EvidencePane(StepPane):
    """What can go first stands first; what is settled stands below."""

    step = Step.EVIDENCE

    def __init__(self, bench: Bench, shown: Shown) -> None:
        super().__init__(bench, shown)
        self.hand_in = HandIn(bench)
        self._list = Stack()
        self.entry = Entry(
            bench,
            Step.EVIDENCE,
            "wanted",
            say("Add a line of our own"),
            (
                Asked("words", say("What is to be secured"), needed=True),
                Asked(
                    "place", say("Where it is"), hint=say("the shop next door, a phone, a box …")
                ),
                Asked(
                    "gone",
                    say("When can it be gone?"),
                    "one",
                    (
                        Option("any", say("any moment")),
                        Option("at", say("at a known time")),
                        Option("stays", say("it stays")),
                    ),
                    "stays",
                ),
                Asked(
                    "at",
                    say("That time"),
                    "moment",
                    start=to_text(bench.seat.now()),
                ),
                Asked("keeper", say("Who secures it"), "menu", people_options(shown)),
            ),
            say("Add the line"),
            self._want,
            verb="want_evidence",
        )
        self.entry.form.changed.connect(self._ask_time)
        self._note = SectionHead(say("Evidence list"), "", *self._vault())
        self._seal = Stack()
        for widget in (self._note, self._seal, self._list, self.entry):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.show_case(shown)

    def _ask_time(self) -> None:
        """The time is asked only of what is gone at a known one."""
        found = self.entry.form.answers().text("gone")
        self.entry.form.fields["at"].setVisible(found == "at")

    def draw(self, shown: Shown) -> None:
        self._ask_time()
        when, checks = When(self.bench.seat), shown.case.checks
        settled, lines = checklist.settled_count(checks)
        self._note.set_note(say("{settled} of {all} settled", settled=settled, all=lines))
        seal = shown.seal
        self._seal.setVisible(seal is not None)
        if seal is not None:
            self._seal.fill(seal_line(self.bench.seat, seal, shown.address))
        if not checks:
            told = say("The list comes with the kind of matter: choose it under “Nature”.")
            self._list.fill(Notice(told))
            return
        done = [check for check in checks if not check.open]
        card = Card(0)
        for number, check in enumerate((*checklist.volatile_first(checks), *done)):
            card.add_row(self._row(shown, when, check, number == 0))
        self._list.fill(card)

    def _vault(self) -> tuple[Button, ...]:
        """To the vault: what this case has there, and handing in without a line of the list."""
        go, address = self.bench.seat.go, self.bench.address
        return (
            link(say("Exhibits of this case"), partial(go, f"evidence/of/{address}")),
            link(
                say("Capture the screen"),
                partial(go, f"evidence/capture/{address}"),
                icon="crop",
            ),
            link(
                say("Hand evidence in"),
                partial(go, f"evidence/new/{address}"),
                icon="folder-lock",
            ),
        )

    def _row(self, shown: Shown, when: When, check: Check, first: bool) -> QWidget:
        row = CardRow(first=first, height=56)
        glyph, told, colour = (
            countdown(check, when)
            if check.open
            else (_GLYPHS[check.state], word(check.state), "text2")
        )
        top = Qt.AlignmentFlag.AlignTop
        row.line.addWidget(GlyphMark(glyph, told), 0, top)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(check.words, bold=check.open, wrap=True))
        if check.open:
            item = _item(shown, check)
            for told_of, tone in _how(shown, check, item):
                words.addWidget(Label(told_of, "note", tone, wrap=True))
        else:
            words.addWidget(Label(_settled(shown, check, when), "note", "text2", wrap=True))
        row.line.addLayout(words, 1)
        if check.open:
            row.line.addWidget(Label(told, "note", colour, bold=glyph in ("burns", "soon")), 0, top)
        for button in self._buttons(check):
            row.line.addWidget(self.bench.allow(button, "tick_checklist"), 0, top)
        return row

    def _buttons(self, check: Check) -> tuple[Button, ...]:
        if check.open:
            take = Button(
                say("Add a file"),
                size="small",
                icon="import",
                on=partial(self.hand_in.ask, check),
                spoken=say("Add a file for {what}", what=check.words),
            )
            settle = Button(
                say("Settle"),
                size="small",
                on=partial(self._settle, check),
                spoken=say("Settle {what}", what=check.words),
            )
            return take, settle
        again = Button(
            say("Take back"),
            "link",
            on=partial(self._take_back, check),
            spoken=say("Take back {what}", what=check.words),
        )
        if not check.exhibits:
            return (again,)
        look = Button(
            say("See the exhibit"),
            "link",
            on=partial(self.bench.seat.go, f"evidence/{check.exhibits[-1]}"),
            spoken=say("See the exhibit: {what}", what=check.words),
        )
        return look, again

    def _settle(self, check: Check) -> None:
        exhibits = tuple(
            Option(each.number, f"{each.mark_in(self.shown.address) or ''} {each.title}".strip())
            for each in still_there(self.shown.exhibits)
        )
        states = (CheckState.SECURED, CheckState.ABSENT, CheckState.LOST)
        asked = [
            Asked("state", say("What became of it?"), "one", options(states), needed=True),
            Asked("why", say("Reason"), "long", note=say("needed where it is absent or lost")),
        ]
        if exhibits:
            asked.insert(1, Asked("exhibits", say("Secured as"), "many", exhibits))
        self.bench.ask(
            say("Settle a line"),
            tuple(asked),
            say("Keep it"),
            lambda desk, found: desk.tick_checklist(
                self.bench.number,
                check.id,
                CheckState(found.text("state")),
                exhibits=found.keys("exhibits"),
                reason=found.text("why"),
            ),
            text=check.words,
            about=check.id,
        )

    def _take_back(self, check: Check) -> None:
        self.bench.ask_why(
            say("Put it back on the list"),
            say("Take back"),
            lambda desk, why: desk.tick_checklist(
                self.bench.number, check.id, CheckState.OPEN, reason=why
            ),
            text=check.words,
            about=check.id,
        )

    def _want(self, desk: IncidentDesk, found: Answers) -> object:
        gone = found.text("gone")
        return desk.want_evidence(
            self.bench.number,
            found.text("words"),
            any_moment=gone == "any",
            vanishes_at=found.moment("at") if gone == "at" else None,
            place=found.text("place"),
            keeper=found.person("keeper"),
        )


def _item(shown: Shown, check: Check) -> EvidenceItem | None:
    """The line of the playbook behind a line of the list."""
    natures = shown.guide.playbooks.natures
    for mark in shown.case.incident.natures:
        nature = natures.get(mark.nature)
        for item in nature.evidence if nature else ():
            if item.id == check.rule:
                return item
    return None


def _how(shown: Shown, check: Check, item: EvidenceItem | None) -> Iterator[tuple[str, str]]:
    """Where it is and who secures it; how, where the playbook knows."""
    if item is not None:
        yield GAP.join((here(item.where), here(item.holder))), "text2"
        yield here(item.how), "mute"
        return
    own = (check.place, shown.who(check.keeper))
    if any(own):
        yield GAP.join(part for part in own if part), "text2"


def _settled(shown: Shown, check: Check, when: When) -> str:
    marks = together(shown.mark(number) for number in check.exhibits)
    at = when.short(check.at) if check.at is not None else ""
    told = (word(check.state), marks, check.reason, shown.who(check.by), at)
    return GAP.join(part for part in told if part)
