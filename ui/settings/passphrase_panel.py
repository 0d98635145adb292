"""A new passphrase of one's own, and what that does not protect."""

from __future__ import annotations

from clinicguard.clinic import Clinic
from clinicguard.explain import explain
from clinicguard.host.trouble import Trouble
from clinicguard.people import access
from ui.language import say, words
from ui.seat import Seat
from ui.theme.tokens import WIDTH
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Notice, ScrollColumn
from ui.widgets.fields import Field
from ui.widgets.lines import PassphraseField
from ui.widgets.panels import Panel
from ui.widgets.passphrases import NewPassphrase


class PassphrasePanel(Panel):
    """Asks for the present passphrase first, so that nobody changes it at a PC left alone.

    Who came in with the recovery card has none, and gets new keys instead.
    """

    def __init__(self, seat: Seat, *, by_card: bool) -> None:
        super().__init__(say("Change my passphrase"), width=WIDTH.form)
        self._seat = seat
        self._by_card = by_card
        self.present = PassphraseField()
        self.present_field = Field(say("Passphrase until now"), self.present, number=1)
        self.new = NewPassphrase((seat.person.name, seat.profile.name), number=1 if by_card else 2)
        self.save_button = Button(
            say("Change the passphrase"), "primary", icon="key-round", key="Ctrl+Return",
            on=self.save,
        )  # fmt: skip
        inside = ScrollColumn()
        if not by_card:
            inside.column.addWidget(self.present_field)
        inside.column.addWidget(self.new)
        inside.column.addWidget(
            Notice(
                say(
                    "What this does not protect: a copy of the folder that somebody took before "
                    "still opens with the passphrase until now. If somebody else knows it, tell "
                    "an owner: then the records need new keys."
                ),
                "amber",
            )
        )
        inside.column.addStretch(1)
        self.body.addWidget(inside)
        self.foot.addWidget(ButtonRow(self.save_button), 1)
        self.present.changed.connect(self._look)
        self.new.changed.connect(self._look)
        self._look()

    def save(self) -> None:
        """Tries the present passphrase, then wraps the keys anew; both on the database lane."""
        if self.save_button.is_busy() or self.save_button.reason():
            return
        self.save_button.set_busy(say("Changing"))
        present, new, by_card = self.present.text(), self.new.text(), self._by_card

        def work(clinic: Clinic) -> None:
            if by_card:
                reason = "recovery card"
                clinic.access.reset_passphrase(clinic.person.id, new, reason)
                return
            access.unlock(clinic.folder.path, clinic.keys.person, present, clinic.clock)
            clinic.access.change_own_passphrase(new)

        job = self._seat.jobs.database(work)
        job.then(self._done).failed(self._failed).ended(self.save_button.set_ready)

    def _done(self, _: None) -> None:
        self.new.forget()
        self.present.forget()
        self.close_panel()
        self._seat.changed()

    def _failed(self, trouble: Trouble) -> None:
        told = explain(trouble, words())
        if isinstance(trouble, access.WrongPassphrase):
            self.present.forget()
            self.present_field.say_wrong(
                say("{first}. {second}", first=told.title, second=told.todo)
            )
            self.present_field.go()
        else:
            self._seat.trouble(trouble)

    def _look(self) -> None:
        if not self._by_card and not self.present.enough():
            self.save_button.forbid(say("Still missing: the passphrase until now"))
        elif missing := self.new.missing():
            self.save_button.forbid(missing)
        else:
            self.save_button.allow()
