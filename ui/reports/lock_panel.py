"""An encrypted copy of a paper: a passphrase asked for twice, then a file that opens with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ui import papers
from ui.language import say, say_in
from ui.theme.tokens import WIDTH
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Notice, ScrollColumn
from ui.widgets.panels import Panel
from ui.widgets.passphrases import NewPassphrase

Save = Callable[[Path, str], object]


class LockPanel(Panel):
    """`save` is called with the place and the passphrase once both are there."""

    def __init__(self, name: str, folder: Path, save: Save) -> None:
        super().__init__(say("Encrypted copy"), width=WIDTH.form)
        self._name = name
        self._folder = folder
        self._save = save
        self.passphrase = NewPassphrase(label=say("Passphrase of the copy"))
        self.save_button = Button(
            say("Choose where to, and save"),
            "primary",
            icon="file-lock",
            key="Ctrl+Return",
            on=self.ask,
        )
        inside = ScrollColumn()
        inside.column.addWidget(
            Notice(
                say(
                    "Any PDF program opens it with the passphrase (AES-256). Tell the passphrase "
                    "by phone, never with the file. Who loses it cannot open the copy."
                )
            )
        )
        inside.column.addWidget(self.passphrase)
        inside.column.addStretch(1)
        self.body.addWidget(inside)
        self.foot.addWidget(ButtonRow(self.save_button), 1)
        self.first = self.passphrase.first
        self.passphrase.changed.connect(self._look)
        self._look()

    def ask(self) -> None:
        """The system's save dialog, then the copy."""
        if self.save_button.reason():
            return
        name = f"{self._name} {say_in('file', 'encrypted')}"
        where = papers.ask_where(self, name, self._folder)
        if where is not None:
            self.save_to(where)

    def save_to(self, where: Path) -> None:
        """Hands the place and the passphrase over, and goes."""
        passphrase = self.passphrase.text()
        self.passphrase.forget()
        self.close_panel()
        self._save(where, passphrase)

    def _look(self) -> None:
        if missing := self.passphrase.missing():
            self.save_button.forbid(missing)
        else:
            self.save_button.allow()
