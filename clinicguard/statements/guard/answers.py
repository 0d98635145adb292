"""What in a sentence answers an open question: a cause, a doer, a motive, a flat yes or no."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

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


_LEFT_ALONE = (
    r"\b(?:empty-handed|(?:still |remained |came back )(?:sealed|unopened|untouched))\b|"
    r"没有?人(?:看|动|拆|碰|翻|打开)过|原封[不未]动|都?还封着"
)
"""Nobody got at it, whatever it is."""
_FOR_ALL = re.compile(
    r"\b(?:zero|no|not (?:the|a) (?:slightest|remotest|single)) "
    r"(?:chance|scenario|possibility|way|prospect|circumstances?)\b|\bimpossible\b|"
    r"\b(?:not (?:a|one) (?:single )?|never once |none of |nobody |no one |nothing )|"
    r"绝(?:对)?(?:无|不)?可能|绝对没有?|断无|绝无|毫无可能|不可能|没有任何|(?:一|半)[笔份个条张支字][^,，。]{0,6}(?:也|都)[没不未]|"
    rf"{_LEFT_ALONE}|"
    r"从来?没|百分之百|根本没"
)
"""A flat denial, for whatever it is said of."""
_OF_IT = 0.3
"""Which share of a sentence a short fact has at least that tells what the sentence does."""
_GOT_AT = (
    r"\b(?:access\w*|opened|read|viewed|looked at|copied|downloaded|seen|taken|leaked|exfiltrated|"
    r"misused|left (?:our|the) \w+|got out)\b|拆[阅开封]|翻[看阅]|偷看|外[流泄泻]|"
    r"泄[露漏]|流(?:出|到外)|传出去|看[到过见]|被看|打开|开启|"
    r"读取|浏览|下载|复制|拷走|带走|存取|访问|调阅|盗用"
)
_KEPT = (
    r"\b(?:records?|files?|data|attachments?|details?|e-?mails?|documents?|information|letters?|"
    r"messages?|images?|notes?)\b|资料|文件|病历|信息|数据|档|附件|记录|个资|邮件|照片|影像|信件|报告|包裹"
)
_OF_WHETHER: tuple[tuple[re.Pattern[str], re.Pattern[str], bool], ...] = (
    (
        re.compile(_GOT_AT),
        re.compile(rf"(?:{_KEPT})[^.;。;；]{{0,60}}?(?:{_GOT_AT})|{_LEFT_ALONE}"),
        True,
    ),
    (
        re.compile(
            r"\b(?:chang\w*|affect\w*|outcome|difference|worse\w*|influenc\w*|contribut\w*|linked|"
            r"related|connected)\b|影响|有关|相关|关联|改变|预后|恶化"
        ),
        re.compile(
            r"\b(?:made no difference|changed nothing|"
            r"had (?:absolutely )?(?:no|nothing)[^,.;]{0,12}"
            r"(?:effect|bearing|impact|influence|to do with)|played no part|"
            r"would have (?:been|ended|turned out) (?:exactly )?the same)\b|"
            r"(?:完全|毫|并|绝对|根本)无关|(?:毫无|没有任何|没有丝毫|并无)(?:关[系联]|影响|差别|关连)|"
            r"(?:完全|丝毫|根本)(?:不影响|没有影响|不相干)|结果(?:都|也)?(?:会)?是?一样的?(?=[,，。]|$)"
        ),
        False,
    ),
    (
        re.compile(
            r"后遗症|(?:留下|落下|长期|永久)[^,，。]{0,6}(?:影响|损|伤|疤|症|问题)|"
            r"\b(?:lasting|permanent|long-term|lifelong)\b"
        ),
        re.compile(
            r"(?:什么|一点|半点|任何[^,，。]{0,6})都?不会(?:留|落|有|剩)|不会(?:留|落)下(?:任何|什么|一点)?|"
            r"[跟和与](?:别的|其他|一般)[^,，。]{1,6}(?:一样|一个样|没两样|没有?差别)|"
            r"\b(?:no|nothing|without any|won't (?:be|leave) any) "
            r"(?:lasting|permanent|long-term)\b|"
            r"\b(?:make|makes|made|be) a full recovery\b|\bleaves? no (?:mark|trace|scar)\b"
        ),
        False,
    ),
    (
        re.compile(
            r"在场|在旁|陪同|\b(?:present|in the room|attended|supervised|unattended|alone)\b"
        ),
        re.compile(
            r"(?:一直|始终|全程|从头到尾|自始至终)[^,，。]{0,6}(?:在旁|在场|陪|守|在侧|在边上|看着)|寸步不离|"
            r"(?:无人|没有人|没人)(?:在旁|在场|看着|陪)|"
            r"\b(?:never left|stayed with|sat with|stood beside|stood by|was with)\b|"
            r"\b(?:the whole time|throughout|all along) (?:at|by|in)\b"
        ),
        False,
    ),
    (
        re.compile(
            r"内部|\b(?:insider|internal|one of (?:us|our)|inside|member of staff|employee)\b"
        ),
        re.compile(
            r"内部作案|内鬼|自己人(?:干|做|所为)|(?:前|离职)[^,，。]{0,6}(?:离职时)?[^,，。]{0,4}(?:拷走|带走|所为|卖|偷|外传)|"
            r"\binside job\b|\b(?:one of our own|a former (?:employee|nurse|colleague)|"
            r"(?:nobody|no one) (?:here|on our (?:staff|team)|who works here) "
            r"(?:did|took|copied|leaked|sent|had))\b"
        ),
        False,
    ),
)
"""What a *whether* is about, what answers it in other words; and if only a flat denial does."""
_CAUSE_GIVEN = re.compile(
    r"\b(?:came|comes|stems?|stemmed|arose|originated|"
    r"started) from (?:a|an|the|our|one)\b|"
    r"\b(?:that|this|which) (?:is|was|explains) (?:how|why) (?:the|a|he|she|it|your|they)\b|"
    r"根源|症结|祸根|主因(?:是|就|在)|(?:起|源)于|[源来]自|(?:就|正)是[^,，。]{2,16}(?:所致|造成|引起|害的|顶[着住到]|压[着住到迫])|"
    r"把[^,，。]{1,8}(?:松|断|坏|裂|堵|漏|倒|错|混|泡软|压|撞|烧)[^,，。]{0,2}了|"
    r"装反|接反|放反|拿反|"
    r"\bhad (?:been )?(?:\w+ ){1,4}?(?:back to front|upside down|the wrong way)\b|"
    r"没顾上|顾不上|忙不过来|没有?人(?:看着|管|盯|接手|交接)|忘(?:了|记)|没留意|没注意到|睡着了|打瞌睡|"
    r"\b(?:forgot|overlooked|nobody (?:checked|looked|noticed)|(?:was|were) (?:asleep|distracted|"
    r"short-staffed|understaffed|changing shifts))\b"
)
_DONE_BY = re.compile(
    r"\b(?:was|were|been) (?:\w+ )?[a-z]+(?:ed|en|ne|wn|nt|pt|ft|ld|st) by "
    r"(?!(?:somebody|someone|nobody|no one|then|now|noon|the time|the end|mistake|accident|"
    r"hand|post|law|e-?mail|phone|\d))|"
    r"(?:是|系|由|被)(?![^,，。]{0,4}[谁何哪])[^,，。]{2,14}?"
    r"(?:(?:写|放|拿|拍|传|删|改|弄|留|拔|开|签|贴|发|带|卖|偷)[^,，。]{0,4}的|所为|拷走|带走|偷走|拿走)"
)
_WAY_IN = re.compile(
    r"\b(?:came|got|climbed|broke|walked|slipped) in (?:through|by|over|with|using|behind)\b|"
    r"从[^,，。]{2,10}(?:闯|爬|溜|翻|混|钻)[进入]"
)
_MOTIVE_GIVEN = re.compile(
    r"出于(?!对|保护|安全|谨慎|保密|隐私|善意|关心)|挟怨|报复|泄愤|寻仇|眼红|图财|谋财|讨债|[因由]不满|心生不满|怀恨|债务纠纷|感情纠纷|"
    r"\b(?:revenge|grudge|out of (?:spite|anger|jealousy|malice)|"
    r"(?:after|looking for) (?:money|drugs|cash)|wanted to (?:hurt|harm|punish|scare|get back))\b"
)
_BLAME_LAID = re.compile(
    r"责任(?:就|都|全|完全|主要|当然)?(?:在|归|属于|应由)(?!谁)|(?:负|承担)(?:全部|主要|次要|同等|全)责|[全主]责|"
    r"是(?!谁)[^,，。]{1,10}的(?:责任|错|过失)(?=[,，。]|$)|(?:没有|并无|毫无)(?:任何)?责任|"
    r"\b(?:fault|blame|responsibility) (?:is|was|lies|lay|rests) (?:with|entirely|solely)\b|"
    r"\b(?:was|is|were|are) (?:entirely |solely |wholly |fully )?(?:to blame|at fault|liable)\b|"
    r"\b(?:was|is) (?:our|his|her|their) (?:own )?fault\b"
)
_WELL_AGAIN = re.compile(
    r"一切如初|如初|痊愈|康复|恢复|复原|消退|消肿|见好|好(?:了|全|起来|透)|完全没事|"
    r"\b(?:back to normal|feeling back|recover\w*|heal\w*|gone|"
    r"as good as new|right as rain|feel fine|well again)\b"
)
_SEASON = re.compile(
    r"[过年]年?[前底]|月底|(?:入|立)[冬夏秋春]|"
    r"\b(?:by|till|until|before) (?:christmas|easter|new year|"
    r"winter|spring|summer|autumn|the end of)\b"
)
_GETS_WELL = re.compile(
    r"恢复(?!看诊|门诊|营业|供)|痊愈|康复|复原|消退|后遗症|"
    r"\b(?:recover\w*|heal\w*|last|pass|wear off|permanent|get better|return)\b"
)
_SEEN = re.compile(r"情形|情况|状况|回诊|复诊|检查|追踪|希望|祝|\b(?:see|check|review|hope)\b")
"""A look at how it heals promises no end of it."""
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
_GIVEN: Mapping[Asks, Sequence[re.Pattern[str]]] = {
    "cause": (_CAUSE_GIVEN,),
    "how": (_CAUSE_GIVEN, _WAY_IN),
    "who": (_DONE_BY,),
    "blame": (_BLAME_LAID,),
    "motive": (_MOTIVE_GIVEN,),
}
"""What answers each kind of question."""
_OF_THIS = frozenset({"cause", "how", "who"})
"""Kinds of questions of which a text may answer others: the sentence has to be about this one."""
_NO_FIGURE = frozenset({"whether", "cause", "how", "who", "blame", "motive"})
_SETTLED = re.compile(
    r"(?:清楚了|[搞弄]清楚|经(?:内部)?(?:比对|查(?!看)|复核|核实)|别再(?:讨论|猜|问)|查明|查清|查实|证实)(?![后之前与中])|(?:就|正)是(?!否)|其实|早就|(?<![家亲眷金隶直附下不非])属(?!于谁)|(?:^|[,，明])系|"
    r"\b(?:that|this|which) (?:is|was|explains) (?:how|why)\b|\bexplains? (?:how|why)\b|"
    r"\bturn(?:s|ed) out\b|\bwe now know\b|\bit was (?:the|a|an|our)\b|\bcame from\b|"
    r"\b(?:plain|pure) and simple\b|\bwe have established\b|\bthe truth is\b"
)
"""Words that give something out as settled, so that a weaker voice of the encoder is enough."""


def settles(point: OpenPoint, words: str) -> bool:
    """Whether folded words give out as settled what is no figure, and hedge nothing."""
    return point.asks in _NO_FIGURE and _SETTLED.search(words) is not None and not _unsure(words)


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


def _answers_in(
    point: OpenPoint, sentence: Sentence, before: str, text: str
) -> Iterator[tuple[int, int, int]]:
    """The part sentences that answer a point, and up to where nothing may be hedged."""
    patterns = [(given, False) for given in _GIVEN.get(point.asks, ())]
    if point.asks == "whether":
        about = point.line.folded
        patterns = [(given, flat) for asked, given, flat in _OF_WHETHER if asked.search(about)]
    here = gist_of(text[sentence.start : sentence.end]).words
    if _NEWS.search(text, sentence.start, sentence.end):
        return
    for at in flat_answers(point, text, sentence.start, sentence.end):
        start, end = sentence.part_span(sentence.part_of(at))
        yield start, end, sentence.end
    if point.asks in _OF_THIS and not point.line.gist.words & (here | gist_of(before).words):
        return
    if point.asks == "who" and len(point.core.words & here) * 2 < len(point.core.words):
        return
    for given, flat in patterns:
        found = given.search(text, sentence.start, sentence.end)
        denied = _FOR_ALL.search(text, sentence.start, sentence.end) if flat else None
        if found is not None and (denied is not None or not flat):
            start, end = sentence.part_span(sentence.part_of(found.start()))
            whole = flat or point.asks != "whether"
            yield start, end, max(end, found.end()) if whole else found.end()
    if point.asks in ("length", "when", "whether") and _GETS_WELL.search(point.line.folded):
        for start, end in map(sentence.part_span, range(len(sentence.parts))):
            words = text[start:end]
            if (
                _WELL_AGAIN.search(words)
                and (any(lengths_in(words)) or _SEASON.search(words))
                and not _SEEN.search(words)
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


_TOPIC = re.compile(
    r"^[^,，:：。;；]{0,4}(?:关于|至于|针对|有关|就|对于)[^,，:：。;；]{1,30}[,，:：]|"
    r"^\s*(?:as (?:to|for)|about|regarding|concerning|on the matter of) [^,.;:]{1,60}[,:]"
)
"""What a sentence is said to be about, before it says anything."""


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
