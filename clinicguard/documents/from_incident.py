"""Fills the post-incident report from the case as its reader may see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clinicguard.documents.from_evidence import custody_lines, exhibit_lines
from clinicguard.documents.incident_report.packs import Pack
from clinicguard.documents.incident_report.paper import (
    ActionLine,
    EventLine,
    MomentLine,
    ReportPaper,
    ReviewPaper,
)
from clinicguard.documents.incident_report.reading import LEVELS, Told, to_the_millisecond
from clinicguard.documents.incident_report.shortfalls import Shortfalls
from clinicguard.documents.marks import Mark
from clinicguard.documents.press import Press
from clinicguard.incidents import telling
from clinicguard.incidents.compartments import Compartment
from clinicguard.incidents.facts import Status
from clinicguard.incidents.review import LineKind, ReviewLine
from clinicguard.incidents.spoken import spoken
from clinicguard.incidents.timeline import Event
from clinicguard.knowledge.ratings import Level
from clinicguard.statements.audiences import PUBLIC
from clinicguard.tasks.running import Basis


def report_paper(told: Told, press: Press, pack: Pack = Pack.LEGAL) -> ReportPaper:
    """The report's values for one reader; causes keep to their own compartment (§34-3)."""
    return _Filler(told, press).paper(pack)


_TOLD_ELSEWHERE = frozenset(
    {
        "hat_assigned",
        "hat_freed",
        "option_weighed",
        "option_open",
        "option_later",
        "option_not_chosen",
        "gate_answered",
        "fact_stated",
        "notice_read",
        "message_stated",
        "watched",
        "review_noted",
        "check_absent",
        "clock_started",
        "task_done",
        "task_not_done",
    }
)
"""What fills a chapter of its own; the timeline keeps to what a reader has to follow."""


class _Filler(Shortfalls):
    def paper(self, pack: Pack) -> ReportPaper:
        case, incident, say = self._case, self._case.incident, self._words.say
        closing = case.closings[-1] if case.closings else None
        matrix = self._it.guide.rules.scale.matrix
        marks = pack.marks + ((Mark.DRILL,) if incident.drill else ())
        return ReportPaper(
            number=incident.number,
            title=incident.title,
            pack=pack.said(self._words),
            marks=marks,
            cut_off=self._press.stamp.made_at,
            summary=closing.summary if closing else incident.first_words,
            closed=closing is not None,
            state=spoken(incident.state, self._words),
            level=LEVELS[incident.level] if incident.level else 0,
            level_word=spoken(incident.level, self._words) if incident.level else say("Not rated"),
            levels=tuple(tuple(LEVELS[cell] for cell in row) for row in matrix),
            level_words=(
                spoken(Level.LOW, self._words),
                spoken(Level.MEDIUM, self._words),
                spoken(Level.HIGH, self._words),
            ),
            natures=tuple(self._kinds()),
            highest=self._highest(),
            for_whom=self._it.for_whom,
            purpose=self._it.purpose,
            shaped_by=(
                *self._it.shaped_by,
                *self._masked(),
                say(
                    "The timeline leaves out single steps that have a chapter of their own: "
                    "roles, tasks, options, gates, facts as first noted, the watch, review points."
                ),
            ),
            kept_apart=tuple(self._kept_apart(pack)),
            parties=tuple(self._it.parties),
            moments=tuple(self._moments()),
            timeline=tuple(self._timeline()),
            facts=tuple(self._fact(fact) for fact in case.facts),
            gates=tuple(self._gates()),
            clocks=tuple(self._clock(clock) for clock in case.clocks),
            ratings=tuple(self._rating(rating) for rating in case.ratings),
            team=tuple(self._team()),
            kept_out=tuple((self._who(each.person), each.why) for each in case.concerned),
            tasks=tuple(self._tasks()),
            options=tuple(self._options()),
            messages=tuple(self._messages()),
            decisions=tuple(self._decision(n, each) for n, each in enumerate(case.decisions, 1)),
            passed=tuple(self._passed()),
            skipped=tuple(self._skipped()),
            statements=tuple(self._statements()),
            notices=tuple(self._notices()),
            talks=tuple(self._talks()),
            exhibits=exhibit_lines(
                self._it.exhibits, self._address, self._it.people, self._press, self._it.pictures
            ),
            custody=custody_lines(self._it.exhibits, self._address, self._it.people, self._press),
            missing=tuple(self._missing()),
            protected=tuple(self._protected()),
            watch=tuple(self._watch()),
            stood_down=tuple(self._stood_down()),
            review=self._review() if pack.shows_causes else None,
            actions=tuple(self._actions()),
            open_points=closing.open_points if closing else (),
            unverified=tuple(self._unverified()),
            log=tuple(self._it.log),
            times=tuple(self._it.times),
            reader=pack,
        )

    def _masked(self) -> Iterator[str]:
        """Which names are shortened, and where they stand in full."""
        if self._it.parties:
            yield self._words.say(
                "Complainants' names are masked here; what exhibits, custody and quotations hold "
                "stands as recorded, names included."
            )

    def _kinds(self) -> Iterator[tuple[str, str]]:
        """Each kind with its reason, the main one first; of several it is marked as that."""
        marks = sorted(self._case.incident.natures, key=lambda mark: not mark.main)
        for mark in marks:
            name = self._nature(mark.nature)
            if mark.main and len(marks) > 1:
                name = self._words.say_in("paper", "{nature}, the main kind", nature=name)
            yield name, mark.why

    def _moments(self) -> Iterator[MomentLine]:
        incident, say = self._case.incident, self._words.say
        outside = [each.at for each in self._case.releases if each.audience.value in PUBLIC]
        yield MomentLine(say("It happened"), incident.happened_at)
        yield MomentLine(say("It was noticed"), incident.noticed_at)
        yield MomentLine(say("The plan was started"), incident.confirmed_at)
        yield MomentLine(say("The team was called"), incident.activated_at)
        yield MomentLine(say("First words to the public"), min(outside, default=None))
        yield MomentLine(say("Stood down"), incident.stood_down_at)
        yield MomentLine(say("Case closed"), incident.closed_at)

    def _timeline(self) -> Iterator[EventLine]:
        for event in sorted(self._case.events, key=lambda each: (each.at, each.id)):
            if event.struck_because or event.kind in _TOLD_ELSEWHERE:
                continue
            line = telling.line(event, self._words, self._it.people, self._it.guide)
            source = self._press.several(self._marks.get(each, each) for each in event.exhibits)
            source = source or event.source or self._entry(event)
            yield EventLine(event.at, line.words, self._who(event.by), source, line.why)

    def _compartment(self) -> str:
        """Whether the law protects the analysis of causes in this case; a mark alone does not."""
        own = Compartment.ROOT_CAUSE
        article = self._press.several(
            x.article for x in self._case.compartments if x.compartment is own
        )
        if article:
            return self._words.say(
                "This compartment is protected here by {article}.", article=article
            )
        return self._words.say(
            "No article protects this compartment here: what stands in it may have to be disclosed."
        )

    def _entry(self, event: Event) -> str:
        """The entry of the log that wrote the line; of another record its number."""
        if event.own:
            return ""
        if event.kind.startswith("complaint_"):
            return event.says.get("number", "")
        number = self._it.entries.get(to_the_millisecond(event.written_at))
        if number is None:
            return self._words.say("Noted by the program")
        return self._words.say("Log {n}", n=f"{number:,}")

    def _highest(self) -> str:
        level, ratings = self._case.incident.level, self._case.ratings
        top = max((each.level for each in ratings), key=LEVELS.__getitem__, default=None)
        return "" if top is None or top is level else spoken(top, self._words)

    def _stood_down(self) -> Iterator[str]:
        for each in self._case.stand_downs[-1:]:
            yield from each.reasons
            for point in each.still_open:
                yield self._words.say("Still open then: {point}", point=point)
            if each.watch_on:
                yield self._words.say("Watch from then on: {words}", words=each.watch_on)

    def _review(self) -> ReviewPaper | None:
        review = self._case.review
        if not review.lines:
            return None
        lines = [line for line in review.lines if not line.struck_because]
        bones = {bone.id: bone for bone in self._it.guide.playbooks.causes.groups}
        causes: dict[str, list[str]] = {}
        for line in lines:
            if line.kind is LineKind.CAUSE:
                name = self._text(bones[line.bone].name) if line.bone in bones else line.bone
                causes.setdefault(name, []).append(line.words)
        return ReviewPaper(
            at=lines[0].at,
            led_by=self._who(review.facilitator) if review.facilitator else "",
            attendees=tuple(self._who(each) for each in review.attendees),
            went_well=_of(lines, LineKind.WENT_WELL),
            went_badly=_of(lines, LineKind.WENT_BADLY),
            whys=tuple((x.question, x.words) for x in lines if x.kind is LineKind.WHY),
            causes=tuple((name, tuple(words)) for name, words in causes.items()),
            root_cause="\n".join(_of(lines, LineKind.ROOT_CAUSE)),
            lessons=_of(lines, LineKind.LESSON),
        )

    def _actions(self) -> Iterator[ActionLine]:
        for n, each in enumerate(self._case.review.actions, 1):
            yield ActionLine(
                f"R{n}",
                each.words,
                self._who(each.owner),
                each.due,
                each.measure,
                each.check_on,
                each.done_at,
            )

    def _unverified(self) -> Iterator[str]:
        """What the case itself leaves open, then every law row it used that is not certain."""
        for closing in self._case.closings[-1:]:
            yield from closing.unverified_points
        for fact in self._case.facts:
            if fact.status in (Status.UNKNOWN, Status.REPORTED):
                yield self._labelled(spoken(fact.status, self._words), fact.statement)
        used = {clock.rule for clock in self._case.clocks if clock.basis is Basis.UNVERIFIED}
        for rule in sorted(used):
            yield self._words.say("Deadline {rule}: its source is not verified", rule=rule)

    def _kept_apart(self, pack: Pack) -> Iterator[str]:
        say = self._words.say
        if self._case.talks:
            yield say("Care talks stand in their own compartment and are not printed here.")
        yield from pack.kept_apart(self._words)
        if pack.shows_causes:
            yield self._compartment()
        if self._case.hidden:
            yield say("Some notes are not shown to the role that printed this.")


def _of(lines: Iterable[ReviewLine], kind: LineKind) -> tuple[str, ...]:
    return tuple(line.words for line in lines if line.kind is kind)
