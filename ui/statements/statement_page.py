"""The page of one statement: facts, the draft with its marks, what the guard says, what is next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clinicguard.host.trouble import Trouble
from clinicguard.people.permissions import may
from clinicguard.statements.audiences import PUBLIC
from clinicguard.statements.guard.finding import GuardFinding
from clinicguard.statements.guarding import reads_by_sense
from clinicguard.statements.private_notes import READERS
from ui.language import say
from ui.seat import Seat
from ui.shell.page import Heading, Page
from ui.statements.acts import KEEP_KEY, PRIMARY_KEY, Acts, gap_words
from ui.statements.asked_notices import asked_notices
from ui.statements.bench import Bench
from ui.statements.better_words import change_of
from ui.statements.course import events
from ui.statements.draft import Draft, Style
from ui.statements.draft_field import DraftField, Mark
from ui.statements.draft_strip import DraftStrip
from ui.statements.facts_pane import FactsPane
from ui.statements.findings_pane import BETTER_KEY, FindingsPane
from ui.statements.foot import Foot
from ui.statements.listed import Listed, listed_in, marks_in
from ui.statements.mark_forms import WriteMarkPanel
from ui.statements.met_notice import MetNotice
from ui.statements.places import Places
from ui.statements.platform_row import PlatformRow
from ui.statements.published_notice import PublishedNotice
from ui.statements.reading_pane import ReadingPane
from ui.statements.review_card import ReviewCard
from ui.statements.shown import Shown, read
from ui.statements.sibling_switch import SiblingSwitch
from ui.statements.spoken import audience_icon, audience_words, trail_to
from ui.statements.standing import standing
from ui.statements.versions_panel import VersionsPanel
from ui.statements.workplace import Workplace
from ui.statements.writing_place import WritingPlace
from ui.widgets.buttons import Button, IconButton
from ui.widgets.columns import measure
from ui.widgets.flow import clear, put
from ui.widgets.keys import on_key
from ui.widgets.marks import Chip
from ui.widgets.states import EmptyPage


class StatementPage(Page):
    """ "statement/S-2026-0001". Read once; typing asks the records only for what the guard says."""

    def __init__(self, seat: Seat, address: str) -> None:
        super().__init__(seat, address)
        self.number = address.partition("/")[2]
        self.bench = Bench(seat)
        self.shown: Shown | None = None
        self._narrow = False
        self.listed: tuple[Listed, ...] = ()
        self._found: tuple[GuardFinding, ...] | None = None
        self._style: tuple[GuardFinding, ...] = ()
        self.active = 0
        self.field = DraftField(say("The first sentence"))
        self.field.name(say("Text of the statement"))
        self.field.pressed.connect(self.open_finding)
        self.draft = Draft(self, seat, self.number, self.field)
        self.acts = Acts(self, self.bench, self.draft, self.number)
        self.review = ReviewCard(seat)
        self.facts = FactsPane(self.draft.put, self.draft.take_off, seat.go, self.review)
        self.findings = FindingsPane(
            self.open_finding, self.put_better, self.let_pass, self.never_mark
        )
        self.reading = ReadingPane(self.findings, self.next_finding, self.bench.may("read_drafts"))
        self.switch = SiblingSwitch(seat.go, reads_notes=seat.person.role in READERS)
        self.strip = DraftStrip(seat.profile.jurisdiction)
        self.field.edit.cut_short.connect(self.strip.show_cut)
        self.platform = PlatformRow(seat, self._place_on)
        self.foot = Foot(self.compare)
        self.published = PublishedNotice(seat, self.acts, self._not_published)
        self.place = WritingPlace(self.switch, self.platform, self.field, self.strip)
        self.met = MetNotice(seat, self.draft, self.compare)
        self._lay_out()
        self.head(Heading(self.number, trail=trail_to("")))
        self.draft.typed.connect(self._typed)
        self.draft.met.connect(self._settled)
        self.draft.read.connect(self._read)
        self.draft.styled.connect(self._styled)
        self.acts.lent = self._lent
        on_key(self, PRIMARY_KEY, self.go_on)
        on_key(self, KEEP_KEY, self.acts.keep)
        on_key(self, BETTER_KEY, self._put_active)
        self.look_again()

    def look_again(self) -> None:
        number = self.number
        job = self.seat.jobs.database(lambda clinic: read(clinic, number))
        job.then(self._show).failed(self._not_shown)

    def leave(self) -> None:
        self.draft.keep()
        self.acts.drafts.keep()

    def tick(self) -> None:
        self._stand()

    def open_finding(self, number: int) -> None:
        """Opens one finding in the list and boxes it in the text."""
        self.active = number
        self._draw()

    def next_finding(self) -> None:
        """Goes to the next finding, in the list and in the text."""
        numbers = [each.number for each in self.listed if not each.passed]
        if not numbers:
            return
        at = numbers.index(self.active) + 1 if self.active in numbers else 0
        self.open_finding(numbers[at % len(numbers)])
        self._go_to_active()

    def _go_to_active(self) -> None:
        """The keyboard goes behind a finding; a gap is selected, so that typing fills it."""
        mark = next((m for m in self._marks() if m.number == self.active), None)
        if mark is not None:
            self.field.go_to(mark, select=self.listed[mark.number - 1].to_fill)

    def _gap(self) -> Listed | None:
        """The first gap that has to be filled before this text can be approved."""
        gaps = (each for each in self.listed if each.to_fill)
        return min(gaps, key=lambda each: each.finding.start, default=None)

    def go_on(self) -> None:
        """What the page is for; while a gap bars that, to the first gap."""
        gap = self._gap()
        if gap is None or not self.acts.barred():
            self.acts.go()
            return
        self.open_finding(gap.number)
        self._go_to_active()

    def let_pass(self, number: int) -> None:
        """Asks why a finding is no problem here."""
        self.acts.let_pass(self.listed[number - 1])

    def never_mark(self, number: int) -> None:
        """Asks why these words are never marked in this clinic."""
        found = self.listed[number - 1].finding
        self.seat.over(WriteMarkPanel(self.seat, self.acts.drafts, of=found))

    def put_better(self, number: int) -> None:
        """Does what the button of a finding says: other words for its sentence, or none."""
        if self.listed[number - 1].to_fill:
            self.open_finding(number)
            self._go_to_active()
            self.field.edit.setFocus()
            return
        text = self.field.text()
        change = change_of(text, self.listed[number - 1].finding)
        if change is None:
            return
        places = Places(text)
        self.field.put(change.words, places.units(change.start), places.units(change.end))
        self.field.edit.setFocus()

    def _put_active(self) -> None:
        if self.findings.better_button is not None:
            self.findings.better_button.click()

    def compare(self) -> None:
        """The versions side by side, with the text in the editor where it differs."""
        if self.shown is not None:
            self.seat.over(VersionsPanel(self.seat, self.shown, self.draft.unkept()))

    def print(self) -> None:
        """The paper of the version that stands, to be looked at, printed or saved."""
        self.seat.go(f"report/statement/{self.number}/statement")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = measure(self).narrow
        if narrow != self._narrow:
            self._narrow = narrow
            if self.shown is not None:
                self._show_heading(self.shown)

    def _show(self, shown: Shown) -> None:
        first, before = self.shown is None, self.shown
        self.shown = shown
        it = shown.statement
        self.published.follow(shown, before)
        self.draft.take(shown, still=self._still())
        self.field.set_still(self._still())
        self.met.show_met(shown)
        if it.releases and (before is None or not before.statement.releases):
            self.reading.show_view("course")
        elif first and not self._still():
            self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reading.show_course(events(self.seat, shown))
        why = "" if self.bench.may("begin") else say("Your role does not do this")
        self.switch.show_siblings(shown, may_begin=why)
        self.facts.show_case(shown, self.draft.facts, still=self._still())
        self.review.show_about(shown.about, shown.platforms)
        self.platform.show_case(shown, still=self._still())
        self._show_heading(shown)
        self._show_asked(shown)
        self._list()
        self._stand()

    def _place_on(self, platform: str) -> None:
        """Somebody said on which platform it will stand."""
        number = self.number
        self.bench.do(lambda clinic: clinic.statements.place(number, platform))

    def _not_shown(self, trouble: Trouble) -> None:
        """A draft that this role does not read, or no such statement."""
        if self.shown is not None:
            self.seat.trouble(trouble)
            return
        whole = self.layout()
        assert whole is not None
        clear(whole)
        whole.addWidget(
            EmptyPage(
                "lock",
                say("Not shown here"),
                say("Reception sees a text once it has gone out. The spokesperson has it now."),
            )
        )

    def _still(self) -> bool:
        """Whether the text may not be changed here: gone out, ended, or not this role's."""
        assert self.shown is not None
        it = self.shown.statement
        return bool(it.releases or it.ending) or not self.bench.may("write")

    def _settled(self) -> None:
        """What the draft had met was dealt with."""
        if self.shown is not None:
            self.met.show_met(self.shown)
            self._draw()
        self._typed()

    def _typed(self) -> None:
        if self.shown is not None:
            self.facts.show_case(self.shown, self.draft.facts, still=self._still())
            self._stand()

    def _read(self, found: tuple[GuardFinding, ...]) -> None:
        self._found = found
        self._list()
        self._stand()

    def _styled(self, style: Style) -> None:
        assert self.shown is not None
        self._style = style.findings
        self.strip.show_style(self.shown.statement, style)
        self.reading.parts.show_parts(style.checklist)
        self.facts.show_unspoken(style.checklist.unspoken)
        self._list()

    def _list(self) -> None:
        """Numbers what was found in the order of the text; what was let pass comes last."""
        if self.shown is None or self._found is None:
            return
        text = self.field.text()
        style = (each for each in self._style if text[each.start : each.end] == each.span)
        found = (*self._found, *style)
        self.listed = listed_in(text, self.draft.sha256(), found, self.shown.statement)
        if not any(each.number == self.active and not each.passed for each in self.listed):
            self.active = next((each.number for each in self.listed if not each.passed), 0)
        self._draw()

    def _draw(self) -> None:
        it = None if self.shown is None else self.shown.statement
        no_more = say("This text can no longer be changed")
        not_this_role = say("Your role does not do this")
        may_pass, may_write = (
            "" if self.bench.may(verb) else not_this_role for verb in ("let_pass", "write")
        )
        self.findings.show_found(
            self.listed,
            self.active,
            may_pass=no_more if it and it.ending else self.acts.why_first() or may_pass,
            may_write=no_more if it and (it.releases or it.ending) else may_write,
            may_tune="" if may("own_mark.write", self.seat.person.role) else not_this_role,
            by_rules_alone=not reads_by_sense(),
        )
        self.reading.show_counts(self.listed)
        self.field.show_marks(self._marks(), self.active)

    def _marks(self) -> list[Mark]:
        return marks_in(self.field.text(), self.listed)

    def _stand(self) -> None:
        """The stamp, the counts and the buttons, for exactly the text in the editor."""
        shown = self.shown
        if shown is None:
            return
        text, sha256 = self.draft.text(), self.draft.sha256()
        self.strip.show_text(shown.statement, text, shown.platform)
        self.foot.show_standing(standing(self.seat, shown, text, sha256), sha256)
        opened = (each for each in self.listed if not each.passed)
        blocks = sum(each.finding.level == "block" for each in opened)
        ways = self.acts.ways(shown, blocks, self._bar(text))
        if ways is not None:
            self.foot.show_ways(ways)

    def _bar(self, text: str) -> str:
        """Why it cannot be approved yet: a gap, or nobody knows before the guard has read it."""
        gap = self._gap()
        if gap is not None:
            return gap_words(text, gap.finding)
        reads = self._found is None and self.draft.is_reading()
        return say("The guard is reading this text") if reads else ""

    def _lent(self) -> None:
        """The words are on the clipboard: has it been published?"""
        self.published.ask()
        self._stand()

    def _not_published(self) -> None:
        self.published.answered()
        self.acts.not_published()
        self._stand()

    def _show_asked(self, shown: Shown) -> None:
        clear(self.place.asked)
        sheet = f"report/statement/{self.number}/counsel_sheet"
        for notice in asked_notices(shown.statement, lambda: self.seat.go(sheet)):
            put(self.place.asked, notice)

    def _show_heading(self, shown: Shown) -> None:
        it = shown.statement
        trail = trail_to(it.case)
        tone = "blue" if it.audience in PUBLIC else "grey"
        marks: tuple[QWidget, ...] = (
            Chip(audience_words(it.audience), tone, icon=audience_icon(it.audience)),  # type: ignore[arg-type]
        )
        versions = Button(
            say("version {n}", n=it.now.number),
            icon="history",
            on=self.compare,
            spoken=say("Compare versions"),
        )
        paper = IconButton("printer", say("Print or save"), on=self.print)
        name, ends = it.title or it.number, (paper, versions)
        if measure(self).narrow:
            self.head(Heading(name, trail=trail, ends=ends))
        else:
            self.head(Heading(name, it.number, trail, marks, ends))

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Workplace(self.facts, self.place, self.reading), 1)
        whole.addWidget(self.met)
        whole.addWidget(self.published)
        whole.addWidget(self.foot)
