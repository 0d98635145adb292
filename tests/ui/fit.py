"""What does not fit: words cut at the right, lines cut at the bottom, things lying over the edge.

Down is what scroll areas are for; sideways nothing may go.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QComboBox, QLabel, QWidget

from ui.widgets.marks import Chip
from ui.widgets.text import Label, Phrase

_SLACK = 1


def cut_off(root: QWidget) -> list[str]:
    """Every visible piece of words that its place cuts; a label that elides tells it elsewhere."""
    return [
        f"{type(widget).__name__} {_words(widget)!r}: {why}"
        for widget in root.findChildren(QWidget)
        if widget.isVisible() and _words(widget) and (why := _why(widget, root))
    ]


def _why(widget: QWidget, root: QWidget) -> str:
    if isinstance(widget, Label) and widget.elides():
        return ""
    if isinstance(widget, (QLabel, Phrase)) and widget.hasHeightForWidth():
        need = widget.heightForWidth(widget.width())
        if widget.height() + _SLACK < need:
            return f"{widget.height()} high, needs {need}"
    else:
        need = widget.minimumSizeHint().width()
        if widget.width() + _SLACK < need:
            return f"{widget.width()} wide, needs {need}"
    for around in _around(widget, root):
        place = QRect(widget.mapTo(around, QPoint(0, 0)), widget.size())
        if place.left() < -_SLACK or place.right() > around.width() + _SLACK:
            return f"over the edge of {type(around).__name__}"
        if _scrolls(around):
            return ""
        if place.top() < -_SLACK or place.bottom() > around.height() + _SLACK:
            return f"below the edge of {type(around).__name__}"
    return ""


def _around(widget: QWidget, root: QWidget) -> Iterator[QWidget]:
    step = widget.parentWidget()
    while step is not None:
        yield step
        if step is root:
            return
        step = step.parentWidget()


def _scrolls(widget: QWidget) -> bool:
    """Whether the widget is what a scroll area shows a part of."""
    viewport = widget.parentWidget()
    area = viewport.parentWidget() if viewport is not None else None
    return isinstance(area, QAbstractScrollArea) and area.viewport() is viewport


def _words(widget: QWidget) -> str:
    if isinstance(widget, (QLabel, Phrase, Chip)):
        return widget.text()
    if isinstance(widget, QAbstractButton):
        return widget.text() or widget.accessibleName()
    return widget.currentText() if isinstance(widget, QComboBox) else ""
