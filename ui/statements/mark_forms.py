"""Saying which words the guard always or never marks here, and taking it back."""

from __future__ import annotations

from clinicguard.host.words import LANGUAGES, Language
from clinicguard.statements.guard.finding import GuardFinding
from clinicguard.statements.own_marks import MARK_KINDS, TUNED, OwnMark
from ui.language import say, say_in
from ui.seat import Seat
from ui.statements.bench import Bench
from ui.statements.form import FormPanel
from ui.statements.mark_words import ALL, group_options, kind_options, language_options
from ui.statements.panel_drafts import Asked, PanelDrafts
from ui.statements.reason_panel import ReasonPanel
from ui.widgets.cards import Notice
from ui.widgets.choices import Choices
from ui.widgets.lines import LineField
from ui.widgets.menus import ComboField
from ui.widgets.writing import LongField

DRAFTS = "statements/marks/asked"


class WriteMarkPanel(FormPanel):
    """A mark from nothing, or one that lets the words of a finding pass from now on."""

    def __init__(
        self,
        seat: Seat,
        drafts: PanelDrafts,
        *,
        of: GuardFinding | None = None,
        written_in: Language | None = None,
    ) -> None:
        super().__init__(say("A mark of our own"), say("Start using it"))
        self._seat, self._drafts = seat, drafts
        words = " ".join(of.span.split()) if of else ""
        self._name = f"mark {of.group} {words}" if of else "mark"
        self.show_widget(Notice(_what_it_counts_for()))
        self.kind = Choices(kind_options(), ("never",) if of else ())
        self.ask(say("What the guard does"), self.kind)
        self.group = ComboField(
            group_options(), of.group if of else "", placeholder=say("Choose what it is about")
        )
        self.ask(say("Kind of finding"), self.group)
        self.words = LineField()
        self.words.set_text(words)
        self.ask(
            say("These words"),
            self.words,
            note=say("full or half width, spaces, traditional or simplified make no difference"),
        )
        self.written_in = Choices(language_options(), (written_in or ALL,))
        self.ask(say("In drafts in"), self.written_in)
        self.why = LongField(lines=2)
        self.ask(say("Reason"), self.why, note=say("everybody who reads drafts sees it"))
        drafts.follow(self, self._name, self._fields())
        if of is not None:
            self.first = self.why.reach()
        self.done = self._go

    def _fields(self) -> dict[str, Asked]:
        return {
            "kind": self.kind,
            "group": self.group,
            "words": self.words,
            "language": self.written_in,
            "why": self.why,
        }

    def _go(self) -> None:
        kind = next(each for each in MARK_KINDS if each == self.kind.value())
        group = next(each for each in TUNED if each == self.group.value())
        words, why = self.words.text().strip(), self.why.text().strip()
        chosen: Language | None = next(
            (each for each in LANGUAGES if each == self.written_in.value()), None
        )
        Bench(self._seat).do_in(
            self,
            lambda clinic: clinic.statements.marks.write(kind, group, words, chosen, why),
            lambda _: self._drafts.done(self._name),
        )


class TakeBackMarkPanel(ReasonPanel):
    """It holds no more; what it let pass in texts that went out stays as it was."""

    def __init__(self, seat: Seat, drafts: PanelDrafts, it: OwnMark) -> None:
        super().__init__(
            say("Take back the mark {words}", words=say_in("quote", "“{words}”", words=it.words)),
            say("Take the mark back"),
            say("From now on the guard reads these words as it reads all others."),
        )
        self.ends(
            seat,
            drafts,
            f"take_back {it.id}",
            lambda clinic, why: clinic.statements.marks.take_back(it.id, why),
        )


def _what_it_counts_for() -> str:
    return say(
        "It counts for exactly these words, in every draft, and never for a whole "
        "group. What tells who a patient of the records is (name, numbers, phone, "
        "address, account) is always marked. What it lets pass is listed before "
        "release."
    )
