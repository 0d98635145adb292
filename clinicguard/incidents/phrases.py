"""Words by which a known mistake gives itself away, in the three languages.

Only what is plainly said is found; a text in which nothing is found is not thereby good. The guard
of the statements looks closer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from clinicguard.knowledge.natures import Trigger

_RECORD = r"(?:病歷|病历|紀錄單|診療紀錄|诊疗记录|同意書|同意书)"

_SAID: Mapping[Trigger, tuple[str, ...]] = MappingProxyType(
    {
        Trigger.APOLOGY_BEFORE_CHECKING: (
            r"(?:是|都是|確實是|确实是)我們的(?:錯|疏失|責任|過失)",
            r"(?:是|都是)我们的(?:错|疏失|责任|过失)",
            r"(?:為|对|對)我們的(?:疏失|過失|错误|錯誤)",
            r"our (?:fault|mistake|negligence|error)\b",
            r"we (?:admit|accept) (?:fault|liability|responsibility)",
        ),
        Trigger.DELETING_CRITICISM: (
            r"(?:刪除?|删除?|移除|隱藏|隐藏|關閉|关闭)[^，。；\n]{0,6}"
            r"(?:留言|評論|评论|負評|差评|貼文|帖子)",
            r"把[^，。；\n]{0,8}(?:留言|評論|评论|負評|差评|貼文|帖子)[^，。；\n]{0,4}(?:刪|删|移除|隱藏|隐藏)",
            r"(?:封鎖|拉黑)[^，。；\n]{0,6}(?:他|她|對方|对方|帳號|账号|作者|病人|患者)",
            r"\b(?:delete|remove|hide) (?:the |their |his |her |that )?(?:comment|review|post)s?\b",
            r"\bblock (?:them|him|her|the (?:account|reviewer|author))\b",
        ),
        Trigger.EDITING_RECORD: (
            rf"(?:補寫|補填|補登|修改|更改|改|刪改|補齊|重寫|倒填)[^，。；\n]{{0,6}}{_RECORD}",
            rf"(?:补写|补填|修改|更改|删改|补齐|重写|倒签)[^，。；\n]{{0,6}}{_RECORD}",
            rf"把{_RECORD}[^，。；\n]{{0,8}}(?:補|补|改|填)",
            r"\b(?:amend|edit|alter|change|complete|backdate|rewrite|tidy)"
            r" (?:the |his |her |their )?(?:medical |dental |patient )?"
            r"(?:record|chart|notes|consent)",
        ),
        Trigger.THREATENING_REVIEWER: (
            r"(?:不|若不|如不|再不)(?:刪|删|撤|下架|道歉)[^。；\n]{0,8}(?:就|便|將|将|会|會)"
            r"[^。；\n]{0,4}(?:告|提告|起诉|起訴|報警|报警|法律)",
            r"(?:保留|採取|采取)法律(?:追訴|追诉|行動|行动|途徑|途径)",
            r"\b(?:delete|remove|take)[^.\n]{0,40}\bor (?:we|our lawyers?)[^.\n]{0,20}"
            r"\b(?:sue|legal action|court)",
            r"\bwe (?:will|shall) (?:sue|take (?:you|them) to court)\b",
        ),
        Trigger.SPECULATION: (
            r"(?:應該|可能|大概|想必|八成)是(?:病人|他|她|對方|家屬)(?:自己|本身)",
            r"(?:应该|可能|大概|想必)是(?:患者|他|她|对方|家属)(?:自己|本身)",
            r"\b(?:probably|must have been|presumably)[^.\n]{0,12}"
            r"(?:the patient|their own|his own|her own)",
        ),
    }
)

_DENIED = re.compile(
    r"(?:不|勿|別|别|沒|没|未|無|无|非|禁止|避免|不得|不可|不要|不會|不会|拒絕|拒绝|沒有人|没有人"
    r"|\b(?:not|never|no|don't|do not|must not|nobody|without)\b)[^，。；、,.;\n]{0,8}$",
    re.IGNORECASE,
)

_FOUND = MappingProxyType(
    {trigger: re.compile("|".join(patterns), re.IGNORECASE) for trigger, patterns in _SAID.items()}
)


def said(trigger: Trigger, text: str) -> str:
    """The words that say it, where they are not denied in the same breath; empty for none."""
    pattern = _FOUND.get(trigger)
    if pattern is None:
        return ""
    for found in pattern.finditer(text):
        if not _DENIED.search(text[: found.start()]):
            return found[0]
    return ""
