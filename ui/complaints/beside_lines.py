"""What stands beside a complaint, on its page: card, old log, review, place and device."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.complaints.beside import BesideIt, CardTie, Origin, PlaceKind
from clinicguard.people.permissions import may
from ui.complaints.form import Form, Work, asked_page
from ui.language import language, say, say_in
from ui.seat import Seat
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.cards import Notice, link
from ui.widgets.choices import Choices, Option
from ui.widgets.flow import Flow
from ui.widgets.lines import LineField
from ui.widgets.marks import Chip
from ui.widgets.platforms import review_words


def beside_lines(beside: BesideIt, number: str, seat: Seat) -> QWidget:
    """A line of chips and links, and for an imported complaint a bar that says so."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(SPACE.inside))
    if beside.origin is not None:
        column.addWidget(Notice(_origin_words(beside.origin)))
    place = QWidget()
    flow = Flow(place, gap=SPACE.between)
    for widget in _lines(beside, number, seat):
        flow.addWidget(widget)
    column.addWidget(place)
    return made


def _lines(beside: BesideIt, number: str, seat: Seat) -> Iterator[QWidget]:
    role = seat.person.role
    if beside.tie is not None:
        words = say("Card of {name}", name=beside.tie.name)
        yield link(words, partial(seat.go, f"patient/{beside.tie.card}"), icon="id-card")
    elif beside.suggested and may("complaint.set_card", role):
        words = say("Put it on a patient's card")
        yield link(
            words, lambda: seat.over(card_form(seat, number, beside.suggested)), icon="id-card"
        )
    if beside.review is not None:
        roc = seat.profile.roc_years and language() == "zh_TW"
        yield Chip(review_words(beside.review, beside.platform, roc=roc), icon="star")
    for each in beside.places:
        yield Chip(each.words, icon="map-pin" if each.kind is PlaceKind.PLACE else "monitor")
    if may("complaint.note_place", role):
        words = say("Note a place or device")
        yield link(words, lambda: seat.over(place_form(seat, number)), icon="map-pin")


def card_form(seat: Seat, number: str, suggested: tuple[CardTie, ...]) -> Form:
    """Puts it on one of the cards that may be theirs."""
    title = say("Put it on a patient's card")
    form = Form(seat, title, say("Put it on this card"), number)
    options = [
        Option(str(each.card), say("{name}, card {n}", name=each.name, n=each.card))
        for each in suggested
    ]
    which = Choices(options, [options[0].key] if len(options) == 1 else [])
    form.add(say("Whose card"), which)

    def work() -> Work:
        card = int(which.value())
        return lambda clinic: clinic.complaints.set_card(number, card, "")

    return form.does(work)


def place_form(seat: Seat, number: str) -> Form:
    """Where it happened, or with which device: what repeats there is found by the words."""
    note = say(
        "In the clinic's own words, always the same ones: Learning finds what repeats in one place "
        "or with one device."
    )
    form = Form(seat, say("Note a place or device"), say("Note it"), number, note=note)
    kind = Choices(
        [
            Option(PlaceKind.PLACE, say_in("complaint", "A place"), icon="map-pin"),
            Option(PlaceKind.DEVICE, say_in("complaint", "A device"), icon="monitor"),
        ],
        [PlaceKind.PLACE],
    )
    words = LineField(say("e.g. waiting area upstairs, X-ray unit 2"))
    form.add(say_in("complaint", "What it is"), kind)
    form.add(say("Which one"), words)

    def work() -> Work:
        chosen, typed = PlaceKind(kind.value()), words.text()
        return lambda clinic: clinic.complaints.note_place(number, chosen, typed)

    return form.does(work).keeps(asked_page(f"complaint/{number}"), "place")


def _origin_words(origin: Origin) -> str:
    first = say(
        "Taken over from {file}, line {n}. No reply clock was started.",
        file=origin.file,
        n=origin.line,
    )
    former = [
        say("Former number {n}", n=origin.old_number) if origin.old_number else "",
        say("Taken by {name}", name=origin.taken_by) if origin.taken_by else "",
        say("Former category {words}", words=origin.category) if origin.category else "",
    ]
    gap = " " if language() == "en" else ""
    dot = ". " if language() == "en" else "。"
    rest = dot.join(filter(None, former))
    return f"{first}{gap}{rest}{dot.strip()}" if rest else first
