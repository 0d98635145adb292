"""這台電腦: language, look, text size, when it locks and when it runs. Kept on this PC only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from clinicguard.host.words import LANGUAGES, NAMES, as_language
from ui.language import count, language, say, say_in
from ui.seat import Seat
from ui.settings.capture_key import CaptureKeyTick
from ui.settings.section import Section
from ui.settings.starting import Starting
from ui.shell.away import is_told
from ui.theme.tokens import SCALES
from ui.widgets.cards import Card
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import Field
from ui.widgets.frames import Control

MINUTES = (1, 2, 5, 10, 15, 30)


class ThisPc(Section):
    """Each choice takes effect at once."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(say("This PC"), say("for everybody who works here"))
        self._seat = seat
        settings = seat.settings()
        self.language = Choices((Option(to, NAMES[to]) for to in LANGUAGES), (language(),))
        self.look = Choices(_looks(), (settings.theme,))
        self.text_size = Choices(
            (Option(str(to), f"{to} %") for to in SCALES), (str(settings.text_size),)
        )
        self.minutes = Choices(
            (Option(str(n), count("{n} min", "{n} min", n)) for n in MINUTES),
            (str(settings.lock_minutes),),
        )
        card = Card()
        self.minutes_field = Field(say("Lock when nobody has touched it for"), self.minutes)
        for label, control in (
            (say("Language"), self.language),
            (say("Look"), self.look),
            (say("Text size"), self.text_size),
        ):
            card.column.addWidget(Field(label, control))
        self.minutes_field.say_below(_locks_too())
        card.column.addWidget(self.minutes_field)
        self.starting = Starting(seat)
        card.column.addWidget(self.starting)
        self.capture_key = CaptureKeyTick(seat)
        card.column.addWidget(self.capture_key)
        self.column.addWidget(card)
        _soon(self.language, lambda: seat.speak(as_language(self.language.value())))
        _soon(self.look, lambda: seat.wear(look=self.look.value()))
        _soon(self.text_size, lambda: seat.wear(text_size=int(self.text_size.value())))
        self.minutes.changed.connect(self._rest)

    def _rest(self) -> None:
        self._seat.rest_after(int(self.minutes.value()))


def _soon(control: Control, call: Callable[[], object]) -> None:
    """The choice rebuilds the page, so it has to be over by then."""
    control.changed.connect(lambda: QTimer.singleShot(0, control, call))


def _locks_too() -> str:
    if is_told():
        return say(
            "It also locks at once when the system locks, sleeps or changes to another user, and "
            "with Ctrl+L."
        )
    return say(
        "This system does not tell programs when it locks: besides the time, only waking after a "
        "sleep and Ctrl+L lock."
    )


def _looks() -> list[Option]:
    return [
        Option("light", say_in("look", "Light"), "sun"),
        Option("dark", say_in("look", "Dark"), "moon"),
        Option("system", say_in("look", "As the system"), "monitor"),
    ]
