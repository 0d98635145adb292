"""The versions of a statement, two of them side by side with what was added and taken out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from clinicguard.statements.differences import Stretch, differences
from clinicguard.statements.statement import Version
from ui.language import count, language, say
from ui.seat import Seat
from ui.statements.shown import Shown
from ui.statements.standing import when
from ui.theme.chosen import px
from ui.theme.tokens import LINE_VERBATIM, SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, ScrollColumn
from ui.widgets.choices import Option
from ui.widgets.columns import measure
from ui.widgets.fields import Field
from ui.widgets.flow import clear
from ui.widgets.menus import ComboField
from ui.widgets.panels import Panel
from ui.widgets.spans import GAP, LINE_END, Span
from ui.widgets.text import Label, Phrase

NOW = "now"


class VersionsPanel(Panel):
    """`now` is what was typed and is in no version; else empty."""

    def __init__(self, seat: Seat, shown: Shown, now: str = "") -> None:
        super().__init__(say("Versions"), width=1120)
        self._texts = {str(v.number): v.text for v in shown.statement.versions}
        self._rests_on = {str(v.number): (v.facts, v.messages) for v in shown.statement.versions}
        options = [
            Option(str(v.number), _version_words(seat, shown, v)) for v in shown.statement.versions
        ]
        if now:
            self._texts[NOW] = now
            options.append(Option(NOW, say("typed, not kept as a version")))
        keys = list(self._texts)
        self.add_head(Label(shown.statement.number, "note", "text2"))
        self.before = ComboField(options, keys[-2] if len(keys) > 1 else keys[0])
        self.after = ComboField(options, keys[-1])
        self._left, self._right = Card(), Card()
        for card in (self._left, self._right):
            card.column.addStretch(1)
        inside = ScrollColumn(SPACE.section, SPACE.between)
        self._counted = Label("", "note", "text2")
        inside.column.addWidget(
            _Both(
                _column(Field(say("Before"), self.before), self._left),
                _column(Field(say("After"), self.after), self._right),
            )
        )
        inside.column.addStretch(1)
        self.body.addWidget(inside)
        self.foot.addWidget(self._counted, 1)
        self.foot.addWidget(Button(say("Close"), on=self.close_panel))
        self.before.changed.connect(self.compare)
        self.after.changed.connect(self.compare)
        self.first = self.before
        self.compare()

    def compare(self) -> None:
        """Draws both texts; added words are underlined, words taken out struck through."""
        before, after = self._texts[self.before.value()], self._texts[self.after.value()]
        found = differences(before, after, language())
        self._fill(self._left, [each for each in found if each.kind != "added"])
        self._fill(self._right, [each for each in found if each.kind != "removed"])
        added = sum(len(each.text) for each in found if each.kind == "added")
        gone = sum(len(each.text) for each in found if each.kind == "removed")
        told = (
            count("{n} character added", "{n} characters added", added),
            count("{n} character taken out", "{n} characters taken out", gone),
        )
        other = say("it rests on other facts or messages") if self._other_basis() else ""
        self._counted.setText(GAP.join(filter(None, (*told, other))))

    def _other_basis(self) -> bool:
        """Whether the two versions rest on different things; of the editor that is not known."""
        known = [self._rests_on.get(each.value()) for each in (self.before, self.after)]
        return None not in known and known[0] != known[1]

    def _fill(self, card: Card, stretches: Sequence[Stretch]) -> None:
        clear(card.column)
        spans = [_span(each) for each in stretches] or [Span("")]
        card.column.addWidget(Phrase(*spans, wrap=True, line=LINE_VERBATIM))
        card.column.addStretch(1)


def _span(stretch: Stretch) -> Span:
    words = stretch.text.replace("\n", LINE_END)
    match stretch.kind:
        case "added":
            return Span(words, bold=True, colour="green", under=True)
        case "removed":
            return Span(words, colour="red", strike=True)
        case _:
            return Span(words)


def _version_words(seat: Seat, shown: Shown, version: Version) -> str:
    told = say("version {n}", n=version.number)
    return GAP.join((told, when(seat, version.at), shown.who(version.by)))


def _column(head: QWidget, card: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(SPACE.inside))
    column.addWidget(head)
    column.addWidget(card, 1)
    return made


class _Both(QWidget):
    """Two columns beside each other; one below the other where the window is narrow."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(SPACE.section))
        self._box.addWidget(left, 1)
        self._box.addWidget(right, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.TopToBottom if measure(self).narrow else ways.LeftToRight)
