"""What Chinese says by the shape of a sentence, and its harmless twins."""

from __future__ import annotations

import pytest

from clinicguard.host.words import Language
from clinicguard.statements.audiences import Audience
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.understanding import understanding
from tests.unit.statements.guard.twins import assert_told_apart

TWINS: tuple[tuple[str, Language, Audience, str, str], ...] = (
    (
        "L1",
        "zh_TW",
        "review_reply",
        "預約簿從頭翻到尾，沒有一位同名的人走進過診間。",
        "您的來信我們從頭讀到尾，每一句都收下了。",
    ),
    (
        "L1",
        "zh_CN",
        "review_reply",
        "今年的登记翻了一遍又一遍，也没翻着您这么个人。",
        "流程查了一遍，每个环节我们都会改。",
    ),
    (
        "L1",
        "zh_TW",
        "review_reply",
        "查遍系統裡的名單，都找不到對得上的人。",
        "我們查遍資料，還不能給您一個答案。",
    ),
    (
        "L1",
        "zh_TW",
        "press",
        "方家屬今天也到場。",
        "對方家屬的心情，我們能體會，任何家屬都會難過。",
    ),
    (
        "L4",
        "zh_TW",
        "press",
        "從我們手上打出去的針劑沒有一支出過狀況。",
        "沒有一支針劑會在沒有核對之前打出去。",
    ),
    (
        "L4",
        "zh_TW",
        "authority",
        "本所麻醉照護找不出一絲瑕疵。",
        "本所麻醉紀錄找不到第三頁，正在補查。",
    ),
    (
        "L4",
        "zh_CN",
        "public_statement",
        "冷链从来没断过一分钟。",
        "我们从来没有忘记过任何一位等候的人。",
    ),
    (
        "L5",
        "zh_TW",
        "authority",
        "其人一向搬弄是非、品行可議。",
        "該員一向準時到班，無遲到紀錄。",
    ),
    (
        "L5",
        "zh_TW",
        "authority",
        "此人一向難纏、見誰都要吵。",
        "等這麼久，誰都要生氣，這我們明白。",
    ),
    (
        "L5",
        "zh_CN",
        "care_talk",
        "要不是您在家由着他啃骨头，托槽能掉仨吗？",
        "要不是您及时来电话，我们也不会发现。",
    ),
    (
        "L5",
        "zh_TW",
        "care_talk",
        "要是您那幾天肯乖乖照著做，哪裡會走到這一步？",
        "要是您那幾天覺得痛，哪裡都可以先打給我。",
    ),
    (
        "L5",
        "zh_CN",
        "review_reply",
        "护士提醒防晒您当耳旁风。",
        "您的提醒我们没有当耳报神，是当老师。",
    ),
    (
        "L8",
        "zh_TW",
        "public_statement",
        "中台灣第一台皇家音波就在我們家。",
        "這是我們診所的第一台掛號機，請多指教。",
    ),
    (
        "L8",
        "zh_CN",
        "public_statement",
        "本院隆胸技术在华中地区稳坐头把交椅。",
        "请您先坐稳，头靠在椅背上。",
    ),
    (
        "L8",
        "zh_TW",
        "public_statement",
        "論植牙，全新竹找不到第二家。",
        "第二診間在走廊底，櫃檯可以帶路。",
    ),
    (
        "L9",
        "zh_CN",
        "care_talk",
        "重新上药，三天准好。",
        "重新上药，三天后再来看。",
    ),
    (
        "L9",
        "zh_TW",
        "care_talk",
        "一個月後一定看得跟以前一樣清楚。",
        "一個月後一定再幫您量一次視力。",
    ),
    (
        "L9",
        "zh_CN",
        "care_talk",
        "取出来以后三个礼拜保管一切如初。",
        "取出来以后三个礼拜都由我们保管片子。",
    ),
    (
        "L10",
        "zh_TW",
        "public_statement",
        "隔壁賣菜的大嬸試過，逢人就誇。",
        "隔壁大嬸帶著孩子來量血壓。",
    ),
    (
        "L10",
        "zh_CN",
        "press",
        "五位顾客手持从前与如今的照片登台。",
        "从前和现在的门诊时间请看公告。",
    ),
    (
        "L11",
        "zh_CN",
        "review_reply",
        "那家做歪了，估摸着对方也没敢讲。",
        "报告我们三天后寄出。",
    ),
    (
        "L4",
        "zh_CN",
        "authority",
        "此事与本院的操作绝无丝毫关联。",
        "费用与项目的关系，附表已说明。",
    ),
    (
        "L5",
        "zh_CN",
        "public_statement",
        "散布这些话的人居心叵测。",
        "散布在各楼层的公告今天换新。",
    ),
    (
        "L5",
        "zh_TW",
        "review_reply",
        "收錢灌一星的下流手法實在難看。",
        "收錢的窗口在一樓，請往右走。",
    ),
    (
        "L5",
        "zh_CN",
        "review_reply",
        "掉了就赖我们，讲点道理好不好。",
        "掉了就来找我们，好不好。",
    ),
    (
        "L9",
        "zh_CN",
        "press",
        "凭学生证预约，做不满意分文不取。",
        "做得不满意，请写信告诉我们。",
    ),
    (
        "L2",
        "zh_CN",
        "patient_letter",
        "附上的单子里夹了另一页，谭凤霞，身份证 330106197208123364。",
        "您的身份证 330106197208123364 复印件已销毁。",
    ),
    (
        "L2",
        "zh_CN",
        "patient_letter",
        "她妈妈的电话是 139-5555-0276，您可以问问。",
        "您可以打我们的电话 139-5555-0276 问问。",
    ),
    (
        "L5",
        "zh_TW",
        "press",
        "提告的人，圖的是什麼，大家心知肚明。",
        "牆上那張圖畫的是什麼，孩子都知道。",
    ),
    (
        "L5",
        "zh_CN",
        "public_statement",
        "这种行为与流氓无异。",
        "今天的门诊时间与平日无异。",
    ),
    (
        "L12",
        "zh_CN",
        "press",
        "调解员也建议我院按七成责任赔。",
        "鉴定报告出来前，我们不作评论。",
    ),
    (
        "L6",
        "zh_CN",
        "staff_memo",
        "再不删没好果子吃。",
        "孩子拔牙后，先吃果泥。",
    ),
    (
        "L10",
        "zh_CN",
        "patient_letter",
        "冬季套餐第二个人只要一块钱。",
        "复印第二份只要身份证就可以。",
    ),
    (
        "L2",
        "zh_TW",
        "care_talk",
        "隔壁床的洪小弟也發燒，他媽媽 LINE 是 hung_mama88。",
        "診所的官方 LINE 是 anho_clinic，您可以留言。",
    ),
    (
        "L4",
        "zh_CN",
        "authority",
        "我院消毒从无差池。",
        "我院消毒从周一改为每日两次。",
    ),
    (
        "L5",
        "zh_TW",
        "staff_memo",
        "他就是來敲一筆的，潑髒水。",
        "讓您有被敲一筆的感覺，很抱歉。",
    ),
    (
        "L6",
        "zh_CN",
        "staff_memo",
        "告诉他：不删就法院见。",
        "培训材料里的反面例子：「不删就法院见」。",
    ),
)


@pytest.mark.parametrize(("group", "language", "audience", "told", "harmless"), TWINS)
def test_a_shape_tells_and_its_twin_does_not(
    group: str, language: Language, audience: Audience, told: str, harmless: str
) -> None:
    assert_told_apart(group, language, audience, told, harmless)


@pytest.mark.parametrize(
    ("language", "audience", "text"),
    [
        ("zh_CN", "review_reply", "很抱歉让您不高兴。双流禾笑口腔"),
        ("zh_CN", "patient_letter", "请拨 0311-8888-120 找我。石家庄华北雅康口腔"),
        ("zh_TW", "review_reply", "請打 02-2345-1188。台南晴田牙醫（府前路）"),
        ("zh_TW", "patient_letter", "這次重做的費用由診所吸收。"),
        ("zh_CN", "patient_letter", "让您等到今天，给您赔不是。"),
        ("zh_TW", "patient_letter", "您在信裡寫：「你們騙人，說好不會痛。」"),
        ("zh_TW", "care_talk", "假牙會重新製作，費用全免。"),
        ("zh_TW", "press", "本院今日舉辦傑出護理人員表揚。"),
        ("zh_TW", "staff_memo", "看到負評時，請截圖存檔後交給企劃組。"),
        ("zh_TW", "patient_letter", "退款上個月已經退到您的帳戶。"),
        ("zh_CN", "press", "对方勒索四十万元，我院没有支付。"),
        ("zh_CN", "press", "录音里的“保证一次根治”并非本院的说法。"),
    ],
)
def test_these_hold_nothing_back(language: Language, audience: Audience, text: str) -> None:
    context = GuardContext(language, "cn" if language == "zh_CN" else "tw", audience)
    found = {each.group for each in check(text, context, mind=understanding())}
    assert found <= {"X3"}


@pytest.mark.parametrize(
    ("language", "audience", "text"),
    [
        ("zh_TW", "patient_letter", "重做的費用、您請假的損失，都由診所賠償。"),
        ("zh_CN", "review_reply", "后续治疗的费用全部由我们承担，这是我们的过失。"),
        ("zh_CN", "patient_letter", "是我们拿错了药，给您赔不是。"),
    ],
)
def test_an_admission_is_told_beside_them(
    language: Language, audience: Audience, text: str
) -> None:
    context = GuardContext(language, "cn" if language == "zh_CN" else "tw", audience)
    assert "L3" in {each.group for each in check(text, context)}
