"""What answers no open point although it speaks of it: what came of a thing, what was done about
it, a flat denial where a cause is asked for."""

from __future__ import annotations

import re

from clinicguard.statements.guard.alike import gist_of
from clinicguard.statements.guard.answers import CAUSAL, LED_TO, names_cause
from clinicguard.statements.guard.questions import OpenPoint
from clinicguard.statements.guard.reading import Sentence

_MOTIVE = re.compile(
    r"因|为|不满|想|气|怨|恨|欠|债|钱|嫌|报复|讨|找|要(?!求)|"
    r"\b(?:because|want\w*|ang\w+|upset|over|grudge|revenge|after|out of|money|meant|"
    r"hoped|to (?:get|make|scare|punish|hurt|frighten|settle|teach))\b"
)
_NEVER = re.compile(
    r"\b(?:there is|there's|there was) (?:absolutely |simply )?no (?:way|chance|possibility)\b|"
    r"\b(?:cannot|can't|could not|couldn't) possibly\b|绝(?:对)?(?:无|不)可能|断无|毫无可能"
)
"""A denial that tells no cause."""
_AFTERWARDS = re.compile(
    r"[^,，。]{0,16}(?:[之以]?后[,，]?(?:我们|本[院所]|院方|诊所|同仁)?(?:马上|立[即刻]|随即|当[场下])|"
    r"(?:发生|事发|得知|发现|接获|接到)[^,，。]{0,6}后[,，]|已经?(?:请|委请|委托|通报|报请|函请|要求)|"
    r"已(?:全[数部]|当日|立即|经)?(?:下架|封存|停用|停药|隔离|回收|送[检修验]))"
)
"""What was done about it."""
_SET_ASIDE = re.compile(
    r"\b(?:has|have|was|were|had) (?:all |now |since )?(?:been )?(?P<done>set aside|quarantined|"
    r"withdrawn|sealed|sent (?:away|for|to)|taken out of (?:use|service))\b|"
    r"已(?:经|全[数部]|当日|立即)*(?P<han>封存|隔离|停用|下架|送[检修验])"
)
"""What was done with the things that a point asks about."""
_FIGURE = re.compile(
    r"\d|[一二三四五六七八九十百千两几半]|全[部数]|所有|没有|无|多数|少数|大批|个位数|"
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?|"
    r"hundreds?|thousands?|dozens?|handful|few|several|many|all|every\w*|each|none|no|nobody|not|"
    r"nothing|both|only|single|once|twice|most|half|couple|pair|an?|hours?|days?|weeks?|months?)\b"
)
_ANY_TIME = gist_of("found noticed discovered detected reported sent noon morning night").words


def denies_flatly(point: OpenPoint, words: str) -> bool:
    """Whether folded words only rule something out, where a cause is asked for, or have no word of
    what somebody is after, where that is."""
    if point.asks == "motive" and _MOTIVE.search(words) is None:
        return True
    return point.asks in ("cause", "how") and _NEVER.search(words) is not None


def tells_no_more(point: OpenPoint, words: str) -> bool:
    """Whether folded words tell of a cause or doer that is asked for no more than that there is
    one: when it was, what came of it, what was done about it. How many takes a figure."""
    if point.asks in ("number", "length"):
        return _FIGURE.search(words) is None
    if point.asks == "whether":
        done = _SET_ASIDE.search(words)
        return done is not None and (done["done"] or done["han"]) not in point.line.folded
    if point.asks not in ("cause", "who", "how", "motive"):
        return False
    if not gist_of(words).words - point.line.gist.words - _ANY_TIME:
        return True
    whole = Sentence(0, len(words), (0,))
    if CAUSAL.search(words) or LED_TO.search(words):
        return point.asks == "cause" and not names_cause(point, whole, words)
    return _AFTERWARDS.match(words) is not None
