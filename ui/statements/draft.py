"""The text that is being written: what is kept of it, what it rests on, what the guard reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from clinicguard.host.words import as_language
from clinicguard.incidents.facts import Fact
from clinicguard.people.permissions import may
from clinicguard.statements.checklist import Checklist, checklist_of
from clinicguard.statements.guard.finding import GuardFinding
from clinicguard.statements.guarding import Guard
from clinicguard.statements.house_form import HouseForm, house_form
from clinicguard.statements.statement import Statement, Version, as_kept, text_hash
from clinicguard.statements.steps import Approval
from clinicguard.statements.style import StyleHint, style_of
from clinicguard.statements.style_words import ACCUSING
from ui.jobs import Task
from ui.language import language, say
from ui.seat import Seat
from ui.statements.draft_field import DraftField
from ui.statements.kept_draft import KeptDraft, kept_draft, kept_since, last_hand, signed_since
from ui.statements.shown import Shown

if TYPE_CHECKING:
    from clinicguard.clinic import Clinic

STYLE = "style"
"""The group of what is no rule: words that point at the reader."""
_DRAFT_MS = 1000
_AS_SHOWN = str.maketrans({"\u00a0": " ", "\u2028": "\n", "\u2029": "\n"})


@dataclass(frozen=True, slots=True)
class Style:
    """What could read better in a text, which rules of the house it keeps, which parts it has."""

    findings: tuple[GuardFinding, ...]
    form: HouseForm
    longest: int = 0
    """Characters of the longest sentence, words in English."""
    grade: float | None = None
    """English only: the school years that a reader needs."""
    checklist: Checklist = field(default_factory=lambda: Checklist(None))


class Draft(QObject):
    """Stands between the editor and the records.

    `typed` comes with each change, `read` with what the guard found in the text as it stands,
    `styled` with what is only a matter of style, `met` when one of these is settled: `theirs` is
    what somebody else kept since the words were begun, `signed` that somebody else approved what
    stands, `aside` what was typed into a text that can no longer be changed.
    """

    typed = Signal()
    met = Signal()
    read = Signal(object)
    styled = Signal(object)

    def __init__(self, parent: QObject, seat: Seat, number: str, field: DraftField) -> None:
        super().__init__(parent)
        self._seat, self._number, self._field = seat, number, field
        self._base: Version | None = None
        self._statement: Statement | None = None
        self._case: tuple[Fact, ...] = ()
        self.facts: set[int] = set()
        self.messages: set[int] = set()
        self.theirs: Version | None = None
        self.signed: Approval | None = None
        self.aside = ""
        self._begun_on = self._hand = 0
        self._unsaved = False
        self._reading = self._again = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DRAFT_MS)
        self._timer.timeout.connect(self.keep)
        field.edit.textChanged.connect(self._changed)

    def take(self, shown: Shown, *, still: bool = False) -> None:
        """Fills the editor with what stands; what was typed since then stays while it may."""
        before, now, untouched = self._base, shown.statement.now, self.is_kept()
        self._base, self._statement, self._case = now, shown.statement, shown.facts
        if before is None:
            self._begin(shown, still=still)
        elif still and not untouched:
            self._set_aside()
        elif before.number != now.number and untouched:
            self._rest_on(now)
            if before.text != now.text:
                self._field.set_text(now.text)
        elif before.number != now.number:
            self._meet(now)
        self._meet_hands()
        self.look()

    def text(self) -> str:
        """The exact text as it would be kept."""
        typed = self._field.text()
        if self._base is not None and typed == as_shown(self._base.text):
            return self._base.text
        return as_kept(typed)

    def sha256(self) -> str:
        """The hash of the text as it stands in the editor."""
        return text_hash(self.text())

    def is_kept(self) -> bool:
        """Whether it is exactly the version that stands, resting on the same."""
        base = self._base
        return base is not None and base.says(self.text(), self.facts, self.messages)

    def unkept(self) -> str:
        """The words that are in no version; empty where there are none."""
        return self.aside or ("" if self.is_kept() else self.text())

    def take_theirs(self) -> None:
        """What somebody else kept goes into the editor; the own words come back by undoing."""
        base = self._base
        assert base is not None
        last = self._field.edit.document().characterCount() - 1
        self._field.put(as_shown(base.text), 0, last)
        self._rest_on(base)
        self._settle(base)

    def go_on(self) -> None:
        """The own words come after what somebody else kept, and in its place."""
        assert self._base is not None
        self._settle(self._base)

    def drop_aside(self) -> None:
        """What was typed too late is not wanted any more."""
        self.aside = ""
        page = f"statement/{self._number}"
        self._seat.jobs.database(lambda clinic: clinic.drafts.drop(page))
        self.met.emit()

    def put(self, words: str, fact: int, message: int) -> None:
        """Puts a fact or a core message in where the keyboard is."""
        if fact:
            self.facts.add(fact)
        if message:
            self.messages.add(message)
        self._field.put_here(words)

    def take_off(self, fact: int) -> None:
        """It no longer rests on a fact; its words stay as they are."""
        self.facts.discard(fact)
        self._changed()

    def keep(self) -> None:
        """Writes the draft, sealed to who types it; drops it where nothing differs."""
        self._timer.stop()
        if not self._unsaved:
            return
        self._unsaved = False
        page, kept = f"statement/{self._number}", self.is_kept()
        facts, messages = frozenset(self.facts), frozenset(self.messages)
        fields = KeptDraft(self.text(), facts, messages, self._begun_on, self._hand).fields()

        def work(clinic: Clinic) -> None:
            if kept:
                clinic.drafts.drop(page)
            else:
                clinic.drafts.keep(page, fields)

        self._seat.jobs.database(work)

    def keeper(self) -> Callable[[Clinic], Statement]:
        """What makes the text, as it stands now, the version that stands, read by the guard.

        It runs on the database lane; what is typed in the meantime changes nothing in it.
        """
        number, text = self._number, self.text()
        facts, messages = sorted(self.facts), sorted(self.messages)

        def keep(clinic: Clinic) -> Statement:
            statement = clinic.statement_lists.one(number)
            if not statement.now.says(text, facts, messages):
                statement = clinic.statements.write(number, text, facts=facts, messages=messages)
            clinic.drafts.drop(f"statement/{number}")
            return statement if statement.checked else clinic.statements.check(number)

        return keep

    def is_reading(self) -> bool:
        """Whether the guard reads the text, or is about to."""
        return self._reading

    def look(self) -> None:
        """Lets the guard read the text: one reading at a time, the newest text last."""
        if self._reading:
            self._again = True
            return
        if self._statement is None or not may("statement.read_drafts", self._seat.person.role):
            return
        self._reading, self._again = True, False
        number, text, it = self._number, self._field.text(), self._statement
        shown_in, written_in = language(), as_language(it.language)

        def told(clinic: Clinic) -> Guard:
            return clinic.statement_lists.guard_for(
                number, it.audience, written_in, shown_in=shown_in
            )

        def read(guard: Guard) -> None:
            # where nobody waits for the records meanwhile
            self._reading = True
            typed = not self.is_kept()
            reading = self._seat.jobs.files(
                lambda task: guard.read(text) if typed else guard.judge(text).findings
            )
            reading.ended(self._ended).then(lambda found: self._found(text, found))

        self._seat.jobs.database(told).ended(self._ended).then(read)

    def _ended(self) -> None:
        self._reading = False

    def _found(self, text: str, found: tuple[GuardFinding, ...]) -> None:
        if text == self._field.text():
            self.read.emit(found)
            self._look_at_style(text, found)
        if self._again:
            self.look()

    def _look_at_style(self, text: str, found: tuple[GuardFinding, ...]) -> None:
        """Needs no records, and so keeps nobody waiting who does."""
        assert self._statement is not None
        it, facts = self._statement, self._case
        written_in = as_language(it.language)

        def work(task: Task) -> Style:
            style = style_of(text, written_in)
            return Style(
                tuple(_as_findings(style.hints)),
                house_form(text, it.audience, found),
                style.longest,
                style.grade,
                checklist_of(it, text, facts),
            )

        def styled(style: Style) -> None:
            if text == self._field.text():
                self.styled.emit(style)

        self._seat.jobs.files(work).then(styled)

    def _begin(self, shown: Shown, *, still: bool) -> None:
        now, kept = shown.statement.now, kept_draft(shown.draft)
        self._rest_on(now)
        if kept is None or still:
            self._field.set_text(now.text)
        else:
            self.facts, self.messages = set(kept.facts), set(kept.messages)
            self._field.set_text(kept.text)
            self._begun_on, self._hand = kept.begun_on or now.number, kept.hand
            self._meet(now)
        if kept is not None and still and kept.text != now.text:
            self.aside = kept.text
        self._unsaved = False

    def _rest_on(self, version: Version) -> None:
        self.facts, self.messages = set(version.facts), set(version.messages)
        self._begun_on = version.number

    def _meet(self, now: Version) -> None:
        """Another version stands than that on which the words in the editor were begun."""
        it, kept = self._statement, self.is_kept()
        assert it is not None
        self.theirs = None if kept else kept_since(it, self._begun_on, self._seat.person.id)
        if self.theirs is None:
            self._begun_on = now.number

    def _meet_hands(self) -> None:
        """Somebody may have approved what stands, while other words were typed here."""
        it = self._statement
        assert it is not None
        if self.is_kept():
            self._hand = last_hand(it)
        self.signed = signed_since(it, self._hand, self._seat.person.id)

    def _settle(self, base: Version) -> None:
        assert self._statement is not None
        self._begun_on, self._hand = base.number, last_hand(self._statement)
        self.theirs, self.signed, self._unsaved = None, None, True
        self.keep()
        self.met.emit()

    def _set_aside(self) -> None:
        """The words can go into no version any more: they make room for those that stand."""
        assert self._base is not None
        self._unsaved = True
        self.keep()
        self.aside, self.theirs, self.signed = self.text(), None, None
        self._rest_on(self._base)
        self._field.set_text(self._base.text)
        self._unsaved = False
        self._timer.stop()

    def _changed(self) -> None:
        self._unsaved = True
        if self._base is not None and (self.theirs or self.signed) and self.is_kept():
            self._settle(self._base)
        if not self._timer.isActive():
            self._timer.start()
        self.typed.emit()
        self.look()


def _as_findings(hints: Sequence[StyleHint]) -> Iterator[GuardFinding]:
    """Turns that point at the reader, in the list with the rest."""
    title, advice = map(say, ACCUSING)
    for hint in hints:
        yield GuardFinding(
            STYLE,
            "hint",
            hint.start,
            hint.end,
            hint.span,
            title,
            advice,
            hint.better,
            mending="words",
        )


def as_shown(text: str) -> str:
    """The text as the editor gives it back: it knows one kind of line end and of space."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_AS_SHOWN)
