"""What the facts leave open, told as certain (X2): by its own words, or by naming the cause, the
one, the way, the number or the time that is not known yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clinicguard.statements.guard.alike import Gist, gist_of, share, weight_of
from clinicguard.statements.guard.answers import CAUSAL, NAMED, answers_plainly, hedged, names_cause
from clinicguard.statements.guard.contrary import REPORTED
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.known_lines import SAME_CLAIM, Known
from clinicguard.statements.guard.left_open import left_open
from clinicguard.statements.guard.lengths import lengths_in
from clinicguard.statements.guard.lexicon import Mark
from clinicguard.statements.guard.no_answers import tells_no_more
from clinicguard.statements.guard.questions import OpenPoint
from clinicguard.statements.guard.reading import Reading, Sentence
from clinicguard.statements.guard.values import Value

_ENOUGH_OPEN = 3
"""From how many open words on they tell alone what a line says."""
_LED_IN = 2
"""Words or Chinese letters before *not clear yet* that bring in no matter of their own."""
_OUTCOME = re.compile(
    r"合格|过关|达标|[阴阳]性|[良恶]性|正常|(?:没有?|未|无)(?:检出|验出|问题|异常|超标)|超标|"
    r"\b(?:clean|clear|(?:all|came back|come back|is|are|was|were) (?:fine|good|normal)|negative|"
    r"positive|benign|malignant|"
    r"passed|failed|within (?:the )?(?:limits?|norms?|range)|nothing (?:was )?(?:found|grew)|"
    r"found nothing|contaminated|all[- ]clear)\b"
)
"""How a test comes out."""
_OF_TESTS = re.compile(r"结果|报告|\b(?:results?|reports?|findings?)\b")
_TO_COME_OUT = re.compile(
    r"[等待]|才|[须需]|申请|要求|为准|\b(?:to be|need|needs|should|wait\w*|when|before|hope|hopes|"
    r"pending|due|expected|expect|had|earlier|last)\b"
)
"""An outcome that is hoped for, asked for, or of another time."""
_AGENT = re.compile(
    r"\b(?:by|with|from|through|using|via|off|out of)\b|用|从|经由|透过|通过|靠|把|被|由|趁|拿"
)
_CAUSE_WORDS = gist_of("cause").words | gist_of("造成").words
_NO_OPENING = re.compile(
    r"都还在|\b(?:prop\w*|left|stood|stand\w*|wide|pull\w*|held|burst|swung|forc\w*|kept|"
    r"wedg\w*) open$"
)
"""What looks as if something were open and is not: "propped open", 都還在."""
_NOT_SAID = re.compile(
    r"\b(?:cannot|can't|could not|couldn't|do not|don't) (?:at present |yet |now |today )?"
    r"(?:exclude|rule|say|tell|confirm|know)|\b(?:no|not) (?:report|evidence|sign|indication|"
    r"idea)s? "
    r"(?:of|that)|\bcould (?:make|have|be|happen|ever)\b|有无|是[^,，。]{1,12}还是|"
    r"排除|不敢说|说不准|无从(?:认定|得知|判断|确认|查考|查证)"
)
_ANY_NUMBER = re.compile(r"数量|总数|个数")
_FEW_LETTERS = 3
_ASKED = 2
_TOLD_TO_DO = re.compile(r"(?:敬?请|麻烦|务必|切勿|请勿)[^,，。;；]*")

_DAY = re.compile(
    r"(?:周|星期|礼拜)[一二三四五六日天](?!天)|明[天日]|后天|[本下]周|[本下]个?月|[月年]底|过完年|"
    r"(?:\d|[几一二两三四五六七八九十半])(?:个?月|年|周|天)多?前|[去前今]年|上个?月|上周|那[回次年天]|当时|"
    r"\b(?:tomorrow|last (?:week|month|year|time)|(?:years?|months?|weeks?|days?) ago|"
    r"next (?:week|month)|by (?:christmas|easter|the end of)|before christmas)\b"
)
"""A day in words."""
_POINTS_BACK = re.compile(r"\s*[这那它此]")
"""It speaks of what was just spoken of."""
_RELATED = re.compile(r"[与和跟同][^,，。]{1,12}(?:有关|相关|关联|关系)")
_RELATION = re.compile(r"关|造成|引[起发]|导致|所致|因|由|是|影响|惹|害")


def told_as_certain(
    sentence: Sentence,
    marks: Sequence[Mark],
    values: Sequence[Value],
    points: Sequence[OpenPoint],
    facts: Sequence[Known],
    certain: frozenset[str],
    reading: Reading,
) -> Iterator[Hit]:
    """X2, at most once for each open point. `certain` words are facts, and do not tell alone."""
    concepts = {mark.concept for mark in marks}
    if "question" in concepts or "declined" in concepts:
        return
    before = _words_before(sentence, reading)
    points = [point for point in points if not _of_another_day(point, values)]
    plainly = [p for p in points if answers_plainly(p, sentence, before, facts, reading.text)]
    for point in plainly:
        yield Hit("X2", sentence.start, sentence.end, "X2-answered", known=point.line.words)
    sure = _with_cause(sure_part(sentence, marks, reading), sentence, reading)
    if _NOT_SAID.search(reading.text, sentence.start, sentence.end) or left_open(
        reading.text, sentence.start, sentence.end
    ):
        return
    said = reading.text[sentence.start : sentence.end]
    plain = not hedged(said)
    for point in points:
        relates = _relates(point, said)
        stated = point.asks == "whether" and relates and says(point.core, sure, certain)
        leaves = plain or (point.asks == "result" and not hedged(_OF_TESTS.sub("", said)))
        if stated or (leaves and _answers(point, sentence, values, facts, certain, reading)):
            yield Hit("X2", sentence.start, sentence.end, "X2-stated", known=point.line.words)


def _of_another_day(point: OpenPoint, values: Sequence[Value]) -> bool:
    """Whether a point asks about one day and a sentence only names others."""
    asked = [v for v in point.line.values if v.kind == "date"]
    named = [v for v in values if v.kind in ("date", "weekday")]
    return bool(asked and named) and not any(
        v.kind == "date" and v.agrees(day) for v in named for day in asked
    )


def _relates(point: OpenPoint, words: str) -> bool:
    """Whether words speak of a relation, where a point asks whether there is one."""
    return _RELATED.search(point.line.folded) is None or _RELATION.search(words) is not None


def _words_before(sentence: Sentence, reading: Reading) -> str:
    number = reading.number_at(sentence.start)
    before = reading.sentences[number - 1] if number else sentence
    return reading.text[before.start : before.end]


def says(core: Gist, gist: Gist, certain: frozenset[str] = frozenset()) -> bool:
    """Whether a gist says what another one says, by the words that are no facts."""
    open_words = core.words - certain
    said = len(open_words & gist.words)
    near = share(core, gist)
    if weight_of(open_words) >= _ENOUGH_OPEN:
        near = max(near, said / len(open_words))
    return bool(said) and said >= len(open_words) / 2 and near >= SAME_CLAIM


def _answers(
    point: OpenPoint,
    sentence: Sentence,
    values: Sequence[Value],
    facts: Sequence[Known],
    certain: frozenset[str],
    reading: Reading,
) -> bool:
    """Whether a sentence that leaves nothing open gives what a point asks for."""
    text = reading.text
    here = gist_of(text[sentence.start : sentence.end])
    open_words = point.core.words - certain
    match point.asks:
        case "result":
            return _tells_outcome(text[sentence.start : sentence.end], facts)
        case "cause":
            return names_cause(point, sentence, text) and not _of_another(point, sentence, reading)
        case "number":
            told = {v.amount for line in facts for v in line.values}
            asked = (point.counted,) if point.counted else ("money", "percent")
            if _ANY_NUMBER.search(point.line.folded) and weight_of(open_words & here.words) >= 1:
                asked = (*asked, "people", "things", "items", "kind", "site")
            counted = any({v.unit, v.kind} & {*asked} and v.amount not in told for v in values)
            return counted and not any(_repeats(line, point, here) for line in facts)
        case "length":
            known = [each for line in facts for each in lengths_in(line.folded)]
            return any(
                not any(each.may_be(k.minutes, k.minutes) for k in known)
                for each in lengths_in(text[sentence.start : sentence.end])
            ) and bool(point.core.words & here.words)
        case "when":
            timed = any(v.kind in ("date", "clock", "weekday") for v in values)
            timed = timed or _DAY.search(text, sentence.start, sentence.end) is not None
            back = _POINTS_BACK.match(text, sentence.start, sentence.end)
            least = 0.5 if back else min(1.0, weight_of(open_words) / 2)
            return timed and bool(open_words) and weight_of(open_words & here.words) >= least
        case "who":
            named = _is_named(sentence, reading)
            new = not tells_no_more(point, text[sentence.start : sentence.end])
            return named or (new and bool(open_words) and open_words <= here.words)
        case "how":
            a_fact = any(share(line.gist, here) >= SAME_CLAIM for line in facts)
            agent = _AGENT.search(text, sentence.start, sentence.end) is not None
            return agent and not a_fact and weight_of(point.core.words & here.words) >= 1
    words = _own_words(sentence, reading)
    if _relates(point, words) and _says_letters(point, words, facts):
        return True
    short = point.asks == "whether" and weight_of(point.core.words) <= 1
    return short and bool(point.core.words) and point.core.words <= here.words


def _repeats(line: Known, point: OpenPoint, here: Gist) -> bool:
    """Whether a sentence tells what a line does, and nothing of what a point asks besides."""
    of_the_point = point.core.words - line.gist.words
    of_the_line = line.gist.words - point.core.words
    return (
        bool(of_the_point) and not of_the_point & here.words and len(of_the_line & here.words) > 1
    )


_BECAUSE = re.compile(r"因为|由于|\b(?:because|owing to|due to)\b")


def _of_another(point: OpenPoint, sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence gives the reason of something else: it only joins by "because", and
    neither it nor the one before it has a word of what is asked about."""
    said = reading.text[sentence.start : sentence.end]
    if CAUSAL.search(_BECAUSE.sub("", said)):
        return False
    here = gist_of(said).words | gist_of(_words_before(sentence, reading)).words
    return not point.core.words & here


def _is_named(sentence: Sentence, reading: Reading) -> bool:
    """Whether an English sentence says that it was somebody by name."""
    found = NAMED.match(reading.text, sentence.start, sentence.end)
    return found is not None and reading.written_at(found.end()).isupper()


def _says_letters(point: OpenPoint, words: str, facts: Sequence[Known]) -> bool:
    """Whether a Chinese sentence has half of the letters of a question, one of what is asked and
    of no fact, if there is such a one."""
    whole, asked = point.letters
    asked = asked.difference(*(line.folded for line in facts)) or asked
    words = _TOLD_TO_DO.sub(" ", words)
    if len(whole) < _FEW_LETTERS or len(asked & set(words)) < min(len(asked), _ASKED):
        return False
    return len(whole & set(words)) >= max(2, len(whole) / 2)


def _tells_outcome(words: str, facts: Sequence[Known]) -> bool:
    """Whether a sentence tells how a test came out, and no fact tells as much."""
    found = _OUTCOME.search(words)
    if found is None or _TO_COME_OUT.search(words):
        return False
    return not any(_OUTCOME.search(line.folded) for line in facts)


def _with_cause(gist: Gist, sentence: Sentence, reading: Reading) -> Gist:
    """A gist that says what caused something, with the word for it, however it says so."""
    if CAUSAL.search(reading.text, sentence.start, sentence.end) is None:
        return gist
    return Gist(gist.words | _CAUSE_WORDS, gist.turned, gist.sides)


def _own_words(sentence: Sentence, reading: Reading) -> str:
    """What a sentence says in its own name: without what others are said to say."""
    parts = map(sentence.part_span, range(len(sentence.parts)))
    return " ".join(
        reading.text[start:end]
        for start, end in parts
        if not REPORTED.search(reading.text, start, end)
    )


def sure_part(sentence: Sentence, marks: Sequence[Mark], reading: Reading) -> Gist:
    """The gist of a sentence as far as it leaves nothing open: what it begins with.

    A part that says no more than *that is not clear yet* leaves open what stands before it, and
    words in quotes are as open as what is said of them: *whether "…, …" is true*.
    """
    openings = [
        mark
        for mark in marks
        if mark.concept in ("unsure", "suppose", "if")
        and not _NO_OPENING.search(reading.text, max(sentence.start, mark.start - 8), mark.end)
    ]
    if not openings:
        return gist_of(_own_words(sentence, reading))
    first = min(mark.start for mark in openings)
    begins, ends = sentence.part_span(sentence.part_of(first))
    begins = min(
        (begins, *(start for start, end in reading.quotes if start < begins < end <= first))
    )
    opened = max(mark.end for mark in openings if mark.start < ends)
    of_its_own = reading.text[begins:first] + " " + reading.text[opened:ends]
    led_in = reading.units[first] - reading.units[begins]
    bare = led_in <= _LED_IN and weight_of(gist_of(of_its_own).words) < 1
    return gist_of(reading.text[sentence.start : sentence.start if bare else begins])
