"""Figures of a text beside those of the facts: told in another form they agree; with their digits
changed about, or as the only one that is left over, they do not."""

from __future__ import annotations

import pytest

from clinicguard.host.words import Language
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext, Jurisdiction
from clinicguard.statements.guard.letters import folded
from clinicguard.statements.guard.values import values_in

Line = tuple[str, Language, Jurisdiction, tuple[str, ...]]

SWAPPED: list[Line] = [
    ("器械包共 32 包送回。", "zh_TW", "tw", ("回收 23 包",)),
    ("補牙費用八千六百元。", "zh_CN", "cn", ("费用 6,800 元",)),
    ("本所於十月二十一日停用該機。", "zh_TW", "tw", ("10月12日停用雷射儀",)),
    ("菌落数为每毫升六百二十个。", "zh_CN", "cn", ("菌落 260 CFU/mL（限值 100）",)),
    ("Ninety-four envelopes went out.", "en", "us", ("49 envelopes misaddressed",)),
    ("It was taken from a car on the night of 21 June.", "en", "uk", ("laptop stolen 12/6/2026",)),
    ("We did not tell you until November 2.", "en", "us", ("Told 12 Nov", "Test 2 Oct", "Nov 20")),
    ("You paid us $210 that day.", "en", "au", ("paid $120",)),
]
LEFT_OVER: list[Line] = [
    (
        "麻藥是下午一點五十分打的，兩點二十分頭暈。",
        "zh_TW",
        "tw",
        ("14:05 注射局部麻醉", "14:20 暈厥"),
    ),
    ("定金两万元，总价七万五千元。", "zh_CN", "cn", ("总价 68,000 元", "定金 20,000 元")),
    (
        "It came in on 5 November and was acknowledged on 9 November.",
        "en",
        "uk",
        ("Complaint came in on 5 November", "Acknowledged on 6 November"),
    ),
]
OF_ONE_MEASURE: list[Line] = [
    ("種植體直徑一點四毫米。", "zh_TW", "tw", ("種植體 4.1 mm",)),
    (
        "他們在那裡住了整整十天才回家。",
        "zh_TW",
        "tw",
        ("10-26 送醫", "10月29日出院", "護理師年資 3 年"),
    ),
    ("Evacuation took nine minutes.", "en", "us", ("evacuation 4 min 30 s",)),
    ("The police reference is 4471/26.", "en", "uk", ("police ref 4417/26",)),
    ("The pool reopens on 23 November.", "en", "au", ("The pool stays closed until 30 November",)),
    ("11月5日照常看诊。", "zh_CN", "cn", ("停诊：11/3-11/6，11/7恢复",)),
    ("停車場共有五十八格。", "zh_TW", "tw", ("停車格共 24 格",)),
    ("一共缝了六针。", "zh_CN", "cn", ("缝合9针",)),
    ("Thirty-five of you still need a test.", "en", "au", ("Still to be tested: 19 staff",)),
    ("He was given ten milligrams in place of five.", "en", "au", ("20 mg given, 10 mg meant",)),
    ("The building was empty after eleven minutes.", "en", "uk", ("Building empty in 7 min",)),
    ("We closed for a full week.", "en", "us", ("Clinic closed for 3 days",)),
    ("先試跑一個月。", "zh_TW", "tw", ("試運行 2 周",)),
    ("使用批號為 K2219。", "zh_TW", "tw", ("使用批號 K2291",)),
    ("贵局转来的投诉（编号2026-1138）收悉。", "zh_CN", "cn", ("投诉编号 2026-1183",)),
    ("Batch L4417 was withdrawn.", "en", "uk", ("batch L4471 withdrawn",)),
    ("知悉日為十一月二日，同月十二日完成初報。", "zh_TW", "tw", ("11-02 知悉", "初報日 11-09")),
    ("财务将于12月8日前退款。", "zh_CN", "cn", ("退款期限 12月3日",)),
    ("打完針半小時後才起疹子。", "zh_TW", "tw", ("14:10 打針", "14:25 起疹", "14:40 給藥")),
    ("We rang 999 ten minutes after it.", "en", "uk", ("Fell at 10:22", "Rang 999 at 10:24")),
]
AGREEING: list[Line] = [
    ("給你打的麻藥，一點七毫升。", "zh_TW", "tw", ("麻藥 1.7 毫升",)),
    ("十四日照常看診。", "zh_TW", "tw", ("11/13 停診一天",)),
    ("11月7日照常开诊。", "zh_CN", "cn", ("停诊：11/3-11/6，11/7恢复",)),
    ("出動送水車，十一位患者轉診。", "zh_TW", "tw", ("轉診 11 人",)),
    ("The swap takes a third of an hour.", "en", "au", ("swap takes 20 minutes",)),
    ("The mob up the road spent a year on it.", "en", "au", ("4 June", "Checks every 6 months")),
    (
        "For two months the phones were hard to reach.",
        "en",
        "uk",
        ("Wait on the phone 11 minutes",),
    ),
    ("停车场共有二十四格，分四层。", "zh_CN", "cn", ("停车格共 24 格",)),
    ("批號 B0732 停用，其他批號照用。", "zh_TW", "tw", ("批號 B0732 停用",)),
    ("Five milliliters instead of two and a half.", "en", "us", ("5 mL instead of 2.5 mL",)),
    (
        "Our lines were dead for an hour and three quarters.",
        "en",
        "us",
        ("Down 8:05 to 9:50 a.m.",),
    ),
    ("Gaps on three days, 4 to 6 October.", "en", "uk", ("Gaps on 4, 5 and 6 October",)),
    ("From 1 September to 6 October.", "en", "uk", ("6 sessions, 01/09-06/10/2026",)),
    ("A further briefing follows on 30 October.", "en", "uk", ("Helpline opened 21 October",)),
    ("Notice came within three days.", "en", "au", ("incident 14/10/2026", "notice 16/10/2026")),
    ("同日也開了轉介單。", "zh_TW", "tw", ("11/4 來電", "11/6 重黏", "同日開轉介單")),
    ("跟您同一天開刀的人也腫。", "zh_TW", "tw", ("10-29 手術", "11月5日拆線")),
    ("次日发白，当天下午溶解处理。", "zh_CN", "cn", ("10/30 填充", "10/31 下午溶解")),
    ("Twenty-two doses out of sixty were weak.", "en", "uk", ("22 of 60 doses under strength",)),
    ("Two staff interviews are complete.", "en", "us", ("2 of 3 interviews done",)),
    ("Thirty-seven children were referred.", "en", "us", ("212 children seen", "37 referred")),
    ("The other thirty-eight doses were sound.", "en", "au", ("22 of 60 doses were weak",)),
    ("The meeting is at a quarter past noon.", "en", "us", ("Meeting at 12:15 p.m.",)),
    ("Cycles 4 through 6 that day are attached.", "en", "us", ("Treated 9/15", "Cycles 4-6")),
    ("六十劑裡有十四劑過期，其餘四十六劑封存。", "zh_TW", "tw", ("60 劑中 14 劑過期",)),
    ("当时冰箱是九度半。", "zh_CN", "cn", ("冰箱温度 9.5 度",)),
    ("下週二三點黃醫師等您。", "zh_TW", "tw", ("回診為週二下午三點",)),
    ("十一月二十一日會再公布進度。", "zh_TW", "tw", ("11月12日停用",)),
    ("您11月3日来电说冠松了。", "zh_CN", "cn", ("戴冠 2025-12-08",)),
    (
        "備用電源在六分鐘後啟動。",
        "zh_TW",
        "tw",
        ("14:20 停電", "備用電源 14:26 啟動", "停 50 分鐘"),
    ),
]


def found(text: str, lang: Language, place: Jurisdiction, facts: tuple[str, ...]) -> set[str]:
    context = GuardContext(lang, place, "authority", verified_facts=facts)
    return {each.group for each in check(text, context)} & {"X1", "X2"}


@pytest.mark.parametrize(
    "line", [*SWAPPED, *LEFT_OVER, *OF_ONE_MEASURE], ids=lambda line: line[0][:12]
)
def test_a_figure_that_stands_for_another_is_found(line: Line) -> None:
    assert found(*line) == {"X1"}


@pytest.mark.parametrize("line", AGREEING, ids=lambda line: line[0][:12])
def test_a_figure_that_agrees_in_another_form_is_silent(line: Line) -> None:
    assert found(*line) == set()


@pytest.mark.parametrize(
    "line",
    [
        ("該先照超音波再下針的。", "zh_TW", "tw", ("下針前未做超音波",)),
        ("關於皮疹與用藥有無關聯，還不能說。", "zh_TW", "tw", ("用藥4種", "皮疹 2 處")),
        ("其拒付第二期費用。", "zh_TW", "tw", ("第二期費用未付",)),
        ("共有四十六筆線上預約沒有寫入。", "zh_TW", "tw", ("影響 46 筆線上預約",)),
        ("回家又渗了差不多三个小时的血。", "zh_CN", "cn", ("回家后渗血约 3 小时",)),
        ("預約系統改用新密碼。", "zh_TW", "tw", ("密碼不得共用",)),
        ("原本要來看診的朋友得改期。", "zh_TW", "tw", ("11/3 至 11/6 停診",)),
    ],
    ids=lambda line: line[0][:12],
)
def test_what_only_looks_like_a_denial_is_silent(line: Line) -> None:
    assert found(*line) == set()


@pytest.mark.parametrize(
    ("text", "lang", "point", "stated"),
    [
        ("關於紅斑，已查明是藥膏的香料引發過敏。", "zh_TW", "紅斑成因（未回）", True),
        ("关于那篇帖子：退款上个月就打到她账上了。", "zh_CN", "退款是否已到账", True),
        ("上周的停水是物业误关了阀门。", "zh_CN", "停水原因", True),
        ("问题出在支付公司的接口。", "zh_CN", "系统为何重复扣款", True),
        ("這截器械是兩年前那次斷入的。", "zh_TW", "器械何時斷入", True),
        ("有網友寫「你們把針頭重複用」。", "zh_TW", "針頭是否重複使用", False),
        ("关于那篇帖子，退款是否到账还在查。", "zh_CN", "退款是否已到账", False),
        ("停水的原因物业还在查。", "zh_CN", "停水原因", False),
    ],
)
def test_a_topic_named_or_a_word_of_others_hides_no_answer_and_is_none(
    text: str, lang: Language, point: str, stated: bool
) -> None:
    context = GuardContext(lang, "tw", "authority", unverified=(point,))
    assert ("X2" in {each.group for each in check(text, context)}) is stated


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("every 4-6 weeks", 0),
        ("rooms 3-5", 0),
        ("3-5 天", 0),
        ("on 10-12 we met", 1),
        ("11-12-2026", 1),
    ],
)
def test_from_one_number_to_another_is_no_day(text: str, dates: int) -> None:
    assert sum(value.kind == "date" for value in values_in(folded(text))) == dates


@pytest.mark.parametrize(
    ("fact", "text", "lang"),
    [
        ("08:14 接獲通知", "專線每天 09:00 到 17:30 有人接。", "zh_TW"),
        (
            "负责人 11 月 19 日（周四）08:14 得到通知，08:22 起亲自处理",
            "负责人 08:22 起亲自核实；负责人 16:55 看完记录。",
            "zh_CN",
        ),
        (
            "负责人 08:14 得到通知",
            "今天查了三间诊室。\n诊所　负责人　2026 年 11 月 19 日 16:55",
            "zh_CN",
        ),
        ("10月5日起恢復看診", "謝謝大家。下次說明：10月12日下午3點。", "zh_TW"),
        ("9點30分起停電", "診所電話：02-2345-6789（上午9點至下午6點）", "zh_TW"),
        ("退費每人800元", "疫苗的自費價是1,200元。", "zh_TW"),
        ("Each patient is refunded £80", "A prescription costs £9.90.", "en"),
        ("當日受影響的共17人", "當天有3位醫師看診。", "zh_TW"),
        ("Infusion 9.00 to 9.20", "The infusion ran from nine until twenty past nine.", "en"),
        ("自2026-12-01起周一至周六开诊", "自12月1日起，门诊部周一至周六开诊。", "zh_CN"),
    ],
)
def test_an_hour_of_something_else_is_held_against_none_of_the_facts(
    fact: str, text: str, lang: Language
) -> None:
    assert found(text, lang, "uk", (fact,)) == set()
