"""密語與復原卡: changing one's own passphrase, and a new recovery card for owners."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.clinic import Clinic
from clinicguard.host.dates import time_words
from clinicguard.overview.standing import CardState
from clinicguard.people.quick_unlock import QuickState
from ui.language import on_end, say
from ui.seat import Seat
from ui.settings.new_card_panel import NewCardPanel
from ui.settings.passphrase_panel import PassphrasePanel
from ui.settings.pin_panel import PinPanel
from ui.settings.section import Section
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow, Notice
from ui.widgets.glyphs import Glyph, GlyphMark
from ui.widgets.states import Picture
from ui.widgets.text import Label

_CARD_KEYS = "kit"


@dataclass(frozen=True, slots=True)
class AccessFacts:
    """How the person came in, and what is known of the recovery card."""

    by_card: bool
    card: CardState
    pin: QuickState
    by_pin: bool
    zone: ZoneInfo


class Access(Section):
    """Nobody but an owner makes a new card; everybody changes their own passphrase."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(say("Passphrase and recovery card"), about="recovery_card")
        self._seat = seat
        self._facts: AccessFacts | None = None
        self._notice = QVBoxLayout()
        self.column.addLayout(self._notice)
        self.change_button = Button(say("Change it"), size="small", on=self.change_passphrase)
        self.card_button = Button(say("Make a new one"), size="small", on=self.new_card)
        self.pin_button = Button(say("Set one up"), size="small", on=self.turn_pin)
        self._pin_words = Label("", "note", "text2", wrap=True)
        self._card_glyph = GlyphMark("unknown")
        self._card_words = Label("", "note", "text2", wrap=True)
        card = Card(0)
        card.add_row(
            _row(
                Picture("key-round", 18),
                say("My passphrase"),
                Label(say("Only you know it."), "note", "text2", wrap=True),
                self.change_button,
            )
        )
        card.add_row(
            _row(Picture("keyboard", 18), say("PIN on this PC"), self._pin_words, self.pin_button)
        )
        owner = seat.person.role == "owner"
        card.add_row(
            _row(
                self._card_glyph,
                say("Recovery card"),
                self._card_words,
                self.card_button if owner else None,
            )
        )
        self.column.addWidget(card)

    def look(self) -> None:
        """Reads whether the card was ever tried."""
        self._seat.jobs.database(_facts).then(self._show)

    def change_passphrase(self) -> None:
        """Opens the panel for a new passphrase of one's own."""
        if self._facts is not None:
            self._seat.over(PassphrasePanel(self._seat, by_card=self._facts.by_card))

    def new_card(self) -> None:
        """Opens the panel that makes a new recovery card."""
        self._seat.over(NewCardPanel(self._seat))

    def turn_pin(self) -> None:
        """Opens the panel for a PIN, or takes the PIN away."""
        facts = self._facts
        if facts is None or self.pin_button.is_busy():
            return
        if not facts.pin.on:
            self._seat.over(PinPanel(self._seat))
            return
        self.pin_button.set_busy(say("Taking it away"))
        job = self._seat.jobs.database(lambda clinic: clinic.pins.turn_off())
        job.then(lambda _: self._seat.changed()).ended(self.pin_button.set_ready)

    def _show_pin(self, facts: AccessFacts) -> None:
        self.pin_button.set_words(say("Take it away") if facts.pin.on else say("Set one up"))
        self._pin_words.setText(_pin_told(facts))
        if facts.by_card:
            self.pin_button.forbid(say("The recovery card has no PIN."))
        elif facts.by_pin and not facts.pin.on:
            self.pin_button.forbid(say("Unlock with the passphrase first."))
        else:
            self.pin_button.allow()

    def _show(self, facts: AccessFacts) -> None:
        before, self._facts = self._facts, facts
        glyph, told = _card_told(facts.card)
        self._card_glyph.set_glyph(glyph, told)
        self._show_pin(facts)
        owner = self._seat.person.role == "owner"
        hint = "" if owner else say("An owner can make a new one.")
        self._card_words.setText(on_end(told, hint))
        if facts.by_card and before is None:
            self._notice.addWidget(
                Notice(
                    say(
                        "You came in with the recovery card. Give yourself a new passphrase, then "
                        "make a new card: whoever has seen the old one can open everything."
                    ),
                    "amber",
                )
            )


def _row(sign: QWidget, name: str, note: Label, button: Button | None) -> CardRow:
    row = CardRow(height=58)
    row.line.addWidget(sign)
    texts = QVBoxLayout()
    texts.setSpacing(0)
    texts.addWidget(Label(name, bold=True))
    texts.addWidget(note)
    row.line.addLayout(texts, 1)
    if button is not None:
        row.line.addWidget(button)
    return row


def _facts(clinic: Clinic) -> AccessFacts:
    return AccessFacts(
        by_card=clinic.keys.person == _CARD_KEYS,
        card=clinic.overview.standing().card,
        pin=clinic.pins.state(),
        by_pin=clinic.pins.by_pin,
        zone=clinic.profile.zone,
    )


def _pin_told(facts: AccessFacts) -> str:
    state = facts.pin
    if not state.on:
        return say("Off. With one you are back in seconds after a lock, without evidence and keys.")
    if state.until is None:
        return say("Waits for the passphrase: the next unlock with it wakes the PIN.")
    return say("Opens until {time}; then the passphrase wakes it again.",
               time=time_words(state.until, facts.zone))  # fmt: skip


def _card_told(state: CardState) -> tuple[Glyph, str]:
    match state:
        case CardState.PROVEN:
            return "fine", say("Tried: it has really opened these records once.")
        case CardState.UNPROVEN:
            return "soon", say("Nobody has tried it yet. Without a card that opens, a forgotten "
                               "passphrase loses everything.")  # fmt: skip
        case CardState.USED:
            return "soon", say("It has been used, so it is no secret any more: a new one is due.")
