"""Turns of phrase that say a thing plainly are found; their harmless neighbours are not."""

from __future__ import annotations

import pytest

from clinicguard.host.words import Language
from clinicguard.statements.audiences import Audience
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.understanding import understanding
from clinicguard.statements.guarding import desk_packs
from tests.unit.statements.guard.twins import assert_told_apart

Twin = tuple[str, Language, Audience, str, str]

TWINS: tuple[Twin, ...] = (
    (
        "L3",
        "zh_TW",
        "patient_letter",
        "治療的風險，我們沒有先說明。",
        "停車的地方，我們沒有先說明。",
    ),
    (
        "L3",
        "zh_TW",
        "public_statement",
        "醫師沒有事先告知麻醉的副作用。",
        "醫師有沒有先說明麻醉的副作用，正在核對紀錄。",
    ),
    (
        "L3",
        "zh_CN",
        "press",
        "我们没有问到病史，也没有先说明手术的风险。",
        "您提到我们没有先说明手术的风险，我们会核实。",
    ),
    (
        "L3",
        "en",
        "patient_letter",
        "Our dentist did not ask about your allergies.",
        "You told us that we did not ask about your allergies.",
    ),
    (
        "L3",
        "en",
        "press",
        "We did not explain the risks first.",
        "We did not explain where to park.",
    ),
    (
        "L1",
        "zh_TW",
        "review_reply",
        "您付的那筆訂金，今天就退給您。",
        "如果您付的費用有誤，會計會退還。",
    ),
    (
        "L1",
        "en",
        "review_reply",
        "Everything you paid us will be refunded to you on Monday.",
        "If what you paid anywhere was wrong, it is refunded.",
    ),
    (
        "L2",
        "en",
        "patient_letter",
        "Your letter went to Ms Crane; give her a bell on 07700 900461.",
        "Our manager Jo will help; give her a bell on 07700 900461.",
    ),
    (
        "L2",
        "zh_TW",
        "patient_letter",
        "上回那位師傅的微信號 tan_laoshifu56，您可以加他問問。",
        "櫃檯小編的微信號 tan_laoshifu56，您可以加他問問。",
    ),
    (
        "L3",
        "en",
        "review_reply",
        "The dentist should have taken an X-ray and did not.",
        "The dentist should have the answer by Monday, and did not want to guess.",
    ),
    (
        "L5",
        "zh_TW",
        "care_talk",
        "衛教單寫得清楚，是你們自己回去就讓她泡溫泉。",
        "要不要再做一次，是你們自己的決定。",
    ),
    (
        "L5",
        "zh_TW",
        "review_reply",
        "自己作出來的毛病，別往我們頭上扣。",
        "作出來的紀錄，我們貼在櫃檯上。",
    ),
    (
        "L6",
        "en",
        "staff_memo",
        "Either her post is gone by Friday or a letter lands on her employer's mat.",
        "Either ring us or write us a letter; the post is gone by five.",
    ),
    (
        "L6",
        "zh_TW",
        "review_reply",
        "要嘛刪文，要嘛收律師函。",
        "要嘛打電話，要嘛寫信，我們都會回。",
    ),
    (
        "L9",
        "zh_TW",
        "patient_letter",
        "換過以後到拆牙套那天都不會再斷。",
        "改了流程以後，不會再讓您等這麼久。",
    ),
    (
        "L12",
        "en",
        "care_talk",
        "The bone that fellow in Geelong left you with was never going to hold.",
        "That fellow in Geelong was very kind on the telephone.",
    ),
    (
        "L1",
        "en",
        "review_reply",
        "It was a sound premolar that I filled, and I think of it daily.",
        "A filling that lasts is what we hope for with everybody.",
    ),
    (
        "L1",
        "zh_TW",
        "review_reply",
        "您臉上的疤是我們操作時留下的。",
        "臉上留疤的擔心，我們讀到了。",
    ),
    (
        "L2",
        "zh_TW",
        "patient_letter",
        "他的電話是 03-512-0046，您可以問他。",
        "林主任的電話是 03-512-0046，您可以問他。",
    ),
    (
        "L2",
        "en",
        "review_reply",
        "We rang you on 01632 960 771 on Tuesday.",
        "The owner can be reached on 01632 960 771.",
    ),
    (
        "L3",
        "zh_TW",
        "public_statement",
        "追根究柢，是本院管理鬆散。",
        "管理鬆散的說法，我們聽到了。",
    ),
    (
        "L4",
        "en",
        "review_reply",
        "Dr Hale looked after the room that day. None of this was his fault.",
        "Your son was frightened, and none of this was his fault.",
    ),
    (
        "L4",
        "en",
        "patient_letter",
        "Our hygienist bears no blame, and the practice was not at fault.",
        "None of this was your fault, and you are not to blame.",
    ),
    (
        "L4",
        "zh_TW",
        "review_reply",
        "這不是她的錯，責任不在我們。",
        "孩子怕痛會哭，這不是他的錯。",
    ),
    (
        "L4",
        "zh_CN",
        "patient_letter",
        "这事不怪孙医生，医院没有任何过错。",
        "我们不怪任何人，也没有推卸责任的意思。",
    ),
    (
        "L3",
        "en",
        "staff_memo",
        "The gap in the log is our own making.",
        "There is a gap in the log; the engineer is looking into it.",
    ),
    (
        "L4",
        "en",
        "care_talk",
        "It is inconceivable that the dose was wrong.",
        "You have done nothing wrong.",
    ),
    (
        "L5",
        "zh_CN",
        "staff_memo",
        "他们根本是来讹钱的，别给他们面子。",
        "他们来问退费的事，请转给前台。",
    ),
    (
        "L6",
        "en",
        "public_statement",
        "He has until noon on Friday to remove the post.",
        "Everybody has until Friday noon to ask for the papers.",
    ),
    (
        "L6",
        "zh_CN",
        "public_statement",
        "给对方三天把帖子删掉。",
        "我们三天内会给对方一个答复。",
    ),
    (
        "L7",
        "en",
        "patient_letter",
        "All we would ask is that your review reads differently.",
        "All we would ask is that you bring your card.",
    ),
    (
        "L8",
        "zh_TW",
        "public_statement",
        "這套設備由我們在台東率先引進。",
        "輪椅請走最靠近電梯的那個門。",
    ),
    (
        "L9",
        "zh_CN",
        "review_reply",
        "做完这个疗程，痘痘再也冒不出来。",
        "这滋味一定不好受。",
    ),
    (
        "L9",
        "zh_TW",
        "staff_memo",
        "跟客人說這個「包治好」。",
        "「包治好」一律不許寫。",
    ),
    (
        "L10",
        "en",
        "review_reply",
        "Until the end of March the second arm is on the house.",
        "The price list is posted at the desk until the end of March.",
    ),
)


@pytest.mark.parametrize(("group", "language", "audience", "told", "calm"), TWINS)
def test_what_is_said_plainly_is_found_and_its_neighbour_is_not(
    group: str, language: Language, audience: Audience, told: str, calm: str
) -> None:
    assert_told_apart(group, language, audience, told, calm)


SOUNDING_ALIKE: tuple[tuple[str, Language, Audience, str], ...] = (
    ("L9", "en", "patient_letter", "The report shows no trace of infection."),
    ("L10", "zh_TW", "review_reply", "種一顆牙四千，收費標準張貼在大廳。"),
    ("L12", "en", "patient_letter", "Kind regards, the team at Mill Lane Orthodontics."),
    ("L5", "en", "review_reply", "Ring Lorna; she is a good listener."),
)


@pytest.mark.parametrize(("group", "language", "audience", "calm"), SOUNDING_ALIKE)
def test_what_sounds_alike_is_no_finding_by_sense(
    group: str, language: Language, audience: Audience, calm: str
) -> None:
    context = GuardContext(language, "uk" if language == "en" else "tw", audience)
    found = check(calm, context, desk_packs(), mind=understanding())
    assert group not in {each.group for each in found}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The fault does not lie with us."),
        ("en", "It was not our fault."),
        ("zh_TW", "這不是您的錯。"),
        ("zh_TW", "責任不在我們。"),
    ],
)
def test_whoever_is_cleared_of_blame_no_fault_is_admitted(language: Language, text: str) -> None:
    context = GuardContext(language, "tw", "patient_letter")
    groups = {each.group for each in check(text, context, mind=understanding())}
    assert not groups & {"L3", "L5"}
