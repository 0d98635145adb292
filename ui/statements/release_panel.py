"""What went out: by which channel, where, when, with which screenshot, and when the next word is.

The screenshot is an exhibit of the case, or a file that becomes one when this is recorded.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from clinicguard.incidents.barriers import Barrier
from clinicguard.statements.steps import CHANNELS, Channel
from ui.language import say
from ui.seat import Seat
from ui.statements.form import FormPanel
from ui.statements.gate_card import GateCard, hindrance
from ui.statements.panel_drafts import Asked
from ui.statements.shown import Shown
from ui.statements.small_panels import exhibit_options
from ui.statements.spoken import channel_options, missing_words
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Notice
from ui.widgets.choices import Choices
from ui.widgets.fields import Field
from ui.widgets.lines import LineField
from ui.widgets.menus import ComboField
from ui.widgets.moments import MomentField
from ui.widgets.text import Label
from ui.widgets.ticks import Check
from ui.widgets.writing import LongField

if TYPE_CHECKING:
    from clinicguard.statements.gate import ReleaseGate

_NEXT_HOURS = 4


class ReleasePanel(FormPanel):
    """`channel()`, `where`, `when()`, `proof()`, `file` and `next_update()` are what was filled in.

    Where the case lacks something, `why_now()` is why it did not wait for that.
    """

    def __init__(
        self,
        seat: Seat,
        shown: Shown,
        gate: ReleaseGate,
        missing: Sequence[Barrier] = (),
    ) -> None:
        statement, exhibits = gate.statement, shown.exhibits
        super().__init__(
            say("Record what went out"),
            say("Record it as gone out"),
            note=say("The approved wording is recorded: version {n}.", n=statement.now.number),
        )
        why = hindrance(gate)
        if why:
            self.show_widget(Notice(why, "red"))
            self.button.forbid(why)
        self.show_widget(GateCard(seat, shown, gate))
        self.file: Path | None = None
        self.recorded = ""
        """The exhibit that the file became, if what it belongs to was refused after that."""
        options = channel_options(statement.audience)
        platform = shown.platform
        fitting = {each.key for each in options}
        there = platform.channel if platform and platform.channel in fitting else options[0].key
        self.channels = Choices(options, (there,))
        self.ask(say("By which channel"), self.channels)
        self.where = LineField(say("Address of the page, recipient, room"))
        self.ask(say("Where exactly"), self.where)
        approval = statement.approval()
        self._approved = None if approval is None else approval.at
        self.at = MomentField(seat.now(), seat.zone)
        self.ask(say("When"), self.at)
        self.exhibit = ComboField(
            exhibit_options(exhibits, statement.case),
            placeholder=say("Choose an exhibit of this case"),
        )
        self.exhibit.changed.connect(self._exhibit_instead)
        self.hand_in_button = Button(
            say("Hand in a file"), icon="upload", size="small", on=self.choose_file
        )
        self.file_name = Label("", "note", "text2", elide=True)
        self.ask(
            say("Screenshot, as evidence"),
            self.exhibit,
            needed=False,
            note=say("best at once: what is online can be changed"),
        )
        self.show_widget(self._beside())
        self.promise = Check(say("The text promises a next word"))
        self.show_widget(self.promise)
        self.next_at = MomentField(seat.now() + timedelta(hours=_NEXT_HOURS), seat.zone)
        self.next_field = Field(say("Next word due"), self.next_at)
        self.show_widget(self.next_field)
        self.next_field.hide()
        self.promise.changed.connect(lambda: self.next_field.setVisible(self.promise.isChecked()))
        self.why = LongField(lines=2)
        if missing:
            self.show_widget(Notice(missing_words(missing), "amber"))
            self.ask(say("Why it went out before that"), self.why)
        self._fields = {"why": self.why} if missing else {}
        self.first = self.button_leave if why else self.where.reach()

    def fields(self) -> dict[str, Asked]:
        """What can be filled in, by its name in a draft."""
        return {
            "channel": self.channels,
            "where": self.where,
            "at": self.at,
            "exhibit": self.exhibit,
            "promise": self.promise,
            "next": self.next_at,
            **self._fields,
        }

    def channel(self) -> Channel:
        """The channel that is chosen."""
        chosen = self.channels.value()
        return next(each for each in CHANNELS if each == chosen)

    def when(self) -> datetime:
        """When it went out: in the minute of its approval not before that."""
        at, approved = self.at.value(), self._approved
        same = approved is not None and timedelta(0) < approved - at < timedelta(minutes=1)
        return approved if approved is not None and same else at

    def proof(self) -> str | None:
        """The number of the exhibit that is chosen, or that the file became."""
        return self.recorded or self.exhibit.value() or None

    def next_update(self) -> datetime | None:
        """When the next word is due, if the text promises one."""
        return self.next_at.value() if self.promise.isChecked() else None

    def why_now(self) -> str:
        """Why it went out before what the case lacks; empty where it lacks nothing."""
        return self.why.text().strip()

    def choose_file(self) -> None:
        """The system's file dialog; the file becomes an exhibit when this is recorded."""
        found, _ = QFileDialog.getOpenFileName(
            self, say("Screenshot, as evidence"), str(Path.home())
        )
        if found:
            self.take_file(Path(found))

    def take_file(self, path: Path) -> None:
        """A file that becomes an exhibit of the case."""
        self.exhibit.set_value("")
        self.file, self.recorded = path, ""
        self.file_name.setText(path.name)

    def _exhibit_instead(self) -> None:
        """An exhibit of the case was chosen: it is that, and no file."""
        if self.exhibit.value():
            self.file, self.recorded = None, ""
            self.file_name.setText("")

    def _beside(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SPACE.inside))
        row.addWidget(self.hand_in_button)
        row.addWidget(self.file_name, 1)
        return made
