"""Under the draft: which rules of the house it keeps, how long it is, how long it takes aloud."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.incidents.messages import measured
from clinicguard.knowledge.platforms import Platform, limit_of_channel
from clinicguard.statements.audiences import FITS, ways_here
from clinicguard.statements.guard.finding import circle_of
from clinicguard.statements.statement import Statement
from clinicguard.statements.style_words import APART, FORM
from ui.language import count, say
from ui.statements.draft import Style
from ui.statements.parts_pane import parts_words
from ui.statements.spoken import channel_words
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.flow import Flow, clear
from ui.widgets.glyphs import GlyphMark
from ui.widgets.platforms import over_words, platform_words, used_words
from ui.widgets.spans import GAP
from ui.widgets.text import Label
from ui.widgets.writing import cut_words

_WARM = ("public", "letter", "talk")


class DraftStrip(QWidget):
    """`show_text` counts, `show_style` ticks the house's rules.

    A text too long for its place is said with a sign.
    """

    def __init__(self, jurisdiction: str) -> None:
        super().__init__()
        self._jurisdiction = jurisdiction
        self._form = QWidget()
        self._ticks = Flow(self._form, gap=14, lines=SPACE.hair)
        self._sign = GlyphMark("soon", "", 16)
        self._words = Label("", "note", "text2", wrap=True)
        self._counted: list[str] = []
        self._text = ""
        self._cut = ("", "")
        """A text, and what is said of a paste that was cut in it."""
        self._reads: list[str] = []
        below = QHBoxLayout()
        below.setSpacing(px(SPACE.inside))
        below.addWidget(self._sign)
        below.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(SPACE.hair), 0, px(SPACE.hair), 0)
        column.setSpacing(px(SPACE.hair))
        column.addWidget(self._form)
        column.addLayout(below)
        self._form.hide()

    def show_text(self, statement: Statement, text: str, platform: Platform | None = None) -> None:
        """Counts characters and seconds; `platform` is where it will stand, if that is known."""
        length = measured(text)
        told = [
            say("version {n}", n=statement.now.number),
            count("{n} character", "{n} characters", len(text)),
            say("about {n} s aloud", n=round(length.seconds)),
        ]
        over = False
        if statement.audience == "review_reply":
            over = self._count_there(told, text, platform)
        else:
            first = FITS[statement.audience][0]
            limit = limit_of_channel(first)
            if limit is not None:
                told[1] = used_words(limit, text)
                told += filter(None, (over_words(limit, text),))
                over = bool(limit.over(text))
            told += self._elsewhere(statement, text, first)
        self._text = text
        if text != self._cut[0]:
            self._cut = ("", "")
        over = over or bool(self._cut[1])
        self._sign.setVisible(over)
        self._words.paint_in("red" if over else "text2")
        self._counted = told
        self._say()

    def _count_there(self, told: list[str], text: str, platform: Platform | None) -> bool:
        """Counts as the platform does, and says whether it is too long there."""
        if platform is None:
            told.append(say("no platform chosen: no limit counted"))
            return False
        limit = platform.limit
        counted = f"{platform_words(platform)} {used_words(limit, text)}"
        if limit is None:
            told.insert(2, counted)
            return False
        told[1] = counted
        told += filter(None, (over_words(limit, text),))
        return bool(limit.over(text))

    def _elsewhere(self, statement: Statement, text: str, first: str) -> list[str]:
        """The other places that suit this audience and are too small for the text."""
        ways = ways_here(statement.audience, self._jurisdiction)
        places = [each for each in ways if each != first]
        return [
            say("too long for {place}: {most}", place=channel_words(each), most=limit.most)
            for each in places
            if (limit := limit_of_channel(each)) is not None and limit.over(text)
        ]

    def show_cut(self, pasted: int, room: int) -> None:
        """Says that not all of a paste stands in the text, until that is another."""
        self._cut = (self._text, cut_words(pasted, room))
        self._sign.show()
        self._words.paint_in("red")
        self._say()

    def _say(self) -> None:
        cut = (self._cut[1],) if self._cut[1] else ()
        self._words.setText(GAP.join((*cut, *self._counted, *self._reads)))

    def show_style(self, statement: Statement, style: Style) -> None:
        """How it reads, and feeling, action, contact: there, or still missing."""
        form = style.form
        self._reads = []
        if style.longest:
            english = statement.language == "en"
            told = (
                count("longest sentence {n} word", "longest sentence {n} words", style.longest)
                if english
                else count(
                    "longest sentence {n} character",
                    "longest sentence {n} characters",
                    style.longest,
                )
            )
            self._reads.append(told)
        if style.grade is not None:
            self._reads.append(say("reading level: school year {n}", n=round(style.grade)))
        self._reads += filter(None, (parts_words(style.checklist),))
        self._say()
        clear(self._ticks)
        circle = circle_of(statement.audience)
        rules = FORM if circle != "public" else {**FORM, "keeps_condition": APART}
        self._form.setVisible(circle in _WARM)
        for key, (keeps, lacks) in rules.items() if circle in _WARM else ():
            kept = bool(getattr(form, key))
            told = say(keeps if kept else lacks)
            tick = QWidget()
            row = QHBoxLayout(tick)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(px(6))
            row.addWidget(GlyphMark("fine" if kept else "soon", told, 16))
            row.addWidget(Label(told, "note", "text2" if kept else "amber", bold=not kept))
            self._ticks.addWidget(tick)
        self._form.updateGeometry()

    def words(self) -> str:
        """What is counted."""
        return self._words.text()
