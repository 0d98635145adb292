"""What the facts leave open, told as certain (X2): by its own words, or by naming the cause, the
one, the way, the number or the time that is not known yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from clinicguard.statements.guard.alike import Gist, gist_of, share, weight_of
from clinicguard.statements.guard.contrary import REPORTED
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.known_lines import SAME_CLAIM, Known
from clinicguard.statements.guard.left_open import left_open
from clinicguard.statements.guard.lengths import lengths_in
from clinicguard.statements.guard.lexicon import Mark
from clinicguard.statements.guard.reading import Reading, Sentence
from clinicguard.statements.guard.values import Value, unit_named

Asks = Literal["whether", "cause", "who", "how", "number", "length", "when", "result"]

_ENOUGH_OPEN = 3
"""From how many open words on they tell alone what a line says."""
_LED_IN = 2
"""Words or Chinese letters before *not clear yet* that bring in no matter of their own."""
_ASKS: tuple[tuple[Asks, re.Pattern[str]], ...] = (
    (
        "result",
        re.compile(
            r"(?:(?:抽|送|采)?[检验测]|[检化查]验|检[测查]|病理|切片|培养|鉴定|筛检)(?:的)?(?:结果|报告)(?![何什多由谁])|"
            r"\b(?:the )?(?:results?|findings?|outcome) (?:of|for|from) (?:the )?"
            r"(?=[a-z ]*(?:test|biops|swab|culture|sample|scan|x-ray|check|inspection|analys))|"
            r"(?:(?<=test)|(?<=biopsy)|(?<=swab)|(?<=culture)|(?<=sample)|(?<=scan)|(?<=lab)|"
            r"(?<=water)|(?<=x-ray)|(?<=pathology)|(?<=blood)) (?:results?|report)\b"
            r"(?! (?:date|when|due|reach))"
        ),
    ),
    (
        "cause",
        re.compile(
            r"\b(?:the )?(?:cause|reason|origin|source)s? (?:of|for|why|that|the)?|"
            r"\bwhy\b|\bwhat (?:caused|led to|started|made|set off)\b|"
            r"(?:的|发生)?(?:原因|起因|成因|缘由|缘故|肇因)|(?:为何|为什么|因何)"
        ),
    ),
    (
        "number",
        re.compile(
            r"\b(?:the )?(?:number|count|amount|total) of\b|\bhow (?:many|much)\b|"
            r"(?P<counted>[人笔条件份剂瓶盒支次户张封])(?:次)?数|(?P<sum>金额|数额)|"
            r"(?:数|[血药水用尿])量$"
        ),
    ),
    (
        "length",
        re.compile(
            r"\bhow long\b|\b(?:the )?(?:duration|length) of\b|持续(?:的)?时间|多久|多长时间|时长"
        ),
    ),
    (
        "when",
        re.compile(
            r"\bwhen\b|\b(?:the )?(?:date|time|day) (?:of|when|by which|for)\b|何时|什么时候|"
            r"(?:的)?(?:时间|日期|时点)$"
        ),
    ),
    (
        "who",
        re.compile(
            r"\bwho(?:se|m)?\b|\bwhich (?:person|nurse|doctor|member|employee)\b|何人|谁|身分|身份"
        ),
    ),
    ("how", re.compile(r"\bhow\b|(?:的)?(?:途径|经过|方式|过程|手法|管道)$|如何|怎么")),
    (
        "whether",
        re.compile(r"\b(?:whether|if)\b|是否|有无|有没有|是不是|会不会|能不能|与否|可否|能否"),
    ),
)
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
_CLAIMED = re.compile(r"^\s*[为是:：]|\b(?:was|is|were|are)\b[^?]*$")
"""Behind *the cause*: what is claimed to be it."""
_ASIDE = re.compile(r"[(（][^)）]*[)）]")
_CAUSAL = re.compile(
    r"\b(?:because|due to|owing to|caused|the (?:cause|reason|culprit|trouble|problem) (?:was|is|"
    r"lay)|brought on|"
    r"resulted from|(?:came|comes|stems?|stemmed|arose) from|down to|to blame|at fault|triggered|"
    r"set (?:it )?off|started (?:by|when|with|in)|traced (?:back )?to|happened (?:because|when)|"
    r"(?:it|this) was (?:the|a|an|our|one|some)\b[^,.;]{3,60}\b(?:that|who|which)|"
    r"what (?:happened|did it)|what (?:[a-z]+ ){1,5}?(?:was|were) (?:the|a|an|our|one)|"
    r"for the reason that|made (?:it|them|him|her)|that is all there is to it)\b|"
    r"因为|由于|起因|肇因|原因(?:是|就是|在于|为|出在|查到|找到|很简单|[,，:：])|"
    r"引起|造成|导致|所致|引发|害的|弄的|元凶|祸首|惹的|搞的|因.{2,14}而|(?:问题|毛病)出在|才(?:会|导致|造成|引发|[^,，。]{0,6}(?:坏|断|停|烧|"
    r"掉|倒|漏|错|乱))|"
    r"是[^,，。]{1,20}(?:时|时候|之后|后)[^,，。]{0,8}(?:重复|漏|误|错|忘|算错|没[关锁接登记]|多[扣算记登])|"
    r"是.{2,24}(?:断|坏|错|拔|弄|关|漏|忘|踢|碰|撞|拉|拿|丢|掉|烧|挖)[^,，。]{0,6}的"
)
_ITS_CAUSE = re.compile(r"\b(?:because of|due to|owing to|caused by|brought on by) |由于|因为|受")
_AGENT = re.compile(
    r"\b(?:by|with|from|through|using|via|off|out of)\b|用|从|经由|透过|通过|靠|把|被|由|趁|拿"
)
_CAUSE_WORDS = gist_of("cause").words | gist_of("造成").words
_NO_OPENING = re.compile(
    r"都还在|\b(?:prop\w*|left|stood|stand\w*|wide|pull\w*|held|burst|swung|forc\w*|kept|"
    r"wedg\w*) open$"
)
"""What looks as if something were open and is not: "propped open", 都還在."""
_NAMED = re.compile(r"\s*(?:it|that)(?:'s| is| was) ")
_CERTAIN = re.compile(
    r"[无毋]庸置疑|毫无疑[问义]|不必再[猜问]|不用再[猜问]|without (?:a )?doubt|no question"
)
_NOT_SAID = re.compile(
    r"\b(?:cannot|can't|could not|couldn't|do not|don't) (?:at present |yet |now |today )?"
    r"(?:exclude|rule|say|tell|confirm|know)|\b(?:no|not) (?:report|evidence|sign|indication|"
    r"idea)s? "
    r"(?:of|that)|\bcould (?:make|have|be|happen|ever)\b|有无|是[^,，。]{1,12}还是|"
    r"排除|不敢说|说不准|无从(?:认定|得知|判断|确认|查考|查证)"
)
_HEDGED = re.compile(
    r"\b(?:cannot|can't|could not|couldn't|exclude|rule (?:\w+ )?out|not (?:been |yet |yet been )?"
    r"(?:settled|established|clear|known|certain|confirmed|decided|proven|found|say|sure|in)|"
    r"no (?:view|conclusion|finding|findings|report|reports|idea|word|way)|unknown|unclear|"
    r"probably|"
    r"likely|likeliest|perhaps|maybe|chances are|seems?|appears?|suspect\w*|i think|we think|"
    r"believe|"
    r"guess\w*|reckon|hunch|must have|imagines?|presum\w*|rumou?r\w*|would|might|may|whoever|"
    r"whatever|"
    r"being (?:looked|checked|examined|investigated|asked|traced|tested)|find(?:ing)? out|"
    r"found out|"
    r"ask(?:ed|ing)?|wait(?:ing)?|awaits?|until|once|depends?|whether|who|how|why|open|claims?|"
    r"says?|said|states?|writes?|wrote|post|paper|story|stories|question|look(?:ing)? into|"
    r"looked into|"
    r"do not|don't|did not know|if|what caused|report (?:is|will)|result)\b|"
    r"尚|有待|待[查证确]|等待|恐怕|疑似|存疑|传[闻言]|据(?:说|称|传|悉)|还[没未在不要得需]|未[定明知便能下经]|不[知敢能便确猜推作做评予认谈说讲代等]|不清楚|"
    r"不下|可能|"
    r"也许|或许|大概|应该是|八成|多半|估计|推测|想必|怕是|似乎|好像|听说|再说|厘清|是否|有没有|是不是|"
    r"会不会|为何|为什么|什么|谁|怎么|如何|结论|为准|没有?定论|先不|问|说法|网上|贴文|帖子|如果|若|要是|一旦|万一"
)


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A line of what is not known: what it asks, and what about."""

    line: Known
    asks: Asks
    core: Gist
    counted: str = ""
    """What a number that is asked for counts, as guard/units.yaml names it."""
    letters: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    """The Chinese letters of weight of a question, and of those the ones behind *whether*."""


def open_point(line: Known) -> OpenPoint:
    """A line of the open points, read for what it asks."""
    words = _ASIDE.sub(" ", line.folded)
    for asks, pattern in _ASKS:
        found = pattern.search(words)
        if found is not None and not (asks == "cause" and _CLAIMED.search(words[found.end() :])):
            counted = _COUNTED_AS.get(found.groupdict().get("counted") or "", "")
            if found.groupdict().get("sum"):
                counted = "money"
            if asks == "number" and not counted:
                counted = unit_named(words[found.end() :])
            core = gist_of(f"{words[: found.start()]} {words[found.end() :]}")
            letters = _letters(words), _letters(words[found.end() :])
            return OpenPoint(line, asks, core, counted, letters if asks == "whether" else _NONE)
    return OpenPoint(line, "whether", gist_of(words))


def _letters(words: str) -> frozenset[str]:
    plain = _TIME_OF.sub("", words)
    return frozenset(x for x in plain if "\u3400" <= x <= "\u9fff" and x not in _LIGHT)


_NONE: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
_FEW_LETTERS = 3
_TIME_OF = re.compile(
    r"是否|有无|有没有|是不是|会不会|能不能|与否|可否|能否|病人|患者|当日|当天|\d+ ?[月日年时分点]"
)
_TOLD_TO_DO = re.compile(r"(?:敬?请|麻烦|务必|切勿|请勿)[^,，。;；]*")
_LIGHT = frozenset("的了在为被把与和及或其该此本曾有人上下中后前时会要已经过是个位名一")
_COUNTED_AS = {
    "人": "people",
    "户": "people",
    **dict.fromkeys("笔条份张封", "items"),
    **dict.fromkeys("件剂瓶盒支", "things"),
    "次": "times",
}


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
    sure = _with_cause(sure_part(sentence, marks, reading), sentence, reading)
    if _NOT_SAID.search(reading.text, sentence.start, sentence.end) or left_open(
        reading.text, sentence.start, sentence.end
    ):
        return
    said = _CERTAIN.sub("", reading.text[sentence.start : sentence.end])
    plain = _HEDGED.search(said) is None
    for point in points:
        stated = point.asks == "whether" and says(point.core, sure, certain)
        leaves = plain or (point.asks == "result" and not _HEDGED.search(_OF_TESTS.sub("", said)))
        if stated or (leaves and _answers(point, sentence, values, facts, certain, reading)):
            yield Hit("X2", sentence.start, sentence.end, "X2-stated", known=point.line.words)


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
            return _names_cause(point, sentence, text)
        case "number":
            told = {v.amount for line in facts for v in line.values}
            asked = (point.counted,) if point.counted else ("money", "percent")
            return any({v.unit, v.kind} & {*asked} and v.amount not in told for v in values)
        case "length":
            known = [each for line in facts for each in lengths_in(line.folded)]
            return any(
                not any(each.may_be(k.minutes, k.minutes) for k in known)
                for each in lengths_in(text[sentence.start : sentence.end])
            ) and bool(point.core.words & here.words)
        case "when":
            timed = any(v.kind in ("date", "clock", "weekday") for v in values)
            return timed and weight_of(open_words & here.words) >= 1
        case "who":
            named = _is_named(sentence, reading)
            return named or (bool(open_words) and open_words <= here.words)
        case "how":
            a_fact = any(share(line.gist, here) >= SAME_CLAIM for line in facts)
            agent = _AGENT.search(text, sentence.start, sentence.end) is not None
            return agent and not a_fact and weight_of(point.core.words & here.words) >= 1
    if _says_letters(point, text[sentence.start : sentence.end], facts):
        return True
    short = weight_of(point.core.words) <= 1
    return short and bool(point.core.words) and point.core.words <= here.words


def _is_named(sentence: Sentence, reading: Reading) -> bool:
    """Whether an English sentence says that it was somebody by name."""
    found = _NAMED.match(reading.text, sentence.start, sentence.end)
    return found is not None and reading.written_at(found.end()).isupper()


def _says_letters(point: OpenPoint, words: str, facts: Sequence[Known]) -> bool:
    """Whether a Chinese sentence has half of the letters of a question, one of what is asked and
    of no fact, if there is such a one."""
    whole, asked = point.letters
    asked = asked.difference(*(line.folded for line in facts)) or asked
    words = _TOLD_TO_DO.sub(" ", words)
    if len(whole) < _FEW_LETTERS or not asked & set(words):
        return False
    return len(whole & set(words)) >= max(2, len(whole) / 2)


def _tells_outcome(words: str, facts: Sequence[Known]) -> bool:
    """Whether a sentence tells how a test came out, and no fact tells as much."""
    found = _OUTCOME.search(words)
    if found is None or _TO_COME_OUT.search(words):
        return False
    return not any(_OUTCOME.search(line.folded) for line in facts)


def _names_cause(point: OpenPoint, sentence: Sentence, text: str) -> bool:
    found = _CAUSAL.search(text, sentence.start, sentence.end)
    if found is None:
        return False
    of_this = _ITS_CAUSE.search(text, sentence.start, sentence.end)
    if of_this is None:
        return True
    pause = re.compile("[,，。;；]").search(text, of_this.end(), sentence.end)
    named = gist_of(text[of_this.end() : pause.start() if pause else sentence.end])
    return not point.core.words & named.words


def _with_cause(gist: Gist, sentence: Sentence, reading: Reading) -> Gist:
    """A gist that says what caused something, with the word for it, however it says so."""
    if _CAUSAL.search(reading.text, sentence.start, sentence.end) is None:
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
