"""Writing a template of the clinic's own, noting who read one, and retiring it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from clinicguard.host.words import LANGUAGES, Language, as_language
from clinicguard.knowledge.templates import load_templates
from clinicguard.statements.audiences import AUDIENCES, Audience
from clinicguard.statements.own_templates import OwnTemplate, TemplateLine, labels_in
from ui.language import language, say, say_in
from ui.seat import Seat
from ui.statements.bench import Bench
from ui.statements.form import FormPanel
from ui.statements.panel_drafts import Asked, PanelDrafts
from ui.statements.reason_panel import ReasonPanel
from ui.statements.spoken import audience_options
from ui.statements.template_words import LANGUAGE_NAMES
from ui.widgets.cards import Notice
from ui.widgets.choices import Choices, Option
from ui.widgets.lines import LineField
from ui.widgets.menus import ComboField
from ui.widgets.moments import DayField
from ui.widgets.writing import LongField

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

DRAFTS = "statements/templates/asked"
T = TypeVar("T")


class WriteTemplatePanel(FormPanel):
    """A new one (from nothing, or from `like`), or other words for `own`."""

    def __init__(
        self,
        seat: Seat,
        drafts: PanelDrafts,
        written_in: Language,
        *,
        like: TemplateLine | None = None,
        own: OwnTemplate | None = None,
    ) -> None:
        title = say("Reword {name}", name=own.name) if own else say("A template of our own")
        super().__init__(title, say("Save this wording"), wide=True)
        self._seat, self._drafts, self._like, self.own = seat, drafts, like, own
        self._name = f"write {own.key if own else like.key if like else 'new'}"
        told = say(
            "It stands beside the built-in templates, which stay as they are. No patient's "
            "name, no case. Whoever read the earlier wording has not read this one."
        )
        self.show_widget(Notice(told))
        self.audience = Choices(audience_options(AUDIENCES))
        self.written_in = Choices([Option(each, LANGUAGE_NAMES[each]) for each in LANGUAGES])
        self.written_in.set_chosen(own.language if own else like.language if like else written_in)
        if own is None:
            self._ask_for_whom(like)
        self.name_line = LineField()
        self.name_line.set_text(own.name if own else like.name if like else "")
        self.ask(say_in("template", "Name"), self.name_line)
        self.text = LongField(lines=10)
        self.text.set_text(own.now.text if own else like.text if like else "")
        self.ask(say("Wording"), self.text, note=say("a blank line begins a new paragraph"))
        self.gaps = ComboField([], placeholder=say("Choose a gap that fills itself"))
        self.ask(
            say("Put a gap in"), self.gaps, needed=False, note=say("any other 【…】 is asked later")
        )
        self.why = LineField()
        if own is not None:
            self.ask(say("Reason"), self.why)
        self._fill_gaps()
        self.written_in.changed.connect(self._fill_gaps)
        self.gaps.changed.connect(self._put_gap)
        drafts.follow(self, self._name, self._fields())
        self.first = self.text.reach() if own or like else self.audience.reach()
        self.done = self._go

    def _ask_for_whom(self, like: TemplateLine | None) -> None:
        """One made from another is for the same readers; its language may be another one."""
        if like is not None:
            self.audience.set_chosen(like.audience)
        else:
            self.ask(say("For whom"), self.audience)
        self.ask(say("Language"), self.written_in)

    def _fields(self) -> dict[str, Asked]:
        named: dict[str, Asked] = {"name": self.name_line, "text": self.text}
        if self.own is not None:
            return named | {"why": self.why}
        return named | {"audience": self.audience, "language": self.written_in}

    def _fill_gaps(self) -> None:
        chosen = as_language(self.written_in.value() or language())
        self.gaps.clear()
        for label in labels_in(chosen, load_templates().placeholders):
            self.gaps.addItem(label, label)
        self.gaps.set_value("")

    def _put_gap(self) -> None:
        if self.gaps.value():
            self.text.edit.insertPlainText(self.gaps.value())
            self.gaps.set_value("")
            self.text.edit.setFocus()

    def _go(self) -> None:
        name, text = self.name_line.text().strip(), self.text.text()
        own, why = self.own, self.why.text().strip()
        chosen = self.audience.value()
        audience: Audience = next((each for each in AUDIENCES if each == chosen), "review_reply")
        written_in = as_language(self.written_in.value() or language())
        made_from = self._like.key if self._like is not None else ""

        def work(clinic: Clinic) -> OwnTemplate:
            desk = clinic.statements.templates
            if own is not None:
                return desk.reword(own.id, text, why, name=name)
            return desk.write(audience, written_in, name, text, made_from=made_from)

        Bench(self._seat).do_in(self, work, lambda _: self._drafts.done(self._name))


class ReadTemplatePanel(FormPanel):
    """Who read exactly this wording, and on which day."""

    def __init__(self, seat: Seat, drafts: PanelDrafts, it: TemplateLine) -> None:
        super().__init__(
            say("Who read this template"),
            say("Record it"),
            note=say(
                "For exactly this wording of “{name}”. After a year, or with one changed "
                "character, it has to be read again.",
                name=it.name,
            ),
        )
        self.reader, today = LineField(), seat.now().astimezone(seat.zone).date()
        if seat.person.role == "counsel":
            self.reader.set_text(seat.person.name)
        self.ask(say("Who read it"), self.reader)
        self.day = DayField(today)
        self.ask(say("On which day"), self.day)
        name = f"read {it.key} {it.sha256}"
        drafts.follow(self, name, {"reader": self.reader})

        def go() -> None:
            reader, day = self.reader.text().strip(), self.day.day()
            Bench(seat).do_in(
                self,
                lambda clinic: clinic.statements.templates.note_reading(
                    it.key, it.language, it.sha256, reader, day
                ),
                lambda _: drafts.done(name),
            )

        self.done = go


class RetireTemplatePanel(ReasonPanel):
    """It is offered no more; every wording stays."""

    def __init__(self, seat: Seat, drafts: PanelDrafts, own: OwnTemplate) -> None:
        super().__init__(
            say("Retire {name}", name=own.name),
            say("Retire it"),
            say("It is no longer offered. Its wordings, and the texts made from it, are kept."),
        )
        self.ends(
            seat,
            drafts,
            f"retire {own.key}",
            lambda clinic, why: clinic.statements.templates.retire(own.id, why),
        )
