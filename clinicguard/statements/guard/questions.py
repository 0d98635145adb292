"""What a line of the open points asks: whether, why, who, how many, how long, where from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from clinicguard.statements.guard.alike import Gist, gist_of
from clinicguard.statements.guard.known_lines import Known
from clinicguard.statements.guard.values import unit_named

Asks = Literal[
    "whether", "cause", "who", "how", "number", "length", "when", "result", "blame", "motive"
]

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
        "blame",
        re.compile(
            r"责任(?:的)?(?:划分|归属|认定|比例|方)|责任在谁|责任人|由谁负责|谁(?:的责任|的错|该负责)|"
            r"\bwhose (?:fault|responsibility)\b|"
            r"\bwho (?:is|was) (?:to blame|at fault|responsible|liable)\b|"
            r"\b(?:responsibility|liability) for\b"
        ),
    ),
    ("motive", re.compile(r"动机|\bmotives?\b")),
    (
        "cause",
        re.compile(
            r"\bwhere\b(?=[^?]{0,60}\b(?:fault|error|mix-up|mistake|leak|break|arose|from|start(?:ed|s)?|began|originated|came)\b)|"
            r"(?:来源|源头|出处)|从何而来|哪里来|"
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
            r"\bhow long\b|\b(?:the )?(?:duration|length) of\b|"
            r"(?:持续|等候|等待|候诊|愈合|恢复|手术)(?:的)?时间|"
            r"\bwaiting times?\b|多久|多长时间|时长"
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
_CLAIMED = re.compile(r"^\s*[为是:：]|\b(?:was|is|were|are)\b[^?]*$")
"""Behind *the cause*: what is claimed to be it."""
_ASIDE = re.compile(
    r"[(（][^)）]*[)）]|"
    r"[,，;；][^,，;；]{0,10}(?:尚未|尚待|还没|未[回复定]|待|正在|仍在|查证中|调查中)[^,，;；]{0,10}$|"
    r"[,;] (?:still |yet |now |possibly |perhaps |not yet )?(?:pending|awaiting|awaited|"
    r"under|unknown|being|with the|waiting|tbc|unconfirmed|not confirmed|to be confirmed)\b[^,;]*$"
)
"""What stands beside the question: who is looking into it, that no answer has come."""
_TIME_OF = re.compile(
    r"是否|有无|有没有|是不是|会不会|能不能|与否|可否|能否|病人|患者|当日|当天|\d+ ?[月日年时分点]"
)
_LIGHT = frozenset("的了在为被把与和及或其该此本曾有人上下中后前时会要已经过是个位名一")
_COUNTED_AS = {
    "人": "people",
    "户": "people",
    **dict.fromkeys("笔条份张封", "items"),
    **dict.fromkeys("件剂瓶盒支", "things"),
    "次": "times",
}
_NONE: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


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
