"""What a list shows: frozen rows of cells, and the model that hands them to Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.widgets.glyphs import Glyph
from ui.widgets.spans import GAP, Span, spoken

AnyIndex = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a cell: spans from the left, and a few at the right end (a number, a state)."""

    left: tuple[Span, ...]
    right: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Gone:
    """The passed part of a clock, 0.0 to 1.0, drawn under the cell's line."""

    part: float
    colour: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One or two lines, with a state glyph or an icon before them."""

    lines: tuple[Line, ...]
    glyph: Glyph | None = None
    icon: str | None = None
    gone: Gone | None = None
    icon_colour: str = "text2"
    tile: bool = False
    """A larger place for the icon, which a picture of the row takes where there is one."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing in a list. `key` is its page address; `burning` lays a weak red ground under it."""

    key: str
    cells: tuple[Cell, ...]
    burning: bool = False

    def words(self) -> str:
        """The row as a screen reader says it."""
        lines = (line for cell in self.cells for line in cell.lines)
        said = (spoken((*line.left, Span(" "), *line.right)).strip() for line in lines)
        return ", ".join(text.replace(GAP, " ") for text in said if text)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its least width in px at 100 %, and its share of what is left.

    A column without share is as wide as its widest cell needs, and at most `most`. Where even the
    least widths do not fit, whole columns go: the one with the highest `goes` first, of equals the
    last; the first column and those with a share stay.
    """

    head: str = ""
    least: int = 48
    share: int = 0
    most: int = 320
    goes: int = 0


def cell(*spans: Span | str, glyph: Glyph | None = None, icon: str | None = None) -> Cell:
    """A cell of one line; a bare string is ordinary text."""
    return Cell((line(*spans),), glyph, icon)


def line(*spans: Span | str, right: Sequence[Span] = ()) -> Line:
    """A line; a bare string is ordinary text."""
    return Line(tuple(Span(s) if isinstance(s, str) else s for s in spans), tuple(right))


class RowsModel(QAbstractListModel):
    """Frozen rows for Qt's views. It holds no query: who fills it asks the lists again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def replace(self, rows: Sequence[Row]) -> None:
        """Shows other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def place(self, key: str) -> QModelIndex:
        """The index of the row with that key; an invalid one if it is not shown."""
        for number, row in enumerate(self._rows):
            if row.key == key:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.words()
        return None
