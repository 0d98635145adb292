"""One patient's card: who, tags, complaints, promises, what was explained, documents, history."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from clinicguard.complaints.complaint import Complaint
from clinicguard.host.dates import date_words
from clinicguard.overview.patient_page import PatientPage
from clinicguard.people.patients.card import Card, CardField
from ui.complaints.choices import said
from ui.complaints.letters import letters_card
from ui.complaints.times import when_here
from ui.imports.spoken import card_field
from ui.language import count, language, say
from ui.patients import forms
from ui.patients.spoken import consent_words, past_words, rule_words
from ui.people.roster import can
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Card as Frame
from ui.widgets.cards import CardRow, Notice, ScrollColumn, SectionHead, link
from ui.widgets.flow import Flow
from ui.widgets.glyphs import GlyphMark
from ui.widgets.marks import Chip
from ui.widgets.panels import Panel
from ui.widgets.particulars import Particulars
from ui.widgets.progress import Event, Timeline
from ui.widgets.spans import GAP, Span
from ui.widgets.states import Picture
from ui.widgets.text import Label, Phrase, set_tip

_LONGEST = 90


class CardView(ScrollColumn):
    """Shows a page; `named` is the card with its names where they were asked for."""

    def __init__(
        self,
        seat: Seat,
        page: PatientPage,
        named: Card | None,
        take_names: Callable[[Card], object],
    ) -> None:
        super().__init__(20, SPACE.wide)
        self.seat, self.page, self.named = seat, page, named
        self._take_names = take_names
        self.buttons: dict[str, Button] = {}
        self.setAccessibleName(say("Patient card"))
        for widget in self._parts():
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def _parts(self) -> Iterator[QWidget]:
        yield self._head()
        yield self._facts()
        if self.page.tags or self.page.card.tags:
            yield self._tags()
        yield self._doings()
        if self.page.alike and can(self.seat, "patient.merge"):
            yield self._perhaps_twice()
        yield from self._complaints()
        yield from self._promises()
        yield from self._talks()
        if self.page.documents:
            yield SectionHead(say("Letters and files"))
            yield letters_card(self.page.documents, self.seat)
        yield SectionHead(say("History of the card"))
        yield Timeline(list(self._past()))

    def _head(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SPACE.between))
        shown = self.named or self.page.card
        row.addWidget(Label(shown.about.name, "page", bold=True, wrap=True), 1)
        row.addWidget(Label(say("Card {n}", n=shown.id), "note", "mute"))
        if self.named is None and can(self.seat, "patient.unmask"):
            ask = partial(forms.show_form, self.seat, self.page.card, self._take_names)
            words = say("Show the names (noted in the log)")
            show = link(words, lambda: self.seat.over(ask()), icon="eye")
            self.buttons["show"] = show
            row.addWidget(show)
        return made

    def _facts(self) -> QWidget:
        about = (self.named or self.page.card).about
        born = date_words(about.born, language(), roc=self._roc()) if about.born else ""
        hidden = "" if self.named is not None else say("hidden; shown with the names")
        imported = self.page.card.imported
        source = ""
        if imported is not None:
            source = say("{file}, line {n}", file=imported.file, n=imported.line)
        return Particulars(
            [
                (card_field(CardField.CHART), about.chart),
                (card_field(CardField.BORN), born or hidden),
                (card_field(CardField.PHONE), about.phone),
                (card_field(CardField.NOTE), about.note),
                (say("Taken over from"), source),
                (say("Holds also"), self._within()),
            ]
        )

    def _roc(self) -> bool:
        return self.seat.profile.roc_years and language() == "zh_TW"

    def _within(self) -> str:
        return "\u3000".join(
            f"{each.about.name} {each.about.chart}".strip() for each in self.page.card.within
        )

    def _tags(self) -> QWidget:
        made = QWidget()
        flow = Flow(made, gap=6)
        for tag in self.page.tags:
            words, why, tone = rule_words(tag)
            chip = Chip(words, tone, icon="sparkles" if tone == "green" else None)
            set_tip(chip, say("By rule: {why}", why=why))
            flow.addWidget(chip)
        for own in self.page.card.tags:
            flow.addWidget(Chip(own.words, "grey", icon="tag"))
        return made

    def _doings(self) -> QWidget:
        made = QWidget()
        flow = Flow(made)
        for name, button in self._offered():
            self.buttons[name] = button
            flow.addWidget(button)
        return made

    def _offered(self) -> Iterator[tuple[str, Button]]:
        seat, card = self.seat, self.page.card
        if can(seat, "patient.change") and self.named is not None:
            yield (
                "change",
                self._opening(say("Change"), "pencil", lambda: forms.CardForm(seat, self.named)),
            )
        if can(seat, "patient.explain"):
            yield (
                "explain",
                self._opening(
                    say("Note an explanation"),
                    "message-square-text",
                    lambda: forms.talk_form(seat, card),
                ),
            )
        if can(seat, "patient.tag"):
            yield "tag", self._opening(say("Add a tag"), "tag", lambda: forms.tag_form(seat, card))
        if card.tags and can(seat, "patient.untag"):
            yield (
                "untag",
                self._opening(say("Take a tag off"), "x", lambda: forms.untag_form(seat, card)),
            )
        if not self.page.complaints and can(seat, "retention.dispose"):
            yield (
                "dispose",
                self._opening(
                    say("Dispose of the card"), "trash-2", lambda: forms.dispose_form(seat, card)
                ),
            )
        if card.within and can(seat, "patient.split"):
            yield (
                "split",
                self._opening(
                    say("Take cards apart"), "split", lambda: forms.split_form(seat, card)
                ),
            )

    def _perhaps_twice(self) -> QWidget:
        alike = tuple(each for each, _ in self.page.alike)
        merge = Button(
            say("Merge"),
            "link",
            on=lambda: self.seat.over(forms.merge_form(self.seat, self.page.card, alike)),
        )
        self.buttons["merge"] = merge
        told = count(
            "{n} other card may be the same person.",
            "{n} other cards may be the same person.",
            len(alike),
        )
        return Notice(told, "amber", actions=(merge,))

    def _complaints(self) -> Iterator[QWidget]:
        number = count("{n} record", "{n} records", len(self.page.complaints))
        ends = [
            link(address.rpartition("/")[2], partial(self.seat.go, address), icon="siren")
            for address in self.page.incidents
        ]
        yield SectionHead(say("Complaints and other records"), number, *ends)
        if self.page.complaints:
            frame = Frame(0)
            for each in self.page.complaints:
                off = None
                if can(self.seat, "complaint.set_card"):
                    off = Button(
                        say("Wrong card"),
                        "text",
                        size="small",
                        on=partial(self._off, each.number),
                    )
                frame.add_row(self._record(each, off))
            yield frame
        if self.page.perhaps and can(self.seat, "complaint.set_card"):
            yield SectionHead(say("Perhaps theirs too"), say("stand on no card yet"))
            frame = Frame(0)
            for each in self.page.perhaps:
                on = Button(
                    say("Put it here"), "text", size="small", on=partial(self._on, each.number)
                )
                frame.add_row(self._record(each, on))
            yield frame

    def _record(self, it: Complaint, end: Button | None) -> QWidget:
        row = CardRow()
        day = it.received_at.astimezone(self.seat.zone).date()
        when = Label(f"{day:%Y-%m-%d}", "note", "text2")
        row.line.addWidget(when)
        words = " ".join(it.verbatim.split())
        row.line.addWidget(Label(words, "note", elide=True), 1)
        row.line.addWidget(Label(said(it.state), "note", "text2"))
        row.line.addWidget(Button(it.number, "link", on=partial(self.seat.go, it.address)))
        if end is not None:
            row.line.addWidget(end)
        return row

    def _off(self, number: str) -> None:
        self.seat.over(forms.off_form(self.seat, number))

    def _on(self, number: str) -> None:
        self.seat.over(forms.tie_form(self.seat, number, self.page.card.id, moved=False))

    def _promises(self) -> Iterator[QWidget]:
        found = [(it, each) for it in self.page.complaints for each in it.promises]
        if not found:
            return
        yield SectionHead(say("Promised to them"))
        frame = Frame(0)
        for it, promise in found:
            over = promise.open and promise.overdue(self.seat.now())
            row = CardRow(burning=over)
            glyph = "burns" if over else "todo" if promise.open else "closed"
            row.line.addWidget(GlyphMark(glyph))  # type: ignore[arg-type]
            due = when_here(promise.due, self.seat) if promise.due else ""
            row.line.addWidget(
                Phrase(
                    Span(promise.words[:_LONGEST], "note"),
                    Span(f"{GAP}{due}", "note", colour="red" if over else "text2"),
                    wrap=True,
                ),
                1,
            )
            row.line.addWidget(Button(it.number, "link", on=partial(self.seat.go, it.address)))
            frame.add_row(row)
        yield frame

    def _talks(self) -> Iterator[QWidget]:
        talks = self.page.card.talks
        if not talks:
            return
        yield SectionHead(say("What was explained and agreed"))
        frame = Frame(0)
        for talk in reversed(talks):
            row = CardRow()
            row.line.addWidget(Picture("message-square-text", 18))
            below = (consent_words(talk.said.answer), talk.said.form, talk.said.risks)
            row.line.addWidget(
                Phrase(
                    Span(talk.said.about, "note", bold=True),
                    Span(GAP + GAP.join(filter(None, below)), "note", colour="text2"),
                    wrap=True,
                ),
                1,
            )
            row.line.addWidget(Label(when_here(talk.said.at, self.seat), "note", "text2"))
            frame.add_row(row)
        yield frame

    def _past(self) -> Iterator[Event]:
        card = self.named or self.page.card
        if card.imported is not None:
            told = Span(say("Taken over from {file}", file=card.imported.file), "note")
            yield Event(when_here(card.imported.at, self.seat), "import", (told,))
        for past in card.past:
            words = Span(past_words(past), "note")
            yield Event(when_here(past.at, self.seat), _ICONS[past.did.value], (words,), past.why)
        for it in reversed(self.page.complaints):
            for contact in it.contacts:
                words = Span(contact.said[:_LONGEST], "note")
                yield Event(when_here(contact.at, self.seat), "phone", (words,), it.number)

    def _opening(self, words: str, icon: str, form: Callable[[], Panel]) -> Button:
        return Button(words, icon=icon, size="small", on=lambda: self.seat.over(form()))


_ICONS = {"made": "plus", "changed": "pencil", "merged": "merge", "split": "split"}
