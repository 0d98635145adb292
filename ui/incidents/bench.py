"""What a pane works with: acts on the case, questions over it, drafts, and where to go next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from clinicguard.host.trouble import Trouble
from clinicguard.incidents.barriers import BarrierStands
from clinicguard.incidents.compartments import LET_PASS, WordingReused
from clinicguard.incidents.desk import IncidentDesk
from clinicguard.people.permissions import may
from ui.incidents.ask_panel import AskPanel
from ui.incidents.barred import barred
from ui.incidents.forms import Answers, Asked, Kept
from ui.language import say
from ui.seat import Seat
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

Act = Callable[[IncidentDesk], object]
Overriding = Callable[[IncidentDesk, str], object]
_DRAFT_MS = 1000
_ASKED = "asked"
"""The drafts of the questions that slide over the page, kept beside those of the panes."""


class Bench(QObject):
    """One per page. `number` is the case's; `go` shows a pane of this page by its name."""

    def __init__(self, parent: QObject, seat: Seat, number: str) -> None:
        super().__init__(parent)
        self.seat = seat
        self.number = number
        self._drafts: dict[str, dict[str, Kept]] = {}
        self._touched: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DRAFT_MS)
        self._timer.timeout.connect(self.keep_drafts)

    @property
    def address(self) -> str:
        """The case's page."""
        return f"incident/{self.number}"

    def go(self, pane: str) -> None:
        """Shows another pane of this case."""
        self.seat.go(f"{self.address}/{pane}")

    def may(self, verb: str) -> bool:
        """Whether who sits here has the verb."""
        return may(f"incident.{verb}", self.seat.person.role)

    def allow(self, button: Button, *verbs: str) -> Button:
        """Switches a button off, with the reason, for who does not have the verbs."""
        if not all(self.may(verb) for verb in verbs):
            button.forbid(say("Your role does not do this"))
        return button

    def do(
        self,
        act: Act,
        *,
        then: Callable[[], object] | None = None,
        busy: Button | None = None,
        in_need: Overriding | None = None,
    ) -> None:
        """Does one act; the page looks again. `in_need` is the act done in spite of a barrier."""
        self.work(lambda clinic: act(clinic.incidents), then=then, busy=busy, in_need=in_need)

    def work(
        self,
        work: Callable[[Clinic], object],
        *,
        then: Callable[[], object] | None = None,
        busy: Button | None = None,
        in_need: Overriding | None = None,
    ) -> None:
        """As `do`, for an act of another desk."""
        if busy is not None:
            if busy.is_busy():
                return
            busy.set_busy(say("Saving"))

        def done(_: object) -> None:
            if then is not None:
                then()
            self.seat.changed()

        def failed(trouble: Trouble) -> None:
            if in_need is not None and passable(trouble, self.seat.person.role):
                self._offer_override(trouble, in_need, then)
            else:
                self.seat.trouble(trouble)

        job = self.seat.jobs.database(work).then(done).failed(failed)
        if busy is not None:
            job.ended(busy.set_ready)

    def ask(
        self,
        title: str,
        asked: tuple[Asked, ...],
        words: str,
        act: Callable[[IncidentDesk, Answers], object],
        *,
        text: str = "",
        danger: bool = False,
        about: object = "",
        in_need: Callable[[IncidentDesk, Answers, str], object] | None = None,
    ) -> AskPanel:
        """Asks over the page and then acts; the panel stays while the act is refused.

        What is typed is kept as a draft of this question; `about` tells one record of several that
        are asked about in the same words. `in_need` is the act done in spite of a barrier.
        """

        def go(found: Answers, then: Callable[[], object], busy: Button) -> None:
            over = None if in_need is None else lambda desk, why: in_need(desk, found, why)
            self.do(lambda desk: act(desk, found), then=then, busy=busy, in_need=over)

        panel = AskPanel(title, asked, words, self.seat.zone, text=text, danger=danger)
        return self._open(panel, _question(act, about), go)

    def ask_clinic(
        self,
        title: str,
        asked: tuple[Asked, ...],
        words: str,
        act: Callable[[Clinic, Answers], object],
        *,
        text: str = "",
        about: object = "",
    ) -> AskPanel:
        """As `ask`, for an act of another desk."""

        def go(found: Answers, then: Callable[[], object], busy: Button) -> None:
            self.work(lambda clinic: act(clinic, found), then=then, busy=busy)

        panel = AskPanel(title, asked, words, self.seat.zone, text=text)
        return self._open(panel, _question(act, about), go)

    def ask_why(
        self,
        title: str,
        words: str,
        act: Callable[[IncidentDesk, str], object],
        *,
        text: str = "",
        danger: bool = False,
        about: object = "",
    ) -> AskPanel:
        """Asks for a reason, and then acts."""

        def go(found: Answers, then: Callable[[], object], busy: Button) -> None:
            self.do(lambda desk: act(desk, found.text("why")), then=then, busy=busy)

        asked = (Asked("why", say("Reason"), "long", needed=True),)
        panel = AskPanel(title, asked, words, self.seat.zone, text=text, danger=danger)
        return self._open(panel, _question(act, about), go)

    def _open(
        self,
        panel: AskPanel,
        question: str,
        go: Callable[[Answers, Callable[[], object], Button], object],
    ) -> AskPanel:
        """Slides the question in, with what was typed into it the last time and not saved."""
        panel.form.fill(self.draft(_ASKED, question))
        panel.form.changed.connect(lambda: self.typed(_ASKED, question, panel.form.kept()))
        panel.keep = self.keep_drafts

        def done() -> None:
            self.saved(_ASKED, question)
            panel.close_panel()

        panel.answered = lambda found: go(found, done, panel.button)
        self.seat.over(panel)
        return panel

    # drafts

    def remember(self, drafts: dict[str, dict[str, Kept]]) -> None:
        """The drafts that were read with the case, by pane and form."""
        for pane, forms in drafts.items():
            self._drafts.setdefault(pane, forms)

    def draft(self, pane: str, form: str) -> Kept:
        """What was typed into a form and not yet saved."""
        return self._drafts.get(pane, {}).get(form, {})

    def typed(self, pane: str, form: str, kept: Kept) -> None:
        """Something was typed: it is written within a second."""
        forms = self._drafts.setdefault(pane, {})
        if kept:
            forms[form] = kept
        else:
            forms.pop(form, None)
        self._touched.add(pane)
        if not self._timer.isActive():
            self._timer.start()

    def saved(self, pane: str, form: str) -> None:
        """What was typed stands in the records now: its draft goes at once."""
        self.typed(pane, form, {})
        self.keep_drafts()

    def keep_drafts(self) -> None:
        """Writes what was typed since the last time."""
        self._timer.stop()
        touched, self._touched = self._touched, set()
        for pane in touched:
            page, forms = f"{self.address}/{pane}", dict(self._drafts.get(pane, {}))
            self.seat.jobs.database(partial(_keep, page, forms))

    def _offer_override(
        self, stands: Trouble, in_need: Overriding, then: Callable[[], object] | None
    ) -> None:
        panel = barred(stands, self.seat.zone)

        def go(answers: Answers) -> None:
            def over() -> None:
                panel.close_panel()
                if then is not None:
                    then()

            why = answers.text("why")
            self.do(lambda desk: in_need(desk, why), then=over, busy=panel.button)

        panel.answered = go
        self.seat.over(panel)


def _question(act: object, about: object) -> str:
    """The name of a question in the drafts: the same in every language."""
    return f"{getattr(act, '__qualname__', type(act).__name__)}/{about}"


def passable(trouble: Trouble, role: str) -> bool:
    """Whether this role may go on in spite of it, with a reason."""
    if isinstance(trouble, WordingReused):
        return role in LET_PASS
    return isinstance(trouble, BarrierStands)


def _keep(page: str, forms: Mapping[str, Kept], clinic: Clinic) -> None:
    if forms:
        clinic.drafts.keep(page, forms)
    else:
        clinic.drafts.drop(page)
