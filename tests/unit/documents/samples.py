"""Papers of one made-up case, for the tests and for looking at."""
# ruff: noqa: E501, SIM905

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta, timezone

from clinicguard.documents.basis import BasisLine
from clinicguard.documents.complaint_paper import (
    AccountLine,
    ComplaintRecordPaper,
    ContactLine,
    DoneLine,
    FindingLine,
    FlagLine,
    IssueLine,
    LinkLine,
    SatisfactionLine,
)
from clinicguard.documents.lines import ClockLine, EditLine, LogLine, PromiseLine, Said, Turn
from clinicguard.documents.press import Press, Stamp
from clinicguard.documents.recovery_kit import KitPaper
from clinicguard.documents.slip import SlipPaper
from clinicguard.documents.statement_lines import (
    ApprovalLine,
    ReleaseLine,
    SequelLine,
    StatementPaper,
)
from clinicguard.host.words import Language

TAIPEI = timezone(timedelta(hours=8))
RARE = "陳𠮷祥 堃喆犇峯裡着 ㄅㄆㄇ o͘ a̍ Tâi-gí"


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in November 2026, on the clinic's wall."""
    return datetime(2026, 11, day, hour, minute, tzinfo=TAIPEI).astimezone(UTC)


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


STAMP = Stamp("禾晏牙醫診所", "K7Q2-9F4M", 4903, sha("head"), at(21, 17, 42), "許雅筑", TAIPEI)


def press(language: Language = "zh_TW", *, roc: bool = False, draft: bool = False) -> Press:
    return Press(language, roc, STAMP, draft)


VERBATIM = """我禮拜一來拔左下的智齒，何醫師拔的。到今天第三天了，左邊下嘴唇跟下巴還是麻的，喝湯流出來自己都不知道。
禮拜一晚上我打來，沒人接。禮拜二早上打，也沒人接。下午好不容易有人接了，跟我說「麻藥退比較慢、正常啦」，說會請醫師打給我，結果咧？
還有那個三千六，收據上就寫「自費材料」四個字，到底是什麼材料？明天再沒有人跟我說，我就去問衛生局。"""

ANSWER = """陳𠮷祥先生您好：
一、麻木的情形。北安綜合醫院 11-20 的檢查顯示左下唇感覺減退、仍有反應。多久恢復、能不能完全恢復，現在還不知道。
二、說明與回電。您四次反映，沒有一次由醫師回覆，這是我們沒有做好，對不起。
三、3,600 元。這是拔牙傷口的自體血小板止血材料一份，款項於 11-24 退還。"""

LOG = tuple(
    LogLine(4711 + i, at(18, 17, 38 + i), who, did, why, sha(f"entry {i}"))
    for i, (who, did, why) in enumerate(
        (
            ("林美華", "記下客訴 C-2026-0001", ""),
            ("林美華", "確認收件 C-2026-0001", "當面，交付收件單"),
            ("許雅筑", "更正「我們的理解」", "他沒有說要退費，「誤會」是我們的判斷，不是他的話。"),
            ("沈以安", "連結事件 I-2026-0007", "評論內容與本案相符"),
        )
    )
)

COMPLAINT = ComplaintRecordPaper(
    number="C-2026-0001",
    kind="客訴",
    state="已結案",
    channel="現場",
    received_at=at(18, 17, 24),
    taken_by="林美華",
    logged_at=at(18, 17, 38),
    logged_by="林美華",
    complainant=RARE,
    relation="病人本人",
    reach="0900-000-417",
    patient="陳𠮷祥",
    chart="H-004417",
    born="1980-05-06",
    staff_role="牙醫師、櫃檯",
    verbatim=VERBATIM,
    interpretation="術後反映麻木，三天沒有醫師回覆；術前說明可能不足；收據品名不明。",
    wanted="醫師親自說明會不會好、接下來怎麼辦；三千六是什麼要講清楚；給一份病歷複製本。",
    cut_off=at(27, 17, 0),
    shaped_by=("不含關懷格內容",),
    issues=(
        IssueLine("傾聽", 2, "中", "後續與轉介", "2 輕微", "反映症狀沒有人處理",
                  "三天內四次反映，沒有一次接到醫師。"),
        IssueLine("溝通說明", 2, "中", "診療中", "2 輕微", "術前說明與術後衛教",
                  "說不知道會麻，簽的時候沒有看。"),
        IssueLine("行政流程", 1, "低", "在診所", "1 極輕", "收費項目不明", "收據只寫「自費材料」。"),
    ),
    flags=(FlagLine("主管機關", at(18, 17, 38), "林美華", "說要去問衛生局", at(27, 16, 40)),),
    steps=(
        Turn(at(18, 17, 38), "林美華", "", "已記下"),
        Turn(at(18, 17, 46), "林美華", "已記下", "已收件", "當面交付收件單"),
        Turn(at(18, 18, 5), "蘇仲謙", "已收件", "調查中"),
        Turn(at(26, 12, 20), "沈以安", "調查中", "已答覆", "書面"),
        Turn(at(27, 16, 40), "許雅筑", "已答覆", "已結案", "逐項答覆，病人同意先結案。"),
    ),
    clocks=(
        ClockLine("第一次回覆", "診所承諾，1 個工作日", at(18, 17, 38), at(19, 21, 0),
                  state="準時", ended_at=at(18, 17, 46), how="當面交付收件單"),
        ClockLine("答覆", "診所承諾，7 個工作日", at(18, 17, 38), at(27, 21, 0),
                  state="準時", ended_at=at(26, 12, 20), how="掛號信，附病歷複製本收據"),
        ClockLine("病歷複製本", "醫預法 § 10，7 個工作日", at(18, 17, 40),
                  due_day=date(2026, 11, 27), state="準時", ended_at=at(24, 18, 40)),
    ),
    acknowledgement=Said(at(18, 17, 46), "林美華", "當面",
                         "您今天到櫃檯說的事，我們已經照您的話記下來，編號在這張單子上。"),
    contacts=(
        ContactLine(at(17, 14, 10), "許雅筑", "電話，他打來，接通", "說下唇還麻。", None),
        ContactLine(at(19, 11, 35), "沈以安", "電話，我們打去，接通",
                    "先問麻的範圍與吃飯情形，道歉讓他等了三天，約 11-20 到醫院檢查。", at(19, 15, 0)),
    ),
    promises=(
        PromiseLine("回電，說明醫師什麼時候可以親自談", at(18, 17, 45), "林美華", "許雅筑",
                    at(19, 12, 0), "做到", at(19, 11, 35), "沈以安與許雅筑一起去電，談 18 分鐘。"),
    ),
    accounts=(
        AccountLine("病人", "病人本人", "11-16 簽名時沒有看內容，也不記得有人講會麻。",
                    at(18, 18, 5), "蘇仲謙"),
        AccountLine("同仁", "何承恩", "術前看 X 光時有提到牙根靠近神經、可能暫時麻。",
                    at(19, 13, 20), "蘇仲謙"),
        AccountLine("應有的做法", "診所作業", "口頭說明要請病人複述，並寫下時間；拔智齒隔天去電。",
                    at(25, 15, 10), "蘇仲謙"),
    ),
    findings=(
        FindingLine("傾聽", "成立", "四次反映都沒有轉到醫師，是我們沒有做好。", at(25, 16, 10), "蘇仲謙"),
        FindingLine("溝通說明", "部分成立", "同意書有簽、風險有列，但沒有紀錄能顯示他聽懂了。",
                    at(25, 16, 14), "蘇仲謙"),
    ),
    remedies=(
        DoneLine("道歉", "負責人 11-21 當面致歉。", at(25, 16, 40), "沈以安"),
        DoneLine("退費", "自費 3,600 元因事前沒有說清楚，11-24 退還，與評論無關。",
                 at(25, 16, 42), "沈以安"),
    ),
    answers=(Said(at(26, 12, 20), "沈以安", "書面", ANSWER),),
    satisfactions=(
        SatisfactionLine(4, ("有被聽見", "有說明清楚"), "有人講清楚就好，麻的部分就等 12 月再看。",
                         at(27, 12, 15), "許雅筑"),
    ),
    learnings=(
        DoneLine("學到的事", "反映症狀的來電一律當天轉醫師，櫃檯不判斷是不是正常。",
                 at(27, 16, 35), "許雅筑"),
    ),
    links=(LinkLine("事件", "I-2026-0007", "評論內容與本案相符", at(19, 8, 25)),),
    edits=(
        EditLine("我們的理解", "病人誤會同意書內容，要求退費。",
                 "術後反映麻木，三天沒有醫師回覆；術前說明可能不足；收據品名不明。",
                 at(18, 18, 10), "許雅筑", "他沒有說要退費，「誤會」是我們的判斷，不是他的話。"),
    ),
    log=LOG,
)  # fmt: skip

SLIP = SlipPaper(
    number="C-2026-0001",
    received_at=at(18, 17, 24),
    taken_by="林美華",
    first_reply_by=at(19, 21, 0),
    answer_by=at(27, 21, 0),
    call_us="04-0000-0161，許雅筑，週一至週五 09:00–21:00",
    address="臺中市北安區長禾路 88 號 1 樓",
    message="行政主管許雅筑會在 11-19（四）中午 12:00 前打電話給您，約醫師親自說明的時間。"
    "這段時間如果麻的範圍變大、發燒、腫脹或吞嚥困難，請直接撥上面的電話，或到醫院急診。",
)

KIT = KitPaper(
    words=tuple(
        "harbor violin canvas meadow lantern orbit pepper silver thunder walnut bridge candle "
        "desert engine forest garden hollow island jungle kitten ladder marble napkin ocean".split()
    ),
    code="CGK1:" + sha("kit").upper(),
    fingerprints=(("復原卡", sha("kit")[:32]), ("診所", sha("clinic")[:32])),
    copy=1,
)

WORDS = """我們注意到 11 月 18 日晚間起關於本診所的評論，理解大家的擔心。

目前確認的是：負責人 11 月 19 日上午 8 時 14 分接獲通知後親自了解；專線 04-0000-0161 自今日 9 時起有專人接聽。尚待確認的是評論中所說的經過，我們正在逐項核對。

基於法律與隱私，我們不在公開場合談任何個別情形。今天 17:00 我們會在這裡更新。"""

STATEMENT = StatementPaper(
    number="S-2026-0001",
    version=2,
    audience="社會大眾",
    channel="Google 商家、Facebook",
    state="已發出",
    text=WORDS,
    text_hash=sha(WORDS),
    written_at=at(19, 8, 58),
    written_by="許雅筑",
    approved=True,
    spokesperson="沈以安",
    incident="I-2026-0007",
    basis=(
        BasisLine("F-02", "負責人 11-19（四）08:14 接獲通知，08:22 起親自處理", "通話紀錄與操作紀錄"),
        BasisLine("M-2", "個別的事只和當事人談，專線有人接。", "F-11"),
    ),
    approvals=(
        ApprovalLine(at(19, 8, 54), "高若瑜", "律師", "要修改", "第二段「同意書」一句證實就診，拿掉。",
                     sha("older")),
        ApprovalLine(at(19, 9, 4), "高若瑜", "律師", "可以發出", "", sha(WORDS)),
    ),
    releases=(
        ReleaseLine(at(19, 9, 9), "沈以安", "Google 商家", "商家頁的最新消息", "A-09 截圖",
                    at(19, 13, 0)),
        ReleaseLine(at(19, 9, 11), "許雅筑", "Facebook", "粉絲專頁貼文", "A-10 截圖"),
    ),
    followed=(
        SequelLine(at(19, 11, 20), "林佳蓉", "媒體來電", "北安日報 王記者，想約訪，已轉發言人"),
        SequelLine(at(19, 16, 5), "沈以安", "對方刪了文", "原評論不見了", "A-12 截圖"),
    ),
)  # fmt: skip
