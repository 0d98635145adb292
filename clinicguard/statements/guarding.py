"""The guard of the statement desk: told of the clinic's own records, it reads one draft at a time.

What it finds names nothing beyond the draft's own words, the fact table and other drafts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from clinicguard.host.words import Language, as_language
from clinicguard.incidents.alike import plain
from clinicguard.incidents.gathered import Fetch
from clinicguard.people.profile import Profile
from clinicguard.statements.brought_back import runs_of
from clinicguard.statements.gaps import must_be_filled
from clinicguard.statements.gathering import People, Subject, people_of, profile_of, words_of
from clinicguard.statements.guard.alike import gist_of
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import (
    JURISDICTIONS,
    GuardContext,
    GuardFinding,
    Jurisdiction,
    circle_of,
)
from clinicguard.statements.guard.identity import bare_charts
from clinicguard.statements.guard.letters import Folded, fold, folded
from clinicguard.statements.guard.names import NameIndex, index_of
from clinicguard.statements.guard.near_names import patterns_of
from clinicguard.statements.guard.packs import Packs, Ready, load_packs
from clinicguard.statements.guard.particulars import chart_digits
from clinicguard.statements.guard.recorded import keys_of
from clinicguard.statements.guard.remembered import Remembered
from clinicguard.statements.guard.understanding import forget_what_was_read, understanding
from clinicguard.statements.guard.values import Value, values_in, values_kept
from clinicguard.statements.laid_over import laid_over
from clinicguard.statements.mark_desk import marks_of
from clinicguard.statements.own_marks import Judged, OwnMark
from clinicguard.statements.recorded_people import OnRecord, particulars_of, recorded_of
from clinicguard.statements.statement import Statement
from clinicguard.statements.usual import usual_words

_AGAINST_WORDS = frozenset({"X1", "C1"})
_VALUES = frozenset({"X1-value", "C1-value"})
_PARTICULARS = "read-particulars"
_BESIDE = "beside "
_BY_SENSE = ("weighed-", "read-")
_ENDS = '。！？；.!?;\n…」』”"）)'
_BESIDE_NAMES = frozenset({"date", "clock", "phone"})
_SIGNING = re.compile(
    r"敬上|谨上|谨启|敬启|代表|院长|负责人|电话|专线|客服|联络|联系|日期|[年月日]|"
    r"\b(?:yours|sincerely|faithfully|kind|regards|the|team|for|from|at|on|of|tel|phone|call|dr|date)\b"
)
"""Words that stand below a text beside a name, folded."""
_CLOSED_CIRCLES = frozenset({"letter", "talk"})


class Charts:
    """The chart numbers of the records, found as fast among 20,000 as among ten."""

    def __init__(self, numbers: Iterable[str] = ()) -> None:
        self._numbers = {folded(number).strip(): number for number in numbers}
        self._lengths = sorted({len(plain) for plain in self._numbers if plain})

    def within(self, text: str) -> tuple[str, ...]:
        """Those that stand somewhere in a folded text."""
        found = {
            text[start : start + length]
            for length in self._lengths
            for start in range(len(text) - length + 1)
            if text[start : start + length] in self._numbers
        }
        return tuple(self._numbers[plain] for plain in sorted(found))


@dataclass(frozen=True, slots=True)
class Guard:
    """The guard with the records it was told of, ready to read one draft after the other."""

    context: GuardContext
    names: NameIndex
    own: tuple[str, ...] = ()
    """Lines of the clinic's own that contradict nothing: its hours."""
    ours: tuple[str, ...] = ()
    """Names and titles of the clinic and its staff: a signature tells nothing of anybody."""
    charts: Charts = field(default_factory=Charts)
    """All chart numbers of the records; the context holds none of them."""
    marks: tuple[OwnMark, ...] = ()
    """What the clinic wants always or never marked."""
    records: tuple[OnRecord, ...] = field(default=(), repr=False)
    """What the records hold of people besides their names and charts."""
    remembered: Remembered = field(default_factory=Remembered, repr=False, compare=False)
    """What was found in the sentences read so far."""

    def read(self, text: str) -> tuple[GuardFinding, ...]:
        """What it finds while somebody types, in the order of the text: what goes by sense waits
        for the end of a sentence. May be asked from any thread."""
        typed = _still_typed(text)
        return tuple(
            each
            for each in self.judge(text).findings
            if not (each.rule.startswith(_BY_SENSE) and each.start >= typed)
        )

    def judge(self, text: str) -> Judged:
        """What it finds in a text as it stands, and what it leaves out by the clinic's own word.

        A confirmed fact said word for word contradicts nothing, nor does a date, time or number
        as a confirmed fact writes it, nor a day, an hour or a telephone beside a signature.
        """
        found = self._found(text)
        signature, written = self._signature(text), fold(text)
        verbatim = list(_verbatim(text, (*self.context.confirmed, *self.own)))
        told = tuple(
            each
            for each in found
            if not (each.group in _AGAINST_WORDS and each.lies_within(verbatim))
            and not (each.rule in _VALUES and self._holds(each, written))
            and not (each.start >= signature and _beside_a_signature(each))
            and not (each.span and self._signs(each.span))
            and not _told_already(each, found)
            and not (each.rule == _PARTICULARS and self._reaches_us(each.span))
        )
        return laid_over(text, told, self.marks, self.context, desk_packs(), self._found)

    def _found(self, text: str) -> tuple[GuardFinding, ...]:
        """All that the packs and the records find."""
        context = replace(self.context, chart_numbers=self.charts.within(folded(text)))
        return check(
            text,
            context,
            desk_packs(),
            self.names,
            understanding(),
            self.remembered,
            self.remembered.once("recorded", lambda: recorded_of(self.records)),
        )

    def _signature(self, text: str) -> int:
        """From where on the text is signed: its last line, where that names one of us and says
        nothing."""
        start = text.rstrip().rfind("\n") + 1
        line = text[start:].rstrip()
        named = start and any(name in line for name in self.ours)
        return start if named and not self._says_more(line) else len(text) + 1

    def _says_more(self, line: str) -> bool:
        """Whether a line says more than who and where we are, days, hours and words to sign."""
        words = folded(_without(line, (*self.ours, *self.context.contacts)))
        for value in reversed(values_in(words)):
            if value.kind in _BESIDE_NAMES:
                words = words[: value.start] + " " + words[value.end :]
        return any(map(str.isalnum, _SIGNING.sub(" ", words)))

    def _holds(self, finding: GuardFinding, draft: Folded) -> bool:
        """Whether a confirmed fact has the value as it is written, and not as part of another."""
        for value in values_in(draft.text):
            start, end = draft.span(value.start, value.end)
            if start < finding.end and finding.start < end:
                words = draft.text[value.start : value.end].strip()
                return any(_has(folded(fact), words, value) for fact in self.context.confirmed)
        return False

    def _reaches_us(self, words: str) -> bool:
        """Whether the words tell our own number, mail or address."""
        return any(each in words for each in self.context.contacts)

    def _signs(self, words: str) -> bool:
        """Whether the words are names and titles of our own alone."""
        named = any(name in words for name in self.ours)
        return named and not any(map(str.isalnum, _without(words, self.ours)))


@cache
def desk_packs() -> Packs:
    """The packs as the desk uses them: what a rule finds stands, what was learned is a hint.

    What was learned can be wrong about a sentence and cannot say why. So it is shown (`hint`) and
    takes nothing back that a rule found. It is graver only in the groups whose rule says so
    (`at_desk`): those that were right nine times out of ten on texts never learned from.
    """
    known = load_packs()
    groups = {
        name: replace(group, doubt=0.0, doubt_of_encoder=0.0)
        for name, group in known.groups.items()
    }
    beside = {_BESIDE + name: group for name, group in groups.items()}
    return replace(
        known,
        groups={**groups, **beside},
        rules=tuple(map(_by_rule_alone, known.rules)),
    )


def _by_rule_alone(ready: Ready) -> Ready:
    """Without doubt; what goes by sense stands beside its group, so that it hides no rule's."""
    rule = ready.rule
    if rule.of_sense:
        as_group = rule.weighed_as or rule.group
        rule = replace(rule, level=rule.at_desk, weighed_as=as_group, group=_BESIDE + rule.group)
    return replace(ready, rule=rule, group=replace(ready.group, doubt=0.0, doubt_of_encoder=0.0))


def _without(words: str, ours: Iterable[str]) -> str:
    """The longest first: a name may stand within another."""
    for each in sorted(ours, key=len, reverse=True):
        words = words.replace(each, " ")
    return words


def _has(fact: str, words: str, value: Value) -> bool:
    return any(
        fact[each.start : each.end].strip() == words
        and (each.kind, each.unit) == (value.kind, value.unit)
        and each.agrees(value)
        for each in values_in(fact)
    )


def _beside_a_signature(finding: GuardFinding) -> bool:
    """Whether it is a day, an hour or a telephone, as they stand below a name."""
    kinds = {value.kind for value in values_in(folded(finding.span))}
    return finding.rule in _VALUES and kinds <= _BESIDE_NAMES


def _still_typed(text: str) -> int:
    """From where on the text is a sentence without its end: half of it says something else."""
    words = text.rstrip(" ")
    if not words or words[-1] in _ENDS:
        return len(text) + 1
    return max(words.rfind(end) for end in _ENDS) + 1


def _told_already(finding: GuardFinding, others: Iterable[GuardFinding]) -> bool:
    """Whether a sentence found by its sense holds what a rule of the group found anyhow."""
    return finding.rule.startswith(_BY_SENSE) and any(
        other.group == finding.group
        and not other.rule.startswith(_BY_SENSE)
        and other.start < finding.end
        and finding.start < other.end
        for other in others
    )


def reads_by_sense() -> bool:
    """Whether the encoder is there; without it the rules alone read. The first call opens it."""
    return understanding() is not None


def guard_for(fetch: Fetch, draft: Subject) -> Guard:
    """The guard for one draft, told of the records as they are now."""
    people = people_of(fetch)
    context = context_of(fetch, draft, people)
    hours = _hours(profile_of(fetch), draft.language)
    return Guard(
        context,
        index_of(people.patients),
        (hours,),
        people.ours,
        Charts(people.charts),
        marks_of(fetch),
        people.records,
    )


def forget_the_records() -> None:
    """Of names, particulars and what was read nothing stays behind. For when a clinic locks."""
    forget_what_was_read()
    for kept in (
        *(index_of, patterns_of, recorded_of, particulars_of, keys_of),
        *(bare_charts, chart_digits, values_kept, gist_of, runs_of, plain),
    ):
        kept.cache_clear()
    re.purge()


def guard_of(fetch: Fetch, statement: Statement, shown_in: Language | None = None) -> Guard:
    """The guard for the wording of a statement."""
    return guard_for(fetch, draft_of(statement, shown_in))


def draft_of(statement: Statement, shown_in: Language | None = None) -> Subject:
    """What of a statement decides how it is read."""
    return Subject(
        statement.case,
        statement.audience,
        as_language(statement.language),
        statement.number,
        shown_in=shown_in,
    )


def context_of(fetch: Fetch, draft: Subject, people: People | None = None) -> GuardContext:
    """What the guard is told of the clinic and the case."""
    known = people or people_of(fetch)
    profile = profile_of(fetch)
    case = words_of(fetch, draft)
    return GuardContext(
        lang=draft.language,
        jurisdiction=_law_of(profile),
        audience=draft.audience,
        patient_names=known.patients,
        verified_facts=case.confirmed,
        contacts=_ways_to_us(profile),
        unverified=case.open_points,
        kept_in=case.kept_in,
        core_messages=case.messages,
        others=case.others,
        protected=() if circle_of(draft.audience) in _CLOSED_CIRCLES else case.protected,
        addressee=draft.addressee or case.addressee,
        shown_in=draft.shown_in,
    )


def open_blocks(findings: Iterable[GuardFinding], statement: Statement) -> tuple[GuardFinding, ...]:
    """The findings that block and that nobody let pass for this exact text; gaps always do."""
    return tuple(
        each
        for each in findings
        if each.level == "block"
        and (statement.passes(each) is None or must_be_filled(each, statement.audience))
    )


def _law_of(profile: Profile) -> Jurisdiction:
    for known in JURISDICTIONS:
        if known == profile.jurisdiction:
            return known
    return "tw"


def _ways_to_us(profile: Profile) -> tuple[str, ...]:
    """The clinic's own phone, mail and address: nobody's private data."""
    return tuple(filter(None, (profile.phone, profile.email, profile.address)))


def _hours(profile: Profile, language: Language) -> str:
    return usual_words(language).hours(profile.open_days, profile.closes_at)


def _verbatim(text: str, facts: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where the facts stand in the text word for word; a full stop at their end is no word."""
    for fact in facts:
        words = fact.rstrip("。.")
        at = text.find(words) if len(words) > 1 else -1
        while at >= 0:
            yield at, at + len(words) + 1
            at = text.find(words, at + 1)
