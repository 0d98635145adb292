"""Strings that would like to be more than words, and the walk that proves that they are not.

Fill a page with `NAUGHTY`, then `assert_plain(page)`; nothing shown may be read as markup.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QGroupBox, QLabel, QTextBrowser, QTextEdit, QWidget

NAUGHTY = (
    "<b>粗</b>",
    '<img src="file:///etc/hostname">',
    '<img src="file://host/share/x.png">',
    '<a href="file:///etc/passwd">按我</a>',
    "<html><body bgcolor=red>紅</body></html>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "A & B &amp; C",
    "\u202eexe.gpj",
    "𠮷野家 堃 喆",
    "a\u0000b",
    "=HYPERLINK(1)",
    "{name} {0} %s %n",
)


def assert_plain(root: QWidget) -> None:
    """Raises AssertionError naming the first widget that would read its words as markup."""
    for widget in (root, *root.findChildren(QWidget)):
        told = f"{type(widget).__name__} {widget.accessibleName()!r}"
        if isinstance(widget, QLabel):
            assert widget.textFormat() is Qt.TextFormat.PlainText, told
        if isinstance(widget, QTextEdit):
            assert not widget.acceptRichText(), told
            assert not isinstance(widget, QTextBrowser), told
        assert not isinstance(widget, QGroupBox) or "<" not in widget.title(), told
        tip = widget.toolTip()
        assert "<" not in tip or tip.startswith('<span style="white-space:pre-wrap">'), told
        assert "<" not in tip.removeprefix('<span style="white-space:pre-wrap">').removesuffix(
            "</span>"
        ), told


def red_picture(folder: Path) -> Path:
    """A picture that is nothing but pure red: where it shows, markup was read."""
    picture = QImage(50, 50, QImage.Format.Format_RGB32)
    picture.fill(QColor(255, 0, 0))
    path = folder / "red.png"
    picture.save(str(path))
    return path


def red_pixels(widget: QWidget) -> int:
    """How many pixels of a grab are pure red."""
    image = widget.grab().toImage()
    red = QColor(255, 0, 0).rgb()
    return sum(
        image.pixel(x, y) == red for x in range(image.width()) for y in range(image.height())
    )
