"""What can be done with a statement as it stands: the buttons of its foot, and what they do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.tray import recorded_or_gone
from clinicguard.statements.envelope import MOST_BYTES, answer_of, check_answer
from clinicguard.statements.private_notes import READERS
from clinicguard.statements.statement import OPINIONS, Opinion, Statement
from ui.language import count, language, say
from ui.statements.approve_panel import ApprovePanel
from ui.statements.bench import Bench
from ui.statements.counsel_panel import CounselPanel
from ui.statements.draft import Draft
from ui.statements.envelope_job import Wanted, send_envelope
from ui.statements.findings_pane import Listed
from ui.statements.followed_panel import FollowedPanel
from ui.statements.form import FormPanel
from ui.statements.lent_words import lent_words
from ui.statements.panel_drafts import Asked, PanelDrafts, page_of
from ui.statements.release_panel import ReleasePanel
from ui.statements.sealing import seal
from ui.statements.shown import Shown
from ui.statements.small_panels import LetPassPanel
from ui.statements.take_back_panel import TakeBackPanel
from ui.statements.verdict_panel import VerdictPanel
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic
    from clinicguard.evidence.opening import Waiting
    from clinicguard.statements.gate import ReleaseGate


PRIMARY_KEY, KEEP_KEY = "Ctrl+Enter", "Ctrl+S"


class Acts(QObject):
    """`buttons` are those that stand now, by name; `lent` is called when words were copied."""

    def __init__(self, parent: QObject, bench: Bench, draft: Draft, number: str) -> None:
        super().__init__(parent)
        self._bench, self._draft = bench, draft
        self.drafts = PanelDrafts(self, bench.seat, page_of(number))
        self._seat = bench.seat
        self.lent: Callable[[], object] = lambda: None
        self.buttons: dict[str, Button] = {}
        self.shown: Shown | None = None
        self._asking = ""
        self._made_for: object = None

    @property
    def statement(self) -> Statement:
        """What stands now."""
        assert self.shown is not None
        return self.shown.statement

    def ways(self, shown: Shown, blocks: int) -> list[Button] | None:
        """The buttons for what can be done now, the last one is what the page is for.

        None while they are the same as before: nothing is made anew under somebody's finger.
        """
        self.shown = shown
        self.drafts.remember(shown.asked)
        wanted = (shown.statement, self._draft.is_kept(), blocks)
        if wanted == self._made_for:
            return None
        self._made_for = wanted
        self.buttons = dict(self._ways(blocks))
        return list(self.buttons.values())

    def _ways(self, blocks: int) -> Iterator[tuple[str, Button]]:
        it = self.statement
        if it.releases:
            yield "sequel", self._sequel_button()
        if it.ending is not None:
            return
        if it.releases:
            yield "take_back", self._take_back_button()
            yield "release", self._release_button(say("Record another place"))
            yield "copy", self._copy_button()
            return
        kept = self._draft.is_kept()
        if not kept:
            words = say("Keep as a version")
            yield "keep", self._button("write", words, self.keep, KEEP_KEY, icon="save")
        if self._seat.person.role == "counsel":
            yield (
                "verdict",
                self._button("verdict", say("Give the verdict"), self.verdict, primary=True),
            )
            return
        if kept and it.approval() is not None:
            yield "take_back", self._take_back_button()
            yield "release", self._release_button(say("Record what went out"))
            yield "copy", self._copy_button()
            return
        if kept and it.state == "with_counsel":
            words = say("Write down counsel's verdict")
            yield "verdict", self._button("verdict", words, self.verdict, icon="scale")
        elif not kept or it.verdict() is None:
            words = say("Send to counsel")
            yield "counsel", self._button("send_to_counsel", words, self.send, icon="scale")
        approve = self._button("approve", say("Approve"), self.approve, icon="stamp", primary=True)
        if blocks and not approve.reason():
            approve.forbid(
                count(
                    "First deal with {n} finding that blocks",
                    "First deal with {n} findings that block",
                    blocks,
                )
            )
        yield "approve", approve

    def go(self) -> None:
        """What the last button does."""
        for button in list(self.buttons.values())[-1:]:
            button.click()

    def keep(self) -> None:
        """The text as a version of its own."""
        button = self.buttons.get("keep")
        if button is not None and not button.reason():
            self._bench.do(self._draft.keeper(), busy=button)

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
        panel = CounselPanel(number, version, shown.has_counsel, may_note=may_note)

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
                keep(clinic)
                return clinic.statements.send_to_counsel(number, how, questions=asked)

            self._do_in(panel, work)

        self._ask(panel, "send", {"how": panel.how, "questions": panel.questions}, go)

    def verdict(self) -> None:
        """Counsel's verdict on the text that stands."""
        assert self.shown is not None
        it, person = self.statement, self._seat.person
        own = person.role == "counsel"
        panel = VerdictPanel(it, person.name if own else "", self.shown.exhibits, own=own)

        def go() -> None:
            if panel.file is not None:
                self._take_in(panel, panel.file)
                return
            opinion = _opinion(panel.opinion.value())
            note, counsel = panel.note.text().strip(), panel.counsel.text().strip()
            scan, risk, remarks = panel.scan.value() or None, panel.risk_value(), panel.said()
            self._do_in(
                panel,
                lambda clinic: clinic.statements.verdict(
                    it.number,
                    it.now.sha256,
                    opinion,
                    note,
                    counsel,
                    scan,
                    remarks=remarks,
                    risk=risk,
                ),
            )

        self._ask(panel, f"verdict {it.now.sha256}", panel.fields(), go)

    def _take_in(self, panel: VerdictPanel, path: Path) -> None:
        """Counsel's file: it becomes an exhibit of the case, and its words the verdict."""
        it, panel.file = self.statement, None

        def record(waiting: Waiting) -> None:
            def work(clinic: Clinic) -> Statement:
                with recorded_or_gone(clinic.evidence, waiting):
                    with path.open("rb") as file:
                        data = file.read(MOST_BYTES + 1)
                    check_answer(answer_of(data), clinic.statement_lists.one(it.number))
                    said = HandIn(say("Counsel's answer on {number}", number=it.number))
                    proof = clinic.evidence.record(waiting, said, subject=it.incident or None)
                return clinic.statements.take_in_answer(it.number, data, proof.number)

            self._do_in(panel, work)

        seal(self._seat, path, panel.button, record)

    def approve(self) -> None:
        """One page with all that is known of the text, and the word for it."""
        number, keep, spoken = self.statement.number, self._draft.keeper(), language()

        def work(clinic: Clinic) -> tuple[Statement, ReleaseGate]:
            now = keep(clinic)
            return now, clinic.statement_lists.gate(number, shown_in=spoken)

        self._bench.do(work, self._ask_approval, self.buttons.get("approve"))

    def _ask_approval(self, found: tuple[Statement, ReleaseGate]) -> None:
        assert self.shown is not None
        statement, gate = found
        panel = ApprovePanel(self._seat, self.shown.with_statement(statement), gate)

        def go() -> None:
            alone, why = panel.alone(), panel.why.text().strip()
            self._do_in(
                panel,
                lambda clinic: clinic.statements.approve(
                    statement.number, statement.now.sha256, alone=alone, reason=why
                ),
            )

        fields = {"how": panel.how, "why": panel.why}
        self._ask(panel, f"approve {statement.now.sha256}", fields, go)

    def copy(self) -> None:
        """Exactly the approved words onto the clipboard."""
        lent_words().lend(self.statement.now.text)
        self.lent()

    def release(self) -> None:
        """Asks what went out where."""
        assert self.shown is not None
        it = self.statement
        panel = ReleasePanel(self._seat, it, self.shown.exhibits, self.shown.missing)

        def go() -> None:
            channel, where, at = panel.channel(), panel.where.text().strip(), panel.when()
            chosen, later, why = panel.proof(), panel.next_update(), panel.why_now()

            def record(waiting: Waiting | None) -> None:
                def work(clinic: Clinic) -> Statement:
                    proof = chosen
                    if waiting is not None:
                        said = HandIn(say("Screenshot of {number}", number=it.number))
                        case = it.incident or None
                        sealed = clinic.evidence.record(waiting, said, subject=case)
                        proof = panel.recorded = sealed.number
                    return clinic.statements.release(
                        it.number, channel, where, at=at, screenshot=proof, next_update=later,
                        override=why,
                    )  # fmt: skip

                self._do_in(panel, work, lambda: lent_words().take_back())

            if panel.file is None or panel.recorded:
                record(None)
            else:
                seal(self._seat, panel.file, panel.button, record)

        self._ask(panel, f"release {it.now.sha256}", panel.fields(), go)

    def sequel(self) -> None:
        """Asks what came of it after it went out."""
        assert self.shown is not None
        it = self.statement
        panel = FollowedPanel(self._seat, it, self.shown.exhibits)

        def go() -> None:
            what, words = panel.sequel(), panel.words.text().strip()
            at, proof = panel.at.value(), panel.proof.value() or None
            self._do_in(
                panel,
                lambda clinic: clinic.statements.note_sequel(
                    it.number, what, words, at=at, proof=proof
                ),
            )

        self._ask(panel, "sequel", panel.fields(), go)

    def take_back(self) -> None:
        """Asks why, and what takes its place."""
        assert self.shown is not None
        it = self.statement
        panel = TakeBackPanel(it, self.shown.siblings)

        def go() -> None:
            why, other = panel.why.text().strip(), panel.replacement()
            self._do_in(panel, lambda clinic: clinic.statements.take_back(it.number, why, other))

        self._ask(panel, "take_back", {"why": panel.why, "by": panel.by}, go)

    def _ask(
        self, panel: FormPanel, name: str, fields: Mapping[str, Asked], go: Callable[[], object]
    ) -> None:
        """Opens a panel with what was typed into it the last time and not recorded."""
        self._asking = name
        self.drafts.follow(panel, name, fields)
        panel.done = go
        self._seat.over(panel)

    def _do_in(
        self,
        panel: FormPanel,
        work: Callable[[Clinic], Statement],
        then: Callable[[], object] | None = None,
    ) -> None:
        """Records what a panel asked; its draft goes with it."""

        def done(_: Statement) -> None:
            self._recorded()
            if then is not None:
                then()

        self._bench.do_in(panel, work, done)

    def _recorded(self) -> None:
        self.drafts.done(self._asking)

    def _copy_button(self) -> Button:
        return self._button(
            "release", say("Copy approved words"), self.copy, icon="copy", primary=True
        )

    def _release_button(self, words: str) -> Button:
        return self._button("release", words, self.release, icon="megaphone")

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


def _opinion(chosen: str) -> Opinion:
    return next(each for each in OPINIONS if each == chosen)


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
