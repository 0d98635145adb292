"""One complaint: where it stands, its promised times, what was said and done, what is next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from clinicguard.complaints.beside import NOTHING_BESIDE, BesideIt
from clinicguard.complaints.complaint import LinkKind, Need, needs
from clinicguard.complaints.history import Sight
from clinicguard.complaints.moves import State, Verb
from clinicguard.complaints.sheet import Sheet
from clinicguard.complaints.taxonomy import Taxonomy
from clinicguard.evidence.exhibit import Exhibit
from clinicguard.evidence.seals import CaseSeal
from clinicguard.people.permissions import may
from clinicguard.statements.statement import Statement
from ui.complaints.actions import action_rows
from ui.complaints.beside_lines import beside_lines
from ui.complaints.choices import icon_of, said
from ui.complaints.course import events
from ui.complaints.facts import flag_chips, promise_rows, tie_lines, time_cards, word_cards
from ui.complaints.letters import add_button, capture_button, letters_card
from ui.complaints.limits import limit_link, limit_rows
from ui.complaints.papers import Order
from ui.complaints.steps import is_offered
from ui.complaints.texts import no_texts, reply_button, texts_card
from ui.evidence.case_seal import seal_line
from ui.language import say, say_in
from ui.seat import Seat
from ui.statements.kept_reply import KeptReply, kept_notice
from ui.theme.chosen import px
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Hairline, ScrollColumn, SectionHead, link
from ui.widgets.cards import Sheet as Ground
from ui.widgets.choices import Option
from ui.widgets.flow import Flow
from ui.widgets.marks import Chip
from ui.widgets.progress import State as Station
from ui.widgets.progress import StateLine, Timeline
from ui.widgets.segments import Segments
from ui.widgets.squeeze import SqueezingRow
from ui.widgets.text import Label, in_button

Do = Callable[[Verb], object]
_EDGE = 20
ESCALATE = "incident.open_from"
HAND_IN = "evidence.take_in"
_ROAD = (State.NEW, State.ACKNOWLEDGED, State.LOOKING, State.ANSWERED, State.CLOSED)


class SheetPane(QWidget):
    """Shows a sheet; `do` begins a verb, `unmask` asks for the names."""

    def __init__(
        self,
        seat: Seat,
        sheet: Sheet,
        known: Taxonomy,
        *,
        do: Do,
        unmask: Callable[[], object] | None,
        sight: Sight = Sight.ALL,
        letters: Sequence[Exhibit] = (),
        seal: CaseSeal | None = None,
        beside: BesideIt = NOTHING_BESIDE,
        texts: Sequence[Statement] = (),
        kept: KeptReply | None = None,
    ) -> None:
        super().__init__()
        self.letters = tuple(letters)
        self.seal = seal
        self.beside = beside
        self.texts = tuple(texts)
        self.kept = kept
        self._seat = seat
        self._known = known
        self._do = do
        number = sheet.complaint.number
        self._orders = (Order(seat, "slip", number), Order(seat, "record", number))
        self.sheet = sheet
        self.sight = sight
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head(unmask))
        column.addWidget(Hairline())
        self._scroll = ScrollColumn(_EDGE, SPACE.between)
        column.addWidget(self._scroll, 1)
        self._timeline = Timeline()
        self._fill()
        column.addWidget(Hairline())
        column.addWidget(self._foot())

    def as_read(self, sheet: Callable[[Sheet], object]) -> tuple[object, ...]:
        """What a person sees here, to compare."""
        return sheet(self.sheet), self.letters, self.seal, self.beside, self.texts, self.kept

    def scrolled(self) -> int:
        """How far down the page stands."""
        return self._scroll.verticalScrollBar().value()

    def scroll_to(self, at: int) -> None:
        """Brings the page to where it stood, once it is laid out."""
        QTimer.singleShot(0, self, lambda: self._scroll.verticalScrollBar().setValue(at))

    def _head(self, unmask: Callable[[], object] | None) -> QWidget:
        it = self.sheet.complaint
        ground = Ground("surface")
        column = QVBoxLayout(ground)
        column.setContentsMargins(px(_EDGE), px(SPACE.between), px(_EDGE), px(SPACE.inside))
        column.setSpacing(px(SPACE.hair))
        first = QHBoxLayout()
        first.setSpacing(px(SPACE.inside))
        first.addWidget(Label(it.number, "note", "text2", select=True))
        first.addWidget(Chip(said(it.channel), icon=icon_of(it.channel)))
        if it.complainant.name:
            first.addWidget(Chip(said(it.complainant.relation)))
        first.addStretch(1)
        self.print = IconButton(
            "printer", say_in("complaint", "Papers"), on=self._show_papers, size="small"
        )
        first.addWidget(self.print)
        column.addLayout(first)
        column.addWidget(Label(_headline(it.verbatim), "section", bold=True, elide=True))
        who = QHBoxLayout()
        who.setSpacing(px(SPACE.between))
        name = it.complainant.name or it.patient.name or say("Name not given")
        who.addWidget(Label(name, "note", "text", bold=True))
        if it.patient.chart:
            who.addWidget(Label(say("Chart {n}", n=it.patient.chart), "note", "text2"))
        if self.sheet.times > 1:
            nth = say("complaint no. {n} from them", n=self.sheet.times)
            who.addWidget(Label(nth, "note", "text2"))
        who.addStretch(1)
        if unmask is not None:
            who.addWidget(link(say("Show the names (noted in the log)"), unmask, icon="eye"))
        column.addLayout(who)
        column.addSpacing(px(SPACE.hair))
        column.addWidget(StateLine(_stations(it.state)))
        return ground

    def _fill(self) -> None:
        it, column = self.sheet.complaint, self._scroll.column
        times = time_cards(self.sheet, self._seat)
        if times is not None:
            column.addWidget(times)
        if it.limits:
            column.addWidget(limit_rows(self.sheet, self._seat))
        column.addWidget(word_cards(it, self._known, partial(self._do, Verb.EDIT)))
        if it.flags:
            flags = QWidget()
            flow = Flow(flags, gap=6)
            for chip in flag_chips(it):
                flow.addWidget(chip)
            column.addWidget(flags)
        column.addWidget(beside_lines(self.beside, it.number, self._seat))
        ties = [tie for tie in it.links if tie.undone_at is None]
        if ties:
            column.addWidget(tie_lines(ties, self._seat))
        if it.open_promises:
            column.addWidget(SectionHead(say("Open promises")))
            column.addWidget(promise_rows(self.sheet, self._seat, self._do))
        if it.actions:
            column.addWidget(SectionHead(say("What we set ourselves")))
            column.addWidget(action_rows(self.sheet, self._seat))
        if (limit := limit_link(self._seat, self.sheet)) is not None:
            column.addWidget(limit, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(SectionHead(say("Texts"), no_texts(self.texts, self._seat)))
        if self.texts:
            column.addWidget(texts_card(self.texts, self._seat))
        if self.kept is not None:
            column.addWidget(kept_notice(self._seat, self.kept))
        column.addWidget(self._letters())
        if self.letters:
            column.addWidget(letters_card(self.letters, self._seat))
        if self.seal is not None:
            column.addWidget(seal_line(self._seat, self.seal, it.address))
        sights = Segments(
            [
                Option(Sight.ALL.value, say_in("complaint", "All")),
                Option(Sight.CONTACTS.value, say_in("complaint", "Contacts")),
                Option(Sight.PROMISES.value, say_in("complaint", "Promises")),
                Option(Sight.STATES.value, say_in("complaint", "States")),
            ],
            self.sight.value,
            spoken=say("What of the course is shown"),
        )
        sights.chosen.connect(lambda key: self._look(Sight(key)))
        column.addWidget(SectionHead(say("Course and contacts"), "", sights))
        column.addWidget(self._timeline)
        about = f"log/about/{it.number}"
        column.addWidget(
            link(say("In the log"), lambda: self._seat.go(about), icon="history"),
            0,
            Qt.AlignmentFlag.AlignLeft,
        )
        column.addStretch(1)
        self._look(self.sight)

    def _letters(self) -> SectionHead:
        """What came in on paper; who may not hand anything in only reads."""
        head, note = say("Letters and files"), "" if self.letters else say("none yet")
        if not may(HAND_IN, self._seat.person.role):
            return SectionHead(head, note)
        subject = self.sheet.complaint.address
        ways = (capture_button(subject, self._seat), add_button(subject, self._seat))
        return SectionHead(head, note, *ways)

    def _look(self, sight: Sight) -> None:
        self.sight = sight
        it, people = self.sheet.complaint, self.sheet.people
        self._timeline.show_events(tuple(events(it, sight, people, self._known, self._seat)))

    def _foot(self) -> QWidget:
        ground, strip = Ground("surface"), SqueezingRow()
        around = QVBoxLayout(ground)
        around.setContentsMargins(px(_EDGE), px(10), px(_EDGE), px(10))
        around.addWidget(strip)
        row = QHBoxLayout(strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SPACE.inside))
        able = {verb for verb in self.sheet.able if is_offered(self.sheet, verb)}
        step = next_step(self.sheet)
        shown = [verb for verb in (Verb.NOTE_CONTACT,) if verb in able]
        if step is not None:
            self.primary = Button(
                said(step), "primary", key="Ctrl+Enter", on=partial(self._do, step)
            )
            row.addWidget(self.primary)
        for verb in shown:
            if verb is not step:
                row.addWidget(Button(said(verb), on=partial(self._do, verb)))
        self.reply = reply_button(self._seat, self.sheet.complaint, self.beside.review)
        if self.reply is not None:
            row.addWidget(self.reply)
        row.addStretch(1)
        if may(ESCALATE, self._seat.person.role) and not _is_incident(self.sheet):
            row.addWidget(
                Button(say("Make it an incident"), "text", icon="siren", on=self._escalate)
            )
        rest = [verb for verb in _MENU if verb in able and verb is not step and verb not in shown]
        if rest:
            more = say_in("complaint", "More")
            self.more = IconButton("ellipsis", more, on=lambda: self._open(rest))
            row.addWidget(self.more)
        return ground

    def _escalate(self) -> None:
        self._seat.go(f"incidents/new?complaint={self.sheet.complaint.number}")

    def _open(self, verbs: list[Verb]) -> None:
        menu = QMenu(self)
        for verb in verbs:
            menu.addAction(in_button(said(verb))).triggered.connect(partial(self._begin, verb))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, 0)) - QPoint(0, menu.sizeHint().height()))

    def _begin(self, verb: Verb, _on: bool = False) -> None:
        self._do(verb)

    def _show_papers(self) -> None:
        menu = QMenu(self)
        for order in self._orders:
            for words, call in (
                (say("Print: {paper}", paper=order.name), order.print_out),
                (say("Save as PDF: {paper}", paper=order.name), order.save),
            ):
                action = menu.addAction(in_button(words))
                action.triggered.connect(lambda _=False, call=call: call(self))
        more = menu.addAction(say("All papers of this complaint"))
        more.triggered.connect(lambda: self._seat.go(f"reports/{self.sheet.complaint.address}"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.print.mapToGlobal(QPoint(0, self.print.height())))


_MENU = (
    Verb.PROMISE,
    Verb.BEGIN_LOOKING,
    Verb.ADD_ISSUE,
    Verb.RATE_ISSUE,
    Verb.HEAR,
    Verb.FIND,
    Verb.DECIDE_REMEDY,
    Verb.LEARN,
    Verb.ANSWER,
    Verb.SATISFACTION,
    Verb.FLAG,
    Verb.UNFLAG,
    Verb.LINK,
    Verb.UNLINK,
    Verb.HOLD_CLOCK,
    Verb.RESUME_CLOCK,
    Verb.EDIT,
    Verb.CLOSE,
    Verb.REOPEN,
    Verb.WITHDRAW,
)


def _is_incident(sheet: Sheet) -> bool:
    return any(
        tie.kind is LinkKind.INCIDENT and tie.undone_at is None for tie in sheet.complaint.links
    )


def next_step(sheet: Sheet) -> Verb | None:
    """The verb that brings the complaint on; None when this role has none."""
    it, able = sheet.complaint, sheet.able
    order: tuple[Verb, ...]
    match it.state:
        case State.NEW:
            order = (Verb.ACKNOWLEDGE, Verb.BEGIN_LOOKING)
        case State.ACKNOWLEDGED:
            order = (Verb.BEGIN_LOOKING,)
        case State.LOOKING:
            order = (*_wanted(sheet), Verb.ANSWER)
        case State.ANSWERED:
            asked = () if it.satisfactions else (Verb.SATISFACTION,)
            order = (*asked, Verb.CLOSE)
        case State.CLOSED | State.WITHDRAWN:
            order = (Verb.REOPEN,)
    return next((verb for verb in order if verb in able), None)


def _wanted(sheet: Sheet) -> list[Verb]:
    leads = {
        Need.ISSUE: Verb.ADD_ISSUE,
        Need.STAFF_SIDE: Verb.HEAR,
        Need.FINDING: Verb.FIND,
    }
    return [leads[need] for need in needs(sheet.complaint, Verb.ANSWER) if need in leads]


def _stations(now: State) -> list[Station]:
    if now is State.WITHDRAWN:
        return [Station(said(State.NEW), "fine"), Station(said(State.WITHDRAWN), "slashed")]
    at = _ROAD.index(now)
    last = len(_ROAD) - 1
    return [
        Station(
            said(state),
            "closed" if n == at == last else "doing" if n == at else "fine" if n < at else "todo",
        )
        for n, state in enumerate(_ROAD)
    ]


def _headline(verbatim: str) -> str:
    return " ".join(verbatim[:120].split())
