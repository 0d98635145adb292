"""Our own templates pass the guard: in each language and law, with gaps open and filled.

What stands in a gap is the clinic's own affair; filled here with plain words of its kind.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from clinicguard.host.words import LANGUAGES, Language
from clinicguard.knowledge.templates import Template, load_templates
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext, Jurisdiction
from clinicguard.statements.guard.packs import load_packs
from clinicguard.statements.guard.understanding import understanding
from clinicguard.statements.guarding import desk_packs

KNOWN = load_templates()
LAWS: Mapping[Language, tuple[Jurisdiction, ...]] = {
    "zh_TW": ("tw",),
    "en": ("uk", "au"),
    "zh_CN": ("cn",),
}
OF_A_KIND: Mapping[str, tuple[str, str, str]] = {
    "text": ("安心診所", "Fennel Row Practice", "安心诊所"),
    "quote": ("等了很久都沒有人說明", "I waited and nobody explained", "等了很久都没有人说明"),
    "person": ("林主任", "Ms Lin", "林主任"),
    "people": ("林主任與一位護理師", "Ms Lin and a nurse", "林主任和一位护士"),
    "role": ("行政主任", "practice manager", "行政主任"),
    "phone": ("02-0000-0000", "01632 960 100", "010-0000-0000"),
    "email": ("ask@example.org",) * 3,
    "address": ("臺北市某路 1 號", "1 Some Road", "某市某路 1 号"),
    "link": ("診所網站", "our website", "诊所网站"),
    "reference": ("C-2026-0012",) * 3,
    "date": ("11-20（五）", "20 November", "11 月 20 日"),
    "datetime": ("11-20（五）17:00", "17:00 on 20 November", "11 月 20 日 17:00"),
    "days": ("7", "7 working days", "7"),
    "facts": (
        "11 月 18 日晚間，商家頁出現一則評論。",
        "A review appeared on our page on the evening of 18 November.",
        "11 月 18 日晚间，商家页出现一条评价。",
    ),
    "unknowns": ("評論寫的經過。", "what the review describes.", "评价中写的经过。"),
    "actions": ("逐項了解經過。", "looking into each point.", "逐项核实经过。"),
    "issues": ("等候的時間。", "the waiting time.", "等候时间。"),
    "questions": ("當天由誰說明？", "Who explained on the day?", "当天由谁说明？"),
    "messages": (
        "有人受影響，我們很在意。",
        "We care about those affected.",
        "有人受影响，我们很在意。",
    ),
}
OF_A_NAME: Mapping[str, tuple[str, str, str]] = {
    "content_author": ("路過的人", "lakeside reader", "路过的人"),
    "regret": (
        "遇到這樣的事，我們很遺憾。",
        "We are very sorry that this happened.",
        "遇到这样的事，我们很遗憾。",
    ),
    "help_offered": (
        "陪同回診、回診免掛號費、提供病歷複本",
        "going with you to examinations, no fee for the next visit, and a copy of the records",
        "陪同复诊、复诊免挂号费、提供病历复印件",
    ),
}
FORM = frozenset({"G1", "H3", "H4"})
"""Open gaps, long and repeated sentences: not what a text says."""


def values(language: Language) -> dict[str, str]:
    at = LANGUAGES.index(language)
    return {
        field.id: (OF_A_NAME.get(field.id) or OF_A_KIND[field.kind])[at]
        for field in KNOWN.placeholders.values()
    }


def told(template: Template, language: Language, law: Jurisdiction, filled: bool) -> set[str]:
    """What the guard says at the desk and at the command line."""
    parts = KNOWN.write(template.id, language, values(language) if filled else {})
    text = "\n".join(part.text for part in parts)
    context = GuardContext(language, law, template.audience)
    found = [
        each
        for packs in (load_packs(), desk_packs())
        for each in check(text, context, packs, mind=understanding())
    ]
    return {
        f"{each.group} {each.rule}: {each.span}"
        for each in found
        if each.group not in FORM and (filled or each.group != "X3")
    }


@pytest.mark.parametrize("name", ["review_reply", "holding_statement", "answer_letter"])
def test_a_filled_template_of_ours_is_clean(name: str) -> None:
    assert told(KNOWN.templates[name], "zh_TW", "tw", filled=True) == set()


@pytest.mark.prove
@pytest.mark.parametrize("template", KNOWN.templates.values(), ids=lambda template: template.id)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_of_ours_is_clean(template: Template, language: Language) -> None:
    for filled in (True, False):
        for law in LAWS[language]:
            assert told(template, language, law, filled) == set(), (law, filled)
