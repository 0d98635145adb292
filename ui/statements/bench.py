"""What the parts of a statement's page work with: acts, rights, where to go next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from clinicguard.host.trouble import Trouble
from clinicguard.people.permissions import may
from ui.language import say
from ui.seat import Seat
from ui.statements.form import FormPanel
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

T = TypeVar("T")


class Bench:
    """One per page."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat

    def may(self, verb: str) -> bool:
        """Whether who sits here has the verb of the statements' room."""
        return may(f"statement.{verb}", self.seat.person.role)

    def allow(self, button: Button, verb: str) -> Button:
        """Switches a button off, with the reason, for who does not have the verb."""
        if not self.may(verb):
            button.forbid(say("Your role does not do this"))
        return button

    def do(
        self,
        work: Callable[[Clinic], T],
        then: Callable[[T], object] | None = None,
        busy: Button | None = None,
        refused: Callable[[Trouble], object] | None = None,
    ) -> None:
        """Does one piece of work on the records; the page looks again after it.

        `refused` is called with a trouble, instead of showing it.
        """
        if busy is not None:
            if busy.is_busy():
                return
            busy.set_busy(say("Saving"))

        def done(result: T) -> None:
            if then is not None:
                then(result)
            self.seat.changed()

        job = self.seat.jobs.database(work).then(done)
        if busy is not None:
            job.ended(busy.set_ready)
        if refused is not None:
            job.failed(refused)

    def do_in(
        self,
        panel: FormPanel,
        work: Callable[[Clinic], T],
        then: Callable[[T], object] | None = None,
        refused: Callable[[Trouble], object] | None = None,
    ) -> None:
        """Does it from a panel, which goes away when it is done and stays when it is refused."""

        def done(result: T) -> None:
            panel.close_panel()
            if then is not None:
                then(result)

        self.do(work, done, panel.button, refused)
