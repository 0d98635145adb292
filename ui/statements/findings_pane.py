"""用詞檢查: what the guard found, each with its reason, its law and better words to put in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from clinicguard.statements.guard.finding import LEVELS, GuardFinding, Level, Mending
from clinicguard.statements.own_marks import may_be_passed
from ui.language import say, say_in
from ui.statements.better_words import way_of
from ui.statements.draft import STYLE
from ui.statements.draft_field import paint_number
from ui.statements.listed import Listed
from ui.statements.spoken import level_words
from ui.theme.chosen import font, ink, px
from ui.theme.ring import ringed
from ui.theme.tokens import RADIUS, SPACE
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Hairline, Notice, ScrollColumn, Sheet, link
from ui.widgets.flow import Flow, clear
from ui.widgets.marks import Chip, Tone
from ui.widgets.spans import GAP
from ui.widgets.text import Label, in_button, set_tip

_TONES: dict[Level, Tone] = {"block": "red", "warn": "amber", "hint": "grey"}
_EDGE = 14
BETTER_KEY = "Alt+Enter"


class FindingsPane(QWidget):
    """Its callables get the number of a finding; the cards stay while only places have moved."""

    def __init__(
        self,
        open_one: Callable[[int], object],
        better: Callable[[int], object],
        let_pass: Callable[[int], object],
        never: Callable[[int], object],
    ) -> None:
        super().__init__()
        self._open, self._better, self._let_pass = open_one, better, let_pass
        self._never = never
        self.listed: tuple[Listed, ...] = ()
        self.active = 0
        self.heads: dict[int, FindingHead] = {}
        self.better_button: Button | None = None
        self.pass_button: Button | None = None
        self.never_button: Button | None = None
        self._shown: object = None
        self._barred = ("", "", "")
        self._by_rules_alone = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._scroll = ScrollColumn(0, 0)
        column.addWidget(self._scroll, 1)
        self._scroll.column.addWidget(self._end())
        self._scroll.column.addStretch(1)

    def show_found(
        self,
        listed: Sequence[Listed],
        active: int,
        *,
        may_pass: str = "",
        may_write: str = "",
        may_tune: str = "",
        by_rules_alone: bool = False,
    ) -> None:
        """Shows what was found; `may_pass`, `may_write` and `may_tune` say why that is not done
        here, if so."""
        self.listed, self.active = tuple(listed), active
        self._barred, self._by_rules_alone = (may_pass, may_write, may_tune), by_rules_alone
        listed_now = tuple(_without_places(each) for each in listed)
        shown = (listed_now, active, *self._barred, by_rules_alone)
        if self._shown == shown:
            return
        self._shown = shown
        at = self._scroll.verticalScrollBar().value()
        clear(self._scroll.column)
        self.heads, self.better_button, self.pass_button = {}, None, None
        self.never_button = None
        for each in self.listed:
            self._scroll.column.addWidget(self._one(each))
            self._scroll.column.addWidget(Hairline())
        self._scroll.column.addWidget(self._end())
        self._scroll.column.addStretch(1)
        self._scroll.verticalScrollBar().setValue(at)

    def _one(self, each: Listed) -> QWidget:
        active = each.number == self.active
        ground = Sheet("surface" if active else "window")
        column = QVBoxLayout(ground)
        column.setContentsMargins(px(_EDGE), px(8), px(_EDGE), px(8))
        column.setSpacing(px(2))
        head = FindingHead(each)
        head.clicked.connect(partial(self._open, each.number))
        self.heads[each.number] = head
        column.addWidget(head)
        inside = QVBoxLayout()
        inside.setContentsMargins(px(32), 0, 0, 0)
        inside.setSpacing(px(SPACE.hair))
        column.addLayout(inside)
        if active:
            self._fill(inside, each)
        elif each.passed:
            told = say("Let pass: {reason}", reason=each.passed)
            inside.addWidget(Label(told, "note", "text2", elide=True))
        else:
            inside.addWidget(Label(_short(each.finding), "note", "text2", elide=True))
        return ground

    def _fill(self, column: QVBoxLayout, each: Listed) -> None:
        found = each.finding
        may_pass, may_write, may_tune = self._barred
        column.addWidget(Label(found.message, "note", wrap=True))
        if found.basis:
            column.addWidget(Label(found.basis, "note", "text2", wrap=True))
        if each.passed:
            told = say("Let pass: {reason}", reason=each.passed)
            column.addWidget(Label(told, "note", "text2", wrap=True))
            return
        way = way_of(found)
        box = Card(SPACE.inside, fill="surface" if way is None else "green_weak")
        if found.better and not each.to_fill:
            box.column.addWidget(Label(found.better, wrap=True))
        ways = QWidget()
        row = Flow(ways)
        if way is not None or each.to_fill:
            words = say("Fill it in") if way is None else _way_words(way)
            self.better_button = Button(words, size="small", badge=BETTER_KEY)
            self.better_button.clicked.connect(partial(self._better, each.number))
            if may_write:
                self.better_button.forbid(may_write)
            row.addWidget(self.better_button)
        if found.group != STYLE and not each.to_fill:
            self.pass_button = link(say("Not a problem here"), partial(self._let_pass, each.number))
            if may_pass:
                self.pass_button.forbid(may_pass)
            row.addWidget(self.pass_button)
        if may_be_passed(found):
            words = say("Our clinic never marks this")
            self.never_button = link(words, partial(self._never, each.number))
            if may_tune:
                self.never_button.forbid(may_tune)
            row.addWidget(self.never_button)
        policy = ways.sizePolicy()
        policy.setHeightForWidth(True)
        ways.setSizePolicy(policy)
        box.column.addWidget(ways)
        column.addWidget(box)

    def _end(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(px(_EDGE), px(SPACE.between), px(_EDGE), px(SPACE.between))
        if self._shown is None:
            told = say("The guard is reading this text. There is no result yet.")
            column.addWidget(Notice(told))
        elif not self.listed:
            column.addWidget(Notice(say("The rules found nothing to mark.")))
        if self._by_rules_alone:
            told = say(
                "Rules only: the file that reads the sense of sentences is missing or damaged. "
                "The rules still check every word. Install the program again to bring the file "
                "back."
            )
            column.addWidget(Notice(told, "amber"))
        column.addWidget(
            Label(
                say(
                    "What is not listed may still be wrong: the rules know words, names and "
                    "recorded facts, not what happened."
                ),
                "note",
                "text2",
                wrap=True,
            )
        )
        return made


class FindingHead(QPushButton):
    """Number, level and title of a finding: pressed, it opens."""

    def __init__(self, each: Listed) -> None:
        title = GAP.join((level_words(each.finding.level), each.finding.title))
        super().__init__(in_button(title))
        self._each = each
        self._words = title
        self.setAccessibleName(f"{each.number} {title}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setFixedHeight(px(26))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        ringed(self, RADIUS.chip)

    def sizeHint(self) -> QSize:
        return QSize(px(120), px(26))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(80), px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = px(20)
        level: Level = "hint" if self._each.passed else self._each.finding.level
        place = QRectF(px(2), (self.height() - side) / 2, side, side)
        paint_number(painter, place, self._each.number, level)
        used = font("text", bold=not self._each.passed)
        metrics = QFontMetricsF(used)
        painter.setFont(used)
        painter.setPen(ink("text2" if self._each.passed else "text"))
        room = self.width() - px(32)
        short = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        set_tip(self, "" if short == self._words else self._words)
        base = self.height() / 2 + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(px(32), base), short)
        painter.end()


def _way_words(way: Mending) -> str:
    match way:
        case "words":
            return say("Put these words in")
        case "sentence":
            return say("Replace the sentence")
        case "add":
            return say("Add at the end")
        case "begin":
            return say("Add at the beginning")
        case "take_out":
            return say("Take the sentence out")
        case "take_out_words":
            return say("Take these words out")
        case "advice":
            return ""


def _without_places(each: Listed) -> Listed:
    return replace(each, finding=replace(each.finding, start=0, end=0))


def level_chips(listed: Sequence[Listed]) -> list[Chip]:
    """How many there are of each level, of those that are open."""
    opened = [each.finding.level for each in listed if not each.passed]
    return [
        Chip(f"{level_words(level)} {opened.count(level)}", _TONES[level], bold=True)
        for level in LEVELS
        if level in opened
    ]


def _short(found: GuardFinding) -> str:
    if not found.span:
        return found.message
    quoted = say_in("quote", "“{words}”", words=" ".join(found.span.split()))
    return GAP.join((quoted, found.message))
