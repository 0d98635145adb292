"""Signing a paper: a certificate file, its passphrase, whose it is, then the signed copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.documents.unfit import NotACertificate, WrongPassphraseOfFile
from clinicguard.explain import explain
from clinicguard.host.dates import date_words
from clinicguard.host.trouble import Trouble
from ui import papers
from ui.jobs import Task
from ui.language import language, say, say_in, words
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE, WIDTH
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Notice, ScrollColumn
from ui.widgets.fields import ErrorLine, Field
from ui.widgets.flow import clear
from ui.widgets.lines import PassphraseField
from ui.widgets.panels import Panel
from ui.widgets.spans import GAP
from ui.widgets.text import Label

if TYPE_CHECKING:
    from clinicguard.documents.signing import SigningKey

Save = Callable[[Path, "SigningKey"], object]


class SignPanel(Panel):
    """`save` is called with the place and the opened certificate; no passphrase is kept."""

    def __init__(self, seat: Seat, name: str, folder: Path, save: Save) -> None:
        super().__init__(say("Sign with a certificate"), width=WIDTH.form)
        self._seat = seat
        self._name = name
        self._folder = folder
        self._save = save
        self._file: Path | None = None
        self._key: SigningKey | None = None
        self.file_button = Button(say("Choose the file"), icon="file-text", on=self.choose)
        self.file_name = Label(say("No file chosen"), "note", "text2", elide=True)
        self.refused = ErrorLine()
        self.passphrase = PassphraseField()
        self.passphrase_field = Field(say("Passphrase of the file"), self.passphrase)
        self.open_button = Button(say("Open the certificate"), on=self.open)
        self.save_button = Button(
            say("Choose where to, and save signed"),
            "primary",
            icon="stamp",
            key="Ctrl+Return",
            on=self.ask,
        )
        self._whose = QVBoxLayout()
        self.body.addWidget(self._inside())
        self.foot.addWidget(ButtonRow(self.save_button), 1)
        self.first = self.file_button
        self.passphrase.changed.connect(self._typed)
        self.passphrase.entered.connect(self.open)
        self._look()

    def choose(self) -> None:
        """The system's dialog for the certificate file."""
        kinds = say("Certificates with their key (*.p12 *.pfx)")
        found, _ = QFileDialog.getOpenFileName(
            self, say("Choose the file"), str(Path.home()), kinds
        )
        if found:
            self.take(Path(found))

    def take(self, path: Path) -> None:
        """Another certificate file."""
        self._file = path
        self.file_name.setText(path.name)
        self.refused.show_words("")
        self._typed()
        self.passphrase_field.go()

    def open(self) -> None:
        """Opens the certificate, and says whose it is or why it does not sign."""
        path, passphrase, now = self._file, self.passphrase.text(), self._seat.now()
        if path is None or self.open_button.reason():
            return

        def work(task: Task) -> SigningKey:
            from clinicguard.documents.signing import signing_key

            try:
                data = path.read_bytes()
            except OSError as error:
                raise NotACertificate(path.name) from error
            return signing_key(data, passphrase, path.name, now)

        self.open_button.set_busy(say("Opening"))
        job = self._seat.jobs.papers(work)
        job.then(self._opened).failed(self._failed).ended(self.open_button.set_ready)

    def ask(self) -> None:
        """The system's save dialog, then the signed copy."""
        if self.save_button.reason():
            return
        name = f"{self._name} {say_in('file', 'signed')}"
        where = papers.ask_where(self, name, self._folder)
        if where is not None:
            self.save_to(where)

    def save_to(self, where: Path) -> None:
        """Hands the place and the certificate over, and goes."""
        key = self._key
        assert key is not None
        self.passphrase.forget()
        self.close_panel()
        self._save(where, key)

    def _opened(self, key: SigningKey) -> None:
        self._key = key
        self.refused.show_words("")
        self.passphrase_field.say_wrong("")
        clear(self._whose)
        last = date_words(key.last.astimezone(self._seat.zone).date(), language())
        told = say("Issued by {issuer}, holds until {day}.", issuer=key.issuer, day=last)
        self._whose.addWidget(Notice(told, "green", lead=key.holder + GAP))
        self._look()
        self.save_button.setFocus()

    def _failed(self, trouble: Trouble) -> None:
        told = explain(trouble, words())
        said = f"{told.happened} {told.todo}"
        if isinstance(trouble, WrongPassphraseOfFile):
            self.passphrase_field.say_wrong(said)
            self.passphrase_field.go()
        else:
            self.refused.show_words(f"{told.title}. {said}")
        self._look()

    def _typed(self) -> None:
        """Another file or passphrase: what was opened before counts no more."""
        self._key = None
        self.passphrase_field.say_wrong("")
        clear(self._whose)
        self._look()

    def _look(self) -> None:
        for button, missing in (
            (self.open_button, self._missing()),
            (self.save_button, "" if self._key else say("Still missing: an opened certificate")),
        ):
            if missing:
                button.forbid(missing)
            else:
                button.allow()

    def _missing(self) -> str:
        if self._file is None:
            return say("Still missing: the certificate file")
        return "" if self.passphrase.text() else say("Still missing: the passphrase")

    def _inside(self) -> QWidget:
        inside = ScrollColumn()
        add = inside.column.addWidget
        add(
            Notice(
                say(
                    "Takes any .p12 or .pfx file. Cards such as 醫事憑證 or 工商憑證 need a driver "
                    "of their own and are not supported."
                )
            )
        )
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(SPACE.between))
        line.addWidget(self.file_button)
        line.addWidget(self.file_name, 1)
        add(Label(say("Certificate file"), "note", bold=True))
        add(row)
        add(self.refused)
        add(self.passphrase_field)
        add(ButtonRow(self.open_button))
        whose = QWidget()
        whose.setLayout(self._whose)
        self._whose.setContentsMargins(0, 0, 0, 0)
        add(whose)
        add(
            Label(
                say(
                    "The passphrase and the key are used once and stored nowhere. The log keeps "
                    "the hash of the certificate's name. The signature is not seen on the page; "
                    "every PDF program shows it. The time in it is this PC's."
                ),
                "note",
                "text2",
                wrap=True,
            )
        )
        inside.column.addStretch(1)
        return inside
