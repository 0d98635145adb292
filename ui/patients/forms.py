"""The forms of a patient card: new and changed, tagged, merged, taken apart, explained, shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from clinicguard.host.written_dates import day_of
from clinicguard.people.patients.card import Card, CardField, Consent, NewCard, NewTalk
from clinicguard.people.patients.lists import ListedCard
from ui.complaints.form import Form, Work
from ui.imports.spoken import card_field
from ui.language import say, say_in
from ui.patients.spoken import consent_words
from ui.people.witness_panel import ask_witness
from ui.seat import Seat
from ui.widgets.choices import Choices, Option
from ui.widgets.lines import LineField
from ui.widgets.moments import MomentField
from ui.widgets.writing import LongField

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic


class CardForm(Form):
    """A card, new or changed; a date that cannot be read is said at once."""

    def __init__(
        self, seat: Seat, card: Card | None, then: Callable[[Card], object] | None = None
    ) -> None:
        title = say("New patient card") if card is None else say("Change the card")
        do = say("Make the card") if card is None else say("Save the change")
        note = "" if card is None else say("The former wording stays in the card's history.")
        super().__init__(seat, title, do, "", note=note)
        self.card = card
        about = card.about if card is not None else NewCard("")
        self.name = LineField()
        self.chart, self.phone = LineField(least=0), LineField(least=0)
        self.born = LineField(say("e.g. 1990-05-01 or 79/5/1"), least=0)
        self.note = LongField(lines=3, least=0)
        self.why = LineField()
        self.name.set_text(about.name)
        self.chart.set_text(about.chart)
        self.phone.set_text(about.phone)
        self.born.set_text(about.born.isoformat() if about.born else "")
        self.note.set_text(about.note)
        self.add(card_field(CardField.NAME), self.name)
        self.add(card_field(CardField.CHART), self.chart, needed=False)
        self._born = self.add(card_field(CardField.BORN), self.born, needed=False)
        self.add(card_field(CardField.PHONE), self.phone, needed=False)
        self.add(card_field(CardField.NOTE), self.note, needed=False)
        if card is not None:
            self.add(say_in("complaint", "Reason"), self.why)
        self.does(self._said, then)

    def _submit(self) -> None:
        typed = self.born.text().strip()
        if typed and day_of(typed) is None:
            self._born.say_wrong(say("Write year, month, day: 1990-05-01 or 79/5/1."))
            self._born.go()
            return
        super()._submit()

    def _said(self) -> Work:
        new = NewCard(
            self.name.text(),
            self.chart.text(),
            day_of(self.born.text()),
            self.phone.text(),
            self.note.text(),
        )
        if self.card is None:
            return lambda clinic: clinic.patients.add(new)
        number, why = self.card.id, self.why.text()
        return lambda clinic: clinic.patients.change(number, new, why)


def tag_form(seat: Seat, card: Card) -> Form:
    """A word on the card."""
    note = say("A tag is read by everybody here. Write what helps at the next visit, no judgement.")
    form = Form(seat, say("Add a tag"), say("Add the tag"), card.about.name, note=note)
    words = LineField(say("e.g. wheelchair, afraid of needles"))
    form.add(say("Tag"), words)

    def work() -> Work:
        typed = words.text()
        return lambda clinic: clinic.patients.tag(card.id, typed)

    return form.does(work)


def untag_form(seat: Seat, card: Card) -> Form:
    """Takes a tag off, with a reason."""
    form = Form(seat, say("Take a tag off"), say("Take the tag off"), card.about.name)
    which = Choices(
        [Option(str(tag.id), tag.words) for tag in card.tags],
        [str(tag.id) for tag in card.tags[:1]],
    )
    why = LineField()
    form.add(say("Tag"), which)
    form.add(say_in("complaint", "Reason"), why)

    def work() -> Work:
        tag, reason = int(which.value()), why.text()
        return lambda clinic: clinic.patients.untag(card.id, tag, reason)

    return form.does(work)


def talk_form(seat: Seat, card: Card) -> Form:
    """What was explained, which risks, what they decided, on which form."""
    note = say(
        "What was told before a treatment, as it was told. This does not replace the chart, nor a "
        "consent form."
    )
    title = say("Note an explanation")
    form = Form(seat, title, say("Note it"), card.about.name, note=note)
    when = MomentField(seat.now(), seat.zone)
    about, risks = LongField(lines=2), LongField(lines=3, least=0)
    answer = Choices([Option(each, consent_words(each)) for each in Consent])
    paper = LineField(say("e.g. consent form of 2026-11-21, in the chart"), least=0)
    form.add(say_in("card", "What it was about"), about)
    form.add(say("Which risks and other ways were named"), risks, needed=False)
    form.add(say("What they decided"), answer)
    form.add(say("On which form"), paper, needed=False)
    form.add(say("When"), when)

    def work() -> Work:
        talk = NewTalk(
            min(when.value(), seat.now()),
            about.text(),
            risks.text(),
            Consent(answer.value()),
            paper.text(),
        )
        return lambda clinic: clinic.patients.explain(card.id, talk)

    return form.does(work)


def merge_form(seat: Seat, card: Card, alike: tuple[ListedCard, ...]) -> Form:
    """Two cards are one person."""
    note = say(
        "Everything of the other card is shown on this one from then on. Nothing is lost, and the "
        "two can be taken apart again."
    )
    form = Form(seat, say("Merge cards"), say("Merge the cards"), card.about.name, note=note)
    options = [Option(str(each.id), _line_of(each)) for each in alike]
    which = Choices(options, [options[0].key] if len(options) == 1 else [])
    why = LineField()
    form.add(say("Which card is the same person"), which)
    form.add(say_in("complaint", "Reason"), why)

    def work() -> Work:
        other, reason = int(which.value()), why.text()
        return lambda clinic: clinic.patients.merge(card.id, other, reason)

    return form.does(work)


def split_form(seat: Seat, card: Card) -> Form:
    """Takes a merged card out again."""
    note = say("It becomes a card of its own again, with everything that was its own.")
    form = Form(seat, say("Take cards apart"), say("Take it out"), card.about.name, note=note)
    options = [
        Option(str(each.id), f"{each.about.name} {each.about.chart}".strip())
        for each in card.within
    ]
    which = Choices(options, [options[0].key] if len(options) == 1 else [])
    why = LineField()
    form.add(say("Which card comes out"), which)
    form.add(say_in("complaint", "Reason"), why)

    def work() -> Work:
        inner, reason = int(which.value()), why.text()
        return lambda clinic: clinic.patients.split(inner, reason)

    return form.does(work)


def show_form(seat: Seat, card: Card, then: Callable[[Card], object]) -> Form:
    """Shows the names; the look and its reason go into the log."""
    note = say("Who looked, when and why goes into the log.")
    title = say("Show the names")
    form = Form(seat, title, title, card.about.name, note=note)
    words = LineField(say("to call back"))
    form.add(say("What for"), words)

    def work() -> Work:
        why = words.text()
        return lambda clinic: clinic.patients.unmask(card.id, why)

    return form.does(work, then)


def dispose_form(seat: Seat, card: Card) -> Form:
    """Takes the card away for good; a second person signs it with whoever sits here."""
    note = say(
        "The card goes with its tags, explanations and history, and with what the log says about "
        "it. The log keeps that it went, on what ground and who signed. It cannot be undone."
    )
    form = Form(seat, say("Dispose of the card"), say("On to the second person"), "", note=note)
    ground = LineField(say("e.g. asked for by the patient, no law keeps it"))
    form.add(say("On what ground"), ground)

    def work() -> Work:
        why = ground.text()
        return lambda clinic: why

    def sign(why: str) -> None:
        told = say("Card {n} is disposed of for good.", n=card.id)
        ask_witness(
            seat,
            say("Dispose of the card"),
            told,
            lambda clinic: clinic.retention.cards.dispose(card.id, why),
            then=lambda _: seat.go("people/patients"),
        )

    return form.does(work, sign)


def tie_form(seat: Seat, number: str, card: int, moved: bool) -> Form:
    """Puts a complaint on a card; one that stands on another moves with a reason."""
    title = say("Put it on this card")
    form = Form(seat, title, title, number)
    why = LineField(least=1 if moved else 0)
    form.add(say_in("complaint", "Reason"), why, needed=moved)

    def work() -> Callable[[Clinic], object]:
        reason = why.text()
        return lambda clinic: clinic.complaints.set_card(number, card, reason)

    return form.does(work)


def off_form(seat: Seat, number: str) -> Form:
    """Takes a complaint off a wrong card."""
    note = say("It stands on no card then, and can be put on the right one.")
    form = Form(seat, say("Wrong card"), say("Take it off the card"), number, note=note)
    why = LineField()
    form.add(say_in("complaint", "Reason"), why)

    def work() -> Work:
        reason = why.text()
        return lambda clinic: clinic.complaints.set_card(number, None, reason)

    return form.does(work)


def _line_of(card: ListedCard) -> str:
    return "\u3000".join(filter(None, (card.name, card.chart, card.phone)))
