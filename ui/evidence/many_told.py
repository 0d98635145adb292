"""How a large intake goes: how many, how fast, how long still, and what was left out and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.evidence.opening import Pasted
from clinicguard.evidence.pace import Pace
from clinicguard.overview.gone import Disposed
from ui.evidence.folders import Source
from ui.evidence.spoken import former_words
from ui.language import count, say
from ui.shell.remaining import length_words
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.cards import Notice
from ui.widgets.flow import clear
from ui.widgets.lists import RowList
from ui.widgets.rows import Column, Row, cell
from ui.widgets.sizes import size_words
from ui.widgets.spans import GAP, Span
from ui.widgets.states import BusyPanel

_MOST = 500


class ManyTold(QWidget):
    """A meter while it runs, a sentence at the end, a list of what a person should look at."""

    def __init__(self, stop: Callable[[], object]) -> None:
        super().__init__()
        self._stop = stop
        self._rows: list[Row] = []
        self._panel: BusyPanel | None = None
        self._top = QVBoxLayout()
        self.end = ""
        self.list = RowList(
            [Column(least=160, share=1), Column(least=200, share=1)],
            name=say("To look at"),
            whole=True,
            side=0,
        )
        self.list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE.between))
        column.addLayout(self._top)
        column.addWidget(self.list)

    def words(self) -> str:
        """What is said of how it goes."""
        return self.end or ("" if self._panel is None else self._panel.words())

    def show_ready(self, files: int, size: int) -> None:
        """Before it starts: what would be taken in."""
        clear(self._top)
        self.end = say(
            "{files}, {size} in all. Nothing is taken in before you start.",
            files=count("{n} file", "{n} files", files),
            size=size_words(size),
        )
        self._top.addWidget(Notice(self.end))

    def show_step(self, files: tuple[int, int], sizes: tuple[int, int], pace: Pace) -> None:
        """Files and bytes, done and whole."""
        if self._panel is None:
            clear(self._top)
            self.end = ""
            self._panel = BusyPanel(say("Sealing and recording"), self._stop)
            self._top.addWidget(self._panel)
        done, whole = sizes
        parts = [
            say("Sealing {done}／{whole}", done=files[0], whole=files[1]),
            f"{size_words(done)}／{size_words(whole)}",
        ]
        if speed := pace.speed():
            parts.append(say("{size} a second", size=size_words(round(speed))))
        if (left := pace.left(whole)) is not None:
            minutes = max(1, round(left / 60))
            parts.append(say("{length} left", length=length_words(minutes)))
        self._panel.show_step(done / whole if whole else files[0] / files[1], GAP.join(parts))

    def show_end(self, taken: int, left: int) -> None:
        """How many became exhibits, and how many were not come to."""
        clear(self._top)
        self._panel = None
        told = [count("{n} file became an exhibit.", "{n} files became exhibits.", taken)]
        if left:
            told.append(
                count("{n} was not come to.", "{n} were not come to.", left)
                + " "
                + say("Nothing half done was kept.")
            )
        self.end = " ".join(told)
        self._top.addWidget(Notice(self.end, "amber" if left else "green"))

    def say_twin(self, name: str, number: str) -> None:
        """The same file is an exhibit: it was not taken in again."""
        self._add(name, say("the same file is in the vault already: {number}", number=number))

    def say_like(self, name: str, number: str, other: str) -> None:
        """It was taken in, and looks like another exhibit."""
        told = say("looks like {number}: another copy of the same picture?", number=other)
        self._add(f"{number}\u3000{name}", told)

    def say_former(self, name: str, number: str, former: Disposed) -> None:
        """It was taken in; two people had disposed of the same bytes."""
        self._add(f"{number}\u3000{name}", former_words(former))

    def say_left_out(self, name: str, why: str) -> None:
        """It could not be taken in."""
        self._add(name, why)

    def _add(self, name: str, told: str) -> None:
        if len(self._rows) < _MOST:
            cells = (cell(Span(name, "note")), cell(Span(told, "note", colour="text2")))
            self._rows.append(Row(f"file/{len(self._rows)}", cells))
            self.list.show_rows(self._rows)
            self.list.show()


def sizes_of(sources: Iterable[Source]) -> tuple[int, ...]:
    """Bytes of each; 0 for what cannot be asked."""
    return tuple(map(_size, sources))


def _size(source: Source) -> int:
    if isinstance(source, Pasted):
        return len(source.data)
    try:
        return source.stat().st_size
    except OSError:
        return 0
