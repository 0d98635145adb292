"""What a person without mouse or without sight meets: each stop reachable, each stop named."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget


def stops(root: QWidget) -> list[QWidget]:
    """Every visible, enabled widget that takes the keyboard by Tab."""
    return [
        widget
        for widget in (root, *root.findChildren(QWidget))
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not widget.objectName().startswith("qt_")
    ]


def nameless(root: QWidget) -> list[str]:
    """The stops for which a screen reader has no name."""
    return [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in stops(root)
        if not _name(widget)
    ]


def walked(root: QWidget) -> list[QWidget]:
    """The widgets met by pressing Tab until one comes twice."""
    window = root.window()
    window.activateWindow()
    QApplication.processEvents()
    met: list[QWidget] = []
    for _ in range(500):
        root.focusNextPrevChild(True)
        now = QApplication.focusWidget()
        if now is None or now in met:
            break
        met.append(now)
    return met


def unreached(root: QWidget) -> list[str]:
    """The stops that Tab (or an arrow key inside a group of choices) never meets."""
    met = walked(root)
    groups = {group for widget in met if (group := _group(widget)) is not None}
    return [
        f"{type(widget).__name__} {_name(widget)!r}"
        for widget in stops(root)
        if widget not in met and _group(widget) not in groups
    ]


def _name(widget: QWidget) -> str:
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name).strip()


def _group(widget: QWidget) -> object | None:
    group = getattr(widget, "group", None)
    return group() if callable(group) else None
