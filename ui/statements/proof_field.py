"""What shows it: an exhibit of the case, or a picture or file that becomes one when recorded.

The picture comes from the screen, out of the clipboard, or as a file. `ProofDraft` keeps it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.exhibit import Exhibit
from clinicguard.evidence.opening import Pasted
from ui.evidence.capture.button import Capturing
from ui.evidence.capture.thumb import thumb_of
from ui.evidence.drop_box import has_something, taken_from
from ui.evidence.folders import Source
from ui.evidence.kept_source import fits
from ui.language import count, say
from ui.seat import Seat
from ui.statements.small_panels import exhibit_options
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow, clear, put
from ui.widgets.frames import Control
from ui.widgets.menus import ComboField
from ui.widgets.panels import Panel
from ui.widgets.spans import GAP
from ui.widgets.text import Label


class ProofField(Control):
    """`source` is what was brought in and is no exhibit yet; `recorded` the exhibit it became.

    `brought` comes with each source that a person brings in, and when it is taken off again.
    """

    brought = Signal()

    def __init__(
        self, seat: Seat, panel: Panel, exhibits: Sequence[Exhibit], case: str, asks: str
    ) -> None:
        """`panel` is where it stands, and `asks` what the system's dialog asks for."""
        super().__init__()
        self._seat, self._asks = seat, asks
        self.source: Source | None = None
        self.recorded = ""
        """Kept if what it belongs to was refused after that."""
        offered = exhibit_options(exhibits, case)
        self.exhibit = ComboField(offered, placeholder=say("Choose an exhibit of this case"))
        self.exhibit.setVisible(bool(offered))
        self.exhibit.changed.connect(self._exhibit_instead)
        self._capturing = Capturing(seat, panel, self._captured)
        self.capture_button = Button(
            say("Capture the screen"), icon="crop", size="small", key="Ctrl+Shift+C",
            on=self._capturing.begin,
        )  # fmt: skip
        self.paste_button = Button(
            say("Paste the picture"), icon="clipboard", size="small", key="Ctrl+V",
            on=self.paste,
        )  # fmt: skip
        self.file_button = Button(
            say("Hand in a file"), icon="upload", size="small", on=self.choose_file
        )
        self.told = Label("", "note", "text2", wrap=True)
        self.off_button = Button(say("Take it off"), "link", icon="x", on=self.take_off)
        self._picture = QVBoxLayout()
        self._lay_out()
        panel.on_closed(self._capturing.stop)

    def enough(self) -> bool:
        return bool(self.source or self.number())

    def set_wrong(self, wrong: bool) -> None:
        self.told.paint_in("red" if wrong else "text2")

    def reach(self) -> QWidget:
        return self.capture_button if self.exhibit.isHidden() else self.exhibit.reach()

    def name(self, words: str) -> None:
        self.setAccessibleName(words)
        self.exhibit.name(words)
        for button in (self.capture_button, self.paste_button, self.file_button):
            button.setAccessibleDescription(words)

    def number(self) -> str | None:
        """The exhibit that is chosen, or that the source became."""
        return self.recorded or self.exhibit.value() or None

    def to_seal(self) -> Source | None:
        """What has to become an exhibit yet."""
        return None if self.recorded else self.source

    def said(self, title: str) -> HandIn:
        """What is recorded of the source when it becomes an exhibit."""
        match self.source:
            case Pasted(known=known, kind=kind):
                return HandIn(title, origin=known, kind=kind)
        return HandIn(title)

    def choose_file(self) -> None:
        """The system's file dialog."""
        found, _ = QFileDialog.getOpenFileName(self, self._asks, str(Path.home()))
        if found:
            self.take(Path(found))

    def paste(self) -> None:
        """The picture or the file in the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        found = taken_from(data, self._seat.now(), self._seat.zone) if has_something(data) else ()
        things = [each for each in found if _is_one_thing(each)]
        if not things:
            self._tell(say("No picture lies in the clipboard. Take one with the system's own key."))
            return
        first, *others = things
        self.take(first)
        if others:
            told = count("{n} more was left out: hand it in as evidence of the case.",
                         "{n} more were left out: hand them in as evidence of the case.",
                         len(others))  # fmt: skip
            self._tell(told)

    def take(self, source: Source) -> None:
        """It becomes an exhibit when the whole is recorded."""
        self.exhibit.set_value("")
        self.put_back(source)
        if not fits(source):
            self._tell(say("It is too large to be kept over a lock: record it before."))
        self.exhibit.changed.emit()
        self.brought.emit()
        self.changed.emit()

    def take_off(self) -> None:
        """It was the wrong one: nothing of it is kept."""
        self._let_go()
        self.brought.emit()
        self.changed.emit()
        self.reach().setFocus()

    def put_back(self, source: Source) -> None:
        """What was brought in before stands here again; a file may be gone from its place."""
        self._let_go()
        if isinstance(source, Path) and not source.is_file():
            self._tell(
                say("{name} is no longer where it was. Bring it in again.", name=source.name)
            )
            return
        self.source = source
        self._tell()
        self.off_button.show()
        if (thumb := thumb_of(source)) is not None:
            put(self._picture, thumb)

    def put_back_recorded(self, number: str) -> None:
        """It became an exhibit before what it belongs to was refused."""
        self._let_go()
        self.recorded = number
        self._tell(say("It is kept as exhibit {number}.", number=number))
        self.off_button.show()

    def _captured(self, picture: Pasted | None, why: str) -> None:
        if picture is None:
            self._tell(why)
        else:
            self.take(picture)

    def _exhibit_instead(self) -> None:
        """An exhibit of the case was chosen: it is that, and nothing else."""
        if self.exhibit.value():
            self._let_go()
            self.brought.emit()
        self.changed.emit()

    def _let_go(self) -> None:
        self.source, self.recorded = None, ""
        self._tell()
        self.off_button.hide()
        clear(self._picture)

    def _tell(self, words: str = "") -> None:
        """Says what is brought in, and `words` behind it."""
        name = "" if self.source is None else self.source.name
        self.told.setText(GAP.join(filter(None, (name, words))))
        self.told.setVisible(bool(name or words))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE.inside))
        column.addWidget(self.exhibit)
        ways = QWidget()
        row = Flow(ways)
        for button in (self.capture_button, self.paste_button, self.file_button):
            row.addWidget(button)
        policy = ways.sizePolicy()
        policy.setHeightForWidth(True)
        ways.setSizePolicy(policy)
        column.addWidget(ways)
        below = QHBoxLayout()
        below.setSpacing(px(SPACE.inside))
        below.addWidget(self.told, 1)
        below.addWidget(self.off_button)
        column.addLayout(below)
        column.addLayout(self._picture)
        self.told.hide()
        self.off_button.hide()


def _is_one_thing(source: Source) -> bool:
    """A picture or a file: no words, and no folder."""
    return source.is_file() if isinstance(source, Path) else not source.name.endswith(".txt")
