"""How a page calls for help: a small question mark, or a word; heard by the one help window."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, Signal


class Calling(QObject):
    """`asked` comes with the key of a page of the manual, "" for the one that fits."""

    asked = Signal(str)


@cache
def calling() -> Calling:
    """The one place where calls for help arrive."""
    return Calling()


def ask_for_help(page: str = "") -> None:
    """Opens the manual at a page."""
    calling().asked.emit(page)
