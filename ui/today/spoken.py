"""Today in words: how long there is, on what ground a clock runs, what is to be done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from clinicguard.complaints.clock import ClockKind
from clinicguard.complaints.spoken import spoken
from clinicguard.host.dates import day_short, when_short
from clinicguard.overview.today import ClockLine, Urgent, UrgentKind
from clinicguard.tasks.running import Basis, ClockState, RunningClock
from clinicguard.tasks.task import Light
from ui.language import count, language, say, say_in, words
from ui.seat import Seat
from ui.shell.remaining import length_words
from ui.widgets.glyphs import Glyph
from ui.widgets.lights import light_glyph
from ui.widgets.spans import GAP

_HOUR, _DAY = 60, 24 * 60
_FAR_DAYS = 60


@dataclass(frozen=True, slots=True)
class Now:
    """The moment and the place by which the page is written."""

    moment: datetime
    zone: ZoneInfo

    @property
    def today(self) -> date:
        """The day at the clinic."""
        return self.moment.astimezone(self.zone).date()

    def day(self, moment: datetime) -> str:
        """「今天 10:30」「11-23（一）」: for a narrow place."""
        there = moment.astimezone(self.zone).date()
        if there == self.today:
            return self.due(moment)
        return day_short(there, language(), today=self.today)

    def due(self, moment: datetime) -> str:
        """「今天 10:30」「11-23（一）18:00」."""
        there = moment.astimezone(self.zone)
        if there.date() == self.today:
            return say("today {time}", time=f"{there:%H:%M}")
        return when_short(moment, language(), zone=self.zone, today=self.today)


def now_of(seat: Seat) -> Now:
    """The seat's own."""
    return Now(seat.now(), seat.zone)


def left_short(minutes: int, days: int | None, overdue: bool) -> str:
    """「剩 22 分」「逾 15 時」「剩 3 個工作日」: the largest unit alone."""
    if overdue:
        return say("{length} overdue", length=_one_unit(minutes))
    if days:
        return count("{n} working day left", "{n} working days left", days)
    return say("{length} left", length=_one_unit(minutes))


def left_of(line: ClockLine, now: Now) -> str:
    """How long a clock still has, or why it stands still."""
    clock = line.clock
    if clock.state is ClockState.HELD:
        return line.held or say("on hold")
    if clock.due_day is None:
        if line.promised is not None and line.days and not line.overdue:
            return count("{n} open day left", "{n} open days left", line.days)
        return left_long(line.minutes, line.days, line.overdue)
    past = (now.today - clock.due_day).days
    if past > 0:
        return count("{n} day overdue", "{n} days overdue", past)
    if past == 0:
        return say("today")
    if (line.days or 0) > _FAR_DAYS or not line.days:
        return count("{n} day left", "{n} days left", -past)
    return count("{n} working day left", "{n} working days left", line.days)


def left_long(minutes: int, days: int | None, overdue: bool) -> str:
    """「逾 15 時 38 分」「剩 1 個工作日」."""
    if overdue:
        return say("{length} overdue", length=length_words(minutes))
    if days:
        return count("{n} working day left", "{n} working days left", days)
    return say("{length} left", length=length_words(minutes))


def due_of(clock: RunningClock, now: Now) -> str:
    """When a clock is due."""
    if clock.state is ClockState.HELD:
        return say("on hold")
    if clock.due_at is not None:
        return when_short(clock.due_at, language(), zone=now.zone, today=now.today)
    assert clock.due_day is not None
    return day_short(clock.due_day, language(), today=now.today)


def clock_words(rule: str, own: str) -> str:
    """What is due: a promised time by its rule, any other by its own words."""
    kinds = {kind.value: kind for kind in ClockKind}
    return spoken(kinds[rule], words()) if rule in kinds else own


def basis_of(line: ClockLine) -> str:
    """「診所承諾　1 個看診日」「個資法 §13」「建議做法」「未查證」: nobody takes advice for law."""
    clock = line.clock
    match clock.basis:
        case Basis.LAW:
            ground = clock.article
        case Basis.PROMISE:
            ground = say_in("basis", "Our promise")
        case Basis.PRACTICE:
            ground = say_in("basis", "Good practice")
        case Basis.UNVERIFIED:
            ground = GAP.join(part for part in (say("Unverified"), clock.article) if part)
    if line.promised is not None:
        days = count("{n} open day", "{n} open days", line.promised)
        ground = GAP.join((ground, days))
    return ground if clock.certain else GAP.join((ground, say("the question is still open")))


def glyph_of(line: ClockLine) -> Glyph:
    """The state glyph of a clock; advice has the dashed ring while it is far."""
    if line.clock.state is ClockState.HELD:
        return "held"
    if line.light is Light.FAR and (
        line.clock.basis in (Basis.PRACTICE, Basis.UNVERIFIED) or not line.clock.certain
    ):
        return "unknown"
    return light_glyph(line.light)


def meter_of(line: ClockLine) -> str:
    """The colour of the meter."""
    if glyph_of(line) in ("held", "unknown"):
        return "held"
    return {Light.BURNS: "red_fill", Light.SOON: "amber_fill"}.get(line.light, "green_fill")


def number_of(address: str) -> str:
    """The number of a case out of its address; empty for none."""
    return address.split("/")[1] if "/" in address else ""


def urgent_title(urgent: Urgent, now: Now) -> str:
    """What is to be done, in one line."""
    match urgent.kind:
        case UrgentKind.SAFETY:
            return say("Is anybody in danger now?")
        case UrgentKind.WORD:
            assert urgent.due is not None
            return say("The next update is due: {when}", when=now.due(urgent.due))
        case UrgentKind.EVIDENCE:
            return say("“{title}” is not what was taken in", title=urgent.words)
        case UrgentKind.UNCONFIRMED:
            return say("A new case waits: is it real, is it about us?")
        case UrgentKind.TASK:
            return urgent.words
        case UrgentKind.CLOCK:
            return _clock_title(urgent, now)


def urgent_note(urgent: Urgent) -> str:
    """The number of the case, and why."""
    return GAP.join(part for part in (number_of(urgent.address), urgent.note) if part)


def urgent_button(urgent: Urgent) -> tuple[str, str | None]:
    """What the button says, and its icon."""
    match urgent.kind:
        case UrgentKind.SAFETY:
            return say("Answer"), None
        case UrgentKind.EVIDENCE:
            return say("Show it"), None
        case UrgentKind.UNCONFIRMED:
            return say("Go and look"), None
        case UrgentKind.CLOCK if urgent.address.startswith("complaint/"):
            return say("Open the complaint"), "phone"
        case UrgentKind.TASK if not number_of(urgent.address):
            return say("Done"), "check"
        case _:
            return say("Go there"), None


def _clock_title(urgent: Urgent, now: Now) -> str:
    clock = clock_words(urgent.rule, urgent.words)
    overdue = urgent.due is not None and urgent.due <= now.moment
    if not urgent.who:
        return say("{clock} is overdue", clock=clock) if overdue else clock
    if overdue:
        return say("{who}: {clock} is overdue", who=urgent.who, clock=clock)
    return say("{who}: {clock}", who=urgent.who, clock=clock)


def _one_unit(minutes: int) -> str:
    if minutes < _HOUR:
        return length_words(minutes)
    if minutes < _DAY:
        return length_words(minutes // _HOUR * _HOUR)
    return length_words(minutes // _DAY * _DAY)
