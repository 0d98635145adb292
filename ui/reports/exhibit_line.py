"""One exhibit that may go into a pack: the original, or a redacted copy in its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.evidence.exhibit import Exhibit
from clinicguard.evidence.redaction import Redaction
from ui.language import say
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.choices import Option
from ui.widgets.segments import Segments
from ui.widgets.spans import GAP
from ui.widgets.ticks import Check

_MOST = 4


class ExhibitLine(QWidget):
    """Where there is a redacted copy the newest goes, unless somebody chooses otherwise."""

    def __init__(
        self, exhibit: Exhibit, case: str, copies: Sequence[Redaction], *, goes: bool = True
    ) -> None:
        super().__init__()
        name = f"{exhibit.mark_in(case) or exhibit.number}{GAP}{exhibit.title}"
        self.tick = Check(name, goes)
        self.way: Segments | None = None
        self._original = exhibit.number
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE.hair))
        column.addWidget(self.tick)
        if copies:
            newest = copies[-_MOST:]
            signs = [Option(each.number, f"{say('Redacted copy')} {each.sign}") for each in newest]
            self.way = Segments(
                [Option(exhibit.number, say("Original")), *signs],
                newest[-1].number,
                spoken=say("What goes into the pack of {name}", name=name),
            )
            self.tick.changed.connect(self._look)
            column.addWidget(self.way)
        self._look()

    def number(self) -> str:
        """The number of what goes into the pack."""
        return self._original if self.way is None else self.way.value()

    def set_going(self, goes: bool) -> None:
        """Ticks it, or takes the tick away."""
        self.tick.setChecked(goes)
        self._look()

    def _look(self) -> None:
        if self.way is not None:
            self.way.setVisible(self.tick.isChecked())


def why_redacted() -> str:
    """Said once, where an exhibit has a redacted copy."""
    return say(
        "Where there is a redacted copy it goes in place of its original. The pack says which hash "
        "the original has, so that a court can ask for it."
    )
