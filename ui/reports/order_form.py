"""How a paper is made: for which reader, in which language and years, draft or final, for whom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clinicguard.host.words import LANGUAGES, Language, as_language
from clinicguard.papers.kind import PaperKind, Version
from clinicguard.papers.order import Order
from clinicguard.people.permissions import may
from clinicguard.people.staff import Role
from clinicguard.statements.private_notes import READERS
from ui.language import language, say, say_in
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.cards import Hairline, ScrollColumn, link
from ui.widgets.choices import Option
from ui.widgets.fields import Field
from ui.widgets.flow import Flow
from ui.widgets.lines import LineField
from ui.widgets.segments import Segments
from ui.widgets.text import Label
from ui.widgets.ticks import Check

WIDE = 316
"""Width of the form in px at 100 %."""
_TONGUES: dict[Language, str] = {"zh_TW": "繁體中文", "en": "English", "zh_CN": "简体中文"}


class OrderForm(ScrollColumn):
    """`changed` comes when the paper has to be made anew, `typed` when recipient or purpose
    have changed."""

    changed = Signal()
    typed = Signal()

    def __init__(
        self,
        kind: PaperKind,
        versions: Sequence[Version],
        order: Order,
        recipients: Sequence[str],
        role: Role,
    ) -> None:
        super().__init__(SPACE.wide, SPACE.between)
        self._kind = kind
        self._subject = order.subject
        self.version = Segments(
            [Option(each.key, say(each.name)) for each in versions], order.version
        )
        self.language = Segments(
            [Option(each, _TONGUES[each]) for each in LANGUAGES], order.language
        )
        self.years = Segments(
            [Option("ce", say("Western")), Option("roc", say("民國"))],
            "roc" if order.roc_years else "ce",
        )
        self.state = Segments(
            [Option("draft", say_in("paper", "Draft")), Option("final", say_in("paper", "Final"))],
            "draft" if order.draft else "final",
        )
        self.names = Check(say("Names in full"), order.named)
        self.pictures = Check(say("Thumbnails of exhibits"), order.pictures)
        may_note = kind.can_note and role in READERS
        may_advise = kind.can_advise and may("statement.read_drafts", role)
        self.notes = Check(say("Counsel's notes too"), order.noted) if may_note else None
        advice = say("What counsel was asked and advised")
        self.advice = Check(advice, order.advised) if may_advise else None
        self.recipient = LineField(say("A name, and for whom they act"))
        self.purpose = LineField(say("For example: preparing mediation"))
        self.purpose_field = Field(say("What for"), self.purpose, number=2)
        self.below = QVBoxLayout()
        self._about = Label(self._about_words(versions), "note", "text2", wrap=True)
        self._years = self._row(say("Years"), self.years)
        self._lay_out(recipients)
        self._wire()
        self._look()

    def order(self) -> Order:
        """What is asked for now."""
        version = self.version.value()
        return Order(
            paper=f"{self._kind.key}:{version}" if version else self._kind.key,
            subject=self._subject,
            language=as_language(self.language.value()),
            roc_years=self.years.value() == "roc" and self.language.value() == "zh_TW",
            draft=self._kind.can_draft and self.state.value() == "draft",
            named=self._kind.can_name and self.names.isChecked(),
            pictures=self._kind.can_picture and self.pictures.isChecked(),
            noted=self.notes is not None and self.notes.isChecked(),
            advised=self.advice is not None and self.advice.isChecked(),
            recipient=self.recipient.text().strip(),
            purpose=self.purpose.text().strip(),
        )

    def missing(self) -> str:
        """What has to be filled in before the paper may leave; empty when nothing."""
        if not self.recipient.enough():
            return say("Still missing: who receives it")
        if not self.purpose.enough():
            return say("Still missing: what for")
        return ""

    def _lay_out(self, recipients: Sequence[str]) -> None:
        add = self.column.addWidget
        if self._kind.versions:
            add(self._row(say("Version"), self.version))
            add(self._about)
        add(self._row(say("Language of the paper"), self.language))
        add(self._years)
        if self._kind.can_draft:
            add(self._row(say("State"), self.state))
        if self._kind.can_picture:
            add(self.pictures)
        if self._kind.can_name:
            add(self.names)
        for tick in filter(None, (self.advice, self.notes)):
            add(tick)
        add(Hairline())
        add(Field(say("Who receives it"), self.recipient, number=1))
        chips = QWidget()
        flow = Flow(chips)
        for name in recipients:
            flow.addWidget(link(name, partial(self._put, name)))
        add(chips)
        add(self.purpose_field)
        add(Label(say("Each print and each saved file becomes an entry with both."), "note",
                  "text2", wrap=True))  # fmt: skip
        add(Hairline())
        self.column.addLayout(self.below)
        self.column.addStretch(1)

    def _row(self, words: str, switch: Segments) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE.hair))
        column.addWidget(Label(words, "note", bold=True))
        row = QHBoxLayout()
        row.addWidget(switch)
        row.addStretch(1)
        column.addLayout(row)
        switch.setAccessibleName(words)
        return made

    def _wire(self) -> None:
        for switch in (self.version, self.language, self.years, self.state):
            switch.chosen.connect(self._switched)
        self.pictures.changed.connect(self.changed)
        self.names.changed.connect(self._named)
        for tick in filter(None, (self.advice, self.notes)):
            tick.changed.connect(self.changed)
        for line in (self.recipient, self.purpose):
            line.changed.connect(self.typed)
            line.entered.connect(self._entered)

    def _switched(self, _: str) -> None:
        self._look()
        self.changed.emit()

    def _named(self) -> None:
        """A look at names is an entry with its purpose: the purpose comes first."""
        if self.names.isChecked() and not self.purpose.enough():
            self.names.setChecked(False)
            self.purpose_field.say_wrong(say("Names in full need a purpose: it stands in the log."))
            self.purpose_field.go()
            return
        self.changed.emit()

    def _put(self, name: str) -> None:
        self.recipient.set_text(name)
        self.recipient.changed.emit()
        self._entered()

    def _entered(self) -> None:
        if self._kind.addressed:
            self.changed.emit()

    def _look(self) -> None:
        self._years.setVisible(self.language.value() == "zh_TW")
        if self._kind.versions:
            self._about.setText(self._about_words(self._kind.versions))

    def _about_words(self, versions: Sequence[Version]) -> str:
        chosen = self.version.value() if versions else ""
        return next((say(each.about) for each in versions if each.key == chosen), "")


def first_order(
    kind: PaperKind, versions: Sequence[Version], subject: str, *, draft: bool, roc_years: bool
) -> Order:
    """What a page begins with: the window's language, the clinic's years."""
    version = f":{versions[0].key}" if versions else ""
    return Order(
        paper=f"{kind.key}{version}",
        subject=subject,
        language=language(),
        roc_years=roc_years,
        draft=draft and kind.can_draft,
        pictures=kind.can_picture,
    )
