"""A short question over the page: a few fields, what it means, and the button that does it."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from ui.incidents.forms import Answers, Asked, Form
from ui.language import say
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button, ButtonRow
from ui.widgets.cards import ScrollColumn
from ui.widgets.keys import on_key
from ui.widgets.panels import Panel
from ui.widgets.text import Label

_WIDE = 560


class AskPanel(Panel):
    """`answered` is called with the answers when all that is needed is there."""

    def __init__(
        self,
        title: str,
        asked: tuple[Asked, ...],
        words: str,
        zone: ZoneInfo,
        *,
        text: str = "",
        danger: bool = False,
        above: tuple[QWidget, ...] = (),
    ) -> None:
        super().__init__(title, width=_WIDE)
        self.answered: Callable[[Answers], object] = lambda _: None
        inside = ScrollColumn(gap=SPACE.wide)
        if text:
            inside.column.addWidget(Label(text, colour="text2", wrap=True))
        for widget in above:
            inside.column.addWidget(widget)
        self.form = Form(asked, zone)
        inside.column.addWidget(self.form)
        inside.column.addStretch(1)
        self.body.addWidget(inside)
        kind = "danger" if danger else "primary"
        self.button = Button(words, kind, on=self.go)  # type: ignore[arg-type]
        self.button_leave = Button(say("Leave it"), on=lambda: self.leave())
        self.foot.addWidget(ButtonRow(self.button_leave, self.button), 1)
        on_key(self, "Ctrl+Enter", self.go)
        if asked:
            self.first = self.form.first()

    def go(self) -> None:
        """Does it, if all that is needed is there."""
        if not self.button.is_busy() and self.form.whole():
            self.answered(self.form.answers())
