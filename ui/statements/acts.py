"""What can be done with a statement as it stands: the buttons of its foot, and what they do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.opening import Pasted
from clinicguard.evidence.tray import recorded_or_gone
from clinicguard.statements.approving import what_next
from clinicguard.statements.envelope import MOST_BYTES
from clinicguard.statements.gaps import paragraph_of
from clinicguard.statements.guard.finding import GuardFinding
from clinicguard.statements.private_notes import READERS
from clinicguard.statements.statement import Statement, Version
from ui.evidence.folders import Source
from ui.language import count, language, say, say_in
from ui.people.witness_panel import LEAD, who_may_stand_by
from ui.statements.approve_panel import ApprovePanel
from ui.statements.bench import Bench
from ui.statements.counsel_panel import CounselPanel
from ui.statements.draft import Draft
from ui.statements.envelope_job import Wanted, send_envelope
from ui.statements.going_out import GoingOut
from ui.statements.listed import Listed
from ui.statements.sealing import seal
from ui.statements.shown import Shown
from ui.statements.small_panels import LetPassPanel
from ui.statements.verdict_panel import VerdictPanel
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic
    from clinicguard.evidence.opening import Waiting
    from clinicguard.people.staff import Person
    from clinicguard.statements.gate import ReleaseGate


PRIMARY_KEY, KEEP_KEY = "Ctrl+Enter", "Ctrl+S"
_KEEPING = ("keep", "counsel", "approve")
"""What makes the words in the editor the version that stands."""


class Acts(GoingOut):
    """`buttons` are those that stand now, by name; `lent` is called when words were copied."""

    def __init__(self, parent: QObject, bench: Bench, draft: Draft, number: str) -> None:
        super().__init__(parent, bench, number)
        self._draft = draft
        self.buttons: dict[str, Button] = {}
        self._made_for: object = None

    def ways(self, shown: Shown, blocks: int, bar: str = "") -> list[Button] | None:
        """The buttons for what can be done now, the last one is what the page is for.

        `bar` says what stands before an approval: a gap, or that the guard reads yet. None while
        they are the same as before: nothing is made anew under somebody's finger.
        """
        self.shown = shown
        self.drafts.remember(shown.asked)
        wanted = (shown.statement, self._draft.is_kept(), blocks, bar, self.words_out,
                  self._draft.theirs)  # fmt: skip
        if wanted == self._made_for:
            return None
        self._made_for = wanted
        self.buttons = dict(self._ways(blocks, bar))
        why = self.why_first()
        for name in _KEEPING if why else ():
            if name in self.buttons:
                self.buttons[name].forbid(why)
        return list(self.buttons.values())

    def why_first(self) -> str:
        """Why the words in the editor are not kept yet: somebody else wrote on meanwhile."""
        version = self._draft.theirs
        if version is None or self.shown is None:
            return ""
        who = self.shown.who(version.by)
        return say("First look at version {n}: {who} kept it meanwhile", n=version.number, who=who)

    def _ways(self, blocks: int, bar: str) -> Iterator[tuple[str, Button]]:
        it = self.statement
        if it.releases:
            yield "sequel", self._sequel_button()
        if it.ending is not None:
            return
        if it.releases:
            yield "take_back", self._take_back_button()
            yield from self._word_of_counsel()
            if it.approval() is None:
                yield "approve", self._approve_button(blocks, bar, primary=False)
            yield "release", self._release_button(say("Record another place"))
            yield "copy", self._copy_button()
            return
        kept = self._draft.is_kept()
        if kept and it.state in ("draft", "void") and not blocks:
            words = say("Mark as checked")
            yield "check", self._button("mark_checked", words, self.check, icon="shield-check")
        if not kept:
            words = say("Keep as a version")
            yield "keep", self._button("write", words, self.keep, KEEP_KEY, icon="save")
        if self._seat.person.role == "counsel":
            yield from self._word_of_counsel()
            return
        if kept and it.approval() is not None:
            yield "take_back", self._take_back_button()
            yield from self._word_of_counsel()
            yield from self._going_out()
            return
        asked = kept and it.state == "with_counsel"
        if not asked:
            yield from self._word_of_counsel()
        clear = it.all_clear()
        if not asked and not (kept and clear is not None and clear.proven):
            words = say("Send to counsel")
            yield "counsel", self._button("send_to_counsel", words, self.send, icon="scale")
        yield "approve", self._approve_button(blocks, bar, primary=not asked)
        if asked:
            yield from self._word_of_counsel(primary=True)

    def _word_of_counsel(self, *, primary: bool = False) -> Iterator[tuple[str, Button]]:
        """Counsel's own verdict; for others, what counsel answered to what was sent."""
        if self._seat.person.role == "counsel":
            words = say("Give the verdict")
            yield "verdict", self._button("verdict", words, self.verdict, primary=True)
        elif self.statement.sent:
            words = say("Write down counsel's verdict")
            verdict = self._button("verdict", words, self.verdict, icon="scale", primary=primary)
            yield "verdict", verdict

    def _going_out(self) -> Iterator[tuple[str, Button]]:
        """Copied first, then recorded: once the words lie on the clipboard, that is next."""
        words, copied = say("Record what went out"), self.words_out
        release = "release", self._release_button(words, primary=copied)
        copy = "copy", self._copy_button(primary=not copied)
        yield from (copy, release) if copied else (release, copy)

    def _approve_button(self, blocks: int, bar: str, *, primary: bool) -> Button:
        it, words = self.statement, say("Approve")
        approve = self._button("approve", words, self.approve, icon="stamp", primary=primary)
        if approve.reason():
            return approve
        if blocks:
            told = count(
                "First deal with {n} finding that blocks",
                "First deal with {n} findings that block",
                blocks,
            )
            approve.forbid(bar or told)
        elif bar:
            approve.forbid(bar)
        elif self._draft.is_kept() and what_next(it, ()) == "change":
            approve.forbid(say("Counsel has not cleared this text"))
        return approve

    def barred(self) -> bool:
        """Whether the text cannot be approved as it stands."""
        approve = self.buttons.get("approve")
        return approve is not None and bool(approve.reason())

    def go(self) -> None:
        """What the last button does."""
        for button in list(self.buttons.values())[-1:]:
            button.click()

    def keep(self) -> None:
        """The text as a version of its own."""
        button = self.buttons.get("keep")
        if button is not None and not button.reason():
            self._bench.do(self._draft.keeper(), busy=button)

    def check(self) -> None:
        """Whoever sits here has read the text, and the guard finds nothing that blocks."""
        button, it = self.buttons["check"], self.statement
        self._bench.do(
            lambda clinic: clinic.statements.mark_checked(it.number, it.now.sha256), busy=button
        )

    def let_pass(self, each: Listed) -> None:
        """Asks why a finding is no problem here."""
        it, found = self.statement, each.finding
        wanted = (found.group, found.span)
        before = (p.reason for p in reversed(it.let_pass) if (p.group, p.span) == wanted)
        panel = LetPassPanel(each, next(before, ""))

        def go() -> None:
            keep, why = self._draft.keeper(), panel.why.text().strip()

            def work(clinic: Clinic) -> Statement:
                now = keep(clinic)
                start, end = _again(clinic, it.number, each)
                return clinic.statements.let_pass(
                    it.number, now.now.sha256, found.group, start, end, why
                )

            self._do_in(panel, work)

        about = f"{found.group} {found.span}"
        self._ask(panel, f"let_pass {about}", {"why": panel.why}, go)

    def send(self) -> None:
        """Asks how the text goes to counsel."""
        assert self.shown is not None
        number, shown = self.statement.number, self.shown
        version = self.statement.now.number + (not self._draft.is_kept())
        may_note = self._seat.person.role in READERS
        still_open = self.statement.open_questions
        panel = CounselPanel(
            number, version, shown.has_counsel, may_note=may_note, still_open=still_open
        )

        def go() -> None:
            keep, how, asked = self._draft.keeper(), panel.how.value(), panel.asked()
            if panel.by_mail():
                target = panel.ask_where()
                if target is not None:
                    words, noted = panel.passphrase.text(), panel.noted()
                    wanted = Wanted(keep, asked, words, target, noted)
                    send_envelope(self._bench, panel, wanted, self._recorded)
                return

            def work(clinic: Clinic) -> Statement:
                sha256 = keep(clinic).now.sha256
                return clinic.statements.send_to_counsel(number, sha256, how, questions=asked)

            self._do_in(panel, work)

        self._ask(panel, "send", {"how": panel.how, "questions": panel.questions}, go)

    def verdict(self) -> None:
        """Counsel's own verdict on the text that stands, or what counsel said of what was sent."""
        it = self.statement
        own = self._seat.person.role == "counsel"
        self._ask_verdict(it.now if own else it.asked_about[-1])

    def _ask_verdict(self, version: Version) -> None:
        assert self.shown is not None
        it, person = self.statement, self._seat.person
        own = person.role == "counsel"
        panel = VerdictPanel(
            self._seat, it, version, person.name if own else "", self.shown.exhibits, own=own
        )

        def go() -> None:
            if panel.file is not None:
                self._take_in(panel, panel.file)
                return
            opinion, answers = panel.judged(), panel.answered()
            note, counsel = panel.note.text().strip(), panel.counsel.text().strip()
            risk, remarks = panel.risk_value(), panel.said()

            def record(clinic: Clinic, scan: str | None) -> Statement:
                return clinic.statements.verdict(
                    it.number, version.sha256, opinion, note, counsel, scan,
                    remarks=remarks, risk=risk, answers=answers,
                )  # fmt: skip

            title = say("Counsel's answer on {number}", number=it.number)
            self._prove_in(panel, panel.scan, title, record)

        def other(number: int) -> None:
            panel.close_panel()
            self._ask_verdict(next(each for each in it.versions if each.number == number))

        panel.on_another = other
        self._ask(panel, f"verdict {version.sha256}", panel.fields(), go, panel.scan)

    def _take_in(self, panel: VerdictPanel, source: Source) -> None:
        """Counsel's file: it becomes an exhibit of the case, and its words the verdict."""
        it, panel.file = self.statement, None

        def record(waiting: Waiting) -> None:
            def work(clinic: Clinic) -> Statement:
                with recorded_or_gone(clinic.evidence, waiting):
                    data = _answer_in(source)
                    said = HandIn(say("Counsel's answer on {number}", number=it.number))
                    return clinic.statements.take_in_answer(
                        it.number, data, handed_in=(waiting, said)
                    )

            self._do_in(panel, work)

        seal(self._seat, source, panel.button, record)

    def approve(self) -> None:
        """One page with all that is known of the text, and the word for it."""
        number, keep, spoken = self.statement.number, self._draft.keeper(), language()

        def work(clinic: Clinic) -> tuple[Statement, ReleaseGate, tuple[Person, ...]]:
            now, gate = keep(clinic), clinic.statement_lists.gate(number, shown_in=spoken)
            return now, gate, who_may_stand_by(clinic, LEAD)

        self._bench.do(work, self._ask_approval, self.buttons.get("approve"))

    def _ask_approval(self, found: tuple[Statement, ReleaseGate, tuple[Person, ...]]) -> None:
        assert self.shown is not None
        statement, gate, beside = found
        panel = ApprovePanel(self._seat, self.shown.with_statement(statement), gate, beside)

        def go() -> None:
            alone, why, against = panel.alone(), panel.why.text().strip(), panel.against.text()

            def sign(clinic: Clinic) -> Statement:
                return clinic.statements.approve(
                    statement.number,
                    statement.now.sha256,
                    alone=alone,
                    reason=why,
                    against_counsel=against.strip(),
                )

            self._do_in(panel, panel.around(sign), refused=panel.refused)

        self._ask(panel, f"approve {statement.now.sha256}", panel.fields(), go)

    def _copy_button(self, *, primary: bool = True) -> Button:
        words = say("Copy approved words")
        return self._button("release", words, self.copy, icon="copy", primary=primary)

    def _release_button(self, words: str, *, primary: bool = False) -> Button:
        return self._button("release", words, self.release, icon="megaphone", primary=primary)

    def _sequel_button(self) -> Button:
        words = say("Note what followed")
        return self._button("note_sequel", words, self.sequel, icon="messages-square")

    def _take_back_button(self) -> Button:
        return self._button("take_back", say("Take back or replace"), self.take_back, icon="undo-2")

    def _button(
        self,
        verb: str,
        words: str,
        call: Callable[[], object],
        key: str | None = None,
        *,
        icon: str | None = None,
        primary: bool = False,
    ) -> Button:
        badge = PRIMARY_KEY if primary else key or ""
        made = Button(words, "primary" if primary else "plain", icon=icon, badge=badge, on=call)
        return self._bench.allow(made, verb)


def gap_words(text: str, gap: GuardFinding) -> str:
    """Which gap is open, in which paragraph, and the key that goes there."""
    words = say_in("quote", "“{words}”", words=gap.span)
    n = paragraph_of(text, gap.start)
    return say("Paragraph {n}: {gap} is still open; {key} goes there",
               n=n, gap=words, key=PRIMARY_KEY)  # fmt: skip


def _again(clinic: Clinic, number: str, each: Listed) -> tuple[int, int]:
    """Where a finding of the editor stands in the text as it is kept."""
    wanted = each.finding
    same = [
        found
        for found in clinic.statement_lists.findings(number)
        if (found.group, found.span) == (wanted.group, wanted.span)
    ]
    if not same:
        return wanted.start, wanted.end
    near = min(same, key=lambda found: abs(found.start - wanted.start))
    return near.start, near.end


def _answer_in(source: Source) -> bytes:
    """As much of what came as an answer can have, and a little more."""
    if isinstance(source, Pasted):
        return source.data[: MOST_BYTES + 1]
    with source.open("rb") as file:
        return file.read(MOST_BYTES + 1)
