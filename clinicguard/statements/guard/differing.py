"""Numbers, days, hours and persons of a draft that a known line gives otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clinicguard.statements.guard.alike import Gist, gist_of, share
from clinicguard.statements.guard.contrary import TO_COME
from clinicguard.statements.guard.days_apart import TOLD_BY_ANOTHER
from clinicguard.statements.guard.figure_words import figure_words
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.known_lines import Known, clause_around, set_anew
from clinicguard.statements.guard.lone_figures import about
from clinicguard.statements.guard.reading import Reading, Sentence
from clinicguard.statements.guard.values import Value

SAME_MATTER = 0.34
"""From which share of common words on a count of one text is held against that of another."""
SAME_MOMENT = 0.45
"""The same for dates, times and persons: a text names several, and most are of other matters."""
_SURELY_SAME = 0.7
"""The same for a count that the draft gives rightly elsewhere or counts by another word, and for a
day still to come where the line tells of one that is past."""
_CLOSER = 0.15
"""By how much another value has to stand closer before one that agrees no longer counts."""
_ONE_WORD = 0.25
"""How close two values stand by one word alone: with the day in common it is enough."""
_SAME_BESIDE = {"clock": 0.3, "date": 0.35}
"""How much closer a time is to another of the same day, a day to another at the same hour."""
_SET_BY = {"clock": ("date", "weekday"), "date": ("clock",)}
_SAME_MONTH = 0.1
_LETTERS = 3
"""How many Chinese letters in common are as good as a word."""
_OF_MOMENT = ("date", "clock", "person", "weekday")
_EACH = re.compile(
    r"(?:每|每隔|前|后|最后|最初|头|再|另|另外|还有|"
    r"\b(?:every|each|per|last|first|next|another|further|other))\s?$"
)
"""Before a count of how often something is done, or of a part."""
_EACH_ONE = re.compile(r"每人|每位|每个|\b(?:each person|each of you|apiece|per person)\b")
_DEADLINE = re.compile(r"\b(?:by|before|until|no later than)(?: the)? ?$")
_NOT_UNTIL = re.compile(r"(?:\b(?:not|never|failed to)|n't)\b[^,.;]{0,40}\buntil ?$")
"""It was so late: "nobody told you until the 12th"."""
_DEADLINE_AT = re.compile(r"(?:by|before|until|till) ")
_TOLD_THEN = re.compile(r"(?<!已)(?<!经)(?:更新|公布|揭晓)(?!了)")
_SHORTLY = re.compile(r"(?:shortly|just|soon|a little|not long|minutes) $")
_OFF = re.compile(r"\s?(?:off\b|折|优惠)")
_CLINICIAN = re.compile(r"(?:dr|doctor|professor|nurse)\b")
_DEADLINE_HAN = re.compile(r"\s?[之以]?前")
_FOLLOWS = re.compile(
    r"\b(?:further|next|another) (?:briefing|update|bulletin|word)|\bfollows? (?:on|by)\b"
)
_PLANNED = re.compile(
    rf"{TO_COME.pattern}|\b(?:is on|are on|appointment|booked|booking|review|meeting|visit|due|"
    r"reopens?|follow-up|next|calls on|calls at|offered)\b|"
    r"回诊|预约|约诊|会诊|复查|复诊|期限|预定|订于|改期|说明会"
)
"""In a line of what is still to come."""
_LIMIT = re.compile(r"[至到起自前]|\b(?:until|till|before|since|from|by)\b")
_OF_LETTER = re.compile(
    r"(?:letter|inquiry|enquiry|notice|request|e-?mail|complaint|call|reply)s? "
    r"(?:of|dated|from|on) $|\bdated $|"
    r"\byou (?:rang|called|phoned|wrote|e-?mailed|contacted|told)(?: to)?(?: us)?(?: on)? $"
)
"""Before the day that a letter bears, which is not the day of what it is about."""
_OF_LETTER_HAN = re.compile(
    r"\s?(?:的|之)?(?:来函|来文|来信|来电|转来|函询|函文|电邮|邮件|致函|通知书|反[映应]|留言|投诉|申诉|陈情)"
)
_ABOUT_LETTERS = re.compile(
    r"\b(?:letters?|inquiry|enquiry|notice|request|e-?mail|complaint|call|reply|received|rang|called|phoned|"
    r"wrote|contacted|told)\b|[函信文]|邮件|投诉|陈情|收[件到]|转办|通知|来电|电话|反[映应]|留言|申诉"
)
_SPAN = r"\s?(?:到|至|[-–—~]|\bto\b|\buntil\b|\btill\b)\s?"
_ENDS_SPAN, _BEGINS_SPAN = re.compile(rf"[\dm.]{_SPAN}$"), re.compile(rf"{_SPAN}\d")
"""Before and behind an hour that closes or opens others: 09:00 to 17:30."""
_FROM_THEN = re.compile(r"\s?(?:起|开始|onwards?\b)")
_SINCE = re.compile(r"(?:[自从]|\b(?:from|since))\s?$")
_SIGNED = re.compile(
    r"(?![^\n]*(?:[自至于在从到起]|\b(?:on|by|until|from|since)\b))"
    r"[^\n。!?！？]{0,80}?[\s,，](?:[a-z]+ )?[\d年月日号时点分:：,，/\s.-]+"
    r"(?:[a-z]{3,9}[ \d:,.]+)?"
)
"""The last line of a text where it is names with a day and an hour behind: who signs, and when."""
_OF_ANY_EVENT = frozenset(
    (
        "event",
        "incident",
        "occurr",
        "occur",
        "happen",
        "took",
        "place",
        "=take",
        "it",
        "this",
        *gist_of("事件发生在morning afternoon").words,
    )
)


def differing(
    group: str,
    sentence: Sentence,
    values: Sequence[Value],
    known: Sequence[Known],
    reading: Reading,
    announces: bool,
    all_values: Sequence[Value],
) -> Iterator[Hit]:
    """The values of a sentence that another one of the same matter differs from.

    `announces` is whether the sentence tells when the next word comes; `all_values` are those of
    the whole text.
    """
    for value in values:
        if (
            _of_its_own(value, sentence, reading.text)
            or _of_next_word(value, sentence, reading.text)
            or _signs(value, reading.text)
        ):
            continue
        found = _nearest(value, values, sentence, known, reading)
        if found is None:
            continue
        near, line, other = found
        said_too = any(other.agrees(beside) for beside in values if beside.kind == other.kind)
        least = SAME_MOMENT if announces and value.kind in _OF_MOMENT else SAME_MATTER
        if value.kind in _OF_MOMENT:
            least -= 0.0 if announces else 0.04
            if _coming(value, sentence, reading.text) and not _PLANNED.search(line.folded):
                least = _SURELY_SAME
            if any(v.kind == other.kind and v.agrees(other) for v in all_values):
                least = _SURELY_SAME
        elif value.kind == "count":
            agreed = any(v.unit == other.unit and v.agrees(other) for v in all_values)
            if agreed or not _counted_alike(value, other, reading.text, line):
                least = _SURELY_SAME
        if near >= least and not said_too:
            rule = f"{group}-value"
            yield Hit(group, value.start, value.end, rule, known=line.words, value=other)


def stands_apart(value: Value, sentence: Sentence, text: str) -> bool:
    """Whether a value is of something else than what is told: of the next word, of a letter."""
    own = value.kind != "date" and _of_its_own(value, sentence, text)
    return (
        own
        or _signs(value, text)
        or _of_next_word(value, sentence, text)
        or _bears(value, sentence, text)
    )


def in_span(start: int, end: int, text: str) -> bool:
    """Whether an hour opens or closes hours: "09:00 to 17:30"."""
    before = _ENDS_SPAN.search(text, max(0, start - 9), start)
    return before is not None or _BEGINS_SPAN.match(text, end) is not None


def _both_in_span(value: Value, other: Value, text: str, line: Known) -> bool:
    """Hours at which somebody is there are held against such hours alone."""
    if value.kind != "clock" or not in_span(value.start, value.end, text):
        return True
    return in_span(other.start, other.end, line.folded)


def since_then(value: Value, other: Value, text: str, line: Known) -> bool:
    """Whether a line tells what is so from a day on, and the text names a later one by itself."""
    if value.kind != "date" or not _FROM_THEN.match(line.folded, other.end):
        return False
    return value.amount[-2:] != other.amount[-2:] and not (
        _FROM_THEN.match(text, value.end) or _SINCE.search(text, 0, value.start)
    )


def _signs(value: Value, text: str) -> bool:
    """Whether a day or hour stands at the foot of a text, where it says when it was signed."""
    foot = text.rfind("\n", 0, value.start) + 1
    timed = value.kind in ("date", "clock")
    return timed and foot > 0 and _SIGNED.fullmatch(text, foot) is not None


def of_other_side(line: Known, beside: Gist, here: Gist) -> bool:
    """Whether one is open on its day and the other closed on its own, with no limit given."""
    return beside.opposite(here) and _LIMIT.search(line.folded) is None


def comes(start: int, end: int, sentence: Sentence, text: str) -> bool:
    """Whether what stands there is a limit, or is still to come."""
    return _coming(Value("clock", "", (), start, end), sentence, text)


def tells_of_what_comes(line: Known) -> bool:
    """Whether a line tells of what is still to come."""
    return _PLANNED.search(line.folded) is not None


def _nearest(
    value: Value,
    values: Sequence[Value],
    sentence: Sentence,
    known: Sequence[Known],
    reading: Reading,
) -> tuple[float, Known, Value] | None:
    """The value of the known lines that stands nearest, unless one as near says the same."""
    anew = set_anew(reading, value)
    of_letter = _bears(value, sentence, reading.text)
    text = reading.text
    here, around = gist_of(clause_around(reading, value)), _around(value, sentence, reading)
    same_kind = [
        (line, other, beside)
        for line in known
        for other, beside, known_anew in zip(line.values, line.beside, line.anew, strict=True)
        if other.kind == value.kind
        and other.unit == value.unit
        and (known_anew or not anew)
        and (not of_letter or _ABOUT_LETTERS.search(line.folded))
        and not (value.kind in _OF_MOMENT and of_other_side(line, beside, here))
        and _same_calling(value, other, reading.text, line)
        and _both_in_span(value, other, reading.text, line)
        and not since_then(value, other, reading.text, line)
    ]
    if not same_kind:
        return None
    held = [
        (
            _closeness(value, here, around, line, other, beside)
            + _same_moment(value, values, line, of_letter, around, here),
            line,
            other,
        )
        for line, other, beside in same_kind
    ]
    agreeing = max((n for n, _, other in held if about(value, other, text)), default=-1.0)
    near, line, other = max(held, key=lambda entry: entry[0])
    if agreeing >= 0 and value.kind in _OF_MOMENT:
        beside = line.beside[line.values.index(other)]
        near = _closeness(value, here, here, line, other, beside)
    if about(value, other, text) or (agreeing >= 0 and near < _closer(value, agreeing)):
        return None
    return near, line, other


def _bears(value: Value, sentence: Sentence, text: str) -> bool:
    """Whether a day is the one that a letter bears."""
    start, _ = _part(value, sentence)
    before = _OF_LETTER.search(text, start, value.start) is not None
    return before or _OF_LETTER_HAN.match(text, value.end) is not None


def _same_calling(value: Value, other: Value, text: str, line: Known) -> bool:
    """Whether two persons are both clinicians by title, or neither; all other values are alike."""
    if value.kind != "person" or not text[value.start].isascii():
        return True
    mine = _CLINICIAN.match(text, value.start) is not None
    return mine == (_CLINICIAN.match(line.folded, other.start) is not None)


def _closer(value: Value, agreeing: float) -> float:
    """How near another value must stand where one that agrees stands so near.

    A day or an hour seldom agrees by chance.
    """
    if value.kind in _OF_MOMENT:
        return max(agreeing + 2 * _CLOSER, _SURELY_SAME)
    return agreeing + _CLOSER


def _part(value: Value, sentence: Sentence) -> tuple[int, int]:
    return sentence.part_span(sentence.part_of(value.start))


def _of_its_own(value: Value, sentence: Sentence, text: str) -> bool:
    """Whether a count says how often or names a part by it, or a day only leads to another."""
    start, end = _part(value, sentence)
    if value.kind == "date":
        return TOLD_BY_ANOTHER.search(text, value.end, end) is not None
    if value.kind == "money":
        return _OFF.match(text, value.end) is not None
    if value.kind == "person":
        return text.endswith("dear ", 0, value.start)
    if value.kind != "count":
        return False
    if figure_words().others.search(text, value.start, value.end):
        return True
    before = _EACH.search(text, start, value.start) is not None
    return before or _EACH_ONE.search(text, sentence.start, sentence.end) is not None


def _of_next_word(value: Value, sentence: Sentence, text: str) -> bool:
    """Whether a day or hour is that of the next word: 十三日中午更新."""
    end = _part(value, sentence)[1]
    return value.kind in _OF_MOMENT and _TOLD_THEN.search(text, value.end, end) is not None


def _coming(value: Value, sentence: Sentence, text: str) -> bool:
    """Whether a day or hour is one by which something is to be done, or still to come."""
    start, end = _part(value, sentence)
    if _NOT_UNTIL.search(text, start, value.start):
        return False
    deadline = (
        _DEADLINE.search(text, start, value.start)
        or (_DEADLINE_AT.match(text, value.start) and not _SHORTLY.search(text, start, value.start))
        or _DEADLINE_HAN.match(text, value.end)
    )
    to_come = TO_COME.search(text, start, end) or _FOLLOWS.search(text, start, end)
    return deadline is not None or to_come is not None


def _counted_alike(value: Value, other: Value, text: str, line: Known) -> bool:
    """Whether two counts of things are of the same word: eighty sheets, five friends are not."""
    if value.unit not in ("things", "items"):
        return True
    mine, theirs = text[value.start : value.end], line.folded[other.start : other.end]
    if mine[-1].isascii() and theirs[-1].isascii():
        return mine.split()[-1].rstrip("s") == theirs.split()[-1].rstrip("s")
    return mine[-1] == theirs[-1]


def _same_moment(
    value: Value, values: Sequence[Value], line: Known, of_letter: bool, around: Gist, here: Gist
) -> float:
    """How much nearer two moments are by what stands beside them.

    Two times of one day, two days with one hour or in one month; a line that says no more than
    that it happened then is about whatever happened.
    """
    set_by = _SET_BY.get(value.kind)
    if set_by is None:
        return 0.0
    if value.kind == "date" and line.gist.words <= _OF_ANY_EVENT and not of_letter:
        return SAME_MOMENT
    if here.words and here.words <= _OF_ANY_EVENT:
        return SAME_MOMENT
    mine = [v for v in values if v.kind in set_by]
    if any(v.kind == o.kind and v.agrees(o) for v in mine for o in line.values):
        return _SAME_BESIDE[value.kind]
    month = value.kind == "date" and any(
        v.amount[-2] == value.amount[-2] for v in line.values if v.kind == "date"
    )
    shared = line.gist.words & around.words
    a_word = len(shared) >= _LETTERS or any(len(word) > 1 for word in shared)
    return _SAME_MONTH if month and a_word and not of_letter else 0.0


def _around(value: Value, sentence: Sentence, reading: Reading) -> Gist:
    first, _ = sentence.part_span(max(0, sentence.part_of(value.start) - 1))
    last = min(len(sentence.parts) - 1, sentence.part_of(value.end - 1) + 1)
    return gist_of(reading.text[first : sentence.part_span(last)[1]])


def _closeness(
    value: Value, here: Gist, around: Gist, line: Known, other: Value, beside: Gist
) -> float:
    """How far two values are of one matter, 0 to 1."""
    if value.kind == "phone":
        mine, theirs = str(int(value.amount[0])), str(int(other.amount[0]))
        off = sum(a != b for a, b in zip(mine, theirs, strict=False))
        return 1.0 if len(mine) == len(theirs) and off <= 3 else 0.0
    if value.unit == "workday":
        return 1.0 if around.words & line.gist.words else 0.0
    alone = sum(v.kind == value.kind and v.unit == value.unit for v in line.values) == 1
    clause = share(beside, here) if len(beside.words) >= (3 if alone else 2) else 0.0
    if len(beside.words) == 1 and beside.words <= here.words:
        clause = _ONE_WORD if len(line.gist.words) > 1 else 2 * _ONE_WORD
    back = share(here, beside) if len(here.words) >= 4 else 0.0
    wide = share(line.gist, around) if alone else 0.0
    from_wide = share(around, line.gist) if alone and len(around.words) >= 6 else 0.0
    return max(clause, 0.9 * back, wide, 0.8 * from_wide)
