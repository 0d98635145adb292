"""A case told step by step, for the scenarios: each line is one thing that somebody records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from clinicguard.incidents import (
    checklist,
    decisions,
    facts,
    gates,
    incident,
    messages,
    rating,
    releases,
    stand_down,
    strategy,
    team,
)
from clinicguard.incidents.case import Case, Skip
from clinicguard.incidents.checklist import CheckState, WantedRule
from clinicguard.incidents.compartments import Compartment, Protection
from clinicguard.incidents.contacts import Contact, Party
from clinicguard.incidents.facts import Fact, Source, SourceKind, Status
from clinicguard.incidents.gates import Answer, GateAnswer, GateRule, Switched
from clinicguard.incidents.incident import Incident, Move, NatureMark, Origin, State
from clinicguard.incidents.rating import Factors, FloorRule, Lowering, Scale
from clinicguard.incidents.releases import Audience, Release
from clinicguard.incidents.rules import Response, Rules
from clinicguard.incidents.stand_down import StandDownRule
from clinicguard.incidents.steps import Step, StepState, StepView, derived
from clinicguard.incidents.strategy import Option, Verdict
from clinicguard.incidents.team import Concerned, ConcernedPerson, HatRule, Member, Seat
from clinicguard.incidents.watch import Signal, Tone, WatchLine
from clinicguard.incidents.watch import Verdict as SignalVerdict
from clinicguard.knowledge.offsets import Offset
from clinicguard.knowledge.ratings import Level

OWNER, MANAGER, DENTIST, RECEPTION, COUNSEL = 1, 2, 3, 4, 5
START = datetime(2026, 11, 19, 0, 12, tzinfo=UTC)
LOW, MEDIUM, HIGH = Level.LOW, Level.MEDIUM, Level.HIGH
YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN

MATRIX = (
    (LOW, LOW, LOW, MEDIUM),
    (LOW, LOW, MEDIUM, MEDIUM),
    (LOW, MEDIUM, MEDIUM, HIGH),
    (MEDIUM, MEDIUM, HIGH, HIGH),
)
SCALE = Scale(MATRIX, (FloorRule("death"), FloorRule("data_out"), FloorRule("press")))
HATS = (
    HatRule("commander", 0, Concerned.WITH_SECOND, True, ("owner", "manager")),
    HatRule("scribe", 1, Concerned.NEVER, True, ("reception", "manager"), ("spokesperson",)),
    HatRule("spokesperson", 2, Concerned.NEVER, True, ("owner", "manager"), ("scribe",)),
    HatRule("evidence_keeper", 3, Concerned.NEVER, False, ("manager", "reception")),
    HatRule("medical_lead", 4, Concerned.NEVER, False, ("clinician", "owner")),
    HatRule("counsel", 5, Concerned.NEVER, False, ("counsel",)),
)
MEMBERS = (
    Member(OWNER, "沈以安", "owner", "0900-000-101"),
    Member(MANAGER, "許雅筑", "manager", "0900-000-102"),
    Member(DENTIST, "何承恩", "clinician", "0900-000-103"),
    Member(RECEPTION, "林美華", "reception", "0900-000-104"),
    Member(COUNSEL, "高若瑜", "counsel", "0900-000-105"),
)
DEATH = GateRule("tw-gate-1", ("tw-dl-01",), ("tw-dl-01",))
DISPUTE = GateRule("tw-gate-2", ("tw-dl-02",))
PRESS = GateRule("tw-gate-6")
PROTECTIONS = (
    Protection(Compartment.CARE, "醫預法 §7", ("tw-gate-1",)),
    Protection(Compartment.MEDIATION, "醫預法 §23", ("tw-gate-2", "tw-gate-6")),
)
NEEDS = (
    "quiet_channels",
    "no_open_clock",
    "no_new_signal",
    "promises_owned",
    "person_safe",
    "review_dated",
)
QUIET = {"Google 評論": 7, "新聞": 7, "社群": 5}
RULES = Rules(
    gates=(DEATH, DISPUTE, PRESS),
    protections=PROTECTIONS,
    scale=SCALE,
    hats=HATS,
    responses={
        LOW: Response(("commander", "scribe"), Offset(4, "h"), Offset(24, "h"), Offset(72, "h")),
        MEDIUM: Response(
            ("commander", "scribe", "spokesperson"), Offset(1, "h"), Offset(4, "h"), Offset(24, "h")
        ),
        HIGH: Response(
            tuple(rule.id for rule in HATS), Offset(15, "min"), Offset(1, "h"), Offset(1, "h")
        ),
    },
    stand_down={
        LOW: StandDownRule(NEEDS[:-1], dict.fromkeys(QUIET, 3), 3),
        MEDIUM: StandDownRule(NEEDS, QUIET, 7),
        HIGH: StandDownRule(NEEDS, dict.fromkeys(QUIET, 10), 10),
    },
    relapse_a_day=3,
    when=lambda start, offset: start + timedelta(minutes=offset.weight),
)
CHECKS = (
    WantedRule("post", "貼文與留言", any_moment=True),
    WantedRule("cctv", "診間錄影", after=timedelta(days=30)),
    WantedRule("consent", "同意書紙本"),
)
DESK = Source(SourceKind.COMPLAINT, "櫃檯客訴", "complaint/C-2026-0001")
EXHIBIT = Source(SourceKind.EXHIBIT, "評論截圖", "E-2026-0001")


class Story:
    """A case and the time, both moved by hand."""

    def __init__(self, *, drill: bool = False) -> None:
        self.now = START
        self._ids = 0
        self.case = Case(
            Incident(
                1,
                "I-2026-0001",
                "拔牙後麻木，當晚出現一星評論",
                State.NOTICED,
                Origin.WATCH,
                START,
                RECEPTION,
                first_words="有人貼文說我們醫死人",
                drill=drill,
            )
        )

    def later(self, **parts: float) -> Story:
        self.now += timedelta(**parts)
        return self

    def _id(self) -> int:
        self._ids += 1
        return self._ids

    def put(self, **fields: object) -> Story:
        self.case = replace(self.case, **fields)  # type: ignore[arg-type]
        return self

    def on_incident(self, **fields: object) -> Story:
        changed = replace(self.case.incident, **fields)  # type: ignore[arg-type]
        return self.put(incident=changed)

    def move(self, move: Move, reason: str = "") -> Story:
        return self.put(incident=incident.moved(self.case.incident, move, self.now, OWNER, reason))

    def safe(self) -> Story:
        return self.on_incident(danger=NO)

    def fact(
        self,
        statement: str,
        status: Status = Status.CONFIRMED,
        *,
        source: Source = EXHIBIT,
        public: bool = False,
    ) -> Fact:
        new = facts.stated(statement, status, source, self.now, OWNER, public)
        new = replace(new, id=self._id())
        self.put(facts=(*self.case.facts, new))
        return new

    def confirmed(self) -> Story:
        self.fact("11-18 22:47 出現一則一星評論", public=True)
        return self.safe().move(Move.CONFIRM)

    def nature(self, nature: str = "medical_dispute") -> Story:
        return self.on_incident(natures=(NatureMark(nature, True, "主張拔牙後麻木由診所負責"),))

    def gate(
        self, rule: GateRule, answer: Answer, *, since: datetime | None = START, reason: str = ""
    ) -> Switched:
        new = GateAnswer(rule.id, answer, self.now, OWNER, reason, since)
        found = gates.switched(rule, self.case.answers, new)
        self.put(answers=(*self.case.answers, new))
        return found

    def rate(
        self,
        factors: Factors,
        floors: Mapping[str, Answer] | None = None,
        *,
        reason: str = "矩陣如此",
        lowering: Lowering | None = None,
    ) -> Level:
        judged = rating.assess(factors, floors or {}, SCALE)
        kept = rating.rated(
            judged, floors or {}, self.case.ratings, self.now, OWNER, reason, lowering
        )
        self.put(ratings=(*self.case.ratings, kept)).on_incident(level=kept.level)
        return kept.level

    def hat(self, hat: str, holder: int, deputy: int | None = None) -> Story:
        seat = Seat(hat, holder, deputy)
        return self.put(seats=team.seated(self.case.seats, seat, self.case.concerned_people))

    def concerned(self, person: int) -> Story:
        new = ConcernedPerson(person, "當事醫師", self.now)
        return self.put(concerned=(*self.case.concerned, new))

    def with_team(self) -> Story:
        self.hat("commander", OWNER, MANAGER).hat("spokesperson", OWNER, MANAGER)
        return self.hat("scribe", RECEPTION, MANAGER).on_incident(activated_at=self.now)

    def notice(self, *told: int) -> Story:
        new = releases.noticed("不回應、不轉貼、不改病歷", told or (1, 2, 3, 4), self.now, MANAGER)
        return self.put(notices=(*self.case.notices, replace(new, id=self._id())))

    def checks(self) -> Story:
        lines = checklist.listed(CHECKS, self.case.checks, START)
        kept = (replace(line, id=self._id()) for line in lines)
        return self.put(checks=(*self.case.checks, *kept))

    def settle(self, rule: str, state: CheckState, *exhibits: str, reason: str = "") -> Story:
        return self.put(
            checks=tuple(
                checklist.settled(line, state, self.now, MANAGER, exhibits, reason)
                if line.rule == rule
                else line
                for line in self.case.checks
            )
        )

    def option(self, kind: str, title: str, verdict: Verdict = Verdict.CHOSEN) -> Story:
        new = Option(self._id(), kind, title, "好處", "代價")
        judged = strategy.judged(new, verdict, "理由", self.now, OWNER)
        return self.put(options=(*self.case.options, judged))

    def message(self, text: str, *proof: Fact) -> Story:
        new = messages.stated(
            text, (fact.id for fact in proof), self.case.messages, self.now, OWNER
        )
        return self.put(messages=(*self.case.messages, replace(new, id=self._id())))

    def decide(self, choice: str) -> Story:
        new = decisions.decided("怎麼做", (), choice, "因為", self.now, OWNER, self.case.facts)
        return self.put(decisions=(*self.case.decisions, new))

    def release(
        self,
        text: str = "我們看到了，正在了解。",
        *,
        audience: Audience = Audience.PUBLIC,
        by: int = OWNER,
        channel: str = "官網",
        next_update: datetime | None = None,
        flags: tuple[str, ...] = (),
    ) -> Story:
        new = Release(
            self._id(),
            "statement/S-2026-0001",
            audience,
            channel,
            self.now,
            by,
            text,
            next_update=next_update,
            flags=flags,
        )
        self.put(releases=(*self.case.releases, new))
        return self.on_incident(next_update=next_update)

    def contact(self, party: Party, said: str = "先問現在怎麼樣", *, by: int = OWNER) -> Story:
        new = Contact(self._id(), party, "某某", "phone", self.now, by, said)
        return self.put(contacts=(*self.case.contacts, new))

    def look(
        self,
        channel: str,
        tone: Tone = Tone.CALM,
        reach: str = "",
        *,
        day: date | None = None,
        fresh: int | None = None,
    ) -> Story:
        when = day or self.now.date()
        line = WatchLine(
            self._id(), channel, when, self.now, RECEPTION, "看過", tone, reach, "照常", fresh
        )
        return self.put(lines=(*self.case.lines, line))

    def signal(
        self, channel: str, verdict: SignalVerdict = SignalVerdict.OURS, *, words: str = "新留言"
    ) -> Story:
        new = Signal(self._id(), channel, words, self.now, RECEPTION, verdict, "指名本診所")
        return self.put(signals=(*self.case.signals, new))

    def stood_down(self, *reasons: str) -> Story:
        signed = stand_down.signed(
            reasons or ("四天沒有新的討論",), (), "", stand_down.Proposal(()), self.now, OWNER
        )
        self.move(Move.STAND_DOWN, "；".join(signed.reasons))
        return self.put(stand_downs=(*self.case.stand_downs, signed))

    def skip(self, step: Step, reason: str) -> Story:
        return self.put(skips=(*self.case.skips, Skip(step.value, reason, self.now, OWNER)))

    def steps(self) -> dict[Step, StepView]:
        return {view.step: view for view in derived(self.case, RULES)}

    def state_of(self, step: Step) -> StepState:
        return self.steps()[step].state

    def lacks(self, step: Step) -> set[str]:
        return {missing.code for missing in self.steps()[step].missing}


def codes(barriers: Iterable[object]) -> list[str]:
    """The codes of barriers or of missing things."""
    return [str(getattr(each, "code", each)) for each in barriers]
