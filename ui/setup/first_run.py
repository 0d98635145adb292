"""The first run: four steps from an installed program to a clinic that is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clinicguard.demo.sample import Sample, open_sample, sample_place
from clinicguard.host.trouble import Trouble
from clinicguard.host.words import NAMES
from ui.jobs import Job
from ui.language import language, say
from ui.seat import Seat
from ui.setup.answers import STEPS, Answers, StepName
from ui.setup.card_step import CardStep
from ui.setup.clinic_step import ClinicStep
from ui.setup.language_step import LanguageStep
from ui.setup.owner_step import OwnerStep
from ui.setup.step import Step
from ui.shell.page import Page
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.unlock.brand import DoorSide, DoorStep
from ui.unlock.frame import DoorFrame, DoorScroll
from ui.widgets.buttons import Button
from ui.widgets.cards import Hairline, Sheet
from ui.widgets.dialogs import ask
from ui.widgets.flow import clear
from ui.widgets.glyphs import Glyph
from ui.widgets.keys import is_enter
from ui.widgets.lines import LineField
from ui.widgets.text import Label


class FirstRunDoor:
    """Makes the page; keeps the answers while a change of language rebuilds it.

    Once the clinic was entered it begins anew: somebody sets up another one.
    """

    def __init__(self) -> None:
        self._answers: Answers | None = None
        self._step: StepName = "language"

    def __call__(self, seat: Seat, address: str) -> Page:
        answers = self._answers
        if answers is None or answers.over:
            answers, self._step = Answers(language()), "language"
            self._answers = answers
        if address.endswith("/where") and self._step == "language":
            self._step = "clinic"
        return FirstRunPage(seat, address, answers, self._step, self._moved)

    def _moved(self, step: StepName) -> None:
        self._step = step


class FirstRunPage(Page):
    """ "door/first-run": the steps at the left, one of them at the right, going on at the foot."""

    def __init__(
        self,
        seat: Seat,
        address: str,
        answers: Answers,
        step: StepName,
        moved: Callable[[StepName], None],
    ) -> None:
        super().__init__(seat, address)
        self.answers = answers
        self._tell = moved
        self._making: Job[Sample] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.name: StepName = step
        self.step: Step
        self.show_step(step)

    def show_step(self, name: StepName) -> None:
        """Shows a step; the ones before it are done."""
        self._stop_sample()
        clear(self._column)
        self.name = name
        self._tell(name)
        self.step = _step(name)(self.seat, self.answers)
        self.next = Button(
            self.step.next_words(),
            "primary",
            icon="arrow-right",
            icon_last=True,
            size="door",
            on=self.step.go_on,
        )
        self._missing = Label("", "note", "text2", wrap=True, align=Qt.AlignmentFlag.AlignRight)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        scroll = DoorScroll(0)
        scroll.column.addWidget(self.step, 1)
        column.addWidget(scroll, 1)
        column.addWidget(Hairline())
        column.addWidget(self._foot())
        self._column.addWidget(DoorFrame(self._side(), right))
        self.step.moved.connect(self._refresh)
        self.step.done.connect(self._next_step)
        for line in self.step.findChildren(LineField):
            line.entered.connect(self._enter)
        self._refresh()
        QTimer.singleShot(0, self.step, self.step.begin)

    def leave(self) -> None:
        self._stop_sample()

    def may_be_rebuilt(self) -> bool:
        return not self.step.is_working()

    def ask_before_closing(self, go: Callable[[], object]) -> bool:
        """The clinic is made, its recovery card not proven: the person hears what that means."""
        if self.answers.made is None or self.answers.proven:
            return False
        told = say(
            "The clinic is made and stays. After the next unlock, Today reminds of the card."
        )
        if not self.answers.kept:
            told = say(
                "The clinic is made and stays. This card is not on paper yet and is gone with this "
                "window: after the next unlock make a new one in the settings."
            )
        ask(
            self,
            window=say("Close"),
            title=say("The recovery card has not been tried yet"),
            text=told,
            do=say("Close all the same"),
            leave=say("Go on here"),
            then=go,
        )
        return True

    def do_card_later(self) -> None:
        """The person hears what it means to work without the card, and may."""
        step = self.step
        assert isinstance(step, CardStep)
        told = say(
            "Nobody knows yet whether this card opens the records. Today reminds you to try it."
        )
        if not self.answers.kept:
            told = say(
                "This card is not on paper yet and is gone once you begin. Until you have made a "
                "new one, a forgotten passphrase loses everything. Today reminds you of it."
            )
        ask(
            self,
            window=say("Do it later"),
            title=say("The recovery card has not been tried yet"),
            text=told,
            do=say("Begin to work without it"),
            leave=say("Go on here"),
            then=step.begin_to_work,
        )

    def unfinished(self) -> Callable[[], object] | None:
        clinic, answers = self.answers.made, self.answers
        if clinic is None:
            return None

        def close() -> None:
            answers.forget()
            clinic.close()

        return close

    def _enter(self) -> None:
        """The Enter key in a line goes on once nothing is missing."""
        if not self.step.missing():
            self.step.go_on()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The Enter key on a choice goes on as well; buttons and lines have their own use of it."""
        chosen = self.focusWidget()
        if is_enter(event) and isinstance(chosen, QPushButton) and chosen.isCheckable():
            self._enter()
            return
        super().keyPressEvent(event)

    def _next_step(self) -> None:
        place = STEPS.index(self.name)
        if place + 1 < len(STEPS):
            self.show_step(STEPS[place + 1])

    def _previous_step(self) -> None:
        if self._leads_back():
            self.seat.go("door/unlock")
        else:
            self.answers.forget_typed()
            self.show_step(STEPS[STEPS.index(self.name) - 1])

    def _leads_back(self) -> bool:
        """Whether the step before this one is the lock page of the clinic that is known."""
        known = self.seat.settings().clinic_folder is not None
        came_from_there = self.name == "clinic" and self.address.endswith("/where")
        return known and (self.name == "language" or came_from_there)

    def _refresh(self) -> None:
        missing = self.step.missing()
        self.next.set_words(self.step.next_words())
        self._missing.setText(missing)
        self.later.setVisible(self.name == "card" and bool(missing))
        if missing:
            self.next.forbid(missing)
        else:
            self.next.allow()
            if self.name == "card":
                self.next.setFocus()

    def _side(self) -> DoorSide:
        side = DoorSide(say("ClinicGuard"), "", width=280)
        place = STEPS.index(self.name)
        side.add_steps([self._door_step(n, place) for n in range(len(STEPS))])
        side.add_facts([("wifi-off", say("No network: works with the cable out"))])
        if self.name != "card":
            self.sample = Button(
                say("First look at a sample clinic"), "text", icon="book-open", on=self.try_sample
            )
            side.add_button(self.sample)
        return side

    def try_sample(self) -> None:
        """Makes the sample clinic beside the real one, and opens it."""
        self.sample.set_busy(say("Making the sample clinic"))
        place, spoken, sign = sample_place(), language(), say("Sample: ")
        made = self.seat.jobs.files(lambda task: open_sample(place, spoken, sign, task.step))
        made.then(self._enter_sample).failed(self._sample_failed).progress(self._sample_grows)
        self._making = made

    def _stop_sample(self) -> None:
        """Somebody went on without waiting for it."""
        making, self._making = self._making, None
        if making is not None:
            making.cancel()

    def _sample_grows(self, done: int, whole: int, _: str) -> None:
        if self._making is not None:
            self.sample.set_busy(say("Sample clinic {n}％", n=100 * done // whole))

    def _enter_sample(self, sample: Sample) -> None:
        clinic = sample.clinic
        if self._making is None:
            self.seat.jobs.opening(lambda task: clinic.close())
        else:
            self.seat.enter(lambda: clinic)

    def _sample_failed(self, trouble: Trouble) -> None:
        self._making = None
        self.sample.set_ready()
        self.seat.trouble(trouble)

    def _door_step(self, n: int, place: int) -> DoorStep:
        name = STEPS[n]
        glyph: Glyph = "fine" if n < place else "doing" if n == place else "todo"
        chosen = {
            "language": NAMES[language()],
            "clinic": self.answers.clinic,
            "owner": self.answers.owner,
            "card": "",
        }[name]
        return DoorStep(_step_words(name), glyph, chosen if n < place else "")

    def _foot(self) -> Sheet:
        foot = Sheet("surface")
        foot.setFixedHeight(px(68))
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(40), 0, px(40), 0)
        row.setSpacing(px(SPACE.wide))
        if self.name in ("clinic", "owner") or self._leads_back():
            row.addWidget(Button(say("Back"), icon="undo-2", size="door", on=self._previous_step))
        if self.name == "language":
            row.addWidget(self._way_back())
        self.later = Button(say("Do it later"), "text", size="door", on=self.do_card_later)
        row.addWidget(self.later)
        row.addWidget(self._missing, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.next)
        return foot

    def _way_back(self) -> Button:
        """For a new PC: the clinic is on a stick."""
        return Button(
            say("Restore from a backup"),
            "text",
            icon="rotate-ccw",
            size="door",
            on=lambda: self.seat.go("door/restore"),
        )


def _step(name: StepName) -> type[LanguageStep | ClinicStep | OwnerStep | CardStep]:
    match name:
        case "language":
            return LanguageStep
        case "clinic":
            return ClinicStep
        case "owner":
            return OwnerStep
        case "card":
            return CardStep


def _step_words(name: StepName) -> str:
    match name:
        case "language":
            return say("Language")
        case "clinic":
            return say("Clinic")
        case "owner":
            return say("Owner and passphrase")
        case "card":
            return say("Recovery card")
