"""The texts of one case for its audiences: one press leads from one to the other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.language import say
from ui.statements.shown import Shown
from ui.statements.spoken import audience_words
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.choices import Option
from ui.widgets.flow import clear, put
from ui.widgets.menus import ComboField
from ui.widgets.segments import Segments
from ui.widgets.spans import GAP
from ui.widgets.squeeze import SqueezingRow

_WIDEST = 420


class SiblingSwitch(SqueezingRow):
    """`go` is called with the address of another text, or of the page that begins one."""

    def __init__(self, go: Callable[[str], object], *, reads_notes: bool) -> None:
        super().__init__()
        self._go, self._reads_notes = go, reads_notes
        # in a narrow window the words that an icon says go first, not the edge of the page
        self.setMinimumWidth(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(SPACE.inside))
        self.begin_button: Button | None = None
        self.beside: dict[str, Button] = {}

    def show_siblings(self, shown: Shown, *, may_begin: str) -> None:
        """Shows what there is; `may_begin` says why no further one may be begun, if so."""
        clear(self._row)
        now = shown.statement
        standing = [s for s in shown.siblings if s.ending is None or s.number == now.number]
        names = [audience_words(each.audience) for each in standing]
        options = [
            Option(
                each.number,
                name if names.count(name) == 1 else GAP.join((each.number, name)),
            )
            for each, name in zip(standing, names, strict=True)
        ]
        if len(options) > 1:
            put(self._row, self._switch(options, now.number))
        if now.case:
            self.begin_button = Button(
                say("Another text"),
                "text",
                icon="plus",
                size="small",
                on=lambda: self._go(f"statements/new/{now.case}"),
            )
            if may_begin:
                self.begin_button.forbid(may_begin)
            put(self._row, self.begin_button)
        self._row.addStretch(1)
        case = now.case or f"statement/{now.number}"
        self._lay(say("Scratch pad"), "notebook-pen", f"pad/{case}")
        if self._reads_notes:
            self._lay(say("Counsel's notes"), "lock", f"private/statement/{now.number}")
        self.fit()

    def _lay(self, words: str, icon: str, address: str) -> None:
        """A button that lays something over the page."""
        made = Button(words, "text", icon=icon, size="small", on=lambda: self._go(address))
        self.beside[address.partition("/")[0]] = made
        put(self._row, made)

    def _switch(self, options: list[Option], now: str) -> QWidget:
        """Side by side where there is room, else a menu."""
        spoken = say("Texts of this case")
        switch = Segments(options, now, spoken=spoken)
        if switch.sizeHint().width() <= px(_WIDEST):
            switch.chosen.connect(self._open)
            return switch
        switch.deleteLater()
        menu = ComboField(options, now)
        menu.setAccessibleName(spoken)
        menu.changed.connect(lambda: self._open(menu.value()))
        return menu

    def _open(self, number: str) -> None:
        self._go(f"statement/{number}")
