"""可信時間: the head of the log goes out on a stick as a request, and its answer comes back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from clinicguard.clinic import Clinic
from clinicguard.evidence.bag import safe_name
from clinicguard.host.dates import when_words
from clinicguard.overview.time_desk import LogTime
from clinicguard.overview.trusted_time import Algorithm
from ui.language import language, say
from ui.seat import Seat
from ui.theme.tokens import WIDTH
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import Card, CardRow, Notice, ScrollColumn, SectionHead
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import Field
from ui.widgets.flow import clear, put
from ui.widgets.glyphs import GlyphMark
from ui.widgets.panels import Panel
from ui.widgets.text import Label

_ANSWERS = (".tsr",)
_ALGORITHMS: tuple[tuple[Algorithm, str], ...] = (("sha512", "SHA-512"), ("sha256", "SHA-256"))


class TimePanel(Panel):
    """Every request with its answer, the newest first."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(say("Trusted time"), width=WIDTH.form)
        self._seat = seat
        self.times: tuple[LogTime, ...] = ()
        self.algorithm = Choices((Option(key, name) for key, name in _ALGORITHMS), ("sha512",))
        self.ask_button = Button(
            say("Write a request"), "primary", icon="upload", on=self.ask, key="Ctrl+Return"
        )
        self.take_button = Button(say("Take an answer in"), icon="import", on=self.take)
        self._list = QVBoxLayout()
        self._lay_out()
        self.look()

    def look(self) -> None:
        """Reads what is out and what came back."""
        self._seat.jobs.database(_read).then(self._show)

    def ask(self) -> None:
        """Asks where to, then writes the request."""
        name = safe_name(f"{say('log head')}-{self._seat.now():%Y%m%d-%H%M}.tsq")
        found, _ = QFileDialog.getSaveFileName(
            self, say("Where to, for example a stick"), str(Path.home() / name), "*.tsq"
        )
        if found:
            self.ask_into(Path(found))

    def ask_into(self, target: Path) -> None:
        """Writes the request for the newest head."""
        chosen: Algorithm = "sha256" if self.algorithm.value() == "sha256" else "sha512"
        self.ask_button.set_busy(say("Writing"))
        job = self._seat.jobs.database(lambda clinic: clinic.log_times.ask(target, chosen))
        job.then(self._changed).ended(self.ask_button.set_ready)

    def take(self) -> None:
        """Asks for the answer and the certificates that came with it."""
        found, _ = QFileDialog.getOpenFileNames(
            self,
            say("The answer (.tsr), and the service's certificates"),
            str(Path.home()),
            "*.tsr *.pem *.crt *.cer *.der",
        )
        if found:
            self.take_from([Path(name) for name in found])

    def take_from(self, paths: list[Path]) -> None:
        """Of the files that were chosen the one `.tsr` is the answer, the others certificates."""
        answers = [path for path in paths if path.suffix.casefold() in _ANSWERS]
        if len(answers) != 1:
            self._tell.setVisible(True)
            return
        self._tell.setVisible(False)
        answer, given = answers[0], [path for path in paths if path not in answers]
        self.take_button.set_busy(say("Checking"))
        job = self._seat.jobs.database(lambda clinic: clinic.log_times.take(answer, given))
        job.then(self._changed).ended(self.take_button.set_ready)

    def _changed(self, _: LogTime) -> None:
        self.look()
        self._seat.changed()

    def _show(self, times: tuple[LogTime, ...]) -> None:
        self.times = times
        clear(self._list)
        if not times:
            put(self._list, Label(say("No request has been written yet."), "note", "mute"))
            return
        card = Card(0)
        for number, each in enumerate(times):
            card.add_row(_row(each, self._seat, first=number == 0))
        put(self._list, card)

    def _lay_out(self) -> None:
        inside = ScrollColumn()
        column = inside.column
        told = say(
            "A time-stamp service signs that the log, as far as it goes now, existed at a moment. "
            "Only a fingerprint of 32 or 64 bytes leaves the clinic, on a stick; no name and no "
            "word of a patient."
        )
        column.addWidget(Label(told, wrap=True))
        steps = (
            say("Write the request (.tsq) to a stick."),
            say("On a PC with a network, have a time-stamp service (RFC 3161) answer it."),
            say("Bring the answer (.tsr) and the service's root certificate back, take them in."),
        )
        for number, words in enumerate(steps, 1):
            column.addWidget(Label(f"{number}. {words}", "note", "text2", wrap=True))
        column.addWidget(Field(say("Fingerprint of the request"), self.algorithm))
        self._tell = Notice(say("Choose exactly one .tsr file; certificates may stand beside it."))
        self._tell.setVisible(False)
        column.addWidget(self._tell)
        column.addWidget(SectionHead(say("Requests and answers"), about="trusted_time"))
        column.addLayout(self._list)
        limits = say(
            "A stamp shows “no later than”. It says nothing of when something happened, nor that "
            "what was written is true."
        )
        column.addWidget(Label(limits, "note", "mute", wrap=True))
        column.addStretch(1)
        self.body.addWidget(inside)
        self.foot.addWidget(ButtonRow(self.take_button, self.ask_button), 1)


def time_words(each: LogTime, seat: Seat) -> tuple[str, str]:
    """What a request proves, and below it who says so; or that it still waits."""
    spoken, zone = language(), seat.zone
    asked = when_words(each.asked_at, spoken, zone=zone)
    if each.stamp is None:
        return (
            say("Entry {n} and all before it: waiting for the answer", n=each.head.seq),
            say("request written {when}", when=asked),
        )
    there = each.stamp.at.astimezone(zone)
    at = f"{when_words(each.stamp.at, spoken, zone=zone)}{there::%S}"
    proved = say("Entry {n} and all before it existed before {when}", n=each.head.seq, when=at)
    if not each.agrees:
        return proved, say("The log no longer holds this entry: an older or other log is in place.")
    if each.stamp.anchored:
        told = say("signed by {name}, up to the root certificate that was given with it",
                   name=each.stamp.authority)  # fmt: skip
    else:
        told = say("signed by {name}; its root came with the answer itself: check whose it is",
                   name=each.stamp.authority)  # fmt: skip
    return proved, told


def _row(each: LogTime, seat: Seat, *, first: bool) -> QWidget:
    row = CardRow(first=first, height=56)
    top = Qt.AlignmentFlag.AlignTop
    proved, told = time_words(each, seat)
    if each.stamp is None:
        glyph = GlyphMark("doing")
    elif not each.agrees:
        glyph = GlyphMark("burns")
    else:
        glyph = GlyphMark("fine" if each.stamp.anchored else "soon")
    row.line.addWidget(glyph, 0, top)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(proved, bold=each.stamp is not None, wrap=True))
    words.addWidget(Label(told, "note", "text2", wrap=True))
    row.line.addLayout(words, 1)
    return row


def _read(clinic: Clinic) -> tuple[LogTime, ...]:
    return tuple(clinic.log_times.lists.all())
