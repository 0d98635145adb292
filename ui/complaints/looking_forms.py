"""The forms of looking into it: issues, both sides, findings, remedy, learning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clinicguard.complaints.inquiry import RemedyKind, Side, Verdict
from clinicguard.complaints.issue import Category, Harm, Issue, Severity, Stage, suggest
from clinicguard.complaints.moves import Verb
from clinicguard.complaints.sheet import Sheet
from clinicguard.complaints.taxonomy import Taxonomy
from ui.complaints.actions import ActionFields
from ui.complaints.choices import options, said
from ui.complaints.form import Form, Work
from ui.complaints.progress_forms import form_of
from ui.language import language, say, say_in
from ui.seat import Seat
from ui.statements.panel_drafts import PanelDrafts
from ui.widgets.choices import Choices, Option
from ui.widgets.fields import Field
from ui.widgets.lines import LineField
from ui.widgets.menus import ComboField
from ui.widgets.writing import LongField

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

_NONE = "none"


class IssueForm(Form):
    """One thing that the complaint is about: by the guiding questions, then how severe."""

    def __init__(self, seat: Seat, sheet: Sheet, known: Taxonomy) -> None:
        super().__init__(seat, said(Verb.ADD_ISSUE), said(Verb.ADD_ISSUE), sheet.complaint.number)
        self._sheet = sheet
        self._known = known
        self._suggested = Severity.LOW
        self._kept_subtype: Choices | None = None
        names = [Option(each.id, each.label.in_language(language())) for each in known.categories]
        self.category = Choices(names)
        self.subtype = Choices([Option(_NONE, say("Choose what it is about first"))])
        self.severity = Choices(_severities())
        self.why = LongField(lines=2)
        self.stage = ComboField(options(Stage), Stage.OTHER)
        self.harm = ComboField(_harms(), str(Harm.UNKNOWN.value))
        self.words = LongField(lines=3, least=0)
        self._category_field = self.add(say("What it is about"), self.category, about="category")
        self._subtype_place = self.add(say("More exactly"), self.subtype, needed=False, kept=False)
        self._severity_field = self.add(
            say("How far it fell short"), self.severity, about="severity"
        )
        self._why_field = self.add(say("Why not the suggested value"), self.why, needed=False)
        self.add(say("When in the visit"), self.stage, needed=False)
        self.add(say("What followed for the patient"), self.harm, needed=False)
        self.add(say_in("complaint", "Note"), self.words, needed=False)
        self.category.changed.connect(self._about)
        self.severity.changed.connect(self._rated)
        self._subtype_place.hide()
        self._why_field.hide()
        self.does(self._read)

    def choose(self, category: Category, subtype: str = "") -> None:
        """Chooses as a press would."""
        self.category.set_chosen(category)
        self._about()
        if subtype:
            self.subtype.set_chosen(subtype)
            self._suggest()

    def _about(self) -> None:
        category = Category(self.category.value())
        words = self._known.category(category)
        self._category_field.refresh()
        self._category_field.say_below(words.asks.in_language(language()))
        self.subtype = Choices(
            [
                Option(each.id, each.label.in_language(language()))
                for each in self._known.of(category)
            ]
        )
        place = Field(say("More exactly"), self.subtype)
        self.swap(self._subtype_place, place)
        self._subtype_place = place
        self.subtype.changed.connect(self._suggest)
        self._suggest()
        if self._kept_in is not None:
            self.keep_swapped(self._kept_in)

    def keep_swapped(self, drafts: PanelDrafts) -> None:
        """What it is more exactly is kept for each category apart, until an issue is added."""
        if not self.category.value() or self.subtype is self._kept_subtype:
            return
        self._kept_subtype = self.subtype
        self._kept_as = (Verb.ADD_ISSUE, *map(_kept_under, Category))
        under = _kept_under(Category(self.category.value()))
        drafts.fill(under, {"subtype": self.subtype}, {"subtype": ""})

    def _suggest(self) -> None:
        category = Category(self.category.value())
        known = self._known.subtype(self.subtype.value())
        self._subtype_place.say_below(known.example.in_language(language()) if known else "")
        usual = self._known.usual(category, self.subtype.value())
        found = suggest(category, usual, self._sheet.complaint.flags)
        self._suggested = found.severity
        self.severity.set_chosen(str(int(found.severity)))
        self._severity_field.refresh()
        self._rated()
        self._severity_field.say_below(
            say(
                "Suggested: {n}, {because}. {example}",
                n=int(found.severity),
                because=said(found.because),
                example=self._example(category, found.severity),
            ).strip()
        )

    def _example(self, category: Category, severity: Severity) -> str:
        example = self._known.category(category).example(severity)
        if example is None:
            return ""
        return say("As severe as: {example}", example=example.in_language(language()))

    def _rated(self) -> None:
        differs = self.severity.value() != str(int(self._suggested))
        self._why_field.setVisible(differs)
        self.need(self._why_field, differs)

    def _read(self) -> Work:
        number = self._sheet.complaint.number
        category, subtype = Category(self.category.value()), self.subtype.value()
        severity, why = Severity(int(self.severity.value())), self.why.text()
        stage, harm = Stage(self.stage.value()), Harm(int(self.harm.value()))
        note = self.words.text()

        def do(clinic: Clinic) -> object:
            return clinic.complaints.add_issue(
                number,
                category,
                subtype,
                severity=severity,
                why=why,
                stage=stage,
                harm=harm,
                note=note,
            )

        return do


def rate_issue(seat: Seat, sheet: Sheet, known: Taxonomy) -> Form:
    """Another rating; the former one stays in the history."""
    form = form_of(seat, sheet, Verb.RATE_ISSUE)
    which = issue_choices(sheet, known)
    first = sheet.complaint.issues[-1]
    severity = Choices(_severities(), [str(int(first.severity))])
    stage, harm = (
        ComboField(options(Stage), first.stage),
        ComboField(_harms(), str(int(first.harm))),
    )
    why = LongField(lines=3)
    form.add(say("Which issue"), which)
    form.add(say("How far it fell short"), severity)
    form.add(say("When in the visit"), stage)
    form.add(say("What followed for the patient"), harm)
    form.add(say_in("complaint", "Reason"), why)

    def fill() -> None:
        issue = _issue(sheet, which)
        severity.set_chosen(str(int(issue.severity)))
        stage.set_value(issue.stage)
        harm.set_value(str(int(issue.harm)))

    which.changed.connect(fill)

    def work() -> Work:
        position, reason = int(which.value()), why.text()
        rated, at = Severity(int(severity.value())), Stage(stage.value())
        hurt = Harm(int(harm.value()))

        def do(clinic: Clinic) -> object:
            return clinic.complaints.rate_issue(
                sheet.complaint.number, position, rated, at, hurt, reason
            )

        return do

    return form.does(work)


def hear(seat: Seat, sheet: Sheet) -> Form:
    """What one side or the record says, or what should have happened."""
    form = form_of(seat, sheet, Verb.HEAR)
    heard = {account.side for account in sheet.complaint.accounts}
    first = next(
        (side for side in (Side.STAFF, Side.RECORD, Side.SHOULD) if side not in heard), Side.PATIENT
    )
    side = Choices(options(Side), [first])
    who, words = LineField(), LongField(lines=7)
    form.add(say("Whose account"), side)
    form.add(say("Who, or which document"), who)
    form.add(say("In their words"), words)

    def work() -> Work:
        whose, source, what = Side(side.value()), who.text(), words.text()
        return lambda clinic: clinic.complaints.hear(sheet.complaint.number, whose, source, what)

    return form.does(work)


def find(seat: Seat, sheet: Sheet, known: Taxonomy) -> Form:
    """What was found about one issue."""
    form = form_of(seat, sheet, Verb.FIND)
    it = sheet.complaint
    waiting = [issue for issue in it.issues if it.finding_of(issue) is None] or list(it.issues)
    which = issue_choices(sheet, known, str(waiting[0].position))
    verdict, grounds = Choices(options(Verdict)), LongField(lines=5)
    form.add(say("Which issue"), which)
    form.add(say("What was found"), verdict)
    form.add(say("On what grounds"), grounds)

    def work() -> Work:
        position, found, why = int(which.value()), Verdict(verdict.value()), grounds.text()
        return lambda clinic: clinic.complaints.find(it.number, position, found, why)

    return form.does(work)


def decide_remedy(seat: Seat, sheet: Sheet) -> Form:
    """What is offered or done."""
    form = form_of(seat, sheet, Verb.DECIDE_REMEDY)
    kind, words = Choices(options(RemedyKind)), LongField(lines=4)
    form.add(say("What kind"), kind)
    form.add(say("What exactly"), words)
    action = ActionFields(seat, sheet)
    action.stand_in(form)

    def work() -> Work:
        chosen, what, who = RemedyKind(kind.value()), words.text(), action.value()
        number = sheet.complaint.number
        return lambda clinic: clinic.complaints.decide_remedy(number, chosen, what, who)

    return form.does(work)


def learn(seat: Seat, sheet: Sheet) -> Form:
    """What we take from it."""
    form = form_of(seat, sheet, Verb.LEARN)
    words = LongField(lines=5)
    form.add(say("What we do differently from now on"), words)
    action = ActionFields(seat, sheet)
    action.stand_in(form)

    def work() -> Work:
        what, who = words.text(), action.value()
        return lambda clinic: clinic.complaints.learn(sheet.complaint.number, what, who)

    return form.does(work)


def issue_choices(sheet: Sheet, known: Taxonomy, chosen: str = "") -> Choices:
    """The issues of the complaint, by position."""
    listed = [
        Option(
            str(issue.position),
            f"{issue.position}  {known.label(issue.category, issue.subtype, language())}",
        )
        for issue in sheet.complaint.issues
    ]
    return Choices(listed, [chosen or listed[-1].key])


def _kept_under(category: Category) -> str:
    return f"{Verb.ADD_ISSUE} {category}"


def _issue(sheet: Sheet, which: Choices) -> Issue:
    return next(issue for issue in sheet.complaint.issues if str(issue.position) == which.value())


def _severities() -> list[Option]:
    return [Option(str(int(each)), f"{int(each)}  {said(each)}") for each in Severity]


def _harms() -> list[Option]:
    return [Option(str(int(each)), said(each)) for each in Harm]
