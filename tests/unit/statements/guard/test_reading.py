"""Where a sentence of a draft ends, and what of a draft is none."""

from __future__ import annotations

import json

import pytest

from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.reading import Reading
from clinicguard.statements.guard_json import findings_from_json


def sentences(draft: str) -> list[str]:
    reading = Reading(draft)
    return [reading.text[each.start : each.end].strip() for each in reading.sentences]


@pytest.mark.parametrize(
    ("draft", "told"),
    [
        ("好。「坏。」他说。", ["好。", "「坏。」", "他说。"]),
        ("谢谢（已收到。）我们会再说。", ["谢谢(已收到。)", "我们会再说。"]),
        ('She said "I was hurt." We called.', ['she said "i was hurt."', "we called."]),
        ("It was 'cold.' We know.", ["it was 'cold.'", "we know."]),
        ('第一。"评论"是您写的。', ["第一。", '"评论"是您写的。']),
        ("好。\n\n——\n\n院长", ["好。", "院长"]),
        ("——", ["——"]),
        (" " * 2000, []),
    ],
)
def test_a_closing_mark_belongs_to_the_sentence_before_it(draft: str, told: list[str]) -> None:
    assert sentences(draft) == told


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh_TW", "您說：「太差了。」\n謝謝您的來信，我們已經請護理長了解當天的安排，也會再回覆。"),
        ("en", "You wrote: “I waited an hour.”\nThank you for telling us. We are looking into it."),
        ("zh_TW", "很抱歉讓您等候，我們會再和您聯絡，電話 02-2765-0101。\n\n——\n\n安心牙醫診所"),
        ("en", "We are sorry that you waited. (Please ring 0113 496 0101.) We write by Friday."),
    ],
)
def test_marks_between_sentences_advertise_nothing(lang: str, text: str) -> None:
    asked = {"lang": lang, "jurisdiction": "tw", "audience": "review_reply", "text": text}
    (line,) = findings_from_json([json.dumps(asked)])
    assert {found["group"] for found in json.loads(line)["findings"]} <= {"X3"}


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("A04\u200e17", "a0417"),
        ("王\u202a小\u2069明", "王小明"),
        ("Jose\u0301 Garci\u0301a", "jose garcia"),
        ("𝗕𝗲𝘀𝘁", "best"),
        ("⼈", "人"),
        ("\u3164保\u115f證", "保证"),
    ],
)
def test_what_nobody_sees_hides_nothing(written: str, plain: str) -> None:
    assert folded(written) == plain
