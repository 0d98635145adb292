"""Places that a sentence and a line fill each in one way: which side, how often, who did it, which
room, what time of day. Words of guard/slots.yaml that exclude each other contradict."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from clinicguard.host.paths import resources
from clinicguard.knowledge.records import read
from clinicguard.statements.guard.alike import Gist, gist_of, share, weight_of
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.known_lines import Known
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.numerals import HAN, LATIN, amount_of
from clinicguard.statements.guard.parts_of_day import lies_in, parts_of_day
from clinicguard.statements.guard.reading import Reading, Sentence
from clinicguard.statements.guard.states import any_of, state_words
from clinicguard.statements.guard.values import Value

_LINKED = 1.5
"""How many words a sentence and a line have in common before they are of one matter."""
_SHORT = 4
BOTH = re.compile(r"\b(?:both|each|neither)\b|双|两[侧边]|左右|上下")
"""Of what has two sides."""
_N = rf"(?P<n>\d{{1,3}}|{HAN}{{1,3}}|{LATIN})"
_COUNTED_ON = (
    r"(?! (?:days?|hours?|weeks?|minutes?|people|times|patients|of|months?|years?|more)\b)"
)
_OTHER_DAY = re.compile(
    r"\b(?:next|following|before|until|by|in the|tomorrow|tonight|that very|the evening)\b|"
    r"明天|明早|今晚|当晚|昨晚|隔天|隔日|次日|翌日|[前后]"
)
"""Beside a part of the day that is not the one the line tells of, or only its limit."""
_FEWER = re.compile(r"(?:fewer than|less than|under|not even|不到|不足|未满|少于)\s?(?:an? )?$")
_MORE = re.compile(r"(?:more than|upwards of|well over|超过|逾|不止)\s?(?:an? )?$")
_COUNTED = ("people", "items", "things", "batch", "case", "site")
_WITHIN = re.compile(
    rf"\b(?:within|inside|in under) (?:the |our )?{_N} (?P<work>working |business )?"
    rf"(?P<unit>day|week|hour|month)s?\b|"
    rf"{_N.replace('?P<n>', '?P<m>')}\s?个?"
    r"(?P<han>工作日|工作天|天|日|周|星期|礼拜|小时|月)之?以?内"
)
_FLOOR = re.compile(
    rf"(?P<below>地下)?(?P<n>\d{{1,2}}|{HAN}{{1,3}})\s?[楼层]|"
    rf"\b(?P<en>ground|{LATIN}) floor\b"
)
_DAYS = {
    **dict.fromkeys(("hour", "小时"), 1 / 24),
    **dict.fromkeys(("day", "天", "日", "工作日", "工作天"), 1.0),
    **dict.fromkeys(("week", "周", "星期", "礼拜"), 7.0),
    **dict.fromkeys(("month", "月"), 30.0),
}


@dataclass(frozen=True, slots=True)
class Family:
    """Words for ways that exclude each other."""

    id: str
    ways: tuple[tuple[str, ...], ...]
    close: bool = False
    """Whether the clause itself has to speak of what the line does."""


@dataclass(frozen=True, slots=True)
class SlotFile:
    """The file guard/slots.yaml."""

    families: tuple[Family, ...]
    acts: tuple[str, ...]
    leads: tuple[str, ...]
    titles: tuple[tuple[str, ...], ...]
    alone: tuple[str, ...]
    ourselves: tuple[str, ...]
    us: tuple[str, ...]
    others: tuple[str, ...]
    numbered_before: tuple[str, ...]
    numbered_behind: tuple[str, ...]
    promised: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Ready:
    """The patterns of slots.yaml, for folded text."""

    families: tuple[tuple[bool, tuple[re.Pattern[str], ...]], ...]
    acts: re.Pattern[str]
    leads: re.Pattern[str]
    titles: tuple[re.Pattern[str], ...]
    alone: re.Pattern[str]
    ourselves: re.Pattern[str]
    us: re.Pattern[str]
    others: re.Pattern[str]
    numbered: tuple[re.Pattern[str], ...]
    promised: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """A clause of a draft beside a line of the facts."""

    here: str
    start: int
    values: Sequence[Value]
    """The clause's own, by their places in the draft."""
    whole: str
    """The sentence that it is part of."""
    around: Gist
    """What that speaks of."""
    line: Known
    facts: Sequence[Known]

    def has(self, kind: str) -> bool:
        """Whether clause and line give one value of a kind alike."""
        return any(
            mine.kind == kind and theirs.kind == kind and mine.agrees(theirs)
            for mine in self.values
            for theirs in self.line.values
        )

    def of_other_day(self) -> bool:
        """Whether both name a day, and none in common."""
        both = [{v.kind for v in values} for values in (self.values, self.line.values)]
        return all("date" in kinds for kinds in both) and not self.has("date")

    def of_one_matter(self) -> bool:
        """Whether they share enough words, or a day and a word; of a short line one is enough."""
        common = weight_of(self.line.gist.words & self.around.words)
        short = weight_of(self.line.gist.words) <= _SHORT
        return common >= _LINKED or (
            common >= 1 and (short or self.has("date") or self.has("clock"))
        )


def filled_otherwise(
    clauses: Sequence[tuple[int, int]],
    sentence: Sentence,
    values: Sequence[Value],
    facts: Sequence[Known],
    reading: Reading,
) -> Iterator[Hit]:
    """X1 for clauses that fill a place otherwise than a line of the same matter.

    `clauses` are those that state something, `values` are the sentence's.
    """
    whole = reading.text[sentence.start : sentence.end]
    around = gist_of(whole)
    for start, end in clauses:
        here = reading.text[start:end]
        if state_words().rest.search(here):
            continue
        own = [v for v in values if start <= v.start < end]
        for line in facts:
            each = Beside(here, start, own, whole, around, line, facts)
            if each.of_other_day():
                continue
            slots = (*_LONE, *_SLOTS) if each.of_one_matter() else _LONE
            if any(otherwise(each) for otherwise in slots):
                yield Hit("X1", start, end, "X1-slot", known=each.line.words)
                break


def _another_way(beside: Beside) -> bool:
    """One way of a family that the line has another of, and no denial that turns either."""
    if _denies(beside.here) or _denies(beside.line.folded) or BOTH.search(beside.line.folded):
        return False
    for close, ways in _ready().families:
        mine, theirs = _named(ways, beside.here), _named(ways, beside.line.folded)
        other = len(mine) == 1 and len(theirs) == 1 and mine != theirs
        if other and (not close or _speaks_of_it(beside, ways)):
            return True
    return False


def _speaks_of_it(beside: Beside, ways: Sequence[re.Pattern[str]]) -> bool:
    """Whether clause and line have a word in common besides those of the ways."""
    plain = [beside.here, beside.line.folded]
    for way in ways:
        plain = [way.sub(" ", words) for words in plain]
    mine, theirs = (gist_of(words).words for words in plain)
    return weight_of(mine & theirs) >= 1


def _another_doer(beside: Beside) -> bool:
    """The same act, done by somebody with another title."""
    if _denies(beside.here) or _denies(beside.line.folded):
        return False
    ready = _ready()
    mine, theirs = (_named(ready.titles, words) for words in (beside.here, beside.line.folded))
    acts = [set(ready.acts.findall(words)) for words in (beside.here, beside.line.folded)]
    leads = all(ready.leads.search(words) for words in (beside.here, beside.line.folded))
    same = leads or bool(acts[0] & acts[1])
    return len(mine) == 1 and len(theirs) == 1 and mine != theirs and same


def _ourselves(beside: Beside) -> bool:
    """We ourselves, where the line names another and not us."""
    ready, line = _ready(), beside.line.folded
    told = ready.ourselves.search(beside.here) and not ready.others.search(beside.here)
    return bool(told and ready.others.search(line) and not ready.us.search(line))


def _alone(beside: Beside) -> bool:
    """Somebody alone, where the line counts several."""
    if _denies(beside.here) or not _ready().alone.search(beside.here):
        return False
    people = [v for v in beside.line.values if v.unit == "people"]
    return len(people) == 1 and people[0].amount[0] > 1


def _another_number(beside: Beside) -> bool:
    """Another room, machine or batch, on the same day and in much the same words; or another than
    the only one that the facts name."""
    dated = beside.has("date") or beside.has("clock")
    if share(beside.line.gist, beside.around) < 0.4:
        return False
    mine, theirs = _numbered(beside.here), _numbered(beside.line.folded)
    if not dated and not _much_alike(beside, " ".join(mine)):
        return False
    return any(noun in theirs and mine[noun].isdisjoint(theirs[noun]) for noun in mine)


def _much_alike(beside: Beside, noun: str) -> bool:
    """Whether the clause itself has half of the words of the line, and one besides the noun."""
    here = gist_of(beside.here)
    common = (beside.line.gist.words & here.words) - gist_of(noun).words
    least = 0.4 if beside.here.isascii() else 0.5
    return share(beside.line.gist, here) >= least and weight_of(common) >= 1


def names_another_place(words: str, line: str) -> bool:
    """Whether folded words name another room, floor or machine by its number than a line does."""
    mine, theirs = _numbered(words), _numbered(line)
    return any(noun in theirs and mine[noun].isdisjoint(theirs[noun]) for noun in mine)


def _another_part_of_day(beside: Beside) -> bool:
    """A part of the day in which the only hour of the line does not lie."""
    clocks = [v for v in beside.line.values if v.kind == "clock"]
    if len(clocks) != 1 or any(v.kind == "clock" for v in beside.values):
        return False
    if clocks[0].either_half or _OTHER_DAY.search(beside.here) or _denies(beside.here):
        return False
    hour = clocks[0].amount[0] + clocks[0].amount[1] / 60
    named = parts_of_day(beside.here)
    return len(named) == 1 and not lies_in(hour, named[0], slack=0.5)


def _other_side_of_a_bound(beside: Beside) -> bool:
    """Fewer than a thousand, where the only count of the facts is more; or the other way round."""
    if _denies(beside.here):
        return False
    for value in beside.values:
        if value.kind != "count" or value.unit not in _COUNTED:
            continue
        told = [o for line in beside.facts for o in line.values if _counts_as(value, o)]
        same = [o for o in beside.line.values if _counts_as(value, o)]
        if len(told) != 1 or not same:
            continue
        before = beside.here[: value.start - beside.start]
        if _FEWER.search(before):
            return same[0].amount > value.amount
        if _MORE.search(before):
            return same[0].amount < value.amount
    return False


def _another_promise(beside: Beside) -> bool:
    """Another time within which the same is promised."""
    mine, theirs = list(_promises(beside.here)), list(_promises(beside.line.folded))
    if len(mine) != 1 or len(theirs) != 1:
        return False
    kinds = [_named(_ready().promised, words) for words in (beside.whole, beside.line.folded)]
    (least, most), (no_less, no_more) = mine[0], theirs[0]
    return bool(kinds[0] & kinds[1]) and (least > no_more * 1.1 or most < no_less * 0.9)


_SLOTS: tuple[Callable[[Beside], bool], ...] = (
    _another_way,
    _another_doer,
    _ourselves,
    _alone,
    _another_number,
    _another_part_of_day,
)
_LONE: tuple[Callable[[Beside], bool], ...] = (_other_side_of_a_bound, _another_promise)
"""Those that tell by themselves that they are of one matter."""


def _counts_as(value: Value, other: Value) -> bool:
    return (value.kind, value.unit) == (other.kind, other.unit)


def _denies(words: str) -> bool:
    return state_words().denying.search(words) is not None


def _named(ways: Sequence[re.Pattern[str]], words: str) -> set[int]:
    return {number for number, way in enumerate(ways) if way.search(words)}


def _numbered(words: str) -> dict[str, set[float]]:
    """What is told by its number: room 3, 二號滅菌鍋, with the numbers."""
    found: dict[str, set[float]] = {}
    for floor in _FLOOR.finditer(words):
        number = 0.0 if floor["en"] == "ground" else amount_of(floor["n"] or floor["en"])
        if number is not None:
            found.setdefault("floor", set()).add(-number if floor["below"] else number)
    for pattern in _ready().numbered:
        for each in pattern.finditer(words):
            letter = each.groupdict().get("letter")
            number = float(ord(letter)) if letter else amount_of(each["n"])
            if number is not None:
                found.setdefault(each["noun"], set()).add(number)
    return found


def _promises(words: str) -> Iterator[tuple[float, float]]:
    """The lengths within which something is promised, in days; working days may be more."""
    for found in _WITHIN.finditer(words):
        amount = amount_of(found["n"] or found["m"] or "")
        if amount:
            days = amount * _DAYS[found["unit"] or found["han"]]
            working = found["work"] or (found["han"] or "").startswith("工作")
            yield days, days * 1.4 + 2 if working else days


@cache
def _ready() -> _Ready:
    """The file, made ready."""
    pack = read(resources() / "guard" / "slots.yaml", SlotFile)
    before, behind = (
        "|".join(map(folded, n)) for n in (pack.numbered_before, pack.numbered_behind)
    )
    return _Ready(
        families=tuple((each.close, tuple(map(any_of, each.ways))) for each in pack.families),
        acts=any_of(pack.acts),
        leads=any_of(pack.leads),
        titles=tuple(map(any_of, pack.titles)),
        alone=any_of(pack.alone),
        ourselves=any_of(pack.ourselves),
        us=any_of(pack.us),
        others=any_of(pack.others),
        numbered=(
            re.compile(
                rf"\b(?P<noun>{before})s? (?:no\.? ?|number )?(?:{_N}|(?P<letter>[a-h]))\b"
                rf"{_COUNTED_ON}"
            ),
            re.compile(rf"第?{_N}\s?号?(?P<noun>{behind})"),
            re.compile(rf"(?P<noun>{behind}){_N}(?![月日号点时人名个天次年])"),
        ),
        promised=tuple(map(any_of, pack.promised)),
    )
