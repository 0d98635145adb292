"""The system's tray, the one place that speaks to it: an icon, a menu, a short note beside it.

What a desktop shows of a note may be read as markup, so only our own sentences with numbers of
cases get here, and what would be markup is taken out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from ui.widgets.text import in_button

_SHOWN_MS = 15_000

Entry = tuple[str, Callable[[], object]]


class TrayIcon(Protocol):
    """What the rest of the program knows of a tray."""

    def show(self) -> None: ...
    def hide(self) -> None: ...
    def say(self, title: str, words: str) -> None: ...
    def tell(self, words: str) -> None: ...
    def offer(self, entries: Sequence[Entry]) -> None: ...


def has_tray() -> bool:
    """Whether this desktop has a place for such an icon now."""
    return QSystemTrayIcon.isSystemTrayAvailable()


class SystemTray:
    """The real one. `pressed` is called when the icon or a note is clicked."""

    def __init__(self, icon: QIcon, pressed: Callable[[], object]) -> None:
        self._menu = QMenu()
        self._icon = QSystemTrayIcon(icon)
        self._icon.setContextMenu(self._menu)
        self._icon.messageClicked.connect(lambda: pressed())
        self._icon.activated.connect(lambda why: pressed() if why in _CLICKS else None)

    def show(self) -> None:
        """Appears in the tray."""
        self._icon.show()

    def hide(self) -> None:
        """Goes out of the tray."""
        self._icon.hide()

    def say(self, title: str, words: str) -> None:
        """A note beside the icon, for a quarter of a minute."""
        self._icon.showMessage(_bare(title), _bare(words), self._icon.icon(), _SHOWN_MS)

    def tell(self, words: str) -> None:
        """What stands there when the mouse rests on the icon."""
        self._icon.setToolTip(_bare(words))

    def offer(self, entries: Sequence[Entry]) -> None:
        """What the menu holds, from above."""
        self._menu.clear()
        for words, call in entries:
            self._menu.addAction(in_button(words)).triggered.connect(lambda _=False, do=call: do())


_CLICKS = (
    QSystemTrayIcon.ActivationReason.Trigger,
    QSystemTrayIcon.ActivationReason.DoubleClick,
)


def _bare(words: str) -> str:
    return "".join(letter for letter in words if letter not in "<>&")
