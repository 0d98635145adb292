"""Which language; the choice is used at once."""

from __future__ import annotations

from clinicguard.host.words import LANGUAGES, NAMES, as_language
from ui.language import language, say
from ui.seat import Seat
from ui.setup.answers import Answers
from ui.setup.step import Step
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import Field


class LanguageStep(Step):
    """The system's own language is chosen to begin with."""

    def __init__(self, seat: Seat, answers: Answers) -> None:
        super().__init__(
            seat,
            answers,
            say("Which language do you work in?"),
            say("It can be changed at any time. Papers can be printed in another language."),
        )
        options = [Option(known, NAMES[known]) for known in LANGUAGES]
        self.choices = Choices(options, (language(),))
        self.column.addWidget(Field(say("Language"), self.choices))
        self.column.addStretch(1)
        self.choices.changed.connect(self._speak)

    def next_words(self) -> str:
        return say("Next: the clinic")

    def begin(self) -> None:
        self.choices.reach().setFocus()

    def _speak(self) -> None:
        chosen = as_language(self.choices.chosen()[0])
        self.answers.language = chosen
        self.seat.speak(chosen)
