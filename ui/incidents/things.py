"""My three things now: what to do, why, how long there is, and the one button for it."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.incidents.now import Thing, ThingKind
from clinicguard.incidents.steps import Step
from clinicguard.tasks.task import Light
from ui.incidents.bench import Bench
from ui.incidents.said import When, here, numbers, word
from ui.incidents.shown import Shown
from ui.language import say
from ui.theme.chosen import ink, px
from ui.theme.shapes import smooth
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, CardRow
from ui.widgets.lights import light_colour
from ui.widgets.marks import paint_disc
from ui.widgets.text import Label

_PAUSE = re.compile(r"[：；，。]|[:;,.] ")
_LEAST_NAME = 3


def short_name(words: str) -> str:
    """What a task is called, without what follows the first pause: 「印通訊單：律師、保險」."""
    head = _PAUSE.split(words, maxsplit=1)[0]
    return head if len(head) >= _LEAST_NAME else words


class Things(Card):
    """At most three rows; the first one is red where it burns."""

    def __init__(self, bench: Bench, shown: Shown, when: When) -> None:
        super().__init__(0)
        self.rows: list[ThingRow] = []
        for number, thing in enumerate(shown.now.things, 1):
            burns = number == 1 and thing.light is Light.BURNS
            row = ThingRow(bench, shown, when, thing, number, burns)
            self.rows.append(row)
            self.add_row(row)
        if not self.rows:
            self.add_row(_quiet())


class ThingRow(CardRow):
    """One thing. `button` does it, or leads to where it is done."""

    def __init__(
        self, bench: Bench, shown: Shown, when: When, thing: Thing, number: int, burns: bool
    ) -> None:
        super().__init__(burning=burns, first=number == 1, height=54)
        title, why = _words(bench, shown, thing)
        self.line.addWidget(_Number(number, burns))
        words = QVBoxLayout()
        words.setSpacing(0)
        name = short_name(title) if thing.task is not None else title
        words.addWidget(Label(name, bold=True, elide=True, whole=title))
        if why:
            words.addWidget(Label(why, "note", "text2", elide=True))
        self.line.addLayout(words, 1)
        if thing.due is not None:
            colour = light_colour(thing.light)
            bold = thing.light in (Light.BURNS, Light.SOON)
            left = when.left(thing.due) if bold else when.short(thing.due)
            self.line.addWidget(Label(left, colour=colour, bold=True))
        self.button = _button(bench, shown, thing, burns)
        self.line.addWidget(self.button)


def _words(bench: Bench, shown: Shown, thing: Thing) -> tuple[str, str]:
    books = shown.guide.playbooks
    if thing.task is not None:
        return thing.task.words, thing.task.why
    match thing.kind:
        case ThingKind.SAFETY:
            ring = numbers(bench.seat.profile.jurisdiction)
            why = say(
                "{ambulance} ambulance, {police} police",
                ambulance=ring.ambulance,
                police=ring.police,
            )
            return say("Is anybody in danger now?"), why
        case ThingKind.WORD:
            word_due = shown.now.next_word
            kind = word(word_due.kind) if word_due is not None else ""
            why = (
                say("Goes outside: only confirmed facts, and only the spokesperson")
                if word_due is not None and word_due.outside
                else say("To the patient: listen first, promise a time")
            )
            return kind, why
        case _:
            assert thing.step is not None
            stage = books.stage(thing.step.value)
            return here(stage.question), here(stage.done_when)


def _button(bench: Bench, shown: Shown, thing: Thing, burns: bool) -> Button:
    kind = "danger" if burns else "plain"
    if thing.task is not None:
        task = thing.task

        def done() -> None:
            bench.work(lambda clinic: clinic.tasks.done(task.id), busy=made)

        made = Button(say("Done"), kind, icon="check", on=done)  # type: ignore[arg-type]
        return made
    text = _draft(shown) if thing.kind is ThingKind.WORD else None
    if text is not None:
        go_on = partial(bench.seat.go, f"statement/{text}")
        return Button(say("Open the draft"), kind, on=go_on)  # type: ignore[arg-type]
    step = thing.step or Step.NOTICE
    go = partial(bench.go, step.value)
    words = say("Answer") if thing.kind is ThingKind.SAFETY else say("Go there")
    return Button(words, kind, on=go)  # type: ignore[arg-type]


def _draft(shown: Shown) -> str | None:
    """The newest text of the case that has not gone out."""
    waiting = [each for each in shown.statements if not each.releases and each.ending is None]
    return waiting[-1].number if waiting else None


class _Number(QWidget):
    def __init__(self, number: int, burns: bool) -> None:
        super().__init__()
        self._words = str(number)
        self._burns = burns
        self.setFixedSize(px(26), px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(QPainter(self))
        place = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._burns:
            paint_disc(painter, place, self._words, "red_fill", "on_red")
        else:
            paint_disc(painter, place, self._words, "surface", "accent")
            pen = painter.pen()
            pen.setColor(ink("accent"))
            pen.setWidthF(px(2) * 0.8)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(place)
        painter.end()


def _quiet() -> CardRow:
    row = CardRow(first=True)
    told = say("Nothing of yours is open. New tasks come up here by themselves.")
    row.line.addWidget(Label(told, "note", "text2", wrap=True), 1)
    return row
