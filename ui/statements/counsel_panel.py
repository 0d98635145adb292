"""How a text goes to counsel, and what counsel is asked; by e-mail in a sealed envelope."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from clinicguard.evidence.bag import safe_name
from ui.language import say
from ui.statements.form import FormPanel
from ui.widgets.cards import Notice
from ui.widgets.choices import Choices, Option
from ui.widgets.passphrases import NewPassphrase
from ui.widgets.ticks import Check
from ui.widgets.writing import LongField

MAIL = "mail"


class CounselPanel(FormPanel):
    """Sent by mail, `passphrase` opens the envelope; it is told by another way than the file.

    `may_note`: whoever sends it reads counsel's notes, and may lay them in; they do not lie in it
    by themselves. `still_open` is what counsel was asked of former versions and has not answered.
    """

    def __init__(
        self,
        number: str,
        version: int,
        has_account: bool,
        *,
        may_note: bool = False,
        still_open: Sequence[str] = (),
    ) -> None:
        super().__init__(
            say("Send to counsel"),
            say("Send version {n}", n=version),
            note=say(
                "Counsel's verdict is on exactly this text. Change one character and it no "
                "longer counts."
            ),
            wide=True,
        )
        self._name = f"{number}-v{version}"
        self.how = _ways(has_account)
        self.ask(say("How"), self.how)
        self.questions = LongField(say("One question on each line"), lines=3)
        asked = self.ask(say("What counsel is asked"), self.questions, needed=False)
        if still_open:
            self.questions.set_text("\n".join(still_open))
            asked.say_below(say("Not answered yet; take out what you no longer ask."))
        self.sealed = Notice(_sealed_words())
        self.passphrase = NewPassphrase(label=say("Passphrase of the envelope"), number=2)
        self.notes = Check(say("Counsel's notes too")) if may_note else None
        self._of_mail = tuple(filter(None, (self.sealed, self.passphrase, self.notes)))
        for widget in self._of_mail:
            self.show_widget(widget)
        self.first = self.questions.reach()
        self.how.changed.connect(self._look)
        self.passphrase.changed.connect(self._look)
        self._look()

    def by_mail(self) -> bool:
        """Whether it goes out of the house as a file."""
        return self.how.value() == MAIL

    def noted(self) -> bool:
        """Whether counsel's notes on this text lie in the envelope."""
        return self.by_mail() and self.notes is not None and self.notes.isChecked()

    def asked(self) -> tuple[str, ...]:
        """The questions, a line each."""
        lines = (line.strip() for line in self.questions.text().splitlines())
        return tuple(line for line in lines if line)

    def ask_where(self) -> Path | None:
        """The system's save dialog; None when it was called off."""
        start = Path.home() / safe_name(f"{self._name}.zip")
        found, _ = QFileDialog.getSaveFileName(self, say("Envelope for counsel"), str(start))
        return Path(found) if found else None

    def _look(self) -> None:
        mail = self.by_mail()
        for widget in self._of_mail:
            widget.setVisible(mail)
        missing = self.passphrase.missing() if mail else ""
        if missing:
            self.button.forbid(missing)
        else:
            self.button.allow()


def _ways(has_account: bool) -> Choices:
    ways = [Option("paper", say("on paper")), Option(MAIL, say("by e-mail or on a USB stick"))]
    if has_account:
        ways.insert(0, Option("account", say("counsel reads it here, on this PC")))
    return Choices(ways, (ways[0].key,))


def _sealed_words() -> str:
    return say(
        "A sealed file with the sheet and a form that opens in any browser, offline. "
        "Give the passphrase by phone; never send it with the file. Windows alone does not "
        "open it: counsel needs 7-Zip or another program for AES-256 ZIP files."
    )
