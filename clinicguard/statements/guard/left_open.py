"""Words that leave a matter open, whatever it is: "may or may not", 要等……才能定, "is checking"."""

from __future__ import annotations

import re

_LEFT_OPEN = re.compile(
    r"\b(?:may|might|could|can|will) (?:[a-z']+ ){0,6}or (?:(?:may|might|could|can|will) )?"
    r"(?:not\b|never\b)|"
    r"\bof (?:your|his|her|their) (?:own )?(?:choosing|choice)\b|"
    r"\bor not[,;]? (?:is|has|will|remains|depends|we)\b|"
    r"\b(?:unable|not able|not in a position|too (?:early|soon)) (?:yet |at present )?to "
    r"(?:give|say|tell|name|confirm|predict|state|estimate|know|judge|set)\b|"
    r"\b(?:cannot|can't|could not|couldn't|do not|don't|does not|doesn't|did not|didn't) "
    r"(?:yet |as yet |at present |now |today )?(?:give|say|tell|name|predict|state|estimate|know|"
    r"put a (?:date|figure|number)|set a date)\b|"
    r"\b(?:is|are|am|'re|'m) (?:still |now |currently |also )?(?:checking|asking|finding out|"
    r"looking into|tracing|investigating|testing|examining|going through|working out|"
    r"establishing|waiting (?:for|to))\b|"
    r"\b(?:no one|nobody) (?:here )?(?:knows|can (?:say|tell))\b|"
    r"\b(?:remains|is yet|are yet|has yet|have yet) to be\b|"
    r"\b(?:was|were|has been|have been|is|are) (?:not|never) (?:yet )?"
    r"(?:measured|recorded|established|counted|settled|known|decided|determined)\b|"
    r"\b(?:was|were|has been|have been|is|are) not (?:yet |yet been |been )?(?:confirmed|clear)\b|"
    r"[无没][法从](?:办法)?(?:确[知认定]|得知|判断|评估|回答|推[算估]|估计|认定|查[证考]|告知)|"
    r"未曾?(?:经)?(?:量测|测量|记录|统计|计量|称重|留存|确知)|没有?(?:量测?|测量|记录|留下记录|称重)(?=[,，。、;；]|$)|"
    r"[等待看][^,，。;；]{1,18}(?:才|再)(?:能|会|可以|来)?"
    r"(?:定|知道?|决定|确[定认知]|清楚|有(?:答案|结果|结论)|判断|评估|说|回答|晓得)|"
    r"(?<![等招接期看对])待[^,，。;；]{1,18}(?:后|再|才|出具|完成|答[复覆])|以[^,，。;；]{2,18}为准|"
    r"\baccording to the\b|\b(?:has|have) (?:not|never) (?:yet )?(?:established|determined|settled|"
    r"decided|agreed|found out|confirmed)\b|"
    r"才能(?:定|知道|决定|确[定认]|判断|回答|有(?:答案|结果|结论))|"
    r"说不准|(?:还|很难|难以|不好)(?:预[估测计]|估计|判断|断定|下定论)|"
    r"(?:目前|现在|暂时)(?:还)?(?:没有?|无)(?:法|答案|定论|结论|结果|消息|日期|时间表)|"
    r"([\u4e00-\u9fff])不\1(?=[,，]|[^,，。]{0,8}(?:再|才|由|看|等|要))"
)
_UNDER_WAY = re.compile(
    r"(?:[仍还正]在|还要|尚[未待无]|[未待](?:查明|厘清|确认|证实|确定))[^,，。;；]{0,10}"
    r"(?:查|了解|核[实对]|评估|鉴[定识]|调查|厘清|比对|统计|清点|认定|确[认定]|知道?|定论|结论|结果|答案)|"
    r"正由[^,，。;；]{0,14}(?:核|查|鉴|评)|还不(?:知道|清楚|晓得)|"
    r"\b(?:still|currently|now) (?:being )?(?:look\w*|check\w*|investigat\w*|examin\w*|trac\w*|"
    r"unclear|unknown|open|under)\b|"
    r"\bbeing (?:looked|checked|investigated|examined|traced|tested)\b|"
    r"\b(?:not|no one|nobody) (?:yet )?(?:known|knows?|clear|sure|say|certain)\b|"
    r"\bunder (?:investigation|review)\b"
)


def left_open(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a folded text says of something that it is not known or not settled."""
    return _LEFT_OPEN.search(text, start, end) is not None


def under_way(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a folded text says that something is still being found out."""
    return _UNDER_WAY.search(text, start, end) is not None
