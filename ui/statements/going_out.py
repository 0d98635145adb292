"""What is done with approved words: copied, recorded as gone out, followed up, taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from clinicguard.host.trouble import Trouble
from clinicguard.statements.prepared_answers import handed_out
from clinicguard.statements.statement import Statement
from ui.language import language, say
from ui.statements.bench import Bench
from ui.statements.copied import may_go_out, note_copied, settle_copied
from ui.statements.copy_panel import CopyPanel, too_long
from ui.statements.followed_panel import FollowedPanel
from ui.statements.form import FormPanel
from ui.statements.lent_words import lent_words
from ui.statements.next_word import NextWord, next_word_of
from ui.statements.panel_drafts import Asked, PanelDrafts, page_of
from ui.statements.proof_draft import ProofDraft, drop_proofs
from ui.statements.proof_field import ProofField
from ui.statements.release_panel import ReleasePanel
from ui.statements.sealing import seal_or_go_on
from ui.statements.shown import Shown
from ui.statements.staying_here import must_be_shown
from ui.statements.take_back_panel import TakeBackPanel

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic
    from clinicguard.evidence.opening import Waiting
    from clinicguard.statements.gate import ReleaseGate


class GoingOut(QObject):
    """One panel at a time, with a draft of what is typed in it; `lent` is called after a copy."""

    def __init__(self, parent: QObject, bench: Bench, number: str) -> None:
        super().__init__(parent)
        self._bench = bench
        self._kept_at = page_of(number)
        self.drafts = PanelDrafts(self, bench.seat, self._kept_at)
        self._seat = bench.seat
        self.lent: Callable[[], object] = lambda: None
        self.shown: Shown | None = None
        self._copied = ""
        """The hash of what was copied and is not known to be published."""
        self._asking = ""
        self._proof_draft: ProofDraft | None = None

    @property
    def statement(self) -> Statement:
        """What stands now."""
        assert self.shown is not None
        return self.shown.statement

    @property
    def words_out(self) -> bool:
        """Whether the text that stands was copied, and its record is what comes next."""
        return self._copied == self.statement.now.sha256

    def may_be_published(self, statement: Statement) -> bool:
        """Whether what was copied may still go out, so that it is worth asking."""
        return bool(self._copied) and may_go_out(statement, self._copied)

    def remember_copied(self, sha256: str) -> None:
        """These words were copied when the page was open the last time."""
        self._copied = sha256

    def not_published(self) -> None:
        """It was copied and did not go out, or that it did is recorded."""
        number, self._copied = self.statement.number, ""
        self._seat.jobs.database(lambda clinic: settle_copied(clinic, number))

    def copy(self) -> None:
        """Exactly the approved words onto the clipboard, once all known of them was shown.

        Who approved them has seen the card: it comes again only where the guard finds otherwise,
        or where not all of the text is handed out.
        """
        number, spoken = self.statement.number, language()
        self._seat.jobs.database(
            lambda clinic: clinic.statement_lists.gate(number, shown_in=spoken)
        ).then(self._ask_copy)

    def _ask_copy(self, gate: ReleaseGate) -> None:
        assert self.shown is not None
        shown, words = self.shown.with_statement(gate.statement), handed_out(gate.statement)
        seen = gate.was_shown_to(self._seat.person.id) and not must_be_shown(gate.statement)
        if seen and not too_long(shown, words):
            self._lend(words)
            return
        panel = CopyPanel(self._seat, shown, gate)

        def go() -> None:
            panel.close_panel()
            self._lend(panel.words)

        panel.done = go
        self._seat.over(panel)

    def _lend(self, words: str) -> None:
        lent_words().lend(words)
        number, sha256 = self.statement.number, self.statement.now.sha256
        self._copied = sha256
        self._seat.jobs.database(lambda clinic: note_copied(clinic, number, sha256))
        self.lent()

    def release(self) -> None:
        """Asks what went out where, below all that is known of it."""
        number, spoken = self.statement.number, language()

        def read(clinic: Clinic) -> tuple[ReleaseGate, NextWord]:
            gate = clinic.statement_lists.gate(number, shown_in=spoken)
            return gate, next_word_of(clinic, gate.statement)

        self._seat.jobs.database(read).then(self._ask_release)

    def _ask_release(self, found: tuple[ReleaseGate, NextWord]) -> None:
        assert self.shown is not None
        gate, coming = found
        it, shown = gate.statement, self.shown.with_statement(gate.statement)
        panel = ReleasePanel(self._seat, shown, gate, shown.missing, coming)

        def go() -> None:
            way, at, early = panel.way, panel.time.moment(), panel.time.why_early()
            channel, where, readers = way.channel(), way.place(), way.who_reads()
            later, why = panel.next.due(), panel.why_now()

            def record(clinic: Clinic, screenshot: str | None) -> Statement:
                return clinic.statements.release(
                    it.number, it.now.sha256, channel, where, at=at, screenshot=screenshot,
                    next_update=later, override=why, early=early, readers=readers,
                )  # fmt: skip

            title = say("Screenshot of {number}", number=it.number)
            self._prove_in(panel, panel.shot, title, record, self._gone_out)

        self._ask(panel, f"release {it.now.sha256}", panel.fields(), go, panel.shot)

    def _gone_out(self) -> None:
        self.not_published()
        lent_words().take_back()

    def sequel(self) -> None:
        """Asks what came of it after it went out."""
        assert self.shown is not None
        it = self.statement
        panel = FollowedPanel(self._seat, it, self.shown.exhibits)

        def go() -> None:
            what, words = panel.sequel(), panel.words.text().strip()
            at = panel.at.value()

            def record(clinic: Clinic, proof: str | None) -> Statement:
                return clinic.statements.note_sequel(it.number, what, words, at=at, proof=proof)

            title = say("What followed on {number}", number=it.number)
            self._prove_in(panel, panel.proof, title, record)

        self._ask(panel, "sequel", panel.fields(), go, panel.proof)

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
        self,
        panel: FormPanel,
        name: str,
        fields: Mapping[str, Asked],
        go: Callable[[], object],
        proof: ProofField | None = None,
    ) -> None:
        """Opens a panel with what was put into it the last time and not recorded."""
        self._asking = name
        self.drafts.follow(panel, name, fields)
        panel.done = go
        if proof is None:
            self._seat.over(panel)
            return
        self._proof_draft = ProofDraft(self._seat, proof, f"{self._kept_at}/{name}")
        self._proof_draft.bring_back(lambda: self._seat.over(panel))

    def _prove_in(
        self,
        panel: FormPanel,
        proof: ProofField,
        title: str,
        work: Callable[[Clinic, str | None], Statement],
        then: Callable[[], object] | None = None,
    ) -> None:
        """Records what a panel asked, and before it as an exhibit what was brought to show it."""
        draft, case, said, chosen = (
            self._proof_draft, self.statement.case, proof.said(title), proof.number(),
        )  # fmt: skip
        assert draft is not None

        def record(waiting: Waiting | None) -> None:
            def whole(clinic: Clinic) -> Statement:
                if waiting is None:
                    return work(clinic, chosen)
                return work(clinic, draft.record(clinic, waiting, said, case))

            self._do_in(panel, whole, then)

        seal_or_go_on(self._seat, proof.to_seal(), panel.button, record)

    def _do_in(
        self,
        panel: FormPanel,
        work: Callable[[Clinic], Statement],
        then: Callable[[], object] | None = None,
        refused: Callable[[Trouble], object] | None = None,
    ) -> None:
        """Records what a panel asked; its draft goes with it."""
        proofs = f"{self._kept_at}/{self._asking.partition(' ')[0]}"

        def whole(clinic: Clinic) -> Statement:
            done = work(clinic)
            drop_proofs(clinic, proofs)
            return done

        def done(_: Statement) -> None:
            self._recorded()
            if then is not None:
                then()

        self._bench.do_in(panel, whole, done, refused)

    def _recorded(self) -> None:
        self.drafts.done(self._asking)
