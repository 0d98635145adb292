"""What is to come only after something else, told as done or as coming at once: "fees are talked
about only once the cause is known", 檢修合格前不開放."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clinicguard.statements.guard.alike import gist_of, weight_of
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.known_lines import Known
from clinicguard.statements.guard.reading import Reading

_ONLY_THEN = re.compile(
    r"(?:之后|以后|后)[^,，。]{0,2}(?:再|才|方)|前(?:一律|都|暂|绝)?不|"
    r"\bonly (?:after|once|when)\b|"
    r"\b(?:no|not|nothing|never)\b[^,.;]{0,40}\b(?:until|before)\b"
)
_MONEY = re.compile(
    r"费|钱|赔|补偿|\b(?:fees?|money|refunds?|compensation|costs?|pay\w*|reimburs\w*)\b"
)
_PAYS = re.compile(
    r"退(?!烧|休)|赔|付给|汇给|汇到|打给|补偿|\b(?:refund\w*|pay|paying|paid|reimburs\w*|compensat\w*|"
    r"money back)\b"
)
_USED = re.compile(
    r"开放|启用|使用|搭乘|恢复|营业|收治|"
    r"\b(?:reopen\w*|open|in use|used|running|resum\w*|restart\w*|back)\b"
)
_NOW = re.compile(
    r"先(?!说|生)|本周|今[天日]|马上|立[即刻]|现在|即日|这就|明天|已经?|"
    r"\b(?:already|now|today|tomorrow|this (?:week|morning|afternoon)|straight ?away|at once|"
    r"right away|immediately)\b"
)
_LATER = re.compile(
    r"后|才|再(?!度)|等|待|不|未|没|\b(?:after|once|until|when|not|never|no|before|if)\b"
)


def not_before(
    clauses: Sequence[tuple[int, int]], facts: Sequence[Known], reading: Reading
) -> Iterator[Hit]:
    """X1 for clauses in which that has come already or comes at once."""
    later = [line for line in facts if _ONLY_THEN.search(line.folded)]
    for start, end in clauses if later else ():
        words = reading.text[start:end]
        if _NOW.search(words) is None or _LATER.search(words):
            continue
        known = next((line for line in later if _is_of(words, line)), None)
        if known is not None:
            yield Hit("X1", start, end, "X1-before", known=known.words)


def _is_of(words: str, line: Known) -> bool:
    if _MONEY.search(line.folded):
        return _PAYS.search(words) is not None
    if _USED.search(line.folded) is None or _USED.search(words) is None:
        return False
    return weight_of(line.gist.words & gist_of(words).words) >= 1
