"""What in a sentence answers an open question: a cause, a doer, a motive, a flat yes or no."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from clinicguard.host.paths import resources
from clinicguard.knowledge.records import read
from clinicguard.statements.guard.alike import gist_of, share, weight_of
from clinicguard.statements.guard.known_lines import SAME_CLAIM, Known
from clinicguard.statements.guard.left_open import left_open, under_way
from clinicguard.statements.guard.lengths import lengths_in
from clinicguard.statements.guard.questions import Asks, OpenPoint
from clinicguard.statements.guard.reading import Sentence
from clinicguard.statements.guard.whether import flat_answers

CAUSAL = re.compile(
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
    r"是.{2,24}(?:断|坏|错|拔|弄|关|漏|忘|踢|碰|撞|拉|拿|丢|掉|烧|挖|松|裂|熏|咬|磨|撕|扯|崩|堵|摔|砸)"
    r"[^,，。]{0,6}的|是[^,，。是否]{2,14}(?:拔|接|按|关|输|插|放|装|写|贴|配|点|选|传|寄)(?:错|漏|反|掉|断|倒|混)|"
    r"是[^,，。是否]{2,14}(?:误|错|漏|忘|没有?|断|坏|松|堵|卡|漏)[^,，。的]{0,4}了"
)
_ITS_CAUSE = re.compile(r"\b(?:because of|due to|owing to|caused by|brought on by) |由于|因为|受")
NAMED = re.compile(r"\s*(?:it|that)(?:'s| is| was) ")
_CERTAIN = re.compile(
    r"[无毋]庸置疑|毫无疑[问义]|不必再[猜问]|不用再[猜问]|without (?:a )?doubt|no question|"
    r"\b(?:that|this|which) (?:is|was|explains) (?:how|why)\b|\bexplains (?:how|why)\b"
)
_HEDGED = re.compile(
    r"\b(?:cannot|can't|could not|couldn't|exclude|rule (?:\w+ )?out|not (?:been |yet |yet been )?"
    r"(?:settled|established|clear|known|certain|confirmed|decided|proven|found|say|sure|in)|"
    r"no (?:view|conclusion|finding|findings|report|reports|idea|word|way)|unknown|unclear|"
    r"probably|"
    r"likely|likeliest|perhaps|maybe|chances are|seems?|appears?|suspect\w*|i think|we think|"
    r"believe|"
    r"guess\w*|reckon|hunch|must have|imagines?|presum\w*|rumou?r\w*|would|might|may|"
    r"whoever(?! (?:got|came|took|broke|sent|did|entered|opened|had|left|shut|let|put|"
    r"locked)\b)|whatever|"
    r"being (?:looked|checked|examined|investigated|asked|traced|tested)|find(?:ing)? out|"
    r"found out|"
    r"ask(?:ed|ing)?|wait(?:ing)?|awaits?|until|once|depends?|whether|who|how|why|open|claims?|"
    r"says?|said|states?|writes?|wrote|post|"
    r"paper(?! (?:charts?|records?|files?|forms?|notes|copies|letters))|"
    r"story|stories|question|look(?:ing)? into|"
    r"looked into|"
    r"do not|don't|did not know|if|what caused|report (?:is|will)|result)\b|"
    r"尚|有待|待[查证确]|等待|恐怕|疑似|存疑|传[闻言]|据(?:说|称|传|悉)|还[没未在不要得需]|未[定明知便能下经]|不[知敢能便确猜推作做评予认谈说讲代等]|不清楚|"
    r"不下|可能|"
    r"也许|或许|想来|兴许|说不定|没准|大概|应该是|八成|多半|估计|推测|想必|怕是|似乎|好像|听说|再说|厘清|是否|有没有|是不是|"
    r"(?P<either>[\u4e00-\u9fff])[不没](?P=either)|不敢|会不会|为何|为什么|什么|谁|怎么|如何|结论|为准|没有?定论|先不|问(?!题)|说法|网上|贴文|帖子|如果|若|要是|一旦|万一"
)
_CAUSE_GIVEN = re.compile(
    r"\b(?:came|comes|stems?|stemmed|arose|originated|"
    r"started) from (?:a|an|the|our|one)\b|"
    r"\b(?:that|this|which) (?:is|was|explains) (?:how|why) (?:the|a|he|she|it|your|they)\b|"
    r"^\W*an? [^,.;]{2,40} (?:is|was) (?:how|why) (?:the|a|he|she|it|your|they)\b|"
    r"根源|症结|祸根|主因(?:是|就|在)|(?:起|源)于|[源来]自|(?:就|正)是[^,，。]{2,16}(?:所致|造成|引起|害的|顶[着住到]|压[着住到迫])|"
    r"把[^,，。]{1,8}(?:松|断|坏|裂|堵|漏|倒|错|混|泡软|压|撞|烧)[^,，。]{0,2}了|"
    r"装反|接反|放反|拿反|"
    r"\bhad (?:been )?(?:\w+ ){1,4}?(?:back to front|upside down|the wrong way)\b|"
    r"没顾上|顾不上|忙不过来|没有?人(?:看着|管|盯|接手|交接)|忘(?:了|记)|没留意|没注意到|睡着了|打瞌睡|"
    r"\b(?:forgot|overlooked|nobody (?:checked|looked|noticed)|(?:was|were) (?:asleep|distracted|"
    r"short-staffed|understaffed|changing shifts))\b"
)
LED_TO = re.compile(
    r"(?:造成|导致|引[起发])(?=[^的,，。])|\b(?:caused|led to|triggered|meant)\b(?! by)"
)
_BY_IT = re.compile(r"所致|(?:造成|引起|导致)的(?=[,，。]|$)")
_REGRET = re.compile(
    r"[^,，。]{0,8}(?:不便|困扰|不安|担[心忧]|惊吓|恐慌)|"
    r"[a-z' ]{0,20}\b(?:inconvenience|worry|distress|concern|upset)\b"
)
_NEWS = re.compile(
    r"\b(?:letters?|calls?|news|complaints?|reports?|requests?|orders?|questions?|notices?)\b"
    r"[^,.;]{0,40}\b(?:came|comes) from|"
    r"(?:通知|来信|来函|公文|电话|消息|指示|要求)[^,，。]{0,6}来自"
)
"""Word of a thing comes from somewhere too."""
_TOPIC = re.compile(
    r"^[^,，:：。;；]{0,4}(?:关于|至于|针对|有关|就|对于)[^,，:：。;；]{1,30}[,，:：]|"
    r"^\s*(?:as (?:to|for)|about|regarding|concerning|on the matter of) [^,.;:]{1,60}[,:]"
)
"""What a sentence is said to be about, before it says anything."""
_OF_IT = 0.3
"""Which share of a sentence a short fact has at least that tells what the sentence does."""
_BY_CAUSE = frozenset({"cause", "how"})
_OF_THIS = frozenset({"cause", "how", "who"})
"""Kinds of questions of which a text may answer others: the sentence has to be about this one."""
_OF_HEALING = frozenset({"length", "when", "whether"})
_NO_FIGURE = frozenset({"whether", "cause", "how", "who", "blame", "motive"})
Answer = tuple[int, int, int]
"""From where to where a part sentence answers, and up to where nothing may be hedged."""


@dataclass(frozen=True, slots=True)
class Family:
    """What a *whether* is about, and what answers it in other words."""

    id: str
    asks: re.Pattern[str]
    answers: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """The file guard/answers.yaml."""

    settled: re.Pattern[str]
    given: Mapping[Asks, re.Pattern[str]]
    whether: tuple[Family, ...]
    kept: re.Pattern[str]
    got_at: re.Pattern[str]
    left_alone: re.Pattern[str]
    for_all: re.Pattern[str]
    gets_well: re.Pattern[str]
    well_again: re.Pattern[str]
    season: re.Pattern[str]
    seen: re.Pattern[str]


def settles(point: OpenPoint, words: str) -> bool:
    """Whether folded words give out as settled what is no figure, and hedge nothing."""
    if point.asks not in _NO_FIGURE or _words().settled.search(words) is None:
        return False
    return not _unsure(words)


def speaks_of_cause(words: str) -> bool:
    """Whether folded words name a cause of anything."""
    return CAUSAL.search(words) is not None or _CAUSE_GIVEN.search(words) is not None


def hedged(words: str) -> bool:
    """Whether folded words leave something open, guess it or have it from others."""
    plain = _CERTAIN.sub("", _TOPIC.sub("", words))
    return _HEDGED.search(plain) is not None or under_way(plain, 0, len(plain))


def answers_plainly(
    point: OpenPoint, sentence: Sentence, before: str, facts: Sequence[Known], text: str
) -> bool:
    """Whether a sentence answers in words that say so by themselves, up to there unhedged.

    `before` is the sentence before it, which may be the one that names the matter."""
    return any(
        not _unsure(text[sentence.start : sure_until]) and not _of_a_fact(text[start:end], facts)
        for start, end, sure_until in _answers_in(point, sentence, before, text)
    )


def _answers_in(point: OpenPoint, sentence: Sentence, before: str, text: str) -> Iterator[Answer]:
    if _NEWS.search(text, sentence.start, sentence.end):
        return
    for at in flat_answers(point, text, sentence.start, sentence.end):
        yield *sentence.part_span(sentence.part_of(at)), sentence.end
    if point.asks == "whether":
        yield from _for_or_against(point, sentence, text)
        yield from _nobody_got_at_it(point, sentence, text)
    elif _is_of(point, sentence, before, text):
        yield from _given(point, sentence, text)
    if point.asks in _OF_HEALING and _words().gets_well.search(point.line.folded):
        yield from _well_by_then(sentence, text)


def _is_of(point: OpenPoint, sentence: Sentence, before: str, text: str) -> bool:
    """Whether a sentence, or the one before it, is about the very thing that is asked about."""
    here = gist_of(text[sentence.start : sentence.end]).words
    if point.asks in _OF_THIS and not point.line.gist.words & (here | gist_of(before).words):
        return False
    return point.asks != "who" or len(point.core.words & here) * 2 >= len(point.core.words)


def _given(point: OpenPoint, sentence: Sentence, text: str) -> Iterator[Answer]:
    """What is asked for, in words that give nothing else."""
    own = _words().given.get(point.asks)
    for given in (_CAUSE_GIVEN if point.asks in _BY_CAUSE else None, own):
        found = given.search(text, sentence.start, sentence.end) if given else None
        if found is not None:
            yield _up_to_its_end(found, sentence)


def _for_or_against(point: OpenPoint, sentence: Sentence, text: str) -> Iterator[Answer]:
    for family in _words().whether:
        if family.asks.search(point.line.folded):
            found = family.answers.search(text, sentence.start, sentence.end)
            if found is not None:
                part = sentence.part_of(found.start())
                yield *sentence.part_span(part), found.end()


def _nobody_got_at_it(point: OpenPoint, sentence: Sentence, text: str) -> Iterator[Answer]:
    """A flat denial that anybody got at what is kept, where that is asked."""
    ready, span = _words(), (sentence.start, sentence.end)
    if ready.got_at.search(point.line.folded) is None:
        return
    if ready.for_all.search(text, *span) or ready.left_alone.search(text, *span):
        found = _of_what_is_kept().search(text, *span)
        if found is not None:
            yield _up_to_its_end(found, sentence)


def _up_to_its_end(found: re.Match[str], sentence: Sentence) -> Answer:
    start, end = sentence.part_span(sentence.part_of(found.start()))
    return start, end, max(end, found.end())


def _well_by_then(sentence: Sentence, text: str) -> Iterator[Answer]:
    """The parts that promise by when somebody is well again."""
    ready = _words()
    for start, end in map(sentence.part_span, range(len(sentence.parts))):
        words = text[start:end]
        if (
            ready.well_again.search(words)
            and (any(lengths_in(words)) or ready.season.search(words))
            and not ready.seen.search(words)
        ):
            yield start, end, end


def _of_a_fact(words: str, facts: Sequence[Known]) -> bool:
    here = gist_of(words)
    return any(
        share(fact.gist, here) >= SAME_CLAIM
        and fact.gist.turned == here.turned
        and (weight_of(fact.gist.words & here.words) > 1 or share(here, fact.gist) >= _OF_IT)
        for fact in facts
    )


def _unsure(words: str) -> bool:
    return hedged(words) or left_open(words, 0, len(words))


def names_cause(point: OpenPoint, sentence: Sentence, text: str) -> bool:
    """Whether a sentence says that something was the cause, and not what came of it."""
    found = CAUSAL.search(text, sentence.start, sentence.end)
    if found is None or _NEWS.search(text, sentence.start, sentence.end):
        return False
    if _came_of_it(point, sentence, text):
        return False
    of_this = _ITS_CAUSE.search(text, sentence.start, sentence.end)
    if of_this is None:
        return True
    pause = re.compile("[,，。;；]").search(text, of_this.end(), sentence.end)
    named = gist_of(text[of_this.end() : pause.start() if pause else sentence.end])
    return not point.core.words & named.words


def _came_of_it(point: OpenPoint, sentence: Sentence, text: str) -> bool:
    """Whether what is asked for stands before the word for what it led to."""
    led = LED_TO.search(text, sentence.start, sentence.end)
    if led is None or _BY_IT.search(text, sentence.start, sentence.end):
        return False
    cause = _TOPIC.sub("", text[sentence.start : led.start()])
    effect = text[led.end() : sentence.end]
    of_the_cause = point.core.words & gist_of(cause).words
    return bool(_REGRET.match(effect)) or bool(
        of_the_cause and not point.core.words & gist_of(effect).words
    )


@cache
def _words() -> AnswerWords:
    return read(resources() / "guard" / "answers.yaml", AnswerWords)


@cache
def _of_what_is_kept() -> re.Pattern[str]:
    """That somebody got at what is kept, or that it was left alone."""
    ready = _words()
    return re.compile(
        rf"(?:{ready.kept.pattern})[^.;。;；]{{0,60}}?(?:{ready.got_at.pattern})|"
        rf"{ready.left_alone.pattern}"
    )
